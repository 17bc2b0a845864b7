"""What would leave once a part of a file is erased (an answer, a condition, a wish), and does not now.

A whole case or family leaves guards behind (`guards_left`). Of a part the family is asked: what it closed or
narrowed, by the gate's word before and after. The order is tried, and nothing of that stays.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.hanging import hanging
from vsdesk.desk.cases.letting_go import EndedClosures, OpenedExit, closed, joined, questions_of
from vsdesk.progress import SILENT
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.read.entry_groups import entries_in
from vsdesk.vault.trial import tried_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vsdesk.desk.cases.letting_go import FileClosure
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.erasure.plan import Plan
    from vsdesk.records.consent.many_bodies import Question
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

_CASES: Final = 5  # of each family, whose exits are asked
_FILES: Final = 20
_WHY: Final = "withdrawn"  # whatever the reason will be


@dataclass(frozen=True, slots=True)
class Opening:
    """What closes something now, and no more once it is erased; `wider`: exits that are open, and of which
    more leaves then."""

    ended: EndedClosures = field(default_factory=EndedClosures)
    wider: tuple[OpenedExit, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ended.exits or self.ended.guards or self.wider)


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What closes a file, and by question all that leaves of it."""

    closure: FileClosure
    said: dict[Question, frozenset[tuple[str, str, str]]]


def opening(context: DeskContext, plan: Plan) -> Opening:
    """What a plan opens in the files that stay, where it takes only parts of files. On the writer's thread,
    in no transaction."""
    vault = context.vault
    if any(view.id == view.space for view in plan.targets):
        return Opening()
    roots = [*islice(dict.fromkeys(_roots(vault, plan)), _FILES)]
    before = {id: file for id in roots if (file := vault.read.dossier(id)) is not None}
    lists = context.dictionary.vocabularies
    asked = {id: questions_of((file,), lists) for id, file in before.items()}

    def order() -> None:
        frame = plan.left.signed(context, plan.order(_WHY), plan.ties)
        vault.orders.give_signed(frame, SILENT)

    after = tried_in(vault, order, before, lambda one: _leaving(context, one, asked[one.root]))
    ended, wider = [], dict[OpenedExit, None]()
    for id, file in before.items():
        if id not in after:
            continue
        now = _leaving(context, file, asked[id])
        ended.append(_ended(now.closure, after[id].closure))
        wider |= dict.fromkeys(_wider(now, after[id]))
    return Opening(joined(ended), tuple(wider))


def _roots(vault: Vault, plan: Plan) -> Iterator[str]:
    """The files in which something goes, those that hang on them, and those of other entries of the same
    persons."""
    spaces = [*dict.fromkeys(space for space, _ in sorted(plan.reached))]
    groups = entries_in(vault.database, spaces, {rec for _, rec in plan.reached})
    spaces += sorted({space for one in groups for space in one.spaces()})
    for space in spaces:
        root = vault.read.view(space)
        if root is None or root.kind not in ("case", "family"):
            continue
        yield space
        cases = [*islice(hanging(vault, root), _CASES)]
        yield from cases
        for case in (space, *cases):
            file = vault.read.dossier(case)
            yield from (one.root for one in (file.joined if file is not None else ()))


def _leaving(context: DeskContext, file: Dossier, asked: Sequence[Question]) -> _Leaving:
    said = {}
    for purpose, to, named in asked:
        request = Request(purpose, to, "B", context.today(), named_recipient=named)
        let = decide(request, file, context.dictionary)
        said[purpose, to, named] = frozenset(
            (one.id, name, repr(value))
            for one in (let if let.allowed else ())
            for name, value in one.values.items()
        ).union((id, "portrait", "") for id in let.portraits)
    return _Leaving(closed(file, asked, context), said)


def _ended(now: FileClosure, then: FileClosure) -> EndedClosures:
    """What guards no more; not what the order writes anew, with another id."""
    before, after = (Counter(said for _, said in one.guards) for one in (now, then))
    return replace(now.ended_by(then), guards=tuple(sorted((before - after).items())))


def _wider(now: _Leaving, then: _Leaving) -> Iterable[OpenedExit]:
    """The exits that are open now, and let out what they do not let out now."""
    for one, said in now.said.items():
        if said and not then.said[one] <= said:
            yield OpenedExit(*one, "", "")

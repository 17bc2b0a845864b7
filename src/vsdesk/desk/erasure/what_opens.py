"""What would leave once something is erased (an answer, a tie, a whole file), and does not now.

Of a part the family is asked: what it closed or narrowed, by the gate's word before and after. The order is
tried in every file beside it, and nothing of that stays. A whole file leaves guards behind (`guards_left`):
told words that nothing but the file that goes kept here are sealed with it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.cases.letting_go import (
    EndedClosures,
    OpenedExit,
    closed,
    counted,
    joined,
    questions_of,
)
from vsdesk.desk.erasure.files_beside import near
from vsdesk.desk.erasure.neighbour_mentions import named_wholly
from vsdesk.desk.erasure.pictures_left import pictures_left
from vsdesk.desk.erasure.words_left import RemainingWords
from vsdesk.progress import SILENT
from vsdesk.records.consent import recipients
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.names_left import said_in, words_of
from vsdesk.records.gate.names.standing_choices import seen_in
from vsdesk.records.gate.request import Request
from vsdesk.vault.read.entry_groups import entries_in
from vsdesk.vault.trial import tried_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.desk.cases.letting_go import FileClosure
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.erasure.plan import Plan
    from vsdesk.records.consent.many_bodies import Question
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

_CASES: Final = 5  # of each family, whose exits are asked
_FILES: Final = 20
_PEOPLE: Final = frozenset({"person", "source"})
_WHY: Final = "withdrawn"  # whatever the reason will be


@dataclass(frozen=True, slots=True)
class EndedGuard:
    """What closes something now, and no more once it is erased; `wider`: exits that are open, and of which
    more leaves then; `pictures`: how many of activities are closed by themselves, so that none does."""

    ended: EndedClosures = field(default_factory=EndedClosures)
    wider: tuple[OpenedExit, ...] = ()
    sealed: tuple[RemainingWords, ...] = field(
        default=(), repr=False
    )  # told words; counted with the others
    pictures: int = 0

    def __bool__(self) -> bool:
        return bool(self.ended.exits or self.ended.guards or self.wider)


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What closes a file, who is guarded elsewhere and looked for in it, and by question all that leaves
    of it: of a family's own paper also as it speaks where nobody told them of a death."""

    closure: FileClosure
    guarded: frozenset[str]
    said: dict[tuple[Question, bool], frozenset[tuple[str, str, str]]]

    def opened(self, then: _Leaving) -> Iterator[tuple[Question, frozenset[tuple[str, str, str]]]]:
        """By question that lets something out now what it lets out only then."""
        for one, said in self.said.items():
            if said and (more := then.said[one] - said):
                yield one[0], more


def opening(context: DeskContext, plan: Plan) -> EndedGuard:
    """What a plan opens in the files that stay. On the writer's thread, in no transaction."""
    vault = context.vault
    whole = any(view.id == view.space for view in plan.targets)
    roots = () if whole else _roots(vault, plan)
    every = islice(dict.fromkeys((*roots, *near(vault, plan.reached))), _FILES)
    before = {id: file for id in every if (file := vault.read.dossier(id)) is not None}
    pictures = sum(1 for _ in pictures_left(context, plan.reached))
    if not before:
        return EndedGuard(pictures=pictures)
    lists = context.dictionary.vocabularies
    asked = {id: questions_of((file,), lists) for id, file in before.items()}

    def order() -> None:
        frame = plan.left.signed(context, plan.order(_WHY), plan.ties)
        vault.orders.give_signed(frame, SILENT)

    after = tried_in(vault, order, before, lambda one: _leaving(context, one, asked[one.root]))
    ended, wider, gone = [], dict[OpenedExit, None](), {rec for _, rec in plan.reached}
    sealed = dict[tuple[str, str], RemainingWords]()
    for id, file in before.items():
        if id not in after:
            continue
        now = _leaving(context, file, asked[id])
        ended.append(_ended(now.closure, after[id].closure))
        lost = now.guarded - after[id].guarded - gone if whole else frozenset()
        sealed |= {(left.record, left.name): left for left in _naming(context, file, lost)}
        for question, more in now.opened(after[id]):
            words = {said: one for said in more if whole and (one := _sealed(context, file, said))}
            sealed |= {(one.record, one.name): one for one in words.values()}
            if more - words.keys():
                wider[OpenedExit(*question, "", "")] = None
    told = tuple(sealed[one] for one in sorted(sealed))
    return EndedGuard(joined(ended), tuple(wider), told, pictures)


def _naming(
    context: DeskContext, file: Dossier, people: frozenset[str]
) -> Iterator[RemainingWords]:
    """The told words that name one of these who stay, and whom no paper of the file looks for once the tie to
    them is gone: by whatever answer they would leave then."""
    for one in named_wholly(context.vault, file, people) if people else ():
        if words := _sealed(context, file, (one.record.id, one.name, "")):
            yield words


def _sealed(
    context: DeskContext, file: Dossier, said: tuple[str, str, str]
) -> RemainingWords | None:
    """Told words in a record of their own, closed as a whole; of nothing else."""
    id, name, _ = said
    record, kinds = file.get(id), context.dictionary
    if record is None or record.kind in (*kinds.roots, "person"):
        return None
    words = {said_in(record, spec) for spec in words_of(kinds, record)}
    if name not in words or kinds.field(record.kind, "sens") is None:
        return None
    return RemainingWords(
        id, name, file.root, seen_in(record, name), guarded=True, seals=record.kind
    )


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
    for one in asked:
        purpose, to, named = one
        request = Request(purpose, to, "B", context.today(), named_recipient=named)
        for quiet in (False, True) if recipients.of(to).home else (False,):
            let = decide(replace(request, quiet=quiet), file, context.dictionary)
            said[one, quiet] = frozenset(
                (one.id, name, repr(value))
                for one in (let if let.allowed else ())
                for name, value in one.values.items()
            ).union((id, "portrait", "") for id in let.portraits)
    beside = frozenset(one.id for one in file.beyond.guarding() if one.kind in _PEOPLE)
    return _Leaving(closed(file, asked, context), beside, said)


def _ended(now: FileClosure, then: FileClosure) -> EndedClosures:
    """What guards no more; not what the order writes anew, with another id."""
    before, after = (Counter(said for _, said in one.guards) for one in (now, then))
    return replace(now.ended_by(then), guards=counted((before - after).elements()))

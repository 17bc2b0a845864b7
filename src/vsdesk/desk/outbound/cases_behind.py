"""On whose word something leaves that is no paper of one case: its own file and the cases behind it, each
of them asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.rests_on import CellsOfVault, cases_naming_all, is_tied, speaker
from vsdesk.desk.outbound.exported_table import CandidateRow
from vsdesk.records.consent import recipients
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.cases.untold_news import UntoldNews
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.exported_table import ExitOrder
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.vault.vault import Vault


_HAVE_CASES: Final = frozenset({"family", "incident"})


def files_behind(vault: Vault, root: str) -> tuple[str, ...]:
    """Of what the gate is asked for a root: its own file, and each case that names it as its family or its
    incident. By whom that is not believed can close by a case, and open nothing (`CasesBehind.is_believed`).

    Nobody answers in an incident: it is asked where no believed case answers for it.
    """
    return files_behind_all(vault, [root])[root]


def files_behind_all(
    vault: Vault, roots: Sequence[str], heads: Mapping[str, RecordView] | None = None
) -> dict[str, tuple[str, ...]]:
    """The same of several roots, by root, read at once; `heads`: by id, where they were read."""
    heads = vault.read.views(roots) if heads is None else heads
    known = (heads[root] for root in roots if root in heads)
    cases = cases_naming_all(vault, [one for one in known if one.kind in _HAVE_CASES])
    found = {}
    for root in roots:
        head, naming = heads.get(root), cases.get(root, [])
        named = tuple(one.id for one in naming)
        found[root] = (root, *named)
        if head is not None and head.kind == "incident":
            tied = any(is_tied(one, head, vault.trust) for one in naming)
            found[root] = named if tied else found[root]
    return found


class ClosureCache:
    """What the files behind one space said, for one order: the files of a family are asked one after another,
    and no more than one space is kept."""

    def __init__(self) -> None:
        self._space = ""
        self._said: dict[bool, list[GateDecision]] = {}

    def of(
        self, space: str, ask: Callable[[], list[GateDecision]], *, beside: bool = False
    ) -> list[GateDecision]:
        """What was said, asked once."""
        if space != self._space:
            self._space, self._said = space, {}
        if beside not in self._said:
            self._said[beside] = ask()
        return self._said[beside]


class CasesBehind:
    """Asks the gate of each of them, in nobody's own right."""

    def __init__(self, context: DeskContext, cases: CaseService, untold: UntoldNews) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases
        self._untold = untold

    def answering(
        self, order: ExitOrder, item: RecordView, last: ClosureCache | None = None
    ) -> Sequence[GateDecision]:
        """What each file behind an item says of it. Where one lets it out on its own word, the others are
        asked `beside` it: whom they only name has their own file."""
        last = last if last is not None else ClosureCache()
        decided = last.of(item.space, lambda: self._behind(order, item, beside=False))
        alone = all(one.get(item.id) is not None for one in decided)
        if alone or not all(one.allowed for one in decided):
            return decided
        own = (one for one in decided if one.get(item.id) is not None)
        if not any(self.is_believed(one.root, item.space) for one in own):
            return decided
        return last.of(item.space, lambda: self._behind(order, item, beside=True), beside=True)

    def _behind(self, order: ExitOrder, item: RecordView, *, beside: bool) -> list[GateDecision]:
        roots = files_behind(self._vault, item.space)
        return [*self.decided_all(order, roots, beside=beside)]

    def decided_all(
        self, order: ExitOrder, asked: Sequence[str], *, beside: bool = False
    ) -> Iterator[GateDecision]:
        """What the gate says of each of these roots (`beside`: as `Request` says)."""
        theirs = recipients.of(order.recipient).sort == "family"
        cells = CellsOfVault(self._vault, self._cases.linking)
        for dossier in self._vault.read.dossiers(asked):
            request = Request(
                purpose=order.purpose,
                recipient=order.recipient,
                level=order.level,
                today=self._context.today(),
                lang=(order.lang,),
                named_recipient=order.named,
                person=speaker(dossier, self._vault.trust) if theirs else None,
                cells=cells.of(dossier),
                quiet=self._untold.speaks_quietly(dossier, order.recipient),
                decided=True,  # nobody reads each cell of a table before it goes on
                beside=beside,
            )
            yield decide(request, dossier, self._dictionary)

    def going(self, root: str, decided: Iterable[GateDecision], *, own: bool) -> CandidateRow:
        """A root by what the gate said of the files behind it. A case that only another device tied there
        keeps nothing of it from the organisation's own work (`own`)."""
        by: list[GateDecision] = []
        beside: list[GateDecision] = []
        for one in decided:
            if self.is_believed(one.root, root) or not (one.allowed or own):
                by.append(one)
            elif one.allowed:
                beside.append(one)
        return CandidateRow(root, tuple(by), tuple(beside))

    def is_believed(self, file: str, root: str) -> bool:
        """Whether something of a root leaves by this file: its own, or a case that is believed to be tied."""
        if file == root:
            return True
        return is_tied(self._cases.record(file), self._cases.record(root), self._vault.trust)

"""What was asked for an entry that was erased meanwhile, or where a case or a relative was let go meanwhile:
a coordinator is told, asks or reads, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.lone_pages import LonePages
from vsdesk.errors import UserError
from vsdesk.records.consent.approval import LOOKED
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import Dossier, RecordView

    # The root of a file, how late it is, its day, and the ops that came.
    Row = tuple[RecordView, int, str, str]

_SEPARATOR: Final = " "  # between ops


class LateWishService:
    """Lists them by the files that they close, and writes down that a coordinator knows of them."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._context = context
        self._pages = LonePages(context.vault)
        self._cases = cases

    def of_erased(self) -> Iterator[Row]:
        """Files in which an entry stays; the ops that came for the one that was erased."""
        vault = self._vault
        roots = vault.read.whole.late_wishes.roots()
        for dossier in vault.read.dossiers(roots) if roots else ():
            late = self._known_of(dossier, _late(dossier))
            if late and not dossier.head.deleted:
                yield dossier.head, 0, "", _SEPARATOR.join(sorted(_ops(late)))

    def of_let_go(self) -> Iterator[Row]:
        """Files out of which something was let go; the root in which something came and its kind, and the
        ops of that."""
        for one in self._vault.read.whole.let_go.waiting():
            dossier = self._vault.read.dossier(one.space)
            late = self._known_of(dossier, one.late) if dossier is not None else {}
            if dossier is not None and late and not dossier.head.deleted:
                there = self._where(sorted(late)) or dossier.head
                told = (there.id, there.kind, *sorted(_ops(late)))
                yield dossier.head, 0, "", _SEPARATOR.join(told)

    def _known_of(
        self, dossier: Dossier, late: Mapping[str, frozenset[str]]
    ) -> dict[str, frozenset[str]]:
        """Of what came, that of which a coordinator may say that they know. What another device alone says in
        this very file waits for a look that shows it: whoever only knows of it would make its words good."""
        found = self._pages.of_file(dossier) if late else None
        waits = found.ops if found is not None else frozenset[str]()
        return {id: left for id, ops in late.items() if (left := ops - waits)}

    def _where(self, records: Iterable[str]) -> RecordView | None:
        """The root of the first of these of which it is here."""
        read = self._vault.read.view
        found = (read(one.space) for id in records if (one := read(id)) is not None)
        return next((root for root in found if root is not None and not root.deleted), None)

    def known(self, root: str, told: str) -> Change:
        """Write down in a file that a coordinator knows of what came (`told` of its row): it closes no more.
        What came since then waits on, and what waits in this very file for a look at its words. Raises
        UserError E_ROLE, E_NOT_FOUND, E_VALUE when nothing else waits."""
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        dossier = self._cases.dossier(root)
        shown = {*told.split(_SEPARATOR)}
        late = _late(dossier)
        for held in self._vault.read.whole.let_go.waiting():
            late |= held.late if held.space == root else {}
        late = self._known_of(dossier, late)
        wanted = {id: ops & shown for id, ops in late.items() if ops & shown}
        found = [one for id in wanted if (one := self._vault.read.view(id)) is not None]
        if not found:
            raise UserError("E_VALUE", kind=dossier.head.kind, field=LOOKED)
        return self._cases.save([_looked_at(dossier.head, found, _ops(wanted))])


def _looked_at(root: RecordView, wishes: Collection[RecordView], ops: frozenset[str]) -> Edit:
    """A look in a root at these ops of these records."""
    ids = [one.id for one in wishes]
    return Edit(root.kind, {LOOKED: True}, id=root.id, seen={LOOKED: ()}, weighs=ids, looked=ops)


def _late(dossier: Dossier) -> dict[str, frozenset[str]]:
    """By record what came for another entry of who is missing, or of a relative, in a file."""
    return {**dossier.beyond.late_of_relatives(), **dossier.beyond.late()}


def _ops(late: Mapping[str, Collection[str]]) -> frozenset[str]:
    return frozenset(op for ops in late.values() for op in ops)

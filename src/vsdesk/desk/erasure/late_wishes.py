"""What was asked for an entry that was erased meanwhile, and came too late to be read: a coordinator is told,
asks the family, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.erasure.weighed import looked_at
from vsdesk.errors import UserError
from vsdesk.records.consent.approval import LOOKED
from vsdesk.vault.read.late_wishes import LateWishes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.context import DeskContext
    from vsdesk.records.dossier import Dossier, RecordView

_SEPARATOR: Final = " "  # between the ops of a row


@dataclass(frozen=True, slots=True)
class LateWish:
    """What came for entries that were erased, by a file in which another entry stays: its root, and the ops
    that came, as `asked` takes them."""

    root: RecordView
    told: str


class LateWishService:
    """Lists them by the files in which an entry stays, and writes down that the family was asked."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases

    def waiting(self) -> Iterator[LateWish]:
        """These files."""
        vault = self._vault
        roots = LateWishes(vault.database, lambda: vault.rules).roots()
        for dossier in vault.read.dossiers(roots) if roots else ():
            late = _late(dossier)
            if late and not dossier.head.deleted:
                yield LateWish(dossier.head, _SEPARATOR.join(sorted(_ops(late))))

    def asked(self, root: str, told: str) -> Change:
        """Write down in a file that the family was asked about what came (its `told`): it closes no
        more. What came since then waits on. Raises UserError E_ROLE, E_NOT_FOUND, E_VALUE when nothing of it
        waits."""
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        dossier = self._cases.dossier(root)
        shown = {*told.split(_SEPARATOR)}
        wanted = {id: ops & shown for id, ops in _late(dossier).items() if ops & shown}
        found = [one for id in wanted if (one := self._vault.read.view(id)) is not None]
        if not found:
            raise UserError("E_VALUE", kind=dossier.head.kind, field=LOOKED)
        return self._cases.save([looked_at(dossier.head, found, _ops(wanted))])


def _late(dossier: Dossier) -> dict[str, frozenset[str]]:
    """By record what came for another entry of who is missing, or of a relative, in a file."""
    return {**dossier.beyond.late_of_relatives(), **dossier.beyond.late()}


def _ops(late: Mapping[str, Collection[str]]) -> frozenset[str]:
    return frozenset(op for ops in late.values() for op in ops)

"""On whose word something leaves that is no paper of one case: the cases behind it, each of them asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.cases.believed import CellsOfVault, speaker
from vsdesk.records.consent import recipients
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.cases.untold_news import UntoldNews
    from vsdesk.desk.context import DeskContext
    from vsdesk.desk.outbound.exported_table import ExitOrder
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.vault.vault import Vault


def cases_behind(vault: Vault, kind: str, root: str) -> tuple[str, ...]:
    """Of what the gate is asked: the cases of a root of a kind, or itself where it is one or has none."""
    if kind == "case":
        return (root,)
    return tuple(one.id for one in vault.read.linking(root, "case")) or (root,)


class CasesBehind:
    """Asks the gate of each of them, in nobody's own right."""

    def __init__(self, context: DeskContext, cases: CaseService, untold: UntoldNews) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases
        self._untold = untold

    def decided_all(self, order: ExitOrder, asked: Sequence[str]) -> Iterator[GateDecision]:
        """What the gate says of each of these roots."""
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
            )
            yield decide(request, dossier, self._dictionary)

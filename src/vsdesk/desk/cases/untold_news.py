"""News of a death that the family was not told yet: on no page, in no list, in no paper that speaks
quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent import recipients
from vsdesk.records.gate import death_news

if TYPE_CHECKING:
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dossier import Dossier, RecordView


class UntoldNews:
    """What pages, lists and papers pass over until the family knows."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases

    def as_shown(self, root: str) -> Dossier:
        """The dossier as a page may show it: without news of a death that was not told yet.

        Raises UserError E_NOT_FOUND.
        """
        return death_news.without_news(self._cases.dossier(root), self._context.today())

    def speaks_quietly(self, dossier: Dossier, recipient: str) -> bool:
        """Whether a paper or table made here speaks as if there were no such news.

        On a coordinator's device only what stays inside does: a court may need the news before the family
        knows it. On the messenger's device nothing does.
        """
        if death_news.may_speak(dossier, self._vault.identity.device_id, self._context.today()):
            return False
        return self._vault.role != "coordinator" or recipients.of(recipient).inside

    def is_closed(self, view: RecordView, field: str = "") -> bool:
        """Whether a record, or one answer of it, tells such news: it is on no page and in no list."""
        own = (view.kind, field) in death_news.TELLING
        above: RecordView | None = view
        passed = {
            view.space
        }  # the root is no such record, and one that lies below itself is passed once
        while not own and above is not None and not death_news.is_news(above):
            passed.add(above.id)
            within = above.parent if above.parent not in passed else None
            above = self._vault.read.view(within) if within else None
        if not own and above is None:
            return False
        dossier = self._vault.read.dossier(view.space)
        if dossier is None:
            return False
        recorded, today = (
            death_news.as_recorded(dossier, self._context.today()),
            self._context.today(),
        )
        if own and view.kind != "case" and view.id not in death_news.dead_of(recorded, today):
            return False  # of others it is no news
        waits = (
            view.kind != "case" or death_news.is_untold(recorded, today)
            if own
            else view.id in death_news.untold(recorded, today)
        )
        plain = recorded.get(view.id)
        return waits or plain is None or plain.fields.get(field) != view.fields.get(field)

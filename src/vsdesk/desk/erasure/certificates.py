"""The deletion certificate on paper: made from its record, for the organisation's own files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.erasure.plan import ITEM
from vsdesk.desk.outbound.missing_glyphs import PlainPaper
from vsdesk.errors import UserError
from vsdesk.languages import USUAL
from vsdesk.progress import SILENT
from vsdesk.records.consent.answers import written_on
from vsdesk.records.dates.days import day_of
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dossier import ids_in
from vsdesk.reports import Contact, Furniture, Voice, short_digest
from vsdesk.words import Words

if TYPE_CHECKING:
    from datetime import date

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.erasure.service import ErasureService
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.words import Lang

_CERTIFICATE: Final = "deletion_certificate"


@dataclass(frozen=True, slots=True)
class WithdrawalNotice:
    """Something inside a case that stands was erased: "information withdrawn", and nothing more."""

    id: str
    kind: str
    parent: str | None


class CertificateService:
    """Prints what was erased, and tells where something was."""

    def __init__(self, context: DeskContext, cases: CaseService, erasure: ErasureService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._cases = cases
        self._erasure = erasure

    def withdrawn(self, root: str) -> tuple[WithdrawalNotice, ...]:
        """What was erased inside a case or family that stands. There is no content to show."""
        dossier = self._cases.dossier(root)
        if dossier.head.erased:
            return ()
        return tuple(
            WithdrawalNotice(one.id, one.kind, one.parent) for one in dossier if one.erased
        )

    def certificates(self, root: str) -> tuple[RecordView, ...]:
        """The certificates that this vault holds, those about this case or family first, then the newest.

        Nobody but a coordinator holds any.
        """
        spaces = {one.space for one in self._cases.dossier(root)}

        def about(view: RecordView) -> bool:
            held = [self._vault.read.view(one) for one in _targets(view.value("targets"))]
            return any(one is not None and one.space in spaces for one in held)

        found = sorted(
            self._cases.list_kind(_CERTIFICATE), key=lambda one: one.created, reverse=True
        )
        return tuple(sorted(found, key=lambda one: not about(one)))

    def certificate(
        self, rec: str, langs: tuple[Lang, ...] = (USUAL,), progress: Progress = SILENT
    ) -> PlainPaper:
        """The deletion certificate as a PDF, in one or two languages. It holds no content.

        Raises UserError E_NOT_FOUND, E_USAGE, E_GATE on a journey.
        """
        from vsdesk.reports import deletion_certificate  # it brings reportlab

        self._vault.standing.require_home()
        view = self._cases.record(rec)
        if view.kind != _CERTIFICATE:
            raise UserError("E_NOT_FOUND")
        on = day_of(view.text("on")) or written_on(view.created)
        if on is None:
            raise UserError("E_NOT_FOUND")
        if not 1 <= len(langs) <= 2:
            raise UserError("E_USAGE", "langs")
        rows = [row for row in self._erasure.erasures() if row.frame == view.text("order")]
        confirmed = sum(len(row.confirmed) for row in rows)
        deleted = deletion_certificate.DeletionFacts(
            on=on,
            why=view.text("why"),
            data_class=view.text("data_class"),
            codes=tuple(view.text("codes").split()),
            kinds=_counts(view.value("kinds")),
            records=_number(view.value("records")),
            files=_number(view.value("files")),
            files_stay=_number(view.value("files_stay")),
            kept=_items_kept(view.value("kept")),
            holders=tuple(ids_in(view.value("holders"))),
            approved_by=view.text("approved_by"),
            order=short_digest(view.text("order")),
            confirmed=confirmed,
            devices=confirmed + sum(len(row.missing) for row in rows),
        )
        furniture = Furniture(
            level="B",
            recipient="own_org",
            copy=1,
            case_no=next(iter(deleted.codes), ""),
            on=deleted.on,
            digest=deleted.order,
            contact=Contact(organisation=self._vault.trust.name),
        )
        voices = [
            Voice(Words(lang), Labels(lang, self._dictionary.vocabularies), self._dictionary.places)
            for lang in langs
        ]
        unset: set[str] = set()
        pdf = deletion_certificate.render(deleted, voices, progress, furniture, unset)
        return PlainPaper(pdf, tuple(sorted(unset)))


def _targets(value: Json) -> list[str]:
    """The ids of what an order named."""
    rows = value if isinstance(value, list) else []
    return [str(row[1]) for row in rows if isinstance(row, list) and len(row) == 2]


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0


def _counts(value: Json) -> tuple[tuple[str, int], ...]:
    """Records of each kind, as the certificate keeps them."""
    if not isinstance(value, dict):
        return ()
    return tuple((kind, _number(number)) for kind, number in sorted(value.items()))


def _items_kept(value: Json) -> tuple[tuple[str, date | None], ...]:
    """(recipient, day) of each item that stays."""
    rows = value if isinstance(value, list) else []
    return tuple(
        (str(row[2]), day_of(row[3]))
        for row in rows
        if isinstance(row, list) and len(row) == 4 and row[0] == ITEM
    )

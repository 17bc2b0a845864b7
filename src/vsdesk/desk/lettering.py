"""Letters after a withdrawal, and files of ours that are kept inside the vault.

A letter goes to each body outside that holds something for which the withdrawn answer stood. It is
kept in the family's space, sealed (it leaves with nothing else), and leaves a row of its own.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from vsdesk.desk.consenting import Consenting
from vsdesk.desk.printing import Printed
from vsdesk.desk.withdrawal import LETTER
from vsdesk.progress import SILENT
from vsdesk.records.days import day_of
from vsdesk.records.disclosure import Request, decide
from vsdesk.reports import Furniture, Letter, Topic, render, short_digest
from vsdesk.vault.saving import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.withdrawal import Holder
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.values import Json
    from vsdesk.words import Lang

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_ANSWER_DAYS: Final = 30
SEALED: Final = 4
# Bodies that read Arabic; all others are written to in English.
_IN_ARABIC: Final = frozenset(
    {"ncmp", "ntjc", "children_committee", "prosecutor_sy", "sarc", "scm", "afomas"}
)


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """One letter: to whom, in which language, the PDF, the item as which it is kept."""

    recipient: str
    named: str = field(repr=False)
    lang: Lang
    pdf: bytes = field(repr=False)
    digest: str
    item: str


class Lettering(Consenting):
    """Writes to those who hold something."""

    def consent_letters(
        self, grants: Sequence[str], *, lang: Lang | None = None, progress: Progress = SILENT
    ) -> tuple[WrittenLetter, ...]:
        """A dated letter to each holder outside, for withdrawn grants. Each leaves its row.

        `lang` None: Arabic for Syrian bodies, English for all others. Raises UserError E_NOT_FOUND.
        """
        views = [self._grant(one) for one in grants]
        dossier = self._around(views[0])
        holders = self.consent_effect(grants).holders
        return tuple(self._letter(dossier, views, one, lang, progress) for one in holders)

    def _letter(
        self,
        dossier: Dossier,
        grants: Sequence[RecordView],
        holder: Holder,
        lang: Lang | None,
        progress: Progress,
    ) -> WrittenLetter:
        today = date.fromisoformat(self.today())
        mine = [one for one in grants if one.id in holder.for_grants]
        days = [day for one in mine if (day := day_of(one.value("withdrawn_on"))) is not None]
        letter = Letter(
            purposes=tuple(dict.fromkeys(one.text("purpose") for one in mine)),
            withdrawn_on=min(days, default=today),
            answer_by=today + timedelta(days=_ANSWER_DAYS),
            sent=tuple(
                (day, short_digest(one.digest), one.copy)
                for one in holder.sent
                if (day := day_of(one.on)) is not None and _DIGEST.fullmatch(one.digest)
            ),
            references=holder.references,
        )
        tongue: Lang = lang or ("ar" if holder.recipient in _IN_ARABIC else "en")
        request = Request(
            mine[0].text("purpose"), holder.recipient, "B", self.today(), (tongue,), holder.named
        )
        disclosed = decide(request, dossier, self.dictionary)
        head = dossier.head
        copy = self._next_copy(dossier, holder.recipient)
        digest = hashlib.sha256(repr((head.id, holder.recipient, letter)).encode()).hexdigest()
        furniture = Furniture(
            level="B",
            recipient=holder.recipient,
            copy=copy,
            case_no=head.text("case_no") or head.text("family_code"),
            on=today,
            digest=short_digest(digest),
            contact=self.contact(),
        )
        topic = Topic(self.dictionary, letter=letter)
        pdf = render(
            "withdrawal-letter", disclosed, [self._voice(tongue)], progress,
            furniture=furniture, topic=topic,
        )  # fmt: skip
        name = f"{holder.recipient}-{self.today()}.pdf"
        with self.vault.transaction():
            item = self._keep_file(pdf, mine[0].space, "our_letter", name, "application/pdf")
            printed = Printed(pdf, (), digest, copy, ())
            self._note_exit(LETTER, printed, disclosed, read=())
        return WrittenLetter(holder.recipient, holder.named, tongue, pdf, digest, item)

    def _keep_file(self, data: bytes, parent: str, kind: str, name: str, mime: str) -> str:
        """Keep a file of ours as a sealed item below a root; its id."""
        stored = self.vault.files.add(io.BytesIO(data))
        values: dict[str, Json] = {
            "type": kind,
            "title": name.rpartition(".")[0],
            "file_name": name,
            "mime": mime,
            "size": stored.size,
            "sha256": stored.sha256,
            "blob": stored.blob,
            "sens": SEALED,
        }
        item = self.new_id()
        saved = self.vault.save([Edit("evidence_item", values, id=item, parent=parent)])
        self._changed(saved.ids, saved.spaces, {"evidence_item"})
        return item

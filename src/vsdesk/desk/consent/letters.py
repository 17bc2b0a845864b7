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

from vsdesk.desk.consent.kept_letters import KeptLetters
from vsdesk.desk.consent.taken_back import TakenBack, TakenBackByRoot
from vsdesk.desk.consent.withdrawal import LETTER, holders
from vsdesk.desk.outbound.copy_numbers import next_copy
from vsdesk.desk.outbound.missing_glyphs import PlainPaper
from vsdesk.desk.outbound.sheet_result import PrintedSheet
from vsdesk.desk.outbound.submission_snapshot import digest_of_file
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import taken_back_on
from vsdesk.records.dates.days import day_of
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.statuses import OUR_LETTER
from vsdesk.reports import Furniture, Letter, SheetSubject, render, short_digest
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.consent.service import ConsentService
    from vsdesk.desk.consent.taken_back import UnlookedHolder
    from vsdesk.desk.consent.withdrawal import Holder
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.leaving_review import ShownPaper
    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.words import Lang

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_ANSWER_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """One letter: to whom, in which language, the PDF, the item as which it is kept."""

    recipient: str
    named: str = field(repr=False)
    lang: Lang
    pdf: bytes = field(repr=False)
    digest: str
    item: str
    unset: tuple[str, ...] = field(default=(), repr=False)  # characters without a letter


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """The letter of a case or family to one of its holders, in one or two languages (): as is usual."""

    root: str
    recipient: str
    named: str = field(default="", repr=False)
    langs: tuple[Lang, ...] = ()


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter that is set, and not yet kept."""

    pdf: bytes = field(repr=False)
    disclosed: GateDecision = field(repr=False)
    space: str
    lang: Lang
    printed: PrintedSheet


class LetterService:
    """Writes to those who hold something."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        sheets: SheetService,
        consent: ConsentService,
    ) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self._sheets = sheets
        self._consent = consent
        self.kept = KeptLetters(context.vault, cases)

    def letters(
        self, grants: Sequence[str], progress: Progress = SILENT
    ) -> tuple[WrittenLetter, ...]:
        """A dated letter to each holder outside, for withdrawn grants, in the language of that body. Each
        leaves its row; none on a journey: they are waited for as any. Raises UserError E_NOT_FOUND."""
        if self._vault.standing.travels():
            return ()
        dossier = self._consent.around(self._consent.grant_record(grants[0]))
        back = TakenBack.of(dossier, self._vault)
        views = tuple(one for one in back.sure if one.id in grants)
        return tuple(
            self._kept_letter(self._set_letter(dossier, views, one, (), progress))
            for one in self._holders_for(back.heard, views)
        )

    def confirm_given(self, rows: Sequence[str], *, shown: OnScreen) -> Change:
        """A coordinator's word that what another device wrote of an exit is so, as it was
        `shown`: letters may follow.

        Raises UserError E_ROLE on another device, E_NOT_FOUND.
        """
        return self._cases.saved_with_back(
            [Edit("disclosure", {"confirmed": True}, id=one, shown=shown) for one in rows]
        )

    # -- by the case or the family, in a language that is chosen ------------------------------

    def holders(self, root: str) -> tuple[Holder, ...]:
        """Who outside holds something of this case or family for which an answer was taken back, by more than
        the word of another device that nobody looked at (`unlooked`)."""
        return self._withdrawn_of(root)[2]

    def unlooked(self, root: str) -> tuple[UnlookedHolder, ...]:
        """Who outside would be written to, once a coordinator looked at what another
        device says was taken back."""
        return TakenBack.of(self._cases.dossier(root), self._vault).asked

    def answers_unlooked(self, dossier: Dossier) -> frozenset[str]:
        """The answers of this file that another device alone says were taken back, and the rows below its
        answers that it alone wrote (ids): nobody looked at them, and nothing is asked of a body by them."""
        rows = TakenBackByRoot(self._vault)
        below = (one.id for one in dossier.of("consent_event") if not rows.tells(one))
        back = TakenBack.of(dossier, self._vault)
        return frozenset((*(one.id for one, _ in back.unlooked), *below))

    def look(self, order: LetterOrder, progress: Progress = SILENT) -> PlainPaper:
        """The letter as it would be today, to be looked at: it is not kept, and leaves no row.

        Raises UserError E_NOT_FOUND when they hold nothing for an answer that was taken back; Cancelled.
        """
        letter = self._asked_letter(order, progress)
        return PlainPaper(letter.pdf, letter.printed.unset, letter.printed.looked)

    def write(
        self, order: LetterOrder, progress: Progress = SILENT, looked: ShownPaper | None = None
    ) -> WrittenLetter:
        """The letter that leaves: the same, kept with the family, and its row. `looked`: as it was looked at.
        Raises as `look`, E_CHANGED for another one than that."""
        letter = self._asked_letter(order, progress)
        if looked is not None:
            looked.require(
                letter.printed.looked,
                lambda stamp: self._asked_letter(order, progress, stamp).printed.looked,
            )
        return self._kept_letter(letter)

    def _asked_letter(
        self, order: LetterOrder, progress: Progress, stamp: ShownPaper | None = None
    ) -> _Letter:
        dossier, views, holders = self._withdrawn_of(order.root)
        for one in holders:
            if (one.recipient, one.named) == (order.recipient, order.named):
                return self._set_letter(dossier, views, one, order.langs, progress, stamp)
        raise UserError("E_NOT_FOUND", "no such holder")

    def _withdrawn_of(
        self, root: str
    ) -> tuple[Dossier, tuple[RecordView, ...], tuple[Holder, ...]]:
        """The answers of a case or family that were taken back, and who holds something for them."""
        dossier = self._cases.dossier(root)
        back = TakenBack.of(dossier, self._vault)
        return dossier, back.sure, self._holders_for(back.heard, back.sure)

    def _holders_for(self, heard: Dossier, views: Sequence[RecordView]) -> tuple[Holder, ...]:
        if not views:
            return ()
        return tuple(one for one in holders(heard, views, self._vault) if one.is_written_to)

    def _set_letter(
        self,
        dossier: Dossier,
        grants: Sequence[RecordView],
        holder: Holder,
        langs: tuple[Lang, ...],
        progress: Progress,
        stamp: ShownPaper | None = None,
    ) -> _Letter:
        """`stamp`: the day and the copy of a letter with which it is compared."""
        today = date.fromisoformat(stamp.on if stamp else self._context.today())
        mine = [one for one in grants if one.id in holder.for_grants]
        days = [day for one in mine if (day := day_of(taken_back_on(one))) is not None]
        letter = Letter(
            purposes=holder.purposes,
            withdrawn_on=min(days, default=today),
            answer_by=today + timedelta(days=_ANSWER_DAYS),
            sent=tuple(
                (day, short_digest(one.digest), one.copy)
                for one in holder.sent
                if (day := day_of(one.on)) is not None and _DIGEST.fullmatch(one.digest)
            ),
            references=holder.references,
        )
        tongues = langs or (recipients.of(holder.recipient).letters,)
        request = Request(
            holder.purposes[0],
            holder.recipient,
            "B",
            self._context.today(),
            tongues,
            holder.named,
        )
        disclosed = decide(request, dossier, self._dictionary)
        head = dossier.head
        copy = stamp.copy if stamp else next_copy(self._vault, dossier, holder.recipient)
        digest = hashlib.sha256(repr((head.id, holder.recipient, letter)).encode()).hexdigest()
        furniture = Furniture(
            level=disclosed.request.level,
            recipient=holder.recipient,
            copy=copy,
            case_no=", ".join(holder.numbers) or self._sheets.number(head.id, disclosed),
            on=today,
            digest=short_digest(digest),
            contact=self._sheets.contact(),
        )
        topic = SheetSubject(self._dictionary, letter=letter)
        unset: set[str] = set()
        pdf = render(
            "withdrawal-letter",
            disclosed,
            [self._sheets.voice(one) for one in tongues],
            progress,
            furniture=furniture,
            topic=topic,
            unset=unset,
        )
        unread = tuple(sorted(unset))
        pages, on = digest_of_file(pdf), today.isoformat()
        printed = PrintedSheet(pdf, (), digest, copy, (), unset=unread, on=on, pages=pages)
        return _Letter(pdf, disclosed, mine[0].space, tongues[0], printed)

    def _kept_letter(self, letter: _Letter) -> WrittenLetter:
        """Kept, sealed, with its row. Raises UserError E_GATE on a journey."""
        self._vault.standing.require_home()
        request = letter.disclosed.request
        name = f"{request.recipient}-{self._context.today()}.pdf"
        with self._vault.transaction():
            item = self.keep_file(letter.pdf, letter.space, OUR_LETTER, name, "application/pdf")
            self._sheets.note_exit(LETTER, letter.printed, letter.disclosed, read=())
        return WrittenLetter(
            request.recipient,
            request.named_recipient,
            letter.lang,
            letter.pdf,
            letter.printed.digest,
            item,
            letter.printed.unset,
        )

    def keep_file(self, data: bytes, parent: str, kind: str, name: str, mime: str) -> str:
        """Keep a file of ours as a sealed item below a root; its id."""
        stored = self._vault.files.add(io.BytesIO(data))
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
        item = self._context.new_id()
        saved = self._saving.write([Edit("evidence_item", values, id=item, parent=parent)])
        self._context.changed(saved.ids, saved.spaces, {"evidence_item"})
        return item

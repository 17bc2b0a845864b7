"""Open copies: one file out of the vault, and a dump for others, each through the gate and with its rows.

What another body gets is what the gate lets out of each case, at the levels A to C: D and E are computed,
and leave as tables. A file leaves at A and B only; a picture without place and camera, a PDF as its pages
draw it, unless a court is handed it through counsel; of a picture parts of which were covered, the covered
one. A picture that may show somebody dead leaves alone, when it was asked for by name and with a reason,
never in a dump for others.
A file leaves as all items of the vault may that name the same bytes, and what it is its bytes say.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk import diskio, photo
from vsdesk.desk.files.file_sorts import is_pdf, is_picture, may_be_heard
from vsdesk.desk.files.pictures import PICTURES
from vsdesk.desk.loads.service import DumpResult
from vsdesk.desk.outbound.cases_behind import ClosureCache
from vsdesk.desk.outbound.dump_others import Leaves, LeavingRecords, head_for
from vsdesk.desk.outbound.exit_approval import require_door
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.file_answers import FileAnswers, check_level, why_it_stays
from vsdesk.desk.outbound.leaving_review import require_looked
from vsdesk.desk.outbound.sheet_result import PrintedSheet
from vsdesk.desk.outbound.words_of_files import STAYS, is_read, require_words
from vsdesk.desk.saving import dump_rows
from vsdesk.errors import UserError
from vsdesk.pdf_notes import without_notes
from vsdesk.progress import SILENT, unhurried
from vsdesk.records import put_aside
from vsdesk.records.consent import recipients
from vsdesk.records.gate.record_rules import is_of_the_dead
from vsdesk.records.gate.told.told_numbers import require_why, told_numbers
from vsdesk.records.not_whole import OF_BYTES
from vsdesk.vault.read.missing_anywhere import missing_of, require_whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from vsdesk.desk.access.sealed_access import SealedAccessService
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.desk.outbound.table_export import TableExportService
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision, Level
    from vsdesk.records.not_whole import MissingPiece

OWN_COPY: Final = ("hold_record", recipients.OWN_COPY, "A")  # purpose, recipient, level
_RECORDS: Final = ("A", "B", "C")  # levels at which records leave
_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class FileOrder:
    """Which file leaves, why, for whom, at which level. As it stands: an own copy for own work.

    `reason` opens what is sealed, and a picture that may show somebody dead, which needs `of_the_dead` too.
    `told_reason` is that of `SheetOrder`, for what stands in the words of a file.
    """

    item: str
    purpose: str = OWN_COPY[0]
    recipient: str = OWN_COPY[1]
    level: Level = "A"
    named: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    of_the_dead: bool = False
    told_reason: str = field(default="", repr=False)

    @property
    def own(self) -> bool:
        """Whether it stays with the organisation, whole."""
        return is_own_copy(self.purpose, self.recipient, self.level)


@dataclass(frozen=True, slots=True)
class CopiedFile:
    """A file that left. `changed`: it is a picture or a PDF, without what was noted in it."""

    data: bytes = field(repr=False)
    digest: str
    changed: bool


@dataclass(frozen=True, slots=True)
class _Going:
    """Whether the file of a record goes into a dump, how, and on whose word beside those that leave."""

    how: Leaves = ""
    by: tuple[GateDecision, ...] = ()


def is_own_copy(purpose: str, recipient: str, level: str) -> bool:
    """Whether this names the organisation's own copy. Raises UserError E_USAGE for half of it."""
    if not recipients.of(recipient).whole:
        return False
    if (purpose, level) != (OWN_COPY[0], OWN_COPY[2]):
        raise UserError(
            "E_USAGE", "--recipient is missing: the own copy is always hold_record at level A"
        )
    return True


class FileExportService:
    """Writes readable copies of files, and of records for others."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        files: AttachmentService,
        sealed: SealedAccessService,
        sheets: SheetService,
        table_export: TableExportService,
    ) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases
        self._files = files
        self._sealed = sealed
        self._sheets = sheets
        self._table_export = table_export
        self._answers = FileAnswers(context, files, table_export)

    # -- one file -----------------------------------------------------------------------------

    def copy_file(self, order: FileOrder, looked: str = "") -> CopiedFile:
        """The file of an item, with the row that it leaves. `looked`: the SHA-256 of what was looked at.

        Raises UserError E_NOT_FOUND, E_GATE, E_ROLE, E_MESSENGER, E_PHOTO, E_PHOTO_LARGE, E_PDF, E_PDF_LARGE,
        E_BY_SUBMISSION; E_CHANGED for another one than that, E_VALUE without a reason where one is needed.
        """
        require_door(self._vault, order.recipient)
        self._sheets.may_give(order.told_reason)
        item = self._cases.record(order.item)
        if item.deleted or item.kind != "evidence_item":
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        twins = self._files.twins(item)
        dead = any(map(is_of_the_dead, (item, *twins)))
        if dead and not order.of_the_dead:
            raise UserError("E_GATE", "death_image", reason="death_image")
        for named in (item, *twins):
            closed = frozenset(self._sealed.look(named.id).closed.values())
            if dead or closed:
                self._sealed.check_opening(named, closed, order.reason)
        if order.own:
            return self._own_file(item, order, looked)
        if self._files.put_aside(item):
            raise UserError("E_GATE", put_aside.REASON, reason=put_aside.REASON)
        require_whole(self._missing(order.recipient))
        decided = self._decided_of(item, order)
        also = [one for twin in twins for one in self._decided_of(twin, order)]
        whole = self._files.attachment(item.id)
        held = [one.id for one in (item, *twins)]
        require_words(whole, held, (*decided, *also), self._dictionary, order.told_reason)
        data = whole if decided[0].request.level == "A" else _clean(item, whole)
        digest = hashlib.sha256(data).hexdigest()
        require_looked(looked, digest)
        if dead:
            self._cases.note_view(item.id, "view_death_image", order.reason.strip())
        for one in decided:
            printed = PrintedSheet(b"", (), digest, 0, one.consents_used)
            read = [r for r in one if r.id == item.id]
            self._sheets.note_exit(
                "dump", printed, one, read=read, also=also, why=order.told_reason.strip()
            )
        return CopiedFile(data, digest, data != whole)

    def _own_file(self, item: RecordView, order: FileOrder, looked: str) -> CopiedFile:
        """The file whole, for our own work; what lies below something removed is removed too."""
        own = ExitOrder(order.purpose, order.recipient, order.level)
        decided = self._table_export.decided_all(own, (item.space,))
        if not any(one.require().get(item.id) for one in decided):
            raise UserError("E_NOT_FOUND", kind=item.kind)
        data = self._files.attachment(item.id)
        digest = hashlib.sha256(data).hexdigest()
        require_looked(looked, digest)
        self._context.audit("dump", item.id, order.reason.strip())
        return CopiedFile(data, digest, False)

    def _decided_of(
        self, item: RecordView, order: FileOrder, last: ClosureCache | None = None
    ) -> Sequence[GateDecision]:
        """What the gate says of each file behind the item; all of them have to let it out."""
        asked = ExitOrder(order.purpose, order.recipient, order.level, named=order.named)
        return self._answers.require(item, asked, last)

    def _missing(self, recipient: str) -> tuple[MissingPiece, ...]:
        """What may say of the same bytes that they stay, and has not come."""
        inside = recipients.of(recipient).inside
        return () if inside else missing_of(self._vault, OF_BYTES)

    # -- a dump for others --------------------------------------------------------------------

    def dump_for(
        self,
        folder: Path,
        order: ExitOrder,
        *,
        kind: str | None = None,
        progress: Progress = SILENT,
        looked: str = "",
    ) -> DumpResult:
        """What the gate lets out of cases (all, or those of the order) as a dump, with a row for each case.
        `looked`: the SHA-256 of its records as they were looked at.

        The folder must be new or empty. Raises UserError E_NOT_FOUND for what is no case, E_GATE when no case
        may leave, or a telephone leaves in told words without a reason, E_BY_SUBMISSION, E_CHANGED, E_ROLE,
        E_EXISTS, E_KIND, E_VALUE for a level that is computed; Cancelled; EnvironmentFault.
        """
        if kind is not None and self._dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        check_level(order.level, _RECORDS)
        with diskio.disk_guard(), unhurried():
            if folder.exists() and any(folder.iterdir()):
                raise UserError("E_EXISTS")
            require_door(self._vault, order.recipient)
            self._sheets.may_give(order.told_reason)
            let_out, left_out = self._allowed(order, progress)
            for one in let_out:
                require_why(told_numbers(one, self._dictionary), order.told_reason)
            leaving = LeavingRecords(
                self._vault.read,
                self._dictionary,
                let_out,
                lambda roots: self._table_export.decided_all(order, roots, beside=True),
                self._table_export.rests_on,
            )
            written = {one.id: one for one in leaving.records if kind in (None, one.kind)}
            last = ClosureCache()
            asked = {id: self._file_leaves(leaving, id, order, last) for id in written}
            files = {id: going.how for id, going in asked.items() if going.how}
            by = [one for going in asked.values() for one in going.by]
            rows = [leaving.row(one, files.get(one.id, "")) for one in written.values()]
            head = head_for(self._context, leaving)
            text = b"".join(dump_rows.line(one) for one in (head, *rows))
            digest = hashlib.sha256(text).hexdigest()
            require_looked(looked, digest)
            self._note_dump(leaving, written, digest, by, order.told_reason.strip())
            diskio.make_folder(folder / "files")
            with diskio.create_file(folder / "records.jsonl") as out:
                out.write(text)
            count = sum(self._write_file(id, how, folder) for id, how in files.items())
        return DumpResult(len(rows), count, folder, left_out)

    def _allowed(
        self, order: ExitOrder, progress: Progress
    ) -> tuple[list[GateDecision], dict[str, int]]:
        """The cases that leave, and how many stay for which reason. Raises UserError E_GATE
        for none, E_NOT_FOUND."""
        cases = self._table_export.roots("case", order.cases)
        left_out: Counter[str] = Counter()
        let_out: list[GateDecision] = []
        for start in range(0, len(cases), _BATCH):
            progress.step("looking", start, len(cases))
            for one in self._table_export.decided_all(order, cases[start : start + _BATCH]):
                stays = why_it_stays(one, _RECORDS)
                left_out.update([stays] if stays else [])
                let_out += [] if stays else [one]
        if not let_out:
            reason = next(iter(left_out), "not_asked")
            raise UserError("E_GATE", reason, reason=reason)
        return let_out, dict(left_out)

    def _file_leaves(
        self, leaving: LeavingRecords, id: str, order: ExitOrder, last: ClosureCache
    ) -> _Going:
        """How the file of a record goes into a dump for others: as all items of that file may."""
        item = self._cases.record(id)
        if item.kind != "evidence_item" or not leaving.lets_file(id):
            return _Going()
        data = self._answers.looked_at(item)
        if not data:
            return _Going()
        twins = self._files.twins(item)
        if self._files.put_aside(item) or self._missing(order.recipient):
            return _Going()
        for one in (item, *twins):
            if is_of_the_dead(one) or self._answers.stays_for(one, order.recipient):
                return _Going()
        here = [one.id for one in (item, *twins) if leaving.holds(one.id)]
        if may_be_heard(data) and not all(map(leaving.lets_recording, here)):
            return _Going()
        by = self._by_files(leaving, (item, *twins), order, last)
        if by is None:
            return _Going()
        if is_read(data) and not self._lets_words(leaving, (item, *twins), data, by, order):
            return _Going()
        cleaned = _is_picture(item, data) or is_pdf(data)
        return _Going("clean" if cleaned and leaving.level != "A" else "whole", by)

    def _lets_words(
        self,
        leaving: LeavingRecords,
        items: Sequence[RecordView],
        data: bytes,
        by: Sequence[GateDecision],
        order: ExitOrder,
    ) -> bool:
        """Whether what a file says lets it leave. Raises UserError E_GATE where a reason would let it."""
        ids = [one.id for one in items]
        decided = [one for one in leaving.let_out if any(map(one.get, ids))]
        try:
            require_words(data, ids, (*decided, *by), self._dictionary, order.told_reason)
        except UserError as problem:
            if problem.params.get("reason") in STAYS:
                return False
            raise
        return True

    def _by_files(
        self,
        leaving: LeavingRecords,
        items: Sequence[RecordView],
        order: ExitOrder,
        last: ClosureCache,
    ) -> tuple[GateDecision, ...] | None:
        """On whose word beside the cases that leave a file may: of each item of it, in a case that leaves
        nobody else's, elsewhere that of every file behind it; None where it stays in one of them."""
        by: dict[str, GateDecision] = {}
        for item in items:
            if leaving.holds(item.id) and not leaving.lets_file(item.id):
                return None
            if leaving.holds(item.id) and not leaving.shares(item.id):
                continue
            asked = FileOrder(item.id, order.purpose, order.recipient, order.level, order.named)
            try:
                by |= {one.root: one for one in self._decided_of(item, asked, last)}
            except UserError:
                return None
        here = {one.root for one in leaving.let_out}
        return tuple(one for root, one in by.items() if root not in here)

    def _write_file(self, id: str, how: Leaves, folder: Path) -> bool:
        data = self._files.attachment(id)
        if how == "clean":
            try:
                data = _clean(self._cases.record(id), data)
            except UserError:
                # None that can be read, or more than a file unpacks to: it may hold a place.
                return False
        with diskio.create_file(folder / "files" / id) as out:
            out.write(data)
        return True

    def _note_dump(
        self,
        leaving: LeavingRecords,
        written: Mapping[str, DisclosedRecord],
        digest: str,
        by: Sequence[GateDecision],
        why: str,
    ) -> None:
        """A row for each case, before anything is written: `digest` is that of records.jsonl.

        `by` are the other cases on whose word files leave; `why` told words leave that may not by themselves.
        """
        for start in range(0, len(leaving.let_out), _BATCH):
            with self._vault.transaction():
                for one in leaving.let_out[start : start + _BATCH]:
                    printed = PrintedSheet(b"", one.withheld, digest, 0, one.consents_used)
                    read = [written[record.id] for record in one if record.id in written]
                    also = by if one is leaving.disclosed else ()
                    self._sheets.note_exit("dump", printed, one, read=read, also=also, why=why)


def _clean(item: RecordView, data: bytes) -> bytes:
    """A picture without what the camera wrote, of a PDF what its pages draw. Raises UserError
    E_PHOTO, E_PHOTO_LARGE, E_PDF, E_PDF_LARGE."""
    if _is_picture(item, data):
        return photo.clean(data)[0]
    return without_notes(data) if is_pdf(data) else data


def _is_picture(item: RecordView, data: bytes) -> bool:
    """By what the file is, or by what somebody calls it: one that is called so and is none stays."""
    return (
        is_picture(data) or item.text("mime").startswith("image/") or item.text("type") in PICTURES
    )

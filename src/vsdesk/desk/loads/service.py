"""Records in and out in the open format: JSON lines, and a folder that loads back equal.

A line is `{"kind": …, "id"?: …, "parent"?: …, fields…}`. The first line of a dump is
`{"vsdesk": 1, "schema": N}`; attachments lie beside it in `files/`, named by their item. Nothing is
half loaded: every line is read and checked before the one transaction begins (docs/spec/dump.md).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from vsdesk import diskio
from vsdesk.desk.loads import custom_schema
from vsdesk.desk.loads.copy_words import CopyWords
from vsdesk.desk.loads.load_undo_service import LoadUndoService
from vsdesk.desk.loads.own_ids import OwnIds
from vsdesk.desk.loads.promises import lines_apart, promise_apart
from vsdesk.desk.loads.table_load import TableLoadService
from vsdesk.desk.saving import dump_rows
from vsdesk.desk.saving.brought_files import BroughtFiles
from vsdesk.desk.saving.line_form import require_line
from vsdesk.desk.saving.load_rules import LoadRules
from vsdesk.errors import UserError
from vsdesk.load_mark import load_for
from vsdesk.progress import SILENT, unhurried
from vsdesk.records.consent import recipients
from vsdesk.records.copy_mark import COPIED, MARKED, mark_of, mark_of_held
from vsdesk.records.dictionary.dictionary import SCHEMA
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.saving.line_layers import LoadedLine
    from vsdesk.desk.saving.remarks import Remark, Remarks
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.on_screen import OnScreen

_BATCH: Final = 200
_LINE_LIMIT: Final = 4 * 1024 * 1024  # of what somebody typed: a record may hold more


@dataclass(frozen=True, slots=True)
class LoadResult:
    """What a load did, or would do. `load` names it for `undo_load`; "" when nothing was loaded.

    `remarks`: what was kept though nobody could type it, and what was left out.
    """

    records: int
    kinds: dict[str, int]
    roots: frozenset[str]
    dry_run: bool
    load: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class DumpResult:
    """What a dump wrote; of one for others, how many cases stay for which reason."""

    records: int
    files: int
    folder: Path
    left_out: dict[str, int] = field(default_factory=dict)


class DumpService:
    """`records load` and `records dump`."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self.undo = LoadUndoService(context, cases.drafts)
        self.tables = TableLoadService(context, self.undo)

    def load(
        self,
        lines: Iterable[bytes],
        *,
        files: Path | None = None,
        name: str = "",
        dry_run: bool = False,
        progress: Progress = SILENT,
    ) -> LoadResult:
        """Load JSON lines. Records may name each other in any order. `name` is for the list of loads.

        `files` is the folder of a dump's attachments, each named by its item. What begins with the first line
        of a dump is taken as it came (docs/spec/dump.md); other lines are typed, and refused like whatever is
        typed: UserError with the line number. Also raises Cancelled. Nothing is loaded then.
        """
        with unhurried():
            return self._load(lines, files, name, progress, dry_run=dry_run)

    def _load(
        self,
        lines: Iterable[bytes],
        files: Path | None,
        name: str,
        progress: Progress,
        *,
        dry_run: bool,
    ) -> LoadResult:
        head, rows, removed = _parsed(lines)
        dump, own = bool(head), OwnIds.of(self._vault, rows)
        rows = own.lines
        if not dump:
            for number, row in rows:
                require_line(number, row)
            rows = list(lines_apart(self._vault, rows, self._context.new_id))
        known = custom_schema.with_own(self._dictionary, head, (row for _, row in rows))
        brought = BroughtFiles(files, own.called)
        bringing = LoadRules(self._vault, known, dump=dump, files=brought)
        taken, remarks = bringing.taken(rows, removed), bringing.remarks
        kinds: dict[str, int] = {}
        stands = [one for one in taken if not one.removed]
        for one in stands:
            kinds[one.edit.kind] = kinds.get(one.edit.kind, 0) + 1
        if dry_run:
            return LoadResult(len(stands), kinds, frozenset(), True, remarks=remarks.all())
        roots: set[str] = set()
        with self._vault.applying():
            first, load = self._vault.loads.next_entry(), self.undo.new_load()
            for start in range(0, len(taken), _BATCH):
                progress.step("loading", start, len(taken))
                part = [
                    self._with_file(one, brought, remarks, dump=dump)
                    for one in taken[start : start + _BATCH]
                ]
                roots |= self._saving.write_brought(part, known, partial(load_for, load), dump=dump)
            if dump:
                self._mark_copied(taken, roots, remarks, load)
            self._saving.take_out_brought(taken, load)
            self._saving.remove_brought(taken, load)
            self._saving.settle_brought([one.edit for one in stands], load)
            self.undo.note_load(
                load, first, file=name, digest="", rows=len(taken), records=len(stands)
            )
        self._context.changed((), roots, kinds)
        return LoadResult(len(stands), kinds, frozenset(roots), False, load, remarks.all())

    def _mark_copied(
        self, taken: Sequence[LoadedLine], spaces: set[str], remarks: Remarks, load: str
    ) -> None:
        """Say of each file into which the copy wrote that it came from one, and what was left out of it."""
        edits, stays = [], []
        left = self._left_out(taken, remarks)
        held = {one.edit.id: one.told.held for one in taken if one.told.held}
        for space in sorted(spaces):
            kind = self._vault.kind_of(space)  # the reader does not see what is being loaded
            if kind in MARKED:
                values: dict[str, Json] = {COPIED: mark_of(left.get(space, ()))}
                edits.append(Edit(kind, values, id=space, seen={COPIED: ()}))
                if space in held:
                    more: dict[str, Json] = {COPIED: mark_of_held(held[space])}
                    stays.append(Edit(kind, more, id=space, seen={COPIED: ()}))
        for every in (edits, stays):
            for start in range(0, len(every), _BATCH):
                self._saving.write_marks(every[start : start + _BATCH], load)

    def _left_out(
        self, taken: Sequence[LoadedLine], remarks: Remarks
    ) -> dict[str, set[tuple[str, str]]]:
        """By the root of its file what was left out of the lines."""
        edits = [one.edit for one in taken]
        above = {str(one.id): str(one.parent or one.space or one.id) for one in edits}
        found: dict[str, set[tuple[str, str]]] = {}
        for one in taken:
            if not (lost := remarks.left_out(one.line)):
                continue
            root = str(one.edit.id)
            while (held := self._vault.read.view(root)) is None and above.get(root, root) != root:
                root = above[root]
            found.setdefault(root if held is None else held.space, set()).update(lost)
        return found

    def _with_file(
        self, one: LoadedLine, files: BroughtFiles, remarks: Remarks, *, dump: bool
    ) -> LoadedLine:
        """The line of an item, its file taken in; the chunk list is this vault's own. Whoever may write an
        item may say of which bytes it is: another file than that stays out, and keeps nothing else out."""
        if not one.takes_file:
            return one
        edit = one.edit
        wanted = edit.set.get("sha256")
        with files.open(edit.id or "") as stream, diskio.disk_guard():
            if wanted is not None and hashlib.file_digest(stream, "sha256").hexdigest() != wanted:
                if not dump:
                    raise UserError("E_VALUE", kind=edit.kind, field="sha256", line=one.line)
                remarks.add("other_file", one.line, edit.kind, "sha256")
                return one
            stream.seek(0)
            stored = self._vault.files.add(stream)
        held: dict[str, Json] = {"blob": stored.blob, "size": stored.size, "sha256": stored.sha256}
        return replace(one, edit=replace(edit, set={**edit.set, **held}))

    def set_fields(
        self,
        record: RecordView,
        values: Mapping[str, Json],
        because: str | None = None,
        *,
        shown: OnScreen,
    ) -> Change:
        """Change fields of one record, as somebody typed them; a promise among them
        stands as a row below it."""
        rest, row = promise_apart(record.kind, values, record)
        edits = [Edit(record.kind, rest, id=record.id, shown=shown)] if rest else []
        edits += [Edit("duty", row, parent=record.id)] if row else []
        return self._cases.save(edits, because)

    # -- out ----------------------------------------------------------------------------------

    def dump(
        self, folder: Path, *, kind: str | None = None, progress: Progress = SILENT
    ) -> DumpResult:
        """This organisation's own copy, whole: every record that is not deleted, and the files.

        The folder must be new or empty. It passes the gate as "own copy" at level A, and leaves a row
        in the audit space. Raises UserError E_EXISTS, E_KIND, E_GATE; EnvironmentFault.
        """
        self._vault.standing.require_home()
        if kind is not None and self._dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        with diskio.disk_guard(), unhurried():
            if folder.exists() and any(folder.iterdir()):
                raise UserError("E_EXISTS")
            diskio.make_folder(folder / "files")
            count = files = 0
            with diskio.create_file(folder / "records.jsonl") as out:
                out.write(dump_rows.line(custom_schema.head(SCHEMA, self._dictionary)))
                gone = self._vault.read.hidden_ids()
                words = CopyWords(self._vault, progress)
                for disclosed, views in self._let_out(words, progress):
                    told = words.of(views[0].space)
                    stubs = dump_rows.erased_above(views, gone)
                    standing = {view.id: view.space for view in views}
                    for view in dump_rows.in_order(views):
                        if kind is not None and view.kind != kind:
                            continue
                        record = disclosed.get(view.id)
                        if record is not None:
                            space = dump_rows.untold_space(view, self._dictionary, standing)
                            values = _copied_on(view, record.values)
                            more = told.of(view, values, gone)
                            more[dump_rows.HELD] = words.held(view, self._context.today())
                            row = dump_rows.row_of(view, values.items(), gone, space, more)
                        elif view.id in stubs:
                            row = dump_rows.place(view)
                        else:
                            continue
                        out.write(dump_rows.line(row))
                        count += 1
                        files += "blob" in view.fields and self._dump_file(view, folder)
                    if kind is None:
                        for row in words.removed(views[0].space, gone):
                            out.write(dump_rows.line(row))
        self._context.audit("dump")
        return DumpResult(count, files, folder)

    def _let_out(
        self, words: CopyWords, progress: Progress
    ) -> Iterator[tuple[GateDecision, list[RecordView]]]:
        """Every space through the gate, one after the other."""
        request = Request("hold_record", recipients.OWN_COPY, "A", self._context.today())
        spaces = sorted(self._vault.read.spaces())
        for done, space in enumerate(spaces):
            progress.step("dumping", done, len(spaces))
            views = words.records(space)
            root = next((view.id for view in views if view.id == space), views[0].id)
            yield decide(request, Dossier(root, tuple(views)), self._dictionary).require(), views

    def _dump_file(self, view: RecordView, folder: Path) -> bool:
        blob = view.value("blob")
        if not isinstance(blob, str) or not self._vault.files.complete(blob):
            return False
        with diskio.create_file(folder / "files" / view.id) as out:
            self._vault.files.copy(blob, out)
        return True


def _copied_on(
    view: RecordView, values: Mapping[str, Sequence[Json]]
) -> Mapping[str, Sequence[Json]]:
    """What a copy says of a record: not that it came from one itself, for whoever loads it says so."""
    if view.kind not in MARKED or COPIED not in values:
        return values
    return {name: held for name, held in values.items() if name != COPIED}


def _parsed(
    lines: Iterable[bytes],
) -> tuple[dict[str, Any], list[tuple[int, dict[str, Any]]], set[int]]:
    """The first line of a dump, empty where there is none, every other line by its number, and
    which of these are of removed records."""
    removed = set[int]()
    head: dict[str, Any] = {}
    rows: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(lines, 1):
        text = line.strip(b" \t\r\n\xef\xbb\xbf") if number == 1 else line.strip()
        if not text:
            continue
        if len(text) > _LINE_LIMIT and not head:
            raise UserError("E_VALUE", "line too long", line=number)
        try:
            row = json.loads(text)
        except (ValueError, RecursionError):
            raise UserError("E_TABLE", "not JSON", line=number) from None
        if not isinstance(row, dict):
            raise UserError("E_TABLE", "not an object", line=number)
        if not head and not rows and custom_schema.is_head(row):
            head = row
            continue
        gone = dump_rows.removed_in(row) if head else None
        rows.append((number, row if gone is None else gone))
        removed |= set() if gone is None else {number}
    return head, rows, removed

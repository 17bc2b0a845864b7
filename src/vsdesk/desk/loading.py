"""Records in and out in the open format: JSON lines, and a folder that loads back equal.

A line is `{"kind": …, "id"?: …, "parent"?: …, fields…}`. The first line of a dump is
`{"vsdesk": 1, "schema": N}`; attachments lie beside it in `files/`, named by their item. Nothing is
half loaded: every line is read and checked before the one transaction begins (docs/spec/dump.md).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from vsdesk import diskio
from vsdesk.desk import dump_rows, load_own
from vsdesk.desk.dump_rows import ALSO, CODES
from vsdesk.desk.kin import check_kin
from vsdesk.desk.undoing import Undoing
from vsdesk.errors import UserError
from vsdesk.progress import SILENT, unhurried
from vsdesk.records import recipients
from vsdesk.records.dictionary import SCHEMA
from vsdesk.records.disclosure import Request, decide
from vsdesk.records.dossier import Dossier
from vsdesk.vault.saving import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from vsdesk.progress import Progress
    from vsdesk.records.dictionary import Dictionary
    from vsdesk.records.disclosure import Disclosed
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.values import Json

_ID: Final = re.compile(r"[0-9a-f]{32}")
_BATCH: Final = 200
_LINE_LIMIT: Final = 4 * 1024 * 1024
_NO_FIELDS: Final = frozenset({"kind", "id", "parent", "space", "origin", ALSO, CODES})


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did, or would do. `load` names it for `undo_load`; "" when nothing was loaded."""

    records: int
    kinds: dict[str, int]
    roots: frozenset[str]
    dry_run: bool
    load: str = ""


@dataclass(frozen=True, slots=True)
class Dumped:
    """What a dump wrote; of one for others, how many cases stay for which reason."""

    records: int
    files: int
    folder: Path
    left_out: dict[str, int] = field(default_factory=dict)


class Loading(Undoing):
    """`records load` and `records dump`."""

    def load(
        self,
        lines: Iterable[bytes],
        *,
        files: Path | None = None,
        name: str = "",
        dry_run: bool = False,
        progress: Progress = SILENT,
    ) -> Loaded:
        """Load JSON lines. Records may name each other in any order. `name` is for the list of loads.

        `files` is the folder of a dump's attachments, each named by its item. Raises UserError E_KIND,
        E_FIELD, E_VALUE, E_DATE, E_LINK with the line number; Cancelled. Nothing is loaded then.
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
    ) -> Loaded:
        rows = list(_parsed(lines))
        known = load_own.with_own(self.dictionary, (row for _, row in rows))
        edits = self._checked([one for one in rows if load_own.HEAD not in one[1]], known)
        check_kin(edits, self.vault.read.dossier)
        self._check_pairs(edits)
        kinds: dict[str, int] = {}
        for _, edit in edits:
            kinds[edit.kind] = kinds.get(edit.kind, 0) + 1
        if dry_run:
            return Loaded(len(edits), kinds, frozenset(), True)
        roots: set[str] = set()
        with self.vault.applying():
            first = self.vault.loads.next_entry()
            for start in range(0, len(edits), _BATCH):
                progress.step("loading", start, len(edits))
                part = edits[start : start + _BATCH]
                roots |= self._save_part([self._with_file(one, files) for one in part], known)
            load = self._note_load(first, file=name, digest="", rows=len(edits), records=len(edits))
        self._changed((), roots, kinds)
        return Loaded(len(edits), kinds, frozenset(roots), False, load)

    def _save_part(self, part: list[tuple[int, Edit]], known: Dictionary) -> set[str]:
        try:
            edits = [self._filled(edit) for _, edit in part]
            saved = self.vault.save(edits, links=False, known=known)
        except UserError:
            for number, edit in part:  # find the line that was meant
                try:
                    self.vault.save([self._filled(edit)], links=False, known=known)
                except UserError as one:
                    raise _at(one, number) from one
            raise
        return set(saved.spaces)

    def _with_file(self, row: tuple[int, Edit], files: Path | None) -> tuple[int, Edit]:
        """The edit of an item, its file taken in; the chunk list is this vault's own."""
        number, edit = row
        path = files / edit.id if files is not None and edit.id else None
        if edit.kind != "evidence_item" or path is None or not path.is_file():
            return row
        with diskio.disk_guard(), path.open("rb") as stream:
            stored = self.vault.files.add(stream)
        if edit.set.get("sha256") not in (None, stored.sha256):
            raise UserError("E_VALUE", kind=edit.kind, field="sha256", line=number)
        held: dict[str, Json] = {"blob": stored.blob, "size": stored.size, "sha256": stored.sha256}
        return number, replace(edit, set={**edit.set, **held})

    def _checked(
        self, rows: list[tuple[int, dict[str, Any]]], dictionary: Dictionary
    ) -> list[tuple[int, Edit]]:
        rows = [(number, row) for number, row in rows if not self._is_journal(row["kind"])]
        known = {row["id"]: row["kind"] for _, row in rows if "id" in row}
        edits = []
        for number, row in rows:
            values = {name: value for name, value in row.items() if name not in _NO_FIELDS}
            parsed = dictionary.parse(row["kind"], values, line=number)

            def kind_of(rec: str) -> str | None:
                return known.get(rec) or self.vault.kind_of(rec)

            dictionary.check_links(row["kind"], parsed, kind_of, line=number)
            parent = row.get("parent")
            parent_kind = kind_of(parent) if parent else None
            if parent and parent_kind is None:
                raise UserError("E_LINK", kind=row["kind"], field="parent", line=number)
            if not dictionary.may_lie_below(row["kind"], parent_kind):
                raise UserError("E_LINK", kind=row["kind"], field="parent", line=number)
            edits.append((number, Edit(row["kind"], parsed, row.get("id"), parent)))
        return _parents_first(edits)

    def _is_journal(self, kind: str) -> bool:
        """Rows of a device's own journal: in a dump to be read; each device writes only its own."""
        spec = self.dictionary.kind(kind)
        return spec is not None and spec.spaces == ("audit",)

    # -- out ----------------------------------------------------------------------------------

    def dump(self, folder: Path, *, kind: str | None = None, progress: Progress = SILENT) -> Dumped:
        """This organisation's own copy, whole: every record that is not deleted, and the files.

        The folder must be new or empty. It passes the gate as "own copy" at level A, and leaves a row
        in the audit space. Raises UserError E_EXISTS, E_KIND, E_GATE; EnvironmentFault.
        """
        if kind is not None and self.dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        with diskio.disk_guard(), unhurried():
            if folder.exists() and any(folder.iterdir()):
                raise UserError("E_EXISTS")
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "files").mkdir()
            count = files = 0
            with (folder / "records.jsonl").open("wb") as out:
                out.write(dump_rows.line(load_own.head(SCHEMA, self.dictionary)))
                gone = self.vault.read.hidden_ids()
                for disclosed, views in self._let_out(progress):
                    stubs = dump_rows.erased_above(views, gone)
                    for view in views:
                        if kind is not None and view.kind != kind:
                            continue
                        record = disclosed.get(view.id)
                        if record is not None:
                            row = dump_rows.row_of(view, record.values.items(), gone)
                        elif view.id in stubs:
                            row = dump_rows.place(view)
                        else:
                            continue
                        out.write(dump_rows.line(row))
                        count += 1
                        files += "blob" in view.fields and self._dump_file(view, folder)
        self._audit("dump")
        return Dumped(count, files, folder)

    def _let_out(self, progress: Progress) -> Iterator[tuple[Disclosed, list[RecordView]]]:
        """Every space through the gate, one after the other."""
        request = Request("hold_record", recipients.OWN_COPY, "A", self.today())
        spaces = self.vault.read.spaces()
        for done, space in enumerate(spaces):
            progress.step("dumping", done, len(spaces))
            views = self.vault.read.space(space)
            root = next((view.id for view in views if view.id == space), views[0].id)
            yield decide(request, Dossier(root, tuple(views)), self.dictionary).require(), views

    def _dump_file(self, view: RecordView, folder: Path) -> bool:
        blob = view.value("blob")
        if not isinstance(blob, str) or not self.vault.files.complete(blob):
            return False
        with (folder / "files" / view.id).open("wb") as out:
            self.vault.files.copy(blob, out)
        return True


def _parsed(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(lines, 1):
        text = line.strip(b" \t\r\n\xef\xbb\xbf") if number == 1 else line.strip()
        if not text:
            continue
        if len(text) > _LINE_LIMIT:
            raise UserError("E_VALUE", "line too long", line=number)
        try:
            row = json.loads(text)
        except (ValueError, RecursionError):
            raise UserError("E_TABLE", "not JSON", line=number) from None
        if not isinstance(row, dict):
            raise UserError("E_TABLE", "not an object", line=number)
        if load_own.HEAD in row:
            yield number, row
            continue
        if not isinstance(row.get("kind"), str):
            raise UserError("E_KIND", line=number)
        for name in ("id", "parent"):
            value = row.get(name)
            if value is not None and not (isinstance(value, str) and _ID.fullmatch(value)):
                raise UserError("E_VALUE", field=name, line=number)
        yield number, row


def _parents_first(edits: list[tuple[int, Edit]]) -> list[tuple[int, Edit]]:
    """An order in which each record comes after its parent. Raises E_LINK for a circle."""
    waiting = {edit.id for _, edit in edits if edit.id}
    done: set[str] = set()
    ordered: list[tuple[int, Edit]] = []
    left = edits
    while left:
        later = []
        for number, edit in left:
            if edit.parent in waiting and edit.parent not in done:
                later.append((number, edit))
                continue
            ordered.append((number, edit))
            if edit.id:
                done.add(edit.id)
        if len(later) == len(left):
            raise UserError("E_LINK", field="parent", line=later[0][0])
        left = later
    return ordered


def _at(problem: UserError, line: int) -> UserError:
    params = {**problem.params, "line": line}
    return UserError(problem.name, problem.detail, **params)

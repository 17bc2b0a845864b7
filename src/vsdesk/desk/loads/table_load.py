"""Tables in: look at a table, say what its columns are, load its rows as draft cases.

Nothing is loaded before a person has confirmed the mapping; nothing is half loaded: every row is read
and checked before the one transaction begins. The format of a mapping is docs/spec/mapping.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.loads.family_rows import FamilyRows
from vsdesk.desk.loads.load_words import RowProblem
from vsdesk.desk.loads.row_weighing import RowTally, RowWeighing, edit_of
from vsdesk.desk.loads.table_dates import ORDERS
from vsdesk.desk.loads.table_mapping import ColumnTarget, TableMapping, field_of, fingerprint
from vsdesk.desk.loads.table_proposals import DISTINCT, HeaderWords, column_targets, propose
from vsdesk.desk.loads.table_rows import RowBuilder, by_column
from vsdesk.desk.loads.table_source import (
    SAMPLE,
    AmbiguousDates,
    DateColumn,
    LookedAt,
    SheetTable,
    opened,
    opened_again,
)
from vsdesk.desk.loads.table_values import CodedColumn, coded_columns
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.vault.erasure.scrub import MAPPING

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.loads.load_undo_service import LoadUndoService
    from vsdesk.desk.loads.table_rows import BuiltRow
    from vsdesk.progress import Progress
    from vsdesk.tables import SheetInfo
    from vsdesk.vault.edit import Edit

_EVERY: Final = 500  # rows between two steps of progress
_BATCH: Final = 100  # rows of one save


@dataclass(frozen=True, slots=True)
class TableTarget:
    """One thing that a column may become: `target` is "slot.field"; `field` the kind's own field name.

    `kind` and `field` name its label; `field` is "full_name_…" or "key" for those that stand for several.
    """

    target: str
    slot: str
    kind: str
    field: str


@dataclass(frozen=True, slots=True)
class TablePreview:
    """A table as it would be loaded. `loaded_before` is the load of the very same file, or "".

    The mapping names the sheet and the row of the header only where somebody did; `looked_at` always
    does, and the file too.
    """

    file: str
    looked_at: LookedAt
    format: str
    encoding: str
    delimiter: str
    sheets: tuple[SheetInfo, ...]
    sheet: str
    header_row: int
    headers: tuple[str, ...] = field(repr=False)
    rows: int
    mapping: TableMapping = field(repr=False)
    remembered: bool
    samples: tuple[BuiltRow, ...] = field(repr=False)
    ambiguous: tuple[AmbiguousDates, ...]
    remarks: tuple[RowProblem, ...]
    loaded_before: str


@dataclass(frozen=True, slots=True)
class TableReport:
    """What a load did, or would do. `load` is "" when nothing was loaded.

    `rows` were read, `loaded` became cases, `skipped` could not; `made` counts records by kind.
    `problems` and `remarks` list the first two thousand of each.
    """

    load: str
    rows: int
    loaded: int
    skipped: int
    made: dict[str, int]
    problems: tuple[RowProblem, ...]
    remarks: tuple[RowProblem, ...]
    dry_run: bool


class TableLoadService:
    """`records load` for CSV and XLSX, and what the window's wizard asks."""

    def __init__(self, context: DeskContext, load_undo: LoadUndoService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._context = context
        self._load_undo = load_undo
        self._weighing = RowWeighing(context)

    def targets(self) -> tuple[TableTarget, ...]:
        """Everything that a column may become, in the order of forms."""
        return tuple(
            TableTarget(
                target,
                slot,
                "person" if slot == "relative" else slot,
                spec.name if spec else target.partition(".")[2],
            )
            for target, slot, spec in column_targets(self._dictionary)
        )

    def open(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        header_row: int | None = None,
        mapping: TableMapping | None = None,
        date_order: str | None = None,
        encoding: str | None = None,
        digest: str | None = None,
        progress: Progress = SILENT,
    ) -> TablePreview:
        """Look at a table: its columns, ten rows as they would be recorded, what must be asked.

        Without a mapping the one that was used last for such a header is taken, else a proposal is
        made; which sheet is shown no kept mapping says. `digest`: of the file that was looked at before.
        Raises UserError E_NOT_FOUND, E_TABLE (`why` in its params), E_FIELD, E_VALUE;
        EnvironmentFault; Cancelled.
        """
        if mapping is not None:
            sheet = mapping.sheet if sheet is None else sheet
            header_row = mapping.header_row if header_row is None else header_row
        table = opened(path, sheet, header_row, encoding, digest, progress)
        count, columns = self._columns(table, progress)
        remembered = mapping is None and (kept := self._remembered(table)) is not None
        if mapping is None:
            mapping = kept or propose(
                table.header.names, columns, self._dictionary, HeaderWords.load()
            )
        mapping = replace(mapping, sheet=sheet, header_row=header_row)
        mapping.check(self._dictionary, self._vault.role)
        builder = self._builder(table, mapping, date_order, None)
        samples = []
        for row in table.rows():
            samples.append(builder.build(row))
            if len(samples) == SAMPLE:
                break
        ambiguous, mixed = self._dates(table, mapping, date_order, progress)
        return TablePreview(
            file=table.file,
            looked_at=table.looked_at,
            format=table.book.format,
            encoding=table.book.encoding,
            delimiter=table.book.delimiter,
            sheets=table.book.sheets,
            sheet=table.sheet,
            header_row=table.header.row,
            headers=table.header.names,
            rows=count,
            mapping=mapping,
            remembered=remembered,
            samples=tuple(samples),
            ambiguous=ambiguous,
            remarks=(*_hidden(table), *mixed),
            loaded_before=self._loaded_before(table.book.digest),
        )

    def words(
        self,
        path: Path,
        mapping: TableMapping,
        *,
        seen: LookedAt | None = None,
        encoding: str | None = None,
        progress: Progress = SILENT,
    ) -> tuple[CodedColumn, ...]:
        """The distinct words of the columns that become codes, each with its code or the proposal.

        Of the sheet that was `seen`, as `load`. Raises what `load` raises.
        """
        mapping.check(self._dictionary, self._vault.role)
        table = _table(path, mapping, seen, encoding, progress)
        _, columns = self._columns(table, progress)
        numbers = {id(rule): number for number, rule in enumerate(mapping.columns)}
        rules = by_column(mapping, table.header)
        texts = {numbers[id(rule)]: columns[at] for at, rule in rules.items()}
        return coded_columns(mapping, texts, self._dictionary, HeaderWords.load())

    def load(
        self,
        path: Path,
        mapping: TableMapping,
        *,
        seen: LookedAt | None = None,
        date_order: str | None = None,
        partial: bool = False,
        dry_run: bool = False,
        encoding: str | None = None,
        progress: Progress = SILENT,
    ) -> TableReport:
        """Load the rows of a table as draft cases, in one transaction.

        A row with a problem is not loaded; unless `partial`, then nothing is. Where day and month
        cannot be told apart and `date_order` is not given, nothing is loaded in any case. The mapping
        is kept for the next table with this header.

        What was `seen` is what is loaded, whatever sheet, header and letters are named otherwise; where
        nobody looked, the mapping says which. Raises what `open` raises, E_TABLE (changed) for another
        file than was seen, E_ROLE, and E_USAGE for another order of dates.
        """
        if date_order is not None and date_order not in ORDERS:
            raise UserError("E_USAGE", "--date-order " + " ".join(map(repr, ORDERS)))
        mapping.check(self._dictionary, self._vault.role)
        table = _table(path, mapping, seen, encoding, progress)
        tally = RowTally(FamilyRows(self._dictionary))
        builder = self._builder(table, mapping, date_order, tally.families)
        for row in table.rows():
            if tally.rows % _EVERY == 0:
                progress.step("reading", tally.rows, 0)
            tally.add(self._weighing.weighed(builder.build(row)))
        if not tally.rows:
            raise UserError("E_TABLE", why="empty")
        whole = tally.good == tally.rows or partial
        go = tally.good > 0 and whole and not tally.unordered
        load = ""
        if go and not dry_run:
            load = self._load_rows(table, mapping, date_order, tally, progress)
        return TableReport(
            load=load,
            rows=tally.rows,
            loaded=tally.good if go else 0,
            skipped=tally.rows - (tally.good if go else 0),
            made=dict(tally.made) if go else {},
            problems=tuple(tally.problems),
            remarks=tuple(tally.remarks),
            dry_run=dry_run,
        )

    def _load_rows(
        self,
        table: SheetTable,
        mapping: TableMapping,
        order: str | None,
        tally: RowTally,
        progress: Progress,
    ) -> str:
        builder = self._builder(table, mapping, order, tally.families)
        waiting: list[Edit] = []
        roots: list[str] = []
        with self._vault.applying():
            first, load = self._vault.loads.next_entry(), self._load_undo.new_load()
            for done, row in enumerate(table.rows()):
                if done % _BATCH == 0:
                    progress.step("loading", done, tally.rows)
                    self._save_edits(waiting, load)
                if row.number in tally.blocked:
                    continue
                for one in self._weighing.decided_here(builder.build(row, checked=True)).records:
                    waiting.append(edit_of(one))
                    if one.parent is None:
                        roots.append(one.id)
            self._save_edits(waiting, load)
            self._load_undo.note_load(
                load,
                first,
                file=table.file,
                digest=table.book.digest,
                rows=tally.good,
                records=tally.made.total(),
            )
            self._vault.meta.put(_key(table), mapping.json())
        self._context.changed((), roots, tally.made)
        return load

    def _save_edits(self, waiting: list[Edit], load: str) -> None:
        if waiting:
            self._saving.write_new(waiting, load)
            waiting.clear()

    def _builder(
        self, table: SheetTable, mapping: TableMapping, order: str | None, of: FamilyRows | None
    ) -> RowBuilder:
        own = (self._context.new_id, self._context.today())
        given = (mapping, table.header, table.source, order)
        return RowBuilder(self._dictionary, *given, *own, families=of)

    def _columns(self, table: SheetTable, progress: Progress) -> tuple[int, list[dict[str, int]]]:
        """How many rows there are, and how often each text stands in each column (the first ones)."""
        columns: list[dict[str, int]] = [{} for _ in table.header.names]
        count = 0
        for row in table.rows():
            if count % _EVERY == 0:
                progress.step("reading", count, 0)
            count += 1
            for texts, cell in zip(columns, row.cells, strict=False):
                if cell and (cell in texts or len(texts) < DISTINCT):
                    texts[cell] = texts.get(cell, 0) + 1
        if not count:
            raise UserError("E_TABLE", why="empty")
        return count, columns

    def _dates(
        self, table: SheetTable, mapping: TableMapping, order: str | None, progress: Progress
    ) -> tuple[tuple[AmbiguousDates, ...], tuple[RowProblem, ...]]:
        """The columns in which day and month cannot be told apart, and those of dates and text mixed."""
        found = {
            at: DateColumn(table.header.name(at))
            for at, rule in by_column(mapping, table.header).items()
            if any(self._is_date(ColumnTarget.of(to)) for to in rule.to)
        }
        for number, row in enumerate(table.rows() if found else ()):
            if number % _EVERY == 0:
                progress.step("reading", number, 0)
            for at, column in found.items():
                column.add(row, at, order)
        return (
            tuple(one.ambiguous() for one in found.values() if one.count),
            tuple(one.mixed() for one in found.values() if one.typed and one.text),
        )

    def _is_date(self, target: ColumnTarget) -> bool:
        spec = field_of(target, self._dictionary)
        return spec is not None and spec.type in ("pdate", "day")

    def _remembered(self, table: SheetTable) -> TableMapping | None:
        """The mapping that was used last for such a header, if this version still understands it."""
        text = self._vault.meta.get(_key(table))
        if not isinstance(text, str):
            return None
        try:
            mapping = TableMapping.read(text)
            mapping.check(self._dictionary, self._vault.role)
        except UserError:
            return None
        return mapping

    def _loaded_before(self, digest: str) -> str:
        rows = self._load_undo.loads()[::-1]  # the newest first
        return next((row.id for row in rows if row.digest == digest and not row.undone), "")


def _table(
    path: Path,
    mapping: TableMapping,
    seen: LookedAt | None,
    encoding: str | None,
    progress: Progress,
) -> SheetTable:
    if seen is not None:
        return opened_again(path, seen, progress)
    return opened(path, mapping.sheet, mapping.header_row, encoding, progress=progress)


def _hidden(table: SheetTable) -> tuple[RowProblem, ...]:
    """That whoever sent the file does not see this sheet there."""
    if not table.book.is_hidden(table.sheet):
        return ()
    return (RowProblem(0, table.sheet, "", "E_TABLE", "hidden_sheet", blocks=False),)


def _key(table: SheetTable) -> str:
    return f"{MAPPING}{fingerprint(table.header.names)}"

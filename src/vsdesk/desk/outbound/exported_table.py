"""A table on its way out: what was asked for, the roots that are in it, its cells, and
what a page shows of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vsdesk.languages import USUAL
from vsdesk.tables import harmless, pasted

if TYPE_CHECKING:
    from vsdesk.desk.cases.told_name_service import NamedRow
    from vsdesk.records.figures.told_tables import ToldTable
    from vsdesk.records.gate.disclosure import GateDecision, Level
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.words import Lang


@dataclass(frozen=True, slots=True)
class ExitOrder:
    """What leaves as a table or a text: which cases, why, for whom, at which level, which columns.

    `kind` "family" or "incident": `cases` are ids of such roots, and only levels A to C make a table.
    `cases` () means every one; figures are made of every one only (E_GATE `whole`). `columns` () are the
    usual ones; at level E they are the dimensions that are counted by (governorate and sex, when none is
    named), sums of money among them: in bands, each currency apart. `told_reason` is that of `SheetOrder`.
    `cell_reason`, a coordinator's too, is for figures: counts of five and more are told that are fewer
    without what one device wrote. It stands in their row.
    """

    purpose: str
    recipient: str
    level: Level
    cases: tuple[str, ...] = ()
    named: str = field(default="", repr=False)
    columns: tuple[str, ...] = ()
    lang: Lang = USUAL
    kind: str = "case"
    told_reason: str = field(default="", repr=False)
    cell_reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table that left: its bytes or text, how many cases (or roots) are in it, and why others are not.

    `told` are telephones in the words of its cells, `named` who is named in the words of its columns.
    `alone` is how many counts are not told because they are fewer than five without what one device
    wrote. `level` is the one that held.
    """

    data: bytes = field(repr=False)
    text: str = field(repr=False)
    rows: int
    left_out: dict[str, int]
    digest: str
    told: tuple[ToldNumber, ...] = ()
    alone: int = 0
    level: Level = "B"
    named: tuple[NamedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A root that may become a row: what the gate says of it, or of each file on whose word it leaves.

    `beside`: of cases that name it and on whose word nothing leaves; they can only narrow it.
    """

    root: str
    decided: tuple[GateDecision, ...] = field(repr=False)
    beside: tuple[GateDecision, ...] = field(default=(), repr=False)

    @property
    def stays(self) -> str:
        """Why it stays, or "": one file that stays is enough."""
        return next((one.reason for one in self.decided if not one.allowed), "")


@dataclass(frozen=True, slots=True)
class TableCells:
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    let_out: tuple[CandidateRow, ...] = field(repr=False)
    left_out: dict[str, int]
    kind: str
    level: Level
    told: tuple[ToldNumber, ...] = ()
    alone: int = 0
    named: tuple[NamedRow, ...] = ()
    counted: ToldTable | None = field(default=None, repr=False)  # of figures

    @property
    def digest(self) -> str:
        """SHA-256 of the rows in canonical form."""
        whole = [list(self.header), *map(list, self.rows)]
        return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def spread(table: TableCells, *, several: bool = False, data: bytes = b"") -> ExportedTable:
    """The table as `data`, else as text: a line for each column of one case, else (or
    `several`) for each case."""
    if data:
        text = ""
    elif len(table.rows) == 1 and not several:
        pairs = zip(table.header, table.rows[0], strict=True)
        text = "\n".join(f"{head}: {harmless(cell)}" for head, cell in pairs if cell)
    else:
        rows = (map(pasted, row) for row in (table.header, *table.rows))
        text = "\n".join(map("\t".join, rows))
    return ExportedTable(
        data,
        text,
        len(table.rows),
        table.left_out,
        table.digest,
        told=table.told,
        alone=table.alone,
        level=table.level,
        named=table.named,
    )

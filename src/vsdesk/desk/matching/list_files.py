"""A file of names held against the cases in small parts, and the lines of it that are worth keeping.

A file is compared and forgotten. Only where a person says so are the lines that were found kept, in a
list of the register, with where it came from; then they are looked at like every pair.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.matching.list_columns import ListColumns, list_columns
from vsdesk.desk.saving.claims import LINE
from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.dictionary.values import TEXT_LIMIT
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.list_matching import FileMatches, FilePair, ListMatchService
    from vsdesk.desk.matching.list_table import ListedReports
    from vsdesk.desk.matching.pair_rows import PairEvidence, ReportHead
    from vsdesk.desk.matching.reports import ReportService
    from vsdesk.matching.compared_report import Report
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

_PART: Final = 500  # rows
_LINES: Final = 1000  # of a list that are read at once


@dataclass
class FileRun:
    """A file that is being compared: how many rows are done, what was found so far."""

    listed: ListedReports = field(repr=False)
    done: int = 0
    pairs: list[FilePair] = field(default_factory=list, repr=False)

    @property
    def total(self) -> int:
        """Rows with a name."""
        return len(self.listed.reports)

    @property
    def over(self) -> bool:
        """Whether every row is done."""
        return self.done >= self.total


@dataclass(frozen=True, slots=True)
class FileHit:
    """A row of a file and a case that may be about the same person."""

    pair: FilePair
    name: str = field(repr=False)
    mother: str = field(repr=False)
    head: ReportHead


@dataclass(frozen=True, slots=True)
class FileHitWhy:
    """What speaks for and against a hit; the hit that fits far better, where there is one."""

    evidence: tuple[PairEvidence, ...]
    better: FileHit | None


@dataclass(frozen=True, slots=True)
class FileHitPage:
    """Hits, and where the next page begins (None: these were the last)."""

    rows: tuple[FileHit, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class KeptLines:
    """What was kept: the list, the line of each row, and how many of these were there already."""

    list_id: str
    lines: tuple[str, ...]
    already: int


class ListFileService:
    """Files in small parts; lines that are kept."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        list_matches: ListMatchService,
        reports: ReportService,
    ) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases
        self._list_matches = list_matches
        self._reports = reports

    def columns(self, path: Path, encoding: str | None = None) -> ListColumns:
        """The columns of a file of names and what they are likely to be."""
        return list_columns(path, encoding)

    def run(
        self,
        path: Path,
        mapping: Mapping[str, str] | None = None,
        *,
        encoding: str | None = None,
        seen: str | None = None,
        progress: Progress = SILENT,
    ) -> FileRun:
        """Read a file, to be compared by `part`; `seen` is the digest of the one that was looked at.

        Raises what `list_table.read_list` raises."""
        return FileRun(self._list_matches.read_list(path, mapping, encoding, seen, progress))

    def part(self, run: FileRun) -> FileRun:
        """Hold the next rows against the cases."""
        reports = run.listed.reports[run.done : run.done + _PART]
        run.pairs += self._list_matches.part_against_vault(reports, run.done)
        run.done += len(reports)
        return run

    def found(self, run: FileRun) -> FileMatches:
        """What was found so far, the weightiest first."""
        return self._list_matches.matches(
            run.listed, sorted(run.pairs, key=lambda one: -one.points), True
        )

    def hits(self, found: FileMatches, after: int | None, limit: int) -> FileHitPage:
        """A page of hits with what each side says."""
        start = after or 0
        hits = (self.hit(found, pair) for pair in found.pairs[start : start + limit])
        more = start + limit < len(found.pairs)
        return FileHitPage(tuple(filter(None, hits)), start + limit if more else None)

    def hit(self, found: FileMatches, pair: FilePair) -> FileHit | None:
        """One hit with what each side says; None when the case is here no longer."""
        head = self._reports.head(pair.b)
        if head is None:
            return None
        report = found.reports[pair.at[0]]
        return FileHit(pair, name_of(report), next(iter(report.mother), ""), head)

    def why_hit(self, found: FileMatches, pair: FilePair) -> FileHitWhy:
        """Why a row was found, and the hit that makes it no more than possible."""
        better = found.better(pair)
        return FileHitWhy(found.reasons(pair), self.hit(found, better) if better else None)

    def keep_lines(
        self, found: FileMatches, pairs: Sequence[FilePair], source: str | Mapping[str, Json]
    ) -> KeptLines:
        """Keep the rows of these pairs as lines of a list: one of the register by its id, or a new one.

        Their hits wait under `pairs(list_id=…)`. A line is there already where a coordinator or this device
        wrote all that the row says, every printed column too, and nobody else anything in it, for a claim is
        made of the whole line; beside any other it is kept.

        Raises UserError E_NOT_FOUND, E_VALUE, E_ROLE as `match_list` does.
        """
        edits: list[Edit] = []
        rows = {row: _values(found, row) for row in dict.fromkeys(one.at[0] for one in pairs)}
        held: dict[int, str] = {}
        if isinstance(source, str):
            list_id = source
            held = self._held_in(source, rows)
        else:
            list_id = self._context.new_id()
            edits.append(Edit("source_list", dict(source), id=list_id))
            if source.get("may_be_shown") != "yes" and self._vault.role != "coordinator":
                raise UserError("E_ROLE")
        lines = {row: held.get(row) or self._context.new_id() for row in rows}
        edits += [
            Edit(LINE, values, id=lines[row], parent=list_id)
            for row, values in rows.items()
            if row not in held
        ]
        self._cases.save(edits)
        self._keep_pairs(list_id, [(lines[one.at[0]], one) for one in pairs])
        return KeptLines(list_id, tuple(lines.values()), len(held))

    def _held_in(self, list_id: str, rows: Mapping[int, Mapping[str, Json]]) -> dict[int, str]:
        """Of these rows those that stand in a list which this vault may hold against cases, and where."""
        view = self._cases.record(list_id)
        if view.kind != "source_list":
            raise UserError("E_NOT_FOUND", kind="source_list")
        self._list_matches.require_shown(view)
        asked: dict[tuple[str, str], list[int]] = defaultdict(list)
        for row, values in rows.items():
            asked[str(values["name_as_written"]), str(values["note"])].append(row)
        found: dict[int, str] = {}
        for part in self._vault.match_cases.entries(list_id, _LINES):
            for _, line in part:
                alike = asked.get((line.text("name_as_written"), line.text("note")), ())
                if alike and as_believed(line, self._vault.trust.heard(line)).fields == line.fields:
                    says = {row for row in alike if _says_all(line, rows[row])}
                    found |= dict.fromkeys(says - found.keys(), line.id)
        return found

    def _keep_pairs(self, list_id: str, pairs: Sequence[tuple[str, FilePair]]) -> None:
        """The hits as they were found in the file, which told more than the line that is kept."""
        kept = self._vault.match_pairs
        number = kept.list_number(list_id)
        rows = []
        for line, pair in pairs:
            entry, case = kept.number(line), kept.number(pair.b)
            if entry is not None and case is not None:
                rows.append((case, entry, pair.points, pair.band))
        if number is not None:
            with self._vault.database.transaction():
                kept.replace({row[1] for row in rows}, rows, number)


def name_of(report: Report) -> str:
    """The name of a row as it is written, in one line."""
    if report.whole:
        return report.whole[0]
    parts = (report.given, report.father, report.grandfather, report.family)
    return " ".join(part[0] for part in parts if part)


def _values(found: FileMatches, row: int) -> dict[str, Json]:
    """A row as a line of a list, with all that is printed there."""
    values = line_of(found.reports[row])
    if len(found.printed[row]) <= TEXT_LIMIT:
        values["columns"] = found.printed[row].decode()
    return values


def _says_all(line: RecordView, values: Mapping[str, Json]) -> bool:
    return all(line.every(name) == (value,) for name, value in values.items())


def line_of(report: Report) -> dict[str, Json]:
    """A row of a file as a line of a list; what has no field of its own stands in the note."""
    values: dict[str, Json] = {"name_as_written": name_of(report)}
    for field_, said in (("father", report.father), ("mother", report.mother)):
        if said:
            values[field_] = said[0]
    if report.birth:
        first, last = report.birth
        precision = "year" if first == last else "range"
        values["birth"] = {"from": f"{first}-01-01", "to": f"{last}-12-31", "precision": precision}
    taken = "–".join(dict.fromkeys(day.isoformat() for day in report.taken or ()))
    told = (
        report.id,
        taken,
        report.gov.upper(),
        *report.place[:1],
    )  # of a place the words of the file
    values["note"] = " · ".join(one for one in told if one)
    return values

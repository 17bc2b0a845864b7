"""Is the name in the list? Lists in the vault against its cases, and files within themselves or against it.

A file is read, compared and forgotten: nothing of it is stored. What is accepted from a list in the
vault: `list_claims`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.desk.matching.list_table import PassedOver, read_list
from vsdesk.desk.matching.matcher import Matcher, of_kept
from vsdesk.desk.matching.pair_rows import PairEvidence, evidence_of
from vsdesk.desk.matching.report_facts import beside_cases, known_places, told_of_entry
from vsdesk.desk.matching.rival_pairs import better_fit, may_be_outdone
from vsdesk.desk.matching.suggestions import MatchRun
from vsdesk.errors import UserError
from vsdesk.matching.bands import BIT, LIKELY
from vsdesk.matching.sketch import sketch
from vsdesk.progress import SILENT
from vsdesk.records.places.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.list_table import ListedReports
    from vsdesk.desk.matching.suggestions import SuggestionService
    from vsdesk.matching.compared_report import Report
    from vsdesk.matching.comparison import Match
    from vsdesk.matching.match_evidence import JudgedPair
    from vsdesk.matching.sketch import Sketch
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.env import Env
    from vsdesk.vault.matching.match_keys import MatchKeys

_BATCH: Final = 500
End = tuple[bool, int]  # whether it is a case of the vault, and its number, or that of the row


@dataclass(frozen=True, slots=True)
class FilePair:
    """Two rows of a list, by their `rid`, or a row and a case of the vault (`b` its id)."""

    a: str = field(repr=False)
    b: str = field(repr=False)
    points: float
    band: str
    at: tuple[int, int] = field(repr=False)  # for `FileMatches.reasons`


@dataclass(frozen=True)
class FileMatches:
    """What was found in a file: rows read, pairs (best first), what was passed over."""

    rows: int
    pairs: tuple[FilePair, ...] = field(repr=False)
    passed_over: tuple[PassedOver, ...]
    reports: tuple[Report, ...] = field(repr=False)
    printed: tuple[bytes, ...] = field(repr=False)  # all that stands in the row of each
    matcher: Matcher = field(repr=False)
    keys: MatchKeys | None = field(repr=False)  # the vault's, when the list was held against it

    def reasons(self, pair: FilePair) -> tuple[PairEvidence, ...]:
        """The evidence of one pair, the weightiest first."""
        return evidence_of(self._judged(pair))

    def better(self, pair: FilePair) -> FilePair | None:
        """The pair that makes this one no more than possible; None where none does."""
        if not may_be_outdone(pair.band, self._judged(pair).band):
            return None
        ends = self._ends(pair)
        beside = [*self._beside[ends[0]], *self._beside[ends[1]]]
        likely = self.matcher.weights.bounds(self._size)[LIKELY] / BIT
        return better_fit(
            ends,
            pair.points,
            [(self._ends(one), one) for one in beside],
            lambda one, two: self._judge(self._of(one), self._of(two)),
            likely,
        )

    def _judged(self, pair: FilePair) -> JudgedPair:
        if pair.at not in self._pairs_judged:
            one, two = self._ends(pair)
            self._pairs_judged[pair.at] = self._judge(self._of(one), self._of(two))
        return self._pairs_judged[pair.at]

    def _judge(self, one: Sketch, two: Sketch) -> JudgedPair:
        counts = self.keys.counts if self.keys is not None else lambda _: self._borne
        return self.matcher.judge(one, two, counts, self._size)

    def _ends(self, pair: FilePair) -> tuple[End, End]:
        return (False, pair.at[0]), (self.keys is not None, pair.at[1])

    def _of(self, end: End) -> Sketch:
        is_case, number = end
        return self._of_case(number) if is_case else self._of_row(number)

    def _of_row(self, row: int) -> Sketch:
        if row not in self._rows:
            report = self.reports[row]
            given = report if self.keys is None else beside_cases(report)
            self._rows[row] = sketch(given, self.matcher.nicknames)
        return self._rows[row]

    def _of_case(self, number: int) -> Sketch:
        if number not in self._cases and self.keys is not None:
            self._cases[number] = of_kept(self.keys.sketches([number])[0])
        return self._cases[number]

    @cached_property
    def _size(self) -> int:
        """How many cases there are, or rows."""
        return self.keys.size() if self.keys is not None else len(self.reports)

    @cached_property
    def _pairs_judged(self) -> dict[tuple[int, int], JudgedPair]:
        """The pairs that were looked at."""
        return {}

    @cached_property
    def _beside(self) -> Mapping[End, Sequence[FilePair]]:
        """All pairs by their ends."""
        found: dict[End, list[FilePair]] = defaultdict(list)
        for pair in self.pairs:
            for end in self._ends(pair):
                found[end].append(pair)
        return found

    @cached_property
    def _rows(self) -> dict[int, Sketch]:
        """The rows that were looked at."""
        return {}

    @cached_property
    def _cases(self) -> dict[int, Sketch]:
        """The cases that were looked at."""
        return {}

    @cached_property
    def _borne(self) -> Counter[int]:
        """How many rows bear each name."""
        return Counter(
            key for one in self.reports for key in sketch(one, self.matcher.nicknames).counted
        )


def file_alone(
    env: Env,
    path: Path,
    progress: Progress = SILENT,
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> FileMatches:
    """Possible same persons within a list, without any vault. Raises what `list_table.read_list` raises."""
    places = known_places(Gazetteer.load())
    listed = read_list(path, mapping, encoding=encoding, places=places, progress=progress)
    matcher = Matcher.load(env.profile)
    return FileMatches(
        rows=listed.rows,
        pairs=tuple(_within(listed.reports, matcher, progress)),
        passed_over=listed.passed_over,
        reports=listed.reports,
        printed=listed.printed,
        matcher=matcher,
        keys=None,
    )


def _within(reports: Sequence[Report], matcher: Matcher, progress: Progress) -> list[FilePair]:
    from vsdesk.matching.comparison import within  # it brings numpy

    found = within(reports, matcher.weights, matcher.nicknames, progress)
    return [
        FilePair(
            reports[one.left].id,
            reports[one.right].id,
            round(one.points, 1),
            one.band,
            (one.left, one.right),
        )
        for one in found
    ]


class ListMatchService:
    """Lists and files."""

    def __init__(
        self, context: DeskContext, cases: CaseService, suggestions: SuggestionService
    ) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._cases = cases
        self._suggestions = suggestions

    def file(
        self,
        path: Path,
        progress: Progress = SILENT,
        *,
        against_vault: bool = False,
        mapping: Mapping[str, str] | None = None,
        encoding: str | None = None,
    ) -> FileMatches:
        """Possible same persons within a list, or between it and the cases here. Nothing is stored.

        Raises what `list_table.read_list` raises; Cancelled.
        """
        listed = self.read_list(path, mapping, encoding, None, progress)
        if against_vault:
            pairs = self._file_against_vault(listed.reports, progress)
        else:
            pairs = _within(listed.reports, self._suggestions.matcher, progress)
        return self.matches(listed, pairs, against_vault)

    def read_list(
        self,
        path: Path,
        mapping: Mapping[str, str] | None,
        encoding: str | None,
        seen: str | None,
        progress: Progress,
    ) -> ListedReports:
        return read_list(
            path,
            mapping,
            encoding=encoding,
            seen=seen,
            places=known_places(self._dictionary.places),
            progress=progress,
        )

    def matches(
        self, listed: ListedReports, pairs: Sequence[FilePair], against_vault: bool
    ) -> FileMatches:
        return FileMatches(
            rows=listed.rows,
            pairs=tuple(pairs),
            passed_over=listed.passed_over,
            reports=listed.reports,
            printed=listed.printed,
            matcher=self._suggestions.matcher,
            keys=self._vault.found_keys if against_vault else None,
        )

    def _file_against_vault(self, reports: Sequence[Report], progress: Progress) -> list[FilePair]:
        pairs: list[FilePair] = []
        for start in range(0, len(reports), _BATCH):
            progress.step("matching", start, len(reports))
            pairs += self.part_against_vault(reports[start : start + _BATCH], start)
        return sorted(pairs, key=lambda one: -one.points)

    def part_against_vault(self, part: Sequence[Report], start: int) -> list[FilePair]:
        """The pairs of some rows, the first of which stands at `start`."""
        found = self._against(
            [sketch(beside_cases(one), self._suggestions.matcher.nicknames) for one in part]
        )
        ids = self._vault.found_pairs.ids({one.right for one in found})
        return [
            FilePair(
                part[one.left].id,
                ids[one.right],
                round(one.points, 1),
                one.band,
                (start + one.left, one.right),
            )
            for one in found
            if one.right in ids
        ]

    def _against(self, sketches: Sequence[Sketch], *, lines: bool = False) -> list[Match]:
        from vsdesk.matching.comparison import against  # it brings numpy

        asked = [(None, one) for one in sketches]
        return against(
            self._vault.found_keys, asked, self._suggestions.matcher.weights, lines=lines
        )

    # -- lists in the vault -----------------------------------------------------------------------

    def list(
        self,
        list_id: str,
        progress: Progress = SILENT,
        *,
        after: int = 0,
        most: int | None = None,
    ) -> MatchRun:
        """Hold every line of a list against the cases here; the pairs wait under `pairs(list_id=…)`.

        At most `most` lines behind `after`, so that the window can do it in small parts; `next` of the
        answer is where the next part begins.
        Raises UserError E_NOT_FOUND, E_ROLE for a list that only coordinators may be shown; Cancelled.
        """
        source = self._cases.record(list_id)
        number = self._vault.match_pairs.list_number(list_id)
        if source.kind != "source_list" or number is None:
            raise UserError("E_NOT_FOUND", kind="source_list")
        self.require_shown(source)
        done = new = 0
        size = _BATCH if most is None else min(_BATCH, most)
        for entries in self._vault.match_cases.entries(list_id, size, after):
            progress.step("matching", done, 0)
            lines = [self._suggestions.matcher.sketch(told_of_entry(one)) for _, one in entries]
            found = self._against(lines, lines=True)
            rows = [(one.right, entries[one.left][0], one.points, one.band) for one in found]
            with self._vault.database.transaction():
                new += self._vault.match_pairs.replace([n for n, _ in entries], rows, number)
            done += len(entries)
            if most is not None and done >= most:
                return MatchRun(done, new, 0, entries[-1][0])
        return MatchRun(done, new, 0)

    def require_shown(self, source: RecordView) -> None:
        """What only coordinators may be shown is not held against cases by others."""
        readings = self._vault.read.whole.aside.readings(source)
        shown = all(one.text("may_be_shown") == "yes" for one in readings)
        if not shown and self._vault.role != "coordinator":
            raise UserError("E_ROLE")

"""Figures as they leave the organisation: who refused is not counted, small counts are not told, nor what
follows from several reports (records/figures/small_counts.py, told_periods.py; docs/decisions/031)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.desk.outbound.cases_behind import files_behind_all
from vsdesk.desk.outbound.figures_given import OF_CASES, REPORT, FiguresGiven
from vsdesk.desk.outbound.refused_beyond import cases_refused_beyond, refused_beyond
from vsdesk.errors import UserError
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers_about import RefusedOf
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.figures.figure import Figure, figure
from vsdesk.records.figures.indicators import BY_KEY
from vsdesk.records.figures.small_counts import LEAST, ToldFigure, told
from vsdesk.records.figures.told_periods import Quarters, quarters, sums_with, tells_few
from vsdesk.records.gate.exit_state import counted_by
from vsdesk.records.gate.figures.aggregation import DIMENSIONS, MONEY
from vsdesk.records.gate.persons.hidden_people import unknown
from vsdesk.records.gate.request import Request
from vsdesk.records.own_work import OWN_WORK
from vsdesk.vault.read.missing_anywhere import missing_of_figures, require_whole
from vsdesk.vault.read.relative_entries import other_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.figures_given import ToldReport
    from vsdesk.desk.reporting.periods import PeriodOrder
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.figures.indicator_records import CountedRecord, IndicatorRecords
    from vsdesk.records.figures.small_counts import Cell
    from vsdesk.records.figures.told_tables import ToldTable

EXIT: Final = REPORT
PURPOSE: Final = "statistics"
_BATCH: Final = 200
# Divisions that stay inside.
_INSIDE_ONLY: Final = frozenset({"documenter", "place", "consent_result"})
_NAMING: Final = ("case", "family_member")  # by which somebody belongs to a file


class _Before(NamedTuple):
    """What was told before: reports, and tables of the same cases."""

    reports: Sequence[ToldReport]
    tables: Sequence[ToldTable]

    def tells(self, asked: Quarters, key: str, cell: Cell, count: int) -> bool:
        """Whether a small count follows from a figure and from these."""
        told = [(span, held[key, *cell]) for span, held in self.reports if (key, *cell) in held]
        if tells_few(asked, count, told):
            return True
        by, values = ((cell[0],), (cell[1],)) if cell[0] else ((), ())
        if not self.tables or key != OF_CASES or not {*by} <= {*DIMENSIONS}:
            return False
        known = sums_with(asked, count, told)
        parts = (one for table in self.tables for one in table.parts(by, MONEY))
        parts = (one for one in parts if (one.by, one.values) == (by, values))
        return any(one.tells(each, whole=True) for one in parts for each in known)


class LeavingFigures(NamedTuple):
    """Figures as they leave, and the words of persons, that a condition is met, by which they are counted:
    they are used up by it."""

    told: tuple[ToldFigure, ...]
    met: tuple[str, ...] = ()


class ToldFigures:
    """What of the figures of a period goes beyond the organisation."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._vault = context.vault
        self._told = FiguresGiven(context.vault)

    def is_sure(self, word: str) -> bool:
        """See `FiguresGiven.is_sure`."""
        return self._told.is_sure(word)

    def check(self, order: PeriodOrder) -> Quarters:
        """The quarters of a report. Raises UserError E_ROLE (a coordinator gives figures out), E_GATE for a
        period of other days."""
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")
        found = quarters(order.first, order.last)
        if found is None:
            raise UserError("E_GATE", "quarters", reason="quarters")
        return found

    def leaving(
        self,
        figures: Sequence[Figure],
        counting: IndicatorRecords,
        order: PeriodOrder,
        progress: Progress,
    ) -> LeavingFigures:
        """Each figure as it leaves. A part of a group or a project tells of no people: beside the whole it
        would tell of those who are in the other part. Raises UserError E_GATE where figures may have been
        told, or somebody counted refused it, by what has not come here."""
        asked = self.check(order)
        before = _Before([*self._told.reports()], [*self._told.tables()])
        narrowed = bool(order.group or order.project)
        people = () if narrowed else [one for one in figures if BY_KEY[one.key].people]
        closed, met = self._closed(people, order, progress)
        told = tuple(self._leaving(one, counting, order, asked, before, closed) for one in figures)
        return LeavingFigures(told, met)

    def _leaving(
        self,
        whole: Figure,
        counting: IndicatorRecords,
        order: PeriodOrder,
        asked: Quarters,
        before: _Before,
        closed: frozenset[str],
    ) -> ToldFigure:
        indicator = BY_KEY[whole.key]
        if not indicator.people:
            found = figure(indicator, counting, standing=True)
            if whole.total and not found.total:
                return ToldFigure(whole.key, None, {})  # 0 says that there was nothing
            return ToldFigure(whole.key, found.total, _leaving(found.by))
        if order.group or order.project:
            return ToldFigure(whole.key, None, {})

        def is_closed(one: CountedRecord) -> bool:
            by_name = indicator.part == "activities" and bool(one.person)
            return by_name or one.root in closed or one.person in closed

        is_sure = None if order.looked.strip() else cache(self.is_sure)
        found = figure(indicator, counting, is_closed, is_sure, standing=True)
        if whole.total and not found.total:
            return ToldFigure(whole.key, None, {})  # 0 says that there was nothing
        by, less = _leaving(found.by), found.by_device.values()
        whose = [found.of_whom(), *map(found.of_whom, found.by_device)]

        def follows(cell: Cell, count: int) -> bool:
            return before.tells(asked, whole.key, cell, count)

        leaving = told(whole.key, found.total, by, less, follows, whose)
        many = len({who for who, _ in found.waits}) >= LEAST
        return replace(leaving, median=found.median) if many and leaving.total else leaving

    def _closed(
        self, figures: Sequence[Figure], order: PeriodOrder, progress: Progress
    ) -> tuple[frozenset[str], tuple[str, ...]]:
        """The roots and the people of whom no count leaves, and the words by which the others are counted.
        A root is asked by its own file, a family by that of each case of its too.
        Who is counted by name is asked in each file of theirs, wherever the record lies that counts them; an
        answer about them, or elsewhere about a case, closes that one alone, whoever gave it."""
        of: dict[str, set[str]] = {}  # by root: who is counted there
        for root in (root for one in figures for root in one.roots):
            of.setdefault(root, set()).add(root)
        heads = self._vault.read.views(of)
        called, own = self._by_name(figures, of)
        behind = self._behind(of, heads)
        if figures:
            cases = self._vault.read.views(behind).values()
            missing = {id for one in cases for id in ids_of(one, "person")}
            require_whole(missing_of_figures(self._vault, {*of, *called, *behind, *missing}))
        asked, closed, met = list(behind), set[str](), set[str]()
        today, to = self._context.today(), recipients.of(order.recipient)
        request = Request(PURPOSE, order.recipient, "E", today, decided=True)
        refused = RefusedOf((PURPOSE, order.recipient, ""), today)
        for start in range(0, len(asked), _BATCH):
            progress.step("looking", start, len(asked))
            for dossier in self._vault.read.dossiers(asked[start : start + _BATCH]):
                by = counted_by(request, dossier)
                met |= by or frozenset()
                those = behind[dossier.root]
                closed |= those if by is None else those & unknown(dossier, to, None)
                if called:
                    closed |= _called(called, dossier.once(refused)) & those
        closed |= _called(called, refused_beyond(self._vault, own, refused))
        closed |= cases_refused_beyond(self._vault, heads.values(), refused)
        return frozenset(closed), tuple(sorted(met))

    def _by_name(
        self, figures: Sequence[Figure], of: dict[str, set[str]]
    ) -> tuple[Mapping[str, set[str]], Mapping[str, frozenset[str]]]:
        """By each entry of somebody counted by name, which come into `of` by the roots of their files: who is
        counted by it, and the files in which that one stands."""
        called: dict[str, set[str]] = {}
        own: dict[str, frozenset[str]] = {}
        named = dict.fromkeys(who for one in figures for who in one.people)
        entries = other_entries(self._vault.database, named)
        for person in named:
            every = (person, *entries.get(person, ()))
            files = self._files_of(every)
            for root in files:
                of.setdefault(root, set()).add(person)
            for entry in every:
                called.setdefault(entry, set()).add(person)
                own[entry] = own.get(entry, files) & files
        return called, own

    def _behind(
        self, of: Mapping[str, set[str]], heads: Mapping[str, RecordView]
    ) -> dict[str, set[str]]:
        """By file that is asked: who is counted by it. Our own work is nobody's file."""
        behind: dict[str, set[str]] = {}
        theirs = [one for one in of if one not in heads or heads[one].kind != OWN_WORK]
        # A family first: its cases follow it, and are read while its pages are at hand.
        theirs.sort(key=lambda one: one in heads and heads[one].kind == "case")
        for start in range(0, len(theirs), _BATCH):
            part = theirs[start : start + _BATCH]
            for root, files in files_behind_all(self._vault, part, heads).items():
                for file in files:
                    behind.setdefault(file, set()).update(of[root])
        return behind

    def _files_of(self, entries: Sequence[str]) -> frozenset[str]:
        """The roots in whose files somebody stands, by each of their entries: where they were recorded, of
        which they are a member, in which they are searched for."""
        read = self._vault.read
        named = (one for who in entries for kind in _NAMING for one in read.linking(who, kind))
        held = (one for who in entries if (one := read.view(who)) is not None)
        return frozenset(one.space for one in (*named, *held))


def _called(called: Mapping[str, set[str]], entries: Collection[str]) -> set[str]:
    """Who is counted by one of these entries."""
    return {who for one in entries for who in called.get(one, ())}


def _leaving(by: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
    return {name: cells for name, cells in by.items() if name not in _INSIDE_ONLY}


def told_counts(figures: Sequence[ToldFigure]) -> list[Json]:
    """The counts that were told, as they stand in the row of the exit: figure, division, term, count."""
    return [
        [one.key, name, term, count]
        for one in figures
        for name, cells in {"": {"": one.total}, **one.by}.items()
        for term, count in cells.items()
        if count is not None
    ]

"""What a period report says, in one language: figures, targets, activities and charts in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.charts import Bar
from vsdesk.desk.outbound import dimension_words
from vsdesk.records.consent.questions import NOT_NOW, PUT_OFF
from vsdesk.records.dates.date_words import from_to, month_in_words
from vsdesk.records.dates.days import day_of
from vsdesk.records.figures.indicator_records import OTHER, SEVERAL
from vsdesk.records.figures.indicators import BY_KEY, LISTS
from vsdesk.records.figures.small_counts import named
from vsdesk.records.figures.target_words import target_words
from vsdesk.records.gate.figures.aggregation import MONEY
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.reports.period_paper import FigureRow, PeriodPaper, ReportChart, ToldActivity
from vsdesk.reports.sheet_facts import Facts, list_of
from vsdesk.words import capital, mark, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vsdesk.desk.reporting.periods import PeriodFigures, PeriodOrder, TargetProgress
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.figures.small_counts import ToldFigure
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.reports.page_header import Voice

PARTS: Final = {
    "cases": mark("Cases"),
    "families": mark("Families and services"),
    "activities": mark("Activities in numbers"),
    "submissions": mark("Submissions and replies"),
    "consent": mark("Consent"),
    "extortion": mark("Attempts to take money, papers checked"),
}
_DIVIDED: Final = {
    "documenter": mark("by documenter"),
    "governorate": mark("by governorate"),
    "month": mark("by month"),
    "sex": mark("by sex"),
    "case_type": mark("by kind of case"),
    "age_band": mark("by age"),
    "displacement_status": mark("by displacement"),
    "place": mark("by place"),
    "recipient": mark("by body"),
    "agreed": mark("with a yes that holds, by body"),
    "told_after": mark("until the family was told"),
    "asked_after": mark("until who holds something was asked to delete it"),
    "consent_result": mark("by answer"),
    "extortion_outcome": mark("by what became of it"),
    "demanded": mark("Asked for by swindlers, in bands"),
    "paid": mark("Paid to swindlers, in bands"),
}
_SHARES: Final = frozenset({"agreed"})  # divisions told in parts of a hundred too
_HEADER: Final = (mark("Figure"), mark("Divided"), mark("Of these"), mark("Number"))
_FEW: Final = mark("fewer than 5, or not told")
_DOCUMENTED: Final = mark(
    "These figures count what {organisation} documented and did. They are not the number of the disappeared."
)
_SMALL: Final = mark(
    "Counts of fewer than five people are not told, nor what would let them be worked out."
)
_CHARTS: Final = (  # which figure, divided by what, under which title, as standing bars
    ("new_cases", "month", mark("Approved new cases by month"), True),
    ("new_cases", "governorate", mark("Approved new cases by governorate"), False),
    ("services", "service", mark("Services by kind"), False),
    ("submissions", "submission_status", mark("Submissions by what became of them"), False),
    ("activities", "activity_type", mark("Activities by kind"), False),
)
_SECTIONS: Final = "report_section"
_HELD_BY: Final = ("groups", "partners")
# What is printed of an activity: fields of its own, and records that it names.
_PRINTED: Final = frozenset({"date", "end", "type", "title", "place_text"})
_LINKED: Final = (*_HELD_BY, "project", "place")
_LINES, _LETTERS = 12, 1500  # of a told text
_MOST: Final = 6  # terms of a division in the table; the charts have all


class ReportWords:
    """Puts a report into the words of one language."""

    def __init__(
        self,
        voice: Voice,
        dictionary: Dictionary,
    ) -> None:
        self._voice = voice
        self._dictionary = dictionary

    @property
    def sheet_title(self) -> str:
        """The name of the sheet of a table."""
        return plain(self._voice.words.say("Figures of a period"))

    def paper(
        self,
        order: PeriodOrder,
        found: PeriodFigures,
        activities: Iterable[tuple[GateDecision, DisclosedRecord]],
        *,
        organisation: str,
        inside: bool,
    ) -> PeriodPaper:
        """All of it; `activities` as the gate let them out."""
        say = self._voice.words.say
        sections, disclaimers = self._sections(activities, inside=inside)
        notes = [say(_DOCUMENTED, organisation=organisation)]
        notes += [] if inside else [say(_SMALL)]
        return PeriodPaper(
            first=order.first,
            last=order.last,
            organisation=organisation,
            title=order.title,
            introduction=order.introduction,
            closing=order.closing,
            sections=sections,
            figures=tuple(self._figures(found)),
            charts=tuple(self._charts(found)),
            notes=tuple(notes),
            disclaimers=disclaimers,
        )

    def rows(self, found: PeriodFigures) -> tuple[list[str], list[list[str]]]:
        """The figures as a table: what, by what, which term, how many."""
        say, labels = self._voice.words.say, self._voice.labels
        header = [plain(say(one)) for one in _HEADER]
        rows = []
        for one in found.told:
            label = labels.term("indicator", one.key)
            rows.append([label, "", "", self._number(one.total)])
            if one.median is not None:
                rows.append([label, say("days until half of them knew"), "", str(one.median)])
            for name, cells in one.by.items():
                told = named(cells)
                rows += [
                    [label, self.division(name), self.term(name, term), str(count)]
                    for term, count in self._ordered(name, told)
                ]
                if len(told) < len(cells):
                    rows.append([label, self.division(name), self._others, self._number(None)])
        for each in found.targets:
            rows.append(
                [
                    self.target(each.target),
                    plain(say("To be reached")),
                    str(each.goal),
                    _reached(each),
                ]
            )
        return header, [[plain(cell) for cell in row] for row in rows]

    def target(self, record: RecordView) -> str:
        """What is to be reached."""
        return target_words(record, self._dictionary.vocabularies, self._voice.labels)

    # -- figures ------------------------------------------------------------------------------

    def _number(self, count: int | None) -> str:
        return plain(self._voice.words.say(_FEW)) if count is None else str(count)

    def division(self, name: str) -> str:
        """By what a figure is divided."""
        sentence = _DIVIDED.get(name)
        return self._voice.words.say(sentence) if sentence else self._voice.words.say("by kind")

    def term(self, name: str, term: str) -> str:
        """One term of a division."""
        say, labels = self._voice.words.say, self._voice.labels
        if not term:
            return say("not known")
        if name == "month":
            day = day_of(f"{term}-01")
            return month_in_words(day, self._voice.lang) if day else term
        if name == "consent_result" and term == PUT_OFF:
            return say(NOT_NOW)
        if name in MONEY:
            return dimension_words.said(name, term, self._dictionary, self._voice)
        if name == "place" and term in (SEVERAL, OTHER):
            return say("in several places") if term == SEVERAL else say("elsewhere")
        if name == "place" and self._dictionary.vocabularies.has("country", term):
            return labels.term("country", term)
        if name in ("governorate", "place"):
            place = self._voice.places.by_key(term)
            return place.name(self._voice.lang) if place else term
        return term if name == "documenter" else labels.term(LISTS.get(name, name), term)

    @property
    def _others(self) -> str:
        """What is not told, or does not stand here for want of room."""
        return self._voice.words.say("others")

    def _ordered(self, name: str, cells: Mapping[str, int]) -> list[tuple[str, int]]:
        """Months by time, all else the largest first."""
        if name == "month":
            return sorted(cells.items())
        return sorted(cells.items(), key=lambda one: (-one[1], one[0]))

    def _figures(self, found: PeriodFigures) -> Iterator[tuple[str, tuple[FigureRow, ...]]]:
        goals: dict[str, list[TargetProgress]] = {}
        for target in found.targets:
            goals.setdefault(target.target.text("measures"), []).append(target)
        for part, title in PARTS.items():
            rows = tuple(
                self._row(one, goals.get(one.key, []))
                for one in found.told
                if BY_KEY[one.key].part == part and one.total != 0
            )
            if rows:
                yield self._voice.words.say(title), rows

    def _row(self, one: ToldFigure, goals: Sequence[TargetProgress]) -> FigureRow:
        lines = []
        for name, cells in one.by.items():
            shown = [one for one in self._ordered(name, named(cells)) if one[1]]
            if name != "month" and shown and (len(shown) > 1 or shown[0][0]):
                terms = [self._counted(one, name, *cell) for cell in shown[:_MOST]]
                more = [self._others] if shown[_MOST:] else []
                lines.append(f"{self.division(name)}: {list_of([*terms, *more], self._voice)}")
        if one.median is not None:
            lines.append(self._waited(one.median))
        said = list_of([_of_goal(one) for one in goals], self._voice)
        label = capital(self._voice.labels.term("indicator", one.key))
        return FigureRow(label, self._number(one.total), "\n".join(lines), said, one.key)

    def _waited(self, days: int) -> str:
        if not days:
            return self._voice.words.say("Half of them knew on the same day.")
        return self._voice.words.count(
            "Half of them knew within {n} day.", "Half of them knew within {n} days.", days
        )

    def _counted(self, one: ToldFigure, name: str, term: str, count: int) -> str:
        share = f" ({round(100 * count / one.total)} %)" if name in _SHARES and one.total else ""
        return f"{self.term(name, term)} {count}{share}"

    def _charts(self, found: PeriodFigures) -> Iterator[ReportChart]:
        figures = {one.key: one for one in found.told}
        for key, name, title, months in _CHARTS:
            cells = figures[key].by.get(name, {}) if key in figures else {}
            if len(cells) > 1:
                told = named(cells)
                few = [Bar(self._others, None, "<5")] if len(told) < len(cells) else []
                bars = tuple(
                    Bar(self.term(name, term), count, str(count))
                    for term, count in self._ordered(name, told)
                )
                yield ReportChart(self._voice.words.say(title), (*bars, *few), months)
        if any(one.reached is not None for one in found.targets):
            bars = tuple(
                Bar(
                    self.target(one.target),
                    one.reached,
                    _of_goal(one),
                    one.goal,
                )
                for one in found.targets
                if one.reached is not None
            )
            yield ReportChart(self._voice.words.say("Targets"), bars)

    # -- activities ---------------------------------------------------------------------------

    def _sections(
        self, activities: Iterable[tuple[GateDecision, DisclosedRecord]], *, inside: bool
    ) -> tuple[tuple[tuple[str, tuple[ToldActivity, ...]], ...], tuple[str, ...]]:
        """The activities in the sections of a newsletter, and the lines of their projects."""
        held: dict[str, list[ToldActivity]] = {}
        lines = dict[str, None]()
        for disclosed, record in activities:
            facts = Facts(disclosed, self._voice)
            held.setdefault(facts.first(record, _SECTIONS), []).append(
                self._told(facts, record, inside=inside)
            )
            for project in disclosed.linked(record, "project"):
                if line := facts.spoken(project, "disclaimer"):
                    lines[line] = None
        keys = [*self._dictionary.vocabularies.keys(_SECTIONS), ""]
        found = tuple((self._section(key), tuple(held[key])) for key in keys if key in held)
        return found, tuple(lines)

    def _section(self, key: str) -> str:
        if not key:
            return self._voice.words.say("Further activities")
        return self._voice.labels.term(_SECTIONS, key)

    def _told(self, facts: Facts, record: DisclosedRecord, *, inside: bool) -> ToldActivity:
        def named(name: str) -> str:
            found = filter(None, map(facts.named, facts.disclosed.linked(record, name)))
            return list_of(list(found), self._voice)

        where = "; ".join(short(facts.text(record, "place_text")).split("\n"))
        return ToldActivity(
            when=from_to(facts.when(record, "date"), facts.when(record, "end"), self._voice.words),
            kind=facts.term(record, "type", "activity_type"),
            title=short(facts.text(record, "title")),
            held_by=list_of(list(filter(None, map(named, _HELD_BY))), self._voice),
            where=where or facts.place(record, "place"),
            more=short(facts.spoken(record, "outcome")) if inside else "",
        )


def printed_of(found: GateDecision, root: DisclosedRecord) -> list[DisclosedRecord]:
    """What is printed of an activity: fields of its own, and the records that it names."""
    own = {name: held for name, held in root.values.items() if name in _PRINTED}
    linked = (one for name in _LINKED for one in found.linked(root, name))
    return [replace(root, values=own), *linked]


def texts_printed(found: GateDecision, root: DisclosedRecord) -> list[str]:
    """Every text in that, in which somebody may be named."""
    return [
        text
        for record in printed_of(found, root)
        for held in record.values.values()
        for value in held
        for text in texts_in(value)
    ]


def short(text: str) -> str:
    """So much of a told text as a report prints: some lines of it."""
    lines = text[:_LETTERS].split("\n")
    cut = len(text) > _LETTERS or len(lines) > _LINES
    return "\n".join(lines[:_LINES]) + ("…" if cut else "")


def _reached(one: TargetProgress) -> str:
    return "" if one.reached is None else str(one.reached)


def _of_goal(one: TargetProgress) -> str:
    return str(one.goal) if one.reached is None else f"{one.reached} / {one.goal}"

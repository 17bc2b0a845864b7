"""Levels D and E: what is computed, never copied. Age bands, quarters, governorates, counts of five or more.

Level D is one row without a name: a code, bands, the governorate. Level E is counts over such rows,
without the small ones, and without totals from which a small one could be worked out; and what one device
wrote hides nobody: whoever holds it knows its cases, and may have made them up. Sums of money
stand in bands, each currency apart: they are never added up and never converted. Sources:
data-dictionary §5 (redaction levels), §3.39 (bands), §6; story 6.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Any, Final, Literal, get_args

from vsdesk.load_mark import by_device
from vsdesk.records.case_parts import disappearances, missing_persons
from vsdesk.records.checks.flags import years_between
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.value_form import term_of
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.figures.crossed_cells import CrossedCells, Part
from vsdesk.records.figures.small_counts import LEAST, is_safe
from vsdesk.records.figures.told_tables import ToldPart
from vsdesk.records.gate.death_news import listed_status
from vsdesk.records.places.gazetteer import Gazetteer

AGE_BANDS: Final = ((0, 4), (5, 11), (12, 17), (18, 24), (25, 34), (35, 49), (50, 64), (65, 200))

Dimension = Literal[
    "age_then", "age_now", "governorate", "quarter", "sex", "case_type", "search_status"
]
DIMENSIONS: Final[tuple[str, ...]] = get_args(Dimension)
Money = Literal["demanded", "paid"]
MONEY: Final[tuple[str, ...]] = get_args(Money)  # of these a case may have several
COUNTED: Final = (*DIMENSIONS, *MONEY)
_AMOUNT: Final = re.compile(r"(\d{1,30})(?:\.\d{1,30})?")
_DIGITS: Final = 9  # sums of more digits share the last band


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """One case at level D. Empty where it is not known, or where that scope was not agreed to."""

    code: str
    age_then: str  # at the disappearance
    age_now: str
    governorate: str  # "SY01"
    quarter: str  # "2013-Q1", or the year
    sex: str
    case_type: str
    search_status: str
    demanded: frozenset[str] = frozenset()  # "usd 10000–99999"; for counting only
    paid: frozenset[str] = frozenset()

    def json(self) -> dict[str, Json]:
        """The row as it leaves."""
        return {"code": self.code, **{name: getattr(self, name) for name in DIMENSIONS}}

    def no_wider(self, read: Pseudonym) -> Pseudonym:
        """As much of the row as another reading of the file says too, under the number
        that the case has there."""
        apart: dict[str, Any] = {
            name: "" for name in DIMENSIONS if getattr(self, name) != getattr(read, name)
        }
        return replace(self, code=read.code, **apart)


@dataclass(frozen=True, slots=True)
class Tally:
    """One case, for counting only.

    `without` is by the word (`load_mark.word_of`) of each who opened the case or wrote into it and is no
    coordinator: the row as it reads without what that device said and loaded, None where it is no case then.
    """

    row: Pseudonym = field(repr=False)
    without: Mapping[str, Pseudonym | None] = field(default_factory=dict, repr=False)

    def beside(self, words: Collection[str], read: Tally | None) -> Tally:
        """The same with the reading without these words, where they are one device's: no two
        are left out together."""
        if len(by_device(words)) != 1:
            return self
        # By the longest: with a load among them it is no word of a person.
        found = {max(words): read.row if read else None}
        return replace(self, without={**found, **self.without})


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts by the asked dimensions; None is a count that is not told. `total` None: it would tell one.

    `alone` is how many counts are large enough, but not without what one device wrote.
    """

    by: tuple[str, ...]
    cells: Mapping[tuple[str, ...], int | None] = field(repr=False)
    total: int | None
    alone: int = 0


def pseudonym(
    dossier: Dossier, dictionary: Dictionary, today: str, scopes: frozenset[str] | None, code: str
) -> Pseudonym:
    """The case of `dossier` without its names, under its number as it leaves. `scopes`
    None: for counting only."""
    case = next(iter(dossier.of("case")), None)
    person = next(iter(missing_persons(dossier)), None)
    event = next(iter(disappearances(dossier)), None)
    identity = scopes is None or "identity" in scopes
    what = scopes is None or "circumstances" in scopes
    then = event.value("date") if event is not None else None
    return Pseudonym(
        code=code,
        age_then=age_band(person, then) if identity and person is not None else "",
        age_now=age_band(person, {"from": today}) if identity and person is not None else "",
        governorate=_governorate(dossier, event, dictionary.places) if what else "",
        quarter=quarter(then) if what else "",
        sex=_term(dictionary, person, "sex") if identity else "",
        case_type=_term(dictionary, case, "case_type"),
        search_status=_status(dictionary, case, today),
        demanded=_sums(dossier, dictionary, "demanded") if scopes is None else frozenset(),
        paid=_sums(dossier, dictionary, "paid") if scopes is None else frozenset(),
    )


def _status(dictionary: Dictionary, case: RecordView | None, today: str) -> str:
    """The state of the search, as a list may show it."""
    known = _term(dictionary, case, "search_status")
    return listed_status(case, today) if case and known else ""


def _sums(dossier: Dossier, dictionary: Dictionary, which: Money) -> frozenset[str]:
    """The currency and the band of each sum that was asked for, or paid. An undecided one is none."""
    return frozenset(
        said
        for one in dossier.of("extortion_attempt")
        if (said := sum_in_band(one, which, _term(dictionary, one, f"{which}_currency")))
    )


def sum_in_band(attempt: RecordView, which: str, currency: str) -> str:
    """A sum in its band and its currency, never added up, never converted; "" for none, or one undecided."""
    amount = f"{which}_amount"
    band = "" if attempt.differs(amount) else money_band(attempt.text(amount))
    return f"{currency} {band}" if currency and band else ""


def money_band(amount: str) -> str:
    """A sum by its number of digits: "1000–9999". What is no sum, or nothing, has no band."""
    read = _AMOUNT.fullmatch(amount.strip())
    whole = int(read[1]) if read else 0
    if whole < 1:
        return ""
    digits = len(str(whole))
    low = 10 ** (min(digits, _DIGITS) - 1)
    return f"{low}+" if digits >= _DIGITS else f"{low}–{low * 10 - 1}"


def age_band(person: RecordView, on: Json) -> str:
    """The band of somebody's age on a day or in a span: "18–24", or "18–34" where it may be either."""
    try:
        when = PartialDate.of(on)
    except ImpossibleDate:
        return ""
    spans = []
    for value in person.every("birth"):
        try:
            if span := years_between(PartialDate.of(value), when):
                spans.append(span)
        except ImpossibleDate:
            continue
    if not spans:
        return ""
    low, high = _band(min(a for a, _ in spans)), _band(max(b for _, b in spans))
    return f"{low[0]}+" if high[1] > 150 else f"{low[0]}–{high[1]}"


def quarter(value: Json) -> str:
    """The quarter of a date, its year where it spans more, or "" where it spans years."""
    try:
        when = PartialDate.of(value)
    except ImpossibleDate:
        return ""
    if when.first is None or when.last is None or when.first.year != when.last.year:
        return ""
    first, last = _quarter(when.first), _quarter(when.last)
    return f"{when.first.year}-Q{first}" if first == last else f"{when.first.year}"


def figures(
    tallies: Iterable[Tally],
    by: tuple[Dimension | Money, ...],
    least: int = LEAST,
    *,
    own: str = "",
    looked: bool = False,
    before: Iterable[ToldPart] = (),
) -> Figures:
    """How many cases there are by these dimensions. Small counts are not told, nor can they be worked out,
    from a table by other dimensions neither.

    By sums of money a case counts once for each currency and band, and there is no total.
    Where what is hidden adds up to less than `least`, or is one cell alone, the next smallest is hidden
    too, within each value of some of the dimensions (`CrossedCells`). Large enough is what is so without
    each single device; what a person said at `own`, the one at which this is made, counts, and with
    `looked`, a coordinator's word, everything. `before` is what was told of these parts, at whatever time: no
    small count follows from both. Raises ValueError for a dimension that is none.
    """
    if not set(by) <= set(COUNTED):
        raise ValueError("no such dimension")
    held = list(tallies)
    cases = _CasesOfCells(held, by, None if looked else own, least)
    never = {cell for cell in cases.counted if _says_no_sum(cell, by)}
    gone = CrossedCells(cases.counted, cases.are_many, never, _placed(before, by)).hidden()
    rows = sorted(cases.counted.keys() - never)
    told = len(held) >= least and is_safe(gone, cases.are_many) and not set(by) & set(MONEY)
    return Figures(
        tuple(by),
        {cell: None if cell in gone else cases.counted[cell] for cell in rows},
        len(held) if told else None,
        sum(cases.counted[cell] >= least for cell in rows if not cases.are_many((cell,))),
    )


class _CasesOfCells:
    """The cases of each cell, and by device those that are in it by its word: they are elsewhere without it,
    or nowhere. Who has no sum of money stands in a cell that is no row.

    A case that one device moves out of a cell hides nobody there, just as one that it moves in. `own`: at
    which a word is taken; None takes every word.
    """

    def __init__(
        self,
        tallies: Iterable[Tally],
        by: tuple[Dimension | Money, ...],
        own: str | None,
        least: int,
    ) -> None:
        self._least = least
        self._in: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
        self._lost: defaultdict[tuple[str, ...], dict[str, set[int]]] = defaultdict(dict)
        for at, one in enumerate(tallies):
            here = {*_cells_of(one.row, by)}
            for cell in here:
                self._in[cell].add(at)
            for device_id, cell in _lost(one, by, here, own) if own is not None else ():
                self._lost[cell].setdefault(device_id, set()).add(at)
        self.counted = {cell: len(found) for cell, found in self._in.items()}

    def are_many(self, cells: Collection[tuple[str, ...]]) -> bool:
        """Whether enough cases are in these cells together, without each single device too."""
        found, lost = set[int](), dict[str, set[int]]()
        for cell in cells:
            found |= self._in[cell]
            for device_id, some in self._lost[cell].items() if cell in self._lost else ():
                lost.setdefault(device_id, set()).update(some)
        return len(found) - max(map(len, lost.values()), default=0) >= self._least


def _lost(
    tally: Tally, by: tuple[Dimension | Money, ...], here: Collection[tuple[str, ...]], own: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By device the cells in which a case is not without its word."""
    for device_id, words in by_device(word for word in tally.without if word != own).items():
        for read in map(tally.without.get, words):
            yield from (
                (device_id, one) for one in {*here} - {*(_cells_of(read, by) if read else ())}
            )


def _placed(before: Iterable[ToldPart], by: tuple[str, ...]) -> Mapping[Part, Sequence[ToldPart]]:
    """What was told by the places of the columns that it names; nothing of others."""
    found: defaultdict[Part, list[ToldPart]] = defaultdict(list)
    for one in dict.fromkeys(before):
        if {*one.by} <= {*by}:
            said = sorted(zip(map(by.index, one.by), one.values, strict=True))
            found[tuple(at for at, _ in said), tuple(value for _, value in said)].append(one)
    return found


def _says_no_sum(cell: tuple[str, ...], by: tuple[Dimension | Money, ...]) -> bool:
    return any(not said and name in MONEY for name, said in zip(by, cell, strict=True))


def is_whole(chosen: Collection[str], every: Iterable[str]) -> bool:
    """Whether figures may be made of these cases: of all of them, or of none chosen, which is all.

    Of what a person chose no figures are made, be each count large enough: twelve cases, and then eleven of
    them, tell the twelfth. A governorate or a year by itself does too, beside the table of all; they are
    dimensions, where `figures` hides what would tell.
    """
    return not chosen or set(every) <= set(chosen)


def _cells_of(row: Pseudonym, by: tuple[Dimension | Money, ...]) -> Iterable[tuple[str, ...]]:
    found: list[Iterable[str]] = []
    for name in by:
        value = getattr(row, name)
        found.append((sorted(value) or ("",)) if isinstance(value, frozenset) else (str(value),))
    return product(*found)


def _band(age: int) -> tuple[int, int]:
    return next(band for band in AGE_BANDS if age <= band[1]) if age <= 200 else AGE_BANDS[-1]


def _quarter(day: date) -> int:
    return (day.month - 1) // 3 + 1


def _term(dictionary: Dictionary, record: RecordView | None, name: str) -> str:
    """A term where one value stands; where several do, none is told."""
    if record is None or record.differs(name):
        return ""
    return term_of(dictionary, record, name)


def _governorate(dossier: Dossier, event: RecordView | None, places: Gazetteer) -> str:
    if event is None or event.differs("place"):
        return ""
    id = event.text("place")
    if found := places.governorate(id):
        return found
    held = dossier.get(id)
    code = held.text("admin1") if held is not None else ""
    return code if places.by_key(code) else ""

"""From records to what is compared: the report of a case, of a line of a list, of what is being typed.

Every writing of a name goes along, and every value that stands; of the mother also what else she is called.
Nothing else of a relative does, and nothing of a source or a paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from vsdesk.matching.compared_report import NAMES, Report, sex_of
from vsdesk.names.compounds import units
from vsdesk.names.fold import fold
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.display_names import MOTHER_GIVEN, WRITINGS
from vsdesk.records.places.told_places import told_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.places.gazetteer import Gazetteer, ShippedPlace
    from vsdesk.vault.matching.cases import CaseFacts

FIELDS: Final = (*NAMES, "sex", "birth", "age", "taken", "gov", "place")
_GOVERNORATE: Final = frozenset(
    map(fold, ("محافظة", "المحافظة", "governorate", "muhafazat", "parêzgeh", "parêzgeha"))
)
_ALIKE: Final = 3  # places of one name of which any may be meant
_CODE: Final = re.compile(r"SY\d\d")
_FAMILY_NAMES: Final = frozenset({"birth_name"})


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What one report says, by the members of `FIELDS`: each value as it was recorded."""

    values: Mapping[str, tuple[Json, ...]] = field(repr=False)
    whole: tuple[str, ...] = field(default=(), repr=False)  # names whose parts are not known
    places: tuple[str, ...] = field(default=(), repr=False)  # every name of the place
    placeid: str = ""
    beside: frozenset[str] = field(default=frozenset(), repr=False)  # kunyas, other family names
    line: bool = False  # a line of a list: names and a birth, nothing of a loss

    def texts(self, name: str) -> tuple[str, ...]:
        """The values that are words."""
        return tuple(one for one in self.values.get(name, ()) if isinstance(one, str))

    def report(self, id: str) -> Report:
        """As `matching` compares it."""
        return Report(
            id=id,
            given=self.texts("given"),
            father=self.texts("father"),
            grandfather=self.texts("grandfather"),
            family=self.texts("family"),
            mother=tuple(name for one in self.texts("mother") for name in _mother(one)),
            whole=self.whole,
            sex=next((sex_of(one) for one in self.texts("sex")), ""),
            birth=_years(self.values.get("birth", ())),
            taken=_days(self.values.get("taken", ())),
            gov=next(iter(self.texts("gov")), ""),
            place=self.places,
        )


class KnownPlaces:
    """The shipped places by the words of a file or a form: codes of governorates, and every name."""

    def __init__(self, places: Gazetteer) -> None:
        self._codes = {fold(one.key): one.key for one in places.governorates}
        for one in places.governorates:
            self._codes |= {fold(name): one.key for name in one.names}
        self._named: dict[str, list[ShippedPlace]] = {}
        for place, name in places.names():
            self._named.setdefault(fold(name), []).append(place)

    def code(self, text: str) -> str:
        """The code ("SY08") of the governorate that these words mean, or ""."""
        words = [word for word in fold(text).split() if word not in _GOVERNORATE]
        joined = "".join(words).replace("-", "").replace("_", "")
        return self._codes.get(" ".join(words)) or self._codes.get(joined, "")

    def names(self, text: str) -> tuple[str, ...]:
        """A place in words by all its names; the words alone where they name none, or many."""
        found = self._named.get(fold(text), ())
        others = [name for place in found for name in place.names] if len(found) <= _ALIKE else []
        return tuple(dict.fromkeys(one for one in (text, *others) if one))

    def coded(self, report: Report) -> Report:
        """A report with the code of its governorate and all names of its place, as far as they are known."""
        named = tuple(dict.fromkeys(name for one in report.place for name in self.names(one)))
        return replace(report, gov=self.code(report.gov) or report.gov, place=named)


@lru_cache(maxsize=2)
def known_places(places: Gazetteer) -> KnownPlaces:
    """Those of one gazetteer, read once."""
    return KnownPlaces(places)


def beside_cases(report: Report) -> Report:
    """A report as it may be held against cases: a governorate that is not known by its code says nothing."""
    return report if _CODE.fullmatch(report.gov) else replace(report, gov="")


def told_of(facts: CaseFacts, places: Gazetteer) -> ReportFacts:
    """What a case says."""
    values: dict[str, list[Json]] = {name: [] for name in FIELDS}
    whole: list[str] = []
    if facts.person is not None:
        _person(facts.person, values)
    own = {str(one) for part in NAMES for one in values[part]}
    for name in facts.names:
        _further_name(name, values, whole)
    for name in facts.mother_names:
        values["mother"] += _words(name.every("value"))
    further = {str(one) for part in NAMES for one in values[part]} - own
    if facts.event is not None:
        values["taken"] += facts.event.every("date")
    values["gov"] += [facts.gov] if facts.gov else []
    values["place"] += [facts.place] if facts.place else []
    names = _place_names(facts, places)
    return ReportFacts(
        _distinct(values), tuple(whole), names, facts.placeid or "", frozenset(further)
    )


def told_of_entry(entry: RecordView) -> ReportFacts:
    """What one line of a list says."""
    values: dict[str, list[Json]] = {name: [] for name in FIELDS}
    for name in ("father", "mother", "birth"):
        values[name] += entry.every(name)
    return ReportFacts(_distinct(values), tuple(_words(entry.every("name_as_written"))), line=True)


def told_of_testimony(row: RecordView) -> ReportFacts:
    """What a witness said of one person: the name alone. Where they were seen is not
    where they were taken."""
    return ReportFacts(dict.fromkeys(FIELDS, ()), tuple(_words(row.every("told_name"))))


def told_of_typed(
    person: Mapping[str, Json], event: Mapping[str, Json], places: Gazetteer
) -> ReportFacts:
    """What has been typed of a person and of the disappearance so far."""
    values: dict[str, list[Json]] = {name: [] for name in FIELDS}
    _person(_Typed(person), values)
    values["taken"].append(event.get("date"))
    found = places.get(place) if isinstance(place := event.get("place"), str) else None
    told = next(iter(_words([event.get("place_text")])), "")
    names = found.names if found else known_places(places).names(told)
    values["gov"] += [places.governorate(found.id)] if found else []
    values["place"] += names[:1]
    return ReportFacts(_distinct(values), (), names)


def one_within_other(one: ReportFacts, two: ReportFacts, places: Gazetteer) -> bool:
    """Whether the place of the one lies in the area of the other: a roundabout, and its city. Neither the
    same place nor another one."""
    ours, theirs = (_areas(report, places) for report in (one, two))
    if any(a in places.wider(b) or b in places.wider(a) for a in ours for b in theirs):
        return True
    names = {fold(name) for at in filter(None, map(places.get, ours & theirs)) for name in at.names}
    whole = {  # who names the area itself, and no spot in it
        report.placeid in places or not names.isdisjoint(map(fold, report.texts("place")))
        for report in (one, two)
    }
    return bool(names) and len(whole) == 2


def _areas(report: ReportFacts, places: Gazetteer) -> frozenset[str]:
    """The shipped place of a report; of words alone those that they name."""
    if report.placeid in places:
        return frozenset({report.placeid})
    read = told_places(places)
    return frozenset(found.id for text in report.texts("place") for found in read.find(text))


@dataclass(frozen=True, slots=True)
class _Typed:
    """Fields as typed, read as a record's are."""

    fields: Mapping[str, Json] = field(repr=False)

    def every(self, name: str) -> tuple[Json, ...]:
        """The one value, if there is one."""
        value = self.fields.get(name)
        return () if value is None else (value,)


def _person(person: RecordView | _Typed, values: dict[str, list[Json]]) -> None:
    for part in NAMES[:4]:
        for writing in WRITINGS:
            values[part] += _words(person.every(f"{part}_{writing}"))
    for name in MOTHER_GIVEN:
        values["mother"] += _words(person.every(name))
    values["sex"] += person.every("sex")
    values["birth"] += person.every("birth")
    values["age"] += _words(person.every("age_told"))  # shown; compared are the years of birth


def _further_name(name: RecordView, values: dict[str, list[Json]], whole: list[str]) -> None:
    """A kunya or a nickname stands beside the given name; a name of several parts is read as a whole."""
    for text in _words(name.every("value")):
        if name.text("type") in _FAMILY_NAMES:
            values["family"].append(text)
        elif len(units(text)) == 1:
            values["given"].append(text)
        else:
            whole.append(text)


def _place_names(facts: CaseFacts, places: Gazetteer) -> tuple[str, ...]:
    shipped = places.get(facts.placeid)
    if shipped is not None:
        return shipped.names
    return known_places(places).names(facts.place)


def _mother(name: str) -> tuple[str, ...]:
    """The mother's given name first, since it alone may be known elsewhere; then all of it."""
    words = name.split()
    if len(words) < 2 or len(units(name)) < 2:
        return (name,)
    return words[0], name


def _words(values: Iterable[Json]) -> list[str]:
    return [one.strip() for one in values if isinstance(one, str) and one.strip()]


def _distinct(values: Mapping[str, Sequence[Json]]) -> dict[str, tuple[Json, ...]]:
    found: dict[str, tuple[Json, ...]] = {}
    for name, held in values.items():
        once = {repr(one): one for one in held if one not in (None, "") and not _is_answer(one)}
        found[name] = tuple(once.values())
    return found


def _is_answer(value: Json) -> bool:
    """Whether somebody said that it is not known."""
    return isinstance(value, dict) and "answer" in value


def _dates(values: Sequence[Json]) -> list[tuple[date, date]]:
    spans = []
    for one in values:
        try:
            read = PartialDate.of(one)
        except ImpossibleDate:
            continue
        if read.first is not None and read.last is not None:
            spans.append((read.first, read.last))
    return spans


def _days(values: Sequence[Json]) -> tuple[date, date] | None:
    """The first and last day that any of the values allows: both may be true."""
    spans = _dates(values)
    return (min(one for one, _ in spans), max(two for _, two in spans)) if spans else None


def _years(values: Sequence[Json]) -> tuple[int, int] | None:
    span = _days(values)
    return (span[0].year, span[1].year) if span else None

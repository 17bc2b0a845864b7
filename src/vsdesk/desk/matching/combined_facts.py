"""What several reports tell of one fact: each answer in all its writings, and the reports that tell it.

A name is one answer in all spellings that are one by the house's rules: hamza, teh marbuta, articles,
compounds apart or together; in two scripts by its sound. A report tells a date when what it says lies
within it: who says 9 August 2013 tells 2013, who says 2013 does not tell the day. All else is told by
who says the same. Likeness is no telling: 1985 and 1986 are two answers.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from dataclasses import field as kept
from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.matching.compared_report import NAMES
from vsdesk.names.compounds import TEH, units, without_article
from vsdesk.names.distance import EXACT, of_names
from vsdesk.names.fold import fold
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vsdesk.desk.matching.report_facts import ReportFacts
    from vsdesk.records.dictionary.values import Json

    Tellers = dict[str, tuple[Json, list[str]]]  # by its key: a value as recorded, and who tells it
    Span = tuple[date, date]

_DATES: Final = ("birth", "taken")
_ACROSS: Final = 0.06  # of names in two scripts: a short vowel that the one leaves out (Fatma)
_ARABIC: Final = re.compile("[\u0620-\u06ff]")
_JOINED: Final = re.compile("^(عبد|ابو)ال")  # a compound written as one word, with the article


@dataclass(frozen=True, slots=True)
class ToldBy:
    """One answer to one field in all its writings, and the reports that tell it."""

    field: str
    writings: tuple[Json, ...] = kept(repr=False)
    roots: tuple[str, ...]

    @property
    def value(self) -> Json:
        """The writing that most of them use."""
        return self.writings[0]


def answers(name: str, told: Mapping[str, ReportFacts]) -> list[ToldBy]:
    """The answers of these reports to a field, those that most of them tell first."""
    said: Tellers = {}
    for root, report in told.items():
        for one in report.values.get(name, ()):
            said.setdefault(_key(one), (one, []))[1].append(root)
    if name in NAMES:
        found = _names(name, said)
    elif name in _DATES:
        found = _dates(name, said)
    elif name == "place":
        found = _places(told)
    else:
        found = [ToldBy(name, (one,), tuple(roots)) for one, roots in said.values()]
    ordered = [replace(one, roots=tuple(at for at in told if at in one.roots)) for one in found]
    return sorted(ordered, key=lambda one: (-len(one.roots), _key(one.value)))


def answers_by(
    name: str, told: Mapping[str, ReportFacts], looked: Mapping[str, ReportFacts]
) -> list[ToldBy]:
    """The answers of `told`, each by the reports that give it in `looked` too; by the
    first where none does."""
    by = {_key(one): found.roots for found in answers(name, looked) for one in found.writings}
    found = []
    for row in answers(name, told):
        roots = max((by.get(_key(one), ()) for one in row.writings), key=len)
        found.append(replace(row, roots=roots or row.roots[:1]))
    return sorted(found, key=lambda one: (-len(one.roots), _key(one.value)))


def telling(name: str, root: str, told: Mapping[str, ReportFacts]) -> int:
    """How many reports tell what this one tells, itself among them; 0 where it tells nothing.

    Where several values stand undecided, the one that fewest tell counts. Of a name in two scripts the
    one that most tell counts: many reports have one script only. A kunya is no given name.
    """
    report = told[root]
    ours = {_key(one) for one in report.values.get(name, ()) if one not in report.beside}
    counts: dict[bool, list[int]] = {}
    for one in answers(name, told):
        for value in one.writings:
            if _key(value) in ours and root in one.roots:
                script = name in NAMES and _is_arabic(str(value))
                counts.setdefault(script, []).append(len(one.roots))
    return max((min(found) for found in counts.values()), default=0)


def same_name(one: str, two: str) -> bool:
    """Whether two writings are one name by the house's rules of spelling."""
    if _is_arabic(one) and _is_arabic(two):
        return _plain(one) == _plain(two)
    bound = EXACT if _is_arabic(one) == _is_arabic(two) else _ACROSS
    return fold(one) == fold(two) or of_names(one, two) <= bound


def _names(name: str, said: Tellers) -> list[ToldBy]:
    """Those in Arabic first: they say more of the letters. Who fits two different names stays alone."""
    words = [str(one) for one, _ in said.values()]
    groups: list[list[str]] = []
    for word in sorted(words, key=lambda one: not _is_arabic(one)):
        near = [group for group in groups if _belongs(word, group)]
        if len(near) == 1:
            near[0].append(word)
        else:
            groups.append([word])
    return [_answer(name, group, said) for group in groups]


def _belongs(word: str, group: Sequence[str]) -> bool:
    arabic = [one for one in group if _is_arabic(one)]
    return all(same_name(word, one) for one in arabic or group)


def _answer(name: str, group: Iterable[Json], said: Tellers) -> ToldBy:
    told = sorted((said[_key(one)] for one in group), key=lambda one: -len(one[1]))
    roots = dict.fromkeys(root for _, tellers in told for root in tellers)
    return ToldBy(name, tuple(one for one, _ in told), tuple(roots))


def _dates(name: str, said: Tellers) -> list[ToldBy]:
    spans = {key: _span(one) for key, (one, _) in said.items()}
    groups: dict[str, list[str]] = {}
    for key, span in spans.items():
        groups.setdefault(repr(span) if span else key, []).append(key)
    found = []
    for group in groups.values():
        within = [key for key in said if key in group or _within(spans[key], spans[group[0]])]
        roots = dict.fromkeys(root for key in within for root in said[key][1])
        found.append(ToldBy(name, tuple(said[key][0] for key in group), tuple(roots)))
    return found


def _within(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and other[0] <= one[0] and one[1] <= other[1])


def _span(value: Json) -> Span | None:
    try:
        read = PartialDate.of(value)
    except ImpossibleDate:
        return None
    if read.first is None and read.last is None:
        return None
    return read.first or date.min, read.last or date.max


def _places(told: Mapping[str, ReportFacts]) -> list[ToldBy]:
    groups: list[list[str]] = []
    for root, report in told.items():
        if not report.values.get("place"):
            continue
        near = [one for one in groups if all(_one_place(report, told[at]) for at in one)]
        if near:
            near[0].append(root)
        else:
            groups.append([root])
    found = []
    for group in groups:
        values = {_key(one): one for root in group for one in told[root].values["place"]}
        found.append(ToldBy("place", tuple(values.values()), tuple(group)))
    return found


def _one_place(one: ReportFacts, two: ReportFacts) -> bool:
    """Whether two reports name one place, or the same by another name; what lies within it is another."""
    if one.placeid and two.placeid:
        return one.placeid == two.placeid
    ours, theirs = ((*report.places, *report.texts("place")) for report in (one, two))
    return any(same_name(a, b) for a in ours for b in theirs)


def _plain(name: str) -> str:
    """An Arabic name without what the house's spelling leaves out: articles, marks, spaces in compounds."""
    bare = (without_article(part.replace(TEH, "ه")) for part in units(name))
    return " ".join(_JOINED.sub(r"\1", part) for part in bare) or fold(name)


def _is_arabic(name: str) -> bool:
    return bool(_ARABIC.search(name))


def _key(value: Json) -> str:
    return json.dumps(value, sort_keys=True)

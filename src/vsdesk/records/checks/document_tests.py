"""A look at a paper that the program can take by itself. It never says that a paper is authentic.

Each test says "speaks against it", "nothing against it" or "not possible". What they add up to is at
most "there are signs of forgery", for a second look by a person; never "forged" and never more than
"not conclusive" in its favour. Sources: data-dictionary §2.10, §3.22, §3.23, §5.27; story 6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from vsdesk.records.case_parts import disappearances
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.words import LANGS

Fold = Callable[[str], str]
Result = Literal["pass", "fail", "not_possible"]
FOUND_FORGED: Final = frozenset({"forged", "suspicious"})
_PERIODS: Final[Mapping[str, tuple[str, str]]] = {
    "place": ("known_since", "known_until"),
    "perpetrator": ("active_from", "active_to"),
}
_AFTER_THE_ARREST: Final = frozenset({"release_order", "transfer_order"})
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class TestFinding:
    """One test: its key of the list document_test, its key of test_result, and records to compare."""

    test: str
    result: Result
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuerPatterns:
    """What earlier looks taught: the patterns of numbers on papers of each issuer, by what was found."""

    forged: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sound: Mapping[str, frozenset[str]] = field(default_factory=dict)


def known(checks: Iterable[RecordView], fold: Fold) -> IssuerPatterns:
    """The number patterns of papers that were found forged, and of those without signs of forgery."""
    forged: dict[str, set[str]] = {}
    sound: dict[str, set[str]] = {}
    for check in checks:
        number = check.text("number_on_paper")
        if not number or check.deleted:
            continue
        results = set(check.every("result"))
        into = forged if results & FOUND_FORGED else sound if results == {"consistent"} else None
        if into is not None:
            into.setdefault(fold(check.text("claimed_issuer")), set()).add(pattern(number))
    return IssuerPatterns(_frozen(forged), _frozen(sound))


def look(
    dossier: Dossier,
    item: str,
    *,
    fold: Fold,
    issuers: Iterable[RecordView] = (),
    learned: IssuerPatterns | None = None,
    alike: Iterable[str] | None = None,
) -> tuple[TestFinding, ...]:
    """The tests that can be made on one item.

    `issuers` are the bodies that the organisation knows (places, perpetrators); `learned` comes from
    `known`; `alike` are the items found forged whose picture is alike (photo.alike), None where
    nothing was compared.
    """
    held = dossier.get(item)
    if held is None:
        return ()
    checks = dossier.children(item, "document_check")
    return (
        _issuer(checks, issuers, fold),
        _number(checks, learned or IssuerPatterns(), fold),
        _dates(dossier, held, checks),
        _payment(dossier, item),
        _template(alike),
    )


def suggested(findings: Iterable[TestFinding]) -> str:
    """A key of the list check_result: for a person to look at again, never a verdict."""
    results = [one.result for one in findings]
    if "fail" in results:
        return "suspicious"
    return "inconclusive" if "pass" in results else "not_checkable"


def pattern(number: str) -> str:
    """The shape of a number: how many digits, and which letters and signs stand where."""
    spaced = "".join(number.split())
    return _LETTERS.sub("L", _DIGITS.sub(lambda found: "9" * len(found.group()), spaced))


@dataclass(slots=True)
class _Bodies:
    """The bodies of one name, and the days before and after which one of them was not there."""

    ids: dict[str, None] = field(default_factory=dict)
    since: date = date.min
    until: date = date.max
    dated: bool = False

    def add(self, body: RecordView) -> None:
        names = _PERIODS.get(body.kind)
        since, until = (_date(body, name) for name in names) if names else (None, None)
        self.ids[body.id] = None
        self.dated = self.dated or since is not None or until is not None
        if since is not None and since.first is not None:
            self.since = max(self.since, since.first)
        if until is not None and until.last is not None:
            self.until = min(self.until, until.last)

    def had(self, when: PartialDate) -> Result:
        """Whether all of them were there on a day."""
        if not self.dated:
            return "not_possible"
        before = when.last is not None and when.last < self.since
        after = when.first is not None and when.first > self.until
        return "fail" if before or after else "pass"


def _issuer(checks: Iterable[RecordView], issuers: Iterable[RecordView], fold: Fold) -> TestFinding:
    """Each body is read once, and each check asks those of its name together."""
    bodies: dict[str, _Bodies] = {}
    for body in issuers:
        for name in {fold(one) for one in _names(body)}:
            bodies.setdefault(name, _Bodies()).add(body)
    results: list[Result] = []
    asked: dict[str, None] = {}
    for check in checks:
        name, when = fold(check.text("claimed_issuer")), _date(check, "claimed_date")
        if name and when and name in bodies:
            asked[name] = None
            results.append(bodies[name].had(when))
    named = dict.fromkeys(id for name in asked for id in bodies[name].ids)
    return TestFinding("issuer_exists", _sum(results), tuple(named))


def _names(body: RecordView) -> Iterable[str]:
    yield from (body.text(f"name_{lang}") for lang in LANGS)
    yield from body.text("aliases").splitlines()


def _number(checks: Iterable[RecordView], learned: IssuerPatterns, fold: Fold) -> TestFinding:
    results: list[Result] = []
    for check in checks:
        number, issuer = check.text("number_on_paper"), fold(check.text("claimed_issuer"))
        if not number:
            continue
        shape = pattern(number)
        sound = learned.sound.get(issuer, frozenset())
        if shape in sound:
            results.append("pass")
        elif sound or shape in learned.forged.get(issuer, frozenset()):
            results.append("fail")
    return TestFinding("number_format", _sum(results))


def _dates(dossier: Dossier, item: RecordView, checks: Iterable[RecordView]) -> TestFinding:
    """An order to release or move somebody is younger than the arrest; no paper is of a day to come."""
    dated = [when for check in checks if (when := _date(check, "claimed_date"))]
    if not dated or item.text("type") not in _AFTER_THE_ARREST:
        return TestFinding("date_consistency", "not_possible")
    arrests = [(one.id, when) for one in disappearances(dossier) if (when := _date(one, "date"))]
    ended = min((one.last for one in dated if one.last is not None), default=date.max)
    against = tuple(id for id, day in arrests if day.first is not None and ended < day.first)
    if against:
        return TestFinding("date_consistency", "fail", against)
    return TestFinding("date_consistency", "pass" if arrests else "not_possible")


def _payment(dossier: Dossier, item: str) -> TestFinding:
    """A paper that came with a demand for money speaks against itself."""
    demands = tuple(
        attempt.id
        for attempt in dossier.of("extortion_attempt")
        if item in ids_of(attempt, "proof_offered")
    )
    return TestFinding("payment_linked", "fail" if demands else "not_possible", demands)


def _template(alike: Iterable[str] | None) -> TestFinding:
    if alike is None:
        return TestFinding("template_reuse", "not_possible")
    found = tuple(alike)
    return TestFinding("template_reuse", "fail" if found else "pass", found)


def _sum(results: list[Result]) -> Result:
    if "fail" in results:
        return "fail"
    return "pass" if "pass" in results else "not_possible"


def _date(record: RecordView, name: str) -> PartialDate | None:
    try:
        when = PartialDate.of(record.value(name))
    except ImpossibleDate:
        return None
    return when if when.first or when.last else None


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(shapes) for name, shapes in found.items()}

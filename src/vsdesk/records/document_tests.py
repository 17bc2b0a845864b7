"""A look at a paper that the program can take by itself. It never says that a paper is authentic.

Each test says "speaks against it", "nothing against it" or "not possible". What they add up to is at
most "there are signs of forgery", for a second look by a person; never "forged" and never more than
"not conclusive" in its favour. Sources: data-dictionary §2.10, §3.22, §3.23, §5.27; story 6.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from vsdesk.records.case_parts import disappearances
from vsdesk.records.dossier import Dossier, RecordView, ids_in
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
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
class Finding:
    """One test: its key of the list document_test, its key of test_result, and records to compare."""

    test: str
    result: Result
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier looks taught: the patterns of numbers on papers of each issuer, by what was found."""

    forged: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sound: Mapping[str, frozenset[str]] = field(default_factory=dict)


def known(checks: Iterable[RecordView], fold: Fold) -> Known:
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
    return Known(_frozen(forged), _frozen(sound))


def look(
    dossier: Dossier,
    item: str,
    *,
    fold: Fold,
    issuers: Iterable[RecordView] = (),
    learned: Known | None = None,
    alike: Iterable[str] | None = None,
) -> tuple[Finding, ...]:
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
        _number(checks, learned or Known(), fold),
        _dates(dossier, held, checks),
        _payment(dossier, item),
        _template(alike),
    )


def suggested(findings: Iterable[Finding]) -> str:
    """A key of the list check_result: for a person to look at again, never a verdict."""
    results = [one.result for one in findings]
    if "fail" in results:
        return "suspicious"
    return "inconclusive" if "pass" in results else "not_checkable"


def pattern(number: str) -> str:
    """The shape of a number: how many digits, and which letters and signs stand where."""
    spaced = "".join(number.split())
    return _LETTERS.sub("L", _DIGITS.sub(lambda found: "9" * len(found.group()), spaced))


def _issuer(checks: Iterable[RecordView], issuers: Iterable[RecordView], fold: Fold) -> Finding:
    bodies = list(issuers)
    results: list[Result] = []
    named: list[str] = []
    for check in checks:
        name, when = fold(check.text("claimed_issuer")), _date(check, "claimed_date")
        for body in bodies if name and when else ():
            if name in {fold(one) for one in _names(body)}:
                named.append(body.id)
                results.append(_in_period(body, when) if when else "not_possible")
    return Finding("issuer_exists", _sum(results), tuple(named))


def _names(body: RecordView) -> Iterable[str]:
    yield from (body.text(f"name_{lang}") for lang in LANGS)
    yield from body.text("aliases").splitlines()


def _in_period(body: RecordView, when: PartialDate) -> Result:
    names = _PERIODS.get(body.kind)
    since, until = (_date(body, name) for name in names) if names else (None, None)
    if since is None and until is None:
        return "not_possible"
    if since is not None and when.surely_before(since):
        return "fail"
    if until is not None and until.surely_before(when):
        return "fail"
    return "pass"


def _number(checks: Iterable[RecordView], learned: Known, fold: Fold) -> Finding:
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
    return Finding("number_format", _sum(results))


def _dates(dossier: Dossier, item: RecordView, checks: Iterable[RecordView]) -> Finding:
    """An order to release or move somebody is younger than the arrest; no paper is of a day to come."""
    dated = [when for check in checks if (when := _date(check, "claimed_date"))]
    if not dated or item.text("type") not in _AFTER_THE_ARREST:
        return Finding("date_consistency", "not_possible")
    arrests = [(one.id, when) for one in disappearances(dossier) if (when := _date(one, "date"))]
    against = tuple(id for id, arrest in arrests if any(one.surely_before(arrest) for one in dated))
    if against:
        return Finding("date_consistency", "fail", against)
    return Finding("date_consistency", "pass" if arrests else "not_possible")


def _payment(dossier: Dossier, item: str) -> Finding:
    """A paper that came with a demand for money speaks against itself."""
    demands = tuple(
        attempt.id
        for attempt in dossier.of("extortion_attempt")
        if any(item in ids_in(value) for value in attempt.every("proof_offered"))
    )
    return Finding("payment_linked", "fail" if demands else "not_possible", demands)


def _template(alike: Iterable[str] | None) -> Finding:
    if alike is None:
        return Finding("template_reuse", "not_possible")
    found = tuple(alike)
    return Finding("template_reuse", "fail" if found else "pass", found)


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

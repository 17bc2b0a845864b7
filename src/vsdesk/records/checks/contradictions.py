"""What a file says in two ways that cannot both be: a claim beside the file, an age beside the dates. Pure.

Both stay. Nobody is right by this: it is shown where the file goes out from, and asked. A date speaks only
where every day of it does. What is claimed of the fate is nobody's slip, and is told elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.case_parts import disappearances, missing_persons
from vsdesk.records.dates.detention import Spans, begins_last, ends_first
from vsdesk.records.dates.told_age import YEAR, told_age
from vsdesk.records.kinds.case import CLAIMED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from vsdesk.records.dossier import Dossier, RecordView

AGE: Final = "age"
_DATES: Final = frozenset({"date", "birth"})
_SAID: Final = frozenset({*_DATES, "place", "place_text", "facility", AGE, "text"})
_STANDS: Final = frozenset({"current", "disputed"})


class Twice(NamedTuple):
    """What is told twice (a term of `claim_field`), the record that says otherwise, and the one
    that it does not fit."""

    what: str
    record: str
    other: str


def told_twice(dossier: Dossier) -> tuple[Twice, ...]:
    """Each such place of a file: ages first, then claims in their order."""
    return dossier.once(_told_twice)


def _told_twice(dossier: Dossier) -> tuple[Twice, ...]:
    return tuple(dict.fromkeys((*_ages(dossier), *_claims(dossier))))


def _ages(dossier: Dossier) -> Iterator[Twice]:
    """The age at the disappearance in words, beside the one that the dates give."""
    said = [(one, told_age(one.text("age_told"))) for one in missing_persons(dossier)]
    ages = [(person, told) for person, told in said if told is not None]
    if not ages:  # mostly: then nobody asks for the dates
        return
    span, taken = dossier.once(Spans).of, disappearances(dossier)
    late, early = begins_last(taken, span), ends_first(taken, span)
    for person, told in ages:
        born = span(person, "birth")
        least = _months(born.last, late.day) if late and born.last else None
        most = max(0, _months(born.first, early.day)) if early and born.first else None
        if late and not told.fits(least, None):
            yield Twice(AGE, person.id, late.record)
        elif early and not told.fits(None, most):
            yield Twice(AGE, person.id, early.record)


def _months(first: date, last: date) -> int:
    whole = (last.year - first.year) * YEAR + last.month - first.month
    return whole - (last.day < first.day)


def _claims(dossier: Dossier) -> Iterator[Twice]:
    for claim in dossier.of("claim"):
        what = claim.text("field")
        if what not in _SAID or claim.text("status") not in _STANDS:
            continue
        others = (one for one in _claimed_of(dossier, claim) if _differs(dossier, claim, one))
        if other := next(others, None):
            yield Twice(what, claim.id, other.id)


def _claimed_of(dossier: Dossier, claim: RecordView) -> tuple[RecordView, ...]:
    """The records of which a claim speaks: the one below which it lies, or those of the
    missing person's case."""
    kind = CLAIMED[claim.text("field")][0]
    over = dossier.get(claim.parent or "")
    if over is not None and over.kind == kind:
        return (over,)
    return tuple(missing_persons(dossier) if kind == "person" else disappearances(dossier))


def _differs(dossier: Dossier, claim: RecordView, other: RecordView) -> bool:
    name = CLAIMED[claim.text("field")][1]
    if name in _DATES:
        span = dossier.once(Spans).of
        said, held = span(claim, "value"), span(other, name)
        return said.surely_before(held) or held.surely_before(said)
    return claim.text("status") == "disputed"

"""One answer of one person, read by itself: what it says, since when, for how long, for what.

Where several values stand in one answer the narrower one counts: a yes must be the only reading, a no
is enough once. Which of several answers holds is in records/consent.py. Sources: data-dictionary
§2.13, §5.1–8.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final, Literal

from vsdesk.records.days import months_later
from vsdesk.records.dossier import RecordView

State = Literal[
    "given",
    "not_needed",
    "refused",
    "withdrawn",
    "not_asked",
    "ends_before",
    "assent",
    "review",
    "standing",
    "person_decides",
]
NARROW: Final[tuple[State, ...]] = (
    *("refused", "withdrawn", "not_asked", "ends_before", "assent", "review", "given"),
)
NO: Final = frozenset({"refused", "withdrawn"})
GIVEN: Final = frozenset({"given", "given_limited"})
YES: Final = GIVEN | {"expired"}  # once given, due or not
ALL_SCOPES: Final = frozenset(
    [
        "identity",
        "contact",
        "circumstances",
        "perpetrator_names",
        "source_identity",
        "photo",
        "am_data",
        "medical",
        "documents",
        "hlp",
        "family_members",
        "minors",
    ]
)
_KEPT: Final = ALL_SCOPES - {"source_identity", "contact"}  # what keeping the file covers
_LEAST: Final = frozenset({"identity", "circumstances"})  # a yes without any scope written down
_LASTS: Final = 24  # months
_NEVER: Final = "9999"  # later than any day
_WHO_AND_WHOM: Final = ("grantor", "purpose", "recipient", "recipient_name")


def state_of(grant: RecordView, today: str) -> State:
    """The narrowest reading of one answer: every standing value of its result counts."""
    if any(grant.every("withdrawn_on")):
        return "withdrawn"
    results = grant.every("result")
    if "refused" in results:
        return "refused"
    if "withdrawn" in results:
        return "withdrawn"
    if not results or any(one not in YES for one in results):
        return "not_asked"
    if any(grant.differs(name) for name in _WHO_AND_WHOM):
        return "not_asked"  # nobody knows whose yes it is, or for whom
    return _lasting(grant, today, results)


def _lasting(grant: RecordView, today: str, results: tuple[object, ...]) -> State:
    """What a yes is on this day: it may begin later, end before it begins, or be due."""
    given, reviews = _days(grant, "given_on"), _days(grant, "review_on")
    if _is_odd(grant, "given_on") or (given and max(given) > today):
        return "not_asked"  # a day that has not come yet, or is none
    if given and reviews and min(reviews) < max(given):
        return "ends_before"
    due = review_day(grant)
    over = not due or due < today or _is_odd(grant, "review_on")
    return "review" if "expired" in results or over else "given"


def review_day(grant: RecordView) -> str:
    """The day on which an answer is looked at again: as written down, else two years after it was given.

    An answer without a day is as old as its record. "" when nothing is known: then it is due.
    """
    written = _days(grant, "review_on")
    if written:
        return min(written)
    given = _days(grant, "given_on") or _days_of_log(grant)
    after = (months_later(date.fromisoformat(day), _LASTS) for day in given)
    return min((day.isoformat() for day in after), default="")


def is_yes(grant: RecordView) -> bool:
    """Whether it says yes and nothing else, due or not; what was taken back says no."""
    results = grant.every("result")
    return bool(results) and YES.issuperset(results) and not says_no(grant)


def scopes_of(grant: RecordView) -> frozenset[str]:
    """What one answer lets out; where several values stand, what all of them hold."""
    written = [value for value in grant.every("data_scope") if isinstance(value, list)]
    if not written:
        return _KEPT if grant.every("purpose") == ("hold_record",) else _LEAST
    sets = [frozenset(str(one) for one in value) for value in written]
    return frozenset.intersection(*sets)


def says_no(grant: RecordView) -> bool:
    """Whether it is a refusal or was withdrawn."""
    return any(grant.every("withdrawn_on")) or bool(
        NO & {str(one) for one in grant.every("result")}
    )


def is_decided(grant: RecordView) -> bool:
    """Whether a coordinator chose this answer; without the reason written down it is no choice."""
    whys = grant.every("decides_why")
    reasoned = bool(whys) and all(isinstance(one, str) and one.strip() for one in whys)
    return grant.every("decides") == (True,) and reasoned


def latest(answers: Iterable[RecordView]) -> list[RecordView]:
    """The last answer of each person.

    An answer is as new as the last day on which something was said in it, the withdrawal too. Of one
    day the narrower holds, and a no without a day is never older than a yes.
    """
    found: dict[str, RecordView] = {}
    for grant in sorted(answers, key=_age):
        for grantor in grant.every("grantor") or ("",):
            found[str(grantor)] = grant
    return list({one.id: one for one in found.values()}.values())


def _age(grant: RecordView) -> tuple[str, int, str, str]:
    no = says_no(grant)
    days = [*_days(grant, "given_on"), *_days(grant, "withdrawn_on")]
    day = (
        _NEVER if no and _is_odd(grant, "withdrawn_on") else max(days, default=_NEVER if no else "")
    )
    narrow = 2 if no else int(not YES.issuperset(grant.every("result")))
    return (day, narrow, grant.created, grant.id)


def written_last(grant: RecordView) -> str:
    """The log's time of the newest thing that was said in an answer."""
    names = ("result", "withdrawn_on", "grantor")
    return max((one.ts for name in names for one in grant.standing(name)), default="")


def decided_last(grant: RecordView) -> str:
    """The log's time of the newest decision for an answer."""
    return max(
        (one.ts for name in ("decides", "decides_why") for one in grant.standing(name)), default=""
    )


def written_on(ts: str) -> date | None:
    """The day (UTC) of a log timestamp."""
    try:
        return datetime.fromtimestamp(int(ts[:12], 16) / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _days_of_log(grant: RecordView) -> list[str]:
    day = written_on(grant.created)
    return [day.isoformat()] if day else []


def _days(grant: RecordView, name: str) -> list[str]:
    return [day for day in grant.every(name) if isinstance(day, str) and _is_day(day)]


def _is_odd(grant: RecordView, name: str) -> bool:
    """Whether something stands there that is no day."""
    return any(isinstance(day, str) and day and not _is_day(day) for day in grant.every(name))


def _is_day(text: str) -> bool:
    try:
        return text.isascii() and len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False

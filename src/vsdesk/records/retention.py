"""How long each class of data is kept: pure rules, one for each class. They propose; nobody is erased by a clock.

    intake     refused or unfinished: 30 days
    sign_in    names on the sign-in lists of activities: 90 days, then figures only
    service    needs and services: 24 months after the last contact
    case_core  no time: search is a continuing obligation, the family decides
    audit      the journal of the devices: 10 years

Source: data-dictionary §5.30. Each rule answers with what would be erased and the day since when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from vsdesk.records.answers import STANDS, state_of, written_on
from vsdesk.records.days import days_later, months_later
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.words import mark

DataClass = Literal["intake", "sign_in", "service", "case_core", "audit"]
Why = Literal["", "refused", "not_asked", "not_answered"]
# Why an intake is proposed, in a sentence; and what stands beside it where other questions were agreed to.
WHY: Final[Mapping[str, str]] = {
    "refused": mark("Somebody of the family said that the file may not be kept."),
    "not_asked": mark(
        "Nobody was asked yet whether the file may be kept, and nothing was added for 30 days."
    ),
    "not_answered": mark(
        "The family was asked whether the file may be kept, and has not answered yet."
    ),
}
AGREED: Final = mark(
    "But somebody of the family said yes to: {questions}. Ask whether the file may be kept before"
    " anything is erased."
)
INTAKE: Final = 30  # days
SIGN_IN: Final = 90  # days
SERVICE_MONTHS: Final = 24
AUDIT_YEARS: Final = 10
_KEEPING: Final = frozenset({"hold_record", "casework"})
CARE: Final = frozenset({"need_assessment", "need", "service", "referral"})
_TALLIED: Final = (
    *("session", "sex", "age_band", "displacement", "disability"),
    *("family_of_missing", "survivor", "attended"),
)
# days on which somebody of the family was in touch: kind → fields
_CONTACT: Final = (
    ("contact_log", "on"),
    ("need_assessment", "date"),
    ("service", "date"),
    ("service", "end"),
    ("referral", "sent_on"),
    ("referral", "acknowledged_on"),
    ("follow_up", "done_on"),
    ("consent_grant", "given_on"),
    ("family_request", "on"),
)


@dataclass(frozen=True, slots=True)
class Over:
    """Time is over for these records since `day`. `ids` are what an order to erase would name.

    `why` tells the three reasons of an intake apart: somebody refused, nobody was asked whether it may be
    kept, or somebody was asked and has not answered. `agreed`: (purpose, recipient) of other questions
    to which somebody said yes.
    """

    data_class: DataClass
    ids: tuple[str, ...]
    day: date
    why: Why = ""
    agreed: tuple[tuple[str, str], ...] = ()


def intake(dossier: Dossier, today: date) -> Over | None:
    """A case or family that somebody did not agree to have kept, or that nobody finished.

    Refused: 30 days after the day of the answer. Unfinished (a draft without a yes): 30 days after the
    last change. Not when somebody agreed, nor when something left the organisation.
    """
    grants = [one for one in dossier.of("consent_grant") if one.text("purpose") == "hold_record"]
    states = {one.id: state_of(one, today.isoformat()) for one in grants}
    if set(states.values()) & {*STANDS, "withdrawn", "assent"} or _left(dossier):
        return None
    head = dossier.head
    why: Why = "not_answered" if grants else "not_asked"
    refused = [_day(one.text("given_on")) for one in grants if states[one.id] == "refused"]
    if refused:  # of a day that has not come, or of none: since the file was begun
        come = [one for one in refused if one is not None and one <= today]
        day, why = max(come, default=written_on(head.created)), "refused"
    elif head.kind != "case" or head.value("review_state") in (None, "draft"):
        held = [one for one in dossier if one.space == head.space and not one.deleted]
        day = written_on(max(one.updated for one in held)) if held else None
    else:
        return None
    due = None if day is None else days_later(day, INTAKE)
    if due is None or due > today:
        return None
    return replace(Over("intake", _roots(dossier), due), why=why, agreed=_agreed(dossier, today))


def _agreed(dossier: Dossier, today: date) -> tuple[tuple[str, str], ...]:
    """The questions other than keeping to which somebody said yes, and did not take it back."""
    said = (
        (one.text("purpose"), one.text("recipient"))
        for one in dossier.of("consent_grant")
        if one.text("purpose") not in _KEEPING
        and state_of(one, today.isoformat()) in {*STANDS, "assent"}
    )
    return tuple(dict.fromkeys(said))


def _left(dossier: Dossier) -> bool:
    sent = [one for one in dossier.of("submission") if one.text("sent_on")]
    return bool(sent or dossier.of("disclosure"))


def _roots(dossier: Dossier) -> tuple[str, ...]:
    """The case, and its family when no other case is among the records."""
    head = dossier.head
    cases = {one.id for one in dossier.of("case")}
    families = [one.id for one in dossier.of("family") if one.id != head.id]
    return (head.id, *(families if cases <= {head.id} else ()))


def sign_in(activity: RecordView, rows: Iterable[RecordView], today: date) -> Over | None:
    """The rows of an activity that name somebody, 90 days after its last day."""
    days = [_day(text) for name in ("end", "date") for text in _texts(activity.value(name))]
    known = [day for day in days if day is not None]
    known = [day for day in known if day <= today] or known  # a mistyped year keeps nobody's name
    named = [row.id for row in rows if row.kind == "participation" and row.value("person")]
    due = days_later(max(known), SIGN_IN) if known else None
    if due is None or not named or due > today:
        return None
    return Over("sign_in", tuple(sorted(named)), due)


def tally(rows: Sequence[RecordView]) -> list[dict[str, object]]:
    """Rows that name somebody, counted by what is counted: values of rows that name nobody."""
    groups: dict[tuple[object, ...], int] = {}
    for row in rows:
        key = tuple(row.value(name) for name in _TALLIED)
        groups[key] = groups.get(key, 0) + 1
    return [
        {
            "count": number,
            **{name: value for name, value in zip(_TALLIED, key, strict=True) if value is not None},
        }
        for key, number in groups.items()
    ]


def service(records: Sequence[RecordView], today: date) -> Over | None:
    """Needs and services of one family, 24 months after the last contact of any sort."""
    here = [one for one in records if not one.deleted]
    care = [one for one in here if one.kind in CARE]
    days = [
        day
        for kind, name in _CONTACT
        for one in here
        if one.kind == kind
        for text in _texts(one.value(name))
        if (day := _day(text)) is not None and day <= today  # nobody was in touch on a day to come
    ]
    if not care:
        return None
    last = max([*days, *(day for one in care if (day := written_on(one.updated)) is not None)])
    due = months_later(last, SERVICE_MONTHS)
    tops = [one.id for one in care if one.parent not in {other.id for other in care}]
    return Over("service", tuple(sorted(tops)), due) if due <= today else None


def journal(rows: Iterable[RecordView], today: date) -> Over | None:
    """Rows of a device's journal that are older than 10 years."""
    old = []
    for row in rows:
        day = written_on(row.created)
        if day is not None and months_later(day, AUDIT_YEARS * 12) <= today:
            old.append((day, row.id))
    if not old:
        return None
    since = months_later(min(old)[0], AUDIT_YEARS * 12)
    return Over("audit", tuple(id for _, id in sorted(old)), since)


def _texts(value: object) -> list[str]:
    """The days in a value: an ISO day, or the two ends of a partial date."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for name in ("from", "to") if isinstance(one := value.get(name), str)]
    return []


def _day(text: str) -> date | None:
    """A whole day, or the last day of a month or year."""
    parts = text.split("-")
    try:
        if len(parts) == 3:
            return date.fromisoformat(text)
        if len(parts) == 2:
            return months_later(date(int(parts[0]), int(parts[1]), 1), 1) - timedelta(days=1)
        return date(int(text), 12, 31)
    except ValueError:
        return None

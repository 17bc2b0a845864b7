"""How long each class of data is kept: pure rules, one for each class. They propose;
nobody is erased by a clock.

    intake     refused or unfinished: 30 days
    sign_in    names on the sign-in lists of activities: 90 days, then figures only
    service    needs and services: 24 months after the last contact
    case_core  no time: search is a continuing obligation, the family decides
    audit      the journal of the devices: 10 years

Source: data-dictionary §5.30. Each rule answers with what would be erased and the day since when. What
another device wrote is as old as the day on which it came here: `came` says it, for records in which one
that neither is this vault's nor a coordinator's wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from vsdesk.records.consent.answers import STANDS, YES, state_of, voices, written_on
from vsdesk.records.consent.approval import approval
from vsdesk.records.consent.whose_word_counts import writers
from vsdesk.records.dates.days import days_later, last_day_of, months_later
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
DOUBTED: Final = mark(
    "It is not sure what is to become of this file: somebody who did not record it wrote that it may be kept, that it"
    " may not, that something of it was given out, or that another case belongs to it. Look at it, and ask the family."
)
INTAKE: Final = 30  # days
SIGN_IN: Final = 90  # days
SERVICE_MONTHS: Final = 24
AUDIT_YEARS: Final = 10
_KEEPING: Final = frozenset({"hold_record", "casework"})
_ENDS: Final = frozenset(
    {*STANDS, "withdrawn", "assent"}
)  # states of an answer after which none is proposed
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
    ("duty", "done_on"),
    ("consent_grant", "given_on"),
    ("family_request", "received"),
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


@dataclass(frozen=True, slots=True)
class FileVoices:
    """Whose words a file is made of. `by`: the devices that speak for it (None: all who wrote there).

    `apart`: cases and families that stay, because another case hangs on them, or because nobody who
    speaks for them tied them here. `came` as for every rule. `left`: the disclosure rows and the submissions
    by which something left by the words that count (None: all). `drawn`: whether another case hangs on it by
    the word of others alone.
    """

    by: frozenset[str] | None = None
    apart: frozenset[str] = frozenset()
    came: Mapping[str, date] = field(default_factory=dict)
    left: frozenset[str] | None = None
    drawn: bool = False


_ALL: Final = FileVoices()


def intake(dossier: Dossier, today: date, heard: FileVoices = _ALL) -> Over | None:
    """A case or family that somebody did not agree to have kept, or that nobody finished.

    Refused: 30 days after the day of the answer. Unfinished (a draft without a yes): 30 days after the
    last change. Not when somebody agreed, nor when something left the organisation; nor while it is
    `doubted` whether anybody refused.
    """
    head = dossier.head
    keeping = _keeping(dossier)
    states = {state_of(one, today.isoformat()) for one in keeping}
    agreed = bool(states & _ENDS) or bool(_went(dossier, heard))
    if agreed or heard.drawn or head.id in heard.apart or doubted(dossier, today, heard):
        return None
    why: Why = "not_answered" if keeping else "not_asked"
    if "refused" in states:
        day, why = _refused_on(dossier, today, heard), "refused"
    elif head.kind != "case" or _is_unfinished(head, dossier, heard):
        held = [one for one in dossier if one.space == head.space and not one.deleted]
        day = max((on for one in held if (on := _last(one, heard.came)) is not None), default=None)
    else:
        return None
    due = None if day is None else days_later(day, INTAKE)
    if due is None or due > today:
        return None
    roots = _roots(dossier, heard)
    return replace(Over("intake", roots, due), why=why, agreed=_agreed(dossier, today))


def _is_unfinished(case: RecordView, dossier: Dossier, heard: FileVoices) -> bool:
    """Whether a case was left a draft: nobody moved it on, no coordinator approved it, and only those that
    speak for the file call it a draft. A word that another device put in the place of
    theirs proposes nothing."""
    wrote = writers(case, "review_state")
    if approval(case, dossier.records) or not {*case.every("review_state")} <= {None, "draft"}:
        return False
    return heard.by is None or wrote <= heard.by


def doubted(dossier: Dossier, today: date, heard: FileVoices) -> tuple[RecordView, ...]:
    """Refusals of keeping a file that propose nothing: a yes stands in the same answer, none of those
    that speak for the file wrote one down, or only others wrote what ends that it is proposed: that somebody
    agreed, that something left, or that another case hangs on it."""
    refused = _refusing(dossier, today)
    beside = tuple(one for one in refused if not YES.isdisjoint(map(str, one.every("result"))))
    if heard.by is None or not refused:
        return beside
    if not any(_is_theirs(one, heard.by) for one in refused):
        return beside or refused
    ended = heard.drawn or _only_others_end(dossier, today, heard, heard.by)
    return refused if ended else beside


def _only_others_end(dossier: Dossier, today: date, heard: FileVoices, by: frozenset[str]) -> bool:
    """Whether what ends a proposal stands here, and nothing of it by the words that count."""
    on = today.isoformat()
    ending = [one for one in _keeping(dossier) if state_of(one, on) in _ENDS]
    sure = any(voices(one) <= by for one in ending) or bool(_went(dossier, heard))
    return not sure and bool(ending or _went(dossier, _ALL))


def _keeping(dossier: Dossier) -> list[RecordView]:
    """What was answered about keeping the file."""
    return [one for one in dossier.of("consent_grant") if one.text("purpose") == "hold_record"]


def _refusing(dossier: Dossier, today: date) -> tuple[RecordView, ...]:
    on = today.isoformat()
    return tuple(one for one in _keeping(dossier) if state_of(one, on) == "refused")


def _is_theirs(grant: RecordView, by: frozenset[str]) -> bool:
    """Whether those that speak for the file wrote down that it was refused."""
    return any(one.value == "refused" and one.word in by for one in grant.fields.get("result", ()))


def _refused_on(dossier: Dossier, today: date, heard: FileVoices) -> date | None:
    """The last day of a refusal; where it has not come or is none, that on which the file was begun."""
    refused = _refusing(dossier, today)
    said = (last_day_of(one.text("given_on")) for one in refused)
    come = [one for one in said if one is not None and one <= today]
    day = max(come, default=written_on(dossier.head.created))
    here = [heard.came[one.id] for one in refused if one.id in heard.came]
    return day if day is None else max([day, *here])


def _last(one: RecordView, came: Mapping[str, date]) -> date | None:
    """The day of the last change: that on which it came here, where another device wrote it."""
    return came.get(one.id) or written_on(one.updated)


def _agreed(dossier: Dossier, today: date) -> tuple[tuple[str, str], ...]:
    """The questions other than keeping to which somebody said yes, and did not take it back."""
    said = (
        (one.text("purpose"), one.text("recipient"))
        for one in dossier.of("consent_grant")
        if one.text("purpose") not in _KEEPING
        and state_of(one, today.isoformat()) in {*STANDS, "assent"}
    )
    return tuple(dict.fromkeys(said))


def _went(dossier: Dossier, heard: FileVoices) -> list[RecordView]:
    """The disclosure rows, and what was sent, by the words that count."""
    if heard.left is not None:
        rows = (*dossier.of("submission"), *dossier.of("disclosure"))
        return [one for one in rows if one.id in heard.left]
    sent = [one for one in dossier.of("submission") if one.text("sent_on")]
    return [*sent, *dossier.of("disclosure")]


def _roots(dossier: Dossier, heard: FileVoices) -> tuple[str, ...]:
    """The case, and its family when no other case is among the records and none hangs on it."""
    head = dossier.head
    cases = {one.id for one in dossier.of("case")}
    ids = (one.id for one in dossier.of("family") if one.id != head.id)
    families = [one for one in ids if one not in heard.apart]
    return (head.id, *(families if cases <= {head.id} else ()))


def sign_in(
    activity: RecordView,
    rows: Iterable[RecordView],
    today: date,
    came: Mapping[str, date] = _ALL.came,
) -> Over | None:
    """The rows of an activity that name somebody, 90 days after its last day."""
    days = [last_day_of(text) for name in ("end", "date") for text in _texts(activity.value(name))]
    known = [day for day in days if day is not None]
    known = [day for day in known if day <= today] or known  # a mistyped year keeps nobody's name
    named = [row.id for row in rows if row.kind == "participation" and row.value("person")]
    here = [came[activity.id]] if activity.id in came else []
    due = days_later(max([*known, *here]), SIGN_IN) if known else None
    if due is None or not named or due > today:
        return None
    return Over("sign_in", tuple(sorted(named)), due)


def tally(rows: Sequence[RecordView]) -> list[dict[str, object]]:
    """Rows that name somebody, counted by what is counted: values of rows that name nobody."""
    groups: dict[tuple[object, ...], int] = {}
    for row in rows:
        key = tuple(row.value(name) for name in _TALLIED)
        groups[key] = groups.get(key, 0) + _many(row)
    return [
        {
            "count": number,
            **{name: value for name, value in zip(_TALLIED, key, strict=True) if value is not None},
        }
        for key, number in groups.items()
    ]


def _many(row: RecordView) -> int:
    """How many a row stands for: one, where it says nothing."""
    count = row.value("count")
    return count if isinstance(count, int) and count > 0 else 1


def service(
    records: Sequence[RecordView], today: date, came: Mapping[str, date] = _ALL.came
) -> Over | None:
    """Needs and services of one family, 24 months after the last contact of any sort."""
    here = [one for one in records if not one.deleted]
    care = [one for one in here if one.kind in CARE]
    days = [
        day
        for kind, name in _CONTACT
        for one in here
        if one.kind == kind
        for text in _texts(one.value(name))
        if (day := last_day_of(text)) is not None
        and day <= today  # nobody was in touch on a day to come
    ]
    if not care:
        return None
    days += [day for one in care if (day := _last(one, came)) is not None]
    last = max([*days, *(came[one.id] for one in here if one.id in came)])
    due = months_later(last, SERVICE_MONTHS)
    tops = [one.id for one in care if one.parent not in {other.id for other in care}]
    return Over("service", tuple(sorted(tops)), due) if due <= today else None


def journal(
    rows: Iterable[RecordView], today: date, came: Mapping[str, date] = _ALL.came
) -> Over | None:
    """Rows of a device's journal that are older than 10 years."""
    old = []
    for row in rows:
        day = came.get(row.id) or written_on(row.created)
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

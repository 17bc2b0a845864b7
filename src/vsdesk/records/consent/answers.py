"""One answer of one person, read by itself: what it says, since when, for how long, for what.

Where several values stand in one answer the narrower one counts: a yes must be the only reading, a no
is enough once. Which of one person's answers hold is in records/consent/last_answers.py, which of several
people's in records/consent/holding_answer.py. Sources: data-dictionary §2.13, §5.1–8.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Final, Literal

from vsdesk.records.alternative import Alternative
from vsdesk.records.consent.whose_word_counts import writers
from vsdesk.records.dates.days import day_of, months_later
from vsdesk.records.dossier import RecordView
from vsdesk.records.once import once, once_a_day

State = Literal[
    "given",
    "not_needed",
    "refused",
    "withdrawn",
    "not_asked",
    "ends_before",
    "assent",
    "review",
    "yes_if",
    "standing",
    "too_many",
    "late",
    "person_decides",
]
NARROW: Final[tuple[State, ...]] = (
    *("refused", "withdrawn", "not_asked", "ends_before", "assent", "review", "yes_if", "given"),
)
NO: Final = frozenset({"refused", "withdrawn"})
IF: Final = "given_if"  # a yes with a condition
# Answers below which conditions lie, with all that those say.
Conditional = Mapping[str, tuple[Alternative, ...]]
UNCONDITIONAL: Final[Conditional] = MappingProxyType({})
LIMITED: Final = "given_limited"
GIVEN: Final = frozenset({"given", LIMITED, IF})
STANDS: Final = frozenset({"given", "yes_if", "review"})  # the states of a yes that stands
YES: Final = GIVEN | {"expired"}  # once given, due or not
# A purpose, and the one without which it falls: who may not search compares no samples either.
RESTS_ON: Final = MappingProxyType({"identification": "search"})
KEPT_HERE: Final = ("hold_record", "own_org")  # purpose and recipient
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
WHO_AND_WHOM: Final = (
    "grantor",
    "purpose",
    "recipient",
    "recipient_name",
)  # one person, one question
# The program's own words: why a coordinator's own asking counts over an earlier no of the same person. They
# are kept with the answer, in each language, and stand in vaults: never change them.
ASKED_AGAIN: Final = "سُئل/ت ثانيةً · ji nû ve hat pirsîn · asked again"
# What a coordinator decides for: another one of these is another answer.
_SAYS: Final = (*WHO_AND_WHOM, "subject", "result", "data_scope", "withdrawn_on")


@once_a_day
def state_of(grant: RecordView, today: str) -> State:
    """The narrowest reading of one answer: every standing value of its result counts."""
    if any(grant.every("withdrawn_on")):
        return "withdrawn"
    results = grant.every("result")
    if "refused" in results:
        return "refused"
    if "withdrawn" in results:
        return "withdrawn"
    if grant.taken_out:
        return "not_asked"  # somebody took it out, and others have not seen that: no yes
    if not results or any(one not in YES for one in results):
        return "not_asked"
    if any(grant.differs(name) for name in WHO_AND_WHOM):
        return "not_asked"  # nobody knows whose yes it is, or for whom
    return _lasting(grant, today, results)


def _lasting(grant: RecordView, today: str, results: tuple[object, ...]) -> State:
    """What a yes is on this day: it may begin later, end before it begins, or be due."""
    given, reviews = days_in(grant, "given_on"), days_in(grant, "review_on")
    if is_odd_day(grant, "given_on") or (given and max(given) > today):
        return "not_asked"  # a day that has not come yet, or is none
    if given and reviews and min(reviews) < max(given):
        return "ends_before"
    due = review_day(grant)
    over = not due or due < today or is_odd_day(grant, "review_on")
    if "expired" in results or over:
        return "review"
    return "yes_if" if IF in results else "given"


def review_day(grant: RecordView) -> str:
    """The day on which an answer is looked at again: as written down, else two years after it was given.

    An answer without a day is as old as its record. "" when nothing is known: then it is due. Who did not
    write the answer down makes the day no later.
    """
    written = days_in(grant, "review_on")
    asked = writers(grant, "grantor")
    if written and asked & writers(grant, "review_on"):
        return min(written)
    given = days_in(grant, "given_on") or _days_of_log(grant)
    after = (months_later(date.fromisoformat(day), _LASTS) for day in given)
    return min((*written, *(day.isoformat() for day in after)), default="")


def is_yes(grant: RecordView) -> bool:
    """Whether it says yes and nothing else, due or not; what was taken back says no."""
    results = grant.every("result")
    return bool(results) and YES.issuperset(results) and not says_no(grant)


@once
def scopes_of(grant: RecordView) -> frozenset[str]:
    """What one answer lets out; where several values stand, what all of them hold."""
    unsaid = _KEPT if grant.every("purpose") == ("hold_record",) else _LEAST
    sets = [
        frozenset(str(one) for one in value) if isinstance(value, list) else unsaid
        for value in grant.every("data_scope") or (None,)
    ]
    return frozenset.intersection(*sets)


def names_scopes(grant: RecordView) -> bool:
    """Whether it is written down what one answer lets out: else it is the usual least."""
    return any(isinstance(one, list) for one in grant.every("data_scope"))


def lets_photo(grant: RecordView) -> bool:
    """Whether the photo may go: a yes alone says so."""
    return grant.every("photo_use") == (True,)


def lets_recording(grant: RecordView) -> bool:
    """Whether the voice may go: a no alone keeps it."""
    return False not in grant.every("audio_use")


def reporters(grant: RecordView) -> tuple[str, ...]:
    """Who else reported this answer, by the word of those who wrote it down; nobody where the person said it.

    Another device makes nobody's own answer a report: what closes would close no longer.
    """
    by = grant.every("reported_by")
    wrote = writers(grant, "reported_by")
    # Silence beside a word is the person's own answer.
    if not by or not all(isinstance(one, str) for one in by) or not voices(grant) <= wrote:
        return ()
    return tuple(dict.fromkeys(map(str, by)))


def lacks_teller(grant: RecordView) -> bool:
    """Whether a no was kept before anybody said who told it: the person, or somebody else."""
    return any(grant.every("reported")) and not any(grant.every("reported_by"))


def is_about(grant: RecordView, about: Collection[str]) -> bool:
    """Whether an answer is about one of these, or about nothing in particular."""
    said = grant.every("subject")
    return not said or any(one is None or one in about for one in said)


@once
def is_hearsay(grant: RecordView) -> bool:
    """Whether it is somebody else's word alone that this person would agree: no answer of theirs, so it opens
    and closes nothing, and they are asked themselves. What they report that closes does close: a no, a
    condition, "not now"."""
    said = grant.every("reported")
    return (
        grant.every("result") == ("not_asked",)
        and bool(said)
        and {"given", LIMITED}.issuperset(map(str, said))
        and not says_no(grant)
        and bool(reporters(grant))
    )


def is_outlived(report: RecordView, own: Iterable[RecordView]) -> bool:
    """Whether the person said something themselves on the day of a report or after it."""
    days = (max(one.text("given_on"), one.text("withdrawn_on")) for one in own)
    return max(days, default="") >= max(report.text("given_on"), "-")


@once
def says_no(grant: RecordView) -> bool:
    """Whether it is a refusal or was withdrawn."""
    return any(grant.every("withdrawn_on")) or bool(
        NO & {str(one) for one in grant.every("result")}
    )


def taken_back_on(grant: RecordView) -> str:
    """The day on which an answer says no: of the withdrawal, of a refusal the day of the answer. "" for
    none."""
    days = [*days_in(grant, "withdrawn_on")]
    days += days_in(grant, "given_on") if not days and says_no(grant) else []
    return min(days, default="")


def keeps_here(grant: RecordView) -> bool:
    """Whether an answer is about keeping the file in this organisation."""
    return (grant.text("purpose"), grant.text("recipient")) == KEPT_HERE


def is_decided(grant: RecordView) -> bool:
    """Whether a coordinator chose this answer among those of others, as it stands now.

    Without the reason typed it is no choice: that somebody was asked again is the program's own, and decides
    about nobody else. And it binds only what it decided: once anything that says who agreed to what is
    another, it is void.
    """
    return is_chosen(grant) and decides_for_all(grant)


@once
def is_chosen(grant: RecordView) -> bool:
    """Whether a coordinator's word makes it hold: among the answers of all, or of its own person alone."""
    whys = grant.every("decides_why")
    reasoned = bool(whys) and all(isinstance(one, str) and one.strip() for one in whys)
    return claims_to_decide(grant) and reasoned and weighed(grant, grant)


def decides_for_all(grant: RecordView) -> bool:
    """Whether it is marked as deciding among the answers of all, with effect or without."""
    return claims_to_decide(grant) and not _was_asked_again(grant)


def _was_asked_again(grant: RecordView) -> bool:
    return ASKED_AGAIN in grant.every("decides_why")


def claims_to_decide(grant: RecordView) -> bool:
    """Whether it is marked as deciding, with effect or without."""
    return grant.every("decides") == (True,)


def weighed(
    decided: RecordView, other: RecordView, conditional: Conditional = UNCONDITIONAL
) -> bool:
    """Whether who decided for the one answer had all that the other one says on the screen, and it is an
    answer to the same question; where somebody was asked again, of the same person.

    Of another answer what the conditions below it say too: below the one that was decided for they hold
    anyhow.
    """
    if not same_question(decided, other):
        return False
    if _was_asked_again(decided) and any(
        decided.every(name) != other.every(name) for name in WHO_AND_WHOM
    ):
        return False
    below = () if other.id == decided.id else conditional.get(other.id, ())
    said = (one for name in _SAYS for one in other.fields.get(name, ()))
    return decided.decided("decides", (*said, *below))


def same_question(one: RecordView, other: RecordView) -> bool:
    """Whether two answers are about one purpose for one recipient; a no by name is one to all of that
    sort."""
    return all(set(one.every(name)) & set(other.every(name)) for name in ("purpose", "recipient"))


def lifts(decided: RecordView, no: RecordView) -> bool:
    """Whether a coordinator chose the one answer over the other, which is about the same case or about
    nothing in particular."""
    about = no.every("subject")
    same = not about or about == decided.every("subject")
    return same and is_chosen(decided) and weighed(decided, no)


@once
def voices(grant: RecordView) -> frozenset[str]:
    """The words (of devices, of loads) by which is written down whose answer it is, what it says, and that it
    was taken back."""
    return frozenset(
        one.word
        for name in ("grantor", "result", "withdrawn_on")
        for one in grant.fields.get(name, ())
        if one.value is not None
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


def days_in(grant: RecordView, name: str) -> list[str]:
    """The days that stand in a field."""
    return [day for day in grant.every(name) if isinstance(day, str) and day_of(day)]


def is_odd_day(grant: RecordView, name: str) -> bool:
    """Whether something stands there that is no day."""
    return any(isinstance(day, str) and day and not day_of(day) for day in grant.every(name))

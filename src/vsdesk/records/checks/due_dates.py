"""What is to be done on a day, record by record: a promised call, a consent to ask about again. Pure.

The vault keeps these days in an index (docs/spec/vault.md §4), so that what is due is found without
reading everything. What hangs on other records is looked at when a row is shown (`last_said`). Sources:
data-dictionary §5.8; data-dictionary-2 §2 rows 4 and 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from vsdesk.load_mark import load_of
from vsdesk.records.consent.answers import (
    is_hearsay,
    is_outlived,
    is_yes,
    review_day,
    says_no,
    voices,
)
from vsdesk.records.consent.last_answers import latest
from vsdesk.records.consent.selection import question_of
from vsdesk.records.consent.whose_word_counts import Believes, nobody, void_words
from vsdesk.records.dates.days import day_of
from vsdesk.records.dates.no_calls import standing_keys
from vsdesk.records.dossier import RecordView

# kind → the fields that hold a day on which something is to be done
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "contact_log": ("due",),
    "risk_assessment": ("next_review",),
    "consent_grant": ("review_on", "follow_up"),
    "follow_up": ("due",),
    "duty": ("due",),
    "submission": ("next_due",),
    "submission_event": ("answer_due",),
    "consent_event": (),
    "contact_channel": (),
    "testimony_row": (),
    "representation": (),
}
DONE: Final = frozenset(
    {"contact_log", "follow_up", "duty"}
)  # kinds of these that have a field `done`
WITHDRAWN: Final = frozenset({"consent_grant"})  # and those that have `withdrawn_on`
SOON: Final = 7  # days ahead that are shown; what comes after them waits behind a press
# What stands without a day: a no to keeping the file, a Government's reply, who holds what was taken back,
# what is asked or owed until no day that is known, and an answer that was taken back or says no after another
# one; any other no, which may have come after a yes too.
NOT_KEPT: Final = "consent_grant.not_kept"
REPLY: Final = "submission_event.reply"
DELETION: Final = "consent_event.holders"
UNTIL: Final = "duty.due"
TAKEN_BACK: Final = "consent_grant.taken_back"
SAID_NO: Final = "consent_grant.said_no"
# A coordinator's word about a record that holds no more (bundle.md §8.8), where no other page asks for it
# again: by kind the field.
WORDS: Final[Mapping[str, str]] = {
    "testimony_row": "linked_case",
    "representation": "confirmed",
    "risk_assessment": "override",
}
VOID: Final = "word.void"
# What a coordinator wrote there and others replaced: it closes on until one looks (bundle.md §8.12).
OVERRULED: Final = "word.overruled"


def coming(record: RecordView) -> dict[str, str]:
    """By `kind.field` the ISO day on which something is to be done; "" where nobody knows the day.

    Of several days the first. A yes without a day is looked at again two years after it was given.
    """
    over = {OVERRULED: ""} if record.overruled else {}
    return {**over, **_of_kind(record)}


def _of_kind(record: RecordView) -> dict[str, str]:
    if record.kind == "consent_grant" and says_no(record):
        kept = {NOT_KEPT: ""} if _is_about_keeping(record) else {}
        back = any(record.every("withdrawn_on")) or any(record.every("follows"))
        return {**kept, (TAKEN_BACK if back else SAID_NO): "", **_own_days(record)}
    if record.kind == "submission_event" and "government_reply" in record.every("type"):
        return {REPLY: "", **_own_days(record)}
    if record.kind == "consent_event":
        owed = record.text("type") == "withdrawn" and record.value("holders")
        return {DELETION: ""} if owed else {}
    if record.kind == "contact_channel":
        return standing_keys(record)
    void = {VOID: ""} if void_words(record, filter(None, [WORDS.get(record.kind)])) else {}
    return {**void, **_own_days(record)}


def is_done(record: RecordView) -> bool:
    """Whether it says of itself that it is done; a file that was loaded later says it of nothing."""
    return (
        record.kind in DONE
        and record.value("done") is True
        and any(
            one.value is True and (not load_of(one.by) or one.ts == record.created)
            for one in record.fields["done"]
        )
    )


def _own_days(record: RecordView) -> dict[str, str]:
    if is_done(record) or (record.kind in WITHDRAWN and any(record.every("withdrawn_on"))):
        return {}
    found: dict[str, str] = {}
    for name in FIELDS.get(record.kind, ()):
        days = [day.isoformat() for one in record.every(name) if (day := day_of(one))]
        if days:
            found[f"{record.kind}.{name}"] = min(days)
    if record.kind == "consent_grant" and is_yes(record) and (review := review_day(record)):
        found["consent_grant.review_on"] = review
    if _is_request(record) and not found:
        found["submission_event.answer_due"] = ""
    if record.kind == "duty" and not found:
        found[UNTIL] = ""  # "after the feast" is no day, and is owed all the same
    return found


def _is_request(record: RecordView) -> bool:
    """Whether a body asked something of us: of several words about the direction one is enough."""
    return (
        record.kind == "submission_event"
        and "request" in record.every("type")
        and {*record.every("direction")} != {"out"}
    )


def _is_about_keeping(grant: RecordView) -> bool:
    return "hold_record" in grant.every("purpose")


def last_said(grants: Iterable[RecordView], believes: Believes = nobody) -> frozenset[str]:
    """The ids of the answers after which the same person gave no other to the same question.

    What somebody is asked again is outlived by what coordinators, this device (`believes`) or the devices
    that wrote it down say later, and by no other device.
    """
    asked: dict[tuple[str, ...], list[RecordView]] = {}
    for one in grants:
        asked.setdefault((one.space, *question_of(one)), []).append(one)
    found: set[str] = set()
    for answers in asked.values():
        said = [(one, voices(one)) for one in answers]
        for own in {by for _, by in said}:
            heard = [one for one, by in said if all(word in own or believes(word) for word in by)]
            # What somebody else reported is no answer: what is due of an older one stays due.
            told = [one for one in heard if not is_hearsay(one)]
            reports = latest(one for one in heard if is_hearsay(one))
            holding = (*latest(told), *(one for one in reports if not is_outlived(one, told)))
            found |= {one.id for one in holding if voices(one) == own}
    return frozenset(found)

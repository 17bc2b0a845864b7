"""Whether a coordinator approved just what stands: of a case what it says, of a
submission the digest that leaves.

What is frozen again has another digest, so an approval never outlives what was looked at. Only
coordinators may set these fields; a documenter who freezes again takes nothing away, and gains nothing.
Sources: data-dictionary §5.35, docs/spec/bundle.md §9.2.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final, Literal

from vsdesk.records.consent.whose_word_counts import Believes, as_believed, counts
from vsdesk.records.dictionary.model import spec_of
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView, ids_in
from vsdesk.records.kinds import MODELS
from vsdesk.records.not_whole import is_without
from vsdesk.records.statuses import FROZEN_COPY, OPEN_SUBMISSION

# A look at what one device alone says: it says nothing about the case itself.
LOOKED: Final = "looked"
_HAVE_LOOKS: Final = frozenset(
    kind.name for kind in map(spec_of, MODELS) if any(one.name == LOOKED for one in kind.fields)
)
# What is written because the case goes on: disclosure rows, what came of them, whoever held a paper, what
# relatives answered (which has rules of its own). It changes nothing of what the case says.
_GOES_ON: Final = frozenset(
    {"disclosure", "submission", "submission_event", "custody_entry", "follow_up", "duty"}
    | {
        "consent_grant",
        "consent_event",
        "consent_condition",
        "condition_met",
        "person_mark",
        "name_choice",
        "teller_limits",
        "erasure_beside",
    }
)


OF_SENDING: Final = frozenset({"status", "sent_on", "sent_how", "sent_by"})
# What is said of a submission once it went: where nobody of those says it, others do.
_COMES_BACK: Final = frozenset({"status", "external_ref", "next_due"})


def is_look(kind: str, name: str) -> bool:
    """Whether a field of a kind is a look; where a kind has none, the same name says anything."""
    return name == LOOKED and kind in _HAVE_LOOKS


def approval(
    case: RecordView, records: Collection[RecordView]
) -> Literal["", "approved", "before_changes"]:
    """Whether a coordinator approved the case as it stands, or before something in it was said that they had
    not seen. `records` are those of the case's space; others are left out."""
    if case.every("approved") != (True,):
        return ""
    snapshots = _snapshots(records)
    said = (
        alternative
        for one in records
        if one.space == case.space
        and one.kind not in _GOES_ON
        and not _is_frozen_copy(one, snapshots.get(one.id, frozenset()))
        for name, standing in one.fields.items()
        if not (is_look(one.kind, name) or is_without(one.kind, name))
        for alternative in standing
    )
    return "approved" if case.decided("approved", said) else "before_changes"


def _snapshots(records: Collection[RecordView]) -> dict[str, frozenset[str]]:
    """By item, the words that named it as what a submission froze."""
    found: dict[str, frozenset[str]] = {}
    for one in records:
        for said in one.fields.get("snapshot", ()) if one.kind == "submission" else ():
            for id in ids_in(said.value):
                found[id] = found.get(id, frozenset()) | {said.word}
    return found


def _is_frozen_copy(record: RecordView, froze: Collection[str]) -> bool:
    """Whether it is the sealed copy that freezing a submission made, and nothing else: all of it is said by
    one word, that named it there. So nobody hides what they changed by naming it as a snapshot."""
    said_by = record.words
    return (
        len(said_by) == 1
        and said_by <= {*froze}
        and record.kind == "evidence_item"
        and record.every("type") == (FROZEN_COPY,)
        and record.every("sens") == (SEALED,)
    )


def approver(submission: RecordView, *further: RecordView) -> str:
    """The code of who approved what is frozen now, in each reading of a submission; "" when nobody did.

    Where two devices froze at once each of the two has to be approved.
    """
    by = [_approver(one) for one in (submission, *further)]
    return by[0] if all(by) else ""


def _approver(submission: RecordView) -> str:
    frozen = set(submission.every("digest")) - {None}
    approved = set(submission.every("approved_digest"))
    if not frozen or not frozen <= approved or submission.every("approved") != (True,):
        return ""
    return submission.text("approved_by")


def has_left(submission: RecordView, believes: Believes, made: Collection[str]) -> bool:
    """Whether it was sent: by the word of a coordinator or of this device, or, once it was
    approved, of those who `made` it.

    What another device says ends nothing: it may be frozen again, and sent. What it
    freezes takes no approval away.
    """
    also = made if is_approved(submission, believes, made) else ()
    heard = as_believed(submission, believes, also)
    return bool(heard.text("sent_on")) or heard.text("status") not in {*OPEN_SUBMISSION, ""}


def is_approved(submission: RecordView, believes: Believes, made: Collection[str]) -> bool:
    """Whether coordinators approved what is frozen by the words of whom the program believes and those who
    `made` it."""
    approved, own = _approved(submission), as_believed(submission, believes, made)
    return bool(approved) and set(own.every("digest")) - {None} <= approved


def _approved(submission: RecordView) -> set[Json]:
    """The digests that coordinators approved, while that stands."""
    if submission.every("approved") != (True,):
        return set()
    return set(submission.every("approved_digest")) - {None}


def as_it_left(submission: RecordView, believes: Believes, made: Collection[str]) -> RecordView:
    """A submission that has left, as it left: frozen is what its approval names, and nothing that another
    device says stands beside or in the place of what believed devices and those who `made` it say.

    Without an approval frozen is what believed devices froze. Which items hold it:
    `desk.submissions.sent_copies`. One that has not left is given back without what others say of its
    sending (`said_sent`).
    """
    if not has_left(submission, believes, made):
        return _unsent(submission)
    heard = as_believed(submission, believes, made).fields
    fields = {name: held for name, held in submission.fields.items() if name in _COMES_BACK}
    fields |= heard
    if _approved(submission):
        fields["digest"] = fields["approved_digest"]
    if "status" not in heard and submission.text("status") in OPEN_SUBMISSION:
        fields.pop("status", None)  # what has left is no draft again by the word of others
    return replace(submission, fields=fields)


def said_sent(submission: RecordView, believes: Believes, made: Collection[str]) -> bool:
    """Whether devices whose word does not count say that it was sent, while nobody else does."""
    if has_left(submission, believes, made):
        return False
    over = [one for one in submission.every("status") if one and not _is_unsent(one)]
    return bool(over) or any(submission.every("sent_on"))


def _unsent(submission: RecordView) -> RecordView:
    held = submission.fields.get("status", ())
    status = tuple(one for one in held if _is_unsent(one.value))
    fields = {name: some for name, some in submission.fields.items() if name not in OF_SENDING}
    if status:
        fields["status"] = status
    return replace(submission, fields=fields)


def _is_unsent(status: Json) -> bool:
    return isinstance(status, str) and status in {*OPEN_SUBMISSION, "withdrawn"}


def is_frozen_by(submission: RecordView, believes: Believes) -> bool:
    """Whether what is frozen was frozen by believed devices alone: its digest, and what
    holds it. No file did."""
    wrote = [one for name in ("digest", "snapshot") for one in submission.fields.get(name, ())]
    return all(counts(one, believes) for one in wrote)


def is_outlived(submission: RecordView) -> bool:
    """Whether something else was approved than what is frozen now."""
    return submission.value("approved") is True and not approver(submission)

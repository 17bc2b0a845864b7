"""What is odd about an answer, in a sentence, and read the narrower way by the gate.

A note never blocks saving. Each one names a grant and says what counts instead. Sources: issue "bad
input"; data-dictionary §2.13, §5.9, §5.10.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from vsdesk.records.case_parts import disappearances, missing_person_ids
from vsdesk.records.consent import body_names, holding_answer
from vsdesk.records.consent.answer_days import days_of
from vsdesk.records.consent.answers import GIVEN, IF, STANDS, names_scopes
from vsdesk.records.consent.condition_rules import conditional, conditions_of
from vsdesk.records.consent.legal_standing import (
    is_of_a_child,
    missing_minor,
    objects,
    rank_of_grant,
)
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.returns import is_free
from vsdesk.records.consent.selection import for_the_case
from vsdesk.records.consent.spokespersons import contending
from vsdesk.records.dates.ages import stands_as_child
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship.firm_kin import is_a_coordinators
from vsdesk.words import mark

SENTENCES: Final = {
    "ends_before": mark("This consent ends before it begins. It counts as not given."),
    "not_yet": mark(
        "This consent is dated on a day that has not come. It counts as not given until then."
    ),
    "unknown_recipient": mark(
        "The list has no recipient of this name any more. The consent lets nothing out to another one; ask again."
    ),
    "unknown_purpose": mark(
        "The list has no purpose of this name any more. The consent lets nothing out; ask again."
    ),
    "no_standing": mark(
        "This person cannot decide alone for the missing person. It counts once a coordinator decides, with a reason."
    ),
    "objects": mark(
        "A near relative said no for the child. The no holds beside the guardian's yes until that relative says otherwise."
    ),
    "stays_heard": mark(
        "A coordinator wrote this no down before anybody nearer was entered. It holds until that person says otherwise, or a coordinator writes down who stands nearer."
    ),
    "of_a_child": mark(
        "A child cannot decide for the missing person. It counts as what the child wishes."
    ),
    "was_a_child": mark(
        "They were a child when they said this yes, and are of age now. It decides nothing until they are asked again themselves."
    ),
    "child_then": mark(
        "The missing person was a child when this yes was said, and is of age now. It decides nothing until it is asked about again."
    ),
    "missing_answered": mark("The missing person cannot have answered. This row lets nothing out."),
    "frozen": mark("The person is back or was found, and decides. What relatives answered rests."),
    "contradicts": mark(
        "Others of equal standing answered differently. The narrowest answer holds."
    ),
    "no_scope": mark(
        "What may leave is not written down. Only name and circumstances leave, and nothing at level C."
    ),
    "no_condition": mark(
        "This is a yes with a condition, and the condition is not here. Nothing leaves until it is written down."
    ),
    "assent": mark("A child of 12 or more is asked as well. Its answer is not written down."),
    "decides_without_why": mark(
        "This answer is marked as deciding, without a reason. It does not decide."
    ),
    "no_event": mark("The case has no event yet. What may leave is read the narrower way."),
}


@dataclass(frozen=True, slots=True)
class GrantNote:
    """One odd thing: the id of the grant (or of the case), and its code."""

    grant: str
    code: str

    @property
    def sentence(self) -> str:
        """The English literal, for `Words.say`."""
        return SENTENCES[self.code]


def notes(dossier: Dossier, lists: Vocabularies, today: str) -> tuple[GrantNote, ...]:
    """Everything that is odd about the answers in this dossier, in the order of the answers."""
    found = [
        GrantNote(grant.id, code)
        for grant in holding_answer.grants(dossier)
        for code in _of_grant(dossier, grant, lists, today)
    ]
    found += [GrantNote(id, "contradicts") for id in _contradicting(dossier, today)]
    if dossier.of("case") and not disappearances(dossier):
        found.append(GrantNote(dossier.root, "no_event"))
    return tuple(dict.fromkeys(found))


def _of_grant(
    dossier: Dossier, grant: RecordView, lists: Vocabularies, today: str
) -> Iterator[str]:
    given = bool(GIVEN & {str(one) for one in grant.every("result")})
    if given:
        yield from _of_days(grant, today)
        if not names_scopes(grant) and not _keeps(grant):
            yield "no_scope"
        if IF in grant.every("result") and not conditions_of(dossier, grant.id):
            yield "no_condition"
    for name, code in (("recipient", "unknown_recipient"), ("purpose", "unknown_purpose")):
        vocabulary = "recipient" if name == "recipient" else "consent_purpose"
        if any(
            isinstance(one, str) and not lists.has(vocabulary, one) for one in grant.every(name)
        ):
            yield code
    yield from _of_speaker(dossier, grant, today)
    if True in grant.every("decides") and not grant.text("decides_why").strip():
        yield "decides_without_why"
    outside = grant.text("recipient") not in HOME
    if given and outside and holding_answer.assent_of(dossier, grant, today) == "assent":
        yield "assent"


def _of_days(grant: RecordView, today: str) -> Iterator[str]:
    days = {name: [d for d in grant.every(name) if isinstance(d, str)] for name in _DAYS}
    if days["given_on"] and max(days["given_on"]) > today:
        yield "not_yet"
    ends = [*days["review_on"], *days["withdrawn_on"]]
    if days["given_on"] and ends and min(ends) < max(days["given_on"]):
        yield "ends_before"


_DAYS: Final = ("given_on", "review_on", "withdrawn_on")


def _of_speaker(dossier: Dossier, grant: RecordView, today: str) -> Iterator[str]:
    missing = missing_person_ids(dossier)
    if grant.text("grantor") in missing:
        yield from _of_missing(dossier, grant, today)
    elif is_free(dossier):  # a found child is spoken for by its guardian, and asked itself
        if not (missing_minor(dossier, today) and rank_of_grant(dossier, grant, today) == 1):
            yield "frozen"
    elif stands_as_child(dossier, dossier.get(grant.text("grantor")), today):
        yield "of_a_child"
    elif missing and _said_as_a_child(dossier, grant, today):
        yield "was_a_child"
    elif missing and _stands_alone(dossier, grant, today):
        yield _of_further_off(dossier, grant, today)


def _of_missing(dossier: Dossier, grant: RecordView, today: str) -> Iterator[str]:
    """Of an answer of the missing person."""
    if not is_free(dossier):
        yield "missing_answered"
    elif _said_as_a_child(dossier, grant, today) and not missing_minor(dossier, today):
        yield "was_a_child"


def _of_further_off(dossier: Dossier, grant: RecordView, today: str) -> str:
    """Of an answer of somebody who may not decide alone."""
    if holding_answer.state_of(grant, today) in ("refused", "withdrawn"):
        if objects(dossier, grant, today):
            return "objects"
        return "stays_heard" if _is_heard(dossier, grant, today) else "no_standing"
    return "child_then" if _stood_for_a_child(dossier, grant, today) else "no_standing"


def _said_as_a_child(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether it is a yes that rests since a child said it, who may be of age by now."""
    rests = holding_answer.state_of(grant, today) in STANDS and not _is_settled(grant)
    return rests and is_of_a_child(dossier, grant, today)


def _stood_for_a_child(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether it is a yes for a missing child who is of age by now."""
    stands = holding_answer.state_of(grant, today) in STANDS
    then = any(missing_minor(dossier, day) for day in days_of(grant, today))
    return stands and then and not missing_minor(dossier, today)


def _is_heard(dossier: Dossier, no: RecordView, today: str) -> bool:
    """Whether a no stands beside what those answered who are nearer: only one of coordinators does."""
    if not is_a_coordinators(dossier, no):
        return False
    purpose, recipient = no.text("purpose"), no.text("recipient")
    return no.id in dossier.once(_Heard((purpose, recipient, no.text("recipient_name")), today))


@dataclass(frozen=True, slots=True)
class _Heard:
    """The answers that stand against each other about one question: for `Dossier.once`."""

    wanted: tuple[str, str, str] = field(repr=False)
    today: str

    def __call__(self, dossier: Dossier) -> frozenset[str]:
        answers = for_the_case(dossier, self.wanted)
        return frozenset(one.id for one in contending(dossier, answers, self.wanted[1], self.today))


def _stands_alone(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether somebody answered for the missing person who may not, and nobody decided it."""
    return not _is_settled(grant) and rank_of_grant(dossier, grant, today) == 3


def _is_settled(grant: RecordView) -> bool:
    return _keeps(grant) or holding_answer.is_decided(grant)


def _contradicting(dossier: Dossier, today: str) -> Iterator[str]:
    """Answers of equal standing to one question that differ, where nobody decided."""
    asked: dict[tuple[str, str, str], list[RecordView]] = {}
    missing = missing_person_ids(dossier)
    for grant in holding_answer.grants(dossier):
        if grant.text("grantor") not in missing and rank_of_grant(dossier, grant, today) == 1:
            named = body_names.key(grant.value("recipient_name"))
            key = (grant.text("purpose"), grant.text("recipient"), named)
            asked.setdefault(key, []).append(grant)
    for answers in asked.values():
        latest = holding_answer.latest(answers, conditional(dossier))
        settled = holding_answer.is_settled(answers)
        if not settled and len({holding_answer.state_of(one, today) for one in latest}) > 1:
            yield from (one.id for one in latest)


def _keeps(grant: RecordView) -> bool:
    return grant.text("purpose") in ("hold_record", "casework")

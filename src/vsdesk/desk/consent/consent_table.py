"""Who was asked about a case, what they answered, and what holds: the table that a coordinator reads.

Pure readings of a dossier. `records.consent.agreement` alone says what holds; this only lays out the
answers beside it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.consent.answers_against import key_of, with_answers_against
from vsdesk.records.case_parts import answers_of, missing_person_ids
from vsdesk.records.consent import legal_standing, returns, selection, spokespersons
from vsdesk.records.consent.answers import (
    NO,
    RESTS_ON,
    STANDS,
    State,
    decides_for_all,
    is_yes,
    lets_photo,
    names_scopes,
    reporters,
)
from vsdesk.records.consent.condition_rules import (
    conditions_of,
    has_loose_limits,
    judged,
    waits_for_word,
)
from vsdesk.records.consent.contacts import contact_leaves
from vsdesk.records.consent.holding_answer import (
    Agreement,
    agreement,
    grants,
    not_here_to_answer,
    scopes_of,
    state_of,
)
from vsdesk.records.consent.holding_bodies import may_hold
from vsdesk.records.consent.many_bodies import asked_as
from vsdesk.records.consent.put_off import put_off
from vsdesk.records.consent.questions import QUESTIONS, as_one, open_report
from vsdesk.records.consent.refusal_limits import noes_over
from vsdesk.records.dictionary.values import as_said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView

_UNDECIDED: Final = frozenset({"not_asked", ""})


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition of a yes. `words` as they were said; `day`, `recipient`, `person` as the type needs.

    `stops` says why it keeps something here today: "yes_if" (a person is asked first), "too_early",
    "onward", or "" where it stops nothing. `asks`: a word that it is met opens it, for the next exit.
    """

    id: str
    words: str = field(repr=False)
    type: str
    day: str
    recipient: str
    person: str
    stops: str
    asks: bool


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One answer as the table shows it. `result` is what was said, `state` the narrowest that it counts as.

    `reported_by`: who else said so, where the person did not; `reported` is then what they said.
    `put_off`: of a no, the day on which the person said "not now" since. `beside`: of a yes,
    what others answered otherwise, no's first; by the `noes` nothing leaves.
    """

    id: str
    grantor: str
    capacity: str
    subject: str
    purpose: str
    recipient: str
    named: str = field(repr=False)
    result: str
    state: str
    scopes: tuple[str, ...]
    photo: bool
    given_on: str
    review_on: str
    follow_up: str
    withdrawn_on: str
    decides: bool
    decides_why: str = field(repr=False)
    conditions: tuple[ConditionRow, ...] = ()
    reported: str = ""
    reported_by: tuple[str, ...] = ()
    put_off: str = ""
    beside: tuple[str, ...] = ()
    noes: tuple[str, ...] = ()

    @property
    def is_hearsay(self) -> bool:
        """Whether others say what this person would answer, and it is no "no": nobody asked them yet."""
        return bool(self.reported_by) and self.state == "not_asked"


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """One person who was, or may be, asked. `standing`: 1 nearest, 2 sibling, 3 other, 0 none known.

    `speaks`: may answer for the missing person as things are; `named`: a key of `legal_standing.NAMED` or "".
    `questions` maps each of the five to yes, no, not_now, mixed, or "" when nobody asked.
    """

    person: str
    relations: tuple[str, ...]
    standing: int
    speaks: bool
    named: str
    can_be_asked: bool
    minor: bool
    questions: Mapping[str, str]
    rows: tuple[ConsentRow, ...]


@dataclass(frozen=True, slots=True)
class ConsentOutcome:
    """What holds for one purpose and recipient.

    `differ`: those of the best standing, as the rules compute it, answered differently, so that the
    narrowest holds until a coordinator decides. `holds_data`: this recipient was given something before.
    `said_yes` and `unasked` are persons: all who were asked said yes, and others who stand as near were not
    asked about this. `conditions`: those of all answers that hold, or that say yes
    beside others that do not. `reopened`: a coordinator decided, and
    somebody said no or took it back since. `noes`: answers that stand beside a yes, so that nobody decides
    for it; `may_hold`: the yeses for which a coordinator may decide.
    """

    purpose: str
    recipient: str
    named: str = field(repr=False)
    state: str
    scopes: tuple[str, ...]
    photo: bool
    used: tuple[str, ...]
    differ: bool
    holds_data: bool
    reason: str = ""
    said_yes: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()
    reopened: bool = False
    conditions: tuple[ConditionRow, ...] = ()
    noes: tuple[str, ...] = ()
    may_hold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentTable:
    """The whole table of one case. `frozen`: found alive or freed, so that only the person decides."""

    case: str
    family: str
    speakers: tuple[AskedPerson, ...]
    outcomes: tuple[ConsentOutcome, ...]
    frozen: bool


def consent_table(dossier: Dossier, today: str) -> ConsentTable:
    """The table of the case that is the root of `dossier`."""
    told = (*grants(dossier), *selection.reports(dossier))
    rows = with_answers_against(dossier, (row_of(one, today, dossier) for one in told), today)
    known = {one.person: one for one in legal_standing.speakers(dossier, today)}
    answers: dict[str, list[ConsentRow]] = defaultdict(list)
    for row in rows:
        answers[row.grantor].append(row)
    absent = not_here_to_answer(dossier)
    people = tuple(
        _speaker(dossier, person, tuple(answers[person]), known.get(person), today, absent)
        for person in _people(dossier, rows)
    )
    family = next((one.id for one in dossier.of("family")), "")
    keys: dict[tuple[str, str, str], str] = {}
    for row in rows:
        keys.setdefault(key_of(row), row.named)
    asked = asked_as((*key[:2], named) for key, named in keys.items())
    found = {key: _outcome(dossier, key, today) for key in dict.fromkeys(asked.values())}
    outcomes = tuple(replace(found[key], named=one[2]) for one, key in asked.items())
    ordered = sorted(people, key=lambda one: (one.standing or 9, one.person))
    return ConsentTable(dossier.root, family, tuple(ordered), outcomes, returns.is_free(dossier))


def row_of(grant: RecordView, today: str, dossier: Dossier | None = None) -> ConsentRow:
    """One grant as a row; with its conditions where the file is at hand."""
    held = conditions_of(dossier, grant.id) if dossier is not None else ()
    state = state_of(grant, today)
    waits = held or (dossier is not None and has_loose_limits(dossier, grant))
    return ConsentRow(
        id=grant.id,
        grantor=grant.text("grantor"),
        capacity=grant.text("capacity"),
        subject=grant.text("subject"),
        purpose=grant.text("purpose"),
        recipient=grant.text("recipient"),
        named=grant.text("recipient_name"),
        result=grant.text("result"),
        state="yes_if" if waits and state == "given" else state,
        scopes=tuple(sorted(scopes_of(grant))) if names_scopes(grant) else (),
        photo=lets_photo(grant),
        given_on=grant.text("given_on"),
        review_on=grant.text("review_on"),
        follow_up=grant.text("follow_up"),
        withdrawn_on=grant.text("withdrawn_on"),
        decides=decides_for_all(grant),
        decides_why=grant.text("decides_why"),
        conditions=_condition_rows(dossier, (grant,), grant.text("recipient"), today)
        if dossier is not None
        else (),
        reported=open_report(dossier, grant),
        reported_by=reporters(grant),
        put_off=dossier.once(put_off).get(grant.id, "") if dossier is not None else "",
    )


def _condition_rows(
    dossier: Dossier, grants: Collection[RecordView], to: str, today: str
) -> tuple[ConditionRow, ...]:
    """The conditions of answers, each with what it does to an exit to this recipient."""
    judgement = judged(dossier, grants, to, today)
    stops = dict(judgement.stops)
    held = (dossier.get(id) for id in judgement.all)
    return tuple(
        ConditionRow(
            id=one.id,
            words=as_said(one.value("words")),
            type=one.text("type"),
            day=one.text("day"),
            recipient=one.text("recipient"),
            person=one.text("person"),
            stops=stops.get(one.id, ""),
            asks=waits_for_word(dossier, one, to, today),
        )
        for one in held
        if one is not None
    )


def answered(rows: Iterable[ConsentRow], question: str) -> str:
    """What these answers of one person say to one of the questions.

    "mixed" too when only a part of the question was answered (one of the ways to keep the file),
    or when a yes does not count yet: the question as a whole has no answer then. A no that stands
    beside a later yes is a no.
    """
    parts = _said_of(rows, question)
    said = {
        at: "no" if "no" in one else "mixed" if len(one) > 1 else min(one)
        for at, one in parts.items()
    }
    return (as_one(question, said) or "mixed") if said else ""


def no_stands(dossier: Dossier, person: str, case: str, today: str) -> tuple[str, ...]:
    """The questions about a case in which a no of this person stands though they said something else since.

    Both are kept; of one day the narrower holds, and a later yes waits until a coordinator decides. "Not now"
    is no new answer, and nothing waits by it (`records.consent.put_off`).
    """
    mine = answers_of(dossier, person, case, dossier.of("consent_grant"))
    held = {one.id for one in selection.standing_answers(dossier)}
    rows = [row_of(one, today, dossier) for one in mine]
    noes = {key_of(row): row.given_on for row in rows if row.id in held and _said(row) == "no"}
    waiting = {
        key_of(row)
        for row in rows
        if key_of(row) in noes
        and _said(row) not in ("no", "not_now")
        and row.given_on >= noes[key_of(row)]
    }
    return tuple(
        question
        for question, asked in QUESTIONS.items()
        if any((purpose, recipient) in asked.asks for purpose, recipient, _ in waiting)
    )


def _said_of(rows: Iterable[ConsentRow], question: str) -> dict[tuple[str, str], set[str]]:
    """What stands for each purpose and recipient of a question that was answered."""
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        key = (row.purpose, row.recipient)
        if key in QUESTIONS[question].asks and not row.is_hearsay:
            found.setdefault(key, set()).add(_said(row))
    return found


def _said(row: ConsentRow) -> str:
    if row.state == "yes_if":
        return "yes_if"
    if row.state in STANDS:
        return "yes"
    if row.state in NO:
        return "no"
    return "not_now" if row.result in _UNDECIDED else "mixed"


def _people(dossier: Dossier, rows: Iterable[ConsentRow]) -> Iterator[str]:
    """Everyone who answered, every relative on file, and who was missing, once back or found."""
    found = dict.fromkeys(row.grantor for row in rows if row.grantor)
    found |= dict.fromkeys(
        str(link.value("person")) for link in dossier.of("kinship") if link.value("person")
    )
    found |= dict.fromkeys(
        str(one.value("person")) for one in dossier.of("family_member") if one.value("person")
    )
    if returns.is_free(dossier):  # back or found: now the person can be asked
        found |= dict.fromkeys(sorted(missing_person_ids(dossier)))
    yield from (one for one in found if dossier.get(one) is not None)


def _speaker(
    dossier: Dossier,
    person: str,
    mine: tuple[ConsentRow, ...],
    known: legal_standing.Speaker | None,
    today: str,
    absent: frozenset[str],
) -> AskedPerson:
    missing = missing_person_ids(dossier)
    return AskedPerson(
        person=person,
        relations=tuple(dict.fromkeys(legal_standing.relations_of(dossier, person, missing))),
        standing=known.rank if known else legal_standing.rank(dossier, person, today),
        speaks=bool(known and known.speaks),
        named=known.named if known else "",
        can_be_asked=person not in absent,
        minor=bool(known and known.minor),
        questions={one: answered(mine, one) for one in QUESTIONS},
        rows=mine,
    )


def _no_contact(
    dossier: Dossier, agreed: Agreement, key: tuple[str, str, str], today: str
) -> frozenset[str]:
    """The scope `contact`, where nobody of those who said yes let the own contact be given."""
    grantors = {one.text("grantor") for id in agreed.used if (one := dossier.get(id)) is not None}
    if any(contact_leaves(dossier, one, key, today, agreed) for one in grantors):
        return frozenset()
    return frozenset({"contact"})


def _of_its_own(agreed: Agreement, purpose: str, said: Collection[str]) -> Agreement:
    """Of what rests on another question, which was answered with "yes, if": nobody agreed to this by that,
    where nobody said yes to it. Nothing leaves either way."""
    if purpose not in RESTS_ON or agreed.state != "yes_if" or STANDS & {*said}:
        return agreed
    noes: tuple[State, ...] = ("withdrawn", "refused")
    return Agreement(next((one for one in noes if one in said), "not_asked"))


def _outcome(dossier: Dossier, key: tuple[str, str, str], today: str) -> ConsentOutcome:
    purpose, recipient, named = key
    answers = selection.for_the_case(dossier, key)
    contending = spokespersons.contending(dossier, answers, recipient, today)
    said = {state_of(one, today) for one in contending}
    agreed = _of_its_own(agreement(dossier, purpose, recipient, named, today), purpose, said)
    silent = agreed.unasked if agreed.state == "not_asked" else ()
    stand = {one.id for one in contending if is_yes(one)}
    over = {one.id: noes_over(dossier, one, today) for one in answers if is_yes(one)}
    return ConsentOutcome(
        purpose=purpose,
        recipient=recipient,
        named=named,
        state=agreed.state,
        scopes=tuple(sorted(agreed.scopes - _no_contact(dossier, agreed, key, today))),
        photo=agreed.photo,
        used=agreed.used,
        differ=len(said) > 1,
        holds_data=may_hold(dossier, recipient, named),
        reason=agreed.reason,
        said_yes=tuple(sorted({one.text("grantor") for one in contending})) if silent else (),
        unasked=silent,
        reopened=spokespersons.reopened(dossier, answers, today),
        # A condition stands as long as its answer does, whatever another one answered.
        conditions=_condition_rows(
            dossier,
            [one for one in answers if one.id in agreed.used or one.id in stand],
            recipient,
            today,
        ),
        noes=tuple(dict.fromkeys(no.id for noes in over.values() for no in noes)),
        may_hold=tuple(id for id, noes in over.items() if not noes),
    )

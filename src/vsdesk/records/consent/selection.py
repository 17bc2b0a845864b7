"""Which answers speak for a case on one purpose and recipient, and which of them are
weighed against each other.

Who stands how is in records/consent/legal_standing.py, what one answer says in
records/consent/answers.py; what follows from the answers that speak is in records/consent/holding_answer.py.
Sources: data-dictionary §2.13, §5.4, §5.9.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from vsdesk.records.by_value import grouped
from vsdesk.records.case_parts import missing_person_ids, sole_missing_ids
from vsdesk.records.consent import body_names
from vsdesk.records.consent.answer_events import as_told
from vsdesk.records.consent.answers import (
    UNCONDITIONAL,
    WHO_AND_WHOM,
    Conditional,
    claims_to_decide,
    is_about,
    is_decided,
    is_hearsay,
    is_outlived,
    says_no,
)
from vsdesk.records.consent.condition_rules import conditional
from vsdesk.records.consent.last_answers import latest
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.once import once


def grants(dossier: Dossier) -> tuple[RecordView, ...]:
    """The answers about this case (`about_the_case`): of those of one person to one question those that hold
    (`answers.latest`). The earlier ones are history."""
    return dossier.once(_grants)


def _grants(dossier: Dossier) -> tuple[RecordView, ...]:
    return tuple(about_the_case(dossier, standing_answers(dossier)))


def about_the_case(dossier: Dossier, answers: Iterable[RecordView]) -> Iterator[RecordView]:
    """Of these those about this case: about nothing in particular, about it, or about its person."""
    about = missing_person_ids(dossier) | {case.id for case in dossier.of("case")}
    return (
        one
        for one in answers
        if is_about(one, about) or is_about(one, frozenset(map(str, one.every("grantor"))))
    )


def standing_answers(dossier: Dossier) -> tuple[RecordView, ...]:
    """The answers after which their person gave no other to the same question, and those that a
    coordinator decided for, in their order; not what others reported that they would agree to."""
    return dossier.once(_standing_answers)


def _standing_answers(dossier: Dossier) -> tuple[RecordView, ...]:
    said = (one for one in dossier.of("consent_grant") if not is_hearsay(one))
    every = as_told(dossier, said)
    if len(every) < 2:
        return every
    cases = dossier.of("case")
    plain = {cases[0].id, *missing_person_ids(dossier)} if len(cases) == 1 else set[str]()
    asked: dict[tuple[str, ...], list[RecordView]] = {}
    for one in every:
        asked.setdefault(question_of(one, plain), []).append(one)
    if len(asked) == len(every):
        return every
    ifs = conditional(dossier)
    held = {one.id for answers in asked.values() for one in latest(answers, ifs)}
    return tuple(one for one in every if one.id in held or claims_to_decide(one))


def is_ended_by_a_no(dossier: Dossier, answer: RecordView) -> bool:
    """Whether whoever gave this answer said no to the same question since: that stands, this does not."""
    held = standing_answers(dossier)
    if says_no(answer) or any(one.id == answer.id for one in held):
        return False
    plain = missing_person_ids(dossier) | {case.id for case in dossier.of("case")}
    asked = question_of(answer, plain)
    return any(says_no(one) and question_of(one, plain) == asked for one in held)


def reports(dossier: Dossier) -> tuple[RecordView, ...]:
    """What others reported that somebody would agree to about this case, as long as
    nobody asked them since."""
    return dossier.once(_reports)


def _reports(dossier: Dossier) -> tuple[RecordView, ...]:
    said = [one for one in about_the_case(dossier, dossier.of("consent_grant")) if is_hearsay(one)]
    own: dict[tuple[str, ...], list[RecordView]] = {}
    for one in standing_answers(dossier) if said else ():
        own.setdefault(question_of(one), []).append(one)
    last: dict[tuple[str, ...], RecordView] = {}
    for one in sorted(said, key=lambda one: one.text("given_on")):
        key = question_of(one)
        if not is_outlived(one, own.get(key, ())):
            last[key] = one
    return tuple(last.values())


def question_of(grant: RecordView, plain: Collection[str] = ()) -> tuple[str, ...]:
    """Who was asked about what for whom; an answer of which that is not known stands by itself.

    `plain` are the ids that go without saying: the one case there is, and its person.
    """
    said = _said(grant)
    if said is None:
        return (grant.id,)
    subject, grantor, *rest = said
    return ("" if subject in plain and subject != grantor else subject, grantor, *rest)


@once
def _said(grant: RecordView) -> tuple[str, ...] | None:
    """About whom, who, about what, for whom, and the name of these; None where two of them are said."""
    if any(grant.differs(name) for name in ("subject", *WHO_AND_WHOM)):
        return None
    named = body_names.key(grant.value("recipient_name"))
    return (grant.text("subject"), *(grant.text(name) for name in WHO_AND_WHOM[:-1]), named)


def asks(grant: RecordView, wanted: tuple[str, str, str]) -> bool:
    """Whether an answer is about this purpose, recipient and name.

    A yes to somebody by name opens nothing for others of that sort. A no to somebody by name counts also
    where nobody says for whom it is.
    """
    purpose, recipient, named = wanted
    if purpose not in grant.every("purpose") or recipient not in grant.every("recipient"):
        return False
    keys, looks = _named(grant)
    if recipient in HOME or keys & {"", body_names.key(named)}:
        return True
    eyed = body_names.look_asked(named)
    return bool(looks) if not eyed else not looks.isdisjoint(("", eyed))


@once
def _named(grant: RecordView) -> tuple[frozenset[str], frozenset[str]]:
    """For whom by name an answer is, "" for nobody in particular; of a no also what the eye takes for it."""
    names = grant.every("recipient_name")
    keys = frozenset(map(body_names.key, names)) or frozenset({""})
    return keys, frozenset(map(body_names.look, names)) if says_no(grant) else frozenset()


@dataclass
class _Answers:
    """The answers for one purpose and recipient, by whom they name: their places in the list of all."""

    every: list[RecordView] = field(default_factory=list)

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """By the name of whom they are for: worked out where that is asked."""
        return _places(_named(one)[0] for one in self.every)

    @cached_property
    def noes(self) -> dict[str, list[int]]:
        """The noes by what the eye takes that name for."""
        return _places(_named(one)[1] for one in self.every)

    def of(self, named: str) -> list[RecordView]:
        """As `asks` chooses, in their order."""
        places = {at for key in ("", body_names.key(named)) for at in self.by_key.get(key, ())}
        eyed = body_names.look_asked(named) if self.noes else ""
        for look in ("", eyed) if eyed else self.noes:
            places.update(self.noes.get(look, ()))
        return [self.every[at] for at in sorted(places)]


def _places(named: Iterable[Collection[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, names in enumerate(named):
        for name in names:
            found.setdefault(name, []).append(at)
    return found


def as_others_know(silent: Dossier, wanted: tuple[str, str, str]) -> tuple[str, str, str]:
    """The question as it is asked in a reading: where nobody there ever answered about a body of that name,
    it may be any under another name, so whatever was refused by name counts."""
    purpose, recipient, named = wanted
    if not body_names.key(named):
        return wanted
    held = silent.answering(wanted).once(_by_question).get((purpose, recipient))
    known = held is not None and body_names.key(named) in held.by_key
    return wanted if known else (purpose, recipient, body_names.UNKNOWN)


def answers_to(dossier: Dossier, wanted: tuple[str, str, str]) -> list[RecordView]:
    """Of `grants` those that are about this purpose, recipient and name (`asks`); sorted
    once for all questions."""
    purpose, recipient, named = wanted
    held = dossier.once(_by_question).get((purpose, recipient))
    if held is None:
        return []
    return held.every if recipient in HOME else held.of(named)


@dataclass(frozen=True, slots=True)
class AnswersByPerson:
    """What each person answered to one question: for `Dossier.once`."""

    wanted: tuple[str, str, str] = field(repr=False)

    def __call__(self, dossier: Dossier) -> dict[object, list[RecordView]]:
        """The answers of `answers_to` by who gave them."""
        return grouped(answers_to(dossier, self.wanted), "grantor")


def _by_question(dossier: Dossier) -> dict[tuple[Json, Json], _Answers]:
    found: dict[tuple[Json, Json], _Answers] = defaultdict(_Answers)
    for one in grants(dossier):
        to = [said for said in one.every("recipient") if isinstance(said, str)]
        for purpose in one.every("purpose"):
            if isinstance(purpose, str):
                for recipient in to:
                    found[purpose, recipient].every.append(one)
    return dict(found)


def newest(
    answers: Iterable[RecordView], ifs: Conditional = UNCONDITIONAL
) -> tuple[RecordView, ...]:
    """The last answer of each person, and what they refused somebody by name and never took back.

    Of what somebody allowed also what others wrote a condition below (`ifs`, as
    `answers.latest` asks for it).
    """
    asked = list(answers)
    if len(asked) < 2:  # mostly: nothing came after it
        return tuple(asked)
    by_name = latest(one for one in asked if any(one.every("recipient_name")))
    found = [*latest(asked, ifs), *(one for one in by_name if says_no(one))]
    return tuple({one.id: one for one in found}.values())


def decided_of(speaking: Iterable[RecordView]) -> tuple[RecordView, ...]:
    return tuple(one for one in speaking if is_decided(one))


def looked_at(dossier: Dossier, wanted: tuple[str, str, str]) -> dict[str, frozenset[str]]:
    """The answers to this question, each with what of it a coordinator saw who decided for a yes to it.

    A decision for a no opens nothing, so it makes nobody's word more than one device's.
    """
    chosen = [one for one in dossier.once(_chosen) if asks(one, wanted)]
    seen = frozenset(
        op
        for one in chosen
        for alt in one.fields.get("decides", ())
        for op in (*one.observed.get(alt.op, ()), alt.op)
    )
    if not seen:
        return {}
    every = about_the_case(dossier, dossier.of("consent_grant"))
    return {one.id: seen for one in every if asks(one, wanted)}


def _chosen(dossier: Dossier) -> tuple[RecordView, ...]:
    return tuple(one for one in decided_of(grants(dossier)) if not says_no(one))


def for_the_case(dossier: Dossier, wanted: tuple[str, str, str]) -> list[RecordView]:
    """The answers of others to one purpose, recipient and name: not what somebody answered about
    themselves, and not what the missing person said."""
    missing = sole_missing_ids(dossier)
    asked = [one for one in answers_to(dossier, wanted) if not missing & set(one.every("grantor"))]
    return of_the_case(dossier, asked)


def of_the_case(dossier: Dossier, answers: list[RecordView]) -> list[RecordView]:
    """Of these answers of others those that are not about whoever gave them, where somebody is missing."""
    if not missing_person_ids(dossier):
        return answers
    return [one for one in answers if not _about_themselves(one)]


def _about_themselves(grant: RecordView) -> bool:
    """Whether somebody answered about themselves; where two are named, a no counts for both."""
    subjects, own = set(grant.every("subject")), set(grant.every("grantor"))
    return subjects <= own and bool(subjects) if says_no(grant) else bool(subjects & own)

"""One answer that an enrolled device invents, of each result, to each question, in each person's name:
nothing more leaves by any paper. What an answer opens beside the yes itself (a number, that somebody is grown
up) is asked without that device's answers too. Everybody is made up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import a_yes, assign, below, family_of, relative, said
from tests.attacks.kit import TODAY, begun, carry, swap

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import Level

WIDE: Final[Json] = [
    *("circumstances", "contact", "documents", "family_members", "identity", "medical", "minors"),
    *("perpetrator_names", "photo", "source_identity"),
]
RESULTS: Final[Mapping[str, Mapping[str, Json]]] = {
    "given": {},
    "given_limited": {},
    "given_if": {},
    "refused": {},
    "not_asked": {},
    "given, taken back": {"result": "given", "withdrawn_on": "2026-11-23"},
}
QUESTIONS: Final = (
    ("search", "icrc"),
    ("identification", "icmp"),
    ("photo_publication", "public"),
    ("hold_record", "own_org"),
    ("un_complaint", "wgeid"),
    ("un_complaint", "ced"),
)
LOOKS: Final[tuple[tuple[str, str, Level], ...]] = (
    ("un_complaint", "ced", "B"),
    ("un_complaint", "ced", "C"),
    ("un_complaint", "wgeid", "B"),
    ("search", "icrc", "B"),
    ("statistics", "ced", "E"),
    ("hold_record", "family", "B"),
    ("hold_record", "own_org", "B"),
)
PEOPLE: Final = ("mother", "wife", "brother", "cousin", "missing")
Left = set[tuple[str, ...]]


def told(made: Town) -> dict[str, str]:
    """A family in which the mother said yes, two others were asked nothing, and each has
    a number; by relation."""
    family_of(made)
    who = {
        relation: relative(made, key, given)
        for relation, key, given in (
            ("mother", "mother", "هدى"),
            ("wife", "wife", "سلمى"),
            ("brother", "brother", "جود"),
            ("cousin", "other", "رقية"),
        )
    }
    said(made, who["mother"], "given")
    said(made, who["mother"], "given", purpose="hold_record", recipient="own_org")
    assign(made)
    who["missing"] = made.person
    rima = made.rima
    for number, person in enumerate(who.values()):
        phone: dict[str, Json] = {"type": "phone", "value": f"094412345{number}"}
        rima.cases.save(
            [
                Edit(
                    "contact_channel",
                    {"person": person, **phone, "safe_contact": True},
                    parent=person,
                ),
                Edit("person_name", {"type": "birth_name", "value": "نور الحلبي"}, parent=person),
            ]
        )
    swap(made)
    return who


@dataclass(frozen=True)
class Told:
    """Who they are, which records were there, and what leaves by each look before anything is invented."""

    who: Mapping[str, str]
    known: frozenset[str]
    before: frozenset[tuple[str, ...]]


def looked(made: Town) -> Told:
    """The family, looked at once: all copies of it have the same records."""
    who = told(made)
    known = frozenset(one.id for one in made.rima.cases.dossier(made.case))
    return Told(who, known, frozenset(leaves(made, known)))


@pytest.fixture
def family(house: House) -> tuple[Town, Told]:
    """The town with that family."""
    return begun(house, "answers invented", looked)


def leaves(made: Town, known: frozenset[str]) -> Left:
    """All that leaves by each of the looks, of the records that were there."""
    dossier = made.rima.cases.dossier(made.case)
    found: Left = set()
    for purpose, recipient, level in LOOKS:
        gate = decide(
            Request(purpose, recipient, level, TODAY), dossier, made.rima.context.dictionary
        )
        way = (purpose, recipient, level)
        for one in gate if gate.allowed else ():
            found |= {
                (*way, one.kind, one.id, name, json.dumps(value, ensure_ascii=False, default=list))
                for name, values in one.values.items()
                for value in values
                if one.id in known
            }
        if gate.published:
            found.add(("photo_publication", recipient, level))
    return found


@pytest.mark.parametrize("result", RESULTS)
@pytest.mark.parametrize("person", PEOPLE)
def test_no_value_more_leaves(family: tuple[Town, Told], person: str, result: str) -> None:
    made, told = family
    who, known, before = told.who, told.known, {*told.before}
    assert {one[:3] for one in before} >= {("un_complaint", "ced", "B"), LOOKS[-1]}
    for purpose, recipient in QUESTIONS:
        one = {"result": result, **RESULTS[result], "purpose": purpose, "recipient": recipient}
        more: dict[str, Json] = {"contact_allowed": True, "photo_use": True, "audio_use": True}
        answer = a_yes(made, who[person], **one, **more, data_scope=WIDE, identity_mode="named")
        below(made.enemy, made.family, "consent_grant", answer)
        carry(made.enemy.desk, made.stick, made.rima)
        after = leaves(made, known)
        ways = {one[:3] for one in before}
        assert not {one for one in after - before if one[:3] in ways}
        # A yes where nobody said no opens its own question.
        new = [one for one in after if one[:3] not in ways]
        assert all(purpose == one[0] or recipient == one[1] for one in new)
        before |= after


def test_a_copy_of_the_family_lets_the_same_leave(family: tuple[Town, Told]) -> None:
    made, told = family
    assert leaves(made, told.known) == told.before


def test_a_number_leaves_by_who_may_say_so(family: tuple[Town, Told]) -> None:
    """By an answer that a coordinator wrote down it goes, and whatever the device says
    besides takes nothing away."""
    made, told = family
    who = told.who
    answer = a_yes(made, who["wife"], data_scope=WIDE, contact_allowed=True, given_on="2026-11-20")
    below(made.enemy, made.family, "consent_grant", answer)
    carry(made.enemy.desk, made.stick, made.rima)
    assert not made.gate("ced", "un_complaint").of("contact_channel")
    made.rima.cases.save([Edit("consent_grant", answer, parent=made.family)])
    numbers = made.gate("ced", "un_complaint").of("contact_channel")
    assert [one.parent for one in numbers] == [who["wife"]]

"""A mother's recorded no to iimp is made to vanish by an enrolled documenter. Each asserts that it HOLDS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import RELEASE, assign, below, family_of, relative, said, state
from tests.attacks.kit import Device, Town, carry

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.history.merge import observed_now

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

YES: dict[str, Json] = {
    "purpose": "search",
    "recipient": "iimp",
    "result": "given",
    "given_on": "2026-11-20",
    "review_on": "2030-01-01",
    "data_scope": ["circumstances", "contact", "family_members", "identity", "medical"],
}


def link(made: Town) -> str:
    return next(one.id for one in made.rima.cases.dossier(made.case).of("kinship"))


def wife(made: Town) -> str:
    """A made-up person with a made-up yes."""
    e = made.enemy
    who, kin, yes = e.desk.context.new_id(), e.desk.context.new_id(), e.desk.context.new_id()
    e.sign(
        made.family,
        NewOp(who, "person", {"given_ar": "سلمى", "family_ar": "كذب"}, parent=made.family),
        NewOp(
            kin,
            "kinship",
            {"person": who, "related_to": made.person, "relation": "wife"},
            parent=made.family,
        ),
        NewOp(yes, "consent_grant", {**YES, "grantor": who}, parent=made.family),
    )
    return who


def held(made: Town) -> None:
    made.enemy.hand_over(made.rima)
    found = made.gate()
    assert not found.allowed, (found.state, len(found.records), made.holds("iimp"))


def test_0_a_false_wife_alone(made: Town) -> None:
    wife(made)
    held(made)


def test_1_the_mother_becomes_a_neighbour(made: Town) -> None:
    made.enemy.change(link(made), "kinship", {"relation": "neighbour"})
    wife(made)
    held(made)


def test_1b_her_kinship_points_to_another(made: Town) -> None:
    made.enemy.change(link(made), "kinship", {"related_to": made.mother})
    wife(made)
    held(made)


def test_1c_her_kinship_is_deleted(made: Town) -> None:
    state = made.enemy.state(link(made), "kinship")
    made.enemy.sign(
        made.family,
        NewOp(link(made), "kinship", {"deleted": True}, observed=dict(observed_now([state]))),
    )
    wife(made)
    held(made)


def test_2_the_mother_becomes_a_child(made: Town) -> None:
    made.enemy.change(
        made.mother,
        "person",
        {"birth": {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}},
        replace=False,
    )
    wife(made)
    held(made)


def test_3_the_missing_is_found_and_says_yes(made: Town) -> None:
    e = made.enemy
    e.change(made.case, "case", {"search_status": "located_alive_elsewhere"})
    e.sign(
        made.case,
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {**YES, "grantor": made.person},
            parent=made.case,
        ),
    )
    held(made)


@pytest.mark.parametrize(
    "day", [RELEASE["date"], {"precision": "unknown"}, None], ids=["day", "unknown", "none"]
)
def test_3b_an_event_frees_the_missing(made: Town, day: Json) -> None:
    e = made.enemy
    event: dict[str, Json] = {"type": "release"}
    if day:
        event["date"] = day
    own: dict[str, Json] = {**YES, "grantor": made.person}
    e.sign(
        made.case,
        NewOp(e.desk.context.new_id(), "event", event, parent=made.case),
        NewOp(e.desk.context.new_id(), "consent_grant", own, parent=made.case),
    )
    held(made)


def test_3c_even_over_a_coordinators_decision(made: Town) -> None:
    made.rima.consent.steps.decide(
        made.grants["iimp"],
        "قالت لا، وأكّدت",
        shown=made.rima.consent.steps.shown(made.grants["iimp"]),
    )
    carry(made.rima, made.stick, made.enemy.desk)
    test_3_the_missing_is_found_and_says_yes(made)


def test_3d_by_a_second_case_record_inside_the_space(made: Town) -> None:
    e = made.enemy
    e.sign(
        made.case,
        NewOp(
            e.desk.context.new_id(),
            "case",
            {"search_status": "located_alive_elsewhere", "person": made.person},
            parent=made.case,
        ),
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {**YES, "grantor": made.person},
            parent=made.case,
        ),
    )
    held(made)


def test_4_the_missing_becomes_a_child_with_a_guardian(made: Town) -> None:
    """A wife said no; the missing man becomes a child: only parents and 'guardians' speak."""
    e = made.enemy
    e.change(
        made.person,
        "person",
        {"birth": {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}},
    )
    e.change(link(made), "kinship", {"relation": "wife"})
    who = e.desk.context.new_id()
    e.sign(
        made.family,
        NewOp(who, "person", {"given_ar": "سلمى"}, parent=made.family),
        NewOp(
            e.desk.context.new_id(),
            "consent_grant",
            {**YES, "grantor": who, "capacity": "guardian"},
            parent=made.family,
        ),
    )
    held(made)


def test_5_the_case_is_tied_to_another_family(made: Town) -> None:
    e = made.enemy
    fam = e.desk.cases.new_family({"display_name": "عائلة أخرى", "language": "ar"}).ids[0]
    e.change(made.case, "case", {"family": fam})
    who = e.desk.context.new_id()
    e.sign(
        fam,
        NewOp(who, "person", {"given_ar": "سلمى"}, parent=fam),
        NewOp(
            e.desk.context.new_id(),
            "kinship",
            {"person": who, "related_to": made.person, "relation": "wife"},
            parent=fam,
        ),
        NewOp(e.desk.context.new_id(), "consent_grant", {**YES, "grantor": who}, parent=fam),
    )
    held(made)


def test_6_red_is_outdated_by_a_green_one(made: Town) -> None:
    made.hala.cases.save(
        [Edit("risk_assessment", {"date": "2026-11-20", "level": "red"}, parent=made.case)]
    )
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.gate("wgeid", "un_complaint").state == "risk"
    e = made.enemy
    e.sign(
        made.case,
        NewOp(
            e.desk.context.new_id(),
            "risk_assessment",
            {"date": "2026-11-23", "level": "green"},
            parent=made.case,
        ),
    )
    e.hand_over(made.rima)
    found = made.gate("wgeid", "un_complaint")
    assert not found.allowed, found.state


def test_6b_red_of_today_is_dated_back(made: Town) -> None:
    (red,) = made.hala.cases.save(
        [
            Edit(
                "risk_assessment",
                {"date": "2026-11-23", "level": "red", "no_photo": True},
                parent=made.case,
            )
        ]
    ).ids
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    assert made.gate("wgeid", "un_complaint").state == "risk"
    e = made.enemy
    e.change(red, "risk_assessment", {"date": "2001-01-01"})
    e.sign(
        made.case,
        NewOp(
            e.desk.context.new_id(),
            "risk_assessment",
            {"date": "2001-01-02", "level": "green"},
            parent=made.case,
        ),
    )
    e.hand_over(made.rima)
    found = made.gate("wgeid", "un_complaint")
    assert not found.allowed, found.state


def test_7_a_no_is_hidden_by_hiding_the_person(made: Town) -> None:
    e = made.enemy
    st = e.state(made.mother, "person")
    e.sign(
        made.family,
        NewOp(made.mother, "person", {"deleted": True}, observed=dict(observed_now([st]))),
    )
    wife(made)
    held(made)


def test_8_decided_no_survives_a_demoted_mother(made: Town) -> None:
    made.rima.consent.steps.decide(
        made.grants["iimp"],
        "قالت لا، وأكّدت",
        shown=made.rima.consent.steps.shown(made.grants["iimp"]),
    )
    carry(made.rima, made.stick, made.enemy.desk)
    test_1_the_mother_becomes_a_neighbour(made)


@pytest.mark.parametrize("replace", [True, False], ids=["over", "beside"])
@pytest.mark.parametrize("day", [RELEASE["date"], None], ids=["day", "none"])
def test_who_opened_the_file_ends_no_return_that_a_coordinator_wrote(
    made: Town, day: Json, *, replace: bool
) -> None:
    """Told as something else, a rumour, a transfer, of long ago, followed by an arrest: all at once."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given")
    assign(made)
    first: Json = {"from": "2013-01-01", "to": "2013-01-01", "precision": "day"}
    taken: dict[str, Json] = {"type": "arrest", "is_disappearance": True, "date": first}
    made.hala.cases.save([Edit("event", taken, parent=made.case)])
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "given"
    row: dict[str, Json] = {"type": "release"}
    if day:
        row["date"] = day
    back = made.rima.cases.save([Edit("event", row, parent=made.case)]).ids[0]
    carry(made.rima, made.stick, made.hala)
    opener = Device(made.hala, made.stick)
    early: Json = {"from": "2010-01-01", "to": "2010-01-01", "precision": "day"}
    lies: list[dict[str, Json]] = [
        {"type": "other"},
        {"confidence": "rumour"},
        {"release_kind": "transfer_out"},
        {"date": early},
    ]
    for one in lies:
        opener.change(back, "event", one, replace=replace)
    late: Json = {"from": "2026-01-01", "to": "2026-01-01", "precision": "day"}
    below(opener, made.case, "event", {"type": "arrest", "date": late})
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "person_decides"

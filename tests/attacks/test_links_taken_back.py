"""Who tied a case, a source or a person to a file takes it back: whoever was guarded by that stays
guarded. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import a_yes, assign, below, family_of, relative, said, state, words
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_called_otherwise import SAID, SEEN, asked, hala, written
from tests.attacks.test_marks import SCOPES, told

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.checks.risk import is_red

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

OURS = "لا يخرج"  # what stands in the story alone


def wife_of(made: Town) -> str:
    """A wife in the family of the case, written down by the coordinator."""
    values: dict[str, Json] = {"given_ar": "سلمى", "family_ar": "النوري"}
    return written(made, "person", values, made.family)


def move(made: Town, name: str = "family") -> Device:
    """The device that opened the case ties it to a family of its own, with an invented mother's yes."""
    device = hala(made)
    family = device.desk.cases.new_family({"display_name": "y", "language": "ar"}).ids[0]
    mother = below(device, family, "person", {"given_ar": "هدى", "family_ar": "النوري"})
    below(device, family, "family_member", {"person": mother})
    of: dict[str, Json] = {"person": mother, "related_to": made.person, "relation": "mother"}
    below(device, family, "kinship", of)
    yes = a_yes(made, mother, data_scope=[*SCOPES], identity_mode="named")
    below(device, family, "consent_grant", yes)
    device.change(made.case, "case", {name: family})
    device.hand_over(made.rima)
    return device


def left(made: Town) -> str:
    return told(made) if state(made).allowed else ""


def test_a_mark_of_the_family_before_is_asked(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife_of(made))
    written(made, "event", {"type": "other", "text": SAID}, made.case)
    assert OURS not in told(made)
    move(made)
    assert OURS not in left(made)


@pytest.mark.parametrize("relation", ["mother", "wife"])
def test_a_no_in_the_family_before_closes(made: Town, relation: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    who = wife_of(made)
    written(made, "family_member", {"person": who}, made.family)
    of: dict[str, Json] = {"person": who, "related_to": made.person, "relation": relation}
    written(made, "kinship", of, made.family)
    no = a_yes(made, who, result="refused")
    del no["data_scope"]
    written(made, "consent_grant", no, made.family)
    assert not state(made).allowed
    move(made)
    assert not state(made).allowed


def test_a_red_risk_in_the_family_before_closes(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    written(made, "risk_assessment", {"level": "red", "date": "2026-11-20"}, made.family)
    assert not state(made).allowed
    move(made)
    assert not state(made).allowed


def test_who_asked_not_to_be_named_in_the_family_before_is_not(made: Town) -> None:
    asked(made)
    who = relative(made, "aunt_pat", "سلمى")
    said(made, who, "given", identity_mode="anonymous")
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "text": SAID}, made.case)
    assert OURS not in told(made)
    move(made)
    assert OURS not in left(made)


def test_a_coordinator_who_ties_it_elsewhere_ends_it(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    written(made, "risk_assessment", {"level": "red", "date": "2026-11-20"}, made.family)
    before = made.family
    move(made)
    assert not state(made).allowed
    after = made.rima.cases.record(made.case).value("family")
    for family in (before, after):  # back, and there again: a coordinator's word
        made.rima.cases.save([Edit("case", {"family": family}, id=made.case)])
    assert state(made).allowed


def test_a_family_is_guarded_by_what_guards_a_case_that_was_its_own(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    written(made, "risk_assessment", {"level": "red", "date": "2026-11-20"}, made.case)
    move(made)
    dossier = made.rima.cases.dossier(made.family)
    assert dossier.ever is not None
    assert dossier.get(made.case) is None  # it belongs there no longer, and opens nothing
    assert [one.parent for one in dossier.ever.of("risk_assessment")] == [made.case]
    assert not dossier.ever.of("case")
    assert is_red(dossier, TODAY)


@pytest.mark.parametrize("by", ["opener", "other"])
@pytest.mark.parametrize("way", ["null", "delete"])
def test_a_source_stays_sealed_without_the_link_that_named_it(
    made: Town, way: str, by: str
) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    written(made, "event", {"type": "other", "text": SEEN}, made.case)
    device = hala(made) if by == "opener" else made.enemy
    carry(made.rima, made.stick, made.enemy.desk)
    event = device.desk.context.new_id()
    values: dict[str, Json] = {"type": "other", "told_by": source}
    device.sign(made.case, NewOp(event, "event", values, parent=made.case))
    device.hand_over(made.rima)
    assert "ليلاً" not in told(made)
    if way == "null":
        device.change(event, "event", {"told_by": None})
    else:
        device.change(event, "event", {"deleted": True}, observed=True)
    device.hand_over(made.rima)
    assert "ليلاً" not in told(made)


def elsewhere(made: Town) -> tuple[str, str, str]:
    """A sister of another family who is a member here too: she, and by which records."""
    h = made.hala
    family_of(made)
    sister = relative(made, "sister", "ميسون")
    carry(h, made.stick, made.rima)
    made.family = h.cases.new_family({"display_name": "عائلة أخرى", "language": "ar"}).ids[0]
    made.case, made.person = h.cases.new_case(
        {"given_ar": "نزار", "family_ar": "الحسن"},
        {"family": made.family, "case_type": "enforced_disappearance"},
    ).ids
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    member, kin = h.context.new_id(), h.context.new_id()
    of: dict[str, Json] = {"person": sister, "related_to": made.person, "relation": "wife"}
    h.cases.save(
        [
            Edit("family_member", {"person": sister}, id=member, parent=made.family),
            Edit("kinship", of, id=kin, parent=made.family),
        ]
    )
    return sister, member, kin


def test_a_mark_elsewhere_holds_without_the_tie_that_brought_it(made: Town) -> None:
    sister, member, kin = elsewhere(made)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, sister)
    assign(made)
    text = words("قالت ميسون النوري كلاماً لا يخرج")
    written(made, "event", {"type": "other", "text": text}, made.case)
    assert OURS not in told(made)
    device = hala(made)
    device.change(member, "family_member", {"person": None})
    device.change(kin, "kinship", {"person": None})
    device.hand_over(made.rima)
    assert OURS not in told(made)


@pytest.mark.parametrize("says", ["anonymous", "refused"])
def test_a_keep_hides_again_by_what_is_answered_elsewhere(made: Town, says: str) -> None:
    h = made.hala
    sister, _, _ = elsewhere(made)
    h.cases.save(
        [Edit("case", {"summary": words("قالت ميسون النوري كلاماً لا يخرج")}, id=made.case)]
    )
    assign(made)
    assert OURS in told(made)
    first = h.cases.record(sister).space
    shown = made.rima.cases.shown(made.case, made.family, first)
    made.rima.cases.told_names.choose(made.case, "summary", sister, "keep", shown=shown)
    assert OURS in told(made)
    values: dict[str, Json] = {
        "grantor": sister,
        "purpose": "un_complaint",
        "recipient": "ced",
        "given_on": "2026-11-20",
        **(
            {"result": "refused"}
            if says == "refused"
            else {"result": "given", "identity_mode": says, "data_scope": [*SCOPES]}
        ),
    }
    h.cases.save([Edit("consent_grant", values, id=h.context.new_id(), parent=first)])
    carry(h, made.stick, made.rima)
    assert OURS not in told(made)

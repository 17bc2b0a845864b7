"""Being taken for a child asks for more, and never for less. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import a_yes, family_of, leaving, relative, said
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_portraits import attach
from tests.attacks.test_what_terms_tell import BORN, file_leaves

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

YOUNG: Json = {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
NAMED: list[Json] = ["circumstances", "documents", "family_members", "identity"]


def called_young(made: Town, who: str) -> None:
    """The device that opened the file writes a child's birth."""
    device = hala(made)
    device.sign(made.family, NewOp(who, "person", {"birth": YOUNG}))
    device.hand_over(made.rima)


def with_picture(made: Town, scopes: list[Json], *, photo: bool) -> tuple[str, str]:
    """The mother agreed; a sister with a picture: (sister, picture)."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "ريم")
    said(made, mother, "given", identity_mode="named", photo_use=photo, data_scope=scopes)
    picture = attach(made, "photo_person", 4, "r.jpg")
    made.hala.cases.save([Edit("person", {"photo": [picture]}, id=sister)])
    carry(made.hala, made.stick, made.rima)
    return sister, picture


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"data_scope": ["circumstances"]}, False),
        ({"data_scope": NAMED, "photo_use": False}, True),
        ({"result": "given_if", "data_scope": ["circumstances", "identity"]}, False),
        ({"photo_use": False}, True),
    ],
)
def test_what_she_answered_holds_though_she_is_called_a_child(
    made: Town, more: dict[str, Json], named: bool
) -> None:
    sister, picture = with_picture(made, [*NAMED, "minors", "photo"], photo=True)
    assert "ريم" in leaving(made)
    assert file_leaves(made, picture)
    answer: dict[str, Json] = {
        "grantor": sister,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": "2026-11-20",
    }
    written(made, "consent_grant", answer | more, made.family)
    before = "ريم" in leaving(made), file_leaves(made, picture)
    assert before == (named, False)
    called_young(made, sister)
    assert ("ريم" in leaving(made), file_leaves(made, picture)) == before


def test_a_childs_plain_yes_keeps_nothing(made: Town) -> None:
    sister, picture = with_picture(made, [*NAMED, "minors", "photo"], photo=True)
    made.hala.cases.save([Edit("person", {"birth": YOUNG}, id=sister)])
    said(made, sister, "given", data_scope=None)
    carry(made.hala, made.stick, made.rima)
    assert "ريم" in leaving(made)
    assert file_leaves(made, picture)


def test_the_scope_of_children_names_no_grown_relative(made: Town) -> None:
    scopes: list[Json] = ["circumstances", "documents", "identity", "minors"]
    sister, picture = with_picture(made, scopes, photo=False)
    made.rima.cases.save([Edit("person", {"birth": BORN}, id=sister)])
    written(made, "person_name", {"value": "ريومة", "type": "nickname"}, sister)
    for once in (False, True):
        if once:
            called_young(made, sister)
        left = leaving(made)
        assert not [one for one in ("ريم", "ريومة", picture) if one in left]


def test_the_scope_of_children_names_a_child(made: Town) -> None:
    scopes: list[Json] = ["circumstances", "documents", "identity", "minors"]
    sister, picture = with_picture(made, scopes, photo=False)
    made.hala.cases.save([Edit("person", {"birth": YOUNG}, id=sister)])
    carry(made.hala, made.stick, made.rima)
    left = leaving(made)
    assert "ريم" in left
    assert picture not in left


def test_a_sample_stays_though_its_donor_is_called_a_child(made: Town) -> None:
    family_of(made)
    mother, uncle = relative(made, "mother", "هدى"), relative(made, "uncle_pat", "نزار")
    to: dict[str, Json] = {"purpose": "identification", "recipient": "icmp"}
    wide: list[Json] = [*NAMED, "am_data", "minors"]
    said(made, mother, "given", identity_mode="named", **to, data_scope=wide)
    carry(made.hala, made.stick, made.rima)
    sample = written(made, "dna_reference", {"donor": uncle}, made.family)
    assert made.gate("icmp", "identification").get(sample) is not None
    answer: dict[str, Json] = {"grantor": uncle, "subject": made.case, **to, "result": "given"}
    more: dict[str, Json] = {"given_on": "2026-11-20", "data_scope": ["identity"]}
    written(made, "consent_grant", answer | more, made.family)
    assert made.gate("icmp", "identification").get(sample) is None
    called_young(made, uncle)
    assert made.gate("icmp", "identification").get(sample) is None


GROWN: Json = {"from": "1980-01-01", "to": "1980-12-31", "precision": "year"}


def brother_of(made: Town) -> tuple[str, str]:
    """The mother agreed, not for children; a brother of whom the coordinator knows no
    birth: (mother, brother)."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=NAMED)
    carry(made.hala, made.stick, made.rima)
    who = made.rima.context.new_id()
    names: dict[str, Json] = {"given_ar": "برهان", "family_ar": "النوري"}
    made.rima.cases.save([Edit("person", names, id=who, parent=made.family)])
    written(made, "family_member", {"person": who}, made.family)
    kin: dict[str, Json] = {"person": who, "related_to": made.person, "relation": "brother"}
    written(made, "kinship", kin, made.family)
    return mother, who


@pytest.mark.parametrize("how", ["kinship", "family_member", "consent_grant", "birth"])
def test_no_opener_makes_an_adult_of_whom_a_coordinator_recorded(made: Town, how: str) -> None:
    mother, who = brother_of(made)
    assert "برهان" not in leaving(made)
    device = hala(made)
    id = device.desk.context.new_id()
    values: dict[str, dict[str, Json]] = {
        "kinship": {"person": who, "related_to": mother, "relation": "guardian"},
        "family_member": {"person": who, "role_in_family": "grandparent"},
        "consent_grant": {**a_yes(made, who), "purpose": "search", "recipient": "icrc"},
        "birth": {"birth": GROWN},
    }
    if how == "birth":
        device.sign(made.family, NewOp(who, "person", values[how]))
    else:
        device.sign(made.family, NewOp(id, how, values[how], parent=made.family))
    device.hand_over(made.rima)
    assert "برهان" not in leaving(made)


def test_a_coordinator_says_that_they_are_grown(made: Town) -> None:
    _, who = brother_of(made)
    made.rima.cases.save([Edit("person", {"birth": GROWN}, id=who)])
    assert "برهان" in leaving(made)


def test_who_recorded_somebody_says_that_they_are_grown(made: Town) -> None:
    family_of(made)
    mother, brother = relative(made, "mother", "هدى"), relative(made, "brother", "برهان")
    said(made, mother, "given", identity_mode="named", data_scope=NAMED)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("person", {"family_ar": "النوريّ"}, id=brother)])
    assert "برهان" not in leaving(made)
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([Edit("person", {"birth": GROWN}, id=brother)])
    carry(made.hala, made.stick, made.rima)
    assert "برهان" in leaving(made)

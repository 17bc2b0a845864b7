"""Who answered as a grown person is asked as one, though whoever opened the file calls them a child
afterwards. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import as_text, family_of, relative, said
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_portraits import attach
from tests.attacks.test_taken_for_a_child import NAMED, YOUNG, called_young
from tests.attacks.test_what_terms_tell import file_leaves

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SAMPLES: dict[str, Json] = {"purpose": "identification", "recipient": "icmp"}
ALL: list[Json] = [*NAMED, "am_data", "hlp", "minors", "photo"]
BY = pytest.mark.parametrize("by", ["coordinator", "hala"])


def answered(made: Town, by: str, who: str, **more: Json) -> str:
    """A yes of theirs, as a coordinator or the one who opened the file wrote it down."""
    values: dict[str, Json] = {"grantor": who, "subject": made.case, "purpose": "un_complaint"}
    values |= {"recipient": "ced", "result": "given", "given_on": "2026-11-20", **more}
    if by == "coordinator":
        return written(made, "consent_grant", values, made.family)
    id = made.hala.cases.save(
        [Edit("consent_grant", values, id=made.hala.context.new_id(), parent=made.family)]
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    return id


# -- a sample -----------------------------------------------------------------------------------


@told_once
def donor_in(made: Town) -> tuple[str, str]:
    """The mother agreed; an uncle gave a sample: (uncle, sample)."""
    family_of(made)
    mother, uncle = relative(made, "mother", "هدى"), relative(made, "uncle_pat", "نزار")
    said(made, mother, "given", identity_mode="named", **SAMPLES, data_scope=ALL)
    carry(made.hala, made.stick, made.rima)
    sample = written(made, "dna_reference", {"donor": uncle}, made.family)
    assert leaves(made, sample)
    return uncle, sample


def leaves(made: Town, sample: str) -> bool:
    return made.gate("icmp", "identification").get(sample) is not None


@BY
@pytest.mark.parametrize("more", [{}, {"data_scope": ["identity", "am_data"]}])
def test_a_sample_stays_as_its_donor_answered(made: Town, by: str, more: dict[str, Json]) -> None:
    uncle, sample = donor_in(made)
    answered(made, by, uncle, **SAMPLES, **more)
    assert not leaves(made, sample)
    called_young(made, uncle)
    assert not leaves(made, sample) or (by == "hala" and not more)


@pytest.mark.parametrize("young", [False, True])
def test_a_sample_leaves_by_a_yes_that_says_so(made: Town, young: bool) -> None:
    uncle, sample = donor_in(made)
    answered(made, "coordinator", uncle, **SAMPLES, data_scope=["family_members"])
    if young:
        called_young(made, uncle)
    assert leaves(made, sample)


@pytest.mark.parametrize("by", ["coordinator", "hala"])
def test_a_childs_plain_yes_is_enough(made: Town, by: str) -> None:
    uncle, sample = donor_in(made)
    desk = made.rima if by == "coordinator" else made.hala
    desk.cases.save([Edit("person", {"birth": YOUNG}, id=uncle)])
    carry(made.hala, made.stick, made.rima)
    answered(made, by, uncle, **SAMPLES)
    assert leaves(made, sample)


# -- a name, a house, a picture -----------------------------------------------------------------


def sister_in(made: Town) -> tuple[str, str]:
    """The mother agreed to all; a sister with a house and a picture: (sister, picture)."""
    family_of(made)
    mother, sister = relative(made, "mother", "هدى"), relative(made, "sister", "ريم")
    said(made, mother, "given", identity_mode="named", photo_use=True, data_scope=ALL)
    picture = attach(made, "photo_person", 4, "r.jpg")
    made.hala.cases.save([Edit("person", {"photo": [picture]}, id=sister)])
    house: dict[str, Json] = {"type": "house", "owner": sister, "plot_no": "٧٧١"}
    made.hala.cases.save([Edit("hlp_asset", house, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert hers(made, picture) == {"ريم", "٧٧١", "picture"}
    return sister, picture


def hers(made: Town, picture: str) -> set[str]:
    text = as_text(made.gate("ced", "un_complaint"))
    found = {one for one in ("ريم", "٧٧١") if one in text}
    return found | ({"picture"} if file_leaves(made, picture) else set())


def test_a_plain_yes_keeps_what_it_kept(made: Town) -> None:
    sister, picture = sister_in(made)
    answered(made, "coordinator", sister)
    before = hers(made, picture)
    assert "picture" not in before
    assert "٧٧١" not in before
    called_young(made, sister)
    assert hers(made, picture) == before


@BY
def test_a_childs_plain_yes_keeps_nothing(made: Town, by: str) -> None:
    sister, picture = sister_in(made)
    desk = made.rima if by == "coordinator" else made.hala
    desk.cases.save([Edit("person", {"birth": YOUNG}, id=sister)])
    carry(made.hala, made.stick, made.rima)
    answered(made, by, sister)
    assert hers(made, picture) == {"ريم", "٧٧١", "picture"}

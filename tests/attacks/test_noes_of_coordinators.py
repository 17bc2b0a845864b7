"""A no that a coordinator wrote down, and whom the device that opened the file invents nearer: it is heard
until a coordinator decides. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import CHILD, a_yes, below, family_of, frees, relative, said
from tests.attacks.kit import TODAY, Device, carry, decided_before

from vsdesk.desk import Edit
from vsdesk.records.consent.notes import notes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

REFUSED: Final[Mapping[str, Json]] = {"result": "refused", "given_on": "2026-11-21"}


def a_no(made: Town, who: str) -> str:
    """A relative's refusal that the coordinator writes down, and hands to Hala; its id."""
    carry(made.hala, made.stick, made.rima)
    edit = Edit("consent_grant", {**a_yes(made, who), **REFUSED}, parent=made.family)
    no = made.rima.cases.save([edit]).ids[0]
    carry(made.rima, made.stick, made.hala)
    return no


def invents(made: Town, relation: str, *, yes: bool) -> str:
    """Hala's device, seized, writes a relative who stands nearer, and what she says; the
    answer's id, or hers."""
    hala = Device(made.hala, made.stick)
    who = below(hala, made.family, "person", {"given_ar": "خالد"})
    below(hala, made.family, "family_member", {"person": who})
    tie: dict[str, Json] = {"person": who, "related_to": made.person, "relation": relation}
    below(hala, made.family, "kinship", tie)
    answer = below(hala, made.family, "consent_grant", a_yes(made, who)) if yes else who
    hala.hand_over(made.rima)
    return answer


def state(made: Town) -> str:
    """What holds for the Committee."""
    return made.gate("ced", "un_complaint").state


def said_of(made: Town, no: str) -> list[str]:
    """What the page says about an answer."""
    told = notes(
        made.rima.cases.dossier(made.case), made.rima.context.dictionary.vocabularies, TODAY
    )
    return [one.code for one in told if one.grant == no]


def test_an_invented_parent_takes_no_grandmothers_no_away(made: Town) -> None:
    family_of(made, CHILD["birth"])
    said(made, relative(made, "uncle_pat", "سعيد"), "given", capacity="guardian")
    a_no(made, relative(made, "grandmother_pat", "هدى"))
    assert state(made) == "refused"
    invents(made, "father", yes=False)
    assert state(made) == "refused"


@pytest.mark.parametrize("relation", ["wife", "mother", "son"])
@pytest.mark.parametrize("who", ["brother", "uncle_pat", "other"])
def test_nobody_invented_speaks_past_it(made: Town, who: str, relation: str) -> None:
    family_of(made)
    if who == "brother":
        said(made, relative(made, "sister", "منى"), "given")
    a_no(made, relative(made, who, "سعيد"))
    assert state(made) == "refused"
    invents(made, relation, yes=True)
    assert state(made) == "refused"


@pytest.mark.parametrize("kind", ["kinship", "family_member"])
def test_nobody_who_is_there_is_called_nearer(made: Town, kind: str) -> None:
    """The aunt's yes opened nothing; that the device calls her the mother does not make it count."""
    family_of(made)
    aunt = relative(made, "aunt_pat", "سلمى")
    a_no(made, relative(made, "brother", "سعيد"))
    made.rima.cases.save([Edit("consent_grant", a_yes(made, aunt), parent=made.family)])
    carry(made.rima, made.stick, made.hala)
    hala = Device(made.hala, made.stick)
    more: dict[str, Json] = {"related_to": made.person, "relation": "mother"}
    role: dict[str, Json] = {"role_in_family": "parent"}
    below(hala, made.family, kind, {"person": aunt, **(more if kind == "kinship" else role)})
    hala.hand_over(made.rima)
    assert state(made) == "refused"


def test_nor_does_who_is_called_free(made: Town) -> None:
    """An uncle's no was all there was; the device invents that the missing one is back and agrees."""
    family_of(made)
    a_no(made, relative(made, "uncle_pat", "سعيد"))
    hala = Device(made.hala, made.stick)
    frees(hala, made)
    below(hala, made.family, "consent_grant", a_yes(made, made.person))
    hala.hand_over(made.rima)
    assert state(made) == "refused"


def test_where_an_older_decision_stands_it_is_heard_no_longer(made: Town) -> None:
    family_of(made)
    no = a_no(made, relative(made, "uncle_pat", "سعيد"))
    yes = invents(made, "wife", yes=True)
    assert state(made) == "refused"
    assert "stays_heard" in said_of(made, no)
    decided_before(made.rima, yes, "سألتها بنفسي")
    assert state(made) == "given"


def test_who_stands_nearer_by_a_coordinators_word_speaks(made: Town) -> None:
    family_of(made)
    a_no(made, relative(made, "uncle_pat", "سعيد"))
    invents(made, "wife", yes=True)
    assert state(made) == "refused"
    wife = made.rima.cases.dossier(made.case).of("kinship")[-1]
    tie: dict[str, Json] = {"related_to": made.person, "relation": "wife"}
    made.rima.cases.save(
        [Edit("kinship", {"person": wife.text("person"), **tie}, parent=made.family)]
    )
    assert state(made) == "given"


def test_who_stood_nearer_before_it_speaks(made: Town) -> None:
    """An uncle's no stands in no mother's way, whoever wrote down that she is the mother."""
    family_of(made)
    uncle, mother = relative(made, "uncle_pat", "سعيد"), relative(made, "mother", "هدى")
    said(made, mother, "given")
    a_no(made, uncle)
    assert state(made) == "given"


def test_no_parent_comes_back_to_life(made: Town) -> None:
    """The father of a missing child is dead, and the grandmother refuses; then the device says that he
    lives."""
    family_of(made, CHILD["birth"])
    said(made, relative(made, "uncle_pat", "سعيد"), "given", capacity="guardian")
    father = relative(made, "father", "خالد")
    made.hala.cases.save([Edit("person", {"vital_status": "deceased"}, id=father)])
    a_no(made, relative(made, "grandmother_pat", "هدى"))
    assert state(made) == "refused"
    hala = Device(made.hala, made.stick)
    hala.change(father, "person", {"vital_status": "living"})
    hala.hand_over(made.rima)
    assert state(made) == "refused"


def test_the_openers_own_no_gives_way_to_who_stands_nearer(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "uncle_pat", "سعيد"), "refused")
    said(made, relative(made, "wife", "سلمى"), "given")
    carry(made.hala, made.stick, made.rima)
    assert state(made) == "given"

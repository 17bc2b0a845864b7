"""An enrolled device opens no poster: no name, no face, no day that those who may did not let go, and none of
its own in their place. Everybody is made up."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap
from tests.desk.test_untold import news

from vsdesk import photo
from vsdesk.desk import Edit, How, SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import GateDecision, decide_poster
from vsdesk.records.gate.persons.hidden_people import NOT_NAMED
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

NAME, PHOTO = "advocacy_named", "photo_publication"
ALL: Final[list[Json]] = ["circumstances", "identity", "photo"]


def answer(made: Town, purpose: str, result: str = "given") -> str:
    """What the mother said to Hala."""
    grant = made.hala.consent.grant(
        *(made.case, made.mother, purpose, "public", result, How()),
        scopes=[str(one) for one in ALL] if result == "given" else None,
        photo=result == "given",
        shown=made.hala.cases.shown(made.case),
    )
    return grant.ids[0]


def hung(made: Town, picture: int = 2) -> str:
    """A picture of the missing person, which Hala took in."""
    drawn = io.BytesIO(photo.draw_made_up_portrait(picture))
    return made.hala.files.attach(drawn, made.case, name="p.jpg").ids[0]


def carried(made: Town) -> None:
    carry(made.hala, made.stick, made.rima)
    swap(made)


def poster(made: Town) -> GateDecision:
    request = Request(NAME, "public", "C", TODAY)
    return decide_poster(request, made.rima.cases.dossier(made.case), made.rima.context.dictionary)


def words(out: GateDecision) -> str:
    return json.dumps(out.payload(), ensure_ascii=False)


def invented(made: Town, purpose: str) -> NewOp:
    """A yes in the mother's name, as a row of the enemy's own."""
    said: dict[str, Json] = {
        "grantor": made.mother,
        "capacity": "relative",
        "purpose": purpose,
        "recipient": "public",
        "result": "given",
        "given_on": TODAY,
        "data_scope": ALL,
        "photo_use": True,
        "decides": True,
        "why": "كما قالت",
    }
    return NewOp(made.enemy.desk.context.new_id(), "consent_grant", said, parent=made.family)


@pytest.fixture
def agreed(made: Town) -> Town:
    """The mother said yes to both, and there is a picture."""
    hung(made)
    answer(made, NAME)
    answer(made, PHOTO)
    carried(made)
    out = poster(made)
    assert out.allowed and out.of("evidence_item") and "مروان" in words(out)
    return made


def test_it_invents_no_yes_to_the_name(made: Town) -> None:
    hung(made)
    answer(made, PHOTO)
    carried(made)
    made.enemy.sign(made.family, invented(made, NAME))
    made.enemy.hand_over(made.rima)
    assert poster(made).state == "alone"
    with pytest.raises(UserError, match="E_GATE"):
        made.rima.outbound.sheets.print_sheet(SheetOrder(made.case, ("ar",), "vigil-poster"))


@pytest.mark.parametrize("purpose", [NAME, PHOTO])
@pytest.mark.parametrize("way", ["over it", "beside it"])
def test_it_turns_no_no_into_a_yes(made: Town, purpose: str, way: str) -> None:
    hung(made)
    grants = {NAME: answer(made, NAME, "given" if purpose == PHOTO else "refused")}
    grants[PHOTO] = answer(made, PHOTO, "given" if purpose == NAME else "refused")
    carried(made)
    made.enemy.change(
        grants[purpose],
        "consent_grant",
        {"result": "given", "data_scope": ALL, "photo_use": True},
        replace=way == "over it",
    )
    made.enemy.hand_over(made.rima)
    out = poster(made)
    assert not out.of("evidence_item")
    assert out.allowed is (purpose == PHOTO)


def test_it_invents_no_yes_to_the_photo(made: Town) -> None:
    hung(made)
    answer(made, NAME)
    carried(made)
    made.enemy.sign(made.family, invented(made, PHOTO))
    made.enemy.hand_over(made.rima)
    out = poster(made)
    assert out.allowed and not out.of("evidence_item")
    assert ("photo", "alone") in {(one.field, one.reason) for one in out.withheld}


def test_it_widens_no_yes_to_the_name(made: Town) -> None:
    """Day and place stay where the mother agreed to the name alone."""
    made.hala.consent.grant(
        *(made.case, made.mother, NAME, "public", "given", How()),
        scopes=["identity"],
        shown=made.hala.cases.shown(made.case),
    )
    carried(made)
    made.enemy.sign(made.family, invented(made, NAME))
    made.enemy.hand_over(made.rima)
    out = poster(made)
    assert out.allowed and not any({"date", "place_text"} & one.values.keys() for one in out)


@pytest.mark.parametrize("replace", [True, False])
def test_no_face_of_its_choice_is_held_up(agreed: Town, *, replace: bool) -> None:
    theirs = agreed.enemy.desk.files.attach(
        io.BytesIO(photo.draw_made_up_portrait(7)), agreed.case, name="q.jpg"
    ).ids[0]
    agreed.enemy.change(agreed.person, "person", {"photo": [theirs]}, replace=replace)
    agreed.enemy.hand_over(agreed.rima)
    assert theirs not in words(poster(agreed))
    pdf = agreed.rima.outbound.sheets.sheet(SheetOrder(agreed.case, ("ar",), "vigil-poster")).pdf
    own = agreed.rima.files.attachment(theirs) if agreed.rima.context.vault.holds(theirs) else b""
    assert not own or photo.for_paper(own, (1467, 1833)) not in pdf


@pytest.mark.parametrize("field", ["given_ar", "father_ar", "family_ar", "given_ku"])
@pytest.mark.parametrize("replace", [True, False])
def test_no_name_of_its_choice_is_held_up(agreed: Town, field: str, *, replace: bool) -> None:
    agreed.enemy.change(agreed.person, "person", {field: "خائن"}, replace=replace)
    agreed.enemy.hand_over(agreed.rima)
    assert "خائن" not in words(poster(agreed))


def test_no_place_of_its_choice_is_held_up(agreed: Town) -> None:
    (event,) = (
        one
        for one in agreed.rima.cases.dossier(agreed.case).of("event")
        if one.value("is_disappearance") is True
    )
    agreed.enemy.change(event.id, "event", {"place_text": "بيت الجيران"})
    made = agreed.enemy.desk.context.new_id()
    said: dict[str, Json] = {
        "type": "arrest",
        "is_disappearance": True,
        "place_text": "بيت الجيران",
    }
    agreed.enemy.sign(agreed.case, NewOp(made, "event", said, parent=agreed.case))
    agreed.enemy.hand_over(agreed.rima)
    assert "الجيران" not in words(poster(agreed))


def test_it_takes_no_mark_away(agreed: Town) -> None:
    (mark,) = agreed.hala.cases.save(
        [Edit("person_mark", {"type": NOT_NAMED, "since": TODAY}, parent=agreed.person)]
    ).ids
    carried(agreed)
    assert not poster(agreed).allowed
    agreed.enemy.change(mark, "person_mark", {"deleted": True})
    agreed.enemy.change(mark, "person_mark", {"type": "words_rejected"})
    agreed.enemy.hand_over(agreed.rima)
    assert not poster(agreed).allowed


def test_it_does_not_say_that_news_was_told(agreed: Town) -> None:
    news(agreed.rima, agreed.case)
    swap(agreed)
    assert poster(agreed).state == "look_first"
    agreed.enemy.change(agreed.case, "case", {"news_told_on": TODAY})
    agreed.enemy.change(agreed.case, "case", {"fate": "unknown_presumed_alive"})
    agreed.enemy.hand_over(agreed.rima)
    assert not poster(agreed).allowed


def test_it_makes_nobody_older(agreed: Town) -> None:
    young: Json = {"precision": "day", "from": "2012-01-01", "to": "2012-01-01"}
    agreed.hala.cases.save([Edit("person", {"birth": young}, id=agreed.person)])
    carried(agreed)
    assert poster(agreed).state == "minor"
    old: Json = {"precision": "day", "from": "1980-01-01", "to": "1980-01-01"}
    agreed.enemy.change(agreed.person, "person", {"birth": old})
    agreed.enemy.hand_over(agreed.rima)
    assert not poster(agreed).allowed


def test_it_prints_none_itself(agreed: Town) -> None:
    with pytest.raises(UserError, match="E_BY_SUBMISSION"):
        agreed.enemy.desk.outbound.sheets.print_sheet(
            SheetOrder(agreed.case, ("ar",), "vigil-poster")
        )

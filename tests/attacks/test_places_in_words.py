"""Nobody may know where somebody is: the name of that place is looked for in words as a name is.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_marks import told
from tests.attacks.test_placeless import agreed, mark

from vsdesk.desk import Edit
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.told_whereabouts import NOW

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

OURS: Final = "لا يخرج"
TOLD: Final = ("هو في مرسين", "راحت لمرسين", "she went to Mersin", "من مِرسين اتصلت")
MARKS: Final = ("place_unknown_to", "nobody_may_know_of")


def town_of(made: Town, name: str = "مرسين", latin: str = "Mersin") -> str:
    return written(made, "place", {"name_ar": name, "name_en": latin})


def story(made: Town, text: str, **more: Json) -> str:
    """A story of the coordinator's in the case."""
    words: Json = {"ar": f"{text} {OURS}", "src_lang": "ar"}
    return written(made, "event", {"type": "other", "text": words, **more}, made.case)


@pytest.mark.parametrize("how", MARKS)
@pytest.mark.parametrize("way", ["link", "words"])
@pytest.mark.parametrize("text", TOLD)
def test_where_a_relative_lives_stands_in_no_story(
    made: Town, text: str, way: str, how: str
) -> None:
    sister = agreed(made, "sister")
    said: Json = town_of(made) if way == "link" else "مرسين، قرب المينا / Mersin"
    field = "usual_address" if way == "link" else "usual_address_text"
    made.rima.cases.save([Edit("person", {field: said}, id=sister)])
    story(made, text)
    assert OURS in told(made)
    mark(made, sister, how)
    assert OURS not in told(made)


@pytest.mark.parametrize("how", MARKS)
@pytest.mark.parametrize("way", ["shipped", "proposed", "household"])
def test_a_shipped_place_a_proposed_one_and_a_household(made: Town, way: str, how: str) -> None:
    """However it was chosen where she lives: from the list, as a place that the list
    lacks, by the household."""
    sister = agreed(made, "sister")
    if way == "household":
        member = next(
            one
            for one in made.rima.cases.dossier(made.family).of("family_member")
            if one.text("person") == sister
        )
        made.rima.cases.save([Edit("family_member", {"household": "زرافات"}, id=member.id)])
        text = "راحت على زرافات"
    else:
        asked: Json = {"name_ar": "زرافات", "name_en": "Zarafat"}
        proposal: dict[str, Json] = {"of_kind": "place", "set": asked}
        shipped = made.rima.context.dictionary.places.by_key("SY0203")
        assert shipped is not None
        place = shipped.id if way == "shipped" else written(made, "proposal", proposal, made.family)
        made.rima.cases.save([Edit("person", {"usual_address": place}, id=sister)])
        text = f"راحت على {shipped.name('ar') if way == 'shipped' else 'زرافات'}"
    id = story(made, text)
    assert OURS in told(made)
    mark(made, sister, how)
    assert OURS not in told(made), id
    assert "زرافات" not in told(made)


@pytest.mark.parametrize("whose", ["missing", "sister"])
@pytest.mark.parametrize("kind", ["case", "family"])
def test_where_who_was_missing_or_the_family_is(made: Town, kind: str, whose: str) -> None:
    who = agreed(made, whose)
    root, field = (
        (made.case, "whereabouts_place") if kind == "case" else (made.family, "current_place")
    )
    made.rima.cases.save([Edit(kind, {field: town_of(made)}, id=root)])
    story(made, TOLD[0])
    mark(made, who)
    assert (OURS in told(made)) is (kind == "case" and whose == "sister")


@pytest.mark.parametrize("by", ["opener", "coordinator"])
def test_what_another_device_replaced_is_looked_for_too(made: Town, by: str) -> None:
    sister = agreed(made, "sister")
    first = hala(made)
    town = town_of(made)
    carry(made.rima, made.stick, made.hala)
    first.desk.cases.save([Edit("person", {"usual_address": town}, id=sister)])
    first.hand_over(made.rima)
    story(made, TOLD[0])
    mark(made, sister)
    assert OURS not in told(made)
    other = town_of(made, "اضنة", "Adana")
    if by == "opener":
        carry(made.rima, made.stick, made.hala)
        first.change(sister, "person", {"usual_address": other})
        first.hand_over(made.rima)
    else:
        made.rima.cases.save([Edit("person", {"usual_address": other}, id=sister)])
    assert (OURS in told(made)) is (by == "coordinator")


def test_a_place_that_the_paper_says_anyhow_keeps_no_story(made: Town) -> None:
    """He was taken in the town in which she lives: it stands on the paper."""
    sister = agreed(made, "sister")
    town = town_of(made, "دوما", "Douma")
    made.rima.cases.save([Edit("person", {"usual_address": town}, id=sister)])
    written(made, "event", {"type": "arrest", "is_disappearance": True, "place": town}, made.case)
    story(made, "أخذوه من دوما")
    mark(made, sister)
    assert OURS in told(made)


def test_another_device_makes_no_place_one_that_leaves(made: Town) -> None:
    """The enemy says that something happened there."""
    sister = agreed(made, "sister")
    town = town_of(made)
    made.rima.cases.save([Edit("person", {"usual_address": town}, id=sister)])
    made.rima.cases.save([Edit("case", {"assigned": [made.enemy.device_id]}, id=made.case)])
    story(made, TOLD[0])
    mark(made, sister)
    carry(made.rima, made.stick, made.enemy.desk)
    made.enemy.desk.cases.save([Edit("event", {"type": "other", "place": town}, parent=made.case)])
    made.enemy.hand_over(made.rima)
    assert OURS not in told(made)


def test_a_relation_is_looked_for_by_nothing(made: Town) -> None:
    """What is not done: "his sister" is said of many (docs/security.md)."""
    sister = agreed(made, "sister")
    made.rima.cases.save([Edit("person", {"usual_address": town_of(made)}, id=sister)])
    story(made, "قالت أخته")
    mark(made, sister, "nobody_may_know_of")
    assert OURS in told(made)


def test_chosen_a_copy_has_a_gap_in_its_place(made: Town) -> None:
    sister = agreed(made, "sister")
    made.rima.cases.save([Edit("person", {"usual_address": town_of(made)}, id=sister)])
    event = story(made, TOLD[0])
    mark(made, sister)
    rima = made.rima
    asked = Request("un_complaint", "ced", "B", "2026-11-24")
    left = decide(asked, rima.cases.dossier(made.case), rima.context.dictionary)
    spec = rima.context.dictionary.field("event", "text")
    assert left.told is not None and spec is not None
    [row] = left.told.named_in(rima.cases.record(event), spec)
    assert (row.why, row.who, row.instead) == ("place", sister, "[…]")
    rima.cases.told_names.choose(
        event, "text", sister, "replace", shown=rima.cases.shown(made.case)
    )
    assert "هو في […]" in told(made) and "مرسين" not in told(made)


def test_each_field_is_one_that_says_where() -> None:
    where = {
        (kind.name, one.name)
        for kind in Dictionary.load().kinds
        for one in kind.fields
        if one.where
    }
    assert {(kind, name) for kind, names in NOW.items() for name in names} <= where

"""What papers do with a name is chosen again, beside what others chose, and of the words that
were shown. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_marks import SCOPES, told

from vsdesk.desk import Edit, NamedRow, SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.names.standing_choices import Choice


@told_once
def marked(made: Town, words: str = "قالت هدى النوري كلاماً كثيراً") -> str:
    family_of(made)
    who = relative(made, "mother", "هدى")
    said(made, who, "given", identity_mode="named", data_scope=SCOPES)
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=who)])
    tell(made, words)
    return who


def tell(made: Town, words: str) -> None:
    made.hala.cases.save([Edit("case", {"summary": {"ar": words, "src_lang": "ar"}}, id=made.case)])


def row(made: Town, desk: Desk) -> NamedRow:
    """The one name of the page."""
    order = SheetOrder(made.case, ("ar",), "case-file", "un_complaint", "ced", "", None, "B")
    found = [one for one in desk.outbound.sheets.names_in_words(order) if one.of == "summary"]
    assert len(found) == 1
    return found[0]


def choose(made: Town, desk: Desk, choice: Choice) -> None:
    one = row(made, desk)
    desk.cases.told_names.choose(one.record, one.of, one.who, choice, shown=one.shown)


def test_a_coordinator_chooses_again(made: Town) -> None:
    marked(made)
    assign(made)
    again: tuple[tuple[Choice, bool], ...] = (
        ("replace", True),
        ("stop", False),
        ("keep", True),
        ("replace", True),
    )
    for choice, leaves in again:
        choose(made, made.rima, choice)
        assert row(made, made.rima).choice == choice
        assert ("كثيراً" in told(made)) == leaves
    assert "هدى" not in told(made)


@pytest.mark.parametrize("first", ["stop", "replace"])
def test_a_coordinator_chooses_after_the_documenter(made: Town, first: Choice) -> None:
    marked(made)
    choose(made, made.hala, first)
    assign(made)
    choose(made, made.rima, "replace")
    assert "كثيراً" in told(made) and "هدى" not in told(made)


def test_a_documenter_chooses_again(made: Town) -> None:
    marked(made)
    again: tuple[Choice, ...] = ("replace", "stop", "replace")
    for choice in again:
        choose(made, made.hala, choice)
        assert row(made, made.hala).choice == choice


@pytest.mark.parametrize("theirs", ["stop", "replace"])
def test_a_coordinators_choice_takes_the_place_of_those_of_another(
    made: Town, theirs: Choice
) -> None:
    who = marked(made)
    assign(made)
    seen = " ".join(made.enemy.desk.cases.dossier(made.case).head.ops("summary"))
    asked: dict[str, Json] = {"record": made.case, "field": "summary", "who": who, "seen": seen}
    for _ in range(2):
        below(made.enemy, made.case, "name_choice", {**asked, "choice": theirs})
    made.enemy.hand_over(made.rima)
    choose(made, made.rima, "replace")
    assert "كثيراً" in told(made) and "هدى" not in told(made)


def test_a_choice_that_was_not_shown_stands_beside(made: Town) -> None:
    who = marked(made)
    assign(made)
    page = row(made, made.rima)
    seen = " ".join(made.enemy.desk.cases.dossier(made.case).head.ops("summary"))
    asked: dict[str, Json] = {"record": made.case, "field": "summary", "who": who, "seen": seen}
    below(made.enemy, made.case, "name_choice", {**asked, "choice": "stop"})
    made.enemy.hand_over(made.rima)
    made.rima.cases.told_names.choose(page.record, page.of, page.who, "keep", shown=page.shown)
    assert "كثيراً" not in told(made)


@pytest.mark.parametrize("choice", ["keep", "replace"])
def test_a_choice_is_of_the_words_that_were_shown(made: Town, choice: Choice) -> None:
    marked(made, "رجعت هدى النوري مع أولادها")
    assign(made)
    page = row(made, made.rima)
    tell(made, "اختبأت هدى النوري في دوما عند جارتها")
    carry(made.hala, made.stick, made.rima)
    with pytest.raises(UserError, match="E_CHANGED"):
        made.rima.cases.told_names.choose(page.record, page.of, page.who, choice, shown=page.shown)
    assert "دوما" not in told(made)


def test_a_kinship_that_waits_for_a_look_is_no_word_on_paper_and_is_told(made: Town) -> None:
    """The enemy alone says what she is to him: a gap leaves, and the page says what waits;
    after a look the word."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    told_of = {"given_ar": "سعاد", "family_ar": "المختلَقة"}
    who = made.hala.cases.save([Edit("person", told_of, parent=made.family)]).ids[0]
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=who)])
    tell(made, "قالت سعاد المختلَقة كلاماً كثيراً")
    assign(made)
    carry(made.rima, made.stick, made.enemy.desk)
    kin: dict[str, Json] = {"person": who, "related_to": made.person, "relation": "sister_full"}
    below(made.enemy, made.family, "kinship", kin)
    made.enemy.hand_over(made.rima)
    choose(made, made.rima, "replace")
    waiting = row(made, made.rima)
    assert waiting.waits and waiting.instead == "[…]"
    for root in (made.case, made.family):
        if (found := made.rima.access.lone_words.lone_file(root)) is not None:
            made.rima.access.lone_words.look_holds(root, found.ops)
    looked = row(made, made.rima)
    assert not looked.waits and looked.instead not in ("", "[…]")

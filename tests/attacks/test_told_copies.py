"""A copy of a story without a hidden name: what one device invents takes nothing of what
hides it. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import Town
from tests.attacks.test_marks import SCOPES, told

from vsdesk.desk import Edit
from vsdesk.records.gate.told.told_copies import narrower

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

STORY = "قالت هدى النوري كلاماً كثيراً. وبعدها رجعت هدى إلى البيت."


def story(made: Town) -> str:
    """A mother who is not to be named, and a story in which a coordinator chose a role for her name."""
    family_of(made)
    who = relative(made, "mother", "هدى")
    said(made, who, "given", identity_mode="named", data_scope=SCOPES)
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=who)])
    made.hala.cases.save([Edit("case", {"summary": {"ar": STORY, "src_lang": "ar"}}, id=made.case)])
    assign(made)
    made.rima.cases.told_names.choose(
        made.case, "summary", who, "replace", shown=made.rima.cases.shown(made.case)
    )
    return who


def without_surname(made: Town) -> None:
    """A mother whose family names stay, the one of her birth too, and a text with both."""
    family_of(made)
    who = relative(made, "mother", "هدى")
    yes = said(made, who, "given_if", identity_mode="named", data_scope=SCOPES)
    made.hala.cases.save([Edit("consent_condition", {"type": "without_surname"}, parent=yes)])
    made.hala.cases.save(
        [Edit("person_name", {"type": "birth_name", "value": "الرفاعي"}, parent=who)]
    )
    words: Json = {"ar": "بيت الرفاعي وبيت النوري كانوا جيراناً", "src_lang": "ar"}
    made.hala.cases.save([Edit("case", {"summary": words}, id=made.case)])
    assign(made)


def test_every_place_is_replaced(made: Town) -> None:
    story(made)
    left = told(made)
    assert "كثيراً" in left and "[" in left and "هدى" not in left


def test_an_invented_person_opens_no_name(made: Town) -> None:
    """The first name is the word before: a name beside it would be taken for that person's father's."""
    story(made)
    below(made.enemy, made.family, "person", {"given_ar": "رجعت"})
    made.enemy.hand_over(made.rima)
    left = told(made)
    assert "كثيراً" in left and "هدى" not in left


def test_an_invented_kinship_says_nothing_of_her(made: Town) -> None:
    who = story(made)
    kin = next(one for one in made.enemy.desk.cases.dossier(made.case).of("kinship"))
    made.enemy.change(kin.id, "kinship", {"person": made.person}, replace=False)
    wife: dict[str, Json] = {"person": who, "related_to": made.person, "relation": "wife"}
    for _ in range(4):
        below(made.enemy, made.family, "kinship", wife)
    made.enemy.hand_over(made.rima)
    term = made.rima.context.dictionary.vocabularies.term("kinship", "wife")
    left = told(made)
    assert term and f"[{term.own('ar')}]" not in left
    assert "هدى" not in left


def test_an_invented_first_name_opens_no_birth_name(made: Town) -> None:
    without_surname(made)
    before = told(made)
    assert "جيراناً" in before and "الرفاعي" not in before and "بيت النوري" not in before
    below(made.enemy, made.family, "person", {"given_ar": "الرفاعي"})
    made.enemy.hand_over(made.rima)
    left = told(made)
    assert "الرفاعي" not in left and "بيت النوري" not in left


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("قالت [الأم] ثم هدى", "قالت [الأم] ثم [الأم]", "قالت [الأم] ثم [الأم]"),
        ("قالت […] ثم", "قالت [الأم] ثم", "قالت […] ثم"),
        ("قالت [الزوجة] ثم", "قالت [الأم] ثم", None),
        ("بيت … وبيت", "بيت سامر وبيت", "بيت … وبيت"),
        ("سامر … هنا", "… هدى هنا", None),
        ("a [told…] b", "a … b", "a … b"),
        ({"ar": "س … ص", "en": "x y"}, {"ar": "س ع ص", "en": "x …"}, {"ar": "س … ص", "en": "x …"}),
        ({"from": "2011-01-01"}, {"from": "2011-01-02"}, None),
        (["a", "b"], ["b", "c"], ["b"]),
    ],
)
def test_of_two_copies_only_what_both_let_out(one: Json, other: Json, left: Json) -> None:
    assert narrower(one, other) == left
    assert narrower(other, one) == left

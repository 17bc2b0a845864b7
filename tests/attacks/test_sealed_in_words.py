"""What a record says that was sealed by itself is looked for in told words. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import told
from tests.attacks.test_named_as_a_parent import house, kin
from tests.attacks.test_places_in_words import OURS, story

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

SEALED: Final = 4
# What is sealed, and a story that says it.
SAID: Final[dict[str, tuple[str, dict[str, Json], str]]] = {
    "nickname": (
        "person_name",
        {"type": "nom_de_guerre", "value": "أبو الليل الأسود"},
        "عرفه الحاجز باسم أبو الليل الأسود",
    ),
    "number": (
        "person_identifier",
        {"type": "national_no", "number": "04010099887"},
        "رقمه الوطني ٠٤٠١٠٠٩٩٨٨٧",
    ),
    "place": (
        "event",
        {"type": "held_at", "place_text": "مزرعة العساف"},
        "سمعنا أنه في مزرعة العساف",
    ),
}


@pytest.mark.parametrize("what", SAID)
@pytest.mark.parametrize("sens", [0, SEALED])
def test_a_sealed_name_number_or_place_stands_in_no_story(made: Town, what: str, sens: int) -> None:
    house(made)
    carry(made.hala, made.stick, made.rima)
    kind, values, text = SAID[what]
    sealed: dict[str, Json] = {"sens": sens} if sens else {}
    parent = made.case if kind == "event" else made.person
    written(made, kind, {**values, **sealed}, parent)
    story(made, text)
    written(
        made,
        "event",
        {"type": "other", "text": {"ar": "كان ليث معنا وبقي", "src_lang": "ar"}},
        made.case,
    )
    assert (OURS in told(made)) is (sens == 0)
    assert "كان ليث معنا وبقي" in told(made), "of that name alone"


def test_a_sealed_sister_is_named_in_no_story(made: Town) -> None:
    house(made)
    sister = kin(made, "sister", "سلمى")
    rima = made.rima
    written(made, "person_identifier", {"type": "national_no", "number": "04010099887"}, sister)
    named, numbered = "كانت سلمى النوري معه", "رقمها 04010099887"
    story(made, named)
    story(made, numbered)
    assert named in told(made) and numbered in told(made)
    rima.cases.save([Edit("person", {"sens": SEALED}, id=sister, shown=rima.cases.shown(sister))])
    assert named not in told(made) and numbered not in told(made)


def test_a_sealed_place_that_the_paper_says_anyhow_keeps_no_story(made: Town) -> None:
    house(made)
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "held_at", "place_text": "دوما", "sens": SEALED}, made.case)
    story(made, "أخذوه إلى دوما")
    assert OURS not in told(made)
    written(made, "event", {"type": "arrest", "place_text": "دوما"}, made.case)
    assert OURS in told(made)

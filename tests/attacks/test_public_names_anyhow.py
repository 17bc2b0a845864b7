"""However a name is written in words of our own work, it is heard: after what leans on it, in the order of a
list, with whatever mark between. Everybody is made up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import asked
from tests.attacks.test_words_of_our_work import report, table, vigil

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

TITLE: Final = ("activity.title", "activity.type")
NAMED: Final = [  # ليث النوري
    "وقفة لليث النوري",
    "وقفة ولليث النوري",
    "سلام لليثِ النّوريّ",
    "ليــث النوري",
    "النوري، ليث",
    "ليث، النوري",
    "ليث. النوري",
    "ليث (النوري)",
    "ليث/النوري",
    "ليث_النوري",
    "ليث\nالنوري",
    "ليث، من آل النوري",
    "Nouri, Laith",
    "#LaithNouri",
    "Vigil for Laith al-Nouri",
    "Leys Nûrî",
    "ليث%20النوري",
    "ليثالنوري",
    "وقفة لليثالنوري",
    "laithnouri",
    "L. Nouri",
    "L Nouri",
    "L. al-Nouri",
    "Nouri, L.",
    "وقفة مع ل. النوري",
    "ل.النوري",
    "النوري ل.",
    "د. ل. النوري",
]
# عبد الرحمن الخطيب, and محمد نور آل رشي
COMPOUND: Final = [
    "عبدالرحمن الخطيب",
    "عبدالرحمنالخطيب",
    "عبد الرحمنالخطيب",
    "Abdulrahman Khatib",
    "ع. الخطيب",
    "ع.ر. الخطيب",
    "A.R. al-Khatib",
    "محمدنور آل رشي",
    "م. ن. آل رشي",
]
NOBODY: Final = [
    "وقفة في الساحة",
    "حضر أحمد، ومحمد، وخالد",
    "وقفة ليل، نور",
    "لقاء مع عائلات من حي النوري",
    "لقاء في شارع ل. النوري",
    "B. Nouri",
    "ب. النوري",
    "ص. الخطيب",
    "عبدالله في الساحة",
]


def letters(text: str) -> str:
    """Without marks: a paper sets them in the order of its lines."""
    return re.sub(r"[\W_]+", "", text)


def heard(made: Town, title: str) -> bool:
    """Whether it stands neither in the table nor on the report."""
    id = vigil(made.rima, title=title)
    found = table(made.rima, TITLE), report(made.rima)
    made.rima.cases.delete(id, shown=made.rima.cases.shown(id))
    stands = [letters(title) in letters(one) for one in found]
    assert len({*stands}) == 1, stands
    return not stands[0]


@pytest.mark.parametrize("title", NAMED)
def test_it_is_heard(made: Town, title: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    assert heard(made, title)


@pytest.mark.parametrize("title", COMPOUND)
def test_a_name_of_two_words_is_heard_as_one(made: Town, title: str) -> None:
    asked(made)
    for given, family in (("عبد الرحمن", "الخطيب"), ("محمد نور", "آل رشي")):
        name: dict[str, Json] = {"given_ar": given, "family_ar": family}
        id = made.hala.context.new_id()
        made.hala.cases.save([Edit("person", name, id=id, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    assert heard(made, title)


@pytest.mark.parametrize("title", NOBODY)
def test_what_names_nobody_stands(made: Town, title: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    assert not heard(made, title)


@pytest.mark.parametrize(
    ("name", "title", "is_heard"),
    [
        ("سلمى الحلبي", "وقفة مع سلمى الحلبي", True),
        ("سلمى الحلبي", "وقفة مع سلمى", False),
        ("الدرويش", "وقفة أمام محل الدرويش", False),
        ("أبو الليل", "وقفة مع أبو الليل", False),
    ],
)
def test_what_somebody_is_called_at_home_by_several_words(
    made: Town, name: str, title: str, *, is_heard: bool
) -> None:
    asked(made)
    called: dict[str, Json] = {"type": "nickname", "value": name}
    made.hala.cases.save([Edit("person_name", called, parent=made.mother)])
    made.rima.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=made.mother)])
    carry(made.hala, made.stick, made.rima)
    assert heard(made, title) is is_heard

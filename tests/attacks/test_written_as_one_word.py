"""Names as one word, as handles are written: of whoever is hidden, of a source, of a child, of who is named
by the first name alone. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import words
from tests.attacks.test_called_otherwise import asked, written

from vsdesk.records.dictionary.values import Json

if TYPE_CHECKING:
    from tests.attacks.kit import Town

YOUNG: Json = {"from": "2015-01-01", "to": "2015-12-31", "precision": "year"}
HANDLES = {
    "hidden": "selmanuri1988 سلمىالنوري @NouriSalma",
    "source": "SamerKhatib خطيبسامر samerelkhateeb88",
    "child": "NourNouri نورالنوري",
    "first": "HodaDarwish هدىالدرويش darwishhoda",
}


def test_no_name_leaves_as_a_part_of_a_word(made: Town) -> None:
    asked(made)

    def person(given: str, family: str, **more: Json) -> str:
        return written(
            made, "person", {"given_ar": given, "family_ar": family, **more}, made.family
        )

    wife, aunt = person("سلمى", "النوري"), person("هدى", "الدرويش")
    child = person("نور", "النوري", birth=YOUNG)
    written(made, "family_member", {"person": child}, made.family)
    relation: dict[str, Json] = {"person": child, "related_to": made.person, "relation": "daughter"}
    written(made, "kinship", relation, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    written(made, "person_mark", {"type": "first_name_only"}, aunt)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر محمود الخطيب"})
    told = {
        written(
            made,
            "event",
            {"type": "other", "told_by": source, "text": words(f"وجدناه هناك: {one} وكتبنا له")},
            made.case,
        ): (sort, one)
        for sort, held in HANDLES.items()
        for one in held.split()
    }
    left = made.gate("ced", "un_complaint")
    assert left.allowed, left.state
    shown = {
        told[one.id]: str(one.every("text")) for one in left if one.id in told and one.every("text")
    }
    assert {sort for sort, _ in shown} == {"first"}  # a gap stands there
    assert not [one for (_, one), text in shown.items() if one in text or "وكتبنا" not in text]

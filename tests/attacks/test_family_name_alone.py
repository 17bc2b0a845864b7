"""Whoever is to be named nowhere is named by a family name that nobody else of the file has, whatever stands
before it. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.attacks.families import words
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import asked

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

ADDRESSED: Final = (
    *("السيدة الكيلاني", "مدام الكيلاني", "المدام الكيلاني", "الآنسة الكيلاني", "الخانم الكيلاني"),
    *("الأبلة الكيلاني", "الست الكيلاني", "زوجته الكيلاني", "بنت الكيلاني", "مرت ليث الكيلاني"),
    *("س. الكيلاني", "والكيلاني", "الممرضة نهاد الكيلاني", "الكيلاني"),
    *("Frau Kailani", "Bayan Kailani", "Kailani Hanım", "Madame Kailani", "Mme Kailani"),
    *("Mme. Kailani", "Ms. Kailani", "S. Kailani", "Xanim Kailani", "Jina Kailani"),
    *("Ⓢⓐⓛⓜⓐ Kailani", "Сальма Кайлани", "Кайлани"),
)
# A street and a tribe, another family, another word.
OTHERS: Final = (
    *("حي الكيلاني", "شارع الكيلاني", "جامع الكيلاني", "عشيرة الكيلاني", "مشفى الكيلاني"),
    *("مدام الحموي", "بيت الكيلاني", "شارع الكيلاني القديم", "Москва"),
)


def test_by_a_family_name_that_nobody_else_has(made: Town) -> None:
    asked(made)
    desk, new = made.hala, made.hala.context.new_id
    hers, friend = new(), new()
    name: dict[str, Json] = {
        "given_ar": "سلمى", "family_ar": "الكيلاني", "given_lat": "Salma", "family_lat": "Kailani",
    }  # fmt: skip  # a record
    kin: dict[str, Json] = {"person": hers, "related_to": made.person, "relation": "wife"}
    desk.cases.save(
        [
            Edit("person", name, id=hers, parent=made.family),
            Edit("family_member", {"person": hers}, parent=made.family),
            Edit("kinship", kin, parent=made.family),
            Edit("person_mark", {"type": "nobody_may_know_of"}, parent=hers),
        ]
    )
    said = {one: told(made, one) for one in (*ADDRESSED, *OTHERS, "ليث")}
    carry(desk, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    leaves = {one for one, id in said.items() if (held := left.get(id)) and "text" in held.values}
    assert leaves == {*OTHERS, "ليث"}
    also: dict[str, Json] = {"given_ar": "مروان", "family_ar": "الكيلاني"}
    desk.cases.save(
        [
            Edit("person", also, id=friend, parent=made.family),
            Edit("family_member", {"person": friend}, parent=made.family),
        ]
    )
    carry(desk, made.stick, made.rima)
    left = made.gate("ced", "un_complaint")
    held = left.get(said["زوجته الكيلاني"])
    assert held is not None and "text" in held.values, "another one of the file bears it"
    held = left.get(said["مدام الكيلاني"])
    assert held is None or "text" not in held.values, "behind a title it may be hers"


def told(made: Town, called: str) -> str:
    event: dict[str, Json] = {"type": "other", "text": words(f"شافتو {called} عند الباب")}
    return made.hala.cases.save([Edit("event", event, parent=made.case)]).ids[0]

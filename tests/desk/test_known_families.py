"""A family that is here already is found by whoever belongs to it, and by nobody who may not know of it. All
are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.test_guarding import carry

from vsdesk.desk import Desk, Edit, KnownFamily
from vsdesk.vault.database import Database

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json


def family(
    desk: Desk,
    mother: tuple[str, str],
    missing: tuple[str, str] = ("مروان", "الدرويش"),
    phone: str = "",
    **head: Json,
) -> tuple[str, str, str]:
    """A family with a mother and somebody missing; ids of family, mother, case."""
    new_id = desk.context.new_id
    home, woman, case, person = new_id(), new_id(), new_id(), new_id()
    edits = [
        Edit("family", {"home_text": "القطيفة المختلقة", **head}, id=home),
        Edit("person", {"given_ar": mother[0], "family_ar": mother[1]}, id=woman, parent=home),
        Edit("family_member", {"person": woman}, parent=home),
        Edit("case", {"person": person, "family": home}, id=case),
        Edit("person", {"given_ar": missing[0], "family_ar": missing[1]}, id=person, parent=case),
        Edit("kinship", {"person": woman, "relation": "mother", "related_to": person}, parent=home),
    ]
    if phone:
        edits.append(Edit("contact_channel", {"type": "phone", "value": phone}, parent=woman))
    desk.cases.save(edits)
    return home, woman, case


def ids(found: tuple[KnownFamily, ...]) -> set[str]:
    return {one.id for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "نجاح الحلبي",
        "Najah al-Halabi",
        "نجاح",
        "najah halabi",
        "نجاح حلبي",
        "0500 123 45 67",
        "مروان",
    ],
)
def test_a_family_is_found_by_anybody_in_it(house: House, text: str) -> None:
    desk = house.coordinator()
    home, woman, _ = family(desk, ("نجاح", "الحلبي"), phone="+90 500 123 45 67")
    family(desk, ("سعاد", "القاسم"), ("يزن", "القاسم"), phone="+90 500 999 99 99")
    [one] = desk.cases.known.look_for(text)
    assert one.id == home and one.cases == 1 and one.place == "القطيفة المختلقة"
    assert [name for name, _ in one.missing] == ["مروان الدرويش"]
    assert one.person == ("" if text == "مروان" else woman)
    assert "12345" not in f"{one}{one.name}{one.number}{one.called}".replace(" ", "")


def test_a_family_is_found_by_its_number_and_that_of_a_case(house: House) -> None:
    desk = house.coordinator()
    home, _, case = family(desk, ("نجاح", "الحلبي"))
    family(desk, ("سعاد", "القاسم"), ("يزن", "القاسم"))
    for number in (
        desk.cases.record(home).text("family_code"),
        desk.cases.record(case).text("case_no"),
    ):
        assert ids(desk.cases.known.look_for(number)) == {home}
    assert desk.cases.known.look_for("  ") == ()


def test_a_word_in_a_story_is_nobodys_name(house: House) -> None:
    desk = house.coordinator()
    home, _, _ = family(desk, ("نجاح", "الحلبي"))
    desk.cases.save([Edit("note", {"text": {"ar": "ذكرت ورقاء", "src_lang": "ar"}}, parent=home)])
    assert desk.cases.known.look_for("ورقاء") == ()
    assert ids(desk.cases.known.look_for("نجاح")) == {home}


def test_namesakes_are_told_apart(house: House) -> None:
    desk = house.coordinator()
    one, _, _ = family(desk, ("نجاح", "الحلبي"))
    other, _, _ = family(desk, ("نجاح", "الحلبي"), ("يزن", "القاسم"), home_text="حمص المختلقة")
    found = {each.id: each for each in desk.cases.known.look_for("نجاح الحلبي")}
    assert found.keys() == {one, other}
    assert found[one].missing != found[other].missing and found[one].place != found[other].place


def test_who_is_typed_as_new_is_compared_with_members_alone(house: House) -> None:
    desk = house.coordinator()
    home, woman, _ = family(desk, ("نجاح", "الحلبي"))
    known = desk.cases.known
    [one] = known.like({"given_ar": "نجاح", "family_ar": "الحلبي"})
    assert (one.id, one.person) == (home, woman)
    [same] = known.like({"given_lat": "Najah", "family_lat": "Halabi"})
    assert same.person == woman
    assert known.like({"given_ar": "نجاح"}) == ()  # one word is everybody's
    assert known.like({"given_ar": "مروان", "family_ar": "الدرويش"}) == ()  # missing: no speaker
    assert known.like({"given_ar": "سعاد", "family_ar": "الحلبي"}) == ()


def test_of_whom_no_list_tells_nobody_hears_by_searching(house: House) -> None:
    desk = house.coordinator()
    _, hidden, _ = family(desk, ("نجاح", "الحلبي"), phone="+90 500 123 45 67")
    family(desk, ("سعاد", "القاسم"), ("يزن", "القاسم"), sens=4)
    kept = desk.context.new_id()
    home, mother, _ = family(desk, ("هدى", "السالم"), ("رامي", "السالم"))
    desk.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "ورقاء", "family_ar": "المخفية", "sens": 4},
                id=kept,
                parent=home,
            )
        ]
    )
    asked = {"type": "nobody_may_know_of", "since": "2026-01-01"}
    desk.cases.save([Edit("person_mark", asked, parent=hidden)])
    same: dict[str, Json] = {
        "given_ar": "هدى",
        "family_ar": "السالم",
        "sens": 4,
    }  # a namesake who is sealed
    desk.cases.save([Edit("person", same, id=desk.context.new_id(), parent=home)])
    known = desk.cases.known
    for text in ("نجاح الحلبي", "0500 123 45 67", "سعاد القاسم", "يزن القاسم", "ورقاء المخفية"):
        assert known.look_for(text) == (), text
    assert known.like({"given_ar": "نجاح", "family_ar": "الحلبي"}) == ()
    assert [(one.id, one.person) for one in known.look_for("هدى السالم")] == [(home, mother)]


def test_a_device_finds_its_own_families_and_those_of_its_cases(
    house: House, tmp_path: Path
) -> None:
    """Whose case went to another family lies here still; it is offered no more."""
    chief = house.coordinator()
    desk = house.documenter("سلمى", chief)
    home, _, case = family(chief, ("نجاح", "الحلبي"))
    right, _, _ = family(chief, ("هدى", "الحلبي"), ("رامي", "السالم"))
    chief.sync.assignments.assign([case], desk.context.device_id, "تزورهم، مختلق")
    carry(chief, desk, tmp_path / "one")
    own, _, _ = family(desk, ("سعاد", "الحلبي"), ("يزن", "القاسم"))
    assert ids(desk.cases.known.look_for("الحلبي")) == {home, own}
    shown = chief.cases.shown(case)
    chief.cases.people.link_family(case, right, shown=shown)
    carry(chief, desk, tmp_path / "two")
    assert desk.cases.record(home).kind == "family"
    assert ids(desk.cases.known.look_for("الحلبي")) == {right, own}


@pytest.mark.parametrize("way", ["look_for", "like"])
def test_as_many_reads_among_many_as_among_few(
    house: House, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a search costs follows what it shows, not what is here."""
    desk = house.coordinator()
    asked: list[str] = []
    query = Database.query

    def counted(self: Database, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        asked.append(sql)
        return query(self, sql, values)

    def cost() -> int:
        asked.clear()
        if way == "look_for":
            assert desk.cases.known.look_for("نجاح الحلبي")
        else:
            assert desk.cases.known.like({"given_ar": "نجاح", "family_ar": "الحلبي"})
        return len(asked)

    for _ in range(30):
        family(desk, ("نجاح", "الحلبي"))
    monkeypatch.setattr(Database, "query", counted)
    few = cost()
    for _ in range(60):
        family(desk, ("نجاح", "الحلبي"))
    assert cost() <= few + 4

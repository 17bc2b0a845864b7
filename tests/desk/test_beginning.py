"""What is begun and left without a word leaves nothing; whatever was written stays. All people are made
up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.test_matching import carried

from vsdesk.desk import Desk, Edit, ListFilter

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

KINDS = ("case", "family", "activity", "incident", "source_list")


def shown(desk: Desk, kind: str) -> list[str]:
    """What stands in the list."""
    return [one.id for one in desk.cases.lists.page(ListFilter(kind=kind)).rows]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_without_a_word_stands_nowhere(house: House, kind: str) -> None:
    desk = house.coordinator()
    root = desk.cases.begun.begin(kind).ids[0]
    assert shown(desk, kind) == [root]
    change = desk.cases.begun.give_up(root)
    assert change is not None and shown(desk, kind) == []
    assert desk.cases.begun.removed(kind) == [], "nothing is there to bring back"
    assert desk.cases.begun.give_up(root) is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_next_one_is_the_same_with_its_number(house: House, kind: str) -> None:
    desk = house.coordinator()
    first = desk.cases.begun.begin(kind)
    number = [row.number for row in desk.cases.lists.page(ListFilter(kind=kind)).rows]
    desk.cases.begun.give_up(first.ids[0])
    again = desk.cases.begun.begin(kind)
    assert again.ids == first.ids
    assert [row.number for row in desk.cases.lists.page(ListFilter(kind=kind)).rows] == number
    assert desk.cases.begun.begin(kind).ids == first.ids, "pressed twice it is still one"
    assert len(shown(desk, kind)) == 1


def test_a_case_that_was_written_into_is_not_taken_up_again(house: House) -> None:
    desk = house.coordinator()
    case, person, event = desk.cases.begun.begin("case").ids
    desk.cases.save([Edit("person", {"given_ar": "سامر"}, id=person)])
    assert desk.cases.begun.give_up(case) is None
    other = desk.cases.begun.begin("case").ids[0]
    assert other != case and {*shown(desk, "case")} == {case, other}
    assert desk.cases.record(event).value("is_disappearance") is True


def words(desk: Desk, case: str, person: str, event: str) -> dict[str, list[Edit]]:
    """Whatever a person may leave in a case, saved."""
    note: Json = {"ar": "قالت الأم", "src_lang": "ar"}
    return {
        "a name": [Edit("person", {"family_lat": "x"}, id=person)],
        "a date": [Edit("event", {"date": {"as_told": "تالت يوم العيد"}}, id=event)],
        "a story": [Edit("case", {"summary": note}, id=case)],
        "another day of intake": [Edit("case", {"intake_date": "2020-01-01"}, id=case)],
        "another state": [Edit("case", {"search_status": "lead"}, id=case)],
        "a nickname": [
            Edit("person_name", {"type": "nickname", "value": "أبو مختلق"}, parent=person)
        ],
        "a second event": [Edit("event", {"type": "arrest"}, parent=case)],
        "an old number": [Edit("case", {"case_no": "ملف ٧"}, id=case)],
    }


def test_no_word_is_ever_lost(house: House) -> None:
    desk = house.coordinator()
    for said in words(desk, "", "", ""):
        ids = desk.cases.begun.begin("case").ids
        desk.cases.save(words(desk, *ids)[said])
        assert desk.cases.begun.give_up(ids[0]) is None, said
        assert ids[0] in shown(desk, "case"), said


def test_a_word_that_was_written_and_taken_out_again_stays_in_its_history(house: House) -> None:
    desk = house.coordinator()
    case, person, _ = desk.cases.begun.begin("case").ids
    desk.cases.save([Edit("person", {"given_ar": "سامر"}, id=person)])
    desk.cases.save([Edit("person", {"given_ar": None}, id=person)])
    assert desk.cases.begun.give_up(case) is None and case in shown(desk, "case")
    desk.cases.delete(case, shown=desk.cases.shown(case))
    assert [row.id for row in desk.cases.begun.removed("case")] == [case], "and can be brought back"


@pytest.mark.parametrize("key", ["draft:{case}", "interview:{case}"])
def test_a_draft_is_a_word(house: House, key: str) -> None:
    desk = house.coordinator()
    case, person, _ = desk.cases.begun.begin("case").ids
    told: Json = {person: {"kind": "person", "new": False, "set": {"given_ar": "س"}, "seen": {}}}
    desk.cases.drafts.put(key.format(case=case), {"records": told})
    assert desk.cases.begun.give_up(case) is None
    assert desk.cases.begun.begin("case").ids[0] != case
    desk.cases.begun.give_up_begun()
    assert case in shown(desk, "case") and desk.cases.drafts.get(key.format(case=case))


def test_a_draft_in_which_all_was_taken_back_is_none(house: House) -> None:
    desk = house.coordinator()
    case, person, _ = desk.cases.begun.begin("case").ids
    told: Json = {person: {"kind": "person", "new": False, "set": {}, "seen": {}}}
    desk.cases.drafts.put(f"draft:{case}", {"records": told})
    assert desk.cases.begun.give_up(case) is not None
    assert desk.cases.drafts.held() == []


def test_an_interview_that_only_stands_somewhere_is_no_word_and_what_is_set_aside_is(
    house: House,
) -> None:
    desk = house.coordinator()
    case = desk.cases.begun.begin("case").ids[0]
    key = f"interview:{case}"
    stands: dict[str, Json] = {"at": "who", "minutes": 3, "aside": [], "asked": []}
    desk.cases.drafts.put(key, {"records": {}, "talk": {**stands, "aside": [["event", "date"]]}})
    assert desk.cases.begun.give_up(case) is None
    desk.cases.drafts.put(key, {"records": {}, "talk": stands, "newer": 1})
    assert desk.cases.begun.give_up(case) is None, "what a newer program kept is left alone"
    desk.cases.drafts.put(key, {"records": {}, "talk": stands})
    assert desk.cases.begun.give_up(case) is not None and desk.cases.drafts.held() == []


def test_a_link_from_elsewhere_keeps_it(house: House) -> None:
    desk = house.coordinator()
    family = desk.cases.begun.begin("family").ids[0]
    case = desk.cases.begun.begin("case").ids[0]
    desk.cases.save([Edit("case", {"family": family}, id=case)])
    assert desk.cases.begun.give_up(family) is None and desk.cases.begun.give_up(case) is None
    assert shown(desk, "family") == [family] and shown(desk, "case") == [case]


def test_what_was_not_begun_here_is_never_given_up(house: House, tmp_path: Path) -> None:
    """Loaded, made by command, or brought by another: also where nothing stands in it."""
    office = house.coordinator()
    amal = house.documenter("أمل", office)
    case = amal.cases.new_case({}).ids[0]
    begun = amal.cases.begun.begin("case").ids[0]
    assert amal.cases.begun.give_up(case) is None
    carried(amal, office, tmp_path / "to-office")
    assert {*shown(office, "case")} == {case, begun}
    assert office.cases.begun.give_up(case) is None and office.cases.begun.give_up(begun) is None
    assert amal.cases.begun.give_up(begun) is not None
    carried(amal, office, tmp_path / "again")
    assert shown(office, "case") == [case] and office.cases.begun.removed("case") == []


def test_what_a_lock_left_is_given_up_at_the_next_opening(house: House) -> None:
    desk = house.coordinator()
    case, family = desk.cases.begun.begin("case").ids[0], desk.cases.begun.begin("family").ids[0]
    person = desk.cases.record(case).text("person")
    desk.cases.save([Edit("person", {"given_ar": "سامر"}, id=person)])
    assert desk.cases.begun.give_up_begun(but=family) == ()
    assert desk.cases.begun.give_up_begun() == (family,)
    assert shown(desk, "case") == [case] and shown(desk, "family") == []
    assert family not in shown(desk, "family")


def test_another_day_has_its_own(house: House) -> None:
    desk = house.coordinator()
    case = desk.cases.begun.begin("case").ids[0]
    desk.cases.begun.give_up(case)
    house.clock.now += 86_400_000
    later = desk.cases.begun.begin("case").ids[0]
    assert later != case and shown(desk, "case") == [later]
    assert desk.cases.record(later).text("intake_date") == desk.context.today()
    assert desk.cases.begun.give_up(later) is not None and desk.cases.begun.removed("case") == []

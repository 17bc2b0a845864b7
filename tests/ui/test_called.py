"""A case and a family are called the same wherever they stand: row, head, hit, picker. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.conftest import Room, type_text
from tests.ui.hands import Hands

from vsdesk.desk import CaseFilter, Edit
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.parts.family_finder import FamilyFinder
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.case_head import CaseHead

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.words import Lang

WAYS = ["ar", "en"]


def family(desk: Desk, *members: dict[str, Any], **own: Any) -> str:
    id = desk.context.new_id()
    desk.cases.save([Edit("family", dict(own), id=id)])
    for one in members:
        desk.cases.save([Edit("person", one, parent=id)])
    return id


def row_of(desk: Desk, kind: str, id: str) -> Any:
    return next(
        one for one in desk.cases.lists.page(CaseFilter(kind=kind), None, 50).rows if one.id == id
    )


def test_a_family_is_called_after_its_members_until_it_is_named(room: Room) -> None:
    desk, _ = room.desk(people=0)
    first = family(
        desk,
        {"given_ar": "سعاد"},
        {"given_ar": "نجاح", "family_ar": "الحلبي", "family_lat": "Halabi"},
    )
    assert (row_of(desk, "family", first).name, row_of(desk, "family", first).other) == (
        "الحلبي",
        "Halabi",
    )
    given = family(desk, {"given_ku": "Zelal"})
    assert row_of(desk, "family", given).name == "Zelal"
    member = desk.cases.dossier(given).of("person")[0]
    desk.cases.save([Edit("person", {"given_ku": "Zelal", "family_ku": "Derwêş"}, id=member.id)])
    assert row_of(desk, "family", given).name == "Derwêş"
    desk.cases.save([Edit("family", {"display_name": "عائلة مختلقة"}, id=given)])
    assert row_of(desk, "family", given).name == "عائلة مختلقة"
    nobody = family(desk)
    assert row_of(desk, "family", nobody).name == ""
    [hit] = [
        one
        for one in desk.cases.lists.search("الحلبي", 20)
        if one.root == first and one.kind == "person"
    ]
    assert hit.title
    desk.access.lock()


def missed(desk: Desk, family: str, **names: Any) -> tuple[str, str]:
    case, person = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("case", {"person": person, "family": family}, id=case),
            Edit("person", {"sex": "male", **names}, id=person, parent=case),
        ]
    )
    return case, person


def test_a_family_is_called_after_whom_it_misses_and_its_row_follows(room: Room) -> None:
    desk, _ = room.desk(people=0)
    nobody = family(desk, {"sex": "female"})
    case, person = missed(desk, nobody)
    assert row_of(desk, "family", nobody).name == ""
    kunya = desk.context.new_id()
    desk.cases.save(
        [Edit("person_name", {"type": "kunya", "value": "أبو يزن"}, id=kunya, parent=person)]
    )
    assert row_of(desk, "family", nobody).name == "أبو يزن"
    desk.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "أنس", "family_ar": "الرفاعي", "family_lat": "Rifai"},
                id=person,
            )
        ]
    )
    assert (row_of(desk, "family", nobody).name, row_of(desk, "family", nobody).other) == (
        "الرفاعي",
        "Rifai",
    )
    desk.cases.save([Edit("person", {"family_ar": "الرفاعي القاسم"}, id=person)])
    assert row_of(desk, "family", nobody).name == "الرفاعي القاسم"
    other = family(desk, {"given_ar": "سعاد"})
    desk.cases.save([Edit("case", {"family": other}, id=case)])
    assert row_of(desk, "family", nobody).name == ""
    assert row_of(desk, "family", other).name == "الرفاعي القاسم"
    desk.cases.delete(case, shown=desk.cases.shown(case))
    assert row_of(desk, "family", other).name == "سعاد"
    desk.access.lock()


def test_no_family_is_made_anew_that_is_called_by_its_own(room: Room) -> None:
    desk, _ = room.desk(people=0)
    named = family(desk, {"given_ar": "نجاح"}, display_name="عائلة مختلقة")
    of_member = family(desk, {"given_ar": "نجاح", "family_ar": "الحلبي"})
    borrowed = family(desk, {"given_ar": "نجاح"})
    people = [missed(desk, one, family_ar="الرفاعي")[0] for one in (named, of_member, borrowed)]
    numbers = [row[0] for row in desk.context.vault.database.query("SELECT n FROM record")]
    assert len(people) == 3 and desk.context.vault.folding._lists.following(numbers) == {borrowed}
    assert row_of(desk, "family", of_member).name == "الحلبي"
    desk.access.lock()


def test_after_an_interview_without_the_tellers_name_the_family_has_one(room: Room) -> None:
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("interview"))
    hands = Hands(room, window)
    hands.screen.show_topic("speaker")
    room.settle(window)
    talk = hands.screen.talk
    assert talk is not None
    talk.put("speaker", "sex", "female")
    talk.put("person", f"given_{talk.writing}", "أنس")
    talk.put("person", f"family_{talk.writing}", "الرفاعي")
    hands.screen.go_on()
    room.settle(window)
    assert window.session is not None
    [row] = window.session.desk.cases.lists.page(CaseFilter(kind="family"), None, 50).rows
    assert row.name == "الرفاعي"
    screen = room.go(window, Route("family", row.id))
    shown = [one.text() for one in screen.findChildren(Label)]
    assert "الرفاعي" in shown and window.look.words.say("Without a name yet") not in shown[:1]


@pytest.mark.parametrize("lang", WAYS)
def test_head_row_and_picker_say_the_same(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=2)
    named = family(desk, {"given_ar": "نجاح", "family_ar": "الحلبي", "family_lat": "Halabi"})
    desk.access.lock()
    wanted = "الحلبي" if lang == "ar" else "Halabi"
    window = room.open(lang)
    screen = room.go(window, Route("family", named))
    shown = [one.text() for one in screen.findChildren(Label)]
    assert wanted in shown and window.look.words.say("Without a name yet") not in shown
    listed: Any = room.go(window, Route("families"))
    table = listed.rows.table
    texts = [table.model().index(row, 0).data() or "" for row in range(table.model().rowCount())]
    assert any(wanted in text for text in texts)
    screen = room.go(window, Route("case", cases[1], "family"))
    finder = screen.findChild(FamilyFinder)
    assert finder is not None
    type_text(finder.field, "نجاح")
    room.qtbot.waitUntil(lambda: finder.findChild(RowButton, f"known-{named[:8]}") is not None)
    found = finder.findChild(RowButton, f"known-{named[:8]}")
    assert found is not None and wanted in found.accessibleName()


def test_who_has_a_kunya_alone_is_called_by_it_in_row_and_head(room: Room) -> None:
    desk, _ = room.desk(people=1)
    case, person = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("case", {"person": person}, id=case),
            Edit("person", {"sex": "male"}, id=person, parent=case),
        ]
    )
    desk.cases.save([Edit("person_name", {"type": "kunya", "value": "أبو يزن"}, parent=person)])
    assert row_of(desk, "case", case).name == "أبو يزن"
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", case))
    [head] = screen.findChildren(CaseHead)
    assert head.name.text() == "أبو يزن"


def test_after_an_interview_the_family_has_a_name(room: Room) -> None:
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("interview"))
    hands = Hands(room, window)
    hands.screen.show_topic("speaker")
    room.settle(window)
    talk = hands.screen.talk
    assert talk is not None
    writing = talk.writing
    talk.put("speaker", f"given_{writing}", "هيام")
    talk.put("speaker", f"family_{writing}", "الرفاعي")
    talk.put("person", f"given_{writing}", "أنس")
    hands.screen.go_on()
    room.settle(window)
    assert window.session is not None
    [row] = window.session.desk.cases.lists.page(CaseFilter(kind="family"), None, 50).rows
    assert row.name == "الرفاعي"
    screen = room.go(window, Route("family", row.id))
    assert "الرفاعي" in [one.text() for one in screen.findChildren(Label)]

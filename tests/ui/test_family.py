"""A family in the window: members, consent by person, and the number that is never drawn before its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from tests.ui.conftest import Room
from tests.ui.made_up_consent import said_by_themselves

from vsdesk.desk import Edit
from vsdesk.records.consent.selection import standing_answers
from vsdesk.records.kinship.graph import HINT
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.safe_contact import SafeContactCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.parts.member_form import MemberForm
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.family_part import FamilyPart
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.family.chart import KinshipChart
from vsdesk.ui.screens.family.screen import FamilyScreen
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from vsdesk.ui.window import Window

NUMBER = "+963 000 000 147"  # made up


def at_family(room: Room, part: str) -> tuple[Window, FamilyScreen, str, str]:
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", family, part))
    assert isinstance(screen, FamilyScreen)
    return window, screen, family, cases[0]


def shown(root: QWidget) -> str:
    """Every word in labels, rows and fields, hidden ones too."""
    texts = [label.text() for label in root.findChildren(QLabel)]
    texts += [row.accessibleName() for row in root.findChildren(RowButton)]
    return plain("\n".join([*texts, *(field.text() for field in root.findChildren(QLineEdit))]))


def test_the_number_is_never_drawn_before_its_rules_were_read(room: Room) -> None:
    window, screen, _, case = at_family(room, "contact")
    for place in (Route("case", case, "contact"), Route("family", screen.place.id, "contact")):
        page = room.go(window, place)
        assert NUMBER not in shown(window)
        assert "ياسمين" in shown(page)
        card = page.findChild(SafeContactCard)
        assert card is not None
        card.reveal()
        assert NUMBER in shown(page)


def test_the_form_of_a_contact_opens_only_after_its_rules(room: Room) -> None:
    _, screen, _, _ = at_family(room, "contact")
    assert screen.context is not None
    channel = screen.context.dossier.of("contact_channel")[0]
    rows = screen.findChild(RecordList, "list-contact_channel")
    assert rows is not None
    rows.open(channel.id)
    assert NUMBER not in shown(screen)
    card = rows.findChild(SafeContactCard)
    assert card is not None
    card.reveal()
    assert NUMBER in shown(rows)


def test_a_member_is_a_name_and_a_relation(room: Room) -> None:
    window, screen, family, _ = at_family(room, "members")
    form = screen.findChild(MemberForm)
    assert form is not None
    assert not form._add.isEnabled()
    form._fields["given_ar"].setText("هناء")
    form._relation.choose("sister_full")
    form._add.click()
    room.settle(window)
    assert window.session is not None
    dossier = window.session.desk.cases.dossier(family)
    assert [one.text("relation") for one in dossier.of("kinship")].count("sister_full") == 1
    assert len(dossier.of("family_member")) == 3
    chart = screen.findChild(KinshipChart)
    assert chart is not None
    assert "هناء" in chart.accessibleName()


def test_a_relation_is_kept_before_there_is_anybody_it_could_be_to(room: Room) -> None:
    window, screen, family, _ = at_family(room, "members")
    form = screen.findChild(MemberForm)
    assert form is not None
    form._fields["given_ar"].setText("خديجة")
    form._relation.choose("mother")
    form._to.choose("")
    form._add.click()
    room.settle(window)
    assert window.session is not None
    dossier = window.session.desk.cases.dossier(family)
    (kin,) = [one for one in dossier.of("kinship") if not one.text("related_to")]
    person = dossier.get(kin.text("person"))
    assert person is not None
    assert (person.text("given_ar"), kin.text("relation")) == ("خديجة", "mother")


def test_questions_write_consents_of_one_person(room: Room) -> None:
    window, screen, family, case = at_family(room, "consent")
    assert window.session is not None
    desk = window.session.desk
    brother = next(
        one for one in desk.cases.dossier(family).of("person") if one.text("given_ar") == "سامي"
    )
    said_by_themselves(screen, brother.id)
    name = f"consent-iimp-{brother.id[:8]}"
    question = screen.findChild(Segments, name)
    assert question is not None and question.value == ""
    question.chosen.emit("yes")
    room.settle(window)
    grants = [
        one
        for one in desk.cases.dossier(family).of("consent_grant")
        if one.text("grantor") == brother.id
    ]
    assert {(one.text("purpose"), one.text("recipient"), one.text("result")) for one in grants} == {
        ("search", "iimp", "given"),
    }
    assert {one.text("subject") for one in grants} == {case}
    again = screen.findChild(Segments, name)
    assert again is not None and again.value == "yes"
    again.chosen.emit("no")
    room.settle(window)
    results = [
        one.text("result")
        for one in standing_answers(desk.cases.dossier(family))
        if one.text("grantor") == brother.id
    ]
    assert results == ["refused"]
    later = screen.findChild(Segments, f"consent-dna-{brother.id[:8]}")
    assert later is not None
    later.chosen.emit("not_now")
    room.settle(window)
    [put_off] = [
        one
        for one in desk.cases.dossier(family).of("consent_grant")
        if one.text("grantor") == brother.id and one.text("result") == "not_asked"
    ]
    assert put_off.text("follow_up") == "2027-02-22"  # asked again, as on every other page


def test_an_answer_is_taken_back_at_once(room: Room) -> None:
    window, screen, family, _ = at_family(room, "consent")
    assert window.session is not None
    desk = window.session.desk
    brother = next(
        one for one in desk.cases.dossier(family).of("person") if one.text("given_ar") == "سامي"
    )

    def grants() -> list[str]:
        found = desk.cases.dossier(family).of("consent_grant")
        return [one.text("result") for one in found if one.text("grantor") == brother.id]

    strip = screen.findChild(UndoStrip)
    assert strip is not None and strip.isHidden()
    said_by_themselves(screen, brother.id)
    question = screen.findChild(Segments, f"consent-publish_name-{brother.id[:8]}")
    assert question is not None
    question.chosen.emit("yes")
    room.settle(window)
    assert grants() and strip.isVisible()
    QTest.keyClick(strip.button, Qt.Key.Key_Space)
    room.settle(window)
    assert grants() == [] and strip.isHidden()
    question = screen.findChild(Segments, f"consent-publish_name-{brother.id[:8]}")
    assert question is not None and question.value == ""


def test_a_case_without_a_family_gets_one(room: Room) -> None:
    desk, cases = room.desk(people=2)
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[1], "family"))
    assert isinstance(screen, CaseScreen)
    part = screen.findChild(FamilyPart)
    assert part is not None
    part._new()
    room.settle(window)
    assert window.session is not None and window.shell is not None
    assert window.shell.place.screen == "family"
    assert window.session.desk.cases.record(cases[1]).value("family") == window.shell.place.id


def test_a_case_begins_on_the_page_of_its_family(room: Room) -> None:
    """It is linked to the family at once, and the members can speak for it without being asked again."""
    window, screen, family, before = at_family(room, "cases")
    new = screen.findChild(Button, "family-new-case")
    assert new is not None and "حالة جديدة" in plain(new.accessibleName() or new.text())
    new.click()
    room.settle(window)
    assert window.session is not None and window.shell is not None
    desk, place = window.session.desk, window.shell.place
    assert (place.screen, place.part) == ("case", "person") and place.id != before
    assert desk.cases.record(place.id).value("family") == family
    old, begun = desk.consent.table(before), desk.consent.table(place.id)
    members = {one.text("person") for one in desk.cases.dossier(family).of("family_member")}
    assert members and members <= {one.person for one in begun.speakers}
    assert members <= {one.person for one in old.speakers}


def test_one_person_stands_in_two_families(room: Room) -> None:
    desk, _ = room.desk(people=2)
    known = next(one.id for one in desk.cases.list_kind("person") if one.text("given_ar") == "نجاح")
    other = desk.cases.new_family({"display_name": "عائلة ثانية"}).ids[0]
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("family", other, "members"))
    form = screen.findChild(MemberForm)
    assert form is not None and window.session is not None
    form._fields["given_ar"].setText("نجاح")
    form._look_up()
    room.settle(window)
    assert form._known.isVisibleTo(form) and form._known.findData(known) > 0
    form._known.choose(known)
    form._known.chosen.emit(known)
    form._add.click()
    room.settle(window)
    dossier = window.session.desk.cases.dossier(other)
    assert [one.text("person") for one in dossier.of("family_member")] == [known]
    assert [one.text("given_ar") for one in dossier.of("person")] == ["نجاح"]
    assert "نجاح" in shown(screen)


def test_the_tree_stands_by_generations_and_the_laboratory_decides(room: Room) -> None:
    _, screen, _, _ = at_family(room, "members")
    chart = screen.findChild(KinshipChart)
    assert chart is not None
    names = {one.name: one for one in chart.people}
    mother = next(one for name, one in names.items() if name.startswith("نجاح"))
    missing = next(one for one in chart.people if one.missing)
    brother = next(one for name, one in names.items() if name.startswith("سامي"))
    assert mother.row < missing.row == brother.row
    chart.resize(600, chart.sizeHint().height())
    assert not chart.grab().isNull()
    said = [one.said() for one in screen.findChildren(Paragraph)]
    assert any(Words("ar").say(HINT) in one for one in said)


def test_the_spouse_of_a_missing_person_is_never_called_widowed(room: Room) -> None:
    window, screen, family, case = at_family(room, "members")
    assert window.session is not None and screen.context is not None
    desk = window.session.desk
    missing = str(desk.cases.record(case).value("person"))
    wife = desk.context.new_id()
    desk.cases.save(
        [
            Edit("person", {"given_ar": "هدى"}, id=wife, parent=family),
            Edit(
                "kinship",
                {"person": wife, "relation": "wife", "related_to": missing},
                parent=family,
            ),
        ]
    )
    screen.again()
    room.settle(window)
    offered = {key for key, _ in screen.context.builder_of(wife).options("civil_status")}
    others = {key for key, _ in screen.context.builder_of(missing).options("civil_status")}
    assert "widowed" in others and "widowed" not in offered and "married" in offered

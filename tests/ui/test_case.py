"""A case in the window: every keystroke is kept, a save reaches the history, answers by one click."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui import made_up
from tests.ui.conftest import Room, type_text
from tests.ui.test_relatives import interview, to

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.records.checks.flags import NOT_COME
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import CodeEditor, YesNoEditor
from vsdesk.ui.kit.form.date_editor import DateEditor
from vsdesk.ui.kit.form.editor import Editor
from vsdesk.ui.kit.form.line import LineEditor
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.kit.form.understood import KEPT
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.moments import moments
from vsdesk.ui.parts.evidence_part import EvidencePart
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.cases.screen import CasesScreen
from vsdesk.words import Lang, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window


def at_case(
    room: Room, part: str, lang: str = "ar", *, people: int = 1
) -> tuple[Window, CaseScreen, str]:
    """A window at a section of the first case."""
    desk, cases = room.desk(people=people)
    desk.access.lock()
    window = room.open("ar" if lang == "ar" else "en")
    screen = room.go(window, Route("case", cases[0], part))
    assert isinstance(screen, CaseScreen)
    return window, screen, cases[0]


def editor(screen: CaseScreen, field: str) -> Editor:
    """The editor of a field; its section is unfolded when needed."""
    for form in screen.findChildren(RecordForm):
        for one in form._forms:
            if field in one.editors:
                return one.editors[field]
    for button in screen.findChildren(Button):
        if field in (button.property("fields") or []):
            button.click()
            return editor(screen, field)
    raise AssertionError(field)


def line(screen: CaseScreen, field: str) -> LineEditor:
    found = editor(screen, field)
    assert isinstance(found, LineEditor)
    return found


def test_typing_saving_and_the_history(room: Room) -> None:
    window, screen, case = at_case(room, "person")
    name = line(screen, "grandfather_ar").line
    name.setFocus()
    type_text(name, "ياسين")
    assert screen.head.done.isEnabled()
    QTest.mouseClick(screen.head.done, Qt.MouseButton.LeftButton)
    room.settle(window)
    assert window.session is not None
    desk = window.session.desk
    person = desk.cases.dossier(case).linked(desk.cases.record(case), "person")[0]
    assert person.text("grandfather_ar") == "ياسين"
    assert desk.cases.history(person.id)[-1].fields == ("grandfather_ar",)
    assert desk.cases.drafts.get(f"draft:{case}") is None
    assert not screen.head.done.isEnabled()


def test_a_lock_in_the_middle_of_a_word_keeps_it(room: Room) -> None:
    window, screen, case = at_case(room, "person")
    name = line(screen, "father_ar").line
    name.clear()
    type_text(name, "خال")  # not yet خالد
    with room.qtbot.waitSignal(window.locked):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.session is None
    assert window.start is not None
    with room.qtbot.waitSignal(window.opened):
        window.start._open(room.vault, made_up.PASSPHRASE)
    room.settle(window)
    cases = room.go(window, Route("cases"))
    assert isinstance(cases, CasesScreen)
    assert [row.id for row in cases.rows.model._rows if row.draft] == [case]
    again = room.go(window, Route("case", case, "person"))
    assert isinstance(again, CaseScreen)
    assert line(again, "father_ar").line.text() == "خال"
    assert again.head.done.isEnabled()
    assert window.session is not None
    saved = window.session.desk.cases.dossier(case)
    assert saved.linked(saved.head, "person")[0].text("father_ar") == "خالد"


def test_the_idle_lock_keeps_the_word_too(room: Room) -> None:
    window, screen, case = at_case(room, "person")
    type_text(line(screen, "given_ku").line, "Mer")
    with room.qtbot.waitSignal(window.locked):
        window.idle.expired.emit()
    desk = made_up.Desk.open(
        room.vault, made_up.Secret.of_text(made_up.PASSPHRASE), made_up.env(room.path / "profile")
    )
    assert "Mer" in str(desk.cases.drafts.get(f"draft:{case}"))
    desk.access.lock()


def test_a_draft_is_written_within_a_second_of_the_keystroke(room: Room) -> None:
    window, screen, case = at_case(room, "person")
    assert window.session is not None
    with room.qtbot.waitSignal(window.session.drafts.saved):
        type_text(line(screen, "given_ku").line, "M")
        timer = window.session.drafts._timer
        assert timer.isActive() and timer.interval() < 1000
    assert "M" in str(window.session.desk.cases.drafts.get(f"draft:{case}"))


def test_escape_and_going_elsewhere_lose_nothing(room: Room) -> None:
    window, screen, case = at_case(room, "person")
    field = line(screen, "given_ku").line
    type_text(field, "Merwan")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "Merwan"
    room.go(window, Route("settings"))
    again = room.go(window, Route("case", case, "person"))
    assert isinstance(again, CaseScreen)
    assert line(again, "given_ku").line.text() == "Merwan"


def test_what_came_in_meanwhile_is_kept_beside_what_was_typed(room: Room) -> None:
    window, screen, case = at_case(room, "person")
    assert window.session is not None
    desk = window.session.desk
    person = desk.cases.dossier(case).linked(desk.cases.record(case), "person")[0]
    field = line(screen, "family_lat").line
    field.clear()
    type_text(field, "al-Darwich")
    desk.cases.save([made_up.Edit("person", {"family_lat": "Darwish"}, id=person.id)])
    screen.save()
    room.settle(window)
    values = {one.value for one in desk.cases.record(person.id).alternatives("family_lat")}
    assert values == {"al-Darwich", "Darwish"}


def test_answers_are_one_click_and_can_be_taken_back(room: Room) -> None:
    window, screen, _ = at_case(room, "person", "en")
    field = editor(screen, "mother_given_ar")
    before = field.value
    field.answer("unknown")
    assert field.value == {"answer": "unknown"}
    assert not field.box.isVisible()
    assert field._given is not None
    assert "does not know" in plain(field._given.accessibleName())
    field._given.click()
    assert field.value == before
    field.answer("not_asked")
    assert field.value is None
    field.answer("refused")
    screen.save()
    room.settle(window)
    assert window.session is not None
    person = window.session.desk.cases.dossier(screen.place.id)
    assert person.linked(person.head, "person")[0].value("mother_given_ar") == {"answer": "refused"}


def test_the_date_keeps_the_words_and_asks_before_it_understands(room: Room) -> None:
    _, screen, _ = at_case(room, "disappearance", "en")
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    assert plain(date.strip.text.said()) == "Understood as: 9 to 11 August 2013"
    date.show_value(None)
    date.told.setPlainText("التلاتا 12 آذار 2013 العصر")
    assert date.strip.right.isVisibleTo(date)
    assert date.value == {"precision": "unknown", "as_told": "التلاتا 12 آذار 2013 العصر"}
    date.strip.right.click()
    assert date.value == {
        "from": "2013-03-12",
        "to": "2013-03-12",
        "precision": "day",
        "as_told": "التلاتا 12 آذار 2013 العصر",
    }
    date.typed.setText("2013-13")
    date._typed()
    assert "Not a date yet" in date.strip.text.said()
    assert (
        date.value["as_told"] == "التلاتا 12 آذار 2013 العصر"
    )  # a typed day never changes told words
    assert date.value["typed"] == "2013-13"  # and is not lost
    date.typed.setText("2013-12")
    date._typed()
    assert date.value["as_told"] == "التلاتا 12 آذار 2013 العصر" and "typed" not in date.value


def test_a_feast_is_understood_and_waits_for_the_key(room: Room) -> None:
    _, screen, _ = at_case(room, "disappearance", "en")
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    date.show_value(None)
    words = "تالت يوم عيد الفطر سنة الألفين وتلاتعش"
    date.told.setFocus()
    type_text(date.told, words)
    assert "9 to 11 August 2013" in plain(date.strip.text.said())
    assert "Friday to Sunday" in plain(date.strip.check.said())  # the weekday is the check
    assert date.value == {"precision": "unknown", "as_told": words}  # never silently
    QTest.keyClick(date.strip.right, Qt.Key.Key_Return)
    assert date.value == {
        "from": "2013-08-09",
        "to": "2013-08-11",
        "precision": "range",
        "as_told": words,
    }
    assert not date.strip.right.isVisibleTo(date)
    type_text(date.told, " أو الرابع")  # other words: what stands, stands until somebody agrees
    assert date.value["from"] == "2013-08-09"


def test_a_date_that_stood_for_other_words_asks_whether_it_still_stands(room: Room) -> None:
    _, screen, _ = at_case(room, "disappearance", "en")
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    date.told.setPlainText("رمضان")
    said = plain(date.strip.text.said())
    assert said == "Kept so far: 9 to 11 August 2013. Do these words mean the same?"
    assert date.value["from"] == "2013-08-09"  # nothing is taken away
    assert date.strip.right.isVisibleTo(date)
    QTest.keyClick(date.strip.right, Qt.Key.Key_Return)
    assert plain(date.strip.text.said()) == "Understood as: 9 to 11 August 2013"
    assert date.value["as_told"] == "رمضان" and not date.strip.right.isVisibleTo(date)


def test_a_year_of_another_calendar_is_no_typed_date(room: Room) -> None:
    _, screen, _ = at_case(room, "disappearance", "en")
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    date.show_value(None)
    date.typed.setText("1434-10-02")
    date._typed()
    assert "Not a date yet" in date.strip.text.said()
    assert date.value == {"precision": "unknown", "typed": "1434-10-02"}
    date.typed.clear()
    date.told.setPlainText("1434/10/02")  # as words it is read
    assert "8 to 10 August 2013" in plain(date.strip.text.said())


def test_a_typed_date_that_cannot_be_is_there_again_after_another_page(room: Room) -> None:
    window, screen, _ = at_case(room, "disappearance", "ar")
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    words = date.told.toPlainText()
    date.typed.setText("31/4/2013")
    date._typed()
    screen.show_section("person")
    room.settle(window)
    screen.show_section("disappearance")
    again = editor(screen, "date")
    assert isinstance(again, DateEditor)
    assert again.told.toPlainText() == words and again.typed.text() == "31/4/2013"
    assert again.typed.why and plain(again.typed.why) in plain(again.strip.text.said())


@pytest.mark.parametrize("lang", ["ar"])
def test_a_day_that_does_not_exist_is_not_saved_and_changes_no_told_word(
    room: Room, lang: Lang
) -> None:
    window, screen, case = at_case(room, "disappearance", lang)
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    words = date.told.toPlainText()
    assert words
    date.typed.setFocus()
    date.typed.selectAll()
    type_text(date.typed, "2013-02-30")
    assert "2013-02-30" in plain(date.strip.text.said())
    screen.save()
    room.settle(window)
    told = _event_date(window, case)
    assert told["as_told"] == words and told["from"] == "2013-08-09"  # what stood stands
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    assert date.typed.text() == "2013-02-30" and date.typed.hasFocus()  # there to be put right
    assert date.told.toPlainText() == words
    date.typed.selectAll()
    type_text(date.typed, "2013-02-28")
    screen.save()
    room.settle(window)
    told = _event_date(window, case)
    assert told == {
        "precision": "day",
        "from": "2013-02-28",
        "to": "2013-02-28",
        "as_told": words,
    }


def _event_date(window: Window, case: str):  # type: ignore[no-untyped-def]  # plain JSON
    assert window.session is not None
    event = next(one for one in window.session.desk.cases.dossier(case) if one.kind == "event")
    return event.value("date")


def test_only_the_words_as_told_stand_where_no_day_is_known(room: Room) -> None:
    window, screen, case = at_case(room, "disappearance", "ar")
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    date.show_value(None)
    date.told.setPlainText("موسم الحصاد")
    screen.save()
    room.settle(window)
    assert window.session is not None
    dossier = window.session.desk.cases.dossier(case)
    titles = Titles(screen.look, window.session, dossier)
    event = next(one for one in dossier.of("event") if one.value("is_disappearance") is True)
    assert titles.date(event, "date") == "«موسم الحصاد»"
    assert "«موسم الحصاد»" in [one.when for one in moments(screen.look, dossier, titles)]


def test_a_word_with_two_forms_is_that_of_the_kinship_where_nobody_said_the_sex(room: Room) -> None:
    window, screen, case = at_case(room, "family", "ar")
    assert window.session is not None
    desk = window.session.desk
    family = str(desk.cases.record(case).value("family"))
    who = desk.context.new_id()
    desk.cases.save(
        [
            Edit("person", {"given_ar": "وداد"}, id=who, parent=family),
            Edit("kinship", {"person": who, "relation": "aunt_pat"}, parent=family),
            Edit("person_mark", {"type": "not_named_outside"}, parent=who),
        ]
    )
    dossier = desk.cases.dossier(case)
    [mark] = [one for one in dossier.of("person_mark") if one.parent == who]
    said = Titles(screen.look, window.session, dossier).term(mark, "type", "person_mark_type")
    assert said == "لا يُذكر اسمها خارج المنظمة"


def test_a_story_keeps_its_language(room: Room) -> None:
    _, screen, _ = at_case(room, "case", "en")
    story = editor(screen, "summary")
    assert isinstance(story, StoryEditor)
    story.langs.choose("ar")
    story.story.setPlainText("أخدوه من الحاجز")
    assert story.value == {"ar": "أخدوه من الحاجز", "src_lang": "ar"}
    story.show_value({"ar": "أخدوه", "en": "They took him", "src_lang": "ar"})
    assert story.value == {"ar": "أخدوه", "en": "They took him", "src_lang": "ar"}


def test_every_field_of_every_kind_shows_and_gives_back_its_values(room: Room) -> None:
    _, screen, _ = at_case(room, "person", "ar")
    assert screen.context is not None
    samples = {
        "text": "نص",
        "number": 3,
        "amount": "12.50",
        "day": "2026-11-24",
        "bool": False,
        "pdate": {"from": "2013-08-01", "to": "2013-08-31", "precision": "month", "as_told": "آب"},
        "ptext": {"ku": "Gotin", "src_lang": "ku"},
    }
    for kind in screen.context.session.dictionary.kinds:
        for field in kind.fields:
            value = samples.get(field.type)
            if field.vocabulary:
                keys = [key for key, _ in screen.context.session.labels.terms(field.vocabulary)]
                value = keys[-1] if field.type == "choice" else sorted(keys[-2:], key=str.encode)
            if value is None:
                continue
            made = screen.context.builder.editor(field)
            room.qtbot.addWidget(made)
            made.show_value(value)
            assert made.value == value, (kind.name, field.name)
            made.show_value({"answer": "unknown"})
            assert made.value == {"answer": "unknown"}
            made.show_value(None)
            assert made.value is None, (kind.name, field.name)


def test_codes_of_a_newer_version_are_kept(room: Room) -> None:
    _, screen, _ = at_case(room, "disappearance", "en")
    kind = editor(screen, "type")
    assert isinstance(kind, CodeEditor)
    kind.show_value("something_new")
    assert kind.value == "something_new"
    yes = editor(screen, "warrant_shown")
    assert isinstance(yes, YesNoEditor)
    yes.show_value(True)
    assert yes.value is True


def test_a_new_case_takes_a_name_or_only_a_story(room: Room) -> None:
    room.desk(people=0)[0].access.lock()
    window = room.open("ar")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    room.qtbot.waitUntil(lambda: window.shell is not None and window.shell.place.screen == "case")
    room.settle(window)
    assert window.shell is not None
    screen = window.shell.screen_now
    assert isinstance(screen, CaseScreen)
    screen.show_section("case")
    story = editor(screen, "summary")
    assert isinstance(story, StoryEditor)
    story.story.setPlainText("ابن الجيران، أخدوه الصبح")
    screen.save()
    room.settle(window)
    assert window.session is not None
    assert window.session.desk.access.status().cases == 1
    assert window.session.desk.cases.lists.search("الجيران")


def test_child_records_are_added_opened_and_removed(room: Room) -> None:
    window, screen, case = at_case(room, "search", "en")
    assert window.session is not None
    desk = window.session.desk
    rows = screen.findChild(RecordList)
    assert rows is not None
    rows.add()
    body = editor(screen, "body")
    assert isinstance(body, CodeEditor)
    body.choice.choose("icrc")
    body.changed_by_person()
    screen.save()
    room.settle(window)
    found = [
        one for one in desk.cases.dossier(case).of("search_action") if one.text("body") == "icrc"
    ]
    assert len(found) == 1
    rows = screen.findChild(RecordList)
    assert rows is not None
    rows.open(found[0].id)
    room.answers.answer = "remove"
    button = screen.findChild(Button, "remove-search_action")
    assert button is not None
    button.click()
    room.settle(window)
    assert room.answers.asked[-1] == "Remove this entry?"
    assert desk.cases.record(found[0].id).deleted


def test_the_safe_answer_removes_nothing(room: Room) -> None:
    window, screen, case = at_case(room, "search", "en")
    assert window.session is not None
    action = window.session.desk.cases.dossier(case).of("search_action")[0]
    rows = screen.findChild(RecordList)
    assert rows is not None
    rows.open(action.id)
    button = screen.findChild(Button, "remove-search_action")
    assert button is not None
    button.click()
    room.settle(window)
    assert not window.session.desk.cases.record(action.id).deleted


def test_a_photo_is_attached_and_a_file_that_is_none_is_refused(room: Room, tmp_path: Path) -> None:
    window, screen, case = at_case(room, "documents", "en")
    assert window.session is not None and window.shell is not None
    good, bad = tmp_path / "صورة.jpg", tmp_path / "bad.jpg"
    good.write_bytes(photo.draw_made_up_portrait(7))
    bad.write_bytes(b"this is no photo")
    part = screen.findChild(EvidencePart)
    assert part is not None
    before = len(window.session.desk.cases.dossier(case).of("evidence_item"))
    part.take([good])
    room.settle(window)
    assert len(window.session.desk.cases.dossier(case).of("evidence_item")) == before + 1
    part = screen.findChild(EvidencePart)
    assert part is not None
    part.take([bad])
    room.settle(window)
    assert window.shell.trouble.title.said() == "This file is not a photo that vsdesk can read."
    assert len(window.session.desk.cases.dossier(case).of("evidence_item")) == before + 1


def test_the_same_file_again_is_said_and_may_be_kept_twice(room: Room, tmp_path: Path) -> None:
    window, screen, case = at_case(room, "documents", "ar")
    assert window.session is not None and window.shell is not None
    desk = window.session.desk
    files = [tmp_path / f"ورقة {n}.pdf" for n in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(b"made up %d" % number)

    def take(answer: str) -> list[str]:
        part = screen.findChild(EvidencePart)
        assert part is not None
        room.answers.answer = answer
        room.answers.asked.clear()
        part._kind = "document"
        part.take([*files, tmp_path])
        room.settle(window)
        found = [one.text("file_name") for one in desk.cases.dossier(case).of("evidence_item")]
        return sorted(one for one in found if one.startswith("ورقة"))

    names = [file.name for file in files]
    assert take("") == names and room.answers.asked == []
    assert window.shell.trouble.title.said() == "هذا مجلد. اختاروا الملفات التي فيه."
    assert take("leave") == names
    assert [plain(one) for one in room.answers.asked] == ["3 ملفات موجودة هنا من قبل"]
    assert take("again") == sorted(names * 2)


def test_an_impossible_value_is_said_with_its_field_and_stays_on_screen(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, screen, case = at_case(room, "person", "en")
    assert screen.context is not None and window.shell is not None
    person = screen.context.dossier.of("person")[0]
    screen.draft.change(person, person.id, "person", "sex", "no such code")
    screen.save()
    room.settle(window)
    assert window.shell.trouble.isVisible()
    assert screen.head.done.isEnabled()
    assert window.session is not None
    assert window.session.desk.cases.drafts.get(f"draft:{case}") is not None


def test_the_head_says_that_it_was_approved_before_later_changes(room: Room) -> None:
    window, screen, case = at_case(room, "person", "en")
    assert window.session is not None
    desk = window.session.desk
    desk.cases.save([Edit("case", {"approved": True}, id=case, shown=desk.cases.shown(case))])
    desk.cases.save([Edit("case", {"priority": "high"}, id=case)])
    screen.again()
    room.settle(window)
    shown = {one.text for one in screen.head.findChildren(Badge)}
    assert "Approved before later changes" in shown and "Approved" not in shown


def test_the_number_is_copied(room: Room) -> None:
    _, screen, _ = at_case(room, "person", "en")
    screen.head.copy.click()
    from PySide6.QtGui import QGuiApplication

    assert QGuiApplication.clipboard().text() == "SND-26-A-0001"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"review_state": "peer_checked"}, "Checked by a colleague"),
        ({"review_state": "needs_fix"}, "To be completed"),
        ({"approved": True}, "Approved"),
        ({"review_state": "coordinator_approved"}, ""),  # only the coordinator's own field counts
    ],
)
def test_the_head_says_how_far_the_review_is(
    room: Room, values: dict[str, Json], said: str
) -> None:
    window, screen, case = at_case(room, "person", "en")
    before = [one.text for one in screen.head.findChildren(Badge)]
    assert window.session is not None
    desk = window.session.desk
    desk.cases.save([Edit("case", values, id=case, shown=desk.cases.shown(case))])
    screen.again()
    room.settle(window)
    shown = {one.text for one in screen.head.findChildren(Badge)} - set(before)
    assert shown == ({said} if said else set())


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_moves_when_a_date_is_understood(room: Room, lang: Lang) -> None:
    window, screen, _ = at_case(room, "disappearance", lang)
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    date.show_value(None)
    room.settle(window)

    def at() -> list[tuple[int, int, int, int]]:
        parts = (date.told, date.typed, date)
        return [(one.x(), one.y(), one.width(), one.height()) for one in parts]

    before = at()
    for words in ("سقوط بابا عمرو", "30 شباط 2013", "ما بعرف"):
        date.told.setPlainText(words)
        room.settle(window)
        assert at() == before, words
    assert not date.strip.isVisible()
    date.told.setPlainText("30 شباط 2013")
    assert "30 شباط" in plain(date.strip.text.said())
    assert [one.date["precision"] for one in date.strip.offered] == ["month"]
    date.told.setPlainText("يوم ما نزل التلج")
    assert plain(date.strip.text.said()) == date.look.words.say(KEPT)
    date.told.setPlainText("بعدها بشهرين")  # the day of the loss itself is reckoned from nothing
    assert date.strip.offered == []


@pytest.mark.parametrize("lang", ["ar"])
def test_a_day_that_has_not_come_is_said(room: Room, lang: str) -> None:
    _, screen, _ = at_case(room, "disappearance", lang)
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    said = date.look.words.say(NOT_COME)
    date.show_value(None)
    date.typed.setText("2041-03")
    date._typed()
    assert plain(date.strip.check.said()) == said
    date.show_value(None)
    date.told.setPlainText("5 آذار 2041")
    assert date.strip.offered and said in plain(date.strip.check.said())
    date.typed.setText("2013-03")
    date._typed()
    assert said not in date.strip.check.said()


def test_a_date_that_stood_is_said_beside_a_day_that_does_not_exist(room: Room) -> None:
    _, screen, _ = at_case(room, "disappearance", "en")
    date = editor(screen, "date")
    assert isinstance(date, DateEditor)
    date.told.setPlainText("31 تشرين التاني 2013")
    assert "this day does not exist" in date.strip.text.said()
    assert plain(date.strip.check.said()).startswith("Kept so far: 9 to 11 August 2013.")
    assert date.strip.offered == []  # first it is asked whether what stands is meant


def test_a_relatives_age_at_the_loss_is_reckoned_from_that_day_too(room: Room) -> None:
    """In the forms of a case as in the interview, whoever's birth is asked for."""
    desk, cases = room.desk(people=1)
    mother = next(
        one.id
        for one in desk.cases.dossier(cases[0]).of("person")
        if one.text("given_ar") == "نجاح"
    )
    missing = desk.cases.record(cases[0]).text("person")
    desk.access.lock()
    window = room.open("ar")
    screen = room.go(window, Route("case", cases[0]))
    assert isinstance(screen, CaseScreen) and screen.context is not None
    for person in (mother, missing):
        find = screen.context.builder_of(person).find_dates
        found = find("كان عمرها أربعين لما أخدوه", "person.birth", "").found
        assert [one.date["from"][:4] for one in found] == ["1972"]
        assert "2013" in found[0].check
        assert find("كان عمرها أربعين لما مات أبوها", "person.birth", "").found == []


def test_an_age_is_read_in_the_form_of_a_person_as_in_the_interview(room: Room) -> None:
    _, screen, _ = at_case(room, "person")
    birth = editor(screen, "birth")
    assert isinstance(birth, DateEditor)
    birth.fill_box(None)
    birth.told.setPlainText("كان عمره عشرين لما أخدوه")
    assert "1992" in plain(birth.strip.text.said()) and birth.strip.offered
    assert "2013" in plain(birth.strip.check.said())


STEPS = {
    "سألنا المختار وقال ما عندي خبر\nورجعنا": "سألنا المختار وقال ما عندي خبر",
    "رحنا لفرع " + "المخابرات " * 30: "رحنا لفرع المخابرات",
}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_step_that_was_told_in_words_alone_is_called_by_its_first_words(
    room: Room, lang: Lang
) -> None:
    """In the list of the case, in its line of days and in the next interview; so is any
    record of told words."""
    desk, cases = room.desk(people=1)
    for words in STEPS:
        told: dict[str, Any] = {"result": {"ar": words, "src_lang": "ar"}}
        desk.cases.save([Edit("search_action", told, parent=cases[0])])
    desk.cases.save([Edit("search_action", {"result": {"answer": "refused"}}, parent=cases[0])])
    desk.cases.save(
        [
            Edit(
                "search_action",
                {"no_action_possible": True, "no_action_reason": "fear"},
                parent=cases[0],
            )
        ]
    )
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0], "search"))
    rows = [plain(one.accessibleName()) for one in screen.findChildren(RowButton)]
    for first in STEPS.values():
        [row] = [one for one in rows if one.startswith(first)]
        assert len(row) < 120 and "ورجعنا" not in row
    kind = {"ar": "خطوة بحث", "en": "Search step"}[lang]
    assert sum(one.startswith(kind) for one in rows) == 1  # of whom nobody wished to tell
    hands = interview(room, lang, cases[0], window)
    to(hands, "search")
    said = [plain(one.said()) for one in hands.screen.findChildren(Paragraph)]
    assert all(any(first in one for one in said) for first in STEPS.values())

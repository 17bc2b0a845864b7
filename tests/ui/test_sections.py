"""Sections made from the dictionary: every kind has its place, every form opens, a toy kind
needs no window code."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.conftest import Answers, Room, type_text

from vsdesk.desk import Edit
from vsdesk.records.dictionary import dictionary as dictionary_module
from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.dictionary.hidden_sections import hidden
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.values import Link, PText, Text
from vsdesk.records.kinds import MODELS
from vsdesk.records.on_case_page import direct
from vsdesk.ui.catalogue.kinds import shown
from vsdesk.ui.catalogue.sections import below, entries, page_sections
from vsdesk.ui.editing.kinds_part import IdentificationPart
from vsdesk.ui.editing.list_spec import plain_list
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.line import LineEditor
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.case_sections import SourcesPart
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.record.screen import RecordScreen
from vsdesk.words import LANGS, Lang, Words

if TYPE_CHECKING:
    from vsdesk.ui.window import Window

# Written by the program, or a list that belongs to the office and not to a case or family.
_PROGRAM = {"disclosure", "proposal", "audit", "erasure_beside", "teller_limits"}
_OFFICE = {
    "consent_text",
    "perpetrator",
    "place",
    "place_operator",
    "organisation",
    "membership",
    "project",
    "target",
    "warned_contact",
    "duplicate_link",
    "staff",
    "field_def",
    "not_coming",
    "paper_hold",
    "term_def",
    "deletion_certificate",
    "retention_decision",
}


class Lantern(Record):
    """A made-up kind: a lantern that stood in a window."""

    about: ClassVar[About] = About("lantern", ("case",), ("case",))

    colour: Text = declare("lantern", need="M", searched="text")
    story: PText = declare("lantern", multiline=True)
    keeper: Link = declare("lantern", to=["person"])


class Wick(Record):
    """A made-up kind that hangs on a lantern."""

    about: ClassVar[About] = About("wick", ("case",), ("lantern",))

    length: Text = declare("wick", need="M")


def at(room: Room, part: str, lang: Lang = "ar") -> tuple[Window, RootScreen, str]:
    desk, cases = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0], part))
    assert isinstance(screen, RootScreen)
    return window, screen, cases[0]


def rows(screen: RootScreen, kind: str) -> RecordList:
    found = screen.findChild(RecordList, f"list-{kind}")
    assert isinstance(found, RecordList)
    return found


def field(part: RecordList, name: str) -> LineEditor:
    form = part._form
    assert form is not None
    for one in form._forms:
        if name in one.editors:
            found = one.editors[name]
            assert isinstance(found, LineEditor)
            return found
    raise AssertionError(name)


def test_every_kind_of_a_case_or_family_has_its_place(room: Room) -> None:
    window, screen, _ = at(room, "person")
    assert window.session is not None and screen.context is not None
    dictionary = window.session.dictionary
    shown: set[str] = set()
    for root in dictionary.roots:
        waiting = [one.name for one in direct(dictionary, root)]
        waiting += [kind for one in page_sections(dictionary, root).sections for kind in one.kinds]
        while waiting:
            kind = waiting.pop()
            if kind not in shown:
                shown.add(kind)
                waiting += [one.name for one in below(dictionary, kind, root)]
    every = {kind.name for kind in dictionary.kinds if not kind.root}
    assert every - shown == _OFFICE | ({"audit"} & every)
    assert shown >= {"submission_event", "custody_entry", "document_test", "need", "consent_event"}
    keys = [key for key, _ in entries(screen.look, window.session.labels, dictionary, "case")]
    assert len(keys) == len(set(keys)) == len(screen.entries)


@pytest.mark.parametrize("lang", LANGS)
def test_every_form_opens_in_every_language(room: Room, lang: Lang) -> None:
    window, screen, _ = at(room, "person", lang)
    context = screen.context
    assert context is not None and window.session is not None
    for kind in window.session.dictionary.kinds:
        if kind.name in _PROGRAM:
            continue
        id = window.session.desk.context.new_id()
        context.draft.add(id, kind.name, screen.place.id, {})
        form = RecordForm(context, kind.name, id)
        for more in form.findChildren(Button):
            if more.property("fields"):
                more.click()
        assert form._forms, kind.name
        form.setParent(window)  # it has the looks of the window then
        form.resize(620, 900)
        form.grab()
        form.deleteLater()
        context.draft.drop(id)


def test_a_toy_kind_is_in_form_list_and_search(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary_module, "MODELS", (*MODELS, Lantern, Wick))
    window, screen, case = at(room, "other")
    lanterns = rows(screen, "lantern")
    add = lanterns.findChild(Button, "add-lantern")
    assert isinstance(add, Button)
    QTest.keyClick(add, Qt.Key.Key_Return)
    type_text(field(lanterns, "colour").line, "فانوس أخضر")
    screen.save()
    room.settle(window)
    assert window.session is not None
    made = window.session.desk.cases.dossier(case).of("lantern")
    assert [one.text("colour") for one in made] == ["فانوس أخضر"]
    lanterns = rows(screen, "lantern")
    row = lanterns.findChild(RowButton, f"open-lantern-{made[0].id[:8]}")
    assert isinstance(row, RowButton)
    assert "فانوس أخضر" in row.accessibleName()
    assert [hit.root for hit in window.session.desk.cases.lists.search("فانوس")] == [case]
    lanterns.open(made[0].id)
    wicks = rows(screen, "wick")
    wicks.add()
    type_text(field(wicks, "length").line, "9")
    screen.save()
    room.settle(window)
    below_it = window.session.desk.cases.dossier(case).children(made[0].id)
    assert [one.kind for one in below_it] == ["wick"]


def test_what_was_removed_comes_back_with_one_press(room: Room) -> None:
    window, screen, case = at(room, "search")
    assert window.session is not None
    desk = window.session.desk
    room.answers.answer = "remove"
    part = rows(screen, "search_action")
    row = part.findChildren(RowButton)[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    room.settle(window)
    assert isinstance(room.answers, Answers) and len(room.answers.asked) == 1
    assert not desk.cases.dossier(case).of("search_action")
    assert screen.taken_off.isVisible()
    QTest.keyClick(screen.taken_off.button, Qt.Key.Key_Space)
    room.settle(window)
    assert len(desk.cases.dossier(case).of("search_action")) == 1
    assert not screen.taken_off.isVisible()


@pytest.mark.parametrize("lang", LANGS)
def test_every_section_opens_in_every_language_and_an_empty_list_says_what_belongs_there(
    room: Room, lang: Lang
) -> None:
    desk, (case, *_) = room.desk(people=2)
    family = desk.cases.dossier(case).of("family")[0].id
    desk.access.lock()
    window = room.open(lang)
    say, seen = Words(lang).say, set[str]()
    for screen, id in (("case", case), ("family", family)):
        page = room.go(window, Route(screen, id))
        assert isinstance(page, RootScreen)
        lists = {
            one.key: one.lists for one in page_sections(desk.context.dictionary, screen).sections
        }
        assert lists.keys() <= dict(page.entries).keys()
        for key, words in page.entries:
            page.show_section(key)
            room.settle(window)
            assert page.title.text() == words
            assert page.part is not None and page.part.isVisible()
            kinds = lists[key].kinds if key in lists else ()
            for kind in [one for one in kinds if shown(one).empty]:
                found = page.findChild(RecordList, f"list-{kind}")
                said = {one.said() for one in found.findChildren(Paragraph)} if found else set()
                assert found is None or say(shown(kind).empty) in said, (key, kind)
                seen |= {kind} if found else set()
    assert len(seen) > 8


def test_identification_waits_for_a_purpose(room: Room) -> None:
    window, screen, case = at(room, "antemortem")
    part = screen.findChild(IdentificationPart)
    assert part is not None and not part.begin.isEnabled()
    assert screen.findChild(RecordList, "list-am_profile") is None
    part.purpose.choose("identification")
    part.purpose.chosen.emit("identification")
    part.begin.click()
    profile = rows(screen, "am_profile")
    assert profile._form is not None and window.session is not None
    first = window.session.dictionary.kind("am_profile")
    assert first is not None
    names = {name for one in profile._form._forms for name in one.editors}
    assert names >= {one.name for one in first.fields if one.section == "am_first"}
    assert not names & {one.name for one in first.fields if one.section == "am_more"}
    form = profile._form
    screen.draft.change(None, form.id, "am_profile", "asked_on", "2026-11-20")
    screen.save()
    room.settle(window)
    dossier = window.session.desk.cases.dossier(case)
    assert len(dossier.of("am_profile")) == 1
    assert dossier.head.value("identification_for") == "identification"
    assert hidden(dossier) == frozenset()


def test_identification_stays_open_once_a_purpose_stands(room: Room) -> None:
    window, screen, case = at(room, "antemortem")
    assert window.session is not None
    window.session.desk.cases.save(
        [Edit("case", {"identification_for": "identification"}, id=case)]
    )
    screen.again()
    room.settle(window)
    assert rows(screen, "am_profile").findChild(Button, "add-am_profile") is not None


def test_a_source_stands_by_its_code_and_has_its_own_page(room: Room) -> None:
    window, screen, case = at(room, "claims")
    part = screen.findChild(SourcesPart)
    assert part is not None and window.shell is not None and window.session is not None
    part.add()
    room.settle(window)
    page = window.shell.screen_now
    assert isinstance(page, RecordScreen)
    assert {"head", "statement", "evidence_item", "history"} <= dict(page.entries).keys()
    page.show_section("statement")
    statements = rows(page, "statement")
    statements.add()
    assert statements._form is not None
    page.draft.change(None, statements._form.id, "statement", "interviewer", "ريما")
    page.save()
    room.settle(window)
    source = window.session.desk.cases.dossier(case).of("source")[0]
    code = source.text("code")
    assert code == source_code(source.id)  # of no case: it finds nobody else
    found = [(one.root_kind, one.title) for one in window.session.desk.cases.lists.search(code)]
    assert found == [("source", "")]
    assert [one.kind for one in window.session.desk.cases.dossier(source.id).of("statement")] == [
        "statement"
    ]
    again = room.go(window, Route("case", case, "claims"))
    assert isinstance(again, CaseScreen)
    assert again.findChild(RowButton, f"source-{source.id[:8]}") is not None


def test_a_row_says_its_first_answers(room: Room) -> None:
    window, screen, case = at(room, "submissions")
    assert window.session is not None and screen.context is not None
    desk = window.session.desk
    desk.cases.save(
        [Edit("submission", {"mechanism": "wgeid", "file_no": "G/SO 217/1"}, parent=case)]
    )
    screen.again()
    room.settle(window)
    record = screen.context.dossier.of("submission")[0]
    spec = plain_list(screen.context, "submission", case)
    assert spec.under is not None
    told = screen.context.titles.of(record) + spec.under(record)
    assert "G/SO 217/1" in told


def test_a_long_list_shows_its_first_rows_and_the_rest_on_request(room: Room) -> None:
    window, screen, case = at(room, "search")
    assert window.session is not None
    window.session.desk.cases.save(
        [Edit("search_action", {"body_name": f"مكتب {n}"}, parent=case) for n in range(300)]
    )
    screen.again()
    room.settle(window)
    part = rows(screen, "search_action")
    assert len(part.findChildren(RowButton)) == 24
    for drawn in (84, 144, 204, 264, 301):
        more = part.findChild(Button, "all-search_action")
        assert isinstance(more, Button)
        more.click()
        room.settle(window)
        assert len(part.findChildren(RowButton)) == drawn
    assert part.findChild(Button, "all-search_action") is None


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_record_without_an_answer_ticks_a_section(room: Room, lang: Lang) -> None:
    desk, cases = room.desk(people=1)
    person = str(desk.cases.record(cases[0]).value("person"))
    [event] = [
        one.id
        for one in desk.cases.dossier(cases[0]).of("event")
        if one.value("is_disappearance") is True
    ]
    looks, word = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            Edit("am_profile", {}, id=looks, parent=person),
            Edit("note", {}, id=word, parent=cases[0]),
            Edit("involvement", {}, parent=event),
        ]
    )
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", cases[0], "person"))
    assert isinstance(screen, RootScreen) and screen.context is not None
    shares = screen.shares(screen.context)
    assert (shares["antemortem"], shares["other"]) == (0.0, 0.0)
    assert 0 < float(shares["disappearance"] or 0) < 1
    assert window.session is not None
    window.session.desk.cases.save(
        [
            Edit("am_profile", {"build": "slim"}, id=looks),
            Edit("note", {"text": {"ar": "كلمة", "src_lang": "ar"}}, id=word),
        ]
    )
    again = room.go(window, Route("case", cases[0], "antemortem"))
    assert isinstance(again, RootScreen) and again.context is not None
    shares = again.shares(again.context)
    assert (shares["antemortem"], shares["other"]) == (1.0, 1.0)

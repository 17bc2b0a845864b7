"""Own terms in the window: offered; hidden and unknown ones shown where they stand; bad files named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.conftest import Room, make_look

from vsdesk.desk import Edit
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.kit.form.code_editor import CodeEditor, CodesEditor
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.route import Route
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FILE = """
[sex]
male = { hidden = true }
intersex = { ar = "بين الجنسين" }
Big = { ar = "س" }
"""
LANDMARKS = """

[landmark.shelling]
area = "SY0309"
from = "2012-07-01"
to = "2012-07-03"
words = ["أول القصف"]
ar = "أول القصف"
en = "the first shelling"
"""
FEW = [("yes", "نعم"), ("no", "لا")]


def _said(key: str) -> str:
    return {"old": "جواب قديم"}.get(key, key)


def test_one_code_that_is_not_offered_is_shown_and_kept(qtbot: QtBot) -> None:
    for options in (FEW, FEW * 3):
        editor = CodeEditor(make_look("ar"), "made.one", "سؤال", "", options, _said)
        qtbot.addWidget(editor)
        for key in ("old", "newer", "yes"):
            editor.show_value(key)
            assert editor.value == key
        editor.show_value(None)
        assert editor.value is None
        if isinstance(editor.choice, Segments):
            texts = [button.text() for button in editor.choice._group.buttons()]
            assert texts == ["نعم", "لا", "جواب قديم", "newer"]


def test_several_codes_that_are_not_offered_are_shown_and_kept(qtbot: QtBot) -> None:
    editor = CodesEditor(make_look("ar"), "made.several", "سؤال", "", FEW, _said)
    qtbot.addWidget(editor)
    editor.show_value(["newer", "old", "yes"])
    assert editor.value == ["newer", "old", "yes"]
    shown = {key: tick.text() for key, tick in editor._ticks}
    assert (shown["old"], shown["newer"]) == ("جواب قديم", "newer")
    QTest.keyClick(dict(editor._ticks)["old"], Qt.Key.Key_Space)
    assert editor.value == ["newer", "yes"]


def test_an_own_file_is_read_by_the_window_and_what_does_not_fit_is_named(room: Room) -> None:
    folder = room.path / "profile" / "vocabularies"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(FILE, encoding="utf-8")
    (folder / "landmarks-own.toml").write_text(LANDMARKS, encoding="utf-8")
    desk, (case, other, *_) = room.desk()
    person = str(desk.cases.record(other).value("person"))
    desk.cases.save([Edit("person", {"sex": "intersex"}, id=person)])
    desk.access.lock()
    window = room.open("ar")
    for root, words in ((case, "ذكر"), (other, "بين الجنسين")):
        screen = room.go(window, Route("case", root, "person"))
        assert isinstance(screen, CaseScreen)
        (sex,) = [
            one.editors["sex"]
            for form in screen.findChildren(RecordForm)
            for one in form._forms
            if "sex" in one.editors
        ]
        assert isinstance(sex, CodeEditor) and isinstance(sex.choice, Segments)
        chosen = sex.choice._group.checkedButton()
        assert chosen is not None and words in chosen.text()
        offered = dict(sex._options)
        assert "male" not in offered and offered["intersex"] == "بين الجنسين"
    assert window.session is not None and window.session.dates is not None
    (meaning,) = window.session.dates.find("يوم أول القصف", Words("ar")).found
    assert (meaning.date["from"], meaning.date["to"]) == ("2012-07-01", "2012-07-03")
    settings = room.go(window, Route("settings"))
    lines = [plain(one._plain) for one in settings.findChildren(Paragraph)]
    assert any(line.startswith("own.toml: ") and "sex.Big" in line for line in lines)


def test_an_own_table_with_a_pattern_is_named_and_the_shipped_words_hold(room: Room) -> None:
    folder = room.path / "profile" / "mechanisms" / "tables"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text("[short]\nnumbered = '(ا+)+$'\n", encoding="utf-8")
    (folder.parent / "ours.toml").write_text("version = \n", encoding="utf-8")
    desk, _ = room.desk(people=0)
    desk.access.lock()
    window = room.open("ar")
    settings = room.go(window, Route("settings"))
    lines = [plain(one._plain) for one in settings.findChildren(Paragraph)]
    assert any("«numbered»" in line and "own.toml" in line for line in lines)
    assert any("«ours.toml»" in line for line in lines)
    assert window.session is not None
    assert window.session.desk.outbound.sheets.profiles.require("wgeid").tables.is_short("فرع 215")

"""The real questions: the title asks, the safe answer has the focus, Esc is the safe answer."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDir, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QTreeView,
    QWidget,
)
from tests.ui.conftest import make_look
from tests.ui.cut import cut

from vsdesk.ui.app import application
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.prompts import Prompt, ScreenPrompts, documents
from vsdesk.ui.kit.qt_words import QtWords
from vsdesk.words import Lang

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# The screenless platform cannot tell a window manager the size of a second window, and says so.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

QUESTION = Prompt(
    "هل تُزال؟", "لا يضيع شيء.", (("keep", "إبقاء"), ("remove", "إزالة")), danger="remove"
)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A shown window to ask over."""
    widget = QWidget()
    widget.resize(600, 400)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
def test_at_large_text_no_answer_is_cut_and_a_way_to_the_words_needs_no_reason(
    qtbot: QtBot, lang: Lang
) -> None:
    """The question with the most answers: a telephone in told words, before it leaves."""
    window = QWidget()
    window.resize(1024, 600)
    qtbot.addWidget(window)
    window.show()
    look = make_look(lang, scale=2.0)
    say = look.words.say
    answers = (
        ("back", say("Go back")),
        ("open", say("Go to these words")),
        ("leave", say("Let it leave")),
    )
    question = Prompt(
        say("A phone number stands in these words: {numbers}", numbers="0933 000 000"),
        "",
        answers,
        "leave",
        say("Why it leaves with the words"),
        ("open",),
    )
    ScreenPrompts(look).ask(window, question, lambda _key, _why: None)
    dialog = window.findChild(QDialog, "question")
    assert dialog is not None
    qtbot.waitExposed(dialog)
    assert cut(dialog) == [] and dialog.width() <= window.width()
    buttons = {one.objectName(): one for one in dialog.findChildren(Button)}
    assert [one for one, button in buttons.items() if button.isEnabled()] == [
        "answer-back",
        "answer-open",
    ]
    dialog.reject()


def asking(
    qtbot: QtBot, parent: QWidget, question: Prompt
) -> tuple[QDialog, list[tuple[str, str]]]:
    answers: list[tuple[str, str]] = []
    ScreenPrompts(make_look("ar")).ask(
        parent, question, lambda key, why: answers.append((key, why))
    )
    dialog = parent.findChild(QDialog, "question")
    assert isinstance(dialog, QDialog)
    qtbot.waitExposed(dialog)
    return dialog, answers


def test_escape_is_the_safe_answer(qtbot: QtBot, parent: QWidget) -> None:
    dialog, answers = asking(qtbot, parent, QUESTION)
    assert dialog.windowTitle() == QUESTION.title
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == [("keep", "")]


def test_the_safe_answer_has_the_focus_and_the_other_is_a_click_away(
    qtbot: QtBot, parent: QWidget
) -> None:
    dialog, answers = asking(qtbot, parent, QUESTION)
    safe, other = dialog.findChild(Button, "answer-keep"), dialog.findChild(Button, "answer-remove")
    assert safe is not None and other is not None
    assert dialog.focusWidget() is safe
    assert other.property("kind") == "danger"
    other.click()
    assert answers == [("remove", "")]


def test_a_reason_is_needed_where_one_is_asked(qtbot: QtBot, parent: QWidget) -> None:
    question = Prompt("لماذا؟", "", (("stop", "رجوع"), ("go", "متابعة")), reason="السبب")
    dialog, answers = asking(qtbot, parent, question)
    go, field = dialog.findChild(Button, "answer-go"), dialog.findChild(TextField, "reason")
    assert go is not None and field is not None
    assert not go.isEnabled()
    field.setText("طلبت الأم ذلك")
    assert go.isEnabled()
    go.click()
    assert answers == [("go", "طلبت الأم ذلك")]


def test_file_dialogs_never_wait_and_give_paths(parent: QWidget, tmp_path: Path) -> None:
    prompts = ScreenPrompts(make_look("en"))
    got: list[object] = []
    prompts.folder(parent, "Folder", str(tmp_path), got.append)
    prompts.save_file(parent, "Save", "x.pdf", got.append)
    prompts.open_files(parent, "Open", "All files (*)", got.append)
    dialogs = parent.findChildren(QFileDialog)
    assert len(dialogs) == 3
    dialogs[0].fileSelected.emit(str(tmp_path))
    dialogs[1].fileSelected.emit(str(tmp_path / "x.pdf"))
    dialogs[2].filesSelected.emit([str(tmp_path / "a"), str(tmp_path / "b")])
    assert got == [tmp_path, tmp_path / "x.pdf", [tmp_path / "a", tmp_path / "b"]]
    for dialog in dialogs:
        dialog.close()


def test_where_a_file_was_is_kept_in_memory_alone(parent: QWidget, tmp_path: Path) -> None:
    """Qt would write it into its settings: the folder of a family is called after it."""
    folder = tmp_path / "عائلة الدرويش"
    folder.mkdir()
    prompts = ScreenPrompts(make_look("ar"))
    prompts.open_files(parent, "ملفات", "(*)", lambda _: None)
    [dialog] = parent.findChildren(QFileDialog)
    assert dialog.directory().absolutePath() == documents() and Path(documents()).is_dir()
    dialog.setDirectory(str(folder))
    dialog.reject()
    assert not any(folder.name in one for one in dialog.history())
    assert dialog.directory().absolutePath() == QDir.homePath()
    prompts.folder(parent, "مجلد", "", lambda _: None)
    again = parent.findChildren(QFileDialog)[-1]
    assert again.directory().absolutePath() == str(folder)  # the next one begins there
    again.reject()
    folder.rmdir()
    prompts.save_file(parent, "حفظ", "x.pdf", lambda _: None)
    last = parent.findChildren(QFileDialog)[-1]
    assert last.directory().absolutePath() == documents()  # a stick that was taken out
    last.reject()


def test_nothing_of_qts_own_settings_is_written() -> None:
    application()
    kept = QSettings(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "QtProject")
    kept.setValue("FileDialog/lastVisited", "عائلة الدرويش")
    kept.sync()
    if sys.platform == "linux":
        assert kept.fileName().startswith(os.devnull)
        assert kept.status() == QSettings.Status.AccessError


@pytest.mark.parametrize(
    ("lang", "name", "cancel"), [("ar", "الاسم", "إلغاء"), ("ku", "Nav", "Betal bike")]
)
def test_a_file_dialog_speaks_the_language_of_the_window(
    parent: QWidget, lang: Lang, name: str, cancel: str
) -> None:
    ScreenPrompts(make_look(lang)).save_file(parent, "Save", "x.pdf", lambda _: None)
    (dialog,) = parent.findChildren(QFileDialog)
    assert dialog.labelText(QFileDialog.DialogLabel.FileName) == name
    assert dialog.labelText(QFileDialog.DialogLabel.Reject) == cancel
    dialog.close()


def test_the_words_of_qt_follow_the_language_and_go_again(qapp: QApplication) -> None:
    words = QtWords(qapp)
    words.speak("ar")
    assert qapp.translate("QLineEdit", "&Paste") == "أل&صق"
    words.speak("ku")
    assert qapp.translate("QLineEdit", "&Paste") == "Pê ve bike"
    assert qapp.translate("QFileSystemModel", "Date Modified") == "Roja guhertinê"
    assert qapp.translate("QShortcut", "Ctrl") == "Ctrl"  # what Qt says elsewhere stays
    words.speak("en")
    assert qapp.translate("QLineEdit", "&Paste") == "&Paste"


def test_a_file_dialog_in_kurmanji_has_no_english(parent: QWidget, qapp: QApplication) -> None:
    """Buttons, heads of columns and names of its places, as they stand on the screen."""
    QtWords(qapp).speak("ku")
    prompts = ScreenPrompts(make_look("ku"))
    prompts.folder(parent, "Peldank", "", lambda _: None)
    prompts.open_files(parent, "Vekirin", "", lambda _: None)
    for dialog in parent.findChildren(QFileDialog):
        buttons = dialog.findChildren(QAbstractButton)
        said = {one.text() for one in buttons} | {one.toolTip() for one in buttons}
        said |= {one.text() for one in dialog.findChildren(QLabel)}
        (tree,) = (one for one in dialog.findChildren(QTreeView) if one.objectName() == "treeView")
        model = tree.model()
        across = Qt.Orientation.Horizontal
        said |= {str(model.headerData(column, across)) for column in range(model.columnCount())}
        assert {"Peldank", "Nav", "Mezinahî", "Cure", "Roja guhertinê", "Peldanka nû"} <= said
        english = {"Open", "Cancel", "Size", "Name", "Back", "Forward", "Folder", "Choose", "Type"}
        assert not {one.replace("&", "") for one in said} & english
        dialog.close()
    QtWords(qapp).speak("en")

"""A number of several groups reads on the screen from left to right, as it was typed, in both directions."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from tests.ui.conftest import Room, make_look, type_text

from vsdesk.ui.editing.safe_contact import SafeContactCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.form.line import PhoneEditor
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.words import plain

WAYS: list[Any] = ["ar", "en"]
PHONES = ["٠٩٣٣ ١٢٣ ٤٥٦", "0933 123 456", "+963 933 123 456", "٠٩٣٣-١٢٣-٤٥٦"]
DAY = "١٩٨٤-٠٤-٠٣"


def seen(text: str, rtl: bool) -> str:
    """The digits of a line as they stand on the screen, from left to right."""
    lay = QTextLayout(text)
    option = QTextOption()
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    )
    lay.setTextOption(option)
    lay.beginLayout()
    line = lay.createLine()
    line.setLineWidth(5000)
    lay.endLayout()

    found: list[tuple[float, str]] = []
    for run in lay.glyphRuns(0, len(text), QTextLayout.GlyphRunRetrievalFlag.RetrieveAll):
        places = zip(run.positions(), run.stringIndexes(), strict=True)
        found += [(place.x(), text[at]) for place, at in places if text[at].isdigit()]
    return "".join(char for _, char in sorted(found))


def digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


@pytest.mark.parametrize("lang", WAYS)
@pytest.mark.parametrize("number", [*PHONES, DAY])
def test_labels_and_paragraphs_show_a_number_as_it_was_typed(
    qapp: Any, lang: Any, number: str
) -> None:
    look = make_look(lang)
    for text in (number, f"قالت: {number} بعد العصر"):
        label = Label(look, text)
        assert seen(QLabel.text(label), look.rtl) == digits(number)
        assert label.text() == text
        words = Paragraph(look, text)
        words.heightForWidth(5000)
        [line] = words._lines
        assert seen(line.text(), look.rtl) == digits(number)
        assert words.said() == text


@pytest.mark.parametrize("lang", WAYS)
@pytest.mark.parametrize("number", PHONES)
def test_a_number_field_holds_the_typed_order_and_gives_back_what_was_typed(
    qapp: Any, lang: Any, number: str
) -> None:
    look = make_look(lang)
    editor = PhoneEditor(look, "contact_channel.value", "رقم الهاتف")
    type_text(editor.line, number)
    assert editor.line.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert seen(QLineEdit.text(editor.line), False) == digits(number)
    assert editor.value == number
    editor.line.setCursorPosition(0)  # before all there is
    type_text(editor.line, "٠")
    assert editor.value == "٠" + number
    assert seen(QLineEdit.text(editor.line), False) == "٠" + digits(number)
    editor.show_value(number)
    assert editor.value == number


def test_a_field_of_words_is_left_as_it_is(qapp: Any) -> None:
    field = TextField(make_look("ar"), "words", "كلمات")
    type_text(field, "الرقم ٠٩٣٣ ١٢٣ ٤٥٦")
    assert QLineEdit.text(field) == "الرقم ٠٩٣٣ ١٢٣ ٤٥٦"


@pytest.mark.parametrize("lang", WAYS)
def test_told_words_show_numbers_in_order_and_keep_every_letter(qapp: Any, lang: Any) -> None:
    told = f"الرقم {PHONES[0]} كان معه في {DAY}"
    story = StoryEdit(make_look(lang), "story", "القصة")
    told_of: list[str] = []
    story.textChanged.connect(lambda: told_of.append(story.toPlainText()))
    story.setPlainText(told)
    assert digits(PHONES[0]) in seen(QPlainTextEdit.toPlainText(story), True)
    assert digits(DAY) in seen(QPlainTextEdit.toPlainText(story), True)
    assert story.toPlainText() == told and told_of == [told]


def test_who_writes_in_told_words_meets_no_unseen_mark(room: Room) -> None:
    desk, [case] = room.desk(people=1)
    desk.access.lock()
    window = room.open("ar")
    room.go(window, Route("case", case, "person"))
    story = StoryEdit(window.look, "story", "القصة")
    story.setParent(window)
    story.show()
    story.setPlainText(f"الرقم {PHONES[0]}")
    story.setFocus()
    assert QPlainTextEdit.toPlainText(story) == f"الرقم {PHONES[0]}"
    story.moveCursor(story.textCursor().MoveOperation.End)
    type_text(story, " مساءً")
    window.setFocus()
    assert story.toPlainText() == f"الرقم {PHONES[0]} مساءً"
    assert digits(PHONES[0]) in seen(QPlainTextEdit.toPlainText(story), True)


@pytest.mark.parametrize("lang", WAYS)
def test_the_number_before_one_rings_reads_as_it_was_typed(room: Room, lang: Any) -> None:
    desk, _ = room.desk(people=1)
    family = desk.cases.list_kind("family")[0].id
    channel = desk.cases.dossier(family).of("contact_channel")[0].id
    from vsdesk.desk import Edit

    desk.cases.save([Edit("contact_channel", {"value": PHONES[0]}, id=channel)])
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("family", family, "contact"))
    card = screen.findChild(SafeContactCard)
    assert card is not None
    [door] = [b for b in card.findChildren(Button) if b.objectName().startswith("show-number")]
    door.click()
    room.settle(window)
    shown = screen.findChild(QLabel, "number-shown")
    assert shown is not None
    assert seen(QLabel.text(shown), window.look.rtl) == digits(PHONES[0])
    assert plain(shown.text()) == PHONES[0]


@pytest.mark.parametrize("number", [PHONES[0], PHONES[1], DAY])
def test_left_alone_the_groups_would_change_places(qapp: Any, number: str) -> None:
    """What this page is about: without the rule the same measure shows another order."""
    assert seen(f"هاتف {number} بيت", True) != digits(number)

"""Tokens, sheet, icons, font, labels: what the window looks like, held by rules."""

from __future__ import annotations

import ast
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo, QImage
from tests.ui.conftest import make_look, said_by

from vsdesk import paths
from vsdesk.ui.kit import icons, sheet, tokens
from vsdesk.ui.kit.empty import Empty
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.fonts import FILES
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.selectable import Selectable
from vsdesk.ui.kit.story_edit import StoryEdit, runs_rtl
from vsdesk.words import plain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from vsdesk.words import Lang


@pytest.mark.parametrize("colours", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "need"), tokens.PAIRS)
def test_every_pair_is_legible(
    colours: dict[str, str], front: str, ground: str, need: float
) -> None:
    assert tokens.contrast(colours[front], colours[ground]) >= need


def test_both_themes_name_the_same_tokens() -> None:
    assert tokens.LIGHT.keys() == tokens.DARK.keys()


def test_no_text_below_nine_and_a_half_points_and_two_weights_only() -> None:
    assert min(points for points, _ in tokens.TYPE.values()) >= 9.5
    assert {weight for _, weight in tokens.TYPE.values()} == {400, 600}


def test_the_sheet_is_filled_and_scales() -> None:
    small = sheet.stylesheet(tokens.Theme("light", 1.0))
    large = sheet.stylesheet(tokens.Theme("dark", 2.0))
    assert "@" not in small + large
    assert not re.search(r"\d+u\b", small + large)
    assert "border-radius: 10px" in small
    assert "border-radius: 20px" in large


def test_colours_radii_and_points_are_written_in_the_tokens_only() -> None:
    folder = paths.resources().parent / "src" / "vsdesk" / "ui"
    for file in folder.rglob("*.py"):
        if file.name in ("tokens.py", "sheet.py"):
            continue
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9A-Fa-f]{6}\b", text), file
        assert "setStyleSheet" not in text or file.name == "window.py", file
        assert "setPointSize" not in text, file


def test_every_icon_has_its_file_and_every_file_its_use() -> None:
    folder = paths.resources() / "icons"
    there = {file.stem for file in folder.glob("*.svg")}
    assert set(icons.FILES.values()) <= there
    said = {
        node.value
        for file in (paths.resources().parent / "src" / "vsdesk" / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert there - set(icons.FILES.values()) <= said
    assert (folder / "LICENSE").is_file()


def test_icons_along_the_line_are_mirrored_and_no_other(qapp: QApplication) -> None:
    english, arabic = make_look("en").icons, make_look("ar").icons
    for name in icons.FILES:
        one = english.pixmap(name, "text", 24).toImage()
        other = arabic.pixmap(name, "text", 24).toImage()
        if name in icons.MIRRORED:
            assert one != other, name
            assert _unlike(one.flipped(Qt.Orientation.Horizontal), other) < 0.05, name
        else:
            assert one == other, name


def _unlike(one: QImage, other: QImage) -> float:
    """The share of points that differ visibly."""
    width, height = one.width(), one.height()
    points = [(x, y) for x in range(width) for y in range(height)]
    far = sum(
        abs(one.pixelColor(x, y).alpha() - other.pixelColor(x, y).alpha()) > 96 for x, y in points
    )
    return far / len(points)


def test_icons_are_kept(qapp: QApplication) -> None:
    found = make_look("en").icons
    assert found.pixmap("lock", "text", 16) is found.pixmap("lock", "text", 16)


def _shown_texts() -> set[str]:
    texts: set[str] = set()
    for file in [
        *(paths.resources() / "languages").glob("*/LC_MESSAGES/*.po"),
        *(paths.resources() / "languages").glob("*/*.toml"),
    ]:
        texts.add(file.read_text(encoding="utf-8"))
    for folder in ("vocabularies", "places"):
        for file in (paths.resources() / folder).glob("*.toml"):
            tomllib.loads(file.read_text(encoding="utf-8"))
            texts.add(file.read_text(encoding="utf-8"))
    return texts


# Isolates and marks are invisible in Qt; ⌄, ticks and arrows are icons.
_INVISIBLE = set("\n\r\t\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u00ad\ufeff")


@pytest.mark.parametrize("file", FILES)
def test_every_letter_that_is_shown_is_in_the_font(file: str) -> None:
    known = set(TTFont(paths.resources() / "fonts" / file).getBestCmap())
    needed = {letter for text in _shown_texts() for letter in _said(text)}
    assert {letter for letter in needed if ord(letter) not in known} - _INVISIBLE == set()


def _said(text: str) -> str:
    """The quoted parts of a catalogue or a TOML file: what people see."""
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text))


def test_the_font_is_there_for_arabic_and_kurmanji(qapp: QApplication) -> None:
    theme = tokens.Theme("light", 1.0)
    assert QFontInfo(theme.font("body")).family() == tokens.FAMILY
    assert QFontInfo(theme.font("h1")).weight() >= 600


@pytest.mark.parametrize(
    ("lang", "side"), [("en", Qt.AlignmentFlag.AlignLeft), ("ar", Qt.AlignmentFlag.AlignRight)]
)
def test_labels_lean_on_the_window_not_on_their_letters(
    qtbot: QtBot, lang: str, side: Qt.AlignmentFlag
) -> None:
    look = make_look("ar" if lang == "ar" else "en")
    for text in ("مروان", "2013-08-09", "Marwan"):
        label = Label(look, text)
        qtbot.addWidget(label)
        assert label.alignment() & side
        assert label.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_a_shortened_label_keeps_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = Label(make_look("ar"), "عائلة الدرويش من القطيفة في ريف دمشق", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 24)
    label.show()
    qtbot.waitExposed(label)
    assert said_by(label.toolTip()) == "عائلة الدرويش من القطيفة في ريف دمشق"
    assert label.minimumSizeHint().width() < 120


def test_a_paragraph_is_as_high_as_its_words_and_escapes_them(qtbot: QtBot) -> None:
    look = make_look("ar")
    paragraph = Paragraph(look, "كل كلمة محفوظة. يمكن التوقف هنا. " * 6)
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(200) > paragraph.heightForWidth(800)
    paragraph.say("<b>a & b</b>")
    assert paragraph.said() == "<b>a & b</b>"
    assert paragraph.text() == "<b>a & b</b>"
    assert paragraph.textFormat() == Qt.TextFormat.PlainText
    marked = Selectable(look, "<b>a & b</b>")
    qtbot.addWidget(marked)
    assert "&lt;b&gt;" in marked.text() and marked.said() == "<b>a & b</b>"
    assert marked.heightForWidth(30) > marked.heightForWidth(800)


def test_a_story_follows_its_speaker(qtbot: QtBot) -> None:
    story = StoryEdit(make_look("en"), "s", "s")
    qtbot.addWidget(story)
    story.setPlainText("أخدوه تالت يوم العيد")
    assert story.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft
    story.setPlainText("they took him")
    assert story.document().defaultTextOption().textDirection() == Qt.LayoutDirection.LeftToRight
    story.speaks(True)
    assert story.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft


def test_direction_by_first_strong_letter() -> None:
    assert runs_rtl("2013 أخدوه", False)
    assert not runs_rtl("2013 Rêzan", True)
    assert runs_rtl("2013", True)


def test_facts_in_one_line_keep_their_order_in_arabic() -> None:
    arabic, english = make_look("ar"), make_look("en")
    assert arabic.dots("9 إلى 11 آب 2013", "SND-26-A-0001").startswith("\u200f\u2068")
    assert plain(arabic.dots("أ", "", "ب")) == "أ · ب"
    assert plain(english.listed(["a", "b"])) == "a, b"
    assert english.dots("a") == "a"


def test_groups_of_digits_keep_their_places_in_an_arabic_window(qtbot: QtBot) -> None:
    field = TextField(make_look("ar"), "phone", "phone", plain=True)
    qtbot.addWidget(field)
    field.setText("+963 000 000 147")
    assert field.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert field.alignment() & Qt.AlignmentFlag.AlignRight


def test_margins_are_by_start_and_end() -> None:
    assert make_look("en").margins(1, 2, 3, 4).left() == 1
    assert make_look("ar").margins(1, 2, 3, 4).left() == 3
    assert make_look("ar", scale=2.0).margins(1, 2, 3, 4).right() == 2


def test_a_list_that_opens_has_no_arrows_over_its_words() -> None:
    """The other kind of list (combobox-popup: 1) hides half of its last word in this style."""
    sheet_text = sheet.stylesheet(tokens.Theme("light", 1.0))
    assert re.search(r"QComboBox \{[^}]*combobox-popup: 0", sheet_text)


@pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_sentence_of_an_empty_screen_is_whole(qtbot: QtBot, scale: float) -> None:
    look = make_look("ar", scale=scale)
    words = "لا اختلاف بين النسخ. حين تحمل الحزم أجوبة مختلفة تظهر هنا جنباً إلى جنب."
    screen = Empty(look, words)
    qtbot.addWidget(screen)
    screen.resize(1240, 680)
    screen.ensurePolished()
    screen.grab()  # laid out as when shown
    text = screen.findChild(Paragraph)
    assert text is not None
    assert text.height() >= text.heightForWidth(text.width())


@pytest.mark.parametrize(
    ("text", "lang", "rtl"),
    [
        ("\u2068مروان\u2069 kengî hat birin?", "ku", False),
        ("\u2068Marwan\u2069 متى فُقد؟", "ar", True),
        ("ما بعرف وين", "en", True),  # told words alone follow their own letters
        ("\u2068مروان\u2069", "en", False),
        ("2013", "ar", True),
        ("\u2069\u2069 a", "ar", False),
    ],
)
def test_a_name_does_not_turn_the_sentence_round(
    qtbot: QtBot, text: str, lang: Lang, rtl: bool
) -> None:
    shown = Paragraph(make_look(lang), text)
    qtbot.addWidget(shown)
    assert shown.runs_rtl is rtl
    shown.resize(400, 40)
    ink = inked(shown)
    assert (ink.left() > 200) if lang == "ar" else (ink.right() < 200), "by the window's direction"


def inked(shown: QWidget) -> QRect:
    """The part of a widget on which something was drawn."""
    picture = shown.grab().toImage()
    ground = picture.pixelColor(0, 0)
    points = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != ground
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def test_a_paragraph_is_as_high_as_its_lines_and_none_is_cut(qtbot: QtBot) -> None:
    look = make_look("ar")
    words = "قالوا إنّه في الفرع ٢١٥، ثم قالوا إنّه نُقل إلى صيدنايا، ولم نعرف شيئاً بعد ذلك."
    shown = Paragraph(look, words)
    qtbot.addWidget(shown)
    line = shown.fontMetrics().lineSpacing()
    one, many = shown.heightForWidth(2000), shown.heightForWidth(100)
    assert line <= one < 2 * line and many > 3 * line
    assert shown.heightForWidth(2000) == one
    shown.resize(100, many)
    assert inked(shown).top() > 0 and inked(shown).bottom() < many
    shown.say("سطر\nوسطر")
    assert shown.heightForWidth(2000) == 2 * one and shown.said() == "سطر\nوسطر"
    shown.setFont(look.font("h1"))
    assert shown.heightForWidth(2000) > 2 * one
    shown.say("")
    assert shown.heightForWidth(300) == 0

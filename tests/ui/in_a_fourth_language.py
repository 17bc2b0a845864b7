"""The program with two made-up languages installed: run by test_fourth_language.py in a copy of the
program."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.made_up_languages import HEADER, LEFT_OUT, LETTER, LIKE, MARK, MONTH
from tests.reports.paper import fonts_of, text_of
from tests.ui.conftest import Room

from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.loads.table_proposals import HeaderWords
from vsdesk.languages import LANGUAGES, SOURCE, USUAL
from vsdesk.names.fold import fold
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.lexicon import Lexicon
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.gate.told.rejected_words import senses
from vsdesk.records.readiness.profiles import Profiles
from vsdesk.reports.forms import load_form
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.settings import load
from vsdesk.ui.route import Route
from vsdesk.words import LANGS, Words, plain

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.window import Window

BOTH = pytest.mark.parametrize("lang", list(MARK))


def texts(part: QWidget) -> list[str]:
    """Every text that a part of the window shows."""
    shown = [one for one in part.findChildren(QWidget) if one.isVisibleTo(part)]
    said = [one.text() for one in shown if isinstance(one, QLabel | QAbstractButton)]
    return [plain(one) for one in said if one.strip()]


def test_they_are_offered_behind_the_others() -> None:
    assert LANGS == ("ar", "ku", "en", "xa", "xb")
    assert (SOURCE, USUAL) == ("en", "ar")
    assert WRITINGS == ("ar", "ku", "lat")  # of a name: fields that are there


@BOTH
def test_words_are_its_own_and_what_is_missing_is_said_as_it_falls_back(lang: str) -> None:
    mark, falls = MARK[lang], LANGUAGES[lang].fallback[0]
    words, dictionary = Words(lang), Dictionary.load()
    labels, fallen = (Labels(one, dictionary.vocabularies) for one in (lang, falls))
    assert words.say("Settings").startswith(mark)
    assert mark in words.count("{n} row", "{n} rows", 3)
    assert words.say(LEFT_OUT) == Words(falls).say(LEFT_OUT) != LEFT_OUT
    assert labels.field("case", "case_type").startswith(mark)
    assert labels.term("event_type", "arrest").startswith(mark)
    assert labels.term("asset_kind", "house") == fallen.term("asset_kind", "house")
    homs = dictionary.places.by_key("SY04")
    assert homs is not None and homs.name(lang) == f"{mark} {homs.name(LIKE[lang])}"
    assert day_in_words(date(2013, 8, 9), lang).split()[1] == mark
    profile = Profiles.load().require("wgad")
    assert profile.name(lang).startswith(mark)
    assert all(rule.sentence(words).startswith(mark) for rule in profile.rules)
    assert any(mark.lower() in word or mark in word for one in senses() for (word, *_) in one)


@BOTH
def test_what_people_tell_and_write_in_it_is_read(lang: str) -> None:
    (month, _) = Lexicon.load(fold).find(f"{MONTH[lang]} 2013")
    assert month.get("month") == "8"
    known = HeaderWords.load().find(HEADER[lang])
    assert known is not None and known.to == ("person.given_*",)


@BOTH
def test_a_form_has_its_headings_and_keeps_the_language_of_the_mechanism(lang: str) -> None:
    form = load_form("wgad")
    assert form is not None and form.langs == ("en",)
    assert form.title(lang).startswith(MARK[lang])
    assert all(block.title(lang).startswith(MARK[lang]) for block in form.blocks)


@BOTH
def test_the_window_speaks_it(room: Room, lang: str) -> None:
    desk, (case, *_) = room.desk(people=1)
    desk.access.lock()
    window = room.open(lang)
    right = lang == "xb"
    wanted = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
    assert window.look.direction == wanted
    for route in (Route("today"), Route("case", case, "case"), Route("consent", case)):
        said = texts(room.go(window, route))
        own = [one for one in said if MARK[lang] in one]
        assert len(own) > 3, route
        others = {Words(one).say("Settings") for one in ("ar", "ku", "en")}
        assert not others & set(said)
    _settings(room, window, lang)


def test_a_script_is_set_in_the_face_that_its_language_brings(room: Room) -> None:
    desk, (case, *_) = room.desk(people=1)
    person = str(desk.cases.record(case).value("person"))
    name: Json = f"{LETTER}ⵣ"  # the face has the first letter alone
    desk.cases.save([Edit("person", {"given_lat": name}, id=person)])
    printed = desk.outbound.sheets.print_sheet(SheetOrder(case, ("en",)))
    assert "ⵣ" in printed.unset and LETTER not in printed.unset
    assert "MadeUp-Regular" in fonts_of(printed.pdf)
    families = QFontDatabase.families()
    assert "Made up" in families
    desk.access.lock()


def _settings(room: Room, window: Window, lang: str) -> None:
    screen = room.go(window, Route("settings"))
    langs = screen.findChild(Segments, "language")
    assert isinstance(langs, Segments)
    offered = [plain(one.text()) for one in langs.findChildren(QAbstractButton)]
    assert offered == ["العربية", "Kurdî", "English", "Zzê", "ظظي"]
    assert langs.value == lang
    other = next(one for one in MARK if one != lang)
    langs.choose(other)
    langs.chosen.emit(other)
    room.settle(window)
    assert window.look.lang == other
    assert load(room.home).lang == other


@BOTH
def test_sheets_are_printed_in_it(room: Room, lang: str) -> None:
    desk, (case, *_) = room.desk(people=1)
    sheets = desk.outbound.sheets
    for langs in ((lang,), (USUAL, lang)):
        said = text_of(sheets.print_sheet(SheetOrder(case, langs)).pdf)
        assert said.count(MARK[lang]) > 5
    told: Json = {lang: "made up", "src_lang": lang}
    desk.cases.save([Edit("case", {"summary": told}, id=case)])
    held = desk.cases.record(case).value("summary")
    assert held == told
    desk.access.lock()

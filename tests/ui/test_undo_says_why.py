"""Where nothing takes an action back, the strip says so, and why; it has room for the words.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.conftest import make_look

from vsdesk.desk import Change
from vsdesk.desk.cases.undo_edits import RIGHT, STOOD
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.words import LANGS, Lang


@pytest.mark.parametrize("lasts", [STOOD, RIGHT])
@pytest.mark.parametrize("lang", LANGS)
def test_the_strip_says_why_it_lasts(qtbot: QtBot, lang: Lang, lasts: str) -> None:
    look = make_look(lang)
    page = QWidget()
    qtbot.addWidget(page)
    strip = UndoStrip(look)
    strip.setParent(page)
    done = look.words.say("Taken back. Nothing new leaves from now on.")
    strip.resize(look.px(1000), strip.height())
    strip.decided(done, Change(lasts=lasts), undo=False)
    assert strip.button.isHidden()
    assert done in strip.words.said()
    assert look.words.say(lasts) in strip.words.said()
    assert strip.words.heightForWidth(look.px(900)) <= strip.height()
    strip.decided(done, Change(), undo=False)
    assert strip.words.said() == done

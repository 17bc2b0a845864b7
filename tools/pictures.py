"""Render every screen of the window into a folder: pictures.py FOLDER [LANG…] [dark] [125|200] [same].

With `same` only the pages on which reports of one person are reviewed.

Made-up people in a new vault, offscreen, at 1366×768. Looking at these is part of each change.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from tests.ui import made_alike, made_up

from vsdesk.ui.app import application
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.settings import KnownVault, Settings
from vsdesk.ui.place import Place
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.handover.give import Give
from vsdesk.ui.screens.handover.screen import HandOverScreen
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.screens.interview.topics import KEYS
from vsdesk.ui.screens.same.screen import SameScreen
from vsdesk.ui.window import Window

if TYPE_CHECKING:
    from vsdesk.ui.kit.tokens import Mode
    from vsdesk.words import Lang

SIZE = (1366, 768)


def settle(app: QApplication, window: Window, more: float = 0.05) -> None:
    """Until nothing is asked for any more."""
    until = time.monotonic() + 10
    quiet = 0.0
    while time.monotonic() < until and quiet < more:
        app.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        quiet = 0.0 if window.jobs.waiting else quiet + 0.01
        time.sleep(0.01)


class Pictures:
    """One window in one look; `take` grabs it."""

    def __init__(
        self, app: QApplication, folder: Path, work: Path, settings: Settings, tag: str
    ) -> None:
        self.app, self.folder, self.tag = app, folder, tag
        self.window = Window(
            app, settings, work / "home", env=lambda: made_up.env(work / "profile")
        )
        self.window.resize(*SIZE)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Wait for the screen."""
        settle(self.app, self.window)

    def take(self, name: str) -> None:
        """Grab the window."""
        self.settle()
        self.window.grab().save(str(self.folder / f"{name}-{self.tag}.png"))

    def show(self, place: Place, name: str, before: Callable[[], None] | None = None) -> None:
        """Go to a place and grab it."""
        assert self.window.shell is not None
        self.window.shell.go(place)
        self.settle()
        if before is not None:
            before()
        self.take(name)


def search(pictures: Pictures) -> None:
    """The results below the search box, a question, and the number that was asked for."""
    shell = pictures.window.shell
    assert shell is not None
    shell.go(Place("cases"))
    pictures.settle()
    shell.top.search.setFocus()
    shell.top.search.setText("الخطيب")
    shell.top.search._search()
    pictures.take("search")
    shell.top.search._results.hide()
    shell.top.search.clear()


def ask(pictures: Pictures, case: str) -> None:
    """The question before something is removed."""
    shell = pictures.window.shell
    assert shell is not None and pictures.window.session is not None
    shell.go(Place("case", case, "search"))
    pictures.settle()
    rows = shell.findChild(RecordList, "list-search_action")
    assert isinstance(rows, RecordList) and rows._records()
    rows.open(rows._records()[0].id)
    pictures.take("case-search-open")
    rows._remove()
    pictures.settle()
    dialog = pictures.window.findChild(QDialog, "question")
    assert isinstance(dialog, QDialog)
    dialog.grab().save(str(pictures.folder / f"question-{pictures.tag}.png"))
    dialog.reject()


def give(pictures: Pictures, stick: Path) -> None:
    """Hand over, step by step."""
    assert pictures.window.shell is not None
    pictures.window.shell.go(Place("handover"))
    pictures.settle()
    screen = pictures.window.shell.screen_now
    assert isinstance(screen, HandOverScreen) and isinstance(screen.page, Give)
    screen.page._chose_recipient(screen.page._devices[0].kid)
    pictures.take("handover-where")
    screen.page.take_folder(stick)
    pictures.take("handover-what")
    screen.page.write()
    pictures.app.processEvents()
    pictures.window.grab().save(str(pictures.folder / f"handover-writing-{pictures.tag}.png"))
    pictures.take("handover-done")


def interview(pictures: Pictures, case: str) -> None:
    """Each topic of an interview about a case, and the pause."""
    assert pictures.window.shell is not None
    pictures.window.shell.go(Place("interview", case))
    pictures.settle()
    screen = pictures.window.shell.screen_now
    assert isinstance(screen, InterviewScreen)
    for topic in KEYS:
        screen.show_topic(topic)
        pictures.take(f"interview-{topic}")
    screen.pause()
    pictures.take("interview-pause")
    screen.stop()
    pictures.settle()


def enter(pictures: Pictures, vault: Path) -> None:
    """Open the vault."""
    start = pictures.window.start
    assert start is not None
    start.show_open()
    start._open(vault, made_up.PASSPHRASE)
    pictures.settle()


def same(pictures: Pictures, told: made_alike.Told) -> None:
    """The review of reports that may be of one person."""
    pictures.show(Place("same"), "same-queue")
    screen = pictures.window.shell.screen_now if pictures.window.shell is not None else None
    assert isinstance(screen, SameScreen)
    screen.table.choose(0)
    screen._open(screen.model.row(0))
    pictures.take("same-pair")
    pictures.show(Place("same", part="relatives"), "same-relatives")
    pictures.show(Place("same", part="decided"), "same-decided")
    pictures.show(Place("same", part="groups"), "same-group")
    pictures.show(Place("pair", told.one, field=told.pair[0]), "same-pair-alone")
    pictures.show(Place("one", told.one), "one")
    pictures.show(Place("case", told.one, "person"), "one-case")
    pictures.show(Place("hits", told.source), "same-hits")
    hint(pictures, told.one)


def hint(pictures: Pictures, case: str) -> None:
    """The hint while a name is typed."""
    assert pictures.window.shell is not None
    pictures.window.shell.go(Place("case", case, "person"))
    pictures.settle()
    screen = pictures.window.shell.screen_now if pictures.window.shell is not None else None
    assert isinstance(screen, CaseScreen)
    names = {
        "given_ar": "أنس",
        "father_ar": "حسام",
        "family_ar": "الرفاعي",
        "mother_given_ar": "هيام",
    }
    screen.told.typed(names, {}, (case,))
    settle(pictures.app, pictures.window, 1.2)
    pictures.take("same-hint")


def walk(
    pictures: Pictures, vault: Path, case: str, family: str, stick: Path, told: made_alike.Told
) -> None:
    """Every screen."""
    window = pictures.window
    start = window.start
    assert start is not None
    pictures.take("start")
    start.show_create()
    pictures.take("create")
    enter(pictures, vault)
    pictures.take("today")
    pictures.show(Place("cases"), "cases")
    for part in (
        "person",
        "disappearance",
        "timeline",
        "family",
        "contact",
        "claims",
        "documents",
        "antemortem",
        "submissions",
        "due",
        "consent",
        "search",
        "history",
    ):
        pictures.show(Place("case", case, part), f"case-{part}")
    search(pictures)
    ask(pictures, case)
    pictures.show(Place("families"), "families")
    for part in ("members", "consent", "contact", "log", "needs", "housing", "family"):
        pictures.show(Place("family", family, part), f"family-{part}")
    for screen in ("activities", "lists", "handover", "differences", "settings", "table"):
        pictures.show(Place(screen), screen)
    pictures.show(Place("handover", part="receive"), "receive")
    give(pictures, stick)
    pictures.show(Place("preview", case), "preview")
    interview(pictures, case)
    same(pictures, told)
    window.close()


def main() -> None:
    """Make a vault, walk through it in each language."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    langs: list[Lang] = [lang for lang in ("en", "ar", "ku") if lang in wanted] or [
        "en",
        "ar",
        "ku",
    ]
    mode: Mode = "dark" if "dark" in wanted else "light"
    scale = next((int(text) / 100 for text in wanted if text.isdigit()), 1.0)
    app = application()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        vault = work / "sindyan"
        desk = made_up.coordinator(vault, work / "profile")
        case = made_up.fill(desk)[0]
        other = made_up.field(work / "field", work / "other", "شيار")
        made_up.enrol(desk, other)
        made_up.differ(desk, other, work / "stick")
        other.lock()
        family = str(desk.record(case).value("family"))
        told = made_alike.told_twice(desk)
        desk.lock()
        for lang in langs:
            known = (KnownVault(str(vault), made_up.Clock().now),)
            tag = f"{lang}-{mode}-{round(scale * 100)}"
            pictures = Pictures(app, folder, work, Settings(lang, mode, scale, 10, known), tag)
            if "same" in wanted:
                enter(pictures, vault)
                same(pictures, told)
                pictures.window.close()
            else:
                walk(pictures, vault, case, family, work / "stick", told)


if __name__ == "__main__":
    main()

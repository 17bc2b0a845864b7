"""Render every screen of the window into a folder: pictures.py FOLDER [LANG…] [dark]
[125|200] [same] [consent].

With `same` only the pages on which reports of one person are reviewed; with `consent` only those of
consent, of erasing and of doing no harm.

Made-up people in a new vault, offscreen, at 1366×768. Looking at these is part of each change.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea
from tests.ui import made_alike, made_up, made_up_consent

from vsdesk.languages import SOURCE
from vsdesk.ui.app import application
from vsdesk.ui.editing.record_list import RecordList
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.settings import Settings
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.route import Route
from vsdesk.ui.screens.activities.activity_file_screen import ActivityFileScreen
from vsdesk.ui.screens.case.screen import CaseScreen
from vsdesk.ui.screens.consent.screen import ConsentScreen
from vsdesk.ui.screens.handover.give import Give
from vsdesk.ui.screens.handover.screen import HandOverScreen
from vsdesk.ui.screens.interview.screen import InterviewScreen
from vsdesk.ui.screens.interview.topics import KEYS
from vsdesk.ui.screens.interview.which_family import WhichFamily
from vsdesk.ui.screens.match_file.screen import MatchFileScreen
from vsdesk.ui.screens.record.screen import RecordScreen
from vsdesk.ui.screens.same.screen import SameScreen
from vsdesk.ui.window import Window
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.ui.kit.tokens import Mode

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

    def show(self, place: Route, name: str, before: Callable[[], None] | None = None) -> None:
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
    shell.go(Route("cases"))
    pictures.settle()
    shell.top.search.setFocus()
    shell.top.search.setText("الخطيب")
    shell.top.search._search()
    pictures.take("search")
    shell.top.search._results.hide()
    shell.top.search.clear()


def found(pictures: Pictures) -> None:
    """The page of all results: before anything is typed, across scripts, with a filter, with nothing."""
    pictures.show(Route("search"), "search-page")
    pictures.show(Route("search", field="Basel Hatib"), "search-found")
    pictures.show(Route("search", field="الخطيب", part="kind=case"), "search-filter")
    pictures.show(Route("search", field="قططقط"), "search-none")


def names_file(pictures: Pictures, folder: Path) -> None:
    """The register of lists; a file of names step by step, one that cannot be read first."""
    pictures.show(Route("lists", field="source_list"), "name-lists")
    pictures.show(Route("match_file"), "match-file")
    assert pictures.window.shell is not None
    screen = pictures.window.shell.screen_now
    assert isinstance(screen, MatchFileScreen)
    path = folder / "made-up-names.csv"
    path.write_bytes(b"rid,given\n1,x\n1,y\n")
    screen.take(path)
    pictures.settle()
    screen.compare()
    pictures.take("match-file-refused")
    rows = (
        "الاسم,اسم الأب,الكنية,المواليد",
        "Marwan,Xalid,Derwêş,1986",
        "باسل,نذير,الخطيب,soon",
        ",,,",
    )
    path.write_text("\n".join(rows), "utf-8")
    screen.take(path)
    pictures.take("match-file-columns")
    screen.compare()
    for _ in range(4):
        pictures.settle()
    pictures.take("match-file-found")
    if screen.found is not None:
        screen._keep_all()
        pictures.take("match-file-keep")


def activities(pictures: Pictures, folder: Path) -> None:
    """The list of activities, their calendar, a file of them step by step, the report of a period."""
    pictures.show(Route("activities"), "activities")
    pictures.show(Route("activities", part="calendar"), "activities-none")
    pictures.show(Route("activity_file"), "activity-file")
    assert pictures.window.shell is not None
    screen = pictures.window.shell.screen_now
    assert isinstance(screen, ActivityFileScreen)
    path = folder / "made-up-activities.json"
    path.write_text(
        '{"activities": [{"from": "2026-11-20", "to": "2026-11-29", "kind": "تدريب", '
        '"title": "دورة مصطنعة"}, {"from": "2026-11", "title": "نشاط مصطنع بلا يوم"}]}',
        "utf-8",
    )
    screen.take(path)
    pictures.take("activity-file-check")
    screen.load()
    pictures.take("activity-file-done")
    pictures.show(Route("activities", part="calendar"), "activities-calendar")
    pictures.show(Route("period"), "period-report")


def ask(pictures: Pictures, case: str) -> None:
    """The question before something is removed."""
    shell = pictures.window.shell
    assert shell is not None and pictures.window.session is not None
    shell.go(Route("case", case, "search"))
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
    pictures.window.shell.go(Route("handover"))
    pictures.settle()
    screen = pictures.window.shell.screen_now
    assert isinstance(screen, HandOverScreen) and isinstance(screen.page, Give)
    screen.page._chose_recipient(screen.page._devices[0].device_id)
    pictures.take("handover-where")
    screen.page.take_folder(stick)
    pictures.take("handover-what")
    screen.page.write()
    pictures.app.processEvents()
    pictures.window.grab().save(str(pictures.folder / f"handover-writing-{pictures.tag}.png"))
    pictures.take("handover-done")


def _name_family(pictures: Pictures) -> None:
    """A name by which a family is looked for."""
    assert pictures.window.shell is not None
    screen = pictures.window.shell.screen_now
    assert isinstance(screen, InterviewScreen) and isinstance(screen.page, WhichFamily)
    screen.page.finder.field.insert("نجاح")
    time.sleep(0.4)


def interview(pictures: Pictures, case: str) -> None:
    """Each topic of an interview about a case, and the pause."""
    assert pictures.window.shell is not None
    pictures.show(Route("interview"), "interview-which-family", lambda: _name_family(pictures))
    pictures.window.shell.go(Route("interview", case))
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
    pictures.show(Route("same"), "same-queue")
    screen = pictures.window.shell.screen_now if pictures.window.shell is not None else None
    assert isinstance(screen, SameScreen)
    screen.table.choose(0)
    screen._open(screen.model.row(0))
    pictures.take("same-pair")
    pictures.show(Route("same", part="relatives"), "same-relatives")
    pictures.show(Route("same", part="decided"), "same-decided")
    pictures.show(Route("same", part="groups"), "same-group")
    pictures.show(Route("pair", told.one, field=told.pair[0]), "same-pair-alone")
    pictures.show(Route("one", told.one), "one")
    pictures.show(Route("case", told.one, "person"), "one-case")
    pictures.show(Route("hits", told.source), "same-hits")
    hint(pictures, told.one)


def hint(pictures: Pictures, case: str) -> None:
    """The hint while a name is typed."""
    assert pictures.window.shell is not None
    pictures.window.shell.go(Route("case", case, "person"))
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
    pictures.show(Route("cases"), "cases")
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
        pictures.show(Route("case", case, part), f"case-{part}")
    search(pictures)
    found(pictures)
    names_file(pictures, stick.parent)
    activities(pictures, stick.parent)
    ask(pictures, case)
    pictures.show(Route("families"), "families")
    for part in ("members", "consent", "contact", "log", "needs", "housing", "family"):
        pictures.show(Route("family", family, part), f"family-{part}")
    for screen in ("activities", "lists", "handover", "differences", "settings", "shared", "table"):
        pictures.show(Route(screen), screen)
    pictures.show(Route("handover", part="receive"), "receive")
    give(pictures, stick)
    pictures.show(Route("preview", case), "preview")
    interview(pictures, case)
    same(pictures, told)
    window.close()


def press(pictures: Pictures, name: str) -> None:
    """Press the first button whose name begins so, and bring it into sight."""
    shell = pictures.window.shell
    assert shell is not None and shell.screen_now is not None
    found = [b for b in shell.screen_now.findChildren(Button) if b.objectName().startswith(name)]
    found[0].click()
    pictures.settle()


def scrolled(pictures: Pictures, area: str, down: int) -> None:
    """Scroll a column of the screen."""
    found = pictures.window.findChild(QScrollArea, area)
    assert found is not None
    found.verticalScrollBar().setValue(down)


@dataclass
class Harmed:
    """A vault in which people answered, money was asked for, a paper was forged, news waits."""

    vault: Path
    who: made_up_consent.Answered
    cases: list[str]
    source: str


def harmed(work: Path) -> Harmed:
    """Make it."""
    vault = work / "sindyan"
    desk = made_up.coordinator(vault, work / "profile")
    cases = made_up.fill(desk, 5)
    who = made_up_consent.answers(desk, cases[0])
    made_up_consent.refused(desk)
    made_up_consent.attempt(desk, cases[1])
    made_up_consent.identified(desk, cases[3])
    source = made_up_consent.told(desk, cases[2])
    channel = desk.cases.dossier(who.family).of("contact_channel")[0]
    desk.cases.save(
        [made_up.Edit("contact_channel", {"value": made_up_consent.TAKER}, id=channel.id)]
    )
    desk.files.attach(io.BytesIO(made_up.portrait()), cases[1], kind="document", name="paper.jpg")
    desk.cases.save(
        [made_up.Edit("case", {"news_messenger": desk.access.status().device_id}, id=cases[3])]
    )
    desk.erasure.erase(
        cases[4], why="mistake", because="made up", listed=desk.erasure.erasure(cases[4]).digest
    )
    desk.access.lock()
    return Harmed(vault, who, cases, source)


def consent(pictures: Pictures, made: Harmed) -> None:
    """Consent, erasing, doing no harm."""
    who, cases = made.who, made.cases
    shell = pictures.window.shell
    assert shell is not None
    pictures.show(Route("consent", who.case), "consent")
    scrolled(pictures, "consent-scroll", 540)
    pictures.take("consent-decide")
    pictures.show(Route("consent", who.case, who.wife), "consent-person")
    press(pictures, "withdraw-")
    scrolled(pictures, "consent-scroll", 560)
    pictures.take("consent-withdraw")
    press(pictures, "withdraw-now")
    pictures.take("consent-withdrawn")
    screen = shell.screen_now
    assert isinstance(screen, ConsentScreen)
    screen.show_part("")
    pictures.settle()
    press(pictures, "letter-")
    pictures.take("letter")
    pictures.show(Route("erasing", who.case, "withdrawn"), "erasing")
    pictures.show(Route("erasures", part="retention"), "erasures")
    press(pictures, "approve-")
    pictures.take("erasures-sure")
    pictures.show(Route("erasures", part="removed"), "erasures-went")
    press(pictures, "certificate-")
    pictures.take("certificate")
    pictures.show(Route("case", who.case, "person"), "warned")
    pictures.show(Route("case", cases[1], "documents"), "paper-look", lambda: _look(pictures))
    press(pictures, "cover-picture")
    press(pictures, "cover-add")
    pictures.take("cover")
    press(pictures, "cover-keep")
    pictures.take("covered")
    pictures.show(Route("interview", cases[2]), "asked-again")
    pictures.show(Route("record", made.source), "source-sealed")
    pictures.show(
        Route("record", made.source, "statement"), "statement-again", lambda: _unseal(pictures)
    )
    pictures.show(Route("case", cases[3], "timeline"), "news-messenger")
    pictures.show(Route("interview", cases[1]), "wording", lambda: _presume(pictures))


def _look(pictures: Pictures) -> None:
    press(pictures, "open-evidence_item-")
    press(pictures, "look-at-paper")


def _unseal(pictures: Pictures) -> None:
    shell = pictures.window.shell
    assert shell is not None and isinstance(shell.screen_now, RecordScreen)
    shell.screen_now.sealed.reason.setText("طلبت المحكمة")
    press(pictures, "sealed-open")
    press(pictures, "add-")


def _presume(pictures: Pictures) -> None:
    shell = pictures.window.shell
    assert shell is not None and isinstance(shell.screen_now, InterviewScreen)
    shell.screen_now.show_topic("happened")
    pictures.settle()
    shell.screen_now.findChildren(StoryEdit)[-1].setPlainText("خرج المرحوم من البيت صباحاً ولم يعد")
    pictures.settle()


def main() -> None:
    """Make a vault, walk through it in each language."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[2:]
    every = list(dict.fromkeys((SOURCE, *LANGS)))
    langs = [lang for lang in every if lang in wanted] or every
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
        other.access.lock()
        family = str(desk.cases.record(case).value("family"))
        told = made_alike.told_twice(desk)
        desk.access.lock()
        for lang in langs:
            known = (str(vault),)
            tag = f"{lang}-{mode}-{round(scale * 100)}"
            if "same" not in wanted:
                made = harmed(work / f"harmed-{lang}")
                knows = (str(made.vault),)
                settings = Settings(lang, mode, scale, 10, knows)
                pictures = Pictures(app, folder, work / f"harmed-{lang}", settings, tag)
                enter(pictures, made.vault)
                consent(pictures, made)
                pictures.window.close()
            if "consent" in wanted:
                continue
            pictures = Pictures(app, folder, work, Settings(lang, mode, scale, 10, known), tag)
            if "same" in wanted:
                enter(pictures, vault)
                same(pictures, told)
                pictures.window.close()
            else:
                walk(pictures, vault, case, family, work / "stick", told)


if __name__ == "__main__":
    main()

"""Receive: bundles found on sticks or in a folder, progress, what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.diskio import name_of
from vsdesk.errors import CODES
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import clear, column, plane, row, rule, scroll
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.reading_order import keyboard_kept
from vsdesk.ui.kit.stick_watch import find
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.alike_strip import AlikeStrip
from vsdesk.ui.parts.taking_steps import OPENING, TAKING, TakingSteps
from vsdesk.ui.people_names import device_words
from vsdesk.ui.screens.handover.taking_report import Beside, TakingReport, status_badge

if TYPE_CHECKING:
    from vsdesk.desk import Desk, HistoryPage, Intake, ReceivedFile, TakenBefore
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.handover.screen import HandOverScreen
    from vsdesk.ui.session import VaultSession


class Receive(QWidget):
    """Found bundles first; nothing is taken in before the person says so.

    What came of it stays until the person closes it, whatever happens to the sticks; what came ever stands
    below.
    """

    def __init__(self, screen: HandOverScreen) -> None:
        super().__init__()
        self._screen, self._look, self._session = screen, screen.look, screen.session
        self._folders: list[Path] = []
        self._folder: Path | None = None
        self._files: list[Path] = []  # chosen by name
        self._seen: list[Path] = []  # what lay there when the page looked
        self._ticket: JobHandle | None = None
        self._reported = False  # a report stands here: nothing takes its place but the person
        look = self._look
        outer = column(look, self, edges=(24, 4, 24, 0))
        inner = plane()
        self._box = column(look, inner, edges=(0, 0, 0, 16), space=12)
        self._stage = column(look)
        self._box.addLayout(self._stage)
        self.taken = TakenCard(look, self._session)
        self._box.addWidget(self.taken)
        self._box.addStretch(1)
        outer.addWidget(scroll(inner, "receive-scroll"), 1)
        self.progress: ProgressCard | None = None
        self._session.jobs.read(
            Callbacks(self, self._begin, self._failed), self._session.desk.sync.intake.taking
        )

    def _begin(self, taking: Intake | None) -> None:
        """The report that was not closed yet, else what lies here."""
        if taking is not None:
            self._show_report(taking, looked=False)
        else:
            self.look_for_sticks()

    # Finding.
    def look_for_sticks(self) -> None:
        """Look for bundles on all sticks and in the chosen folder, unless something else stands here."""
        if self.progress is not None or self._reported:
            return
        self._folders = [stick.root for stick in find()]
        if self._folder is not None:
            self._folders.append(self._folder)
        folders = [*self._folders, *self._files]
        self._session.jobs.read(
            Callbacks(self, self._observed, self._not_seen),
            _bundles,
            self._session.desk,
            tuple(folders),
        )

    def _observed(self, looked: tuple[list[Path], list[ReceivedFile]]) -> None:
        if self.progress is not None or self._reported:
            return
        found, beside = looked
        self._seen = [*found, *(one.path for one in beside)]
        look, words = self._look, self._look.words
        card = Card(look, words.say("Bundles that are here"), space=10)
        for path in found:
            line = row(look, space=10)
            line.addWidget(IconMark(look, "file", "text2", 18))
            line.addWidget(Label(look, name_of(path), "strong", elide=True), 2)
            line.addWidget(Label(look, str(path.parent), "small", "text2", elide=True), 1)
            card.body.addLayout(line)
        if not found:
            card.body.addWidget(
                Paragraph(
                    look,
                    words.say("No bundle was found. Put a stick in, or choose a folder or a file."),
                    "body",
                    "text2",
                )
            )
        ways = Flow(look)
        choose = Button(look, words.say("Choose a folder"), "receive-folder", icon="folder")
        choose.clicked.connect(self._choose)
        ways.addWidget(choose)
        one = Button(look, words.say("Choose a file"), "receive-file", icon="file")
        one.clicked.connect(self._choose_file)
        ways.addWidget(one)
        ways.addStretch(1)
        take = Button(
            look,
            words.count("Take in {n} bundle", "Take in {n} bundles", len(found)),
            "take-in",
            kind="primary",
            icon="review",
        )
        take.setEnabled(bool(found))
        take.clicked.connect(self.take_in)
        ways.addWidget(take)
        card.body.addLayout(ways)
        page = QWidget()
        box = column(look, page, space=12)
        box.addWidget(card)
        if beside and not found:
            box.addWidget(Beside(look, beside))
        self._put(page)

    def _choose(self) -> None:
        self._session.prompts.folder(
            self, self._look.words.say("The folder with the bundles"), "", self.take_folder
        )

    def take_folder(self, folder: Path) -> None:
        """Look for bundles in this folder too."""
        self._folder = folder
        self.look_again()

    def _choose_file(self) -> None:
        title = self._look.words.say("The bundle")
        kinds = (
            self._look.words.say("Bundles")
            + " (*.age);;"
            + self._look.words.say("All files")
            + " (*)"
        )
        self._session.prompts.open_files(self, title, kinds, self.take_files)

    def take_files(self, files: Sequence[Path]) -> None:
        """Take these in too, whatever their names are."""
        self._files = list(files)
        self.look_again()

    def look_again(self) -> None:
        """Close the report, if one stands here, and look what lies here."""
        self._reported = False
        self._session.desk.sync.intake.close_taking()
        self.look_for_sticks()

    # Taking in.
    def take_in(self) -> None:
        """Take in all that was found."""
        look, say = self._look, self._look.words.say
        steps = (((OPENING,), say("All bundles opened")), ((TAKING,), say("Taken in")))
        self.progress = ProgressCard(look, "review", steps)
        self.progress.begin(say("Taking in bundles"), "", say("Keep the stick in."))
        self.progress.stop.connect(self._stop)
        self._put(self.progress)
        steps_of = TakingSteps(look.words, self.progress)
        answer = Callbacks(self, self._taken, self._failed, steps_of.step, self._stopped)
        self._ticket = self._session.jobs.write_long(
            answer,
            self._session.desk.sync.intake.receive,
            tuple(self._sources()),
            seen=tuple(self._seen),
        )

    def _sources(self) -> list[Path]:
        """Folders, and files that do not lie in one of them."""
        alone = [one for one in self._files if one.parent not in self._folders]
        return [*self._folders, *alone]

    def _stop(self) -> None:
        if self._ticket is not None and self.progress is not None:
            self.progress.button.setEnabled(False)
            self._ticket.cancel()

    def _stopped(self) -> None:
        say = self._look.words.say
        self.progress = None
        self._end([Banner(self._look, say("Stopped. The vault is as before."), "", "neutral")])

    def _not_seen(self, problem: VsdeskError) -> None:
        """A stick that cannot be read: the next one that comes is looked at by itself."""
        self._failed(problem)
        self._reported = False

    def _failed(self, problem: VsdeskError) -> None:
        self.progress = None
        self._end([Banner(self._look, self._look.words.say(problem.code.sentence), "", "warn")])

    def _taken(self, results: Sequence[ReceivedFile]) -> None:
        self.progress = None
        self.taken.refresh()
        answer = Callbacks(self, partial(self._show_report, looked=True), self._failed)
        self._session.jobs.read(answer, self._session.desk.sync.intake.taking_of, tuple(results))

    def _show_report(self, taking: Intake, *, looked: bool) -> None:
        """`looked`: right after taking in, when new reports are still being compared."""
        report = TakingReport(self._look, self._session, taking)
        report.go.connect(self._screen.go)
        parts: list[QWidget] = [report]
        if looked and any(one.result.records for one in taking.files):
            alike = AlikeStrip(self._look, self._session)
            alike.go.connect(self._screen.go)
            parts.append(alike)
        self._end(parts, self._look.words.say("Close the report and look for more bundles"))

    def _end(self, parts: Sequence[QWidget], then: str = "") -> None:
        """What came of it, and the button that closes it: until then it stays, whatever sticks come and
        go."""
        look = self._look
        self._reported = True
        page = QWidget()
        box = column(look, page, space=12)
        for part in parts:
            box.addWidget(part)
        words = then or look.words.say("Look for more bundles")
        again = Button(look, words, "receive-again", icon="review")
        again.clicked.connect(self.look_again)
        box.addWidget(again, 0, look.leading)
        self._put(page)

    def _put(self, page: QWidget) -> None:
        with keyboard_kept(self):
            clear(self._stage)
            self._stage.addWidget(page)
            page.show()  # it has its place now: the keyboard can go there

    def reflow(self, width: float) -> None:
        """One column always."""


def _bundles(desk: Desk, folders: tuple[Path, ...]) -> tuple[list[Path], list[ReceivedFile]]:
    """The bundles that are here, and what is only named like one."""
    inside = [one for one in folders if one.is_dir()]
    named = [one for one in folders if one not in inside]
    found = [path for folder in inside for path in desk.sync.bundles_in(folder)]
    beside = [one for folder in dict.fromkeys(inside) for one in desk.sync.no_bundles_in(folder)]
    return list(dict.fromkeys([*found, *named])), beside


class TakenCard(Card):
    """Reads itself anew when something came in; older pages are added below."""

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__(look, look.words.say("Taken in before"), icon="history", space=8)
        self.setObjectName("taken-before")
        self._session = session
        self._next: tuple[int, int] | None = None
        self._rows = column(look, space=8)
        self.body.addLayout(self._rows)
        self.older = Button(look, look.words.say("Show older ones"), "taken-older", kind="link")
        self.older.clicked.connect(self._more)
        self.older.hide()
        self.body.addWidget(self.older, 0, look.leading)
        self.refresh()

    def refresh(self) -> None:
        """Read the newest page again."""
        desk = self._session.desk
        self._session.jobs.read(Callbacks(self, self._show), desk.sync.intake.taken_before)

    def _more(self) -> None:
        self.older.setEnabled(False)
        desk = self._session.desk
        self._session.jobs.read(
            Callbacks(self, self._add), desk.sync.intake.taken_before, self._next
        )

    def _show(self, page: HistoryPage) -> None:
        clear(self._rows)
        if not page.files:
            words = self._look.words.say("Nothing was taken in yet.")
            self._rows.addWidget(Paragraph(self._look, words, "body", "text2"))
        self._add(page)

    def _add(self, page: HistoryPage) -> None:
        for one in page.files:
            self._rows.addWidget(rule())
            self._row(one)
        self._next = page.next
        self.older.setEnabled(True)
        self.older.setVisible(page.next is not None)

    def _row(self, one: TakenBefore) -> None:
        look, words = self._look, self._look.words
        line = row(look, space=12)
        when = Label(look, stamp(words, one.at, year=True))
        when.setMinimumWidth(look.px(150))
        line.addWidget(when)
        who = words.say("a device that no list names")
        if one.sender is not None:
            who = device_words(look, one.sender)
        line.addWidget(Label(look, who, "strong", elide=True), 2)
        line.addWidget(Label(look, self._told(one), "body", "text2", elide=True), 2)
        line.addWidget(status_badge(look, one.result))
        self._rows.addLayout(line)
        for code in one.codes:
            self._rows.addWidget(
                Paragraph(look, words.say(CODES[code].sentence), "small", "text2", wide=90)
            )

    def _told(self, one: TakenBefore) -> str:
        words = self._look.words
        if one.new or one.changed:
            return words.count(
                "{n} new case, {changed} changed",
                "{n} new cases, {changed} changed",
                one.new,
                changed=one.changed,
            )
        return words.count("{n} record", "{n} records", one.records) if one.records else ""

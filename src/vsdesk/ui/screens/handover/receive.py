"""Receive: bundles found on sticks or in a folder, progress, what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QWidget

from vsdesk.errors import CODES
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.jobs import Answer, Ticket
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import clear, column, plane, row, rule, scroll
from vsdesk.ui.kit.mark import Mark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.sticks import find
from vsdesk.ui.place import Place
from vsdesk.ui.screens.handover.beside import Beside
from vsdesk.ui.screens.same.alike_strip import AlikeStrip

if TYPE_CHECKING:
    from vsdesk.desk import Desk, Received
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.screens.handover.screen import HandOverScreen

_TONES: Final = {
    "applied": ("ok", "ready"),
    "partial": ("warn", "warn"),
    "duplicate": ("neutral", "check"),
    "held": ("neutral", "clock"),
    "refused": ("stop", "blocked"),
    "stopped": ("warn", "warn"),
}


class Receive(QWidget):
    """Found bundles first; nothing is taken in before the person says so."""

    def __init__(self, screen: HandOverScreen) -> None:
        super().__init__()
        self._screen, self._look, self._session = screen, screen.look, screen.session
        self._folders: list[Path] = []
        self._folder: Path | None = None
        self._files: list[Path] = []  # chosen by name
        self._seen: list[Path] = []  # what lay there when the page looked
        self._ticket: Ticket | None = None
        look = self._look
        outer = column(look, self, edges=(24, 4, 24, 0))
        inner = plane()
        self._box = column(look, inner, edges=(0, 0, 0, 16), space=12)
        self._stage = column(look)
        self._box.addLayout(self._stage)
        self._box.addStretch(1)
        outer.addWidget(scroll(inner, "receive-scroll"), 1)
        self.progress: ProgressCard | None = None
        self.look_for_sticks()

    # Finding.
    def look_for_sticks(self) -> None:
        """Look for bundles on all sticks and in the chosen folder."""
        if self.progress is not None:
            return
        self._folders = [stick.root for stick in find()]
        if self._folder is not None:
            self._folders.append(self._folder)
        folders = [*self._folders, *self._files]
        self._session.jobs.read(
            Answer(self, self._saw, self._failed), _bundles, self._session.desk, tuple(folders)
        )

    def _saw(self, looked: tuple[list[Path], list[Received]]) -> None:
        found, beside = looked
        self._seen = [*found, *(one.path for one in beside)]
        look, words = self._look, self._look.words
        card = Card(look, words.say("Bundles that are here"), space=10)
        for path in found:
            line = row(look, space=10)
            line.addWidget(Mark(look, "file", "text2", 18))
            line.addWidget(Label(look, path.name, "strong", elide=True), 2)
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
        line = row(look)
        choose = Button(look, words.say("Choose a folder"), "receive-folder", icon="folder")
        choose.clicked.connect(self._choose)
        line.addWidget(choose)
        one = Button(look, words.say("Choose a file"), "receive-file", icon="file")
        one.clicked.connect(self._choose_file)
        line.addWidget(one)
        line.addStretch(1)
        take = Button(
            look,
            words.count("Take in {n} bundle", "Take in {n} bundles", len(found)),
            "take-in",
            kind="primary",
            icon="review",
        )
        take.setEnabled(bool(found))
        take.clicked.connect(self.take_in)
        line.addWidget(take)
        card.body.addLayout(line)
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
        self.look_for_sticks()

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
        self.look_for_sticks()

    # Taking in.
    def take_in(self) -> None:
        """Take in all that was found."""
        look, say = self._look, self._look.words.say
        steps = (
            (("receiving", "verifying", "checking"), say("Opened and verified")),
            (("applying", "storing", "reading"), say("Taken in")),
            (("folding", "listing"), say("Lists brought up to date")),
        )
        self.progress = ProgressCard(look, "review", steps, ("verifying", "storing"))
        self.progress.begin(say("Taking in bundles"), "", say("Keep the stick in."))
        self.progress.stop.connect(self._stop)
        self._put(self.progress)
        answer = Answer(self, self._taken, self._failed, self.progress.step, self._stopped)
        self._ticket = self._session.jobs.write_long(
            answer,
            self._session.desk.receive,
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

    def _failed(self, problem: VsdeskError) -> None:
        self.progress = None
        self._end([Banner(self._look, self._look.words.say(problem.code.sentence), "", "warn")])

    def _taken(self, results: Sequence[Received]) -> None:
        look, say = self._look, self._look.words.say
        self.progress = None
        took = any(one.status in ("applied", "partial", "duplicate") for one in results)
        parts: list[QWidget] = [self._result(one, took) for one in results if not one.beside]
        beside = [one for one in results if one.beside]
        if beside:
            parts.append(Beside(look, beside, hint=not took))
        if took:
            parts.append(
                Banner(
                    look,
                    say("The receipt goes with your next bundle."),
                    say("To send it at once, hand over now, even when nothing else is new."),
                    icon="receipt",
                )
            )
        if any(one.differences for one in results):
            door = Button(look, say("Look at the differences"), "to-differences", icon="differ")
            door.clicked.connect(self._to_differences)
            parts.append(
                Banner(
                    look,
                    say("Some answers differ between two versions."),
                    say("Both stay in the history; you decide which one stands."),
                    "accent",
                    icon="differ",
                    button=door,
                )
            )
        if any(one.records for one in results):
            alike = AlikeStrip(look, self._session)
            alike.go.connect(self._screen.go)
            parts.append(alike)
        self._end(parts)

    def _result(self, one: Received, took: bool) -> Card:
        """One file; `took`: another one of them was taken in, and one for others is then no matter."""
        look, words = self._look, self._look.words
        card = Card(look, one.path.name, icon="file", space=8)
        line = row(look, space=8)
        tone, icon = _TONES.get(one.status, ("neutral", "info"))
        if took and one.code == "E_NO_MATCH":
            tone, icon = "neutral", "info"
        line.addWidget(Badge(look, self._status(one.status), tone, icon))
        line.addStretch(1)
        card.body.addLayout(line)
        if one.code:
            card.body.addWidget(Paragraph(look, words.say(CODES[one.code].sentence), "strong"))
        for code in one.codes:
            card.body.addWidget(Paragraph(look, words.say(CODES[code].sentence), "small", "text2"))
        for told in self._counts(one):
            card.body.addWidget(Label(look, told, elide=True))
        if one.spaces:
            card.body.addWidget(rule())
            self._per_case(card, one.spaces)
        return card

    def _status(self, status: str) -> str:
        say = self._look.words.say
        return {
            "applied": say("Taken in"),
            "partial": say("Taken in, a part set aside"),
            "duplicate": say("Was taken in before"),
            "held": say("Kept for later"),
            "refused": say("Not taken in"),
            "stopped": say("Stopped: nothing is lost"),
        }.get(status, status)

    def _counts(self, one: Received) -> list[str]:
        words = self._look.words
        new = sum(change.new and change.kind == "case" for change in one.spaces)
        changed = sum(not change.new and change.kind == "case" for change in one.spaces)
        found = []
        if new or changed:
            found.append(
                words.count(
                    "{n} new case, {changed} changed",
                    "{n} new cases, {changed} changed",
                    new,
                    changed=changed,
                )
            )
        if one.differences:
            found.append(words.count("{n} answer differs", "{n} answers differ", one.differences))
        if one.delivered:
            found.append(
                words.count(
                    "{n} of your bundles is delivered now",
                    "{n} of your bundles are delivered now",
                    one.delivered,
                )
            )
        return found

    def _per_case(self, card: Card, spaces: Sequence[Any]) -> None:
        look, say = self._look, self._look.words.say
        for change in [one for one in spaces if one.kind in ("case", "family")][:12]:
            kind = self._session.labels.kind(change.kind)
            words = (
                say("{kind}: new", kind=kind) if change.new else say("{kind}: changed", kind=kind)
            )
            button = Button(
                look, words, f"open-{change.space[:8]}", kind="link", icon="go", after=True
            )
            button.setProperty("root", change.space)
            button.setProperty("screen", change.kind)
            button.clicked.connect(self._open)
            card.body.addWidget(button, 0, look.leading)

    def _open(self) -> None:
        button = self.sender()
        self._screen.go.emit(Place(str(button.property("screen")), str(button.property("root"))))

    def _to_differences(self) -> None:
        self._screen.go.emit(Place("differences"))

    def _end(self, parts: Sequence[QWidget]) -> None:
        look, say = self._look, self._look.words.say
        page = QWidget()
        box = column(look, page, space=12)
        for part in parts:
            box.addWidget(part)
        again = Button(look, say("Look for more bundles"), "receive-again", icon="review")
        again.clicked.connect(self.look_for_sticks)
        box.addWidget(again, 0, look.leading)
        self._put(page)

    def _put(self, page: QWidget) -> None:
        clear(self._stage)
        self._stage.addWidget(page)

    def reflow(self, width: float) -> None:
        """One column always."""


def _bundles(desk: Desk, folders: tuple[Path, ...]) -> tuple[list[Path], list[Received]]:
    """The bundles that are here, and what is only named like one."""
    inside = [one for one in folders if one.is_dir()]
    named = [one for one in folders if one not in inside]
    found = [path for folder in inside for path in desk.bundles_in(folder)]
    beside = [one for folder in dict.fromkeys(inside) for one in desk.no_bundles_in(folder)]
    return list(dict.fromkeys([*found, *named])), beside

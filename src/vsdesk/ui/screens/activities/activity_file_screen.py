"""Bring a file of activities: the file, what it would become, loading. Nothing is loaded before a person has
seen what it becomes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk import diskio
from vsdesk.desk import ACTIVITY_FILE_LIMIT
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.stage import Stage
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.file_step import FileStep, FileWords
from vsdesk.ui.parts.load_report import LOADING
from vsdesk.ui.parts.load_undo import LoadUndo
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Desk, LoadedActivities
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FILE, _CHECK, _LOADING, _DONE = range(4)


class ActivityFileScreen(Screen):
    """One step at a time; a load can be taken back from the last one."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self.file: Path | None = None
        self.ticket: JobHandle | None = None
        self.at = _FILE
        outer = column(look, self)
        head = PageHead(look, say("A file of activities"))
        head.back.connect(self.back)
        outer.addWidget(head)
        names = (say("The file"), say("Check"), say("Loading"), say("Done"))
        self.stage = Stage(look, names, "activity-file-scroll")
        words = FileWords(
            say(
                "A newsletter or a list of what groups did in public, as a JSON file: activities, with organisations, projects and what is to be reached. Nothing is loaded before you have seen it; nobody becomes a person on record."
            ),
            say("Choose a file"),
            "choose-activities",
            say("Files of activities (*.json)"),
            90,
        )
        self.door = FileStep(self, look, session, self.stage, words, self.take)
        self.undo = LoadUndo(self, self._undone)
        outer.addWidget(self.stage, 1)
        self.choose_file()

    def first_controls(self) -> Sequence[QWidget]:
        """The door to a file."""
        return self.findChildren(Button, "choose-activities")

    def _go(self, at: int) -> None:
        self.at = at
        self.stage.go(at)

    # 1. The file.
    def choose_file(self) -> None:
        """Which file."""
        self._go(_FILE)
        self.door.show()
        self.stage.body.addStretch(1)

    def take(self, file: Path, _: str | None = None) -> None:
        """Look at this file; nothing is written."""
        self.file = file
        self._run(self.look.words.say("Checking the file"), dry=True)

    def _cannot(self, problem: VsdeskError) -> None:
        """Why it cannot be read, with the number of the activity, and the way to another file."""
        self.choose_file()
        at = problem.params.get("line")
        say = self.look.words.say
        self.door.refuse(problem, say("activity {number}", number=at) if at else "")
        self.door.chooser.setFocus()

    # 2. Check, 3. load.
    def _run(self, heading: str, *, dry: bool) -> None:
        say = self.look.words.say
        self._go(_CHECK if dry else _LOADING)
        steps: list[tuple[tuple[str, ...], str]] = [(("reading",), say("Read and check the file"))]
        if not dry:
            steps.append((LOADING, say("Record all of it")))
        self.progress = ProgressCard(self.look, "file", steps)
        self.progress.begin(heading)
        self.progress.stop.connect(self._stop)
        self.stage.body.addWidget(self.progress)
        self.stage.body.addStretch(1)
        then = self._checked if dry else self._loaded
        answer = Callbacks(self, then, self._cannot, self.progress.step, self.choose_file)
        jobs = self.session.jobs
        run = jobs.read_long if dry else jobs.write_long
        self.ticket = run(answer, _load, self.session.desk, self.file, dry)

    def _stop(self) -> None:
        if self.ticket is not None:
            self.ticket.cancel()

    def _checked(self, found: LoadedActivities) -> None:
        look, say = self.look, self.look.words.say
        self._go(_CHECK)
        if not found.loaded.records:
            words = say("There is nothing new in this file.")
            self.stage.body.addWidget(Banner(look, words))
        else:
            self._say_kinds(say("What it becomes"), found)
        self._say_remarks(found)
        self.stage.body.addStretch(1)
        self.stage.button(say("Another file"), "other-file", self.choose_file)
        words = look.words.count("Load {n} record", "Load {n} records", found.loaded.records)
        go = self.stage.button(words, "load-activities", self.load, "primary")
        go.setEnabled(found.loaded.records > 0)
        (go if go.isEnabled() else self.findChildren(Button, "other-file")[0]).setFocus()

    def _say_kinds(self, title: str, found: LoadedActivities) -> None:
        card = Card(self.look, title, space=4)
        labels = self.session.labels
        for kind, count in found.loaded.kinds.items():
            words = self.look.words.say("{field}: {value}", field=labels.kinds(kind), value=count)
            card.body.addWidget(Paragraph(self.look, capital(words)))
        self.stage.body.addWidget(card)

    def _say_remarks(self, found: LoadedActivities) -> None:
        """What stays outside or in a note, by the number of its activity in the file, with the word that it
        is said of."""
        look, words, labels = self.look, self.look.words, self.session.labels
        told = []
        for one in found.remarks:
            number = words.say("activity {number}", number=one.activity) if one.activity else ""
            told.append((look.dots(number, one.part, one.word), words.say(one.sentence)))
        for rest in found.loaded.remarks:
            field = labels.field(rest.kind, rest.field) if rest.field else ""
            told.append((look.dots(labels.kind(rest.kind), field), words.say(rest.sentence)))
        if not told:
            return
        card = Card(look, words.say("What there is to say of it"), space=6)
        rows = More(look, "more-remarks", told, self._remark, space=4)
        card.body.addWidget(rows)
        self.stage.body.addWidget(card)

    def _remark(self, told: tuple[str, str]) -> Paragraph:
        words = self.look.words.say("{where}: {sentence}", where=told[0], sentence=told[1])
        return Paragraph(self.look, words, "small")

    def load(self) -> None:
        """All of it, or nothing."""
        self._run(self.look.words.say("Loading the file"), dry=False)

    # 4. Done.
    def _loaded(self, found: LoadedActivities) -> None:
        look, words, say = self.look, self.look.words, self.look.words.say
        self._go(_DONE)
        count = found.loaded.kinds.get("activity", 0)
        title = words.count("{n} activity was loaded.", "{n} activities were loaded.", count)
        under = say("This load can be taken back.")
        self.stage.body.addWidget(Banner(look, title, under, "ok"))
        self._say_kinds(say("What it became"), found)
        self.stage.body.addStretch(1)
        undo = partial(self.undo.ask, found.loaded.load)
        self.stage.button(say("Take back this load"), "undo-load", undo, "danger")
        to = self.stage.button(say("Open the activities"), "to-list", self._to_list, "primary")
        to.setFocus()

    def _to_list(self) -> None:
        self.go.emit(Route("activities"))

    def _undone(self, told: Banner) -> None:
        self.choose_file()
        self.stage.body.insertWidget(0, told)

    def leaving(self) -> None:
        """A check stops; a load that is being written is finished."""
        if self.ticket is not None and self.at == _CHECK:
            self.ticket.cancel()


def _load(desk: Desk, file: Path, dry: bool, progress: Progress) -> LoadedActivities:
    data = diskio.read_file(file, ACTIVITY_FILE_LIMIT)
    return desk.reporting.load_activities(
        data, name=diskio.name_of(file), dry_run=dry, progress=progress
    )

"""Bring a table: one step at a time. Nothing is loaded before a person has seen what it becomes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from vsdesk.desk import decided
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.stage import Stage
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.file_step import FileStep, FileWords
from vsdesk.ui.parts.load_report import LOADING, Problems, problem_words
from vsdesk.ui.parts.load_undo import LoadUndo
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.table.column_targets import (
    Columns,
    DateOrderQuestion,
    TableWords,
    sheet_choice,
)
from vsdesk.ui.screens.table.load_check import LoadCheck, LoadsCard, Samples

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.desk import (
        CodedColumn,
        Desk,
        LoadRow,
        TableMapping,
        TablePreview,
        TableReport,
        TableTarget,
    )
    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FILE, _COLUMNS, _WORDS, _CHECK, _LOADING, _DONE = range(6)


class TableScreen(Screen):
    """File, columns and dates, check, load. An earlier load can be taken back from the first step."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self.file: Path | None = None
        self.encoding: str | None = None
        self.seen: TablePreview | None = None
        self.changed: VsdeskError | None = None  # the file was saved anew: it is looked at again
        self.order = ""
        self.ticket: JobHandle | None = None
        self.at = _FILE
        self._targets: Sequence[TableTarget] = ()
        self.columns: Columns | None = None
        self.words: TableWords | None = None
        outer = column(look, self)
        head = PageHead(look, say("Bring a table"))
        head.back.connect(self.back)
        outer.addWidget(head)
        names = (say("The file"), say("Columns"), say("Words"), say("Check"), say("Loading"))
        self.stage = Stage(look, (*names, say("Done")), "table-scroll")
        words = FileWords(
            say(
                "A list that was kept as CSV or XLSX. Each row becomes a draft case; the words of the "
                "table are kept. Nothing is loaded before you have seen it."
            ),
            say("Choose a table"),
            "choose-table",
            say("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm)"),
            50,
        )
        self.door = FileStep(self, look, session, self.stage, words, self.take)
        self.undo = LoadUndo(self, self._undone)
        outer.addWidget(self.stage, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(250)
        self._soon.timeout.connect(self.look_again)
        self.choose_file()

    def first_controls(self) -> Sequence[QWidget]:
        """The door to a file."""
        return self.findChildren(Button, "choose-table")

    def _go(self, at: int) -> None:
        self.at = at
        self.stage.go(at)

    # 1. The file.
    def choose_file(self) -> None:
        """The first step: which file; and what was brought before."""
        self._go(_FILE)
        self.door.show()
        answer = Callbacks(self, self._show_loads, self.failed)
        self.session.jobs.read(answer, self.session.desk.loads.undo.loads)

    @property
    def _read(self) -> TablePreview:
        """What was read of the file: every step after the first stands on it."""
        assert self.seen is not None
        return self.seen

    def _show_loads(self, loads: Sequence[LoadRow]) -> None:
        if self.at != _FILE or not loads:
            self.stage.body.addStretch(1)
            return
        before = LoadsCard(self.look, loads)
        before.undo.connect(self.undo.ask)
        self.stage.body.addWidget(before)
        self.stage.body.addStretch(1)

    def take(self, file: Path, encoding: str | None = None) -> None:
        """Look at this file; `encoding` where a person says how it was saved."""
        self.file, self.encoding, self.seen, self.order = file, encoding, None, ""
        self.changed = None
        self._look(None)

    def _look(self, mapping: TableMapping | None, sheet: str | None = None) -> None:
        self._soon.stop()
        answer = Callbacks(self, self._looked, self._cannot)
        known = self.seen is not None and self.changed is None
        self.ticket = self.session.jobs.read_long(
            answer,
            partial(
                look_at,
                encoding=self.encoding,
                digest=self._read.looked_at.digest if known else None,
            ),
            self.session.desk,
            self.file,
            mapping,
            sheet,
            self.order or None,
        )

    def _cannot(self, problem: VsdeskError) -> None:
        """The table cannot be read: why, and the way to another file."""
        if self.seen is not None and problem.params.get("why") == "changed":
            self._look_anew(problem)
            return
        if self.changed is not None:
            self.seen = self.changed = None  # nor can it be as it is now
        if self.seen is None:
            self.choose_file()
        elif self.at in (_CHECK, _LOADING):
            self.show_columns()
        self.door.refuse(problem, str(problem.params.get("field", "")))
        if self.seen is None and self.file is not None:
            self.door.ask_encoding(problem, self.file, self.encoding)

    def _look_anew(self, problem: VsdeskError) -> None:
        """The file is another one than was looked at: nothing of it is loaded before it was shown too. What
        was said of the columns is kept; the order of its dates is asked again."""
        columns = self.columns if self.at == _COLUMNS else None
        mapping = self._read.mapping if columns is None else columns.mapping
        self.changed, self.order = problem, ""
        self._look(mapping, self._read.sheet or None)

    # 2. Columns.
    def _looked(self, found: tuple[TablePreview, Sequence[TableTarget]]) -> None:
        self.seen, self._targets = found
        self.show_columns()
        if self.changed is not None:
            self.door.refuse(self.changed, "")
            self.changed = None

    def look_again(self) -> None:
        """The ten rows anew, after something was chosen."""
        if self.columns is not None and self.at == _COLUMNS:
            self._look(self.columns.mapping)

    def show_columns(self) -> None:
        """What each column becomes, the order of dates, ten rows."""
        look, say, seen = self.look, self.look.words.say, self._read
        spot = self.stage.area.verticalScrollBar().value() if self.at == _COLUMNS else 0
        self._go(_COLUMNS)
        rows = look.words.count("{n} row", "{n} rows", seen.rows)
        self.stage.body.addWidget(Paragraph(look, look.dots(seen.file, rows, seen.encoding)))
        if seen.loaded_before:
            words = say("This very table was brought before. Its rows would stand here twice.")
            self.stage.body.addWidget(Banner(look, words, tone="warn"))
        if len(seen.sheets) > 1:
            self.sheet = sheet_choice(look, seen)
            self.sheet.chosen.connect(self._other_sheet)
            self.stage.body.addWidget(self.sheet)
        for one in seen.remarks:
            self.stage.body.addWidget(Banner(look, problem_words(look, one), tone="warn"))
        if seen.ambiguous or self.order:
            order = DateOrderQuestion(look, seen.ambiguous, self.order)
            order.chosen.connect(self._ordered)
            self.stage.body.addWidget(order)
        known = (
            say("As it was chosen for such a table before.")
            if seen.remembered
            else say("These are proposals. Look at each one.")
        )
        card = Card(look, say("What the columns are"), space=8)
        card.body.addWidget(Paragraph(look, known, "small", "text2"))
        self.columns = Columns(look, self.session, seen.mapping, self._targets)
        self.columns.changed.connect(self._soon.start)
        card.body.addWidget(self.columns)
        self.stage.body.addWidget(card)
        ten = Card(look, say("How the first rows would be recorded"), space=8)
        ten.body.addWidget(Samples(look, self.session, seen.samples))
        self.stage.body.addWidget(ten)
        self.stage.body.addStretch(1)
        self.stage.button(say("Another file"), "other-file", self.choose_file)
        self.stage.button(say("Match the words"), "match-words", self.match_words)
        check = self.stage.button(say("Check all rows"), "check-table", self.check, "primary")
        check.setEnabled(not seen.ambiguous or bool(self.order))
        if not check.isEnabled():
            tip.give(check, say("Say first what comes first in the dates."))
        self._spot = spot
        QTimer.singleShot(0, self, self._scroll_back)

    def _scroll_back(self) -> None:
        """To where the page stood before it was rebuilt."""
        self.stage.area.verticalScrollBar().setValue(self._spot)

    def _other_sheet(self, name: str) -> None:
        self.order = ""
        self._look(None, name)

    def _ordered(self, order: str) -> None:
        self.order = order
        self.look_again()

    # 3. Words.
    def match_words(self) -> None:
        """The words of the columns that become codes, to be matched one by one."""
        self._read_words(self.show_words)

    def check(self) -> None:
        """Go on from the columns: to the words, where some have no code, else to the rows."""
        self._read_words(self._words_or_rows)

    def _read_words(self, then: Callable[[Sequence[CodedColumn]], None]) -> None:
        if self.columns is None:
            return
        self._soon.stop()
        self.seen = replace(self._read, mapping=self.columns.mapping)
        desk, jobs = self.session.desk, self.session.jobs
        answer = Callbacks(self, then, self._cannot)
        self.ticket = jobs.read_long(
            answer,
            desk.loads.tables.words,
            self.file,
            self._read.mapping,
            seen=self._read.looked_at,
        )

    def _words_or_rows(self, columns: Sequence[CodedColumn]) -> None:
        if any(one.open for one in columns):
            self.show_words(columns)
        else:
            self._check_rows()

    def show_words(self, columns: Sequence[CodedColumn]) -> None:
        """Each word of the coded columns with its proposal."""
        say = self.look.words.say
        self._go(_WORDS)
        self.words = TableWords(self.look, self.session, columns)
        self.stage.body.addWidget(self.words)
        self.stage.body.addStretch(1)
        self.stage.area.verticalScrollBar().setValue(0)
        self.stage.button(say("Back to the columns"), "to-columns", self._back_from_words)
        go = self.stage.button(say("Check all rows"), "check-words", self._check_words, "primary")
        go.setEnabled(not self._read.ambiguous or bool(self.order))

    def _keep_words(self) -> None:
        if self.words is not None:
            mapping = decided(self._read.mapping, self.words.codes)
            self.seen, self.words = replace(self._read, mapping=mapping), None

    def _back_from_words(self) -> None:
        self._keep_words()
        self.show_columns()
        self.look_again()

    def _check_words(self) -> None:
        self._keep_words()
        self._check_rows()

    # 4. Check.
    def _check_rows(self) -> None:
        """Read and check every row; nothing is written."""
        self._run(self.look.words.say("Checking every row"), self._checked, dry=True)

    def _run(self, heading: str, then: Callable[[TableReport], None], *, dry: bool) -> None:
        say = self.look.words.say
        self._go(_CHECK if dry else _LOADING)
        steps: list[tuple[tuple[str, ...], str]] = [(("reading",), say("Read and check the rows"))]
        if not dry:
            steps.append((LOADING, say("Record them as draft cases")))
        self.progress = ProgressCard(self.look, "file", steps)
        self.progress.begin(heading)
        self.progress.stop.connect(self._stop)
        self.stage.body.addWidget(self.progress)
        self.stage.body.addStretch(1)
        answer = Callbacks(self, then, self._cannot, self.progress.step, self.show_columns)
        jobs = self.session.jobs
        run = jobs.read_long if dry else jobs.write_long
        self.ticket = run(
            answer,
            self.session.desk.loads.tables.load,
            self.file,
            self._read.mapping,
            seen=self._read.looked_at,
            date_order=self.order or None,
            partial=True,
            dry_run=dry,
        )

    def _stop(self) -> None:
        if self.ticket is not None:
            self.ticket.cancel()

    def _checked(self, report: TableReport) -> None:
        words, say = self.look.words, self.look.words.say
        self._go(_CHECK)
        self.stage.body.addWidget(LoadCheck(self.look, self.session, report))
        self.stage.body.addStretch(1)
        self.stage.button(say("Back to the columns"), "to-columns", self.show_columns)
        load = words.count("Load {n} row", "Load {n} rows", report.loaded)
        go = self.stage.button(load, "load-table", self.load, "primary")
        go.setEnabled(report.loaded > 0)

    # 5. Load.
    def load(self) -> None:
        """Load the rows that can be: all of them in one transaction."""
        self._run(self.look.words.say("Loading the table"), self._loaded, dry=False)

    def _loaded(self, report: TableReport) -> None:
        look, words, say = self.look, self.look.words, self.look.words.say
        self._go(_DONE)
        title = words.count(
            "{n} row became a draft case.", "{n} rows became draft cases.", report.loaded
        )
        under = say("The words of the table stand in each case. This load can be taken back.")
        self.stage.body.addWidget(Banner(look, title, under, "ok"))
        if report.problems:
            title = say("These rows stayed outside")
            self.stage.body.addWidget(Problems(look, title, report.problems, "warn", "warn"))
        self.stage.body.addStretch(1)
        undo = partial(self.undo.ask, report.load)
        self.stage.button(say("Take back this load"), "undo-load", undo, "danger")
        self.stage.button(say("Open the cases"), "to-cases", self._to_cases, "primary")

    def _to_cases(self) -> None:
        self.go.emit(Route("cases"))

    def _undone(self, told: Banner) -> None:
        self.choose_file()
        self.stage.body.insertWidget(0, told)

    def leaving(self) -> None:
        """A check stops; a load that is being written is finished."""
        if self.ticket is not None and self.at in (_COLUMNS, _WORDS, _CHECK):
            self.ticket.cancel()


def look_at(
    desk: Desk,
    file: Path,
    mapping: TableMapping | None,
    sheet: str | None,
    order: str | None,
    progress: Progress,
    encoding: str | None = None,
    digest: str | None = None,
) -> tuple[TablePreview, Sequence[TableTarget]]:
    """The table as it would be loaded, and everything that a column may become. `digest` is that of
    the file that was shown."""
    seen = desk.loads.tables.open(
        file,
        sheet=sheet,
        mapping=mapping,
        date_order=order,
        encoding=encoding,
        digest=digest,
        progress=progress,
    )
    return seen, desk.loads.tables.targets()

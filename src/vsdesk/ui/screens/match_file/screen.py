"""A file of names against the cases: the file, its columns, comparing, what was found, the lines kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.stage import Stage
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.parts.file_step import FileStep, FileWords
from vsdesk.ui.parts.load_report import Problems
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.match_file.file_columns import COLUMNS, FileColumns, FirstRows, PassedRow
from vsdesk.ui.screens.match_file.hits import FileHitList, KeepCard, say_already

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vsdesk.desk import (
        FileHit,
        FileMatches,
        FilePair,
        FileRun,
        KeptLines,
        ListColumns,
    )
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_FILE, _COLUMNS, _COMPARE, _FOUND, _KEEP = range(5)


class MatchFileScreen(Screen):
    """One step at a time. Nothing of the file is kept before a person says so."""

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        say = look.words.say
        self.file: Path | None = None
        self.encoding: str | None = None  # only where a person said how the file was saved
        self.columns: FileColumns | None = None
        self._digest = ""  # of the file that was looked at
        self.found: FileHitList | None = None
        self.ticket: JobHandle | None = None
        self.at = _FILE
        self._run: FileRun | None = None
        self._result: FileMatches | None = None
        self._wanted: Sequence[FilePair] = ()
        self._width = 1366.0
        outer = column(look, self)
        head = PageHead(look, say("Names of a file"))
        head.back.connect(self.back)
        outer.addWidget(head)
        names = (say("The file"), say("Columns"), say("Comparing"), say("What was found"))
        self.stage = Stage(look, (*names, say("Keep lines")), "match-scroll")
        words = FileWords(
            say(
                "A list of names from elsewhere, as CSV, XLSX or JSON lines: is somebody of our cases in it? The file is compared and forgotten. Nothing of it is kept unless you say so."
            ),
            say("Choose a file"),
            "choose-list",
            say("Lists of names (*.csv *.tsv *.txt *.xlsx *.xlsm *.jsonl *.json)"),
            90,
        )
        self.door = FileStep(self, look, session, self.stage, words, self.take)
        outer.addWidget(self.stage, 1)
        self.choose_file()

    def first_controls(self) -> Sequence[QWidget]:
        """The door to a file, or the hits."""
        if self.found is not None:
            return (self.found.table,)
        return (self.door.chooser,)

    def _go(self, at: int) -> None:
        self.at = at
        self.columns = self.found = None
        self.stage.go(at)

    # 1. The file.
    def choose_file(self) -> None:
        """Which file."""
        self._go(_FILE)
        self.door.show()
        self.stage.body.addStretch(1)

    def take(self, file: Path, encoding: str | None = None) -> None:
        """Look at the columns of this file, saved as a person says where its letters cannot be read."""
        self.file, self.encoding = file, encoding
        self._look_at(file, self._looked)

    def _look_at(self, file: Path, looked: Callable[[ListColumns], None]) -> None:
        answer = Callbacks(self, looked, self._cannot)
        read = self.session.desk.matching.files.columns
        self.session.jobs.read(answer, read, file, self.encoding)

    def _cannot(self, problem: VsdeskError) -> None:
        """Why it cannot be read, and the way to another file; of one that was saved anew its columns."""
        if self.file is not None and problem.params.get("why") == "changed":
            self._look_at(self.file, partial(self._looked_anew, problem))
            return
        name = str(problem.params.get("column", ""))
        self._again()
        self.door.refuse(problem, self.look.words.say(COLUMNS[name]) if name in COLUMNS else name)
        if self.file is not None and self.door.ask_encoding(problem, self.file, self.encoding):
            self.door.saved_as.which.setFocus()

    def _again(self) -> None:
        self.choose_file()
        self.door.chooser.setFocus()

    # 2. Columns.
    def _looked_anew(self, problem: VsdeskError, seen: ListColumns) -> None:
        """Another file lies there than the one that was looked at: said above its own columns."""
        self._looked(seen)
        self.door.refuse(problem, "")

    def _looked(self, seen: ListColumns) -> None:
        look, say = self.look, self.look.words.say
        self._go(_COLUMNS)
        self._digest = seen.digest
        card = Card(look, say("What the columns are"), space=8)
        proposed = say("These are proposals. Look at each one.")
        card.body.addWidget(Paragraph(look, proposed, "small", "text2"))
        self.columns = FileColumns(look, seen)
        self.columns.changed.connect(self._check)
        card.body.addWidget(self.columns)
        self.stage.body.addWidget(card)
        first = Card(look, say("The first rows"), space=8)
        first.body.addWidget(FirstRows(look, seen))
        self.stage.body.addWidget(first)
        self.stage.body.addStretch(1)
        self.needed = self.stage.remark()
        self.stage.button(say("Another file"), "other-file", self.choose_file)
        words = say("Compare with the cases")
        self._compare = self.stage.button(words, "compare-file", self.compare, "primary")
        self._check()
        self.columns.boxes["given"].setFocus()

    def _check(self) -> None:
        if self.columns is None:
            return
        self._compare.setEnabled(self.columns.ready)
        needed = self.columns.needed
        self.needed.say(self.look.words.say(needed) if needed else "")

    # 3. Comparing.
    def compare(self) -> None:
        """Read the file, then hold its rows against the cases, part by part."""
        if self.columns is None:
            return
        mapping, say = self.columns.mapping, self.look.words.say
        self._go(_COMPARE)
        steps = [
            (("reading",), say("Read and check the rows")),
            (("matching",), say("Hold them against the cases")),
        ]
        self.progress = ProgressCard(self.look, "same", steps)
        self.progress.begin(say("Comparing"))
        self.progress.stop.connect(self.stop)
        self.stage.body.addWidget(self.progress)
        self.stage.body.addStretch(1)
        self.progress.button.setFocus()
        self._run = None
        answer = Callbacks(self, self._part, self._cannot, self.progress.step, self._stopped)
        files = self.session.desk.matching.files
        run = partial(files.run, encoding=self.encoding, seen=self._digest)
        self.ticket = self.session.jobs.read_long(answer, run, self.file, mapping)

    def _stopped(self) -> None:
        """It was stopped before the first row was compared: said, and the way to begin again."""
        look, say = self.look, self.look.words.say
        self._again()
        words = say("Stopped. Nothing of this file was kept.")
        self.stage.body.insertWidget(0, Banner(look, words, self.file.name if self.file else ""))

    def _part(self, run: FileRun) -> None:
        """Go on with the next rows; other pages are read between two parts."""
        self._run = run
        if run.over:
            self._sort(run)
            return
        self.progress.step("matching", run.done, run.total)
        answer = Callbacks(self, self._part, self._cannot)
        self.ticket = self.session.jobs.read(answer, self.session.desk.matching.files.part, run)

    def stop(self) -> None:
        """Stop; what was found until now is shown."""
        if self.ticket is not None:
            self.ticket.cancel()
        if self._run is not None:
            self._sort(self._run)

    def _sort(self, run: FileRun) -> None:
        answer = Callbacks(self, self.show_found, self.failed)
        self.session.jobs.read(answer, self.session.desk.matching.files.found, run)

    def leaving(self) -> None:
        if self.ticket is not None:
            self.ticket.cancel()

    # 4. What was found.
    def show_found(self, result: FileMatches) -> None:
        """The hits, what was passed over, the ways on."""
        look, words, say = self.look, self.look.words, self.look.words.say
        self._result = result
        self._go(_FOUND)
        hits = words.count("{n} possible hit", "{n} possible hits", len(result.pairs))
        rows = words.count("{n} row read", "{n} rows read", result.rows)
        stopped, run = "", self._run
        if run is not None and not run.over:
            stopped = words.count(
                "Stopped: {done} of {n} row was compared.",
                "Stopped: {done} of {n} rows were compared.",
                run.total,
                done=run.done,
            )
        self.stage.body.addWidget(Banner(look, look.dots(hits, rows), stopped))
        if result.pairs:
            self.found = FileHitList(look, self.session, result)
            self.found.opened.connect(self._open)
            self.found.failed.connect(self.failed)
            self.found.setMinimumHeight(look.px(320))
            self.found.reflow(self._width)
            self.stage.body.addWidget(self.found, 1)
        else:
            none = say("No name of this file looks like one of the cases here.")
            self.stage.body.addWidget(Paragraph(look, none))
        if result.passed_over:
            title = words.count(
                "{n} place in the file was passed over",
                "{n} places in the file were passed over",
                len(result.passed_over),
            )
            said = [PassedRow(look, one) for one in result.passed_over]
            self.stage.body.addWidget(Problems(look, title, said, "info", "neutral"))
        if not result.pairs:
            self.stage.body.addStretch(1)
        self.stage.button(say("Another file"), "other-file", self.choose_file)
        if result.pairs:
            self.stage.button(say("Keep this line"), "keep-this", self._keep_this)
            self.stage.button(
                say("Keep all lines that were found"), "keep-all", self._keep_all, "primary"
            )
        if self.found is not None:
            self.found.table.setFocus()

    def _open(self, hit: FileHit) -> None:
        self.go.emit(Route("case", hit.head.root))

    def _keep_this(self) -> None:
        if self.found is not None and self.found.hit is not None:
            self._keep([self.found.hit.pair])

    def _keep_all(self) -> None:
        if self._result is not None:
            self._keep(self._result.pairs)

    # 5. Keep lines.
    def _keep(self, pairs: Sequence[FilePair]) -> None:
        self._wanted = pairs
        self._go(_KEEP)
        name = self.file.stem if self.file is not None else ""
        self.card = KeepCard(self.look, self.session, name)
        self.card.kept.connect(self._write)
        self.stage.body.addWidget(self.card)
        self.stage.body.addStretch(1)
        say = self.look.words.say
        self.stage.button(say("Back to what was found"), "to-found", self._back_to_found)
        self.card.which.setFocus()

    def _back_to_found(self) -> None:
        if self._result is not None:
            self.show_found(self._result)

    def _write(self, source: str) -> None:
        if self._result is not None:
            answer = Callbacks(self, self._kept, self._not_kept)
            keep = self.session.desk.matching.files.keep_lines
            self.session.jobs.write(answer, keep, self._result, self._wanted, source)

    def _kept(self, kept: KeptLines) -> None:
        to_hits = partial(self.go.emit, Route("hits", kept.list_id))
        if not kept.already:
            to_hits()
            return
        self._go(_KEEP)
        say_already(self.look, self.stage, kept.already, to_hits)

    def _not_kept(self, problem: VsdeskError) -> None:
        self.card.keep.setEnabled(True)
        self.failed(problem)

    def reflow(self, width: float) -> None:
        """The reasons beside the hits go when room is short."""
        self._width = width
        if self.found is not None:
            self.found.reflow(width)

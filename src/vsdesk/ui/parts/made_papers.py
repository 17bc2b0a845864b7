"""Key papers that were just made: printed, saved as files, or written off the screen. They are kept
nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.printing import SPOOL, print_pages
from vsdesk.words import joined

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.ui.vault_actions import MadePapers


class MadePapersPart(QWidget):
    """`on_paper` carries what to say once they are printed, saved or written down; `failed` a VsdeskError.
    `name` goes before the names of its buttons."""

    on_paper = Signal(str)
    failed = Signal(object)

    def __init__(self, look: UiContext, session: VaultSession, name: str = "") -> None:
        super().__init__()
        self._look, self._session = look, session
        self._made: MadePapers | None = None
        self._shown = 0  # which paper's words
        say = look.words.say
        box = column(look, self, space=10)
        self.words = Paragraph(look, "")
        self.words.setObjectName(f"{name}paper-words")
        box.addWidget(self.words)
        line = Flow(look, space=8)
        self.print = Button(look, say("Print the papers"), f"{name}print-papers", icon="print")
        self.print.clicked.connect(self._print)
        self.save = Button(look, say("Save as PDF"), f"{name}save-papers", icon="save")
        self.save.clicked.connect(self._save)
        self.next = Button(look, say("Show the words of the next paper"), f"{name}next-paper")
        self.next.clicked.connect(self._show_next)
        self.written = Button(
            look, say("All of them are written down"), f"{name}papers-written", icon="check"
        )
        self.written.clicked.connect(self._written_down)
        for one in (self.print, self.save, self.next, self.written):
            line.addWidget(one)
        box.addLayout(line)
        box.addWidget(Paragraph(look, say(SPOOL), "small", "text2"))
        self.hide()

    @property
    def made(self) -> MadePapers | None:
        """Those that are shown."""
        return self._made

    def show_papers(self, made: MadePapers) -> None:
        """Show these."""
        self._made, self._shown = made, 0
        self.written.show()
        self.show()
        self._show_words()

    def forget(self) -> None:
        """Show none any more."""
        self._made = None
        self.words.say("")
        self.hide()

    def _show_next(self) -> None:
        if self._made is not None:
            self._shown = (self._shown + 1) % len(self._made.words)
            self._show_words()

    def _show_words(self) -> None:
        if self._made is None:
            return
        say, words = self._look.words.say, self._made.words[self._shown]
        title = say(
            "Key paper {part} of {count}", part=self._shown + 1, count=len(self._made.words)
        )
        numbered = joined((f"{at}.\u00a0{word}" for at, word in enumerate(words, 1)), "   ")
        self.words.say(f"{title}\n{numbered}")

    def _written_down(self) -> None:
        self.on_paper.emit(self._look.words.say("The new key papers count."))

    def _print(self) -> None:
        self._session.prompts.printer(self, self._chosen)

    def _chosen(self, printer: QPrinter) -> None:
        if self._made is not None:
            answer = Callbacks[None](self, self._printed, self.failed.emit)
            self._session.jobs.read(answer, print_pages, printer, self._made.pages)

    def _printed(self, _: None) -> None:
        words = self._look.words.say("Given to the printer. The new key papers count.")
        self.on_paper.emit(words)

    def _save(self) -> None:
        title = self._look.words.say("The folder for the papers, best on a stick of your own")
        self._session.prompts.folder(self, title, "", self.save_to)

    def save_to(self, folder: Path) -> None:
        """Write a file for each paper."""
        if self._made is not None:
            answer = Callbacks[None](self, self._saved, self.failed.emit)
            self._session.jobs.write(answer, _written, folder, self._made.pages)

    def _saved(self, _: None) -> None:
        self.on_paper.emit(
            self._look.words.say("Print them, give each to another person, and delete these files.")
        )


def _written(folder: Path, pages: list[bytes]) -> None:
    for number, page in enumerate(pages, 1):
        diskio.write_file(folder / f"key-paper-{number}.pdf", page)

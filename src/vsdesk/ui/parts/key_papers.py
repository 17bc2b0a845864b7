"""Key papers typed in one after the other, each checked before the next: at the start and in the drill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.words import refusal_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.access.way_service import PaperSet
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.jobs import Jobs
    from vsdesk.ui.kit.ui_context import UiContext


class PapersEntry(QWidget):
    """`papers` are those that were taken, each as its words; `changed` after each. `sets`: the key papers
    that open the vault: the number of each set, how many open, how many there are."""

    changed = Signal()

    def __init__(self, look: UiContext, jobs: Jobs, sets: Sequence[PaperSet]) -> None:
        super().__init__()
        self._look, self._jobs = look, jobs
        self._sets, self._held = (
            tuple(sets),
            sets[0],
        )  # until the first paper says to which it belongs
        self.papers: list[list[str]] = []
        say = look.words.say
        box = column(look, self, space=8)
        self.title = Paragraph(look, "", "small", "text2", wide=90)
        box.addWidget(self.title)
        self.words = StoryEdit(look, "key-paper-words", say("The words of one key paper"), lines=3)
        self.words.speaks(False)
        self.words.textChanged.connect(self._check)
        box.addWidget(self.words)
        self.take = Button(look, say("Take this paper"), "take-paper", icon="add")
        self.take.clicked.connect(self._take)
        box.addWidget(self.take, 0, look.leading)
        self.said = Paragraph(look, "", "body", "text2")
        self.said.setObjectName("papers-said")
        self.said.hide()
        box.addWidget(self.said)
        self.setFocusProxy(self.words)
        self._show()

    @property
    def missing(self) -> int:
        """How many papers are needed yet."""
        return max(0, self._held[1] - len(self.papers))

    def clear(self) -> None:
        """Forget what was typed and taken."""
        self.papers, self._held = [], self._sets[0]
        self.words.clear()
        self.said.hide()
        self._show()

    def say_problem(self, problem: VsdeskError) -> None:
        """Say what is wrong with a paper."""
        self.said.say(refusal_words(self._look.words, problem))
        self.said.show()
        self._check()

    def _written(self) -> list[str]:
        return self.words.toPlainText().split()

    def _check(self) -> None:
        self.take.setEnabled(bool(self._written()) and self.missing > 0)

    def _take(self) -> None:
        self.take.setEnabled(False)
        written = self._written()
        answer: Callbacks[tuple[int, PaperSet]] = Callbacks(
            self, lambda found: self._taken(found, written), self.say_problem
        )
        others = [*self.papers]
        self._jobs.read(answer, vault_actions.check_paper, written, others, self._sets)

    def _taken(self, found: tuple[int, PaperSet], written: list[str]) -> None:
        part, self._held = found
        self.papers.append(written)
        self.words.clear()
        words = self._look.words
        told = [words.say("Key paper {part} is right.", part=part)]
        if self.missing:
            told.append(
                words.count(
                    "{n} more paper is needed.", "{n} more papers are needed.", self.missing
                )
            )
        self.said.say(" ".join(told))
        self.said.show()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        say = self._look.words.say
        number, needed = len(self.papers) + 1, self._held[1]
        enough = not self.missing
        self.title.say(
            say("All papers that are needed are here.")
            if enough
            else say(
                "Paper {number} of the {needed} that are needed: its words, with spaces between them.",
                number=number,
                needed=needed,
            )
        )
        self.words.setEnabled(not enough)
        self._check()

"""The plain questions about what may be done with what was told: yes, no, not now. No "yes to all"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.ui.editing.yes_if import YesIf
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.layout import column, drop
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext


def answer_words(look: UiContext) -> tuple[tuple[str, str], ...]:
    """(key, words) of the four answers. "Yes, if" stands beside the yes: an arrow from one to the other
    passes by no "no", which would be written."""
    say = look.words.say
    return (
        *(("yes", say("Yes")), ("yes_if", say("Yes, if …"))),
        *(("no", say("No")), ("not_now", say("Not now"))),
    )


class PlainQuestions(QWidget):
    """`answered` carries the question and the answer, as soon as one is chosen; `answered_if` the question
    and its conditions, once they were told."""

    answered = Signal(str, str)
    answered_if = Signal(str, object)

    def __init__(
        self,
        look: UiContext,
        labels: Labels,
        owner: str,
        answers: Mapping[str, str],
        reported: Mapping[str, str],
        people: Sequence[tuple[str, str]],
    ) -> None:
        """`owner` tells the lines of several persons apart; `answers`: yes, yes_if, no, not_now, mixed or "";
        `reported`: what others say that the person would answer, in words; `people`: (id, name) of the others."""
        super().__init__()
        self._look, self._labels, self._owner, self._answers = look, labels, owner, answers
        self._yes_if: YesIf | None = None
        self._people = people
        box = column(look, self, space=10)
        self._parts: dict[str, QVBoxLayout] = {}
        self.lines: dict[str, Segments] = {}
        for question, of in QUESTIONS.items():
            asked = look.words.say(of.words)
            line = Flow(look, space=12)
            text = column(look, space=0)
            text.addWidget(Paragraph(look, asked))
            if answers.get(question) == "mixed":
                mixed = look.words.say("Answered in part: see each answer below.")
                text.addWidget(Paragraph(look, mixed, "small", "warn"))
            if question in reported:
                text.addWidget(Paragraph(look, reported[question], "small", "warn"))
            line.addLayout(text, 1, least=look.px(150))
            name = f"consent-{question}-{owner}"
            segments = Segments(look, name, asked, answer_words(look), answers.get(question, ""))
            segments.setProperty("question", question)
            segments.chosen.connect(self._chosen)
            line.addWidget(segments)
            part = column(look, space=6)
            part.addLayout(line)
            box.addLayout(part)
            self._parts[question] = part
            self.lines[question] = segments

    def _chosen(self, answer: str) -> None:
        question = str(self.sender().property("question"))
        self._close()
        if answer == "yes_if":
            self._ask(question)
        else:
            self.answered.emit(question, answer)

    def _ask(self, question: str) -> None:
        """Ask for the condition, below the question; nothing is written before it was told."""
        strip = YesIf(self._look, self._labels, f"{question}-{self._owner}", self._people)
        strip.told.connect(partial(self.answered_if.emit, question))
        strip.closed.connect(partial(self._leave, question))
        self._yes_if = strip
        self._parts[question].addWidget(strip)
        into_view(strip)
        strip.words.setFocus()

    def _leave(self, question: str) -> None:
        self._close()
        self.lines[question].choose(self._answers.get(question, ""))
        self.lines[question].focus_chosen()

    def _close(self) -> None:
        if self._yes_if is not None:
            self._yes_if.hide()
            drop(self._yes_if)
            self._yes_if = None

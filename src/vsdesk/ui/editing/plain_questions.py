"""The plain questions about what may be done with what was told: yes, no, not now. No "yes to all"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.records.questions import QUESTIONS
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.ui.kit.look import Look


def answer_words(look: Look) -> tuple[tuple[str, str], ...]:
    """(key, words) of the three answers."""
    say = look.words.say
    return (("yes", say("Yes")), ("no", say("No")), ("not_now", say("Not now")))


class PlainQuestions(QWidget):
    """`answered` carries the question and the answer, as soon as one is chosen."""

    answered = Signal(str, str)

    def __init__(self, look: Look, owner: str, answers: Mapping[str, str]) -> None:
        """`owner` tells the lines of several persons apart; `answers`: yes, no, not_now, mixed or ""."""
        super().__init__()
        box = column(look, self, space=10)
        self.lines: dict[str, Segments] = {}
        for question, of in QUESTIONS.items():
            asked = look.words.say(of.words)
            line = row(look, space=12)
            text = column(look, space=0)
            text.addWidget(Paragraph(look, asked))
            if answers.get(question) == "mixed":
                mixed = look.words.say("Answered in part: see each answer below.")
                text.addWidget(Paragraph(look, mixed, "small", "warn"))
            line.addLayout(text, 1)
            name = f"consent-{question}-{owner}"
            segments = Segments(look, name, asked, answer_words(look), answers.get(question, ""))
            segments.setProperty("question", question)
            segments.chosen.connect(self._chosen)
            line.addWidget(segments)
            box.addLayout(line)
            self.lines[question] = segments

    def _chosen(self, answer: str) -> None:
        self.answered.emit(str(self.sender().property("question")), answer)

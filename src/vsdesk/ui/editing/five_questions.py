"""The five plain questions about what may be done with what was told: yes, no, not now. No "yes to all"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.ui.kit.look import Look

# The keys of records.consent.QUESTIONS, in the order in which they are asked.
QUESTION_WORDS: Final = {
    "keep": mark("May we keep the file and work with it?"),
    "iimp": mark(
        "May it go to the independent institution (IIMP), to search and to identify, also by descriptions and DNA samples?"
    ),
    "ncmp": mark("May it go to the State commission (NCMP), to search?"),
    "courts": mark("May it go to prosecutors and courts?"),
    "publish": mark("May the name be made public?"),
}


def answer_words(look: Look) -> tuple[tuple[str, str], ...]:
    """(key, words) of the three answers."""
    say = look.words.say
    return (("yes", say("Yes")), ("no", say("No")), ("not_now", say("Not now")))


class FiveQuestions(QWidget):
    """`answered` carries the question and the answer, as soon as one is chosen."""

    answered = Signal(str, str)

    def __init__(self, look: Look, owner: str, answers: Mapping[str, str]) -> None:
        """`owner` tells the lines of several persons apart; `answers`: yes, no, not_now, mixed or ""."""
        super().__init__()
        box = column(look, self, space=10)
        self.lines: dict[str, Segments] = {}
        for question, words in QUESTION_WORDS.items():
            asked = look.words.say(words)
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

"""Below told words in which money is asked or paid for news: one press records the attempt with those words,
another takes it back. Nothing is written that nobody pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.money_words import MoneyReader
from vsdesk.records.dictionary.told_language import language_of
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.layout import appear, as_frame, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.kit.story import StoryEdit

ATTEMPT: Final = "extortion_attempt"
ROOTS: Final = frozenset({"case", "family"})  # in whose files attempts lie
_ASKED: Final = mark(
    "These words tell of money for news. Recorded as an attempt, the number warns other families."
)
_RECORDED: Final = mark(
    "Recorded with these words under “{section}”. The name, the number and the amount are asked there."
)


class KeepsAttempts(Protocol):
    """Where attempts to take money are recorded."""

    def stand(self) -> bool:
        """Whether one is recorded already, saved or begun; not the one of this strip."""

    def record(self, told: Json) -> None:
        """Begin one with the words that tell of it."""

    def give_up(self) -> None:
        """Take back what `record` began."""


class AttemptsOfPage:
    """Of a page of a case or a family: an attempt waits with all that is typed there."""

    def __init__(self, context: Context) -> None:
        self._context, self._begun = context, ""

    def stand(self) -> bool:
        held = (one.id for one in self._context.dossier.of(ATTEMPT))
        begun = (id for id, _ in self._context.draft.new_of(ATTEMPT))
        return any(one != self._begun for one in (*held, *begun))

    def record(self, told: Json) -> None:
        context = self._context
        self._begun = context.session.desk.context.new_id()
        context.draft.add(self._begun, ATTEMPT, context.dossier.root, {})
        context.draft.change(None, self._begun, ATTEMPT, "text", told)
        context.changed()

    def give_up(self) -> None:
        self._context.draft.drop(self._begun)
        self._begun = ""
        self._context.changed()


class MoneyStrip(QFrame):
    """Watches a box of words; shown only where they tell so and no attempt is recorded yet."""

    def __init__(self, look: UiContext, story: StoryEdit, attempts: KeepsAttempts) -> None:
        super().__init__()
        self._look, self._story, self._attempts = look, story, attempts
        self._reader = MoneyReader()  # it goes with the box: no word of it stays behind
        self._wrote = False
        say, name = look.words.say, story.objectName()
        self.setObjectName(f"money-{name}")
        as_frame(self, "strip", "sunken")
        box = column(look, self, edges=(14, 8, 14, 8), space=6)
        self.words = Paragraph(look, "", "small", "text2", wide=90)
        box.addWidget(self.words)
        line = Flow(look, space=12)
        self.write = Button(
            look, say("Record it"), f"money-record-{name}", kind="link", icon="warn"
        )
        self.write.clicked.connect(self._recorded)
        self.undo = Button(look, say("Undo"), f"money-undo-{name}", kind="link", icon="history")
        self.undo.clicked.connect(self._taken_back)
        line.addWidget(self.write)
        line.addWidget(self.undo)
        box.addLayout(line)
        self.hide()
        story.textChanged.connect(self.check)

    def check(self) -> None:
        """Say it where the words tell it."""
        told = self._told()
        asks = self._wrote or (bool(told) and not self._attempts.stand())
        if asks:
            say = self._look.words.say
            self.words.say(say(_RECORDED if self._wrote else _ASKED, section=say("Extortion")))
            appear(self.write, not self._wrote)
            appear(self.undo, self._wrote)
        appear(self, asks)

    def _told(self) -> list[str]:
        return self._reader.told(self._story.toPlainText())

    def _recorded(self) -> None:
        words = ". ".join(self._told())
        lang = language_of(words, self._look.lang)
        self._wrote = True
        self._attempts.record({lang: words, "src_lang": lang})
        self.check()
        self.undo.setFocus()

    def _taken_back(self) -> None:
        self._wrote = False
        self._attempts.give_up()
        self.check()
        self.write.setFocus()

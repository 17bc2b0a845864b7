"""Below told words: that they tell of money for news, or of a return. One press records it with those words,
another takes it back; of a return another says that it is somebody else's. Nothing is written that nobody
pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.told_sentences import SentenceReader
from vsdesk.records.dictionary.told_language import language_of
from vsdesk.ui.kit.boxes import appear, as_frame, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext

_RECORD, _DENY = "record", "deny"


@dataclass(frozen=True, slots=True)
class ToldMatter:
    """What a strip listens for, and its words: what it asks, what it says of what it wrote, and of whom else
    the words may be ("" where that is no question)."""

    name: str
    tells: Callable[[str], bool]
    asked: str
    recorded: str
    section: str
    others: str = ""
    denied: str = ""


class ToldTarget(Protocol):
    """Where such things are recorded."""

    def stand(self, told: Sequence[str]) -> bool:
        """Whether it is recorded or answered already, saved or begun; not by this strip."""

    def may_record(self) -> bool:
        """Whether one can be begun here."""

    def record(self, told: Json) -> None:
        """Begin one with the words that tell of it."""

    def deny(self, told: Sequence[str]) -> None:
        """Write that these words are about somebody else."""

    def give_up(self) -> None:
        """Take back what `record` or `deny` began."""


class ToldStrip(QFrame):
    """Watches a box of words; shown only where they tell so and nothing of it stands yet."""

    def __init__(
        self, look: UiContext, story: StoryEdit, heard: ToldMatter, keeps: ToldTarget
    ) -> None:
        super().__init__()
        self._look, self._story, self._heard, self._keeps = look, story, heard, keeps
        self._reader = SentenceReader(heard.tells)  # it goes with the box: no word stays behind
        self._wrote = ""
        say, name = look.words.say, f"{heard.name}-{{}}-{story.objectName()}"
        self.setObjectName(f"{heard.name}-{story.objectName()}")
        as_frame(self, "strip", "sunken")
        box = column(look, self, edges=(14, 8, 14, 8), space=6)
        self.words = Paragraph(look, "", "small", "text2", wide=90)
        box.addWidget(self.words)
        line = Flow(look, space=12)
        self.write = Button(look, say("Record it"), name.format("record"), kind="link", icon="warn")
        self.write.clicked.connect(self._recorded)
        self.others: Button | None = None
        if heard.others:
            others = name.format("others")
            self.others = Button(look, say(heard.others), others, kind="link", icon="person")
            self.others.clicked.connect(self._denied)
        self.undo = Button(look, say("Undo"), name.format("undo"), kind="link", icon="history")
        self.undo.clicked.connect(self._taken_back)
        for button in filter(None, (self.write, self.others, self.undo)):
            line.addWidget(button)
        box.addLayout(line)
        self.hide()
        hold_room(self)
        story.told.connect(self.check)

    def check(self) -> None:
        """Say it where the words tell it."""
        told, heard = self._told(), self._heard
        asks = bool(self._wrote) or (bool(told) and not self._keeps.stand(told))
        if asks:
            said = {_RECORD: heard.recorded, _DENY: heard.denied}.get(self._wrote, heard.asked)
            say = self._look.words.say
            self.words.say(say(said, section=say(heard.section)))
            appear(self.write, not self._wrote and self._keeps.may_record())
            if self.others is not None:
                appear(self.others, not self._wrote)
            appear(self.undo, bool(self._wrote))
        appear(self, asks)

    def _told(self) -> list[str]:
        return self._reader.told(self._story.toPlainText())

    def _recorded(self) -> None:
        words = ". ".join(self._told())
        lang = language_of(words, self._look.lang)
        self._wrote = _RECORD
        self._keeps.record({lang: words, "src_lang": lang})
        self.check()
        pass_on(self)

    def _denied(self) -> None:
        self._wrote = _DENY
        self._keeps.deny(self._told())
        self.check()
        pass_on(self)

    def _taken_back(self) -> None:
        before, self._wrote = self._wrote, ""
        self._keeps.give_up()
        self.check()
        (self.others if before == _DENY and self.others is not None else self.write).setFocus()

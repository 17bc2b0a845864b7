"""A hard moment: a note of distress and the offer of a referral, kept as a note inside the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from vsdesk.records.dictionary.values import as_ptext
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story import StoryEdit

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk


class Care(QFrame):
    """`done` when the person goes back to the talk, `pause` when a pause is better."""

    done = Signal()
    pause = Signal()

    def __init__(self, look: UiContext, talk: Talk) -> None:
        super().__init__()
        self._look, self._talk, self._spot = look, talk, ""
        say = look.words.say
        self.setObjectName("care-strip")
        self.setProperty("part", "strip")
        self.setProperty("tone", "neutral")
        box = column(look, self, edges=(14, 10, 14, 10), space=8)
        box.addWidget(
            Paragraph(
                look,
                say(
                    "Water, silence, or stopping here are all fine. A note stays in the organisation."
                ),
                "body",
                wide=90,
            )
        )
        self.story = StoryEdit(look, "care-note", say("Note"), lines=2)
        self.story.setPlaceholderText(say("What you noticed, what helped."))
        self.story.textChanged.connect(self._written)
        box.addWidget(self.story)
        line = row(look, space=8)
        refer = Button(look, say("Psychosocial support was offered"), "care-refer", icon="consent")
        refer.clicked.connect(self._refer)
        line.addWidget(refer)
        pause = Button(look, say("Pause"), "care-pause", icon="pause")
        pause.clicked.connect(self.pause)
        line.addWidget(pause)
        line.addStretch(1)
        back = Button(look, say("Back to the talk"), "care-done", kind="quiet")
        back.clicked.connect(self.done)
        line.addWidget(back)
        box.addLayout(line)
        self.hide()

    def open_note(self) -> None:
        """A note of its own each time."""
        count = self._talk.counts.get("note", 0)
        held = f"note/{count - 1}" if count else ""
        if held and not self._talk.view(held):
            self._spot = held
        else:
            self._spot = f"note/{count}"
            self._talk.counts["note"] = count + 1
        self.story.blockSignals(True)
        self.story.setPlainText(self._talk.told(self._spot, "text"))
        self.story.blockSignals(False)
        self.story.speaks(self._look.rtl)
        self.show()
        self.story.setFocus()

    def _written(self) -> None:
        talk, text = self._talk, self.story.toPlainText()
        if text.strip() or talk.has(self._spot):
            told = as_ptext(text, self._look.lang) if text.strip() else None
            talk.put(self._spot, "text", told)
            subject = "speaker" if talk.has("speaker") else "case"
            talk.put(self._spot, "subject", talk.id(subject))

    def _refer(self) -> None:
        said = self._look.words.say("Psychosocial support was offered")
        text = self.story.toPlainText()
        self.story.setPlainText(f"{text}\n{said}." if text.strip() else f"{said}.")
        self.story.setFocus()

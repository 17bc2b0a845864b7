"""Words that speak of a missing person as dead, or in the past, are marked while they are
written; nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext


class WordingHint(Paragraph):
    """Watches a box of words; shown below it only where there is something to say."""

    def __init__(self, look: UiContext, story: StoryEdit) -> None:
        super().__init__(look, "", "small", "warn", wide=80)
        self._look, self._story, self._identified = look, story, False
        self.setObjectName(f"wording-{story.objectName()}")
        story.told.connect(self.check)
        self.hide()

    def silence(self) -> None:
        """Remains were identified: there is nothing to presume any more."""
        self._identified = True
        self.check()

    def check(self) -> None:
        """Mark the words, and say why."""
        found = self._story.wording.slips(self._story.toPlainText(), identified=self._identified)
        marks = []
        for slip in found:
            mark = QTextEdit.ExtraSelection()
            style = QTextCharFormat()
            style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            style.setUnderlineColor(self._look.colour("warn"))
            style.setBackground(self._look.colour("warnSoft"))
            cursor = self._story.textCursor()
            cursor.setPosition(slip.start)
            cursor.setPosition(slip.end, cursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        wave = QTextCharFormat.UnderlineStyle.WaveUnderline
        others = [
            one for one in self._story.extraSelections() if one.format.underlineStyle() != wave
        ]
        self._story.setExtraSelections([*others, *marks])
        said = dict.fromkeys(slip.sentence for slip in found)
        words = [self._look.words.say(sentence) for sentence in said]
        named = self._look.listed(f"«{slip.word}»" for slip in found)
        told = "\n".join([named, *words]) if found else ""
        self.say(told)
        self.setVisible(bool(found))

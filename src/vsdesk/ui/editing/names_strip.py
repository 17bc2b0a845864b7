"""While somebody writes: who is named there that papers may not name, underlined, and
said in a line of its own.

The line has its place from the start, so nothing moves; the words are read off the window's
thread; nothing is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from vsdesk.records.gate.names.told_names import WHY, NameSpan
from vsdesk.records.gate.names.watch_list import watched
from vsdesk.records.gate.told.marked_copies import surest
from vsdesk.records.gate.told.seal_words import seal_spans
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class NamesStrip(Label):
    """Watches a box of words; one line, always there."""

    def __init__(
        self, look: UiContext, session: VaultSession, dossier: Dossier, story: StoryEdit
    ) -> None:
        super().__init__(look, "", "small", "text2", elide=True)
        self.setObjectName(f"names-{story.objectName()}")
        self._looks, self._session, self._dossier, self._story = look, session, dossier, story
        self._ticket: JobHandle | None = None
        story.told.connect(self.check)
        self._say(())
        self.check()

    def check(self) -> None:
        """Read what stands there now; an older reading is left."""
        if self._ticket is not None:
            self._ticket.cancel()
        answer: Callbacks[tuple[str, tuple[NameSpan, ...]]] = Callbacks(self, self._show)
        self._ticket = self._session.jobs.read(
            answer, read_names, self._dossier, self._story.toPlainText()
        )

    def _show(self, found: tuple[str, tuple[NameSpan, ...]]) -> None:
        text, spans = found
        if text == self._story.toPlainText():
            self._underline(spans)
            self._say(
                tuple((text[one.start : one.end], say) for one in spans for say in [WHY[one.why]])
            )

    def _underline(self, spans: tuple[NameSpan, ...]) -> None:
        """Draw what is not drawn: what is underlined moves with the words."""
        dashed = QTextCharFormat.UnderlineStyle.DashUnderline
        held = self._story.extraSelections()
        drawn = [one.cursor for one in held if one.format.underlineStyle() == dashed]
        if [(one.selectionStart(), one.selectionEnd()) for one in drawn] == [
            (one.start, one.end) for one in spans
        ]:
            return
        style = QTextCharFormat()
        style.setUnderlineStyle(dashed)
        style.setUnderlineColor(self._looks.colour("sealed"))
        marks = []
        for one in spans:
            mark = QTextEdit.ExtraSelection()
            cursor = self._story.textCursor()
            cursor.setPosition(one.start)
            cursor.setPosition(one.end, cursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style
            marks.append(mark)
        others = [one for one in held if one.format.underlineStyle() != dashed]
        self._story.setExtraSelections([*others, *marks])

    def _say(self, found: tuple[tuple[str, str], ...]) -> None:
        say = self._looks.words.say
        named = dict.fromkeys(f"«{name}» {say(why)}" for name, why in found)
        self.setText(self._looks.dots(*named) or say("Names are looked for here while you write."))


def read_names(dossier: Dossier, text: str) -> tuple[str, tuple[NameSpan, ...]]:
    """A text, and one span for each place in it at which somebody is named."""
    reader = dossier.once(watched)
    named = surest(reader.spans(text)) if reader is not None else ()
    asked = (
        one
        for one in seal_spans(dossier, text)
        if not any(one.start < two.end and two.start < one.end for two in named)
    )
    return text, tuple(sorted((*named, *asked), key=lambda one: one.start))

"""What was done last, with the way to take it back at once, in a place that is kept free for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import frame, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext


class UndoStrip(QWidget):
    """`undo` carries the Change that is to be taken back: by the button, or by the key that it says. `press`
    are other words for its button, which has no key ("": Undo).

    Its room is kept while it is hidden, and is the same whatever it says: nothing on the page moves under
    the mouse when an answer was given. At the `foot` of a page, below what scrolls, it has none while it is
    hidden: there nothing stands below it.
    """

    undo = Signal(object)

    def __init__(
        self,
        look: UiContext,
        name: str = "undo-last",
        edge: int = 24,
        icon: str = "check",
        press: str = "",
        *,
        foot: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._change: Any = None
        self._takes_back = not press
        self.key = shortcuts.bind(
            self, shortcuts.TAKE_BACK, self._pressed, f"keys-{shortcuts.TAKE_BACK}-{name}"
        )
        self.key.setEnabled(False)
        outer = row(look, self, edges=(edge, 6 if edge else 0, edge, 6 if foot else 0))
        strip = frame("strip", "neutral")
        line = row(look, strip, edges=(12, 3, 6, 3), space=12)
        line.addWidget(IconMark(look, icon, "neutral"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = Paragraph(look, "", "strong", wide=60)
        line.addWidget(self.words, 1)
        self.button = Button(look, press or look.words.say("Undo"), name, icon="history")
        self.button.clicked.connect(self._pressed)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addWidget(strip, 1)
        two = self.words.fontMetrics().lineSpacing() * 2 + look.px(6)
        high = max(two, self.button.sizeHint().height() + look.px(6))
        margins = outer.contentsMargins()
        self.setFixedHeight(high + margins.top() + margins.bottom())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(not foot)
        self.setSizePolicy(policy)
        self.hide()

    def decided(self, words: str, change: Any, *, undo: bool = True) -> None:
        """Show the words, and the button unless `undo` is False: then `change` cannot be taken back here.
        What it says of that itself (`Change.lasts`) stands beside the words."""
        if not undo and (lasts := getattr(change, "lasts", "")):
            words = self._look.dots(words, self._look.words.say(lasts))
        self._change = change if undo else None
        self.button.setVisible(undo)
        by_key = undo and self._takes_back
        if by_key:
            key = shortcuts.shown(shortcuts.TAKE_BACK)
            now = self._look.words.say("It can be taken back now: {key}", key=key)
            words = self._look.dots(words, now)
        for one in self.window().findChildren(UndoStrip):  # the key is of what was done last
            one.key.setEnabled(one is self and by_key)
        self.words.say(words)
        tip.give(self.words, words)
        self.setAccessibleName(words)
        self.show()

    def _pressed(self) -> None:
        change, self._change = self._change, None
        self.key.setEnabled(False)
        self.hide()
        if change is not None:
            self.undo.emit(change)

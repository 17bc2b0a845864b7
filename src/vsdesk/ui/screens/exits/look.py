"""What would leave: the first rows of the table as they would leave, how far the gate was asked,
or why nothing leaves."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vsdesk.progress import Cancelled
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.progress_card import ProgressCard
from vsdesk.ui.kit.story_edit import runs_rtl
from vsdesk.ui.parts.leaving_page import ChangedBanner

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from vsdesk.errors import VsdeskError
    from vsdesk.progress import Progress
    from vsdesk.ui.kit.ui_context import UiContext

T = TypeVar("T")
_LONG: Final = 200  # rows: fewer are looked at before anybody reads how far it is
_MOST: Final = 50
_WIDE: Final = 150


class TableLook(QWidget):
    """Looking can be stopped: `halted` when a person did so, `again` when they look once more."""

    again = Signal()
    halted = Signal()

    def __init__(self, look: UiContext, told: QWidget) -> None:
        """`told` stands above the table."""
        super().__init__()
        self._look = look
        self._halt = Event()
        box = column(look, self, edges=(20, 16, 20, 16), space=10)
        self.changed = ChangedBanner(look)
        box.addWidget(self.changed)
        self.refusal = Banner(look, "", "", "stop")
        self.refusal.hide()
        box.addWidget(self.refusal)
        say = look.words.say
        steps = ((("looking",), say("Each row is asked for: may it leave?")),)
        self.progress = ProgressCard(look, "file", steps)
        self.progress.stop.connect(self._stop)
        self.progress.hide()
        box.addWidget(self.progress)
        self._again = Button(look, say("Look again"), "look-again", icon="search")
        self._again.clicked.connect(self.again)
        self._stopped = Banner(look, say("Stopped. Nothing has left."), button=self._again)
        self._stopped.hide()
        box.addWidget(self._stopped)
        box.addWidget(told)
        self.table = Glimpse(look)
        box.addWidget(self.table, 1)
        self._rest = Label(look, "", "small", "text2")
        box.addWidget(self._rest)

    def run(
        self,
        how: Callable[..., JobHandle],
        then: Callable[[T], None],
        fails: Callable[[VsdeskError], None],
        work: Callable[..., T],
        *args: object,
    ) -> JobHandle:
        """A job that can be stopped, and tells its end all the same where the stop came too late."""
        self._halt = Event()
        answer = Callbacks(self, then, fails, self._step, self._was_stopped)
        return how(answer, work, *args, self._halt)

    def _step(self, stage: str, done: int, total: int) -> None:
        """How far the gate was asked, where that takes long."""
        if total < _LONG or self._halt.is_set():
            return
        if self.progress.isHidden():
            self.refusal.hide()
            self.table.hide()
            self.progress.begin(self._look.words.say("Looking …"))
            self.progress.show()
        self.progress.step(stage, done, total)

    def _stop(self) -> None:
        self._halt.set()
        self.progress.button.setEnabled(False)

    def _was_stopped(self) -> None:
        """Stopped by the person, and not because something else was asked for meanwhile."""
        if self._halt.is_set():
            self.rest()
            self.halted.emit()
            self._stopped.show()
            self._again.setFocus()

    def rest(self) -> None:
        """Nothing is looked at any more."""
        self.progress.hide()
        self._stopped.hide()

    def show_table(self, text: str) -> None:
        """The rows that would leave."""
        self.rest()
        self.refusal.hide()
        self.table.show()
        rest, words = self.table.show_text(text), self._look.words
        self._rest.setText(words.count("{n} more row", "{n} more rows", rest) if rest else "")

    def refuse(self, title: str, text: str) -> None:
        """Nothing leaves, and why."""
        self.rest()
        self.refusal.say(title, text)
        self.refusal.show()
        self.table.hide()
        self._rest.setText("")


class Glimpse(QTableWidget):
    """To be looked at: nothing in it can be changed, or copied past the gate."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("glimpse")
        self.setAccessibleName(look.words.say("What would leave"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(OwnDirection(look, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(look.px(34))
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        heads.setFont(look.font("badge"))
        heads.setHighlightSections(False)
        heads.setDefaultSectionSize(look.px(_WIDE))

    def show_text(self, text: str) -> int:
        """Show a table of lines and tabs; how many rows are not drawn."""
        lines = [line.split("\t") for line in text.split("\n")]
        header, rows = lines[0], lines[1:]
        self.clear()
        self.setColumnCount(len(header))
        self.setHorizontalHeaderLabels(header)
        self.setRowCount(min(len(rows), _MOST))
        for number, cells in enumerate(rows[:_MOST]):
            for place, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                tip.give_item(item, cell)
                self.setItem(number, place, item)
        return max(0, len(rows) - _MOST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves about; what Qt would copy leaves by the button only."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class OwnDirection(QStyledItemDelegate):
    """A Latin name in an Arabic table stands at the start of its column and loses its own end."""

    def __init__(self, look: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As Qt does, but for the direction."""
        super().initStyleOption(option, index)
        window = self._look.direction
        rtl = runs_rtl(option.text, window is Qt.LayoutDirection.RightToLeft)
        way = Qt.LayoutDirection
        option.direction = way.RightToLeft if rtl else way.LeftToRight
        option.displayAlignment = self._look.start


class HaltingProgress:
    """The progress of a job, which a person may stop at its next step."""

    def __init__(self, progress: Progress, halt: Event) -> None:
        self._progress, self._halt = progress, halt

    def step(self, stage: str, done: int, total: int) -> None:
        """Raises Cancelled after a stop."""
        if self._halt.is_set():
            raise Cancelled
        self._progress.step(stage, done, total)

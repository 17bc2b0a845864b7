"""One search over names in any script, numbers, phones and places; results open below the box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListWidget, QListWidgetItem, QWidget

from vsdesk.desk import digest_letters
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.page_model import ROW
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.quiet_list import QuietList
from vsdesk.ui.kit.row_delegate import Cell, RowDelegate
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from vsdesk.desk import SearchHit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_PAUSE: Final = 160  # milliseconds after the last letter
_MOST: Final = 12
_EVERY: Final = "every"  # the last row: all results
_PAPER: Final = "paper"  # the first row where the words are the digest of a page
_ALL: Final = mark("All results")
_OF_PAGE: Final = mark("Find the paper of this page")
_GOING_ON: Final = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
)


class SearchBox(TextField):
    """`opened` carries a Hit of the desk, `every` the words whose results are wanted in full,
    `paper` the letters at the foot of a page."""

    opened = Signal(object)
    every = Signal(str)
    paper = Signal(str)

    def __init__(self, look: UiContext, session: VaultSession, over: QWidget) -> None:
        label = look.words.say("Search names, numbers, phones, places")
        super().__init__(look, "search", label, placeholder=label, icon="search")
        self._session, self._over = session, over
        self._ticket: JobHandle | None = None
        self._results = _Results(look, over)
        self._results.list.itemActivated.connect(self._open)
        self._results.list.itemClicked.connect(self._open)
        self._results.list.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._search)
        self.written.connect(self._typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the results, Enter opens the first, Ctrl+Enter all, Esc closes and keeps the
        words."""
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._all()
        elif key == Qt.Key.Key_Down and self._results.isVisible():
            self._results.list.setFocus()
            self._results.list.setCurrentRow(max(0, self._results.list.currentRow()))
        elif enter:
            first = self._results.list.currentItem() or self._results.list.item(0)
            if self._results.isVisible() and first is not None:
                self._open(first)
            else:
                self._search()
        elif key == Qt.Key.Key_Escape and self._results.isVisible():
            self._results.hide()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The results close when the person goes on elsewhere: they would lie over the page."""
        super().focusOutEvent(event)
        if event.reason() in _GOING_ON:
            QTimer.singleShot(0, self, self._left)

    def _left(self) -> None:
        if QApplication.focusWidget() not in (self, self._results.list):
            self._results.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the results goes back to the box; going on elsewhere from there closes them."""
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._left)
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self._results.hide()
            self.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if self.text().strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._results.hide()

    def _search(self) -> None:
        text = plain(self.text()).strip()
        if not text:
            return
        if self._ticket is not None:
            self._ticket.cancel()
        desk = self._session.desk
        self._ticket = self._session.jobs.read(
            Callbacks(self, self._show), desk.cases.lists.search, text, _MOST
        )

    def _show(self, hits: Sequence[SearchHit]) -> None:
        if self.text().strip():
            width = min(max(self.width(), self._look.px(420)), self._over.width())
            where = self.mapTo(self._over, QPoint(0, self.height() + 2))
            if self._look.rtl:  # it begins where the box begins, and stays in the window
                where.setX(where.x() + self.width() - width)
            where.setX(max(0, min(where.x(), self._over.width() - width)))
            is_paper = bool(digest_letters(plain(self.text())))
            self._results.show_hits(hits, where, width, paper=is_paper)

    def _open(self, item: QListWidgetItem) -> None:
        hit = item.data(ROW)
        self._results.hide()
        if hit == _EVERY:
            self._all()
        elif hit == _PAPER:
            self.paper.emit(plain(self.text()).strip())
        elif hit is not None:
            self.opened.emit(hit)

    def _all(self) -> None:
        """Leave the box for the page of all results."""
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.cancel()
        self._results.hide()
        text = plain(self.text()).strip()
        if text:
            self.every.emit(text)


class _Results(QFrame):
    """The list below the box, a child of the shell, so that no window of its own takes the focus."""

    def __init__(self, look: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self.setProperty("part", "phonebox")
        self.setObjectName("search-results")
        box = column(look, self, edges=(4, 4, 4, 4))
        self.list = QuietList()
        self.list.setObjectName("search-list")
        self.list.setAccessibleName(look.words.say("What was found"))
        self.list.setItemDelegate(RowDelegate(look, self._cell, _key, self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.addWidget(self.list)
        self.nothing = Paragraph(
            look,
            look.words.say("Nothing was found. Another spelling or a part of the number may help."),
            "body",
            "text2",
        )
        self.nothing.setMargin(look.px(10))
        box.addWidget(self.nothing)
        self.hide()

    def _cell(self, hit: SearchHit | str, key: str) -> Cell:
        if hit == _PAPER:
            return Cell(self._look.words.say(_OF_PAGE), "", "strong", "accent")
        if isinstance(hit, str):  # _EVERY
            return Cell(self._look.words.say(_ALL), "Ctrl+Enter", "strong", "accent")
        number = hit.number if hit.number != hit.title else ""
        under = self._look.dots(hit.subtitle, number)
        marked = () if number and hit.subtitle else hit.under
        return Cell(hit.title, under, "strong", spans=hit.spans, under=marked)

    def show_hits(
        self, hits: Sequence[SearchHit], where: QPoint, width: int, *, paper: bool
    ) -> None:
        """Show these below the box; `paper`: the words may be those of a page."""
        self.list.clear()
        if paper:
            self._add(_OF_PAGE, _PAPER)
        for hit in hits:
            item = QListWidgetItem(hit.title)
            item.setData(ROW, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.title}. {hit.subtitle}")
            item.setSizeHint(QSize(0, self._look.px(48)))
            self.list.addItem(item)
        if hits:
            self._add(_ALL, _EVERY)
        rows = self.list.count()
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        px = self._look.px
        height = px(48) * min(8, rows) + px(12) if rows else px(72)
        self.setGeometry(where.x(), where.y(), width, height)
        self.raise_()
        self.show()

    def _add(self, words: str, row: str) -> None:
        """A row that is no hit."""
        item = QListWidgetItem(self._look.words.say(words))
        item.setData(ROW, row)
        item.setSizeHint(QSize(0, self._look.px(48)))
        self.list.addItem(item)


def _key(column: int) -> str:
    return "hit"

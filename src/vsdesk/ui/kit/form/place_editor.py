"""A link to a place, found by typing any of its names in any script; what no list knows stays as words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.form.editor import Editor, Json
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from vsdesk.records.places.gazetteer import Gazetteer
    from vsdesk.ui.kit.ui_context import UiContext

Found = tuple[str, str, str]  # id, name, where it lies or by which name it was found
_WORDS: Final = " "  # the key of the row that keeps what was typed as words
_SHOWN: Final = 6  # rows that are seen at once


# What a place is that reads like another one.
_LEVELS: Final = {
    "governorate": mark("governorate"),
    "district": mark("district"),
    "subdistrict": mark("sub-district"),
}


def level_words(look: UiContext, places: Gazetteer, id: str) -> str:
    """What a place is, where another one reads the same; else ""."""
    place = places.get(id)
    if place is None or not places.is_alike(id, look.words.lang):
        return ""
    said = _LEVELS.get(place.level)
    return look.words.say(said) if said else ""


class PlaceFinder:
    """Finds places for the editor of a field, by the words and its name, and names one; `says_more`: whether
    words say more of a place than its name."""

    def __init__(
        self,
        find: Callable[[str, str], Sequence[Found]],
        name: Callable[[str], str],
        says_more: Callable[[str, str], bool] = lambda id, words: False,
    ) -> None:
        self.find, self.name, self.says_more = find, name, says_more


class PlaceEditor(Editor):
    """`worded` carries what was typed, when the person keeps it as words (`words` says where these go)."""

    worded = Signal(str)

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str,
        finder: PlaceFinder,
        *,
        words: bool,
    ) -> None:
        self._finder, self._free = finder, words
        self._id = ""
        super().__init__(look, name, label, help_text)

    def make_box(self) -> QWidget:
        """A line to type in; what fits stands below it."""
        say = self.look.words.say
        box = QWidget()
        lines = column(self.look, box, space=4)
        self.line = _Line(self.look, self.name, self.label)
        self.line.setPlaceholderText(say("A name of the place, in any script"))
        self.line.written.connect(self._typed)
        self.line.down.connect(self._into)
        self.line.taken.connect(self._take_first)
        self.line.given_up.connect(self._give_up)
        self.line.editingFinished.connect(self._left)
        lines.addWidget(self.line)
        self.list = _List()
        self.list.setObjectName(f"places-{self.name}")
        self.list.setAccessibleName(say("Places that fit: {field}", field=self.label))
        self.list.taken.connect(self._take)
        self.list.given_up.connect(self._back)
        self.list.left.connect(self._left)
        self.list.hide()
        lines.addWidget(self.list)
        self.nothing = Paragraph(self.look, "", "small", "text2")
        self.nothing.hide()
        lines.addWidget(self.nothing)
        return box

    def focus_box(self) -> QWidget:
        return self.line

    def read_box(self) -> Json:
        return self._id or None

    def fill_box(self, value: Json) -> None:
        """Show the name of the place."""
        self._id = str(value or "")
        self.line.setText(self._finder.name(self._id) if self._id else "")
        self.line.setCursorPosition(0)
        self._fold()

    def _fold(self) -> None:
        self.list.hide()
        self.nothing.hide()

    def _typed(self) -> None:
        """Offer what fits; a place that stood is taken away once its name is."""
        text = plain(self.line.text()).strip()
        found = list(self._finder.find(text, self.name)) if text else []
        self.list.clear()
        for id, name, under in found:
            self._row(id, self.look.dots(name, under))
        if text and self._free:
            self._row(_WORDS, self.look.words.say("Keep as words: “{words}”", words=text))
        rows = self.list.count()
        self.list.setFixedHeight(self.look.px(32) * min(_SHOWN, rows) + self.look.px(6))
        self.list.setVisible(rows > 0)
        self.nothing.say(self.look.words.say("No place has this name. Another spelling may help."))
        self.nothing.setVisible(bool(text) and not found)
        if not text and self._id:
            self._id = ""
            self.changed_by_person()

    def _row(self, key: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, key)
        tip.give_item(item, words)
        item.setSizeHint(QSize(0, self.look.px(32)))
        self.list.addItem(item)

    def _into(self) -> None:
        if self.list.isVisibleTo(self):
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _take_first(self) -> None:
        """Enter takes the place that fits best; words are kept only where they are chosen or alone."""
        if self.list.isVisibleTo(self) and self.list.count():
            self._take(self.list.item(0))

    def _take(self, item: QListWidgetItem) -> None:
        key = str(item.data(Qt.ItemDataRole.UserRole))
        if key == _WORDS:
            words = self.line.text().strip()
            self.fill_box(self._id)
            self.worded.emit(words)
        else:
            words = plain(self.line.text()).strip()
            more = self._finder.says_more(key, words)
            self.fill_box(key)
            self.line.setFocus()
            self.changed_by_person()
            if more and self._free:
                self.worded.emit(words)

    def _back(self) -> None:
        self.line.setFocus()

    def _give_up(self) -> None:
        self.fill_box(self._id)

    def _left(self) -> None:
        """Gone on elsewhere: what was typed and fits no chosen place is not lost where words may stand."""
        inside = self.list.hasFocus() or self.line.hasFocus()
        if inside or not (self.list.isVisibleTo(self) or self.nothing.isVisibleTo(self)):
            return
        words = self.line.text().strip()
        known = self._id and words == self._finder.name(self._id)
        self.fill_box(self._id)
        if words and not known and self._free:
            self.worded.emit(words)


class _Line(TextField):
    down = Signal()
    taken = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list, Enter takes its first row, Esc shows again what stood."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self.down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _List(QListWidget):
    taken = Signal(object)
    given_up = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # reached by Down; Tab goes past it
        self.itemClicked.connect(self.taken.emit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went on."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row; Esc, and Up from the first row, go back to the line."""
        key, item = event.key(), self.currentItem()
        if shortcuts.is_held(event):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self.taken.emit(item)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and self.currentRow() == 0):
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

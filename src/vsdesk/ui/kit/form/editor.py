"""The base of all editors: a label above, the box, the answers by one click, help below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import appear, column, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.menu import Menu
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext

Json = Any  # plain JSON as records/dictionary/values.py has it
ANSWERS: Final = (
    ("unknown", mark("Asked, does not know")),
    ("refused", mark("Asked, did not wish to answer")),
    ("not_asked", mark("Not asked")),
)


@dataclass(frozen=True, slots=True)
class EditorSize:
    """How large a field stands: the type roles of its label and its words, what lies between its parts.

    `answers`: it brings the other answers by itself; else the page around it does, and an answer is an empty
    box.
    """

    caption: str
    words: str
    space: float
    gap: float  # between told words and what was understood of them
    answers: bool


FORM: Final = EditorSize("small", "body", 3, 6, answers=True)
TALK: Final = EditorSize("body", "talk", 4, 8, answers=False)


class Binding(Protocol):
    """Where a value lives: read when the editor shows it, written at each change."""

    def get(self) -> Json:
        """The value as it stands."""

    def put(self, value: Json) -> None:
        """Write it."""


class Editor(QWidget):
    """One field. `edited` is sent at each change by the person; `value` is None while not asked.

    Bound to a place (`bind`), it writes there at each change, before `edited` is sent.

    By itself it keeps a value and shows what is text in it; nothing can be typed. A subclass builds
    another box in `make_box`, says what is in it by `read_box`, shows a value by `fill_box`. The
    answers "does not know" and "did not wish" stand in place of the box.
    """

    edited = Signal()

    def __init__(
        self,
        look: UiContext,
        name: str,
        label: str,
        help_text: str = "",
        *,
        size: EditorSize = FORM,
    ) -> None:
        super().__init__()
        self.look, self.name, self.label, self._size = look, name, label, size
        self._binding: Binding | None = None
        self._answer = ""
        self._aside: tuple[str, Json] = ("", None)  # what stood there when "not asked" was given
        self.setObjectName(f"field-{name}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        outer = column(look, self, space=size.space)
        head = row(look, space=4)
        self.caption = Label(look, label, size.caption, "text2", elide=True)
        head.addWidget(self.caption, 1)
        self.more = icon_button(
            look, "more", look.words.say("Other answers"), f"answers-{name}", kind="eye", size=14
        )
        self.more.setAccessibleName(look.words.say("Other answers: {field}", field=label))
        self.more.setMinimumHeight(0)
        # No stop of Tab in each row: the key opens the answers of the field that has the keyboard.
        self.more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        tip.give(self.more, look.words.say("Other answers ({key})", key=shortcuts.OTHER_ANSWERS))
        self.more.setFixedSize(look.px(26), look.px(24))
        self.more.clicked.connect(self._menu)
        head.addWidget(self.more)
        outer.addLayout(head)
        if not size.answers:
            self.more.hide()
            self.caption.setVisible(bool(label))
        self.box = self.make_box()
        outer.addWidget(self.box)
        self._given: Button | None = None
        self._help: Paragraph | None = None
        self.caption.setBuddy(self.focus_box())
        if help_text:
            self._say_help(help_text)

    def _say_help(self, text: str, tone: str = "text2") -> None:
        """The line below the box; made when there is something to say."""
        layout = self.layout()
        assert layout is not None
        if self._help is None:
            self._help = Paragraph(self.look, text, "small", tone)
            layout.addWidget(self._help)
            return
        self._help.say(text)
        self._help.setVisible(bool(text))
        self._help.setProperty("tone", tone)
        self._help.style().unpolish(self._help)
        self._help.style().polish(self._help)

    def fit(self, box: QWidget) -> QWidget:
        """Give a box the letters of this size."""
        box.setFont(self.look.font(self._size.words))
        if isinstance(box, QPlainTextEdit):
            box.document().setDefaultFont(box.font())
        return box

    # What a subclass does otherwise.
    def make_box(self) -> QWidget:
        """Build the box."""
        self._held: Json = None
        self._words = Label(self.look, "", elide=True)
        return self._words

    def read_box(self) -> Json:
        """What stands in the box; None when nothing does."""
        return self._held

    def fill_box(self, value: Json) -> None:
        """Show a value (None: nothing) without telling anyone."""
        self._held = value
        self._words.setText(value if isinstance(value, str) else "")

    def focus_box(self) -> QWidget:
        """The widget that takes the keyboard."""
        return self.box

    # What everyone asks.
    @property
    def value(self) -> Json:
        """The value as stored: JSON, an answer, or None."""
        return {"answer": self._answer} if self._answer else self.read_box()

    def show_value(self, value: Json) -> None:
        """Show a stored value without telling anyone."""
        answer = value.get("answer", "") if isinstance(value, dict) else ""
        given = answer if answer in ("unknown", "refused") else ""
        self._answer = given if self._size.answers else ""
        self._aside = ("", None)
        self.fill_box(None if given else value)
        self._show_answer()

    def bind(self, binding: Binding) -> None:
        """Show what stands there, and write there from now on."""
        self._binding = binding
        self.refresh()

    def refresh(self) -> None:
        """Show what stands where it is bound to, without telling anyone."""
        if self._binding is not None:
            self.show_value(self._binding.get())

    def rename(self, name: str, label: str) -> None:
        """The same box for another field."""
        self.name, self.label = name, label
        self.setObjectName(f"field-{name}")
        self.caption.setText(label)
        self.focus_box().setObjectName(name)
        self.focus_box().setAccessibleName(label)

    def lock_box(self, read_only: bool) -> None:
        """Make the field readable only."""
        self.box.setEnabled(not read_only)
        appear(self.more, not read_only)

    def changed_by_person(self) -> None:
        """A subclass calls this at each change by the person."""
        if self._binding is not None:
            self._binding.put(self.value)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The menu key opens the other answers too, where the box has no menu of its own."""
        if event.isAutoRepeat() and event.key() == Qt.Key.Key_Menu:
            return
        if event.key() != Qt.Key.Key_Menu or not self.take_key(shortcuts.OTHER_ANSWERS):
            super().keyPressEvent(event)

    def take_key(self, key: str) -> bool:
        """The keys of the other answers, and of all of them; not where the field is only read."""
        given = next((answer for answer, one in shortcuts.ANSWERS.items() if one == key), "")
        if self.more.isHidden() or not (given or key == shortcuts.OTHER_ANSWERS):
            return False
        self.answer(given) if given else self._menu()
        return True

    def _menu(self) -> None:
        menu = Menu(self)
        menu.setObjectName(f"answers-menu-{self.name}")
        for key, words in ANSWERS:
            said = f"{self.look.words.say(words)}\t{shortcuts.ANSWERS[key]}"  # told, not bound once more
            action = QAction(tip.as_label(said), menu)
            action.setData(key)
            menu.addAction(action)
        menu.triggered.connect(self._answered)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _answered(self, action: QAction) -> None:
        self.answer(str(action.data()))

    def answer(self, key: str) -> None:
        """Give one of the answers: unknown, refused or not_asked (which empties the field).

        The same again takes it back, and what was written before stands again.
        """
        at = QApplication.focusWidget()
        had = at is not None and self.isAncestorOf(at)
        held = self.read_box()
        if key != "not_asked":
            self._answer = "" if self._answer == key else key
        elif held is None and not self._answer:
            self._answer, held = self._aside
            self.fill_box(held)
        else:
            self._answer, self._aside = "", (self._answer, held)
            self.fill_box(None)
        self._show_answer()
        if had and self._answer and self._given is not None:
            self._given.setFocus()
        elif had:
            self.focus_box().setFocus()
        self.changed_by_person()

    def _take_back(self) -> None:
        self._answer = ""
        self._show_answer()
        self.focus_box().setFocus()
        self.changed_by_person()

    def _show_answer(self) -> None:
        words = dict(ANSWERS).get(self._answer, "")
        if words and self._given is None:
            self._given = self._make_given()
        appear(self.box, not self._answer)
        if self._given is not None:
            appear(self._given, bool(self._answer))
        if words and self._given is not None:
            said = self.look.words.say(words)
            self._given.setText(said)
            self._given.setAccessibleName(
                self.look.words.say(
                    "{field}: {answer}. Press to take it back.", field=self.label, answer=said
                )
            )

    def _make_given(self) -> Button:
        """The answer in place of the box; made when one is given."""
        given = Button(self.look, " ", f"answer-{self.name}", icon="clear", after=True, size=14)
        given.setAccessibleName(self.label)
        given.clicked.connect(self._take_back)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(self.box), given)
        return given

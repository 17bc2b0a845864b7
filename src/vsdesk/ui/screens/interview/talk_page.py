"""One topic: the one question in large letters, its fields, and the three answers by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QSizePolicy, QWidget

from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import column, row, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.date_editor import DateEditor
from vsdesk.ui.kit.form.editor import ANSWERS, Editor
from vsdesk.ui.kit.form.understood import date_label
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import first_unread
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.screens.interview.closed_name import ClosedName
from vsdesk.ui.screens.interview.fields import spot_of
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.same import Same
from vsdesk.ui.screens.interview.talk_editors import TalkEditors
from vsdesk.ui.screens.interview.topic import Entries, FieldsBeside, SameAsOther, TalkNote

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.form.line import LineEditor
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.screens.interview.topic import Part, TalkTopic
    from vsdesk.ui.session import VaultSession

NARROW: Final = 900  # effective width below which rows become columns


@dataclass(frozen=True)
class PageHost:
    """What a page asks of the screen around it."""

    look: UiContext
    session: VaultSession
    talk: Talk
    go_on: Callable[[], None]
    go_beside: Callable[[], None]
    save: Callable[[Callable[[Dossier], None]], None]
    trouble: Callable[[Any], None]
    again: Callable[[], None]
    to_sources: Callable[[], None]


class TalkPage(QWidget):
    """Builds what its topic declares. A topic with widgets of its own has a subclass, which puts them
    before the declared parts, behind them (`build`) or between (`beneath`). `asked` names the fields that
    the three answers fill."""

    def __init__(self, host: PageHost, topic: TalkTopic) -> None:
        super().__init__()
        self.host, self.look, self.talk, self.topic = host, host.look, host.talk, topic
        self.asked: Sequence[tuple[str, str]] = topic.asks
        self.say = host.look.words.say
        self.make = TalkEditors(host.look, host.session, host.talk, host.to_sources)
        self.fields: list[Editor] = []
        self._rows: list[QBoxLayout] = []
        self.closed: dict[
            str, ClosedName
        ] = {}  # names into which nothing is written, by their spots
        self._pointed = ("", "")  # what could not be read when the keyboard was brought to it
        self.box = column(self.look, self, space=14)
        self.below = self.box  # where the next field goes
        self.question = Paragraph(self.look, "", "ask", wide=40)
        self.question.setObjectName("question")
        self.box.addWidget(self.question)
        self.hint = Paragraph(self.look, "", "talk", wide=80)
        self.box.addWidget(self.hint)
        self.box.addSpacing(self.look.px(2))
        self._ask()
        self.build()
        self.hint.setVisible(bool(self.hint.said()))
        self._answers: dict[str, Button] = {}
        if self.asked:
            self._three()
        self.box.addStretch(1)
        self.show_answers()

    def let_go(self) -> None:
        """What was typed and waits for a button is told too: another page comes, or the talk ends."""

    def _ask(self) -> None:
        """The one question, with the name where it is known, and a sentence below it."""
        topic = self.topic
        name = called(self.talk, topic.of) if topic.nameless else ""
        question = (
            self.say(topic.question, name=name)
            if name
            else self.say(topic.nameless or topic.question)
        )
        self.question.say(question)
        self.hint.say(self.say(topic.hint))
        self.setAccessibleName(question)

    def build(self) -> None:
        """Put the declared parts below each other."""
        for part in self.topic.parts:
            self.put(part)

    def put(self, part: Part) -> None:
        """Add one declared part."""
        if isinstance(part, SameAsOther):
            self.same(self.topic.key)
        elif isinstance(part, TalkNote):
            self.box.addWidget(Paragraph(self.look, self.say(part.words), "body", "text2"))
        elif isinstance(part, FieldsBeside):
            fields = [self.make.made(one) for one in part.fields]
            self.beside(*fields)
            for field in fields:
                self.beneath(field)
        elif not isinstance(part, Entries):
            self.beneath(self.add(self.make.made(part)))

    def beneath(self, field: Editor) -> None:
        """Where a page puts what is its own below a declared field."""

    # Fields.
    def add(self, field: Editor, box: Any = None, at: int | None = None) -> Editor:
        """Put a field below the others (or Enter comes to it as to the field number
        `at`); Enter in it goes on."""
        self.fields.insert(len(self.fields) if at is None else at, field)
        if not field.label:
            field.focus_box().setAccessibleName(self.question.said())
            if isinstance(field, DateEditor):
                field.typed.setAccessibleName(date_label(self.look, self.question.said()))
        field.edited.connect(self.show_answers)
        field.focus_box().installEventFilter(self)
        if isinstance(field, DateEditor):
            field.typed.installEventFilter(self)
        (box or self.below).addWidget(field)
        return field

    def beside(self, *fields: Editor) -> None:
        """Put fields beside each other; below each other where room is short."""
        line = row(self.look, space=16)
        for field in fields:
            self.add(field, line)
            line.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.below.addLayout(line)
        self._rows.append(line)

    def reflow(self, width: float) -> None:
        """What stands in a row stands in a column where room is short."""
        for line in self._rows:
            turn(line, beside=width >= NARROW)

    def same(self, topic: str) -> None:
        """What was told of the other missing person of this family, where this case was begun beside
        theirs."""
        if self.talk.beside_case is not None:
            strip = Same(self.host, topic)
            strip.written.connect(self.refresh)
            self.box.addWidget(strip)

    def close_name(self, spot: str, lines: Sequence[LineEditor]) -> ClosedName:
        """The name at a spot opens by a press where something hangs on it already."""
        made = ClosedName(self.host, spot, lines)
        made.goes_on.connect(self.focus_open)
        made.changed.connect(self.refresh)
        self.closed[spot] = made
        self.below.addWidget(made)
        made.look_again()
        return made

    # The three answers.
    def _three(self) -> None:
        say = self.say
        self.box.addWidget(Label(self.look, say("Or with one key:"), "body", "text2"))
        line = Flow(self.look, space=12)
        for key, words in ANSWERS:
            text = say("{answer} · {key}", answer=say(words), key=shortcuts.ANSWERS[key])
            button = Button(self.look, text, f"all-{key}", kind="answer")
            button.setCheckable(True)
            button.setFont(self.look.font("talk"))
            button.setMinimumHeight(self.look.px(54))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setProperty("answer", key)
            button.clicked.connect(self._pressed)
            tip.give(
                button, say("The same once more takes it back, and what was written stands again.")
            )
            self._answers[key] = button
            line.addWidget(button, 1)
        self.box.addLayout(line)

    def present(self) -> Sequence[tuple[str, str]]:
        """The fields that an answer fills now; a list takes the entry with the keyboard."""
        return self.asked

    def _open(self) -> list[tuple[str, str]]:
        """Those of them that are no closed name."""
        shut = {spot for spot, one in self.closed.items() if one.is_closed}
        return [one for one in self.present() if one[0] not in shut]

    def _pressed(self) -> None:
        key = str(self.sender().property("answer"))
        for spot, field in self._open():
            self.talk.answer(spot, field, key)
        self.refresh()

    def refresh(self) -> None:
        """Show what the talk holds."""
        for field in self.fields:
            field.refresh()
        self.show_answers()

    def show_answers(self) -> None:
        """Mark the answer that stands."""
        given = {self.talk.answered(*one) for one in self.present()}
        may = bool(self._open()) or not self.present()
        for key, button in self._answers.items():
            button.setEnabled(may)
            chosen = given == {key}
            button.setChecked(chosen)
            button.setIcon(
                self.look.icon("check", "accent") if chosen else button.icon().__class__()
            )

    def confirm(self) -> None:
        """The speaker agrees with the strip that shows a proposal."""
        for field in self._dates():
            field.strip.agree()

    def another(self) -> None:
        """Another reading of the same words."""
        for field in self._dates():
            field.strip.turn()

    def _dates(self) -> list[DateEditor]:
        """The dates of the entry that has the keyboard; all of them where none has."""
        focus = QApplication.focusWidget()
        here = {
            spot_of(one) for one in self.fields if focus is not None and one.isAncestorOf(focus)
        }
        dates = [field for field in self.fields if isinstance(field, DateEditor)]
        return [field for field in dates if spot_of(field) in (here or {spot_of(field)})]

    def take_key(self, key: str) -> bool:
        """The three answers, what was understood, and the way to the three."""
        given = [one for name, one in self._answers.items() if shortcuts.ANSWERS[name] == key]
        if given:
            given[0].click()
        elif key == shortcuts.OTHER_ANSWERS and self._answers:
            next(iter(self._answers.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == shortcuts.CONFIRM:
            self.confirm()
        elif key == shortcuts.OTHER_READING:
            self.another()
        else:
            return False
        return True

    # The keyboard.
    def focus_first(self) -> None:
        """The first question: whose name it is where that stands closed, else the first field."""
        for one in self.closed.values():
            if one.is_closed:
                one.same.setFocus()
                return
        self.focus_open()

    def focus_open(self) -> None:
        """Put the keyboard into the first field into which something can be written."""
        for field in self.fields:
            if field.isVisibleTo(self):
                field.focus_box().setFocus()
                return

    def points(self) -> bool:
        """Once for each thing that cannot be read the keyboard goes to it, while it can still be asked."""
        line = first_unread(self)
        if line is None or self._pointed == (line.objectName(), line.text()):
            return False
        self._pointed = (line.objectName(), line.text())
        line.point()
        return True

    def point_at(self, name: str) -> None:
        """Put the keyboard into the field of this name, to the line of it that cannot be read."""
        for field in self.fields:
            if field.name == name:
                line = first_unread(field)
                line.point() if line is not None else field.focus_box().setFocus()
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, after the last one to the next topic, a held one no
        further; Shift+Enter breaks the line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        if event.isAutoRepeat():
            return True
        if isinstance(watched, QComboBox) and watched.view().isVisible():
            return False
        self._step(watched)
        return True

    def _step(self, watched: QObject) -> None:
        places = [n for n, one in enumerate(self.fields) if one.isAncestorOf(_widget(watched))]
        rest = self.fields[places[0] + 1 :] if places else []
        for field in rest:
            if field.isVisibleTo(self) and field.isEnabled():
                field.focus_box().setFocus()  # not by Tab: that would select what stands there
                return
        self.host.go_on()


def _widget(thing: QObject) -> QWidget:
    assert isinstance(thing, QWidget)
    return thing

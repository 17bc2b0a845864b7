"""One topic: the one question in large letters, its fields, and the three answers by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QSizePolicy, QWidget

from vsdesk.records.gate.watched import is_watched
from vsdesk.records.gate.which_of import namesakes
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.names_strip import NamesStrip
from vsdesk.ui.editing.which_strip import WhichStrip
from vsdesk.ui.kit import keys, tip
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import ListEditor, YesNoEditor
from vsdesk.ui.kit.form.date_editor import MOST_TOLD, DateEditor
from vsdesk.ui.kit.form.editor import ANSWERS, TALK, Editor
from vsdesk.ui.kit.form.line import LineEditor, PhoneEditor, TypedEditor
from vsdesk.ui.kit.form.story_editor import StoryEditor
from vsdesk.ui.kit.form.told import ToldReading, anchors
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row, turn
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital
from vsdesk.ui.screens.interview.fields import OfTalk, SpotValue, SpotWords, spot_of
from vsdesk.ui.screens.interview.same import Same
from vsdesk.ui.screens.interview.talk import kind_of

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.session import VaultSession

E = TypeVar("E", bound=Editor)
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


class TalkPage(QWidget):
    """A subclass builds its fields in `build`; `asked` names the fields that the three answers fill."""

    asked: Sequence[tuple[str, str]] = ()

    def __init__(self, host: PageHost) -> None:
        super().__init__()
        self.host, self.look, self.talk = host, host.look, host.talk
        self.say = host.look.words.say
        self.fields: list[Editor] = []
        self._rows: list[QBoxLayout] = []
        self.box = column(self.look, self, space=14)
        self.below = self.box  # where the next field goes
        self.question = Paragraph(self.look, "", "ask", wide=40)
        self.question.setObjectName("question")
        self.box.addWidget(self.question)
        self.hint = Paragraph(self.look, "", "talk", wide=80)
        self.box.addWidget(self.hint)
        self.box.addSpacing(self.look.px(2))
        self.build()
        self.hint.setVisible(bool(self.hint.said()))
        self._answers: dict[str, Button] = {}
        if self.asked:
            self._three()
        self.box.addStretch(1)
        self.show_answers()

    def build(self) -> None:
        """Say the question and add the fields; each topic has its own."""

    def ask(self, question: str, hint: str = "") -> None:
        """The one question, and a sentence below it."""
        self.question.say(question)
        self.hint.say(hint)
        self.setAccessibleName(question)

    # Fields.
    def add(self, field: Editor, box: Any = None, at: int | None = None) -> Editor:
        """Put a field below the others (or Enter comes to it as to the field number
        `at`); Enter in it goes on."""
        self.fields.insert(len(self.fields) if at is None else at, field)
        if not field.label:
            field.focus_box().setAccessibleName(self.question.said())
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

    def label(self, spot: str, field: str) -> str:
        """The dictionary's label of a field."""
        return self.host.session.labels.field(kind_of(spot), field)

    def called(self, person: RecordView) -> str:
        """A member of the family that is saved: by name, else by the kinship."""
        family = self.talk.family
        assert family is not None
        return Titles(self.look, self.host.session, family).of(person)

    def line(self, spot: str, field: str, label: str = "", *, plain: bool = False) -> LineEditor:
        """A line for a field."""
        made = PhoneEditor if plain else LineEditor
        return self.bound(made(*self._named(spot, field, label), size=TALK))

    def typed(self, made: type[TypedEditor], spot: str, field: str, label: str = "") -> TypedEditor:
        """A line for a number, an amount or a day."""
        return self.bound(made(*self._named(spot, field, label), size=TALK))

    def told(self, spot: str, field: str, label: str = "", *, lines: int = 4) -> StoryEditor:
        """A box for words as told; names that papers may not say are underlined there."""
        made = StoryEditor(
            self.look, f"{spot}.{field}", label, lines=lines, speaks=self.talk.lang, size=TALK
        )
        made.bind(SpotWords(self.talk, spot, field))
        family = self.talk.family
        if family is not None and is_watched(family):
            made.add_below(NamesStrip(self.look, self.host.session, family, made.story))
        if family is not None and namesakes(family):
            made.add_below(
                WhichStrip(self.look, self.host.session, family, made.story, OfTalk(self.talk))
            )
        return made

    def date(self, spot: str, field: str, label: str = "", *, lines: int = 1) -> DateEditor:
        """A date as told, read out of its own words alone."""
        return self.bound(
            DateEditor(
                self.look,
                f"{spot}.{field}",
                label,
                "",
                self._find_dates,
                self.talk.today,
                lines=lines,
                speaks=self.talk.lang,
                most=MOST_TOLD,
                size=TALK,
            )
        )

    def _find_dates(self, words: str, name: str, near: str) -> ToldReading:
        """What ages and "later" are reckoned from: the birth and the loss; a date is not
        reckoned from itself."""
        birth, loss = (
            None if name == f"{spot}.{field}" else self.talk.value(spot, field)
            for spot, field in (("person", "birth"), ("event", "date"))
        )
        known = anchors(birth, loss, asks_birth=name.endswith(".birth"))
        return self.talk.dates.find(words, self.look.words, near, known)

    def pick(self, spot: str, field: str, vocabulary: str, label: str = "") -> ListEditor:
        """One term of a vocabulary."""
        terms = self.host.session.labels.terms(vocabulary)
        options = [(key, capital(words)) for key, words in terms]
        return self.bound(ListEditor(*self._named(spot, field, label), options, size=TALK))

    def yes_no(self, spot: str, field: str, label: str = "") -> YesNoEditor:
        """Yes or no."""
        return self.bound(YesNoEditor(*self._named(spot, field, label), size=TALK))

    def bound(self, editor: E) -> E:
        """An editor that writes into the talk, where its name says."""
        spot, _, field = editor.name.partition(".")
        editor.bind(SpotValue(self.talk, spot, field))
        return editor

    def rename(self, editor: Editor, field: str) -> None:
        """The same box for another field of its spot."""
        spot = spot_of(editor)
        editor.rename(f"{spot}.{field}", self.label(spot, field))
        self.bound(editor)

    def _named(self, spot: str, field: str, label: str) -> tuple[UiContext, str, str]:
        return self.look, f"{spot}.{field}", label or self.label(spot, field)

    def same(self, topic: str) -> None:
        """What was told of the other missing person of this family, where this case was begun beside
        theirs."""
        if self.talk.beside is not None:
            strip = Same(self.host, topic)
            strip.written.connect(self.refresh)
            self.box.addWidget(strip)

    # The three answers.
    def _three(self) -> None:
        say = self.say
        self.box.addWidget(Label(self.look, say("Or with one key:"), "body", "text2"))
        line = row(self.look, space=12)
        for key, words in ANSWERS:
            text = say("{answer} · {key}", answer=say(words), key=keys.ANSWERS[key])
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
        self._rows.append(line)

    def present(self) -> Sequence[tuple[str, str]]:
        """The fields that an answer fills now; a list takes the entry with the keyboard."""
        return self.asked

    def _pressed(self) -> None:
        key = str(self.sender().property("answer"))
        for spot, field in self.present():
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
        for key, button in self._answers.items():
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
        given = [one for name, one in self._answers.items() if keys.ANSWERS[name] == key]
        if given:
            given[0].click()
        elif key == keys.OTHER_ANSWERS and self._answers:
            next(iter(self._answers.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == keys.CONFIRM:
            self.confirm()
        elif key == keys.OTHER_READING:
            self.another()
        else:
            return False
        return True

    # The keyboard.
    def focus_first(self) -> None:
        """Put the keyboard into the first field that is empty, else into the first."""
        for field in self.fields:
            if field.isVisibleTo(self):
                field.focus_box().setFocus()
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, after the last one to the next topic; Shift+Enter breaks the line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
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

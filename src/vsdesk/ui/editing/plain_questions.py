"""The plain questions about what may be done with what was told: yes, no, not now. No "yes to all"."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from vsdesk.numerals import in_ascii
from vsdesk.records.consent.questions import ALONE, GRAVE_SCOPES, QUESTIONS, may_answer
from vsdesk.ui.editing.unsaved_ifs import ASIDE, UNSAVED, UnsavedIfs
from vsdesk.ui.editing.yes_if import YesIf
from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.boxes import column, drop
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.desk import Condition
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext

_KEYS: Final = {"1": "yes", "2": "no", "3": "not_now", "4": "yes_if", "5": ALONE}
_A_ROW: Final = 4  # answers that have room in one line of large text
_TAKES_OUT: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_REST: Final = (
    400  # milliseconds in which nobody hears an answer to a question that they did not read
)
_BY_HAND: Final = (  # how a person comes to a question that was not the next one
    *(Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason),
    Qt.FocusReason.MouseFocusReason,
)
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


def answer_words(look: UiContext) -> tuple[tuple[str, str], ...]:
    """(key, words) of the answers. "Yes, if" stands beside the yes. "You alone" only where a question asks
    for others too."""
    say = look.words.say
    return (
        *(("yes", say("Yes")), (ALONE, say("Yes, you alone")), ("yes_if", say("Yes, if …"))),
        *(("no", say("No")), ("not_now", say("Not now"))),
    )


class _Line:
    """One question: its words, the answers beside them, what was said of it below."""

    def __init__(self, look: UiContext, question: str, owner: str, role: str) -> None:
        self._look, self._question = look, question
        self._said: dict[str, Paragraph] = {}
        words = look.words.say(QUESTIONS[question].words)
        line = Flow(look, space=12)
        self._beside = column(look, space=0)
        self._beside.addWidget(Paragraph(look, words, role))
        line.addLayout(self._beside, 1, least=look.px(150))
        name = "-".join(filter(None, ("consent", question, owner)))
        offered = [one for one in answer_words(look) if may_answer(question, one[0])]
        wraps = len(offered) > _A_ROW
        self.answers = Segments(look, name, words, offered, wraps=wraps)
        self.answers.setProperty("question", question)
        line.addWidget(self.answers)
        self.below = column(look, space=6)
        self.below.addLayout(line)

    def tell(self, name: str, words: str, role: str, tone: str, *, below: bool = False) -> None:
        """Say something of it; "": nothing any more."""
        if name not in self._said and words:
            made = Paragraph(self._look, words, role, tone, wide=80 if below else 50)
            made.setObjectName(f"{name}-{self._question}")
            self._said[name] = made
            (self.below if below else self._beside).addWidget(made)
        if name in self._said:
            self._said[name].say(words)
            self._said[name].setVisible(bool(words))


class OnePress:
    """One press of a key is one answer. The next question is answered by a key that was let go in between,
    once all keys rested: of keys that come too quickly none is taken until then, so that no later one
    answers a question for which it was not meant."""

    def __init__(self) -> None:
        self._held: int | str | None = None
        self._since = QElapsedTimer()

    def takes(self, event: QKeyEvent) -> bool:
        """Whether this press answers."""
        key = _which(event)
        taken = not event.isAutoRepeat() and key != self._held and self.has_rested()
        self._held = key
        self._since.restart()
        return taken

    def has_rested(self) -> bool:
        """Whether the next key may answer the next question."""
        return not self._since.isValid() or self._since.hasExpired(_REST)

    def is_held(self, event: QKeyEvent) -> bool:
        """Whether this is the key that answered, still down."""
        return event.isAutoRepeat() and _which(event) == self._held

    def let_go(self, event: QKeyEvent) -> None:
        """A key came up."""
        if not event.isAutoRepeat() and _which(event) == self._held:
            self._held = None

    def forget(self) -> None:
        """Somebody went to a question by themselves: the next press is meant for it."""
        self._held = None
        self._since.invalidate()


def _which(event: QKeyEvent) -> int | str:
    """The key; by what it writes where the keyboard on the screen does not say which."""
    return event.key() or event.text()


class PlainQuestions(QWidget):
    """`answered` carries the question and the answer, as soon as one is chosen; `answered_if` the question
    and its conditions, once they were told.

    In a talk the keys 1 to 5 answer the question that has the keyboard, and go to the next one; `too_soon`:
    a key came before anybody can have asked that. F4, Delete and Backspace there: `taken_out`.
    """

    answered = Signal(str, str)
    answered_if = Signal(str, object)
    too_soon = Signal()
    taken_out = Signal(str)

    def __init__(
        self,
        look: UiContext,
        labels: Labels,
        owner: str,
        people: Callable[[], Sequence[tuple[str, str]]],
        unsaved: UnsavedIfs,
        *,
        talk: bool = False,
    ) -> None:
        """`owner` tells the lines of several persons apart; `people`: (id, name) of the others; `unsaved`
        keeps what is typed into an "if": whoever saves it drops it there."""
        super().__init__()
        self._look, self._labels, self._owner, self._people = look, labels, owner, people
        self._talk, self.unsaved = talk, unsaved
        self.one_press = OnePress()
        self._answers: Mapping[str, str] = {}
        self._yes_if: YesIf | None = None
        self._lines = {
            one: _Line(look, one, owner, "talk" if talk else "body") for one in QUESTIONS
        }
        self.lines = {question: one.answers for question, one in self._lines.items()}
        box = column(look, self, space=14 if talk else 10)
        for question, line in self._lines.items():
            line.answers.chosen.connect(self._chosen)
            box.addLayout(line.below)  # what is shown before it lies in a window is one of its own
            wide = QUESTIONS[question].offers_alone  # five answers leave its words little room
            line.tell("covers", self._covers(question), "small", "text2", below=wide)
            for button in line.answers.findChildren(Button) if talk else ():
                button.installEventFilter(self)

    def _covers(self, question: str) -> str:
        """What a yes is also a yes to, and whether it is several answers: "" where the words say all."""
        asked, words = QUESTIONS[question], self._look.words
        grave = [one for one in GRAVE_SCOPES if one in asked.scopes]
        terms = self._look.listed(self._labels.term("data_scope", one) for one in grave)
        covers = words.say("A yes covers this too: {scopes}.", scopes=terms) if grave else ""
        if len(asked.asks) == 1:
            return covers
        each = words.say(
            "It is several answers at once: the page “Consent” shows each, to be narrowed or taken back alone."
        )
        alone = words.say(
            "“Yes, you alone”: kept and worked on by us; the body that coordinates our work gets nothing, nor does anybody else."
        )
        return " ".join(filter(None, (covers, each, alone if asked.offers_alone else "")))

    def show_answers(
        self,
        answers: Mapping[str, str],
        beside: Mapping[str, str] = _NOTHING,
        conditions: Mapping[str, str] = _NOTHING,
    ) -> None:
        """`answers`: yes, yes_if, no, not_now, mixed or "". In words: what stands `beside` a question, such
        as what others say that the person would answer; the `conditions` of a "yes, if"."""
        self._close()
        self._answers = answers
        role, tone = ("body", "text2") if self._talk else ("small", "warn")
        for question, line in self._lines.items():
            answer = answers.get(question, "")
            line.answers.choose(answer)
            mixed = self._look.words.say("Answered in part: see each answer below.")
            line.tell("mixed", mixed if answer == "mixed" else "", "small", "warn")
            line.tell("other", beside.get(question, ""), role, tone)
            line.tell("said-if", conditions.get(question, ""), "body", "text2", below=True)
        self._say_unsaved()

    def _say_unsaved(self) -> None:
        """What is typed for a question, and not saved, where its form is not open."""
        say, role = self._look.words.say, "body" if self._talk else "small"
        for question, line in self._lines.items():
            typed = self.unsaved.get(question)
            is_open = self._yes_if is not None and line.below.indexOf(self._yes_if) >= 0
            words = ""
            if typed is not None and not is_open:
                words = say(ASIDE if typed.aside else UNSAVED, words=typed.words.strip())
            line.tell("unsaved-if", words, role, "warn", below=True)

    def focus_first(self) -> None:
        """The first question."""
        next(iter(self.lines.values())).focus_chosen()

    def turn_to(self, question: str) -> None:
        """The next key is for this one."""
        self.lines[question].focus_chosen()
        self.one_press.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key answers the question that has the keyboard."""
        taken = False
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                taken = self._press(self._asked(watched), event)
            elif event.type() == QEvent.Type.KeyRelease:
                self.one_press.let_go(event)
        elif isinstance(event, QFocusEvent) and event.reason() in _BY_HAND:
            self.one_press.forget()
        return taken or super().eventFilter(watched, event)

    def take_key(self, key: str) -> bool:
        """F4: the question that has the keyboard was not asked."""
        at = QApplication.focusWidget()
        question = self._asked(at) if self._talk and at is not None else ""
        if not question or key != shortcuts.ANSWERS["not_asked"]:
            return False
        self.taken_out.emit(question)
        return True

    def _asked(self, control: QObject) -> str:
        """The question in whose line it stands."""
        found = (q for q, line in self.lines.items() if control.parent() is line)
        return next(found, "")

    def _press(self, question: str, event: QKeyEvent) -> bool:
        """Whether the key was for the question ("": for the words of a condition)."""
        answer = _KEYS.get(in_ascii(event.text()))
        if not question:
            return self.one_press.is_held(event)
        if event.key() in _TAKES_OUT and not event.isAutoRepeat():
            self.taken_out.emit(question)
        elif not answer or not may_answer(question, answer):
            return False
        elif self.one_press.takes(event):
            self.lines[question].choose(answer)
            self._answer(question, answer)
            if answer != "yes_if":
                self._go_on(question)
        elif not event.isAutoRepeat():
            self.too_soon.emit()
        return True

    def _go_on(self, question: str) -> None:
        """The next question."""
        order = [*self.lines]
        for after in order[order.index(question) + 1 :][:1]:
            self.lines[after].focus_chosen()

    def _chosen(self, answer: str) -> None:
        self._answer(str(self.sender().property("question")), answer)

    def _answer(self, question: str, answer: str) -> None:
        self._close()
        if answer == "yes_if":
            self.ask_if(question)
        else:
            self.unsaved.set_aside(question)
            self.answered.emit(question, answer)

    def ask_if(self, question: str) -> None:
        """Ask for the condition, below the question; nothing is written before it was told. What was typed
        before stands there."""
        name, role = f"{question}-{self._owner or 'talk'}", "talk" if self._talk else "body"
        strip = YesIf(self._look, self._labels, name, self._people(), role=role)
        strip.told.connect(partial(self._told, question))
        strip.ask.closed.connect(partial(self._leave, question))
        if (typed := self.unsaved.get(question)) is not None:
            strip.take_up(typed)
            self.unsaved.keep(question, strip.typed)
        unsaved = self.unsaved  # of whoever answers now
        strip.changed.connect(lambda: unsaved.keep(question, strip.typed))
        self._yes_if = strip
        self._lines[question].below.addWidget(strip)
        into_view(strip)
        strip.words.installEventFilter(self)
        strip.words.setFocus()
        self._say_unsaved()

    def _told(self, question: str, conditions: Sequence[Condition]) -> None:
        self.answered_if.emit(question, conditions)
        if self._talk:
            self._go_on(question)

    def settle(self) -> None:
        """Take up each "if" whose words were typed, as its button does; where a rule lacks something, by the
        words alone. What was answered otherwise since stays aside."""
        for question in self._lines:
            typed = self.unsaved.get(question)
            if typed is not None and not typed.aside:
                self.answered_if.emit(question, typed.conditions)

    def _leave(self, question: str) -> None:
        self.unsaved.drop(question)
        self._close()
        self._say_unsaved()
        self.lines[question].choose(self._answers.get(question, ""))
        self.lines[question].focus_chosen()

    def _close(self) -> None:
        if self._yes_if is not None:
            self._yes_if.hide()
            drop(self._yes_if)
            self._yes_if = None

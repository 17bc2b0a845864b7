"""The bars of an interview. Top and bottom: with whom, pause and stop; back, any topic, next; and how far.
Above the questions to one person: who answers, how it is recorded, who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QStyle, QWidget

from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.records.consent.questions import NAMED, ask_again_on
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.editing.naming_ways import naming_ways
from vsdesk.ui.editing.told_before import ABOUT, ToldBefore
from vsdesk.ui.editing.who_said import said_rows
from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.boxes import appear, column, let_go_of_items, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.menu import Menu
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.interview.topics import KEYS, TOPICS, title
from vsdesk.ui.speakers import THEMSELVES
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk


NARROW = 900
_HALF: Final = mark("Kept as a draft, not saved yet")


class Head(QFrame):
    """`pause`, `stop` and `care`; they are on every page. `waiting`: to what is not in the record."""

    pause = Signal()
    stop = Signal()
    care = Signal()
    waiting = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look, self._waits, self._half, self._wide = look, 0, False, True
        say = look.words.say
        self.setObjectName("interview-head")
        self.setProperty("part", "top")
        self.setFixedHeight(look.px(55))
        line = row(look, self, edges=(24, 0, 24, 0), space=12)
        self.title = Label(look, say("Interview"), "strong")
        line.addWidget(self.title)
        self.with_whom = Label(look, "", "body", "text2", elide=True)
        line.addWidget(self.with_whom, 1)
        self.tick = IconMark(look, "check", "ok", 16)
        line.addWidget(self.tick)
        self.saved = Label(look, say("Every word is saved"), "small", "text2")
        line.addWidget(self.saved)
        self.open = Button(look, "", "not-in-record", kind="quiet", icon="warn")
        self.open.clicked.connect(self.waiting)
        line.addWidget(self.open)
        self.open.hide()
        self._care = Button(look, say("A hard moment"), "care", kind="quiet", icon="consent")
        tip.give(self._care, say("Note distress, or offer a referral"))
        self._care.clicked.connect(self.care)
        line.addWidget(self._care)
        pause = Button(look, say("Pause"), "pause", icon="pause")
        tip.give(pause, shortcuts.PAUSE)
        pause.clicked.connect(self.pause)
        line.addWidget(pause)
        stop = Button(look, say("Stop for today"), "stop", icon="stop")
        tip.give(stop, say("Every word is saved. You can stop here."))
        stop.clicked.connect(self.stop)
        line.addWidget(stop)

    def say_who(self, speaker: str, number: str) -> None:
        """With whom, and the number of the case once it has one."""
        say = self._look.words.say
        parts = (
            say("with {name}", name=speaker) if speaker else "",
            say("case {number}", number=number) if number else "",
        )
        self.with_whom.setText(" · ".join(part for part in parts if part))

    def say_waiting(self, count: int, *, half: bool = False) -> None:
        """How many answers are not in the record; the way to them stands in the place of "saved". `half`:
        words stand there that are no answer yet: then it does not say that all is saved."""
        if (count, half) != (self._waits, self._half):
            self._waits, self._half = count, half
            self._show_saved()

    def _show_saved(self) -> None:
        words = self._look.words.count(
            "{n} answer is not in the record yet",
            "{n} answers are not in the record yet",
            self._waits,
        )
        self.open.setText(words if self._wide else str(self._waits))
        self.open.setAccessibleName(words)
        tip.give(self.open, words)
        self.open.setVisible(self._waits > 0)
        say, told = self._look.words.say, self._wide and not self._waits
        self.saved.setText(say(_HALF) if self._half else say("Every word is saved"))
        self.saved.setVisible(told)
        self.tick.setVisible(told and not self._half)

    def reflow(self, width: float) -> None:
        """Pause and stop stay whatever the width."""
        self._wide = width >= NARROW
        self._show_saved()
        self._care.setText(self._look.words.say("A hard moment") if width >= NARROW else "")
        self.title.setVisible(width >= NARROW)


class TopicBar(QWidget):
    """One bar for each topic, filled up to the present one, and the same in words. No percentage."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        box = column(look, self, space=8)
        self.bars = _Bars(look)
        box.addWidget(self.bars)
        line = row(look)
        self.where = Label(look, "", "body", "text2", elide=True)
        self.where.setObjectName("progress-words")
        line.addWidget(self.where, 1)
        self.time = Label(look, "", "body", "text2")
        line.addWidget(self.time)
        box.addLayout(line)

    def show_topic(self, key: str, minutes: int) -> None:
        """Stand at a topic."""
        words = self._look.words
        number = KEYS.index(key) + 1
        self.where.setText(
            words.say(
                "Topic {n} of {all}: {title}", n=number, all=len(TOPICS), title=title(words, key)
            )
        )
        self.bars.at = number
        self.bars.update()
        self.setAccessibleName(self.where.text())
        self.show_minutes(minutes)

    def show_minutes(self, minutes: int) -> None:
        """How long it has been, in steps of five minutes."""
        rounded = minutes // 5 * 5
        words = self._look.words
        self.time.setText(
            words.count("About {n} minute so far", "About {n} minutes so far", rounded)
            if rounded
            else ""
        )


class _Bars(QWidget):
    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look, self.at = look, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Six high."""
        return QSize(self._look.px(200), self._look.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the start side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap, count = self._look.px(6), len(TOPICS)
        each = (self.width() - gap * (count - 1)) / count
        for n in range(count):
            box = QRectF(n * (each + gap), 0, each, self.height())
            place = QStyle.visualRect(self._look.direction, self.rect(), box.toRect())
            painter.setBrush(self._look.colour("fill" if n < self.at else "line"))
            painter.drawRoundedRect(QRectF(place), self.height() / 2, self.height() / 2)
        painter.end()


class Foot(QFrame):
    """`back`, `onward`, and `chosen` with the key of a topic."""

    back = Signal()
    onward = Signal()
    chosen = Signal(str)

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setProperty("part", "bottom")
        self.setFixedHeight(look.px(55))
        line = row(look, self, edges=(24, 0, 24, 0), space=16)
        self._back = Button(look, say("Back"), "topic-back", icon="back")
        tip.give(self._back, shortcuts.shown(shortcuts.TOPIC_BEFORE))
        self._back.clicked.connect(self.back)
        line.addWidget(self._back)
        self.any = Button(look, say("Skip to any topic"), "topic-any", kind="link")
        self.any.clicked.connect(self._menu)
        line.addWidget(self.any)
        line.addStretch(1)
        self.free = Label(look, "", "small", "text2")
        self.free.setText(say("Nothing is required. You can leave at any time."))
        line.addWidget(self.free)
        self.next = Button(look, "", "topic-next", kind="primary")
        tip.give(self.next, shortcuts.shown(shortcuts.ONWARD))
        self.next.clicked.connect(self.onward)
        line.addWidget(self.next)

    def show_topic(self, key: str) -> None:
        """Name what comes next."""
        say = self._look.words.say
        last = key == KEYS[-1]
        if last:
            words = say("End the interview")
        else:
            words = say("Next: {title}", title=title(self._look.words, KEYS[KEYS.index(key) + 1]))
        self.next.setText(words)
        self.next.setAccessibleName(words)
        self._back.setEnabled(key != KEYS[0])

    def reflow(self, width: float) -> None:
        """The sentence leaves first."""
        self.free.setVisible(width >= 1000)
        self.any.setVisible(width >= 560)

    def _menu(self) -> None:
        menu = Menu(self)
        menu.setObjectName("topic-menu")
        for topic in TOPICS:
            action = QAction(tip.as_label(title(self._look.words, topic.key)), menu)
            action.setData(topic.key)
            menu.addAction(action)
        menu.triggered.connect(self._picked)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.any.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _picked(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


_NAMED: Final = "missing"  # the topic in which the missing person is named


class ToldInTalk(ToldBefore):
    """Looks at each keystroke of that topic, and is gone with it."""

    def look_at(self, talk: Talk | None) -> None:
        """What the talk holds of the missing person now."""
        if talk is None or talk.at != _NAMED:
            self.forget()
            return
        said = {name: talk.value("person", name) for name in ABOUT}
        when = {name: talk.value("event", name) for name in WHEN_AND_WHERE}
        self.typed(said, when, (talk.id("case"),))


class AskAgainLine(QWidget):
    """The `day` on which a "not now" is asked about again; `unsaid` is said where nobody names one."""

    def __init__(self, look: UiContext, today: str) -> None:
        super().__init__()
        say = look.words.say
        line = row(look, self, space=12)
        label = say("Ask again on")
        line.addWidget(Label(look, label, "talk"))
        self.day = TypedLine(look, "consent-again", label)
        self.day.setFont(look.font("talk"))
        self.day.setFixedWidth(look.px(180))
        line.addWidget(self.day)
        day = day_of(look.words, ask_again_on(today))
        self.unsaid = Label(look, say("Where nobody says a day: {day}", day=day), "body", "text2")
        self.unsaid.setObjectName("consent-again-unsaid")
        line.addWidget(self.unsaid)
        line.addStretch(1)


class AnswererBar(QWidget):
    """`turned` carries the spot of whoever answers now; `told`: it was chosen who said it. Of whoever does
    not speak with us nobody said yet whether they said it themselves: what waits for that is said below."""

    turned = Signal(str)
    told = Signal()

    def __init__(
        self,
        look: UiContext,
        labels: Labels,
        people: Sequence[tuple[str, str]],
        who: str,
        said_by: Callable[[str], str],
    ) -> None:
        """`people` are (spot, name); `said_by` gives who answers for a spot as far as it is known."""
        super().__init__()
        self._look, self._people, self._said_by = look, people, said_by
        say = look.words.say
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.px(16))
        self._grid.setVerticalSpacing(look.px(10))
        self.who = Choice(look, "consent-who", say("Who answers"), people, who)
        self.who.chosen.connect(self._turn)
        terms = [(key, capital(words)) for key, words in labels.terms("consent_recorded")]
        label = say("How the answer is recorded")
        self.how = Choice(look, "consent-how", label, [("", "—"), *terms])
        self.by = Choice(
            look, "consent-said-by", say("Who said it"), self._others(who), said_by(who)
        )
        read = say("Text that was read")
        self.text = Choice(look, "consent-text", read, [("", "—")])
        modes = naming_ways(labels)
        self.named = Choice(
            look, "consent-named", say("How they may be named"), [("", "—"), *modes]
        )
        for box in (self.who, self.how, self.by, self.named, self.text):
            self._add(box.accessibleName(), box)
        told = Paragraph(look, say(NAMED), "small", "text2", wide=90)
        self._grid.addWidget(told, self._grid.rowCount(), 0, 1, 2)
        self.by.chosen.connect(lambda _: self.told.emit())
        self.unkept = Paragraph(look, "", "strong", "warn", wide=90)
        self.unkept.setObjectName("consent-unkept")
        self._grid.addWidget(self.unkept, self._grid.rowCount(), 0, 1, 2)
        self.unkept.hide()
        hold_room(self.unkept)

    def _add(self, words: str, box: Choice) -> None:
        at = self._grid.count()
        box.setFont(self._look.font("talk"))
        part = column(self._look, space=4)
        part.addWidget(Label(self._look, words, "body", "text2", elide=True))
        part.addWidget(box)
        self._grid.addLayout(part, at // 2, at % 2)
        let_go_of_items(part)
        self._grid.setColumnStretch(at % 2, 1)

    def _others(self, who: str) -> list[tuple[str, str]]:
        others = [one for one in self._people if one[0] != who]
        return said_rows(self._look, others, speaks=self._said_by(who) == THEMSELVES)

    def say_unkept(self, answers: Sequence[str]) -> None:
        """Which answers are not kept, for nobody said who gives them."""
        words = self._look.words.say(
            "Not kept yet: {answers}. Say above who said it, they themselves or somebody for them: then it is kept.",
            answers=self._look.listed(answers),
        )
        self.unkept.say(words if answers else "")
        appear(self.unkept, bool(answers))

    def turn_to(self, who: str) -> None:
        """Somebody else answers, as the page knows already."""
        self.who.choose(who)
        self._begin_with(who)

    def _turn(self, who: str) -> None:
        self._begin_with(who)
        self.turned.emit(who)

    def _begin_with(self, who: str) -> None:
        self.by.offer(self._others(who))
        self.by.choose(self._said_by(who))
        self.text.choose("")
        self.named.choose("")

"""Who said it, wherever that is asked. It is asked once in a sitting: who speaks with us stands in the next
list of the same family. Nobody is taken to have said something themselves who does not speak with us.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.speakers import THEMSELVES, UNSAID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.speakers import Asked, Speakers

_OPENS: Final = (Qt.Key.Key_Space, Qt.Key.Key_F4)  # the list: what is chosen in it is meant
_COMES_BACK: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


def said_rows(
    look: UiContext, others: Iterable[tuple[str, str]], *, speaks: bool
) -> list[tuple[str, str]]:
    """The rows of a list of who gives the answers of one person; of whoever `speaks` it is known."""
    unsaid = [] if speaks else [(UNSAID, "—")]
    return [*unsaid, (THEMSELVES, look.words.say("They themselves")), *others]


def said_by_rows(look: UiContext, people: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The rows of a list of who told something, that stands without a label."""
    say = look.words.say
    told = [(id, say("said by {name}", name=name)) for id, name in people]
    return [("", say("Who said it")), *told]


class WhoSaid(QObject):
    """The list `by` of who gives the answers of one person, or of a whole family, and the words `unkept`
    that stand beside it. A no is kept at once; all else waits until it is chosen, and is then `told`: case,
    person, the answers by question."""

    told = Signal(str, str, dict)

    def __init__(
        self,
        look: UiContext,
        speakers: Speakers,
        name: str,
        family: str,
        people: Sequence[tuple[str, str]],
        person: str = "",
    ) -> None:
        """`people` are (id, name) of everybody else."""
        super().__init__()
        self._look, self._speakers = look, speakers
        self._family, self._person = family, person
        self._asked: list[Asked] = []
        begins = speakers.answers(family, person)
        begins = begins if begins in (THEMSELVES, *(id for id, _ in people)) else UNSAID
        if speakers.asks(person):
            begins = UNSAID
        rows = (
            said_rows(look, people, speaks=begins == THEMSELVES)
            if person
            else [(UNSAID, "—"), *people]
        )
        self.by = Choice(look, name, look.words.say("Who said it"), rows, begins)
        self.by.chosen.connect(self._chosen)
        self._by_arrow = self._passes = False
        self.by.installEventFilter(self)
        self.unkept = Label(look, "", "strong", "warn")  # in a line that is there: nothing moves
        self.unkept.setObjectName("answers-wait")
        self.unkept.hide()

    def ask(self, case: str, person: str, stored: Mapping[str, str]) -> None:
        """These answers are asked for beside this list; of a no that is `stored` no more nothing is said."""
        for question, answer in self.held(case, person).items():
            if answer == "no" and stored.get(question) != "no":
                self._speakers.drop((case, person), question)
        self._asked.append((case, person))
        self.show()
        QTimer.singleShot(0, self, self._tell)  # what is left of those that were told

    def unsaid(self, person: str) -> bool:
        """Whether nobody said yet who gives the answers of a person."""
        speaks = self._speakers.answers(self._family, person) == THEMSELVES
        return self.by.value == UNSAID and not (speaks and not self._person)

    def teller(self, person: str) -> str:
        """Who gives them instead of the person."""
        return "" if self.by.value in (UNSAID, person) else self.by.value

    def waits(self, case: str, person: str, question: str, answer: str) -> bool:
        """Whether an answer is not to be written yet; the keyboard then goes where that is said."""
        if not self.unsaid(person):
            return False
        self._speakers.hold((case, person), question, answer)
        self.show()
        if answer != "no":
            self.point()
        return answer != "no"

    def point(self) -> None:
        """The keyboard goes to the list."""
        QTimer.singleShot(0, self.by, self.by.setFocus)  # the questions go on first

    def held(self, case: str, person: str) -> dict[str, str]:
        """What waits of a person, by question."""
        return dict(self._speakers.waiting.get((case, person), {}))

    def show(self, half: int = 0) -> None:
        """How many answers wait; `half`: so many more, to which an "if" is typed."""
        held = (answer for one in self._asked for answer in self.held(*one).values())
        count = half + sum(answer != "no" for answer in held)
        words = self._look.words.count(
            "{n} answer waits: who said it?", "{n} answers wait: who said them?", count
        )
        self.unkept.setText(words if count else "")
        self.unkept.setVisible(bool(count))

    def _chosen(self, by: str) -> None:
        self._speakers.answer(self._family, by or self._person, self._person)
        self._passes = self._by_arrow
        if not self._passes:
            self._settled()

    def _settled(self) -> None:
        self._passes = False
        if self.by.value != UNSAID:
            self._speakers.tell(self._asked)
            self._tell()

    def _tell(self) -> None:
        if (asked := self._speakers.send(self._asked)) is not None:
            self.told.emit(*asked, self.held(*asked))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever goes through the list by arrows passes others by: nothing is put to anybody's name before
        the keyboard leaves it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._by_arrow = event.key() not in _OPENS
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._by_arrow = False
        elif isinstance(event, QFocusEvent) and self._leaves(event):
            self._settled()
        return super().eventFilter(watched, event)

    def _leaves(self, event: QFocusEvent) -> bool:
        return self._passes and event.lostFocus() and event.reason() not in _COMES_BACK

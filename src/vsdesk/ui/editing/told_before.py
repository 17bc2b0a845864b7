"""While a name is typed: who may already have been told of. Quiet, at the foot of the page; nothing is asked.

It never takes the keyboard. The looking is done on the reader thread, a moment after the last letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame

from vsdesk.records.dates.date_words import date_in_words
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.ui.editing.list_cells import stored_span
from vsdesk.ui.kit.boxes import as_frame, clear, column, row
from vsdesk.ui.kit.button import Button, icon_button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import in_order
from vsdesk.ui.route import Route

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from vsdesk.desk import Hint
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.kit.jobs import JobHandle
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

PAUSE: Final = 600  # milliseconds after the last letter
_PARTS: Final = ("given", "father", "grandfather", "family", "mother_given", "mother")
NAMES: Final = tuple(f"{part}_{writing}" for part in _PARTS for writing in WRITINGS)
ABOUT: Final = (*NAMES, "birth", "sex")  # fields of a person that are compared


class ToldBefore(QFrame):
    """`go` opens a report that is named; `shown` when the strip appears."""

    go = Signal(object)
    shown = Signal()

    def __init__(self, look: UiContext, session: VaultSession) -> None:
        super().__init__()
        self._look, self._session = look, session
        self.setObjectName("told-before")
        as_frame(self, "strip", "accent")
        self.buttons: list[Button] = []
        self._asked: tuple[Any, ...] = ()
        self._own: frozenset[str] = frozenset()
        self._put_away: set[str] = set()
        self._ticket: JobHandle | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._ask)
        line = row(look, self, edges=(24, 8, 16, 8), space=10)
        line.addWidget(IconMark(look, "same", "accent", 18))
        words = column(look, space=2)
        self._title = Label(look, "", "strong", elide=True)
        words.addWidget(self._title)
        self._rows = Flow(look, space=20)
        words.addLayout(self._rows)
        line.addLayout(words, 1)
        label = look.words.say("Put this hint away")
        away = icon_button(look, "clear", label, "put-hint-away", kind="quiet")
        away.clicked.connect(self._away)
        line.addWidget(away)
        self.hide()

    def typed(
        self,
        person: Mapping[str, Json],
        event: Mapping[str, Json],
        own: Collection[str] = (),
    ) -> None:
        """What is typed so far; `own` are the cases in which it is typed."""
        asked = (dict(person), dict(event), tuple(own))
        if asked == self._asked:
            return
        self._asked = asked
        self._soon.start()

    def forget(self) -> None:
        """Nothing is typed any more."""
        self._soon.stop()
        self._asked = ()
        if self._ticket is not None:
            self._ticket.cancel()
        self.hide()

    def _ask(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        person, event, own = self._asked
        self._own = frozenset(own)
        answer = Callbacks(self, self._show, self._cannot)
        but = own[0] if own else ""
        desk = self._session.desk
        self._ticket = self._session.jobs.read(
            answer, desk.matching.suggestions.hints, person, event, but
        )

    def _cannot(self, problem: VsdeskError) -> None:
        """A hint that cannot be given is none; what is wrong is said where pairs are looked for."""
        self.hide()

    def _show(self, hints: Sequence[Hint]) -> None:
        told = [one for one in hints if one.root not in self._own | self._put_away]
        before = [button.property("root") for button in self.buttons]
        if before == [one.root for one in told]:
            self.setVisible(bool(told))
            return
        clear(self._rows)
        self.buttons = [self._button(at, one) for at, one in enumerate(told)]
        for button in self.buttons:
            self._rows.addWidget(button)
        self._rows.addStretch(1)
        words = self._look.words.say(
            "May already have been told of. Look before the family is asked again."
        )
        self._title.setText(words if told else "")
        self.setAccessibleName(words if told else "")
        self.setVisible(bool(told))
        if told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            self.shown.emit()

    def _button(self, at: int, hint: Hint) -> Button:
        look = self._look
        name = in_order(hint.title, hint.other, look.lang)[0] or look.words.say(
            "Without a name yet"
        )
        when = date_in_words(stored_span(hint.first, hint.last), look.words)
        taken = look.words.say("{what}: {when}", what=look.words.say("Taken"), when=when)
        words = look.dots(name, hint.number, taken if when else "")
        button = Button(look, words, f"told-before-{at}", kind="link", icon="go", after=True)
        button.setAccessibleName(look.words.say("Open the report: {name}", name=words))
        button.setProperty("root", hint.root)
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        self.go.emit(Route("case", str(self.sender().property("root"))))

    def _away(self) -> None:
        self._put_away |= {str(button.property("root")) for button in self.buttons}
        self.hide()

"""A line in which a family is looked for that is here already, and the families that answer below it.

By a name in any spelling, a phone, a number. Each is told with its place and whom it misses, so that
namesakes are told apart. Nothing is taken that nobody pressed, and nothing above the answers moves.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.people_names import in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vsdesk.desk import KnownFamily
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_PAUSE: Final = 300  # milliseconds after the last letter


class FamilyFinder(QWidget):
    """`chosen` carries the `KnownFamily` that was pressed. `between` stands between the line and the answers;
    families in `without` are not told."""

    chosen = Signal(object)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        *,
        between: QWidget | None = None,
        without: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._look, self._session, self._without = look, session, without
        self._asked = 0
        self._reads = self._goes = (
            False  # what was typed is looked for; the keyboard goes to the first
        )
        self._found: dict[str, KnownFamily] = {}
        self._first: RowButton | None = None
        box = column(look, self, space=8)
        words = look.words.say("Name, phone or number")
        self.field = TextField(look, "family-finder", words, placeholder=words, icon="search")
        self.field.setFont(look.font("talk"))
        self.field.written.connect(self._typed)
        self.field.returnPressed.connect(self._to_first)
        box.addWidget(Label(look, words, "body", "text2"))
        box.addWidget(self.field)
        if between is not None:
            box.addWidget(between)
        self.note = Paragraph(look, "", "body", "text2")
        self.note.setObjectName("family-finder-note")
        box.addWidget(self.note)
        self._rows = column(look, space=6)
        box.addLayout(self._rows)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look_for)

    def _typed(self, _: str) -> None:
        self._soon.start()

    def _to_first(self) -> None:
        """Enter: on to the first family that answers, once what was typed was looked for."""
        if self._soon.isActive():
            self._soon.stop()
            self._look_for()
        self._goes = self._reads
        if not self._reads:
            self._focus_first()

    def _focus_first(self) -> None:
        if self._first is not None:
            QTimer.singleShot(0, self._first, self._first.setFocus)  # once it stands there

    def _look_for(self) -> None:
        self._asked += 1
        text = self.field.text().strip()
        if not text:
            self._show(self._asked, ())
            return
        answer: Callbacks[Sequence[KnownFamily]] = Callbacks(
            self, partial(self._show, self._asked), self._session.jobs.failed.emit
        )
        self._reads = True
        self._session.jobs.read(answer, self._session.desk.cases.known.look_for, text)

    def _show(self, asked: int, found: Sequence[KnownFamily]) -> None:
        if asked != self._asked:
            return  # other letters stand there now
        self._reads = False
        clear(self._rows)
        self._first = None
        shown = [one for one in found if one.id not in self._without]
        self._found = {one.id: one for one in shown}
        for one in shown:
            title, under = family_words(self._look, one)
            button = RowButton(self._look, "families", title, under, f"known-{one.id[:8]}")
            button.setProperty("family", one.id)
            button.clicked.connect(self._pressed)
            self._rows.addWidget(button)
            self._first = self._first or button
        words = self._look.words
        none = words.say("No family here answers to that.") if self.field.text().strip() else ""
        self.note.say(words.count("{n} found", "{n} found", len(shown)) if shown else none)
        if self._goes and self.field.hasFocus():
            self._focus_first()
        self._goes = False

    def _pressed(self) -> None:
        self.chosen.emit(self._found[str(self.sender().property("family"))])


def family_words(look: UiContext, one: KnownFamily) -> tuple[str, str]:
    """Who answers, and of which family; below it where, whom it misses, its number."""
    say, lang = look.words.say, look.lang
    family = in_order(*one.name, lang)[0] or say("Without a name yet")
    person = in_order(*one.called, lang)[0]
    named = say("Family: {name}", name=family)
    missing = [in_order(*name, lang)[0] for name in one.missing]
    told = say("Missing: {names}", names=look.listed(missing)) if missing else ""
    rest = one.cases - len(missing) if missing else 0
    more = look.words.count("and {n} more", "and {n} more", rest) if rest > 0 else ""
    return look.dots(person, named), look.dots(one.place, f"{told} {more}".strip(), one.number)

"""A number or handle that stands in an attempt to take money is told at once, in any case:
while typed, before shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from vsdesk.records.checks.scam_contacts import HEARD, SCRIPT, WARNING
from vsdesk.records.on_screen import OnScreen
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.boxes import as_frame, clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from vsdesk.desk import Change, ContactWarning
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_NOTHING: Final = OnScreen()
_PAUSE: Final = 350  # milliseconds after the last letter
_SHORTEST: Final = 3


class WarnedHint(QFrame):
    """OnScreen only where there is a warning. `least`: how many attempts it takes (its own one is no news).

    `attempt`: the one in which it stands, as it was `shown`. Where nobody is warned of it yet, a
    coordinator who looks at it here warns everybody. What another device alone says is told as that,
    without the words for a family that paid.
    """

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        *,
        least: int = 1,
        attempt: str = "",
        shown: OnScreen = _NOTHING,
    ) -> None:
        super().__init__()
        self._look, self._session, self._least = look, session, least
        self._shown = shown
        self._attempt = attempt if session.desk.context.role == "coordinator" else ""
        self._value = self._asked = ""
        self.setObjectName("warned-hint")
        as_frame(self, "strip", "stop")
        self._box = column(look, self, edges=(12, 10, 12, 10), space=4)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._ask)
        self.hide()

    def typed(self, value: object) -> None:
        """Look this up a moment after the last letter."""
        self._value = value.strip() if isinstance(value, str) else ""
        self._later.start()

    def look_up(self, value: object) -> None:
        """Look this up now."""
        self._value = value.strip() if isinstance(value, str) else ""
        self._ask()

    def _ask(self) -> None:
        self._asked = self._value
        if len(self._value) < _SHORTEST:
            self.hide()
            return
        answer: Callbacks[ContactWarning | None] = Callbacks(self, self._show)
        self._session.jobs.read(
            answer, self._session.desk.access.safeguards.warning_of, self._value
        )

    def _show(self, warning: ContactWarning | None) -> None:
        if self._asked != self._value:
            return  # something else stands there now
        waits = warning is not None and bool(self._attempt) and not warning.id
        if warning is None or (warning.count + warning.others < self._least and not waits):
            self.hide()
            return
        look = self._look
        clear(self._box)
        said, tone = (WARNING, "stop") if warning.count else (HEARD, "warn")
        head = row(look, space=8)
        head.addWidget(IconMark(look, "warn", tone))
        head.addWidget(Paragraph(look, look.words.say(said), "strong"), 1)
        self._box.addLayout(head)
        if warning.count:
            self._tell(warning)
        if waits:
            button = Button(
                look, look.words.say("Warn everybody of it"), "warn-everybody", icon="warn"
            )
            button.clicked.connect(self._warn_everybody)
            self._box.addWidget(button, 0, look.leading)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setAccessibleName(look.words.say(said))
        self.show()

    def _tell(self, warning: ContactWarning) -> None:
        """How often and since when, and what a family that paid is told."""
        look = self._look
        times = look.words.count("{n} attempt", "{n} attempts", warning.count)
        since = (
            look.words.say("since {day}", day=day_of(look.words, warning.since))
            if warning.since
            else ""
        )
        self._box.addWidget(Paragraph(look, look.dots(times, since), "small", "text2"))
        self._box.addWidget(Paragraph(look, look.words.say("For the family:"), "small", "text2"))
        for line in SCRIPT:
            self._box.addWidget(Paragraph(look, look.words.say(line), wide=70))

    def _warn_everybody(self) -> None:
        answer: Callbacks[Change] = Callbacks(self, self._warned)
        desk, attempt = self._session.desk, self._attempt
        self._session.jobs.write(answer, desk.access.safeguards.warn_of, attempt, shown=self._shown)

    def _warned(self, _: object) -> None:
        self._ask()

"""What a coordinator's device alone signed in lists of devices: what of it stays is ticked, the rest ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk.sync.lone_rows import STAYS, WHAT_ENDS, WHAT_WAITS, lone_lines
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.boxes import clear, column, plane
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.kit.surface_card import Card
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people_names import device_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.desk import Lost
    from vsdesk.desk.sync.lone_rows import LoneRow
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.choice import Choice
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_NAMED: Final = 3  # things that a question names


class LoneTicks(QWidget):
    """Each thing with what is told of it, and a tick by which somebody says that it stays."""

    def __init__(self, look: UiContext, rows: Sequence[LoneRow], ticked: set[str]) -> None:
        super().__init__()
        self.setObjectName("lone")
        self._look = look
        self._ticks: dict[str, Tick] = {}
        box = column(look, self, space=10)
        for one in rows:
            box.addWidget(self._row(one, on=one.name in ticked))

    @property
    def stays(self) -> set[str]:
        """The names of what is ticked."""
        return {name for name, tick in self._ticks.items() if tick.isChecked()}

    def _row(self, one: LoneRow, *, on: bool) -> QWidget:
        look = self._look
        made = plane()
        box = column(look, made, space=4)
        first, *more = lone_lines(one, look.words, lambda row: device_words(look, row))
        box.addWidget(Paragraph(look, first, "strong"))
        if one.day:
            told = look.words.say("It came here on {day}", day=day_of(look.words, one.day))
            box.addWidget(Paragraph(look, told, "small", "text2"))
        for line in more:
            box.addWidget(Paragraph(look, line, "small", "text2"))
        tick = Tick(look, look.words.say(STAYS), f"stays-{one.name[:24]}", on=on)
        tick.setAccessibleName(look.dots(tick.text(), first))
        box.addWidget(tick)
        self._ticks[one.name] = tick
        return made


class SignedSince(QWidget):
    """Before it is withdrawn: what it alone signed since the day that is chosen, nothing without a day.
    `days` is the choice of the day, `ticked` what was ticked before the page was shown anew. Until all of
    it stands here `shown` is None, and nothing is to be ended; `is_shown` says when that changes."""

    is_shown = Signal(bool)

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        device_id: str,
        days: Choice,
        ticked: set[str],
        failed: Callable[[VsdeskError], None],
    ) -> None:
        super().__init__()
        self._look, self._session, self._device_id = look, session, device_id
        self._days, self._failed = days, failed
        self._box = column(look, self, space=10)
        self.ticks: LoneTicks | None = None
        self.shown: tuple[LoneRow, ...] | None = None
        self._ticked = ticked
        days.chosen.connect(lambda _: self._ask(set()))
        self._ask(ticked)

    @property
    def stays(self) -> set[str]:
        """The names of what is ticked, or was before the page was shown anew."""
        return self.ticks.stays if self.ticks is not None else self._ticked

    def _ask(self, ticked: set[str]) -> None:
        day = self._days.value
        self.ticks, self._ticked = None, ticked
        self.shown = None if day else ()
        clear(self._box)
        self.is_shown.emit(self.shown is not None)
        if day:
            waits = self._look.words.say("Looking …")
            self._box.addWidget(Paragraph(self._look, waits, "small", "text2"))
            show = partial(self._show, day, ticked)
            answer: Callbacks[tuple[LoneRow, ...]] = Callbacks(self, show, self._failed)
            work = self._session.desk.sync.revocations.signed_since
            self._session.jobs.read(answer, work, self._device_id, day)

    def _show(self, day: str, ticked: set[str], rows: tuple[LoneRow, ...]) -> None:
        if self._days.value != day:
            return
        clear(self._box)
        if rows:
            self._box.addWidget(Paragraph(self._look, self._look.words.say(WHAT_ENDS), "body"))
            self.ticks = LoneTicks(self._look, rows, ticked)
            self._box.addWidget(self.ticks)
        self.shown = rows
        self.is_shown.emit(True)


class LoneCard(Card):
    """The same of a device that is withdrawn, and the button that ends the rest. `done` shows it anew."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        found: Lost,
        done: Callable[[Lost], None],
        failed: Callable[[VsdeskError], None],
    ) -> None:
        say = look.words.say
        super().__init__(look, say("Signed by this device alone"), icon="key", space=12)
        self.setObjectName("card-lone")
        self._session, self._found = session, found
        self._answer: Callbacks[Lost] = Callbacks(self, done, failed)
        self.body.addWidget(Paragraph(look, say(WHAT_WAITS), "body", "text2"))
        self.ticks = LoneTicks(look, found.lone, set())
        self.body.addWidget(self.ticks)
        self.end = Button(look, say("End what is not ticked"), "end-lone", kind="danger")
        self.end.clicked.connect(self._asked)
        self.body.addWidget(self.end, 0, look.leading)

    def _asked(self) -> None:
        look, say = self._look, self._look.words.say
        ends = [one for one in self._found.lone if one.name not in self.ticks.stays]
        told = [lone_lines(one, look.words, lambda row: device_words(look, row))[0] for one in ends]
        question = Prompt(
            say("Have you looked at each of these, and does the rest end?"),
            look.dots(
                *told[:_NAMED],
                say(
                    "Devices that it admitted are withdrawn for good. Then hand over to everybody."
                ),
            ),
            (("back", say("Go back")), ("end", say("End what is not ticked"))),
            danger="end",
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, _: str) -> None:
        if key == "end":
            work = self._session.desk.sync.revocations.end_lone
            device_id, stays = self._found.device.device_id, self.ticks.stays
            self._session.jobs.write_long(self._answer, work, device_id, self._found.lone, stays)

"""The page on which something is looked at before it leaves: what is asked, what would leave, what stays and the ways out.

Preview and tables are such pages. What is common to them: the three parts and how they give way, the name of a
recipient, why something leaves all the same, and the words of a refusal.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from vsdesk.errors import CODES
from vsdesk.records.consent import recipients
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.ui.editing.cell_reason import CellReason, CellWords
from vsdesk.ui.editing.named_card import NamedCard
from vsdesk.ui.editing.told_card import ToldCard
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.fold import Fold
from vsdesk.ui.kit.layout import row, rule, scroll, turn
from vsdesk.ui.kit.page_head import PageHead
from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from vsdesk.desk import Desk, NamedRow
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.gate.told_numbers import ToldNumber
    from vsdesk.ui.kit.banner import Banner
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.parts.told_door import ToldDoor
    from vsdesk.ui.session import VaultSession

_PAUSE: Final = 400  # milliseconds after the last letter of a name
_OPTIONS: Final = 316  # pixels at 100 % of what is asked
_WIDE: Final = 900  # effective width from which what is asked stands beside the rest


class LeavingPage:
    """Head, and three parts beside each other; `choices` shows what is asked where there is no room for it."""

    def __init__(self, look: UiContext, outer: QVBoxLayout, title: str, choices: str) -> None:
        self._look = look
        self.head = PageHead(look, title)
        self.choices = Button(look, choices, "show-options", icon="filter")
        self.head.tools.addWidget(self.choices)
        outer.addWidget(self.head)
        self.parts = row(look, space=0)
        outer.addLayout(self.parts, 1)

    def fill(self, options: QWidget, shown: QWidget, end: QWidget) -> None:
        """What is asked, what would leave, and the column at the end."""
        area, line = scroll(options, "options-scroll"), rule(upright=True)
        self.parts.addWidget(area)
        self.parts.addWidget(line)
        self.parts.addWidget(shown, 1)
        self._fold = Fold(self.choices, area, line, shown, self._look.px(_OPTIONS))
        self._edge = rule(upright=True)
        self.parts.addWidget(self._edge)
        self.parts.addWidget(end)

    def reflow(self, width: float, *, beside: bool) -> None:
        """What is asked gives way first, on request; `beside`: whether the column stands beside what would leave."""
        turn(self.parts, beside=beside)
        self._edge.setVisible(beside)
        self._fold.reflow(wide=width >= _WIDE)


class ReasonsToLeave:
    """Why something leaves all the same: cells, names in told words, telephones; a card for each."""

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        words: CellWords,
        door: ToldDoor,
        again: Callable[[], None],
        *,
        named: str = "",
    ) -> None:
        """`again` looks once more, after a reason or a choice; `named`: as NamedCard says it."""
        self.told = ToldCard(look, session, door)
        self.cells = CellReason(look, session, words)
        self.cells.reasoned.connect(again)
        self.named = NamedCard(look, session, named)
        self.named.chosen.connect(again)
        self.why = ""

    def show(self, cells: int, told: Sequence[ToldNumber], named: Sequence[NamedRow]) -> None:
        """What there is to write about."""
        self.cells.show_cells(cells)
        self.told.show_numbers(told)
        self.named.show_named(named)

    def before(self, leave: Callable[[], None]) -> None:
        """Ask about the telephones, then go on; `why` holds what was written."""
        self.told.before(partial(self._go_on, leave))

    def _go_on(self, leave: Callable[[], None], why: str) -> None:
        self.why = why
        leave()


class RecipientName(TextField):
    """The name of a recipient, if it is one person. `settled` a moment after the last letter."""

    settled = Signal()

    def __init__(self, look: UiContext) -> None:
        say = look.words.say
        hint = say("Name, if it is one person")
        super().__init__(look, "named", say("Name of the recipient"), placeholder=hint)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.settled)
        self.written.connect(self._later)

    def _later(self) -> None:
        self._soon.start()


def recipients_offered(labels: Labels) -> list[tuple[str, str]]:
    """For whom something may leave here: not those who get a whole file."""
    bodies = [one for one in labels.terms("recipient") if not recipients.of(one[0]).whole]
    return capitals(bodies)


def capitals(terms: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The terms of a list as they stand in a box."""
    return [(key, capital(words)) for key, words in terms]


def refusal_words(look: UiContext, problem: VsdeskError) -> tuple[str, str]:
    """The sentence of a refusal, and the gate's reason below it where there is one."""
    say = look.words.say
    reason = REASONS.get(str(problem.params.get("reason", "")), "")
    return say(problem.code.sentence), say(reason) if reason else ""


def by_submission(
    desk: Desk, recipient: str, banner: Banner, look: UiContext, kind: str = ""
) -> bool:
    """Whether it leaves only as a submission that a coordinator approved; the banner says so."""
    shut = desk.outbound.tables.leaves_by_submission(recipient, kind)
    if shut:
        banner.say(look.words.say(CODES["E_BY_SUBMISSION"].sentence))
        banner.show()
    return shut

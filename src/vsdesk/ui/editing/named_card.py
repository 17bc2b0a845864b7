"""Who is named in the told words of a paper: why that is told, and what the paper does with each name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.records.gate.told_names import SURE, WHY
from vsdesk.ui.kit.card import Card
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column, rule
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import Change, NamedRow
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.context import UiContext
    from vsdesk.ui.session import VaultSession

_MOST: Final = 24  # asked about at once: what was chosen makes room for the next


class NamedCard(Card):
    """There only where somebody is named. `chosen` once a choice was written down or refused: the paper is set again."""

    chosen = Signal()

    def __init__(self, look: UiContext, session: VaultSession, words: str = "") -> None:
        """`words`: what becomes of the texts, where it is not a paper of one case; each row says of which case."""
        super().__init__(look, look.words.say("Names in told words"), edge=14, space=8)
        self.setObjectName("named-card")
        self._session = session
        self._rows: Sequence[NamedRow] = ()
        self._lines = column(look, space=8)
        self._several = bool(words)
        words = words or look.words.say(
            "The told words stay as they are; only the paper changes. Where nothing is chosen, the whole text stays here, unless others have the name too."
        )
        self.body.addWidget(Paragraph(look, words, "small", "text2"))
        self.body.addLayout(self._lines)
        self.hide()

    def show_named(self, rows: Sequence[NamedRow]) -> None:
        """Say who is named where, and ask for each."""
        clear(self._lines)
        if len(rows) > _MOST:  # else each keeps its place under the mouse
            rows = sorted(rows, key=lambda one: one.choice is not None)
        self._rows = rows
        for place, one in enumerate(rows[:_MOST]):
            if place:
                self._lines.addWidget(rule())
            self._add(place, one)
        if rest := max(0, len(rows) - _MOST):
            words = self._look.words.count("{n} more row", "{n} more rows", rest)
            self._lines.addWidget(Paragraph(self._look, words, "small", "text2"))
        self.setVisible(bool(rows))

    def _add(self, place: int, one: NamedRow) -> None:
        from vsdesk.desk import KIN_WAITS

        look, labels, say = self._look, self._session.labels, self._look.words.say
        number = one.number if self._several else ""
        sure = "" if one.why == "place" else say(SURE[one.sure])
        where = look.dots(number, labels.field(one.kind, one.of), sure)
        self._lines.addWidget(Paragraph(look, f"{one.name} {say(WHY[one.why])}", "strong"))
        self._lines.addWidget(Paragraph(look, where, "small"))
        self._lines.addWidget(Paragraph(look, "\n".join(one.places), "small", "text2"))
        label = labels.field("name_choice", "choice")
        choice = Choice(
            look, f"name-{place}", label, self._options(one.choice is not None), one.choice or ""
        )
        choice.setProperty("place", place)
        choice.chosen.connect(self._choose)
        self._lines.addWidget(choice)
        if one.choice == "replace":
            self._lines.addWidget(Paragraph(look, one.instead, "small", "ok"))
        if one.choice == "replace" and one.waits:
            self._lines.addWidget(Paragraph(look, say(KIN_WAITS), "small", "warn"))

    def _options(self, chosen: bool) -> list[tuple[str, str]]:
        """What may be chosen: only a coordinator lets a name leave, and what was chosen is chosen anew, not undone."""
        terms = dict(self._session.labels.terms("name_choice"))
        if self._session.role != "coordinator":
            terms.pop("keep", None)
        nothing = [] if chosen else [("", self._look.words.say("Nothing was chosen."))]
        return [*nothing, *terms.items()]

    def _choose(self) -> None:
        from vsdesk.desk import CHOICES

        sender = self.sender()
        if not isinstance(sender, Choice):
            return
        row = self._rows[int(sender.property("place"))]
        choice = next((one for one in CHOICES if one == sender.value), None)
        if choice is not None:
            done: Callbacks[Change] = Callbacks(self, self._written, self._refused)
            choose, shown = self._session.desk.cases.told_names.choose, row.shown
            self._session.jobs.write(done, choose, row.record, row.of, row.who, choice, shown=shown)

    def _refused(self, problem: VsdeskError) -> None:
        """Nothing was chosen: say why, and show what stands there now."""
        self._session.jobs.failed.emit(problem)
        self.chosen.emit()

    def _written(self, _: Change) -> None:
        self.chosen.emit()

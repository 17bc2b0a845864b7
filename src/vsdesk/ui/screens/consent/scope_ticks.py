"""What may leave, as ticks: one for each part of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_COLUMNS = 3


class ScopeTicks(QWidget):
    """`offered` are keys of the list data_scope; `chosen` those that are ticked."""

    changed = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        name: str,
        offered: Iterable[str],
        on: Iterable[str],
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(6))
        wanted, known = set(offered), session.labels.terms("data_scope")
        ticked = set(on)
        self.ticks: dict[str, Tick] = {}
        for key, words in known:
            if key in wanted:
                tick = Tick(look, capital(words), f"{name}-{key}", on=key in ticked)
                tick.clicked.connect(self.changed)
                place = len(self.ticks)
                grid.addWidget(tick, place // _COLUMNS, place % _COLUMNS)
                self.ticks[key] = tick
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

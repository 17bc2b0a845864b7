"""The conditions of a yes below each other: what keeps something here first, each in a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from vsdesk.ui.editing.condition_lines import condition_lines
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk import ConditionRow
    from vsdesk.ui.screens.consent.consent_wording import ConsentWords


_FIRST: Final = 6  # one of many parts of a page


class ConditionsPart(More):
    """`rows` are those of one answer, or of all answers of which one thing holds; `name`
    tells it from others."""

    def __init__(self, told: ConsentWords, name: str, rows: Sequence[ConditionRow]) -> None:
        self._told = told
        ordered = told.turns(rows, lambda one: (one.id,), _FIRST, lambda one: bool(one.stops))
        super().__init__(told.look, f"more-if-{name}", ordered, self._line, first=_FIRST, space=4)

    def _line(self, one: ConditionRow) -> QWidget:
        look, part = self._told.look, QWidget()
        box = column(look, part, space=4)
        for line, tone in condition_lines(look, self._told.session.labels, [one], self._told.name):
            box.addWidget(Paragraph(look, line, "small", tone, wide=90))
        return part

"""The head of a list of roots in which words are looked for: title, number, words, what was
removed, order, a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.desk import TABLES, CaseFilter, ListOrder
from vsdesk.ui.kit.chip import Chip
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.root_list import WIDE
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.ui.parts.root_list import RootList

_FIELD: Final = (150, 210)  # pixels at 100 % of the words to look for, where room is short and else


class WordHead(QFrame):
    """`sorts` are further orders than the common ones; `which` stands beside the title, `tools` before the
    door to a table."""

    def __init__(
        self,
        rows: RootList,
        sorts: Sequence[tuple[str, str]] = (),
        which: QWidget | None = None,
        tools: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.setProperty("part", "head")
        self._look, self._kind, self._said = rows.look, rows.kind, rows.said
        look, say = rows.look, rows.look.words.say
        line = Flow(look, self, edges=(24, 14, 16, 14), space=10)
        line.addWidget(Label(look, rows.said.title, "h1"))
        if which is not None:
            line.addWidget(which)
        line.addWidget(rows.count, 1)
        label = say("Words in this list")
        self.words = TextField(look, f"find-{rows.kind}", label, placeholder=label, icon="search")
        self.words.setFixedWidth(look.px(_FIELD[1]))
        self.words.written.connect(rows.later)
        self.words.returnPressed.connect(rows.refresh)
        line.addWidget(self.words)
        self.removed = Chip(look, "chip-removed", say("Removed"))
        self.removed.chosen.connect(rows.refresh)
        line.addWidget(self.removed)
        common = [("updated", say("Last changed first")), ("name", say("By name"))]
        if "event" in {one.key for one in rows.cells.columns()}:
            common.append(("event", say("By date")))
        self.sort = Choice(look, "sort", say("Order of the list"), common, "updated")
        self.sort.show_whole()
        for key, words in sorts:
            self.sort.addItem(words, key)
        self.sort.chosen.connect(rows.refresh)
        line.addWidget(self.sort)
        for one in tools:
            line.addWidget(one)
        if rows.kind in TABLES:
            line.addWidget(rows.exits_button())
        line.addWidget(rows.new_button())

    @property
    def shows_removed(self) -> bool:
        return bool(self.removed.value)

    @property
    def filtered(self) -> bool:
        return bool(self.words.text().strip()) or self.shows_removed

    def where(self) -> CaseFilter:
        return CaseFilter(
            kind=self._kind,
            text=plain(self.words.text()).strip(),
            sort=next((one for one in get_args(ListOrder) if one == self.sort.value), "updated"),
        )

    def say_count(self, count: int) -> str:
        return self._said.counted(count)

    def say_none_fits(self) -> str:
        return self._look.words.say("Nothing in this list has these words.")

    def reflow(self, width: float) -> None:
        """Where room is short, the order goes and the words have less."""
        wide = width >= WIDE
        self.sort.setVisible(wide)
        self.words.setFixedWidth(self._look.px(_FIELD[wide]))

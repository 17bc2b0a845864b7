"""The columns of a file of names: what they are taken for, its first rows, and what is still to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.desk import EVERY_ROW, ROW_NUMBER, WHY
from vsdesk.desk.matching.pair_rows import COMPARED
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.tick import Tick
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import ListColumns, PassedOver
    from vsdesk.ui.kit.ui_context import UiContext

COLUMNS: Final = {
    "rid": mark("Number or id of the row"),
    **{key: COMPARED[key] for key in ("given", "father", "grandfather", "family", "mother", "sex")},
    "birth_year": mark("Year of birth"),
    "arrest_date": mark("Date taken"),
    "gov": COMPARED["gov"],
    "place": COMPARED["place"],
}
_LEAST: Final = 240  # pixels at 100 % for one of them


class FileColumns(QWidget):
    """`changed` when something is chosen."""

    changed = Signal()

    def __init__(self, look: UiContext, seen: ListColumns) -> None:
        super().__init__()
        self._every, self._number = EVERY_ROW, ROW_NUMBER
        self._unstructured = seen.proposed.get("unstructured", "")
        say = look.words.say
        box = column(look, self, space=10)
        boxes = Flow(look, space=12)
        self.boxes: dict[str, Choice] = {}
        theirs = [(name, name) for name in seen.names]
        for ours, words in COLUMNS.items():
            first = (
                (ROW_NUMBER, say("The number of the row"))
                if ours == "rid"
                else ("", say("Not in this file"))
            )
            label = say(words)
            choice = Choice(
                look, f"column-{ours}", label, [first, *theirs], seen.proposed.get(ours, "")
            )
            choice.chosen.connect(self._tell)
            self.boxes[ours] = choice
            boxes.addLayout(labelled(look, label, choice), 1, least=look.px(_LEAST))
        box.addLayout(boxes)
        self.whole = Tick(
            look,
            say("The column of the given name holds the whole name"),
            "whole-names",
            on=self._unstructured == EVERY_ROW,
        )
        self.whole.toggled.connect(self._tell)
        box.addWidget(self.whole)

    @property
    def ready(self) -> bool:
        """Whether a name was chosen and no column twice."""
        return bool(self.boxes["given"].value) and not self.twice

    @property
    def twice(self) -> bool:
        """Whether two of ours would read one of theirs."""
        theirs = [choice.value for choice in self.boxes.values() if choice.value]
        return len(set(theirs)) < len(theirs)

    @property
    def needed(self) -> str:
        """What is still to be said before the file can be compared; "" for nothing."""
        if self.twice:
            return mark("One column is chosen twice.")
        return "" if self.ready else mark("Say first which column holds the name.")

    @property
    def mapping(self) -> dict[str, str]:
        """Our columns and theirs, "" for those that are not in the file."""
        found = {ours: choice.value for ours, choice in self.boxes.items()}
        own = "" if self._unstructured == self._every else self._unstructured
        return {**found, "unstructured": self._every if self.whole.isChecked() else own}

    def _tell(self, _: object = None) -> None:
        self.changed.emit()


class FirstRows(QWidget):
    """The first rows of the file as they are."""

    def __init__(self, look: UiContext, seen: ListColumns) -> None:
        super().__init__()
        box = column(look, self, space=4)
        for cells in seen.rows:
            said = [
                look.words.say("{field}: {value}", field=name, value=cell)
                for name, cell in zip(seen.names, cells, strict=False)
                if cell
            ]
            line = row(look)
            line.addWidget(Paragraph(look, look.dots(*said), "small"), 1)
            box.addLayout(line)


class PassedRow:
    """What was passed over, as `Problems` draws it."""

    def __init__(self, look: UiContext, one: PassedOver) -> None:
        self.row = one.row
        self.column = look.words.say(COLUMNS[one.column]) if one.column in COLUMNS else one.column
        self.sentence = WHY[one.why]

"""Who took part, as a small table of numbers: a row for each age, a column for each sex, with their sums.

Tab goes through the numbers, Enter and the arrows down and up, Ctrl+Z takes back the last one. A number goes
into the draft of the page as it is written, and is saved with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from vsdesk.records.dictionary.bounds import COUNT as WITHIN
from vsdesk.records.figures.tallies import AGE, COUNT, KIND, SEX, tally_table
from vsdesk.ui.kit import tip
from vsdesk.ui.kit.boxes import column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.typed_line import TypedLine
from vsdesk.ui.people_names import capital
from vsdesk.words import isolate

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from vsdesk.records.figures.tallies import Place
    from vsdesk.ui.editing.form_context import Context

_WIDTH: Final = 58  # of a number, pixels at 100 %
_DOWN: Final = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_SIDEWARDS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class TallyNumber(TypedLine):
    """One number. Only digits of 0 to 9 are shown; the arrows leave it where the cursor can go no further."""

    def __init__(self, grid: TallyGrid, place: Place, label: str) -> None:
        look = grid.look
        name = "tally-" + "-".join(one or "unsaid" for one in place)
        super().__init__(look, name, label, "number", WITHIN)
        self._grid, self.place = grid, place
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(look.px(_WIDTH))
        self.setMaxLength(9)
        self.written.connect(lambda _: grid.written(self))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is one change, and stands in plain digits."""
        super().focusOutEvent(event)
        self._grid.left(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the table; all else is typing."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Undo):
            self._grid.undo()
        elif key in _DOWN:
            self._grid.go(self.place, down=_DOWN[key])
        elif key in _SIDEWARDS and self._at_edge(_SIDEWARDS[key]):
            mirrored = self._grid.look.direction == Qt.LayoutDirection.RightToLeft
            step = -_SIDEWARDS[key] if mirrored else _SIDEWARDS[key]
            self._grid.go(self.place, along=step)
        else:
            super().keyPressEvent(event)

    def _at_edge(self, step: int) -> bool:
        text = self.text()
        if self.hasSelectedText() and self.selectedText() == self.displayText():
            return True
        return self.cursorPosition() == (len(text) if step > 0 else 0)


class TallyGrid(QWidget):
    """The numbers of the activity `context` is of."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.look = context.look
        self.setObjectName("tally-grid")
        self._context = context
        self._lists = context.session.dictionary.vocabularies
        takes = context.session.desk.reporting.tallies.takes
        self._table = tally_table(context.dossier.of(KIND), self._lists, takes)
        self._lines: dict[Place, TallyNumber] = {}
        self._last: dict[Place, str] = {}
        self._done: list[tuple[Place, str]] = []  # what stood there before each change
        self._typing: Place | None = None
        self._new: dict[Place, str] = {}  # rows that wait to be saved
        self._find_new()
        box = column(context.look, self, space=10)
        say = context.look.words.say
        box.addWidget(Label(context.look, say("How many, by age and sex"), "h3"))
        words = say("Numbers alone, no names. Enter goes down, Tab along; Ctrl+Z takes back.")
        box.addWidget(Paragraph(context.look, words, "small", "text2"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(context.look.px(8))
        self._grid.setVerticalSpacing(context.look.px(6))
        line = row(context.look)
        line.addLayout(self._grid)
        line.addStretch(1)
        box.addLayout(line)
        self.why = Paragraph(context.look, "", "small", "warn")
        self.why.hide()
        box.addWidget(self.why)
        self.back = Button(context.look, say("Undo"), "tally-undo", kind="link")
        self.back.clicked.connect(self.undo)
        self.back.setEnabled(False)
        box.addWidget(self.back, 0, context.look.leading)
        self._fill()
        self._sum()

    @property
    def shown(self) -> frozenset[str]:
        """The records whose number is written here: they need no row in a list."""
        settled = (one for one in self._table.cells.values() if one.settled)
        return frozenset(id for one in settled for id in one.records) | {*self._new.values()}

    # Making.
    def _find_new(self) -> None:
        for id, pending in self._context.draft.new_of(KIND):
            said = {name for name, value in pending.set.items() if value not in (None, "")}
            if pending.parent == self._context.dossier.root and said <= {COUNT, SEX, AGE}:
                place = str(pending.set.get(SEX) or ""), str(pending.set.get(AGE) or "")
                cell = self._table.at(place)
                if said and place not in self._new and (cell.theirs or not cell.records):
                    self._new[place] = id

    def _fill(self) -> None:
        look, labels = self.look, self._context.session.labels
        say = look.words.say
        heads = [
            capital(labels.term(SEX, one)) if one else say("Not said") for one in self._table.sexes
        ]
        ages = [
            capital(labels.term(AGE, one)) if one else say("Age not said")
            for one in self._table.bands
        ]
        for x, words in enumerate([*heads, say("Together")], 1):
            above = self._head(words)
            above.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(above, 0, x)
        self._across: list[Label] = []
        self._along: list[Label] = []
        for y, (band, age) in enumerate(zip(self._table.bands, ages, strict=True), 1):
            self._grid.addWidget(self._head(age), y, 0)
            for x, (sex, head) in enumerate(zip(self._table.sexes, heads, strict=True), 1):
                line = self._number((sex, band), look.dots(age, head))
                self._grid.addWidget(line, y, x)
            self._across.append(self._sum_label(y, len(heads) + 1, f"tally-sum-{band or 'unsaid'}"))
        last = len(ages) + 1
        self._grid.addWidget(self._head(say("Together")), last, 0)
        for x, sex in enumerate(self._table.sexes, 1):
            self._along.append(self._sum_label(last, x, f"tally-sum-{sex or 'unsaid'}"))
        self._total = self._sum_label(last, len(heads) + 1, "tally-total")

    def _head(self, words: str) -> Label:
        label = Label(self.look, words, "small", "text2")
        label.setWordWrap(True)
        return label

    def _sum_label(self, y: int, x: int, name: str) -> Label:
        label = Label(self.look, "", "strong")
        label.setObjectName(name)
        self._grid.addWidget(label, y, x, Qt.AlignmentFlag.AlignHCenter)
        return label

    def _number(self, place: Place, label: str) -> TallyNumber:
        line = self._lines[place] = TallyNumber(self, place, label)
        value = self._value(place)
        line.setText("" if value is None else str(value))
        self._last[place] = line.text()
        cell = self._table.at(place)
        if cell.settled and cell.records:
            line.setProperty("record", cell.records[0])
        if not (cell.settled and self._context.may_write(KIND)):
            line.setReadOnly(True)
            if not cell.settled:
                say = self.look.words.say
                tip.give(line, say("Several rows say a number here. They stand in the list below."))
        return line

    def _value(self, place: Place) -> Any:
        """What waits to be saved, else what stands."""
        cell = self._table.at(place)
        if not cell.settled:
            return cell.count
        id = self._new.get(place) or next(iter(cell.records), None)
        return self._context.value(id, COUNT) if id else None

    # Writing.
    def written(self, line: TallyNumber) -> None:
        """A number was written, or wiped: it waits to be saved, and can be taken back."""
        if self._typing != line.place:
            self._typing = line.place
            self._done.append((line.place, self._last[line.place]))
        self._keep(line)

    def left(self, line: TallyNumber) -> None:
        """The keyboard went on: what is written next is another change."""
        self._typing = None
        if isinstance(line.value, int):
            line.setText(str(line.value))
            self._last[line.place] = line.text()

    def _keep(self, line: TallyNumber) -> None:
        self._last[line.place] = line.text()
        self.back.setEnabled(bool(self._done))
        self.why.setText(line.why)
        self.why.setVisible(bool(line.why))
        self._put(line.place, line.value)
        self._sum()
        self._context.changed()

    def _put(self, place: Place, value: Any) -> None:
        draft, cell = self._context.draft, self._table.at(place)
        beside = cell.theirs and value != cell.count
        if cell.records:
            view = self._context.view(cell.records[0])
            # A number that was wiped counts nobody: an empty field would say that nobody was asked.
            into = 0 if value is None or beside else value
            draft.change(view, cell.records[0], KIND, COUNT, into)
            value = value if beside else None  # what a row of ours says
        id = self._new.get(place)
        if value is None:
            if id is not None:
                draft.drop(id)
                del self._new[place]
            return
        if id is None:
            id = self._new[place] = self._context.session.desk.context.new_id()
            said = {name: term for name, term in zip((SEX, AGE), place, strict=True) if term}
            draft.add(id, KIND, self._context.dossier.root, said)
        draft.change(None, id, KIND, COUNT, value)

    def undo(self) -> None:
        """Take back the last change."""
        if not self._done:
            return
        self._typing = None
        place, before = self._done.pop()
        line = self._lines[place]
        line.setText(before)
        line.setFocus()
        line.selectAll()
        self._keep(line)

    def _sum(self) -> None:
        sexes, bands = self._table.sexes, self._table.bands
        for band, label in zip(bands, self._across, strict=True):
            label.setText(self._added([(sex, band) for sex in sexes]))
        for sex, label in zip(sexes, self._along, strict=True):
            label.setText(self._added([(sex, band) for band in bands]))
        self._total.setText(self._added([*self._lines]) or "0")

    def _added(self, places: list[Place]) -> str:
        found = [self._lines[one].value for one in places]
        numbers = [one for one in found if isinstance(one, int)]
        return isolate(str(sum(numbers))) if numbers else ""

    # Moving.
    def go(self, place: Place, *, down: int = 0, along: int = 0) -> None:
        """The keyboard goes that many numbers further: below the last one comes the next column."""
        sexes, bands = self._table.sexes, self._table.bands
        x, y = sexes.index(place[0]) + along, bands.index(place[1]) + down
        if y in (-1, len(bands)):
            x, y = (x + 1, 0) if y > 0 else (x - 1, len(bands) - 1)
        if 0 <= x < len(sexes):
            line = self._lines[sexes[x], bands[y]]
            line.setFocus(Qt.FocusReason.TabFocusReason)
            line.selectAll()

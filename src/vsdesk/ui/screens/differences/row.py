"""One answer in which versions differ: equal boxes, the state below the name of the answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from vsdesk.ui.kit.boxes import column, row, turn
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.measure import log_stamp
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import author
from vsdesk.ui.value_words import joined, value_in_full

if TYPE_CHECKING:
    from vsdesk.desk import Difference
    from vsdesk.ui.catalogue.titles import Titles
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

BOTH = "both"
MOST: Final = 8  # versions that stand beside each other; the others when these are decided


class DifferenceRow(QWidget):
    """`decided` when the person chose, or took the choice back."""

    decided = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        titles: Titles | None,
        difference: Difference,
        own: str,
    ) -> None:
        super().__init__()
        difference = _some(difference, own)
        self._look, self.difference = look, difference
        self._field = session.dictionary.field(difference.kind, difference.field)
        self.setObjectName(f"difference-{difference.field}")
        self._line = line = row(look, self, space=12)
        self._side = side = QWidget()
        side.setFixedWidth(look.px(190))
        words = column(look, side, space=2)
        words.addStretch(1)
        name = session.labels.field(difference.kind, difference.field)
        words.addWidget(Paragraph(look, name, "strong"))
        self._state = Label(look, "", "small", "warn", elide=True)
        words.addWidget(self._state)
        about = _about(session, titles, difference)
        if about:
            words.addWidget(Label(look, about, "small", "text2", elide=True))
        words.addStretch(1)
        line.addWidget(side)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.boxes: list[VersionBox] = []
        for place, one in enumerate(difference.alternatives):
            here = one.device_id == own
            box = VersionBox(
                look,
                value_in_full(look, session, titles, self._field, one.value),
                _who(look, session, one, here),
                f"{difference.field}-{place}",
            )
            box.setAccessibleDescription(name)
            self._group.addButton(box, place)
            self.boxes.append(box)
            line.addWidget(box, 1)
        self._joined = joined(self._field, [one.value for one in difference.alternatives])
        self.both = Button(look, look.words.say("Both"), f"{difference.field}-both", kind="chip")
        self.both.setCheckable(True)
        self.both.setAccessibleName(look.words.say("{field}: keep both", field=name))
        self.both.setFixedWidth(look.px(70))
        self.both.clicked.connect(self._keep_both)
        if self._joined is None:
            keep_room = self.both.sizePolicy()
            keep_room.setRetainSizeWhenHidden(True)
            self.both.setSizePolicy(keep_room)
            self.both.hide()
        line.addWidget(self.both)
        self._group.idClicked.connect(self._choose)
        self._own = [one.device_id == own for one in difference.alternatives]
        self._say()

    def reflow(self, wide: bool) -> None:
        """Boxes beside each other, or below each other when room is short."""
        turn(self._line, beside=wide)
        self._side.setMinimumWidth(self._look.px(190) if wide else 0)
        self._side.setMaximumWidth(self._look.px(190 if wide else 2000))

    @property
    def choice(self) -> str:
        """The op that is kept, "both", or nothing while undecided."""
        if self.both.isChecked():
            return BOTH
        place = next((i for i, box in enumerate(self.boxes) if box.isChecked()), -1)
        return str(self.difference.alternatives[place].op) if place >= 0 else ""

    @property
    def both_value(self) -> Any:
        """The value that holds both."""
        return self._joined

    def choose_of(self, device_id: str) -> bool:
        """Keep the version of a device; False where it has none here, or several that differ."""
        places = [
            i for i, one in enumerate(self.difference.alternatives) if one.device_id == device_id
        ]
        if len(places) != 1:
            return False
        self.boxes[places[0]].setChecked(True)
        self._choose(places[0])
        return True

    def _choose(self, place: int) -> None:
        for number, box in enumerate(self.boxes):
            if number != place:
                box.setChecked(False)
        self.both.setChecked(False)
        self._say()
        self.decided.emit()

    def _keep_both(self) -> None:
        for box in self.boxes:
            box.setChecked(self.both.isChecked())
        self._say()
        self.decided.emit()

    def _say(self) -> None:
        say = self._look.words.say
        choice = self.choice
        if not choice:
            words = say("Not decided yet")
        elif choice == BOTH:
            words = say("Keeps both")
        else:
            place = next(i for i, box in enumerate(self.boxes) if box.isChecked())
            words = (
                say("Keeps this computer's version")
                if self._own[place]
                else say("Keeps the other version")
            )
        self._state.setText(words)
        self._state.retone("ok" if choice else "warn")


class VersionBox(Button):
    """A version: the tick and the edge when chosen, the dashed circle when not."""

    def __init__(self, look: UiContext, value: str, who: str, name: str) -> None:
        super().__init__(look, "", name, kind="choice")
        self._look = look
        self.setCheckable(True)
        self.setAccessibleName(f"{value}. {who}")
        line = row(look, self, edges=(14, 8, 14, 8), space=12)
        self._mark = IconMark(look, "gap", "text2", 18)
        line.addWidget(self._mark)
        words = column(look, space=1)
        self._value = Paragraph(look, value)
        words.addWidget(self._value)
        words.addWidget(Label(look, who, "small", "text2", elide=True))
        line.addLayout(words, 1)
        self.toggled.connect(self._show)

    def sizeHint(self) -> QSize:
        """As high as the words; 64 at least."""
        width = max(self.width(), self._look.px(200)) - self._look.px(60)
        height = self._value.heightForWidth(width) + self._look.px(42)
        return QSize(self._look.px(200), max(self._look.px(64), height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _show(self, on: bool) -> None:
        self._mark.draw("ready" if on else "gap", "accent" if on else "text2")


def _some(difference: Difference, own: str) -> Difference:
    """The same with as many versions as can be compared. Those of one device stand in one place in each row,
    this computer's first."""
    held = sorted(difference.alternatives, key=lambda one: (one.device_id != own, one.device_id))
    return replace(difference, alternatives=tuple(held[:MOST]))


def _who(look: UiContext, session: VaultSession, one: Any, here: bool) -> str:
    say = look.words.say
    place = say("this computer") if here else say("another device")
    return say(
        "{who} · {place} · {when}",
        who=author(look, session, one.device_id, one.by),
        place=place,
        when=log_stamp(look.words, one.ts),
    )


def _about(session: VaultSession, titles: Titles | None, difference: Difference) -> str:
    """Which record it is, where the root has several of its kind."""
    if difference.kind in ("case", "family"):
        return ""
    kind = session.labels.kind(difference.kind)
    title = titles.by_id(difference.record) if titles is not None else ""
    return kind if title in ("", kind) else f"{kind}: {title}"

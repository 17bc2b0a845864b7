"""One device of the organisation: its letter and task, and for a coordinator a field for the person's name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import row
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.people import device_words

if TYPE_CHECKING:
    from vsdesk.desk import DeviceRow
    from vsdesk.ui.kit.context import UiContext


class DeviceLine(QWidget):
    """`named` carries the device's id and the name, once it was typed and Enter pressed or the field left."""

    named = Signal(str, str)

    def __init__(self, look: UiContext, device: DeviceRow, *, names: bool) -> None:
        super().__init__()
        self._kid, self._said = device.kid, device.name
        say = look.words.say
        line = row(look, self, space=10)
        line.addWidget(IconMark(look, "device", "text2", 18))
        # Where the name can be typed it stands in its field, and not twice.
        words = device_words(look, replace(device, name="") if names else device)
        line.addWidget(Label(look, words, "strong", elide=True), 1)
        if device.group:
            line.addWidget(Label(look, device.group, "small", "text2"))
        if device.revoked:
            line.addWidget(Badge(look, say("withdrawn"), "stop", "blocked"))
        elif device.own:
            line.addWidget(Badge(look, say("this device"), "accent", "check"))
        if names:
            label = say("Who works with device {letter}", letter=device.letter or "–")
            self.name = TextField(
                look, f"device-name-{device.letter}", label, placeholder=say("A person's name")
            )
            self.name.setText(device.name)
            self.name.setMinimumWidth(look.px(170))
            self.name.editingFinished.connect(self._named)
            line.addWidget(self.name)

    def _named(self) -> None:
        name = self.name.text().strip()
        if name != self._said:
            self._said = name
            self.named.emit(self._kid, name)

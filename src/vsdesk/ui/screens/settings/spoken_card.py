"""Eight words to read aloud: shown to be read, or to be compared with what the other side reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people import capital, role_words

if TYPE_CHECKING:
    from vsdesk.desk import Spoken
    from vsdesk.records.dictionary.spec import Role
    from vsdesk.ui.kit.context import UiContext

_ROLES: Final[tuple[Role, ...]] = ("documenter", "reviewer", "coordinator")  # the least first


@dataclass(frozen=True, slots=True)
class SpokenAnswer:
    """Whether the words were the same, and the role that the coordinator gives."""

    same: bool
    role: Role


class SpokenCard(QFrame):
    """The words, the same as digits, and (when comparing) two answers."""

    answered = Signal(object)

    def __init__(
        self, look: UiContext, spoken: Spoken, ask: str, compare: bool, *, roles: bool
    ) -> None:
        super().__init__()
        say = look.words.say
        self.setObjectName("spoken")
        self.setProperty("part", "strip")
        self.setProperty("tone", "sunken")
        box = column(look, self, edges=(16, 12, 16, 12), space=10)
        box.addWidget(Paragraph(look, ask, "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(12))
        grid.setVerticalSpacing(look.px(4))
        for place, word in enumerate(spoken.words):
            number = Label(look, str(place + 1), "small", "text2")
            label = Label(look, word, "h3")
            label.setAccessibleName(f"{place + 1}: {word}")
            grid.addWidget(number, place // 4, place % 4 * 2)
            grid.addWidget(label, place // 4, place % 4 * 2 + 1)
            grid.setColumnStretch(place % 4 * 2 + 1, 1)
        box.addLayout(grid)
        box.addWidget(Label(look, f"\u2066{spoken.digits}\u2069", "small", "text2", elide=True))
        self._role: Choice | None = None
        if roles:
            options = [(one, capital(role_words(look, one))) for one in _ROLES]
            box.addWidget(Label(look, say("Task of the new device"), "small", "text2"))
            self._role = Choice(
                look, "device-role", say("Task of the new device"), options, "documenter"
            )
            box.addWidget(self._role)
        if compare:
            line = row(look)
            line.addStretch(1)
            differ = Button(look, say("They differ"), "words-differ", kind="danger")
            differ.clicked.connect(self._differ)
            line.addWidget(differ)
            same = Button(look, say("They are the same"), "words-same", icon="check")
            same.clicked.connect(self._same)
            line.addWidget(same)
            box.addLayout(line)

    def _same(self) -> None:
        chosen = self._role.value if self._role is not None else ""
        role = next((one for one in _ROLES if one == chosen), _ROLES[0])
        self.answered.emit(SpokenAnswer(True, role))

    def _differ(self) -> None:
        self.answered.emit(SpokenAnswer(False, _ROLES[0]))

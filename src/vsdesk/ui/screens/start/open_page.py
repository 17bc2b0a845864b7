"""Open a vault: choose it, write the passphrase. What went wrong is said below, and nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QButtonGroup, QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.flow import Flow
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import column, row, rule
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.start.vault_choice import VaultChoice

if TYPE_CHECKING:
    from vsdesk.ui.kit.context import UiContext


class OpenPage(QWidget):
    """`open_vault(folder, passphrase)`; the other doors are signals."""

    open_vault = Signal(Path, str)
    recover = Signal(Path)
    creating = Signal()
    finding = Signal()

    def __init__(self, look: UiContext, vaults: Sequence[str], on_stick: Sequence[bool]) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setObjectName("open-page")
        box = column(look, self, space=12)
        self._choices: list[VaultChoice] = []
        self._group = QButtonGroup(self)
        title = say("Open your vault") if vaults else say("Welcome")
        box.addWidget(Label(look, title, "h2"))
        for place, vault in enumerate(vaults[:3]):
            choice = VaultChoice(look, vault, place, on_stick[place])
            self._choices.append(choice)
            self._group.addButton(choice, place)
            box.addWidget(choice)
        if self._choices:
            self._choices[0].setChecked(True)
            self._secret(box)
        else:
            box.addWidget(
                Paragraph(
                    look,
                    say(
                        "A vault holds the cases and families that you record, encrypted with your passphrase."
                    ),
                )
            )
        self._doors(box)

    def _secret(self, box: QWidgetColumn) -> None:
        look, say = self._look, self._look.words.say
        fields = column(look, space=3)
        fields.addWidget(Label(look, say("Passphrase"), "small", "text2"))
        self.passphrase = SecretField(
            look, "passphrase", say("Passphrase"), say("Show the passphrase")
        )
        self.passphrase.setMinimumHeight(look.px(44))
        self.passphrase.returnPressed.connect(self._open)
        fields.addWidget(self.passphrase)
        box.addLayout(fields)
        line = row(look, space=6)
        line.addWidget(IconMark(look, "language", "text2", 14))
        self.keyboard = Label(look, keyboard_words(look), "small", "text2")
        QGuiApplication.inputMethod().localeChanged.connect(self._keyboard)
        line.addWidget(self.keyboard, 1)
        box.addLayout(line)
        self.problem = Banner(look, "", tone="warn")
        self.problem.hide()
        box.addWidget(self.problem)
        self.button = Button(look, say("Open"), "open", kind="primary")
        self.button.setMinimumHeight(look.px(34))
        self.button.clicked.connect(self._open)
        box.addWidget(self.button)
        words = Button(look, say("Use my recovery words"), "use-words", kind="link", icon="key")
        words.clicked.connect(self._recover)
        box.addWidget(words, 0, look.leading)
        self.setFocusProxy(self.passphrase)

    def _doors(self, box: QWidgetColumn) -> None:
        look, say = self._look, self._look.words.say
        if self._choices:
            box.addWidget(rule())
        line = Flow(look, space=8)
        create = Button(
            look,
            say("Create a vault"),
            "create",
            kind="secondary" if self._choices else "primary",
            icon="add",
        )
        create.clicked.connect(self.creating)
        line.addWidget(create)
        find = Button(look, say("Find a vault"), "find", icon="folder")
        find.clicked.connect(self.finding)
        line.addWidget(find)
        line.addStretch(1)
        box.addLayout(line)
        if not self._choices:
            self.setFocusProxy(create)

    def say_problem(self, sentence: str, more: str = "") -> None:
        """Say why it did not open; the passphrase stays to be corrected."""
        self.working(False)
        self.problem.say(sentence, more)
        self.problem.show()
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def working(self, busy: bool) -> None:
        """While the key is made, nothing can be pressed twice."""
        self.button.setEnabled(not busy)
        self.button.setText(
            self._look.words.say("Opening …") if busy else self._look.words.say("Open")
        )
        self.passphrase.setReadOnly(busy)

    def choose(self, folder: Path) -> None:
        """Make this vault the chosen one."""
        for choice in self._choices:
            if choice.folder == folder:
                choice.setChecked(True)

    def _open(self) -> None:
        folder = self._chosen()
        if folder is not None and self.passphrase.text() and self.button.isEnabled():
            self.problem.hide()
            self.working(True)
            self.open_vault.emit(folder, self.passphrase.text())

    def _recover(self) -> None:
        folder = self._chosen()
        if folder is not None:
            self.recover.emit(folder)

    def _chosen(self) -> Path | None:
        place = self._group.checkedId()
        return self._choices[place].folder if place >= 0 else None

    def _keyboard(self) -> None:
        self.keyboard.setText(keyboard_words(self._look))


def keyboard_words(look: UiContext) -> str:
    """In which language the keyboard writes now, as far as the system says."""
    lang = QGuiApplication.inputMethod().locale().name()[:2]
    say = look.words.say
    if lang == "ar":
        return say("The keyboard writes in Arabic")
    if lang in ("ku", "tr"):
        return say("The keyboard writes in Kurdish or Turkish")
    return say("The keyboard writes in Latin letters")


if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout as QWidgetColumn

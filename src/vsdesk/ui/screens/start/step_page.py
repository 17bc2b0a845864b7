"""Steps of the start screen: one that can be left again (create a vault, open with the recovery words), what
Enter does in its fields, and the erasing of a vault, which is left when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLineEdit, QPushButton

    from vsdesk.desk.access.vault_wiping import WipeResult
    from vsdesk.ui.kit.ui_context import UiContext


class StepPage(QWidget):
    """The title on top; at the foot the hidden `problem`, the way back, what is `missing`
    yet, and the `button` that acts."""

    back = Signal()

    def __init__(self, look: UiContext, name: str, title: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self._box = column(look, self, space=12)
        self._box.addWidget(Label(look, title, "h2"))

    def _foot(self, act: str, name: str) -> None:
        """Close the page: `act` names the button."""
        look = self._look
        self.problem = Banner(look, "", tone="warn")
        self.problem.hide()
        self._box.addWidget(self.problem)
        line = row(look)
        back = Button(look, look.words.say("Back"), "back", icon="back")
        back.clicked.connect(self.back)
        line.addWidget(back)
        self.missing = Label(look, "", "small", "text2", elide=True)
        line.addWidget(self.missing, 1)
        self.button = Button(look, act, name, kind="primary")
        line.addWidget(self.button)
        self._box.addLayout(line)

    def _need(self, missing: str) -> None:
        """Why the button cannot be pressed yet; "" where it can."""
        self.missing.setText(missing)
        self.button.setEnabled(not missing)


def enter_goes_on(fields: Sequence[QLineEdit], button: QPushButton) -> None:
    """Enter moves to the next visible field; in the last one it presses `button`, if that is ready."""
    for place, field in enumerate(fields):
        field.returnPressed.connect(_step(fields[place + 1 :], button))


def _step(later: Sequence[QLineEdit], button: QPushButton) -> Callable[[], None]:
    def go() -> None:
        following = next((one for one in later if one.isVisible()), None)
        if following is not None:
            following.setFocus()
            following.selectAll()
        elif button.isEnabled():
            button.click()

    return go


class WipedPage(QWidget):
    """What stands while a vault is erased from this computer, and afterwards: what is true of it. `done` when
    the person goes on."""

    done = Signal()

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setObjectName("wiped-page")
        box = column(look, self, space=12)
        self.head = Label(look, say("Erasing the keys …"), "h2")
        box.addWidget(self.head)
        self.words = Paragraph(look, "")
        self.words.hide()
        box.addWidget(self.words)
        self.rest = Paragraph(look, "", "body", "text2")
        self.rest.hide()
        box.addWidget(self.rest)
        box.addWidget(rule())
        for told in (
            say(
                "An SSD, a stick or a card may keep old pieces of a key file that no program can reach. They are locked with your passphrase and with the words on your paper: burn the paper, and tell nobody the passphrase."
            ),
            say("Backups, and what was handed over, are as they were."),
        ):
            box.addWidget(Paragraph(look, told, "small", "text2"))
        self.button = Button(look, say("Go on"), "wiped-on", kind="primary")
        self.button.clicked.connect(self.done)
        self.button.setEnabled(False)
        box.addWidget(self.button)
        self.setFocusProxy(self.button)

    def say_lost(self) -> None:
        """No key is left."""
        say = self._look.words.say
        self.head.setText(say("The keys are gone."))
        self.words.say(
            say("Nobody opens this vault on this computer any more, by no passphrase and no paper.")
        )
        self.words.show()
        self._say_rest(say("What is left is unreadable, and is being deleted …"))

    def say_step(self, done: int, total: int) -> None:
        """How far the deleting is."""
        self._say_rest(
            self._look.words.say(
                "What is left is unreadable, and is being deleted: {done} of {total}",
                done=done,
                total=total,
            )
        )

    def say_over(self, wiped: WipeResult) -> None:
        """All is done."""
        words = self._look.words
        said = [
            words.count(
                "{n} file of it could not be deleted: it is unreadable.",
                "{n} files of it could not be deleted: they are unreadable.",
                wiped.kept,
            )
            if wiped.kept
            else words.say("Everything of it is deleted.")
        ]
        if wiped.others:
            said.append(words.say("Other things in its folder were left where they are."))
        self._say_rest(" ".join(said))
        self._end()

    def say_failed(self, sentence: str) -> None:
        """The disk did not let it."""
        self.head.setText(self._look.words.say("Not everything could be erased."))
        self._say_rest(sentence)
        self._end()

    def _say_rest(self, words: str) -> None:
        self.rest.say(words)
        self.rest.show()

    def _end(self) -> None:
        self.button.setEnabled(True)
        self.button.setFocus()

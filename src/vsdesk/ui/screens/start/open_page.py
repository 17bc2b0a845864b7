"""Open a vault: choose it, write the passphrase; or the recovery words, or key papers, and choose a new
passphrase.

What went wrong is said below, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from vsdesk.diskio import name_of
from vsdesk.languages import LANGUAGES, SOURCE
from vsdesk.ui.kit import shortcuts, tip
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.boxes import column, row, rule
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import SecretField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.mark import IconMark
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.story_edit import StoryEdit
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.parts.key_papers import PapersEntry
from vsdesk.ui.screens.start.new_passphrase import NewPassphrase
from vsdesk.ui.screens.start.step_page import StepPage, enter_goes_on
from vsdesk.words import refusal_words
from vsdesk.written_words import COUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout

    from vsdesk.desk.access.way_service import PaperSet
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.jobs import Jobs
    from vsdesk.ui.kit.ui_context import UiContext


class OpenPage(QWidget):
    """`open_vault(folder, passphrase)`; the other doors are signals."""

    open_vault = Signal(Path, str)
    recover = Signal(Path)
    by_papers = Signal(Path)
    creating = Signal()
    finding = Signal()
    wiping = Signal()

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
            self._troubles(box)
        self._doors(box)

    def _troubles(self, box: QVBoxLayout) -> None:
        self.problem = Banner(self._look, "", tone="warn")
        self.problem.hide()
        box.addWidget(self.problem)

    def _secret(self, box: QVBoxLayout) -> None:
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
        self._troubles(box)
        self.button = Button(look, say("Open"), "open", kind="primary")
        self.button.setMinimumHeight(look.px(34))
        self.button.clicked.connect(self._open)
        box.addWidget(self.button)
        words = Button(look, say("Use my recovery words"), "use-words", kind="link", icon="key")
        words.clicked.connect(self._recover)
        box.addWidget(words, 0, look.leading)
        papers = Button(look, say("Use key papers"), "use-papers", kind="link", icon="key")
        papers.clicked.connect(self._by_papers)
        box.addWidget(papers, 0, look.leading)
        wipe = Button(
            look, say("Erase this vault from this computer …"), "wipe", kind="link", icon="remove"
        )
        tip.give(wipe, shortcuts.shown(shortcuts.WIPE))
        wipe.clicked.connect(self.wiping)
        box.addWidget(wipe, 0, look.leading)
        self.setFocusProxy(self.passphrase)

    def _doors(self, box: QVBoxLayout) -> None:
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
        self.problem.say(sentence, more)
        self.problem.show()
        if self._choices:
            self.working(False)
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
        folder = self.chosen
        if folder is not None and self.passphrase.text() and self.button.isEnabled():
            self.problem.hide()
            self.working(True)
            self.open_vault.emit(folder, self.passphrase.text())

    def _recover(self) -> None:
        folder = self.chosen
        if folder is not None:
            self.recover.emit(folder)

    def _by_papers(self) -> None:
        folder = self.chosen
        if folder is not None:
            self.by_papers.emit(folder)

    @property
    def chosen(self) -> Path | None:
        """The vault that is marked, if any is known here."""
        place = self._group.checkedId()
        return self._choices[place].folder if place >= 0 else None

    def _keyboard(self) -> None:
        self.keyboard.setText(keyboard_words(self._look))


def keyboard_words(look: UiContext) -> str:
    """In which language the keyboard writes now, as far as the system says."""
    typed = QGuiApplication.inputMethod().locale().name()[:2]
    said = (one for one in LANGUAGES.values() if typed in one.keyboards)
    return look.words.say(next(said, LANGUAGES[SOURCE]).sentences["keyboard"])


class VaultChoice(Button):
    """A button with two lines; the chosen one has the tick and the edge. Only the folder is named."""

    def __init__(self, look: UiContext, folder: str, place: int, on_stick: bool) -> None:
        super().__init__(look, "", f"vault-{place}", kind="choice")
        self.folder = Path(folder)
        self._look = look
        self.setCheckable(True)
        tip.give(self, folder)
        say = look.words.say
        where = say("On a stick") if on_stick else say("On this computer")
        self.setAccessibleName(f"{name_of(self.folder)}. {where}")
        line = row(look, self, edges=(14, 0, 14, 0), space=12)
        line.addWidget(IconMark(look, "stick" if on_stick else "drive", "text2", 22))
        words = column(look, space=0)
        words.addStretch(1)
        words.addWidget(Label(look, name_of(self.folder), "strong", elide=True))
        words.addWidget(Label(look, where, "small", "text2", elide=True))
        words.addStretch(1)
        line.addLayout(words, 1)
        self._tick = IconMark(look, "check", "accent", 18)
        line.addWidget(self._tick)
        self.toggled.connect(self._tick.setVisible)
        self._tick.hide()

    def sizeHint(self) -> QSize:
        """66 high, as wide as there is room: a button does not ask its layout."""
        return QSize(self._look.px(300), self._look.px(66))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and edge only; the layout inside shows the rest."""
        super().paintEvent(event)


class RecoverPage(StepPage):
    """`recover(folder, words, new passphrase)`."""

    recover = Signal(Path, list, str)

    def __init__(self, look: UiContext, folder: Path) -> None:
        say = look.words.say
        super().__init__(look, "recover-page", say("Open with the recovery words"))
        self._folder = folder
        box = self._box
        box.addWidget(
            Paragraph(
                look,
                say(
                    "Write the words from your paper, with spaces between them and without their numbers. Then choose a new passphrase."
                ),
            )
        )
        self.words = StoryEdit(look, "recovery-words", say("The words from your paper"), lines=3)
        self.words.speaks(False)
        self.words.textChanged.connect(self._check)
        box.addWidget(self.words)
        self.count = Label(look, "", "small", "text2")
        box.addWidget(self.count)
        self.secret = NewPassphrase(
            look, say("New passphrase"), say("The new passphrase once more")
        )
        self.secret.changed.connect(self._check)
        box.addWidget(self.secret)
        self._foot(say("Open the vault"), "recover-now")
        self.button.clicked.connect(self._go)
        enter_goes_on(self.secret.fields, self.button)
        self.setFocusProxy(self.words)
        self._check()

    def say_problem(self, sentence: str) -> None:
        """Say why it did not open."""
        self.problem.say(sentence)
        self.problem.show()
        self._check()

    def _written(self) -> list[str]:
        return self.words.toPlainText().casefold().split()

    def _check(self) -> None:
        written = len(self._written())
        self.count.setText(
            self._look.words.count(
                "{n} word. A paper has 24 in English, 27 in Arabic, 30 in Kurmanji.",
                "{n} words. A paper has 24 in English, 27 in Arabic, 30 in Kurmanji.",
                written,
            )
        )
        whole = written in COUNTS.values()
        say = self._look.words.say
        self._need(
            self.secret.missing() if whole else say("Still needed: the words from your paper")
        )

    def _go(self) -> None:
        self.problem.hide()
        self.button.setEnabled(False)
        self.recover.emit(self._folder, self._written(), self.secret.text())


class KeyPapersPage(StepPage):
    """`recover(folder, papers, new passphrase)`."""

    recover = Signal(Path, list, str)

    def __init__(self, look: UiContext, jobs: Jobs, folder: Path, sets: Sequence[PaperSet]) -> None:
        say = look.words.say
        super().__init__(look, "key-papers-page", say("Open with key papers"))
        self._folder = folder
        box = self._box
        why = say(
            "Any {needed} of {count} key papers open this vault. Write them one after the other, in whichever order. Then choose a new passphrase.",
            needed=sets[0][1],
            count=sets[0][2],
        )
        box.addWidget(Paragraph(look, why))
        for _, needed, count in sets[1:]:
            also = say(
                "Any {needed} of {count} key papers of the organisation open it, too. Papers of both together open nothing.",
                needed=needed,
                count=count,
            )
            box.addWidget(Paragraph(look, also, "small", "text2"))
        self.entry = PapersEntry(look, jobs, sets)
        self.entry.changed.connect(self._check)
        box.addWidget(self.entry)
        self.secret = NewPassphrase(
            look, say("New passphrase"), say("The new passphrase once more")
        )
        self.secret.changed.connect(self._check)
        box.addWidget(self.secret)
        self._foot(say("Open the vault"), "recover-by-papers")
        self.button.clicked.connect(self._go)
        enter_goes_on(self.secret.fields, self.button)
        self.setFocusProxy(self.entry)
        self._check()

    def say_problem(self, problem: VsdeskError) -> None:
        """Say why it did not open; the papers are typed anew."""
        self.problem.say(refusal_words(self._look.words, problem))
        self.problem.show()
        self.entry.clear()
        self._check()

    def _check(self) -> None:
        say = self._look.words.say
        few = self.entry.missing
        self._need(say("Still needed: more key papers") if few else self.secret.missing())

    def _go(self) -> None:
        self.problem.hide()
        self.button.setEnabled(False)
        self.recover.emit(self._folder, self.entry.papers, self.secret.text())

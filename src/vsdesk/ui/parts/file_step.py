"""The first step of each wizard that reads a file: what it is for, the door to a file,
why one cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.desk import WHY
from vsdesk.members import for_each
from vsdesk.tables import csv_table
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.surface_card import Card
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.stage import Stage
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

# In the order in which they are met in the field.
ENCODINGS: Final = for_each(
    csv_table.ENCODINGS,
    {
        "windows-1256": mark("Arabic Windows (windows-1256)"),
        "utf-8": mark("As newer programs save it (UTF-8)"),
        "utf-16-le": mark("Unicode text from Excel (UTF-16)"),
        "utf-16-be": mark("Unicode text, the other order (UTF-16 BE)"),
        "windows-1254": mark("Turkish Windows (windows-1254)"),
        "windows-1252": mark("Western Windows (windows-1252)"),
    },
)


@dataclass(frozen=True, slots=True)
class FileWords:
    """What is said of the files of a wizard: what becomes of one, the button and its name,
    which files are shown."""

    about: str
    choose: str
    name: str
    kinds: str
    wide: int


class FileStep:
    """`take` gets the file, and how it was saved where a person said so."""

    chooser: Button  # of the present showing
    saved_as: EncodingCard

    def __init__(
        self,
        owner: QWidget,
        look: UiContext,
        session: VaultSession,
        stage: Stage,
        words: FileWords,
        take: Callable[[Path, str | None], None],
    ) -> None:
        self._owner, self._look, self._session, self._stage = owner, look, session, stage
        self._words, self._take = words, take

    def show(self) -> None:
        """What is brought, and the door to a file."""
        look, words = self._look, self._words
        self._stage.body.addWidget(Paragraph(look, words.about, wide=words.wide))
        self.chooser = Button(look, words.choose, words.name, kind="primary", icon="file")
        self.chooser.clicked.connect(self._ask)
        self._stage.body.addWidget(self.chooser, 0, look.leading)

    def _ask(self) -> None:
        words = self._words
        self._session.prompts.open_files(self._owner, words.choose, words.kinds, self._chosen)

    def _chosen(self, files: Sequence[Path]) -> None:
        if files:
            self._take(files[0], None)

    def refuse(self, problem: VsdeskError, column: str) -> None:
        """Why the file cannot be read, in one sentence with the row and the column, above all else."""
        look, say = self._look, self._look.words.say
        sentence = WHY.get(str(problem.params.get("why", "")), problem.code.sentence)
        at = problem.params.get("row")
        where = look.dots(say("row {row}", row=at) if at else "", column)
        self._stage.body.insertWidget(0, Banner(look, say(sentence), where, "warn"))

    def ask_encoding(self, problem: VsdeskError, file: Path, named: str | None) -> bool:
        """Below that, how it was saved, where its letters are why; whether this is asked."""
        if not may_be_chosen(problem):
            return False
        self.saved_as = EncodingCard(self._look, named or "")
        self.saved_as.chosen.connect(partial(self._take, file))
        self._stage.body.insertWidget(1, self.saved_as)
        return True


def may_be_chosen(problem: VsdeskError) -> bool:
    """Whether the letters could not be read, in a file that may be saved in several ways: JSON is UTF-8."""
    return problem.params.get("why") == "encoding" and problem.params.get("form") != "json"


class EncodingCard(Card):
    """`chosen` carries the way in which the file was saved."""

    chosen = Signal(str)

    def __init__(self, look: UiContext, named: str = "") -> None:
        say = look.words.say
        super().__init__(look, say("How was this file saved?"), space=10)
        words = say(
            "Choose one and look at the first rows: when the names can be read, it is right. The file itself stays as it is."
        )
        self.body.addWidget(Paragraph(look, words, "small", "text2", wide=90))
        options = [(key, say(label)) for key, label in ENCODINGS.items()]
        label = say("How was this file saved?")
        self.which = Choice(look, "which-encoding", label, options, named or "windows-1256")
        self.body.addWidget(self.which)
        self.read = Button(look, say("Read it so"), "read-so", kind="primary")
        self.read.clicked.connect(self._tell)
        self.body.addWidget(self.read, 0, look.leading)

    def _tell(self) -> None:
        self.chosen.emit(self.which.value)

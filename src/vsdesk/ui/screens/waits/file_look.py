"""A file that waits for a look: a picture opens here, another file is written out; until then it waits on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from vsdesk import diskio
from vsdesk.errors import NO_PICTURE
from vsdesk.ui.kit.boxes import clear, column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk, ScreenPicture
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession


class FileLook(QWidget):
    """`opened` when the file was seen: the picture, or None for a file that was written out."""

    opened = Signal(str, object)

    def __init__(self, look: UiContext, session: VaultSession, item: RecordView, blob: str) -> None:
        super().__init__()
        self._look, self._session, self._item, self._blob = look, session, item, blob
        self._box = column(look, self, space=6)

    def offer(self) -> None:
        """The button that opens it, as a picture."""
        say = self._look.words.say
        self._say(say("It waits until you have opened it. It may show somebody who is dead."))
        self._button(say("Show the file"), "show-file", "show", self._show)

    def away(self) -> None:
        """It has not come here."""
        self._say(self._look.words.say("The file has not come here yet: it waits on."))

    def draw(self, shown: ScreenPicture | None) -> None:
        """What was opened: the picture, or that it was written out."""
        words = self._look.words
        if shown is None:
            self._say(words.say("You wrote the file out to look at it."))
            return
        clear(self._box)
        picture, pixels = Label(self._look, ""), QPixmap()
        pixels.loadFromData(shown.png)
        picture.setPixmap(pixels)
        picture.setObjectName("file-picture")
        picture.setAccessibleName(words.say("The picture that waits"))
        self._box.addWidget(picture, 0, self._look.leading)

    def _say(self, text: str) -> None:
        clear(self._box)
        self._box.addWidget(Paragraph(self._look, text, "small", "text2"))

    def _button(self, words: str, name: str, icon: str, then: object) -> None:
        self.button = Button(self._look, words, f"{name}-{self._blob[:8]}", icon=icon)
        self.button.clicked.connect(then)
        self._box.addWidget(self.button, 0, self._look.leading)

    def _show(self) -> None:
        self.button.setEnabled(False)
        px, session = self._look.px, self._session
        answer = Callbacks(self, self._shown, self._no_picture)
        desk = session.desk
        session.jobs.write(
            answer,
            desk.outbound.lone_files.waiting_picture,
            self._item.id,
            self._blob,
            (px(560), px(420)),
        )

    def _shown(self, shown: ScreenPicture) -> None:
        self.draw(shown)
        self.opened.emit(self._blob, shown)

    def _no_picture(self, problem: VsdeskError) -> None:
        if problem.name not in NO_PICTURE:
            self.button.setEnabled(True)
            self._session.jobs.failed.emit(problem)
            return
        say = self._look.words.say
        self._say(
            say("It is no picture that can be shown here. Write it out, and look at it there.")
        )
        self._button(say("Write the file out…"), "write-file", "save", self._ask)
        self.button.setFocus()

    def _ask(self) -> None:
        say = self._look.words.say
        question = Prompt(
            say("The file will be readable by anyone who finds it. Write it?"),
            "",
            (("no", say("Cancel")), ("yes", say("Write it"))),
        )
        self._session.prompts.ask(self, question, self._asked)

    def _asked(self, key: str, _: str) -> None:
        if key == "yes":
            title = self._look.words.say("Write the file out…")
            name = self._session.desk.outbound.lone_files.copy_name(self._item)
            self._session.prompts.save_file(self, title, name, self.write_to)

    def write_to(self, path: Path) -> None:
        """Write it where the person said."""
        answer = Callbacks[None](self, self._written, self._session.jobs.failed.emit)
        session = self._session
        session.jobs.write(answer, _write, session.desk, self._item.id, self._blob, path)

    def _written(self, _: None) -> None:
        self.draw(None)
        self.opened.emit(self._blob, None)


def _write(desk: Desk, item: str, blob: str, path: Path) -> None:
    diskio.save_file(path, desk.outbound.lone_files.waiting_copy(item, blob))

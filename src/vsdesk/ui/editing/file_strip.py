"""Add the file of a paper that was recorded without it: by a button or a drop, with a stop, once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from vsdesk.records.evidence_file import has_file
from vsdesk.ui.editing.attach_many import AGAIN, ask_again
from vsdesk.ui.kit.boxes import clear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.confirm_strip import ConfirmStrip
from vsdesk.ui.kit.into_view import into_view
from vsdesk.ui.kit.jobs import Callbacks, JobHandle
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.measure import amount
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from vsdesk.desk import Change
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.form_context import Context

ADD_FILE: Final = "add-file"  # the button, and the field of a place that leads to it


class FileStrip(QWidget):
    """`written` after the file came in, or when the paper has one by now."""

    written = Signal()

    def __init__(self, context: Context, item: RecordView) -> None:
        super().__init__()
        self._context, self._item = context, item
        self._files: Sequence[Path] = ()
        self._ticket: JobHandle | None = None
        look, say = context.look, context.look.words.say
        self.setAcceptDrops(True)
        self.ask = ConfirmStrip(self, look, "file-strip", "sunken")
        self.ask.sure.connect(self._choose)
        self.ask.title(say("The file of this paper is not here yet."))
        self.ask.note(self._how())
        self._said = Paragraph(look, "", "small", "text2", wide=80)
        self._said.setObjectName("file-said")
        self._said.hide()
        self.ask.box.addWidget(self._said)
        self._parts = column(look, space=8)
        self.ask.box.addLayout(self._parts)
        self._offer()

    def _how(self) -> str:
        say = self._context.look.words.say
        words = say(
            "Add the scan, the photo or the recording, or drop it here. The original stays where it is."
        )
        if self._item.every("sha256"):
            words += " " + say("A fingerprint was noted for it: only that very file is taken.")
        return words

    def _offer(self, said: str = "") -> None:
        clear(self._parts)
        self._ticket = None
        self._said.say(said)
        self._said.setVisible(bool(said))
        words = self._context.look.words.say("Add the file…")
        self.ask.way_on(words, ADD_FILE, put=self._put, icon="file")

    def _put(self, button: QWidget) -> None:
        self._parts.addWidget(button, 0, self._context.look.leading)

    def come(self) -> None:
        """Somebody comes from elsewhere to add the file: the button has the keyboard, and is seen."""
        self.ask.now.setFocus()
        into_view(self)

    def _again(self, said: str) -> None:
        """Offer it once more, with the keyboard where it was."""
        self._offer(said)
        self.ask.now.setFocus()

    def _choose(self) -> None:
        say = self._context.look.words.say
        title, kinds = say("Choose the file of this paper"), say("All files (*)")
        self._context.session.prompts.open_files(self, title, kinds, self.take)

    def take(self, files: Sequence[Path], again: bool = False) -> None:
        """Take in the one file."""
        if self._ticket is not None or not files:
            return
        if len(files) > 1:
            self._again(self._context.look.words.say("One paper has one file. Choose one of them."))
            return
        self._files = files
        self._show_progress()
        session = self._context.session
        answer = Callbacks(self, self._taken, self._refused, self._step)
        desk = session.desk
        self._ticket = session.jobs.write_long(
            answer, desk.files.late.add_file, self._item.id, files[0], again=again
        )

    def _show_progress(self) -> None:
        clear(self._parts)
        look = self._context.look
        self._said.hide()
        self._bar = QProgressBar()
        self._bar.setObjectName("file-progress")
        self._bar.setAccessibleName(look.words.say("Taking in"))
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._parts.addWidget(self._bar)
        line = row(look)
        self._stop = Button(look, look.words.say("Stop"), "stop-file", icon="stop")
        self._stop.clicked.connect(self.stop)
        line.addWidget(self._stop)
        self._amount = Label(look, "", "small", "text2")
        line.addWidget(self._amount, 1)
        self._parts.addLayout(line)
        self._stop.setFocus()

    def _step(self, _: str, done: int, total: int) -> None:
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(min(1000, done * 1000 // total) if total else 0)
        words = self._context.look.words
        self._amount.setText(amount(words, done, total, weighed=True) if total else "")

    def stop(self) -> None:
        """Stop at the next step; then see what came of it, for it may have been too late."""
        if self._ticket is None:
            return
        self._ticket.cancel()
        self._stop.setEnabled(False)
        session = self._context.session
        answer: Callbacks[RecordView] = Callbacks(self, self._stopped, self._refused)
        session.jobs.write(answer, session.desk.cases.record, self._item.id)

    def _stopped(self, item: RecordView) -> None:
        if has_file(item):
            self.written.emit()
        else:
            self._again(self._context.look.words.say("Stopped. Nothing was changed."))

    def _taken(self, change: Change) -> None:
        if self._context.decided is not None:
            title = capital(self._context.titles.of(self._item))
            words = self._context.look.words.say("The file of “{title}” is here.", title=title)
            self._context.decided(words, change)
        self.written.emit()

    def _refused(self, problem: VsdeskError) -> None:
        self._again("")
        if problem.name == "E_SAME_FILE":
            question = ask_again(self._context.look, self._files)
            self._context.session.prompts.ask(self, question, self._both)
            return
        self._context.session.jobs.failed.emit(problem)
        if problem.name == "E_HAS_FILE":  # it came from elsewhere meanwhile
            self.written.emit()

    def _both(self, key: str, _: str) -> None:
        if key == AGAIN:
            self.take(self._files, again=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped."""
        if _files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What was dropped is taken like what was chosen."""
        event.acceptProposedAction()
        self.take(_files_in(event.mimeData()))


def _files_in(dragged: QMimeData) -> list[Path]:
    return [Path(one.toLocalFile()) for one in dragged.urls() if one.isLocalFile()]

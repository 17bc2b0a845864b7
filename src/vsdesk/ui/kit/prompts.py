"""The one seam for questions and file dialogs. Tests give answers instead of a person."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QDir, QEvent, QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from vsdesk import diskio
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.wrapping_row import Flow

if TYPE_CHECKING:
    from PySide6.QtCore import QChildEvent
    from PySide6.QtGui import QShowEvent
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from vsdesk.ui.kit.ui_context import UiContext


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question with its answers. The first answer is the safe one: it has the focus, Esc gives it."""

    title: str
    text: str
    answers: tuple[tuple[str, str], ...]  # (key, words)
    danger: str = ""  # the key of the answer that cannot be taken back
    reason: str = ""  # label of a box for a written reason, or nothing
    free: tuple[str, ...] = ()  # the keys of answers that need no reason; the safe one never does


class Prompts(Protocol):
    """Asks, and calls `then` later with the answer; never blocks."""

    def ask(self, parent: QWidget, question: Prompt, then: Callable[[str, str], None]) -> None:
        """Ask; `then(key of the answer, the written reason)`."""

    def folder(self, parent: QWidget, title: str, start: str, then: Callable[[Path], None]) -> None:
        """Let the person choose a folder; nothing happens on a cancel."""

    def open_files(
        self, parent: QWidget, title: str, kinds: str, then: Callable[[Sequence[Path]], None]
    ) -> None:
        """Let the person choose files to read."""

    def save_file(
        self, parent: QWidget, title: str, name: str, then: Callable[[Path], None]
    ) -> None:
        """Let the person choose where to write."""

    def printer(self, parent: QWidget, then: Callable[[QPrinter], None]) -> None:
        """Let the person choose a printer."""


class ScreenPrompts:
    """The real dialogs: open(), never exec(). A file dialog begins where the last one ended,
    first at the documents."""

    def __init__(self, look: UiContext) -> None:
        self._look = look
        self._last = ""  # a folder, in memory only: its name may be a family's

    def ask(self, parent: QWidget, question: Prompt, then: Callable[[str, str], None]) -> None:
        """Show the question over `parent`."""
        _Asking(self._look, parent.window(), question, then).open()

    def folder(self, parent: QWidget, title: str, start: str, then: Callable[[Path], None]) -> None:
        """Qt's own folder dialog (the same on every desktop, and it writes no recent-files list)."""
        dialog = self._dialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if start:
            dialog.setDirectory(start)
        dialog.fileSelected.connect(_Chosen(then, dialog).one)
        self._label(dialog, self._look.words.say("Choose"))
        dialog.open()

    def open_files(
        self, parent: QWidget, title: str, kinds: str, then: Callable[[Sequence[Path]], None]
    ) -> None:
        """One or more existing files."""
        dialog = self._dialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(kinds)
        dialog.filesSelected.connect(_ChosenMany(then, dialog).many)
        self._label(dialog, self._look.words.say("Open"))
        dialog.open()

    def save_file(
        self, parent: QWidget, title: str, name: str, then: Callable[[Path], None]
    ) -> None:
        """A new file; its proposed name is one that we made."""
        dialog = self._dialog(parent, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(diskio.bare(name))
        dialog.fileSelected.connect(_Chosen(then, dialog).one)
        self._label(dialog, self._look.words.say("Save"))
        dialog.open()

    def printer(self, parent: QWidget, then: Callable[[QPrinter], None]) -> None:
        """Qt's print dialog; where no printer is, that is said, and `then` is not called."""
        # A library of its own, which asks the system for its printers.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            say = self._look.words.say
            text = say("Save the PDF instead, and print it where a printer is.")
            title = say("No printer is set up here.")
            self.ask(parent, Prompt(title, text, (("close", say("Close")),)), _nothing)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, parent.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(_Printer(then, printer, dialog).take)
        QDialog.open(dialog)

    def _dialog(self, parent: QWidget, title: str) -> QFileDialog:
        dialog = QFileDialog(parent.window(), title)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.installEventFilter(_TextAsText(dialog))
        dialog.setDirectory(self._last if QDir(self._last).exists() and self._last else documents())
        dialog.finished.connect(_Traceless(self._ended, dialog).clear)
        return dialog

    def _ended(self, folder: str) -> None:
        self._last = folder

    def _label(self, dialog: QFileDialog, accept: str) -> None:
        """Our words on its parts; after the mode is set, since that makes its buttons anew."""
        say, part = self._look.words.say, QFileDialog.DialogLabel
        for label, words in (
            (part.Accept, accept),
            (part.Reject, say("Cancel")),
            (part.FileName, say("Name")),
            (part.FileType, say("Kind of file")),
            (part.LookIn, say("Folder")),
        ):
            dialog.setLabelText(label, words)


def _nothing(_: str, __: str) -> None:
    """There is nothing to choose."""


def documents() -> str:
    """Where a person's own files are: their documents, else their home."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return found if found and QDir(found).exists() else QDir.homePath()


class _Traceless:
    """Qt writes into its own settings file where a file dialog was: it is told of the home folder alone."""

    def __init__(self, ended: Callable[[str], None], dialog: QFileDialog) -> None:
        self._ended, self._dialog = ended, weakref.ref(dialog)
        dialog.setProperty("traceless", self)  # lives as long as the dialog

    def clear(self, _: int) -> None:
        dialog = self._dialog()
        if dialog is not None:
            self._ended(dialog.directory().absolutePath())
            dialog.setDirectory(QDir.homePath())
            dialog.setHistory([])


class _TextAsText(QObject):
    """What a file dialog asks about a file ("… already exists") says its name as text, never as HTML."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before such a question is shown, its words are made plain."""
        if event.type() == QEvent.Type.ChildPolished:  # any other may be of a child half made
            child = cast("QChildEvent", event).child()
            if isinstance(child, QMessageBox):
                child.setTextFormat(Qt.TextFormat.PlainText)
        return False


class _Chosen:
    def __init__(self, then: Callable[[Path], None], dialog: QFileDialog) -> None:
        self._then = then
        dialog.setProperty("chosen", self)  # lives as long as the dialog

    def one(self, path: str) -> None:
        self._then(Path(path))


class _Printer:
    """Holds the printer too: the dialog does not, and falls over where it is gone."""

    def __init__(
        self, then: Callable[[QPrinter], None], printer: QPrinter, dialog: QPrintDialog
    ) -> None:
        self._then, self._printer = then, printer
        dialog.setProperty("chosen", self)

    def take(self) -> None:
        self._then(self._printer)


class _ChosenMany:
    def __init__(self, then: Callable[[Sequence[Path]], None], dialog: QFileDialog) -> None:
        self._then = then
        dialog.setProperty("chosen", self)

    def many(self, paths: list[str]) -> None:
        self._then([Path(path) for path in paths])


class _Asking(QDialog):
    """The title is the question, the buttons are the answers."""

    def __init__(
        self, look: UiContext, parent: QWidget, question: Prompt, then: Callable[[str, str], None]
    ) -> None:
        super().__init__(parent)
        self._then, self._answer = then, question.answers[0][0]
        self.setObjectName("question")
        self.setAccessibleName(question.title)
        self.setWindowTitle(question.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(look.px(480))
        box = self._box = column(look, self, edges=(24, 20, 24, 20), space=12)
        box.addWidget(Paragraph(look, question.title, "h2"))
        box.addWidget(Paragraph(look, question.text))
        self._reason: TextField | None = None
        if question.reason:
            box.addWidget(Label(look, question.reason, "small", "text2"))
            self._reason = TextField(look, "reason", question.reason)
            box.addWidget(self._reason)
        self._free = {question.answers[0][0], *question.free}
        foot = Flow(look)  # large text has its buttons in lines
        box.addLayout(foot)
        foot.addStretch(1)
        self._buttons: list[Button] = []
        for key, words in question.answers:
            kind = "danger" if key == question.danger else "secondary"
            button = Button(look, words, f"answer-{key}", kind=kind)
            button.setProperty("answer", key)
            button.clicked.connect(self._choose)
            foot.addWidget(button)
            self._buttons.append(button)
        self._buttons[0].setFocus()
        if self._reason is not None:
            self._reason.textChanged.connect(self._needs_reason)
            self._needs_reason()
        self.finished.connect(self._tell)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words are at this width."""
        super().showEvent(event)
        self.resize(self.width(), self._box.heightForWidth(self.width()))

    def _needs_reason(self) -> None:
        written = bool(self._reason and self._reason.text().strip())
        for button in self._buttons:
            button.setEnabled(written or button.property("answer") in self._free)

    def _choose(self) -> None:
        self._answer = str(self.sender().property("answer"))
        self.accept()

    def _tell(self) -> None:
        reason = self._reason.text().strip() if self._reason is not None else ""
        self._then(self._answer, reason)

"""The words of Qt's own dialogs (files, printer, the menu of a text box) in the window's language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from vsdesk.languages import LANGUAGES, SOURCE
from vsdesk.ui.kit import qm
from vsdesk.words import Words, mark

if TYPE_CHECKING:
    from vsdesk.words import Lang

_NAME: Final = "words of Qt"
# Where Qt brings none, as of Kurmanji: what its dialogs say, and our sentence for it.
_OURS: Final = {
    "&Look in:": mark("Folder"),
    "Look in:": mark("Folder"),
    "Directory:": mark("Folder"),
    "Directories": mark("Folders"),
    "Folder": mark("Folder"),
    "Files": mark("Files"),
    "File &name:": mark("Name"),
    "File name:": mark("Name"),
    "Files of &type:": mark("Kind of file"),
    "Files of type:": mark("Kind of file"),
    "All Files (*)": mark("All files (*)"),
    "Name": mark("Name"),
    "Size": mark("Size"),
    "Type": mark("Kind"),
    "Kind": mark("Kind"),
    "Date Modified": mark("Changed on"),
    "Computer": mark("This computer"),
    "Drive": mark("Disk"),
    "&Choose": mark("Choose"),
    "&Open": mark("Open"),
    "Open": mark("Open"),
    "&Save": mark("Save"),
    "Save": mark("Save"),
    "Cancel": mark("Cancel"),
    "OK": mark("OK"),
    "&Yes": mark("Yes"),
    "&No": mark("No"),
    "Close": mark("Close"),
    "&Rename": mark("Rename"),
    "&Delete": mark("Delete"),
    "Delete": mark("Delete"),
    "Remove": mark("Remove"),
    "Show ": mark("Show"),
    "Show &hidden files": mark("Show hidden files"),
    "&New Folder": mark("New folder"),
    "New Folder": mark("New folder"),
    "Create New Folder": mark("New folder"),
    "Create a New Folder": mark("New folder"),
    "Back": mark("Back"),
    "Go back": mark("Back"),
    "Forward": mark("Forward"),
    "Go forward": mark("Forward"),
    "Parent Directory": mark("The folder above"),
    "Go to the parent directory": mark("The folder above"),
    "List View": mark("As a list"),
    "Change to list view mode": mark("As a list"),
    "Detail View": mark("With details"),
    "Change to detail view mode": mark("With details"),
    "Sidebar": mark("Places"),
    "List of places and bookmarks": mark("Places"),
    "%1 already exists.\nDo you want to replace it?": mark("%1 is there already. Write over it?"),
    "%1\nFile not found.\nPlease verify the correct file name was given.": mark(
        "%1: there is no file of this name here."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": mark(
        "%1: there is no folder of this name here."
    ),
    "Are you sure you want to delete '%1'?": mark("Delete %1? It cannot be taken back."),
    "&Undo": mark("Undo"),
    "&Redo": mark("Redo"),
    "Cu&t": mark("Cut"),
    "&Copy": mark("Copy"),
    "&Paste": mark("Paste"),
    "Select All": mark("Select all"),
    "Print": mark("Print"),
    "&Print": mark("Print"),
    "Printer": mark("Printer"),
    "Copies": mark("Copies"),
    "Copies:": mark("Copies"),
    "Print all": mark("All pages"),
    "Pages": mark("Pages"),
    "Paper": mark("Paper"),
}


class QtWords:
    """Owns the translator that is installed in the program; at most one at a time, whoever made it."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app

    def speak(self, lang: Lang) -> None:
        """Qt's words in this language from now on: its own where it brings them, else ours;
        English as it stands."""
        for old in self._app.findChildren(QTranslator, _NAME):
            self._app.removeTranslator(old)
            old.deleteLater()
        if lang == SOURCE:
            return
        words = QTranslator(self._app)
        words.setObjectName(_NAME)
        if self._load(words, lang):
            self._app.installTranslator(words)

    def _load(self, words: QTranslator, lang: Lang) -> bool:
        if brought := LANGUAGES[lang].qt:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            return words.load(brought, folder)
        return words.load(_ours(lang))


@cache
def _ours(lang: Lang) -> bytes:
    """Kept for good: Qt reads them where they lie, as long as the translator lives."""
    say = Words(lang).say
    return qm.compiled({theirs: say(ours) for theirs, ours in _OURS.items()})

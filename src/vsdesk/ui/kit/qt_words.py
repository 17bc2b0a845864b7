"""The words of Qt's own dialogs (files, printer, the menu of a text box) in the window's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

if TYPE_CHECKING:
    from vsdesk.words import Lang

# Qt brings Arabic; it has no Kurmanji, where Prompts names what it can.
_BROUGHT: Final = frozenset({"ar"})
_NAME: Final = "words of Qt"


class QtWords:
    """Owns the translator that is installed in the program; at most one at a time, whoever made it."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app

    def speak(self, lang: Lang) -> None:
        """Qt's words in this language from now on; English where Qt has none."""
        for old in self._app.findChildren(QTranslator, _NAME):
            self._app.removeTranslator(old)
            old.deleteLater()
        if lang not in _BROUGHT:
            return
        words = QTranslator(self._app)
        words.setObjectName(_NAME)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{lang}", folder):
            self._app.installTranslator(words)

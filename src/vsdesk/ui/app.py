"""Starts the window: paints the start screen first, imports the desk afterwards."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from vsdesk import __version__, paths, process
from vsdesk.ui.kit import fonts, settings, window_size
from vsdesk.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.languages import Lang


def application() -> QApplication:
    """The Qt application with our fonts and style."""
    found = QApplication.instance()
    # Qt keeps settings of its own, such as where file dialogs were: nothing of that is written (on Windows
    # and macOS the dialogs clear it themselves, see `kit.prompts`).
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    sys.setswitchinterval(0.001)  # the main thread gets its turn from a busy writer sooner
    app.setApplicationName("vsdesk")
    app.setApplicationVersion(__version__)
    app.setStyle("Fusion")
    fonts.load()
    return app


def run(home: Path | None = None, lang: Lang | None = None) -> int:
    """Open the window, in this language if one is given; gives the exit code when it is closed."""
    app = application()
    home = home or paths.config_home()
    chosen = settings.load(home)
    if lang is not None:
        chosen = replace(chosen, lang=lang)
    if chosen.plain_title:
        process.call_itself("documents")
    window = Window(app, chosen, home)
    window_size.fit(window, chosen.size, full=chosen.full)
    QTimer.singleShot(0, window.prepare)
    code = app.exec()
    if window.jobs.hangs:  # a stick does not answer: Qt would wait for it, or fall over it
        os._exit(code)
    return code

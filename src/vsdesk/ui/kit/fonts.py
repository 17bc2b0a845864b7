"""The two font files of the window, loaded once per program."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontDatabase

from vsdesk import paths

FILES: Final = ("Vazirmatn_400Regular.ttf", "Vazirmatn_600SemiBold.ttf")


def load() -> bool:
    """Give Qt the font files; False when one of them is missing (Qt then takes what it has)."""
    folder = paths.resources() / "fonts"
    return all(QFontDatabase.addApplicationFont(str(folder / name)) >= 0 for name in FILES)

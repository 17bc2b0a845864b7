"""The two font files of the window, and those that languages bring, loaded once per program."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFontDatabase

from vsdesk import paths
from vsdesk.languages import own_fonts

FILES: Final = ("Vazirmatn_400Regular.ttf", "Vazirmatn_600SemiBold.ttf")


def load() -> bool:
    """Give Qt the font files; False when one of them is missing (Qt then takes what it has)."""
    folder = paths.resources() / "fonts"
    files = [*(folder / name for name in FILES), *own_fonts()]
    return all(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)

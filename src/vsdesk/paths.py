"""Where the program's own files lie."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Final

STICK_PLACES: Final = (
    "/media/",
    "/run/media/",
    "/mnt/",
)  # where Linux mounts what is carried in a hand
_PACKAGE = Path(__file__).resolve().parent


def _data_folder(name: str) -> Path:
    inside = _PACKAGE / name  # in a wheel
    return inside if inside.is_dir() else _PACKAGE.parent.parent / name  # in a checkout


@cache  # whoever opens a vault asks three times
def resources() -> Path:
    """The folder `resources/` (languages, vocabularies, places, fonts, icons)."""
    return _data_folder("resources")


def config_home() -> Path:
    """Where small settings without any record content lie (XDG_CONFIG_HOME or ~/.config, or %APPDATA%)."""
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return (Path(base) if base else Path.home() / ".config") / "vsdesk"


def free_folder(home: Path) -> Path:
    """A folder for a vault that does not exist yet and says nothing."""
    wanted, number = home / "vsdesk", 2
    while wanted.exists():
        wanted, number = home / f"vsdesk-{number}", number + 1
    return wanted

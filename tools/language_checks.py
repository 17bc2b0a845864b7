"""What the tools hold a language to: resources/languages/<code>/checks.toml. The program does not read it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def checks(lang: str, root: Path = ROOT) -> Mapping[str, Mapping[str, Any]]:
    """The tables of one language, none where it has no such file."""
    path = root / "resources" / "languages" / lang / "checks.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def catalogue_path(lang: str, root: Path = ROOT) -> Path:
    """Where the catalogue of a language lies."""
    return root / "resources" / "languages" / lang / "LC_MESSAGES" / "vsdesk.po"


def with_catalogue(root: Path = ROOT) -> tuple[str, ...]:
    """The languages of the checkout at `root` that have a catalogue."""
    found = (root / "resources" / "languages").glob("*/LC_MESSAGES/vsdesk.po")
    return tuple(sorted(path.parent.parent.name for path in found))

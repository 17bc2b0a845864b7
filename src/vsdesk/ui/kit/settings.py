"""The few choices of this computer, kept outside every vault. Never a name, never record content.

Of the vaults it keeps where they lie, the last one first, because that is what a person chooses from at the
start; not when they were opened: whoever steals the profile learns where, and no more.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.errors import EnvironmentFault
from vsdesk.languages import USUAL as USUAL_LANG
from vsdesk.ui.kit.window_size import LEAST, USUAL
from vsdesk.words import LANG_OF, Lang

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.ui.kit.tokens import Mode

_FILE: Final = "window.json"
_KEPT_VAULTS: Final = 6
_MOST: Final = 16_000  # pixels of a side


@dataclass(frozen=True, slots=True)
class Settings:
    """Language, theme, text size (1.0–2.0), minutes until the lock, the vaults opened
    here, the window's size, what a stranger beside the computer may see."""

    lang: Lang = USUAL_LANG
    mode: Mode = "light"
    scale: float = 1.0
    lock_minutes: int = 10
    vaults: tuple[str, ...] = field(default=())  # folders
    size: tuple[int, int] = USUAL  # pixels, while it does not fill the screen
    full: bool = False
    blank: bool = False  # nothing is seen while another program is in front
    plain_title: bool = False  # the title bar does not say what program this is
    forgets: bool = False  # it is not kept where the vaults lie

    def opened(self, folder: Path) -> Settings:
        """The same, with `folder` first among the known vaults."""
        others = tuple(one for one in self.vaults if one != str(folder))
        return replace(self, vaults=(str(folder), *others)[:_KEPT_VAULTS])

    def without(self, folder: Path) -> Settings:
        """The same, without a vault that is no more."""
        return replace(self, vaults=tuple(one for one in self.vaults if one != str(folder)))

    def save(self, home: Path) -> None:
        """Write to `home`. A disk that cannot be written costs the choices, not the work."""
        try:
            diskio.make_folder(home)
            left = asdict(self) | ({"vaults": ()} if self.forgets else {})
            kept = json.dumps(left, ensure_ascii=False)
            # The bytes of a folder's name that are no UTF-8 are kept as they are: it is found again by them.
            diskio.write_file(home / _FILE, kept.encode("utf-8", "surrogatepass"))
        except (OSError, EnvironmentFault):
            return


def load(home: Path) -> Settings:
    """What `home` keeps; the defaults for what is missing or not understood.

    An older file, which tells when each vault was opened, is written anew without that.
    """
    try:
        kept = json.loads((home / _FILE).read_bytes())
        known = [one for one in kept.get("vaults", []) if one]
        found = Settings(
            lang=LANG_OF.get(kept.get("lang"), USUAL_LANG),
            mode="dark" if kept.get("mode") == "dark" else "light",
            scale=min(2.0, max(1.0, float(kept.get("scale", 1.0)))),
            lock_minutes=min(60, max(1, int(kept.get("lock_minutes", 10)))),
            vaults=tuple(_folder(one) for one in known)[:_KEPT_VAULTS],
            size=_size(kept.get("size")),
            full=kept.get("full") is True,
            blank=kept.get("blank") is True,
            plain_title=kept.get("plain_title") is True,
            forgets=kept.get("forgets") is True,
        )
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ):
        return Settings()
    if any(isinstance(one, dict) for one in known):
        found.save(home)
    return found


def _size(kept: object) -> tuple[int, int]:
    """A size that is one, within reason; the usual one otherwise."""
    if isinstance(kept, list) and len(kept) == 2 and all(type(one) is int for one in kept):
        return min(max(kept[0], LEAST[0]), _MOST), min(max(kept[1], LEAST[1]), _MOST)
    return USUAL


def _folder(kept: object) -> str:
    """Where a known vault lies, as this file says it or as an older one did."""
    return str(kept["folder"] if isinstance(kept, dict) else kept)

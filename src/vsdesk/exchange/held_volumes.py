"""Volumes of a newer program, kept as they came until the update, within limits (docs/spec/bundle.md §6).

Who signed each, and by which program and which lists of devices it was judged, stands in `meta.held`: it is
read again when one of them is another.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from vsdesk import __version__, diskio
from vsdesk.exchange import media
from vsdesk.vault.integrity.waiting_volumes import name_of

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.vault import Vault

HELD_LIMIT: Final = 64  # files
HELD_BYTES: Final = 4 * 1024 * 1024 * 1024  # of all of them
SHARE_LIMIT: Final = 32  # files of one device
SHARE_BYTES: Final = 2 * 1024 * 1024 * 1024
_KEY: Final = "held"  # in `meta`
_NAME: Final = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class WaitingVolume:
    """A volume that waits: who signed it (kid), and why it waits (a code)."""

    sender: str
    code: str


def held_folder(vault: Vault) -> Path:
    """Where volumes of a newer program wait, encrypted as they came."""
    return vault.folder.root / "held"


def untried(vault: Vault) -> list[Path]:
    """What waits and was not judged yet by this program and the present lists of devices."""
    folder = held_folder(vault)
    if vault.trust.trust is None or not folder.is_dir():
        return []
    held = diskio.plain_files(folder)
    notes = _notes(vault)
    if kept := notes.keys() - {path.stem for path in held}:
        _keep(vault, {name: note for name, note in notes.items() if name not in kept})
    now = _judge(vault)
    return [path for path in held if notes.get(path.stem, {}).get("judged") != now]


def waiting(vault: Vault, stream: BinaryIO) -> WaitingVolume | None:
    """What was found of these bytes, where they wait here and nothing changed since; the stream stands at
    its beginning again."""
    folder, now = held_folder(vault), _judge(vault)
    judged = {name: note for name, note in _notes(vault).items() if note.get("judged") == now}
    places = [place for name in judged if (place := _place(folder, name)).is_file()]
    size = stream.seek(0, os.SEEK_END)
    found = None
    if any(place.stat().st_size == size for place in places):
        note = judged.get(_name(stream))
        found = None if note is None else WaitingVolume(str(note["by"]), str(note["code"]))
    stream.seek(0)
    return found


def hold(vault: Vault, path: Path, why: WaitingVolume) -> bool:
    """Keep a copy, since the stick may not come back; False where there is no room for it: `HELD_LIMIT`
    files and `HELD_BYTES`, of one sender `SHARE_LIMIT` and `SHARE_BYTES`. It is copied block by block: the
    file may be larger than memory.
    """
    folder = held_folder(vault)
    if path.parent == folder:
        _note(vault, path.stem, why)
        return True
    with diskio.disk_guard(), media.open_plain(path) as stream:
        diskio.make_folder(folder)
        size = stream.seek(0, os.SEEK_END)
        place = _place(folder, _name(stream))
        if not place.is_file():
            if not _has_room(vault, folder, size, why.sender):
                return False
            diskio.copy_into(place, stream)
    _note(vault, place.stem, why)
    return True


def let_go(vault: Vault, path: Path) -> None:
    """What waited was taken in or refused: it goes."""
    diskio.sweep_away(path)
    if path.stem in (notes := _notes(vault)):
        _keep(vault, {name: note for name, note in notes.items() if name != path.stem})


def _has_room(vault: Vault, folder: Path, size: int, sender: str) -> bool:
    notes = _notes(vault)
    held = [one for one in diskio.plain_files(folder) if one.suffix == media.SUFFIX]
    theirs = [one for one in held if notes.get(one.stem, {}).get("by") == sender]
    return (
        len(held) < HELD_LIMIT
        and size + _sizes(held) <= HELD_BYTES
        and len(theirs) < SHARE_LIMIT
        and size + _sizes(theirs) <= SHARE_BYTES
    )


def _sizes(files: list[Path]) -> int:
    return sum(one.stat().st_size for one in files)


def _name(stream: BinaryIO) -> str:
    """By what a file of these bytes is known here; the stream stands at its beginning again."""
    stream.seek(0)
    name = name_of(stream)
    stream.seek(0)
    return name


def _place(folder: Path, name: str) -> Path:
    return folder / f"{name}{media.SUFFIX}"


def _judge(vault: Vault) -> list[Json]:
    """By what a volume is judged now: the program, and the newest lists of devices."""
    trust = vault.trust.trust
    return [__version__, *(sorted(trust.heads) if trust is not None else ())]


def _notes(vault: Vault) -> dict[str, dict[str, Json]]:
    found: dict[str, dict[str, Json]] = vault.meta.get(_KEY, {})
    return found


def _note(vault: Vault, name: str, why: WaitingVolume) -> None:
    if not _NAME.fullmatch(name):  # somebody put it there: it is tried each time
        return
    note: dict[str, Json] = {"by": why.sender, "code": why.code, "judged": _judge(vault)}
    _keep(vault, {**_notes(vault), name: note})


def _keep(vault: Vault, notes: dict[str, dict[str, Json]]) -> None:
    with vault.transaction():
        vault.meta.put(_KEY, {**notes})

"""Looking for planted words in plain text, as somebody who seized the stick or the laptop would."""

from __future__ import annotations

import mmap
from collections.abc import Collection, Iterator
from pathlib import Path

from vsdesk.names.fold import fold


def needles(words: Collection[str]) -> set[bytes]:
    """Each word as it may lie in a file: as typed and folded, in UTF-8 and both kinds of UTF-16."""
    forms = {form for word in words for form in (word, fold(word))}
    return {
        form.encode(encoding)
        for form in forms
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if len(form) > 3
    }


def found_in(folders: Collection[Path], words: Collection[str]) -> list[Path]:
    """The files below `folders` whose content or name holds one of the words."""
    wanted = needles(words)
    return [path for path in _files(folders) if _holds(path, wanted)]


def _files(folders: Collection[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _holds(path: Path, wanted: set[bytes]) -> bool:
    name = path.name.encode("utf-8")
    if any(needle in name for needle in wanted):
        return True
    if path.stat().st_size == 0:
        return False
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return any(data.find(needle) >= 0 for needle in wanted)

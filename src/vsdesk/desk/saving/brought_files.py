"""The files that came along with lines, each named by its item."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from vsdesk import diskio
from vsdesk.errors import EnvironmentFault, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from io import BufferedReader
    from pathlib import Path

_ID: Final = re.compile(r"[0-9a-f]{32}")


class BroughtFiles:
    """The folder of a dump's attachments; None where lines came alone. `called`: by the id of an item what
    the file calls it, where that is another."""

    def __init__(self, folder: Path | None, called: Mapping[str, str]) -> None:
        self._folder = folder
        self._called = called

    def open(self, id: str) -> BufferedReader:
        """The file of an item: neither the folder nor the file is a link out of the dump.

        Raises UserError E_PLAIN, EnvironmentFault E_NO_FILE, E_IO.
        """
        if self._folder is None or not _ID.fullmatch(id):
            raise EnvironmentFault("E_NO_FILE")
        return diskio.open_inside(self._folder.parent, self._folder.name, self._called.get(id, id))

    def has(self, id: str) -> bool:
        """Whether the file of an item came along, as a file. Raises EnvironmentFault E_IO."""
        try:
            self.open(id).close()
        except (UserError, EnvironmentFault) as problem:
            if problem.name in ("E_PLAIN", "E_NO_FILE"):
                return False
            raise
        return True

    def digest(self, id: str) -> str:
        """Its SHA-256, hex. Raises what `open` raises."""
        with self.open(id) as stream, diskio.disk_guard():
            return hashlib.file_digest(stream, "sha256").hexdigest()

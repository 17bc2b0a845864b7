"""Names of files whose bytes are no UTF-8, as text.

A stick written by an old Windows in Syria has names in windows-1256. Python carries such bytes in a string
as lone surrogates, by which the file is found again, and which nothing that keeps, shows or prints text
takes.
"""

from __future__ import annotations

import os
import re
from typing import Final

_BETWEEN: Final = re.compile(r'([/\\"\n])')  # the names of a path


def legible(text: str) -> str:
    """`text` as letters that can be kept, shown and printed: each name of a path in it for itself."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(map(_read, _BETWEEN.split(text)))
    return text


def _read(name: str) -> str:
    try:
        held = os.fsencode(name)
    except UnicodeEncodeError:  # no bytes of a name: somebody wrote half a letter
        return name.encode("utf-8", "replace").decode()
    try:
        return held.decode()
    except UnicodeDecodeError:
        return held.decode("cp1256", "replace")

"""Sentences in the form in which Qt takes translations (a .qm file), made in memory.

Source text and translation only, without Qt's contexts: one English text has one translation.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Final

_MAGIC: Final = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE = b"\x01", b"\x03", b"\x06"


def compiled(translations: Mapping[str, str]) -> bytes:
    """The bytes of a catalogue: each source text, and what stands in its place."""
    messages, places = b"", []
    for source, text in translations.items():
        places.append((_elf(source.encode()), len(messages)))
        messages += _TRANSLATION + _counted(text.encode("utf-16-be"))
        messages += _SOURCE + _counted(source.encode()) + _END
    hashes = b"".join(struct.pack(">II", *row) for row in sorted(places))
    return _MAGIC + b"".join(
        bytes([tag]) + _counted(part) for tag, part in ((_HASHES, hashes), (_MESSAGES, messages))
    )


def _counted(part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + part


def _elf(text: bytes) -> int:
    """The hash of ELF, by which Qt looks a source text up."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ high >> 24) & ~high
    return value or 1

"""Of several copies of a slot file the one that opens (docs/spec/keys.md §2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from vsdesk.crypto.kdf import LEAST
from vsdesk.crypto.secrets import Secret
from vsdesk.crypto.slots import SlotFile, parse
from vsdesk.errors import Refused, UserError


def open_newest(
    texts: Sequence[bytes], unlock: Callable[[SlotFile], Secret], least: int = LEAST
) -> tuple[SlotFile, Secret]:
    """Of the copies of a slot file, the one of the highest generation that parses and opens.

    The caller writes it over copies that differ from it. Raises what the highest one says, when
    none opens.
    """
    files: list[SlotFile] = []
    faults: list[UserError] = []
    for text in dict.fromkeys(texts):
        try:
            files.append(parse(text, least))
        except Refused as fault:
            faults.append(fault)
    said: list[UserError] = []
    for file in sorted(files, key=lambda file: file.generation, reverse=True):
        try:
            return file, unlock(file)
        except UserError as fault:
            said.append(fault)
    raise next(iter(said + faults), Refused("E_SLOTS_TAMPERED", "no slot file"))

"""What a drill says of files of a backup that are not as they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.vault.backup.restore import DrillResult
    from vsdesk.words import Words


def damaged(tried: DrillResult, words: Words) -> list[str]:
    """Each by its name, and what to do; nothing where all is whole."""
    if not tried.damaged:
        return []
    names = ", ".join(tried.damaged)
    lines = [words.say("Damaged in this backup: {files}", files=names)]
    if tried.ok:
        lines.append(
            words.say("It opens all the same. Make one more backup, on another stick as well.")
        )
    return lines

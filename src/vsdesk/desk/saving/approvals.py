"""What a coordinator approves of a case: the save names all of it, as it was on the
screen (bundle.md §8.8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.vault.edit import Edit


def approving(edit: Edit) -> Edit:
    """The same edit; where it approves a case, as a judgement of its whole space."""
    approves = edit.kind == "case" and edit.set.get("approved") is True
    return replace(edit, covers=True) if approves else edit

"""What a coordinator approves of a case: the save names all of it, as it was on the
screen (bundle.md §8.8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.edit import Edit

CASE: Final = "case"
APPROVED: Final = "approved"


def approves(kind: str, values: Mapping[str, Json]) -> bool:
    """Whether these values approve a case."""
    return kind == CASE and values.get(APPROVED) is True


def approving(edit: Edit) -> Edit:
    """The same edit; where it approves a case, as a judgement of its whole space."""
    return replace(edit, covers=True) if approves(edit.kind, edit.set) else edit

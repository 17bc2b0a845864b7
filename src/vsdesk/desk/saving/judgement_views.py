"""Whoever judges says what they were shown: a save that judges without it is a fault of the program.

So no page and no command can forget it, whatever a kind or a field of the dictionary is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault


def require_shown(vault: Vault, edits: Iterable[Edit]) -> None:
    """Raises ValueError for a judgement of what is here that does not say what was shown (`Edit.shown`)."""
    for edit in edits:
        if edit.shown is None and edit.looked is None and _judges(vault, edit):
            raise ValueError(f"a judgement of a {edit.kind} without what was shown of it")


def _judges(vault: Vault, edit: Edit) -> bool:
    """Whether a save names what its writer saw: it hides, approves, decides, or is a word about a record."""
    if edit.id is None or (vault.read.view(edit.id) is None and not edit.weighs):
        return False  # nothing of it stands yet
    if edit.delete or vault.role != "coordinator":
        return edit.delete  # nobody else's word counts: the rules say so
    spec = vault.dictionary.kind(edit.kind)
    return edit.covers or bool(edit.weighs) or (spec is not None and spec.judged_by(edit.set))

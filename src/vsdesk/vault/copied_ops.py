"""What a copy tells of a record that is here, as an op."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.history.entry import NewOp, observed_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.vault.edit import Edit


def copied(
    edit: Edit, rec: str, values: Mapping[str, Json], lay_here: Sequence[str]
) -> NewOp | None:
    """What a copy tells was said in a record that is here, though it says the same: it replaces what the copy
    says, and nothing is asked of what stands. `lay_here`: the ops that it names as those that lay there."""
    if not values:
        return None
    seen = edit.seen or {}
    replaced = {name: tuple(sorted({*seen[name]})) for name in values if seen.get(name)}
    return NewOp(
        rec=rec,
        kind=edit.kind,
        set=values,
        supersedes=replaced,
        observed=observed_of([*edit.there, *lay_here]) or None,
        why=edit.why,
    )

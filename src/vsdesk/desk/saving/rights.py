"""What of a record is written once, and by whom: asked of every save, and of every line of a file.

The merge judges the same by signature, whoever carried it (bundle.md §8.10); here a person is told before
they save, and a file loses what its reader could not have typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.scene import Finding, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator


def written_once(scene: Scene) -> Iterator[Finding]:
    """E_ONCE for another kind or place of a record that is here, and for a change of what is written once."""
    for at, edit in enumerate(scene.edits):
        place = scene.place(edit.id)
        if place is None:
            continue
        kind, parent = place
        if kind != edit.kind or (edit.parent or parent) != parent:
            yield Finding(at, "E_ONCE")
            continue
        spec = scene.vault.dictionary.kind(edit.kind)
        if spec is not None and spec.once and not (edit.delete or edit.restore):
            yield Finding(at, "E_ONCE")


def role(scene: Scene) -> Iterator[Finding]:
    """E_ROLE for each value that this device may not write."""
    dictionary, mine = scene.vault.dictionary, scene.vault.role
    for at, edit in enumerate(scene.edits):
        for name, value in edit.set.items():
            if not dictionary.may_value(mine, edit.kind, name, value):
                yield Finding(at, "E_ROLE", name)

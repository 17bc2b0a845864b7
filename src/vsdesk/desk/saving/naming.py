"""What a coordinator's answer or mark names as what was there when it was written.

So who stands nearer, or speaks, by what somebody says afterwards is after it at every vault, in whatever
order the two come there. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from vsdesk.records.consent.coordinator_view import CLOSING
from vsdesk.records.gate.counterweights import MOST, weighed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault


def naming(vault: Vault, edits: Iterable[Edit]) -> list[Edit]:
    """The same edits; each that writes such a word with what was there of its file."""
    there: dict[tuple[str, str], tuple[str, ...]] = {}
    return [_naming(vault, edit, there) for edit in edits]


def _naming(vault: Vault, edit: Edit, there: dict[tuple[str, str], tuple[str, ...]]) -> Edit:
    if vault.role != "coordinator" or edit.kind not in CLOSING or not edit.set or edit.there:
        return edit
    held = vault.read.view(edit.id) if edit.id else None
    below = vault.read.view(edit.parent) if held is None and edit.parent else held
    about = edit.set.get("subject", held.value("subject") if held is not None else None)
    file = (
        edit.space or "" if below is None else below.space,
        about if isinstance(about, str) else "",
    )
    if file not in there:
        there[file] = _there(vault, *file)
    return replace(edit, there=there[file])


def _there(vault: Vault, space: str, subject: str) -> tuple[str, ...]:
    files = (vault.read.dossier(root) for root in dict.fromkeys((subject, space)) if root)
    said = (one for dossier in files if dossier is not None for one in weighed(dossier))
    return tuple(islice(dict.fromkeys(said), MOST))

"""What a word names as what was there when it was written.

A coordinator's answer or mark names who stood near: so who stands nearer, or speaks, by what somebody says
afterwards is after it at every vault, in whatever order the two come there (docs/spec/bundle.md §8.12).
Whatever is written beside an erasure that was carried out here names what that order said: so it is later
than the order everywhere, and nothing that was under way (§10).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.consent.coordinator_view import CLOSING
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.counterweights import MOST, weighed
from vsdesk.records.own_work import OWN_WORK
from vsdesk.vault.read.late_words_here import LateWords
from vsdesk.vault.save import FIXED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vsdesk.records.dictionary.spec import KindSpec
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_DEEP: Final = 16  # records of one save, one below the other


def naming(vault: Vault, edits: Iterable[Edit]) -> list[Edit]:
    """The same edits; each that writes such a word with what was there of its file."""
    there: dict[tuple[str, str], tuple[str, ...]] = {}
    return _after_erasures(vault, [_naming(vault, edit, there) for edit in edits])


def _after_erasures(vault: Vault, edits: list[Edit]) -> list[Edit]:
    """The same; each with what orders to erase said in the file in which it is written. Not an answer or a
    mark of a coordinator that names nothing else: what such a word names, and nothing more, was before it."""
    beside = LateWords(vault.database, vault.dictionary, lambda: vault.rules)
    if not beside.is_any() or vault.erasing.waiting():
        return edits
    new = {one.id: one.parent or "" for one in edits if one.id}
    ties = {id for one in edits for name in SHARED_SPACES for id in ids_in(one.set.get(name))}
    ties |= {FIXED["reference"] for one in edits if one.kind == OWN_WORK}  # one that is new
    homes = [_home(vault, one, new) for one in edits]
    if vault.drafts.is_older({*homes, *new}):  # it may be what is saved: older than the order
        return edits
    named = {id for one in edits for value in one.set.values() for id in ids_in(value)}
    known = {home: beside.words_beside(home, ties, named) for home in set(homes)}
    found = []
    for one, home in zip(edits, homes, strict=True):
        alone = vault.role == "coordinator" and one.kind in CLOSING and not one.there
        more = known[home] if one.set and one.looked is None and not alone else []
        there = tuple(islice(dict.fromkeys((*more, *one.there)), MOST))
        found.append(replace(one, there=there) if more else one)
    return found


def _home(vault: Vault, edit: Edit, new: Mapping[str, str]) -> str:
    """The space in which an edit is written. `new`: what lies below what in this save."""
    at = edit.id or edit.parent or ""
    for _ in range(_DEEP):
        held = vault.read.view(at) if at else None
        if held is not None:
            return held.space
        if not new.get(at):
            break
        at = new[at]
    spec = vault.dictionary.kind(edit.kind)
    fixed = "" if spec is None or spec.root or edit.parent else next(_fixed(spec), "")
    return edit.space or fixed or at


def _fixed(spec: KindSpec) -> Iterator[str]:
    return (space for name, space in FIXED.items() if name in spec.spaces)


def _naming(vault: Vault, edit: Edit, there: dict[tuple[str, str], tuple[str, ...]]) -> Edit:
    if vault.role != "coordinator" or edit.kind not in CLOSING or not edit.set or edit.there:
        return edit
    if edit.looked:  # it names what was weighed, and nothing that came since
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

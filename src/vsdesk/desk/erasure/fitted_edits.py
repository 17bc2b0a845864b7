"""What an order writes at those who stay, in the form of its fields.

Much of it is said anew from records in which any device may have written: a mark that no list has, a tie to
nobody, a number beyond its range. What fits no field is left out here; else one such value would stop the
order for good. What stood there stands on: where something is left out, nothing is replaced.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.errors import UserError
from vsdesk.records.dictionary.value_form import fitting
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.vault import Vault

    KindOf = Callable[[str], str | None]


def fitted(vault: Vault, edits: Iterable[Edit]) -> list[Edit]:
    """These, those of one record in one, without what does not fit; a new record of which anything does not
    is not made at all."""
    edits = _in_one(edits)
    made = {one.id: one.kind for one in edits if one.id is not None}
    return [*_each(vault.dictionary, edits, lambda id: made.get(id) or vault.kind_of(id))]


def _in_one(edits: Iterable[Edit]) -> list[Edit]:
    """These edits, those of one record together: one save writes into a record once. Where one of them stands
    beside what is there, so do all."""
    found: list[Edit] = []
    at: dict[str, int] = {}
    for one in edits:
        place = at.setdefault(one.id, len(found)) if one.id is not None else len(found)
        if place == len(found):
            found.append(one)
            continue
        held = found[place]
        beside = held.seen is not None or one.seen is not None
        seen = {**(held.seen or {}), **(one.seen or {})} if beside else None
        found[place] = replace(held, set={**held.set, **one.set}, seen=seen)
    return found


def _each(dictionary: Dictionary, edits: Iterable[Edit], kind_of: KindOf) -> Iterator[Edit]:
    for edit in edits:
        held = {
            name: _held(dictionary, edit.kind, name, edit.set[name], kind_of) for name in edit.set
        }
        odd = {name for name, value in held.items() if value != edit.set[name]}
        if not odd:
            yield edit
        elif edit.id is not None and (left := {k: v for k, v in held.items() if v is not None}):
            yield replace(edit, set=left, seen={**(edit.seen or {}), **dict.fromkeys(odd, ())})


def _held(dictionary: Dictionary, kind: str, name: str, value: Json, kind_of: KindOf) -> Json:
    spec = dictionary.field(kind, name)
    if spec is None or value is None:
        return value
    if spec.type == "links" and isinstance(value, list):
        value = [one for one in value if _points(dictionary, kind, name, one, kind_of)] or None
    elif spec.type == "link" and not _points(dictionary, kind, name, value, kind_of):
        return None
    return fitting(spec, value, dictionary.vocabularies.has, kind_of)


def _points(dictionary: Dictionary, kind: str, name: str, id: Json, kind_of: KindOf) -> bool:
    try:
        dictionary.check_links(kind, {name: id}, kind_of)
    except UserError:
        return False
    return True

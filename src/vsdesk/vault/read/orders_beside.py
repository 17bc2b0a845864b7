"""What orders to erase said of the words that they read: in each file beside it, and once of our own work.

An `erasure_beside` is a coordinator's; what came by a load is none (docs/spec/bundle.md §10).
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of
from vsdesk.records.dictionary.values import is_hash
from vsdesk.records.dossier import ids_in
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from vsdesk.vault.database import Database

BESIDE: Final = "erasure_beside"
_IN_SPACES: Final = f"r.space IN {views.IDS} AND r.kind = ?"
_ENTRIES: Final = f"SELECT eh, log, seq FROM entry WHERE eh IN {views.IDS}"  # noqa: S608 - literals


@dataclass(slots=True)
class Order:
    """One order to erase: the words that say of it, and how far it read each log (by its number)."""

    words: set[str] = field(default_factory=set)
    read: dict[int, int] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)


def orders_in(
    database: Database, spaces: Collection[str], *, whole: bool = True
) -> dict[str, dict[str, Order]]:
    """By space, by order. `whole` False: not how far it read, for whoever only names it."""
    found: dict[str, dict[str, Order]] = defaultdict(lambda: defaultdict(Order))
    for one in views.load(database, _IN_SPACES, (views.ids_json(spaces), BESIDE)):
        if one.deleted or any(load_of(word) for word in one.words) or not one.every("heads"):
            continue  # without heads it speaks of wishes (`late_wishes`)
        order = found[one.space][one.text("order") or one.id]
        order.words |= {each.op for each in one.fields.get("order", ())}
        for said in one.every("heads") if whole else ():
            order.heads |= {*ids_in(said)}
    if found and whole:
        every = {head for some in found.values() for one in some.values() for head in one.heads}
        rows = database.query(_ENTRIES, (json.dumps(sorted(filter(is_hash, every))),))
        at = {eh.hex(): (int(log), int(seq)) for eh, log, seq in rows}
        for some in found.values():
            for order in some.values():
                for log, seq in (at[head] for head in order.heads if head in at):
                    order.read[log] = max(seq, order.read.get(log, 0))
    return dict(found)


def joined(orders: Mapping[str, Mapping[str, Order]], spaces: Collection[str]) -> dict[str, Order]:
    """What the orders say in several spaces, as one."""
    found: dict[str, Order] = {}
    for space in spaces:
        for name, one in orders.get(space, {}).items():
            held = found.setdefault(name, Order())
            held.words |= one.words
            for log, seq in one.read.items():
                held.read[log] = max(seq, held.read.get(log, 0))
    return found

"""What files name by a link, now or before, that an order to erase took: somebody, or a file of theirs.

The chain says so for good, whatever else is forgotten: the ids are those of the orders that were carried out
here (docs/spec/bundle.md §10). Asked by the indexes of the links of a file; in a vault in which nothing was
ever erased nothing is asked at all (`LateWords.is_any`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.crypto.frame import parse_frame
from vsdesk.history.erasure import parse_erasure
from vsdesk.vault.erasure.erasure_frames import FRAME_LIMIT
from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vsdesk.vault.database import Database

MISTAKE: Final = "mistake"  # why something is erased that nobody has to be kept from
_PERSON: Final = "person"
_SOURCE: Final = "source"
_NAMED: Final = " UNION ".join(
    "SELECT r.n, r.id, r.space, r.kind, l.field, l.target FROM record r "  # noqa: S608 - literals
    f"CROSS JOIN {table} l ON l.source = r.n {gone} WHERE r.space IN {views.IDS} AND r.erased = 0"
    for table in ("link", "former")
    for gone in (
        "CROSS JOIN record t ON t.id = l.target AND t.erased = 1 AND t.kind = 'person'",
        "CROSS JOIN gone g ON g.what = l.target",  # a root, whether it was ever here
    )
)
# Of these ids by what name an order may know each: of a root its space, of a person with the space.
_KEYS: Final = f"SELECT id, space, kind FROM record WHERE id IN {views.IDS} AND erased = 1"  # noqa: S608 - literals
_ORDERS: Final = (
    "SELECT g.what, e.n, e.hash FROM gone g CROSS JOIN erasure e ON e.n = g.erasure "  # noqa: S608 - literals
    f"WHERE g.what IN {views.IDS}"
)
# In which of these roots somebody was.
_PEOPLED: Final = (
    f"SELECT DISTINCT space FROM record WHERE space IN {views.IDS} AND erased = 1 "  # noqa: S608 - literals
    "AND kind IN ('person', 'source')"
)
_MARKED: Final = (
    f"SELECT DISTINCT parent FROM record WHERE parent IN {views.IDS} AND +kind = 'person_mark'"  # noqa: S608 - literals
)


class ErasedNameLink(NamedTuple):
    """A record (its number, id, space and kind) of which a field names one that was erased, and the orders
    (SHA-256 of the frame) that took it."""

    number: int
    record: str
    space: str
    kind: str
    field: str
    target: str
    orders: frozenset[str]


class ErasedLinks:
    """Asked space by space."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._why: dict[int, str] = {}  # by the number of an order

    def of(self, spaces: Collection[str]) -> list[ErasedNameLink]:
        """Each such link of a record that stands in one of these spaces."""
        ids = views.ids_json(spaces)
        rows = self._db.query(_NAMED, (ids,) * 4)
        orders = self.orders_of({row[-1].hex() for row in rows}) if rows else {}
        return [
            ErasedNameLink(
                int(n), id.hex(), space.hex(), kind, name, target.hex(), orders[target.hex()]
            )
            for n, id, space, kind, name, target in rows
            if target.hex() in orders
        ]

    def orders_of(self, ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """By id of these, as far as an order took it, the orders that did; none for a file in which nobody
        was, and for whoever was hidden nowhere and went by mistake."""
        asked = views.ids_json(ids)
        held = [
            (id.hex(), space.hex(), kind) for id, space, kind in self._db.query(_KEYS, (asked,))
        ]
        kinds = {id: kind for id, _, kind in held}
        empty = {id for id, space, _ in held if id == space}
        empty -= {row[0].hex() for row in self._db.query(_PEOPLED, (asked,))} if empty else set()
        names = {id: id for id in json.loads(asked) if id not in empty}
        names |= {space + id: id for id, space, kind in held if kind == _PERSON}
        marked = {row[0].hex() for row in self._db.query(_MARKED, (asked,))}
        found: dict[str, set[str]] = defaultdict(set)
        for what, n, digest in self._db.query(_ORDERS, (json.dumps(sorted(names)),)):
            id = names[what.hex()]
            hid = kinds.get(id, _SOURCE) == _SOURCE or id in marked
            if hid or self._reason(int(n)) != MISTAKE:
                found[id].add(digest.hex())
        return {id: frozenset(orders) for id, orders in found.items()}

    def _reason(self, number: int) -> str:
        if number not in self._why:
            frame = self._db.one("SELECT frame FROM erasure WHERE n = ?", (number,))[0]
            self._why[number] = parse_erasure(parse_frame(frame, FRAME_LIMIT).payload).why
        return self._why[number]

"""The files beside what an order to erase takes: to which a link of it leads, or from which one leads to it,
now or before, by which a file guards another.

Such links are all that name a file, a person, a source or any record, and a decision about two reports; no
line of a journal, which says what was done. One list, out of the dictionary, for whatever is erased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.vault.database import Database

PAIR: Final = "duplicate_link"  # lies in no file, and joins two
_EVER: Final = (
    "(SELECT source, field, target FROM link UNION SELECT source, field, target FROM former)"
)
_TO: Final = (
    "SELECT DISTINCT s.kind, l.field, t.space FROM record s "  # noqa: S608 - literals
    f"JOIN {_EVER} l ON l.source = s.n JOIN record t ON t.id = l.target WHERE s.id IN {views.IDS}"
)
_FROM: Final = " UNION ".join(
    f"SELECT s.kind, l.field, s.space FROM {table} l CROSS JOIN record s ON s.n = l.source "  # noqa: S608 - literals
    f"WHERE l.target IN {views.IDS}"
    for table in ("link", "former")
)
_PAIRED: Final = (
    f"SELECT DISTINCT t.space FROM {_EVER} l JOIN {_EVER} o ON o.source = l.source "  # noqa: S608 - literals
    "JOIN record s ON s.n = l.source JOIN record t ON t.id = o.target "
    f"WHERE l.target IN {views.IDS} AND +s.kind = '{PAIR}'"
)
_FILES: Final = (
    f"SELECT id FROM record WHERE id IN {views.IDS} AND id = space AND +kind IN "  # noqa: S608 - literals
    "('case', 'family', 'incident', 'source')"
)


def guarding_links(dictionary: Dictionary) -> frozenset[tuple[str, str]]:
    """The links, by kind and field, by which a file may guard another; for `Dictionary.once`."""
    ends = {*dictionary.roots, "person", "perpetrator", "family_member", "*"}
    return frozenset(
        (kind.name, spec.name)
        for kind in dictionary.kinds
        if not dictionary.journal(kind.name)
        for spec in kind.fields
        if spec.name in dictionary.links(kind.name) and not ends.isdisjoint(spec.targets)
    )


def tied_files(database: Database, dictionary: Dictionary, ids: Collection[str]) -> set[str]:
    """The roots of the files that such links tie to one of these records, theirs among them."""
    asked = views.ids_json(ids)
    guarding = dictionary.once(guarding_links)
    rows = [*database.query(_TO, (asked,)), *database.query(_FROM, (asked,) * 2)]
    found = {space.hex() for kind, field, space in rows if (kind, field) in guarding}
    found |= {row[0].hex() for row in database.query(_PAIRED, (asked,))}
    return {row[0].hex() for row in database.query(_FILES, (views.ids_json(found),))}

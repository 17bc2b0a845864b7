"""The cases that name families, of many families at once: the file of a family holds the space of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.vault.read import views

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.vault.database import Database

_SOURCES: Final = f"SELECT source FROM link WHERE target IN {views.IDS}"  # noqa: S608 - literals
_TIES: Final = f"SELECT target, source FROM link WHERE target IN {views.IDS} ORDER BY source"  # noqa: S608 - literals
_CASES: Final = f"r.kind = 'case' AND r.hidden = 0 AND r.n IN ({_SOURCES})"


def spaces_of_cases(database: Database, families: Collection[str]) -> dict[str, list[str]]:
    """By family the spaces of its cases, in the order of their arrival."""
    found: dict[str, dict[str, None]] = {one: {} for one in families}
    if not found:
        return {}
    asked = (views.ids_json(found),)
    cases = dict(views.load_numbered(database, _CASES, asked))
    for target, source in database.query(_TIES, asked) if cases else ():
        if source in cases:
            found[target.hex()][cases[source].space] = None
    return {family: [*spaces] for family, spaces in found.items()}

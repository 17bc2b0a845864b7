"""An organisation's own fields and terms, as a file may bring them: new ones, never another
meaning of one that is here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.vault import Vault

# The kinds that define, and the field that says of which kind or list.
_OF: Final = {"field_def": "of_kind", "term_def": "vocabulary"}


def is_defined(vault: Vault, kind: str, id: str, said: Collection[tuple[str, Json]]) -> bool:
    """Whether a line (its values by their fields) defines a field or term that this vault knows.

    It may be a shipped one, or by a record of its own.
    """
    of = _OF.get(kind)
    if of is None:
        return False
    if id and vault.holds(id):
        return True
    keys = {str(value) for name, value in said if name == "key"}
    whose = {str(value) for name, value in said if name == of}
    lists = vault.dictionary.vocabularies
    if kind == "field_def":
        known = any(vault.dictionary.field(one, key) for one in whose for key in keys)
    else:
        known = any(lists.has(one, key) for one in whose for key in keys)
    return known or any(
        keys & {*map(str, one.every("key"))} and whose & {*map(str, one.every(of))}
        for one in vault.read.of_kind(kind)
    )

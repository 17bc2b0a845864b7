"""Values that may be looked for in a set: a received object or list may stand where a code is expected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.values import Json

DEEP: Final = (dict, list)
_JSON: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class _Object(dict[str, "Json"]):
    """An object that may be looked for in a set; nobody changes a value that stands."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # a dict has none
        """Of what is in it: values of others of one length may not all meet in one place of a set."""
        return hash(frozenset(self.items()))


class _Array(list["Json"]):
    """A list that may be looked for in a set; nobody changes a value that stands."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # a list has none
        """Of what is in it, as an object's."""
        return hash(tuple(self))


def hashable(value: Json) -> Json:
    """The same value. The merge rejects nothing, so an object may stand where a code is expected."""
    if isinstance(value, dict):
        return _Object(
            {key: hashable(one) if isinstance(one, DEEP) else one for key, one in value.items()}
        )
    if isinstance(value, list):
        for one in value:
            if isinstance(one, DEEP):
                return _Array(map(hashable, value))
        return _Array(value)  # nearly always: ids or codes
    return value


def written(value: Json) -> str:
    """A value as a text that no other value has: by it those that stand beside each other are told apart."""
    if isinstance(value, str):  # most are; no other value begins with this sign
        return f'"{value}'
    return _JSON.encode(value)


def told_apart(values: Iterable[Json]) -> tuple[Json, ...]:
    """Each of these values once, in their order; in one pass, however many another device writes."""
    return tuple({written(one): one for one in values}.values())

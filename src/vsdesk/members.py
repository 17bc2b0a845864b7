"""A table that says something of each member of a set: the set is said once, where it is owned."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from vsdesk.errors import Bug

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Key = TypeVar("Key")
Value = TypeVar("Value")


def for_each(members: Collection[object], table: Mapping[Key, Value]) -> Mapping[Key, Value]:
    """The table, once it is sure that it has a row for each of the members and for nothing else."""
    if {*table} != {*members}:
        raise Bug(f"no table of {sorted(map(str, {*table} ^ {*members}))}")
    return table

"""Strict reading of parsed canonical JSON: every departure from the written form is `E_CANON`.

The other modules of this room say what a line must look like with these few words. Unknown keys
are allowed and survive, because the received bytes are kept and never written anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final, TypeVar

from vsdesk.crypto.canonical import Json
from vsdesk.errors import Refused

T = TypeVar("T")

MAX_INTEGER: Final = 2**53 - 1
ZERO_HASH: Final = "0" * 64
_HEX: Final = {size: re.compile(rf"[0-9a-f]{{{size}}}") for size in (32, 64)}
_NAME: Final = re.compile(r"[a-z0-9_]{1,64}")
_OP: Final = re.compile(r"[0-9a-f]{64}:(0|[1-9][0-9]{0,2})")
_TS: Final = re.compile(r"[0-9a-f]{12}-[0-9a-f]{4}")
MAX_OPS: Final = 256


def wrong(where: str) -> Refused:
    """The refusal for a value that has not the written form; `where` names the key."""
    return Refused("E_CANON", where)


def mapping(value: Json, where: str) -> dict[str, Json]:
    """An object."""
    if not isinstance(value, dict):
        raise wrong(where)
    return value


def array(value: Json, where: str) -> list[Json]:
    """A list."""
    if not isinstance(value, list):
        raise wrong(where)
    return value


def integer(value: Json, where: str, low: int = 0, high: int = MAX_INTEGER) -> int:
    """A whole number within bounds (true and false are none)."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise wrong(where)
    return value


def text(value: Json, where: str, limit: int = 1024) -> str:
    """A text of at most `limit` characters, not empty."""
    if not isinstance(value, str) or not 0 < len(value) <= limit:
        raise wrong(where)
    return value


def _matching(pattern: re.Pattern[str], value: Json, where: str) -> str:
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise wrong(where)
    return value


def id32(value: Json, where: str) -> str:
    """An id: 32 lower-case hexadecimal characters."""
    return _matching(_HEX[32], value, where)


def hash64(value: Json, where: str) -> str:
    """A hash or device id: 64 lower-case hexadecimal characters."""
    return _matching(_HEX[64], value, where)


def name(value: Json, where: str) -> str:
    """The name of a kind or field."""
    return _matching(_NAME, value, where)


def timestamp(value: Json, where: str) -> str:
    """`%012x-%04x`: milliseconds since 1970 and a counter."""
    return _matching(_TS, value, where)


def op_id(value: Json, where: str) -> str:
    """The id of an op: `eh:index`, index below 256."""
    found = _matching(_OP, value, where)
    if int(found[65:]) >= MAX_OPS:
        raise wrong(where)
    return found


def hexbytes(value: Json, where: str, size: int) -> bytes:
    """`size` bytes written in lower-case hexadecimal."""
    if not isinstance(value, str) or len(value) != 2 * size or value != value.lower():
        raise wrong(where)
    try:
        found = bytes.fromhex(value)
    except ValueError as fault:
        raise wrong(where) from fault
    if len(found) != size:
        raise wrong(where)
    return found


def ordered(
    value: Json, where: str, item: Callable[[Json, str], T], low: int = 0, high: int = 200_000
) -> tuple[T, ...]:
    """A list of strings, sorted by their UTF-8 bytes, without doubles. Raises Refused
    E_LIMIT for a longer one."""
    entries = rows(value, where, high)
    if len(entries) < low:
        raise wrong(where)
    found = [item(entry, where) for entry in entries]
    # Code point order is UTF-8 byte order.
    if any(str(a) >= str(b) for a, b in pairwise(found)):
        raise wrong(where)
    return tuple(found)


def rows(value: Json, where: str, high: int) -> Sequence[Json]:
    """A list of at most `high` things. Raises Refused E_LIMIT for a longer one."""
    entries = array(value, where)
    if len(entries) > high:
        raise Refused("E_LIMIT", where)
    return entries


def take(source: Mapping[str, Json], key: str) -> Json:
    """The value under `key`, which must be there."""
    if key not in source:
        raise wrong(key)
    return source[key]

"""VJ, the canonical JSON of every signed or hashed byte (docs/spec/envelope.md §1).

RFC 8785 restricted: keys `^[a-z0-9_]{1,64}$`, whole numbers up to 2^53-1, valid Unicode scalars as
typed (never normalised), at most 16 containers deep. Inside this restriction the standard encoder
is exact. Decoding demands that encoding again gives the same bytes. Size limits are the caller's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Final, TypeAlias

from vsdesk.errors import Refused

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None
"""What `decode` gives."""
JsonLike: TypeAlias = bool | int | str | Sequence["JsonLike"] | Mapping[str, "JsonLike"] | None
"""What `encode` takes: any list or tuple, any mapping."""

MAX_INT: Final = 2**53 - 1
MAX_DEPTH: Final = 16
_MAX_DIGITS: Final = 17  # a sign and the 16 digits of 2^53-1
_KEY: Final = re.compile(r"[a-z0-9_]{1,64}", re.ASCII)


def encode(value: JsonLike) -> bytes:
    """The canonical bytes of `value`. Raises Refused E_CANON for what the format does not have."""
    return _dump(_checked(value, 0))


def decode(data: bytes) -> Json:
    """The value of canonical bytes. Raises Refused E_CANON unless they are exactly canonical."""
    parsed: list[Json] = []
    # Raised outside of the handler, so that no exception carries the text along.
    with suppress(ValueError, RecursionError):
        parsed.append(_read(str(data, "utf-8", "strict")))
    if not parsed:
        raise Refused("E_CANON", "not JSON")
    value = parsed[0]
    # Fewer brackets than the limit cannot nest deeper than it: most lines need no walk.
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH:
        _check_depth(value)
    if _dump(value) != data:
        raise Refused("E_CANON", "not canonical")
    return value


def decode_object(data: bytes) -> dict[str, Json]:
    """As `decode`, for bytes that must hold an object at the top (E_CANON if not)."""
    value = decode(data)
    if not isinstance(value, dict):
        raise Refused("E_CANON", "not an object")
    return value


_write: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
).encode


def _dump(value: Json) -> bytes:
    text = _write(value)
    with suppress(UnicodeEncodeError):
        return text.encode("utf-8")
    raise Refused("E_CANON", "a lone surrogate")


def _checked(value: object, depth: int) -> Json:
    """`value` rebuilt of plain lists and dicts, every rule but the text's Unicode checked."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return _in_range(int(value))
    if depth == MAX_DEPTH:
        raise Refused("E_CANON", "too deep")
    if isinstance(value, list | tuple):
        return [_checked(item, depth + 1) for item in value]
    if isinstance(value, dict | Mapping):
        return {_key(key): _checked(item, depth + 1) for key, item in value.items()}
    raise Refused("E_CANON", "a value that the format does not have")


@lru_cache(maxsize=4096)  # the same few hundred over and over
def _key(key: object) -> str:
    if not isinstance(key, str) or _KEY.fullmatch(key) is None:
        raise Refused("E_CANON", "a key outside a-z, 0-9 and _")
    return key


def _in_range(number: int) -> int:
    if abs(number) > MAX_INT:
        raise Refused("E_CANON", "a number out of range")
    return number


def _whole(digits: str) -> int:
    # The length is looked at first: int() of a long text is slow, and refused by Python itself.
    if len(digits) > _MAX_DIGITS:
        raise Refused("E_CANON", "a number out of range")
    return _in_range(int(digits))


def _refuse(_: str) -> Json:
    raise Refused("E_CANON", "a number that is not whole")


def _pairs(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = {_key(key): value for key, value in pairs}
    if len(result) != len(pairs):
        raise Refused("E_CANON", "a key twice")
    return result


_read: Final = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=_whole, parse_float=_refuse, parse_constant=_refuse
).decode


def _check_depth(value: Json) -> None:
    level: list[Json] = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for item in level for inner in _inside(item)]
    if any(isinstance(item, list | dict) for item in level):
        raise Refused("E_CANON", "too deep")


def _inside(value: Json) -> Iterable[Json]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()

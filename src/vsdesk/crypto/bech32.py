"""Bech32 (BIP 173) without its length limit, as age writes its keys. Lower case inside."""

from __future__ import annotations

from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK: Final = 6


def encode(prefix: str, data: bytes) -> str:
    """`data` as bech32 text under `prefix` (both lower case)."""
    values = _regroup(data, 8, 5)
    if len(data) * 8 % 5:
        values.append((int.from_bytes(data, "big") << 5 - len(data) * 8 % 5) & 31)
    check = _polymod(_expand(prefix) + values + [0] * _CHECK) ^ 1
    values += [check >> 5 * (_CHECK - 1 - i) & 31 for i in range(_CHECK)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values)


def decode(text: str) -> tuple[str, bytes] | None:
    """Prefix (lower case) and data of bech32 text, or None when it is none."""
    if text not in (text.lower(), text.upper()):
        return None
    prefix, mark, rest = text.lower().rpartition("1")
    if not prefix or not mark or len(rest) < _CHECK or not set(rest) <= set(_ALPHABET):
        return None
    values = [_ALPHABET.index(letter) for letter in rest]
    if _polymod(_expand(prefix) + values) != 1:
        return None
    data = bytes(_regroup(values[:-_CHECK], 5, 8))
    return (prefix, data) if encode(prefix, data) == text.lower() else None


def _regroup(source: bytes | list[int], wide: int, narrow: int) -> list[int]:
    """Whole groups of `narrow` bits out of groups of `wide` bits; a rest of bits is left out."""
    result: list[int] = []
    held, bits = 0, 0
    for value in source:
        held, bits = (held << wide | value) & 0xFFFF, bits + wide
        while bits >= narrow:
            bits -= narrow
            result.append(held >> bits & (1 << narrow) - 1)
    return result


def _expand(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            if top >> i & 1:
                check ^= generator
    return check

"""Reads the part of CDDL (RFC 8610) in which docs/spec/format.cddl is written, and holds values against it.

Rules, choices, maps, arrays, occurrences, ranges, literals, `.regexp` and `.pcre`;
anything else is a SyntaxError.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(
    r"""\s*(?P<token>"(?:\\.|[^"\\])*"|\.regexp|\.pcre|-?\d+\.\.-?\d+|\d*\*\d*|-?\d+"""
    r"""|[A-Za-z_]\w*|=>|[{}\[\](),:=/?+])"""
)
Fits = Callable[[Any], bool]
_BASE: Mapping[str, Fits] = {
    "any": lambda value: True,
    "null": lambda value: value is None,
    "bool": lambda value: isinstance(value, bool),
    "text": lambda value: isinstance(value, str),
}


@dataclass(frozen=True)
class Part:
    """One part of a map or an array: how often, under which key (None: any place), of which type."""

    low: int
    high: float
    key: str | Fits | None
    fits: Fits


@dataclass
class Grammar:
    """The rules of one file; `members` names what each map says, for tests that leave a member out."""

    rules: dict[str, Fits] = field(default_factory=dict)
    members: dict[str, dict[str, bool]] = field(default_factory=dict)

    def fits(self, rule: str, value: Any) -> bool:
        """Whether a value has the form of a rule. Raises KeyError for a rule that is not there."""
        return self.rules[rule](value)


class _Reader:
    def __init__(self, text: str) -> None:
        self.grammar = Grammar()
        self._tokens: list[str] = []
        text, at = re.sub(r";[^\n]*", "", text).rstrip(), 0
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise SyntaxError(text[at : at + 40])
            self._tokens.append(found["token"])
            at = found.end()
        self._at = 0
        self._named: dict[str, bool] = {}

    def read(self) -> Grammar:
        while self._at < len(self._tokens):
            name = self._take()
            self._need("=")
            self._named = {}
            self.grammar.rules[name] = self._type()
            self.grammar.members[name] = self._named
        return self.grammar

    def _peek(self, ahead: int = 0) -> str:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]

    def _need(self, token: str) -> None:
        if self._take() != token:
            raise SyntaxError(f"{token} is missing before {' '.join(self._tokens[self._at :][:8])}")

    def _type(self) -> Fits:
        choices = [self._one()]
        while self._peek() == "/":
            self._take()
            choices.append(self._one())
        return (
            choices[0] if len(choices) == 1 else lambda value: any(fits(value) for fits in choices)
        )

    def _one(self) -> Fits:
        token = self._take()
        if token == "{":
            return self._map()
        if token == "[":
            return self._array()
        if token[0] == '"':
            said = _text(token)
            return lambda value: value == said
        if ".." in token:
            low, high = map(int, token.split(".."))
            return lambda value: type(value) is int and low <= value <= high
        if token.lstrip("-").isdigit():
            number = int(token)
            return lambda value: type(value) is int and value == number
        if self._peek() in (".regexp", ".pcre"):
            self._take()
            pattern = re.compile(_text(self._take()))
            return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None
        if token in _BASE:
            return _BASE[token]
        rules = self.grammar.rules
        return lambda value: rules[token](value)

    def _map(self) -> Fits:
        named, self._named = self._named, {}
        parts = self._parts("}")
        own = {part.key: part.low > 0 for part in parts if isinstance(part.key, str)}
        self._named = named
        named.update({name: needed for name, needed in own.items() if name not in named})
        return lambda value: _map_fits(parts, value)

    def _array(self) -> Fits:
        named, self._named = self._named, {}
        parts = self._parts("]")
        self._named = named
        return lambda value: _array_fits(parts, value)

    def _parts(self, end: str) -> list[Part]:
        found = []
        while self._peek() != end:
            low, high = self._often()
            found.append(Part(low, high, self._key(), self._type()))
            if self._peek() != end:
                self._need(",")
        self._take()
        return found

    def _often(self) -> tuple[int, float]:
        token = self._peek()
        if token == "?" or token == "+" or ("*" in token and token[0] != '"'):
            self._take()
            if token in ("?", "+"):
                return (0, 1) if token == "?" else (1, float("inf"))
            low, high = token.split("*")
            return int(low or 0), int(high) if high else float("inf")
        return 1, 1

    def _key(self) -> str | Fits | None:
        if self._peek(1) == ":":
            name = self._take()
            self._take()
            return name
        if self._peek(1) == "=>":
            fits = self._one()
            self._take()
            return fits
        return None


def _text(token: str) -> str:
    return re.sub(r"\\(.)", r"\1", token[1:-1])


def _map_fits(parts: Sequence[Part], value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    left = dict(value)
    named = [part for part in parts if isinstance(part.key, str)]
    for part in named:
        if part.key not in left and part.low:
            return False
        if part.key in left and not part.fits(left.pop(part.key)):
            return False
    return all(_others_fit(part, left) for part in parts if part not in named) and not left


def _others_fit(part: Part, left: dict[str, Any]) -> bool:
    """Takes the members out of `left` whose names are of this sort."""
    here = [name for name in left if callable(part.key) and part.key(name)]
    values = [left.pop(name) for name in here]
    return part.low <= len(here) <= part.high and all(map(part.fits, values))


def _array_fits(parts: Sequence[Part], value: Any) -> bool:
    if not isinstance(value, list):
        return False
    at = 0
    for part in parts:
        begun = at
        while at < len(value) and at - begun < part.high and part.fits(value[at]):
            at += 1
        if at - begun < part.low:
            return False
    return at == len(value)


def grammar(text: str) -> Grammar:
    """The rules of a CDDL text. Raises SyntaxError."""
    return _Reader(text).read()

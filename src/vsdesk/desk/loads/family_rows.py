"""What several rows of one table say of one family: nothing of it is lost, and the more careful word holds.

A table is read twice. The first time each good row adds what it says; the second time the family is made of
all that was said, and a row keeps the words that the family's record does not hold in its own note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.dictionary.narrowness import rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

_FAMILY: Final = "family"
_SOURCE: Final = "src_lang"


class FamilyRows:
    """The values of each family of a table, by the words that its rows share (`family.key`, folded)."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._said: dict[str, dict[str, Json]] = {}

    def add(self, key: str, values: Mapping[str, Json]) -> None:
        """A row that is loaded says this of its family."""
        held = self._said.setdefault(key, {})
        for name, value in values.items():
            held[name] = self._joined(name, held[name], value) if name in held else value

    def of(self, key: str) -> dict[str, Json]:
        """What the family's record holds, of the rows that were added."""
        return dict(self._said.get(key, {}))

    def unheld(self, key: str, values: Mapping[str, Json]) -> tuple[str, ...]:
        """The fields in which this row says what the family's record would not hold as the row has it."""
        held = self._said.get(key, {})
        return tuple(
            name
            for name, value in values.items()
            if name in held and not _holds(self._joined(name, held[name], value), value)
        )

    def _joined(self, name: str, before: Json, value: Json) -> Json:
        """Both of two values where they are words, else the more careful one, else the first."""
        spec = self._dictionary.field(_FAMILY, name)
        assert spec is not None
        if spec.narrow:
            return value if rank(spec, value) < rank(spec, before) else before
        if spec.vocabulary or _holds(before, value):
            return before
        both: Json = before
        if spec.type == "text" and spec.multiline:
            both = f"{before}\n{value}"
        elif isinstance(before, dict) and isinstance(value, dict) and spec.type == "ptext":
            both = _texts(before, value)
        elif isinstance(before, list) and isinstance(value, list):
            both = [*before, *(one for one in value if one not in before)]
        try:
            self._dictionary.parse(_FAMILY, {name: both}, line=0)
        except UserError:  # longer than the field takes
            return before
        return both


def _texts(before: Mapping[str, Json], value: Mapping[str, Json]) -> dict[str, Json]:
    """Two texts in languages, one below the other."""
    both = dict(before)
    for lang, text in value.items():
        held = both.get(lang)
        if lang != _SOURCE and not _holds(held, text):
            both[lang] = f"{held}\n{text}" if held else text
    if _SOURCE not in both and len(both) > 1:
        both[_SOURCE] = next(iter(before))
    return both


def _holds(held: Json, value: Json) -> bool:
    """Whether all of a value stands in what is held: of words, as lines of their own."""
    if held == value:
        return True
    if isinstance(held, str) and isinstance(value, str):
        return f"\n{value}\n" in f"\n{held}\n"
    if isinstance(held, dict) and isinstance(value, dict):
        return all(lang == _SOURCE or _holds(held.get(lang), text) for lang, text in value.items())
    if isinstance(held, list) and isinstance(value, list):
        return all(one in held for one in value)
    return False

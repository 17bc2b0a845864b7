"""The first words that were told in a record: what it is called where nothing shorter says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.dictionary.spec import SEALED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView

_MOST: Final = 90  # letters


def told_in(dictionary: Dictionary, record: RecordView) -> Iterator[Any]:
    """The told words of a record, field by field: no answer in their place, and nothing sealed."""
    spec = dictionary.kind(record.kind)
    for one in spec.fields if spec else ():
        if one.type == "ptext" and one.multiline and one.sensitivity < SEALED:
            value = record.value(one.name)
            if isinstance(value, dict) and "answer" not in value:
                yield value


def in_short(words: str) -> str:
    """The first line, cut behind a word."""
    line = next((one.strip() for one in words.splitlines() if one.strip()), "")
    return line if len(line) <= _MOST else f"{line[:_MOST].rsplit(' ', 1)[0]}…"

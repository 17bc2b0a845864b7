"""Whom the words of an attachment name, of those who are looked for: read like told words, in each way to
read them.

What an attachment holds never changes. So each is read once for the same names, however many items have it
and however often something is handed over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from vsdesk.records.gate.names.nowhere_named import of_others

if TYPE_CHECKING:
    from collections.abc import Hashable

    from vsdesk.records.gate.names.name_choices import NameReader

TextsOf = Callable[[str], "Sequence[str] | None"]
WhomAttached = Callable[[str], frozenset[str] | None]
ATTACHED: Final = "blob"  # the field of an item about whose words a choice is
_TOLD: Final = ("evidence_item", "description")  # it is read as this field of told words
_MOST: Final = 20_000  # that are kept


class AttachmentNames:
    """Reads attachments. `texts`: what one says in each way to read it; None for what nobody reads here."""

    def __init__(self, texts: TextsOf) -> None:
        self._texts = texts
        self._found: dict[tuple[str, Hashable], frozenset[str]] = {}

    def read_by(self, reader: NameReader) -> WhomAttached:
        """Who of the reader's people is named by an attachment: one, where it is not known which. None where
        nobody reads it here."""
        known = cache(lambda: (reader.people, of_others(reader.dossier, reader.hidden)))
        return lambda blob: self._whom(blob, reader, known())

    def _whom(self, blob: str, reader: NameReader, known: Hashable) -> frozenset[str] | None:
        key = blob, known
        if key in self._found:
            return self._found[key]
        texts = self._texts(blob)
        if texts is None:
            return None
        if len(self._found) >= _MOST:
            self._found.clear()
        self._found[key] = found = _named(reader, texts)
        return found


def _named(reader: NameReader, texts: Sequence[str]) -> frozenset[str]:
    found = frozenset[str]().union(*map(reader.whom, texts))
    spec = reader.dictionary.field(*_TOLD)
    if found or spec is None or not any(reader.stands_in(spec, one) for one in texts):
        return found
    return frozenset({min(one.id for one in reader.people)})

"""What is worked out once of records that stand in several files which are read at once: a family with many
missing lies in the file of each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.history.entry import made_by
from vsdesk.load_mark import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import RecordView


class Batch:
    """Lives as long as the views that it was asked about are read."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[RecordView, frozenset[str]]] = {}
        self._words: dict[frozenset[tuple[str, str]], frozenset[str]] = {}
        self._made: dict[tuple[str, str], bool] = {}

    def words(self, records: Iterable[RecordView]) -> set[str]:
        """Whose words stand in these records."""
        return set[str]().union(*{self.of(one) for one in records})

    def of(self, record: RecordView) -> frozenset[str]:
        """Whose words stand in one record."""
        return (self._held.get(id(record)) or self._add(record))[1]

    def _add(self, record: RecordView) -> tuple[RecordView, frozenset[str]]:
        said = {one[2:4] for held in record.fields.values() for one in held}  # device and code
        found = self._held[id(record)] = record, self._of_hands(frozenset(said))
        return found

    def _of_hands(self, said: frozenset[tuple[str, str]]) -> frozenset[str]:
        found = self._words.get(said)
        if found is None:
            found = self._words[said] = frozenset(word_of(*hand) for hand in said)
        return found

    def made_by(self, rec: str, device_id: str) -> bool:
        """Whether the id of a record carries this device."""
        found = self._made.get((rec, device_id))
        if found is None:
            found = self._made[rec, device_id] = made_by(rec, device_id)
        return found

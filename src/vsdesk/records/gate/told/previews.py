"""What a list of hits shows of the words that a search has found. One rule, by sensitivity and kind.

A search may find by any word that is in the index; the list says in which field it stands. The words
themselves are shown up to sensitivity 2, and at 3 where they are a name or a place. Never shown: what is
sealed or lies below it; how somebody is reached and what was said then; where a family lives now; the name
that a child was given in a home; a picture of the dead; a relative who asked to be named nowhere; whoever and
whatever stands behind a source's code; what only one source can have told. Whoever may read it opens the
record. Sources: data-dictionary §5 (redaction levels; 12, 16, 18, 21), stories 5 to 8.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from vsdesk.records.about import speaks_of
from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.hidden_persons import unnamed
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.spec import SEALED, FieldSpec
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.persons.hidden_people import not_shown
from vsdesk.records.gate.record_rules import (
    is_care_home_name,
    is_flagged,
    is_of_the_dead,
)
from vsdesk.records.gate.redaction import ABODE, own_sensitivity
from vsdesk.records.gate.told.few_sources import small

# What a line of a list says of no event that only one source can have told; papers say less (`small_cells`).
_OF_A_CELL: Final = frozenset(
    {"section_cell", "time_as_told", "end", "text", "others_count", "others_taken", "learned_on"}
)
_OPEN: Final = 2
_NAMING: Final = frozenset({"name", "place"})


class Previews:
    """Which words may be shown of the records that were found.

    `around` holds these records, whatever they lie below up to their roots, the answers of those of whom
    they speak and the sources that these are, and whoever told them (`teller_fields.told_by`).
    """

    def __init__(self, around: Dossier, today: str) -> None:
        self._around = around
        unsaid = unnamed(around, "own_org", today) - missing_person_ids(around)
        unsaid |= not_shown(around)
        coded = {id for one in around.of("source") for id in ids_of(one, "person")}
        self._hidden = unsaid | coded
        self._small = small(around)

    def shows(self, record: RecordView, spec: FieldSpec) -> bool:
        """Whether a list of hits may show the words of this field."""
        most = SEALED - 1 if spec.searched in _NAMING else _OPEN
        return (
            max(spec.sensitivity, own_sensitivity(record)) <= most
            and spec.scope != "contact"
            and (record.kind, spec.name) not in {("family", name) for name in ABODE}
            and not (record.id in self._small and spec.name in _OF_A_CELL)
            and not speaks_of(record, self._hidden)
            and not any(self._closes(above) for above in self._up(record))
            and not self._is_behind_a_code(record)
        )

    def _closes(self, record: RecordView) -> bool:
        """Whether a record closes itself and whatever lies below it."""
        return (
            own_sensitivity(record) >= SEALED
            or is_flagged(record)
            or is_care_home_name(record)
            or (record.kind == "evidence_item" and is_of_the_dead(record))
        )

    def _is_behind_a_code(self, record: RecordView) -> bool:
        """Whether it lies in the space of a source: there the code alone is shown."""
        root = self._around.get(record.space)
        return record.kind != "source" and root is not None and root.kind == "source"

    def _up(self, record: RecordView) -> Iterator[RecordView]:
        """The record, what it lies below, and the root of its space."""
        met: set[str] = set()
        at: RecordView | None = record
        while at is not None and at.id not in met:
            met.add(at.id)
            yield at
            at = self._around.get(at.parent)
        if record.space not in met and (root := self._around.get(record.space)):
            yield root

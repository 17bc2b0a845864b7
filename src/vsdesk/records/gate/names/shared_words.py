"""What is left of a reference record (a place, a perpetrator, a body) without the words
that people wrote into it.

Every file that names it shares its words. Its names, codes and dates name nobody of a file. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from vsdesk.records.dates.partial_date import DATE_PARTS
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.names.surnames import holds_words
from vsdesk.records.gate.told.told_texts import texts_in

# How a person, a further name, a source are called.
_CALLS: Final = re.compile("(given|father|grandfather|family|mother)_|value$|true_name$")
SHARED: Final = frozenset({"place", "place_operator", "perpetrator", "organisation"})
_CODE: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,10}")  # of a governorate, a district, a village


def names_alone(record: RecordView, dictionary: Dictionary) -> RecordView:
    """The record without them."""
    left = {
        name: said
        for name, said in record.fields.items()
        if (spec := dictionary.field(record.kind, name)) is not None
        and (_names_it(spec) or all(_tells_nothing(spec, one.value) for one in said))
    }
    return replace(record, fields=left)


def has_words(record: RecordView, dictionary: Dictionary) -> bool:
    """Whether there are any."""
    return record.kind in SHARED and len(names_alone(record, dictionary).fields) < len(
        record.fields
    )


def _names_it(spec: FieldSpec) -> bool:
    return spec.searched == "name" and not spec.multiline


def _tells_nothing(spec: FieldSpec, value: Json) -> bool:
    if value is None or not holds_words(spec):
        return True
    if spec.type == "pdate":
        return isinstance(value, dict) and value.keys() <= DATE_PARTS
    return isinstance(value, str) and bool(_CODE.fullmatch(value))


def texts_of(record: RecordView) -> frozenset[str]:
    """All texts in it."""
    every = (one.value for said in record.fields.values() for one in said)
    return frozenset(text for value in every for text in texts_in(value))


def names_in(values: Mapping[str, Json]) -> Iterator[str]:
    """How somebody is called by these values of a record of theirs."""
    for name, value in values.items():
        if _CALLS.match(name):
            yield from texts_in(value)

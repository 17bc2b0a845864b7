"""What the organisation did itself: an activity leaves without anybody's answer, as far as
it tells of nobody.

Only its own facts, the counts of those who took part, and the organisations, places and projects that it
names go beyond the organisation. A row of a person, and a count of fewer than five, stay here; so does what
came of it, and whatever words or links somebody else than a coordinator wrote. Any other fact leaves as who
recorded it and coordinators say it (`Dossier.believed`; data-dictionary §2.19, §6; docs/decisions/031).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.figures.small_counts import LEAST
from vsdesk.records.gate.names.standing_choices import CHOICE

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView

OWN_WORK: Final = "activity"  # the kind of its root
_COUNTED: Final = "participation"  # who took part, or how many
WRITTEN: Final = frozenset({OWN_WORK, _COUNTED})
NAMED: Final = frozenset({"organisation", "place", "project"})
AIMED: Final = "target"  # what is to be reached: on a report alone
_OUTCOME: Final = "outcome"  # what came of it: it tells of those who were there
_FAMILIES: Final = "families"  # how many took part
_WORDS: Final = frozenset({"text", "ptext", "json"})


def is_own_work(dossier: Dossier) -> bool:
    """Whether the file is an activity of the organisation."""
    root = dossier.get(dossier.root)
    return root is not None and root.kind == OWN_WORK


def without_people(dossier: Dossier) -> Dossier:
    """The file of an activity without whoever took part by name, and without its own papers: what may lie
    open on a table. What was chosen about words in it holds."""
    kept = (
        one
        for one in dossier
        if one.id == dossier.root
        or one.kind in NAMED
        or one.kind == CHOICE
        or (one.kind == _COUNTED and not ever_named(one, "person"))
    )
    aside = None if dossier.aside is None else without_people(dossier.aside)
    return replace(dossier, records=tuple(kept), aside=aside)


def by_right(dossier: Dossier, record: RecordView, spec: FieldSpec) -> RecordView:
    """The record with a fact (no words, no link) as those say it who may."""
    held = dossier.believed.get(record.id)
    if held is None or _says(spec):
        return record
    return replace(record, fields={**record.fields, spec.name: held.fields.get(spec.name, ())})


def stays(dossier: Dossier, record: RecordView) -> bool:
    """Whether a record of such a file tells of somebody, or belongs to another file: as it stands, and as
    those say it who may."""
    believed = dossier.believed.get(record.id)
    return _stays(dossier, record) or (believed is not None and _stays(dossier, believed))


def _stays(dossier: Dossier, record: RecordView) -> bool:
    if record.id == dossier.root or record.kind in NAMED:
        return False
    if record.kind != _COUNTED or record.space != dossier.root:
        return True
    counts = [one for one in record.every("count") if isinstance(one, int)]
    return bool(ever_named(record, "person")) or not counts or min(counts) < LEAST


def why_field_stays(dossier: Dossier, record: RecordView, spec: FieldSpec) -> str | None:
    """Why a field of such a file stays though its record leaves, or None."""
    if record.id == dossier.root and spec.name == _OUTCOME:
        return "inside"
    few = (one for one in record.every(spec.name) if isinstance(one, int) and one < LEAST)
    if spec.name == _FAMILIES and any(few):
        return "inside"
    return "unseen" if _says(spec) and not _is_ours(dossier, record, spec.name) else None


def why_words_stay(dossier: Dossier, record: RecordView, spec: FieldSpec) -> str | None:
    """Why the words stay in which a date was told, or None."""
    told = spec.type == "pdate" and not _is_ours(dossier, record, spec.name)
    return "unseen" if told else None


def _says(spec: FieldSpec) -> bool:
    """Whether a field holds words, or names another record."""
    return (spec.type in _WORDS and not spec.vocabulary) or bool(spec.targets)


def _is_ours(dossier: Dossier, record: RecordView, name: str) -> bool:
    """Whether all that stands in a field is the word of those whose words leave."""
    return all(one.word in dossier.ours for one in record.fields.get(name, ()))

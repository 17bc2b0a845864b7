"""What the organisation did itself: an activity leaves without anybody's answer, as far as
it tells of nobody.

Only its own facts, the counts of those who took part, and the organisations, places and projects that it
names go beyond the organisation. A row of a person, and a count of fewer than five, stay here; so does what
came of it, and whatever words or links somebody else than a coordinator wrote (data-dictionary §2.19, §6;
docs/decisions/031).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.small_counts import LEAST

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView

OWN_WORK: Final = "activity"  # the kind of its root
_COUNTED: Final = "participation"
_NAMED: Final = frozenset({"organisation", "place", "project"})
_OUTCOME: Final = "outcome"  # what came of it: it tells of those who were there
_FAMILIES: Final = "families"  # how many took part
_WORDS: Final = frozenset({"text", "ptext", "json"})


def is_own_work(dossier: Dossier) -> bool:
    """Whether the file is an activity of the organisation."""
    root = dossier.get(dossier.root)
    return root is not None and root.kind == OWN_WORK


def without_people(dossier: Dossier) -> Dossier:
    """The file of an activity without whoever took part by name, and without its own papers: what may lie
    open on a table."""
    kept = (
        one
        for one in dossier
        if one.id == dossier.root
        or one.kind in _NAMED
        or (one.kind == _COUNTED and not ever_named(one, "person"))
    )
    return replace(dossier, records=tuple(kept))


def stays(dossier: Dossier, record: RecordView) -> bool:
    """Whether a record of such a file tells of somebody, or belongs to another file."""
    if record.id == dossier.root or record.kind in _NAMED:
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
    says = (spec.type in _WORDS and not spec.vocabulary) or bool(spec.targets)
    return "unseen" if says and not _is_ours(dossier, record, spec.name) else None


def why_words_stay(dossier: Dossier, record: RecordView, spec: FieldSpec) -> str | None:
    """Why the words stay in which a date was told, or None."""
    told = spec.type == "pdate" and not _is_ours(dossier, record, spec.name)
    return "unseen" if told else None


def _is_ours(dossier: Dossier, record: RecordView, name: str) -> bool:
    """Whether all that stands in a field is the word of those whose words leave."""
    return all(one.word in dossier.ours for one in record.fields.get(name, ()))

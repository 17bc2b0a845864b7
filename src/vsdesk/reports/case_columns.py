"""One case as a row of a table: the columns that were asked for, each only as far as the gate lets it.

A column is `kind.field` (of the case, the missing person, or the disappearance as `taken`), or one of
`COLUMNS`. What was withheld is an empty cell; the table says nothing of why.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.languages import LANGUAGES
from vsdesk.records.dictionary.display_names import WRITINGS
from vsdesk.reports import full_record, story_entries
from vsdesk.reports.sheet_facts import Facts, dotted
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.reports.page_header import Voice

USUAL: Final = (
    "case.case_no",
    "name_ar",
    "name_lat",
    "mother",
    "person.sex",
    "person.birth",
    "case.case_type",
    "case.search_status",
    "taken.date",
    "place",
    "taken.how_taken",
    "responsible",
)
_LABELS: Final[Mapping[str, str]] = {
    **{f"name_{one.writing}": one.sentences["name"] for one in reversed(LANGUAGES.values())},
    "mother": mark("Mother"),
    "known_as": mark("Also known as"),
    "place": mark("Place"),
    "responsible": mark("Alleged to be responsible"),
    "summary": mark("In short"),
}
COLUMNS: Final = tuple(_LABELS)
_KINDS: Final = {"case": "case", "person": "person", "taken": "event"}


def is_column(column: str, dictionary: Dictionary) -> bool:
    """Whether there is such a column."""
    kind, _, name = column.partition(".")
    return column in _LABELS or dictionary.field(_KINDS.get(kind, ""), name) is not None


def shows(columns: Sequence[str], record: DisclosedRecord, name: str) -> bool:
    """Whether one of these columns is made of a field of a record, word by word."""
    if record.kind == "event":
        return f"taken.{name}" in columns and True in record.every("is_disappearance")
    return f"{record.kind}.{name}" in columns or (
        (record.kind, name) == ("case", "summary") and "summary" in columns
    )


def heading(column: str, voice: Voice, dictionary: Dictionary) -> str:
    """The head of a column in one language."""
    if column in _LABELS:
        return plain(voice.words.say(_LABELS[column]))
    kind, _, name = column.partition(".")
    spec = dictionary.field(_KINDS[kind], name)
    return voice.labels.field(_KINDS[kind], spec or name)


def cells(
    disclosed: GateDecision, columns: Sequence[str], voice: Voice, dictionary: Dictionary
) -> list[str]:
    """One row, in plain text without direction marks."""
    facts = Facts(disclosed, voice)
    return [plain(_cell(facts, column, dictionary)) for column in columns]


def _cell(facts: Facts, column: str, dictionary: Dictionary) -> str:
    if column in _FILLED:
        return _FILLED[column](facts)
    kind, _, name = column.partition(".")
    record = _record(facts, kind)
    spec = dictionary.field(_KINDS[kind], name)
    if record is None or spec is None:
        return ""
    said = full_record.said(facts, record, spec)
    return story_entries.with_doubt(facts, record, said) if kind == "taken" else said


def _record(facts: Facts, kind: str) -> DisclosedRecord | None:
    if kind == "person":
        return facts.person
    return story_entries.disappearance(facts) if kind == "taken" else facts.case


def _place(facts: Facts) -> str:
    taken = story_entries.disappearance(facts)
    return story_entries.with_doubt(facts, taken, facts.place(taken, "place", "facility"))


def _responsible(facts: Facts) -> str:
    taken = story_entries.disappearance(facts)
    return dotted(*story_entries.responsible(facts, taken)) if taken is not None else ""


def _name(facts: Facts, writing: str) -> str:
    return facts.name(facts.person, writing)


_FILLED: Final[Mapping[str, Callable[[Facts], str]]] = {
    **{f"name_{one}": partial(_name, writing=one) for one in WRITINGS},
    "mother": lambda facts: facts.mother(),
    "known_as": lambda facts: facts.known_as(),
    "place": _place,
    "responsible": _responsible,
    "summary": lambda facts: facts.spoken(facts.case, "summary"),
}

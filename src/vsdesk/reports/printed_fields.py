"""Fields that their declaration puts on the sheet (`FieldSpec.printed`), said by the type of their value.

An organisation's own fields come on paper this way, and any field that is declared so: none is named
here. What the gate kept back is not among them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.questions import ANSWER, NOT_NOW, is_not_now
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dossier import ids_in
from vsdesk.reports.sheet_facts import dotted, every, list_of

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.sheet_facts import Facts

_ABOUT_WHOM: Final = ("person", "case", "family")  # said of the person; other kinds name themselves
_ENTRIES: Final = ("event", "search_action")  # say theirs at their own place on the sheet


def also(facts: Facts) -> list[tuple[str, str]]:
    """(label, words) of what is declared for paper and stands at no entry of its own."""
    found = []
    for record in facts.disclosed:
        other = record.kind == "person" and record is not facts.person
        if record.kind in _ENTRIES or other:
            continue
        kind = "" if record.kind in _ABOUT_WHOM else facts.voice.labels.kind(record.kind)
        found += [
            (dotted(kind, label) if kind else label, words) for label, words in of(facts, record)
        ]
    return found


def of(facts: Facts, record: DisclosedRecord) -> list[tuple[str, str]]:
    """(label, words) of the fields of one record that are declared for paper."""
    pairs = (
        (facts.voice.labels.field(record.kind, spec), said(facts, record, spec))
        for spec in record.printed
    )
    return [(label, words) for label, words in pairs if words]


def said(facts: Facts, record: DisclosedRecord, spec: FieldSpec) -> str:
    """All values of one field in words; "" for what has none (an answer, a key, an odd value)."""
    if (record.kind, spec.name) == ANSWER and is_not_now(record):
        return facts.voice.words.say(NOT_NOW)
    if spec.type == "pdate":
        return facts.when(record, spec.name)
    if spec.type == "ptext":
        return facts.spoken(record, spec.name)
    if spec.type == "text":
        return facts.text(record, spec.name)
    return every(_words(facts, record, spec, value) for value in facts.values(record, spec.name))


def _words(facts: Facts, record: DisclosedRecord, spec: FieldSpec, value: Json) -> str:
    if isinstance(value, bool):
        return facts.voice.labels.word(spec.yes_or_no(value))
    if spec.type in ("amount", "number"):
        return str(value) if isinstance(value, str | int) else ""
    if spec.type == "day":
        return _day(facts, value)
    if spec.type in ("choice", "choices"):
        vocabulary = spec.vocabulary or ""
        terms = [
            facts.said_of(record, vocabulary, facts.voice.labels.term(vocabulary, code))
            for code in ids_in(value)
        ]
        return terms[0] if len(terms) == 1 else list_of(terms, facts.voice)
    if spec.type in ("link", "links"):
        names = list(filter(None, (_linked(facts, id) for id in ids_in(value))))
        return names[0] if len(names) == 1 else list_of(names, facts.voice)
    return ""


def _day(facts: Facts, value: Json) -> str:
    try:
        return day_in_words(date.fromisoformat(str(value)), facts.voice.lang)
    except ValueError:
        return ""


def _linked(facts: Facts, id: str) -> str:
    record = facts.disclosed.get(id)
    if record is not None and record.kind == "case":  # called after who is missing
        record = facts.disclosed.get(facts.first(record, "person"))
    if record is not None and record.kind == "person":
        return next(iter(facts.called(record)), "")
    return facts.place_name(id)

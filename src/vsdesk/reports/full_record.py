"""Any record as an entry of a sheet: its fields in the order of the dictionary, in words.

What a case file and the working sheets share. A field that has no words (an id, a key, the program's
own) is left out; a source stands by its code.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.dictionary.links import ids_of
from vsdesk.reports import printed_fields, story_entries
from vsdesk.reports.sheet_facts import dotted, every, list_of
from vsdesk.reports.style import ACCENT, QUIET, SMALL, WARN
from vsdesk.words import capital, isolate, joined, mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.page_rows import PageRow
    from vsdesk.reports.sheet_facts import Facts

_ID: Final = re.compile(r"[0-9a-f]{32}")
_OWN: Final = frozenset({"blob", "size", "mime", "sens"})  # of the file and the record themselves
_CLAIMED: Final = frozenset({"value", "text"})
# Kinds that would fill pages as tables: what is said, what was told, what needs no label.
_SHORT: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]] = {
    "claim": (("field", "value"), ("text",), ("confidence", "status")),
    "consent_grant": (
        ("purpose", "recipient", "recipient_name", "result"),
        ("limits",),
        ("grantor", "capacity", "given_on", "how_recorded"),
    ),
}
# What is so unless somebody says otherwise, and tells a reader nothing.
_AS_USUAL: Final = {("claim", "status"): ("current",)}
# Terms of doubt, which stand on the paper whichever reading of the file says them.
_DOUBT: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("event", "confidence"): (story_entries.RUMOUR,),
    ("claim", "confidence"): (story_entries.RUMOUR,),
    ("claim", "status"): (story_entries.SUPERSEDED,),
    ("evidence_item", "of_whom"): ("may_be_another", "another"),
}
_ALIKE: Final = frozenset({"consent_grant"})  # one mother's answers differ in the question alone


def said(facts: Facts, record: DisclosedRecord, spec: FieldSpec) -> str:
    """All values of a field in words; a link to a source as its code."""
    if spec.type in ("link", "links"):
        codes = [id for id in ids_of(record, spec.name) if not _ID.fullmatch(id)]
        named = printed_fields.said(facts, record, spec)
        return list_of([*filter(None, [named]), *codes], facts.voice) if codes else named
    if spec.type == "hash":
        return _hash(facts, record, spec.name)
    return printed_fields.said(facts, record, spec)


def _hash(facts: Facts, record: DisclosedRecord, name: str) -> str:
    """A SHA-256; of a file that is here the computed one, with what the record says instead."""
    if name != "sha256":
        return every(str(value) for value in facts.values(record, name))
    found = facts.fingerprint(record)
    shown = list(filter(None, [every(found.shown)]))
    return joined([*shown, *fingerprint_notes(facts, record)], " ")


def fingerprint_notes(facts: Facts, record: DisclosedRecord) -> list[str]:
    """What has to be said beside the SHA-256 of an item's file."""
    found, say = facts.fingerprint(record), facts.voice.words.say
    if found.others:
        return [
            say(
                "The record names another fingerprint than this file has: {digest}",
                digest=isolate(one),
            )
            for one in found.others
        ]
    if found.noted and not found.computed:
        return [say("As it was noted. The file itself is not here.")]
    return []


def fingerprint(part: LanguagePart, record: DisclosedRecord) -> list[PageRow]:
    """The SHA-256 of an item's file in small print, with what has to be said beside it."""
    column, facts = part.column, part.facts
    rows = []
    for digest in facts.fingerprint(record).shown:
        rows += column.text(f"SHA-256 {digest[:32]} {digest[32:]}", size=7, colour=QUIET)
    for note in fingerprint_notes(facts, record):
        rows += column.text(note, size=7, colour=WARN)
    return rows


def labelled(
    facts: Facts, record: DisclosedRecord, names: Iterable[str], dictionary: Dictionary
) -> list[tuple[str, str]]:
    """(label, words) of these fields of a record, those that have words."""
    found = []
    for name in names:
        spec = dictionary.field(record.kind, name)
        words = said(facts, record, spec) if spec is not None else ""
        if spec is not None and words:
            label = facts.voice.labels.field(record.kind, spec)
            found.append((label, isolate(beside_label(words, spec))))
    return found


def beside_label(words: str, spec: FieldSpec | None) -> str:
    """Words that stand alone beside their label: a term of a list begins as a sentence does."""
    return capital(words) if spec is not None and spec.vocabulary else words


def pairs(
    facts: Facts, record: DisclosedRecord, dictionary: Dictionary, without: Collection[str] = ()
) -> list[tuple[str, str]]:
    """(label, words) of every field of a record that may leave and has words, but for those `without`.

    Nothing of a record of which nothing is left but who told it, or what it is about.
    """
    found = _by_field(facts, record, dictionary)
    return [
        (label, beside_label(words, dictionary.field(record.kind, name)))
        for name, (label, words) in found.items()
        if name not in without
    ]


def _by_field(
    facts: Facts, record: DisclosedRecord, dictionary: Dictionary
) -> dict[str, tuple[str, str]]:
    kind = dictionary.kind(record.kind)
    found = {}
    told = False
    for spec in kind.fields if kind else ():
        warned = _warned(facts, record, spec)
        here = spec.name in record.values or spec.type == "hash" or warned
        if spec.name in _OWN or not here:
            continue  # the hash of a file that is here is computed, whatever the record says
        if not warned and record.every(spec.name) == _AS_USUAL.get((record.kind, spec.name)):
            continue
        words = every([said(facts, record, _typed(spec, record, dictionary)), *warned])
        if words:
            found[spec.name] = (facts.voice.labels.field(record.kind, spec), words)
            told = told or "source" not in spec.targets
    if record.kind == "claim" and not _CLAIMED & found.keys():
        return {}  # neither what was said nor the words: nothing was said
    return found if told else {}


def _warned(facts: Facts, record: DisclosedRecord, spec: FieldSpec) -> list[str]:
    """The terms of doubt in a field that stand in another reading of the file alone."""
    doubt = _DOUBT.get((record.kind, spec.name), ())
    said = {*record.decides(spec.name)} - {*record.every(spec.name)} if doubt else set()
    return [facts.voice.labels.term(spec.vocabulary or "", one) for one in doubt if one in said]


def _typed(spec: FieldSpec, record: DisclosedRecord, dictionary: Dictionary) -> FieldSpec:
    """The value of a claim has the type of the field that it speaks of."""
    if record.kind != "claim" or spec.name != "value":
        return spec
    about = dictionary.claimed(record.text("field"))
    return replace(about, name="value") if about else spec


def entries(
    part: LanguagePart, records: Iterable[DisclosedRecord], dictionary: Dictionary
) -> Blocks:
    """Each record as an entry with a dot, a block for each field, so that two languages stay level; claims
    and answers in few lines behind them, answers that are alike but for the question in one entry.

    Whoever is thought responsible is "alleged"; what somebody owned is what the papers say.
    """
    blocks: Blocks = []
    inner = part.column.inner
    alike: dict[tuple[_Rest, bool, str], list[str]] = {}
    for record in records:
        found = _by_field(part.facts, record, dictionary)
        if not found:
            continue
        if record.kind in _SHORT:
            title, rest = _short(found, *_SHORT[record.kind])
            own = "" if record.kind in _ALIKE else record.id
            alike.setdefault((rest, _unconfirmed(record), own), []).append(title)
            continue
        told = pairs(part.facts, record, dictionary)
        lines = [inner.pair(label, isolate(words)) for label, words in told]
        if note := _note(record):
            lines[0] = [*inner.text(part.say(note), size=SMALL, colour=WARN), *lines[0]]
        blocks += part.column.entry(lines, WARN if _unconfirmed(record) else ACCENT)
    for (rest, unconfirmed, _), titles in alike.items():
        lines = [inner.text(one, bold=True, keep=True) for one in dict.fromkeys(titles)]
        lines += [inner.text(one) for one in rest.told]
        lines += [inner.text(rest.small, size=SMALL, colour=QUIET)] if rest.small else []
        blocks += part.column.entry(lines, WARN if unconfirmed else ACCENT)
    return blocks


class _Rest(NamedTuple):
    """What stands below the title of an entry that is said in few lines."""

    told: tuple[str, ...]
    small: str


def _short(
    found: dict[str, tuple[str, str]],
    title: Sequence[str],
    told: Sequence[str],
    plain: Sequence[str],
) -> tuple[str, _Rest]:
    """What the record says, for bold; what was told below it, and the rest for small print."""
    words = {name: said for name, (_, said) in found.items()}
    first = capital(dotted(*(words.get(name, "") for name in title)))
    named = {*title, *told, *plain}
    more = [
        f"{label}: {isolate(said)}" for name, (label, said) in found.items() if name not in named
    ]
    small = dotted(*(words.get(name, "") for name in plain), *more)
    return first, _Rest(tuple(isolate(words[name]) for name in told if name in words), small)


def _note(record: DisclosedRecord) -> str:
    """What stands above an entry so that nobody reads it as a finding."""
    if record.kind in ("involvement", "perpetrator") and "judged" not in record.marks:
        return mark("alleged")
    return mark("according to the papers shown") if record.kind == "hlp_asset" else ""


def _unconfirmed(record: DisclosedRecord) -> bool:
    return story_entries.is_from_registry(record) or story_entries.is_rumour(record)

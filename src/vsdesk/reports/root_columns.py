"""One family, incident or activity as a row of a table: each cell only as far as the gate lets it
for every case behind it.

A family or an incident is not asked by itself: it leaves on the word of those who answered for its cases.
The gate is asked for each of them, and a cell stands only where each lets it out: the narrowest holds. A
column is `kind.field` of the root, or one of `OWN`. What was withheld is an empty cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.reports import full_record
from vsdesk.reports.sheet_facts import Facts, dotted
from vsdesk.words import mark, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.reports.page_header import Voice

KINDS: Final = ("family", "incident", "activity")  # beside cases, what can leave as a table
TABLES: Final = ("case", *KINDS)
USUAL: Final[Mapping[str, tuple[str, ...]]] = {
    "family": (
        "family.family_code",
        "family.display_name",
        "cases",
        "missing",
        "family.home_place",
        "family.displacement_status",
        "family.household_size",
        "family.children_under_18",
        "family.female_headed",
    ),
    "incident": (
        "incident.title",
        "incident.date",
        "place",
        "cases",
        "missing",
        "incident.others",
        "responsible",
    ),
    "activity": (
        *("activity.date", "activity.end", "activity.type", "activity.title", "activity.groups"),
        *("activity.partners", "activity.place_text", "activity.country", "activity.bodies"),
        *("activity.topics", "activity.how_many", "activity.sessions", "participants"),
    ),
}
OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "family": ("cases", "missing"),
    "incident": ("place", "cases", "missing", "responsible"),
    "activity": ("participants",),
}
_LABELS: Final[Mapping[str, str]] = {
    "cases": mark("Case numbers"),
    "missing": mark("Missing persons"),
    "place": mark("Place"),
    "responsible": mark("Alleged to be responsible"),
    "participants": mark("Participants"),
}
# Said by a column of `OWN`: a name of who is thought responsible never stands without "alleged".
_SAID_BY_OWN: Final = frozenset({"incident.perpetrators", "incident.place", "incident.place_text"})
_WITHOUT_WORDS: Final = frozenset({"kids", "json", "hash"})


def columns(kind: str, dictionary: Dictionary) -> tuple[str, ...]:
    """Every column that can be asked for, the usual ones first."""
    spec = dictionary.kind(kind)
    fields = (
        f"{kind}.{one.name}"
        for one in (spec.fields if spec else ())
        if one.type not in _WITHOUT_WORDS
    )
    found = dict.fromkeys((*USUAL[kind], *OWN[kind], *fields))
    return tuple(one for one in found if one not in _SAID_BY_OWN)


def is_column(kind: str, column: str, dictionary: Dictionary) -> bool:
    """Whether there is such a column."""
    return column in columns(kind, dictionary)


def heading(column: str, voice: Voice, dictionary: Dictionary) -> str:
    """The head of a column in one language."""
    if column in _LABELS:
        return plain(voice.words.say(_LABELS[column]))
    kind, _, name = column.partition(".")
    return voice.labels.field(kind, dictionary.field(kind, name) or name)


def cells(
    root: str,
    behind: Sequence[GateDecision],
    asked: Sequence[str],
    voice: Voice,
    dictionary: Dictionary,
    beside: Sequence[GateDecision] = (),
) -> list[str]:
    """One row, in plain text without direction marks. `behind`: what the gate let out of each file on whose
    word it leaves; `beside`: of those that only narrow it."""
    facts = [Facts(one, voice) for one in behind]
    less = [Facts(one, voice) for one in beside]
    return [plain(_cell(root, facts, less, column, dictionary)) for column in asked]


def read_of(root: str, behind: Sequence[GateDecision]) -> list[DisclosedRecord]:
    """The records that a row is made from: the root as the first file lets it out, its cases, their
    people."""
    found: dict[str, DisclosedRecord] = {}
    for one in behind:
        case = one.get(one.root)
        if case is not None and case.kind == "case":
            found[case.id] = case
            found |= {person.id: person for person in one.linked(case, "person")}
        if (held := one.get(root)) is not None:
            found.setdefault(root, held)
    return list(found.values())


def _cell(
    root: str,
    facts: Sequence[Facts],
    less: Sequence[Facts],
    column: str,
    dictionary: Dictionary,
) -> str:
    cases = [one for one in facts if one.disclosed.root != root]
    if column == "cases":
        return dotted(*(one.text(one.case, "case_no") for one in cases))
    if column == "missing":
        return dotted(*(name for one in cases for name in one.called(one.person)[:1]))
    said = {_of_root(one, root, column, dictionary) for one in (*facts, *less)}
    return said.pop() if len(said) == 1 else ""  # somebody's answer keeps it here


def _of_root(facts: Facts, root: str, column: str, dictionary: Dictionary) -> str:
    record = facts.disclosed.get(root)
    if record is None:
        return ""
    if column in _FILLED:
        return _FILLED[column](facts, record)
    kind, _, name = column.partition(".")
    spec = dictionary.field(kind, name)
    return full_record.said(facts, record, spec) if spec is not None else ""


def _place(facts: Facts, record: DisclosedRecord) -> str:
    return facts.place(record, "place")


def _responsible(facts: Facts, record: DisclosedRecord) -> str:
    """Bodies and persons that the incident itself names: an allegation, or in the court's words."""
    say = facts.voice.words.say
    lines = []
    for body in facts.disclosed.linked(record, "perpetrators"):
        name = facts.named(body)
        if name and "judged" in body.marks:
            words = facts.spoken(body, "legal_text")
            words = words or facts.term(body, "legal_status", "legal_status")
            lines.append(say("{name}: {judgment}", name=name, judgment=words))
        elif name:
            lines.append(say("Alleged to be responsible: {name}", name=name))
    return dotted(*lines)


def _participants(facts: Facts, record: DisclosedRecord) -> str:
    """Who took part, counted, as far as the counts may leave."""
    found = []
    for one in facts.disclosed.children(record.id, "participation"):
        counts = [value for value in facts.values(one, "count") if isinstance(value, int)]
        words = facts.voice.words.count("{n} person", "{n} persons", counts[0]) if counts else ""
        bands = [facts.term(one, "sex", "sex"), facts.term(one, "age_band", "age_band")]
        found.append(dotted(words, *bands))
    return "; ".join(filter(None, found))


_FILLED: Final[Mapping[str, Callable[[Facts, DisclosedRecord], str]]] = {
    "place": _place,
    "responsible": _responsible,
    "participants": _participants,
}

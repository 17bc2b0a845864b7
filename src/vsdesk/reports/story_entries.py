"""What happened, what was heard and what was done, as entries of a sheet.

News of a death is told by a person, never by a sheet (data-dictionary §5.25); a registry entry is
named as that and "not confirmed"; whoever is thought responsible is "alleged", or stands with the
court's words; a rumour is never printed without that word.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.names.suspects import are_bodies
from vsdesk.records.statuses import WHERE
from vsdesk.reports import printed_fields
from vsdesk.reports.sheet_facts import dotted, every, list_of
from vsdesk.words import capital

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.sheet_facts import Facts

Order = tuple[int, str, str, str]
TOLD_IN_PERSON: Final = frozenset(
    {"killing_reported", "execution_reported", "burial_reported", "name_in_list_photo"}
)
RUMOUR: Final = "rumour"
SUPERSEDED: Final = "superseded"


@dataclass(frozen=True, slots=True)
class StoryEntry:
    """One entry: when, what, and further lines."""

    when: str = field(repr=False)
    what: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    unconfirmed: bool = False


def timeline(facts: Facts) -> list[StoryEntry]:
    """The events in order of time, as a family's sheet tells them."""
    events = [
        e for e in facts.disclosed.of("event") if TOLD_IN_PERSON.isdisjoint(e.decides("type"))
    ]
    found = sorted(events, key=lambda one: order(facts, one))
    return [_beside_registry(facts, one, _event(facts, one)) for one in found]


def _beside_registry(facts: Facts, event: DisclosedRecord, told: StoryEntry) -> StoryEntry:
    """Whoever reads at home what the registry says reads with it what that is worth."""
    if not is_from_registry(event) or not told.what:
        return told
    what = capital(facts.term(event, "type", "event_type"))
    what = what or facts.voice.words.say("What was told")
    worth = facts.voice.words.say("{what} (not confirmed: it proves nothing by itself)", what=what)
    return replace(told, what=worth)


def later(
    facts: Facts,
    before: DisclosedRecord | None,
    *,
    named: bool = True,
    individuals: bool = True,
    without: Collection[str] = (),
) -> list[StoryEntry]:
    """All events but `before` and `without` in order of time, each with its source's code, for a mechanism.

    `named` False leaves out who is thought responsible: for a paper that is carried past checkpoints;
    `individuals` False leaves out persons only: they stand in a sealed annex.
    """
    left = {*without, before.id} if before is not None else {*without}
    events = [e for e in facts.disclosed.of("event") if e.id not in left]
    ordered = sorted(events, key=lambda one: order(facts, one))
    told = [_sourced(facts, one, named=named, individuals=individuals) for one in ordered]
    return [one for one in told if one.what]  # of some nothing may leave but that it was told


def held(facts: Facts, event: DisclosedRecord) -> StoryEntry:
    """One event as `later` tells it."""
    return _sourced(facts, event, named=True, individuals=True)


def disappearance(facts: Facts) -> DisclosedRecord | None:
    """The event that is the disappearance itself: the earliest that says so. Where that one stays, no other
    is told in its place: a sighting in a prison is no arrest."""
    events = sorted(facts.disclosed.of("event"), key=lambda one: order(facts, one))
    return next((one for one in events if True in facts.values(one, "is_disappearance")), None)


def heard(facts: Facts) -> list[StoryEntry]:
    """What sources say of the whereabouts, each with how sure it is. Never of a death."""
    found = []
    for one in facts.disclosed.of("claim"):
        what = _claimed(facts, one)
        if what and not is_superseded(one):
            sure = _how_sure(facts, one)
            lines = tuple(filter(None, (sure, facts.spoken(one, "text"))))
            found.append(StoryEntry("", what, lines, unconfirmed=True))
    return found


def steps(facts: Facts) -> list[StoryEntry]:
    """What was done to search, in order of time."""
    actions = sorted(facts.disclosed.of("search_action"), key=lambda one: order(facts, one))
    return [_step(facts, one) for one in actions]


def order(facts: Facts, record: DisclosedRecord, name: str = "date") -> Order:
    """Where a record stands in time by the earliest of a date's values; without one, last."""
    orders = []
    for value in facts.values(record, name):
        try:
            orders.append(PartialDate.of(value).order)
        except ImpossibleDate:
            continue
    return (*min(orders, default=(1, "", "")), record.id)


def _event(
    facts: Facts, event: DisclosedRecord, *, named: bool = True, individuals: bool = True
) -> StoryEntry:
    what = capital(facts.term(event, "type", "event_type"))
    rumour, registry = is_rumour(event), is_from_registry(event)
    lines = [
        capital(
            dotted(
                facts.place(event, "place", "facility"),
                facts.term(event, "how_taken", "how_taken"),
                facts.term(event, "release_kind", "release_kind"),
                doubt(facts, event),
            )
        ),
        facts.spoken(event, "text"),
        _others(facts, event),
        *(responsible(facts, event, individuals=individuals) if named else ()),
        *_declared(facts, event),
    ]
    told = tuple(filter(None, lines))
    if told and not what:  # of what kind it was nobody said
        what = facts.voice.words.say("What was told")
    if what and registry:
        what = facts.voice.words.say("{what} (not confirmed)", what=what)
    return StoryEntry(_span(facts, event), what, told, registry or rumour)


def is_rumour(record: DisclosedRecord) -> bool:
    """Whether any reading of the file calls it a rumour."""
    return RUMOUR in record.decides("confidence")


def doubt(facts: Facts, record: DisclosedRecord) -> str:
    """The word that it is a rumour, with how sure it is by others; "" where nobody calls it one."""
    return _how_sure(facts, record) if is_rumour(record) else ""


def with_doubt(facts: Facts, record: DisclosedRecord | None, words: str) -> str:
    """A field of a record that stands by itself in a row, a cell or a line: never without that word."""
    return dotted(words, doubt(facts, record)) if words and record is not None else words


def is_superseded(claim: DisclosedRecord) -> bool:
    """Whether later information stands instead, by any reading."""
    return SUPERSEDED in claim.decides("status")


def is_from_registry(event: DisclosedRecord) -> bool:
    """Whether it is what a registry says, by any reading: it proves nothing by itself."""
    return "registry_entry" in event.decides("type")


def _how_sure(facts: Facts, record: DisclosedRecord) -> str:
    """How sure it is, as it stands; and that it is a rumour, whoever says so."""
    sure = facts.term(record, "confidence", "confidence")
    if not is_rumour(record) or RUMOUR in record.every("confidence"):
        return sure
    return every([sure, facts.voice.labels.term("confidence", RUMOUR)])


def _span(facts: Facts, event: DisclosedRecord) -> str:
    """When it was; of what lasted, from when until when."""
    began, ended = facts.when(event), facts.when(event, "end")
    if not ended:
        return began
    say = facts.voice.words.say
    return (
        say("{begin} until {end}", begin=began, end=ended)
        if began
        else say("until {end}", end=ended)
    )


def _others(facts: Facts, event: DisclosedRecord) -> str:
    """How many others were taken with the person, never who."""
    told = (one for one in facts.values(event, "others_count") if isinstance(one, int) and one > 0)
    return every(
        facts.voice.words.count(
            "{n} other person was taken in the same event.",
            "{n} other persons were taken in the same event.",
            n,
        )
        for n in told
    )


def _declared(facts: Facts, record: DisclosedRecord) -> list[str]:
    """What else its declaration puts on paper."""
    say = facts.voice.words.say
    return [
        say("{field}: {value}", field=label, value=value)
        for label, value in printed_fields.of(facts, record)
    ]


def _sourced(facts: Facts, event: DisclosedRecord, *, named: bool, individuals: bool) -> StoryEntry:
    """An entry with its source, how sure it is, and the word for what nobody has confirmed."""
    told = _event(facts, event, named=named, individuals=individuals)
    say = facts.voice.words.say
    what = told.what
    if what and not TOLD_IN_PERSON.isdisjoint(event.decides("type")):
        what = say("{what}: reported, not confirmed", what=what)
    sources = [*ids_in(event.value("told_by")), *ids_in(event.value("witnesses"))]
    codes = dict.fromkeys(one for one in sources if one.startswith("S-"))
    sure = _how_sure(facts, event)
    by = say("Source: {codes}", codes=list_of(codes, facts.voice)) if codes else ""
    lines = (*(one for one in told.lines if one != sure), dotted(by, sure))
    return StoryEntry(
        told.when, what, tuple(filter(None, lines)), told.unconfirmed or what != told.what
    )


def responsible(facts: Facts, event: DisclosedRecord, *, individuals: bool = True) -> list[str]:
    """Who is thought to have done it, always said as an allegation, or in the court's words.

    `individuals` False names bodies and groups only: no person, and no name as it was told.
    """
    told = (
        alleged(facts, one, individuals=individuals)
        for one in facts.disclosed.children(event.id, "involvement")
    )
    return [*filter(None, told)]


def alleged(facts: Facts, involvement: DisclosedRecord, *, individuals: bool = True) -> str:
    """One of them, as `responsible` says it; "" where no name may stand."""
    say = facts.voice.words.say
    body = facts.disclosed.get(facts.first(involvement, "perpetrator"))
    name = facts.named(body) if body else ""
    if individuals:
        name = name or facts.text(involvement, "named_as")
    elif body is not None and is_individual(body):
        body, name = None, ""
    name = name or facts.term(involvement, "group", "perpetrator_group")
    if not name:
        return ""
    if body is not None and "judged" in body.marks:
        words = facts.spoken(body, "legal_text")
        words = words or facts.term(body, "legal_status", "legal_status")
        return say("{name}: {judgment}", name=name, judgment=words)
    return say("Alleged to be responsible: {name}", name=name)


def is_individual(body: DisclosedRecord) -> bool:
    """Whether somebody thought responsible may be a person: who is not said to be a body, in any reading."""
    return not are_bodies(body.decides("type"))


def _claimed(facts: Facts, claim: DisclosedRecord) -> str:
    """What a claim says, when it is about where the person is; else ""."""
    field, value = facts.first(claim, "field"), facts.first(claim, "value")
    if field == "whereabouts":
        return capital(facts.voice.labels.term("whereabouts", value)) if value else ""
    if field in WHERE:
        return facts.place_name(value)
    return value if field == "place_text" else ""


def _step(facts: Facts, action: DisclosedRecord) -> StoryEntry:
    say = facts.voice.words.say
    what = facts.text(action, "body_name")
    what = what or capital(facts.term(action, "body", "body_approached"))
    if True in action.decides("no_action_possible"):
        what = say("No step was possible")
    number = facts.text(action, "reference_no")
    lines = (
        dotted(
            facts.term(action, "no_action_reason", "no_action_reason"),
            facts.place(action, "place"),
            facts.term(action, "mode", "search_mode"),
            say("reference number {number}", number=number) if number else "",
            facts.term(action, "response", "search_response"),
        ),
        facts.spoken(action, "no_action_text"),
        facts.spoken(action, "result"),
        *_declared(facts, action),
    )
    return StoryEntry(facts.when(action), what, tuple(filter(None, lines)))

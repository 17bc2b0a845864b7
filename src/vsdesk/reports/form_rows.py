"""What fills the blocks of a mechanism's form (resources/forms): one function for each named row.

A row of the form `kind.field` is said by its FieldSpec; `*kind` is every record of a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from vsdesk.records.dates.age_words import whole_age
from vsdesk.records.dictionary.case_numbers import OUR_NUMBERS
from vsdesk.records.dictionary.display_names import LATIN, NAME_PARTS, USUAL_WRITING
from vsdesk.reports import (
    agreement_rows,
    detention_rows,
    exhibits,
    full_record,
    responsible_persons,
    sealed_annex,
    story_entries,
)
from vsdesk.reports.column_frame import day_words, happenings, pairs, points
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.style import QUIET, SMALL
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_subject import SheetSubject

Filler = Callable[["LanguagePart", "SheetSubject"], "Blocks"]
_WHEN_AND_WHERE: Final = frozenset({"date", "place", "place_text", "facility"})


# What a named row would show: (kind, field), "" for every field of the kind.
_SHOWS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "names": tuple(("person", f"{one}_{w}") for one in NAME_PARTS for w in (USUAL_WRITING, LATIN)),
    "latin_name": tuple(("person", f"{one}_{LATIN}") for one in NAME_PARTS),
    "known_as": (("person_name", "value"),),
    "mother": (("person", "mother_given_ar"), ("person", "mother_lat")),
    "age": (("person", "birth"), ("person", "age_told")),
    "numbers": (("person_identifier", ""),),
    "taken_place": (("event", "place"), ("event", "place_text"), ("event", "facility")),
    "timeline": (("event", "date"), ("event", "type"), ("event", "text")),
    "timeline_unnamed": (("event", "date"), ("event", "type"), ("event", "text")),
    "timeline_unheld": (("event", "date"), ("event", "type"), ("event", "text")),
    "held": (("event", "facility"), ("event", "authority"), ("event", "legal_basis")),
    "timeline_bodies": (("event", "date"), ("event", "type"), ("event", "text")),
    "claims": (("claim", "value"),),
    "responsible": (("involvement", "group"), ("involvement", "perpetrator")),
    "steps": (("search_action", "body"), ("search_action", "result")),
    "account": (("case", "summary"), ("event", "text")),
    "contact": (("contact_channel", ""),),
    "relatives": (("kinship", ""),),
    "annexes": (("evidence_item", ""),),
    "exhibits": (("evidence_item", ""), ("custody_entry", "action"), ("custody_entry", "to_whom")),
    "confidential": (("submission", "confidential"),),
    "hearings": (("submission_event", ""),),
}
_KINDS: Final = {"person": "person", "case": "case", "taken": "event", "submission": "submission"}


def asked(rows: Iterable[str]) -> frozenset[tuple[str, str]]:
    """What the rows of a form ask for: (kind, field), "" for every field of a kind."""
    found: set[tuple[str, str]] = set()
    for row in rows:
        if row.startswith("*"):
            found.add((row[1:], ""))
        elif row in ROWS:
            found |= set(_SHOWS.get(row, ()))
        else:
            kind, _, name = row.partition(".")
            found.add((_KINDS[kind], name))
    return frozenset(found)


def filled(row: str, part: LanguagePart, topic: SheetSubject) -> Blocks:
    """The blocks of one row of a form."""
    if row.startswith("*"):
        return full_record.entries(part, part.facts.disclosed.of(row[1:]), topic.dictionary)
    if row in ROWS:
        return ROWS[row](part, topic)
    kind, _, name = row.partition(".")
    return _field(part, topic, _record(part, topic, kind), name)


def _record(part: LanguagePart, topic: SheetSubject, kind: str) -> DisclosedRecord | None:
    facts = part.facts
    if kind == "person":
        return facts.person
    if kind == "taken":
        return story_entries.disappearance(facts)
    if kind == "submission":
        return topic.submission
    return facts.case if kind == "case" else None


def _field(
    part: LanguagePart, topic: SheetSubject, record: DisclosedRecord | None, name: str
) -> Blocks:
    spec = topic.dictionary.field(record.kind, name) if record else None
    if record is None or spec is None:
        return []
    words = full_record.said(part.facts, record, spec)
    label = part.voice.labels.field(record.kind, spec)
    said = full_record.beside_label(words, spec)
    if record.kind == "event":
        said = story_entries.with_doubt(part.facts, record, said)
    said = isolate(said)
    return [part.column.pair(label, said)] if words else []


# --- the person ------------------------------------------------------------------------------


def _names(part: LanguagePart, _: SheetSubject) -> Blocks:
    names = part.facts.names(part.facts.person)
    if not names:
        return []
    label = part.say("Full name")
    first = part.column.pair(label, isolate(names[0]))
    return [first, *(part.column.pair("", isolate(other)) for other in names[1:])]


def _latin_name(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The name in Latin letters: what a body needs that reads no other, and "names" prints among all."""
    name = part.facts.name(part.facts.person, LATIN) if part.facts.person else ""
    return pairs(part, (part.say("Full name"), name))


def _known_as(part: LanguagePart, _: SheetSubject) -> Blocks:
    return pairs(part, (part.say("Also known as"), part.facts.known_as()))


def _mother(part: LanguagePart, _: SheetSubject) -> Blocks:
    return pairs(part, (part.say("Mother"), part.facts.mother()))


def _age(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The age at the disappearance by both ends of both dates, "16 to 17", or as it was told."""
    facts = part.facts
    taken = story_entries.disappearance(facts)
    said = whole_age(
        part.voice.words,
        facts.person,
        [taken] if taken is not None else [],
        facts.text(facts.person, "age_told"),
    )
    return pairs(part, (part.say("Age at the time"), said)) if said else []


def _numbers(part: LanguagePart, topic: SheetSubject) -> Blocks:
    person = part.facts.person
    mine = part.facts.disclosed.children(person.id, "person_identifier") if person else ()
    return full_record.entries(part, mine, topic.dictionary)


# --- what happened -----------------------------------------------------------------------------


def _place(part: LanguagePart, _: SheetSubject) -> Blocks:
    taken = story_entries.disappearance(part.facts)
    place = part.facts.place_and_wider(taken, "place", "facility")
    return pairs(part, (part.say("Place"), story_entries.with_doubt(part.facts, taken, place)))


def _claimed(part: LanguagePart, topic: SheetSubject, wanted: Callable[[str], bool]) -> Blocks:
    claims = [
        one
        for one in part.facts.disclosed.of("claim")
        if wanted(part.facts.first(one, "field")) and not story_entries.is_superseded(one)
    ]
    return full_record.entries(part, claims, topic.dictionary)


def _dates_claimed(part: LanguagePart, topic: SheetSubject) -> Blocks:
    return _claimed(part, topic, lambda about: about == "date")


def _places_claimed(part: LanguagePart, topic: SheetSubject) -> Blocks:
    return _claimed(part, topic, lambda about: about in _WHEN_AND_WHERE - {"date"})


def _claims(part: LanguagePart, topic: SheetSubject) -> Blocks:
    return _claimed(part, topic, lambda about: about not in _WHEN_AND_WHERE)


def _timeline(part: LanguagePart, _: SheetSubject) -> Blocks:
    found = story_entries.later(part.facts, story_entries.disappearance(part.facts))
    return happenings(part, "", found)[1:]


def _timeline_unnamed(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The same without who is thought responsible: the relative carries it."""
    found = story_entries.later(part.facts, story_entries.disappearance(part.facts), named=False)
    return happenings(part, "", found)[1:]


def _steps(part: LanguagePart, _: SheetSubject) -> Blocks:
    return happenings(part, "", story_entries.steps(part.facts))[1:]


def _account(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The summary, and what was told of the disappearance itself."""
    facts, taken = part.facts, story_entries.disappearance(part.facts)
    summary, told = facts.spoken(facts.case, "summary"), facts.spoken(taken, "text")
    blocks = _in_language(part, facts.case, "summary") if summary else []
    return blocks + (_in_language(part, taken, "text") if told not in ("", summary) else [])


def _in_language(part: LanguagePart, record: DisclosedRecord | None, field: str) -> Blocks:
    """A told text, in the sheet's language where it was written or translated into it, and by whom."""
    facts, lang = part.facts, part.voice.lang
    told = [part.column.text(facts.spoken(record, field))]
    if record is None or any(
        isinstance(v, dict) and lang in v for v in facts.values(record, field)
    ):
        return told
    for one in facts.disclosed.of("translation"):
        about = (facts.first(one, "record"), facts.first(one, "field"), facts.first(one, "lang"))
        if about == (record.id, field, lang):
            by = part.say("Translated by {who}", who=facts.text(one, "translator") or "–")
            return [
                part.column.text(isolate(facts.text(one, "text"))),
                part.column.text(by, size=SMALL, colour=QUIET),
            ]
    return told


# --- papers and other bodies -------------------------------------------------------------------


def _annexes(part: LanguagePart, _: SheetSubject) -> Blocks:
    return exhibits.listed(part)


def _exhibits(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """For a court: with who held each of them last."""
    return exhibits.listed(part, held=True, hands=topic.hands)


def _hearings(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """Each hearing that is written down, with what came of it."""
    found = part.facts.disclosed.of("submission_event")
    held = [one for one in found if part.facts.first(one, "type") == "hearing"]
    return full_record.entries(part, held, topic.dictionary)


def _earlier(part: LanguagePart, topic: SheetSubject) -> Blocks:
    facts = part.facts
    here = facts.disclosed.request.recipient
    lines = []
    for one in facts.disclosed.of("submission"):
        if facts.first(one, "mechanism") != here and facts.first(one, "sent_on"):
            lines.append(
                dotted(
                    facts.term(one, "mechanism", "recipient"),
                    day_words(part, facts.first(one, "sent_on")),
                    facts.text(one, "external_ref"),
                )
            )
    told = [
        one
        for one in facts.disclosed.of("external_ref")
        if facts.first(one, "body") not in OUR_NUMBERS
    ]
    refs = full_record.entries(part, told, topic.dictionary)
    return [*points(part, lines), *refs]


ROWS: Final[Mapping[str, Filler]] = {
    "names": _names,
    "latin_name": _latin_name,
    "known_as": _known_as,
    "mother": _mother,
    "age": _age,
    "numbers": _numbers,
    "taken_place": _place,
    "dates_claimed": _dates_claimed,
    "places_claimed": _places_claimed,
    "claims": _claims,
    "responsible": responsible_persons.responsible,
    "bodies": responsible_persons.bodies,
    "timeline_bodies": sealed_annex.timeline,
    "sealed_annex": sealed_annex.note,
    "timeline": _timeline,
    "timeline_unheld": detention_rows.others,
    "time_held": detention_rows.time_held,
    "held": detention_rows.held,
    "timeline_unnamed": _timeline_unnamed,
    "steps": _steps,
    "account": _account,
    "submitter": agreement_rows.submitter,
    "consent": agreement_rows.consent,
    "contact": agreement_rows.contact,
    "enquirer": agreement_rows.enquirer,
    "relatives": agreement_rows.relatives,
    "sharing": agreement_rows.sharing,
    "photo_use": agreement_rows.photo_use,
    "own_photo": agreement_rows.own_photo,
    "follow_up": agreement_rows.follow_up,
    "confidential": agreement_rows.confidential,
    "hearings": _hearings,
    "annexes": _annexes,
    "exhibits": _exhibits,
    "earlier": _earlier,
}

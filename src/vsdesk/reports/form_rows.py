"""What fills the blocks of a mechanism's form (resources/forms): one function for each named row.

A row of the form `kind.field` is said by its FieldSpec; `*kind` is every record of a kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.flags import years_between
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.naming import LATIN, NAME_PARTS, USUAL_WRITING
from vsdesk.records.dictionary.numbering import OUR_NUMBERS
from vsdesk.records.statuses import OUR_PAPERS
from vsdesk.reports import sealed_annex, story, whole
from vsdesk.reports.facts import dotted
from vsdesk.reports.frame import happenings, points
from vsdesk.reports.style import QUIET, SMALL
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.frame import Blocks, LanguagePart
    from vsdesk.reports.topic import SheetSubject

Filler = Callable[["LanguagePart", "SheetSubject"], "Blocks"]
_WHEN_AND_WHERE: Final = frozenset({"date", "place", "place_text", "facility"})


# What a named row would show: (kind, field), "" for every field of the kind.
_SHOWS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "names": tuple(("person", f"{one}_{w}") for one in NAME_PARTS for w in (USUAL_WRITING, LATIN)),
    "known_as": (("person_name", "value"),),
    "mother": (("person", "mother_given_ar"), ("person", "mother_lat")),
    "age": (("person", "birth"),),
    "numbers": (("person_identifier", ""),),
    "taken_place": (("event", "place"), ("event", "place_text"), ("event", "facility")),
    "timeline": (("event", "date"), ("event", "type"), ("event", "text")),
    "timeline_unnamed": (("event", "date"), ("event", "type"), ("event", "text")),
    "timeline_bodies": (("event", "date"), ("event", "type"), ("event", "text")),
    "claims": (("claim", "value"),),
    "responsible": (("involvement", "group"), ("involvement", "perpetrator")),
    "steps": (("search_action", "body"), ("search_action", "result")),
    "account": (("case", "summary"), ("event", "text")),
    "contact": (("contact_channel", ""),),
    "relatives": (("kinship", ""),),
    "annexes": (("evidence_item", ""),),
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
        return whole.entries(part, part.facts.disclosed.of(row[1:]), topic.dictionary)
    if row in ROWS:
        return ROWS[row](part, topic)
    kind, _, name = row.partition(".")
    return _field(part, topic, _record(part, topic, kind), name)


def _record(part: LanguagePart, topic: SheetSubject, kind: str) -> DisclosedRecord | None:
    facts = part.facts
    if kind == "person":
        return facts.person
    if kind == "taken":
        return story.disappearance(facts)
    if kind == "submission":
        return topic.submission
    return facts.case if kind == "case" else None


def _field(
    part: LanguagePart, topic: SheetSubject, record: DisclosedRecord | None, name: str
) -> Blocks:
    spec = topic.dictionary.field(record.kind, name) if record else None
    if record is None or spec is None:
        return []
    words = whole.said(part.facts, record, spec)
    label = part.voice.labels.field(record.kind, spec)
    return [part.column.pair(label, isolate(words))] if words else []


# --- the person ------------------------------------------------------------------------------


def _names(part: LanguagePart, _: SheetSubject) -> Blocks:
    names = part.facts.names(part.facts.person)
    if not names:
        return []
    label = part.say("Full name")
    first = part.column.pair(label, isolate(names[0]))
    return [first, *(part.column.pair("", isolate(other)) for other in names[1:])]


def _known_as(part: LanguagePart, _: SheetSubject) -> Blocks:
    return _pairs(part, (part.say("Also known as"), part.facts.known_as()))


def _mother(part: LanguagePart, _: SheetSubject) -> Blocks:
    return _pairs(part, (part.say("Mother"), part.facts.mother()))


def _age(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The age at the disappearance by both ends of both dates: "16–17"."""
    facts = part.facts
    taken = story.disappearance(facts)
    found: set[int] = set()
    for birth in facts.values(facts.person, "birth"):
        for day in facts.values(taken, "date"):
            try:
                found |= set(years_between(PartialDate.of(birth), PartialDate.of(day)) or ())
            except ImpossibleDate:
                continue
    if not found:
        return []
    least, most = min(found), max(found)
    years = str(least) if least == most else f"{least}–{most}"
    return _pairs(part, (part.say("Age at the time"), years))


def _numbers(part: LanguagePart, topic: SheetSubject) -> Blocks:
    person = part.facts.person
    mine = part.facts.disclosed.children(person.id, "person_identifier") if person else ()
    return whole.entries(part, mine, topic.dictionary)


# --- what happened -----------------------------------------------------------------------------


def _place(part: LanguagePart, _: SheetSubject) -> Blocks:
    taken = story.disappearance(part.facts)
    return _pairs(part, (part.say("Place"), part.facts.place(taken, "place", "facility")))


def _claimed(part: LanguagePart, topic: SheetSubject, wanted: Callable[[str], bool]) -> Blocks:
    claims = [
        one
        for one in part.facts.disclosed.of("claim")
        if wanted(part.facts.first(one, "field"))
        and part.facts.first(one, "status") != "superseded"
    ]
    return whole.entries(part, claims, topic.dictionary)


def _dates_claimed(part: LanguagePart, topic: SheetSubject) -> Blocks:
    return _claimed(part, topic, lambda about: about == "date")


def _places_claimed(part: LanguagePart, topic: SheetSubject) -> Blocks:
    return _claimed(part, topic, lambda about: about in _WHEN_AND_WHERE - {"date"})


def _claims(part: LanguagePart, topic: SheetSubject) -> Blocks:
    return _claimed(part, topic, lambda about: about not in _WHEN_AND_WHERE)


def _responsible(part: LanguagePart, topic: SheetSubject) -> Blocks:
    taken = story.disappearance(part.facts)
    if taken is None:
        return []
    blocks = points(part, story.responsible(part.facts, taken))
    for one in part.facts.disclosed.children(taken.id, "involvement"):
        for name in ("group", "degree", "certainty", "state_nexus", "nexus_reason"):
            blocks += _field(part, topic, one, name)
    return blocks


def _timeline(part: LanguagePart, _: SheetSubject) -> Blocks:
    found = story.later(part.facts, story.disappearance(part.facts))
    return happenings(part, "", found)[1:]


def _timeline_unnamed(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The same without who is thought responsible: the relative carries it."""
    found = story.later(part.facts, story.disappearance(part.facts), named=False)
    return happenings(part, "", found)[1:]


def _steps(part: LanguagePart, _: SheetSubject) -> Blocks:
    return happenings(part, "", story.steps(part.facts))[1:]


def _account(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The summary, and what was told of the disappearance itself."""
    facts, taken = part.facts, story.disappearance(part.facts)
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


# --- who submits, who agreed -------------------------------------------------------------------


def _submitter(part: LanguagePart, _: SheetSubject) -> Blocks:
    contact = part.furniture.contact
    return _pairs(
        part,
        (part.say("Organisation"), contact.organisation),
        (part.say("Address"), contact.address),
        (part.say("Ask for"), contact.person),
        (part.say("Phone"), contact.phone),
        (part.say("E-mail"), contact.mail),
    )


def _consent(part: LanguagePart, _: SheetSubject) -> Blocks:
    """Who agreed to this, when, how."""
    facts, labels = part.facts, part.voice.labels
    lines: dict[str, None] = {}
    for one in map(facts.disclosed.get, facts.disclosed.consents_used):
        if one is None:
            continue
        who = _who(part, facts.first(one, "grantor"))
        day, manner = _day(part, facts.first(one, "given_on")), facts.first(one, "how_recorded")
        how = labels.term("consent_recorded", manner) if manner else ""
        said = (
            part.say("Consent of {who}, {day}, {manner}", who=who, day=day, manner=how)
            if how
            else part.say("Consent of {who}, {day}", who=who, day=day)
        )
        lines[said] = None
    return points(part, list(lines))


def _who(part: LanguagePart, person: str) -> str:
    """A relative by relation and, where it may leave, name."""
    facts = part.facts
    relation = next(
        (
            facts.term(link, "relation", "kinship")
            for link in facts.disclosed.of("kinship")
            if facts.first(link, "person") == person
        ),
        "",
    )
    record = facts.disclosed.get(person)
    return dotted(relation, *facts.names(record)[:1]) or part.say("a relative")


def _contact(part: LanguagePart, _: SheetSubject) -> Blocks:
    facts = part.facts
    return _pairs(
        part,
        *(
            (
                _who(part, facts.first(one, "person") or one.parent or ""),
                dotted(facts.term(one, "type", "channel"), facts.text(one, "value")),
            )
            for one in facts.disclosed.of("contact_channel")
        ),
    )


def _enquirer(part: LanguagePart, _: SheetSubject) -> Blocks:
    person = part.facts.disclosed.request.person or ""
    return _pairs(part, (part.say("Relative"), _who(part, person))) if person else []


def _relatives(part: LanguagePart, _: SheetSubject) -> Blocks:
    return _pairs(part, *part.facts.kin())


def _sharing(part: LanguagePart, topic: SheetSubject) -> Blocks:
    used = [part.facts.disclosed.get(one) for one in part.facts.disclosed.consents_used]
    blocks: Blocks = []
    for one in filter(None, used):
        blocks += _field(part, topic, one, "sharing_level")
    return blocks


def _photo_use(part: LanguagePart, _: SheetSubject) -> Blocks:
    """May the photo be published: another question than whether the photo may be used in the search."""
    said = {True: "yes", False: "no", None: "not_asked"}[part.facts.disclosed.published]
    return [part.column.text(part.voice.labels.word(said))]


# --- papers and other bodies -------------------------------------------------------------------


def _annexes(part: LanguagePart, _: SheetSubject) -> Blocks:
    facts = part.facts
    blocks: Blocks = []
    number = 0
    for one in facts.disclosed.of("evidence_item"):
        what = dotted(
            facts.text(one, "title"),
            facts.term(one, "type", "evidence_class"),
            facts.of_whom(one),
        )
        digest = next(iter(facts.fingerprint(one).shown), "")
        if facts.first(one, "type") in OUR_PAPERS or not (what or digest):
            continue  # of a paper that was not agreed to nothing is said, not even that there is one
        number += 1
        rows = part.column.inner.text(
            dotted(facts.text(one, "exhibit_no") or str(number), what), keep=bool(digest)
        )
        if digest:
            rows += whole.fingerprint(part, one)
        blocks.append(part.column.dotted(rows))
    return blocks


def _earlier(part: LanguagePart, topic: SheetSubject) -> Blocks:
    facts = part.facts
    here = facts.disclosed.request.recipient
    lines = []
    for one in facts.disclosed.of("submission"):
        if facts.first(one, "mechanism") != here and facts.first(one, "sent_on"):
            lines.append(
                dotted(
                    facts.term(one, "mechanism", "recipient"),
                    _day(part, facts.first(one, "sent_on")),
                    facts.text(one, "external_ref"),
                )
            )
    told = [
        one
        for one in facts.disclosed.of("external_ref")
        if facts.first(one, "body") not in OUR_NUMBERS
    ]
    refs = whole.entries(part, told, topic.dictionary)
    return [*points(part, lines), *refs]


def _day(part: LanguagePart, iso: str) -> str:
    try:
        return day_in_words(date.fromisoformat(iso), part.voice.lang)
    except ValueError:
        return iso


def _pairs(part: LanguagePart, *found: tuple[str, str]) -> Blocks:
    return [part.column.pair(label, isolate(value)) for label, value in found if value]


ROWS: Final[Mapping[str, Filler]] = {
    "names": _names,
    "known_as": _known_as,
    "mother": _mother,
    "age": _age,
    "numbers": _numbers,
    "taken_place": _place,
    "dates_claimed": _dates_claimed,
    "places_claimed": _places_claimed,
    "claims": _claims,
    "responsible": _responsible,
    "bodies": sealed_annex.bodies,
    "timeline_bodies": sealed_annex.timeline,
    "sealed_annex": sealed_annex.note,
    "timeline": _timeline,
    "timeline_unnamed": _timeline_unnamed,
    "steps": _steps,
    "account": _account,
    "submitter": _submitter,
    "consent": _consent,
    "contact": _contact,
    "enquirer": _enquirer,
    "relatives": _relatives,
    "sharing": _sharing,
    "photo_use": _photo_use,
    "annexes": _annexes,
    "earlier": _earlier,
}

"""Rows of a form: who submits, who agreed to it and how far, and how they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import ids_in
from vsdesk.reports import full_record
from vsdesk.reports.column_frame import day_words, pairs, points
from vsdesk.reports.sheet_facts import dotted, list_of

if TYPE_CHECKING:
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_subject import SheetSubject


def submitter(part: LanguagePart, _: SheetSubject) -> Blocks:
    contact = part.furniture.contact
    return pairs(
        part,
        (part.say("Organisation"), part.facts.read(None, "organisation", contact.organisation)),
        (part.say("Address"), part.facts.read(None, "address", contact.address)),
        (part.say("Ask for"), part.facts.read(None, "person", contact.person)),
        (part.say("Phone"), contact.phone),
        (part.say("E-mail"), contact.mail),
    )


def consent(part: LanguagePart, _: SheetSubject) -> Blocks:
    """Who agreed to this, when, how."""
    facts, labels = part.facts, part.voice.labels
    lines: dict[str, None] = {}
    for one in map(facts.disclosed.get, facts.disclosed.consents_used):
        if one is None:
            continue
        who = _who(part, facts.first(one, "grantor"))
        day, manner = (
            day_words(part, facts.first(one, "given_on")),
            facts.first(one, "how_recorded"),
        )
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
    return dotted(relation, *facts.called(record)[:1]) or part.say("a relative")


def contact(part: LanguagePart, _: SheetSubject) -> Blocks:
    facts = part.facts
    return pairs(
        part,
        *(
            (
                _who(part, facts.first(one, "person") or one.parent or ""),
                dotted(facts.term(one, "type", "channel"), facts.text(one, "value")),
            )
            for one in facts.disclosed.of("contact_channel")
        ),
    )


def enquirer(part: LanguagePart, _: SheetSubject) -> Blocks:
    person = part.facts.disclosed.request.person or ""
    return pairs(part, (part.say("Relative"), _who(part, person))) if person else []


def relatives(part: LanguagePart, _: SheetSubject) -> Blocks:
    return pairs(part, *part.facts.kin())


def sharing(part: LanguagePart, topic: SheetSubject) -> Blocks:
    used = filter(None, map(part.facts.disclosed.get, part.facts.disclosed.consents_used))
    return [
        part.column.pair(*pair)
        for one in used
        for pair in full_record.labelled(part.facts, one, ("sharing_level",), topic.dictionary)
    ]


_SAID: Final = {True: "yes", False: "no", None: "not_asked"}


def photo_use(part: LanguagePart, _: SheetSubject) -> Blocks:
    """May the photo be published: another question than whether the photo may be used in the search."""
    said = part.voice.labels.word(_SAID[part.facts.disclosed.published])
    return pairs(part, (part.say("Photo of the missing person"), said))


def own_photo(part: LanguagePart, _: SheetSubject) -> Blocks:
    """May the photo of whoever asks be published: yes only where every answer used says so."""
    used = [part.facts.disclosed.get(one) for one in part.facts.disclosed.consents_used]
    told = {value for one in used for value in part.facts.values(one, "own_photo_use")}
    asked = False if False in told else (True if told else None)
    said = part.voice.labels.word(_SAID[asked])
    return pairs(part, (part.say("Photo of the relative who asks"), said))


def follow_up(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """That an association which acts for a family stays in contact with it: said where a yes is used
    and somebody was named who carries replies."""
    agreed = any(map(part.facts.disclosed.get, part.facts.disclosed.consents_used))
    if not agreed or not part.facts.first(topic.submission, "follow_up_owner"):
        return []
    words = part.say(
        "The family agreed to this submission. We stay in contact with it, bring it every reply, and bring its answer."
    )
    return [part.column.text(words)]


def confidential(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """The request itself, with what it covers."""
    facts = part.facts
    marks = [
        str(v) for value in facts.values(topic.submission, "confidential") for v in ids_in(value)
    ]
    kept = [
        part.voice.labels.term("confidentiality_mark", one) for one in marks if one != "nothing"
    ]
    if not kept:
        return []
    words = part.say("We ask you to keep confidential: {things}", things=list_of(kept, part.voice))
    return [part.column.text(words)]

"""The persons thought responsible, on paper of their own: for the named court alone, at level A or B.

The file of a complaint names bodies and groups, and says only that the annex exists. A name as it was
told may be a person's, so it stands here too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.consent.recipients import COURTS
from vsdesk.records.dictionary.links import ids_of
from vsdesk.reports import full_record, story_entries
from vsdesk.reports.column_frame import happenings
from vsdesk.reports.page_rows import kept, space
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.style import QUIET, SMALL, WARN
from vsdesk.words import LANGS, isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.page_rows import PageRow
    from vsdesk.reports.sheet_subject import SheetSubject

_OF_A_PERSON: Final = ("rank", "position", "aliases", "group", "legal_status", "legal_court")
_OF_A_PART: Final = ("named_as", "degree", "certainty", "group", "nexus_reason")


def require(disclosed: GateDecision) -> None:
    """Raise UserError E_GATE unless it is for a court, at level A or B."""
    request = disclosed.require().request
    if request.level not in ("A", "B") or request.recipient not in COURTS:
        raise UserError("E_GATE", "perpetrator", reason="perpetrator")


def has_suspects(disclosed: GateDecision) -> bool:
    """Whether the annex would hold anybody."""
    return bool(_suspects(disclosed)) or bool(_named_only(disclosed))


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The annex: who, and in which event on whose word."""
    return [_title, partial(_persons, topic=topic), partial(_as_told, topic=topic)]


def _suspects(disclosed: GateDecision) -> tuple[DisclosedRecord, ...]:
    """Persons who stand with a name or what they were."""
    return tuple(
        one
        for one in disclosed.of("perpetrator")
        if story_entries.is_individual(one) and any(one.every(f"name_{w}") for w in LANGS)
    )


def _named_only(disclosed: GateDecision) -> tuple[DisclosedRecord, ...]:
    """Names as they were told, of which nobody wrote down whose they are."""
    return tuple(
        one
        for one in disclosed.of("involvement")
        if one.every("named_as") and disclosed.get(one.text("perpetrator")) is None
    )


def _title(part: LanguagePart) -> Blocks:
    column = part.column
    rows = column.title(part.say("Sealed annex: who is thought responsible, by name"))
    named = part.facts.disclosed.request.named_recipient
    court = part.voice.labels.term("recipient", part.furniture.recipient)
    number = part.say("Case {number}", number=part.number)
    rows += column.text(dotted(court, named, number), size=SMALL, colour=QUIET)
    words = part.say(
        "For this court alone, in an envelope of its own. Everybody here is alleged to be responsible; "
        "only a court finds who is."
    )
    return [kept([*rows, space(4), *column.text(words, size=SMALL, colour=WARN), space(4)])]


def _persons(part: LanguagePart, topic: SheetSubject) -> Blocks:
    blocks: Blocks = []
    parts: dict[str, list[DisclosedRecord]] = {}
    for one in part.facts.disclosed.of("involvement"):
        for id in ids_of(one, "perpetrator"):
            parts.setdefault(id, []).append(one)
    for body in _suspects(part.facts.disclosed):
        inner = part.column.inner
        name = inner.text(isolate(part.facts.named(body)), size=11, bold=True)
        note = (
            part.say("alleged")
            if "judged" not in body.marks
            else part.facts.spoken(body, "legal_text")
        )
        lines = [[*name, *(inner.text(note, size=SMALL, colour=WARN) if note else ())]]
        lines += [
            inner.pair(*pair)
            for pair in full_record.labelled(part.facts, body, _OF_A_PERSON, topic.dictionary)
        ]
        for one in parts.get(body.id, ()):
            lines.append(_where(part, one))
            lines += [
                inner.pair(*pair)
                for pair in full_record.labelled(part.facts, one, _OF_A_PART, topic.dictionary)
            ]
        blocks += part.column.entry(lines, WARN)
    if not blocks and not _named_only(part.facts.disclosed):
        return [part.column.text(part.say("No person is named, or none may leave."), colour=QUIET)]
    return blocks


def _as_told(part: LanguagePart, topic: SheetSubject) -> Blocks:
    blocks: Blocks = []
    for one in _named_only(part.facts.disclosed):
        lines = [_where(part, one)]
        lines += [
            part.column.inner.pair(*pair)
            for pair in full_record.labelled(part.facts, one, _OF_A_PART, topic.dictionary)
        ]
        blocks += part.column.entry(lines, WARN)
    return [part.column.heading(part.say("Named in what was told")), *blocks] if blocks else []


def _where(part: LanguagePart, involvement: DisclosedRecord) -> list[PageRow]:
    """The event in which somebody is thought to have had a part."""
    facts = part.facts
    event = facts.disclosed.get(involvement.parent)
    what = dotted(facts.term(event, "type", "event_type"), facts.when(event))
    return part.column.inner.text(what or part.say("alleged"), bold=True)


# --- on the file of the complaint itself --------------------------------------------------------


def timeline(part: LanguagePart, _: SheetSubject) -> Blocks:
    """The events after the disappearance without any person thought responsible."""
    taken = story_entries.disappearance(part.facts)
    found = story_entries.later(part.facts, taken, individuals=False)
    return happenings(part, "", found)[1:]


def note(part: LanguagePart, _: SheetSubject) -> Blocks:
    """That there is an annex, and nothing of it."""
    if not has_suspects(part.facts.disclosed):
        return []
    words = part.say(
        "Names of those thought responsible stand in a sealed annex, for this court alone."
    )
    return [part.column.text(words, colour=WARN)]

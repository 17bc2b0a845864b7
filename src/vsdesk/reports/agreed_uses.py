"""What was agreed, what is asked again, and what stayed behind, as sentences of a sheet.

The gate gives a family's paper only the answers of the relative whose paper it is. What is withheld
is named on our own copy alone, with "not agreed" or "not for this level", never with whose answer it was:
a page that leaves and names what stayed would tell the reader that it exists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from vsdesk.records.checks import duties
from vsdesk.records.consent import recipients
from vsdesk.records.consent.answers import GIVEN, IF
from vsdesk.records.consent.condition_rules import CONDITION
from vsdesk.records.consent.told_conditions import rule_words
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.records.dates.days import day_of
from vsdesk.records.dictionary.values import as_said, is_answer
from vsdesk.records.gate.disclosure import Withheld, printed_reason
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.reports.sheet_facts import dotted, list_of
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.reports.sheet_facts import Facts
    from vsdesk.words import Words

# What the organisation keeps for its own work is not the family's to miss.
OWN_KEEPING: Final = frozenset(
    {
        "note",
        "audit",
        "disclosure",
        "staff",
        "field_def",
        "term_def",
        "not_coming",
        "paper_hold",
        "contact_log",
        "duty",
        "consent_grant",
        CONDITION,
    }
)

# Size, hash and name of a file say nothing to a reader: these are named as a whole.
_NAMED: Final = 3  # so many fields of one record are named, more are counted
_BY_KIND: Final = frozenset({"evidence_item", "person_identifier", "contact_channel"})
_IF: Final = (mark("if: «{words}»"), mark("if: {line}"))


@dataclass(frozen=True, slots=True)
class AgreedUse:
    """For what and to whom somebody said yes: who ("" where no name stands here), and with which limits."""

    what: str
    whose: str = field(repr=False)
    limits: str = field(repr=False)


def agreed(facts: Facts) -> list[AgreedUse]:
    """For what and to whom a yes stands in every answer on this paper, person by person.

    Also where another relative's answer stands over it: a line that is gone would tell whose (story 5).
    """
    answers: dict[tuple[str, str], list[DisclosedRecord]] = {}
    for one in facts.disclosed.of("consent_grant"):
        key = (facts.first(one, "purpose"), facts.first(one, "recipient"))
        answers.setdefault(key, []).append(one)
    found: dict[AgreedUse, None] = {}
    for key, grants in answers.items():
        results = {str(value) for one in grants for value in facts.values(one, "result")}
        withdrawn = any(facts.values(one, "withdrawn_on") for one in grants)
        if not results or not results <= GIVEN or withdrawn:
            continue
        found |= dict.fromkeys(_agreed(facts, key, one) for one in grants)
    return list(found)


def _agreed(facts: Facts, key: tuple[str, str], grant: DisclosedRecord) -> AgreedUse:
    say, labels = facts.voice.words.say, facts.voice.labels
    results = facts.values(grant, "result")
    told = dict.fromkeys(conditions_of(facts, grant))
    ifs = [one.said(*_IF, facts.voice.words) for one in told if one.words]
    if IF in results and (not ifs or any(not one.words for one in told)):
        ifs.append(
            say("with a condition, in words that stay with us")
        )  # nobody is named in them here
    if "given_limited" in results:
        ifs.insert(0, say("within limits"))
    what = say(
        "{purpose}: {recipient}",
        purpose=labels.term("consent_purpose", key[0]),
        recipient=labels.term("recipient", key[1]),
    )
    whose = facts.called(facts.disclosed.get(facts.first(grant, "grantor")))
    limits = dotted(*map(isolate, (*ifs, *_about_whom(facts, [grant]))))
    return AgreedUse(what, whose[0] if whose else "", limits)


class ToldCondition(NamedTuple):
    """A condition as a paper says it: in the words of who said it (`own`), else in those of its rule;
    "" where its words do not stand on this paper and no rule says it."""

    words: str
    own: bool

    def said(self, own: str, rule: str, words: Words) -> str:
        """Put into a sentence: `own` takes {words}, `rule` takes {line}."""
        return words.say(own, words=self.words) if self.own else words.say(rule, line=self.words)


def conditions_of(facts: Facts, grant: DisclosedRecord) -> Iterator[ToldCondition]:
    """The conditions of a yes, as they stand on this paper."""
    for one in facts.disclosed.children(grant.id, CONDITION):
        told = [words for value in facts.values(one, "words") if (words := as_said(value))]
        yield from (ToldCondition(isolate(words), own=True) for words in told)
        if not told:
            yield ToldCondition(_ruled(facts, one), own=False)


def _ruled(facts: Facts, condition: DisclosedRecord) -> str:
    types = [str(one) for one in facts.values(condition, "type") if one != "other"]
    if len(types) != 1:
        return ""
    names = facts.called(facts.disclosed.get(facts.first(condition, "person")))
    to = facts.term(condition, "recipient", "recipient")
    day = day_of(facts.first(condition, "day"))
    on = day_in_words(day, facts.voice.lang) if day is not None else ""
    detail = on or to or next(iter(names), "")
    return rule_words(facts.term(condition, "type", "consent_condition_type"), detail)


def _about_whom(facts: Facts, grants: list[DisclosedRecord]) -> list[str]:
    """About whom these answers are, where that is somebody else than the missing person at
    the head of the paper."""
    subjects = (facts.disclosed.get(facts.first(one, "subject")) for one in grants)
    others = (one for one in subjects if one is not None and one is not facts.person)
    found = dict.fromkeys(name for one in others for name in facts.called(one)[:1])
    return [facts.voice.words.say("about {name}", name=name) for name in found]


def asked_again(facts: Facts) -> list[str]:
    """The days on which something is asked again, because it was "not now"."""
    days: dict[str, dict[str, None]] = {}
    for one in facts.disclosed.of("consent_grant"):
        day = facts.first(one, "follow_up")
        if facts.first(one, "result") == "not_asked" and day:
            to = facts.voice.labels.term("recipient", facts.first(one, "recipient"))
            days.setdefault(day, {})[to] = None
    return [
        facts.voice.words.say(
            "On {day} we ask you again about: {recipients}",
            day=_day(facts, day),
            recipients=list_of(recipients, facts.voice),
        )
        for day, recipients in sorted(days.items())
    ]


def promised(facts: Facts) -> list[str]:
    """What was promised and is not done yet: in a talk, or as a row of its own."""
    talks = [(one, facts.text(one, "promised")) for one in facts.disclosed.of("contact_log")]
    return _open(facts, [*talks, *_duties(facts, duties.OWED)])


def asked(facts: Facts) -> list[str]:
    """What we asked of the family and still wait for."""
    return _open(facts, _duties(facts, duties.ASKED))


def _duties(facts: Facts, type: str) -> list[tuple[DisclosedRecord, str]]:
    rows = facts.disclosed.of("duty")
    return [(one, facts.spoken(one, "what")) for one in rows if facts.first(one, "type") == type]


def _open(facts: Facts, rows: list[tuple[DisclosedRecord, str]]) -> list[str]:
    """A line for each that is not done, with its day, or with the words that stand for one."""
    say = facts.voice.words.say
    lines = []
    for one, words in rows:
        if not words or True in one.decides("done"):
            continue
        due = facts.first(one, "due")
        if due:
            lines.append(say("{promise} (by {day})", promise=words, day=_day(facts, due)))
        else:
            lines.append(dotted(words, facts.first(one, "due_words")))
    return lines


def withheld(facts: Facts, asked: Container[tuple[str, str]] | None = None) -> list[str]:
    """Which fields stayed behind, by reason; of a form only those that it asks for (kind, field).

    Nothing on a page that goes to somebody outside: a body, a court, a partner, a family.
    """
    if not recipients.of(facts.disclosed.request.recipient).inside:
        return []
    say, labels = facts.voice.words.say, facts.voice.labels
    by_reason: dict[str, dict[str, dict[str, None]]] = {}
    for one in facts.disclosed.withheld:
        if one.kind in OWN_KEEPING or not _asks(asked, one):
            continue
        by_field = one.field and one.kind not in _BY_KIND
        what = labels.field(one.kind, one.field or "") if by_field else labels.kind(one.kind)
        kinds = by_reason.setdefault(printed_reason(one.reason), {})
        kinds.setdefault(one.kind, {})[what] = None
    return [
        say(
            "{reason}: {fields}",
            reason=say(reason),
            fields=list_of(_grouped(kinds, facts), facts.voice),
        )
        for reason, kinds in sorted(by_reason.items())
    ]


def aside(
    disclosed: GateDecision, said: Container[tuple[str, str]], dictionary: Dictionary
) -> set[Withheld]:
    """The told texts that were let out and stand on no page: kind and field, once for all records."""
    return {
        Withheld(record.kind, name, "no_place")
        for record in disclosed.records
        if record.kind not in OWN_KEEPING
        for name, values in record.values.items()
        if (spec := dictionary.field(record.kind, name)) is not None
        and spec.type == "ptext"
        and any(not is_answer(one) and any(texts_in(one)) for one in values)
        and (record.id, name) not in said
    }


def _grouped(kinds: Mapping[str, Mapping[str, None]], facts: Facts) -> list[str]:
    """The names of what stayed; of a record of which much stayed only how many answers."""
    words, labels = facts.voice.words, facts.voice.labels
    named: dict[str, None] = {}
    for kind, fields in kinds.items():
        if len(fields) > _NAMED:
            what = labels.kind(kind)
            n = len(fields)
            named[words.count("{what} ({n} answer)", "{what} ({n} answers)", n, what=what)] = None
        else:
            named.update(fields)
    return sorted(named)


def _asks(asked: Container[tuple[str, str]] | None, one: Withheld) -> bool:
    return asked is None or (one.kind, "") in asked or (one.kind, one.field or "") in asked


def _day(facts: Facts, iso: str) -> str:
    try:
        return day_in_words(date.fromisoformat(iso), facts.voice.lang)
    except ValueError:
        return iso

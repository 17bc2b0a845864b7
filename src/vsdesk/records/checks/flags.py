"""Soft flags: what does not fit together, shown to a reviewer. Nothing is lost, nothing is blocked.

Each flag names its records and has one sentence. A date speaks only where every day of it does: a
range that may overlap raises nothing. Deleted records raise nothing. Each record raises a flag once, however
many others do not fit it: other devices write them too. Sources: data-dictionary §2.5;
data-dictionary-2 §1.19, §2 row 14; stories 1, 4, 9.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from vsdesk.names.plain_text import plain_text
from vsdesk.records.case_parts import disappearances, missing_persons
from vsdesk.records.checks.contradictions import AGE, told_twice
from vsdesk.records.checks.told_returns import told_returns
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.prior_statements import asked_again
from vsdesk.records.consent.returns import unsaid_returns
from vsdesk.records.dates.ages import whole_years
from vsdesk.records.dates.detention import (
    FREED,
    Bound,
    Detention,
    Spans,
    begins_last,
    ends_first,
)
from vsdesk.records.dates.partial_date import PartialDate
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.death_news import without_news
from vsdesk.records.kinship.graph import cycles
from vsdesk.words import mark

DEATH: Final = frozenset(
    {"death_notification", "registry_entry", "killing_reported", "execution_reported"}
)
_MET: Final = frozenset({"sighting", "call_or_visit"})
_SEEN: Final = _MET | {"release", "last_contact", "last_seen"}
_DEATH_CLAIMS: Final = frozenset({"dead_reported", "dead_registry", "dead_document", "dead_list"})
_INSIDERS: Final = frozenset({"official_insider", "intermediary"})
_OLDEST, _YOUNGEST_PARENT = 110, 12  # years
MOST: Final = 5  # flags of one code that are told of a file; of the rest how many they are

# A time of day, in Arabic digits too; and what says of which country it is ("01:30+03", "بتوقيت تركيا").
_CLOCK: Final = re.compile(r"\d{1,2}\s*:\s*\d{2}")
_ZONE: Final = re.compile(
    r"\b(?:UTC|GMT|EES?T|TRT|CES?T)\b|:\d{2}(?:Z\b|\s*[+−-]\s?\d{1,2}(?!\d))"
    r"|بتوقيت|\btime\b(?! zone)|\bbi dema\b",
    re.IGNORECASE,
)

NOT_COME: Final = mark("This day has not come yet.")
SENTENCES: Final = {
    "release_before_arrest": mark("A release is dated before the arrest."),
    "back_unsaid": mark(
        "A return is written down, and the state of the search does not say it. Ask whether the person is back."
    ),
    "back_told": mark(
        "Told words say that somebody came back; the state of the search does not. Ask."
    ),
    "seen_after_death": mark("Somebody saw the person after the reported day of death."),
    "two_disappearances": mark("More than one event is marked as the disappearance."),
    "no_disappearance": mark("No event is marked as the disappearance."),
    "born_after": mark("The person was born after this event."),
    "impossible_age": mark("The age at the disappearance cannot be."),
    "age_differs": mark("The age as told does not fit the date of birth."),
    "claimed_otherwise": mark(
        "A claim says otherwise than the file. Both stay: ask which is right."
    ),
    "parent_too_young": mark("A parent would be too young, or younger than the child."),
    "ends_before": mark("An event ends before it begins."),
    "in_the_future": NOT_COME,
    "signed_while_detained": mark(
        "A paper with this person's signature is dated in the detention."
    ),
    "withdrawn_before_given": mark("A consent was withdrawn before the day on which it was given."),
    "answered_before_sent": mark("An answer is dated before the submission was sent."),
    "forebear": mark("By what is recorded, somebody would be their own forebear."),
    "keeping_not_asked": mark("Nobody was asked yet whether the file may be kept."),
    "keeping_refused": mark(
        "The file may not be kept. A coordinator erases it; only a number stays."
    ),
    "insider_named": mark(
        "An insider or intermediary is written down as a person. They stay a source, under a code."
    ),
    "asked_again": mark("The same was asked again, and nobody wrote why."),
    "judged_death": mark(
        "A judgment of death is about inheritance and does not end the search. "
        "An agency for a missing person may be enough instead."
    ),
    "from_a_branch": mark(
        "A paper was taken from a branch after December 2024. Write down who had it since then, "
        "and ask a lawyer before it leaves."
    ),
    "zone_unknown": mark(
        "A message has a time, and nobody wrote of which country. Ask where the phone that shows it was, "
        "and write it behind the time."
    ),
    "not_decided": mark("Several claims about the same thing are marked as current."),
}


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing to look at: its code, its sentence (for `Words.say`), the ids of its records.

    `more` is how many others of this code are left out after it.
    """

    code: str
    records: tuple[str, ...]
    more: int = 0

    @property
    def sentence(self) -> str:
        """The English literal, to be said in the reader's language."""
        return SENTENCES[self.code]


Rule = Callable[[Dossier, date], Iterator[Flag]]


def flags(dossier: Dossier, today: str) -> tuple[Flag, ...]:
    """The flags of a case or family on this day (ISO), each once, at most `MOST` of a code.

    A word that waits for a look ends none: what it would end is asked as long as its records are here.
    """
    day = date.fromisoformat(today)
    found: dict[str, dict[Flag, None]] = {}
    reads = (dossier, *(without_news(one, today) for one in dossier.asking[1:]))
    for read in reads:
        for flag in (flag for rule in _RULES for flag in rule(read, day)):
            if read is dossier or all(_stands(dossier, id) for id in flag.records):
                found.setdefault(flag.code, {})[flag] = None
    return tuple(one for same in found.values() for one in _first([*same]))


def _stands(dossier: Dossier, id: str) -> bool:
    held = dossier.get(id)
    return held is not None and not held.deleted


def _first(same: list[Flag]) -> list[Flag]:
    rest = len(same) - MOST
    return same if rest <= 0 else [*same[: MOST - 1], replace(same[MOST - 1], more=rest)]


def _events(dossier: Dossier, types: Iterable[str]) -> list[RecordView]:
    wanted = set(types)
    return [one for one in dossier.of("event") if one.text("type") in wanted]


def _release_before_arrest(dossier: Dossier, _: date) -> Iterator[Flag]:
    span = dossier.once(Spans).of
    arrest = begins_last(disappearances(dossier), span)
    for release in _events(dossier, FREED):
        last = span(release).last
        if arrest is not None and last is not None and last < arrest.day:
            yield Flag("release_before_arrest", (release.id, arrest.record))


def _back_unsaid(dossier: Dossier, _: date) -> Iterator[Flag]:
    for one in unsaid_returns(dossier):
        yield Flag("back_unsaid", (one.id,))


def _back_told(dossier: Dossier, _: date) -> Iterator[Flag]:
    for one in told_returns(dossier):
        yield Flag("back_told", (one.id,))


def _seen_after_death(dossier: Dossier, _: date) -> Iterator[Flag]:
    yield from _seen_after(dossier, _events(dossier, DEATH), _SEEN)
    claimed = (
        dossier.get(one.parent) for one in dossier.of("claim") if one.text("value") in _DEATH_CLAIMS
    )
    told = [one for one in claimed if one is not None and one.kind == "event"]
    yield from _seen_after(dossier, (one for one in told if one.text("type") not in DEATH), _MET)


def _seen_after(
    dossier: Dossier, deaths: Iterable[RecordView], types: frozenset[str]
) -> Iterator[Flag]:
    """Each that surely comes after a death, with the first of these."""
    span = dossier.once(Spans).of
    death = ends_first(deaths, span)
    for seen in _events(dossier, types) if death is not None else ():
        first = span(seen).first
        if death is not None and first is not None and death.day < first:
            yield Flag("seen_after_death", (seen.id, death.record))


def _disappearance_count(dossier: Dossier, _: date) -> Iterator[Flag]:
    found = disappearances(dossier)
    if len(found) > 1:
        yield Flag("two_disappearances", tuple(one.id for one in found))
    if not found and dossier.of("case") and dossier.of("event"):
        yield Flag("no_disappearance", tuple(one.id for one in dossier.of("case")))


def _ages(dossier: Dossier, _: date) -> Iterator[Flag]:
    """Of the missing person: born after something happened, or older than anybody."""
    persons, span = missing_persons(dossier), dossier.once(Spans).of
    yield from _born_after(dossier, persons)
    late = begins_last(disappearances(dossier), span)
    if late is None:
        return
    for person in persons:
        last = span(person, "birth").last
        if last is not None and whole_years(last, late.day) > _OLDEST:
            yield Flag("impossible_age", (person.id, late.record))


def _told_twice(dossier: Dossier, _: date) -> Iterator[Flag]:
    for one in told_twice(dossier):
        code = "age_differs" if one.what == AGE else "claimed_otherwise"
        yield Flag(code, (one.record, one.other))


def _born_after(dossier: Dossier, persons: Iterable[RecordView]) -> Iterator[Flag]:
    """Each event before a birth, with the last of these; what lies below a person is of that person."""
    span = dossier.once(Spans).of
    births = sorted(
        (Bound(day, one.id) for one in persons if (day := span(one, "birth").first)), reverse=True
    )[:2]
    for event in dossier.of("event") if births else ():
        last = span(event).last
        person = next((one for one in births if one.record != event.parent), None)
        if person is not None and last is not None and last < person.day:
            yield Flag("born_after", (person.record, event.id))


def years_between(birth: PartialDate, day: PartialDate) -> tuple[int, int] | None:
    """The least and greatest age in whole years; None where a bound is open."""
    if not (birth.first and birth.last and day.first and day.last):
        return None
    return max(0, whole_years(birth.last, day.first)), whole_years(birth.first, day.last)


def _parents(dossier: Dossier, _: date) -> Iterator[Flag]:
    span = dossier.once(Spans).of
    for one in dossier.of("kinship"):
        relation = one.text("relation")
        ends = dossier.get(one.text("person")), dossier.get(one.text("related_to"))
        older, younger = ends if relation in ("mother", "father") else ends[::-1]
        if relation not in ("mother", "father", "son", "daughter") or not older or not younger:
            continue
        first, last = span(older, "birth").first, span(younger, "birth").last
        if first and last and whole_years(first, last) < _YOUNGEST_PARENT:
            yield Flag("parent_too_young", (older.id, younger.id, one.id))


def _order_within(dossier: Dossier, _: date) -> Iterator[Flag]:
    span = dossier.once(Spans).of
    for event in dossier.of("event"):
        if span(event, "end").surely_before(span(event)):
            yield Flag("ends_before", (event.id,))
    for grant in dossier.of("consent_grant"):
        if span(grant, "withdrawn_on").surely_before(span(grant, "given_on")):
            yield Flag("withdrawn_before_given", (grant.id,))
    for answer in dossier.of("submission_event"):
        sent = dossier.get(answer.parent)
        comes_in = answer.text("direction") == "in"
        if sent and comes_in and span(answer).surely_before(span(sent, "sent_on")):
            yield Flag("answered_before_sent", (answer.id, sent.id))


def _in_the_future(dossier: Dossier, today: date) -> Iterator[Flag]:
    span = dossier.once(Spans).of
    for kind, field in (("event", "date"), ("person", "birth"), ("search_action", "date")):
        for one in dossier.of(kind):
            first = span(one, field).first
            if first is not None and first > today:
                yield Flag("in_the_future", (one.id,))


def _signed_while_detained(dossier: Dossier, _: date) -> Iterator[Flag]:
    """A power of attorney dated within the detention: nobody has to type that (story 9)."""
    missing = frozenset(one.id for one in missing_persons(dossier))
    detention = Detention(disappearances(dossier), _events(dossier, FREED), missing)
    for item in dossier.of("evidence_item"):
        if arrest := detention.signed_in(item):
            yield Flag("signed_while_detained", (item.id, arrest))


def _claims(dossier: Dossier, _: date) -> Iterator[Flag]:
    current: dict[tuple[str, str], list[RecordView]] = {}
    for claim in dossier.of("claim"):
        if claim.text("status") == "current":
            current.setdefault((claim.parent or "", claim.text("field")), []).append(claim)
    for same in current.values():
        if len({str(one.value("value")) for one in same}) > 1:
            yield Flag("not_decided", tuple(one.id for one in same))


def _kinship(dossier: Dossier, _: date) -> Iterator[Flag]:
    for cycle in cycles(dossier, MOST):
        yield Flag("forebear", cycle)


def _judged_death(dossier: Dossier, _: date) -> Iterator[Flag]:
    """One was proposed, asked for, or given: families are told that it closes everything (story 9)."""
    papers = [
        one
        for kind, field in (("civil_doc_issue", "document"), ("evidence_item", "document_type"))
        for one in dossier.of(kind)
        if "death_judgment" in one.every(field)
    ]
    claims = [one for one in dossier.of("claim") if "dead_judicial" in one.every("value")]
    if found := (*papers, *claims):
        yield Flag("judged_death", tuple(one.id for one in found))


def _from_a_branch(dossier: Dossier, _: date) -> Iterator[Flag]:
    """Who took it, and whether it was changed, is asked by every court; having it may be punished."""
    for item in dossier.of("evidence_item"):
        if "branch_after_2024" in item.every("found_where"):
            yield Flag("from_a_branch", (item.id,))


def _zone_unknown(dossier: Dossier, _: date) -> Iterator[Flag]:
    """The minute of a last message is worth nothing to whoever reads it in another country (story 10)."""
    for item in dossier.of("evidence_item"):
        told = [one for one in item.every("sent_at") if isinstance(one, str)]
        if any(_CLOCK.search(one) and not _ZONE.search(plain_text(one).letters) for one in told):
            yield Flag("zone_unknown", (item.id,))


def _keeping(dossier: Dossier, day: date) -> Iterator[Flag]:
    """A name or a contact is kept only on a yes to keeping the file (data-dictionary §5.1)."""
    if not (dossier.of("person") or dossier.of("contact_channel")) or not dossier.of("case"):
        return
    state = agreement(dossier, "hold_record", "own_org", "", day.isoformat()).state
    code = {"not_asked": "keeping_not_asked", "refused": "keeping_refused"}.get(state)
    code = "keeping_refused" if state == "withdrawn" else code
    if code:
        yield Flag(code, tuple(one.id for one in dossier.of("case")))


def _insiders(dossier: Dossier, _: date) -> Iterator[Flag]:
    for source in dossier.of("source"):
        persons = ids_of(source, "person")
        if persons and _INSIDERS & set(source.every("type")):
            yield Flag("insider_named", (source.id, *persons))


def _asked_again(dossier: Dossier, _: date) -> Iterator[Flag]:
    for records in asked_again(dossier):
        yield Flag("asked_again", records)


_RULES: Final[tuple[Rule, ...]] = (
    _release_before_arrest,
    _back_unsaid,
    _back_told,
    _seen_after_death,
    _disappearance_count,
    _ages,
    _told_twice,
    _parents,
    _order_within,
    _in_the_future,
    _signed_while_detained,
    _judged_death,
    _from_a_branch,
    _zone_unknown,
    _claims,
    _kinship,
    _asked_again,
    _keeping,
    _insiders,
)

"""Soft flags: what does not fit together, shown to a reviewer. Nothing is lost, nothing is blocked.

Each flag names its records and has one sentence. A date speaks only where every day of it does: a
range that may overlap raises nothing. Deleted records raise nothing. Sources: data-dictionary §2.5;
data-dictionary-2 §1.19, §2 row 14; stories 1, 4, 9.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from vsdesk.records.case_parts import disappearances, missing_persons
from vsdesk.records.consent import agreement
from vsdesk.records.dossier import Dossier, Readable, RecordView, ids_in
from vsdesk.records.kinship import cycles
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.prior import asked_again
from vsdesk.words import mark

FREED: Final = frozenset({"release", "amnesty", "settlement", "exchange", "escape_prison_opening"})
DEATH: Final = frozenset(
    {"death_notification", "registry_entry", "killing_reported", "execution_reported"}
)
_DEATH_CLAIMS: Final = frozenset({"dead_reported", "dead_registry", "dead_document", "dead_list"})
_SIGNED: Final = frozenset(
    {"general_poa", "irrevocable_poa", "property_deed", "marriage_contract", "deportation_paper"}
)
_INSIDERS: Final = frozenset({"official_insider", "intermediary"})
_OLDEST, _YOUNGEST_PARENT = 110, 12  # years

# A time of day, in Arabic digits too; and what says of which country it is ("01:30+03", "بتوقيت تركيا").
_CLOCK: Final = re.compile(r"\d{1,2}\s*:\s*\d{2}")
_ZONE: Final = re.compile(
    r"\b(?:UTC|GMT|EES?T|TRT|CES?T)\b|:\d{2}(?:Z\b|\s*[+−-]\s?\d{1,2}(?!\d))"
    r"|بتوقيت|\btime\b(?! zone)|\bbi dema\b",
    re.IGNORECASE,
)

SENTENCES: Final = {
    "release_before_arrest": mark("A release is dated before the arrest."),
    "seen_after_death": mark("Somebody saw the person after the reported day of death."),
    "two_disappearances": mark("More than one event is marked as the disappearance."),
    "no_disappearance": mark("No event is marked as the disappearance."),
    "born_after": mark("The person was born after this event."),
    "impossible_age": mark("The age at the disappearance cannot be."),
    "age_differs": mark("The age as told does not fit the date of birth."),
    "parent_too_young": mark("A parent would be too young, or younger than the child."),
    "ends_before": mark("An event ends before it begins."),
    "in_the_future": mark("This day has not come yet."),
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
    """One thing to look at: its code, its sentence (for `Words.say`), the ids of its records."""

    code: str
    records: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The English literal, to be said in the reader's language."""
        return SENTENCES[self.code]


Rule = Callable[[Dossier, date], Iterator[Flag]]


def flags(dossier: Dossier, today: str) -> tuple[Flag, ...]:
    """All flags of a case or family on this day (ISO), each once."""
    day = date.fromisoformat(today)
    return tuple(dict.fromkeys(flag for rule in _RULES for flag in rule(dossier, day)))


def _dates(record: Readable, field: str) -> list[PartialDate]:
    """Every standing value of a date field that can be read; a whole day too."""
    found: list[PartialDate] = []
    for value in record.every(field):
        try:
            found.append(
                PartialDate.day(date.fromisoformat(value))
                if isinstance(value, str)
                else PartialDate.of(value)
            )
        except (ImpossibleDate, ValueError):
            continue
    return found


def _surely_before(
    first: Readable, second: Readable, field: str = "date", other: str = "date"
) -> bool:
    """Whether by all that stands the first lies before the second (an unknown date says nothing)."""
    earlier, later = _dates(first, field), _dates(second, other)
    return bool(earlier and later) and all(a.surely_before(b) for a in earlier for b in later)


def _events(dossier: Dossier, types: Iterable[str]) -> list[RecordView]:
    wanted = set(types)
    return [one for one in dossier.of("event") if one.text("type") in wanted]


def _release_before_arrest(dossier: Dossier, _: date) -> Iterator[Flag]:
    arrests = disappearances(dossier)
    for release in _events(dossier, FREED):
        for arrest in arrests:
            if _surely_before(release, arrest):
                yield Flag("release_before_arrest", (release.id, arrest.id))


def _seen_after_death(dossier: Dossier, _: date) -> Iterator[Flag]:
    seen = _events(dossier, ("sighting", "call_or_visit", "release", "last_contact", "last_seen"))
    for death in _events(dossier, DEATH):
        for sighting in seen:
            if _surely_before(death, sighting):
                yield Flag("seen_after_death", (sighting.id, death.id))


def _disappearance_count(dossier: Dossier, _: date) -> Iterator[Flag]:
    found = disappearances(dossier)
    if len(found) > 1:
        yield Flag("two_disappearances", tuple(one.id for one in found))
    if not found and dossier.of("case") and dossier.of("event"):
        yield Flag("no_disappearance", tuple(one.id for one in dossier.of("case")))


def _ages(dossier: Dossier, _: date) -> Iterator[Flag]:
    """Of the missing person: born after something happened, or older than anybody."""
    for person in missing_persons(dossier):
        for event in dossier.of("event"):
            if event.parent != person.id and _surely_before(event, person, "date", "birth"):
                yield Flag("born_after", (person.id, event.id))
        for event in disappearances(dossier):
            ages = [age for b in _dates(person, "birth") for d in _dates(event, "date")
                    if (age := years_between(b, d))]  # fmt: skip
            if ages and all(low > _OLDEST for low, _ in ages):
                yield Flag("impossible_age", (person.id, event.id))
            told = _numbers(person.text("age_told"))
            if ages and told and all(h + 1 < told[0] or told[-1] < lo - 1 for lo, h in ages):
                yield Flag("age_differs", (person.id, event.id))


def years_between(birth: PartialDate, day: PartialDate) -> tuple[int, int] | None:
    """The least and greatest age in whole years; None where a bound is open."""
    if not (birth.first and birth.last and day.first and day.last):
        return None
    return max(0, _years(birth.last, day.first)), _years(birth.first, day.last)


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _numbers(told: str) -> list[int]:
    parts = told.replace("–", "-").split("-")
    return [int(part) for part in map(str.strip, parts) if part.isdecimal() and len(part) < 4]


def _parents(dossier: Dossier, _: date) -> Iterator[Flag]:
    for one in dossier.of("kinship"):
        relation = one.text("relation")
        ends = dossier.get(one.text("person")), dossier.get(one.text("related_to"))
        older, younger = ends if relation in ("mother", "father") else ends[::-1]
        if relation not in ("mother", "father", "son", "daughter") or not older or not younger:
            continue
        ages = [age for b in _dates(older, "birth") for d in _dates(younger, "birth")
                if (age := years_between(b, d))]  # fmt: skip
        if ages and all(high < _YOUNGEST_PARENT for _, high in ages):
            yield Flag("parent_too_young", (older.id, younger.id, one.id))


def _order_within(dossier: Dossier, _: date) -> Iterator[Flag]:
    for event in dossier.of("event"):
        if _surely_before(event, event, "end", "date"):
            yield Flag("ends_before", (event.id,))
    for grant in dossier.of("consent_grant"):
        if _surely_before(grant, grant, "withdrawn_on", "given_on"):
            yield Flag("withdrawn_before_given", (grant.id,))
    for answer in dossier.of("submission_event"):
        sent = dossier.get(answer.parent)
        comes_in = answer.text("direction") == "in"
        if sent and comes_in and _surely_before(answer, sent, "date", "sent_on"):
            yield Flag("answered_before_sent", (answer.id, sent.id))


def _in_the_future(dossier: Dossier, today: date) -> Iterator[Flag]:
    for kind, field in (("event", "date"), ("person", "birth"), ("search_action", "date")):
        for one in dossier.of(kind):
            dates = _dates(one, field)
            if dates and all(d.first is not None and d.first > today for d in dates):
                yield Flag("in_the_future", (one.id,))


def _signed_while_detained(dossier: Dossier, _: date) -> Iterator[Flag]:
    """A power of attorney dated within the detention: nobody has to type that (story 9)."""
    missing = frozenset(one.id for one in missing_persons(dossier))
    freed, arrests = _events(dossier, FREED), disappearances(dossier)
    for item in dossier.of("evidence_item"):
        for arrest in signed_in_detention(item, arrests, freed, missing):
            yield Flag("signed_while_detained", (item.id, arrest))


def signed_in_detention(
    item: Readable,
    arrests: Iterable[Readable],
    releases: Sequence[Readable],
    missing: frozenset[str],
) -> Iterator[str]:
    """The ids of the arrests in whose time a paper that the missing person signs is dated.

    A paper of which nobody wrote who signed it counts as theirs.
    """
    signers = {id for value in item.every("signed_by") for id in ids_in(value)}
    if item.text("document_type") not in _SIGNED or (signers and not signers & missing):
        return
    released = any(_surely_before(free, item, "date", "captured") for free in releases)
    for arrest in arrests:
        if _surely_before(arrest, item, "date", "captured") and not released:
            yield arrest.id


def _claims(dossier: Dossier, _: date) -> Iterator[Flag]:
    current: dict[tuple[str, str], list[RecordView]] = {}
    for claim in dossier.of("claim"):
        if claim.text("status") == "current":
            current.setdefault((claim.parent or "", claim.text("field")), []).append(claim)
    for same in current.values():
        if len({str(one.value("value")) for one in same}) > 1:
            yield Flag("not_decided", tuple(one.id for one in same))
    deaths = [one for one in dossier.of("claim") if one.text("value") in _DEATH_CLAIMS]
    for claim in deaths:
        event = dossier.get(claim.parent)
        if event is None or event.kind != "event" or event.text("type") in DEATH:
            continue
        for seen in _events(dossier, ("sighting", "call_or_visit")):
            if seen.id != event.id and _surely_before(event, seen):
                yield Flag("seen_after_death", (seen.id, event.id))


def _kinship(dossier: Dossier, _: date) -> Iterator[Flag]:
    for cycle in cycles(dossier):
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
        if any(_CLOCK.search(one) and not _ZONE.search(one) for one in told):
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
        persons = [id for value in source.every("person") for id in ids_in(value)]
        if persons and _INSIDERS & set(source.every("type")):
            yield Flag("insider_named", (source.id, *persons))


def _asked_again(dossier: Dossier, _: date) -> Iterator[Flag]:
    for records in asked_again(dossier):
        yield Flag("asked_again", records)


_RULES: Final[tuple[Rule, ...]] = (
    _release_before_arrest,
    _seen_after_death,
    _disappearance_count,
    _ages,
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

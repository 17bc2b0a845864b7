"""How old somebody is, by every standing date of birth: the careful reading, from both ends.

Whoever may still be a child counts as one (data-dictionary §5.10; story 7: by the latest bound of the
birth). Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from vsdesk.records.about import ever_in
from vsdesk.records.case_parts import disappearances, missing_person_ids
from vsdesk.records.consent.answers import is_decided, is_yes, reporters
from vsdesk.records.dates.child_words import tells_child
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dates.past_ages import PastAge, past_age, years_since
from vsdesk.records.dates.told_age import YEAR, told_age
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, Readable, RecordView
from vsdesk.records.kinship.firm_kin import may_tell
from vsdesk.records.once import once_a_day

_GROWN: Final = frozenset(
    {
        *("mother", "father", "wife", "husband", "co_wife", "former_wife", "guardian"),
        *("grandfather_pat", "grandmother_pat", "grandfather_mat", "grandmother_mat"),
        *("father_in_law", "mother_in_law", "stepmother", "stepfather"),
    }
)
_GROWN_ROLES: Final = frozenset({"spouse", "parent", "grandparent"})
_MAKING_GROWN: Final = (
    ("kinship", "relation", _GROWN),
    ("family_member", "role_in_family", _GROWN_ROLES),
)
# Of whom these are told: whoever has such a relative is grown.
_OF_GROWN: Final = frozenset({"wife", "husband", "former_wife", "son", "daughter"})
ADULT: Final = 18
ASSENT: Final = 12  # from this age a child is asked as well


def least_ages(person: Readable, today: str) -> Sequence[int]:
    """The least age in whole years on this day (ISO) for each standing date of birth.

    "Born after a day" has no latest day: it counts with that day, and only where it makes a child.
    """
    return _ages_of(person, today) if isinstance(person, RecordView) else _ages(person, today)


@once_a_day
def _ages_of(person: RecordView, today: str) -> Sequence[int]:
    return _ages(person, today)


def _ages(person: Readable, today: str) -> Sequence[int]:
    day = date.fromisoformat(today)
    found = []
    for value in person.every("birth"):
        try:
            born = PartialDate.of(value)
        except ImpossibleDate:
            continue
        if born.last:
            found.append(whole_years(born.last, day))
        elif born.first and whole_years(born.first, day) < ADULT:
            found.append(whole_years(born.first, day))
    return tuple(found)


def is_minor(person: Readable, today: str) -> bool:
    """True when the person may still be under 18 on this day, by any standing date of birth."""
    return any(age < ADULT for age in least_ages(person, today))


def is_told_child(
    person: Readable, today: str, losses: Sequence[date] = (), *, lost: bool = False
) -> bool:
    """Whether words alone tell it: a small girl, an age of less than 18. A birth that is understood says
    more. Of the past (`losses`: the last days of the loss) they tell what it makes today; so does the age of
    whoever is `lost`, which is that of the loss ("age at the time")."""
    if least_ages(person, today):
        return False
    told = [(said, lost) for said in person.every("age_told")]
    told += [(said, False) for said in _births_as_told(person)]
    return any(
        tells_young(said, today, losses, of_loss=of_loss)
        for said, of_loss in told
        if isinstance(said, str)
    )


def _births_as_told(person: Readable) -> Iterator[Json]:
    return (one.get("as_told") for one in person.every("birth") if isinstance(one, dict))


def _has_told_age(person: Readable) -> bool:
    """Whether words stand there that may tell that somebody is a child."""
    return any(person.every("age_told")) or any(_births_as_told(person))


def tells_young(
    said: str, today: str, losses: Sequence[date] = (), *, of_loss: bool = False
) -> bool:
    """Whether words of an age or of a birth that nobody read as days are those of who is a child on this day:
    a small girl, «عمرها 15 سنة». What is told of the past is reckoned from there («كان عمري سبعة بسنة حماة»),
    and says nothing of today where nobody knows when that was."""
    told, day = told_age(said), date.fromisoformat(today)
    if not (tells_child(said) or (told is not None and told.least - told.doubt < ADULT * YEAR)):
        return False
    past = past_age(said, day)
    if past is None and of_loss and losses:
        past = PastAge(None, of_loss=True)
    if past is None:
        return True
    since = years_since(past, losses, day)
    least = (told.least - told.doubt) if told is not None and not tells_child(said) else 0
    return since is not None and least + since * YEAR < ADULT * YEAR


def tells_past(said: str, today: str, losses: Sequence[date] = ()) -> bool:
    """Whether an age is told of something past of which nobody knows when it was."""
    if not (tells_child(said) or told_age(said)):
        return False
    day = date.fromisoformat(today)
    past = past_age(said, day)
    return past is not None and years_since(past, losses, day) is None


def loss_days(dossier: Dossier) -> tuple[date, ...]:
    """The last day of each loss that is told, by every value that stands."""
    return dossier.once(_loss_days)


def _loss_days(dossier: Dossier) -> tuple[date, ...]:
    return last_days(value for one in disappearances(dossier) for value in one.every("date"))


def last_days(values: Iterable[object]) -> tuple[date, ...]:
    """Of stored dates the last day of each that has one."""
    found = []
    for value in values:
        try:
            last = PartialDate.of(value).last
        except ImpossibleDate:
            continue
        found += [last] if last is not None else []
    return tuple(found)


def stands_as_child(dossier: Dossier, person: RecordView | None, today: str) -> bool:
    """Whether somebody decides as a child does: by a birth, else by words told of them where no tie makes an
    adult. A wife or a mother is none by words."""
    if person is None or person.kind != "person":
        return False
    if is_minor(person, today):
        return True
    if not _has_told_age(person):
        return False  # mostly: then nobody asks when somebody was lost
    lost = person.id in missing_person_ids(dossier)
    told = is_told_child(person, today, loss_days(dossier), lost=lost)
    return told and not _grown_by_ties(dossier, {person.id})


def asks_assent(person: Readable, today: str) -> bool:
    """True for a child who may be 12 or older: then the child is asked too."""
    if not is_minor(person, today):
        return False
    day = date.fromisoformat(today)
    for value in person.every("birth"):
        try:
            earliest = PartialDate.of(value).first
        except ImpossibleDate:
            continue
        if earliest is None or whole_years(earliest, day) >= ASSENT:
            return True
    return False


def whole_years(born: date, day: date) -> int:
    """Whole years from one day to another."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def child_cases(dossier: Dossier, today: str) -> frozenset[str]:
    """Missing persons whose case is that of a child and whose birth nobody knows."""
    found = set()
    for case in dossier.of("case"):
        if "child_of_detained" not in case.every("case_type"):
            continue
        for person in dossier.linked(case, "person"):
            if not _is_age_told(dossier, person, today):
                found.add(person.id)
    return frozenset(found)


def of_unknown_age(dossier: Dossier, today: str) -> frozenset[str]:
    """Relatives of whom nobody told the birth, and nothing makes an adult: they may be children.

    An adult is a spouse, a parent or grandparent of anybody, a parent by marriage, a guardian, who agreed
    to something for the case and is not told to be a child (data-dictionary-3 §6), and who was told to be
    grown ("twenty-five"): nobody grows younger. Who was taken off the file is judged by what was taken off.
    Of whom somebody else recorded, who opened the file alone tells none of it.
    """
    relatives = {who for who, *_ in dossier.once(_ties)}
    young = {who for who in relatives if stands_as_child(dossier, dossier.get(who), today)}
    relatives -= (_who_agreed(dossier) - young) | missing_person_ids(dossier)
    asked = {
        one.id
        for one in map(dossier.get, relatives)
        if one is not None and not _tells_age(dossier, one, today)
    }
    return frozenset(asked - _grown_by_ties(dossier, asked))


def lost_of_unknown_age(dossier: Dossier, today: str) -> frozenset[str]:
    """Missing persons of whom no birth is understood, or words of one stand beside it that were not, and
    nothing makes an adult: no tie as of a relative, no disappearance that is as long ago as an adult is old.
    """
    missing = map(dossier.get, missing_person_ids(dossier))
    asked = {
        one.id
        for one in missing
        if one is not None
        and (_has_words_alone(one) or not _tells_age(dossier, one, today))
        and not _is_lost_as_long(dossier, one.id, today)
    }
    own = (
        row.text("related_to")
        for row in dossier.of("kinship")
        if (said := row.every("relation"))
        and _OF_GROWN.issuperset(said)
        and _may_tell(dossier, row.text("related_to"), row, "related_to", "relation")
    )
    return frozenset(asked - _grown_by_ties(dossier, asked) - {*own})


def _has_words_alone(person: Readable) -> bool:
    """Whether a birth is told in words of which nobody knows the days."""
    for value in person.every("birth"):
        try:
            born = PartialDate.of(value)
        except ImpossibleDate:
            return True
        if born.precision == "unknown" and (born.as_told or "").strip():
            return True
    return False


def _is_lost_as_long(dossier: Dossier, who: str, today: str) -> bool:
    """Whether whoever is lost was lost so long ago, by all that stands, that even a newborn is grown."""
    day = date.fromisoformat(today)
    lost = [event for event in disappearances(dossier) if event.every("date")]
    for event in lost:
        for value in event.every("date"):
            try:
                last = PartialDate.of(value).last
            except ImpossibleDate:
                return False
            if last is None or whole_years(last, day) < ADULT:
                return False
        if not _may_tell(dossier, who, event, "date", "is_disappearance"):
            return False
    return bool(lost)


def _ties(dossier: Dossier) -> tuple[tuple[str, RecordView, str, frozenset[str]], ...]:
    """Who stands in a row that may make an adult: the row, its field, and the terms that do."""
    return tuple(
        (row.text("person"), row, name, terms)
        for kind, name, terms in _MAKING_GROWN
        for row in _rows_of_each(dossier, kind)
    )


def _grown_by_ties(dossier: Dossier, asked: Collection[str]) -> frozenset[str]:
    """Who of these is grown by a tie, whoever may tell so."""
    return frozenset(
        who
        for who, row, name, terms in dossier.once(_ties)
        if who in asked
        and (said := row.every(name))
        and terms.issuperset(said)
        and _may_tell(dossier, who, row, "person", name)
    )


def _tells_age(dossier: Dossier, person: RecordView, today: str) -> bool:
    """Whether a birth is told, or that they are grown."""
    return _is_age_told(dossier, person, today) or _is_told_grown(dossier, person)


def _is_age_told(dossier: Dossier, person: RecordView, today: str) -> bool:
    return bool(least_ages(person, today)) and _may_tell(dossier, person.id, person, "birth")


def _is_told_grown(dossier: Dossier, person: RecordView) -> bool:
    """Whether each age that was told in words is that of an adult, whichever day was meant and whether the
    last year was full."""
    told = [told_age(said) for said in person.every("age_told") if isinstance(said, str)]
    grown = all(one is not None and one.least - one.doubt >= ADULT * YEAR for one in told)
    return bool(told) and grown and _may_tell(dossier, person.id, person, "age_told")


def _may_tell(dossier: Dossier, who: str, row: RecordView, *names: str) -> bool:
    return may_tell(dossier, who, (said for name in names for said in row.fields.get(name, ())))


def _rows_of_each(dossier: Dossier, kind: str) -> Iterator[RecordView]:
    """The rows of one kind that stand, and of whoever has none those that were removed."""
    stand = dossier.of(kind)
    yield from stand
    if removed := ever_in(dossier, kind)[len(stand) :]:  # of nearly no file
        here = {row.text("person") for row in stand}
        yield from (row for row in removed if row.text("person") not in here)


def _who_agreed(dossier: Dossier) -> frozenset[str]:
    """Who said yes to anything, by an answer that may open: neither a no nor what others said about them
    makes anybody an adult."""
    chosen = filter(is_decided, dossier.of("consent_grant"))
    said = (frozenset(_told(dossier, read.of("consent_grant"))) for read in dossier.opening)
    return frozenset.intersection(*said) | {who for who, _ in _grantors(chosen)}


def _told(dossier: Dossier, answers: Iterable[RecordView]) -> Iterator[str]:
    for who, grant in _grantors(answers):
        if _may_tell(dossier, who, grant, "grantor", "result"):
            yield who


def _grantors(answers: Iterable[RecordView]) -> Iterator[tuple[str, RecordView]]:
    """Who gave those of these answers that are a yes of their own."""
    for grant in answers:
        if is_yes(grant) and not reporters(grant):
            yield from ((str(who), grant) for who in grant.every("grantor"))

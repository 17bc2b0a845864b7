"""Who may speak for a missing person: the table of standing.

For a missing adult the spouses, adult children and parents stand equal; siblings speak where none of
these do; everybody else only by a coordinator's `decides` with a reason. A second wife by a contract
that is not registered stands equal and is named as such; a divorced wife is named and speaks only with
a reason. For a child its parents and whoever is written down as guardian speak. Children, the dead and
the missing speak for nobody. An answer stands as it does on its own day and today, the narrower of both
(`answer_days`). Sources: data-dictionary §5.9, §5.10; data-dictionary-2 §2 row 15.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from vsdesk.records.by_value import grouped
from vsdesk.records.case_parts import is_running, missing_person_ids
from vsdesk.records.consent import representation
from vsdesk.records.consent.answer_days import days_of
from vsdesk.records.consent.answers import is_hearsay, says_no, voices
from vsdesk.records.consent.representation import Representatives
from vsdesk.records.consent.returns import is_free
from vsdesk.records.consent.whose_word_counts import writers
from vsdesk.records.dates.ages import child_cases, is_minor, stands_as_child
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship.ever_kin import ever_kin, is_forgotten
from vsdesk.records.kinship.graph import is_living, is_wife, wives
from vsdesk.words import mark

Rank = Literal[
    0, 1, 2, 3
]  # equal and first · siblings · others, with a reason · nothing written down

NAMED: Final = {
    "unregistered_wife": mark("wife (contract not registered)"),
    "unregistered_husband": mark("husband (contract not registered)"),
    "divorced_wife": mark("divorced wife"),
}
_FIRST: Final = frozenset({"wife", "husband", "co_wife", "mother", "father", "son", "daughter"})
_SECOND: Final = frozenset(
    {"brother", "sister", "brother_full", "sister_full", "half_sib_pat", "half_sib_mat"}
)
_PARENT: Final = frozenset({"mother", "father"})
_FOR_A_CHILD: Final = _PARENT | {"guardian"}
_BY_PAPER: Final = frozenset({"guardian", "representative"})  # who stands by a paper, if at all
_ROLES: Final[dict[str, Rank]] = {"spouse": 1, "child": 1, "parent": 1, "sibling": 2}


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person of the table. `relation` is a key of the list kinship, "self" or "".

    `speaks`: may answer for the missing person as things are. `named`: a key of `NAMED`, or "".
    """

    person: str
    relation: str
    rank: Rank
    speaks: bool
    named: str
    minor: bool


def missing_minor(dossier: Dossier, today: str) -> bool:
    """Whether a missing person of this dossier may still be a child."""
    ids = missing_person_ids(dossier)
    held = [one for id in ids if (one := dossier.get(id)) is not None]
    return bool(child_cases(dossier, today)) or any(is_minor(one, today) for one in held)


def rank(dossier: Dossier, person: str, today: str) -> Rank:
    """The standing of one person by what is written down, never by what somebody says of themselves."""
    known, asked = dossier.once(_standings), (person, today)
    if asked not in known:  # whichever of their answers asks for it
        known[asked] = _standing(dossier, person, today)
    return known[asked]


def _standings(_: Dossier) -> dict[tuple[str, str], Rank]:
    return {}


def _standing(dossier: Dossier, person: str, today: str) -> Rank:
    missing = missing_person_ids(dossier)
    if person in missing:
        return 1
    held = dossier.get(person)
    if stands_as_child(dossier, held, today):
        return 3
    relations = list(relations_of(dossier, person, missing))
    if missing_minor(dossier, today):
        return _for_a_child(relations)
    ranks = [_of_relation(one) for one in relations]
    if 1 not in ranks and any(is_wife(dossier, person, one) for one in missing):
        ranks.append(1)
    return min(ranks) if ranks else _by_role(dossier, person)


def rank_of_grant(dossier: Dossier, grant: RecordView, today: str) -> Rank:
    """The standing that one answer has: of a yes the worse of its own day and today, of a no the better.

    A child's guardian, and the representative whom a running representation names, stand first by their
    paper. Of whom nothing is written, and who says to be a parent: their no holds until it is.
    """
    ranks = [_rank_on(dossier, grant, day, today) for day in days_of(grant, today)]
    return min(ranks) if says_no(grant) else max(ranks)


def _rank_on(dossier: Dossier, grant: RecordView, day: str, today: str) -> Rank:
    if not missing_person_ids(dossier):
        return 1  # a file of somebody's own: a source, or a family that asks for help
    stands = rank(dossier, grant.text("grantor"), day)
    if stands == 0 and grant.text("capacity") == "parent" and says_no(grant):
        return 1
    return _rank_by_paper(dossier, grant, day, today)


def rank_of_no(dossier: Dossier, grant: RecordView, today: str) -> Rank:
    """The best standing that a no has by any reading of what is written down, on its own day or today.

    What makes somebody stand further off may be written by any device, so it stops a yes from opening,
    and never a no from closing: neither another kinship beside the first, nor a birth that another device
    than the no's own wrote down, nor whether the missing person is a child, nor that a kinship or a place in
    the family was replaced, removed or erased.
    """
    if _was_named(dossier, grant) or is_forgotten(dossier, grant.text("grantor")):
        return 1
    return min(_rank_of_no_on(dossier, grant, day, today) for day in days_of(grant, today))


def _rank_of_no_on(dossier: Dossier, grant: RecordView, day: str, today: str) -> Rank:
    person = grant.text("grantor")
    best = _rank_on(dossier, grant, day, today)
    if best == 1 or _was_a_child(dossier, grant, day):
        return best
    ever = ever_kin(dossier)
    relations = ever.relations.get(person, ())
    ranks = [best, *map(_of_relation, relations)]
    ranks += [_for_a_child([*relations])] if relations else []
    ranks += [_ROLES.get(one, 3) for one in ever.roles.get(person, ())]
    return min(ranks)


def was_first(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether who gave an answer stood first when they gave it, or does today."""
    person = grant.text("grantor")
    return any(rank(dossier, person, day) == 1 for day in days_of(grant, today))


def is_of_a_child(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether whoever answered was a child on the day of the answer, or is one: such a yes decides for nobody
    until they are asked again."""
    held = dossier.get(grant.text("grantor"))
    return any(stands_as_child(dossier, held, day) for day in days_of(grant, today))


def decides_as_a_child(dossier: Dossier, answers: Collection[RecordView], today: str) -> bool:
    """Whether these answers of one person are only what a child said yes to."""
    return bool(answers) and all(
        not says_no(one) and is_of_a_child(dossier, one, today) for one in answers
    )


def _was_named(dossier: Dossier, grant: RecordView) -> bool:
    """Whether a representation names whoever answered as a representative, running or ended."""
    held = dossier.get(grant.text("grantor"))
    return (
        held is not None
        and "representative" in grant.every("capacity")
        and dossier.once(representation.of_all).any_names(held)
    )


def _was_a_child(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether the device that wrote an answer down also wrote that it is a child's."""
    held = dossier.get(grant.text("grantor"))
    if held is None or not is_minor(held, today):
        return False
    own = writers(held, "birth")
    return bool(own) and own <= voices(grant)


def _rank_by_paper(dossier: Dossier, grant: RecordView, day: str, today: str) -> Rank:
    if grant.text("capacity") in _BY_PAPER and _has_paper(dossier, grant, day, today):
        return 1
    return rank(dossier, grant.text("grantor"), day) or 3


def _has_paper(dossier: Dossier, grant: RecordView, day: str, today: str) -> bool:
    """Whether what somebody says of themselves may be: a guardian is a child's, and an adult; a
    representation is kept, runs today (they only end), names that very person, and is of the missing one."""
    capacity = grant.text("capacity")
    held = dossier.get(grant.text("grantor"))
    if capacity == "guardian":
        return missing_minor(dossier, day) and not stands_as_child(dossier, held, day)
    return (
        capacity == "representative"
        and held is not None
        and dossier.once(_Running(today)).one_names(held)
    )


@dataclass(frozen=True, slots=True)
class _Running:
    """The representations of a missing person that run on a day: for `Dossier.once`."""

    today: str

    def __call__(self, dossier: Dossier) -> Representatives:
        missing = missing_person_ids(dossier)
        return Representatives(
            one
            for one in dossier.of(representation.KIND)
            if missing & set(one.every("represented")) and is_running(one, self.today)
        )


def objects(dossier: Dossier, grant: RecordView, today: str) -> bool:
    """Whether an adult relative's no counts beside a guardian's yes, while the two dispute a child.

    Nobody but a court says who guards a child whose parents are gone; until that relative says otherwise
    the narrower answer holds (story 7). Their yes alone opens nothing, and a parent needs nobody beside them.
    Who is of age by now was disputed all the same on the day of that no.
    """
    person = grant.text("grantor")
    held = dossier.get(person)
    if held is None or not any(
        missing_minor(dossier, day) and not is_minor(held, day) for day in days_of(grant, today)
    ):
        return False
    if dossier.once(_has_parent):
        return False
    return any(map(_is_near, ever_kin(dossier).relations.get(person, ())))


def _has_parent(dossier: Dossier) -> bool:
    """Whether a parent lives with the family, or was asked anything: one who is missing too was not."""
    missing = missing_person_ids(dossier)
    here = {one.text("person") for one in dossier.of("family_member")}
    here |= {one.text("grantor") for one in dossier.of("consent_grant") if not is_hearsay(one)}
    parents = {
        str(person)
        for link in dossier.of("kinship")
        if link.value("related_to") in missing and _PARENT & set(link.every("relation"))
        for person in link.every("person")
    }
    return any(is_living(dossier, one) for one in parents & here)


def _is_near(relation: str) -> bool:
    return relation in _SECOND or relation.startswith(("uncle_", "aunt_", "grand"))


def speakers(dossier: Dossier, today: str) -> tuple[Speaker, ...]:
    """Everybody on record around the missing person, whoever speaks first."""
    missing = missing_person_ids(dossier)
    free = is_free(dossier)
    found = [
        _speaker(dossier, person, missing, today, free=free) for person in _people(dossier, missing)
    ]
    if not free and not any(one.speaks and one.rank == 1 for one in found):
        found = [_second(one) if _may_come_second(one) else one for one in found]
    return tuple(sorted(found, key=lambda one: (not one.speaks, one.rank or 4)))


def relations_of(dossier: Dossier, person: str, missing: frozenset[str]) -> Iterator[str]:
    """What a person is of a missing one, as recorded (every standing value)."""
    for link in dossier.once(_links).get(person, ()):
        if missing & set(link.every("related_to")):
            yield from (str(one) for one in link.every("relation"))


def _links(dossier: Dossier) -> dict[object, list[RecordView]]:
    return grouped(dossier.of("kinship"), "person")


def _members(dossier: Dossier) -> dict[object, list[RecordView]]:
    return grouped(dossier.of("family_member"), "person")


def _answers(dossier: Dossier) -> dict[object, list[RecordView]]:
    return grouped(dossier.of("consent_grant"), "grantor")


def _of_relation(relation: str) -> Rank:
    return 1 if relation in _FIRST else 2 if relation in _SECOND else 3


def _for_a_child(relations: list[str]) -> Rank:
    if not relations:
        return 0
    return 1 if _FOR_A_CHILD & set(relations) else 3


def _by_role(dossier: Dossier, person: str) -> Rank:
    """Where no kinship is written down: the place in the family."""
    roles = [
        _ROLES.get(str(role), 3)
        for one in dossier.once(_members).get(person, ())
        for role in one.every("role_in_family")
    ]
    return max(roles, default=0)  # two roles: the one that says less


def _people(dossier: Dossier, missing: frozenset[str]) -> tuple[str, ...]:
    found = dict.fromkeys(sorted(missing)) if is_free(dossier) else {}
    for link in dossier.of("kinship"):
        if link.value("related_to") in missing:
            found |= dict.fromkeys(str(one) for one in link.every("person"))
    for one in missing:
        found |= dict.fromkeys(wives(dossier, one))
    for member in dossier.of("family_member"):
        found |= dict.fromkeys(str(one) for one in member.every("person"))
    for grant in dossier.of("consent_grant"):
        found |= dict.fromkeys(str(one) for one in grant.every("grantor"))
    return tuple(one for one in found if _is_person(dossier, one, missing))


def _is_person(dossier: Dossier, person: str, missing: frozenset[str]) -> bool:
    held = dossier.get(person)
    if held is None or held.kind != "person" or held.deleted:
        return False
    return (person in missing and is_free(dossier)) or is_living(dossier, person)


def _speaker(
    dossier: Dossier, person: str, missing: frozenset[str], today: str, *, free: bool
) -> Speaker:
    held = dossier.get(person)
    minor = stands_as_child(dossier, held, today)
    relation = next(relations_of(dossier, person, missing), "")
    mine = _rank_here(dossier, person, today)
    if person in missing:
        return Speaker(person, "self", 1, not minor, "", minor)
    speaks = mine == 1 and not minor and (not free or missing_minor(dossier, today))
    return Speaker(person, relation, mine, speaks, _named(dossier, person, relation), minor)


def _rank_here(dossier: Dossier, person: str, today: str) -> Rank:
    """The best standing that their answers or what is written down gives them."""
    mine = dossier.once(_answers).get(person, ())
    ranks = [_rank_by_paper(dossier, one, today, today) for one in mine]
    return min(ranks) if ranks else rank(dossier, person, today)


def _may_come_second(one: Speaker) -> bool:
    return one.rank == 2 and not one.minor


def _second(one: Speaker) -> Speaker:
    return Speaker(one.person, one.relation, one.rank, True, one.named, one.minor)


def _named(dossier: Dossier, person: str, relation: str) -> str:
    if relation == "former_wife":
        return "divorced_wife"
    held = dossier.get(person)
    unregistered = (
        held is not None and held.text("civil_status") == "married_unregistered"
    ) or person in dossier.once(_unregistered)
    if not unregistered or relation not in ("wife", "husband", ""):
        return ""
    return "unregistered_husband" if relation == "husband" else "unregistered_wife"


def _unregistered(dossier: Dossier) -> frozenset[str]:
    """Whose marriage is not registered, as a problem with papers."""
    problems = dossier.of("civil_doc_issue")
    return frozenset(
        one.text("person") for one in problems if one.text("problem") == "unregistered_marriage"
    )

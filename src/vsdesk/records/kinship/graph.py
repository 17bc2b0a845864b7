"""A family as a graph: who is related to a missing person and how, donors, cycles, wives.

Reads the `kinship` records of a dossier; nothing is stored. One person may stand in two families, a
man may have several wives, and the spouse of a missing person is never called widowed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.kinship.kinship_steps import (
    PATHS,
    SPOUSES,
    Path,
    Sex,
    generation,
    inverse,
    is_blood,
    is_maternal,
    is_paternal,
    sexed,
)
from vsdesk.words import mark

Strength = Literal["strong", "medium", "weak", "lineage_only", "none"]
HINT: Final = mark("Only a hint: the laboratory decides.")
_FURTHEST: Final = 4  # kinship records in a row
_NOT_BLOOD: Final = frozenset({"adoptive", "milk", "not_biological"})
_GONE: Final = frozenset({"deceased", "missing"})


@dataclass(frozen=True, slots=True)
class Kin:
    """One relative of a missing person.

    `relation` is the key that was recorded between the two, or "" when they are related over others.
    `paternal` and `maternal` say which lineage the two share; `blood` whether a path of birth is known.
    """

    person: str
    relation: str
    paths: tuple[Path, ...]
    paternal: bool
    maternal: bool
    blood: bool
    generation: int
    living: bool

    @property
    def lineage(self) -> str:
        """ "P", "M", "P+M", or "" for none."""
        return "+".join(name for name, on in (("P", self.paternal), ("M", self.maternal)) if on)


@dataclass(frozen=True, slots=True)
class DonorHint:
    """How well the relatives on record could help a laboratory (`HINT` is always said with it)."""

    strength: Strength
    donors: tuple[str, ...]  # those who make it so


@dataclass(frozen=True, slots=True)
class _Edge:
    """One kinship record, read from one end."""

    to: str
    paths: tuple[Path, ...]
    relation: str  # what `to` is of this end; "" when read backwards


def relatives(dossier: Dossier, missing: str) -> tuple[Kin, ...]:
    """Everybody who is related to the missing person, the nearest first."""
    edges = _edges(dossier)
    reached: dict[str, tuple[str, tuple[Path, ...]]] = {missing: ("", ((),))}
    front = [missing]
    for depth in range(_FURTHEST):
        further: list[str] = []
        for person in front:
            for edge in edges.get(person, ()):
                if edge.to in reached:
                    continue
                _, before = reached[person]
                paths = tuple((*a, *b) for a in before for b in edge.paths)
                reached[edge.to] = (edge.relation if depth == 0 else "", paths)
                further.append(edge.to)
        front = further
    del reached[missing]
    start = sex_of(dossier, missing)
    return tuple(_kin(dossier, who, start, *found) for who, found in reached.items())


def sex_of(dossier: Dossier, person: str) -> Sex:
    """The sex of a person as paths name it."""
    held = dossier.get(person)
    known: Mapping[str, Sex] = {"male": "m", "female": "f"}
    return known.get(held.text("sex") if held else "", "")


def _kin(dossier: Dossier, person: str, start: Sex, relation: str, paths: tuple[Path, ...]) -> Kin:
    own = tuple(sexed(path, sex_of(dossier, person)) for path in paths)
    return Kin(
        person=person,
        relation=relation,
        paths=own,
        paternal=any(is_paternal(path, start) for path in own),
        maternal=any(is_maternal(path, start) for path in own),
        blood=any(is_blood(path) for path in own),
        generation=generation(own[0]) if own else 0,
        living=is_living(dossier, person),
    )


def is_living(dossier: Dossier, person: str) -> bool:
    """Whether nothing says otherwise. Who has a case, here or elsewhere, gives no sample."""
    held = dossier.get(person)
    if held is None or any(person in case.every("person") for case in dossier.of("case")):
        return False
    if lies_elsewhere(dossier, held):
        return False
    states = [held.text("vital_status")]
    states += [one.text("alive") for one in dossier.once(_by_person).get(person, ())]
    return not _GONE & set(states) and not held.every("died")


def lies_elsewhere(dossier: Dossier, person: RecordView) -> bool:
    """Whether somebody is only named here and lies in another file: as a rule one that seeks them."""
    roots = (*dossier.of("case"), *dossier.of("family"), dossier.head)
    if person.space in {one.space for one in roots}:
        return False
    # Who is written down as a member, or answered, by the device that recorded them is of this file too.
    own = person.words
    return not all(own & read.once(_named_by).get(person.id, set()) for read in dossier.opening)


def _named_by(dossier: Dossier) -> dict[str, set[str]]:
    """Who is a member of the family, or answered → the devices that wrote it down. A row that names another
    entry tells of whom the person is one with, and of nobody who belongs here by it."""
    found: dict[str, set[str]] = {}
    alone = (one for one in dossier.of("family_member") if not any(one.every("also")))
    for row in (*alone, *dossier.of("consent_grant")):
        for name in ("person", "grantor"):
            for one in row.fields.get(name, ()):
                if isinstance(one.value, str):
                    found.setdefault(one.value, set()).add(one.word)
    return found


def said_of(dossier: Dossier, person: str, other: str) -> tuple[RecordView, ...]:
    """What was said of how one person is related to another: each pair stands by itself,
    several may disagree."""
    own = dossier.once(_by_person).get(person, ())
    return tuple(one for one in own if one.text("related_to") == other)


def _records(dossier: Dossier) -> tuple[RecordView, ...]:
    return dossier.once(_complete)


def _complete(dossier: Dossier) -> tuple[RecordView, ...]:
    """The kinship records that name both ends."""
    kinship = dossier.of("kinship")
    return tuple(one for one in kinship if one.text("person") and one.text("related_to"))


def _by_person(dossier: Dossier) -> dict[str, list[RecordView]]:
    found: dict[str, list[RecordView]] = {}
    for one in _records(dossier):
        found.setdefault(one.text("person"), []).append(one)
    return found


def _edges(dossier: Dossier) -> dict[str, list[_Edge]]:
    """Both ways of each record; those of birth before those of marriage, so that blood is found first."""
    edges: dict[str, list[_Edge]] = {}
    for one in _records(dossier):
        person, other, relation = one.text("person"), one.text("related_to"), one.text("relation")
        paths = () if one.text("biological") in _NOT_BLOOD else PATHS.get(relation, ())
        there = tuple(sexed(path, sex_of(dossier, person)) for path in paths)
        back = tuple(inverse(path, sex_of(dossier, other)) for path in there)
        edges.setdefault(other, []).append(_Edge(person, there, relation))
        edges.setdefault(person, []).append(_Edge(other, back, ""))
    for found in edges.values():
        found.sort(key=lambda edge: not any(is_blood(path) for path in edge.paths))
    return edges


# --- donors --------------------------------------------------------------------------------


def donor_hint(dossier: Dossier, missing: str, without: Collection[str] = ()) -> DonorHint:
    """What the living relatives on record could mean for a laboratory (data-dictionary §3.12);
    `without`: who said no."""
    living = [
        one for one in relatives(dossier, missing) if one.living and one.person not in without
    ]
    parents = [one for one in living if _shape(one) == {"up"}]
    children = [one for one in living if _shape(one) == {"down"}]
    others = _other_parents(dossier, missing, living, children)
    siblings = [one for one in living if _is_full_sibling(one)]
    near = [one for one in living if one.blood and _shape(one) & _NEAR]
    lines = [one for one in living if one.paternal or one.maternal]
    rules: tuple[tuple[Strength, bool, list[Kin]], ...] = (
        ("strong", len(parents) >= 2, parents),
        ("strong", bool(parents and children), [*parents, *children]),
        ("strong", len(children) >= 2 and bool(others), [*children, *others]),
        ("medium", bool(parents), parents),
        ("medium", bool(children and others), [*children, *others]),
        ("medium", len(siblings) >= 2, siblings),
        ("weak", bool(near), near),
        ("lineage_only", bool(lines), lines),
    )
    for strength, holds, donors in rules:
        if holds:
            return DonorHint(strength, tuple(one.person for one in donors))
    return DonorHint("none", ())


def is_near(kin: Kin) -> bool:
    """Whether a sample of this relative is compared with the missing person's by itself."""
    return kin.blood and bool(_shape(kin) & (_NEAR | {"up"}))


# A sibling, half-sibling, grandparent, uncle, aunt, or a child whose other parent is not known.
_NEAR: Final = frozenset({"up down", "up up", "up up down", "down"})


def _shape(kin: Kin) -> set[str]:
    return {" ".join(step.way for step in path) for path in kin.paths}


def _is_full_sibling(kin: Kin) -> bool:
    over = {path[0].sex for path in kin.paths if len(path) == 2 and is_blood(path)}
    return _shape(kin) == {"up down"} and over == {"m", "f"}


def _other_parents(
    dossier: Dossier, missing: str, living: list[Kin], children: list[Kin]
) -> list[Kin]:
    """Spouses who are the other parent of a child: by a record, or because there is only one spouse."""
    spouses = [one for one in living if _shape(one) == {"aside"}]
    if len(wives(dossier, missing)) <= 1 and len(spouses) == 1:
        return spouses
    edges = _edges(dossier)
    ids = {one.person for one in children}
    return [
        one
        for one in spouses
        if any(
            edge.to in ids and any(len(path) == 1 and path[0].way == "down" for path in edge.paths)
            for edge in edges.get(one.person, ())
        )
    ]


# --- wives and words -----------------------------------------------------------------------


def wives(dossier: Dossier, missing: str) -> tuple[str, ...]:
    """The wives of a man on record, also those only named as co-wife of one of them."""
    return tuple(dossier.once(_Marriages).of(missing))


class _Marriages:
    """The marriages on record of one dossier, followed once for each man."""

    def __init__(self, dossier: Dossier) -> None:
        self._wives: dict[str, list[str]] = {}
        self._beside: list[tuple[str, str]] = []
        self._found: dict[str, dict[str, None]] = {}
        for one in _records(dossier):
            person, other, relation = (
                one.text("person"),
                one.text("related_to"),
                one.text("relation"),
            )
            if relation == "wife":
                self._wives.setdefault(other, []).append(person)
            elif relation == "co_wife":
                self._beside.append((person, other))

    def of(self, man: str) -> Mapping[str, None]:
        """His wives, in the order of the records."""
        if man not in self._found:
            found = dict.fromkeys(self._wives.get(man, ()))
            for pair in self._beside:
                if found and not found.keys().isdisjoint(pair):
                    found |= dict.fromkeys(pair)
            self._found[man] = found
        return self._found[man]


def is_wife(dossier: Dossier, person: str, man: str) -> bool:
    """Whether a person is among the wives of a man."""
    return person in dossier.once(_Marriages).of(man)


def is_spouse_of_missing(dossier: Dossier, person: str) -> bool:
    """Whether a person is wife or husband of a missing person of this dossier's cases."""
    missing = {id for case in dossier.of("case") for id in case.every("person")}
    married = {
        (one.text("person"), one.text("related_to"))
        for one in _records(dossier)
        if one.text("relation") in SPOUSES
    }
    pairs = married | {(other, one) for one, other in married}
    return any((person, one) in pairs or is_wife(dossier, person, str(one)) for one in missing)


def civil_statuses(dossier: Dossier, person: str, lists: Vocabularies) -> tuple[str, ...]:
    """The terms of the list civil_status that a form offers for this person.

    The spouse of a missing person is offered «زوجة مفقود / زوج مفقودة», never "widowed": the word hurts
    and has legal effect.
    """
    keys = tuple(term.key for term in lists.shown("civil_status"))
    if not is_spouse_of_missing(dossier, person):
        return keys
    first = ("spouse_of_missing",) if "spouse_of_missing" in keys else ()
    return first + tuple(key for key in keys if key not in ("widowed", "spouse_of_missing"))


def vital_statuses(dossier: Dossier, person: str, lists: Vocabularies) -> tuple[str, ...]:
    """The terms of the list vital_status that a form offers for this person.

    Nobody who is missing here is offered "has died", unless remains were identified.
    """
    keys = tuple(term.key for term in lists.shown("vital_status"))
    cases = [one for one in dossier.of("case") if person in one.every("person")]
    if not cases or any(one.every("fate") == ("dead_identified",) for one in cases):
        return keys
    return tuple(key for key in keys if key != "deceased")


# --- cycles --------------------------------------------------------------------------------


def cycles(dossier: Dossier, most: int | None = None) -> tuple[tuple[str, ...], ...]:
    """Persons who would be their own forebear, each cycle once, beginning with its smallest id.

    `most` is how many are looked for: a page that tells a few need not wait for all that a device may write.
    """
    return _cycles(_below(dossier), most)


def younger(link: RecordView) -> Iterator[tuple[str, str]]:
    """Who is surely younger than whom by a kinship: (the older, a child or grandchild), by ids."""
    person, other = link.text("person"), link.text("related_to")
    if person and person == other:
        yield person, other
    for path in PATHS.get(link.text("relation"), ()) if person and other else ():
        ways = {step.way for step in path}
        if ways == {"up"}:
            yield person, other
        elif ways == {"down"}:
            yield other, person


def _below(dossier: Dossier) -> dict[str, set[str]]:
    """For each person, those who are surely younger: children, grandchildren."""
    below: dict[str, set[str]] = {}
    for one in _records(dossier):
        for older, child in younger(one):
            below.setdefault(older, set()).add(child)
    return below


def _cycles(below: Mapping[str, set[str]], most: int | None) -> tuple[tuple[str, ...], ...]:
    found: dict[tuple[str, ...], None] = {}
    done: set[str] = set()
    for start in sorted(below):
        trail = {} if start in done else {start: iter(sorted(below[start]))}
        while trail:
            person, following = trail.popitem()
            after = next(following, None)
            if after is None:
                done.add(person)
                continue
            trail[person] = following
            if after in trail:
                found[_turned([*trail][[*trail].index(after) :])] = None
            elif after not in done:
                trail[after] = iter(sorted(below.get(after, ())))
            if most is not None and len(found) >= most:
                return tuple(found)
    return tuple(found)


def _turned(cycle: list[str]) -> tuple[str, ...]:
    at = cycle.index(min(cycle))
    return (*cycle[at:], *cycle[:at])

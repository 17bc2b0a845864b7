"""Where somebody who stands on a paper nowhere is named as another person's mother, father,
grandfather or child. Pure.

As whose child somebody is known the fields of their own name say, and a kunya: by kinship they
stay however they are written. Who is missing is called after the father on the paper itself, but
where the paper names nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from vsdesk.names.address import opens_kunya
from vsdesk.records.about import ever_named, ever_of
from vsdesk.records.consent.coordinators import fills
from vsdesk.records.gate.names.name_parts import ASCENT
from vsdesk.records.gate.names.nowhere_named import MOTHER, is_own_name, says_mother
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.kinship.kinship_steps import PATHS, Path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.names.name_choices import NameReader

_NOTHING: Final = frozenset[str]()
_FATHER: Final = (
    "father_"  # how the fields begin that say who the father is, and the father's father
)
_GRANDFATHER: Final = "grandfather_"
_CALLED: Final = frozenset({"person", "person_name"})
_KUNYA: Final = "kunya"
_MEN: Final = frozenset({"m", ""})
_WOMEN: Final = frozenset({"f", ""})
_FEMALE: Final = ("female",)
_MALE: Final = ("male",)


@dataclass(frozen=True, slots=True)
class Forebears:
    """The persons whose mother, father or father's father stands on this paper nowhere."""

    of_mother: frozenset[str] = _NOTHING
    of_father: frozenset[str] = _NOTHING
    of_grandfather: frozenset[str] = _NOTHING

    @classmethod
    def of(cls, dossier: Dossier, hidden: Collection[str], called: Collection[str]) -> Self:
        """By every kinship that was ever said; whoever is `called` after the father here stays so."""
        if not hidden:
            return cls()
        kin = dossier.once(_kin)
        fathers = {child for child, father in kin.fathers if father in hidden}
        elders = {child for child, elder in kin.grandfathers if elder in hidden}
        return cls(
            frozenset(child for child, mother in kin.mothers if mother in hidden),
            frozenset(fathers) - frozenset(called),
            # a hidden father's own father tells of him as well
            frozenset(fathers | elders) - frozenset(called),
        )

    def names(self, told: NameReader | None, record: RecordView, spec: FieldSpec) -> bool:
        """Whether a field says a parent's name, or a kunya, that is the name of one of them."""
        if says_mother(spec):
            return _is_of(record, spec, self.of_mother) or _in_words(told, record, spec)
        if spec.kind == "person" and spec.name in ASCENT:
            return _is_of(record, spec, self._of(spec.name))
        return told is not None and _is_kunya_of(told, record, spec)

    def _of(self, name: str) -> frozenset[str]:
        return self.of_father if name.startswith(_FATHER) else self.of_grandfather


def _is_of(record: RecordView, spec: FieldSpec, children: frozenset[str]) -> bool:
    """Whether it is a name of one of them; whose a claim or a translation is about, nobody looks up."""
    return record.id in children or (record.kind != spec.kind and bool(children))


def _in_words(told: NameReader | None, record: RecordView, spec: FieldSpec) -> bool:
    """Whether the parts of a mother's name name one of them."""
    if told is None:
        return False
    said = (one for name in record.fields if name.startswith(MOTHER) for one in record.every(name))
    return told.stands_in(spec, " ".join(text for one in said for text in texts_in(one)))


def _is_kunya_of(told: NameReader, record: RecordView, spec: FieldSpec) -> bool:
    """Whether somebody is called mother or father of one of them."""
    if told.unnamed is None or spec.kind not in _CALLED or not is_own_name(spec):
        return False
    typed = _KUNYA in record.every("type")
    given = told.unnamed.given
    values = (one for name in {spec.name, "value"} for one in record.every(name))
    return any(
        (typed or any(map(opens_kunya, text.split()))) and given.stands_in_any_way(text)
        for value in values
        for text in texts_in(value)
    )


@dataclass(frozen=True, slots=True)
class _Kin:
    """Pairs of a child and whom a kinship calls their mother, father, or father's father."""

    mothers: frozenset[tuple[str, str]]
    fathers: frozenset[tuple[str, str]]
    grandfathers: frozenset[tuple[str, str]]


def _kin(dossier: Dossier) -> _Kin:
    mothers, fathers = set[tuple[str, str]](), set[tuple[str, str]]()
    elders, siblings = set[tuple[str, str]](), set[tuple[str, str]]()
    women, men = _of_sex(dossier, _FEMALE), _of_sex(dossier, _MALE)
    for one in ever_of(dossier, "kinship"):
        who, whom = ever_named(one, "person"), ever_named(one, "related_to")
        for path in _paths(one):
            ways, sexes = tuple(step.way for step in path), tuple(step.sex for step in path)
            pairs, back = _pairs(whom, who), _pairs(who, whom)
            if ways == ("up",):
                mothers |= pairs if sexes[0] in _WOMEN else set()
                fathers |= pairs if sexes[0] in _MEN else set()
            elif ways == ("down",):
                mothers |= {pair for pair in back if pair[1] not in men}
                fathers |= {pair for pair in back if pair[1] not in women}
            elif ways == ("up", "up") and sexes == ("m", "m"):
                elders |= pairs
            elif ways == ("down", "down") and sexes[0] in _MEN:
                elders |= {pair for pair in back if pair[1] not in women}
            elif ways == ("up", "down") and sexes[0] in _MEN:
                siblings |= pairs | back
    fathers |= _through(siblings, fathers)
    return _Kin(
        frozenset(mothers), frozenset(fathers), frozenset(elders | _through(fathers, fathers))
    )


def _paths(kinship: RecordView) -> Iterator[Path]:
    for relation in kinship.every("relation"):
        yield from PATHS.get(str(relation), ())


def _pairs(some: Iterable[str], others: Collection[str]) -> set[tuple[str, str]]:
    return {(one, other) for one in some for other in others}


def _through(
    first: set[tuple[str, str]], second: Collection[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Pairs by somebody in between: the father of a brother, of a father."""
    theirs: dict[str, set[str]] = {}
    for child, father in second:
        theirs.setdefault(child, set()).add(father)
    return {(one, father) for one, between in first for father in theirs.get(between, ())}


def _of_sex(dossier: Dossier, sex: tuple[str, ...]) -> frozenset[str]:
    """Who is of this sex in every reading of the file, by a coordinator's word: called a man,
    a mother would be nobody's."""
    counts = fills(dossier, "")
    return frozenset.intersection(
        *(
            frozenset(
                one.id
                for one in read.of("person")
                if one.every("sex") == sex and all(map(counts, one.fields["sex"]))
            )
            for read in dossier.readings
        )
    )

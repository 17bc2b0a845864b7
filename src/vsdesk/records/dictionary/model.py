"""How a kind is declared: one pydantic model, each field once, and the spec that follows from it.

A model in `records/kinds` says with `about` where the kind lies and who writes it, and gives each
field by its value type (records/dictionary/values.py) and `declare(...)`. `spec_of` turns that into the
`KindSpec` that every other room reads. Adding a field touches its model and its labels, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

from vsdesk.records.dictionary.bounds import SENSITIVITY
from vsdesk.records.dictionary.narrowness import GREATEST
from vsdesk.records.dictionary.spec import (
    ANY,
    COORDINATORS,
    WRITERS,
    FieldSpec,
    KindSpec,
    Requirement,
    Right,
    Role,
    Searched,
    SpaceType,
    Stops,
)
from vsdesk.records.dictionary.terms import COUNTING_TERMS, DEATH, DEATH_TERMS
from vsdesk.records.dictionary.values import FieldTypeMark, Number

_ANYTHING: Final[Mapping[Role, Iterable[str]]] = {}


@dataclass(frozen=True, slots=True)
class About:
    """Where a kind lies, below what, who writes it, and what its fields have unless they say other."""

    name: str
    spaces: tuple[SpaceType, ...]
    parents: tuple[str, ...] = ()
    root: bool = False
    writers: frozenset[Role] = WRITERS
    sensitivity: int = 1  # the least of the whole record
    usual: int = 2  # sensitivity of a field that names none
    scope: str | None = None  # consent scope of a field that names none
    inside: bool = False  # never leaves the organisation, at any level
    care: bool = False  # on no page but our own, whatever was agreed
    once: bool = False  # written once: a correction is a further record
    kept: bool = False  # only coordinators take it out: its being there narrows what may leave


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """What `declare(...)` said, carried by pydantic's FieldInfo."""

    section: str
    vocabulary: str | None
    targets: tuple[str, ...]
    requirement: Requirement
    sensitivity: int | None
    scope: str | None
    setters: frozenset[Role] | None
    listed: str | None
    searched: Searched
    multiline: bool
    maps: tuple[str, ...]
    derived: bool
    unit: str | None
    within: tuple[int, int] | None
    printed: bool
    right: Right
    narrow: tuple[str, ...]
    chosen: tuple[tuple[Role, tuple[str, ...]], ...]
    judges: bool
    where: bool
    teller: bool
    who: bool
    counts: tuple[str, ...]
    inside: bool
    elsewhere: bool
    if_person: str | None
    agents: bool
    death: bool
    stops: Stops
    binds: tuple[str, ...]
    exit: bool
    joins: bool
    turned: bool

    def __call__(self, schema: JsonDict) -> None:
        """Also say it in the JSON schema of the model."""
        schema["x-section"] = self.section
        schema["x-vocabulary"] = self.vocabulary


def declare(
    section: str,
    *,
    vocabulary: str | None = None,
    to: Iterable[str] = (),
    need: Requirement = "O",
    sens: int | None = None,
    scope: str | None = None,
    setters: frozenset[Role] | None = None,
    listed: str | None = None,
    searched: Searched = "none",
    multiline: bool = False,
    maps: Iterable[str] = (),
    derived: bool = False,
    unit: str | None = None,
    within: tuple[int, int] | None = None,
    printed: bool = False,
    right: Right = "free",
    narrow: Iterable[str] = (),
    chosen: Mapping[Role, Iterable[str]] = _ANYTHING,
    judges: bool = False,
    binds: Iterable[str] = (),
    where: bool = False,
    teller: bool = False,
    who: bool = False,
    counts: Iterable[str] = (),
    inside: bool = False,
    elsewhere: bool = False,
    if_person: str | None = None,
    agents: bool = False,
    death: bool = False,
    stops: Stops = "",
    exit: bool = False,
    joins: bool = False,
    turned: bool = False,
) -> Any:  # stands where a default stands, as pydantic's own Field does
    """Declare a field; what is not said comes from the kind's `About`. `scope="none"`: no scope.
    `within`: the least and the most that a number may be.

    `narrow` says which of several values holds (records/dictionary/narrowness.py; for a choice its terms, the
    narrowest first). `chosen` says which terms a role may choose, where it may not choose every one.
    `judges`: a coordinator's word about the record, which binds what they saw of it, or of it these fields
    alone (`binds`). `where`: it says where somebody is, was or may be found; a link to a place does so by
    itself. `teller`: it names who told what the record says, whose words these are
    (records/consent/tellers.py). `who`: it says who somebody is, or what somebody called it, so that a given
    name alone tells there (records/gate/names/nowhere_named.py). `counts`: it tells how many people there are
    (`ANY`), or by these terms that there is somebody. `inside`: it never leaves the organisation, at any
    level. `elsewhere`:
    of what went to one body another is told this, where its form asks. `if_person`: the scope that
    holds where the record may be of one person. `agents`: in its words whoever took part may be called by
    name, which leaves only where names of suspects do. `death`: it tells by itself whether somebody died.
    `stops`: by which answer the record was taken back or refused, so that nothing of it leaves. `exit`: it
    says that something left, which no revocation of the device that said it undoes (history/exits.py).
    `joins`: a link by which two files guard each other, in whichever of them it lies. `turned`: what is
    stored forbids; the question, its label and every answer shown say what is allowed.
    """
    targets = tuple(to)
    declared = FieldDeclaration(
        section,
        vocabulary,
        targets,
        need,
        sens,
        scope,
        setters,
        listed,
        searched,
        multiline,
        tuple(maps),
        derived,
        unit,
        within,
        printed,
        right,
        tuple(narrow),
        tuple((role, tuple(terms)) for role, terms in chosen.items()),
        judges,
        where or "place" in targets,
        teller,
        who,
        tuple(counts),
        inside,
        elsewhere,
        if_person,
        agents,
        death,
        stops,
        tuple(binds),
        exit,
        joins,
        turned,
    )
    return Field(default=None, json_schema_extra=declared)


class Record(BaseModel):
    """The base of every kind. `sens` raises the sensitivity of one whole record, never lowers it."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )
    about: ClassVar[About]

    sens: Number = declare(
        "record", sens=1, scope="none", right="kept", narrow=GREATEST, within=SENSITIVITY
    )


@cache
def spec_of(model: type[Record]) -> KindSpec:
    """The KindSpec of a model, its fields in the order in which they are declared."""
    about = model.about
    own = [name for name in model.model_fields if name not in Record.model_fields]
    names = [*own, *Record.model_fields]
    return KindSpec(
        name=about.name,
        spaces=about.spaces,
        root=about.root,
        parents=about.parents,
        writers=about.writers,
        sensitivity=about.sensitivity,
        inside=about.inside,
        care=about.care,
        once=about.once,
        kept=about.kept,
        fields=tuple(_field_spec(about, name, model.model_fields[name]) for name in names),
    )


def _field_spec(about: About, name: str, info: FieldInfo) -> FieldSpec:
    declared = info.json_schema_extra
    typed = next((mark for mark in info.metadata if isinstance(mark, FieldTypeMark)), None)
    if not isinstance(declared, FieldDeclaration) or typed is None:
        raise TypeError(f"{about.name}.{name} is not declared with a value type and declare(...)")
    sensitivity = about.usual if declared.sensitivity is None else declared.sensitivity
    scope = about.scope if declared.scope is None else declared.scope
    return FieldSpec(
        kind=about.name,
        name=name,
        type=typed.type,
        section=declared.section,
        vocabulary=declared.vocabulary,
        targets=declared.targets,
        requirement=declared.requirement,
        sensitivity=max(about.sensitivity, sensitivity),
        scope=None if scope == "none" else scope,
        setters=about.writers if declared.setters is None else declared.setters,
        listed=declared.listed,
        searched=declared.searched,
        multiline=declared.multiline,
        maps=declared.maps,
        derived=declared.derived,
        unit=declared.unit,
        within=declared.within,
        printed=declared.printed,
        right="once" if about.once and not _is_of_others(about, name, declared) else declared.right,
        narrow=declared.narrow,
        chosen=declared.chosen,
        judges=declared.judges,
        where=declared.where,
        teller=declared.teller,
        who=declared.who,
        counts=_counts(declared),
        inside=declared.inside,
        elsewhere=declared.elsewhere,
        if_person=declared.if_person,
        agents=declared.agents,
        death=((DEATH,) if declared.death else ()) + DEATH_TERMS.get(declared.vocabulary or "", ()),
        stops=declared.stops,
        binds=declared.binds,
        exit=declared.exit,
        joins=declared.joins,
        turned=declared.turned,
    )


def _is_of_others(about: About, name: str, declared: FieldDeclaration) -> bool:
    """In a kind that is written once: a seal, or a coordinator's word on what another wrote."""
    judged = declared.setters == COORDINATORS and about.writers != COORDINATORS
    return name == "sens" or judged


def _counts(declared: FieldDeclaration) -> tuple[str, ...]:
    """By which terms it tells of somebody; where any value does, by none in particular."""
    if ANY in declared.counts:
        return declared.counts
    return tuple(
        dict.fromkeys((*declared.counts, *COUNTING_TERMS.get(declared.vocabulary or "", ())))
    )

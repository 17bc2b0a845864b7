"""What every other room knows of a field and of a kind (docs/architecture.md, "the spine").

Forms, lists, search, sheets, dumps, readiness and docs/generated/dictionary.md read `FieldSpec` and
`KindSpec`, never attributes of a model by name. They are made from the models in `records/kinds`
(`records/dictionary/model.py`) and from an organisation's own `field_def` records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

Role = Literal["documenter", "reviewer", "coordinator"]
Requirement = Literal["M", "D", "O"]  # before review · for a mechanism's profile · optional
# "place": a link, found by every name of the shipped place that it points to
Searched = Literal["none", "text", "name", "id", "phone", "place"]
SpaceType = Literal[
    "case", "family", "incident", "source", "list", "activity", "reference", "office", "audit"
]
# Who may replace what stands (docs/spec/bundle.md §8.10, carried out by history/rights.py).
Right = Literal[
    "free",  # whoever may set it
    "once",  # nobody; said in the save that made the record, or by coordinators
    "first",  # nobody; said once by whoever made the record, whenever, or by coordinators
    "held",  # nobody; its writer takes it back, and coordinators choose among several
    "narrower",  # the device that said it, and coordinators; else both stand and the narrowest holds
    "kept",  # coordinators; else all that was said stands and the narrowest holds
    # as free; but what a coordinator or a reviewer said no device but its own, makers' and coordinators'
    "passed",
    "named:news_messenger",  # counts only from devices that stand in that field, and coordinators
]
FieldType = Literal[
    "text",  # str, stored as typed; `multiline` asks for a large box
    "ptext",  # {ar?, ku?, en?, src_lang}
    "pdate",  # a partial date (records/dictionary/values.py)
    "day",  # one whole ISO day
    "choice",  # one code of `vocabulary`
    "choices",  # several codes, sorted: one value
    "bool",
    "number",  # a whole number, in `unit`
    "amount",  # a decimal number as text (money, coordinates)
    "link",  # the id of a record of one of `targets`
    "links",  # several ids, sorted: one value
    "kid",  # the id of a signing key, that is of a device
    "kids",
    "hash",  # 64 lower-hex characters
    "json",  # kept as it is (only for system records)
]

Stops = Literal["", "yes", "no", "any"]

SPACES: Final[tuple[SpaceType, ...]] = get_args(SpaceType)
ANY: Final = "*"
SEALED: Final = 4  # the sensitivity of what is opened with a reason only
WRITERS: Final[frozenset[Role]] = frozenset({"documenter", "coordinator"})
ROLES: Final[tuple[Role, ...]] = get_args(Role)  # the least first
EVERYONE: Final = frozenset(ROLES)
COORDINATORS: Final[frozenset[Role]] = frozenset({"coordinator"})


def is_said(word: object) -> bool:
    """Whether a value of a field that judges is a word: no, and nothing, judge nothing."""
    return word is not None and word is not False and word != ""


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of one kind: everything that a form, a list, a sheet or the gate must know."""

    kind: str
    name: str
    type: FieldType
    section: str  # key of a section (labels: Labels.section)
    vocabulary: str | None  # for choice and choices
    targets: tuple[str, ...]  # for link and links: the kinds it may point to
    requirement: Requirement
    sensitivity: int  # 0 aggregate · 1 internal · 2 personal · 3 restricted · 4 sealed
    scope: str | None  # consent scope (vocabulary data_scope); None: never about a person
    setters: frozenset[Role]
    listed: str | None  # the name of its promoted column, or None
    searched: Searched
    multiline: bool = False
    maps: tuple[str, ...] = ()  # where it goes in each mechanism's form, such as "WGEID 2"
    derived: bool = False  # computed for reading, never stored or set
    unit: str | None = None
    within: tuple[int, int] | None = None  # the least and the most of a number (bounds.py)
    right: Right = "free"
    narrow: tuple[
        str, ...
    ] = ()  # which of several standing values holds (records/dictionary/narrowness.py)
    chosen: tuple[
        tuple[Role, tuple[str, ...]], ...
    ] = ()  # what a role may choose; not named: anything
    judges: bool = (
        False  # a coordinator's word about the whole record, yes or a link: binds what they saw
    )
    binds: tuple[str, ...] = ()  # of a word: the fields that it is about; none: all
    where: bool = False  # says where somebody is, was or may be found
    teller: bool = False  # names who told what its record says: its words are theirs
    who: bool = (
        False  # says who somebody is, or what somebody called it: names are read as in told words
    )
    # The terms by which it tells of somebody's death; DEATH: it may by whatever it says, and by its silence.
    death: tuple[str, ...] = ()
    # What it says when its record was taken back or refused: then nothing of the record leaves.
    stops: Stops = ""
    counts: tuple[str, ...] = ()  # the terms that tell that there is somebody; ANY: every value
    inside: bool = False  # never leaves the organisation
    elsewhere: bool = False  # of what went to one body another is told this, where it asks
    if_person: str | None = None  # the scope where its record may be of one person, no body
    agents: bool = False  # its words tell who took part, and what they were called
    joins: bool = False  # a link by which two files guard each other, in whichever of them it lies
    exit: bool = False  # says that something left: it counts though its device was withdrawn
    turned: bool = (
        False  # asked and shown the other way round than it is stored: a stored yes is a no
    )
    printed: bool = False  # stands on the family's sheet under its own label, once the gate lets it
    own: tuple[tuple[str, str], ...] = ()  # an organisation's own field: its labels by language

    @property
    def written(self) -> tuple[str, ...]:
        """All words of it that an organisation wrote, none of a shipped field: its labels, its key, the
        section in which it stands."""
        return (*(label for _, label in self.own), self.name, self.section) if self.own else ()

    @property
    def said_once(self) -> bool:
        """Whether a word in it is not said again by whoever made the record (docs/spec/bundle.md §8.10)."""
        return self.right in ("once", "first")

    def yes_or_no(self, stored: bool) -> Literal["yes", "no"]:
        """The answer that a stored truth is to the question as it is asked and shown."""
        return "yes" if stored is not self.turned else "no"

    def choices_of(self, role: Role) -> tuple[str, ...] | None:
        """What a device of this role may choose here; None: anything."""
        return next((terms for one, terms in self.chosen if one == role), None)


@dataclass(frozen=True, slots=True)
class KindSpec:
    """One kind of record: where it lies, below what, who writes it, and its fields in order."""

    name: str
    spaces: tuple[SpaceType, ...]  # the types of space in which it may lie
    root: bool  # the record that opens a space (case, family, incident, source, …)
    parents: tuple[str, ...]  # kinds that may be its parent; empty: stands alone in its space
    writers: frozenset[Role]
    sensitivity: int  # the least sensitivity of anything in it
    fields: tuple[FieldSpec, ...]
    inside: bool = False  # never leaves the organisation
    care: bool = False  # what somebody needs, gets or asked for: on no page but our own
    once: bool = False  # written once, never edited: a correction is a further record
    kept: bool = False  # only coordinators take it out: its being there narrows what may leave

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections of this kind, in order of first use."""
        return tuple(dict.fromkeys(field.section for field in self.fields))

    def field(self, name: str) -> FieldSpec | None:
        """The field of this name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def judged_by(self, values: Mapping[str, object]) -> bool:
        """Whether these values hold a coordinator's word about the whole record."""
        return any(one.judges and is_said(values.get(one.name)) for one in self.fields)

    def in_section(self, section: str) -> tuple[FieldSpec, ...]:
        """The fields of one section, in order."""
        return tuple(field for field in self.fields if field.section == section)

"""The dictionary: every kind and field, what may stand in them, and who may write them.

Made from the models in `records/kinds`, the lists in resources/vocabularies, and an organisation's
own `field_def` and `term_def` records. Writing is strict (`parse`); reading history never rejects
anything, because a newer version may have written it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from vsdesk.errors import UserError
from vsdesk.records.dictionary.bounds import is_within
from vsdesk.records.dictionary.model import Record, spec_of
from vsdesk.records.dictionary.narrowness import narrowest
from vsdesk.records.dictionary.spec import ANY, FieldSpec, FieldType, KindSpec, Right, Role
from vsdesk.records.dictionary.terms import COUNTING_TERMS, DEATH_TERMS
from vsdesk.records.dictionary.values import Json, normalise
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.kinds import MODELS
from vsdesk.records.kinds.case import CLAIMED
from vsdesk.records.places.gazetteer import Gazetteer
from vsdesk.words import LANGS

T = TypeVar("T")
SCHEMA: Final = 15  # rises whenever a kind, a field or a term of a list is added

# Answers to an own question that say where somebody is, or how many there are, unless the question
# says that they do not.
_SAYS_WHERE: Final = frozenset({"text", "ptext", "choice", "choices"})
_COUNTS: Final = frozenset({"number", "bool"})
_OWN_KEY: Final = re.compile(r"x_[a-z0-9_]{1,62}")
_OWN_TYPES: Final[dict[str, FieldType]] = {
    type: type for type in get_args(FieldType) if type not in ("json", "link", "links", "hash")
}


class Dictionary:
    """All kinds and their fields. Immutable; `with_own` gives another one."""

    def __init__(
        self,
        models: Iterable[type[Record]],
        vocabularies: Vocabularies,
        own: Iterable[FieldSpec] = (),
        places: Gazetteer | None = None,
    ) -> None:
        self.vocabularies: Final = vocabularies
        self.places: Final = places or Gazetteer(())
        self._models: Final = {model.about.name: model for model in models}
        self._own: Final = tuple(own)
        more: dict[str, list[FieldSpec]] = {}
        for spec in self._own:
            more.setdefault(spec.kind, []).append(spec)
        self.kinds: Final[tuple[KindSpec, ...]] = tuple(
            _with_fields(spec_of(model), more.get(name, ())) for name, model in self._models.items()
        )
        self._kinds: Final = {kind.name: kind for kind in self.kinds}
        self._fields: Final = {
            (field.kind, field.name): field for kind in self.kinds for field in kind.fields
        }
        self._searchable: Final = {
            kind.name: tuple(f for f in kind.fields if f.searched != "none") for kind in self.kinds
        }
        self.stopping: Final = (
            tuple(  # each with its fields by which a record says that it was taken back
                (kind, stops)
                for kind in self.kinds
                if (stops := tuple(f for f in kind.fields if f.stops))
            )
        )
        self._listed: Final = {
            kind.name: tuple(f for f in kind.fields if f.listed) for kind in self.kinds
        }
        self._found: Final[dict[Callable[[Dictionary], Any], Any]] = {}
        self._links: Final = {
            kind.name: tuple(f.name for f in kind.fields if f.type in ("link", "links"))
            for kind in self.kinds
        }

    @classmethod
    def load(cls, extra_dir: Path | None = None) -> Dictionary:
        """The shipped dictionary, made once in a process; `extra_dir` holds an
        organisation's own lists (*.toml)."""
        lists, places = Vocabularies.load(extra_dir), Gazetteer.load()
        if lists is Vocabularies.load():
            return _shipped(MODELS, lists, places)
        return cls(MODELS, lists, places=places)

    # --- what there is ---------------------------------------------------------------------

    def kind(self, name: str) -> KindSpec | None:
        """The kind of this name, or None (a kind of a newer version)."""
        return self._kinds.get(name)

    def field(self, kind: str, name: str) -> FieldSpec | None:
        """The field of a kind, or None."""
        return self._fields.get((kind, name))

    def searchable(self, kind: str) -> tuple[FieldSpec, ...]:
        """The fields of a kind that the search finds."""
        return self._searchable.get(kind, ())

    def listed(self, kind: str) -> tuple[FieldSpec, ...]:
        """The fields of a kind that have a promoted column in the list."""
        return self._listed.get(kind, ())

    def links(self, kind: str) -> tuple[str, ...]:
        """The names of the fields of a kind that point to other records."""
        return self._links.get(kind, ())

    def once(self, work: Callable[[Dictionary], T]) -> T:
        """What `work` finds in this dictionary: worked out the first time, because a
        dictionary does not change."""
        if work not in self._found:
            self._found[work] = work(self)
        found: T = self._found[work]
        return found

    @property
    def roots(self) -> tuple[str, ...]:
        """The kinds that open a space."""
        return tuple(kind.name for kind in self.kinds if kind.root)

    def claimed(self, key: str) -> FieldSpec | None:
        """The field whose type and list the `value` of a claim about `key` has."""
        return self._fields.get(CLAIMED[key]) if key in CLAIMED else None

    def may_lie_below(self, kind: str, parent: str | None) -> bool:
        """Whether a record of `kind` may have a parent of this kind (None: no parent)."""
        spec = self._kinds.get(kind)
        if spec is None:
            return True
        if parent is None:
            return spec.root or not spec.parents or spec.parents == ("*",)
        return spec.parents == ("*",) or parent in spec.parents or parent not in self._kinds

    # --- values ----------------------------------------------------------------------------

    def parse(self, kind: str, values: Mapping[str, object], *, line: int = 0) -> dict[str, Json]:
        """`values` of a new or changed record, checked and in their stored form.

        Raises UserError with E_KIND, E_FIELD, E_VALUE or E_DATE; its params name kind, field and
        line, never a value. Only the fields that were given come back.
        """
        if kind not in self._models:
            raise UserError("E_KIND", kind=_sayable(kind), line=line)
        parsed: dict[str, Json] = {}
        faults = self._check(kind, values, parsed)
        if faults:
            name, code = faults[0]
            raise UserError(code, kind=kind, field=_sayable(name), line=line)
        return parsed

    def misfit(self, kind: str, name: str, value: object) -> str:
        """The code of what speaks against a value of a field; "" where it fits."""
        try:
            parsed = self.parse(kind, {name: value})
        except UserError as problem:
            return problem.name
        spec = self.field(kind, name)
        return "" if spec is None or is_within(spec, parsed[name]) else "E_RANGE"

    def _check(
        self, kind: str, values: Mapping[str, object], parsed: dict[str, Json]
    ) -> list[tuple[str, str]]:
        own = {name for name in values if name.startswith("x_")}
        known = {name: value for name, value in values.items() if name not in own}
        faults: list[tuple[str, str]] = []
        try:
            record = self._models[kind].model_validate(known)
            parsed.update((name, getattr(record, name)) for name in known)
        except ValidationError as problem:
            faults += [_fault(one["type"], one["loc"]) for one in problem.errors()]
        for name in own:
            try:
                parsed[name] = self._own_value(kind, name, values[name])
            except PydanticCustomError as problem:
                faults.append((name, problem.type))
        if not faults:
            faults += self._listed_terms(kind, parsed)
        if not faults and kind in ("claim", "proposal"):
            faults += self._inside(kind, parsed)
        return faults

    def _own_value(self, kind: str, name: str, value: object) -> Json:
        spec = self.field(kind, name)
        if spec is None:
            raise PydanticCustomError("E_FIELD", "not known")
        return normalise(spec.type, value)

    def _listed_terms(self, kind: str, parsed: Mapping[str, Json]) -> list[tuple[str, str]]:
        faults = []
        for name, value in parsed.items():
            spec = self._fields[kind, name]
            if spec.derived:
                faults.append((name, "E_FIELD"))
            elif spec.vocabulary and not all(
                self.vocabularies.has(spec.vocabulary, code) for code in _codes(value)
            ):
                faults.append((name, "E_VALUE"))
        return faults

    def _inside(self, kind: str, parsed: dict[str, Json]) -> list[tuple[str, str]]:
        """The value of a claim and the values of a proposal are checked as what they speak of."""
        if kind == "claim":
            spec, name = self.claimed(str(parsed.get("field"))), "value"
            if spec is None or name not in parsed:
                return []
            inner: dict[str, Json] = {}
            faults = self._check(spec.kind, {spec.name: parsed[name]}, inner)
            parsed[name] = inner.get(spec.name)
        else:
            of_kind, name = parsed.get("of_kind"), "set"
            held = parsed.get(name)
            if not of_kind or not isinstance(of_kind, str):
                return []  # nobody said of what kind: nothing is known of what is inside
            if of_kind not in self._models:
                return [("of_kind", "E_KIND")]
            if not isinstance(held, dict):
                return []
            inner = {}
            faults = self._check(of_kind, held, inner)
            parsed[name] = dict(inner)
        return [(name, code) for _, code in faults]

    def check_links(
        self,
        kind: str,
        values: Mapping[str, Json],
        kind_of: Callable[[str], str | None],
        *,
        line: int = 0,
    ) -> None:
        """Raises UserError E_LINK when a link points to nothing, or to a kind that does not fit.

        `kind_of` gives the kind of an id, and None for one that is not here. A shipped place
        counts as one of kind `place`.
        """
        for name, value in values.items():
            spec = self.field(kind, name)
            if spec is None or spec.type not in ("link", "links"):
                continue
            for id in _codes(value):
                found = "place" if id in self.places else kind_of(id)
                if found is None or (spec.targets != ("*",) and found not in spec.targets):
                    raise UserError("E_LINK", kind=kind, field=name, line=line)

    # --- who may write ---------------------------------------------------------------------

    def may(self, role: Role, kind: str, field: str | None = None) -> bool:
        """Whether a device of this role may set this field (None: anything of this kind).

        The rule that `history` folds by. A kind or field that is not known is free to all roles but
        reviewer; `deleted` belongs to whoever may write the record.
        """
        spec = self._kinds.get(kind)
        if spec is None:
            return role != "reviewer"
        if field is None:
            return role in spec.writers or any(role in one.setters for one in spec.fields)
        if field == "deleted":
            return role in spec.writers
        known = self._fields.get((kind, field))
        if known is None:
            return role != "reviewer" and role in spec.writers
        return role in known.setters

    def right(self, kind: str, field: str) -> Right:
        """Who may replace what stands in this field: what `history` folds by, beside `may`.

        For `deleted`: "narrower", only its writer and coordinators take a record out; or "kept", coordinators
        alone. What is not known is free, but in a kind that is written once.
        """
        spec = self._kinds.get(kind)
        if field == "deleted":
            return "kept" if spec is not None and spec.kept else "narrower"
        if spec is None:
            return "free"
        known = self._fields.get((kind, field))
        if known is None:
            return "once" if spec.once else "free"
        return known.right

    def opens(self, kind: str) -> bool:
        """Whether a record of this kind opens a space, and so is nothing where it is not its root."""
        spec = self._kinds.get(kind)
        return spec is not None and spec.root

    def journal(self, kind: str) -> bool:
        """Whether a record of this kind is a row of a device's own journal."""
        spec = self._kinds.get(kind)
        return spec is not None and spec.spaces == ("audit",)

    def may_value(self, role: Role, kind: str, field: str, value: Json) -> bool:
        """`may`, and whether this role may choose this value (a reviewer only `peer_checked`)."""
        if not self.may(role, kind, field):
            return False
        terms = self.chosen(role, kind, field)
        return terms is None or (isinstance(value, str) and value in terms)

    def chosen(self, role: Role, kind: str, field: str) -> tuple[str, ...] | None:
        """The terms that a device of this role may choose in a field, None where it may say anything: what
        `history` folds by, beside `may`."""
        known = self._fields.get((kind, field))
        return None if known is None else known.choices_of(role)

    # --- own fields ------------------------------------------------------------------------

    def with_own(self, defs: Iterable[Mapping[str, Json]]) -> Dictionary:
        """This dictionary with an organisation's own fields and terms (`field_def`, `term_def`).

        A definition that does not fit is left out; one that names no kind of record is of a term.
        Of several definitions of one field, what was there before among them, the narrowest holds.
        """
        defs = tuple(defs)
        if not defs:
            return self
        own: dict[tuple[str, str], list[FieldSpec]] = {}
        for spec in (*self._own, *(self._own_spec(one) for one in defs)):
            if spec is not None:
                own.setdefault((spec.kind, spec.name), []).append(spec)
        lists = self.vocabularies.with_own(one for one in defs if "of_kind" not in one)
        return Dictionary(self._models.values(), lists, map(narrowest, own.values()), self.places)

    def _own_spec(self, made: Mapping[str, Json]) -> FieldSpec | None:
        key, kind, label = (
            made.get("key"),
            self._kinds.get(str(made.get("of_kind"))),
            made.get("label"),
        )
        type, vocabulary = _OWN_TYPES.get(str(made.get("type"))), made.get("vocabulary")
        if not isinstance(key, str) or not _OWN_KEY.fullmatch(key) or kind is None:
            return None
        if type is None or not isinstance(label, dict):
            return None
        sensitivity = made.get("sensitivity")
        level = sensitivity if isinstance(sensitivity, int) and 0 <= sensitivity <= 4 else 3
        scope, usual = made.get("scope"), self._models[kind.name].about.scope
        usual = "circumstances" if usual in (None, "none") else usual
        return FieldSpec(
            kind=kind.name,
            name=key,
            type=type,
            section=str(made.get("section") or "own"),
            vocabulary=vocabulary if isinstance(vocabulary, str) else None,
            targets=(),
            requirement="O",
            sensitivity=max(kind.sensitivity, level),
            scope=scope if isinstance(scope, str) else usual,
            setters=kind.writers,
            right="once" if kind.once else "free",
            listed=None,
            searched="text" if made.get("searched") is True else "none",
            multiline=made.get("multiline") is True,
            printed=made.get("printed") is True,
            where=type in _SAYS_WHERE and made.get("where") is not False,
            death=DEATH_TERMS.get(str(vocabulary), ()),
            counts=(ANY,)
            if type in _COUNTS and made.get("counts") is not False
            else COUNTING_TERMS.get(str(vocabulary), ()),
            own=tuple((lang, str(label[lang])) for lang in LANGS if lang in label),
        )


@lru_cache(maxsize=1)
def _shipped(
    models: tuple[type[Record], ...], lists: Vocabularies, places: Gazetteer
) -> Dictionary:
    return Dictionary(models, lists, places=places)


def _with_fields(kind: KindSpec, more: Iterable[FieldSpec]) -> KindSpec:
    return replace(kind, fields=(*kind.fields, *more))


def _codes(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _sayable(name: str) -> str:
    """A name as an error may say it: what has not the form of one may be a value in the wrong place."""
    return name if re.fullmatch(r"[a-z0-9_]{1,64}", name) else "?"


def _fault(type: str, loc: tuple[int | str, ...]) -> tuple[str, str]:
    name = str(loc[0]) if loc else ""
    if type == "extra_forbidden":
        return name, "E_FIELD"
    return name, type if type.startswith("E_") else "E_VALUE"

"""What would fit where a field, a kind or a value did not: names that are near, the terms of the list."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from vsdesk.desk import column_targets
from vsdesk.languages import LANGUAGES
from vsdesk.names.fold import fold
from vsdesk.words import joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.spec import FieldSpec, FieldType
    from vsdesk.words import Words

_MOST: Final = 4  # names that are said to be near
_NUMBERED: Final = ("#2", "#3", "#4", "#5", "#6", "#7", "#8", "#9")


# How a value of a type is written; what takes any words needs no form.
_FORMS: Final[Mapping[FieldType, str]] = {
    "day": "2013-08-09",
    "pdate": "2013 · 2013-08 · 2013-08-09 · 2013-08-09..2013-08-11 · ..2013-08 · 2013-08.. · ?",
    "number": "12",
    "amount": "1250.50",
    "link": "0123456789abcdef0123456789abcdef",
    "links": '["0123456789abcdef0123456789abcdef"]',
    "choices": '["…", "…"]',
    "ptext": '{"ar": "…", "src_lang": "ar"}',
    "hash": "64 × 0-9 a-f",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """Names that may have been meant, the codes that fit with their labels, how a value is written, and the
    labels of two days in the order that they must have."""

    near: tuple[str, ...] = ()
    fits: tuple[tuple[str, str], ...] = ()
    form: str = ""
    order: tuple[str, str] | None = None

    def lines(self, words: Words) -> list[str]:
        """The same for a person."""
        comma = LANGUAGES[words.lang].comma
        terms = [f"{code} ({label})" for code, label in self.fits]
        return [
            *(
                [words.say("Did you mean {names}?", names=joined(self.near, comma))]
                * bool(self.near)
            ),
            *([words.say("This fits: {terms}", terms=joined(terms, comma))] * bool(terms)),
            *(
                [
                    words.say(
                        "“{later}” lies before “{first}”.", later=self.order[1], first=self.order[0]
                    )
                ]
                if self.order
                else []
            ),
            *([words.say("This is how it is written: {what}", what=self.form)] * bool(self.form)),
        ]

    def document(self) -> dict[str, list[str]]:
        """The same for a script; nothing where there is none."""
        said = {"near": list(self.near), "fits": [code for code, _ in self.fits]}
        said["form"] = [self.form] if self.form else []
        return {name: names for name, names in said.items() if names}


def advice(problem: VsdeskError, dictionary: Dictionary, labels: Labels) -> Advice:
    """What the names in a refusal let us say; nothing of the value is known here."""
    kind, name = str(problem.params.get("kind", "")), str(problem.params.get("field", ""))
    if problem.name == "E_KIND":
        kinds = {one.name: labels.kind(one.name) for one in dictionary.kinds}
        return Advice(near=_near(kind, kinds))
    if problem.name == "E_FIELD":
        return Advice(near=_near_fields(kind, name, dictionary, labels))
    if problem.name == "E_VALUE":
        spec = field_named(kind, name, dictionary)
        fits = terms_of(spec, labels)
        return Advice(fits=fits, form="" if fits or spec is None else _FORMS.get(spec.type, ""))
    if first := str(problem.params.get("after", "")):
        return Advice(order=(labels.field(kind, first), labels.field(kind, name)))
    if problem.name in ("E_DATE", "E_ORDER"):
        spec = field_named(kind, name, dictionary)
        return Advice(form=_FORMS.get(spec.type, "") if spec is not None else "")
    return Advice()


def terms_of(spec: FieldSpec | None, labels: Labels) -> tuple[tuple[str, str], ...]:
    """The codes that a field takes, with their labels; none where it takes anything else."""
    if spec is None:
        return ()
    if spec.type == "bool":
        return tuple((str(one).lower(), _as_asked(spec, one, labels)) for one in (True, False))
    return tuple(labels.terms(spec.vocabulary)) if spec.vocabulary else ()


def _as_asked(spec: FieldSpec, stored: bool, labels: Labels) -> str:
    """What a stored truth answers; with the question where its name says the other of the two."""
    said = labels.word(spec.yes_or_no(stored))
    return f"{labels.field(spec.kind, spec)}: {said}" if spec.turned else said


def field_named(kind: str, name: str, dictionary: Dictionary) -> FieldSpec | None:
    """A field by its kind and name, or by what a mapping of columns calls it: `event#2.type`."""
    if kind:
        return dictionary.field(kind, name)
    for number in _NUMBERED:
        name = name.replace(number, "")
    return next((spec for to, _, spec in column_targets(dictionary) if to == name), None)


def _near_fields(kind: str, name: str, dictionary: Dictionary, labels: Labels) -> tuple[str, ...]:
    found = dictionary.kind(kind)
    if found is not None:
        fields = [spec for spec in found.fields if not spec.derived]
        name = name.removeprefix(f"{kind}.")
        return _near(name, {spec.name: labels.field(kind, spec) for spec in fields})
    return () if kind else _near(name, {to: "" for to, _, _ in column_targets(dictionary)})


def _near(said: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The names that look like what was said, or whose label does."""
    by_label: dict[str, str] = {}
    for name, label in known.items():
        by_label.setdefault(fold(plain(label)), name)
    found: Iterable[str] = (
        *get_close_matches(said, known, _MOST),
        *(by_label[one] for one in get_close_matches(fold(said), [*filter(None, by_label)], _MOST)),
    )
    return tuple(dict.fromkeys(found))[:_MOST]

"""How persons, cases and events are called: the name in a language, the title, the line, the order.

Works on whatever can be read: `RecordView`s of a dossier, or what the gate let out of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol, TypeVar

from vsdesk.records.dossier import Readable, ids_in
from vsdesk.records.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.places import Gazetteer
from vsdesk.records.values import Json
from vsdesk.words import Lang

# The writings in the order in which a reader of each language looks for a name.
WRITINGS: Final[dict[Lang, tuple[str, str, str]]] = {
    "ar": ("ar", "ku", "lat"),
    "ku": ("ku", "lat", "ar"),
    "en": ("lat", "ku", "ar"),
}
_PARTS: Final = ("given", "father", "family")
R = TypeVar("R", bound=Readable)
R_co = TypeVar("R_co", bound=Readable, covariant=True)


class Around(Protocol[R_co]):
    """What naming needs of a dossier, or of what was disclosed of one."""

    def of(self, kind: str) -> tuple[R_co, ...]: ...
    def get(self, id: str | None) -> R_co | None: ...
    def children(self, id: str, kind: str | None = None) -> tuple[R_co, ...]: ...


def name_in(person: Readable, writing: str, *, grandfather: bool = False) -> str:
    """Given, father's and family name in one writing (ar, ku, lat); "" when that writing is empty."""
    parts = ("given", "father", "grandfather", "family") if grandfather else _PARTS
    return " ".join(text for part in parts if (text := person.text(f"{part}_{writing}").strip()))


def names(person: Readable, lang: Lang) -> tuple[str, ...]:
    """The name in each writing at hand, the reader's own first, without doubles."""
    found = (name_in(person, writing) for writing in WRITINGS[lang])
    return tuple(dict.fromkeys(name for name in found if name))


def display_name(person: Readable, lang: Lang, around: Around[Readable] | None = None) -> str:
    """The name of a person as a reader of `lang` expects it; then another name; else ""."""
    if found := names(person, lang):
        return found[0]
    others = around.children(person.id, "person_name") if around else ()
    return next((text for other in others if (text := other.text("value"))), "")


def both_names(person: Readable) -> tuple[str, str]:
    """For lists: the name in Arabic (else Kurmanji, else Latin), and one in another writing or ""."""
    order = [name for w in ("ar", "ku", "lat") if (name := name_in(person, w))]
    if not order:
        return "", ""
    second = [
        name for w in ("lat", "ku", "ar") if (name := name_in(person, w)) and name != order[0]
    ]
    return order[0], second[0] if second else ""


def missing_person(around: Around[R], case: Readable | None = None) -> R | None:
    """The missing person of a case (of the only case, when none is given)."""
    cases = (case,) if case is not None else around.of("case")
    for one in cases:
        for id in (id for value in one.every("person") for id in ids_in(value)):
            if (found := around.get(id)) is not None:
                return found
    return None


def date_of(record: Readable, field: str = "date") -> PartialDate | None:
    """The earliest of the standing dates of a record, or None."""
    found = []
    for value in record.every(field):
        try:
            found.append(PartialDate.of(value))
        except ImpossibleDate:
            continue
    return min(found, key=lambda one: one.order, default=None)


def in_order(records: Iterable[R], field: str = "date") -> tuple[R, ...]:
    """Records by the earliest bound of their date; undated ones last, then by id."""

    def key(record: R) -> tuple[int, str, str, str]:
        when = date_of(record, field)
        return (*(when.order if when else (2, "", "")), record.id)

    return tuple(sorted(records, key=key))


def timeline(around: Around[R]) -> tuple[R, ...]:
    """The events in order of time."""
    return in_order(around.of("event"))


def disappearance(around: Around[R]) -> R | None:
    """The event flagged as the disappearance (the earliest, should several be)."""
    flagged = [one for one in around.of("event") if True in one.every("is_disappearance")]
    return next(iter(in_order(flagged)), None)


def review_state(case: Readable) -> str:
    """The review as it counts: approved only by the field that a coordinator alone may set."""
    if case.every("approved") == (True,):
        return "coordinator_approved"
    stated = case.text("review_state")
    return stated if stated in ("peer_checked", "needs_fix") else "draft"


def place_name(record: Readable, lang: Lang) -> str:
    """The name of a place, perpetrator or organisation record in a language, else in another."""
    order = {"ar": ("ar", "en", "ku"), "ku": ("ku", "en", "ar"), "en": ("en", "ku", "ar")}
    return next((text for one in order[lang] if (text := record.text(f"name_{one}"))), "")


def place_shown(
    records: Sequence[Readable],
    place: Json,
    named: Callable[[str], Readable | None],
    places: Gazetteer | None = None,
) -> tuple[str, str]:
    """The words of a place for a list, and the code of its governorate ("SYnn" or "").

    `place` is an id of a shipped place or of a record that `named` finds; without one, the
    `place_text` or `home_text` of the first of `records` that has it.
    """
    id = place if isinstance(place, str) else ""
    shipped = places.get(id) if places else None
    if shipped and places:
        return shipped.ar, places.governorate(id)
    record = named(id) if id else None
    if record is not None and (text := place_name(record, "ar")):
        code = record.text("admin1")
        return text, code if places is None or places.by_key(code) else ""
    texts = (one.text(field) for one in records for field in ("place_text", "home_text"))
    return next((text for text in texts if text), ""), ""

"""What stands on a poster, and of whom none is made: it is held up with a name before everybody. Pure.

Two answers open it: one to the name (without it there is none), one to the photo (without it the name stands
alone). What else the name lets out stays: a poster has the name, the picture, when and where somebody was
lost. Source: docs/decisions/032-a-poster-is-for-everybody.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from vsdesk.records.case_parts import WHEN_AND_WHERE, missing_person_ids, sole_missing_ids
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dates.ages import is_minor, lost_of_unknown_age
from vsdesk.records.dictionary.case_numbers import NUMBERS
from vsdesk.records.dictionary.display_names import NAME_PARTS, WRITINGS
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, Readable
from vsdesk.records.gate.bytes_of_files import PICTURE
from vsdesk.records.gate.death_news import dead_of, is_untold
from vsdesk.records.gate.deciding_values import DECIDING
from vsdesk.records.gate.exit_state import OPEN
from vsdesk.records.gate.gate_context import GateContext
from vsdesk.records.gate.names.names_refused import BY_NAME, PHOTO
from vsdesk.records.gate.persons import hidden_people
from vsdesk.records.gate.record_filter import DisclosedRecord, Withheld
from vsdesk.records.gate.redaction import field_refusal, refusal
from vsdesk.records.gate.request import Request

NAME: Final = tuple(f"{part}_{writing}" for writing in WRITINGS for part in NAME_PARTS)
LOOK_FIRST: Final = "look_first"  # as well of news that nobody told: it tells nothing of it
EVERYBODY: Final = "public"
ALONE: Final = "alone"
_CHILD: Final = "minor"  # keys of `reasons.REASONS`
_AGE: Final = "age"
_NO_NAME: Final = "no_name"
_PLACES: Final = frozenset({"place", "proposal"})
_PHOTO: Final = "photo"
_BLOB: Final = "blob"  # without it nothing is seen
_SHOWN: Final[Mapping[str, frozenset[str]]] = {
    "case": frozenset({NUMBERS["case"], "person"}),
    "event": frozenset({"is_disappearance", *WHEN_AND_WHERE}),
    "evidence_item": PICTURE,
}


def request_for(request: Request, purpose: str = BY_NAME) -> Request:
    """What is asked for a poster: the name, or the picture, for everybody, in nobody's own right."""
    return Request(
        purpose,
        EVERYBODY,
        request.level,
        request.today,
        lang=request.lang,
        cell_reason=request.cell_reason,
        cells=request.cells,
        quiet=request.quiet,
    )


def is_of_name(request: Request) -> bool:
    """Whether it is asked what a poster asks of the name: only there has it to be whole."""
    return (request.purpose, request.recipient) == (BY_NAME, EVERYBODY)


def why_name_stays(scene: GateContext) -> str:
    """Why a part of the name of who is missing stays; "" where all of it may leave."""
    kind = scene.dictionary.kind("person")
    fields = [one for one in (kind.fields if kind else ()) if one.name in NAME]
    for id in sorted(scene.missing):
        person = scene.dossier.get(id)
        if person is None:
            continue
        found = [refusal(scene, person)]
        found += [field_refusal(scene, person, one) for one in fields if person.every(one.name)]
        if why := next(filter(None, found), None):
            return why
    return why_too_young(scene.dossier, scene.young_on)


def why_too_young(dossier: Dossier, day: str) -> str:
    """Why who is missing counts as a child before everybody on that day, or "": by a birth, or since no
    age is known."""
    held = map(dossier.get, missing_person_ids(dossier))
    if any(one is not None and is_minor(one, day) for one in held):
        return _CHILD
    return _AGE if lost_of_unknown_age(dossier, day) else ""


def why_none(dossier: Dossier, today: str, name: Collection[DisclosedRecord]) -> str:
    """Why no poster is made although the name may leave, or ""; `name` is what left for it."""
    called = missing_person_ids(dossier)
    if is_untold(dossier, today) or not called.isdisjoint(dead_of(dossier, today)):
        return LOOK_FIRST
    if any(_is_guarded(dossier, one) for one in called):
        return "wish"
    missing = sole_missing_ids(dossier)
    held = [one for one in map(dossier.get, missing) if one is not None]
    left = [one for one in name if one.id in missing]
    if len(held) != 1 or len(left) != 1:
        return _NO_NAME
    said = {one: found for one in NAME if (found := _texts(held[0], one))}
    if not any(one.startswith(NAME_PARTS[0]) for one in said):
        return _NO_NAME
    if any(len(found) > 1 for found in said.values()):
        return LOOK_FIRST  # a crowd would read both
    return "" if all(_texts(left[0], one) == found for one, found in said.items()) else ALONE


def _texts(person: Readable, name: str) -> list[Json]:
    return [one for one in person.every(name) if isinstance(one, str) and one.strip()]


def rests_on_others(dossier: Dossier, purpose: str, today: str) -> bool:
    """Whether a yes holds by the answers alone that devices wrote which neither opened the file nor are a
    coordinator's: what everybody saw is not taken back."""
    beside = dossier.asked_beside(inside=False)
    return not all(agreement(one.silent, purpose, EVERYBODY, "", today).holds for one in beside)


def _is_guarded(dossier: Dossier, person: str) -> bool:
    """Whether somebody asked anything about this person but which words are said: a face is known by all."""
    return any(
        {*one.every("type")} != {hidden_people.WORDS_REJECTED}
        for one in hidden_people.marks_on(dossier, person)
    )


def on_poster(
    dossier: Dossier, name: Iterable[DisclosedRecord], picture: Iterable[DisclosedRecord]
) -> Iterator[DisclosedRecord]:
    """The records of a poster, of what was let out for the name and for the picture."""
    missing = sole_missing_ids(dossier)
    of_picture = {
        one.id: one for one in picture if one.kind != "evidence_item" or _BLOB in one.values
    }
    name = tuple(name)
    lost = [one for one in name if one.every("is_disappearance") == (True,)]
    told = _shown(lost[0]) if len(lost) == 1 else None
    places = {*ids_of(told, "place")} if told is not None else set()
    face = next((of_picture[one] for one in missing if one in of_picture), None)
    photos = [id for id in ids_of(face, _PHOTO) if id in of_picture] if face is not None else []
    for one in name:
        if one.id in missing:
            kept = {key: one.every(key) for key in NAME if one.every(key)}
            yield _shown(one, kept | ({_PHOTO: face.every(_PHOTO)} if face and photos else {}))
        elif one.kind == "case":
            yield _shown(one)
        elif told is not None and one.id == told.id:
            yield told
        elif one.kind in _PLACES and one.id in places:
            yield one
    yield from (_shown(one) for one in of_picture.values() if one.id in photos)


def _shown(
    record: DisclosedRecord, values: Mapping[str, tuple[Json, ...]] | None = None
) -> DisclosedRecord:
    """The record as a poster has it; of when and where nothing that is undecided. What does not stand on it
    decides all the same."""
    if values is None:
        fields = _SHOWN[record.kind]
        held = {key: one for key, one in record.values.items() if key in fields}
        settled = record.kind != "event"
        values = {key: one for key, one in held.items() if settled or len(one) == 1}
    gone = [one for one in DECIDING.get(record.kind, ()) if one not in values]
    deciding = {**record.deciding, **{one: record.decides(one) for one in gone}}
    return replace(record, values=values, printed=(), deciding=deciding)


def why_unseen(dossier: Dossier, state: str, today: str, *, seen: bool | None) -> str:
    """Why no picture of a file is held up, or "". `state` is that of its own question, `seen`: whether that
    lets everybody see it."""
    if state not in OPEN:
        return state
    if rests_on_others(dossier, PHOTO, today):
        return ALONE
    return "" if seen is True else _PHOTO


def why_no_picture(dossier: Dossier, stayed: Iterable[Withheld], unseen: str) -> str:
    """Why the picture is not on it; "" where there is none. `unseen`: why none of the file is; `stayed` what
    stayed all the same."""
    if not any(ids_of(one, _PHOTO) for one in map(dossier.get, sole_missing_ids(dossier)) if one):
        return ""
    if unseen:
        return unseen
    of_it = (one.reason for one in stayed if one.field == _PHOTO or one.kind == "evidence_item")
    return next(of_it, _PHOTO)


def stays_off(name: Iterable[Withheld], why_no_picture: str) -> Iterator[Withheld]:
    """What a poster could have and has not, with the reason; `why_no_picture`: "" where it stands there."""
    if why_no_picture:
        yield Withheld("person", _PHOTO, why_no_picture)
    for one in name:
        if one.kind == "event" and (one.field is None or one.field in WHEN_AND_WHERE):
            yield one

"""How persons and places are called: the name in each writing, the place in the row of a list.

Works on whatever can be read: `RecordView`s of a dossier, or what the gate let out of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from vsdesk.languages import ARABIC, DECLARED, LANGUAGES, SOURCE, USUAL, chain
from vsdesk.records.consent.approval import approval
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Readable, RecordView
from vsdesk.records.places.gazetteer import Gazetteer
from vsdesk.words import Lang

APPROVED_BEFORE: Final = "approved_before"
READ_FIRST: Final[Mapping[Lang, tuple[str, ...]]] = {  # a reader's own first
    code: one.read for code, one in DECLARED.items()
}
NAME_PARTS: Final = ("given", "father", "family")  # as somebody is called
FOUR_PARTS: Final = ("given", "father", "grandfather", "family")  # as papers name them
WRITING_OF: Final[Mapping[Lang, str]] = {  # a reader's own
    code: one.writing for code, one in DECLARED.items()
}
WRITINGS: Final = tuple(dict.fromkeys(WRITING_OF.values()))  # of a name: the ends of its fields
USUAL_WRITING: Final = WRITING_OF[USUAL]
LATIN: Final = WRITING_OF[SOURCE]  # as papers of the world write a name
MOTHER: Final[Mapping[str, tuple[str, ...]]] = {  # the fields of the mother's name
    one.writing: one.mother for one in LANGUAGES.values() if one.mother
}
MOTHER_GIVEN: Final = tuple(fields[0] for fields in MOTHER.values())  # her own name in each writing


def latin_writing(lang: Lang) -> str:
    """In which writing of Latin letters names stand among words of this language."""
    return LATIN if DECLARED[lang].script == ARABIC else WRITING_OF[lang]


def name_in(person: Readable, writing: str) -> str:
    """Given, father's and family name in one writing (one of `WRITINGS`); "" when that writing is empty."""
    found = (person.text(f"{part}_{writing}").strip() for part in NAME_PARTS)
    return " ".join(part for part in found if part)


def names(person: Readable, lang: Lang) -> tuple[str, ...]:
    """The name in each writing at hand, the reader's own first, without doubles."""
    found = (name_in(person, writing) for writing in READ_FIRST[lang])
    return tuple(dict.fromkeys(name for name in found if name))


def addressed(person: Readable) -> str:
    """For whoever asks them: by a code where there is one, else by the name."""
    return person.text("code") or both_names(person)[0]


def both_names(person: Readable) -> tuple[str, str]:
    """For lists: the name in Arabic (else Kurmanji, else Latin), and one in another writing or ""."""
    order = [name for w in WRITINGS if (name := name_in(person, w))]
    if not order:
        return "", ""
    second = [name for w in READ_FIRST[SOURCE] if (name := name_in(person, w)) and name != order[0]]
    return order[0], second[0] if second else ""


def called(person: Readable, records: Iterable[Readable]) -> str:
    """What a person is called of whom nobody told a name: a nickname, a kunya; never the
    name given in a home."""
    others = (one for one in records if one.kind == "person_name" and one.parent == person.id)
    said = (one.text("value") for one in others if "care_home_name" not in one.every("type"))
    return next((text for text in said if text), "")


def family_names(
    members: Sequence[Readable],
    missing: Sequence[Readable] = (),
    records: Collection[RecordView] = (),
) -> tuple[str, str]:
    """What a family is called that nobody gave a name: the family name of the first of its members
    whose name is known, else of the first of those that it misses; else that whole name; else the
    nickname or kunya of one of them (`records`). The one in Arabic (else Kurmanji, else Latin), and
    one in another writing or ""."""
    every = [*members, *missing]
    for last in (True, False):
        for one in every:
            found = [
                name
                for w in WRITINGS
                if (name := one.text(f"family_{w}").strip() if last else name_in(one, w))
            ]
            if found:
                return found[0], next((one for one in found[:0:-1] if one != found[0]), "")
    others = (called(one, records) for one in every if isinstance(one, RecordView))
    return next((name for name in others if name), ""), ""


def needs_missing(members: Iterable[Readable]) -> bool:
    """Whether a family without a name of its own is called after those that it misses: no
    member tells a family name."""
    return not any(one.text(f"family_{w}").strip() for one in members for w in WRITINGS)


def review_state(case: RecordView, records: Collection[RecordView]) -> str:
    """The review as it counts: approved only by the field that a coordinator alone may set, and only as the
    case stood then; what changed since makes it "approved_before". `records` are those of the case."""
    if approved := approval(case, records):
        return "coordinator_approved" if approved == "approved" else APPROVED_BEFORE
    stated = case.value("review_state")  # of several the one that holds (docs/spec/bundle.md §8.10)
    return stated if stated in ("peer_checked", "needs_fix") else "draft"


def place_name(record: Readable, lang: Lang) -> str:
    """The name of a place, perpetrator or organisation record in a language, else in another."""
    order = dict.fromkeys((*chain(lang), *reversed(LANGUAGES)))
    return next((text for one in order if (text := record.text(f"name_{one}"))), "")


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
        return shipped.name(USUAL), places.governorate(id)
    record = named(id) if id else None
    if record is not None and (text := place_name(record, USUAL)):
        code = record.text("admin1")
        return text, code if places is None or places.by_key(code) else ""
    texts = (one.text(field) for one in records for field in ("place_text", "home_text"))
    return next((text for text in texts if text), ""), ""

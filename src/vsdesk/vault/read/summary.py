"""What a root record shows in lists, and what each record gives to the search.

Both follow the dictionary: a field's `listed` names its column, `searched` its way into the index.
A case also shows what its person and the event flagged as the disappearance say.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.names import search_limits
from vsdesk.names.fold import fold
from vsdesk.records.dictionary import display_names
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate import death_news
from vsdesk.records.gate.persons import hidden_people
from vsdesk.vault.read.authors import SAID_BY, Author
from vsdesk.vault.search.index import Searchable
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.places.gazetteer import Gazetteer

NOBODY: Final = Author()
OWN_COLUMNS: Final = ("name", "number", "status", "place", "event", "author")
AFTER_MISSING: Final = (
    "after_missing"  # in `extra`: called after whom it misses; its row follows theirs
)


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of the table `list`, without number, id and kind."""

    name: str = field(default="", repr=False)
    other: str = field(default="", repr=False)
    number: str = field(default="", repr=False)
    status: str = field(default="", repr=False)
    place: str = field(default="", repr=False)
    placeid: str = field(default="", repr=False)
    governorate: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    last: str = field(default="", repr=False)
    told: str = field(default="", repr=False)
    author: str = field(default="", repr=False)
    differs: bool = False
    updated: str = ""
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)

    def columns(self) -> tuple[object, ...]:
        """The values in the order of the table."""
        return (
            self.name,
            self.other,
            fold(search_limits.of_name(self.name or self.other)),
            self.number,
            self.status,
            self.place,
            self.placeid,
            self.governorate,
            self.first,
            self.last,
            self.told,
            self.author,
            int(self.differs),
            self.updated,
            json.dumps(self.extra, ensure_ascii=False, sort_keys=True),
        )


def summary_of(
    root: RecordView,
    records: Sequence[RecordView],
    named: Callable[[str], RecordView | None],
    dictionary: Dictionary,
    today: str,
    missing: Callable[[], Sequence[RecordView]] = tuple,
    author: Author = NOBODY,
) -> Summary:
    """The list row of `root` on this day, from the records of its space, and who made it. `named`
    finds one in another space, `missing` the records of those whom a family misses: asked only where
    it is called after them."""
    shown = _shown(root, records)
    listed: dict[str, Json] = {}
    for record in shown:
        for spec in dictionary.listed(record.kind):
            value = record.value(spec.name)
            if spec.listed and value is not None and spec.listed not in listed:
                listed[spec.listed] = value
    if root.kind == "case":
        listed["review"] = display_names.review_state(root, records)
    person = next((one for one in shown if one.kind == "person"), None)
    name, other = display_names.both_names(person) if person else (_text(listed.get("name")), "")
    if person and not name and not other:
        name = display_names.called(person, records)
    if root.kind == "family" and not name:
        members = hidden_people.shown_of((one for one in records if one.kind == "person"), records)
        if display_names.needs_missing(members):
            listed[AFTER_MISSING] = True
            name, other = _after_missing(members, missing(), records)
        else:
            name, other = display_names.family_names(members)
    place, governorate = display_names.place_shown(
        shown, listed.get("place"), named, dictionary.places
    )
    first, last, told = _when(listed.get("event"))
    return Summary(
        name=name,
        other=other,
        number=_text(listed.get("number")),
        status=death_news.listed_status(root, today)
        if root.kind == "case"
        else _text(listed.get("status")),
        place=place,
        placeid=_text(listed.get("place")),
        governorate=governorate,
        first=first,
        last=last,
        told=told,
        author=author.code,
        differs=_differs(root, records, today),
        updated=max(one.updated for one in (root, *records)),
        extra={key: value for key, value in listed.items() if key not in OWN_COLUMNS}
        | ({SAID_BY: author.said} if author.said else {}),
    )


def _differs(root: RecordView, records: Sequence[RecordView], today: str) -> bool:
    """Whether two versions differ of what a page may show: news that nobody was told yet makes no mark."""
    if not any(one.difference for one in records):
        return False
    shown = death_news.without_news(Dossier(root.id, tuple(records)), today)
    return any(one.difference for one in shown)


def _shown(root: RecordView, records: Sequence[RecordView]) -> list[RecordView]:
    """The root, its person, and its disappearance."""
    person = root.value("person")
    events = [
        one for one in records if one.kind == "event" and one.value("is_disappearance") is True
    ]
    return [root, *(one for one in records if one.id == person), *events[:1]]


def _after_missing(
    members: Sequence[RecordView], theirs: Sequence[RecordView], records: Sequence[RecordView]
) -> tuple[str, str]:
    """The name of a family of which no member tells a family name."""
    here = {one.id: one for one in theirs}
    wanted = (one.text("person") for one in theirs if one.kind == "case")
    found = [here[id] for id in dict.fromkeys(wanted) if id in here]
    return display_names.family_names(members, found, [*records, *theirs])


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _when(value: Json) -> tuple[str, str, str]:
    if not isinstance(value, dict):
        return "", "", ""
    first, last = _text(value.get("from")), _text(value.get("to"))
    return first or last, last or first, _text(value.get("as_told"))


def searchable_of(view: RecordView | None, dictionary: Dictionary) -> Searchable:
    """What one record, as a search may read it (`makers.openly`), gives to the index; every
    standing value counts."""
    if view is None or view.deleted:
        return Searchable()
    words: list[str] = []
    names: list[str] = []
    ids: list[str] = []
    for spec in dictionary.searchable(view.kind):
        found = [
            text
            for one in view.alternatives(spec.name)
            for text in searched_texts(spec, one.value, dictionary.places)
        ]
        target = {"text": words, "place": words, "name": names}.get(spec.searched, ids)
        target += found
    return Searchable(tuple(words), tuple(names), tuple(ids))


def searched_texts(spec: FieldSpec, value: Json, places: Gazetteer) -> list[str]:
    """What a value of a field gives to the search: its words, of a shipped place all names."""
    found = [*_texts(value)]
    if spec.searched == "place":
        shipped = map(places.get, found)
        return [name for place in shipped if place for name in place.names]
    return found


def _texts(value: Json) -> Iterable[str]:
    """The words in a value: a text, or each language of a multilingual one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (part for key, part in value.items() if isinstance(part, str) and key in LANGS)

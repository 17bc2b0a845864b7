"""A file of public activities (docs/activities.md) as records: organisations, projects, targets, activities.

The file is JSON. Its words are matched with our lists by their labels in every language and by
`resources/tables/activities.toml`; a place by the shipped list; an organisation by each of its names.
What is not understood is kept in words where there is room for it, and told by its place in the file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from vsdesk import paths
from vsdesk.errors import UserError
from vsdesk.languages import SOURCE
from vsdesk.names.fold import fold
from vsdesk.records.dates.partial_date import ImpossibleDate, PartialDate
from vsdesk.records.dictionary.told_language import language_of
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.places.gazetteer import Gazetteer, place_id
from vsdesk.resource_tables import read
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

LIMIT: Final = 4 * 1024 * 1024  # bytes of such a file
_MOST: Final = 10_000  # activities of one file
_NAMES: Final = ("name_ar", "name_ku", "name_en", "short_name")
_OWN: Final = ("about", "period", "groups", "networks", "partners", "activities")
_READ: Final = frozenset(
    {
        *(
            "no",
            "from",
            "to",
            "kind",
            "title",
            "groups",
            "networks",
            "partners",
            "places",
            "topics",
        ),
        *("mechanism", "section", "count", "days_each", "sessions", "participants", "cases"),
        *("target", "services", "note", "signatories", "project", "outcome"),
    }
)
_NUMBERS: Final = (  # our name, that of the file
    *(("how_many", "count"), ("days_each", "days_each")),
    *(("sessions", "sessions"), ("families", "cases")),
)
_BY_WHOM: Final = (  # our field, the parts of the file with the kind of those who stand there
    ("groups", (("groups", "member"), ("networks", "network"))),
    ("partners", (("partners", "partner"),)),
    ("signatories", (("signatories", "member"),)),
)
KNOWN: Final = mark("Here already, with this title and day. It was left out.")
NO_NUMBER: Final = mark("A whole number is expected here. What stands there is kept in a note.")
WORDS: Final = mark("This word is in no list of ours. It is kept in a note.")
REGISTERED: Final = mark(
    "Only a coordinator adds organisations and projects. The name is kept in a note."
)
PASSED_OVER: Final = mark("There is no place for this. It was not taken over.")


@dataclass(frozen=True, slots=True)
class ActivityRemark:
    """What is to be said of one activity of the file: its number there, the member, a sentence, the word."""

    activity: int
    part: str
    sentence: str
    word: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ReadActivities:
    """The records that a file makes, as lines of a load; what is said of it."""

    rows: tuple[dict[str, Any], ...]
    remarks: tuple[ActivityRemark, ...]


class ActivityFile:
    """One file on its way in. `organisations`, `activities` and `memberships` are what this vault
    holds already; `registers`: whether this device may add organisations, projects and targets.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        organisations: Iterable[RecordView],
        activities: Iterable[RecordView],
        memberships: Iterable[RecordView],
        new_id: Callable[[], str],
        *,
        registers: bool,
    ) -> None:
        self._dictionary = dictionary
        self._new_id = new_id
        self._registers = registers
        self._places = Gazetteer.load()
        self._words = read(paths.resources() / "tables" / "activities.toml")
        self._ids = {
            fold(name): one.id
            for one in organisations
            for part in _NAMES
            if (name := one.text(part))
        }
        self._here = {_known_by(one.text("title"), one.value("date")) for one in activities}
        self._members_of = {(one.text("member"), one.text("of")) for one in memberships}
        self._rows: list[dict[str, Any]] = []
        self._remarks: list[ActivityRemark] = []
        self._keys: dict[str, str] = {}
        self._called: dict[str, str] = {}

    def records(self, data: bytes) -> ReadActivities:
        """Everything in the file. Raises UserError E_TABLE for what is no such file, E_VALUE for a day
        that does not exist, with the number of the activity as its line."""
        held = _parsed(data)
        for key in held:
            if key not in _OWN:
                self._say(0, key, PASSED_OVER)
        for kind, part in (("member", "groups"), ("network", "networks"), ("partner", "partners")):
            for one in _list(held, part):
                self._organisation(one, kind)
        for one in _list(held, "networks"):
            if isinstance(one, dict):
                self._members(one)
        for number, one in enumerate(_list(held, "activities"), 1):
            if not isinstance(one, dict):
                raise UserError("E_TABLE", "not an activity", line=number)
            self._activity(number, one)
        return ReadActivities(tuple(self._rows), tuple(self._remarks))

    # -- organisations and projects -----------------------------------------------------------

    def _organisation(self, said: object, kind: str) -> str:
        """The id of an organisation that the file names; a new one where nobody here is called so."""
        row = said if isinstance(said, dict) else {"name": said}
        name = str(row.get("name") or "").strip()
        known = [str(row.get(part) or "") for part in ("key", "name", "alias")]
        if not name:
            return self._keys.get(known[0], "")
        self._called[known[0]] = name
        id = next((self._ids[fold(one)] for one in known[1:] if one and fold(one) in self._ids), "")
        if not id and not self._registers:
            return ""
        if not id:
            id = self._new_id()
            values: dict[str, Json] = {f"name_{language_of(name, SOURCE)}": name, "type": [kind]}
            if short := str(row.get("alias") or ""):
                values["short_name"] = short
            self._rows.append({"kind": "organisation", "id": id, **values})
        for one in known:
            if one:
                self._ids[fold(one)] = self._keys[one] = id
        return id

    def _members(self, network: Mapping[str, Any]) -> None:
        """Who brought a network about belongs to it."""
        of = self._organisation(network, "network")
        for one in _several(network, "by"):
            values: dict[str, Any] = {"member": self._held_by(one, "member"), "of": of}
            if not self._registers or (values["member"], of) in self._members_of:
                continue
            self._members_of.add((values["member"], of))
            if day := _date(network.get("launched"), 0):
                values["active_from"] = day
            self._rows.append({"kind": "membership", **values})

    def _held_by(self, key: object, kind: str) -> str:
        found = self._keys.get(str(key)) or self._ids.get(fold(str(key)))
        return found or self._organisation(key, kind)

    def _project(self, title: str, one: Mapping[str, Any], values: Mapping[str, Any]) -> str:
        """The project that an agreement begins, with what it is to reach."""
        id = self._new_id()
        project: dict[str, Any] = {
            f"name_{language_of(title, SOURCE)}": title,
            "active_from": values["date"],
        }
        if values.get("groups"):
            project["organisation"] = values["groups"][0]
        if values.get("partners"):
            project["donor"] = values["partners"][0]
        self._rows.append({"kind": "project", "id": id, **project})
        for what, number in one["target"].items():
            target: dict[str, Any] = {"indicator": what, "value": number, "project": id}
            term = self._dictionary.vocabularies.term("indicator", what)
            if term is not None:
                target["indicator"] = term.label(SOURCE)
                target |= {} if term.hidden else {"measures": what}
            if len(day := str(one.get("from", ""))) == 10:
                target["active_from"] = day
            self._rows.append({"kind": "target", **target})
        return id

    # -- activities ---------------------------------------------------------------------------

    def _activity(self, number: int, one: Mapping[str, Any]) -> None:
        title = str(one.get("title") or "").strip()
        begins = _date(one.get("from"), number)
        if not title or begins is None:
            raise UserError(
                "E_VALUE", kind="activity", field="date" if title else "title", line=number
            )
        no = one["no"] if isinstance(one.get("no"), int) else number
        if _known_by(title, begins) in self._here:
            self._say(no, "title", KNOWN)
            return
        self._here.add(_known_by(title, begins))
        notes = [str(one["note"])] if one.get("note") else []
        values: dict[str, Any] = {"title": title, "date": begins}
        values |= {name: one[key] for name, key in _NUMBERS if isinstance(one.get(key), int)}
        values |= self._of_lists(no, one, notes)
        values |= self._by_whom(no, one, notes)
        values |= self._where([str(place) for place in _several(one, "places")])
        if ends := _date(one.get("to"), number):
            values["end"] = ends
        if isinstance(one.get("target"), dict) and not self._registers:
            self._say(no, "target", REGISTERED)
        elif isinstance(one.get("target"), dict):
            values["project"] = self._project(title, one, values)
        if outcome := one.get("services") or one.get("outcome"):
            lines = outcome if isinstance(outcome, list) else [outcome]
            values["outcome"] = as_ptext("\n".join(map(str, lines)))
        id = self._new_id()
        self._rows.append({"kind": "activity", "id": id, **values})
        self._participants(no, one.get("participants"), id, notes)
        if notes:
            self._rows.append({"kind": "note", "parent": id, "text": as_ptext("\n".join(notes))})
        for key in one.keys() - _READ:
            self._say(no, key, PASSED_OVER)

    def _by_whom(
        self, no: int, one: Mapping[str, Any], notes: list[str]
    ) -> Iterator[tuple[str, Any]]:
        """The organisations that held it, helped, signed; by name in a note where none may be added."""
        for name, parts in _BY_WHOM:
            found = set[str]()
            for part, kind in parts:
                for key in _several(one, part):
                    if id := self._held_by(key, kind):
                        found.add(id)
                    else:
                        notes.append(self._called.get(str(key), str(key)))
                        self._say(no, part, REGISTERED)
            if found:
                yield name, sorted(found)

    def _of_lists(
        self, no: int, one: Mapping[str, Any], notes: list[str]
    ) -> Iterator[tuple[str, Any]]:
        """What the file says in words of lists."""
        called = str(one.get("kind") or "")
        kind = self._term("activity_type", called) if called else ""
        if kind:
            yield "type", kind
        elif called:
            self._keep(no, "kind", called, notes)
        for name, vocabulary, key, said in (
            ("topics", "topic", "topics", _several(one, "topics", ",")),
            ("bodies", "external_body", "mechanism", _several(one, "mechanism", ",")),
        ):
            found = {word: self._term(vocabulary, str(word)) for word in said}
            if any(found.values()):
                yield name, sorted({term for term in found.values() if term})
            for word, term in found.items():
                if not term:
                    self._keep(no, key, str(word), notes)
        if section := one.get("section"):
            term = self._term("report_section", str(section))
            if term:
                yield "report_section", term
            else:
                self._keep(no, "section", str(section), notes)

    def _term(self, vocabulary: str, word: str) -> str:
        """The key of the term that is called so in some language, or by the table; "" for none."""
        wanted = fold(word)
        for key in self._dictionary.vocabularies.keys(vocabulary):
            term = self._dictionary.vocabularies.term(vocabulary, key)
            called = {key, *(term.labels.values() if term else ())}
            if wanted in {fold(one) for one in called} | {f"{fold(one)}s" for one in called}:
                return key
        table = self._words.get(vocabulary, {})
        return next((key for one, key in table.items() if fold(one) == wanted), "")

    def _where(self, places: Sequence[str]) -> Iterator[tuple[str, Any]]:
        """Each place as it is written; those of the shipped list as links; the country where it is one."""
        if not places:
            return
        yield "place_text", "\n".join(places)
        countries = {
            code for one in places if (code := self._term("country", one.split(",")[-1].strip()))
        }
        if len(countries) == 1:
            yield "country", next(iter(countries))
        found = [id for one in places if (id := self._place(one))]
        if found:
            yield "place", found[0]
        if found[1:]:
            yield "places", sorted(set(found[1:]))

    def _place(self, text: str) -> str:
        """The shipped place that is called so, within its country where that is said; "" for several."""
        for name in text.split(",")[0].split("/"):
            wanted = fold(name.removesuffix("countryside").strip())
            fitting = [
                one for one in self._places.all if wanted in {fold(known) for known in one.names}
            ]
            code = self._term("country", text.split(",")[-1].strip()).upper()
            inside = [one for one in fitting if self._places.country(place_id(one.key)) == code]
            if found := (inside or ([] if code else fitting)):
                return place_id(found[0].key)
        return ""

    def _participants(self, no: int, said: object, parent: str, notes: list[str]) -> None:
        """Who took part, counted."""
        for word, count in said.items() if isinstance(said, dict) else ():
            bands = self._words["participants"].get(word)
            if bands is None or not isinstance(count, int):
                why = WORDS if bands is None else NO_NUMBER
                self._keep(no, "participants", f"{word}: {count}", notes, why)
            else:
                self._rows.append(
                    {"kind": "participation", "parent": parent, "count": count, **bands}
                )

    def _keep(self, no: int, part: str, word: str, notes: list[str], why: str = WORDS) -> None:
        notes.append(word)
        self._say(no, part, why, word)

    def _say(self, no: int, part: str, sentence: str, word: str = "") -> None:
        self._remarks.append(ActivityRemark(no, part, sentence, word))


def _parsed(data: bytes) -> Mapping[str, Any]:
    if len(data) > LIMIT:
        raise UserError("E_VALUE", "file too large")
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        raise UserError("E_TABLE", "not JSON") from None
    if not isinstance(held, dict) or not isinstance(held.get("activities"), list):
        raise UserError("E_TABLE", "no activities")
    if len(held["activities"]) > _MOST:
        raise UserError("E_VALUE", "too many activities")
    return held


def _several(held: Mapping[str, Any], part: str, parted: str = "") -> list[Any]:
    """A list, or one word as a list of it; words are `parted` where a list may be written as one."""
    found = held.get(part)
    if isinstance(found, str):
        words = found.split(parted) if parted else [found]
        return [word.strip() for word in words if word.strip()]
    return found if isinstance(found, list) else []


def _list(held: Mapping[str, Any], part: str) -> Sequence[Any]:
    found = held.get(part) or ()
    return found if isinstance(found, list) else ()


def _date(said: object, number: int) -> Mapping[str, Json] | None:
    """A day, a month or a year as the file writes it. Raises UserError E_VALUE."""
    if not said:
        return None
    try:
        return {**PartialDate.read(str(said)).json()}
    except ImpossibleDate:
        raise UserError("E_VALUE", kind="activity", field="date", line=number) from None


def _known_by(title: str, date: object) -> tuple[str, str]:
    return fold(title), json.dumps(date, sort_keys=True)

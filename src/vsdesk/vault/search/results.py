"""One search, going on page by page: hits of cases, families and other roots, and why each was found."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from dataclasses import field as kept
from typing import TYPE_CHECKING, Any, Final, Literal

from vsdesk.names.fold import fold
from vsdesk.progress import SILENT
from vsdesk.records.gate.told.previews import Previews
from vsdesk.vault.read import views
from vsdesk.vault.read.makers import openly
from vsdesk.vault.search.below_news import BelowNews
from vsdesk.vault.search.hit_context import around
from vsdesk.vault.search.query import HOWS, How, SearchQuery, digits_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.list_pages import ListFilter, ListPages
    from vsdesk.vault.search.index import SearchIndex

_REASONS: Final = 3  # so many fields are named beside a hit
_LONG: Final = 120  # characters of a field that are shown around what answers
_READ: Final = 20_000  # characters of a field that are looked at
_CHUNK: Final = 100  # records whose roots are looked up at first
_LATER: Final = 200  # hits that only look alike and are put behind those of one page


@dataclass(frozen=True, slots=True)
class Reason:
    """A field that answers: its words around the answer, and how it answers.

    `text` is "" where no list shows the words (records/gate/told/previews.py): the field alone is named.
    """

    kind: str
    field: str
    text: str = kept(repr=False)
    spans: tuple[tuple[int, int], ...]
    how: How | Literal["number"]


_Found = tuple["RecordView", "FieldSpec", Reason]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One search hit: a record, the root of its space, and what to show, with marked spans. `also`: the
    numbers of other families in which its person stands, where somebody asked for them."""

    id: str
    kind: str
    root: str
    root_kind: str
    title: str = kept(repr=False)
    subtitle: str = kept(repr=False)
    number: str = kept(repr=False)
    spans: tuple[tuple[int, int], ...]
    under: tuple[tuple[int, int], ...] = ()  # marked in the subtitle
    why: tuple[Reason, ...] = ()
    also: tuple[str, ...] = ()


class SearchRun:
    """The hits of one search, the newest first, at most one for each root; asked for page by page.

    It holds numbers only, and may be asked on while records change.
    """

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        parts: tuple[SearchIndex, ListPages],
        asked: SearchQuery,
        where: ListFilter | None,
        today: str,
        rules: Callable[[], Rules],
        kinds: Collection[str] = (),
    ) -> None:
        """`kinds`: which records answer; none: those of every kind."""
        self._rules = rules
        self._kinds = json.dumps(sorted(kinds))
        self._db, self._dictionary, self._today = database, dictionary, today
        self._asked = asked.loosely or asked  # what is marked and named as the reason
        self._index, self._paging = parts
        self._where = where
        self._stream: Iterator[list[int]] | None = self._index.stream(asked, _CHUNK)
        self._waiting: list[Sequence[Any]] = []
        self._later: list[Sequence[Any]] = []  # what looks alike, but has other vowels
        self._exact = self._number(asked.text)
        self._seen: set[bytes] = set()
        self.done = False

    def more(
        self, limit: int, progress: Progress = SILENT, *, reasons: bool = True
    ) -> tuple[SearchHit, ...]:
        """The next hits, at most `limit`; fewer only at the end, and then `done` is set. May be cancelled."""
        if not reasons:
            rows = self._next(limit, progress)
            self.done = self._stream is None and not self._waiting
            return tuple(self._hit(row, ()) for row in rows)
        found: list[tuple[Sequence[Any], list[_Found]]] = []
        put_off = 0
        while len(found) < limit and put_off < _LATER:
            rows = self._next(limit - len(found), progress)
            if not rows:
                break
            for row, why in zip(rows, self._chosen(rows), strict=True):
                if self._looks_only_alike(why):
                    self._later.append(row)
                    put_off += 1
                elif self._is_asked(why):
                    found.append((row, why))
        if len(found) < limit:
            rest, self._later = self._later[: limit - len(found)], self._later[limit - len(found) :]
            found += zip(rest, self._chosen(rest), strict=True)
        self.done = self._stream is None and not self._waiting and not self._later
        return self._shown(found)

    def _next(self, limit: int, progress: Progress) -> list[Sequence[Any]]:
        """The next rows of the stream, at most `limit`."""
        while len(self._waiting) < limit and self._stream is not None:
            progress.step("searching", len(self._seen), 0)
            part = next(self._stream, None)
            if part is None:
                self._stream = None
            else:
                self._waiting += self._roots(part)
        rows, self._waiting = self._waiting[:limit], self._waiting[limit:]
        return rows

    def _number(self, text: str) -> str:
        """The number of a case, a family or another root that was typed whole, else ""."""
        typed = text.strip()
        if not any(char.isdigit() for char in typed) or " " in typed:
            return ""
        for kind in self._dictionary.kinds:
            sql = "SELECT 1 FROM list WHERE kind = ? AND number IN (?, ?) LIMIT 1"
            if kind.root and self._db.query(sql, (kind.name, typed, typed.upper())):
                return fold(typed)
        return ""

    def _is_asked(self, why: Sequence[_Found]) -> bool:
        """Whether a hit belongs to a number that was typed whole: its parts alone are not asked for."""
        if not self._exact:
            return True
        return any(self._exact in fold(reason.text) for _, _, reason in why)

    def count(self, most: int, progress: Progress = SILENT) -> int:
        """How many roots answer, counted up to `most`; nothing is given by `more` after that."""
        if self._exact:
            return len(self.more(most, progress))
        while len(self._seen) < most and self._stream is not None:
            progress.step("searching", len(self._seen), 0)
            part = next(self._stream, None)
            if part is None:
                self._stream = None
            else:
                self._roots(part)
        return len(self._seen)

    def _roots(self, numbers: Sequence[int]) -> list[Sequence[Any]]:
        """The rows of these records whose roots were not met before, in their order."""
        among, values = self._paging.among(self._where) if self._where else ("1", ())
        rows = self._db.query(
            "SELECT record.n, record.id, record.kind, record.space, list.kind, list.name, "  # noqa: S608 - literals
            "list.other, list.number FROM record LEFT JOIN list ON list.id = record.space "
            "WHERE record.n IN (SELECT value FROM json_each(?)) AND record.hidden = 0 "
            f"AND (? = '[]' OR record.kind IN (SELECT value FROM json_each(?))) AND {among}",
            (json.dumps(numbers), self._kinds, self._kinds, *values),
        )
        place = {number: at for at, number in enumerate(numbers)}  # whole words before parts
        rows.sort(key=lambda row: place[row[0]])
        fresh = []
        for row in rows:
            own = row[1] if row[4] is None else row[3]  # of the reference space each answers itself
            if own not in self._seen:
                self._seen.add(own)
                fresh.append(row)
        return fresh

    def _records(self, rows: Sequence[Sequence[Any]]) -> dict[int, RecordView]:
        """What was found, read at once, by number."""
        where = "r.n IN (SELECT value FROM json_each(?)) AND r.hidden = 0"
        asked = json.dumps([row[0] for row in rows])
        return dict(views.load_numbered(self._db, where, (asked,)))

    def _hit(self, row: Sequence[Any], why: tuple[Reason, ...]) -> SearchHit:
        _, rec, kind, space, root_kind, name, other, number = row
        title, subtitle = name or "", other or ""
        if root_kind is None:
            title = self._own_title(rec.hex())
        return SearchHit(
            id=rec.hex(),
            kind=kind,
            root=space.hex(),
            root_kind=root_kind or "",
            title=title,
            subtitle=subtitle,
            number=number or "",
            spans=self._spans(title),
            under=self._spans(subtitle),
            why=why,
        )

    def _spans(self, text: str) -> tuple[tuple[int, int], ...]:
        return tuple((one.start, one.end) for one in self._asked.answers(text))

    def _own_title(self, rec: str) -> str:
        found = views.load(self._db, "r.id = ?", (bytes.fromhex(rec),))
        if not found:
            return ""
        names = [f.name for f in self._dictionary.searchable(found[0].kind) if f.searched == "name"]
        return next((found[0].text(name) for name in names if found[0].text(name)), "")

    # -- why --------------------------------------------------------------------------------------

    def _chosen(self, rows: Sequence[Sequence[Any]]) -> list[list[_Found]]:
        """Of each row the fields that answer."""
        records = self._records(rows)
        return [self._why(records[row[0]], row[3]) if row[0] in records else [] for row in rows]

    @staticmethod
    def _looks_only_alike(why: Sequence[_Found]) -> bool:
        """Whether a name answers only where vowels are left out."""
        return any(reason.how == "like" for _, _, reason in why)

    def _shown(self, found: Sequence[tuple[Sequence[Any], list[_Found]]]) -> tuple[SearchHit, ...]:
        """The hits with their reasons, the words of these only where a list may show them."""
        answering = [record for _, why in found for record, _, _ in why]
        previews = Previews(around(self._db, answering), self._today)
        return tuple(
            self._hit(
                row,
                tuple(
                    reason if previews.shows(record, spec) else replace(reason, text="", spans=())
                    for record, spec, reason in why
                ),
            )
            for row, why in found
        )

    def _why(self, record: RecordView, space: bytes) -> list[_Found]:
        """The fields that answer: of the record that was found, else of the whole space."""
        rules = self._rules()
        open_ = openly(record, rules)
        found = self._reasons([open_] if open_ is not None else [])
        if found:
            return found
        beside = dict(views.load_numbered(self._db, "r.space = ? AND r.hidden = 0", (space,)))
        closed = BelowNews(self._db, self._rules).closed(beside)
        read = (openly(one, rules) for number, one in beside.items() if number not in closed)
        return self._reasons(one for one in read if one is not None)

    def _reasons(self, records: Iterable[RecordView]) -> list[_Found]:
        """The fewest fields that answer the most words; the words as typed before other spellings."""
        found = [
            (terms, at, (record, spec, reason))
            for record in records
            for spec in self._dictionary.searchable(record.kind)
            for terms, at, reason in self._of_field(record, spec)
        ]
        found.sort(key=lambda one: (-len(one[0]), one[1]))
        shown: list[_Found] = []
        known: frozenset[int] = frozenset()
        for terms, _, one in found:
            if terms - known and len(shown) < _REASONS:
                shown.append(one)
                known |= terms
        return shown

    def _of_field(
        self, record: RecordView, spec: FieldSpec
    ) -> Iterator[tuple[frozenset[int], int, Reason]]:
        for held in record.alternatives(spec.name):
            for text in self._texts(held.value, spec):
                numbers = self._asked.numbers
                if numbers and spec.searched in ("phone", "id"):
                    if any(number in digits_of(text) for number in numbers):
                        every = frozenset(range(len(self._asked.terms)))
                        whole = ((0, len(text)),)
                        yield every, 0, Reason(record.kind, spec.name, text, whole, "number")
                    continue
                own = spec.searched == "place" and self._is_own(held.value)
                sounds = own or spec.searched == "name"
                answers = self._asked.answers(text[:_READ], sounds=sounds)
                if not answers:
                    continue
                terms = frozenset(term for one in answers for term in one.terms)
                at = max(HOWS.index(one.how) for one in answers)
                how: How | Literal["number"] = "number" if spec.searched == "phone" else HOWS[at]
                cut, spans = _around(text, [(one.start, one.end) for one in answers])
                yield terms, at, Reason(record.kind, spec.name, cut, spans, how)

    def _is_own(self, value: object) -> bool:
        """Whether a value is the id of one of the organisation's own places."""
        return isinstance(value, str) and bool(self._index.called(value))

    def _texts(self, value: object, spec: FieldSpec) -> list[str]:
        if spec.searched == "place":
            if not isinstance(value, str):
                return []
            place = self._dictionary.places.get(value)
            return list(place.names) if place else list(self._index.called(value))
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [
                text for key, text in value.items() if key != "src_lang" and isinstance(text, str)
            ]
        if isinstance(value, list):
            return [text for one in value for text in self._texts(one, spec)]
        return []


def _around(text: str, spans: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words around the first answer of a long text, and the spans in them."""
    if len(text) <= _LONG:
        return text, tuple(spans)
    start = max(0, spans[0][0] - _LONG // 3)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), start + _LONG)
    head, tail = "… " if start else "", " …" if end < len(text) else ""
    moved = tuple(
        (a - start + len(head), min(b, end) - start + len(head))
        for a, b in spans
        if a >= start and a < end
    )
    return " ".join((head + text[start:end] + tail).splitlines()), moved

"""What was written and not yet saved around one root: plain data, kept encrypted at each keystroke."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vsdesk.desk import PAGE, Edit

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView

Json = Any


@dataclass
class PendingRecord:
    """The changes of one record: its new values and what the writer saw in their place."""

    kind: str
    parent: str | None
    new: bool
    set: dict[str, Json] = field(default_factory=dict, repr=False)
    seen: dict[str, list[str]] = field(default_factory=dict, repr=False)
    start: tuple[str, ...] = ()  # the fields that the program filled when the record was begun


class Draft:
    """Pending changes by record id. `kept` is called with the JSON of the draft after each change.

    A new record in which nobody wrote anything is neither kept nor saved, unless what somebody wrote hangs on
    it; `begun_counts`: it is, because whoever begins it knows that it was told (the interview).
    `aside`: what is being written in a part that saves by a button of its own, by the name of the part; it is
    kept like every word, and no save of the page takes it along.
    """

    def __init__(
        self, root: str, kept: Callable[[str, Json], None], *, begun_counts: bool = False
    ) -> None:
        self.root = root
        self.key = PAGE + root
        self._kept, self._begun_counts = kept, begun_counts
        self._records: dict[str, PendingRecord] = {}
        self._aside: dict[str, dict[str, str]] = {}

    def load(self, stored: Json) -> None:
        """Take up what an earlier session kept (None: nothing)."""
        self._records = {}
        rows = stored.get("records", {}) if isinstance(stored, dict) else {}
        self._aside = dict(stored.get("aside", {})) if isinstance(stored, dict) else {}
        for id, row in rows.items():
            self._records[id] = PendingRecord(
                row["kind"],
                row.get("parent"),
                bool(row.get("new")),
                dict(row["set"]),
                dict(row.get("seen", {})),
                tuple(row.get("start", ())),
            )

    def json(self) -> Json:
        """The stored form."""
        return {
            "records": {
                id: {
                    "kind": one.kind,
                    "new": one.new,
                    "set": one.set,
                    "seen": one.seen,
                    **({"parent": one.parent} if one.parent else {}),
                    **({"start": list(one.start)} if one.start else {}),
                }
                for id, one in self._lasting()
            },
            **({"aside": self._aside} if self._aside else {}),
        }

    def keep_only(
        self, held: Collection[tuple[str, str]], view: Callable[[str], RecordView | None]
    ) -> None:
        """The rest was saved: of it these waits go on, each a record and a field ("": all of the record).

        `view` gives a record as it is saved now.
        """
        before, self._records = self._records, {}
        for id, name in held:
            if (one := before.get(id)) is None:
                continue
            names = (name,) if name else tuple(one.set)
            now = view(id)
            if now is None:
                self._records[id] = one
                continue
            waits = self._records.setdefault(id, PendingRecord(one.kind, None, new=False))
            waits.set |= {each: one.set[each] for each in names if each in one.set}
            waits.seen |= {each: list(now.ops(each)) for each in names}
        self._tell()

    def give_up(self, id: str, name: str) -> None:
        """What was written into one field is not meant."""
        one = self._records.get(id)
        if one is not None:
            one.set.pop(name, None)
            one.seen.pop(name, None)
            if not one.new and not one.set:
                del self._records[id]
            self._tell()

    def saved(self) -> Json:
        """Nothing waits any more; gives what is still being written aside, to be kept, or None."""
        self._records = {}
        return self.json() if self._aside else None

    def aside(self, name: str) -> Mapping[str, str]:
        """What was begun in the part of this name."""
        return self._aside.get(name, {})

    def put_aside(self, name: str, values: Mapping[str, str]) -> None:
        """What is being written in that part; nothing: it was saved, or given up."""
        told = {key: value for key, value in values.items() if value}
        if told == self._aside.get(name, {}):
            return
        if told:
            self._aside[name] = told
        else:
            del self._aside[name]
        self._tell()

    @property
    def nothing(self) -> bool:
        """Whether nothing at all is written that is not saved, in a part with a button of its own either."""
        return self.empty and not self._aside

    @property
    def empty(self) -> bool:
        """Whether nothing waits to be saved."""
        return not any(one.set or one.new for _, one in self._lasting())

    def add(self, id: str, kind: str, parent: str | None, values: Mapping[str, Json]) -> None:
        """Begin a new record."""
        self._records[id] = PendingRecord(kind, parent, True, dict(values), start=tuple(values))
        self._tell()

    def change(self, view: RecordView | None, id: str, kind: str, name: str, value: Json) -> None:
        """A field was edited; `view` is the saved record, or None for a new one."""
        one = self._records.setdefault(id, PendingRecord(kind, None, view is None))
        if view is not None and name not in one.seen:
            one.seen[name] = list(view.ops(name))
        if view is not None and not view.differs(name) and view.value(name) == value:
            one.set.pop(name, None)
            one.seen.pop(name, None)
        else:
            one.set[name] = value
        one.start = tuple(given for given in one.start if given != name)
        self._tell()

    def value(self, view: RecordView | None, id: str, name: str) -> Json:
        """The pending value of a field, else the saved one."""
        one = self._records.get(id)
        if one is not None and name in one.set:
            return one.set[name]
        return view.value(name) if view is not None else None

    def pending(self, id: str) -> PendingRecord | None:
        """The changes of one record."""
        return self._records.get(id)

    def new_of(self, kind: str) -> list[tuple[str, PendingRecord]]:
        """The records of a kind that exist only in the draft."""
        return [(id, one) for id, one in self._records.items() if one.new and one.kind == kind]

    def drafted(self) -> list[tuple[str, str]]:
        """(id, kind) of every record that exists only in the draft."""
        return [(id, one.kind) for id, one in self._records.items() if one.new]

    def typed(self) -> dict[str, Mapping[str, Json]]:
        """What waits to be saved: record -> field -> value."""
        return {id: one.set for id, one in self._records.items()}

    def told(self, id: str) -> bool:
        """Whether a person wrote anything into a new record; what the program filled in is not that."""
        one = self._records.get(id)
        return one is not None and any(
            value is not None and name not in one.start for name, value in one.set.items()
        )

    def drop(self, id: str) -> None:
        """Give up the changes of one record; of a new one, what was begun below it too."""
        self._drop(id)
        self._tell()

    def _drop(self, id: str) -> None:
        gone = self._records.pop(id, None)
        if gone is not None and gone.new:
            for below in [one for one, row in self._records.items() if row.parent == id]:
                self._drop(below)

    def edits(self) -> list[Any]:
        """What to save: one Edit for each record with changes, as they were made, what hangs
        on another behind it."""
        found = []
        for id, one in sorted(self._lasting(), key=lambda row: self._depth(row[0])):
            if one.new:
                values = {name: value for name, value in one.set.items() if value is not None}
                found.append(Edit(one.kind, values, id=id, parent=one.parent or None))
            elif one.set:
                found.append(
                    Edit(
                        one.kind,
                        dict(one.set),
                        id=id,
                        seen={k: tuple(v) for k, v in one.seen.items()},
                    )
                )
        return found

    def _lasting(self) -> list[tuple[str, PendingRecord]]:
        """Without the new records that are untouched: nobody wrote in them, and nothing hangs on them."""
        rows = self._records
        if self._begun_counts:
            return list(rows.items())
        lasting = {id for id, one in rows.items() if not one.new or self.told(id)}
        waiting = [id for id in rows if id not in lasting]
        while waiting:
            named = {value for id in lasting for value in _names(rows[id])}
            more = [
                id for id in waiting if id in named or _filled(rows[id]) & lasting & self._new()
            ]
            if not more:
                break
            lasting.update(more)
            waiting = [id for id in waiting if id not in lasting]
        return [(id, one) for id, one in rows.items() if id in lasting]

    def _depth(self, id: str) -> int:
        """How many new records it hangs on."""
        depth, one = 0, self._records.get(id)
        while one is not None and one.new and depth <= len(self._records):
            depth, one = depth + 1, self._records.get(one.parent or "")
        return depth

    def _new(self) -> set[str]:
        return {id for id, one in self._records.items() if one.new}

    def _tell(self) -> None:
        self._kept(self.key, self.json())


def _names(one: PendingRecord) -> set[str]:
    """The records that this one names: the one that it hangs on, and those among its answers."""
    return {*([one.parent] if one.parent else ()), *_filled(one)}


def _filled(one: PendingRecord) -> set[str]:
    found: set[str] = set()
    for value in one.set.values():
        found.update(
            v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)
        )
    return found

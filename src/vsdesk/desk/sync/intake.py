"""What was taken in: the report of the last time until it is closed, the history of all times,
and what is new since."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from vsdesk.progress import SILENT
from vsdesk.vault.read.vault_reads import ListFilter
from vsdesk.vault.sync.outbox import TAKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from vsdesk.desk.access.safeguards import SafeguardService
    from vsdesk.desk.cases.list_service import ListService
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.list_claims import ListClaimService
    from vsdesk.desk.sync.devices import DeviceRow, DeviceService
    from vsdesk.desk.sync.service import HandoverService
    from vsdesk.exchange.outcome import ReceivedFile
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.sync.outbox import ArrivedVolume

ROWS: Final = 12  # cases and families that a file of the report names
NEW_MOST: Final = 2_000  # new cases of one sender that are kept apart until they were looked at
_NEW, _REFUSED = "came", "refused"  # facts of the vault (docs/spec/vault.md §13)
# Refused first, then what came in part: what asks for something stands before what does not.
STATUSES: Final = ("refused", "stopped", "partial", "held", "applied", "duplicate")


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A case or family that a file brought or changed, as lists name it (`other`: in another writing);
    `here` is False when it is gone since."""

    id: str
    kind: str
    title: str = field(repr=False)
    number: str = field(repr=False)
    new: bool
    here: bool = True
    other: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class TakenFile:
    """One file: what became of it, whose it is (None where nothing says so), what it
    brought, and how many more."""

    result: ReceivedFile
    sender: DeviceRow | None
    rows: tuple[TakenRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Intake:
    """One time of taking in: its files, refused ones first, those for others apart, and their sum.

    `new` and `changed` count cases, each once however many files brought it.
    """

    files: tuple[TakenFile, ...]
    beside: tuple[ReceivedFile, ...]
    taken: int
    refused: int
    new: int
    changed: int
    differences: int


@dataclass(frozen=True, slots=True)
class TakenBefore:
    """One file of the history. `at` is milliseconds; `new` and `changed` count cases (0 where an older
    program took it in, which did not count them)."""

    at: int
    device_id: str
    sender: DeviceRow | None
    result: str
    codes: tuple[str, ...]
    vol: int
    records: int
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Files, the newest first, and where the next page begins (None: this was the last)."""

    files: tuple[TakenBefore, ...]
    next: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class NewFrom:
    """Cases that are new from one device and that nobody looked at yet; `since` is
    milliseconds, of the first."""

    device_id: str
    sender: DeviceRow | None
    count: int
    since: int


@dataclass(frozen=True, slots=True)
class RefusedLast:
    """Files that were not taken in the last time; `at` is milliseconds."""

    count: int
    at: int


class IntakeService:
    """Receive, and what is said of it afterwards."""

    _last: tuple[ReceivedFile, ...] | None = None

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        lists: ListService,
        claims: ListClaimService,
        safeguards: SafeguardService,
        sync: HandoverService,
        devices: DeviceService,
    ) -> None:
        self._vault = context.vault
        self._env = context.env
        self._context = context
        self._cases = cases
        self._lists = lists
        self._claims = claims
        self._safeguards = safeguards
        self._sync = sync
        self._devices = devices

    def receive(
        self, sources: Iterable[Path], progress: Progress = SILENT, *, seen: Sequence[Path] = ()
    ) -> list[ReceivedFile]:
        """Take in files; what became of each is kept until `close_taking`, and what is
        new until it was looked at.

        A coordinator's vault then warns of numbers in them that take money, and hides the claims of lists
        that may be shown no longer, or of lines that are not decided to be this person.
        """
        results = self._sync.read_in(sources, progress, seen=seen)
        self._last = tuple(results)
        self._note(results)
        if any(one.status in ("applied", "partial") for one in results):
            self._safeguards.warn_of_new()
            self._claims.settle()
        return results

    def taking(self) -> Intake | None:
        """The report of the last time of this session, unless it was closed."""
        return None if self._last is None else self.taking_of(self._last)

    def close_taking(self) -> None:
        """Close that report; the history stays."""
        self._last = None

    def taking_of(self, results: Sequence[ReceivedFile]) -> Intake:
        """These results as a report."""
        senders = {row.device_id: row for row in self._devices.listed()}
        own = [one for one in results if not one.beside]
        own.sort(key=lambda one: STATUSES.index(one.status))
        cases: dict[str, bool] = {}
        for change in (change for one in own for change in one.spaces):
            if change.kind == "case":
                cases[change.space] = cases.get(change.space, False) or change.new
        return Intake(
            files=tuple(self._file(one, senders) for one in own),
            beside=tuple(one for one in results if one.beside),
            taken=sum(one.status in TAKEN for one in own),
            refused=sum(one.status in ("refused", "stopped") for one in own),
            new=sum(cases.values()),
            changed=len(cases) - sum(cases.values()),
            differences=sum(one.differences for one in own),
        )

    def _file(self, one: ReceivedFile, senders: Mapping[str, DeviceRow]) -> TakenFile:
        some = [change for change in one.spaces if change.kind in ("case", "family")]
        some.sort(key=lambda change: not change.new)
        rows = []
        for change in some[:ROWS]:
            row = self._cases.row(change.space)
            name, other, number = (row.name, row.other, row.number) if row else ("", "", "")
            here, title = row is not None, name or other
            rows.append(TakenRow(change.space, change.kind, title, number, change.new, here, other))
        return TakenFile(one, senders.get(one.sender), tuple(rows), len(some) - len(rows))

    # The history.
    def taken_before(self, after: tuple[int, int] | None = None, limit: int = 20) -> HistoryPage:
        """What came in ever, the newest first; `after` is `next` of the page before.

        A file of which nothing said whose it is (damaged in front, or not for this
        device) is none of the history.
        """
        senders = {row.device_id: row for row in self._devices.listed()}
        found = self._vault.standing.posted.inbox(limit + 1, after)
        rows = tuple(_before(one, senders) for _, one in found[:limit])
        last = found[limit - 1] if len(found) > limit else None
        return HistoryPage(rows, None if last is None else (last[1].at, last[0]))

    # What is new.
    def new_from(self) -> list[NewFrom]:
        """By device, how many cases are new from it and not looked at, the first to come first."""
        senders = {row.device_id: row for row in self._devices.listed()}
        found = []
        for device_id, held in self._new_cases().items():
            count = self._lists.count(ListFilter(ids=tuple(held["ids"]))) + int(held["more"])
            if count:
                found.append(NewFrom(device_id, senders.get(device_id), count, int(held["since"])))
        return sorted(found, key=lambda one: one.since)

    def new_cases_from(self, device_id: str) -> tuple[str, ...]:
        """The ids of these cases, `NEW_MOST` at most."""
        return tuple(self._new_cases().get(device_id, {"ids": ()})["ids"])

    def looked_at_new(self, device_id: str) -> None:
        """Somebody looked at what is new from a device."""
        left: dict[str, Json] = {
            one: held for one, held in self._new_cases().items() if one != device_id
        }
        with self._vault.transaction():
            self._vault.meta.put(_NEW, left)
        self._context.changed((), (), {"came"})

    def refused_last(self) -> RefusedLast | None:
        """How many files were not taken in the last time, until something is taken in again."""
        held = self._vault.standing.facts.get(_REFUSED)
        return None if not held else RefusedLast(int(held["count"]), int(held["at"]))

    def _new_cases(self) -> dict[str, Any]:
        return dict(self._vault.standing.facts.get(_NEW) or {})

    def _note(self, results: Sequence[ReceivedFile]) -> None:
        """Keep for Today what is new and what was refused. No name of a file: it may hold a person's."""
        now, came = self._env.clock(), self._new_cases()
        for one in results:
            ids = [change.space for change in one.spaces if change.new and change.kind == "case"]
            if not ids:
                continue
            held = came.setdefault(one.sender, {"ids": [], "more": 0, "since": now})
            fresh = [id for id in ids if id not in held["ids"]]
            room = max(0, NEW_MOST - len(held["ids"]))
            held["ids"] = [*held["ids"], *fresh[:room]]
            held["more"] += len(fresh[room:])
        refused = sum(one.status in ("refused", "stopped") and not one.beside for one in results)
        if not results or (
            came == self._new_cases() and not refused and self.refused_last() is None
        ):
            return
        with self._vault.transaction():
            self._vault.meta.put(_NEW, came)
            self._vault.meta.put(_REFUSED, {"count": refused, "at": now} if refused else None)


def _before(one: ArrivedVolume, senders: Mapping[str, DeviceRow]) -> TakenBefore:
    return TakenBefore(
        at=one.at,
        device_id=one.peer,
        sender=senders.get(one.peer),
        result=one.result,
        codes=one.codes,
        vol=one.vol,
        records=one.counts.get("records", 0),
        new=one.counts.get("cases_new", 0),
        changed=one.counts.get("cases_changed", 0),
    )

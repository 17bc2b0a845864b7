"""What waits for a coordinator's look: the files in which something rests on one device's word alone.

The meaning is that of the gate (docs/spec/bundle.md §8.12): a file waits while it has
readings. The vault names the files that may wait, these are read some at a time, and whoever
looked says so of just what was shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.progress import SILENT
from vsdesk.records.consent.approval import LOOKED
from vsdesk.records.gate import death_news, sealed_fields
from vsdesk.records.gate.lone_portion import Portion, portion
from vsdesk.records.gate.lone_words import FILE, LoneRecord, lone_records, ops_of
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.neighbours import OF_CASES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.context import DeskContext
    from vsdesk.progress import Progress
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.sealed_fields import Why

_AT_ONCE: Final = 25  # dossiers that are read together


@dataclass(frozen=True, slots=True)
class LoneFile:
    """A case, family or incident in which something waits.

    `writers` are whose words wait (device id and code of the person), `kinds` how many records of each kind,
    `since` when the first of it came here (ms of this vault's own clock).
    """

    root: str
    kind: str
    title: str = field(repr=False)
    number: str
    writers: tuple[tuple[str, str], ...]
    kinds: Mapping[str, int]
    since: int
    dossier: Dossier = field(repr=False)
    records: tuple[LoneRecord, ...] = field(repr=False)

    @property
    def ops(self) -> frozenset[str]:
        """All that waits here and whose content has come."""
        return frozenset(op for one in self.records for op in one.ops)


@dataclass(frozen=True, slots=True)
class LonePage:
    """What a page shows of what waits in a file.

    `dossier` and `records` tell no news that nobody was told; `closed` are the answers that stay closed, by
    record. `ops` are those of which nothing is left out here: no news, and no field that the dictionary does
    not have. `files` are those named here that have come, each with its SHA-256 (hex) as computed of its
    bytes. `next` is where the next page begins; 0 where there is none.
    """

    file: LoneFile
    dossier: Dossier = field(repr=False)
    records: tuple[LoneRecord, ...] = field(repr=False)
    closed: Mapping[str, Mapping[str, Why]]
    ops: frozenset[str]
    files: Mapping[str, str]
    next: int = 0

    def shown(
        self,
        records: Iterable[LoneRecord],
        opened: Collection[str] = (),
        files: Collection[str] = (),
    ) -> frozenset[str]:
        """The ops of which all stands on a page with these records, some of them (by id) opened.

        A file stands there only when it is here and was opened there: one of `files`.
        """
        some, seen = tuple(records), self.files.keys() & {*files}
        unseen = {
            a.op
            for one in some
            for a in one.said.get(FILE, ())
            if a.value is not None and str(a.value) not in seen
        }
        behind = {
            a.op
            for one in some
            if one.record.id not in opened
            for name in self.closed.get(one.record.id, ())
            for a in one.said.get(name, ())
        }
        return frozenset(op for one in some for op in one.ops) & self.ops - behind - unseen


class LoneRun:
    """All files that wait, asked for page by page on one thread: cases, then families, then incidents."""

    def __init__(
        self,
        batches: Iterator[tuple[int, list[str]]],
        total: int,
        read: Callable[[list[str]], Iterable[LoneFile]],
    ) -> None:
        """`read`: of these roots those in which something waits."""
        self._batches = batches
        self._total = total
        self._read = read
        self._asked = 0
        self._left: list[str] = []  # roots that may wait and were not read yet
        self._found: list[LoneFile] = []  # read, and not given yet

    def more(self, limit: int, progress: Progress = SILENT) -> list[LoneFile]:
        """The next files that wait, `limit` at most; fewer when there are no more. May be cancelled."""
        while len(self._found) < limit:
            progress.step("looking", self._asked, self._total)
            if self._left:
                some, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
                self._found += self._read(some)
            elif (batch := next(self._batches, None)) is not None:
                self._asked += batch[0]
                self._left = batch[1]
            else:
                break
        given, self._found = self._found[:limit], self._found[limit:]
        return given


class LoneWordService:
    """Lists what waits for a look, and writes down that somebody looked."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases

    def lone_run(self) -> LoneRun:
        """All files in which something waits, to be asked for page by page. Raises UserError E_ROLE but for
        coordinators: nobody else can end it."""
        self._require_coordinator()
        roots = self._vault.read.lone_roots
        return LoneRun(roots.batches(), roots.total(), self._waiting_of)

    def lone_file(self, root: str) -> LoneFile | None:
        """What waits in one file; None when nothing does. Raises UserError E_ROLE, E_NOT_FOUND, and
        E_KIND for another root."""
        self._require_coordinator()
        dossier = self._cases.dossier(root)
        if dossier.head.kind not in OF_CASES:
            raise UserError("E_KIND", kind=dossier.head.kind)
        return self._lone(dossier)

    def lone_page(self, root: str, start: int = 0) -> LonePage | None:
        """What a page may show of what waits in a file, from the op number `start` on: of news of a death
        that nobody told yet, nothing. Raises like `lone_file`."""
        found = self.lone_file(root)
        if found is None:
            return None
        quiet = death_news.without_news(found.dossier, self._context.today())
        told = [one for one in found.records if quiet.get(one.record.id) is not None]
        page = self._page(found, quiet, portion(told, self._dictionary, start))
        while not page.records and page.next:  # all of it is news
            page = self._page(found, quiet, portion(told, self._dictionary, page.next))
        return page if page.records or not start else self.lone_page(root)

    def _page(self, found: LoneFile, quiet: Dossier, part: Portion) -> LonePage:
        today = self._context.today()
        spaces = {one.record.space for one in part.records}
        around = {space: self._vault.read.dossier(space) for space in spaces}
        closed = {
            one.record.id: sealed_fields.closed(
                one.record, around[one.record.space], self._dictionary, today
            )
            for one in part.records
        }
        told = [_without_news(one, closed[one.record.id]) for one in part.records]
        hidden = {
            a.op
            for old, new in zip(part.records, told, strict=True)
            for name, held in old.said.items()
            if name not in new.said or old.is_unknown(self._dictionary, name)
            for a in held
        }
        records = tuple(one for one in told if one.said)
        shown = {op for one in records for op in one.ops}
        named = {str(a.value) for one in records for a in one.said.get(FILE, ())}
        files = {blob: digest for blob in named if (digest := self._vault.shown.digest(blob))}
        return LonePage(found, quiet, records, closed, frozenset(shown - hidden), files, part.next)

    def look_holds(self, root: str, ops: Iterable[str]) -> Change:
        """Write down that what these ops say in a file was looked at and holds; they
        stand in every reading then.

        Only what still waits is named, and nothing whose content has not come. `back` of the change takes the
        look back. Raises UserError E_ROLE, E_NOT_FOUND, E_VALUE when nothing of it waits.
        """
        wanted, found = frozenset(ops), self.lone_file(root)
        edits = list(self._looks(found, wanted)) if found is not None else []
        if not edits:
            raise UserError("E_VALUE", kind=self._cases.record(root).kind, field=LOOKED)
        change = self._cases.save(edits)
        return replace(change, back=tuple(self._backs(edits, change.entries)))

    def _looks(self, found: LoneFile, wanted: frozenset[str]) -> Iterator[Edit]:
        """One look in each root of whose space something was shown; in the root of the page for all else."""
        heads = {one.id: one.kind for one in found.dossier if one.id == one.space}
        at: dict[str, list[LoneRecord]] = defaultdict(list)
        for one in found.records:
            home = one.record.space
            at[home if heads.get(home) in OF_CASES else found.root].append(one)
        for home, some in at.items():
            named = frozenset(op for one in some for op in one.ops) & wanted
            # With what nobody has to look at: of an op that it replaced in part the rest is looked at.
            beside = frozenset(op for one in some for op in ops_of(one.record)) - found.ops
            if named:
                yield Edit(
                    heads[home],
                    {LOOKED: True},
                    id=home,
                    seen={LOOKED: ()},
                    weighs=[*dict.fromkeys(one.record.id for one in some)],
                    looked=named | beside,
                )

    def _backs(self, edits: Iterable[Edit], entries: frozenset[str]) -> Iterator[Edit]:
        """What takes looks back: a word in the place of each that names nothing."""
        for one in edits:
            held = self._cases.record(str(one.id)).fields.get(LOOKED, ())
            own = [alt.op for alt in held if alt.op[:64] in entries]
            yield replace(one, seen={LOOKED: own}, weighs=[str(one.id)], looked=frozenset())

    def _waiting_of(self, roots: list[str]) -> Iterator[LoneFile]:
        for dossier in self._vault.read.dossiers(roots):
            found = self._lone(dossier)
            if found is not None:
                yield found

    def _lone(self, dossier: Dossier) -> LoneFile | None:
        records = lone_records(dossier, self._dictionary)
        if not dossier.without and not records:
            return None
        row = self._vault.read.row(dossier.root)
        said = [one for record in records for held in record.said.values() for one in held]
        return LoneFile(
            dossier.root,
            dossier.head.kind,
            (row.name or row.other) if row else "",
            row.number if row else "",
            tuple(dict.fromkeys((one.device_id, one.by) for one in said)),
            Counter(kind for kind, _ in {(one.record.kind, one.record.id) for one in records}),
            self._vault.read.arrived(one.op[:64] for one in said),
            dossier,
            records,
        )

    def _require_coordinator(self) -> None:
        if self._context.role != "coordinator":
            raise UserError("E_ROLE")


def _without_news(one: LoneRecord, closed: Mapping[str, Why]) -> LoneRecord:
    """The same without the answers that nobody even learns are closed."""
    hidden = sealed_fields.tells_of_news(one.record, closed)
    told = {name: held for name, held in one.said.items() if name not in hidden}
    return one if len(told) == len(one.said) else replace(one, said=told)

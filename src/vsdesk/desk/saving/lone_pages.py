"""What of one device's word a page shows a coordinator, and the look that names it.

Whoever approves a case looks at what its page shows: the look is written in the same save, and goes with the
approval that is taken back. Source: docs/spec/bundle.md §8.12.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vsdesk.desk.saving.approvals import APPROVED, CASE, approves
from vsdesk.desk.saving.case_page import not_in_sight
from vsdesk.records.consent.approval import LOOKED
from vsdesk.records.copy_mark import ops_of_held
from vsdesk.records.dates.days import day_at
from vsdesk.records.gate import death_news, sealed_fields
from vsdesk.records.gate.lone.lone_portion import Portion, portion
from vsdesk.records.gate.lone.lone_words import FILE, LoneRecord, lone_records, ops_of
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.records.own_work import is_own_work
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.neighbours import OF_CASES
from vsdesk.vault.read.orders_beside import BESIDE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.sealed_fields import Why
    from vsdesk.vault.vault import Vault


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


class LonePages:
    """What waits for a look in the files of one vault, and the edits that write one down or take it back."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._dictionary = vault.dictionary

    def of_file(self, dossier: Dossier) -> LoneFile | None:
        """What waits in a file; None when nothing does."""
        records = lone_records(dossier, self._dictionary)
        if not records and (not dossier.without or is_own_work(dossier)):
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

    def page(self, found: LoneFile, start: int = 0) -> LonePage:
        """What a page may show of it from the op number `start` on: of untold news of a death nothing."""
        quiet, told = self._told(found)
        page = self._page(found, quiet, portion(told, self._dictionary, start))
        while not page.records and page.next:  # all of it is news
            page = self._page(found, quiet, portion(told, self._dictionary, page.next))
        return page

    def whole(self, found: LoneFile) -> LonePage:
        """The same of all of it at once, however much that is."""
        quiet, told = self._told(found)
        return self._page(found, quiet, Portion(tuple(told), 0))

    def _told(self, found: LoneFile) -> tuple[Dossier, list[LoneRecord]]:
        """The file without untold news, and what waits there."""
        quiet = death_news.without_news(found.dossier, self._today())
        return quiet, [one for one in found.records if quiet.get(one.record.id) is not None]

    def _page(self, found: LoneFile, quiet: Dossier, part: Portion) -> LonePage:
        today = self._today()
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

    def looks(self, found: LoneFile, wanted: frozenset[str]) -> Iterator[Edit]:
        """One look in each root of whose space something was shown; in the root of the page for all else."""
        heads = {one.id: one.kind for one in found.dossier if one.id == one.space}
        at: dict[str, list[LoneRecord]] = defaultdict(list)
        for one in found.records:
            home = one.record.space
            at[home if heads.get(home) in OF_CASES else found.root].append(one)
        known = self._orders_known(found.dossier)
        late_for = sorted(found.dossier.beyond.late_for())
        for home, some in at.items():
            named = frozenset(op for one in some for op in one.ops) & wanted
            # With what nobody has to look at: of an op that it replaced in part the rest is looked at.
            rest = (
                op for one in some for op in ops_of(one.record) if op not in _own_looks(one.record)
            )
            beside = frozenset(rest) - found.ops
            if named:
                yield Edit(
                    heads[home],
                    {LOOKED: True},
                    id=home,
                    seen={LOOKED: ()},
                    weighs=[*dict.fromkeys((*(one.record.id for one in some), *known))],
                    looked=named | beside | {op for ops in known.values() for op in ops},
                    there=late_for,
                )

    def _orders_known(self, dossier: Dossier) -> Mapping[str, frozenset[str]]:
        """What orders to erase said in a file, by record: whoever looks once they were carried out here looks
        for whom they took."""
        waits = self._vault.erasing.waiting()
        return {} if waits else {one.id: ops_of(one) for one in dossier.of(BESIDE)}

    def backs(self, edits: Iterable[Edit], entries: frozenset[str]) -> Iterator[Edit]:
        """What takes looks back: a word in the place of each that names nothing."""
        for one in edits:
            held = self._vault.read.view(str(one.id))
            looks = held.fields.get(LOOKED, ()) if held is not None else ()
            own = [alt.op for alt in looks if alt.op[:64] in entries]
            yield replace(one, seen={LOOKED: own}, weighs=[str(one.id)], looked=frozenset())

    def approving(self, edits: Iterable[Edit], entries: frozenset[str]) -> Iterator[Edit]:
        """The look that goes with each approval of a case; `entries` are those that approved.

        It is at what the page of the case shows of its own space, with nothing opened there. No answers:
        these have looks and decisions of their own. What has no place there waits on.
        """
        for one in edits:
            asked = one.id is not None and approves(one.kind, one.set)
            dossier = self._vault.read.dossier(str(one.id)) if asked else None
            found = self.of_file(dossier) if dossier is not None else None
            if found is None or one.shown is None:
                continue
            page = self.whole(found)
            here = [a for a in page.records if a.record.space == one.id]
            shown = page.shown(a for a in here if a.record.kind not in ANSWERS)
            shown -= not_in_sight(found.dossier, here, self._dictionary)
            for look in self.looks(found, shown & one.shown.ops):
                named = [*dict.fromkeys((*look.weighs, str(one.id)))]
                yield replace(look, looked=(look.looked or frozenset()) | entries, weighs=named)

    def no_more(self, edits: Iterable[Edit]) -> list[Edit]:
        """What takes back the looks that went with approvals that these edits end."""
        return [back for one in edits if _ends(one) for back in self._no_more(str(one.id))]

    def _no_more(self, id: str) -> Iterator[Edit]:
        held = self._vault.read.view(id)
        if held is None:
            return
        ended = _approvals(held)
        looks = held.fields.get(LOOKED, ())
        with_it = [one.op for one in looks if ended & {*held.observed.get(one.op, ())}]
        if with_it:
            look = Edit(CASE, {LOOKED: True}, id=id)
            yield from self.backs([look], frozenset(op[:64] for op in with_it))

    def _today(self) -> str:
        return day_at(self._vault.env.clock())


def _without_news(one: LoneRecord, closed: Mapping[str, Why]) -> LoneRecord:
    """The same without the answers that nobody even learns are closed."""
    hidden = sealed_fields.tells_of_news(one.record, closed)
    told = {name: held for name, held in one.said.items() if name not in hidden}
    return one if len(told) == len(one.said) else replace(one, said=told)


def _approvals(record: RecordView) -> frozenset[str]:
    """The ops that approve a case: by these a look is known that was written with one."""
    return frozenset(one.op for one in record.fields.get(APPROVED, ()))


def _own_looks(record: RecordView) -> frozenset[str]:
    """The ops that a look at others does not take along: of an approval, and what did not leave in the vault
    of a copy."""
    return _approvals(record) | ops_of_held(record)


def _ends(edit: Edit) -> bool:
    """Whether an edit says of a case that it is approved no longer."""
    says = edit.kind == CASE and edit.id is not None and APPROVED in edit.set
    return says and not approves(edit.kind, edit.set)

"""Which ops count in one field of one record, by the right of that field (docs/spec/bundle.md §8.10).

The dictionary gives each field a right; this module knows the rights and no kind. No right compares
clocks. An op is *first* because the record's id says that its device made it (`Rules.made_by`), and
*later* because it says what it replaces.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, Protocol

from vsdesk.history.state import Role, StoredOp

FREE: Final = "free"  # whoever may set it may replace it
ONCE: Final = "once"  # said in the save that made the record, or by a coordinator
FIRST: Final = "first"  # said once by whoever made the record, whenever
_SAID_ONCE: Final = frozenset({ONCE, FIRST})
HELD: Final = "held"  # never replaced: taken back by who said it, or chosen by a coordinator
NARROWER: Final = "narrower"  # no device replaces what another one wrote
KEPT: Final = "kept"  # no device replaces anything, its own neither
# What a coordinator or a reviewer said, only they who said it, makers and coordinators replace.
PASSED: Final = "passed"
NAMED: Final = "named:"  # followed by a field: the devices that stand there
_PASSERS: Final = ("coordinator", "reviewer")
BESIDE: Final = frozenset({NARROWER, KEPT})  # several values stand, and the narrowest holds

RightOf = Callable[[str, str], str]
FilterChoice = Callable[[Role, str, str], "Collection[str] | None"]


class Roles(Protocol):
    """What is asked of `merge.Rules` here."""

    def role(self, device_id: str) -> Role | None:
        """The role of a device, None when no list names it."""

    def made_by(self, rec: str, device_id: str) -> bool:
        """Whether the id of a record says that this device made it, and did not come in a file."""

    def only_carries(self, rec: str, device_id: str) -> bool:
        """Whether the id carries this device, and came in a file."""


class Judge(Roles, Protocol):
    """The roles, and the table."""

    def right(self, kind: str, name: str) -> str:
        """The right of a field."""


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote each op of one record, and which devices made the record.

    `older` maps an op that was saved again to the op that it stands for. `makers` are the devices
    whose device id the record's id carries, among those that wrote something that counts; empty where it
    carries none of them (a record of an older program, or one whose id follows from something else).
    `carried` are those that the id carries and that made nothing, for it came in a file: what they
    say stands beside what the load says of it, neither takes the other's place.
    """

    older: Mapping[str, StoredOp] = field(default_factory=dict)
    makers: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()

    def writer(self, op: StoredOp) -> str:
        """The device that first said what this op says."""
        return self.older.get(op.id, op).device_id

    def first(self, op: StoredOp) -> StoredOp:
        """The op that first said what this op says."""
        return self.older.get(op.id, op)

    def place(self, op: StoredOp) -> tuple[tuple[str, str], int]:
        """In which log this was first said, and where in its chain."""
        said = self.older.get(op.id, op)
        return (said.device_id, said.log), said.seq

    def made(self, op: StoredOp) -> bool:
        """Whether this op was said by a device that made the record."""
        return self.writer(op) in self.makers

    def best(self, ops: Collection[StoredOp], roles: Roles) -> tuple[StoredOp, ...]:
        """Of ops that contradict each other those with the best claim: of the makers, else of the
        coordinators, else all."""
        made = tuple(op for op in ops if self.made(op))
        return made or self.leading(ops, roles) or tuple(ops)

    def leading(self, ops: Iterable[StoredOp], roles: Roles) -> tuple[StoredOp, ...]:
        """Of ops in a record that has no maker those of coordinators, and of whom its id carries."""
        held = tuple(ops)
        found = coordinators(held, roles)
        if not self.carried or not found:
            return found
        return tuple(op for op in held if op in found or self.writer(op) in self.carried)


def authorship(
    standing: Iterable[StoredOp],
    held: Mapping[str, StoredOp],
    effective: Mapping[str, tuple[str, ...]],
    roles: Roles,
) -> Authorship:
    """Who made the one record that these counting ops are about."""
    first = {op_id: held[older[-1]] for op_id, older in effective.items()}
    said = {(op.rec, first.get(op.id, op).device_id) for op in standing}
    return Authorship(
        first,
        frozenset(device_id for rec, device_id in said if roles.made_by(rec, device_id)),
        frozenset(device_id for rec, device_id in said if roles.only_carries(rec, device_id)),
    )


def coordinators(ops: Iterable[StoredOp], roles: Roles) -> tuple[StoredOp, ...]:
    """The ops that coordinators wrote."""
    return tuple(op for op in ops if roles.role(op.device_id) == "coordinator")


def unasked(
    fields: Mapping[str, Sequence[StoredOp]],
    standing: Collection[StoredOp],
    authors: Authorship,
    rules: Judge,
) -> frozenset[str]:
    """The fields whose values stand beside each other in which only others than the makers and the
    coordinators spoke. Where the id carries no maker nobody knows who the others are."""
    if not authors.makers:
        return frozenset()
    asked = {
        op.id for op in standing if authors.made(op) or rules.role(op.device_id) == "coordinator"
    }
    return frozenset(
        name
        for name, ops in fields.items()
        if ops
        and rules.right(ops[0].kind, name) in BESIDE
        and not any(op.id in asked for op in ops)
    )


def passers(
    fields: Mapping[str, Sequence[StoredOp]], authors: Authorship, rules: Judge
) -> frozenset[str]:
    """Of what stands beside each other in fields that are passed on: the ops that a coordinator's or a
    reviewer's device said."""
    return frozenset(
        op.id
        for name, ops in fields.items()
        if len(ops) > 1 and rules.right(ops[0].kind, name) == PASSED
        for op in ops
        if rules.role(authors.writer(op)) in _PASSERS
    )


Saves = tuple[tuple[StoredOp, ...], ...]  # what each of them says of one record


class FieldOps(NamedTuple):
    """One field of one record: its right, the ops that set it, and what is needed to judge them. `begun` are
    the saves that made the record (`beginnings`)."""

    name: str
    right: str
    ops: Sequence[StoredOp]
    authors: Authorship
    effective: Mapping[str, tuple[str, ...]]
    roles: Roles
    begun: Saves = ()


def beginnings(standing: Collection[StoredOp], authors: Authorship, rules: Judge) -> Saves:
    """The saves that made a record: of each log of its maker the first (of a fork both), where it
    says where the record lies or sets something that is written once. Fits the id nobody, the
    coordinators', else everybody's.

    Nothing that is signed tells which of two incarnations of a device came first, so each of them counts.
    """
    if authors.makers:
        return _beginnings(filter(authors.made, standing), authors, rules)
    led = _beginnings(authors.leading(standing, rules), authors, rules)
    return led or _beginnings(standing, authors, rules)


def _beginnings(ops: Iterable[StoredOp], authors: Authorship, rules: Judge) -> Saves:
    saves: dict[str, list[StoredOp]] = {}
    for op in _first_in_logs(ops, authors):
        saves.setdefault(authors.first(op).id[:64], []).append(op)
    return tuple(
        tuple(save)
        for save in saves.values()
        if any(
            authors.first(op).parent is not None or _sets_once(op, authors, rules) for op in save
        )
    )


def _sets_once(op: StoredOp, authors: Authorship, rules: Judge) -> bool:
    return any(
        rules.right(op.kind, name) == ONCE
        for name in op.fields
        if op.id in authors.older or not op.supersedes.get(name)
    )


def _first_in_logs(ops: Iterable[StoredOp], authors: Authorship) -> list[StoredOp]:
    """Of these the first in each log, by the chain and by no clock (of a fork both)."""
    places = [(op, *authors.place(op)) for op in ops]
    least: dict[tuple[str, str], int] = {}
    for _, log, seq in places:
        least[log] = min(seq, least.get(log, seq))
    return [op for op, log, seq in places if seq == least[log]]


def silence(one: FieldOps) -> StoredOp | None:
    """What is written once is said in one save that made the record and not in another one: an op of that
    one. Its silence stands beside what was said; until a coordinator chose."""
    if one.right != ONCE or any(_changes(one, op) for op in one.ops):
        return None
    said = {op.id for op in one.ops}
    silent = [save for save in one.begun if not any(op.id in said for op in save)]
    if len(silent) == len(one.begun):
        return None  # only coordinators said it
    return min((op for save in silent for op in save), key=lambda op: op.id, default=None)


def admitted(one: FieldOps, named: Collection[str]) -> tuple[StoredOp, ...]:
    """The ops that count in the field at all; all others are evidence there.

    `named` are the devices that stand in the field to which the right `named:` points.
    """
    if one.right.startswith(NAMED):
        by_role = {op.id for op in coordinators(one.ops, one.roles)}
        return tuple(op for op in one.ops if op.id in by_role or one.authors.writer(op) in named)
    if one.right in _SAID_ONCE:
        return _said_first(one)
    return tuple(one.ops)


def may_replace(one: FieldOps, newer: StoredOp, old: StoredOp) -> bool:
    """Whether an admitted op that says it replaces another admitted one does so.

    Among ops of a field that is said once, `admitted` has decided already.
    """
    if one.right == FREE or one.right in _SAID_ONCE or one.right.startswith(NAMED):
        return True
    if one.roles.role(newer.device_id) == "coordinator":
        return True
    if one.right == PASSED and (one.authors.made(newer) or not _passes(one, old)):
        return True
    if one.authors.writer(newer) != one.authors.writer(old):
        return False
    if one.right == PASSED:
        return True
    return one.right == NARROWER or (one.right == HELD and _taken_back(one.name, newer, old))


def _passes(one: FieldOps, op: StoredOp) -> bool:
    """Whether a device said it that passes on what others recorded: a coordinator's or a reviewer's."""
    return one.roles.role(one.authors.writer(op)) in _PASSERS


def _taken_back(name: str, newer: StoredOp, old: StoredOp) -> bool:
    """Whether the newer op clears what the older one said, or says something where it was cleared."""
    return any(op.body == "here" and op.values.get(name, "") is None for op in (newer, old))


def _said_first(one: FieldOps) -> tuple[StoredOp, ...]:
    """What was said without replacing anything, by those with the best claim to it.

    Where that is more than one thing, or one of the saves that made the record is silent there, a
    coordinator's op that replaces all of it chooses.
    """
    base = [op for op in one.ops if not _changes(one, op)]
    stand = _of_beginnings(one, base) if one.right == ONCE else _of_makers(one, base)
    ids = {op.id for op in stand}
    least = 1 if silence(one._replace(ops=stand)) is not None else 2
    changes = coordinators((op for op in one.ops if _changes(one, op)), one.roles)
    choices = tuple(op for op in changes if len(ids & {*op.supersedes[one.name]}) >= least)
    return (*stand, *choices)


def _of_beginnings(one: FieldOps, base: Collection[StoredOp]) -> tuple[StoredOp, ...]:
    """What the saves say that made the record; where none of them says anything, what coordinators say.
    Whoever else breaks that silence, and however late its own device does, is evidence."""
    begun = {op.id for save in one.begun for op in save}
    return tuple(op for op in base if op.id in begun) or coordinators(base, one.roles)


def _of_makers(one: FieldOps, base: Collection[StoredOp]) -> tuple[StoredOp, ...]:
    """What the makers said there first, in each of their logs: nobody says otherwise later. Of
    all others everything."""
    made = _first_in_logs(filter(one.authors.made, base), one.authors)
    if made or one.authors.makers:
        return tuple(made) or coordinators(base, one.roles)
    return one.authors.best(base, one.roles)


def _changes(one: FieldOps, op: StoredOp) -> bool:
    """Whether an op says that it replaces something here, other than what it was saved again for."""
    return bool(op.supersedes.get(one.name)) and op.id not in one.effective

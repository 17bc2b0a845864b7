"""The trust lists that a vault holds of its organisation, and what they say together
(docs/spec/bundle.md §9.1).

`Trust` has the signed frames of every version, kept for ever, and the effective newest list. Where two
changes of who leads were made beside each other, it holds the other branch too: who leads is said by the own
one, and whom either withdrew is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vsdesk.crypto import escrow
from vsdesk.history.trustlist import Device, Revocation, TrustList

__all__ = ["SignedList", "Trust", "joint_version", "keeps", "leads_of", "next_version", "union"]

_MOST_HEARD: Final = 8  # branches beside the own one that are held,
_MOST_OTHERS: Final = 2  # and of those that nobody who leads here had a part in

_WAY_BACK: Final = 12  # lists that ride before the newest


@dataclass(frozen=True, slots=True)
class SignedList:
    """One list with the frame that carried it and the coordinators whose signatures count. `at`: where it
    stands in the order in which they were heard, which decides what is the own branch."""

    body: TrustList = field(repr=False)
    hash: str
    frame: bytes = field(repr=False)
    signers: frozenset[str]
    at: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Trust:
    """All lists that a vault holds of its organisation, oldest first, and the effective newest.

    `own` is the last list, or the union of lists that do not descend from each other; then `hashes` has
    them all, and the next version names them all in `prev`. `beside` are branches that follow another change
    of who leads: each with all lists up to there, common ones too. `newest` is what holds: `own`, and whom
    the branches beside withdrew.
    """

    org: str
    lists: tuple[SignedList, ...] = field(repr=False)
    own: TrustList = field(repr=False)
    hashes: tuple[str, ...]
    beside: tuple[Trust, ...] = field(default=(), repr=False)
    newest: TrustList = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "newest", _with_withdrawn(self))

    @property
    def version(self) -> int:
        """The number of the newest version."""
        return self.own.version

    @property
    def heads(self) -> tuple[str, ...]:
        """The newest lists of every branch."""
        return (*self.hashes, *(name for branch in self.beside for name in branch.hashes))

    def keys(self) -> dict[str, bytes]:
        """device id → public signing key of every device that any list of the own branch names."""
        found: dict[str, bytes] = {}
        for held in self.lists:
            found.update(held.body.signing_keys())
        return found

    def since(self) -> dict[str, int]:
        """By device id the version from which on every list of the own branch names it, as far as they are
        held."""
        named = [(held.body.version, frozenset(held.body.signing_keys())) for held in self.lists]
        found: dict[str, int] = {}
        for device_id in self.keys():
            first = min(version for version, ids in named if device_id in ids)
            without = (version for version, ids in named if device_id not in ids)
            found[device_id] = max(first, 1 + max(without, default=0))
        return found

    def every(self) -> tuple[SignedList, ...]:
        """Every list held, of all branches, in the order in which they were heard."""
        rows = {held.hash: held for held in self.lists}
        for branch in self.beside:
            for held in branch.lists:
                rows.setdefault(held.hash, held)
        return tuple(sorted(rows.values(), key=lambda held: held.at))

    def frames(self) -> tuple[bytes, ...]:
        """Every frame held, in the order in which they were climbed; `pin` reads them again."""
        return tuple(held.frame for held in self.every())

    def vouched(self) -> frozenset[str]:
        """The checkpoint frames (SHA-256) that some held list named as good of a revoked device.

        They say up to where its entries count, and prove no run.
        """
        return frozenset(
            name for held in self.every() for row in held.body.revoked for name in row.good
        )

    def to_carry(self) -> tuple[bytes, ...]:
        """The frames that ride in every bundle: those in which who leads or the escrow changed, the
        newest, as
        far as it is not long the way between: by that a change of who leads is told from a list beside it.
        Of branches beside the same.

        Version 1 comes first, so that the bundle can be climbed from the pinned organisation.
        """
        frames = dict.fromkeys(self._way())
        for branch in self.beside:
            frames.update(dict.fromkeys(branch._way()))
        return tuple(frames)

    def _way(self) -> Iterator[bytes]:
        named = set(self.hashes)
        before: TrustList | None = None
        for held in self.lists:
            if before is None or (leads_of(before), before.escrow) != (
                leads_of(held.body),
                held.body.escrow,
            ):
                named |= {held.hash, *held.body.prev}
            before = held.body
        way, back = [row for row in self.lists if row.hash in self.hashes], 0
        while way and back < _WAY_BACK:
            followed = {name for row in way for name in row.body.prev} - named
            named |= followed
            way, back = [row for row in self.lists if row.hash in followed], back + 1
        return (held.frame for held in self.lists if held.hash in named)

    def standing(self) -> Trust:
        """The same with the branches beside that are kept: those in whose change of who leads somebody had a
        part who is not withdrawn here; not more than are ever looked through."""
        gone = {row.device_id for row in self.own.revoked}
        heard = self.heard()
        others = [one for one in self.beside if one not in heard and self.changed_by(one) - gone]
        kept = (*heard[:_MOST_HEARD], *others[:_MOST_OTHERS])
        return self if kept == self.beside else replace(self, beside=kept)

    def heard(self) -> tuple[Trust, ...]:
        """The branches beside in whose change of who leads somebody had a part who leads by the own list."""
        acting = self.own.acting_coordinators()
        return tuple(one for one in self.beside if self.changed_by(one) & acting)

    def changed_by(self, branch: Trust) -> frozenset[str]:
        """Whose signatures stand in the changes of who leads that a branch has and the own one has not."""
        return _changers(branch, {held.hash for held in self.lists})


def _changers(branch: Trust, known: set[str]) -> frozenset[str]:
    rows = {held.hash: held.body for held in branch.lists}
    found: frozenset[str] = frozenset()
    before: list[TrustList] = []
    for held in branch.lists:
        followed = [rows[name] for name in held.body.prev if name in rows] or before
        changes = all(leads_of(one) != leads_of(held.body) for one in followed)
        if followed and changes and held.hash not in known:
            found |= held.signers
        before = [held.body]
    return found


def _with_withdrawn(trust: Trust) -> TrustList:
    """The own list with whom the branches beside withdrew.

    Heard is a branch in whose change of who leads somebody had a part who leads by the own list. Of it those
    withdrawals bind that a list says whose signer is not withdrawn here, and those of whoever had a part in
    the change of the own branch: of two who withdrew each other both are.
    """
    if not trust.beside:
        return trust.own
    gone = {row.device_id for row in trust.own.revoked}
    known = {held.hash for held in trust.lists}
    rows = {row.device_id: row for row in trust.own.revoked}
    for branch in trust.heard():
        ours = _changers(trust, {held.hash for held in branch.lists})
        apart = [held for held in branch.lists if held.hash not in known and held.signers - gone]
        for row in branch.own.revoked:
            who = row.device_id
            if who in ours or any(held.body.is_revoked(who) for held in apart):
                rows[who] = _narrower(rows.get(who), row)
    return replace(trust.own, revoked=tuple(rows[who] for who in sorted(rows)))


def _narrower(held: Revocation | None, row: Revocation) -> Revocation:
    """What holds of a device that was withdrawn in two branches: no more counts than by either."""
    if held is None:
        return row
    return held.joined(row) if set(row.first) - set(held.first) else held


def leads_of(body: TrustList) -> tuple[frozenset[str], int]:
    """Who leads: revoking a coordinator is a change of coordinators too."""
    return body.acting_coordinators(), body.threshold


def keeps(base: TrustList, body: TrustList) -> bool:
    """Whether a successor keeps the code, every device with its role, and every revocation with what is
    good of it, or says that it takes that back, and the escrow, or one that outranks it."""
    devices = all(body.role(device.device_id) == device.role for device in base.devices)
    rows = {row.device_id: row for row in body.revoked}
    revoked = all(
        (row := rows.get(before.device_id)) is not None and row.follows(before)
        for before in base.revoked
    )
    held = not escrow.outranks(base.escrow, body.escrow)
    return devices and revoked and held and body.code == base.code


def union(lists: Sequence[TrustList]) -> TrustList | None:
    """The union of lists: devices and revocations, the highest version and escrow; the rest from the first.

    Revoked beats valid, and sources go to coordinators only where every list says so. A letter given
    twice stays with the lower device id; the other has none until the next version. None when one
    device id has two roles.
    """
    devices: dict[str, Device] = {}
    revoked: dict[str, Revocation] = {}
    for body in lists:
        for device in body.devices:
            known = devices.setdefault(device.device_id, device)
            if known.role != device.role:
                return None
            keys = tuple(dict.fromkeys((*known.encryption, *device.encryption)))
            devices[device.device_id] = replace(known, encryption=keys)
        for row in body.revoked:
            before = revoked.setdefault(row.device_id, row)
            revoked[row.device_id] = before.joined(row)
    policy = dict(lists[0].policy)
    if not all(body.sources_go for body in lists):
        policy.pop("sources", None)
    if any(body.journals_stay for body in lists):
        policy["journal"] = "stay"
    return replace(
        lists[0],
        version=max(body.version for body in lists),
        policy=policy,
        escrow=escrow.highest(body.escrow for body in lists),
        prev=tuple(sorted({name for body in lists for name in body.prev})),
        devices=tuple(_one_letter_each(devices[device_id] for device_id in sorted(devices))),
        revoked=tuple(revoked[device_id] for device_id in sorted(revoked)),
    )


def _one_letter_each(devices: Iterable[Device]) -> Iterable[Device]:
    taken: set[str] = set()
    for device in devices:
        yield replace(device, letter="") if device.letter in taken else device
        taken.add(device.letter)


def next_version(trust: Trust) -> TrustList:
    """The draft of the next version: the newest own list, one higher, naming what it descends from.

    Change it with `dataclasses.replace` and sign its `payload()`. A device that lost its letter
    in a union gets a free one here, so that whoever writes next mends it.
    """
    return _draft(trust.own, trust.version, trust.hashes)


def joint_version(trust: Trust) -> TrustList | None:
    """The draft of a list that joins all branches: it names the newest lists of each, has the devices and the
    withdrawals of all, and is led by whom each left among those who lead, and whom one took in; the same
    wherever it is drawn up. None where a device has two roles."""
    branches = sorted((trust, *trust.beside), key=lambda one: (-one.version, one.hashes))
    joined = union([one.own for one in branches])
    if joined is None:
        return None
    common = set.intersection(*({held.hash for held in one.lists} for one in branches))
    shared = [(held.body.version, held.hash) for held in trust.lists if held.hash in common]
    last = max(shared)[1]
    old = next(set(held.body.coordinators) for held in trust.lists if held.hash == last)
    lead = {
        who
        for one in branches
        for who in one.own.coordinators
        if who not in old or all(who in other.own.coordinators for other in branches)
    }
    k = max(one.own.threshold for one in branches)
    draft = replace(joined, coordinators=tuple(sorted(lead)), threshold=k)
    return _draft(draft, draft.version, trust.heads)


def _draft(body: TrustList, version: int, prev: Iterable[str]) -> TrustList:
    draft = replace(body, version=version + 1, prev=tuple(sorted(prev)))
    for device in draft.devices:
        if not device.letter:
            lettered = replace(device, letter=draft.free_letter())
            rows = tuple(
                lettered if row.device_id == device.device_id else row for row in draft.devices
            )
            draft = replace(draft, devices=rows)
    return draft

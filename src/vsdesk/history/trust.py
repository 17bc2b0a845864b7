"""From one trust list to the next: what a vault holds, climbing, union, fork (docs/spec/bundle.md §9.1).

`Trust` is the pinned organisation, the signed frames of every version kept for ever, and the
effective newest list. Nothing is trusted on first use: the first list is pinned by words read
aloud, later ones climb from it by signatures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from vsdesk.crypto import escrow
from vsdesk.crypto.frame import Frame, FrameType, parse_frame
from vsdesk.errors import Refused
from vsdesk.history.trustlist import (
    MAX_LISTS,
    ROLES,
    TRUST_LIMIT,
    Device,
    Revocation,
    TrustList,
    list_hash,
    parse_list,
)

__all__ = [
    "MAX_LISTS",
    "ROLES",
    "TRUST_LIMIT",
    "Device",
    "Mark",
    "Revocation",
    "SignedList",
    "Trust",
    "TrustList",
    "climb",
    "found_organisation",
    "list_hash",
    "next_version",
    "parse_list",
    "pin",
    "read_list",
    "union",
]

Mark = Literal["", "W_TRUST_UNION", "L_TRUST_FORK", "L_TRUST_ROLLBACK"]


_WAY_BACK: Final = 12  # lists that ride before the newest


@dataclass(frozen=True, slots=True)
class SignedList:
    """One list with the frame that carried it and the coordinators whose signatures count."""

    body: TrustList = field(repr=False)
    hash: str
    frame: bytes = field(repr=False)
    signers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trust:
    """All lists that a vault holds of its organisation, oldest first, and the effective newest.

    `newest` is the last list, or the union of lists that do not descend from each other; then
    `hashes` has them all, and the next version names them all in `prev`.
    """

    org: str
    lists: tuple[SignedList, ...] = field(repr=False)
    newest: TrustList = field(repr=False)
    hashes: tuple[str, ...]

    @property
    def version(self) -> int:
        """The number of the newest version."""
        return self.newest.version

    def keys(self) -> dict[str, bytes]:
        """device id → public signing key of every device that any held list names."""
        found: dict[str, bytes] = {}
        for held in self.lists:
            found.update(held.body.signing_keys())
        return found

    def frames(self) -> tuple[bytes, ...]:
        """Every frame held, in the order in which they were climbed; `pin` reads them again."""
        return tuple(held.frame for held in self.lists)

    def vouched(self) -> frozenset[str]:
        """The checkpoint frames (SHA-256) that some held list named as good of a revoked device.

        They say up to where its entries count, and prove no run.
        """
        return frozenset(
            name for held in self.lists for row in held.body.revoked for name in row.good
        )

    def to_carry(self) -> tuple[bytes, ...]:
        """The frames that ride in every bundle: those in which who leads or the escrow changed, the
        newest, as
        far as it is not long the way between: by that a change of who leads is told from a list beside it.

        Version 1 comes first, so that the bundle can be climbed from the pinned organisation.
        """
        named = set(self.hashes)
        before: TrustList | None = None
        for held in self.lists:
            if before is None or (_leads(before), before.escrow) != (
                _leads(held.body),
                held.body.escrow,
            ):
                named |= {held.hash, *held.body.prev}
            before = held.body
        way, back = [row for row in self.lists if row.hash in self.hashes], 0
        while way and back < _WAY_BACK:
            followed = {name for row in way for name in row.body.prev} - named
            named |= followed
            way, back = [row for row in self.lists if row.hash in followed], back + 1
        return tuple(held.frame for held in self.lists if held.hash in named)


def _leads(body: TrustList) -> tuple[frozenset[str], int]:
    """Who leads: revoking a coordinator is a change of coordinators too."""
    return body.acting_coordinators(), body.threshold


def read_list(frame: bytes) -> tuple[Frame, TrustList]:
    """Read a trust frame and its list; no signature is judged yet. Raises Refused E_FRAME, E_CANON."""
    parsed = parse_frame(frame, TRUST_LIMIT)
    if parsed.type != FrameType.TRUST:
        raise Refused("E_FRAME", "type")
    return parsed, parse_list(parsed.payload)


def found_organisation(frame: bytes) -> Trust:
    """The trust that begins with version 1, signed by its own coordinators (k of them).

    Whether it is the right organisation is for people to compare, by `sas_org`. Raises Refused
    E_SIGNER when too few signed, E_SIG when a signature does not hold.
    """
    parsed, body = read_list(frame)
    if body.version != 1:
        raise Refused("E_SIGNER", "version")
    signers = parsed.valid_signers(body.signing_keys()) & body.acting_coordinators()
    if len(signers) < body.threshold:
        raise Refused("E_SIGNER", "threshold")
    first = list_hash(parsed.payload)
    return Trust(first, (SignedList(body, first, frame, signers),), body, (first,))


def pin(frames: Iterable[bytes], org: str | None = None) -> Trust:
    """Climb from version 1 through `frames`; with `org`, require it to be that organisation.

    Raises Refused E_ORG for another organisation or no list, E_SIGNER and E_SIG as `climb`.
    """
    trust: Trust | None = None
    for frame in frames:
        trust = found_organisation(frame) if trust is None else climb(trust, frame)[0]
    if trust is None or (org is not None and trust.org != org):
        raise Refused("E_ORG", "pin")
    return trust


def climb(trust: Trust, frame: bytes) -> tuple[Trust, Mark]:
    """Judge one more list against what is held; the trust afterwards, and a mark.

    Raises Refused E_SIGNER when too few signed: for a change of coordinators, of the threshold or
    of the escrow (to one that is not outranked), k of the held and k of the new ones; for anything else one
    held coordinator.
    A list that is held already changes nothing. A lower version that is not held is joined where it says
    what is not known here, else it is `L_TRUST_ROLLBACK`. A list that does not descend from what is held
    (another of one version, or a newer one made beside it) is joined, `W_TRUST_UNION`, or set aside,
    `L_TRUST_FORK`. Another first list is another organisation: Refused E_ORG.
    """
    parsed, body = read_list(frame)
    digest = list_hash(parsed.payload)
    if any(held.hash == digest for held in trust.lists):
        return trust, ""
    if body.version < trust.version:
        return _join_lower(trust, parsed, SignedList(body, digest, frame, frozenset()))
    base = trust.newest if body.version > trust.version else _before(trust, body)
    if base is None:
        raise Refused("E_ORG", "another first list")
    led_before = _led_before(trust, body)
    base = led_before or base
    fresh = SignedList(body, digest, frame, _judge(trust, parsed, base, body))
    beside = body.version == trust.version or (
        body.version == trust.version + 1 and not set(trust.hashes) & set(body.prev)
    )
    if beside or led_before is not None or not _keeps(trust.newest, body):
        return _join(trust, fresh, base)
    return Trust(trust.org, (*trust.lists, fresh), body, (digest,)), ""


def _join_lower(trust: Trust, parsed: Frame, lower: SignedList) -> tuple[Trust, Mark]:
    """A lower list that is not held: what it adds (it was made beside ours) is joined; else it is passed
    over."""
    base = _led_before(trust, lower.body) or trust.newest
    leads = base is trust.newest and _leads(lower.body) != _leads(trust.newest)
    adds = lower.body.version > 1 and (leads or not _keeps(lower.body, trust.newest))
    try:
        signers = _judge(trust, parsed, base, lower.body) if adds else frozenset()
    except Refused:
        return trust, "L_TRUST_ROLLBACK"
    if not adds:
        return trust, "L_TRUST_ROLLBACK"
    return _join(trust, replace(lower, signers=signers), base)


def _led_before(trust: Trust, body: TrustList) -> TrustList | None:
    """The held list that `body` follows, where the same lead by both and others by now: it was made beside
    the change, by who had not heard of it."""
    if _leads(body) == _leads(trust.newest):
        return None
    followed = [row.body for row in trust.lists if row.hash in body.prev]
    same = all(_leads(one) == _leads(body) for one in followed)
    return followed[-1] if followed and same else None


def _before(trust: Trust, body: TrustList) -> TrustList | None:
    """The list from which one of the newest version climbed: of those that it follows and that are held one
    with the same leads, else the last; where none is held, the one before the newest here."""
    followed = [row.body for row in trust.lists if row.hash in body.prev]
    older = [row.body for row in trust.lists if row.body.version < trust.version]
    same = [one for one in followed if _leads(one) == _leads(body)]
    return next((found[-1] for found in (same, followed, older) if found), None)


def _judge(trust: Trust, parsed: Frame, base: TrustList, body: TrustList) -> frozenset[str]:
    """The coordinators who signed, or Refused E_SIGNER when they do not suffice."""
    signers = parsed.valid_signers({**body.signing_keys(), **base.signing_keys()})
    old = signers & base.acting_coordinators()
    new = signers & body.acting_coordinators()
    if _leads(base) != _leads(body) or _another_escrow(trust, body):
        enough = len(old) >= base.threshold and len(new) >= body.threshold
    else:
        enough = bool(old)
    if not enough:
        raise Refused("E_SIGNER", "trust")
    return old | new


def _another_escrow(trust: Trust, body: TrustList) -> bool:
    """Whether a list names an escrow that stands by it alone: none held names it, and ours does not outrank
    it (docs/spec/bundle.md §9.4)."""
    known = [trust.newest.escrow, *(held.body.escrow for held in trust.lists)]
    return body.escrow not in known and not escrow.outranks(trust.newest.escrow, body.escrow)


def _keeps(base: TrustList, body: TrustList) -> bool:
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


def _join(trust: Trust, fresh: SignedList, base: TrustList) -> tuple[Trust, Mark]:
    """The union of what is held and a list that was judged by `base` and does not follow it.

    Of a change of who leads and a list made beside it the change says who leads. Of the other devices and
    revocations are joined where somebody signed it who leads by both; else it is no word of who leads now.
    """
    body, newest = fresh.body, trust.newest
    held = [row for row in trust.lists if row.hash in trust.hashes]
    if body.code != newest.code:
        return trust, "L_TRUST_FORK"
    if _leads(body) == _leads(newest) or (base is not newest and _leads(base) == _leads(body)):
        rows, leads = [*held, fresh], newest
    elif _leads(base) == _leads(newest):
        rows, leads = [fresh, *held], body
    else:
        return trust, "L_TRUST_FORK"
    acting = leads.acting_coordinators()
    rows = [row for row in rows if _leads(row.body) == _leads(leads) or row.signers & acting]
    if fresh not in rows:
        return trust, "L_TRUST_FORK"
    rows.sort(key=lambda row: (_leads(row.body) != _leads(leads), -row.body.version, row.hash))
    joined = union([row.body for row in rows])
    if joined is None:
        return trust, "L_TRUST_FORK"
    hashes = tuple(sorted(row.hash for row in rows))
    return Trust(trust.org, (*trust.lists, fresh), joined, hashes), "W_TRUST_UNION"


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
    """The draft of the next version: the newest list, one higher, naming what it descends from.

    Change it with `dataclasses.replace` and sign its `payload()`. A device that lost its letter
    in a union gets a free one here, so that whoever writes next mends it.
    """
    draft = replace(trust.newest, version=trust.version + 1, prev=tuple(sorted(trust.hashes)))
    for device in draft.devices:
        if not device.letter:
            lettered = replace(device, letter=draft.free_letter())
            rows = tuple(
                lettered if row.device_id == device.device_id else row for row in draft.devices
            )
            draft = replace(draft, devices=rows)
    return draft

"""From one trust list to the next: what a vault holds, climbing, union, fork (docs/spec/bundle.md §9.1).

Nothing is trusted on first use: the first list is pinned by words read aloud, later ones climb from it by
signatures. What is held, and what it says together, is `held_lists`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from vsdesk.crypto import escrow
from vsdesk.crypto.frame import Frame, FrameType, parse_frame
from vsdesk.errors import Refused
from vsdesk.history.held_lists import (
    SignedList,
    Trust,
    joint_version,
    keeps,
    leads_of,
    next_version,
    union,
)
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
    "joint_version",
    "leads_of",
    "list_hash",
    "next_version",
    "parse_list",
    "pin",
    "read_list",
    "union",
]

Mark = Literal["", "W_TRUST_UNION", "L_TRUST_FORK", "L_TRUST_ROLLBACK"]


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
    return trust.standing()


def climb(trust: Trust, frame: bytes) -> tuple[Trust, Mark]:
    """Judge one more list against what is held; the trust afterwards, and a mark.

    Raises Refused E_SIGNER when too few signed: for a change of coordinators, of the threshold or
    of the escrow (to one that is not outranked), k of the held and k of the new ones; for anything else one
    held coordinator.
    A list that is held already changes nothing. A lower version that is not held is joined where it says
    what is not known here, else it is `L_TRUST_ROLLBACK`. A list that does not descend from what is held
    (another of one version, or a newer one made beside it) is joined, `W_TRUST_UNION`, or set aside,
    `L_TRUST_FORK`: where it, or a list that it follows, is another change of who leads, signed as its own
    predecessors ask, it is held as a branch beside. Another first list is another organisation:
    Refused E_ORG.
    """
    parsed, body = read_list(frame)
    digest = list_hash(parsed.payload)
    every = trust.every()
    if any(held.hash == digest for held in every):
        return trust, ""
    fresh = SignedList(body, digest, frame, frozenset(), every[-1].at + 1)
    try:
        after, mark = _climb_own(trust, parsed, fresh)
    except Refused as refused:
        found = _climb_beside(trust, parsed, fresh) if refused.name == "E_SIGNER" else None
        if found is None:
            raise
        return _without_joined(found), "L_TRUST_FORK"
    if mark in ("L_TRUST_FORK", "L_TRUST_ROLLBACK"):
        found = _climb_beside(trust, parsed, fresh, passed=mark == "L_TRUST_ROLLBACK")
        return (trust, mark) if found is None else (_without_joined(found), "L_TRUST_FORK")
    return _without_joined(after), mark


def _climb_own(trust: Trust, parsed: Frame, fresh: SignedList) -> tuple[Trust, Mark]:
    """The same for the own branch alone."""
    body = fresh.body
    if body.version < trust.version:
        return _join_lower(trust, parsed, fresh)
    base = trust.own if body.version > trust.version else _before(trust, body)
    if base is None:
        raise Refused("E_ORG", "another first list")
    led_before = _led_before(trust, body)
    base = led_before or base
    fresh = replace(fresh, signers=_judge(trust, parsed, base, body))
    beside = body.version == trust.version or (
        body.version == trust.version + 1 and not set(trust.hashes) & set(body.prev)
    )
    if beside or led_before is not None or not keeps(trust.own, body):
        return _join(trust, fresh, base)
    lists = (*trust.lists, fresh)
    return replace(trust, lists=lists, own=body, hashes=(fresh.hash,)), ""


def _climb_beside(
    trust: Trust, parsed: Frame, fresh: SignedList, *, passed: bool = False
) -> Trust | None:
    """The trust with a list that is none of the own branch in a branch beside; None where it is of none.

    `passed`: the own branch passed it over, so that it begins a branch only by another change of who leads.
    """
    for at, branch in enumerate(trust.beside):
        try:
            after, mark = _climb_own(branch, parsed, fresh)
        except Refused:
            continue
        if mark in ("", "W_TRUST_UNION"):
            return _held_beside(trust, (*trust.beside[:at], *trust.beside[at + 1 :]), after)
    base = _as_of(trust, fresh.body)
    if base is None or (passed and leads_of(base.own) == leads_of(fresh.body)):
        return None
    try:
        after, mark = _climb_own(base, parsed, fresh)
    except Refused:
        return None
    held = mark in ("", "W_TRUST_UNION")
    return _held_beside(trust, trust.beside, after) if held else None


def _held_beside(trust: Trust, others: tuple[Trust, ...], branch: Trust) -> Trust | None:
    """None where the branch cannot be joined any more: another code, a device with two roles."""
    fits = branch.own.code == trust.own.code and union([trust.own, branch.own]) is not None
    after = replace(trust, beside=(*others, branch))
    small = len(branch.lists) - len(trust.lists) < MAX_LISTS or branch in after.heard()
    return after if fits and small else None


def _as_of(trust: Trust, body: TrustList) -> Trust | None:
    """What was held when `body` was made: the held lists that it follows, and what they follow, climbed anew;
    None where none of them is held."""
    every = trust.every()
    wanted = {row.hash for row in every if row.hash in body.prev}
    for row in sorted(every, key=lambda one: -one.body.version):
        if row.hash in wanted:
            followed = {one.hash for one in every if one.hash in row.body.prev}
            # Lists may be skipped: then all that are older and of the own branch.
            older = {one.hash for one in trust.lists if one.body.version < row.body.version}
            wanted |= followed or older
    found: Trust | None = None
    for row in (one for one in every if one.hash in wanted):
        parsed, _ = read_list(row.frame)
        bare = replace(row, signers=frozenset())
        try:
            found = (
                found_organisation(row.frame)
                if found is None
                else _climb_own(found, parsed, bare)[0]
            )
        except Refused:
            return None
    return found


def _without_joined(trust: Trust) -> Trust:
    """The same where a list of the own branch names the newest lists of one beside, keeps what these say, and
    k of those who lead by these signed it: its lists stand among the own ones then."""
    for branch in trust.beside:
        heads = set(branch.hashes)
        joint = [at for at, row in enumerate(trust.lists) if heads <= set(row.body.prev)]
        if joint and _is_joined(trust.lists[joint[0]], branch):
            known = {row.hash for row in trust.lists}
            apart = [row for row in branch.lists if row.hash not in known]
            lists = (*trust.lists[: joint[0]], *apart, *trust.lists[joint[0] :])
            others = tuple(one for one in trust.beside if one is not branch)
            return _without_joined(replace(trust, lists=lists, beside=others))
    return trust


def _is_joined(row: SignedList, branch: Trust) -> bool:
    signed = read_list(row.frame)[0].valid_signers(branch.own.signing_keys())
    enough = len(signed & branch.own.acting_coordinators()) >= branch.own.threshold
    return enough and keeps(branch.own, row.body)


def _join_lower(trust: Trust, parsed: Frame, lower: SignedList) -> tuple[Trust, Mark]:
    """A lower list that is not held: what it adds (it was made beside ours) is joined; else it is passed
    over."""
    base = _led_before(trust, lower.body) or trust.own
    leads = base is trust.own and leads_of(lower.body) != leads_of(trust.own)
    adds = lower.body.version > 1 and (leads or not keeps(lower.body, trust.own))
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
    if leads_of(body) == leads_of(trust.own):
        return None
    followed = [row.body for row in trust.lists if row.hash in body.prev]
    same = all(leads_of(one) == leads_of(body) for one in followed)
    return followed[-1] if followed and same else None


def _before(trust: Trust, body: TrustList) -> TrustList | None:
    """The list from which one of the newest version climbed: of those that it follows and that are held one
    with the same leads, else the last; where none is held, the one before the newest here."""
    followed = [row.body for row in trust.lists if row.hash in body.prev]
    older = [row.body for row in trust.lists if row.body.version < trust.version]
    same = [one for one in followed if leads_of(one) == leads_of(body)]
    return next((found[-1] for found in (same, followed, older) if found), None)


def _judge(trust: Trust, parsed: Frame, base: TrustList, body: TrustList) -> frozenset[str]:
    """The coordinators who signed, or Refused E_SIGNER when they do not suffice."""
    signers = parsed.valid_signers({**body.signing_keys(), **base.signing_keys()})
    old = signers & base.acting_coordinators()
    new = signers & body.acting_coordinators()
    if leads_of(base) != leads_of(body) or _another_escrow(trust, body):
        enough = len(old) >= base.threshold and len(new) >= body.threshold
    else:
        enough = bool(old)
    if not enough:
        raise Refused("E_SIGNER", "trust")
    return old | new


def _another_escrow(trust: Trust, body: TrustList) -> bool:
    """Whether a list names an escrow that stands by it alone: none held names it, and ours does not outrank
    it (docs/spec/bundle.md §9.4)."""
    known = [trust.own.escrow, *(held.body.escrow for held in trust.lists)]
    return body.escrow not in known and not escrow.outranks(trust.own.escrow, body.escrow)


def _join(trust: Trust, fresh: SignedList, base: TrustList) -> tuple[Trust, Mark]:
    """The union of what is held and a list that was judged by `base` and does not follow it.

    Of a change of who leads and a list made beside it the change says who leads. Of the other devices and
    revocations are joined where somebody signed it who leads by both; else it is no word of who leads now.
    """
    body, newest = fresh.body, trust.own
    held = [row for row in trust.lists if row.hash in trust.hashes]
    if body.code != newest.code:
        return trust, "L_TRUST_FORK"
    if leads_of(body) == leads_of(newest) or (
        base is not newest and leads_of(base) == leads_of(body)
    ):
        rows, leads = [*held, fresh], newest
    elif leads_of(base) == leads_of(newest):
        rows, leads = [fresh, *held], body
    else:
        return trust, "L_TRUST_FORK"
    acting = leads.acting_coordinators()
    rows = [row for row in rows if leads_of(row.body) == leads_of(leads) or row.signers & acting]
    if fresh not in rows:
        return trust, "L_TRUST_FORK"
    rows.sort(key=lambda row: (leads_of(row.body) != leads_of(leads), -row.body.version, row.hash))
    joined = union([row.body for row in rows])
    if joined is None:
        return trust, "L_TRUST_FORK"
    hashes = tuple(sorted(row.hash for row in rows))
    lists = (*trust.lists, fresh)
    return replace(trust, lists=lists, own=joined, hashes=hashes), "W_TRUST_UNION"

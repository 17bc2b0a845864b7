"""Who leads, how many sign together, and the organisation's escrow: a proposal that coordinators sign one
after the other, by file (docs/spec/bundle.md §9.6).

    propose   one coordinator writes and signs the next list
    read      another sees what it changes, and whose signatures stand in it
    sign      and adds a signature; once k of the old and k of the new ones signed, it is the list

The file is sealed to all who lead now or would lead then; it says the same as a list. A proposal that does
not follow the list held any more is of no use. Where two lists stand beside each other (§9.1), it can join
them: k of each sign it then.

Raises UserError: E_ROLE, E_NOT_ENROLLED, E_REVOKED, E_NOT_FOUND, E_OVERTAKEN (another list stands since),
E_SAME_LEADS (nothing would change), E_LAST_LEAD (too few would lead), E_TWO_LISTS (two lists that cannot
be joined); Refused where the file is damaged.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vsdesk.crypto import escrow
from vsdesk.crypto.age import AgeReader, AgeWriter
from vsdesk.crypto.frame import FrameType, join_signatures, parse_frame
from vsdesk.errors import Refused, UserError
from vsdesk.exchange.enrolment import leading
from vsdesk.history.trust import (
    TRUST_LIMIT,
    climb,
    joint_version,
    leads_of,
    next_version,
    parse_list,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.crypto.canonical import Json
    from vsdesk.crypto.escrow import EscrowKey
    from vsdesk.crypto.frame import Frame
    from vsdesk.history.trust import Trust, TrustList
    from vsdesk.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class LeadProposal:
    """What a proposal changes: who comes to lead, who leads no more, how many sign (before, then), the escrow
    (`key`: what it names then, None for none; `escrow`: whether it is another). `signed`: whose signatures
    stand; `old` and `new`: how many more of those who lead now, and of those who would, are needed. `joins`:
    whether it joins lists that stand beside each other; `old` is of that list then of which most are needed.
    `withdrawn`: whom the others withdrew and the own list here did not."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    before: int
    then: int
    signed: tuple[str, ...]
    old: int
    new: int
    escrow: bool
    key: EscrowKey | None
    joins: bool = False
    withdrawn: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether it is the list as it is."""
        return not (self.old or self.new)


def propose(
    vault: Vault,
    *,
    threshold: int | None = None,
    add: Collection[str] = (),
    remove: Collection[str] = (),
    join: bool | None = None,
) -> tuple[bytes, LeadProposal]:
    """A proposal with the signature of this device; where that is enough it is the list at once.

    Of those who lead one more than must sign is left, so that no list waits for a single person for ever.
    `join`: whether it joins the lists that stand beside the own one; None: where somebody who leads here had
    a part in them.
    """
    trust = leading(vault)
    joined = _to_join(trust, join)
    draft = _draft(trust, joined)
    roles = {one.device_id: one.role for one in draft.active()}
    if any(roles.get(one) != "coordinator" for one in add):
        raise UserError("E_NOT_FOUND", "device")
    leads = (set(draft.coordinators) | set(add)) - set(remove)
    k = draft.threshold if threshold is None else threshold
    body = replace(draft, coordinators=tuple(sorted(leads)), threshold=k)
    acting = body.acting_coordinators()
    if k < 1 or len(acting) < k + (k > 1):
        raise UserError("E_LAST_LEAD")
    if leads_of(body) == leads_of(trust.own) and not joined:
        raise UserError("E_SAME_LEADS")
    return _signed(vault, trust, vault.sign(FrameType.TRUST, body.payload()), body)


def _to_join(trust: Trust, join: bool | None) -> tuple[Trust, ...]:
    """The branches beside that a proposal joins: those in which somebody who leads here had a part, else,
    where it was asked for, the others."""
    heard = trust.heard()
    found = () if join is False else heard or (trust.beside if join else ())
    if join and not found:
        raise UserError("E_SAME_LEADS")
    return found


def _draft(trust: Trust, joined: tuple[Trust, ...]) -> TrustList:
    draft = joint_version(replace(trust, beside=joined)) if joined else next_version(trust)
    if draft is None:
        raise UserError("E_TWO_LISTS")
    return draft


def propose_escrow(vault: Vault, key: EscrowKey | None) -> tuple[bytes, LeadProposal]:
    """Another escrow key, or none from now on. Raises UserError E_NOT_FOUND where there is none to give
    up."""
    trust = leading(vault)
    if key is None and escrow.read(trust.newest.escrow) is None:
        raise UserError("E_NOT_FOUND")
    turn = escrow.turn_of(trust.own.escrow) + 1
    stated: dict[str, Json] = {"turn": turn, "gone": True} if key is None else key.json(turn)
    body = replace(next_version(trust), escrow=stated)
    return _signed(vault, trust, vault.sign(FrameType.TRUST, body.payload()), body)


def read(vault: Vault, data: bytes) -> LeadProposal:
    """What a proposal says."""
    trust = leading(vault)
    frame, body = _opened(vault, trust, data)
    return _told(trust, frame, body)


def sign(vault: Vault, data: bytes) -> tuple[bytes, LeadProposal]:
    """The proposal with this device's signature too; where that is enough it is the list."""
    trust = leading(vault)
    frame, body = _opened(vault, trust, data)
    own = parse_frame(vault.sign(FrameType.TRUST, frame.payload), TRUST_LIMIT)
    return _signed(vault, trust, join_signatures(frame, own), body)


def take(vault: Vault, data: bytes) -> LeadProposal:
    """Take in a proposal that has enough signatures, without adding one."""
    trust = leading(vault)
    frame, body = _opened(vault, trust, data)
    told = _told(trust, frame, body)
    if told.enough:
        _keep(vault, trust, frame.raw)
    return told


def _signed(
    vault: Vault, trust: Trust, frame: bytes, body: TrustList
) -> tuple[bytes, LeadProposal]:
    told = _told(trust, parse_frame(frame, TRUST_LIMIT), body)
    if told.enough:
        _keep(vault, trust, frame)
    sides = (trust, *_joined_by(trust, body))
    lead = body.acting_coordinators().union(*(one.own.acting_coordinators() for one in sides))
    lead -= {row.device_id for row in (*trust.newest.revoked, *body.revoked)}
    keys = [device.newest_key for device in body.devices if device.device_id in lead]
    out = io.BytesIO()
    age = AgeWriter(out, keys, vault.random)
    age.write(frame)
    age.close()
    return out.getvalue(), told


def _keep(vault: Vault, trust: Trust, frame: bytes) -> None:
    after, mark = climb(trust, frame)
    if mark or after.hashes == trust.hashes:
        raise UserError("E_OVERTAKEN")
    with vault.transaction():
        vault.trust.keep(after)
        vault.follow_roles()
    vault.orders.repeat()


def _opened(vault: Vault, trust: Trust, data: bytes) -> tuple[Frame, TrustList]:
    if len(data) > 2 * TRUST_LIMIT:
        raise Refused("E_LIMIT", "proposal")
    frame = parse_frame(AgeReader(io.BytesIO(data), vault.keys()).read(TRUST_LIMIT), TRUST_LIMIT)
    if frame.type != FrameType.TRUST:
        raise Refused("E_FRAME", "type")
    body = parse_list(frame.payload)
    draft = _draft(trust, _joined_by(trust, body))
    if body.version != draft.version or set(body.prev) != set(draft.prev):
        raise UserError("E_TWO_LISTS" if trust.beside else "E_OVERTAKEN")
    leads = replace(draft, coordinators=body.coordinators, threshold=body.threshold)
    same = replace(leads, escrow=body.escrow)
    if same.payload() != frame.payload or not escrow.is_known(body.escrow):
        raise Refused("E_SIGNER", "a proposal says who leads and the escrow, and nothing else")
    if not _told(trust, frame, body).signed:
        raise Refused("E_SIGNER", "proposal")
    return frame, body


def _joined_by(trust: Trust, body: TrustList) -> tuple[Trust, ...]:
    return tuple(one for one in trust.beside if set(one.hashes) <= set(body.prev))


def _told(trust: Trust, frame: Frame, body: TrustList) -> LeadProposal:
    signed = frame.valid_signers(body.signing_keys())
    joined = _joined_by(trust, body)
    old, new = trust.own.acting_coordinators(), body.acting_coordinators()
    sides = [one.own for one in (trust, *joined)]
    lead = new.union(*(side.acting_coordinators() for side in sides))
    return LeadProposal(
        added=tuple(sorted(new - old)),
        removed=tuple(sorted(old - new)),
        before=trust.own.threshold,
        then=body.threshold,
        signed=tuple(sorted(signed & lead)),
        old=max(0, *(one.threshold - len(signed & one.acting_coordinators()) for one in sides)),
        new=max(0, body.threshold - len(signed & new)),
        escrow=body.escrow != trust.own.escrow,
        key=escrow.read(body.escrow),
        joins=bool(joined),
        withdrawn=tuple(
            row.device_id for row in body.revoked if not trust.own.is_revoked(row.device_id)
        ),
    )

"""A device is revoked: what of its work goes on counting, and until when (docs/spec/bundle.md §9.5).

A coordinator signs checkpoints over the logs of the device as far as they are good, and the next list names
their hashes. Each vault that has the list lets count what lies on the way back from a head that such a
checkpoint opens; the rest is kept and counts nowhere until a coordinator vouches for it. In its own vault a
revoked device's words stand as before: they only leave it no more.

Raises UserError: E_ROLE, E_NOT_ENROLLED, E_NOT_FOUND for a device of no list, E_OWN_DEVICE, E_LEADS,
E_LAST_LEAD where too few would lead; Refused E_SIGNER where one signature is not enough.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import UserError
from vsdesk.exchange import lone_lists
from vsdesk.exchange.enrolment import leading, publish
from vsdesk.exchange.signed_heads import sign_heads
from vsdesk.history.checkpoint import Leaf
from vsdesk.history.entry import parse_body, parse_entry
from vsdesk.history.op_scopes import Scopes
from vsdesk.history.signed_alone import without
from vsdesk.history.trust import Revocation, next_version, read_list
from vsdesk.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.crypto.canonical import Json
    from vsdesk.history.checkpoint import Checkpoint
    from vsdesk.history.entry import Op
    from vsdesk.history.signed_alone import LoneWord
    from vsdesk.history.trust import Trust
    from vsdesk.history.trustlist import TrustList
    from vsdesk.progress import Progress
    from vsdesk.vault.ledger import EntryRow, LogRow
    from vsdesk.vault.vault import Vault

_HEARD: Final = "heard"


@dataclass(frozen=True, slots=True)
class UncountedSpace:
    """What a revoked device wrote in one space and counts nowhere: its ops with what they say (nothing where
    a body is not here), and when the first of them came (milliseconds of this vault's clock)."""

    space: str
    since: int
    entries: frozenset[str]
    ops: tuple[tuple[Op, Mapping[str, Json]], ...] = field(repr=False)


def revoke(
    vault: Vault,
    device_id: str,
    since: int | None = None,
    progress: Progress = SILENT,
    *,
    shown: Collection[str] = (),
    stays: Collection[str] = (),
) -> Trust:
    """Sign the list by which a device belongs no longer.

    What a coordinator's device alone signed in lists that came here `since` ends in the same list, but what
    `stays` (names of `LoneWord`). Raises UserError E_CHANGED where that is more than was `shown`.

    What is here of it goes on counting. With `since` (milliseconds of this vault's clock), what came here
    then or later is put aside. For a device that is revoked already, what counts is said anew, and what is
    put aside stays so: only `vouch_for` lets it count, as somebody has seen it.
    """
    trust = leading(vault)
    if device_id == vault.identity.device_id:
        raise UserError("E_OWN_DEVICE")
    device = trust.newest.device(device_id)
    if device is None:
        raise UserError("E_NOT_FOUND", "device")
    lead = trust.newest.acting_coordinators() - {device_id}
    if len(lead) < trust.newest.threshold:
        raise UserError("E_LAST_LEAD")
    if is_signed_together(trust.newest, device_id):
        raise UserError("E_LEADS")
    with vault.transaction():
        aside = trust.newest.is_revoked(device_id)
        heads = [
            (log, head)
            for log in _logs(vault, device_id)
            for head in _good(vault, log, since, only=aside) or [_nothing(log)]
        ]
        own = _withdrawn(vault, device_id, heads)
        said = lone_lists.said_since(vault, device_id, since)
        ends = _ending(vault, device_id, said, shown, stays)
        return _say(vault, trust, [own, *_admitted(vault, ends)], progress, ends)


def end_lone(
    vault: Vault,
    device_id: str,
    shown: Collection[str],
    stays: Collection[str],
    progress: Progress = SILENT,
) -> Trust:
    """End what a withdrawn coordinator's device alone signed, but what `stays`. Raises UserError E_CHANGED
    where more of it stands than was `shown` (names of `LoneWord`)."""
    with vault.transaction():
        trust, _ = _looked_at(vault, device_id, {})
        said = lone_lists.said_by_withdrawn(vault, device_id, first_aside(vault, device_id))
        ends = _ending(vault, device_id, said, shown, stays)
        return _say(vault, trust, _admitted(vault, ends), progress, ends) if ends else trust


def first_aside(vault: Vault, device_id: str) -> int | None:
    """When the first came here of what was put aside of a device (ms); None where nothing was."""
    return min((one.since for one in uncounted(vault, device_id)), default=None)


def _ending(
    vault: Vault,
    device_id: str,
    said: Sequence[LoneWord],
    shown: Collection[str],
    stays: Collection[str],
) -> list[LoneWord]:
    """What ends of what a device alone `said`, all of it `shown`; what `stays` is noted as looked at."""
    if not {one.name for one in said} <= {*shown}:
        raise UserError("E_CHANGED")
    lone_lists.note_stay(vault, device_id, {one.name for one in said} & {*stays})
    return [one for one in said if one.name not in stays and lone_lists.may_end(vault, one)]


def _admitted(vault: Vault, ends: Iterable[LoneWord]) -> list[Revocation]:
    """The withdrawals of devices whose admission ends: nothing that they wrote is good."""
    return [
        _withdrawn(vault, one.about, [(log, _nothing(log)) for log in _logs(vault, one.about)])
        for one in ends
        if one.sort == "device"
    ]


def _withdrawn(
    vault: Vault, device_id: str, heads: Iterable[tuple[LogRow, tuple[int, str]]]
) -> Revocation:
    """A first withdrawal of a device, of whose logs these heads are good."""
    made = sign_heads(vault, device_id, heads)
    return Revocation(device_id, made, first=(made,) if made else ())


def is_signed_together(newest: TrustList, device_id: str) -> bool:
    """Whether it leads and several must sign who leads: then it leads no more first (`leading.propose`)."""
    return newest.threshold > 1 and device_id in newest.acting_coordinators()


def vouch_for(
    vault: Vault,
    device_id: str,
    seen: Mapping[str, Collection[str]],
    progress: Progress = SILENT,
) -> Trust:
    """Let count what was put aside of a revoked device in these spaces, as somebody has `seen` it (hashes of
    entries). What was good before stays. Raises UserError E_CHANGED where more lies there since.
    """
    with vault.transaction():
        trust, logs = _looked_at(vault, device_id, seen)
        heads = [(log, head) for log in logs for head in _good(vault, log, None)]
        return _say_more(vault, trust, device_id, heads, progress)


def leave_aside(
    vault: Vault,
    device_id: str,
    seen: Mapping[str, Collection[str]],
    progress: Progress = SILENT,
) -> Trust:
    """Let nothing count of what was put aside of a revoked device in these spaces, anywhere: a vault in which
    it counted before it heard, and to which no list said what is good there, ends it too. Raises as
    `vouch_for`."""
    with vault.transaction():
        trust, logs = _looked_at(vault, device_id, seen)
        heads = [(log, _nothing(log)) for log in logs if not _is_told(vault, trust, log)]
        return _say_more(vault, trust, device_id, heads, progress) if heads else trust


def _looked_at(
    vault: Vault, device_id: str, seen: Mapping[str, Collection[str]]
) -> tuple[Trust, list[LogRow]]:
    """The newest list, and the device's logs in these spaces, of which all that is put aside was seen."""
    trust = leading(vault)
    if not trust.newest.is_revoked(device_id):
        raise UserError("E_NOT_FOUND", "revoked")
    for one in uncounted(vault, device_id):
        if one.space in seen and not one.entries <= set(seen[one.space]):
            raise UserError("E_CHANGED")
    return trust, [log for log in _logs(vault, device_id) if log.space in seen]


def _say_more(
    vault: Vault,
    trust: Trust,
    device_id: str,
    heads: Sequence[tuple[LogRow, tuple[int, str]]],
    progress: Progress,
) -> Trust:
    """Sign the next list, by which these heads are good beside what was good before."""
    made = sign_heads(vault, device_id, heads)
    known = trust.newest.revocation(device_id) or Revocation(device_id)
    good = tuple(sorted({*known.good, *made}))
    return _say(vault, trust, [replace(known, good=good)], progress)


def uncounted(vault: Vault, device_id: str) -> list[UncountedSpace]:
    """What is here of a revoked device and counts nowhere, by space, the oldest first."""
    trust = vault.trust.trust
    if trust is None or not trust.newest.is_revoked(device_id):
        return []
    found: dict[str, tuple[list[int], list[str], list[tuple[Op, Mapping[str, Json]]]]] = {}
    for log in _logs(vault, device_id):
        for row, got in _beyond(vault, trust, log):
            known = found.setdefault(log.space, ([], [], []))
            known[0].append(got)
            known[1].append(row.entry_hash)
            known[2].extend(_said(vault, row))
    every = (
        UncountedSpace(space, min(got), frozenset(entries), tuple(ops))
        for space, (got, entries, ops) in found.items()
    )
    return sorted(every, key=lambda one: (one.since, one.space))


def judge(vault: Vault, trust: Trust, logs: Iterable[LogRow]) -> set[int]:
    """Let entries of revoked devices count as far as they are good, inside the caller's transaction.

    While nothing is known of what is good in a log, what counted goes on counting and nothing new does: a
    list that comes without its leaves takes no no away. The numbers of the records that this touches.
    """
    scopes = Scopes(trust.keys())
    touched: set[int] = set()
    for log in logs:
        role = trust.newest.role(log.device_id)
        within = scopes.allows(log.space, log.device_id, role)
        good = good_of(vault, trust, log)
        if good is not None and not _is_told(vault, trust, log):
            continue
        for counts in (True, False):
            rows = [
                row.n
                for row in vault.ledger.entries(log.n)
                if row.counts != counts
                and counts == (within and (good is None or row.entry_hash in good))
            ]
            touched |= vault.ledger.set_counts(rows, counts=counts)
    return touched


def _is_told(vault: Vault, trust: Trust, log: LogRow) -> bool:
    """Whether a leaf is here that says what is good in this log."""
    named = set(trust.newest.good(log.device_id))
    return any(ck in named for ck, _ in vault.postings.leaves(log))


def keep_vouched(
    vault: Vault,
    leaves: Iterable[tuple[str, Leaf]],
    frames: Mapping[str, tuple[Checkpoint, bytes]],
) -> list[LogRow]:
    """Keep leaves by which a coordinator vouched, with their frames (by hash); the logs that they are about.

    Where such a log is not here, its leaf rides with it when it comes.
    """
    found = []
    for digest, leaf in leaves:
        if (log := vault.ledger.log(leaf.log)) is not None:
            made, frame = frames[digest]
            vault.postings.keep_checkpoint(digest, made.device_id, made.incarnation, frame)
            vault.postings.keep_leaves(digest, [(log.n, leaf)])
            found.append(log)
    return found


def good_of(vault: Vault, trust: Trust, log: LogRow) -> set[str] | None:
    """The entries of a log that count although its writer is revoked; None where all do."""
    said = trust.newest.revocation(log.device_id)
    if log.device_id == vault.identity.device_id or said is None:
        return None
    judged = said.judged_by({ck for ck, _ in vault.postings.leaves(log)})
    return set.intersection(*(vault.postings.good_entries(log.id, names) for names in judged))


def revised(before: Trust, after: Trust) -> set[str]:
    """The devices of whom another part counts by the newer list."""
    old = {row.device_id: (row.good, row.first) for row in before.newest.revoked}
    new = {row.device_id: (row.good, row.first) for row in after.newest.revoked}
    return {device_id for device_id in {*old, *new} if old.get(device_id) != new.get(device_id)}


def note_heard(vault: Vault, peer: str, frames: Iterable[bytes]) -> None:
    """Remember what the lists that a device carries say of who was revoked, and of what is good of them."""
    said: dict[str, Revocation] = {}
    for frame in frames:
        for row in read_list(frame)[1].revoked:
            known = said.get(row.device_id)
            said[row.device_id] = row if known is None else known.joined(row)
    heard = dict(vault.meta.get(_HEARD, {}))
    told: Json = {device_id: fingerprint(row.good) for device_id, row in said.items()}
    if heard.get(peer, {}) != told:
        vault.meta.put(_HEARD, {**heard, peer: told})


def has_heard(vault: Vault, peer: str, device_id: str) -> bool:
    """Whether the lists that a device carried last say the same of a revoked one as the newest here."""
    trust = vault.trust.trust
    told = vault.meta.get(_HEARD, {}).get(peer, {}).get(device_id)
    return trust is not None and told == fingerprint(trust.newest.good(device_id))


def vouched_leaves(
    vault: Vault, goes: Callable[[str], bool], only: LogRow | None = None
) -> Iterator[tuple[str, Leaf]]:
    """The leaves by which the newest list says what is good of revoked devices: all that go, or those of
    one log."""
    trust = vault.trust.trust
    for row in trust.newest.revoked if trust is not None else ():
        logs = _logs(vault, row.device_id) if only is None else [only]
        for log in logs if row.good else ():
            if log.device_id == row.device_id and goes(log.space):
                found = vault.postings.leaves(log)
                yield from (one for one in found if one[0] in row.good)


def fingerprint(leaves: Iterable[str]) -> int:
    """A number that tells one set of leaves (their digests) from another; 0 for none."""
    named = sorted(set(leaves))
    return int.from_bytes(sha256("".join(named).encode())[:6], "big") if named else 0


def _nothing(log: LogRow) -> tuple[int, str]:
    """The head that a leaf names where nothing of a log is good: the log's own id, which no entry has."""
    return 1, log.id


def _logs(vault: Vault, device_id: str) -> list[LogRow]:
    return [log for log in vault.ledger.logs_of(device_id) if log.head is not None]


def _said(vault: Vault, row: EntryRow) -> Iterator[tuple[Op, Mapping[str, Json]]]:
    entry = parse_entry(row.line)
    bodies = {body.index: body.values for body in map(parse_body, vault.ledger.body_lines(row.n))}
    for index, op in enumerate(entry.ops):
        yield op, bodies.get(index, {})


def _beyond(vault: Vault, trust: Trust, log: LogRow) -> Iterator[tuple[EntryRow, int]]:
    good = good_of(vault, trust, log)
    within = Scopes(trust.keys()).allows(log.space, log.device_id, trust.newest.role(log.device_id))
    received = vault.ledger.received(log.n)
    for row in vault.ledger.entries(log.n) if within else ():
        if good is not None and not row.counts and row.entry_hash not in good:
            yield row, received[row.n]


def _good(
    vault: Vault, log: LogRow, since: int | None, *, only: bool = False
) -> list[tuple[int, str]]:
    """(seq, hash) of the heads of what came before `since`: of each branch the last such entry. `only` of
    what counts."""
    received = vault.ledger.received(log.n)
    counted: dict[str, EntryRow] = {}
    late: set[str] = set()
    for row in vault.ledger.entries(log.n):
        came_late = since is not None and received[row.n] >= since
        if row.prev in late or came_late or (only and not row.counts):
            late.add(row.entry_hash)  # and all that follows it
        else:
            counted[row.entry_hash] = row
    below = {row.prev for row in counted.values()}
    return [(row.seq, digest) for digest, row in counted.items() if digest not in below]


def _say(
    vault: Vault,
    trust: Trust,
    said: Sequence[Revocation],
    progress: Progress,
    ends: Sequence[LoneWord] = (),
) -> Trust:
    """Sign the next list with these revocations and without what ends, and do as it says here."""
    draft = without(next_version(trust), ends)
    rows = {row.device_id: row for row in draft.revoked}
    for one in said:
        known = rows.get(one.device_id, one)
        taken = tuple(sorted({*known.taken, *known.good} - {*one.good}))
        rows[one.device_id] = replace(known, good=one.good, taken=taken, first=one.first)
    revoked = tuple(rows[device_id] for device_id in sorted(rows))
    after = publish(vault, replace(draft, revoked=revoked))
    names = revised(trust, after) | {one.device_id for one in said}
    names |= {one.about for one in ends if one.sort == "good"}
    logs = [log for name in sorted(names) for log in _logs(vault, name)]
    vault.fold(judge(vault, after, logs), progress)
    return after

"""Who gets what: the devices to hand to, and the spaces that each of them may have.

A coordinator gets every space but those of sources. Another device gets `reference`, the spaces that it
opened, those that its root record lends it (`records/consent/lending.py`), and the family and incident of the
cases among them. The space of a source stays where it is, unless it is handed over by itself, or the
organisation's policy gives it to coordinators (docs/spec/bundle.md §8.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.exchange import gaps
from vsdesk.exchange.lent_spaces import LentSpaces, given_here, lent_here
from vsdesk.exchange.openers import opened_spaces
from vsdesk.exchange.recovery_answers import may_give, may_lend
from vsdesk.history.entry import audit_space
from vsdesk.vault.id_collisions import claim
from vsdesk.vault.read import roots
from vsdesk.vault.read.journal_ops import Journal

if TYPE_CHECKING:
    from vsdesk.history.trustlist import Device
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.ledger import LogRow
    from vsdesk.vault.vault import Vault

SOURCE: Final = "source"
_OPENINGS: Final = 200  # rows that wait for a reason to ride; more are one


@dataclass(frozen=True, slots=True)
class Audience:
    """Devices that get the same: coordinators together, every other device alone.

    `spaces` None means every space but those `kept`: the sources and journals that stay here.
    """

    devices: tuple[Device, ...]
    spaces: frozenset[str] | None
    kept: frozenset[str] = frozenset()

    def goes(self, space: str) -> bool:
        """Whether a space goes to these devices."""
        return space not in self.kept if self.spaces is None else space in self.spaces

    @property
    def whole(self) -> bool:
        """Whether everything goes."""
        return self.spaces is None and not self.kept

    @property
    def device_ids(self) -> tuple[str, ...]:
        """The devices' ids."""
        return tuple(device.device_id for device in self.devices)


def destinations(vault: Vault) -> list[Device]:
    """The devices that this vault can hand to, coordinators first, by letter. Raises
    UserError E_NOT_ENROLLED, E_REVOKED."""
    trust = vault.trust.trust
    vault.trust.require_enrolled()
    assert trust is not None
    others = [d for d in trust.newest.active() if d.device_id != vault.identity.device_id]
    return sorted(others, key=lambda d: (d.role != "coordinator", d.letter, d.device_id))


def asked(vault: Vault, device_ids: Sequence[str] | None) -> list[Device]:
    """Those of them that are these; without `device_ids`, all coordinators. Raises as `destinations`."""
    devices = destinations(vault)
    if device_ids is None:
        return [one for one in devices if one.role == "coordinator"]
    return [one for one in devices if one.device_id in device_ids]


def groups(vault: Vault, device_ids: Sequence[str] | None) -> list[Audience]:
    """The recipients in groups; without `device_ids`, all coordinators.

    A device that was revoked gets the lists and orders to erase, and no word of any record.

    Raises UserError: E_NOT_ENROLLED, E_REVOKED, E_NOT_FOUND when a recipient is no device of the list,
    E_TRAVEL on a journey for one that is no coordinator's.
    """
    known = {device.device_id: device for device in destinations(vault)}
    gone = {device.device_id: device for device in _revoked(vault)}
    if device_ids is None:
        device_ids = [
            device_id for device_id, device in known.items() if device.role == "coordinator"
        ]
    if not device_ids or not set(device_ids) <= known.keys() | gone.keys():
        raise UserError("E_NOT_FOUND", "recipient")
    chosen = [device for device_id, device in known.items() if device_id in set(device_ids)]
    if vault.journey.on and any(device.role != "coordinator" for device in chosen):
        raise UserError("E_TRAVEL")
    sealed = _look(vault)[0] if any(one.role != "coordinator" for one in chosen) else _sealed(vault)
    leads: dict[frozenset[str], list[Device]] = {}
    gives, nothing = may_give(vault), frozenset[str]()
    asked = [one for one in chosen if one.role == "coordinator"]
    for device in asked if gives else ():
        leads.setdefault(_kept(vault, sealed, device.device_id), []).append(device)
    found = [] if gives or not asked else [Audience(tuple(asked), nothing)]
    found += [
        Audience(tuple(same), None, kept | _resting(vault, [d.device_id for d in same], kept))
        for kept, same in leads.items()
    ]
    lends = may_lend(vault)
    for device in chosen:
        if device.role != "coordinator":
            goes = spaces_of(vault, device.device_id) if lends else ()
            found.append(Audience((device,), frozenset(goes)))
    found += [Audience((gone[one],), frozenset()) for one in gone if one in set(device_ids)]
    return found


def _revoked(vault: Vault) -> list[Device]:
    trust = vault.trust.trust
    return (
        []
        if trust is None
        else [d for d in trust.newest.devices if trust.newest.is_revoked(d.device_id)]
    )


def sealed_from(vault: Vault, device_id: str) -> frozenset[str]:
    """The spaces of sources here that do not go to a device, hidden ones too."""
    if vault.trust.role_of(device_id) == "coordinator":
        return _sources(vault, _sealed(vault), device_id)
    sealed, lent = _look(vault)
    return frozenset(sealed.keys() - lent.of(device_id)) if sealed else frozenset()


def shared(vault: Vault, peer: str) -> list[tuple[str, int, str]]:
    """(log, seq, head) of what this vault and another device both hold, as far as it goes there."""
    return _whole_logs(vault, vault.postings.heads(peer, kept=_staying(vault, peer)))


def _whole_logs(vault: Vault, heads: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """Without the logs of which something in the middle is not here."""
    lacking = gaps.of(vault)
    return [row for row in heads if row[0] not in lacking]


def shared_with(vault: Vault, group: Audience, riding: Iterable[int]) -> list[tuple[str, int, str]]:
    """The same of the devices of a group, with the logs (by number) of which something rides to them now."""
    peer = group.device_ids[0]
    behind = () if group.spaces is None else vault.postings.behind(peer)
    kept = group.kept | {space for space in behind if not group.goes(space)}
    return _whole_logs(vault, vault.postings.heads(peer, riding, kept))


def _staying(vault: Vault, peer: str) -> frozenset[str]:
    """The spaces of which a device lacks something that does not go to it, or goes no longer: it holds of
    them what it acknowledged."""
    leads = vault.trust.role_of(peer) == "coordinator"
    if leads and may_give(vault):
        kept = _kept(vault, _sealed(vault), peer)
        return kept | _resting(vault, [peer], kept)
    behind = vault.postings.behind(peer)
    if not behind or leads:
        return frozenset(behind)
    return frozenset(behind - LentSpaces(vault, _sealed(vault), behind).of(peer))


def shared_and_waiting(vault: Vault, peer: str) -> tuple[list[tuple[str, int, str]], list[LogRow]]:
    """As `shared`; and the logs of which a device has not acknowledged the newest head, without those that
    stay here."""
    kept = _staying(vault, peer)
    heads = _whole_logs(vault, vault.postings.heads(peer, kept=kept))
    return heads, [log for log in vault.postings.pending([peer]) if log.space not in kept]


def _journals(vault: Vault) -> frozenset[str]:
    """The journals that stay with their devices by the organisation's policy."""
    trust = vault.trust.trust
    if trust is None or not vault.trust.journals_stay:
        return frozenset()
    return frozenset(audit_space(one.device_id) for one in trust.newest.devices)


def _resting(vault: Vault, device_ids: Sequence[str], kept: frozenset[str]) -> frozenset[str]:
    """The own journal, while nothing else waits for these coordinators and nothing waits in it but that the
    vault was opened: two vaults would hand that to and fro for ever."""
    own = vault.identity.device_id
    if not Journal(vault.database).only_openings(own, device_ids, _OPENINGS):
        return frozenset()
    stays = kept | {audit_space(own)}
    waiting = (one.space for one in vault.postings.pending(device_ids))
    return frozenset() if any(space not in stays for space in waiting) else stays - kept


def _kept(vault: Vault, sealed: Mapping[str, RecordView | None], device_id: str) -> frozenset[str]:
    return _sources(vault, sealed, device_id) | _journals(vault)


def _sources(
    vault: Vault, sealed: Mapping[str, RecordView | None], device_id: str
) -> frozenset[str]:
    lends = may_lend(vault) if sealed else True
    if not sealed or (vault.trust.sources_go and lends):
        return frozenset()
    opened = set(opened_spaces(vault, device_id))
    if not lends:
        return frozenset(sealed.keys() - opened)
    return frozenset(
        space
        for space, view in sealed.items()
        if space not in opened
        and not (
            view and (device_id in lent_here(vault, view) or device_id in given_here(vault, view))
        )
    )


def _sealed(vault: Vault) -> dict[str, RecordView | None]:
    """The spaces of sources, by their root; None where only what lies below one is here.

    A root that was hidden is one still. Of several that call themselves the root one of the best claim is
    enough: so nobody gets a source by calling it a case, nor keeps a case back by calling it a source whose
    id, or a coordinator, says what it is.
    """
    claimed = roots.claims(vault.database, SOURCE)
    closed = [space for space, said in claimed.items() if _is_source(vault, said)]
    only = [one.name for one in vault.dictionary.kinds if one.spaces == (SOURCE,)]
    found: dict[str, RecordView | None] = dict.fromkeys(roots.lacking(vault.database, only))
    held = roots.of(vault.database, closed)
    for space in closed:
        found[space] = next((one for one in held.get(space, ()) if one.kind == SOURCE), None)
    return found


def _is_source(vault: Vault, claimed: list[tuple[int, str]]) -> bool:
    if len(claimed) == 1:
        return True
    ops = vault.ledger.ops_of([number for number, _ in claimed])
    ranks = [(claim(ops[number], vault.rules), kind) for number, kind in claimed]
    return (max(rank for rank, _ in ranks), SOURCE) in ranks


def spaces_of(vault: Vault, device_id: str) -> set[str]:
    """The spaces that a device that is no coordinator may have, as far as this vault knows."""
    return _look(vault)[1].of(device_id)


def disputed_with(vault: Vault, device_id: str) -> set[str]:
    """The spaces that some coordinators lent to a device and others took back from it:
    they do not go to it."""
    return _look(vault)[1].disputed(device_id)


def _look(vault: Vault) -> tuple[Mapping[str, RecordView | None], LentSpaces]:
    """The sources, and who may have what, worked out once while nothing is written."""

    def look() -> tuple[Mapping[str, RecordView | None], LentSpaces]:
        sealed = _sealed(vault)
        return sealed, LentSpaces(vault, sealed)

    return vault.folding.looks.get("lent", look)

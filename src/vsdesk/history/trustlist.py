"""One version of the trust list: who belongs, who may do what, who no longer counts.

Source: docs/spec/bundle.md, Trust. Signatures and the step from one version to the next are in
`trust`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import Final, get_args

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.keys import (
    ENC_PUBLIC,
    SIGN_PUBLIC,
    device_id_of,
    is_encryption_public,
    recipient_fingerprint_of,
)
from vsdesk.crypto.labelled_hash import H
from vsdesk.errors import Refused
from vsdesk.history import shape
from vsdesk.history.entry import check_version
from vsdesk.history.state import Role
from vsdesk.memo import memo

TRUST_LIMIT: Final = 8 * 1024 * 1024
MAX_DEVICES: Final = 4096
MAX_KEYS: Final = 64
MAX_LISTS: Final = 64
ROLES: Final[tuple[Role, ...]] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Device:
    """One device: its keys, its role for life, its letter in case numbers, its group.

    `encryption` holds its public keys, oldest first; senders take the last. `letter` is empty
    while it has to be given anew after a union. `extra` keeps fields of newer versions.
    """

    device_id: str
    sign: bytes = field(repr=False)
    encryption: tuple[bytes, ...] = field(repr=False)
    role: Role
    letter: str
    group: str = field(default="", repr=False)
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)

    @property
    def newest_key(self) -> bytes:
        """The public encryption key that senders use."""
        return self.encryption[-1]

    @property
    def recipient_fingerprint(self) -> str:
        """The fingerprint of `newest_key`."""
        return recipient_fingerprint_of(self.encryption[-1])

    def json(self) -> dict[str, Json]:
        """As it stands in the list."""
        return {
            **self.extra,
            "kid": self.device_id,
            "sign": self.sign.hex(),
            "encryption": [key.hex() for key in self.encryption],
            "role": self.role,
            "letter": self.letter,
            "group": self.group,
        }


@dataclass(frozen=True, slots=True)
class Revocation:
    """A device that no longer counts beyond `good`: SHA-256 of coordinator-signed checkpoints.

    `taken`: those that were good in an earlier list and are so no more, whatever an older list says.
    `first`: the good ones that one withdrawal named; of several made beside each other each binds.
    """

    device_id: str
    good: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    first: tuple[tuple[str, ...], ...] = ()
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)

    def json(self) -> dict[str, Json]:
        """As it stands in the list."""
        taken = {"taken": list[Json](sorted(set(self.taken)))} if self.taken else {}
        good = list[Json](sorted(set(self.good)))
        sets = sorted({tuple(sorted(set(names))) for names in self.first if names})
        first = {"first": list[Json](list[Json](names) for names in sets)} if sets else {}
        return {**self.extra, **taken, **first, "kid": self.device_id, "good": good}

    def joined(self, other: Revocation) -> Revocation:
        """What both say: good is what either names, but what one of them took back; each withdrawal binds."""
        taken = {*self.taken, *other.taken}
        good = {*self.good, *other.good} - taken
        first = {tuple(sorted({*names} - taken)) for names in (*self.first, *other.first)} - {()}
        return replace(
            self,
            good=tuple(sorted(good)),
            taken=tuple(sorted(taken)),
            first=tuple(sorted(first)),
        )

    def judged_by(self, leaves: Collection[str]) -> tuple[frozenset[str], ...]:
        """The sets of checkpoints of which each must open an entry of a log, of which these leaves are here:
        for each withdrawal that says something of the log what it named and what was vouched for later."""
        later = {*self.good}.difference(*self.first)
        said = [names for names in self.first if not {*names}.isdisjoint(leaves)]
        return tuple(frozenset({*names, *later}) for names in said) or (frozenset(self.good),)

    def follows(self, before: Revocation) -> bool:
        """Whether it keeps what was good before, or says that it takes it back."""
        return {*before.good, *before.taken} <= {*self.good, *self.taken}


@dataclass(frozen=True, slots=True)
class TrustList:
    """One version of the list. `devices` and `revoked` are sorted by device id."""

    version: int
    prev: tuple[str, ...]
    code: str
    name: str = field(repr=False)
    coordinators: tuple[str, ...]
    threshold: int
    devices: tuple[Device, ...]
    revoked: tuple[Revocation, ...] = ()
    policy: Mapping[str, Json] = field(default_factory=dict)
    escrow: Mapping[str, Json] | None = None
    extra: Mapping[str, Json] = field(default_factory=dict, repr=False)

    @property
    def sources_go(self) -> bool:
        """Whether coordinators get the spaces of sources: only where the policy says just this."""
        return self.policy.get("sources") == "coordinators"

    @property
    def journals_stay(self) -> bool:
        """Whether each device keeps its journal to itself: only where the policy says just this."""
        return self.policy.get("journal") == "stay"

    def payload(self) -> bytes:
        """Its canonical JSON; the lists are sorted here."""
        return canonical.encode(
            {
                **self.extra,
                "v": 1,
                "version": self.version,
                "prev": list[Json](sorted(set(self.prev))),
                "code": self.code,
                "name": self.name,
                "coordinators": list[Json](sorted(set(self.coordinators))),
                "threshold": self.threshold,
                "devices": [d.json() for d in sorted(self.devices, key=lambda d: d.device_id)],
                "revoked": [r.json() for r in sorted(self.revoked, key=lambda r: r.device_id)],
                "policy": dict(self.policy),
                "escrow": None if self.escrow is None else dict(self.escrow),
            }
        )

    def device(self, device_id: str) -> Device | None:
        """The device that this list names, revoked or not."""
        return next((device for device in self.devices if device.device_id == device_id), None)

    def is_revoked(self, device_id: str) -> bool:
        """Whether the device was revoked."""
        return any(row.device_id == device_id for row in self.revoked)

    def good(self, device_id: str) -> tuple[str, ...]:
        """The hashes of the checkpoint frames up to which a revoked device still counts."""
        return next((row.good for row in self.revoked if row.device_id == device_id), ())

    def revocation(self, device_id: str) -> Revocation | None:
        """What this list says of a revoked device; None where it is not revoked."""
        return next((row for row in self.revoked if row.device_id == device_id), None)

    def role(self, device_id: str) -> Role | None:
        """The role of a device, None when it is not named; a revoked one keeps its role."""
        device = self.device(device_id)
        return device.role if device is not None else None

    def active(self) -> tuple[Device, ...]:
        """The devices that are not revoked."""
        return tuple(device for device in self.devices if not self.is_revoked(device.device_id))

    def signing_keys(self) -> dict[str, bytes]:
        """device id → public signing key of every device named, revoked ones too."""
        return {device.device_id: device.sign for device in self.devices}

    def acting_coordinators(self) -> frozenset[str]:
        """The coordinators who are not revoked: only their signatures count."""
        return frozenset(
            device_id for device_id in self.coordinators if not self.is_revoked(device_id)
        )

    def free_letter(self) -> str:
        """The first letter (A…Z, AA…ZZ) that no device has. Raises Refused E_LIMIT when none is."""
        taken = {device.letter for device in self.devices}
        return next((letter for letter in _letters() if letter not in taken), "") or _no_letter()


def _letters() -> Iterable[str]:
    yield from ascii_uppercase
    yield from (first + second for first in ascii_uppercase for second in ascii_uppercase)


def _no_letter() -> str:
    raise Refused("E_LIMIT", "letters")


def list_hash(payload: bytes) -> str:
    """The hash that names a list in `prev`; that of version 1 is the organisation."""
    return H("trust", payload).hex()


@memo(16)  # a bundle brings all lists, and each vault that opens climbs them anew
def parse_list(payload: bytes) -> TrustList:
    """Read a list strictly. Raises Refused E_CANON (form), E_VERSION (a newer `v`), E_LIMIT."""
    if len(payload) > TRUST_LIMIT:
        raise Refused("E_LIMIT", "trust")
    read = shape.mapping(canonical.decode(payload), "trust")
    check_version(read)
    policy = shape.mapping(shape.take(read, "policy"), "policy")
    escrow = shape.take(read, "escrow")
    found = TrustList(
        version=shape.integer(shape.take(read, "version"), "version", 1),
        prev=shape.ordered(shape.take(read, "prev"), "prev", shape.hash64, 0, MAX_LISTS),
        code=_capitals(shape.take(read, "code"), "code", 2, 6),
        name=shape.text(shape.take(read, "name"), "name", 200),
        coordinators=shape.ordered(
            shape.take(read, "coordinators"),
            "coordinators",
            shape.hash64,
            1,
            MAX_DEVICES,
        ),
        threshold=shape.integer(shape.take(read, "threshold"), "threshold", 1, MAX_DEVICES),
        devices=tuple(_device(row) for row in shape.rows(read.get("devices"), "devices", 4096)),
        revoked=tuple(_revoked(row) for row in shape.rows(read.get("revoked"), "revoked", 4096)),
        policy=policy,
        escrow=None if escrow is None else shape.mapping(escrow, "escrow"),
        extra={key: value for key, value in read.items() if key not in _LIST_KEYS},
    )
    _check_list(found)
    return found


_LIST_KEYS: Final = frozenset(
    (
        "v",
        "version",
        "prev",
        "code",
        "name",
        "coordinators",
        "threshold",
        "devices",
        "revoked",
        "policy",
        "escrow",
    )
)
_REVOKED_KEYS: Final = frozenset(("kid", "good", "taken", "first"))
_DEVICE_KEYS: Final = frozenset(("kid", "sign", "encryption", "role", "letter", "group"))


def _capitals(value: Json, where: str, low: int, high: int) -> str:
    if not isinstance(value, str) or not low <= len(value) <= high:
        raise shape.wrong(where)
    if any(letter not in ascii_uppercase for letter in value):
        raise shape.wrong(where)
    return value


def _device(row: Json) -> Device:
    read = shape.mapping(row, "devices")
    role = next((role for role in ROLES if role == shape.take(read, "role")), None)
    keys = shape.rows(shape.take(read, "encryption"), "encryption", MAX_KEYS)
    group = shape.take(read, "group")
    if role is None or not keys or not isinstance(group, str) or len(group) > 200:
        raise shape.wrong("devices")
    found = Device(
        device_id=shape.hash64(shape.take(read, "kid"), "kid"),
        sign=shape.hexbytes(shape.take(read, "sign"), "sign", SIGN_PUBLIC),
        encryption=tuple(shape.hexbytes(key, "encryption", ENC_PUBLIC) for key in keys),
        role=role,
        letter=_capitals(shape.take(read, "letter"), "letter", 0, 2),
        group=group,
        extra={key: value for key, value in read.items() if key not in _DEVICE_KEYS},
    )
    if not all(is_encryption_public(key) for key in found.encryption):
        raise shape.wrong("encryption")
    if device_id_of(found.sign) != found.device_id or len(set(found.encryption)) != len(
        found.encryption
    ):
        raise shape.wrong("kid")
    return found


def _revoked(row: Json) -> Revocation:
    read = shape.mapping(row, "revoked")
    sets = shape.rows(read.get("first", []), "first", MAX_DEVICES)
    found = Revocation(
        device_id=shape.hash64(shape.take(read, "kid"), "kid"),
        good=shape.ordered(shape.take(read, "good"), "good", shape.hash64),
        taken=shape.ordered(read.get("taken", []), "taken", shape.hash64),
        first=tuple(shape.ordered(names, "first", shape.hash64, 1) for names in sets),
        extra={key: value for key, value in read.items() if key not in _REVOKED_KEYS},
    )
    named = set[str]().union(*found.first)
    if list(found.first) != sorted(set(found.first)) or not named <= {*found.good}:
        raise shape.wrong("first")
    return found


def _check_list(found: TrustList) -> None:
    device_ids = [device.device_id for device in found.devices]
    revoked = [row.device_id for row in found.revoked]
    letters = [device.letter for device in found.devices if device.letter]
    roles = {device.device_id: device.role for device in found.devices}
    rules = (
        device_ids == sorted(set(device_ids)),
        revoked == sorted(set(revoked)),
        len(letters) == len(set(letters)),
        all(roles.get(device_id) == "coordinator" for device_id in found.coordinators),
        found.threshold <= len(found.acting_coordinators()),
        (found.version == 1) == (not found.prev),
    )
    if not all(rules):
        raise shape.wrong("trust")

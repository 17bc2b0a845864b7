"""The vault's own facts, in the table `meta`: who this device is and what it counts.

Owns the device's two secret keys. They leave this room only inside `SigningKey` and `EncryptionKey`,
whose repr shows nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vsdesk.crypto import canonical
from vsdesk.crypto.keys import EncryptionKey, SigningKey
from vsdesk.crypto.labelled_hash import sha256

if TYPE_CHECKING:
    from vsdesk.crypto.canonical import Json
    from vsdesk.history.state import Role
    from vsdesk.vault.database import Database
    from vsdesk.vault.decoded_rows import DecodedBodies


class Meta:
    """Small values by key. JSON values are canonical JSON; raw ones are bytes."""

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def decoded(self) -> DecodedBodies:
        """What was made of its rows; let go with the connection."""
        return self._db.decoded

    def raw(self, key: str) -> bytes | None:
        """The bytes under `key`."""
        row = self._db.one("SELECT value FROM meta WHERE key = ?", (key,))
        return None if row is None else bytes(row[0])

    def put_raw(self, key: str, value: bytes) -> None:
        """Set the bytes under `key`."""
        self._db.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def get(self, key: str, default: Any = None) -> Any:
        """The JSON value under `key`."""
        data = self.raw(key)
        return default if data is None else canonical.decode(data)

    def put(self, key: str, value: Json) -> None:
        """Set the JSON value under `key`."""
        self.put_raw(key, canonical.encode(value))

    def numbers(self, begins: str) -> dict[str, int]:
        """The whole numbers under the keys that begin so."""
        return {key: int(self.get(key)) for key in self.keys(begins)}

    def keys(self, begins: str) -> list[str]:
        """The keys that begin so."""
        rows = self._db.query(
            "SELECT key FROM meta WHERE substr(key, 1, ?) = ?", (len(begins), begins)
        )
        return [row[0] for row in rows]

    def drop(self, key: str) -> None:
        """Forget `key`."""
        self._db.run("DELETE FROM meta WHERE key = ?", (key,))


@dataclass(frozen=True, slots=True)
class HeldKey:
    """One encryption key of this device: when it was made, and since when its successor is named."""

    key: EncryptionKey = field(repr=False)
    made: int
    ended: int | None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this device is. `incarnation` is its present incarnation, `instance` marks this copy of the
    vault."""

    vault: str
    name: str = field(repr=False)
    role: Role
    organisation: str = field(repr=False)
    signing: SigningKey = field(repr=False)
    incarnation: str
    instance: bytes = field(repr=False)

    @property
    def device_id(self) -> str:
        """The device's id."""
        return self.signing.device_id


def write_identity(meta: Meta, identity: Identity, first: EncryptionKey, now: int) -> None:
    """Store a new device."""
    meta.put("vault", identity.vault)
    meta.put("name", identity.name)
    meta.put("role", identity.role)
    meta.put("organisation", identity.organisation)
    meta.put_raw("sign", identity.signing.secret_bytes)
    meta.put("inc", identity.incarnation)
    meta.put_raw("instance", identity.instance)
    meta.put("commits", 0)
    write_keys(meta, [HeldKey(first, now, None)])


def read_identity(meta: Meta) -> Identity:
    """Read the device."""
    return Identity(
        vault=meta.get("vault"),
        name=meta.get("name"),
        role=meta.get("role"),
        organisation=meta.get("organisation"),
        signing=SigningKey.from_bytes(meta.raw("sign") or b""),
        incarnation=meta.get("inc"),
        instance=meta.raw("instance") or b"",
    )


def write_keys(meta: Meta, keys: list[HeldKey]) -> None:
    """Store the device's encryption keys, oldest first."""
    rows: list[Json] = [
        {"secret": held.key.secret_bytes.hex(), "made": held.made, "ended": held.ended}
        for held in keys
    ]
    meta.put("keys", rows)
    meta.decoded.clear()  # a key that is no more stays nowhere


def read_keys(meta: Meta) -> list[HeldKey]:
    """The device's encryption keys, oldest first; worked out once, as long as the same ones are stored."""
    data = meta.raw("keys")

    def held() -> tuple[HeldKey, ...]:
        rows: Any = [] if data is None else canonical.decode(data)
        return tuple(
            HeldKey(
                EncryptionKey.from_bytes(bytes.fromhex(row["secret"])), row["made"], row["ended"]
            )
            for row in rows
        )

    return [*meta.decoded.get(("keys", sha256(data or b"")), held)]


def keys_made(meta: Meta) -> list[int]:
    """When each of them was made, oldest first."""
    return [row["made"] for row in meta.get("keys", [])]

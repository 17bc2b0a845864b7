"""A made-up record that several made-up devices write to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from vsdesk.crypto.canonical import Json
from vsdesk.history.merge import Role, Rules, StoredOp, observed_now, supersede
from vsdesk.history.state import RecordState

SPACE = "5a" * 16
Fold = Callable[[Sequence[StoredOp]], RecordState | None]


def device_id(name: str) -> str:
    """The kid of a made-up device."""
    return hashlib.sha256(name.encode()).hexdigest()


ROLES: dict[str, Role] = {
    device_id("amal"): "documenter",
    device_id("baran"): "documenter",
    device_id("dilan"): "documenter",
    device_id("rim"): "reviewer",
    device_id("salma"): "coordinator",
    device_id("zîn"): "coordinator",
}


def may(role: Role, kind: str, name: str) -> bool:
    """A small table: approving is for coordinators; a reviewer sets `peer_checked` only."""
    if role == "reviewer":
        return name == "peer_checked"
    return role == "coordinator" or name not in ("approved", "assigned")


@pytest.fixture
def rules() -> Rules:
    """The rules of the made-up organisation."""
    return Rules(may, ROLES.get)


@dataclass
class Scribe:
    """Writes ops with made-up hashes, one entry each."""

    count: int = 0
    made: list[StoredOp] = field(default_factory=list)

    def write(
        self,
        who: str,
        values: Mapping[str, Json],
        seen: RecordState | None = None,
        *,
        rec: str = "11" * 16,
        kind: str = "case",
        parent: str | None = None,
        supersedes: Mapping[str, Sequence[str]] | None = None,
        observed: Sequence[RecordState] | None = None,
        again: StoredOp | None = None,
        ts: str | None = None,
    ) -> StoredOp:
        """An op of `who` that replaces what `seen` showed in the fields that it sets."""
        self.count += 1
        replaced = supersede(seen, values) if supersedes is None else dict(supersedes)
        op = StoredOp(
            id=hashlib.sha256(b"made up %d" % self.count).hexdigest() + ":0",
            space=SPACE,
            rec=rec,
            kind=kind,
            device_id=device_id(who),
            by="A1",
            ts=ts or f"{self.count:012x}-0000",
            fields=tuple(sorted(values)),
            supersedes={name: tuple(ids) for name, ids in replaced.items()},
            observed=None if observed is None else observed_now(observed),
            parent=parent,
            again=again.id if again is not None else None,
            values=dict(values),
        )
        self.made.append(op)
        return op


@pytest.fixture
def scribe() -> Scribe:
    """An empty sheet."""
    return Scribe()

"""A made-up record that several made-up devices write to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from vsdesk.crypto.canonical import Json
from vsdesk.history.merge import Role, Rules, StoredOp, saw_now, supersede
from vsdesk.history.state import RecordState

SPACE = "5a" * 16
Fold = Callable[[Sequence[StoredOp]], RecordState | None]


def kid(name: str) -> str:
    """The kid of a made-up device."""
    return hashlib.sha256(name.encode()).hexdigest()


ROLES: dict[str, Role] = {
    kid("amal"): "documenter",
    kid("baran"): "documenter",
    kid("dilan"): "documenter",
    kid("rim"): "reviewer",
    kid("salma"): "coordinator",
    kid("zîn"): "coordinator",
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
        sup: Mapping[str, Sequence[str]] | None = None,
        saw: Sequence[RecordState] | None = None,
        again: StoredOp | None = None,
        ts: str | None = None,
    ) -> StoredOp:
        """An op of `who` that replaces what `seen` showed in the fields that it sets."""
        self.count += 1
        replaced = supersede(seen, values) if sup is None else dict(sup)
        op = StoredOp(
            id=hashlib.sha256(b"made up %d" % self.count).hexdigest() + ":0",
            space=SPACE,
            rec=rec,
            kind=kind,
            kid=kid(who),
            by="A1",
            ts=ts or f"{self.count:012x}-0000",
            fields=tuple(sorted(values)),
            sup={name: tuple(ids) for name, ids in replaced.items()},
            saw=None if saw is None else saw_now(saw),
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

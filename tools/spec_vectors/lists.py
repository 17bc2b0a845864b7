"""docs/spec/lists.json: two changes of who leads beside each other, and the list that joins them.

Salma, Zin, Nur and Dilo lead, two of them sign; Amal documents. Everybody is made up.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from vsdesk.crypto.canonical import Json
from vsdesk.crypto.frame import FrameType, frame_start, parse_frame, sign_frame
from vsdesk.crypto.keys import EncryptionKey, SigningKey
from vsdesk.errors import Refused
from vsdesk.history.trust import (
    TRUST_LIMIT,
    Device,
    Revocation,
    Trust,
    TrustList,
    climb,
    found_organisation,
    joint_version,
    next_version,
)

_LEAD: Final = ("salma", "zin", "nur", "dilo")
_ORDERS: Final = {
    "ours first": ("first", "ours", "theirs alone", "dilo out", "theirs", "salma out", "joint"),
    "theirs first": ("first", "theirs", "salma out", "ours", "dilo out", "joint"),
}


class LedPeople:
    """Who leads and who documents, their keys and devices."""

    def __init__(self) -> None:
        rng = random.Random(20261202).randbytes
        self.keys = {name: SigningKey.generate(rng) for name in (*_LEAD, "amal")}
        self.devices = tuple(
            Device(
                key.device_id,
                key.public,
                (EncryptionKey.generate(rng).public,),
                "documenter" if name == "amal" else "coordinator",
                "ABCDE"[at],
            )
            for at, (name, key) in enumerate(self.keys.items())
        )

    def named(self, *names: str) -> tuple[str, ...]:
        """Their ids, sorted."""
        return tuple(sorted(self.keys[name].device_id for name in names))

    def first(self) -> TrustList:
        """Version 1."""
        devices = tuple(sorted(self.devices, key=lambda one: one.device_id))
        return TrustList(1, (), "MADE", "Example (made up)", self.named(*_LEAD), 2, devices)

    def sign(self, body: TrustList, *names: str) -> bytes:
        """A list, signed by these."""
        return sign_frame(FrameType.TRUST, body.payload(), [self.keys[name] for name in names])

    def led(self, trust: Trust, *names: str) -> TrustList:
        """The next list, led by these."""
        return replace(next_version(trust), coordinators=self.named(*names))

    def without(self, trust: Trust, *names: str) -> TrustList:
        """The next list, by which these are withdrawn."""
        return replace(next_version(trust), revoked=tuple(map(Revocation, self.named(*names))))


def lists() -> Json:
    """The frames, and what a reader holds after each of them, in two orders."""
    people = LedPeople()
    frames = {"first": people.sign(people.first(), "salma", "zin")}
    common = found_organisation(frames["first"])
    change = people.led(common, "salma", "zin", "nur")
    frames["ours"] = people.sign(change, "salma", "zin")
    ours = climb(common, frames["ours"])[0]
    frames["dilo out"] = people.sign(people.without(ours, "dilo"), "salma")
    ours = climb(ours, frames["dilo out"])[0]
    change = people.led(common, "zin", "nur", "dilo")
    frames["theirs alone"] = people.sign(replace(change, name="Taken (made up)"), "dilo")
    frames["theirs"] = people.sign(change, "nur", "dilo")
    theirs = climb(common, frames["theirs"])[0]
    frames["salma out"] = people.sign(people.without(theirs, "salma", "amal"), "dilo")
    both = climb(climb(ours, frames["theirs"])[0], frames["salma out"])[0]
    joint = joint_version(both)
    assert joint is not None
    frames["joint"] = people.sign(replace(joint, threshold=1), "zin", "nur")
    names = [*frames]
    steps: dict[str, Json] = {
        name: [*_steps(names, frames, order)] for name, order in _ORDERS.items()
    }
    return {
        "org": common.org,
        **told_lists(people, frames),
        "orders": steps,
    }


def told_lists(people: LedPeople, frames: Mapping[str, bytes]) -> dict[str, Json]:
    """Frames as they stand in a file: the keys apart, by number."""
    keys = [data for one in people.devices for data in (one.sign, *one.encryption)]
    return {
        "keys": [base64.b64encode(key).decode() for key in keys],
        "lists": [_told(name, frame, keys) for name, frame in frames.items()],
    }


def _told(name: str, frame: bytes, keys: Iterable[bytes]) -> Json:
    """A frame by its payload, in which `@n` stands for the hex of the key of that number."""
    parsed = parse_frame(frame, TRUST_LIMIT)
    payload = parsed.payload.decode()
    for at, key in enumerate(keys):
        payload = payload.replace(key.hex(), f"@{at}")
    signed: dict[str, Json] = {
        who: base64.b64encode(signature).decode() for who, signature in parsed.signatures
    }
    return {"name": name, "payload": payload, "signatures": signed}


def framed(told: Mapping[str, Any], keys: Sequence[str]) -> bytes:
    """The frame that is told so."""
    hexed = [base64.b64decode(key).hex() for key in keys]
    payload = re.sub(r"@(\d+)", lambda found: hexed[int(found[1])], told["payload"]).encode()
    signed = [
        bytes.fromhex(who) + base64.b64decode(signature)
        for who, signature in told["signatures"].items()
    ]
    size = len(payload).to_bytes(4, "big")
    return frame_start(FrameType.TRUST) + size + payload + bytes([len(signed)]) + b"".join(signed)


def _steps(names: list[str], frames: dict[str, bytes], order: Iterable[str]) -> Iterable[Json]:
    trust: Trust | None = None
    for name in order:
        code = ""
        try:
            if trust is None:
                trust = found_organisation(frames[name])
            else:
                trust, code = climb(trust, frames[name])
        except Refused as refused:
            code = refused.name
        assert trust is not None
        yield {"list": names.index(name), "code": code, **holds(trust)}


def holds(trust: Trust) -> dict[str, Json]:
    """What is held: who leads, how many sign, who is withdrawn, how many lists stand beside."""
    return {
        "leads": [*sorted(trust.newest.acting_coordinators())],
        "threshold": trust.newest.threshold,
        "withdrawn": [row.device_id for row in trust.newest.revoked],
        "beside": len(trust.beside),
    }

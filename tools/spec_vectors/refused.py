"""The refused files of docs/spec/vectors: each is the first bundle, changed in one thing,
and the code that it gets.

What is changed outside is told as edits of the file; what is changed inside is a container of its own, signed
with the real keys, without its padding and with what it shares with the first bundle told by place.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tests.exchange.forge import Forged
from tools.spec_vectors.world import World

from vsdesk.crypto import canonical
from vsdesk.crypto.canonical import Json
from vsdesk.crypto.frame import FrameType, parse_frame, sign_frame
from vsdesk.crypto.keys import SigningKey
from vsdesk.crypto.labelled_hash import H, sha256
from vsdesk.history.checkpoint import Leaf, leaves_line, make_checkpoints
from vsdesk.history.entry import ZERO_HASH, NewOp, hash_of_line, log_id, space_id, write_entry

BASE: Final = "1-plain"
_SHARED: Final = 64  # bytes from which on it is worth while to tell a part by its place
Row = dict[str, Json]
Change = Callable[["Maker", Forged], object]


def outside(age: bytes) -> Iterator[Row]:
    """What is wrong before anything is decrypted: edits of the file, in order."""
    head = age.index(b"\n--- ") + 1
    body = age.index(b"\n-> ", 10)
    mac = head + 4

    def edit(name: str, code: str, **edits: Json) -> Row:
        return {"name": name, "code": code, "result": "refused", **edits}

    yield edit("nothing", "E_NOT_BUNDLE", cut=0)
    yield edit("another first line", "E_HEADER", at=20, put=b"2".hex())
    yield edit("cut in the header", "E_TRUNCATED", cut=body + 100)
    yield edit("a stanza of another type", "E_PROFILE", at=body + 4, put=b"n".hex())
    yield edit("a stanza for another key", "E_HEADER", at=body + 30, put=b"!".hex())
    yield edit(
        "another spelling of base64", "E_HEADER", at=mac + 42, put=_spare(age[mac + 42]).hex()
    )
    yield edit(
        "another MAC", "E_HMAC", at=mac, put=(b"B" if age[mac : mac + 1] == b"A" else b"A").hex()
    )
    flipped = len(age) - 1000
    yield edit("a bit of the payload", "E_CHUNK", at=flipped, put=bytes([age[flipped] ^ 1]).hex())
    first_end = head + 48 + 16 + 65_552
    yield edit("cut behind a chunk", "E_TRUNCATED", cut=first_end)
    yield edit("a byte more", "E_TRAILING", at=len(age), put="00")


def _spare(letter: int) -> bytes:
    """The base64 letter with other spare bits: the last of 32 bytes leaves two unused."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    return alphabet[alphabet.index(letter) ^ 1 :][:1]


@dataclass
class Maker:
    """Changes the first bundle inside, with the keys of those who wrote it."""

    world: World
    path: Path
    plain: bytes

    @property
    def rima(self) -> SigningKey:
        """The key of the coordinator who wrote the bundle."""
        return self.world.desks["rima"].context.vault.identity.signing

    @property
    def hala(self) -> SigningKey:
        """The key of the documenter."""
        return self.world.desks["hala"].context.vault.identity.signing

    @property
    def content(self) -> int:
        """Where the content of the first bundle ends, and its padding begins."""
        frame = int.from_bytes(self.plain[4:8], "big")
        return 8 + frame + sum(len(data) for _, data in self.taken().objects)

    def taken(self) -> Forged:
        """The first bundle in pieces."""
        vaults = (self.world.desks[name].context.vault for name in ("amal", "rima"))
        return Forged.of(self.path, *vaults)

    def whole(self, name: str, parts: list[Json], padding: Json = None) -> Row:
        """The content as it is signed, in a container that is none."""
        made: Row = {"name": name, "code": "E_CONTAINER", "result": "refused", "parts": parts}
        return made if padding is None else {**made, "padding": padding}

    def row(self, name: str, code: str, change: Change) -> Row:
        """One container; `change` takes the bundle in pieces and this maker."""
        forged = self.taken()
        forged.padding = lambda size: b""
        forged.manifest["digest"] = []  # 17 KiB that say nothing here
        change(self, forged)
        result = {"L": "partial"}.get(code[0], "held" if code in HELD else "refused")
        parts: list[Json] = [*told(forged.container(), self.plain, forged)]
        return {"name": name, "code": code, "result": result, "parts": parts}

    def log(self, forged: Forged, key: SigningKey, space: str, kind: str) -> Log:
        """A sound log of one entry of `key`, with its checkpoint, its leaf and its body."""
        rng = self.world.desks["rima"].context.vault.random
        rec = rng(16).hex() if space == space_id("reference") else space
        incarnation, ts, org = (
            rng(16).hex(),
            str(forged.manifest["ts"]),
            str(forged.manifest["org"]),
        )
        made = log_id(key.device_id, incarnation, space)
        op = NewOp(rec=rec, kind=kind, set={"note": "made up"})
        entry, [body] = write_entry(made, space, 1, ZERO_HASH, ts, 3, 1, "Z1", [op], rng)
        leaf = Leaf.new(made, space, 1, entry.entry_hash, rng)
        [(checkpoint, opened)] = make_checkpoints(
            org, key.device_id, incarnation, ts, 1, [leaf], rng
        )
        frame = sign_frame(FrameType.CHECKPOINT, checkpoint.payload(), [key])
        return Log(frame, leaves_line(sha256(frame).hex(), opened), entry.line, body.line)


@dataclass
class Log:
    """The lines of one log of one entry, as they go into a bundle."""

    frame: bytes
    leaves: bytes
    entry: bytes
    body: bytes

    def into(self, forged: Forged) -> None:
        """Put it where it belongs: entries and bodies in order."""
        at = forged.of_type("entries")
        lines = sorted([*forged.lines("entries"), self.entry], key=_place)
        order = [hash_of_line(line) for line in lines]
        bodies = [*forged.lines("bodies"), self.body]
        forged.set_lines("entries", lines)
        forged.set_lines("bodies", sorted(bodies, key=lambda line: order.index(_entry_of(line))))
        forged.objects[at:at] = [("checkpoint", self.frame), ("leaves", self.leaves + b"\n")]


HELD: Final = frozenset(("E_VERSION", "E_CRIT"))


def _place(line: bytes) -> tuple[str, str]:
    read = canonical.decode_object(line)
    return str(read["log"]), f"{read['seq']:016}"


def _entry_of(body: bytes) -> str:
    return str(canonical.decode_object(body)["op"])[:64]


def told(content: bytes, plain: bytes, forged: Forged) -> Iterator[Json]:
    """The content in parts: `[from, to]` in the first bundle's plaintext, or bytes,
    deflated (zlib), in base64."""
    pieces = [data for _, data in forged.objects]
    pieces += [line for data in pieces for line in data.splitlines(keepends=True)]
    pieces += [text for data in pieces for text in data.split(b'"') if len(text) > 1000]
    known = [data for data in pieces if len(data) >= _SHARED and data in plain]
    at = 0
    while at < len(content):
        found = [(content.find(data, at), data) for data in known]
        start, data = min(
            (one for one in found if one[0] >= 0), key=_first, default=(len(content), b"")
        )
        if start > at:
            yield base64.b64encode(zlib.compress(content[at:start], 9)).decode()
        if data:
            place = plain.index(data)
            yield [place, place + len(data)]
        at = start + len(data)


def _first(found: tuple[int, bytes]) -> tuple[int, int]:
    return found[0], -len(found[1])


def _put(**members: Json) -> Change:
    return lambda _, forged: forged.manifest.update(members)


def _payload(change: Callable[[bytes], bytes]) -> Change:
    def changed(_: Maker, forged: Forged) -> None:
        forged.container()  # states its objects
        forged.payload = change(canonical.encode(forged.manifest))

    return changed


def _frame(change: Callable[[bytes], bytes]) -> Change:
    return lambda _, forged: setattr(forged, "tamper_frame", change)


def _lines(change: Callable[[list[bytes]], list[bytes]]) -> Change:
    return lambda _, forged: forged.set_lines("entries", change(forged.lines("entries")))


def _flipped(place: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _signed(*names: str, as_sender: bool = False) -> Change:
    def changed(maker: Maker, forged: Forged) -> None:
        keys = {"hala": maker.hala, "rima": maker.rima, "stranger": STRANGER}
        forged.signers = [keys[name] for name in names]
        if as_sender:
            forged.manifest["from"] = forged.signers[0].device_id

    return changed


def _stated(**members: Json) -> Change:
    """The last object, stated otherwise than it is."""

    def changed(_: Maker, forged: Forged) -> None:
        forged.container()
        forged.rehash = False
        rows = forged.manifest["objects"]
        assert isinstance(rows, list) and isinstance(rows[-1], dict)
        rows[-1].update(members)

    return changed


def _late(_: Maker, forged: Forged) -> None:
    forged.objects.append(forged.objects.pop(forged.of_type("checkpoint")))


def _open(_: Maker, forged: Forged) -> None:
    at = forged.of_type("entries")
    forged.objects[at] = ("entries", forged.objects[at][1][:-1])


def _list(maker: Maker, forged: Forged) -> None:
    """The next list, signed by the documenter."""
    at = max(at for at, (kind, _) in enumerate(forged.objects) if kind == "trust")
    payload = parse_frame(forged.objects[at][1], 1 << 23).payload
    read = canonical.decode_object(payload)
    version = int(str(read["version"])) + 1
    read |= {"version": version, "prev": [H("trust", payload).hex()], "name": "Taken (made up)"}
    frame = sign_frame(FrameType.TRUST, canonical.encode(read), [maker.hala])
    forged.objects.insert(at + 1, ("trust", frame))


def _newer_list(maker: Maker, forged: Forged) -> None:
    """The next list, of a newer form."""
    at = max(at for at, (kind, _) in enumerate(forged.objects) if kind == "trust")
    read = canonical.decode_object(parse_frame(forged.objects[at][1], 1 << 23).payload)
    read |= {"v": 2, "version": int(str(read["version"])) + 1}
    frame = sign_frame(FrameType.TRUST, canonical.encode(read), [maker.rima])
    forged.objects.insert(at + 1, ("trust", frame))


def _bodies_first(_: Maker, forged: Forged) -> None:
    """The bodies stand before their entries."""
    at = forged.of_type("bodies")
    forged.objects.insert(forged.of_type("entries"), forged.objects.pop(at))


def _many_fields(maker: Maker, forged: Forged) -> None:
    lines = forged.lines("entries")
    entry = canonical.decode_object(lines[0])
    ops = entry["ops"]
    assert isinstance(ops, list) and isinstance(ops[0], dict)
    ops[0]["fields"] = [f"f{number:03}" for number in range(201)]
    forged.set_lines("entries", [canonical.encode(entry), *lines[1:]])


def _newer(maker: Maker, forged: Forged) -> None:
    lines = forged.lines("entries")
    lines[0] = canonical.encode({**canonical.decode_object(lines[0]), "v": 2})
    forged.set_lines("entries", lines)


def _log(
    who: str, space: str, kind: str = "note", change: Callable[[Log], Log] = lambda log: log
) -> Change:
    def changed(maker: Maker, forged: Forged) -> None:
        key = {"hala": maker.hala, "stranger": STRANGER}[who]
        change(maker.log(forged, key, space, kind)).into(forged)

    return changed


def _other_salt(log: Log) -> Log:
    body = canonical.decode_object(log.body)
    return replace(log, body=canonical.encode({**body, "salt": "0" * 64}))


def _other_head(log: Log) -> Log:
    entry = canonical.decode_object(log.entry)
    line = canonical.encode({**entry, "by": "Z2"})
    body = {**canonical.decode_object(log.body), "op": f"{hash_of_line(line)}:0"}
    return replace(log, entry=line, body=canonical.encode(body))


STRANGER: Final = SigningKey(bytes(range(64)))
_OWN: Final = "ab" * 16  # a space that nobody has
_REFERENCE: Final = space_id("reference")
_NUMBER: Final = f'"schema":{2**53}'.encode()
_INSIDE: Final[tuple[tuple[str, str, Change], ...]] = (
    ("half of the signature: Ed25519", "E_SIG", _frame(_flipped(-3373))),
    ("half of the signature: ML-DSA-65", "E_SIG", _frame(_flipped(-9))),
    ("a signer that no list names", "E_SIGNER", _signed("stranger", as_sender=True)),
    ("two signers", "E_SIGNER", _signed("rima", "hala")),
    ("from is not the signer", "E_SIGNER", _signed("hala")),
    ("another organisation", "E_ORG", _put(org="0" * 64)),
    ("to others", "E_RECIPIENT", _put(to=["0" * 64])),
    ("a member is missing", "E_CANON", lambda _, forged: forged.manifest.pop("erased")),
    ("null for none", "E_CANON", _put(digest=None)),
    ("a space", "E_CANON", _payload(lambda data: b"{ " + data[1:])),
    ("2^53", "E_CANON", _payload(lambda data: re.sub(rb'"schema":\d+', _NUMBER, data))),
    ("a key twice", "E_CANON", _payload(lambda data: b'{"acks":[],' + data[1:])),
    ("an id in capitals", "E_CANON", _put(bundle="AB" * 16)),
    ("a newer manifest", "E_VERSION", _put(v=2)),
    ("a feature that must be known", "E_CRIT", _put(crit=["made_up"])),
    ("a frame of another type", "E_FRAME", lambda _, f: setattr(f, "kind", FrameType.CHECKPOINT)),
    ("a byte behind the frame", "E_FRAME", _frame(lambda data: data + b"\0")),
    ("another hash of an object", "E_OBJECT", _stated(h="0" * 64)),
    ("an object of 3 GiB", "E_LIMIT", _stated(n=3 << 30)),
    ("entries out of order", "E_OBJECT", _lines(lambda lines: lines[::-1])),
    ("an entry twice", "E_OBJECT", _lines(lambda lines: [lines[0], *lines])),
    ("the last line has no end", "E_OBJECT", _open),
    ("a checkpoint behind the entries", "E_OBJECT", _late),
    ("a list signed by a documenter", "E_SIGNER", _list),
    ("a newer list", "E_VERSION", _newer_list),
    ("a newer entry", "E_VERSION", _newer),
    ("201 fields", "E_LIMIT", _many_fields),
    ("bodies before their entries", "E_OBJECT", _bodies_first),
    ("an answer to an enrolment", "E_CANON", _put(kind="enrolment")),
    ("of a kind that is none", "E_CANON", _put(kind="made_up")),
    ("a log of an unknown device", "L_REVOKED", _log("stranger", _OWN)),
    ("a documenter in reference", "L_SCOPE", _log("hala", _REFERENCE, "place")),
    ("a leaf of another head", "L_CHAIN", _log("hala", _OWN, change=_other_head)),
    ("a body with another salt", "L_COMMIT", _log("hala", _OWN, change=_other_salt)),
)


def inside(maker: Maker) -> Iterator[Row]:
    """What is wrong behind the encryption."""
    content, size = maker.content, len(maker.plain)
    magic: list[Json] = [*told(b"VSB2", b"", maker.taken()), [4, content]]
    yield maker.whole("another magic", magic)
    yield maker.whole("padding is missing", [[0, content]], {"to": 0, "last": 0})
    yield maker.whole("padding is not zero", [[0, content]], {"to": size, "last": 1})
    yield maker.whole("padding is longer", [[0, content]], {"to": size + 1, "last": 0})
    for name, code, change in _INSIDE:
        yield maker.row(name, code, change)

"""Read a bundle without vsdesk: for the day the program is gone. Standard library only.

    age --decrypt --identity KEY.txt BUNDLE.age | python3 small_reader.py [--files FOLDER]

`KEY.txt` is what `vsdesk device identity` wrote; `age` is any program of version 1.3 or newer that
reads such files. Prints one JSON line for each record that the bundle holds, with the newest value of
each field and all others beside it; with `--files`, writes the attachments whose chunks are all here.
It checks the hash of every object, the chain of every history and every commitment. It checks no
signature: who wrote the bundle is not proven here. Formats: docs/spec/bundle.md.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, BinaryIO


def labelled(label: str, *parts: bytes) -> bytes:
    """SHA-256("vsdesk/" label "/v1" NUL parts)."""
    return hashlib.sha256(b"vsdesk/" + label.encode() + b"/v1\0" + b"".join(parts)).digest()


def take(stream: BinaryIO, size: int) -> bytes:
    """Exactly `size` bytes."""
    data = stream.read(size)
    if len(data) != size:
        sys.exit("The bundle is cut short.")
    return data


def frame_payload(frame: bytes) -> dict[str, Any]:
    """The payload of a signed frame: VSS1, u16 type length, type, u32 payload length, payload."""
    if frame[:4] != b"VSS1":
        sys.exit("This is not a bundle of version 1.")
    at = 6 + int.from_bytes(frame[4:6], "big")
    size = int.from_bytes(frame[at : at + 4], "big")
    found: dict[str, Any] = json.loads(frame[at + 4 : at + 4 + size])
    return found


def objects(stream: BinaryIO) -> list[tuple[str, bytes]]:
    """The objects of the container, each compared with its hash in the manifest."""
    if take(stream, 4) != b"VSB1":
        sys.exit("This is not a bundle of version 1.")
    manifest = frame_payload(take(stream, int.from_bytes(take(stream, 4), "big")))
    salt = bytes.fromhex(manifest["salt"])
    found = []
    for row in manifest["objects"]:
        data = take(stream, row["n"])
        if hashlib.sha256(salt + data).hexdigest() != row["h"]:
            sys.exit("An object does not match its hash.")
        found.append((row["t"], data))
    return found


class Books:
    """The histories of a bundle: entries by hash, bodies by op."""

    def __init__(self, found: list[tuple[str, bytes]]) -> None:
        self.entries: dict[str, dict[str, Any]] = {}
        self.bodies: dict[str, dict[str, Any]] = {}
        for kind, data in found:
            for line in data[:-1].split(b"\n") if kind in ("entries", "bodies") else ():
                if kind == "entries":
                    self.entries[labelled("entry", line).hex()] = json.loads(line)
                else:
                    body = json.loads(line)
                    self.bodies[body["op"]] = body
        self._check()

    def _check(self) -> None:
        for entry in self.entries.values():
            before = self.entries.get(entry["prev"])
            if before is not None and (before["log"], before["seq"] + 1) != (
                entry["log"],
                entry["seq"],
            ):
                sys.exit("A history does not hang together.")
        for op, body in self.bodies.items():
            entry = self.entries[op[:64]]
            index = int(op[65:])
            inner = json.dumps(
                body["body"], sort_keys=True, ensure_ascii=False, separators=(",", ":")
            ).encode()
            place = [bytes.fromhex(body["salt"]), bytes.fromhex(entry["log"])]
            place += [number.to_bytes(8, "big") for number in (entry["seq"], index)]
            if labelled("body", *place, inner).hex() != entry["ops"][index]["com"]:
                sys.exit("A value does not match what was signed.")

    def records(self) -> list[dict[str, Any]]:
        """Each record: what stands in each field, the newest first."""
        ops: dict[tuple[str, str, str], list[tuple[str, str, dict[str, Any]]]] = defaultdict(list)
        for entry_hash, entry in self.entries.items():
            for index, op in enumerate(entry["ops"]):
                key = (entry["space"], op["rec"], op["kind"])
                ops[key].append((entry["ts"], f"{entry_hash}:{index}", op))
        return [self._record(key, found) for key, found in ops.items()]

    def _record(
        self, key: tuple[str, str, str], found: list[tuple[str, str, dict[str, Any]]]
    ) -> dict[str, Any]:
        space, rec, kind = key
        gone: dict[str, set[str]] = defaultdict(set)
        standing: dict[str, list[Any]] = defaultdict(list)
        parents = [op["parent"] for _, _, op in found if "parent" in op]
        for _, _, op in found:
            for name, ids in op.get("sup", {}).items():
                gone[name].update(ids)
        for _, op_id, op in sorted(found, key=lambda one: one[0], reverse=True):
            values = self.bodies.get(op_id, {}).get("body", {}).get("set", {})
            for name in op["fields"]:
                if op_id not in gone[name] and name in values:
                    standing[name].append(values[name])
        row: dict[str, Any] = {"kind": kind, "id": rec, "space": space}
        row |= {"parent": parents[0]} if parents else {}
        row |= {name: values[0] for name, values in standing.items()}
        also = {name: values[1:] for name, values in standing.items() if len(values) > 1}
        return row | ({"_also": also} if also else {})


def write_files(found: list[tuple[str, bytes]], folder: Path) -> int:
    """Write each attachment whose chunks are all here, named by the hash of its chunk list."""
    folder.mkdir(parents=True, exist_ok=True)
    by_place = {
        (data[:32].hex(), int.from_bytes(data[32:40], "big")): data[40:]
        for kind, data in found
        if kind == "chunk"
    }
    written = 0
    for kind, data in found:
        if kind != "blobman":
            continue
        blob, man = hashlib.sha256(data).hexdigest(), json.loads(data)
        parts = [by_place.get((blob, index)) for index in range(len(man["chunks"]))]
        if all(part is not None for part in parts):
            (folder / blob).write_bytes(b"".join(part for part in parts if part is not None))
            written += 1
    return written


def main() -> None:
    """Read the decrypted bundle from standard input."""
    found = objects(sys.stdin.buffer)
    for row in Books(found).records():
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if "--files" in sys.argv:
        folder = Path(sys.argv[sys.argv.index("--files") + 1])
        sys.stderr.write(f"{write_files(found, folder)} attachments written\n")


if __name__ == "__main__":
    main()

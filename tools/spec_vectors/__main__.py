"""Make docs/spec/vectors anew: python -m tools.spec_vectors [folder].

Clock and seeds are fixed, so ids, hashes and values come out the same; what encryption and ML-DSA draw for
themselves does not. So the folder is made when the formats change, not at each build.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.exchange.forge import Forged, plain
from tools.spec_vectors.lists import lists
from tools.spec_vectors.refused import BASE, Maker, inside, outside, told
from tools.spec_vectors.values import values
from tools.spec_vectors.ways import ways
from tools.spec_vectors.withdrawals import withdrawals
from tools.spec_vectors.world import PASSPHRASE, World

from vsdesk.crypto.canonical import Json

FOLDER: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "spec" / "vectors"


def make(folder: Path) -> None:
    """Write everything into `folder`; README.md in it stays."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        world = World(Path(scratch))
        world.tell()
        _write(world, folder)


def _write(world: World, folder: Path) -> None:
    amal = world.desks["amal"]
    whole = {name: _file(world, name, data) for name, data in world.bundles.items()}
    shutil.copy(whole[BASE], folder / f"{BASE}.age")
    clear = plain(whole[BASE], amal.context.vault)
    maker = Maker(world, whole[BASE], clear)
    rows = [*outside(world.bundles[BASE]), *inside(maker)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "refused.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    rest = {name: _bundle(world, path, clear) for name, path in whole.items() if name != BASE}
    _json(folder / "bundles.json", rest)
    pin = f"# vsdesk organisation: {amal.sync.devices.organisation_pin()}\n"
    (folder / "identity.txt").write_text(f"{pin}{amal.sync.devices.identity()}\n", "ascii")
    first = Forged.of(whole[BASE], amal.context.vault, world.desks["rima"].context.vault)
    said = values(world, dict(reversed(first.objects)))
    open_by: dict[str, Json] = {"passphrase": PASSPHRASE, "words": " ".join(world.words["amal"])}
    _json(folder / "values.json", {"vault": open_by, **said})
    _json(folder.parent / "slots.json", ways())
    _json(folder.parent / "lists.json", lists())
    _json(folder.parent / "withdrawals.json", withdrawals())
    _dump(world, folder)


def _dump(world: World, folder: Path) -> None:
    """The vault, closed in good order, and what it holds."""
    for desk in world.desks.values():
        desk.access.lock()
    shutil.rmtree(folder / "vault", ignore_errors=True)
    shutil.copytree(world.root / "amal", folder / "vault", ignore=shutil.ignore_patterns("lock"))
    copy = world.root / "dump"
    amal = world.open("amal")
    amal.loads.dump(copy)
    amal.access.lock()
    lines = (copy / "records.jsonl").read_text("utf-8").splitlines()[1:]
    (folder / "records.jsonl").write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")
    shutil.rmtree(folder / "files", ignore_errors=True)
    shutil.copytree(copy / "files", folder / "files")


def _file(world: World, name: str, data: bytes) -> Path:
    path = world.root / f"{name}.age"
    path.write_bytes(data)
    return path


def _bundle(world: World, path: Path, clear: bytes) -> Json:
    """A bundle as parts of the first one's plaintext and bytes, without its padding."""
    vault = world.desks["amal"].context.vault
    forged = Forged.of(path, vault, world.desks["rima"].context.vault)
    whole = plain(path, vault)
    size = 8 + int.from_bytes(whole[4:8], "big") + sum(len(data) for _, data in forged.objects)
    return [*told(whole[:size], clear, forged)]


def _json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)

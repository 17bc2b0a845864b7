"""The reader in another language, written from docs/spec, finds what the program finds.

It needs Node and `make reader`. CI sets VSDESK_READER=required, and then nothing here is passed over.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Clock
from tests.golden.test_golden import FIRST

from vsdesk.cli.demo_journey import OPENED_BY, Journey
from vsdesk.desk import TEST_COST, Desk, Env, Secret
from vsdesk.progress import SILENT

ROOT = Path(__file__).parent.parent.parent
READER = ROOT / "tools/independent_reader"


@pytest.fixture
def read() -> Callable[..., list[Any]]:
    """Runs the reader; the JSON lines that it prints."""
    node = shutil.which("node")
    if node is None or not (READER / "node_modules").is_dir():
        if os.environ.get("VSDESK_READER") == "required":
            pytest.fail("Node or `make reader` is missing")
        pytest.skip("Node or `make reader` is missing")

    def run(*arguments: object) -> list[Any]:
        command = [node, "reader.mjs", *map(str, arguments)]
        done = subprocess.run(command, cwd=READER, capture_output=True, text=True, check=False)
        assert not done.stderr, done.stderr[-2000:]
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def records(path: Path) -> dict[tuple[str, str], Any]:
    """The lines of a dump by kind and id."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    told = (
        "_made",
        "_words",
        "_before",
        "_out",
        "_lost",
        "_held",
    )  # what waited, what a copy lost: no reader asks
    found = [
        {name: value for name, value in row.items() if name not in told}
        for row in rows
        if "kind" in row
    ]
    assert len({(row["kind"], row["id"]) for row in found}) == len(found)
    return {(row["kind"], row["id"]): row for row in found}


def but_opened(
    dump: dict[tuple[str, str], Any], found: dict[tuple[str, str], Any]
) -> dict[tuple[str, str], Any]:
    """A dump without the one row that says that the vault was opened for it, after it was read."""
    later = dump.keys() - found.keys()
    assert [dump[key]["action"] for key in later] == ["open"]
    return {key: row for key, row in dump.items() if key not in later}


def same_files(one: Path, other: Path) -> None:
    """The same attachments, byte for byte."""
    names = sorted(path.name for path in one.iterdir())
    assert names == sorted(path.name for path in other.iterdir())
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)


def test_the_vectors(read: Callable[..., list[Any]]) -> None:
    done = subprocess.run(
        ["node", "vectors.mjs"], cwd=READER, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout[-2000:]
    assert "0 different" in done.stdout


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_golden_vaults(
    version: str,
    tmp_path: Path,
    clock: Clock,
    rng: Callable[[int], bytes],
    read: Callable[..., list[Any]],
) -> None:
    golden = ROOT / "tests/golden" / version
    expected = json.loads((golden / "expected.json").read_text("utf-8"))
    (tmp_path / "words").write_text(" ".join(expected["words"]), "utf-8")
    read("vault", golden / "vault", "--words", tmp_path / "words", "--out", tmp_path / "read")
    shutil.copytree(golden / "vault", tmp_path / "vault")
    env = Env(clock, rng, tmp_path / "profile", TEST_COST)
    secret = Secret.of_text(expected.get("passphrase", FIRST))
    desk = Desk.open(tmp_path / "vault", secret, env)
    desk.loads.dump(tmp_path / "dump")
    desk.access.lock()
    found = records(tmp_path / "read/records.jsonl")
    held = but_opened(records(tmp_path / "dump/records.jsonl"), found)
    assert found == held and len(found) > 20
    same_files(tmp_path / "read/files", tmp_path / "dump/files")


def test_a_vault_whose_key_was_turned(
    tmp_path: Path, clock: Clock, rng: Callable[[int], bytes], read: Callable[..., list[Any]]
) -> None:
    """One of an older program, by the words on the paper of then."""
    golden = ROOT / "tests/golden/v2"
    expected = json.loads((golden / "expected.json").read_text("utf-8"))
    (tmp_path / "words").write_text(" ".join(expected["words"]), "utf-8")
    shutil.copytree(golden / "vault", tmp_path / "vault")
    env = Env(clock, rng, tmp_path / "profile", TEST_COST)
    secret = Secret.of_text(expected.get("passphrase", FIRST))
    desk = Desk.open(tmp_path / "vault", secret, env)
    desk.loads.dump(tmp_path / "dump")
    desk.access.keys.turn_vault_key(secret)
    desk.access.lock()
    read("vault", tmp_path / "vault", "--words", tmp_path / "words", "--out", tmp_path / "read")
    found = records(tmp_path / "read/records.jsonl")
    kept = {key: row for key, row in found.items() if key[0] != "audit"}
    held = records(tmp_path / "dump/records.jsonl")
    assert kept == {key: row for key, row in held.items() if key[0] != "audit"} and len(kept) > 20
    same_files(tmp_path / "read/files", tmp_path / "dump/files")


def test_a_golden_copy(tmp_path: Path, read: Callable[..., list[Any]]) -> None:
    """What a copy says beside its records is passed over; the rest is what the vault holds."""
    golden = ROOT / "tests/golden/copy-1"
    expected = json.loads((golden / "expected.json").read_text("utf-8"))
    (tmp_path / "words").write_text(" ".join(expected["words"]), "utf-8")
    read("vault", golden / "vault", "--words", tmp_path / "words", "--out", tmp_path / "read")
    found = records(tmp_path / "read/records.jsonl")
    found = {key: row for key, row in found.items() if row.get("action") != "dump"}  # came after it
    assert found == records(golden / "dump/records.jsonl")
    assert all(("event", expected[name]) in found for name in ("lost", "held"))


def test_the_demo(
    tmp_path: Path, rng: Callable[[int], bytes], read: Callable[..., list[Any]]
) -> None:
    """Each vault, and all bundles together, against the program's own dumps; the damaged ones are refused."""
    env = Env(Clock(), rng, tmp_path / "profile", TEST_COST)
    with Journey(tmp_path, 3, env, SILENT) as journey:
        for _, step in journey.steps():
            step()
    (tmp_path / "passphrase").write_text(OPENED_BY, "utf-8")
    dumps = {}
    for name in ("a", "b", "c"):
        vault, out = tmp_path / f"vault-{name}", tmp_path / f"read-{name}"
        read("vault", vault, "--passphrase", tmp_path / "passphrase", "--out", out)
        desk = Desk.open(vault, Secret.of_text(OPENED_BY), env)
        desk.loads.dump(tmp_path / f"dump-{name}")
        pin = f"# vsdesk organisation: {desk.sync.devices.organisation_pin()}\n"
        (tmp_path / f"identity-{name}").write_text(
            f"{pin}{desk.sync.devices.identity()}\n", "ascii"
        )
        desk.access.lock()
        dumps[name] = records(tmp_path / f"dump-{name}/records.jsonl")
        found = records(out / "records.jsonl")
        assert found == but_opened(dumps[name], found)
        same_files(out / "files", tmp_path / f"dump-{name}/files")
    _bundles(tmp_path, dumps, read)


def _bundles(
    folder: Path, dumps: dict[str, dict[tuple[str, str], Any]], read: Callable[..., list[Any]]
) -> None:
    given: list[object] = []
    for name in dumps:
        given += ["--identity", folder / f"identity-{name}"]
    files = sorted((folder / "stick").rglob("*.age"))
    *taken, _ = read("bundles", *given, "--out", folder / "read-all", *_places(files))
    assert len(taken) == len(files) > 5
    assert all(row["result"] == "applied" and row["codes"] == [] for row in taken)
    found = records(folder / "read-all/records.jsonl")
    assert len(found) > 100
    assert all(dumps["c"][key] == row for key, row in found.items())
    own = {kind for kind, _ in dumps["c"].keys() - found.keys()}
    assert own <= {"disclosure", "duplicate_link", "audit"}  # written after its last bundle
    damaged = read("bundles", *given, *_places(sorted((folder / "damaged").glob("*.age"))))
    assert damaged and all(row["result"] == "refused" for row in damaged)


def _places(files: Iterable[Path]) -> list[Path]:
    """In the order of the rounds: the folders begin with their number."""
    return sorted(files, key=lambda path: path.parent.name)

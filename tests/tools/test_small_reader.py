"""The small reader opens a real bundle without a line of vsdesk, and says what vsdesk says."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, house, whole_case

from vsdesk.crypto.age import AgeReader
from vsdesk.crypto.keys import from_age_identity
from vsdesk.desk import Edit

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["house"]


def _read(plain: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-I", "tools/small_reader.py", *options]
    return subprocess.run(command, input=plain, capture_output=True, check=False)


@pytest.fixture
def opened(house: House) -> tuple[House, bytes]:
    """A bundle decrypted with what `device identity` writes, as stock age would."""
    coordinator = house.coordinator()
    hala = house.documenter("هالة", coordinator)
    _, person, _ = whole_case(hala)
    hala.cases.save([Edit("person", {"occupation": "صيدلاني"}, id=person)])
    stick = house.root / "stick"
    stick.mkdir()
    (handed,) = hala.sync.hand_over(stick)
    with handed.files[0].open("rb") as stream:
        reader = AgeReader(stream, [from_age_identity(coordinator.sync.devices.identity())])
        plain = b"".join(iter(lambda: reader.read(1 << 16), b""))
    return house, plain


def test_it_gives_the_same_values(opened: tuple[House, bytes], tmp_path: Path) -> None:
    house, plain = opened
    done = _read(plain, "--files", str(tmp_path / "files"))
    assert done.returncode == 0, done.stderr.decode()
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    desk = house.desks[1]
    held = {row["id"]: row for row in rows}
    assert {row["kind"] for row in rows} >= {"case", "person", "family", "event", "consent_grant"}
    for rec, row in held.items():
        view = desk.cases.record(rec)
        assert {name: view.value(name) for name in view.fields} == {
            name: value
            for name, value in row.items()
            if name not in ("kind", "id", "space", "parent")
        }
    (item,) = [row for row in rows if row["kind"] == "evidence_item"]
    assert (tmp_path / "files" / item["blob"]).read_bytes() == desk.files.attachment(item["id"])


def test_it_sees_a_changed_byte(opened: tuple[House, bytes]) -> None:
    _, plain = opened
    at = plain.index("صيدلاني".encode())
    changed = plain[:at] + b"\xd8" + bytes([plain[at + 1] ^ 1]) + plain[at + 2 :]
    assert _read(changed).returncode != 0
    assert _read(plain[:5000]).returncode != 0
    assert _read(b"").returncode != 0

"""Damage by command: each is told by its sentence and its file, put right, or read into a new folder."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.journeys.test_commands import CASE, pair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Machine

__all__ = ["pair"]


def test_damage_is_told_and_put_right(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    _, field = pair
    (tmp_path / "s").mkdir()
    field.ok("vault", "backup", tmp_path / "s")
    (field.vault / "slots.b").write_bytes(b"x")
    own = ("--vault", field.vault, "--password-file", field.key_file, "--lang", "ar")
    said = field.run("vault", "check", *own)
    assert said.code == 0 and "ملف المفاتيح" in said.out and "slots.b" in said.out
    assert field.ok("vault", "check")["findings"] == []
    assert field.ok("vault", "mend") == {"mended": [], "left": [], "asked": []}
    assert field.ok("vault", "rebuild")["rebuilt"]


def test_torn_pages_are_told_and_the_rest_is_read(
    pair: tuple[Machine, Machine], tmp_path: Path
) -> None:
    _, field = pair
    path, new = field.vault / "db.1", tmp_path / "new"
    pages = path.stat().st_size // 4096
    data = bytearray(path.read_bytes())
    data[-3000] ^= 1
    path.write_bytes(data)
    own = ("--vault", field.vault, "--password-file", field.key_file)
    said = field.run("vault", "check", *own, "--lang", "ar")
    told = said.out + said.err  # whether it opens depends on what stood on that page
    assert (said.code == 4 and str(pages) in told) or (said.code == 3 and "E_DB_CORRUPT" in told)
    assert "في مجلد جديد" in told
    found = field.ok("vault", "rescue", new)
    assert found["pages"] == 1 and found["entries"] > 0
    assert field.do("vault", "rescue", new).refusal == "E_EXISTS"
    shutil.rmtree(field.vault)
    new.rename(field.vault)
    assert field.ok("records", "show", CASE)
    assert field.ok("vault", "info")["older"]["why"] == "rescued"

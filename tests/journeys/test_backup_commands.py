"""Backups by command: made, listed, tried, put back; and what is said where there is none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.journeys.test_commands import CASE, pair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Machine

__all__ = ["pair"]


def test_a_backup_is_made_tried_and_put_back(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    _, field = pair
    stick = tmp_path / "عصا"
    stick.mkdir()
    assert field.do("vault", "drill", stick).refusal == "E_NO_BACKUP"
    made = field.ok("vault", "backup", stick)
    assert 0 < made["written"] <= made["size"]
    listed = field.ok("vault", "backups")
    assert [one["place"] for one in listed["backups"]] == [str(stick)] and listed["drill"] is None
    tried = field.ok("vault", "drill", stick)
    assert tried["ok"] and tried["cases"] == 1
    assert field.ok("vault", "backups")["drill"]["way"] == "passphrase"
    wrong = tmp_path / "words.txt"
    wrong.write_text("abandon " * 24, "utf-8")
    assert field.do("vault", "drill", stick, "--words-file", wrong).refusal == "E_RECOVERY"
    # The laptop is lost.
    shutil.rmtree(field.vault)
    field.ok("vault", "restore", stick)
    assert field.ok("records", "show", CASE)
    assert field.ok("vault", "check")["ok"]
    assert field.do("vault", "restore", stick).refusal == "E_EXISTS"


def test_what_is_said_in_arabic(pair: tuple[Machine, Machine], tmp_path: Path) -> None:
    _, field = pair
    own = ("--vault", field.vault, "--password-file", field.key_file, "--lang", "ar")
    assert "لم تُصنع نسخة احتياطية بعد" in field.run("vault", "backups", *own).out
    none = tmp_path / "بعيد" / "none"
    ran = field.run("vault", "backup", none, *own)
    assert ran.code == 3 and "--make" in ran.out + ran.err and not none.exists()
    assert field.run("vault", "backup", none, "--make", *own).code == 0 and none.is_dir()
    (tmp_path / "s").mkdir()
    assert "قُرئت بعد كتابتها" in field.run("vault", "backup", tmp_path / "s", *own).out
    assert "كان هذا سينجح" in field.run("vault", "drill", tmp_path / "s", *own).out

"""A fourth language is a folder: two made-up ones, from the left and from the right, in a copy of the
program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.made_up_languages import install

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "tests/ui/in_a_fourth_language.py"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with both languages, as it lies where it was installed."""
    return install(tmp_path_factory.mktemp("installed"))


def ran(copy: Path, *command: str, expected: int = 0) -> str:
    env = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_window_and_sheets_speak_it(copy: Path) -> None:
    where = "import vsdesk.paths as p; print(p.resources())"
    assert Path(ran(copy, "-c", where).strip()) == (copy / "vsdesk" / "resources").resolve()
    ran(copy, "-m", "pytest", "-q", "-n0", INSIDE)


def test_commands_offer_it_and_answer_in_it(copy: Path) -> None:
    assert "<en|ar|ku|xa|xb>" in ran(copy, "-m", "vsdesk", "search", "--help")
    said = ran(copy, "-m", "vsdesk", "vault", "info", "--lang", "xa", expected=2)
    assert said.startswith("Zz ")

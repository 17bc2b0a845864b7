"""The plugin that says what each file of tests takes of the processor: each file has a row, the dearest
first, and the tests are counted, in one process and in two."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHEAP = "def test_one(): pass\ndef test_two(): pass\n"
DEAR = """
import time
def test_it_takes_of_the_processor():
    end = time.process_time() + 0.5
    while time.process_time() < end:
        pass
"""


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
def test_each_file_has_a_row_dearest_first(tmp_path: Path, workers: str) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_cheap.py").write_text(CHEAP)
    (tmp_path / "test_dear.py").write_text(DEAR)
    plugins = ["-p", "tools.cpu_by_file", "-p", "no:cacheprovider", "-p", "no:pytest-qt"]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", workers, *plugins, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = re.findall(r"^ +[\d.]+ +([\d.]+) .* (\d+)  (\S+)$", run.stdout, re.MULTILINE)
    assert [(tests, name) for _, tests, name in rows] == [
        ("3", "all"),
        ("1", "test_dear.py"),
        ("2", "test_cheap.py"),
    ]
    assert float(rows[1][0]) >= 0.5

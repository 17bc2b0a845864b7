"""The desk is loaded without the libraries that print, compare or read tables; plain data without any."""

from __future__ import annotations

import subprocess
import sys

import pytest

LARGE = "reportlab uharfbuzz pikepdf numpy openpyxl rich"
PLAIN = f"{LARGE} pydantic sqlcipher3 PIL cryptography PySide6"


@pytest.mark.parametrize(
    ("module", "without"),
    [
        ("vsdesk.desk", LARGE),
        ("vsdesk.cli.commands", LARGE),
        ("vsdesk.vault.edit", PLAIN),
        ("vsdesk.reports.style", "reportlab uharfbuzz pikepdf numpy"),
        ("vsdesk.matching.bands", PLAIN),
    ],
)
def test_a_module_brings_none_of_these(module: str, without: str) -> None:
    asked = f"import sys, {module}; print(*sorted(set({without.split()!r}) & {{*sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=600, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr

"""A process that forks for each order, started once: what it starts with is read once."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def forking(module: str, **pipes: Any) -> Iterator[subprocess.Popen[Any]]:
    """The process of a module; `pipes` says how its two pipes are read and written."""
    made = subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        **pipes,
    )
    assert made.stdin is not None and made.stdout is not None
    yield made
    made.stdin.close()
    made.wait()
    made.stdout.close()

"""Hold the subjects of commits: check_subjects.py prints those that no list of commits shows whole, or that
say nothing, and ends with 1 then.

Asked are the commits since this was begun to be held; without a history (an archive of the files), none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SINCE: Final = "803e75e4"  # what was committed before stays as it was
LEAST, MOST = 13, 72  # characters of a subject


def subjects(root: Path, since: str = SINCE) -> list[str]:
    """The subjects of the commits behind `since`; of all that is there where it is not (a shallow copy)."""
    for span in (f"{since}..HEAD", "HEAD"):
        asked = subprocess.run(
            ["git", "-C", str(root), "log", "--no-merges", "--format=%s", span],
            capture_output=True,
            text=True,
            check=False,
        )
        if asked.returncode == 0:
            return asked.stdout.splitlines()
    return []


def problems(said: list[str]) -> list[str]:
    """The subjects that are too long or too short, each with its length."""
    return [f"{len(one)} characters: {one}" for one in said if not LEAST <= len(one) <= MOST]


def main() -> int:
    """Print the problems; 1 when there are any."""
    found = problems(subjects(ROOT))
    print("\n".join(found) if found else f"subjects: {LEAST} to {MOST} characters")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

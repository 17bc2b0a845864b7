"""Keep the records that the stories leave when they are typed: `.venv/bin/python -m tests.keyboard.kept`,
or of some alone: `.venv/bin/python -m tests.keyboard.kept 11 12`.

tests/keyboard/kept/NN.jsonl is what the dump of story NN holds. Whoever needs the stories and not the keys
loads these; made again when what the program stores of a story changes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
KEPT: Final = HERE / "kept"


def main() -> None:
    """Type each story that is asked for, and keep its dump."""
    tests = {test.stem[-2:]: test for test in sorted(HERE.glob("test_story_*.py"))}
    for story in sys.argv[1:] or tests:
        test = tests[story]
        with tempfile.TemporaryDirectory() as name:
            run = (sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", str(test))
            keep = (f"--basetemp={name}/kept", "-o", "tmp_path_retention_policy=all")
            subprocess.run([*run, *keep], check=True, cwd=HERE.parents[1])
            (dump,) = (
                one
                for one in Path(name).rglob("records.jsonl")
                if not one.is_symlink() and not any(above.is_symlink() for above in one.parents)
            )
            (KEPT / f"{story}.jsonl").write_bytes(dump.read_bytes())


if __name__ == "__main__":
    main()

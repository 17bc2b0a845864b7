"""The table of faults: how often each deed was killed, or met a full disk, and whether all of it held.

fault_table.py [--soak]   run the tests of tests/faults and tests/exchange/test_kill.py that end a process at
a random step, or give it no room, and print a row for each deed. Ends with the code of the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
WHERE: Final = (
    "VSDESK_FAULTS"  # the file into which tests write a line for each fault: deed, kill or full
)
_TESTS: Final = ("tests/faults", "tests/exchange/test_kill.py")
_NAMES: Final = "killed or no_room or full"


def main(arguments: list[str]) -> int:
    """Run them, count, print."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "faults"
        told.touch()
        soak = "--soak" in arguments
        command = [sys.executable, "-m", "pytest", "-q", "-n1", *_TESTS, "-k", _NAMES]
        more = ["-m", "soak"] if soak else []
        environment = {**os.environ, WHERE: str(told), **({"VSDESK_SOAK": "1"} if soak else {})}
        ended = subprocess.run([*command, *more], cwd=ROOT, env=environment, check=False)
        counts = Counter(told.read_text("utf-8").splitlines())
    deeds = sorted({line.split()[0] for line in counts})
    print(f"{'deed':16}{'killed':>8}{'full disk':>11}")
    for deed in deeds:
        row = (counts[f"{deed} kill"], counts[f"{deed} full"])
        print(f"{deed:16}{row[0]:>8}{row[1]:>11}")
    whole = sum(counts.values())
    held = "all held" if ended.returncode == 0 else "NOT ALL HELD"
    print(f"{'together':16}{whole:>8}  {held}")
    return ended.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

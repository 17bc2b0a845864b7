"""Run the tests that hold each finding of tests/attacks/findings.toml, and print the table.

.venv/bin/python tools/findings.py [FINDING …]
.venv/bin/python tools/findings.py --rules

A finding is held by the tests whose name begins with it (test_s3_…) and by those that the file names. One
without a test is "open", unless the file says where it is mended. Exits with 1 where
anything is open or fails. `--rules` prints what each file of tests/attacks holds, in its own words.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

ROOT: Final = Path(__file__).resolve().parent.parent
FILE: Final = ROOT / "tests" / "attacks" / "findings.toml"
_TEST: Final = re.compile(r"^(?:async )?def (test_([a-z]\d+b?)_\w+)", re.MULTILINE)


def findings() -> dict[str, dict[str, Any]]:
    """What the file says, by finding."""
    return tomllib.loads(FILE.read_text("utf-8"))


def tests_of(wanted: dict[str, dict[str, Any]]) -> dict[str, list[str]]:
    """The node ids of each finding."""
    found: dict[str, list[str]] = {name: list(one.get("tests", ())) for name, one in wanted.items()}
    by_name = {name.lower(): name for name in wanted}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for test, finding in _TEST.findall(path.read_text("utf-8")):
            if finding in by_name:
                found[by_name[finding]].append(f"{path.relative_to(ROOT).as_posix()}::{test}")
    return found


def rules() -> dict[str, str]:
    """What each file of attacks says that it holds, by its name: the first paragraph of its docstring."""
    found = {}
    for path in sorted(FILE.parent.glob("test_*.py")):
        said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        found[path.stem] = " ".join(said.partition("\n\n")[0].split())
    return found


def run(nodes: list[str]) -> Counter[tuple[str, str]]:
    """How many cases of each (file, test) passed and failed: {(file::test, result): count}."""
    counted: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            f"--junitxml={report}",
            "-o",
            "junit_family=xunit1",
        ]
        subprocess.run([*command, *nodes], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
        for case in ElementTree.parse(report).iter("testcase"):
            bad = any(child.tag in ("failure", "error", "skipped") for child in case)
            test = (case.get("name") or "").partition("[")[0]
            name = f"{case.get('file')}::{test}"
            counted[name, "failed" if bad else "passed"] += 1
    return counted


def main(chosen: list[str]) -> int:
    """Print the table; 1 where anything is open or fails."""
    if chosen == ["--rules"]:
        for file, rule in rules().items():
            print(f"{file}: {rule}")
        return int(not all(rules().values()))
    wanted = {name: one for name, one in findings().items() if not chosen or name in chosen}
    nodes = tests_of(wanted)
    counted = run(sorted({node for held in nodes.values() for node in held}))
    bad = False
    for name, one in wanted.items():
        held = nodes[name]
        results = Counter[str]()
        for (test, result), count in counted.items():
            if any(test == node or test.startswith(f"{node}::") for node in held):
                results[result] += count
        if not held:
            said = f"later: {one['later']}" if "later" in one else "open"
            bad |= "later" not in one
        else:
            said = f"{results['passed']} passed, {results['failed']} failed"
            bad |= bool(results["failed"]) or not results["passed"]
        print(f"{name:5} {said:24} {one['what']}")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

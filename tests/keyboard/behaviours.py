"""Which behaviours of a story its test looks at, and which facts have a field: read in the tests themselves.

What is looked at is held: `with behaviour(4, 2):` around its assertions. What is left stands in the test as
`NOT_HELD = {2: "why"}`. `.venv/bin/python -m tests.keyboard.behaviours` prints the table.
"""

from __future__ import annotations

import ast
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).resolve().parent
_HEAD: Final = "| Story | Behaviours held | Left, and why | Facts whole |\n|---|---|---|---|\n"
_NUMBERED: Final = re.compile(r"^(\d+)\. ", re.MULTILINE)


@contextmanager
def behaviour(story: int, number: int) -> Iterator[None]:
    """The assertions of one behaviour: where one fails, it says whose it is."""
    try:
        yield
    except AssertionError as wrong:
        wrong.add_note(f"story {story:02}, behaviour {number}")
        raise


@dataclass(frozen=True)
class Told:
    """What the test of a story says of it, beside what the story asks."""

    story: int
    behaviours: frozenset[int]
    facts: frozenset[int]
    held: frozenset[int]
    left: dict[int, str]
    whole: frozenset[int]

    @classmethod
    def of(cls, story: int) -> Told:
        """Read a story and its test."""
        [page] = (HERE / "stories").glob(f"{story:02}-*.md")
        facts, behaviours = (
            page.read_text(encoding="utf-8").split("## Facts")[1].split("## Behaviours")
        )
        tree = ast.parse((HERE / f"test_story_{story:02}.py").read_text(encoding="utf-8"))
        calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
        held = [_numbers(one) for one in calls if _name(one) == "behaviour"]
        parts = [one for one in calls if _name(one) in ("fact", "Fact") and _numbers(one)]
        there = {_numbers(one)[0] for one in parts}
        lacking = {_numbers(one)[0] for one in parts if len(one.args) > 3 or one.keywords}
        return cls(
            story,
            frozenset(int(one) for one in _NUMBERED.findall(behaviours)),
            frozenset(int(one) for one in _NUMBERED.findall(facts)),
            frozenset(number for which, number in held if which == story),
            _left(tree),
            frozenset(there - lacking),
        )

    def row(self) -> str:
        """Its line of the table."""
        left = "; ".join(f"{number}: {why}" for number, why in sorted(self.left.items()))
        held = f"{len(self.held)}/{len(self.behaviours)}"
        return f"| {self.story:02} | {held} | {left} | {len(self.whole)}/{len(self.facts)} |\n"


def stories() -> list[Told]:
    """Every story that has a test."""
    return [Told.of(int(one.stem[-2:])) for one in sorted(HERE.glob("test_story_*.py"))]


def table() -> str:
    """The table of all stories."""
    return _HEAD + "".join(one.row() for one in stories())


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _numbers(call: ast.Call) -> list[int]:
    values = [one.value for one in call.args if isinstance(one, ast.Constant)]
    return [one for one in values if isinstance(one, int)]


def _left(tree: ast.Module) -> dict[int, str]:
    for one in tree.body:
        if isinstance(one, ast.Assign | ast.AnnAssign) and one.value:
            target = one.target if isinstance(one, ast.AnnAssign) else one.targets[0]
            if isinstance(target, ast.Name) and target.id == "NOT_HELD":
                return dict(ast.literal_eval(one.value))
    return {}


if __name__ == "__main__":
    print(table(), end="")

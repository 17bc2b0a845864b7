"""How the house stands: sizes of its rooms, names borne twice, sets said twice, small
files that serve one page.

Run `.venv/bin/python -m tools.measures`; `--names`, `--sets`, `--small`, `--screens`, `--languages`,
`--kinds`, `--walks` list what is counted, `--start` times how the program begins. Nothing is refused here:
what must hold is held by tools/check_tree.py, tools/check_copies.py, tools/check_sets.py and import-linter.
"""

from __future__ import annotations

import ast
import resource
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tools.check_copies import languages_named
from tools.check_sets import said_twice
from tools.check_tree import SMALL, served_alone

from vsdesk.records.kinds import MODELS
from vsdesk.reports.papers import PAPERS
from vsdesk.ui.screens import SCREENS as ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
SRC: Final = ROOT / "src" / "vsdesk"
UI: Final = "vsdesk.ui."
SCREENS: Final = "vsdesk.ui.screens."
CATALOGUE: Final = "vsdesk.ui.catalogue"
TABLE: Final = 3  # kinds that make a table

Modules = dict[str, tuple[Path, ast.Module]]


def modules() -> Modules:
    """Each module of the program by its dotted name."""
    found: Modules = {}
    for path in sorted(SRC.rglob("*.py")):
        parts = path.relative_to(SRC.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = path, ast.parse(path.read_text(encoding="utf-8"))
    return found


def rooms(found: Modules) -> dict[str, tuple[int, int]]:
    """Files and lines of each room; what lies beside the rooms is "loose"."""
    counted: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for path, _ in found.values():
        inside = path.relative_to(SRC).parts
        room = inside[0] if len(inside) > 1 else "loose"
        files, lines = counted[room]
        counted[room] = files + 1, lines + len(path.read_text(encoding="utf-8").splitlines())
    return dict(counted)


def classes(found: Modules) -> Iterator[tuple[str, ast.ClassDef]]:
    """The public classes at the door of each module."""
    for name, (_, tree) in found.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield name, node


def borne_twice(found: Modules) -> dict[str, list[str]]:
    """The names that several classes bear, and where."""
    where: dict[str, list[str]] = defaultdict(list)
    for module, node in classes(found):
        where[node.name].append(module)
    return {name: places for name, places in sorted(where.items()) if len(places) > 1}


def longest_chain(found: Modules, room: str) -> int:
    """How many classes of a room inherit from one another at most."""
    bases = {
        node.name: [ast.unparse(base).partition("[")[0] for base in node.bases]
        for module, node in classes(found)
        if module.startswith(f"vsdesk.{room}.")
    }

    def length(name: str) -> int:
        return 1 + max((length(base) for base in bases[name] if base in bases), default=0)

    return max(map(length, bases), default=0)


def across_screens(found: Modules) -> list[str]:
    """Where one screen imports another one."""
    crossing = set()
    for module, (_, tree) in found.items():
        if not module.startswith(SCREENS):
            continue
        own = module.split(".")[3]
        for node in ast.walk(tree):
            other = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            if other.startswith(SCREENS) and other.split(".")[3] != own:
                crossing.add(f"{module} -> {other}")
    return sorted(crossing)


def tables_of_kinds(found: Modules) -> list[str]:
    """The tables by kind that stand in the window beside its catalogue: most of their keys are
    kinds, three at least."""
    kinds = {one.about.name for one in MODELS}
    return [
        f"{module}:{node.lineno}"
        for module, (_, tree) in found.items()
        if module.startswith(UI) and not module.startswith(CATALOGUE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        and len(node.keys) >= TABLE
        and 2 * sum(getattr(key, "value", None) in kinds for key in node.keys) > len(node.keys)
    ]


def words_of(tree: ast.Module) -> set[str]:
    """The texts that stand in a module by themselves, but for where somebody is led (`Route`)."""
    nodes = [*ast.walk(tree)]
    led = {
        id(arg)
        for node in nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Route")
        for arg in node.args
    }
    texts = (one for one in nodes if isinstance(one, ast.Constant) and id(one) not in led)
    return {one.value for one in texts if isinstance(one.value, str)}


def walks(found: Modules) -> dict[str, set[str]]:
    """What a change touches: the modules that name each paper, and those of the window's frame that name a
    screen of the rail."""
    said = {name: words_of(tree) for name, (_, tree) in found.items()}
    frame = {
        name
        for name in said
        if name.startswith((f"{UI}shell.", f"{UI}window")) or name == SCREENS[:-1]
    }
    screens = [key for key, one in ENTRIES.items() if one.words]
    return {
        f"paper {one.key}": {name for name, words in said.items() if one.key in words}
        for one in PAPERS
    } | {f"screen {key}": {name for name in frame if key in said[name]} for key in screens}


def starts() -> dict[str, float]:
    """Seconds of CPU, the least of five: an empty Python, the help of the command, the window's modules."""
    ways = {
        "python": ["-c", "pass"],
        "vsdesk --help": ["-m", "vsdesk", "--help"],
        "modules of the window": ["-c", "import vsdesk.ui.window"],
    }
    return {name: min(_cpu(way) for _ in range(5)) for name, way in ways.items()}


def _cpu(way: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *way], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _listed(asked: bool, lines: Sequence[str]) -> None:
    for line in lines if asked else ():
        sys.stdout.write(f"    {line}\n")


def _sizes(counted: Mapping[str, tuple[int, int]]) -> None:
    for room, (files, lines) in sorted(counted.items(), key=lambda one: -one[1][1]):
        sys.stdout.write(f"{room:12} {files:5} files {lines:8,} lines\n")
    files, lines = (sum(one) for one in zip(*counted.values(), strict=True))
    sys.stdout.write(f"{'src':12} {files:5} files {lines:8,} lines\n")


def main(asked: Sequence[str]) -> int:
    """Print the measures."""
    found = modules()
    _sizes(rooms(found))
    out = sys.stdout.write
    out(f"longest chain of classes in desk: {longest_chain(found, 'desk')}\n")
    names = borne_twice(found)
    out(f"names borne by several classes: {len(names)}\n")
    _listed("--names" in asked, [f"{name}: {', '.join(places)}" for name, places in names.items()])
    sets = said_twice(ROOT)
    out(f"equal sets of words in several modules: {len(sets)}\n")
    _listed("--sets" in asked, [f"{sorted(one)}: {', '.join(at)}" for one, at in sets.items()])
    small = [*served_alone(ROOT)]
    out(f"files of screens under {SMALL} lines with one importer: {len(small)}\n")
    _listed("--small" in asked, small)
    crossing = across_screens(found)
    out(f"imports from one screen into another: {len(crossing)}\n")
    _listed("--screens" in asked, crossing)
    tables = tables_of_kinds(found)
    out(f"tables by kind in the window beside its catalogue: {len(tables)}\n")
    _listed("--kinds" in asked, tables)
    tongues = languages_named(ROOT)
    out(f"places that name a language: {len(tongues)}\n")
    _listed("--languages" in asked, tongues)
    walked = walks(found)
    for sort in ("paper", "screen"):
        most = max(len(where) for name, where in walked.items() if name.startswith(sort))
        out(f"modules that name one {sort}, at most: {most}\n")
    _listed("--walks" in asked, [f"{name}: {', '.join(sorted(at))}" for name, at in walked.items()])
    for name, cpu in (starts() if "--start" in asked else {}).items():
        out(f"{name}: {cpu:.2f} s of CPU\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""How the house stands: sizes of its rooms, names borne twice, sets said twice, small
files that serve one page, and in how many modules one change is said.

Run `.venv/bin/python -m tools.measures`; `--names`, `--stems`, `--sets`, `--small`, `--screens`,
`--languages`, `--kinds`, `--walks` list what is counted, `--start` times how the program begins.
Nothing is refused here: what must hold is held by tools/check_tree.py, tools/check_copies.py,
tools/check_sets.py and import-linter.

A walk is a change that a newcomer makes: (a) a field, (b) a paper, (c) a mechanism, (d) a screen of
the rail, (e) a table format, (f) a command, (g) an error code, (h) a language. What one of today is
named by is what the next one needs: the least is a plain one, the most one with rules of its own.
"""

from __future__ import annotations

import ast
import resource
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tools.check_copies import languages_named
from tools.check_sets import said_twice
from tools.check_tree import DOORS, SMALL, served_alone

from vsdesk.cli.groups import BELOW
from vsdesk.errors import CODES
from vsdesk.languages import LANGUAGES, folder_of
from vsdesk.records.kinds import MODELS
from vsdesk.reports.papers import PAPERS
from vsdesk.ui.screens import SCREENS as ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).resolve().parent.parent
SRC: Final = ROOT / "src" / "vsdesk"
UI: Final = "vsdesk.ui."
SCREENS: Final = "vsdesk.ui.screens."
CATALOGUE: Final = "vsdesk.ui.catalogue"
TABLE: Final = 3  # kinds that make a table
FORMATS: Final = (".csv", ".xlsx", ".tsv")  # of tables, as files end
INDEX: Final = ROOT / "resources" / "commands.toml"

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


def stems_twice(found: Modules) -> dict[str, list[str]]:
    """The names that several modules bear, but for the doors of packages and services and those of commands,
    which are called after what they speak for."""
    where: dict[str, list[str]] = defaultdict(list)
    for module, (path, _) in found.items():
        if path.stem not in DOORS and not module.startswith("vsdesk.cli."):
            where[path.stem].append(module)
    return {stem: places for stem, places in sorted(where.items()) if len(places) > 1}


def walks(found: Modules) -> dict[str, dict[str, set[str]]]:
    """By walk, for each thing of today: the modules that name it; none where a catalogue names it for all."""
    said = {name: words_of(tree) | fields_of(tree) for name, (_, tree) in found.items()}

    def named(words: Iterable[str], within: Iterable[str] = said) -> dict[str, set[str]]:
        rooms = tuple(within)
        return {word: {name for name in rooms if word in said[name]} for word in words}

    frame = [
        name
        for name in said
        if name.startswith((f"{UI}shell.", f"{UI}window")) or name == SCREENS[:-1]
    ]
    case = next(one for one in MODELS if one.about.name == "case")
    codes = named(CODES)
    return {
        "a field of a case": named(case.model_fields.keys() & case.__annotations__.keys()),
        "a paper": named(one.key for one in PAPERS),
        "a mechanism": named(path.stem for path in (ROOT / "resources/mechanisms").glob("*.toml")),
        "a screen of the rail": named((key for key, one in ENTRIES.items() if one.words), frame),
        "a table format": named(FORMATS),
        "a command": {
            f"{group} {name}": {module for module in said if _registers(module, group, name, said)}
            for group, one in _commands().items()
            for name in one
        },
        "an error code": {code: where for code, where in codes.items() if where},
    }


def fields_of(tree: ast.Module) -> set[str]:
    """The fields that the models of a module declare."""
    return {
        node.target.id
        for one in tree.body
        if isinstance(one, ast.ClassDef)
        for node in one.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }


def _commands() -> dict[str, dict[str, str]]:
    index: dict[str, dict[str, str]] = tomllib.loads(INDEX.read_text(encoding="utf-8"))
    return index


def _registers(module: str, group: str, name: str, said: Mapping[str, set[str]]) -> bool:
    """Whether a command stands in a module of its group."""
    below = BELOW[group]
    own = {f"vsdesk.cli.{one}" for one in (below.module, *(below.more or ()))}
    return module in own and name in said[module]


def language_files() -> int:
    """The files of the language that has the most of them."""
    folders = (folder_of(lang) for lang in LANGUAGES)
    return max(
        sum(one.is_file() and one.suffix != ".mo" for one in folder.rglob("*"))
        for folder in folders
    )


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
    stems = stems_twice(found)
    out(f"names borne by several modules: {len(stems)}\n")
    _listed("--stems" in asked, [f"{name}: {', '.join(places)}" for name, places in stems.items()])
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
    out("modules that name\n")
    for sort, walked in walks(found).items():
        sizes = sorted(len(where) for where in walked.values())
        middle = sizes[len(sizes) // 2]
        out(f"    {sort:21} at least {sizes[0]}, in the middle {middle}, at most {sizes[-1]}\n")
        lines = [f"{name}: {', '.join(sorted(at))}" for name, at in sorted(walked.items())]
        _listed("--walks" in asked, lines)
    out(f"files that make a language, at most: {language_files()}\n")
    for name, cpu in (starts() if "--start" in asked else {}).items():
        out(f"{name}: {cpu:.2f} s of CPU\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

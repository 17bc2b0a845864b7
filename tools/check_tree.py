"""Hold the tree tidy: check_tree.py prints what breaks a rule of CONTRIBUTING.md, and ends with 1 then."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.check_copies import walk

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400  # lines of a module in src
WIDEST = 110  # characters of a line
# Doors of packages, services and screens, called after what they open: many bear these names.
DOORS = frozenset({"__init__", "__main__", "screen", "service"})
SMALL = 120  # lines of a file of a screen that may be folded into the one that it serves
ROOMS = ("src", "tests", "bench", "tools")
TEXT = {".py", ".md", ".toml", ".sh", ".po", ".yml", ".yaml", ".cfg", ".txt", ".json", ""}
NEEDED = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/security.md",
    "docs/behaviours.md",
    "docs/spec/bundle.md",
    "docs/spec/codes.md",
    "docs/spec/vault.md",
    "docs/guide/en.md",
    "docs/guide/ar.md",
)
_PAGE = "Screen"  # what every page of the window is
# Pages of one record say what is their own to these two, until sections are a part that a page holds.
_ROOT_PAGES = ("RootScreen", "SidedScreen")
_AVOIDED_NAMES = {"utils", "helpers", "manager", "logic", "widgets"}
_LATER = re.compile(r"\b(?:TO" "DO|FIX" "ME|X" "XX)\\b")
_EXEMPTION = re.compile(
    r"#\s*(?:type:\s*ignore(?:\[[^\]]*\])?|noqa(?::\s*[A-Z]+[0-9]+(?:,\s*[A-Z]+[0-9]+)*)?)"
)
_MACHINE = re.compile(r"(?<![\w.~*])/(?:work|home|root|Users|mnt/c)/\w")
_GUESSING = frozenset(
    [
        "setToolTip",
        "setWhatsThis",
        "setStatusTip",
        "setHtml",
        "insertHtml",
        "appendHtml",
        "setMarkdown",
        "showText",
        "QLabel",
        "QTextBrowser",
        "QTextEdit",
        "QTextDocument",
        "QMessageBox",
        "QErrorMessage",
        "QProgressDialog",
        "QInputDialog",
        "QSystemTrayIcon",
        "QStaticText",
        "ToolTipRole",
        "RichText",
        "AutoText",
    ]
)
_MARKUP_IN = {
    "tip.py": frozenset({"setToolTip", "showText", "ToolTipRole"}),
    "selectable.py": frozenset({"RichText"}),
}
_SQL = re.compile(
    r"\bSELECT\b.+\bFROM\b|\bINSERT (?:OR \w+ )?INTO\b|\bUPDATE \w+ SET\b|\bDELETE FROM\b"
    r"|\b(?:CREATE|DROP|ALTER) (?:UNIQUE |VIRTUAL )?(?:TABLE|INDEX|TRIGGER|VIEW)\b|\bPRAGMA \w"
    r"|\b\w+ (?:=|<|>|<>|IN|LIKE) \(?\?|\b[a-z]\.\w+ = [a-z]\.\w+",
    re.DOTALL,
)
_NAMED = re.compile(r"`((?:tests|src|docs|tools|packaging)/[\w/.-]+\.(?:py|md|sh|toml))`")
_WRITTEN_BY = re.compile(r"^Written by `(tools/\w+\.py)`", re.MULTILINE)
_CODE = re.compile(r"`([a-z]+(?:_[a-z]+)+|[a-z_]+(?:\.[a-z_]+)+)(?:\(\))?`")
_WAY = re.compile(r"`((?:\w+\.){2,}\w+)(?:\(\))?`")
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(  # what a module says in comments and docstrings; its texts, names and numbers
    r"""(?P<said>\#[^\n]*|(?<!\w)"{3}(?:[^"\\]|\\.|"(?!""))*"{3})"""
    r"""|\w*(?:"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3})"""
    r"""|\w*(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\w+""",
    re.DOTALL,
)
_TEST = re.compile(r"`(test_\w+[a-z0-9])`")
_SOME_TESTS = re.compile(r"`(test_\w+_)\*`")
_TEST_FILE = re.compile(r"`(test_\w+\.py)`")
# What a test may not rest on, in the scripts that it gives to another process too.
_MAKING = frozenset(
    {"mkdir", "makedirs", "write_bytes", "write_text", "touch", "mkdtemp", "mkstemp"}
)
# A bundle is encrypted and for another account; the lock of a vault's folder is empty.
_FOR_OTHERS = frozenset({"media.py", "folder.py"})
_CHANCE = {
    "bytes without a seed": re.compile(
        r"\burandom\b|\btoken_(?:bytes|hex)\b|\buuid[14]\b|\bSystemRandom\b|\bRandom\(\)|\brandom\."
        r"(?:random|randint|choice|choices|shuffle|sample|randbytes|getrandbits|uniform)\("
    ),
    "waits for time to pass": re.compile(
        r"\bsleep\(|\bqWait\(|\bqtbot\.wait\(|\bsingleShot\([1-9]"
    ),
    "the clock of the machine": re.compile(
        r"\btime\.(?:time|time_ns|monotonic|perf_counter)\b|\bdate(?:time)?\.(?:now|today|utcnow)\b"
    ),
}
_REASON = re.compile(r"  # (?!noqa|type:|fmt:)\w.{4}")
_UNFORMATTED = re.compile(r"[#]\s*fmt:\s*(?:skip|off)")
_TABLE = re.compile(r"[#] fmt: skip  # a \w{3}")
_SENTENCE = re.compile(  # with the name or key that it is given, and nothing else
    r"""\s*(?:[\w.]+(?:: \w+)?(?: = |=|: )|"[^"]*": )?[rfb]{0,2}(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'),?"""
)
_MEANT = re.compile(r"# the clock: \w")  # the reason stands beside it
_QUICK = {
    "waitUntil": 60_000,
    "waitSignal": 60_000,
    "run": 300,
}  # milliseconds; of processes seconds
_HOSTS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host", re.I)


def modules(root: Path, room: str) -> list[Path]:
    """The Python files of a room."""
    return sorted(path for path in (root / room).rglob("*.py") if "__pycache__" not in path.parts)


def long_modules(root: Path) -> Iterator[str]:
    """Modules of src over the limit, and names that say nothing."""
    for path in modules(root, "src"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LONGEST:
            yield f"{path.relative_to(root)}: {lines} lines, {LONGEST} at most"
        if path.stem in _AVOIDED_NAMES:
            yield f"{path.relative_to(root)}: a name that says what is inside is needed"


def unreasoned(root: Path) -> Iterator[str]:
    """Work left for later, and exemptions from a check without the reason beside them."""
    for room in ROOMS:
        for path in modules(root, room):
            text = path.read_text(encoding="utf-8")
            if not any(one.search(text) for one in (_UNFORMATTED, _LATER, _EXEMPTION)):
                continue
            for number, line in enumerate(text.splitlines(), 1):
                place = f"{path.relative_to(root)}:{number}"
                if _UNFORMATTED.search(line) and not _TABLE.search(line):
                    yield f"{place}: what the formatter leaves needs its reason: # fmt: skip  # a table"
                if _LATER.search(line):
                    yield f"{place}: work left for later belongs in an issue"
                exempt = _EXEMPTION.search(line)
                if exempt and len(re.sub(r"\W", "", line[exempt.end() :])) < 5:
                    yield f"{place}: an exemption needs its reason beside it"


def wide_lines(root: Path) -> Iterator[str]:
    """Lines over the limit, measured without an exemption, which has to stand at the end of its line.

    A sentence may be longer that stands whole on a line of its own, so that a search for its words finds it;
    and so may a row of a table that says why the formatter leaves it.
    """
    for room in ROOMS:
        for path in modules(root, room):
            text = path.read_text(encoding="utf-8")
            wide = {number for number, line in enumerate(text.splitlines(), 1) if _is_wide(line)}
            for number in sorted(wide - _tables(text) if wide else ()):
                yield f"{path.relative_to(root)}:{number}: more than {WIDEST} characters"


def _is_wide(line: str) -> bool:
    exempt = _EXEMPTION.search(line)
    measured = line[: exempt.start()].rstrip() if exempt else line
    told = _SENTENCE.fullmatch(line) and not _SQL.search(line)
    return len(measured) > WIDEST and not told


def _tables(text: str) -> set[int]:
    """The lines of statements that the formatter leaves as they are, with a reason."""
    ends = {n for n, line in enumerate(text.splitlines(), 1) if _TABLE.search(line)}
    held = [one for one in walk(ast.parse(text)) if isinstance(one, ast.stmt)] if ends else []
    starts = {one: max(n.lineno for n in held if n.end_lineno == one) for one in ends}
    return {n for end, start in starts.items() for n in range(start, end + 1)}


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All nodes of a module: read once, by whichever check asks first."""
    return tuple(walk(ast.parse(path.read_text(encoding="utf-8"))))


def prints(root: Path) -> Iterator[str]:
    """`print` in src: sentences go through the catalogue and the console of the commands."""
    for path in modules(root, "src"):
        for node in nodes(path):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "print"
            ):
                yield f"{path.relative_to(root)}:{node.lineno}: print"


def guessed_markup(root: Path) -> Iterator[str]:
    """Where Qt would guess that words are HTML: a name may open files, or ask the network, so.

    Tips are given by ui/kit/tip.py, labels are the kit's (PlainText; Selectable escapes), menus say
    `as_label`.
    """
    for path in modules(root, "src"):
        allowed = (
            _MARKUP_IN.get(path.name, frozenset()) if path.parent.name == "kit" else frozenset()
        )
        for node in nodes(path):
            name = _qt_name(node)
            guesses = name in _GUESSING and name not in allowed
            if not guesses and (name != "QAction" or _as_label(node)):
                continue
            place = f"{path.relative_to(root)}:{getattr(node, 'lineno', 0)}"
            yield (
                f"{place}: {name} guesses at HTML, see ui/kit/tip.py"
                if guesses
                else f"{place}: QAction without as_label"
            )


def _qt_name(node: ast.AST) -> str:
    """What is called, a class that is derived from, or a role or format that is taken."""
    if isinstance(node, ast.Call):
        name = node.func
    elif isinstance(node, ast.Attribute) and node.attr in ("ToolTipRole", "RichText", "AutoText"):
        name = node
    else:
        return ""
    return name.attr if isinstance(name, ast.Attribute) else getattr(name, "id", "")


def _as_label(node: ast.AST) -> bool:
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return isinstance(first, ast.Call) and _qt_name(first) == "as_label"


def desk_heirs(root: Path) -> Iterator[str]:
    """A class of the desk that inherits from a class of the desk: services are given what they need."""
    found: list[tuple[Path, ast.ClassDef]] = []
    for path in modules(root, "src/vsdesk/desk"):
        found += [(path, node) for node in nodes(path) if isinstance(node, ast.ClassDef)]
    own = {node.name for _, node in found}
    for path, node in found:
        for base in node.bases:
            name = ast.unparse(base).partition("[")[0].rpartition(".")[2]
            if name in own:
                yield f"{path.relative_to(root)}:{node.lineno}: {node.name} inherits from {name} of the desk"


def page_heirs(root: Path) -> Iterator[str]:
    """A page of the window that inherits from a page: what two pages share is a part that both hold."""
    found: dict[str, tuple[Path, ast.ClassDef, set[str]]] = {}
    for path in modules(root, "src/vsdesk/ui"):
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(one).rpartition(".")[2] for one in node.bases}
                found[node.name] = path, node, bases
    pages = {_PAGE}
    while more := {name for name, (_, _, bases) in found.items() if bases & pages} - pages:
        pages |= more
    for name, (path, node, bases) in found.items():
        for base in sorted(bases & (pages - {_PAGE, *_ROOT_PAGES})):
            yield f"{path.relative_to(root)}:{node.lineno}: {name} inherits from the page {base}"


def served_alone(root: Path) -> Iterator[str]:
    """A small file of a screen that one other file imports: it lies with what it serves."""
    folder = root / "src" / "vsdesk" / "ui" / "screens"
    names = {_dotted(root, path): path for path in modules(root, "src/vsdesk/ui/screens")}
    importers: dict[str, set[Path]] = {}
    for path in modules(root, "src"):
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and node.module:
                for name in {node.module, *(f"{node.module}.{one.name}" for one in node.names)}:
                    importers.setdefault(name, set()).add(path)
    for name, path in names.items():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if path.name != "__init__.py" and lines < SMALL and len(importers.get(name, ())) == 1:
            yield f"{path.relative_to(root)}: serves one file of {folder.name} alone, {lines} lines"


def _dotted(root: Path, path: Path) -> str:
    """How a module is imported, or a package by its door."""
    parts = path.relative_to(root / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def names_twice(root: Path) -> Iterator[str]:
    """A public class whose name another class of the program bears: a name is found in one place."""
    found: dict[str, Path] = {}
    for path in modules(root, "src"):
        for node in ast.iter_child_nodes(nodes(path)[0]):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                if first := found.get(node.name):
                    yield f"{path.relative_to(root)}:{node.lineno}: {node.name} is a class of {first} too"
                found[node.name] = path.relative_to(root)


def modules_twice(root: Path) -> Iterator[str]:
    """A module whose name another module of the program bears: a thing is found by its name."""
    found: dict[str, Path] = {}
    for path in modules(root, "src"):
        if path.stem in DOORS or path.parent.name == "cli":
            continue
        if first := found.get(path.stem):
            yield f"{path.relative_to(root)}: {first} bears that name too"
        found[path.stem] = path.relative_to(root)


def queries(root: Path) -> Iterator[str]:
    """SQL in a room that is not the vault's, whole or a part of a condition."""
    for path in modules(root, "src"):
        if "vault" in path.relative_to(root).parts:
            continue
        for node in nodes(path):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and _SQL.search(node.value)
            ):
                yield f"{path.relative_to(root)}:{node.lineno}: SQL outside the vault"


def late_imports(root: Path) -> Iterator[str]:
    """An import inside a function without its reason: at the end of the line, or above it and its
    neighbours."""
    for path in modules(root, "src"):
        text = path.read_text(encoding="utf-8")
        lines, told = text.splitlines(), set[int]()
        for node in _inside_functions(nodes(path)):
            above = node.lineno - 1 in told or lines[node.lineno - 2].lstrip().startswith("# ")
            if above or _REASON.search(lines[(node.end_lineno or 0) - 1]):
                told.add(node.end_lineno or 0)
            else:
                yield f"{path.relative_to(root)}:{node.lineno}: an import in a function needs its reason"


def _inside_functions(every: Sequence[ast.AST]) -> list[ast.Import | ast.ImportFrom]:
    functions = [one for one in every if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {
        node.lineno: node
        for function in functions
        for node in walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    return [inside[line] for line in sorted(inside)]


def echoes(root: Path) -> Iterator[str]:
    """A docstring of four words or fewer where a method that is documented already is only carried out."""
    classes: dict[str, list[ast.ClassDef]] = {}
    found: list[tuple[Path, ast.ClassDef]] = []
    for path in modules(root, "src"):
        found += [(path, node) for node in nodes(path) if isinstance(node, ast.ClassDef)]
    for _, node in found:
        classes.setdefault(node.name, []).append(node)
    for path, node in found:
        above = {name for one in _above(node, classes) for name in _documented(one)}
        for name, (line, said) in _documented(node).items():
            if name in above and len(said.split()) <= 4:
                yield f"{path.relative_to(root)}:{line}: {name} is documented where it is declared"


def _above(node: ast.ClassDef, classes: dict[str, list[ast.ClassDef]]) -> Iterator[ast.ClassDef]:
    for base in node.bases:
        name = ast.unparse(base).partition("[")[0].rpartition(".")[2]
        for one in classes.get(name, []):
            if one is not node:
                yield one
                yield from _above(one, classes)


def _documented(node: ast.ClassDef) -> dict[str, tuple[int, str]]:
    methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    return {
        one.name: (one.lineno, said)
        for one in methods
        if (said := ast.get_docstring(one)) and len(one.body) > 1
    }


def chance(root: Path) -> Iterator[str]:
    """Tests that rest on bytes without a seed, on time, or on a limit that a busy machine may miss."""
    for path in modules(root, "tests"):
        text = path.read_text(encoding="utf-8")
        looked_for = {said: one for said, one in _CHANCE.items() if one.search(text)}
        for number, line in enumerate(text.splitlines() if looked_for else (), 1):
            for said, pattern in looked_for.items():
                if pattern.search(line) and not _MEANT.search(line):
                    yield f"{path.relative_to(root)}:{number}: {said}"
        for node in nodes(path) if "timeout" in text else ():
            if isinstance(node, ast.Call) and _too_quick(node):
                yield f"{path.relative_to(root)}:{node.lineno}: a limit that a busy machine may miss"


def _too_quick(node: ast.Call) -> bool:
    least = _QUICK.get(node.func.attr, 0) if isinstance(node.func, ast.Attribute) else 0
    limits = [key.value for key in node.keywords if key.arg == "timeout"]
    given = [one.value for one in limits if isinstance(one, ast.Constant)]
    return any(isinstance(one, int) and one < least for one in given)


def readable_files(root: Path) -> Iterator[str]:
    """Files and folders that others of the computer could read: `diskio` alone makes them."""
    for path in modules(root, "src"):
        if path.name == "diskio.py" or path.stem.startswith("demo"):  # made-up people
            continue
        for node in nodes(path):
            name = _qt_name(node) if isinstance(node, ast.Call) else ""
            if (
                name in _MAKING or (name == "open" and _writes(node))
            ) and path.name not in _FOR_OTHERS:
                place = f"{path.relative_to(root)}:{getattr(node, 'lineno', 0)}"
                yield f"{place}: {name} makes what others may read, see diskio"


def _writes(node: ast.AST) -> bool:
    given = (
        [*node.args, *(key.value for key in node.keywords)] if isinstance(node, ast.Call) else []
    )
    modes = [one.value for one in given if isinstance(one, ast.Constant)]
    return any(isinstance(one, str) and re.fullmatch("[wxa]b?[+]?", one) for one in modes)


def machine_paths(root: Path) -> Iterator[str]:
    """Absolute paths of someone's machine, in any text of the tree."""
    for path in texts(root):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if _MACHINE.search(line):
                yield f"{path.relative_to(root)}:{number}: a path of one machine"


def texts(root: Path) -> Iterator[Path]:
    """The text files of the tree that are ours."""
    skipped = {
        ".git",
        ".venv",
        "node_modules",
        "__pycache__",
        ".mypy_cache",
        ".ruff_cache",
        ".hypothesis",
    }
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if skipped.isdisjoint(inside) and path.is_file() and path.suffix in TEXT:
            try:
                path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            yield path


def hosts(root: Path) -> Iterator[str]:
    """Hosts of registries: the lock holds names, versions and hashes only."""
    for name in ("requirements.lock", "pyproject.toml", "Makefile"):
        for number, line in enumerate((root / name).read_text(encoding="utf-8").splitlines(), 1):
            found = _HOSTS.search(line)
            if found and f"--no-emit-{found.group().strip('-')}" not in line:
                yield f"{name}:{number}: a host or an index"
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    if "--hash=sha256:" not in lock:
        yield "requirements.lock: without hashes"
    packages = root / "tools/independent_reader/package-lock.json"
    if packages.is_file() and '"resolved"' in packages.read_text(encoding="utf-8"):
        yield f"{packages.relative_to(root)}: names where a package was taken from"


def pages(root: Path) -> Iterator[str]:
    """Pages that must be there; every code must stand in the page of codes."""
    for name in NEEDED:
        if not (root / name).is_file():
            yield f"{name}: is missing"
    if not any((root / "docs/decisions").glob("[0-9][0-9][0-9]-*.md")):
        yield "docs/decisions: no page"
    spec = root / "docs/spec/codes.md"
    if spec.is_file():
        text = spec.read_text(encoding="utf-8")
        for code in _codes(root):
            if code not in text:
                yield f"docs/spec/codes.md: does not name {code}"


def _codes(root: Path) -> list[str]:
    source = (root / "src/vsdesk/errors.py").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"\b[ELWI]_[A-Z][A-Z_]+[A-Z]\b", source)))


def named_files(root: Path) -> Iterator[str]:
    """A page that names a file of the tree, or a test by its name, names one that is there."""
    tests = "".join(path.read_text(encoding="utf-8") for path in modules(root, "tests"))
    files = {path.name for path in modules(root, "tests")}
    for page in sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")]):
        text, place = page.read_text(encoding="utf-8"), page.relative_to(root)
        for name in sorted({*_NAMED.findall(text)}):
            if not (root / name).exists():
                yield f"{place}: names {name}, which is not there"
        for name in sorted({*_TEST_FILE.findall(text)} - files):
            yield f"{place}: names {name}, which is not there"
        for name in sorted({*_TEST.findall(text)}):
            if f"def {name}(" not in tests:
                yield f"{place}: names {name}, which is no test"
        for name in sorted({*_SOME_TESTS.findall(text)}):
            if f"def {name}" not in tests:
                yield f"{place}: names {name}, which begins no test"


def named_code(root: Path) -> Iterator[str]:
    """A page, a docstring or a comment that names code (`several_words`, `module.name`) names what is
    there."""
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    said = [(one, 1, one.read_text(encoding="utf-8")) for one in pages if "spec" not in one.parts]
    known = _words_beside_src(root)
    for path in modules(root, "src"):
        text = path.read_text("utf-8")
        for token in _TOKEN.finditer(text):
            if part := token["said"]:
                if "`" in part:
                    said.append((path, text.count("\n", 0, token.start()) + 1, part))
            else:
                known.update(_WORD.findall(token[0]))
    for path, at, part in said:
        for number, line in enumerate(part.splitlines(), at):
            names = {one: {*one.split(".")} - known for one in _CODE.findall(line)}
            for name in (one for one, lost in names.items() if lost and one[:5] != "test_"):
                yield f"{path.relative_to(root)}:{number}: names {name}, which is not there"


def named_modules(root: Path) -> Iterator[str]:
    """A page or docstring that leads somewhere by its way (`room.module.Name`) leads to what is there."""
    rooms = {path.name for path in (root / "src" / "vsdesk").glob("*/")}
    known = {_dotted(root, path): path for path in modules(root, "src")}
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *modules(root, "src")]
    for path in pages:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for way in _WAY.findall(line) if "`" in line else ():
                parts = way.removeprefix("vsdesk.").split(".")
                if parts[0] in rooms and not _is_there(["vsdesk", *parts], known):
                    yield f"{path.relative_to(root)}:{number}: names {way}, which is not there"


def _is_there(parts: Sequence[str], known: Mapping[str, Path]) -> bool:
    """Whether a module is there, or the words behind it stand in it."""
    last = max(n for n in range(1, len(parts) + 1) if n == 1 or ".".join(parts[:n]) in known)
    if last == 1 or last == len(parts):
        return last > 1
    found = known[".".join(parts[:last])]
    files = found.parent.glob("*.py") if found.name == "__init__.py" else [found]  # or its service
    tokens = (one for file in files for one in _TOKEN.finditer(file.read_text("utf-8")))
    said = {word for one in tokens if not one["said"] for word in _WORD.findall(one[0])}
    return {*parts[last:]} <= said


def _words_beside_src(root: Path) -> set[str]:
    """The words of tests and tools and of what lies in resources, and the names of files."""
    known = {"py", "md", "toml", "sh"}
    beside = [path for room in ROOMS if room != "src" for path in modules(root, room)]
    for path in [*beside, *(root / "resources").rglob("*.toml")]:
        known.update(_WORD.findall(path.read_text("utf-8")))
    for room in (*ROOMS, "resources", "packaging"):
        for path in (root / room).rglob("*"):
            known.update((path.parent.name, path.stem))
    return known


def generated(root: Path) -> Iterator[str]:
    """A page that a tool writes lies in docs/generated, and names the tool; what is
    specified stays in docs/spec."""
    for page in sorted((root / "docs").rglob("*.md")):
        room = page.relative_to(root / "docs").parts[0]
        tool = _WRITTEN_BY.search(page.read_text(encoding="utf-8"))
        if room == "generated" and (tool is None or not (root / tool[1]).exists()):
            yield f"{page.relative_to(root)}: names no tool that writes it"
        elif room not in ("generated", "spec") and tool is not None:
            yield f"{page.relative_to(root)}: is written by a tool, so it lies in docs/generated"


def goldens(root: Path) -> Iterator[str]:
    """A golden folder holds files, and each is named by a test."""
    folder = root / "tests/golden"
    tests = "".join(path.read_text(encoding="utf-8") for path in modules(root, "tests"))
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.suffix not in (".py", ".pyc") and "golden" not in tests:
            yield f"{path.relative_to(root)}: no test reads it"


CHECKS = (
    desk_heirs,
    page_heirs,
    served_alone,
    long_modules,
    wide_lines,
    unreasoned,
    prints,
    echoes,
    names_twice,
    modules_twice,
    queries,
    late_imports,
    chance,
    guessed_markup,
    readable_files,
    machine_paths,
    hosts,
    pages,
    named_files,
    named_code,
    named_modules,
    generated,
    goldens,
)


def check(root: Path) -> list[str]:
    """Every problem in the checkout at `root`."""
    return [problem for rule in CHECKS for problem in rule(root)]


def main() -> int:
    """Print the problems; 1 when there are any."""
    problems = check(ROOT)
    print("\n".join(problems) if problems else "tree: tidy")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

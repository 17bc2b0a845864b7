"""Hold each meaning to one place: a set of terms that stands as a literal in two modules is refused.

check_copies.py prints every tuple, list, set or table of three or more terms of one controlled list
(resources/vocabularies) of which another module of src holds the same ones, and ends with 1 then. One of the
two must read the other's: who is inside, what is still open, what counts as a yes is said once. It refuses
the code of a language in src too: languages are declared in resources/languages, and each is a folder there.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEAST = 3  # terms that make a set worth a name
HOLDING = ast.Tuple, ast.List, ast.Set, ast.Dict  # what holds a set of terms
# Where a text that reads like the code of a language is none, or is a word in that language.
NO_LANGUAGE = {
    "names": "sounds, as names are compared",
    "records/places/told_places.py": "articles before names in Latin letters",
    "records/gate/told/rejected_words.py": "endings of words",
    "records/consent/recipients.py": "the language in which a body is written to",
    "cli/demo_people.py": "what made-up people tell",
}


def lists_of(root: Path) -> dict[str, frozenset[str]]:
    """The keys of every controlled list, with those that every open list has."""
    tables: dict[str, frozenset[str]] = {}
    for path in sorted((root / "resources/vocabularies").glob("*.toml")):
        for name, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            tables[name] = frozenset(key for key, row in rows.items() if isinstance(row, dict))
    common = tables.pop("common", frozenset())
    return {name: keys | common for name, keys in tables.items()}


def walk(tree: ast.AST) -> list[ast.AST]:
    """All nodes of a tree that say something, as `ast.walk` gives them; in half the time."""
    found = [tree]
    for node in found:
        for name in node._fields:
            held = getattr(node, name, None)
            if isinstance(held, list):
                found += [one for one in held if isinstance(one, ast.AST)]
            elif isinstance(held, ast.AST) and not isinstance(held, ast.expr_context):
                found.append(held)
    return found


def literals(tree: ast.AST) -> Iterator[tuple[int, frozenset[str]]]:
    """Line and members of each literal of texts. What stands in `Literal[…]` is a type, and no copy."""
    nodes = walk(tree)
    types = {
        id(inner)
        for node in nodes
        if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal"
        for inner in walk(node.slice)
    }
    for node in nodes:
        if isinstance(node, HOLDING) and id(node) not in types:
            found = _members(node)
            if len(found) >= LEAST:
                yield getattr(node, "lineno", 0), found


def _members(node: ast.AST) -> frozenset[str]:
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        for one in node.elts:  # a star before a literal only breaks the line
            inner = one.value if isinstance(one, ast.Starred) else None
            parts += inner.elts if isinstance(inner, ast.Tuple | ast.List | ast.Set) else [one]
    elif isinstance(node, ast.Dict):
        parts += node.keys
    texts = [one.value for one in parts if isinstance(one, ast.Constant)]
    said = frozenset(one for one in texts if isinstance(one, str))
    return said if len(texts) == len(parts) == len([*filter(None, texts)]) else frozenset()


def copies(root: Path) -> list[str]:
    """A line for each set of terms that stands in two modules or more."""
    lists: Mapping[str, frozenset[str]] = lists_of(root)
    found: dict[frozenset[str], dict[str, int]] = defaultdict(dict)
    for path in sorted((root / "src").rglob("*.py")):
        name = str(path.relative_to(root))
        for line, members in literals(ast.parse(path.read_text(encoding="utf-8"))):
            if any(members <= keys for keys in lists.values()):
                found[members].setdefault(name, line)
    return [
        f"{', '.join(f'{name}:{line}' for name, line in places.items())}: "
        f"the same terms: {', '.join(sorted(members))}"
        for members, places in found.items()
        if len(places) > 1
    ]


def languages_named(root: Path) -> list[str]:
    """A line for each place of src where the code of a language stands as a text."""
    codes = {path.parent.name for path in (root / "resources/languages").glob("*/language.toml")}
    found = []
    for path in sorted((root / "src/vsdesk").rglob("*.py")):
        name = path.relative_to(root / "src/vsdesk").as_posix()
        if not any(name == one or name.startswith(f"{one}/") for one in NO_LANGUAGE):
            nodes = walk(ast.parse(path.read_text(encoding="utf-8")))
            said = ((one.lineno, one.value) for one in nodes if isinstance(one, ast.Constant))
            found += [
                f"{name}:{line}: names the language {text}" for line, text in said if text in codes
            ]
    return found


def main() -> int:
    """Print the copies and the languages that are named; 1 when there are any."""
    problems = copies(ROOT) + languages_named(ROOT)
    print("\n".join(problems) if problems else "sets of terms: each stands once; no language named")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

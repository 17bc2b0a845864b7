"""Hold each set of words to one place, of whatever list: `python -m tools.check_sets`
prints those said twice.

Said is what stands as a tuple, list, set or table of three or more words in a module of src. Said once more
is not what only uses a set: a table given to `members.for_each` with the set that it is about; the values
that are built for a record; and what the kinds of the dictionary declare, each for itself.

What no eye sees is such a set too, of letters (`vsdesk.unseen_letters`): a module that lists three of them,
or asks for the category of Unicode that most of them have, would be deaf to all others.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tools.check_copies import HOLDING, LEAST, _members, walk

from vsdesk.unseen_letters import EACH

ROOT = Path(__file__).resolve().parent.parent
# The same words where one room may not ask the other, or means something else. Few; each says why.
MEANT = {
    frozenset({"L", "R", "AL"}): "classes of Unicode; the kit of the window reads no paper",
}
# Marks that steer the order and controls of terminals and files are heeded for what they do, too.
_LISTED = EACH - frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_UNSEEN = frozenset(one for one in _LISTED if one > "\u00a0")
_ESCAPED = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_CATEGORY = "Cf"
UNSEEN_MEANT = {
    "unseen_letters.py": "the set itself",
    "crypto/spoken.py": "docs/spec/keys.md says by which categories a word is read",
    "written_words.py": "docs/spec/keys.md says by which categories a word is read",
}
_KINDS = "records/kinds"  # the dictionary: each kind says for itself under what it lies and whom it may name


def sets(tree: ast.Module) -> Iterator[tuple[int, frozenset[str]]]:
    """Line and words of each set that a module says."""
    nodes = walk(tree)
    used = {id(inner) for node in _used(nodes) for inner in walk(node)}
    for node in nodes:
        if not isinstance(node, HOLDING) or id(node) in used:
            continue
        if len(words := _members(node)) >= LEAST and words not in MEANT:
            yield getattr(node, "lineno", 0), words


def _used(nodes: list[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        if isinstance(node, ast.Subscript) and getattr(node.value, "id", "") == "Literal":
            yield node
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "for_each":
            yield from node.args
        elif isinstance(node, ast.AnnAssign) and "Json" in ast.unparse(node.annotation):
            yield node
        elif isinstance(node, ast.FunctionDef):
            yield from (one for one in walk(node) if isinstance(one, ast.Dict))


def said_twice(root: Path) -> dict[frozenset[str], dict[str, int]]:
    """The sets that stand in several modules, and where."""
    found: dict[frozenset[str], dict[str, int]] = defaultdict(dict)
    for path in sorted((root / "src").rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for line, words in sets(ast.parse(path.read_text(encoding="utf-8"))):
            if _KINDS not in name:
                found[words].setdefault(name, line)
    return {words: places for words, places in found.items() if len(places) > 1}


def unseen_said(root: Path) -> dict[str, int]:
    """The modules that say for themselves what no eye sees, and where."""
    found: dict[str, int] = {}
    src = root / "src/vsdesk"
    for path in sorted(src.rglob("*.py")):
        name = path.relative_to(src).as_posix()
        if name in UNSEEN_MEANT:
            continue
        for node in walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _lists_unseen(node):
                found.setdefault(name, getattr(node, "lineno", 0))
    return found


def _lists_unseen(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return node.value == _CATEGORY
    if not isinstance(node, ast.Assign | ast.AnnAssign | ast.Return | ast.Expr):
        return False
    said = [one.value for one in walk(node) if isinstance(one, ast.Constant)]
    text = "".join(one for one in said if isinstance(one, str))
    return len(_UNSEEN & {*_ESCAPED.sub(_letter, text)}) >= LEAST


def _letter(escaped: re.Match[str]) -> str:
    """What stands escaped in a raw text."""
    return chr(int(next(filter(None, escaped.groups())), 16))


def main() -> int:
    """Print the sets that are said twice; 1 when there are any."""
    problems = [
        f"{', '.join(f'{name}:{line}' for name, line in places.items())}: "
        f"the same words: {', '.join(sorted(words))}"
        for words, places in said_twice(ROOT).items()
    ]
    problems += [
        f"src/vsdesk/{name}:{line}: what no eye sees is said in vsdesk.unseen_letters"
        for name, line in unseen_said(ROOT).items()
    ]
    sys.stdout.write("\n".join(problems or ["sets of words: each stands once"]) + "\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

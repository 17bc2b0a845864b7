"""Every field that the program names beside its kind is in the dictionary: a name that no kind has is read as
nothing, and nobody notices.

Looked at in `src`: tables whose rows begin with a kind and a field, tables by kind whose values are fields,
`kind=…, field=…`, and what is read of the records of one kind (`for one in dossier.of("kind")`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.check_copies import walk

from vsdesk.records.dictionary.dictionary import Dictionary

SRC = Path(__file__).resolve().parents[2] / "src"
READS = frozenset({"text", "value", "every", "differs", "alternatives", "standing", "ops"})
OF_EVERY_KIND = frozenset({"deleted"})  # written by the log, of no kind
Named = tuple[int, str, str]  # line, kind, field


class Fields:
    """What the dictionary has."""

    def __init__(self) -> None:
        self._dictionary = Dictionary.load()

    def is_kind(self, name: str) -> bool:
        return self._dictionary.kind(name) is not None

    def has(self, kind: str, name: str) -> bool:
        return name in OF_EVERY_KIND or self._dictionary.field(kind, name) is not None


def text(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def members(node: ast.AST) -> list[ast.expr]:
    """Of a literal of several, also as it is given to `frozenset`."""
    if isinstance(node, ast.Call) and text_of_name(node.func) == "frozenset" and node.args:
        return members(node.args[0])
    return node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []


def text_of_name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def rows(node: ast.AST) -> list[Named]:
    """The first two texts of each row of a table, where all rows begin so."""
    found = [
        (one.lineno, text(of[0]), text(of[1]))
        for one in members(node)
        if len(of := members(one)) > 1 and text(of[1])
    ]
    return found if len(found) > 1 and len(found) == len(members(node)) else []


def by_kind(node: ast.AST) -> list[Named]:
    """Each text of the values of a table by kind."""
    if not isinstance(node, ast.Dict):
        return []
    return [
        (one.lineno, text(key), text(one))
        for key, value in zip(node.keys, node.values, strict=True)
        for one in members(value)
        if text(one)
    ]


def tables(every: Sequence[ast.AST], fields: Fields) -> Iterator[Named]:
    """Of each table that names fields by its kinds: most of its rows do, so all of them are meant to."""
    for node in every:
        for found in (rows(node), by_kind(node)):
            named = [fields.has(kind, name) for _, kind, name in found if fields.is_kind(kind)]
            if len(named) == len(found) and sum(named) * 2 > len(named):
                yield from found


def arguments(every: Sequence[ast.AST]) -> Iterator[Named]:
    """`kind="…", field="…"` of a call."""
    for node in every:
        if isinstance(node, ast.Call):
            said = {one.arg: text(one.value) for one in node.keywords}
            if said.get("kind") and said.get("field"):
                yield node.lineno, said["kind"], said["field"]


def kind_of(node: ast.AST) -> str:
    """The kind of the records of `….of("kind")` and `….children(id, "kind")`."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
        return ""
    return text(node.args[-1]) if node.func.attr in ("of", "children") else ""


def reads(every: Sequence[ast.AST]) -> Iterator[Named]:
    """What is read of a record where it runs through all of one kind."""
    for node in every:
        loops = [node] if isinstance(node, ast.For) else getattr(node, "generators", [])
        runs = {text_of_name(one.target): kind for one in loops if (kind := kind_of(one.iter))}
        for inner in walk(node) if runs else ():
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
                of, name = text_of_name(inner.func.value), text(inner.args[0]) if inner.args else ""
                if of in runs and name and inner.func.attr in READS:
                    yield inner.lineno, runs[of], name


def named(tree: ast.AST, fields: Fields) -> Iterator[Named]:
    every = tuple(walk(tree))
    yield from tables(every, fields)
    yield from arguments(every)
    yield from reads(every)


def test_every_field_that_is_named_is_one() -> None:
    fields, found, lost = Fields(), 0, list[str]()
    for path in sorted(SRC.rglob("*.py")):
        for line, kind, name in named(ast.parse(path.read_text(encoding="utf-8")), fields):
            found += 1
            if not (fields.is_kind(kind) and fields.has(kind, name)):
                lost.append(f"{path.relative_to(SRC)}:{line}: {kind} has no {name}")
    assert not lost, lost
    assert found > 200


def test_a_field_that_no_kind_has_is_seen() -> None:
    code = """
_CONTACT = (("contact_log", "on"), ("service", "date"), ("family_request", "on"))
_OF = {"service": ("date", "end"), "need": frozenset({"kind_of"})}
raise UserError("E_VALUE", kind="consent_grant", field="because_of")
sent = [one.text("sent_at") for one in dossier.of("submission") if one.value("sent_on")]
for row in dossier.children(root, "disclosure"):
    print(row.every("recipients"), other.every("nothing"))
"""
    fields = Fields()
    lost = {
        (kind, name)
        for _, kind, name in named(ast.parse(code), fields)
        if not fields.has(kind, name)
    }
    assert lost == {
        ("family_request", "on"),
        ("need", "kind_of"),
        ("consent_grant", "because_of"),
        ("submission", "sent_at"),
        ("disclosure", "recipients"),
    }

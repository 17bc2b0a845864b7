"""Hold the catalogues complete: check_strings.py [--missing LANG | --prune].

Every sentence given as a literal to `say`, `count` or `mark` in src, of a command's help, of the table of
codes, and every one in which a language is spoken of (resources/languages/*/language.toml) must stand
translated in the catalogue of each language that is complete, with the same placeholders, and without the
words that the house does not use. Nothing unused may remain. `--missing ar` prints what is not translated
yet as a piece to fill in; `--prune` removes what is no longer used.
"""

from __future__ import annotations

import ast
import re
import string
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.language_checks import ROOT, catalogue_path, checks, with_catalogue

from vsdesk.cli import commands, help_page
from vsdesk.errors import CODES

# What the house does not say (CONTRIBUTING.md, Words); of other languages in their checks.toml.
_FORBIDDEN_EN = re.compile(
    r"\b(?:conflict|duplicate|error|invalid|fail(?:ed|ure|s)?|victim count|deceased|please|sorry)",
    re.I,
)
# A number before a noun: Arabic has six forms of it, so `count` says it.
_COUNTED = re.compile(
    r"\{\w+\} (?:(?:new|other|more|open) )?(?:minute|hour|day|week|month|year|row|case|file|device|word|letter|record"
    r"|page|person|famil(?:y|ie)|cop(?:y|ie))s\b"
)


@dataclass
class Sentences:
    """The English sentences: one form, or (one, many)."""

    single: dict[str, str] = field(default_factory=dict)
    plural: dict[tuple[str, str], str] = field(default_factory=dict)

    def ids(self) -> set[str]:
        """The English of each entry, the first form of a plural."""
        return set(self.single) | {one for one, _ in self.plural}


def sentences(folder: Path) -> Sentences:
    """All sentences in the modules of `folder`, each with the place where it stands."""
    found = Sentences()
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                _collect(found, node, f"{path.relative_to(folder.parent)}:{node.lineno}")
    return found


def _collect(found: Sentences, call: ast.Call, place: str) -> None:
    name = _called(call.func)
    if name in ("say", "mark") and call.args:
        for text in _literals(call.args[0]):
            found.single.setdefault(text, place)
    if name == "count" and len(call.args) >= 2:
        for one, many in zip(_literals(call.args[0]), _literals(call.args[1]), strict=False):
            found.plural.setdefault((one, many), place)


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if node.value:  # "" empties a label: there is nothing to translate
            yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def every(root: Path) -> Sentences:
    """The sentences of the checkout at `root`: of its modules, of every code, of every language."""
    found = sentences(root / "src")
    for code in CODES.values():
        found.single.setdefault(code.sentence, f"vsdesk/errors.py {code.name}")
    for text in help_page.sentences(commands.command_tree()):
        found.single.setdefault(text, "vsdesk/cli --help")
    for path in sorted((root / "resources" / "languages").glob("*/language.toml")):
        for text in tomllib.loads(path.read_text(encoding="utf-8")).get("sentences", {}).values():
            found.single.setdefault(text, str(path.relative_to(root)))
    return found


def placeholders(text: str) -> set[str]:
    """The named values of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def load(path: Path, lang: str) -> Catalog:
    """A catalogue, empty when it does not exist yet."""
    if not path.exists():
        return Catalog(locale=lang)
    with path.open("rb") as stream:
        return read_po(stream, locale=lang)


def problems_in_english(found: Sentences) -> Iterator[str]:
    """Words that the house does not use."""
    texts = [*found.single.items(), *((t, p) for pair, p in found.plural.items() for t in pair)]
    for text, place in texts:
        bad = _FORBIDDEN_EN.search(text)
        if bad or "!" in text:
            yield f"{place}: “{bad.group() if bad else '!'}” in: {text}"
    for text, place in found.single.items():
        if _COUNTED.search(text):
            yield f"{place}: a number of things is said by count, not by say: {text}"


def problems_in(lang: str, found: Sentences, catalogue: Catalog) -> Iterator[str]:
    """What is missing, unused, or does not fit in one language."""
    for text, place in found.single.items():
        message = catalogue.get(text)
        yield from _entry(lang, text, place, message, (text,))
    for (one, many), place in found.plural.items():
        message = catalogue.get(one)
        yield from _entry(lang, one, place, message, (one, many))
        if message and not isinstance(message.string, tuple | list):
            yield f"{lang}: no plural forms for: {one} ({place})"
    for message in catalogue:
        first = message.id[0] if isinstance(message.id, tuple | list) else message.id
        if first and first not in found.ids():
            yield f"{lang}: no longer used: {first}"


def _entry(
    lang: str, text: str, place: str, message: Message | None, english: tuple[str, ...]
) -> Iterator[str]:
    forms = _forms(message)
    if not forms or not all(forms):
        if _complete(lang):
            yield f"{lang}: not translated: {text} ({place})"
        return
    wanted = placeholders(english[-1]) | placeholders(english[0])
    optional = {"n"} if len(english) == 2 else set()
    for form in forms:
        names = placeholders(form)
        if not names <= wanted or not wanted - optional <= names:
            yield f"{lang}: other placeholders {sorted(names)} than {sorted(wanted)}: {text} ({place})"
        yield from _words(lang, form, place)
    if message is not None and message.fuzzy:
        yield f"{lang}: marked fuzzy: {text} ({place})"


def _complete(lang: str) -> bool:
    """Whether every sentence must be there: of another language the rest falls back."""
    return bool(checks(lang).get("catalogue", {}).get("complete"))


def _forms(message: Message | None) -> tuple[str, ...]:
    if message is None:
        return ()
    given = message.string
    return tuple(given) if isinstance(given, tuple | list) else (str(given),)


def _words(lang: str, text: str, place: str) -> Iterator[str]:
    never = checks(lang).get("catalogue", {}).get("never", "")
    bad = re.search(never, text) if never else None
    if bad or "!" in text:
        yield f"{lang}: “{bad.group() if bad else '!'}” in: {text} ({place})"


def missing_piece(lang: str, found: Sentences, catalogue: Catalog) -> Catalog:
    """What has no translation yet, as a catalogue to fill in."""
    piece = Catalog(locale=lang, fuzzy=False)
    for text in found.single:
        if not all(_forms(catalogue.get(text)) or ("",)):
            piece.add(text)
    for pair in found.plural:
        if not all(_forms(catalogue.get(pair[0])) or ("",)):
            piece.add(pair)
    return piece


def prune(lang: str, found: Sentences, root: Path) -> int:
    """Remove the entries of one language that nothing uses; says how many."""
    path = catalogue_path(lang, root)
    catalogue = load(path, lang)
    unused = [m.id for m in catalogue if m.id and _first(m) not in found.ids()]
    for key in unused:
        catalogue.delete(key)
    catalogue.obsolete.clear()
    with path.open("wb") as out:
        write_po(out, catalogue, width=100, sort_output=True, include_lineno=False)
    return len(unused)


def _first(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, tuple | list) else message.id)


def check(root: Path) -> list[str]:
    """Every problem in the checkout at `root`."""
    found = every(root)
    problems = list(problems_in_english(found))
    for lang in with_catalogue(root):
        problems += problems_in(lang, found, load(catalogue_path(lang, root), lang))
    return problems


def main(arguments: list[str]) -> int:
    """Print the problems; 1 when there are any."""
    if arguments[:1] == ["--missing"]:
        lang = arguments[1]
        catalogue = load(catalogue_path(lang), lang)
        piece = missing_piece(lang, every(ROOT), catalogue)
        write_po(sys.stdout.buffer, piece, omit_header=True, sort_output=True)
        return 0
    if arguments == ["--prune"]:
        found = every(ROOT)
        print({lang: prune(lang, found, ROOT) for lang in with_catalogue()})
        return 0
    problems = check(ROOT)
    langs = " and ".join(filter(_complete, with_catalogue()))
    print("\n".join(problems) if problems else f"strings: every sentence is there in {langs}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

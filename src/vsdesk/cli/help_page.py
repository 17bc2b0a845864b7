"""What `--help` prints of a command or a group, in the language asked for; letters in plain logical order.

What typer knows of a command is asked for (its usage, the left column of its options); the sentences
are those of the catalogue, each paragraph of a docstring one (tools/check_strings.py).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import fill
from typing import TYPE_CHECKING, Final

import typer
from typer.core import TyperGroup

from vsdesk.cli.groups import CommandsBelow
from vsdesk.languages import LANGUAGES, further
from vsdesk.words import LANGS, Words, mark, plain

if TYPE_CHECKING:
    from typer._click.core import Command

HELP: Final = "--help"
_NARROW, _WIDE = 50, 78  # columns of a page
_LEFT: Final = 30  # columns of names at most; longer ones stand on a line of their own
_SHOW: Final = mark("Show this message and exit.")
Rows = list[tuple[str, str]]
# What stands for a value; levels of a paper and the name of a digest are no such words.
_PLACE: Final = re.compile(r"(?<![-\w|<])(?!SHA\b)[A-Z][A-Z_]+\b|(?<==)N\b")
_TYPES: Final = {
    "str": "TEXT",
    "path": "PATH",
    "Path": "PATH",
    "int": "NUMBER",
    "int range": "NUMBER",
}
_TYPE: Final = re.compile(rf" ?<(?:list\[)?({'|'.join(_TYPES)})\]?>")
_LIST: Final = re.compile(r"<list\[(.+)\]>")


@dataclass(frozen=True)
class HelpPage:
    """The help of one command; `path` is how it is called."""

    command: Command
    path: tuple[str, ...]

    def text(self, words: Words) -> str:
        """The whole page."""
        width = max(min(shutil.get_terminal_size().columns, _WIDE + 2) - 2, _NARROW)
        return plain("\n".join(self._lines(words, width))) + "\n"

    def _lines(self, words: Words, width: int) -> Iterator[str]:
        say, command = words.say, self.command
        context = typer.Context(command, info_name=" ".join(self.path))
        pieces = (self._placed(words, one) for one in command.collect_usage_pieces(context))
        yield from (say("Usage:"), f"  {' '.join((*self.path, *pieces))}")
        for one in paragraphs(command.help):
            yield from ("", _wrapped(_said(words, one, self.path[-1]), width, "  ", "  "))
        arguments: Rows = []
        options: Rows = []
        for param in command.params:
            record = param.get_help_record(context)
            if record is not None:
                rows = arguments if param.param_type_name == "argument" else options
                help = getattr(param, "help", "") or ""
                rows.append((self._placed(words, record[0]), self._told(words, help, record[1])))
        options.append((HELP, say(_SHOW)))
        yield from _section(say("Arguments:"), arguments, width)
        yield from _section(say("Options:"), options, width)
        if isinstance(command, TyperGroup):
            yield from _section(say("Commands:"), self._below(words, command), width)

    def _placed(self, words: Words, left: str) -> str:
        """What stands for a value (DAY, FILE), in the language asked for; no name of a type."""
        return _PLACE.sub(lambda one: words.say(one[0]), _placeholders(self.command, left))

    def _below(self, words: Words, group: TyperGroup) -> Rows:
        held = group.commands
        assert isinstance(held, CommandsBelow)  # none of them is made for it
        return [(name, _said(words, said, name)) for name, said in held.told.items()]

    def _told(self, words: Words, help: str, whole: str) -> str:
        """The help of an option, and what typer puts behind it in brackets."""
        said = [_said(words, one, self.path[-1]) for one in paragraphs(help)]
        behind = whole.removeprefix(help).strip()
        if behind.startswith("[") and behind.endswith("]"):
            comma = LANGUAGES[words.lang].comma
            said.append(f"[{comma.join(_extra(words, one) for one in behind[1:-1].split('; '))}]")
        return "  ".join(said)


def _said(words: Words, sentence: str, command: str) -> str:
    return words.say(sentence, name=command, **_named(sentence, command)) if sentence else ""


def _named(sentence: str, command: str) -> dict[str, str]:
    """What stands in a sentence for the names of languages, questions and answers."""
    named = {"langs": ", ".join(LANGS), "further": ", ".join(further(command))}
    if "{questions}" in sentence or "{answers}" in sentence:
        from vsdesk.records.consent.questions import (
            ANSWERS,
            QUESTIONS,
        )  # bring all kinds of records

        named |= {"questions": ", ".join(QUESTIONS), "answers": ", ".join(ANSWERS)}
    return named


def _placeholders(command: Command, left: str) -> str:
    """What typer prints of a value: an argument by its name in capitals, a type where nothing else says what
    is meant."""
    for name in (one.name for one in command.params if one.param_type_name == "argument"):
        left = re.sub(rf"(?<![\w-]){name}\b", str(name).upper(), left)
    named = _PLACE.search(left) is not None
    left = _TYPE.sub(lambda one: "" if named else f" {_TYPES[one[1]]}", left)
    return _LIST.sub(r"<\1>", left)


def asked(root: TyperGroup, arguments: Sequence[str]) -> HelpPage | None:
    """The page that is asked for: by --help, or by a group without one of its commands."""
    command: Command = root
    path, rest = ["vsdesk"], without_lang(arguments)
    while rest and isinstance(command, TyperGroup) and rest[0] in command.commands:
        path.append(rest[0])
        command = command.commands[rest.pop(0)]
    page = HelpPage(command, tuple(path))
    if isinstance(command, TyperGroup):
        return page if rest[:1] in ([], [HELP]) else None
    return page if HELP in _options(command, rest) else None


def sentences(root: Command) -> Iterator[str]:
    """Every sentence of every page, as it stands in the catalogue."""
    yield from paragraphs(root.help)
    context = typer.Context(root, info_name="")
    for piece in root.collect_usage_pieces(context):
        yield from _PLACE.findall(_placeholders(root, piece))
    for param in root.params:
        yield from paragraphs(getattr(param, "help", None))
        left = (param.get_help_record(context) or ("", ""))[0]
        yield from _PLACE.findall(_placeholders(root, left))
    for one in root.commands.values() if isinstance(root, TyperGroup) else ():
        yield from sentences(one)


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a text that is broken into lines, each in one line."""
    return [" ".join(one.split()) for one in cleandoc(text or "").split("\n\n") if one.strip()]


def _options(command: Command, rest: Sequence[str]) -> Iterator[str]:
    """The options among arguments: not what is the value of one, nor what stands behind `--`."""
    values = {
        name for one in command.params if not getattr(one, "is_flag", True) for name in one.opts
    }
    given = iter(rest)
    for one in given:
        if one == "--":
            return
        if one in values:
            next(given, None)
        yield one


def without_lang(arguments: Sequence[str]) -> list[str]:
    """What is given but for the language, wherever that stands."""
    kept, given = [], iter(arguments)
    for one in given:
        if one == "--lang":
            next(given, None)
        elif not one.startswith("--lang="):
            kept.append(one)
    return kept


def _extra(words: Words, one: str) -> str:
    """What typer says of an option in brackets."""
    name, _, value = one.partition(": ")
    if name == "env var":
        return words.say("environment variable: {name}", name=value)
    if name == "default":
        return words.say("if not given: {value}", value=value)
    return words.say("required") if one == "required" else one


def _wrapped(text: str, width: int, first: str, then: str) -> str:
    """Lines of a text; an option or a name is never divided."""
    return fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=then,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _section(head: str, rows: Rows, width: int) -> Iterator[str]:
    """A heading and its rows in two columns; nothing where there are none."""
    if not rows:
        return
    yield from ("", head)
    left = min(max(len(name) for name, _ in rows), _LEFT) + 4
    for name, text in rows:
        beside = f"  {name}".ljust(left)
        if len(name) > left - 4:
            yield f"  {name}"
            beside = ""
        if text:
            yield _wrapped(text, width, beside or " " * left, " " * left)
        elif beside:
            yield beside.rstrip()

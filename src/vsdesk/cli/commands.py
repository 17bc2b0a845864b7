"""All commands in one tree, and what happens when one is not understood."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk import __version__
from vsdesk.cli import help_page
from vsdesk.cli.groups import all_commands, group_of
from vsdesk.errors import CODES
from vsdesk.languages import SOURCE
from vsdesk.words import LANG_OF, Lang, Words, mark, plain, steady

if TYPE_CHECKING:
    from typer.core import TyperGroup

    from vsdesk.cli.session import Outside


@cache
def command_tree() -> TyperGroup:
    """The tree as the command line reads it; it holds nothing of what was given. Made once in a process."""
    said = mark("Offline-first case records for associations of families of the missing.")
    return group_of("vsdesk", said, all_commands(), options=_options)


def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Say which version of the program this is.")
    ] = False,
) -> None:
    """What stands right behind `vsdesk`; `run` has answered it before any command is looked up."""


def run(arguments: Sequence[str], outside: Outside | None = None) -> int:
    """Run one command; 2 with the usage on standard error when it was not understood.

    `outside`: the world around it where it is not the real one.
    """
    streams = outside or sys
    if help_page.without_lang(arguments)[:1] == ["--version"]:
        streams.stdout.write(f"vsdesk {__version__}\n")
        return 0
    page = help_page.asked(command_tree(), arguments)
    if page is not None:
        asked = help_page.HELP in arguments
        stream = streams.stdout if asked else streams.stderr
        stream.write(page.text(Words(_lang(arguments))))
        return 0 if asked else 2
    from vsdesk.cli.session import (
        real_outside,
    )  # brings the desk, which a page of help does without

    outside = outside or real_outside()
    arguments = _language_last(arguments)
    try:
        code = command_tree()(
            args=list(arguments), standalone_mode=False, obj=outside, prog_name="vsdesk"
        )
    except typer.TyperException as problem:
        _not_understood(problem, arguments, outside)
        return 2
    except typer.Abort:
        return 1
    return code if isinstance(code, int) else 0


def _language_last(arguments: Sequence[str]) -> list[str]:
    """`--lang` before the command stands for the same behind it, where no other one stands."""
    given = list(arguments)
    size = 2 if given[:1] == ["--lang"] else 1 if given and given[0].startswith("--lang=") else 0
    lang, rest = given[:size], given[size:]
    if not lang or not rest or rest[0].startswith("-"):
        return given
    if any(one == "--lang" or one.startswith("--lang=") for one in rest):
        return rest
    end = rest.index("--") if "--" in rest else len(rest)
    return [*rest[:end], *lang, *rest[end:]]


def _not_understood(
    problem: typer.TyperException, arguments: Sequence[str], outside: Outside
) -> None:
    """In English what was not understood, in another language the options that it names."""
    from vsdesk.cli.session import as_json, point  # as above

    code, words = CODES["E_USAGE"], Words(_lang(arguments))
    said = problem.format_message()
    text = f"{words.say(code.sentence)} {said if words.lang == SOURCE else point(words, said)}"
    text = steady(plain(text)).strip()
    outside.stderr.write(text + "\n")
    if "--json" in arguments:
        error = {"code": code.name, "message": text}
        outside.stdout.write(as_json({"error": error}) + "\n")


def _lang(arguments: Sequence[str]) -> Lang:
    """The language of what is said before a command runs: that asked for, else that of the system."""
    after = dict(pairwise(arguments))
    joined = [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    asked = after.get("--lang") or next(iter(joined), "") or os.environ.get("VSDESK_LANG", "")
    return LANG_OF.get(asked, SOURCE) if asked else _of_the_system()


def _of_the_system() -> Lang:
    """The language in which the system speaks to this person, where it is one of ours."""
    said = filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")))
    code = next(said, "").partition("_")[0].partition(".")[0]
    return LANG_OF.get(code, SOURCE)

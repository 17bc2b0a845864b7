"""Every page of `--help`: in each language, nothing of it in English, and found wherever --lang stands."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cheap import cheap_env
from typer._click.core import Command
from typer.core import TyperGroup

from tools import command_index
from vsdesk import __version__, cli
from vsdesk.cli.commands import command_tree
from vsdesk.cli.groups import BELOW, loaded
from vsdesk.cli.help_page import HelpPage, asked, paragraphs, sentences
from vsdesk.cli.session import Outside
from vsdesk.words import Words

_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What stands for a value, as typer prints it.
_IN_CAPITALS = re.compile(
    r"(?<![\w-])(?:ID|DAY|FILE|FOLDER|PATH|TEXT|NUMBER|NAME|CASE|OPTIONS|COMMAND|ARGS|GRANT)\b(?!\.)|<str>|<path>|<int>"
)
PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
_NONE = {"name": "", "langs": "", "further": "", "questions": "", "answers": ""}


def pages() -> Iterator[HelpPage]:
    """All of them."""
    waiting: list[tuple[Command, tuple[str, ...]]] = [(command_tree(), ("vsdesk",))]
    while waiting:
        command, path = waiting.pop()
        yield HelpPage(command, path)
        if isinstance(command, TyperGroup):
            waiting += [(one, (*path, name)) for name, one in command.commands.items()]


def ran(
    monkeypatch: pytest.MonkeyPatch, *arguments: str, **environment: str
) -> tuple[int, str, str]:
    """Code and both streams of a command; `environment` is all that says a language."""
    for name in ("VSDESK_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out, err = io.StringIO(), io.StringIO()
    outside = Outside(cheap_env(lambda: 0, bytes, Path()), io.StringIO(), out, err)
    return cli.main(arguments, outside), out.getvalue(), err.getvalue()


@pytest.mark.parametrize("lang", ["ar", "ku", "en"])
def test_every_page_is_whole_and_in_its_language(lang: str) -> None:
    words, seen = Words(lang), 0
    for page in pages():
        text = page.text(words)
        assert not _STEERING.search(text)
        assert all(len(line) <= 80 or " " not in line.strip() for line in text.splitlines())
        for param in page.command.params:
            assert all(one in text for one in param.opts if one[0] == "-"), page.path
            assert getattr(param, "help", ""), (page.path, param.opts)
        if isinstance(page.command, TyperGroup):
            assert all(f"\n  {name} " in text for name in page.command.commands)
        whole = " ".join(text.split())
        told = [page.command.help, *(getattr(one, "help", "") for one in page.command.params)]
        for one in (sentence for help in told for sentence in paragraphs(help)):
            if lang != "en" and words.say(one, **_NONE) != Words("en").say(one, **_NONE):
                assert f" {one} " not in whole, page.path
        if lang != "en":
            assert not _IN_CAPITALS.search(text), page.path
        seen += 1
    assert seen > 90


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_every_sentence_that_says_something_is_translated(lang: str) -> None:
    words = Words(lang)
    same = {
        one
        for one in sentences(command_tree())
        if words.say(one, **_NONE) == Words("en").say(one, **_NONE)
    }
    assert same and len(same) < 10
    codes = r"\w+(?:(?:, | )\w+)*(?:, | )?(?:…|\.)"
    assert all("{" in one or re.fullmatch(codes, one) for one in same)


@pytest.mark.parametrize(
    "arguments",
    [
        ("records", "set", "--help", "--lang", "ar"),
        ("--lang", "ar", "records", "set", "--help"),
        ("--lang=ar", "records", "set", "--help"),
        ("records", "--lang", "ar", "set", "--help"),
        ("records", "set", "x", "--because", "why", "--help", "--lang=ar"),
    ],
)
def test_the_language_may_stand_anywhere(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    code, out, err = ran(monkeypatch, *arguments)
    assert (code, err) == (0, "")
    assert out.startswith("الاستعمال:\n  vsdesk records set ") and "تعديل حقول سجل واحد." in out


@pytest.mark.parametrize(
    ("environment", "begin"),
    [
        ({}, "Usage:"),
        ({"VSDESK_LANG": "ku", "LANG": "ar_SY.UTF-8"}, "Bikaranîn:"),
        ({"LANG": "ar_SY.UTF-8"}, "الاستعمال:"),
        ({"LC_ALL": "ku.UTF-8", "LANG": "ar_SY.UTF-8"}, "Bikaranîn:"),
        ({"LANG": "de_DE.UTF-8"}, "Usage:"),
        ({"LANG": "C"}, "Usage:"),
    ],
)
def test_else_the_language_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], begin: str
) -> None:
    assert ran(monkeypatch, "--help", **environment)[1].startswith(begin)


def test_a_group_alone_shows_its_commands_and_is_no_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for arguments in ((), ("--lang", "ar"), ("records",), ("records", "--lang", "ku")):
        code, out, err = ran(monkeypatch, *arguments)
        assert (code, out) == (2, "") and "vsdesk" in err


def test_the_value_of_an_option_asks_for_no_help() -> None:
    tree = command_tree()
    assert asked(tree, ["records", "set", "x", "y=z", "--because", "--help"]) is None
    assert asked(tree, ["records", "set", "--", "--help"]) is None
    assert asked(tree, ["recrods", "--help"]) is None
    assert asked(tree, ["records", "set", "--yes", "--help"]) is not None


def test_what_was_not_understood_is_said_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = ran(monkeypatch, "records", "set", "--nowhere", LANG="ar_SY.UTF-8")
    assert code == 2 and err.startswith("لم يُفهم") and "--nowhere" in err


def test_a_text_in_lines_is_one_sentence_a_paragraph() -> None:
    assert paragraphs("One\n    two.\n\n    Three.") == ["One two.", "Three."]
    assert paragraphs(None) == paragraphs("  ") == []


def test_what_there_is_is_told_without_loading_it() -> None:
    """An old laptop pays for each library that is loaded: the page of all commands, that of each group and
    the version wait for no command. Modules are counted, not time."""
    heavy = {
        "pydantic",
        "sqlcipher3",
        "cryptography",
        "PySide6",
        "PIL",
        "reportlab",
        "rich",
        "numpy",
        "vsdesk.desk",
        "vsdesk.records",
    }
    groups = [name for name, one in BELOW.items() if one.more is not None]
    asked = (
        "import sys; from vsdesk import cli\n"
        f"for one in [['--version'], ['--help'], *([name, '--help'] for name in {groups!r})]:\n"
        "    code = cli.main([*one, '--lang', 'ar'])\n"
        "    known = [name for name in sys.modules if name.startswith('vsdesk')]\n"
        f"    print(*one, code, len(known), *sorted({heavy!r} & {{*sys.modules}}), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=600, check=False
    )
    told = [line.split() for line in done.stderr.splitlines()]
    assert len(told) == len(groups) + 2 and done.stdout.count("الاستعمال:") == len(groups) + 1
    for *_, code, ours in told:
        assert (
            code == "0" and int(ours) < 20
        )  # the last word is the number: nothing heavy behind it


def test_each_command_is_told_by_the_first_sentence_of_its_own_page() -> None:
    commands = command_tree().commands
    assert [*commands] == [*BELOW]
    for name, below in BELOW.items():
        assert paragraphs(commands[name].help)[0] == below.help, name


def test_what_each_group_holds_is_as_its_commands_say() -> None:
    """Run `python -m tools.command_index` when this fails."""
    assert command_index.main(["--check"]) == 0
    for name in (name for name, one in BELOW.items() if one.more is not None):
        held = command_tree().commands[name]
        assert isinstance(held, TyperGroup)
        assert [*held.commands] == [*loaded(name).commands]


@pytest.mark.parametrize("before", [[], ["--lang", "ar"], ["--lang=ku"]])
def test_the_version_is_said(monkeypatch: pytest.MonkeyPatch, before: list[str]) -> None:
    assert ran(monkeypatch, *before, "--version") == (0, f"vsdesk {__version__}\n", "")
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__

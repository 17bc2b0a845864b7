"""The commands below `vsdesk`: what each is called and does, and its module, loaded when it is asked for.

Whoever asks only what there is waits for none of them: a command brings the desk, and that brings the
database, the gate and all kinds of records. What a group holds stands in `resources/commands.toml`, which
`tools/command_index.py` writes from the commands themselves.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

import typer
from typer.main import get_group

from vsdesk import paths
from vsdesk.words import mark

if TYPE_CHECKING:
    from typer._click.core import Command
    from typer.core import TyperGroup


@dataclass(frozen=True)
class Below:
    """One command, or a group of them where `more` is a tuple: modules that add commands to the group."""

    module: str
    help: str  # of a command that stands alone, the first sentence of its own page
    more: tuple[str, ...] | None = ()


_ALONE: Final = None
BELOW: Final[Mapping[str, Below]] = {
    "erase": Below(
        "erase",
        mark("Erase cases, families, persons or records for good (coordinator). Listed first."),
        _ALONE,
    ),
    "ready": Below(
        "ready",
        mark("What blocks, what is missing, how complete it is, each with its field."),
        _ALONE,
    ),
    "attach": Below(
        "attach",
        mark("Attach a file; it is encrypted into the vault, the file itself stays where it is."),
        _ALONE,
    ),
    "search": Below(
        "search",
        mark(
            "Find records in any script, each with why it was found. Ends with 1 when nothing was found."
        ),
        _ALONE,
    ),
    "demo": Below(
        "demo",
        mark("Run the whole journey on made-up people. Ends with 0 only if every step held."),
        _ALONE,
    ),
    "vault": Below(
        "vault",
        mark("Create, open, check a vault."),
        ("integrity", "backups", "keys", "ways", "journeys", "journal"),
    ),
    "device": Below(
        "device",
        mark("Enrol devices by file and words."),
        ("revocation", "device_answers", "held_papers", "leads", "escrow", "departure"),
    ),
    "records": Below("records", mark("Load, dump, show and set records.")),
    "families": Below("families", mark("Which family is here, and to which a case belongs.")),
    "attachments": Below("attach", mark("Files that belong to records.")),
    "bundle": Below("bundle", mark("Hand over and receive.")),
    "conflicts": Below("conflicts", mark("Differences between versions.")),
    "looks": Below("looks", mark("What one device alone says, and who looked at it.")),
    "activities": Below("activities", mark("What the organisation did, and when.")),
    "report": Below(
        "report",
        mark("Printed pages."),
        ("table_out", "periods", "paper_runs", "attendance_page", "traces"),
    ),
    "match": Below("match", mark("Possible same persons.")),
    "consent": Below(
        "consent", mark("Who agreed to what, and takes it back."), ("consent_decisions",)
    ),
    "names": Below("names", mark("Who is not named, and names in told words.")),
    "erasures": Below("erase", mark("Orders to erase, and what is kept too long.")),
    "submission": Below("submission", mark("What goes to a mechanism.")),
    "searches": Below("search", mark("Searches that are kept under a name.")),
}


class CommandsBelow(Mapping[str, "Command"]):
    """Where typer looks commands up by name: each is made when it is asked for, and kept.

    `told` is the first paragraph of what each says of itself, and `made` makes the one of a name.
    """

    def __init__(self, told: Mapping[str, str], made: Callable[[str], Command]) -> None:
        self.told = told
        self._making = made
        self._made: dict[str, Command] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.told)

    def __len__(self) -> int:
        return len(self.told)

    def __contains__(self, name: object) -> bool:
        return name in self.told

    def __getitem__(self, name: str) -> Command:
        if name not in self._made:
            self._made[name] = self._making(name)
        return self._made[name]


def group_of(
    name: str, help: str, commands: CommandsBelow, options: Callable[..., None] | None = None
) -> TyperGroup:
    """A group whose commands are loaded when they are asked for; `options` are those of the group itself."""
    room = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)
    if options is not None:
        room.callback()(options)
    group = get_group(room)
    group.name, group.help = name, help
    group.commands = cast("dict[str, Command]", commands)  # typer only looks into it
    return group


def all_commands() -> CommandsBelow:
    """The commands and groups right below `vsdesk`."""
    return CommandsBelow({name: one.help for name, one in BELOW.items()}, _made)


def loaded(name: str) -> TyperGroup:
    """A group as its modules make it, which brings the desk. Raises KeyError where it is no group."""
    below = BELOW[name]
    if below.more is _ALONE:
        raise KeyError(name)
    room, module = typer.Typer(add_completion=False, rich_markup_mode=None), _module(below.module)
    for more in below.more:
        _module(more).add_to(module.group)
    room.add_typer(module.group, name=name, help=below.help)
    return cast("TyperGroup", get_group(room).commands[name])


def _made(name: str) -> Command:
    below = BELOW[name]
    if below.more is not _ALONE:
        return group_of(name, below.help, CommandsBelow(_index()[name], partial(_one_of, name)))
    room = typer.Typer(add_completion=False, rich_markup_mode=None)
    _module(below.module).add_to(room)
    return get_group(room).commands[name]


def _one_of(group: str, name: str) -> Command:
    return _whole(group).commands[name]


@cache
def _whole(group: str) -> TyperGroup:
    return loaded(group)


@cache
def _index() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((paths.resources() / "commands.toml").read_text(encoding="utf-8"))


def _module(name: str) -> Any:
    return import_module(f"vsdesk.cli.{name}")

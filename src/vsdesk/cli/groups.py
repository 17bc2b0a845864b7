"""The commands below `vsdesk`: what each is called and does, and its module, loaded when it is asked for.

Whoever asks only what there is waits for none of them: a command brings the desk, and that brings the
database, the gate and all kinds of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.main import get_group

from vsdesk.words import mark

if TYPE_CHECKING:
    from typer._click.core import Command


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
        "vault", mark("Create, open, check a vault."), ("backups", "keys", "ways", "journeys")
    ),
    "device": Below("device", mark("Enrol devices by file and words."), ("revocation", "leads")),
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
        ("table_out", "periods", "paper_runs", "signing", "traces"),
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
    """Where typer looks commands up by name: each is made when it is asked for, and kept."""

    def __init__(self) -> None:
        self._made: dict[str, Command] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(BELOW)

    def __len__(self) -> int:
        return len(BELOW)

    def __contains__(self, name: object) -> bool:
        return name in BELOW

    def __getitem__(self, name: str) -> Command:
        if name not in self._made:
            self._made[name] = _made(name, BELOW[name])
        return self._made[name]


def _made(name: str, below: Below) -> Command:
    room = typer.Typer(add_completion=False, rich_markup_mode=None)
    module = _module(below.module)
    if below.more is _ALONE:
        module.add_to(room)
    else:
        for more in below.more:
            _module(more).add_to(module.group)
        room.add_typer(module.group, name=name, help=below.help)
    return get_group(room).commands[name]


def _module(name: str) -> Any:
    return import_module(f"vsdesk.cli.{name}")

"""How a function becomes a command: the options that all share, and one boundary for errors."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Concatenate, Final, ParamSpec, cast

import typer

from vsdesk.cli.session import CommandResult, CommandRun, Outside
from vsdesk.languages import LANGUAGES, SOURCE, Lang

P = ParamSpec("P")


if TYPE_CHECKING:
    Tongue = Lang
else:  # the languages of labels and messages, as typer reads a choice
    Tongue = StrEnum("Tongue", {one.upper(): one for one in (SOURCE, *LANGUAGES)})

_VAULT: Final = Annotated[
    Path | None, typer.Option("--vault", envvar="VSDESK_VAULT", help="The vault's folder.")
]
_PASSWORD: Final = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        envvar="VSDESK_PASSWORD_FILE",
        help="A file whose first line is the passphrase; - is standard input.",
    ),
]
_YES: Final = Annotated[bool, typer.Option("--yes", help="Answer plain confirmations with yes.")]
_JSON: Final = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
_LANG: Final = Annotated[
    Tongue, typer.Option("--lang", envvar="VSDESK_LANG", help="Language of labels and messages.")
]


def _shared(vault: bool, lang: bool) -> list[inspect.Parameter]:
    options: list[tuple[str, object, object]] = []
    if vault:
        options += [("vault_", _VAULT, None), ("password_file_", _PASSWORD, None)]
    options += [("yes_", _YES, False), ("json_", _JSON, False)]
    if lang:
        options.append(("lang_", _LANG, SOURCE))
    return [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
        for name, kind, default in options
    ]


def command(
    group: typer.Typer, name: str, *, vault: bool = True, lang: bool = True
) -> Callable[
    [Callable[Concatenate[CommandRun, P], CommandResult]],
    Callable[Concatenate[CommandRun, P], CommandResult],
]:
    """Make the function below a command of `group`; its docstring is the help.

    Its first parameter is the Session; the others are its own arguments and options. `vault=False`
    leaves out `--vault` and the passphrase; `lang=False` leaves `--lang` to the command itself.
    """

    def register(
        function: Callable[Concatenate[CommandRun, P], CommandResult],
    ) -> Callable[Concatenate[CommandRun, P], CommandResult]:
        def run(context: typer.Context, **values: object) -> int:
            session = _session(context, values)
            bound = cast("Callable[..., CommandResult]", function)
            return session.run(lambda: bound(session, **values))

        own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
        first = inspect.Parameter(
            "context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context
        )
        parameters = [first, *(one.replace(kind=one.KEYWORD_ONLY) for one in own)]
        # Typer reads the signature: the command's own parameters, then the shared ones.
        vars(run)["__signature__"] = inspect.Signature([*parameters, *_shared(vault, lang)])
        group.command(name, help=inspect.getdoc(function))(run)
        return function

    return register


def _session(context: typer.Context, values: dict[str, object]) -> CommandRun:
    outside = context.obj
    assert isinstance(outside, Outside)
    return CommandRun(
        outside=outside,
        lang=str(values.pop("lang_", SOURCE)),
        as_json=bool(values.pop("json_")),
        yes=bool(values.pop("yes_")),
        folder=cast("Path | None", values.pop("vault_", None)),
        password_file=cast("Path | None", values.pop("password_file_", None)),
    )

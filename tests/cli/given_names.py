"""What scripts of yesterday call and read: names of commands, options and choices, and the members of what
`--json` prints.

`given_names.json` keeps them. They are found in the tree of commands, and members in the modules of the
commands: every word that is a key where a function writes a document. `python -m tests.cli.given_names` puts
new ones in; it takes none out.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, Final, get_args

from typer._click.core import Command
from typer.core import TyperGroup

from vsdesk import cli
from vsdesk.cli.commands import command_tree

KEPT: Final = Path(__file__).with_name("given_names.json")
_MODULES: Final = Path(cli.__file__).parent
_NO_DOCUMENTS: Final = {"help_page", "demo_journey", "demo_people"}  # their words stay inside
Names = dict[str, dict[str, list[str]]]


def commands(command: Command, path: str = "vsdesk") -> Iterator[tuple[str, Command]]:
    """Every command and group, by how it is called."""
    yield path, command
    if isinstance(command, TyperGroup):
        for name, one in command.commands.items():
            yield from commands(one, f"{path} {name}")


def names_now() -> Names:
    """Those of this program."""
    options: dict[str, list[str]] = {}
    choices: dict[str, list[str]] = {}
    for path, command in commands(command_tree()):
        options[path] = sorted({name for one in command.params for name in _written(one)})
        for one in command.params:
            if found := _choices(one):
                choices[f"{path} {one.name}"] = found
    members = {
        module.stem: found
        for module in sorted(_MODULES.glob("*.py"))
        if module.stem not in _NO_DOCUMENTS
        if (found := sorted({*_keys(ast.parse(module.read_text(encoding="utf-8")))}))
    }
    return {"options": options, "choices": choices, "members": members}


def names_kept() -> Names:
    """Those that were ever given out."""
    kept: Names = json.loads(KEPT.read_text(encoding="utf-8"))
    return kept


def missing(old: Names, new: Names) -> list[str]:
    """What stands in the one and not in the other, each with where it stood."""
    return [
        f"{where}: {name}"
        for sort, places in old.items()
        for where, names in places.items()
        for name in ("", *names)
        if (where not in new[sort] if not name else name not in new[sort].get(where, ()))
    ]


def _written(param: Any) -> list[str]:
    """How an option is written; what an argument is called is nobody's to write."""
    return [*param.opts, *param.secondary_opts] if param.param_type_name == "option" else []


def _choices(param: Any) -> list[str]:
    """What an option takes, where that is a list of words."""
    found = param.type_descriptor.annotation
    kinds = (one for one in (found, *get_args(found)) if isinstance(one, type))
    return sorted(str(each.value) for one in kinds if issubclass(one, Enum) for each in one)


def _keys(tree: ast.Module) -> Iterator[str]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                keys = node.keys if isinstance(node, ast.Dict) else ()
                for key in keys:
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        yield key.value


def _both(old: Mapping[str, list[str]], new: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {
        where: sorted({*old.get(where, ()), *new.get(where, ())}) for where in sorted({*old, *new})
    }


def main() -> None:
    """Put the names of today in."""
    old = names_kept() if KEPT.exists() else {}
    both = {sort: _both(old.get(sort, {}), new) for sort, new in names_now().items()}
    KEPT.write_text(_set(both), encoding="utf-8")


def _set(names: Names) -> str:
    """As JSON with a line for each place, so that a difference is read."""
    sorts = []
    for sort, places in names.items():
        lines = (f"  {json.dumps(where)}: {json.dumps(found)}" for where, found in places.items())
        sorts.append(f" {json.dumps(sort)}: {{\n" + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(sorts) + "\n}\n"


if __name__ == "__main__":
    main()

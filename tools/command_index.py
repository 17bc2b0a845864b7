"""Writes `resources/commands.toml`: the commands of each group and the first paragraph of what each says of
itself, so that a group is shown without loading them.

python -m tools.command_index          rewrite it
python -m tools.command_index --check  say (exit 1) whether it is current
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from vsdesk.cli.groups import BELOW, loaded
from vsdesk.cli.help_page import paragraphs

INDEX: Final = Path(__file__).resolve().parent.parent / "resources" / "commands.toml"
_HEAD: Final = "# What each group of commands holds. Written by tools/command_index.py: change a command, not this.\n"


def index() -> str:
    """The whole file, as the commands say."""
    lines = [_HEAD]
    for group in (name for name, one in BELOW.items() if one.more is not None):
        lines.append(f"\n[{group}]\n")
        for name, one in loaded(group).commands.items():
            said = next(iter(paragraphs(one.help)), "")
            lines.append(f"{name} = {json.dumps(said, ensure_ascii=False)}\n")
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Rewrite or check."""
    if "--check" in arguments:
        return int(not INDEX.is_file() or INDEX.read_text("utf-8") != index())
    INDEX.write_text(index(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

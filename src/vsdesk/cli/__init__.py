"""The commands. `main` runs one and gives its exit code.

0 done · 1 the user can fix it · 2 usage · 3 the environment · 4 refused by verification · 70 our bug.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.cli.session import Outside


def main(arguments: Sequence[str], outside: Outside | None = None) -> int:
    """Run the command named by `arguments` (without the program's name)."""
    try:
        # Loading takes a second, in which somebody may press Ctrl+C too.
        from vsdesk.cli.commands import run

        return run(arguments, outside)
    except KeyboardInterrupt:  # Ctrl+C before a command began or after it ended
        return 1


__all__ = ["main"]

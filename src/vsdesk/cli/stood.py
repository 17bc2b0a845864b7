"""What a list printed of what stood there: whoever decides by command says it back, and
decides nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.records.on_screen import OnScreen

Shown = Annotated[
    str, typer.Option("--shown", metavar="DIGEST", help="What the list printed beside it.")
]


def require_shown(said: str, stands: OnScreen) -> OnScreen:
    """What stands now, where it is what was printed. Raises UserError E_CHANGED."""
    if said != stands.digest:
        raise UserError("E_CHANGED")
    return stands

"""Where the words stand in which a telephone was told: the door beside the page that it shuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.readiness.evaluate import Jump
from vsdesk.ui.place import Place
from vsdesk.ui.screens.ready.jumps import place_of_jump

if TYPE_CHECKING:
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.told_numbers import ToldNumber
    from vsdesk.ui.session import Session


def place_of_told(session: Session, dossier: Dossier | None, root: str, one: ToldNumber) -> Place:
    """The field of the record; the case itself while it was not read."""
    if dossier is None:
        return Place("case", root)
    return place_of_jump(session, dossier, Jump(one.kind, one.name, one.record))

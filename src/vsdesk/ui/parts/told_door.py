"""Where the words stand in which a telephone was told: one door, wherever such a number is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.records.readiness.evaluate import Jump
from vsdesk.ui.catalogue.places import page_of, section_with
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.parts.jumps import in_family, place_of_jump

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.ui.route import Route
    from vsdesk.ui.session import VaultSession


class ToldDoor:
    """Called with a number, it leads to its field. The file is read then: of many in a
    table any may be meant."""

    def __init__(
        self,
        owner: QObject,
        session: VaultSession,
        go: Callable[[Route], None],
        failed: Callable[[VsdeskError], None],
    ) -> None:
        self._owner, self._session, self._go, self._failed = owner, session, go, failed

    def __call__(self, one: ToldNumber) -> None:
        """Read its file, and go."""
        answer = Callbacks(self._owner, partial(self._lead, one), self._failed)
        self._session.jobs.read(answer, self._session.desk.cases.dossier, one.root)

    def _lead(self, one: ToldNumber, dossier: Dossier) -> None:
        self._go(place_of_told(self._session, dossier, one))


def place_of_told(session: VaultSession, dossier: Dossier, one: ToldNumber) -> Route:
    """The field of the record, in the case, the family or the list in which it stands."""
    jump, field = Jump(one.kind, one.name, one.record), f"{one.kind}.{one.name}"
    if dossier.head.kind == "case":
        return place_of_jump(session, dossier, jump)
    if dossier.head.kind == "family":
        return in_family(session, jump, dossier.root, dossier.root, field)
    part = section_with(session.dictionary, dossier.head.kind, one.kind)
    return page_of(dossier.head.kind, dossier.root, part, field, one.record)

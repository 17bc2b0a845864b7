"""What whoever goes still asks of everybody: by a risk about them that nothing leaves, no photo, another
name, no visit at home; by a request of theirs that we stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.pauses import open_stops
from vsdesk.records.checks.risk import red_risks, standing_risks
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.vault import Vault

_KIND: Final = "risk_assessment"
_REQUEST: Final = "family_request"
_LIMITS: Final = ("no_photo", "alias_required", "no_home_visits")


def risks_left(vault: Vault, reached: Collection[RecordKey], today: str) -> list[Edit]:
    """For each file that stays, and of which such a risk goes, one that says no more than that: of
    nobody, without words."""
    edits = []
    for space in sorted({space for space, rec in reached if (space, space) not in reached}):
        here = {rec for home, rec in reached if home == space}
        file = vault.read.dossier(space) if _any(vault, space, here, _KIND) else None
        if file is not None and (left := dict(asked_by(file, here, today))):
            edits.append(Edit(_KIND, {**left, "date": today}, parent=space))
    return edits


def stops_left(vault: Vault, reached: Collection[RecordKey], today: str) -> list[Edit]:
    """For each file that stays, and of which an open request to stop goes, one that says no more than that:
    of nobody, without words, until a coordinator answers it."""
    asked = {"type": "stop", "received": today, "due": today}
    edits = []
    for space in sorted({space for space, rec in reached if (space, space) not in reached}):
        here = {rec for home, rec in reached if home == space}
        file = vault.read.dossier(space) if _any(vault, space, here, _REQUEST) else None
        if file is not None and any(one.id in here for one in open_stops(file)):
            edits.append(Edit(_REQUEST, asked, parent=space))
    return edits


def _any(vault: Vault, space: str, here: Collection[str], kind: str) -> bool:
    return any(one.id in here for one in vault.read.within([space], kind))


def asked_by(file: Dossier, here: Collection[str], today: str) -> Iterator[tuple[str, Json]]:
    """What those of a file that are `here` ask, as far as they stand in any of its readings."""
    for read in file.readings:
        if any(one.id in here for one in red_risks(read, today)):
            yield "level", "red"
        for one in standing_risks(read, today):
            yield from (
                (name, True) for name in _LIMITS if one.id in here and True in one.every(name)
            )

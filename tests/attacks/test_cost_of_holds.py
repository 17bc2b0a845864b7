"""What is asked about a file before a hand-over costs what that file does, however many there are. All made
up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.kit import Town
from tests.attacks.test_paper_holds import told

from vsdesk.desk.sync import paper_hold_service
from vsdesk.desk.sync.going_files import walk
from vsdesk.records.gate.persons.found_beyond import reaches

if TYPE_CHECKING:
    from collections.abc import Collection

    import pytest

    from vsdesk.records.dossier import Dossier


def test_what_a_device_has_is_put_together_once(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not anew for each of its files: that would be all of its spaces as often as it has files."""
    told(made)
    asked: list[Collection[str]] = []

    def seen(dossier: Dossier, known: Collection[str]) -> bool:
        asked.append(known)
        return reaches(dossier, known)

    monkeypatch.setattr(paper_hold_service, "reaches", seen)
    service = paper_hold_service.PaperHoldService(made.rima.context)
    look = service.look([made.hala.context.device_id])
    walk(made.rima.context.vault, [look])
    assert len(asked) == len(look.files) > 1
    assert len({*map(id, asked)}) == 1

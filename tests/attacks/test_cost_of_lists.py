"""A list of one kind reads each file once, however many records lie in it. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit
from vsdesk.vault.read.vault_reads import VaultReads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.records.dossier import Dossier

_MANY = 230  # more than two batches


def _events(made: Town) -> list[str]:
    """As many events in two cases by turns; their ids in the order of their arrival."""
    first = made.case
    family_of(made)
    ids: list[str] = []
    edits = []
    for at in range(_MANY):
        ids.append(made.hala.context.new_id())
        type_ = "release" if at % 50 == 7 else "sighting"
        parent = (first, made.case)[at % 2]
        edits.append(Edit("event", {"type": type_}, id=ids[-1], parent=parent))
    made.hala.cases.save(edits)
    carry(made.hala, made.stick, made.rima)
    return ids


@pytest.mark.parametrize("wanted", [None, {"type": "release"}], ids=["all", "some"])
def test_each_file_is_read_once(
    made: Town, monkeypatch: pytest.MonkeyPatch, wanted: dict[str, str] | None
) -> None:
    ids = {*_events(made)}
    read: list[str] = []
    plain = VaultReads.dossiers

    def counted(self: VaultReads, roots: Sequence[str]) -> Iterator[Dossier]:
        read.extend(roots)
        return plain(self, roots)

    monkeypatch.setattr(VaultReads, "dossiers", counted)
    looks = made.rima.access.sealed.looks("event", dict(wanted) if wanted else None)
    assert len(read) == len({*read})
    said = [one.view.id for one in looks]
    every = made.rima.cases.list_kind("event")
    assert said == [one.id for one in every if wanted is None or one.text("type") == wanted["type"]]
    assert len(ids & {*said}) == (_MANY if wanted is None else 5)


def test_a_limit_is_kept(made: Town) -> None:
    _events(made)
    looks = made.rima.access.sealed.looks("event", None, 120)
    every = made.rima.cases.list_kind("event")
    assert [one.view.id for one in looks] == [one.id for one in every][:120]

"""A vault that was put back from a backup names the coordinators of that day: nothing goes to one of them who
was withdrawn since, whoever asks first, until it knows today's list (docs/spec/vault.md §6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import family_of
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_lent_yesterday import DAY, has, put_back
from tests.attacks.test_not_whole import handed

from vsdesk.desk import Desk, Edit
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

NOTE: dict[str, Json] = {"text": {"ar": "ورقة", "src_lang": "ar"}}


def _gives(desk: Desk, to: Desk, folder: Path) -> None:
    """As far as the list that it has lets it; taken in there, whatever the program there would say."""
    folder.mkdir()
    try:
        desk.sync.hand_over(folder, [to.context.device_id])
    except UserError as refused:
        assert str(refused).startswith("E_REVOKED")
    to.sync.intake.receive([folder])


def _answers(desk: Desk, to: Desk, folder: Path) -> None:
    """Also whoever has nothing else to say: there is a press for it."""
    handed(to, desk, folder)
    (folder / "answer").mkdir()
    desk.sync.hand_over(folder / "answer", [to.context.device_id], always=True)
    assert {one.code for one in to.sync.intake.receive([folder / "answer"])} <= {""}


def test_a_coordinator_of_yesterday_gets_no_file(house: House, made: Town, tmp_path: Path) -> None:
    rima, hala = made.rima, made.hala
    nour = house.documenter("nour", rima, "coordinator")
    family_of(made)
    carry(hala, made.stick, rima)
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += DAY
    rima.sync.revocations.revoke(nour.context.device_id, TODAY)
    rima.cases.save([Edit("note", NOTE, parent=made.case)])
    handed(rima, hala, tmp_path / "list")
    back = put_back(house, rima, tmp_path / "backup", tmp_path / "vault", "coordinator")
    stays = back.sync.preview_give([nour.context.device_id]).stays
    assert {(one.reason, one.kind) for one in stays} == {("older", "case"), ("older", "family")}
    _gives(back, nour, tmp_path / "a")
    assert not has(nour, made.case) and not has(nour, made.family)
    _gives(
        nour, back, tmp_path / "b"
    )  # nor once it has answered: it does not say who is there today
    _gives(back, nour, tmp_path / "c")
    assert not has(nour, made.case) and not has(nour, made.family)
    handed(back, hala, tmp_path / "d")
    _gives(hala, back, tmp_path / "e")
    _gives(back, nour, tmp_path / "f")
    assert not has(nour, made.case) and not has(nour, made.family)
    trust = back.context.vault.trust.trust
    assert trust is not None and trust.newest.is_revoked(nour.context.device_id)


def _copy_of_yesterday(house: House, made: Town, tmp_path: Path) -> tuple[Desk, Desk]:
    """A second coordinator, who stays one, and what was restored of the first from before her last note."""
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    family_of(made)
    carry(made.hala, made.stick, rima)
    (tmp_path / "backup").mkdir()
    rima.access.backups.back_up(tmp_path / "backup")
    house.clock.now += DAY
    rima.cases.save([Edit("note", NOTE, parent=made.case)])
    back = put_back(house, rima, tmp_path / "backup", tmp_path / "vault", "coordinator")
    return nour, back


def test_who_is_one_still_gets_all_once_everybody_has_answered(
    house: House, made: Town, tmp_path: Path
) -> None:
    nour, back = _copy_of_yesterday(house, made, tmp_path)
    for n, other in enumerate((nour, made.hala, made.enemy.desk)):
        assert not has(nour, made.case)
        _answers(other, back, tmp_path / f"{n}")
    handed(back, nour, tmp_path / "all")
    assert has(nour, made.case) and has(nour, made.family)


def test_or_as_soon_as_a_coordinator_writes_that_nobody_has_more(
    house: House, made: Town, tmp_path: Path
) -> None:
    nour, back = _copy_of_yesterday(house, made, tmp_path)
    handed(back, nour, tmp_path / "some")
    assert not has(nour, made.case)
    back.access.older_copy_known("لم يُسحب أحد منذ ذلك")
    handed(back, nour, tmp_path / "all")
    assert has(nour, made.case) and has(nour, made.family)

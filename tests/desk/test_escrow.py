"""The organisation's key papers: made, followed by each vault, refused where it may be, used, turned
along."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House

from vsdesk.desk import Desk, Secret
from vsdesk.desk.access.way_service import papers_needed, words_on
from vsdesk.errors import EnvironmentFault, Refused, UserError
from vsdesk.history.entry import audit_space
from vsdesk.vault import escrow_way

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk.sync.escrow_service import EscrowPapers

OWN = Secret.of_text(PASSPHRASE)
NEW = Secret.of_text("خزف يقطين ضفاف كستناء مغزل رمان")  # made up


def refused(call: Callable[..., object], *given: object) -> str:
    with pytest.raises((UserError, Refused)) as caught:
        call(*given)
    return caught.value.name


def on_paper(made: EscrowPapers, *which: int) -> list[list[str]]:
    return [words_on(made.papers[at], "ar") for at in which]


def did(desk: Desk, of: Desk | None = None) -> list[str]:
    """The rows of a vault's journal about this way in, of its own device or of another, oldest first."""
    space = audit_space((of or desk).context.device_id)
    rows = [row for row in desk.context.vault.read.of_kind("audit") if row.space == space]
    told = [str(row.value("action")) for row in rows]
    return [one for one in told if one.startswith("escrow")]


def carry(sender: Desk, to: Desk, house: House) -> None:
    stick = house.root / f"stick-{len(list(house.root.glob('stick-*')))}"
    stick.mkdir()
    sender.sync.hand_over(stick, [to.context.device_id])
    assert all(one.status == "applied" for one in to.sync.intake.receive([stick]))


@pytest.fixture
def both(house: House) -> tuple[Desk, Desk]:
    """A coordinator, and a documenter of her organisation."""
    rima = house.coordinator()
    return rima, house.documenter("hala", rima)


def made_by(rima: Desk, *, asks: bool) -> EscrowPapers:
    papers = rima.sync.escrow.draw(OWN, 2, 3, asks=asks)
    _, proposed = rima.sync.escrow.keep(papers)
    assert proposed.told.enough and proposed.told.escrow
    return papers


def test_it_is_followed_shown_and_opens_after_a_loss(house: House, both: tuple[Desk, Desk]) -> None:
    rima, hala = both
    assert hala.sync.escrow.state().count == 0
    papers = made_by(rima, asks=False)
    assert rima.sync.escrow.state().opens
    carry(rima, hala, house)
    found = hala.sync.escrow.state()
    assert (found.needed, found.count, found.opens, found.waits) == (2, 3, True, False)
    assert did(hala) == ["escrow_made"] and did(rima) == ["escrow_made", "escrow_papers"]
    assert refused(lambda: hala.sync.escrow.answer(yes=False)) == "E_NOT_FOUND"
    folder, env = hala.access.folder, house.env("hala")
    hala.access.lock()
    assert [one[1:] for one in papers_needed(folder, env)] == [(2, 3)]
    open_by = Desk.recover_by_papers
    assert refused(open_by, folder, on_paper(papers, 1), NEW, env) == "E_SHARES_FEW"
    assert refused(open_by, folder, on_paper(papers, 1, 1), NEW, env) == "E_SHARE_TWICE"
    again = open_by(folder, on_paper(papers, 2, 0), NEW, env)
    assert did(again) == ["escrow_made", "escrow_used"]
    again.access.lock()
    Desk.open(folder, NEW, env).access.lock()


def test_where_the_list_asks_nothing_is_sealed_before_a_yes(
    house: House, both: tuple[Desk, Desk]
) -> None:
    """A refusal stands until another key comes, and is in the journal that coordinators get."""
    rima, hala = both
    first = made_by(rima, asks=True)
    carry(rima, hala, house)
    assert hala.sync.escrow.state().waits and not hala.sync.escrow.state().opens
    assert refused(hala.sync.escrow.try_papers, on_paper(first, 0, 1)) == "E_NO_SHARES"
    hala.sync.escrow.answer(yes=False)
    assert hala.sync.escrow.state().answer is False and not hala.sync.escrow.state().opens
    hala.sync.escrow.answer(yes=True)
    assert hala.sync.escrow.state().opens
    hala.sync.escrow.try_papers(on_paper(first, 0, 1))
    hala.sync.escrow.answer(yes=False)
    assert not hala.sync.escrow.state().opens
    assert did(hala) == ["escrow_refused", "escrow_made", "escrow_refused", "escrow_removed"]
    carry(hala, rima, house)
    assert "escrow_refused" in did(rima, of=hala)
    made_by(rima, asks=True)
    carry(rima, hala, house)
    assert hala.sync.escrow.state().waits
    made_by(rima, asks=False)
    carry(rima, hala, house)
    assert hala.sync.escrow.state().opens  # overruled by a list alone, which says so


def test_other_papers_take_the_place_of_those_and_none_are_left(
    house: House, both: tuple[Desk, Desk]
) -> None:
    rima, hala = both
    first = made_by(rima, asks=False)
    second = made_by(rima, asks=False)
    carry(rima, hala, house)
    tries = hala.sync.escrow.try_papers
    assert refused(tries, on_paper(first, 0, 1)) == "E_SHARE_OTHER"
    assert refused(tries, [*on_paper(first, 0), *on_paper(second, 1)]) == "E_SHARE_OTHER"
    tries(on_paper(second, 0, 1))
    own = hala.access.ways.make_papers(OWN, 2, 2)
    assert refused(tries, [words_on(one, "ku") for one in own]) == "E_SHARE_OTHER"
    assert refused(tries, [words_on(own[0], "ku"), *on_paper(second, 1)]) == "E_SHARE_OTHER"
    hala.access.ways.try_papers([words_on(one, "ku") for one in own])
    assert refused(rima.sync.escrow.give_up, NEW) == "E_UNLOCK"
    rima.sync.escrow.give_up(OWN)
    assert refused(rima.sync.escrow.give_up, OWN) == "E_NOT_FOUND"
    carry(rima, hala, house)
    assert hala.sync.escrow.state().count == 0 and not hala.sync.escrow.state().opens
    assert refused(tries, on_paper(second, 0, 1)) == "E_SHARE_OTHER"
    hala.access.ways.try_papers([words_on(one, "ku") for one in own])


def test_it_is_turned_along_and_lies_in_backups(house: House, both: tuple[Desk, Desk]) -> None:
    rima, hala = both
    papers = made_by(rima, asks=False)
    carry(rima, hala, house)
    place = house.root / "backups"
    place.mkdir()
    hala.access.backups.back_up(place)
    assert hala.access.backups.drill_by_papers(place, on_paper(papers, 0, 2)).ok
    assert hala.access.backups.drilled() is not None
    assert getattr(hala.access.backups.drilled(), "way", "") == "escrow"
    hala.access.keys.turn_vault_key(OWN)
    assert hala.sync.escrow.state().opens
    hala.sync.escrow.try_papers(on_paper(papers, 1, 2))
    assert hala.access.check().ok


def test_a_documenter_makes_none_and_a_full_disk_keeps_nobody_out(
    house: House, both: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    rima, hala = both
    alone = house.documenter("alone")
    assert refused(lambda: alone.sync.escrow.draw(OWN, 2, 3, asks=False)) == "E_NOT_ENROLLED"
    drawn = hala.sync.escrow.draw(OWN, 2, 3, asks=False)
    assert refused(hala.sync.escrow.keep, drawn) == "E_ROLE"
    assert refused(lambda: rima.sync.escrow.draw(NEW, 2, 3, asks=False)) == "E_UNLOCK"
    assert refused(lambda: rima.sync.escrow.draw(OWN, 3, 2, asks=False)) == "E_RANGE"
    made_by(rima, asks=False)
    with monkeypatch.context() as full:
        full.setattr(escrow_way, "_wanted", no_room)
        carry(rima, hala, house)
    assert not hala.sync.escrow.state().opens
    folder = hala.access.folder
    hala.access.lock()
    again = Desk.open(folder, OWN, house.env("hala"))
    assert again.sync.escrow.state().opens
    again.access.lock()


def test_a_withdrawn_device_follows_no_more(house: House, both: tuple[Desk, Desk]) -> None:
    """What opens its vault then is what opened it before: the families' words in it are wanted yet."""
    rima, hala = both
    first = made_by(rima, asks=False)
    carry(rima, hala, house)
    rima.sync.revocations.revoke(hala.context.device_id)
    rima.sync.escrow.give_up(OWN)
    carry(rima, hala, house)
    hala.sync.escrow.try_papers(on_paper(first, 0, 1))


def no_room(*_: object) -> object:
    raise EnvironmentFault("E_DISK", need=1)

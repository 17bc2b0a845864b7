"""Several people on one device and key papers: who is in, who no longer, what stays when the disk fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import PASSPHRASE, House

from vsdesk import diskio
from vsdesk.crypto import slots as keyslots
from vsdesk.desk import Desk, Secret
from vsdesk.desk.access.way_service import checked, papers_needed, words_on
from vsdesk.errors import EnvironmentFault, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AMAL = Secret.of_text(PASSPHRASE)
RIMA = Secret.of_text("زنبق نحاس قنطرة مرجان سنونو ترمس")  # made up
NEW = Secret.of_text("خزف يقطين ضفاف كستناء مغزل رمان")  # made up


def _refused(call: Callable[..., object], *given: object) -> str:
    with pytest.raises((UserError, EnvironmentFault)) as caught:
        call(*given)
    return caught.value.name


def _open(house: House, passphrase: Secret) -> Desk:
    return Desk.open(house.root / "hala", passphrase, house.env("hala"))


@pytest.fixture
def hala(house: House) -> Desk:
    """A vault that Amal made, and Rima opens too."""
    desk = house.documenter("hala")
    desk.access.ways.add_person(AMAL, "  ريما   المختلقة ", RIMA)
    return desk


def test_each_writes_under_a_number_of_their_own(house: House, hala: Desk) -> None:
    """Who opened it is known by what opens, and stands in what is written from then on."""
    assert [(one.number, one.name, one.here) for one in hala.access.ways.people()] == [
        (1, hala.context.own_name, True),
        (2, "ريما المختلقة", False),
    ]
    first = hala.cases.new_case({"given_ar": "ليث"}).ids[0]
    hala.access.lock()
    rima = _open(house, RIMA)
    assert [one.here for one in rima.access.ways.people()] == [False, True]
    second = rima.cases.new_case({"given_ar": "مروان"}).ids[0]
    own, context = rima.context.device_id, rima.context
    assert context.person_name(own, "02") == "ريما المختلقة"
    rima.access.ways.rename(2, "ريما")
    assert [context.person_name(own, by) for by in ("02", "A2", "07", "?")] == [
        "ريما",
        "ريما",
        "",
        "",
    ]
    assert context.person_name("00" * 32, "02") == ""  # another device has people of its own
    written = {rec: rima.cases.history(rec)[0].by for rec in (first, second)}
    assert written == {first: "01", second: "02"}
    rima.access.ways.change_passphrase(RIMA, NEW)  # her own, and the log says that it was she
    told = {
        row.text("action"): rima.cases.history(row.id)[0].by
        for row in rima.cases.list_kind("audit")
    }
    assert set(told.values()) == {"01", "02"}
    rima.access.lock()
    assert _refused(_open, house, RIMA) == "E_UNLOCK"
    for passphrase, number in ((AMAL, 1), (NEW, 2)):
        desk = _open(house, passphrase)
        assert [one.number for one in desk.access.ways.people() if one.here] == [number]
        desk.access.lock()


def test_who_takes_whom_out(house: House, hala: Desk) -> None:
    """Another one who is in; nobody themselves, and never the last. A number is never given again."""
    ways = hala.access.ways
    assert _refused(ways.add_person, Secret(b"wrong"), "س", NEW) == "E_UNLOCK"
    assert _refused(ways.add_person, AMAL, " ", NEW) == "E_VALUE"
    assert _refused(ways.add_person, AMAL, "س", RIMA) == "E_TAKEN"
    assert _refused(ways.add_person, AMAL, "س", Secret(b"short")) == "E_PASSPHRASE"
    assert _refused(ways.remove_person, RIMA, 2) == "E_OWN_WAY"
    assert _refused(ways.remove_person, AMAL, 7) == "E_NOT_FOUND"
    ways.remove_person(AMAL, 2)
    assert _refused(ways.remove_person, AMAL, 1) == "E_LAST_WAY"
    assert ways.add_person(AMAL, "هفين", NEW) == 3
    hala.access.lock()
    assert _refused(_open, house, RIMA) == "E_UNLOCK"
    again = _open(house, NEW)
    again.access.ways.remove_person(NEW, 1)  # also who made the vault
    assert [one.name for one in again.access.ways.people()] == ["هفين"]
    again.access.lock()
    assert _refused(_open, house, AMAL) == "E_UNLOCK"


def test_a_way_on_paper_takes_nobodys_passphrase(house: House, hala: Desk) -> None:
    """Where two people are there, who comes in by papers is one more; alone, the passphrase is replaced."""
    papers = hala.access.ways.make_papers(AMAL, 2, 3)
    hala.access.lock()
    place, env = house.root / "hala", house.env("hala")
    given = [words_on(paper, lang) for paper, lang in zip(papers[1:], ("ar", "ku"), strict=True)]
    back = Desk.recover_by_papers(place, given, NEW, env)
    assert [(one.number, one.name, one.here) for one in back.access.ways.people()][2] == (
        3,
        "",
        True,
    )
    back.access.ways.remove_person(NEW, 1)
    back.access.ways.remove_person(NEW, 2)
    back.access.lock()
    alone = Desk.recover_by_papers(place, given, AMAL, env)
    assert [one.number for one in alone.access.ways.people()] == [3]
    alone.access.lock()


def test_papers_are_checked_one_by_one_and_replaced(house: House, hala: Desk) -> None:
    """What the window asks before all are there; and old papers are told as such."""
    ways = hala.access.ways
    assert ways.papers() is None and _refused(ways.remove_papers, AMAL) == "E_NO_SHARES"
    assert _refused(ways.make_papers, RIMA, 3, 2) == "E_RANGE"
    assert _refused(ways.make_papers, Secret(b"x"), 2, 3) == "E_UNLOCK"
    first = [words_on(paper, "ar") for paper in ways.make_papers(AMAL, 2, 3)]
    held = papers_needed(house.root / "hala", house.env("hala"))
    assert [one[1:] for one in held] == [ways.papers()] == [(2, 3)]
    assert [checked(first[at], first[:at], held)[0] for at in range(3)] == [1, 2, 3]
    assert _refused(checked, first[0], first[:2], held) == "E_SHARE_TWICE"
    ways.try_papers(first[1:])
    assert _refused(ways.try_papers, first[:1]) == "E_SHARES_FEW"
    second = [words_on(paper, "ku") for paper in ways.make_papers(RIMA, 2, 2)]
    assert _refused(ways.try_papers, first) == "E_SHARE_OTHER"
    assert _refused(ways.try_papers, [second[0], first[1]]) == "E_SHARE_OTHER"
    ways.try_papers(second)
    ways.remove_papers(AMAL)
    assert ways.papers() is None and papers_needed(house.root / "hala", house.env("hala")) == ()


def test_new_papers_count_once_they_are_kept(house: House, hala: Desk) -> None:
    """Until then those of before open it: whoever could not print is not left without."""
    ways = hala.access.ways
    first = [words_on(paper, "ar") for paper in ways.make_papers(AMAL, 2, 3)]
    drawn = ways.draw_papers(AMAL, 2, 2)
    second = [words_on(paper, "ku") for paper in drawn]
    assert ways.papers() == (2, 3) and _refused(ways.try_papers, second) == "E_SHARE_OTHER"
    ways.try_papers(first[1:])
    ways.remove_person(AMAL, 2)  # what changes meanwhile stays changed
    ways.keep_papers(drawn)
    ways.try_papers(second)
    assert ways.papers() == (2, 2) and [one.number for one in ways.people()] == [1]
    assert _refused(ways.try_papers, first[1:]) == "E_SHARE_OTHER"


def test_a_disk_that_fails_leaves_what_is_said(
    house: House, hala: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the first of both files has its name nothing changed; after it the change is made."""
    move, left = diskio.move_into_place, [0]

    def failing(temp: Path, path: Path, *, replace: bool) -> None:
        if path.name.startswith("slots."):
            left[0] -= 1
            if left[0] < 0:
                raise EnvironmentFault("E_IO", "moved")
        move(temp, path, replace=replace)

    ways, root = hala.access.ways, house.root / "hala"
    monkeypatch.setattr(diskio, "move_into_place", failing)
    for change in (
        lambda: ways.remove_person(AMAL, 2),
        lambda: ways.make_papers(AMAL, 2, 2),
        lambda: ways.change_passphrase(RIMA, NEW),
    ):
        left[0] = 0
        assert _refused(change) == "E_IO"
        assert [one.number for one in ways.people()] == [1, 2] and ways.papers() is None
        for passphrase in (AMAL, RIMA):
            ways.try_passphrase(passphrase)
    left[0] = 1
    ways.remove_person(AMAL, 2)
    assert (root / "slots.a").read_bytes() != (root / "slots.b").read_bytes()
    assert [one.number for one in ways.people()] == [1]
    monkeypatch.undo()
    hala.access.lock()
    _open(house, AMAL).access.lock()  # mends the other file
    assert (root / "slots.a").read_bytes() == (root / "slots.b").read_bytes()
    assert _refused(_open, house, RIMA) == "E_UNLOCK"


def test_files_of_two_generations_swapped_or_torn(house: House, hala: Desk) -> None:
    """Whatever lies there of an older and a newer file, the ways of the one that is whole open."""
    root, ways = house.root / "hala", hala.access.ways
    older = (root / "slots.a").read_bytes()
    ways.remove_person(AMAL, 2)
    newer = (root / "slots.a").read_bytes()
    hala.access.lock()
    env = house.env("hala")
    for a, b, opens in (
        (older, newer, True),  # a kill between both: the older one still stands
        (newer, older, True),
        (newer, newer, False),
        (newer[: len(newer) // 2], older, True),
        (newer, older[:-30], False),
        (newer, b"", False),
    ):
        (root / "slots.a").write_bytes(a)
        (root / "slots.b").write_bytes(b)
        if opens:
            Desk.open(root, RIMA, env).access.lock()
            (root / "slots.a").write_bytes(a)
            (root / "slots.b").write_bytes(b)
        else:
            assert _refused(_open, house, RIMA) == "E_UNLOCK"
        desk = _open(house, AMAL)
        held = keyslots.parse((root / "slots.b").read_bytes(), env.least).people
        assert held == tuple(one.number for one in desk.access.ways.people())
        desk.access.lock()
    (root / "slots.a").write_bytes(newer[:100])
    (root / "slots.b").write_bytes(older[:100])
    assert _refused(_open, house, AMAL) == "E_SLOTS_TAMPERED"

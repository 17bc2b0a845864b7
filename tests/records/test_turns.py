"""A page has room for a few: whoever opened the file first, then each other device in turn.
Everybody is made up."""

from __future__ import annotations

from vsdesk.records.dossier import Dossier, RecordView, Without
from vsdesk.records.gate.lone.fair_share import by_turns

BARE = Dossier("case", ())
MINE, LOUD, QUIET = ["m1", "m2"], [f"l{at:03}" for at in range(100)], ["q1", "q2"]


def file() -> Dossier:
    records = tuple(RecordView(id, "note", "case") for id in (*LOUD, *MINE, *QUIET))
    loud = Without(frozenset({"loud"}), frozenset(LOUD), BARE, BARE)
    quiet = Without(frozenset({"quiet"}), frozenset(QUIET), BARE, BARE)
    both = Without(loud.device_ids | quiet.device_ids, loud.made | quiet.made, BARE, BARE)
    return Dossier("case", records, (both, loud, quiet))


def turns(room: int, here: str = "here", narrow: frozenset[str] = frozenset()) -> list[str]:
    made = file()
    found = by_turns(made, lambda one: (one.id,), made, here, room, lambda one: one.id in narrow)
    return [one.id for one in found]


def test_where_there_is_room_for_all_nothing_moves() -> None:
    assert turns(104) == [*LOUD, *MINE, *QUIET]


def test_one_device_pushes_its_own_back_only() -> None:
    found = turns(10)
    assert found[:6] == ["m1", "m2", "l000", "q1", "l001", "q2"]
    assert sorted(found) == sorted([*LOUD, *MINE, *QUIET])


def test_a_no_stands_before_the_other_answers_of_its_writer() -> None:
    found = turns(10, narrow=frozenset({"m2", "l099", "q2"}))
    assert found[:4] == ["m2", "m1", "l099", "q2"]


def test_what_this_device_wrote_is_among_the_first() -> None:
    assert turns(10, here="quiet")[:4] == ["m1", "m2", "q1", "q2"]


def test_what_rests_on_a_record_of_ours_too_is_ours() -> None:
    made = file()
    things = [[id] for id in LOUD] + [["l050", "m1"]]
    assert by_turns(things, lambda one: one, made, "here", 10)[0] == ["l050", "m1"]

"""However many who are hidden bear one name, each text in which it stands costs the same. Everybody is made
up."""

from __future__ import annotations

import time

from tests.attacks.work import calls
from tests.people import rid
from tests.records.conftest import Made

from vsdesk.memo import forget
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.names.bearers import Bearers
from vsdesk.records.gate.names.names_left import naming_any
from vsdesk.records.gate.names.told_names import Someone, ToldNames

STORY = "رأيت مروان الدرويش في السوق ثم عاد مروان خالد وحده " * 5


def test_whom_stories_name_is_no_more_work_for_many_of_one_name(
    made: Made, dictionary: Dictionary
) -> None:
    people = set[str]()

    def work(many: int, stories: int) -> int:
        for at in range(len(people), many):
            name: dict[str, Json] = {
                "given_ar": "مروان",
                "father_ar": "خالد",
                "family_ar": "الدرويش",
            }
            made.add(f"p{at}", "person", "family", "family", **name)
            people.add(rid(f"p{at}"))
        for at in range(stories):
            told: Json = {"ar": f"{STORY}{many} {at}", "src_lang": "ar"}
            made.add(f"e{at}", "event", "case", type="arrest", text=told)
        dossier = made.dossier()
        left = set[str]()
        forget()
        named = calls(
            lambda: left.update(one.id for one, *_ in naming_any(dossier, dictionary, people))
        )
        assert {rid(f"e{at}") for at in range(stories)} <= left
        for at in range(stories):
            made.drop(f"e{at}")
        return named

    work(20, 45)  # tables that are read once in a process
    few, many = (work(one, 45) - work(one, 5) for one in (20, 800))
    assert many < 1.3 * few


def test_a_text_is_read_as_fast_for_many_of_one_name() -> None:
    def read(many: int) -> float:
        names = ("مروان",), ("خالد", "الدرويش")
        reader = ToldNames(Someone(f"{at:06}", "sealed", *names) for at in range(many))
        reader.spans(STORY)
        begun = time.thread_time()
        for at in range(50):
            assert len(reader.spans(f"{STORY}{at}")[0].who) == many
        return time.thread_time() - begun

    assert read(20_000) < 4 * max(read(100), 0.01)


def test_groups_are_worked_out_once_for_the_same_people() -> None:
    held = Bearers()
    one, two = (frozenset(f"سلمى {at}" for at in range(*part)) for part in ((0, 300), (100, 400)))
    for work, made in ((held.both, one & two), (held.either, one | two), (held.rest, one - two)):
        assert work(one, two) == made
        assert work(one, two) is work(one, two) is work(frozenset({*one}), frozenset({*two}))
    nobody = frozenset[str]()
    assert held.both(one, nobody) == held.rest(nobody, one) == nobody
    assert held.either(one, nobody) is held.rest(one, nobody) is one
    assert held.first(one) == held.first(one) == min(one)


def test_too_many_groups_are_forgotten_and_worked_out_again() -> None:
    held = Bearers()
    everybody = frozenset(f"{at}" for at in range(400_000))
    rest = held.rest(everybody, frozenset({"1"}))
    for at in range(3):
        assert len(held.rest(everybody, frozenset({f"{at}"}))) == 399_999
    assert held.rest(everybody, frozenset({"1"})) == rest

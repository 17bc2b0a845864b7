"""What waits for a look is looked at page by page, however many fields, values or records one device wrote.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.families import below
from tests.attacks.kit import Town, swap, town
from tests.desk.conftest import House

from vsdesk.desk import Edit, LonePage
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.lone.lone_portion import LINES


@pytest.fixture
def made(house: House) -> Town:
    found = town(house)
    swap(found)
    return found


def drawn(made: Town, page: LonePage) -> int:
    """The answers that a page says."""
    dictionary = made.rima.context.dictionary
    return sum(
        len(held)
        for one in page.records
        for name, held in one.said.items()
        if not one.is_unknown(dictionary, name)
    )


def walked(made: Town) -> list[LonePage]:
    """All pages, one after the other, as somebody leafs through them."""
    pages: list[LonePage] = []
    while not pages or pages[-1].next:
        page = made.rima.access.lone_words.lone_page(made.case, pages[-1].next if pages else 0)
        assert page is not None
        pages.append(page)
    return pages


def test_unknown_fields_are_one_line_and_wait_on(made: Town) -> None:
    for n in range(3):
        values: dict[str, Json] = {f"x_{n}_{i}": "v" for i in range(200)}
        made.enemy.sign(made.case, NewOp(made.person, "person", values))
    made.enemy.change(made.person, "person", {"given_ar": "مرهف"})
    made.enemy.hand_over(made.rima)
    (page,) = walked(made)
    assert drawn(made, page) == 1
    shown = page.shown(page.records)
    assert len(shown) == 1
    made.rima.access.lone_words.look_holds(made.case, shown)
    left = made.rima.access.lone_words.lone_file(made.case)
    assert left is not None
    assert {name[:2] for one in left.records for name in one.said} == {"x_"}


def _op(way: str, n: int, person: str, new: str, case: str) -> NewOp:
    if way == "records":
        return NewOp(new, "note", {"text": {"ar": f"س {n}", "src_lang": "ar"}}, parent=case)
    more: dict[str, Json] = {f"x_{n}": "v"} if way == "with unknown fields" else {}
    return NewOp(person, "person", {"given_ar": f"اسم {n}", **more})


@pytest.mark.parametrize("way", ["records", "values beside each other", "with unknown fields"])
def test_every_page_is_bounded_and_all_of_it_is_reached(made: Town, way: str) -> None:
    count = LINES + 50
    new = made.enemy.desk.context.new_id
    ops = [_op(way, n, made.person, new(), made.case) for n in range(count)]
    with made.enemy.many():
        for some in (ops[:200], ops[200:]) if way == "records" else [[one] for one in ops]:
            made.enemy.sign(made.case, *some)
    made.enemy.hand_over(made.rima)
    pages = walked(made)
    assert len(pages) > 1
    assert all(drawn(made, page) <= LINES for page in pages)
    assert sum(drawn(made, page) for page in pages) >= count
    page: LonePage | None = pages[0]
    looks = 0
    while page is not None and (shown := page.shown(page.records)):
        made.rima.access.lone_words.look_holds(made.case, shown)
        looks += 1
        page = made.rima.access.lone_words.lone_page(made.case)
    assert (page is None) == (way != "with unknown fields"), "what nobody can read waits on"
    assert looks == (0 if page is not None else len(pages))


def test_an_op_that_is_larger_than_a_page_is_a_page(made: Town) -> None:
    long = "كلمة " * 100 * LINES
    made.enemy.change(made.person, "person", {"given_ar": "مرهف"})
    event = made.rima.cases.dossier(made.case).of("event")[0].id
    made.enemy.change(event, "event", {"text": {"ar": long, "src_lang": "ar"}})
    made.enemy.hand_over(made.rima)
    pages = walked(made)
    assert [drawn(made, page) for page in pages] == [1, 1]
    assert made.rima.access.lone_words.lone_page(made.case, 99) is not None, (
        "a page that went is the first one"
    )


def test_only_what_stands_on_the_page_is_read(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files around, asked for what is closed: not one for each source that a device drew in."""
    edits = [Edit("source", {"type": "survivor"}) for _ in range(120)]
    sources = made.enemy.desk.cases.save(edits).ids
    with made.enemy.many():
        for one in sources:
            below(made.enemy, made.case, "event", {"type": "held_at", "told_by": one})
    made.enemy.hand_over(made.rima)
    read: list[str] = []
    reading = type(made.rima.context.vault.read)
    real = reading.dossier

    def counted(self: object, root: str) -> object:
        read.append(root)
        return real(self, root)  # type: ignore[arg-type]  # of that class

    monkeypatch.setattr(reading, "dossier", counted)
    page = made.rima.access.lone_words.lone_page(made.case)
    assert page is not None and page.next
    assert len(read) <= LINES // 3 + 3

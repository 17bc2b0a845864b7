"""A given name and what stands beside it, written as one word in any order and script. Made up."""

from __future__ import annotations

import pytest
from tests.attacks.work import calls

from vsdesk.names.joined_names import RunTogether
from vsdesk.names.spellings import words


def read(text: str, *said: tuple[str, list[str], list[str]]) -> set[str]:
    reader = RunTogether(said)
    return {who for word in words(text) for who in reader.whose(word)}


@pytest.mark.parametrize(
    ("given", "further", "written"),
    [
        (
            "سلمى",
            "النوري",
            "SalmaNouri SalmaAlNouri salmanouri1988 SALMANOURI selmanuri @NouriSalma",
        ),
        ("سلمى", "النوري", "سلمىالنوري والنوريسلمى سلمىنوري صلمىالنوري سلماالنوري"),
        ("سامر", "الخطيب", "SamerKhatib samerelkhateeb خطيبسامر fb.com/samer1khatib"),
        ("نور", "النوري", "نورالنوري NourNouri nournouri"),
        ("آدم", "النوري", "آدمالنوري AdamNouri"),
        ("علي", "درويش", "alidarwish عليدرويش"),
        ("Selma", "Nûrî", "selmanuri سلمىالنوري"),
        ("عبد الرحمن", "درويش", "abdulrahmandarwish عبدالرحمندرويش"),
    ],
)
def test_both_names_are_heard_in_one_word(given: str, further: str, written: str) -> None:
    said = ("a", [given], [further])
    assert [one for one in written.split() if not read(one, said)] == []


def test_the_fathers_name_may_stand_between() -> None:
    assert read("salmasalehnouri", ("a", ["سلمى"], ["صالح", "النوري"])) == {"a"}


@pytest.mark.parametrize(
    "text",
    [
        "سلمان السلامة نوران منورة مسلم النوري",
        "salmon nourish salamander norway manual",
        "سلمى",
        "salma nouri",
        "نور",
        "",
    ],
)
def test_one_of_them_alone_is_none(text: str) -> None:
    assert not read(text, ("a", ["سلمى", "نور"], ["النوري", "صالح"]), ("b", [], ["سلمى"]))


def test_the_names_of_two_people_are_nobodys() -> None:
    assert not read("سلمىالخطيب", ("a", ["سلمى"], ["النوري"]), ("b", ["هدى"], ["الخطيب"]))


def test_what_is_written_does_not_multiply() -> None:
    letters = "abdefgiklmnorstu"

    def work(many: int) -> int:
        names = ["".join(letters[one // 16**at % 16] for at in range(4)) for one in range(many)]
        reader = RunTogether((one, [one], [one[::-1]]) for one in names)
        asked = [word for one in names for word in words(f"{one}{one[::-1]}")]
        return calls(lambda: [reader.whose(one) for one in asked])

    assert work(1_000) < 15 * work(100)

"""What a told text asks is read once while a vault is open, and is what its readers say.

All people are made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import rid
from tests.records.conftest import view

from vsdesk import memo
from vsdesk.progress import Cancelled
from vsdesk.records.checks.name_pleas import kept_pleas, own_pleas, pleas
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dossier import Dossier
from vsdesk.records.gate.told import asked_words
from vsdesk.records.gate.told.asked_words import asked_in, tells_numbers
from vsdesk.records.spoken_digits import told_telephones

if TYPE_CHECKING:
    from collections.abc import Iterator

TOLD = (
    "قالت أم مروان: اتصلوا على 0933 123 456، ولا تكتبوا اسمي",
    "لا تحكوا بهالشي لحدا، وراسلونا على hala@gmail.com",
    "رقمه صفر تسعة ثلاثة ثلاثة واحد اثنين ثلاثة أربعة خمسة ستة",
    "navê min nenivîsin, hejmara min ٠٩٣٣١٢٣٤٥٦ e",
    "don't write my name, and tell nobody; t.me/hala_made_up",
    "أخذوه من حاجز القطيفة في 2013-08-09 الساعة 10:30، ودفعنا 150,000 ليرة",
    "رقم الزنزانة ③ والتاريخ ٩/٨/٢٠١٣",
    "",
)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    memo.forget()
    yield
    memo.forget()


@pytest.mark.parametrize("length", [0, 5_000], ids=["short", "long"])
@pytest.mark.parametrize("told", TOLD)
def test_it_is_what_the_readers_say(told: str, length: int) -> None:
    text = told + "\n" + "و" * length
    for _ in range(2):  # read, and kept
        found = asked_in(text)
        assert found.pleas == tuple(pleas(text))
        assert found.own == tuple(own_pleas(text))
        assert found.kept == tuple(kept_pleas(text))
        assert set(told_telephones(text)) <= set(found.numbers)
        assert bool(found) == bool(found.numbers or found.pleas or found.kept)


def test_a_text_is_read_once_and_only_so_many_are_kept() -> None:
    for kept, text in ((asked_words._usual, TOLD[0]), (asked_words._long, TOLD[0] * 100)):
        assert all(asked_in(text) is asked_in(text) for _ in range(3))
        assert kept.cache_info().misses == 1
        most = kept.cache_info().maxsize
        assert most is not None and most * len(text) < 10_000_000
        for n in range(most + 5):
            asked_in(f"{text}{n}")
        assert kept.cache_info().currsize == most


def test_nothing_of_the_words_stands_in_what_is_shown_of_it() -> None:
    assert "0933" not in repr(asked_in(TOLD[0])) and "hala" not in repr(asked_in(TOLD[1]))


def _file(told: list[str]) -> Dossier:
    seen = (
        view(
            f"seen{n}",
            "event",
            {"type": "sighting", "place_text": text},
            parent="case",
            space="case",
        )
        for n, text in enumerate(told)
    )
    return Dossier(rid("case"), (view("case", "case", {}, space="case"), *seen))


class Stops:
    """A progress that is told to stop at the third step."""

    def __init__(self) -> None:
        self.steps = 0

    def step(self, stage: str, done: int, total: int) -> None:
        self.steps += 1
        if self.steps == 3:
            raise Cancelled


def test_looking_through_a_file_stops_between_two_texts() -> None:
    dictionary = Dictionary.load()
    quiet = [f"أخذوه من الحاجز رقم {n}" for n in range(20)]
    dossier = _file(quiet)
    assert not tells_numbers(dossier, dictionary)
    assert tells_numbers(_file([*quiet, TOLD[0]]), dictionary)
    stops = Stops()
    with pytest.raises(Cancelled):
        tells_numbers(dossier, dictionary, stops)
    assert stops.steps == 3

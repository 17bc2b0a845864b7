"""Told words are judged once for all who read a paper, cheaply where they cannot be a name, and not at all
where they stay anyway. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_marks import told
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.names.spellings import Word
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.names.surnames import Key, Surnames

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTERS = "ابتثجحخدذرزشصضطظعغفقكنهي"  # without ل and م, which are in the names
MANY = 3_000


def other_words(many: int) -> str:
    """So many different words that have not the consonants of any name here."""
    size = len(LETTERS)
    return " ".join(
        "ج" + LETTERS[n % size] + LETTERS[n // size % size] + LETTERS[n // size**2 % size] + "ب"
        for n in range(many)
    )


class Work:
    """Which words were judged, and how often the skeletons of one were worked out."""

    def __init__(self) -> None:
        self.judged: list[str] = []
        self.heard = 0


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    done, sounds, judge = Work(), Word.sounds, Surnames._judge

    def heard(self: Word) -> frozenset[str]:
        done.heard += 1
        return sounds(self)

    def judged(self: Surnames, said: Sequence[Word]) -> Iterator[Key]:
        done.judged += [one.raw for one in said]
        return judge(self, said)

    monkeypatch.setattr(Word, "sounds", heard)
    monkeypatch.setattr(Surnames, "_judge", judged)
    return done


@pytest.fixture
def file(made: Town) -> Town:
    """Somebody who is written in two scripts stands on no paper, and her name in a coordinator's story."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    names: dict[str, Json] = {"given_ar": "سلمى", "given_lat": "Salma", "family_ar": "المالح"}
    wife = written(made, "person", names, made.family)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    says(made, "وقالت سلمى المالح كلاماً")
    carry(made.rima, made.stick, made.enemy.desk)
    return made


def story(text: str) -> dict[str, Json]:
    return {"type": "other", "text": {"ar": text, "src_lang": "ar"}}


def says(made: Town, text: str) -> None:
    """A coordinator's own story."""
    written(made, "event", story(text), made.case)


def test_each_word_is_judged_once_for_all_who_read_a_paper(file: Town, work: Work) -> None:
    text = other_words(MANY)
    says(file, text)
    readings = 1 + len(file.rima.cases.dossier(file.case).asked_beside(inside=False))
    work.judged.clear()
    work.heard = 0
    paper = told(file)
    assert text in paper and "سلمى" not in paper
    assert work.judged.count(text.split()[7]) <= readings
    assert MANY < len(work.judged) < readings * (MANY + 200)
    assert work.heard < 200 * readings  # of the other words of the file


def test_words_in_sentences_are_judged_no_more(file: Town, work: Work) -> None:
    words = other_words(MANY).split()
    says(file, "، ".join(" ".join(words[at : at + 10]) + ". " for at in range(0, MANY, 10)))
    readings = 1 + len(file.rima.cases.dossier(file.case).asked_beside(inside=False))
    work.judged.clear()
    told(file)
    assert work.judged.count(words[7]) <= readings
    assert len(work.judged) < readings * (
        MANY + MANY // 5 + 200
    )  # with a mark at its end it is another


def test_what_leaves_by_no_reading_is_not_read(file: Town, work: Work) -> None:
    text = other_words(MANY)
    e = file.enemy
    e.sign(file.case, NewOp(e.desk.context.new_id(), "event", story(text), parent=file.case))
    e.hand_over(file.rima)
    work.judged.clear()
    assert text not in told(file)
    assert len(work.judged) < 500


def test_of_a_name_as_many_words_are_read_as_anybody_is_called_by() -> None:
    def cost(many: int) -> int:
        name = other_words(many)
        return calls(lambda: Surnames.among([name]))

    assert cost(20_000) < 2 * cost(40)

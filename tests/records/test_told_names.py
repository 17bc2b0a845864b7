"""Told words are read for who must not be named, in each writing, and for words that are not
said. All are made up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.attacks.test_many_surnames import made_up
from tests.attacks.work import calls

from vsdesk.memo import forget
from vsdesk.records.gate.names.nowhere_named import Others
from vsdesk.records.gate.names.told_names import NameSpan, Someone, ToldNames
from vsdesk.records.gate.told.marked_copies import surest
from vsdesk.records.gate.told.rejected_words import RejectedWords

READER = ToldNames(
    [
        Someone("witness", "sealed", ("محمود",), ("سامي", "الخطيب")),
        Someone("wife", "unnamed", ("سوسن", "Sawsan"), ("الرفاعي", "Rifai"), ("أم كرم",)),
        Someone("slave", "unnamed", ("عبد الرحمن",), ("القاسم",)),
        Someone("kurd", "household", ("ريزان", "Rêzan"), ("حسن", "Hesen")),
    ],
    Others(("مروان", "خالد", "محمود", "Marwan"), (("مروان", "محمود"),)),
)


def seen(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[one.start : one.end], who, one.sure) for one in READER.spans(text) for who in one.who
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("شافه محمود الخطيب بالسجن", ("محمود الخطيب", "witness", "sure")),
        ("حكى لي محمود سامي الخطيب، من الحارة", ("محمود سامي الخطيب", "witness", "sure")),
        ("قال محمود إنه هناك", ("محمود", "witness", "maybe")),
        ("وسوسن كانت معنا", ("سوسن", "wife", "likely")),
        ("بعتنا لسوسنَ الرفاعيّ خبر", ("سوسنَ الرفاعيّ", "wife", "sure")),
        ("then Sawsan al-Rifai came", ("Sawsan al-Rifai", "wife", "sure")),
        ("Susan came with Sausan Rifai.", ("Sausan Rifai", "wife", "sure")),
        ("عند أمّ كرم", ("أمّ كرم", "wife", "sure")),
        ("جابه عبدالرحمن القاسم", ("عبدالرحمن القاسم", "slave", "sure")),
        ("Abdulrahman Qasem told us", ("Abdulrahman Qasem", "slave", "sure")),
        ("Rezan li wir bû", ("Rezan", "kurd", "likely")),
        ("«سوسن»", ("سوسن", "wife", "likely")),
        ("سوسن بنت الرفاعي", ("سوسن بنت الرفاعي", "wife", "sure")),
        ("سوسن إبراهيم الرفاعي", ("سوسن إبراهيم الرفاعي", "wife", "sure")),
        ("ابنه محمود سامي أحمد الخطيب", ("محمود سامي أحمد الخطيب", "witness", "sure")),
        ("Sawsan bint Ibrahim al-Rifai", ("Sawsan bint Ibrahim al-Rifai", "wife", "sure")),
        ("Rêzan Îbrahîm Hesen hat", ("Rêzan Îbrahîm Hesen", "kurd", "sure")),
    ],
)
def test_a_name_is_found_in_each_writing(text: str, found: tuple[str, str, str]) -> None:
    assert found in seen(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("كانت سو\u00ad\nسن معنا", ("سو\u00ad\nسن", "wife", "likely")),
        ("then Saw-\nsan came", ("Saw-\nsan", "wife", "likely")),
        ("شفت سو\nسن الرفاعي هونيك", ("سو\nسن الرفاعي", "wife", "sure")),
        ("راحوا. بعدين محم\r\nود سامي حكى", ("محم\r\nود سامي", "witness", "sure")),
    ],
)
def test_a_name_is_found_over_the_end_of_a_line(text: str, found: tuple[str, str, str]) -> None:
    assert found in seen(text)
    assert not seen("كان سو\nسن معنا")  # two words, for all that anybody can tell


@pytest.mark.parametrize(
    "text",
    [
        "مروان محمود الدرويش",
        "راح ع السوق",
        "الخطيب",
        "",
        "...",
        "مروان بن محمود",
        "She saw nobody.",
    ],
)
def test_others_are_not_marked(text: str) -> None:
    assert not seen(text)


@pytest.mark.parametrize(
    ("said", "text", "word"),
    [
        ("ميت", "قالوا إنه متوفى من زمان", "متوفى"),
        ("ميّت", "والله مات", "مات"),
        ("لا تقولوا شهيد", "أخو الشهيد سامر", "الشهيد"),
        ("شهيد", "the Martyr's brother", "Martyr's"),
        ("المرحوم", "أبو سامر الله يرحمو كان هون", "الله يرحمو"),
        ("dead", "rehmetî ne, ew mirî ye", "mirî"),
        ("the late", "her late husband", "her late"),
        ("rehmetî", "ئه‌و Rehmeti bû", "Rehmeti"),
        ("şehîd", "بالشهداء", "بالشهداء"),
        ("شهيد", "صار شهيداً عندهم", "شهيداً"),
        ("martyr", "الشهيدان معاً", "الشهيدان"),
        ("مخبر", "كان مخبرهم", "مخبرهم"),
        ("died", "توفّيت", "توفّيت"),
    ],
)
def test_a_word_that_is_not_said_is_found_in_its_sense(said: str, text: str, word: str) -> None:
    reader = ToldNames([], rejected=RejectedWords({"him": [{"ar": said, "src_lang": "ar"}]}))
    assert word in [text[one.start : one.end] for one in reader.spans(text)]


@pytest.mark.parametrize(
    "text", ["متى جاء", "مرحبا", "it was late at night", "شهد على ذلك", "ماتور"]
)
def test_another_word_is_not(text: str) -> None:
    reader = ToldNames([], rejected=RejectedWords({"him": ["ميت، شهيد، مرحوم"]}))
    assert not reader.spans(text)


def test_a_place_of_somebody_is_not_their_name() -> None:
    """Else a paper would say that somebody went to a cousin, in the place of the town's name."""
    people = [
        Someone("a", "household", ("سمر",)),
        Someone("a", "place", (), called=("خان الزعفران",)),
    ]
    text = "سمر صارت في خان الزعفران"
    spans = [(text[one.start : one.end], one.why) for one in ToldNames(people).spans(text)]
    assert spans == [("سمر", "household"), ("خان الزعفران", "place")]


def test_what_two_may_be_is_told_of_both() -> None:
    reader = ToldNames(
        [Someone("a", "sealed", ("سمر",)), Someone("b", "unnamed", ("سمر",), ("نور",))]
    )
    spans = reader.spans("قالت سمر نور")
    assert {who for one in spans for who in one.who} == {"a", "b"}
    (one,) = surest(spans)
    assert ({*one.who}, one.sure) == ({"b"}, "sure")


def test_a_sentence_that_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """While somebody writes, only the sentence is read in which they write."""
    reader = ToldNames([Someone("a", "sealed", ("سمر",))])
    text = "\n".join(f"جملة رقم {n} عن سمر" for n in range(300))
    before = reader.spans(text)
    read: list[str] = []
    look = ToldNames._look

    def counted(self: ToldNames, sentence: str) -> Iterator[NameSpan]:
        read.append(sentence)
        return look(self, sentence)

    monkeypatch.setattr(ToldNames, "_look", counted)
    assert reader.spans(text + " و")[: len(before)] == before
    assert len(read) == 1


def test_a_long_story_costs_its_length_and_not_its_names() -> None:
    names = [word for _, word in zip(range(80), made_up(7, 6), strict=False)]
    others = [word for _, word in zip(range(600), made_up(8, 5), strict=False)]

    def story(sentences: int) -> str:
        return "، ".join(
            f"{others[n % 600]} {names[n % 40]} {others[n * 7 % 600]} {n}" for n in range(sentences)
        )

    def read(people: int, text: str) -> int:
        forget()  # what was heard of the same names before
        reader = ToldNames([Someone(str(n), "sealed", (names[n],)) for n in range(people)])
        reader.spans("")
        return calls(lambda: reader.spans(text))

    once, twice = story(400), story(800)
    assert read(40, twice) < 2.3 * read(40, once)
    assert read(40, once) < 2.5 * read(4, once)  # ten times the names, and ten times found

"""Words that ask for a name not to be written are heard, and others are not; made-up sentences."""

from __future__ import annotations

import time

import pytest

from vsdesk.records.checks.name_pleas import own_pleas, pleas
from vsdesk.records.checks.wording import slips


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("الفران شافن، لا تكتبو اسمو لحدا", "لا تكتبو اسمو"),
        ("وما تجيبوا سيرتها", "وما تجيبوا سيرتها"),
        ("اسمها لا ينكتب على شي", "اسمها لا ينكتب"),
        ("ما بدي ينذكر اسمي", "ما بدي ينذكر اسمي"),
        ("صاحب الدكان، اللي ما ينذكر اسمه", "ما ينذكر اسمه"),
        ("قالتها بدون ذكر اسمها", "بدون ذكر اسمها"),
        ("jina firinê dît, navê wê nenivîsin", "navê wê nenivîsin"),
        ("Lê jina Hemîd sax e, wê nenivîsin", "wê nenivîsin"),
        ("nave min nebejin", "nave min nebejin"),
        ("The guard saw it; please don't write his name, he is there", "don't write his name"),
        ("she asked us not to use her name", "not to use her name"),
        ("do not name him", "do not name him"),
    ],
)
def test_a_plea_is_heard_and_said_to_whoever_writes(text: str, words: str) -> None:
    assert [text[start:end] for start, end in pleas(text)] == [words]
    assert [(one.word, one.kind) for one in slips(text, identified=True)] == [(words, "plea")]


@pytest.mark.parametrize(
    "text",
    [
        "navê wî dikarin binivîsin",
        "navê wan nizanim",
        "navê xwe negot",
        "they did not give his name",
        "the guard did not know her name",
        "لا يذكر اسم الضابط",
        "ما انكتب اسمو بالقائمة",
        "ما بتذكر اسمو",
        "قال اسمه وراح",
        "كتبوا اسمها على القائمة",
    ],
)
def test_another_word_about_a_name_is_none(text: str) -> None:
    assert pleas(text) == []


OWN = [
    "ما بدي حدا يعرف اسمي",
    "مابدي حدا يعرف اسمي",
    "ما بدّي حدا يعرف إسمي",
    "ما بدي أي حدا يعرف مين أنا",
    "وما بدي ولا حدا يعرف اسمي",
    "لا أريد أن يعرف أحد اسمي",
    "لا أريد لأحد أن يعرف اسمي",
    "ما بريد حدا يدري باسمي",
    "بدي ما حدا يعرف اسمي",
    "ما حدا لازم يعرف اسمي",
    "بدون ما حدا يعرف اسمي",
    "ألا يعرف أحد اسمي",
    "ما بدي يطلع اسمي",
    "ما بدي اسمي يطلع",
    "اسمي ما يطلع",
    "ما بدي انعرف",
    "ما تقولوا لحدا إني حكيت",
    "لا تخبروا حدا باسمي",
    "خلّوا اسمي سر",
    "خلي اسمي بيناتنا",
    "اسمي يضل سر",
    "ما بدنا حدا يعرف أسامينا",
    "مو حابة حدا يعرف اسمي",
    "naxwazim kes navê min bizane",
    "naxwazim ku kes nave min bizanibe",
    "Naxwazim tu kes navê min bizanibe",
    "bila kes navê min nezane",
    "divê kes navê min nizanibe",
    "naxwazim navê min derkeve",
    "bila navê min veşartî",
    "navê min veşêrin",
    "naxwazim kes bizane ez kî me",
    "don't want anyone to know my name",
    "do not want anybody to know who I am",
    "nobody may know my name",
    "no one should know my name",
    "keep my name secret",
    "my name must not come out",
    "don't tell anyone my name",
    "want to stay anonymous",
    "don't let anyone know that I spoke",
]


@pytest.mark.parametrize("words", OWN)
def test_who_speaks_asks_for_their_own_name(words: str) -> None:
    before = "I " if words.startswith(("don't want", "do not want", "want")) else ""
    text = f"{before}{words}، مصطنع"
    assert [text[start:end] for start, end in own_pleas(text)] == [words]
    assert [(one.word, one.kind) for one in slips(text, identified=True)] == [(words, "plea")]


@pytest.mark.parametrize(
    "text",
    [
        "ما بدها حدا يعرف اسمها",
        "خلوا اسمو سر",
        "لا تكتبوا اسمه",
        "واحد طلع من صيدنايا اسمه بلال (لا تكتبوا كنيته)",
        "naxwazin kes navê wê bizane",
        "he doesn't want anyone to know his name",
        "she asked to stay anonymous",
    ],
)
def test_the_name_of_somebody_else_is_no_own_one(text: str) -> None:
    assert pleas(text) and own_pleas(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ما حدا بيعرف اسمي هناك",
        "ما بعرف اسمو",
        "لا يظهر اسمه في القائمة",
        "اسمه ما طلع بالقوائم",
        "اسمي سرقوه من القائمة",
        "ما بدي حدا يعرف وين راح",
        "ما حدا بيعرف وينو",
        "بدي الناس تعرف اسمه",
        "ما بدي انسى اسمو",
        "kes navê wî nizane",
        "navê wî derket",
        "ez dixwazim her kes navê wî bizane",
        "nobody knows his name",
        "nobody knew who he was",
        "I want people to know his name",
        "they do not know where he is",
    ],
)
def test_what_is_known_of_a_name_is_no_plea(text: str) -> None:
    assert pleas(text) == []


def test_marks_between_the_letters_move_no_place() -> None:
    text = "مصطنع: مَا بِدّي حَدا يعرف اسْمي. وبس"
    assert [text[start:end] for start, end in own_pleas(text)] == ["مَا بِدّي حَدا يعرف اسْمي"]


@pytest.mark.parametrize(
    "text",
    [
        "don't write " + "anonym" * 10_000 + "'s name",
        "لا تكتبوا " + "اسم" * 20_000,
        "لا تكتبوا " + "اسم" * 20_000 + " اسمي",
    ],
)
def test_a_word_without_end_costs_nobody_minutes(text: str) -> None:
    """Read for whose name it is, each of its letters would be read again from every one before it."""
    begun = time.process_time()
    assert len(pleas(text)) == 1
    assert own_pleas(text) == []
    assert time.process_time() - begun < 5  # a tenth of a second; it was half a minute

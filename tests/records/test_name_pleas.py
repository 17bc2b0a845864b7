"""Words that ask for a name not to be written are heard, and others are not; made-up sentences."""

from __future__ import annotations

import pytest

from vsdesk.records.checks.name_pleas import pleas
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

"""Several pleas in one sentence, each heard; and sentences with the same words in which nothing is asked;
made up."""

from __future__ import annotations

from typing import Final

import pytest

from vsdesk.records.checks.name_pleas import kept_pleas, pleas, whose_pleas

# The words of each, by what they end or begin with: about names, and about what is told to nobody.
ASKED: Final = (
    ("لا تقولوا لأمي إنو دفعنا، ولا تكتبوا اسم أخي، ورقمي ما تعطوه لحدا.", 1, 2),
    ("ما بدي حدا يعرف إني حكيت معكن، وجوزي إذا سمع بيطلقني، واسم بنتي خلّوه برّا الورق.", 2, 1),
    ("صورتو لا تنشروها، وما بدنا الجيران يعرفوا، وإذا حدا اتصل لا تقولولو وين ساكنين.", 0, 2),
    ("بلا ما تذكروا إنو كان مع الجيش الحر، وبلا اسم العيلة، والولاد لا تجيبوا سيرتن.", 2, 1),
    ("هدى ما بتعرف بهالورقة، لا تقولولا، ولا تذكروا اسم مازن ع شي بيتعلّق.", 1, 2),
    ("رقم أخي لا تحطوه، وعنوان بيتنا خلّوه بيناتنا.", 0, 2),
    ("اسم مرتي ما تكتبوه ولا تحكوا للجيران شي.", 1, 1),
    ("شيلوا اسم ابني من الورقة.", 1, 0),
    ("جوزي لو دري إني عندكم بيدبحني.", 0, 1),
    ("بدون كنيتنا لو سمحتوا.", 1, 0),
    ("ما بدي رفقاتو بالشغل يعرفوا.", 0, 1),
    # an officer of whom is only told orders nothing
    ("أخدو ضابط اسمو حيدر، لا تحكوا بهالشي لحدا", 0, 1),
    ("والسجّان يلي كان يعطينا مي، هاد لا تكتبو عنو ولا حرف", 1, 0),
    ("Ji dayika min re nebêjin, navê birayê min nenivîsin û wêneyê wî belav nekin.", 1, 1),
    (
        "Bila kes nizanibe ku em axivîne; hejmara min nedin kesî; navê zarokan ji kaxezê derxin.",
        1,
        2,
    ),
    (
        "Jê re nebêjin, li ser kaxeza wê jî nenivîsin, û navê zarok bi kesî re parve nekin.",
        1,
        2,
    ),
    ("Please don't tell my mother, don't write my brother's name, and never give my number.", 1, 2),
    (
        "Keep my surname out of it, nobody at work may hear of this, and leave the children off the papers.",
        2,
        1,
    ),
    ("Leave my daughters' names off the list, and use it without our family name.", 2, 0),
)
NOT_ASKED: Final = (
    "الورقة كانت بلا اسم العيلة.",
    "رقم الباص ما بعرفو.",
    "إذا سمع صوتو بيعرفني.",
    "الجيران ما بيعرفوا شي.",
    "ما بدنا الجيران يجوا.",
    "خالد ما بيعرف بالسباحة.",
    "لا تقولوا إنه كان ميت.",
    "Navê zarokan em nizanin.",
    "They leave the children off the bus.",
    "Nobody at work knew him.",
    "قال الضابط: لا تحكوا بهالشي لحدا",
    "الضابط قالنا لا تحكوا لحدا",
    "the officer told us: don't tell anybody this",
)


@pytest.mark.parametrize(("told", "of_names", "kept"), ASKED)
def test_each_plea_of_a_sentence_is_heard(told: str, of_names: int, kept: int) -> None:
    assert (len(pleas(told)), len(kept_pleas(told))) == (of_names, kept)


@pytest.mark.parametrize("told", NOT_ASKED)
def test_what_is_only_told_asks_for_nothing(told: str) -> None:
    assert pleas(told) == [] and kept_pleas(told) == []


def test_the_name_of_a_brother_is_not_the_tellers_own() -> None:
    assert whose_pleas("navê birayê min nenivîsin") == ("other",)
    assert whose_pleas("navê min nenivîsin") == ("teller",)

"""A plea, a word of a death and a guard are heard in the letters of every ordinary keyboard, and between the
unseen marks that come along with what is pasted. All made up."""

from __future__ import annotations

import unicodedata
from itertools import cycle
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.test_pleas_answered import STORY, asked, sighting

from vsdesk.desk import Edit
from vsdesk.names.fold import fold
from vsdesk.names.plain_text import plain_text
from vsdesk.names.spellings import typed
from vsdesk.numerals import digits, telephones
from vsdesk.records.checks.name_pleas import kept_pleas, own_pleas, pleas
from vsdesk.records.checks.scam_contacts import contact_keys
from vsdesk.records.checks.wording import slips
from vsdesk.records.dates.numeric import either_day, written_days
from vsdesk.records.gate.told.seal_words import seal_spans
from vsdesk.records.places.gazetteer import Gazetteer
from vsdesk.records.places.spots import spots

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town

_SHAPED: Final = {
    chr(int(parts[1], 16)): chr(code)
    for code in range(0xFE80, 0xFEFD)
    if len(parts := unicodedata.decomposition(chr(code)).split()) == 2 and parts[0] == "<isolated>"
}
_UNSEEN: Final = "\u00ad\u034f\u061c\u200b\u200d\u200f\u2060\ufe0f\ufeff\U000e0100"
FORMS: Final[dict[str, Callable[[str], str]]] = {
    "as it is": str,
    "lam-alef of Linux": lambda text: text.replace("لا", "ﻻ"),
    "Persian": lambda text: text.translate(str.maketrans("يك", "یک")),
    "Kurdish": lambda text: text.translate(str.maketrans("يكهو", "یکەۆ")),
    "Urdu": lambda text: text.translate(str.maketrans("يه", "یھ")),
    "shapes of a PDF": lambda text: "".join(_SHAPED.get(one, one) for one in text),
    "tatweel": "ـ".join,
    "harakat": lambda text: text.replace("ب", "بَ").replace("س", "سّْ"),
    "embedded": lambda text: "\u202b" + text.replace(" ", "\u202c \u202b") + "\u202c",
    "isolated": lambda text: "\u2067" + text.replace(" ", "\u2069 \u2067") + "\u2069",
    "unseen": lambda text: "".join(map("".join, zip(text, cycle(_UNSEEN)))),
    "no-break space": lambda text: text.replace(" ", "\u00a0"),
    "hamza apart": lambda text: text.replace("ا", "ا\u0654"),
    "taken apart": lambda text: unicodedata.normalize("NFD", text),
}
NAMED: Final = ("لا تكتبوا اسمو", "عدم ذكر اسمي", "ما بدي حدا يعرف اسمي", "اكتموا هويتي")
KEPT: Final = ("لا تحكوا بهالشي لحدا", "هالحكي بيناتنا", "لا تكتبوا هالحكي")
DEATHS: Final = ("المرحومة سميرة", "توفي بالسجن", "استشهد أخوه", "أرملة", "الله يرحمه")


@pytest.mark.parametrize("form", FORMS)
def test_words_are_heard_however_they_were_typed(form: str) -> None:
    as_typed = FORMS[form]
    for words in NAMED:
        text = as_typed(f"قال الجار: {words}، وراح")
        [(start, end)] = pleas(text)
        assert plain_text(text[start:end]).letters == plain_text(words).letters, words
    assert own_pleas(as_typed("ما بدي حدا يعرف اسمي"))
    for words in KEPT:
        text = as_typed(f"قالت الأم: {words}")
        assert [plain_text(text[slice(*one)]).letters for one in kept_pleas(text)], words
    for words in DEATHS:
        assert any(one.kind == "never" for one in slips(as_typed(words))), words
    assert [one.kind for one in slips(as_typed("فار من وجه العدالة"))] == ["fled"]
    assert not slips(as_typed("توفي بحسب شهادة من المشفى"))


def test_where_a_letter_was_two_or_none_the_places_hold() -> None:
    for text in (
        "وﻻ تَكتبوا\u2069 اسمو\u064f\u200f.",
        "ﷲ، ﻻ\u200f تكتبوا اسمها",
        "Lê ﬁ: navê wê nenivîsin",
    ):
        [(start, end)] = pleas(text)
        assert not text[:start].strip().endswith(("ﻻ", "ل")) and text[start] != "\u2069"
        assert pleas(text[start:end]) == [(0, end - start)], "the whole plea, and no letter less"
    assert [text[one[0] : one[1]] for text in ["لا تكتبوا اسمَهُ هون"] for one in pleas(text)] == [
        "لا تكتبوا اسمَهُ"
    ]


def test_letters_are_those_by_which_names_are_read() -> None:
    text = "ﻻ یکتب ھۀۆﮔﻪ ﷲ أإآٱ ى ئؤ ١٢ Şêxmûs ŞÊX ﬁ"
    plain = plain_text(text).letters
    assert plain.lower() == typed(fold(text)) and "SEX" in plain
    assert plain_text("أسماء").letters == "اسماء", "a girl's name, and no plea"
    assert plain_text("don’t don´t donʼt").letters == "don't don't don't"


@pytest.mark.parametrize(
    "text", ["أرقام دون أسماء", "ترملة حي في حلب", "ﺗﺮﻣﻠﺔ حي", "سفاره", "كفار"]
)
def test_other_words_stay_others(text: str) -> None:
    assert slips(text) == ()


def test_a_paper_stays_here_whatever_keyboard_wrote_the_plea(made: Town) -> None:
    """And a guard is asked about where somebody is not to be named."""
    for form in ("as it is", "lam-alef of Linux", "Kurdish", "isolated"):
        sighting(made, FORMS[form](STORY))
        assert asked(made), form
    dossier = made.hala.cases.dossier(made.case)
    who = dossier.of("person")[0].id
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=who)])
    dossier = made.hala.cases.dossier(made.case)
    for form, as_typed in FORMS.items():
        assert seal_spans(dossier, as_typed("كان السجان كويس، من لواء السلطان")), form


def test_days_places_and_numbers_are_read_between_unseen_marks() -> None:
    """As they come along with what is pasted from a page that is written from right to left."""
    assert written_days("٢٥\u200f/\u200f٨\u200f/ \u200f٢٠١٣")[0] == ((2013, 8, 25),)
    assert either_day("\u202b5/8/2013\u202c") == ((2013, 8, 5), (2013, 5, 8))
    assert either_day("\u00a05/8/2013\u00a0") == ((2013, 8, 5), (2013, 5, 8))  # blanks of any sort
    keys = "".join(f"{one}\ufe0f\u20e3" for one in "963944123456")
    assert [digits(one) for one in telephones(f"اتصلوا على +{keys}")] == ["963944123456"]
    assert contact_keys("فیسبوک: @abcd.e") == contact_keys("فيسبوك: @abcd.e")
    assert contact_keys("\u2067واتساب\u2069: marwan.k") == {"a:marwan.k"}
    places = Gazetteer.load()
    told = "مرسين، حي المزرعة، خيمة 12"
    for form in ("harakat", "isolated", "embedded", "unseen"):
        assert {*map(fold, spots(told, places))} <= {
            fold(one).strip() for one in spots(FORMS[form](told), places)
        }, form

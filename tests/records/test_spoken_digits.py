"""Telephones that are told word by word, or typed with letters for digits; accounts and links. Made up."""

from __future__ import annotations

import pytest

from vsdesk.numerals import digits
from vsdesk.records.checks.scam_contacts import contact_keys
from vsdesk.records.gate.told.recorded_numbers import Contacts
from vsdesk.records.gate.told.told_numbers import ToldNumber, in_cells
from vsdesk.records.spoken_digits import as_digits, told_telephones
from vsdesk.records.told_addresses import addresses
from vsdesk.unseen_letters import without

SAID = (
    ("صفر تسعة ثلاثة ثلاثة واحد اثنين ثلاثة أربعة خمسة ستة", "0933123456"),
    ("زيرو تسعة تلاتة تلاتة واحد تنين تلاتة", "0933123"),
    ("صفر وتسعة وتلاتة وتلاتة، وواحد واتنين وتلاتة", "0933123"),
    ("تسعة ثلاثة ثلاثة 12 34 56", "933123456"),
    ("0933 مية وتلاتة وعشرين 456", "0933123456"),
    ("zero-nine-three-three-one-two-three-four", "09331234"),
    ("nine hundred thirty three, one two three four five six", "933123456"),
    ("Sifir neh sê sê yek du sê çar pênc şeş", "0933123456"),
    ("O933 I23 456", "0933123456"),
    ("O933l23456", "0933123456"),
    ("0933 وبعدين 123 وبعدين 456", "0933123456"),
    ("0933و123و456", "0933123456"),
    ("0933 و123 و456", "0933123456"),
)


@pytest.mark.parametrize(("said", "number"), SAID)
def test_a_telephone_in_words_is_one(said: str, number: str) -> None:
    [told] = told_telephones(f"قالت رقمها {said} هناك")
    assert told == said
    assert digits(as_digits(told).letters) == number
    found = Contacts([("wife", [number.rjust(10, "0")])]).found(f"رقمها {said} هناك")
    whole = len(number.lstrip("0")) > 7
    assert {whose for _, _, whose in found} == ({frozenset({"wife"})} if whole else set())


@pytest.mark.parametrize(
    "text",
    [
        "سنة ألف وتسعمية وتمانين كان عمره خمس ست سنين",
        "سنة ألف وتسعمئة وثمانية عشر",
        "في 25/12/2013 ثلاثة عناصر أخذوا واحد أو اتنين",
        "عندها خمسة أولاد، تلات بنات وولدين",
        "two or three of them, then four and five",
        "sala du hezar û sêzdeh, heft heşt kes",
        "I saw him in 2011, O was there",
        "كانوا بين 12و15و20 شخص سنة 2013و2014",
    ],
)
def test_ages_years_and_counts_are_none(text: str) -> None:
    assert not [*told_telephones(text)]


def test_digits_far_apart_and_other_numbers_are_not_somebodys() -> None:
    read = Contacts([("wife", ["0933123456"])])
    assert not [
        *read.found("0933123457"),
        *read.found("09331234567 0"),
        *read.found("0933" + "كلمة " * 40 + "123456"),
    ]


def test_in_a_table_it_is_found_as_it_is_said() -> None:
    number, account = (ToldNumber("event", "text", one) for one in (SAID[0][0], "skype halabiya"))
    assert [*in_cells([number, account], [f"رقمها {SAID[0][0]}"])] == [number]
    assert [*in_cells([number, account], ["0933 123 456"])] == [number]
    assert [*in_cells([number, account], ["حسابها skype halabiya"])] == [account]
    assert not [*in_cells([number, account], ["0933 123 457", "halabi"])]


@pytest.mark.parametrize(
    "told",
    [
        *(
            "t.me/halabiya",
            "https://maps.app.goo.gl/abc",
            "www.instagram.com/halabiya.11/",
            "@halabiya",
        ),
        *(
            "انستغرام halabiya.11",
            "skype halabiya",
            "facebook: Halabi",
            "فيسبوك: Salma_Nouri",
            "telegram is hala",
        ),
        "halabiya@example.org",
        *(
            "hala at gmail dot com",
            "hala (at) example (dot) org",
            "hala[at]gmail.com",
            "hala＠gmail.com",
        ),
        *("hala آت gmail نقطة com", "hala@gmail دوت com", "hala.k at hotmail.com"),
        *("signal.me/#eu/abc", "youtube.com/c/halabiya", "youtube.com/channel/UC12"),
        *("t\u200b.me/halabiya", "hala\u200f@example\u2063.org", "ＷＷＷ．instagram．com/halabiya"),
    ],
)
def test_an_account_or_a_link_to_one_is_an_address(told: str) -> None:
    assert [*addresses(f"كتبت لنا على {told}، وبعدها راحت")] == [without(told)]


@pytest.mark.parametrize(
    "text",
    [
        "we saw it in a Facebook post, and a telegram message",
        "شفنا صورته على الفيسبوك وعلى التلغرام",
        "الخبر على https://example.org/news/2014/05",
        "ew li ser Facebook dît, min peyamek şand",
        "look at sana.sy, it was on youtube.com/watch?v=1",
        "he looked at house.there was nobody; at three dot com was closed",
    ],
)
def test_what_was_published_is_none(text: str) -> None:
    assert not [*addresses(text)]


@pytest.mark.parametrize(
    "number", ["٠٩٤٤١٢٣٤٥٦", "0944 123 456", "٠٩٤٤-١٢٣-٤٥٦", "+963944123456", "00905321234567"]
)
@pytest.mark.parametrize("drawn", ["الرقم ـ", "رقمهـ", "بـ", "الرقم ـــ", "الرقم ـ ", "ـ"])
def test_a_letter_drawn_out_hides_no_number(drawn: str, number: str) -> None:
    """«الرقم ـ٠٩٤٤…»: it is found once, and without what is no part of it."""
    for text in (f"{drawn}{number} مصطنع", f"{drawn}{number}ـ مصطنع"):
        assert [*told_telephones(text)] == [number]
        found = [text[start:end] for start, end, _ in Contacts([("his", [number])]).found(text)]
        assert {digits(one)[-8:] for one in found} == {digits(number)[-8:]}
        keys = contact_keys(text)
        assert keys == {"n:" + digits(number)[-9:]}


@pytest.mark.parametrize("told", ["t.me/sami", "@sami.hal", "sami at gmail dot com"])
def test_a_letter_drawn_out_hides_no_address(told: str) -> None:
    [beside] = addresses(f"حسابه عـ{told} مصطنع")
    assert beside.removeprefix("عـ") == told
    assert [*addresses(f"حسابه ـ{told} مصطنع")] == [told]

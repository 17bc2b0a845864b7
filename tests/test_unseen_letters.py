"""What no eye sees, inside of any word, hides it from no reader; one set says what that is. All made up."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING, Final

import pytest

from vsdesk.names.fold import fold
from vsdesk.records.checks.name_pleas import (
    kept_pleas,
    own_pleas,
    pleas,
    pleas_of_talks,
    pleas_towards_kin,
)
from vsdesk.records.checks.scam_contacts import contact_keys
from vsdesk.records.gate.names.told_names import Someone, ToldNames
from vsdesk.records.gate.told.recorded_numbers import Contacts
from vsdesk.records.gate.told.rejected_words import every_sense
from vsdesk.records.gate.told.told_texts import ways_to_read
from vsdesk.records.spoken_digits import told_telephones
from vsdesk.records.told_addresses import addresses
from vsdesk.unseen_letters import CLASS, EACH, without

if TYPE_CHECKING:
    from collections.abc import Callable

# The first and the last letter of each range, and some that lie in the middle of one.
SAMPLE: Final = sorted({*CLASS} - {"-"} | {*"\u2063\u206b\U000e0061\U000e0100"})
BLANKS: Final = "\u2800\u3164\u1160\uffa0"
_HIDDEN: Final = ToldNames(
    [
        Someone("wife", "unnamed", ("سلمى",), ("النوري",)),
        Someone("kurd", "sealed", ("Berfîn",), ("Şêxo",)),
    ]
)
_NUMBERS: Final = Contacts([("wife", ["0944 123 456", "salma.nouri@example.org"])])


def _tells_death(text: str) -> bool:
    return any(next(every_sense().found(one.split()), None) for one in ways_to_read(text))


def _whose(text: str) -> set[str]:
    return {who for one in _HIDDEN.spans(text) for who in one.who}


READERS: Final[dict[str, tuple[Callable[[str], object], tuple[str, ...]]]] = {
    "names": (_whose, ("رأته سلمى عند الحاجز", "seen by Salma Nouri", "بيرفين شيخو", "Berfîn hat")),
    "deaths": (_tells_death, ("قالوا إنه مات هناك", "they said he died there", "gotin ew mir")),
    "pleas": (pleas, ("لا تكتبوا اسمو", "do not write her name", "navê wê nenivîsin")),
    "own pleas": (own_pleas, ("ما بدي حدا يعرف اسمي",)),
    "what is kept": (kept_pleas, ("لا تحكوا بهالشي لحدا", "don't tell anybody this")),
    "talks": (
        pleas_of_talks,
        ("لا تقولوا لأهلي إني حكيت معكم", "don't tell my husband that I spoke with you"),
    ),
    "kin": (pleas_towards_kin, ("لا تخبروا أمي",)),
    "telephones": (lambda text: [*told_telephones(text)], ("رقمي 0944123456", "+963 944 123 456")),
    "spoken": (
        lambda text: [*told_telephones(text)],
        ("صفر تسعة اربعة اربعة واحد اثنين ثلاثة اربعة خمسة ستة",),
    ),
    "addresses": (
        lambda text: [*addresses(text)],
        ("salma.nouri@example.org", "t.me/salmanouri", "فيسبوك salma.nouri", "@salma.nouri"),
    ),
    "on file": (
        lambda text: [*_NUMBERS.found(text)],
        ("هاتفها 0944123456", "salma.nouri@example.org"),
    ),
    "scams": (
        lambda text: contact_keys(text) & {"h:abcd.e", "n:944123456"},
        ("فيسبوك: @abcd.e", "0944123456"),
    ),
}


def inside(text: str, unseen: str, every: int) -> str:
    """A text with a letter behind each so many of its letters."""
    return "".join(
        one + unseen * (one.isalnum() and at % every == 0) for at, one in enumerate(text)
    )


@pytest.mark.parametrize("reader", READERS)
def test_no_letter_that_nobody_sees_hides_a_word(reader: str) -> None:
    read, texts = READERS[reader]
    for text in texts:
        assert read(text), text
        deaf = [
            f"{text}: {ord(one):04X}"
            for one in SAMPLE
            if not read(inside(text, one, 1)) or not read(inside(text, one, 3))
        ]
        assert deaf == []


@pytest.mark.parametrize("reader", [one for one in READERS if one not in {"on file", "scams"}])
def test_a_blank_that_draws_nothing_parts_words_as_well(reader: str) -> None:
    """Of some the eye sees the room."""
    read, texts = READERS[reader]
    for text in texts:
        assert [one for one in BLANKS if not read(text.replace(" ", one))] == [], text


def test_a_name_is_found_between_thin_blanks() -> None:
    assert _whose("seen by Sal\u200ama No\u2009uri") == _whose("رأته سل\u200aمى") == {"wife"}


def test_the_places_are_those_of_the_text_as_it_is_written() -> None:
    text = "رأته س\u2063ل\u3164مى عند الحاجز"
    assert {text[one.start : one.end] for one in _HIDDEN.spans(text)} == {"س\u2063ل\u3164مى"}
    text = "قال: لا ت\u2063كتبوا اس\u2061مو بالورق"
    assert [text[slice(*one)] for one in pleas(text)] == ["لا ت\u2063كتبوا اس\u2061مو"]
    assert [*addresses("hala\u200b@\u200bexample.org")] == ["hala@example.org"]


def test_the_set_holds_every_format_mark_and_control_and_no_white_space() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    marks = {one for one in every if unicodedata.category(one) in {"Cf", "Cc"}}
    assert {one for one in marks if not one.isspace()} <= EACH
    assert not [one for one in EACH if one.isspace() or one.isdigit()]
    # Default ignorables that are no format marks: fillers, selectors, and places that are kept for more.
    assert {*"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u2065\u3164\ufe00\uffa0\ufff0"} < EACH
    assert {"\U000e0000", "\U000e01ef", "\U000e0fff", "\U0001d17a", "\u2800"} < EACH
    assert not {*"سلمىSalma -_0٠ـ\u0301"} & EACH


def test_folding_leaves_none_of_them() -> None:
    every = "س".join(sorted(EACH))
    assert fold(every) == without(every) == "س" * (len(EACH) - 1)
    assert fold("Sal\x01ma\x7f") == "salma"

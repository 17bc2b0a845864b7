"""What is copied from whole papers: every word in the order in which it was set, by pdfium and by poppler.

Held against what the pen was given, line by line. All people are made up.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pytest
from tests.reports.every_paper import KINDS, paper
from tests.reports.long_run import faults
from tests.reports.paper import set_lines, text_of

from vsdesk.reports.pen import Pen
from vsdesk.words import LANGS, isolate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.reports.text import TextLine
    from vsdesk.words import Lang

_WORD: Final = re.compile(r"\w+(?:[-/.:'’]\w+)*")
_PARTS: Final = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """Its words, whatever the marks of direction and signs beside them."""
    plain = (
        " " if one == "\u00a0" else one
        for one in text
        if unicodedata.category(one) not in ("Cf", "Cn")
    )
    return _WORD.findall(unicodedata.normalize("NFC", "".join(plain)))


def copied(pdf: bytes) -> str:
    """What pdfium gives of all pages."""
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the pen is given to draw, in the order in which it was written."""
    lines: list[str] = []
    draw = Pen.draw

    def drawing(self: Pen, line: TextLine, *place: Any, **more: Any) -> None:
        glyphs = [one for piece in line.pieces for one in piece.glyphs if one.text]
        lines.append("".join(one.text for one in sorted(glyphs, key=lambda one: one.cluster)))
        draw(self, line, *place, **more)

    monkeypatch.setattr(Pen, "draw", drawing)
    yield lines


@pytest.mark.parametrize("lang", LANGS)
def test_every_paper_is_copied_word_by_word(given: list[str], lang: Lang) -> None:
    for kind in KINDS:
        given.clear()
        pdf = paper.__wrapped__(kind, lang, discreet=kind == "discreet-card")
        assert words(copied(pdf)) == words("\n".join(given)), kind
        assert not faults(pdf)
        raw = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
        assert sorted(_PARTS.findall(_unmarked(raw.stdout.decode()))) == sorted(
            _PARTS.findall(_unmarked("\n".join(given)))
        ), kind


def words_of_poppler(pdf: bytes) -> list[str]:
    """It goes by the places, and takes the direction of a page from all of it: a line alone may be turned."""
    return _PARTS.findall(_unmarked(text_of(pdf)))


def _unmarked(text: str) -> str:
    return "".join(" " if unicodedata.category(one) in ("Cf", "Cn", "Mn") else one for one in text)


MIXED: Final = (
    "The mother نجاح الحلبي said",
    "Alleged to be responsible: شعبة المخابرات العسكرية [not translated]",
    "ji 9 heta 11 Tebax 2013 (wek hatiye gotin: “تالت يوم عيد الفطر”)",
    "Mother نجاح الحلبي",
    "Dayik: نجاح عبد الرحمن الحلبي الدرويش",
    "ملف ٥٠٥٠ here",
    "الإفادة بحسب والدته لا غير here",
    "محمّد الشَّدّة and نجاح الحلبي",
)
IN_ARABIC: Final = (
    "الاسم Marwan Khaled al-Darwish في حلب",
    f"الحالة {isolate('MAS-26-A-0001')} · رابطة مصطنعة",
    "قال (في حلب) إنه رآه «حياً» ثم غاب.",
    "أرسله مكتوباً. سأعرضه على محامٍ.",
    "بالبريد made.up@example.org أو على +963 933 000 123",
)


@pytest.mark.parametrize("text", MIXED)
def test_a_line_from_the_left_gives_its_arabic_words_in_their_order(text: str) -> None:
    pdf = set_lines([text], rtl=False)
    assert words(copied(pdf)) == words(text)
    assert sorted(words_of_poppler(pdf)) == sorted(_PARTS.findall(_unmarked(text)))


@pytest.mark.parametrize("text", IN_ARABIC)
def test_a_line_from_the_right_gives_its_latin_words_in_their_order(text: str) -> None:
    pdf = set_lines([text], rtl=True)
    assert words(copied(pdf)) == words(text)
    assert sorted(words_of_poppler(pdf)) == sorted(_PARTS.findall(_unmarked(text)))


def test_brackets_around_arabic_words_come_back_as_they_were_written() -> None:
    """By both readers, on a line of Arabic: pdfium gave each as its partner."""
    text = "قال (في حلب) إنه رآه «حياً» ثم غاب"
    pdf = set_lines([text], rtl=True)
    plain = "".join(one for one in copied(pdf) if unicodedata.category(one) != "Cf")
    assert plain.split() == text.split()
    assert text_of(pdf).split() == text.split()


PICTURES: Final = (
    (True, "قال (في حلب) إنه 🙏 رآه ثم غاب"),
    (True, "شكراً 🙏 لكم"),
    (True, "شكراً لكم 🙏❤️"),
    (True, "🌹 رحمه الله"),
    (True, "👨\u200d👩\u200d👧 عائلة"),
    (False, "He said (in Aleppo) 🙏 fine"),
    (False, "Thanks 🙏❤️ all"),
    (False, "She wrote ❤️ to him"),
    (False, "Spas 🌹"),
)


@pytest.mark.parametrize(("rtl", "text"), PICTURES)
def test_a_picture_from_a_telephone_is_copied_where_it_was_written(rtl: bool, text: str) -> None:
    """pdfium dropped one that stood alone, and changed its halves on a line from the right."""
    pdf = set_lines([text], rtl=rtl)
    raw = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    wanted, by_pdfium, by_poppler = (
        "".join(char for char in one if unicodedata.category(char) != "Cf").split()
        for one in (text, copied(pdf), raw.stdout.decode())
    )
    assert by_pdfium == wanted
    assert sorted(by_poppler) == sorted(wanted)

"""Arabic, Kurmanji and English set on one page: joined, in order, and copied back as words.

What readers copy wrongly stands in docs/decisions/006.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.made_up import voice
from tests.reports.paper import fonts_of, set_lines, text_of, words_of

from vsdesk.reports.glyph_shaping import UNSEEN, load_faces, outline, shape
from vsdesk.reports.sheet_facts import list_of
from vsdesk.reports.text import Setter, TextSpan
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.reports.text import TextLine

SETTER = Setter()


def glyph_names(text: str, *, rtl: bool = True) -> list[str]:
    face = SETTER.faces.regular
    return [face.hb_font.glyph_to_string(g.gid) for g in shape(face, text, 0, len(text), rtl=rtl)]


def source_of(line: TextLine) -> str:
    """The words that a line's glyphs stand for, put back in the order of writing."""
    glyphs = [glyph for piece in line.pieces for glyph in piece.glyphs]
    return "".join(glyph.text for glyph in sorted(glyphs, key=lambda glyph: glyph.cluster))


def test_letters_are_joined() -> None:
    # Meem initial, reh final, waw isolated, alef isolated, noon isolated; from left to right.
    assert glyph_names("مروان") == ["uni0646", "uni0627", "uni0648", "uniFEAE", "uniFEE3"]
    assert glyph_names("بيت") == ["uniFE96", "uniFEF4", "uniFE91"]


def test_brackets_are_mirrored_in_arabic_only() -> None:
    assert [name for name in glyph_names("(حلب)") if "paren" in name] == ["parenleft", "parenright"]
    assert glyph_names("(Heleb)", rtl=False)[0] == "parenleft"
    (line,) = SETTER.paragraph("(حلب)", rtl=True).lines(10**6)
    first_drawn = line.pieces[0].glyphs[0]
    assert first_drawn.text == ")"  # the closing one of the text stands at the left ...
    assert (
        SETTER.faces.regular.hb_font.glyph_to_string(first_drawn.gid) == "parenleft"
    )  # ... opening to the right


@pytest.mark.parametrize(
    "text",
    [
        "مروان خالد الدرويش",
        "محمّد مُحَمَّد الشَّدّة لِلّٰهِ",
        "لا إله إلا الله والإمام آلاء لأنّ",
        "قال (في حلب) إنه رآه «حياً» ثم غاب",
        "Rêzan Ehmed Hesen, Şiyar û Çiya ji Qamişlo, îro",
        "İstanbul ğ ı and Şanlıurfa",
    ],
)
def test_words_copy_as_they_were_written(text: str) -> None:
    assert words_of(set_lines([text])) == text.split()


def test_the_other_reader_gives_the_words_too() -> None:
    text = "محمّد مُحَمَّد لا إله إلا الله"
    pdf = set_lines([text])
    found = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    found = unicodedata.normalize("NFC", found)  # it writes fatha before shadda
    assert found.split() == unicodedata.normalize("NFC", text).split()


@pytest.mark.parametrize(
    "number",
    [
        "+963 933 000 123",
        "011-2223344",
        "2009-03-14",
        "10:30-11:00",
        "5,000 - 7,000",
        "٠٩٣٣ ٠٠٠ ١٢٣",
    ],
)
@pytest.mark.parametrize(
    "around", ["اتصل به على {} ثم غاب", "الرقم {}، وبعده 7:40 ثم لا شيء", "{} كان الرقم"]
)
def test_numbers_are_copied_in_their_order_by_both_readers(number: str, around: str) -> None:
    """Whether typed into a text or isolated as a field, on a line of Arabic."""
    for held in (number, isolate(number)):
        pdf = set_lines([around.format(held)], rtl=True)
        other = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
        for copied in (text_of(pdf), other):
            assert number in copied.replace("\u00a0", " ")


@pytest.mark.parametrize("value", ["2013-08-09", "+963 944 123 456", "MAS-26-A-0001", "4471/2014"])
def test_isolated_values_keep_their_order_in_arabic(value: str) -> None:
    text = text_of(set_lines([f"تاريخ {isolate(value)} في حلب"]))
    assert value in text
    assert text.split()[0] == "تاريخ"
    assert text.split()[-2:] == ["في", "حلب"]


def test_places_on_paper_follow_the_order_of_reading() -> None:
    page = pypdfium2.PdfDocument(set_lines([f"قبل {isolate('2013-08-09')} بعد"]))[0].get_textpage()
    text = page.get_text_range()
    left = {char: page.get_charbox(text.index(char))[0] for char in "قبعد"}
    digits = [page.get_charbox(text.index("2013-08-09") + k)[0] for k in range(10)]
    assert digits == sorted(digits)
    assert left["ق"] > max(digits)  # what is read first stands at the right
    assert left["ع"] < min(digits)
    assert left["د"] < left["ع"]


def test_a_list_inside_an_arabic_sentence_stands_from_right_to_left() -> None:
    listed = list_of(["وثيقة", "اتصال"], voice("ar"))
    said = voice("ar").words.say("{field}: {value}", field="تُرك", value=listed)
    page = pypdfium2.PdfDocument(set_lines([said], rtl=True))[0].get_textpage()
    text = page.get_text_range()
    left = {char: page.get_charbox(text.index(char))[0] for char in "وصل،"}
    assert left["و"] > left["،"] > left["ص"]  # the first word, its comma, the second word


def test_lines_break_on_the_written_text_and_stay_in_order() -> None:
    text = "هذا سطر طويل يُكسر على أكثر من سطر واحد لنرى أن الترتيب صحيح وأن (الأقواس) لا تنقلب " * 3
    pdf = set_lines([text], width=200)
    assert words_of(pdf) == text.split()
    assert len(text_of(pdf).strip().splitlines()) > 5


def test_arabic_inside_a_latin_line() -> None:
    text = "Rêzan (ريزان أحمد) 1990"
    (line,) = SETTER.paragraph(text, rtl=False).lines(10**6)
    drawn = "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)
    assert drawn == "Rêzan (دمحأ نازير) 1990"


def test_a_change_of_weight_inside_a_word_keeps_it_joined() -> None:
    paragraph = SETTER.paragraph([TextSpan("مر", bold=True), TextSpan("حبا")], rtl=True)
    names = {
        SETTER.face(run.bold).hb_font.glyph_to_string(glyph.gid)
        for run in paragraph.runs
        for glyph in run.glyphs
    }
    assert "uniFEE3" in names  # meem still joins to the left
    assert [run.bold for run in paragraph.runs] == [True, False]


def test_two_isolates_side_by_side_are_two_values() -> None:
    (line,) = SETTER.paragraph(isolate("12") + isolate("34") + " م", rtl=True).lines(10**6)
    drawn = "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)
    assert drawn.strip() == "م 3412"


def test_no_isolate_and_no_mark_of_direction_is_drawn() -> None:
    paragraph = SETTER.paragraph("\u200f\u2068a\u2069\u061c ب\u200e", rtl=None)
    assert UNSEEN.isdisjoint(paragraph.text)
    assert paragraph.rtl is True


def test_a_word_wider_than_the_line_is_broken_inside() -> None:
    paragraph = SETTER.paragraph("x" * 100, rtl=False)
    width = paragraph.lines(10**9)[0].width / 7.5
    lines = paragraph.lines(width)
    assert len(lines) == 8
    assert all(line.width <= width for line in lines)
    assert "".join(map(source_of, lines)) == "x" * 100
    assert [source_of(line) for line in paragraph.lines(1)] == ["x"] * 100


@pytest.mark.parametrize("name", ["عبد-الرحمن", "Abd-al-Rahman"])
def test_a_name_longer_than_the_line_is_broken_at_its_hyphens(name: str) -> None:
    rtl = name[0] == "ع"
    paragraph = SETTER.paragraph("-".join([name] * 20), rtl=rtl)
    lines = [source_of(line) for line in paragraph.lines(paragraph.lines(10**9)[0].width / 7.3)]
    assert len(lines) > 7 and all(one.endswith("-") for one in lines[:-1])
    assert "".join(lines) == paragraph.text
    number = SETTER.paragraph("2013-08-09" * 10, rtl=rtl)
    assert len(number.lines(number.lines(10**9)[0].width / 2)) <= 3


def test_nothing_to_set() -> None:
    assert SETTER.paragraph("", rtl=True).lines(100) == []
    assert SETTER.paragraph(" \u2068\u2069 ", rtl=True).lines(100) == []


LETTERS = st.sampled_from(
    "ابتلحمنوهيءآةّ َِ"
    + "abçêîûşğI "
    + "0123456789"
    + "()[]«»،؛-/:.+ "
    + "\u2066\u2067\u2068\u2069\u200f"
)


@settings(max_examples=150)
@given(st.text(LETTERS, max_size=60), st.booleans(), st.integers(400, 30_000))
def test_each_character_is_drawn_once_whatever_the_width(text: str, rtl: bool, width: int) -> None:
    paragraph = SETTER.paragraph(text, rtl=rtl)
    lines = paragraph.lines(width)
    drawn = "".join(source_of(line) for line in lines)
    assert drawn.replace(" ", "") == paragraph.text.replace(" ", "")
    for line in lines:
        clusters = {g.cluster for piece in line.pieces for g in piece.glyphs if g.advance}
        assert line.width <= width or len(clusters) == 1


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.booleans())
def test_any_text_at_all_can_be_set(text: str, rtl: bool) -> None:
    paragraph = SETTER.paragraph(text, rtl=rtl)
    for line in paragraph.lines(20_000):
        assert line.width >= 0
    assert set_lines([text], rtl=rtl).startswith(b"%PDF-")


def test_a_letter_that_no_face_has_still_copies() -> None:
    assert words_of(set_lines(["abc 日本 x"])) == ["abc", "日本", "x"]


def test_same_input_same_bytes_and_only_our_fonts() -> None:
    texts = ["مروان (حلب)", "Rêzan"]
    pdf = set_lines(texts)
    assert pdf == set_lines(texts)
    rows = [row for row in fonts_of(pdf).splitlines()[2:] if "Vazirmatn" in row]
    assert len(rows) == 1
    assert rows[0].split()[-5:-2] == ["yes", "yes", "yes"]  # embedded, subset, with ToUnicode
    assert len(pdf) < 20_000


def test_codes_are_counted_over_all_faces() -> None:
    paragraph = [TextSpan("مر", bold=True), TextSpan("مر")]
    assert len({run.bold for run in SETTER.paragraph(paragraph, rtl=True).runs}) == 2


def test_every_letter_of_the_three_languages_is_in_the_faces() -> None:
    letters = (
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى،؛؟«»"
        + "ÇçÊêÎîÛûŞşĞğIıİ"
        + "".join(map(chr, range(33, 127)))
        + "“”·–…"
    )
    for face in (load_faces().regular, load_faces().bold):
        assert [char for char in letters if not face.has(char)] == []


def test_a_mark_is_drawn_as_an_outline() -> None:
    face = SETTER.faces.regular
    kasra = face.hb_font.get_nominal_glyph(0x0650)
    assert kasra is not None
    path = outline(face, kasra)
    assert path.endswith("h")
    assert " c" in path or " l" in path


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize(
    ("told", "signs"),
    [("رجع 😀 ثم غاب", 1), ("❤️", 1), ("👨\u200d👩\u200d👧 hatin", 3), ("漢字", 2), ("بلا صور", 0)],
)
def test_what_no_font_of_ours_draws_leaves_a_sign(told: str, signs: int, bold: bool) -> None:
    face = SETTER.face(bold)
    assert face.sign and outline(face, face.sign)
    (line,) = SETTER.paragraph(told, rtl=None, bold=bold).lines(10**6)
    glyphs = [glyph for piece in line.pieces for glyph in piece.glyphs]
    assert [glyph.gid for glyph in glyphs].count(face.sign) == signs
    assert 0 not in [glyph.gid for glyph in glyphs]
    assert line.width == sum(glyph.advance for glyph in glyphs)


def test_the_sign_is_seen_and_the_picture_is_copied() -> None:
    assert ink("رجع 😀 ثم غاب") > ink("رجع   ثم غاب") + 100
    assert "😀" in text_of(set_lines(["رجع 😀 ثم غاب"]))


def ink(text: str) -> int:
    """How many pixels of a page with this line are dark."""
    page = pypdfium2.PdfDocument(set_lines([text]))[0]
    return sum(page.render(scale=2).to_pil().convert("L").histogram()[:128])


def test_the_sign_is_an_empty_box_beside_letters_of_every_face() -> None:
    for letters in ("سليم", SYRIAC, ARMENIAN):
        assert ink(f"{letters}漢") > ink(letters) + 60
    for face in (SETTER.face(False), SETTER.face(True), SETTER.face(False, "Syrc")):
        assert outline(face, face.sign).count(" m ") == 2  # a frame, hollow inside


def test_a_control_character_stays_unseen() -> None:
    (line,) = SETTER.paragraph("a\x01b", rtl=False).lines(10**6)
    assert SETTER.faces.regular.sign not in [g.gid for piece in line.pieces for g in piece.glyphs]


# --- further scripts -----------------------------------------------------------------------------

SYRIAC, ARMENIAN = "ܣܠܝܡ", "Սալիմ"


def test_syriac_is_joined_and_stands_from_right_to_left() -> None:
    paragraph = SETTER.paragraph(f"مروان {SYRIAC} 12-34 ثم", rtl=True)
    (run,) = [run for run in paragraph.runs if run.script == "Syrc"]
    face = SETTER.face(False, "Syrc")
    names = [face.hb_font.glyph_to_string(glyph.gid) for glyph in run.glyphs]
    assert names == ["uni0721.Fina", "uni071D.Medi", "uni0720.Medi", "uni0723.Init"]
    (line,) = paragraph.lines(10**6)
    drawn = "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)
    assert drawn == f"مث 12-34 {SYRIAC[::-1]} ناورم"


def test_a_vowel_of_syriac_goes_with_its_letter() -> None:
    pointed = "ܣܰܠܺܝܡ"
    paragraph = SETTER.paragraph(pointed, rtl=True)
    assert [(run.script, run.end) for run in paragraph.runs] == [("Syrc", len(pointed))]
    assert words_of(set_lines([f"مروان {pointed} ثم"])) == ["مروان", pointed, "ثم"]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("name", [SYRIAC, ARMENIAN, f"{SYRIAC} {ARMENIAN}", "ܝܘܚܢܢ", "Հովհաննես և"])
def test_further_scripts_have_letters_and_are_copied(name: str, bold: bool) -> None:
    setter = Setter()
    (line,) = setter.paragraph(name, rtl=None, bold=bold).lines(10**6)
    glyphs = [glyph for piece in line.pieces for glyph in piece.glyphs]
    assert all(glyph.gid for glyph in glyphs)
    assert not setter.unset
    pdf = set_lines([f"Mirwan {name} bû", f"مروان {name.split()[0]} ثم"])
    # Which end of a line of several scripts is its beginning is the reader's guess; the words are whole.
    told = ["Mirwan", *name.split(), "bû", "مروان", name.split()[0], "ثم"]
    assert sorted(words_of(pdf)) == sorted(told)
    ours = [row for row in fonts_of(pdf).splitlines()[2:] if "Helvetica" not in row]
    assert len(ours) == 1 + len(name.split()) - ("և" in name)
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in ours)


def test_every_letter_of_syriac_and_armenian_is_in_the_faces() -> None:
    letters = {
        "Syrc": [*range(0x710, 0x730)],
        "Armn": [*range(0x531, 0x557), *range(0x561, 0x588)],
    }
    for script, codes in letters.items():
        for bold in (False, True):
            face = SETTER.face(bold, script)
            assert [code for code in codes if not face.has(chr(code))] == []
            assert face.upem == SETTER.upem


def test_what_has_no_letter_is_told_once() -> None:
    setter = Setter()
    for text in (
        "漢字 και 漢",
        "مروان 😀 ثم",
        "a\x01b\ufe0f",
        "👨\u200d👩\u200d👧",
        "\ufffd",
        f"{SYRIAC} {ARMENIAN}",
    ):
        for rtl in (True, False):
            setter.paragraph(text, rtl=rtl)
    assert list(setter.unset) == [*"漢字και😀👨👩👧"]

"""What whoever holds a paper stumbled over: numbers that were passed over, things that a page parted,
words of the program, squares without an edge (docs/decisions/046). Everybody is made up."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from tests.reports.every_paper import paper
from tests.reports.further_papers import FURTHER
from tests.reports.golden_papers import lines_of
from tests.reports.made_up import voice
from tests.reports.test_copied_words import copied, words

from vsdesk.reports import form_keys, load_form
from vsdesk.reports.page_rows import PageRow, whole
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.words import Lang

_PATH = 2  # FPDF_PAGEOBJ_PATH
_TEXT = re.compile(r"(?<![\w-])[A-Z0-9]{4}-[A-Z0-9]{4}(?![\w-])")  # which text of a form it is


def stands(wanted: list[str], said: list[str]) -> int:
    """How often these words stand in a text, one behind the other."""
    return sum(said[n : n + len(wanted)] == wanted for n in range(len(said)))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", sorted(form_keys()))
def test_every_block_of_a_form_stands_on_it_and_what_is_empty_says_so(key: str, lang: Lang) -> None:
    form = load_form(key)
    assert form is not None
    said = words(copied(paper(key, lang)))
    for block in form.blocks:
        assert stands(words(block.title(lang)), said), block.number
    numbers = [one.number for one in form.blocks if one.number.isdecimal()]
    assert numbers == [str(n + 1) for n in range(len(numbers))]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["wgeid", "iimp", "case-file"])
def test_that_something_heard_is_as_usual_tells_a_reader_nothing(kind: str, lang: Lang) -> None:
    usual = words(voice(lang).labels.term("claim_status", "current"))
    rumour = words(voice(lang).labels.term("confidence", "rumour"))
    lines = [words(one) for *_, one in lines_of(paper(kind, lang))]
    assert rumour in lines, "how sure it is stands alone in its line"
    assert usual not in lines and not any(one[-len(usual) :] == usual for one in lines)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("discreet", [False, True])
def test_which_text_was_signed_stands_on_both_sides_of_the_cut(lang: Lang, discreet: bool) -> None:
    lines = [one for *_, one in lines_of(paper("consent-form", lang, discreet=discreet))]
    heading = words(voice(lang).words.say("To take an answer back"))
    cut = next(n for n, one in enumerate(lines) if words(one) == heading)
    above, below = " ".join(lines[:cut]), " ".join(lines[cut:])
    (code,) = set(_TEXT.findall(above))
    assert set(_TEXT.findall(below)) == {code}


@pytest.mark.parametrize("lang", LANGS)
def test_how_to_reach_us_stands_whole_on_one_page_and_not_alone(lang: Lang) -> None:
    lines = lines_of(FURTHER["wifes-file"](lang))
    heading = words(voice(lang).words.say("How to reach us"))
    at = next(n for n, one in enumerate(lines) if words(one[3]) == heading)
    page = lines[at][0]
    assert page == 2, "the paper is as long as it was"
    assert all("555" not in one[3] for one in lines if one[0] != page)
    assert sum(one[0] == page for one in lines[:at]) > 3, "what stood before it came along"


@pytest.mark.parametrize("kind", ["consent-form", "attendance"])
def test_no_square_is_white_paint_over_dark(kind: str) -> None:
    """A reader of PDFs may round both to the same dots, and take an edge of it away."""
    with pikepdf.open(io.BytesIO(paper(kind, "ar"))) as document:
        for page in document.pages:
            page.contents_coalesce()
            assert b" re f" in page.Contents.read_bytes()
            assert b"1 1 1 rg" not in page.Contents.read_bytes()


def test_a_short_thing_stays_on_one_page_and_a_long_one_begins_whole() -> None:
    assert [row.keep for row in whole([PageRow(10)] * 9)] == [True] * 8 + [False]
    assert [row.keep for row in whole([PageRow(10)] * 12)] == [True] * 3 + [False] * 9


def test_what_an_editor_wrote_in_another_language_ends_on_its_own_side() -> None:
    """An Arabic sentence on an English report: its full stop stands at its left."""
    document = pypdfium2.PdfDocument(FURTHER["period-report"]("en"))
    ends = 0
    for page in document:
        text = page.get_textpage()
        said = text.get_text_range()
        for sentence in ("حقيقي.", "ساعد.", "متخيَّل."):
            at = said.find(sentence[:-1])
            if at < 0:
                continue
            last = at + len(sentence) - 2
            stop = next(n for n in range(max(0, last - 2), last + 4) if said[n : n + 1] == ".")
            assert text.get_charbox(stop)[2] <= text.get_charbox(last)[0] + 1, sentence
            ends += 1
    assert ends >= 2


def test_the_number_of_a_line_stands_beside_its_squares() -> None:
    page = pypdfium2.PdfDocument(paper("attendance", "ar"))[0]
    text = page.get_textpage()
    said = text.get_text_range()
    found = [text.get_charbox(one.start()) for one in re.finditer(r"(?<!\d)7(?!\d)", said)]
    _, low, _, high = max(found, key=lambda box: box[2])  # the numbers stand at the right
    edges = [one.get_bounds() for one in page.get_objects(filter=[_PATH])]
    upright = [(b, t) for left, b, right, t in edges if t - b > 8 and right - left < 1.5]
    assert any(abs((low + high) / 2 - (b + t) / 2) < 2 for b, t in upright)

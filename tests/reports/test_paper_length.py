"""What one device writes fills no paper and takes no minutes: of long words the beginning stands, and that
is told."""

from __future__ import annotations

from contextlib import closing

import pypdfium2 as pdfium
import pytest
from tests.reports.made_up import dictionary, furniture, let_out, marwan, voice

from vsdesk.progress import SILENT
from vsdesk.records.gate.papers import paper_length
from vsdesk.records.gate.papers.paper_length import CUT, MOST, beginning, length_of_all, shortened
from vsdesk.records.gate.reasons import REASONS, printed_reason
from vsdesk.records.gate.told.told_numbers import told_to_family
from vsdesk.reports import SheetSubject, period_report, render
from vsdesk.reports.period_paper import PeriodPaper, ToldActivity
from vsdesk.words import Lang

WORD = "كلمة "
LINE = {
    "en": "Words that are longer than a paper holds",
    "ar": "الكلام الذي هو أطول مما تتسع له ورقة",
    "ku": "Gotinên ku ji ya ku kaxezek digire dirêjtir in",
}


def told(pdf: bytes) -> str:
    with closing(pdfium.PdfDocument(pdf)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_short_texts_stand_whole_beside_a_long_one() -> None:
    texts = ["ا" * 300, "ب" * 2_000, "ج" * 500_000, "د\n" * 100_000]
    most = length_of_all([texts])
    assert most is not None and 2_000 < most < MOST
    kept = [beginning(one, most) for one in texts]
    assert kept[:2] == texts[:2]
    assert all(one.endswith(CUT) for one in kept[2:])
    assert length_of_all([kept]) is None and [beginning(one, most) for one in kept] == kept
    assert length_of_all([["ا" * 1_000] * 200]) is None


def test_it_ends_behind_a_word_where_one_is_near() -> None:
    text = f"{WORD * 200}{'ش' * 5_000}"
    assert beginning(text, 500) == f"{(WORD * 99).rstrip()} {CUT}"
    assert len(beginning("ش" * 5_000, 500)) == 500
    assert len(beginning("\n" * 5_000, 500)) < 500 / 40 + 10


def test_what_needs_no_cutting_is_the_same_and_what_was_cut_stays_so() -> None:
    disclosed = let_out(marwan())
    assert disclosed.require_paper() is disclosed
    book = marwan().put("case", summary={"ar": WORD * 100_000, "src_lang": "ar"})
    once = let_out(book).require_paper()
    assert once.require_paper() is once
    assert [one.field for one in once.withheld if one.reason == "long"] == ["summary"]
    assert "long" in REASONS and printed_reason("long") != printed_reason("scope")
    assert shortened(once.records) == (once.records, ())


@pytest.mark.parametrize("langs", [("ar",), ("ku", "en")])
@pytest.mark.parametrize("kind", ["family-sheet", "case-file"])
def test_the_paper_says_so_in_each_of_its_languages(
    monkeypatch: pytest.MonkeyPatch, kind: str, langs: tuple[Lang, ...]
) -> None:
    monkeypatch.setattr(paper_length, "MOST", 2_000)
    book = marwan().put("case", summary={"ar": f"بداية {WORD * 2_000}", "src_lang": "ar"})
    book.put("seen", text={"ar": "كان بصحة مقبولة.", "src_lang": "ar"})
    disclosed = let_out(book, "family" if kind == "family-sheet" else "own_org")
    unset = set[str]()
    pdf = render(
        kind,
        disclosed,
        [voice(one) for one in langs],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
        unset=unset,
    )
    words = told(pdf)
    assert "بداية" in words and words.count("كلمة") < 2 * 2_000 / len(WORD) and not unset
    for lang in langs:
        assert LINE[lang] in words
    whole = render(
        kind,
        let_out(marwan(), disclosed.request.recipient),
        [voice(one) for one in langs],
        SILENT,
        furniture=furniture(disclosed),
        topic=SheetSubject(dictionary()),
    )
    assert not any(one in told(whole) for one in LINE.values())


def test_what_is_asked_at_the_end_of_long_words_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name stands in the beginning, which leaves; the plea behind it, where the paper does not reach."""
    monkeypatch.setattr(paper_length, "MOST", 2_000)
    for words in ("لا تكتبوا اسمو", "لا تحكوا بهالشي لحدا"):
        book = marwan().put("seen", text={"ar": f"{WORD * 2_000} {words}", "src_lang": "ar"})
        disclosed = let_out(book)
        on_paper = disclosed.require_paper()
        assert words not in str([one.values for one in on_paper.records])
        found = told_to_family(on_paper, book.dossier(), dictionary())
        assert {one.number for one in found} == {words}
        assert found == told_to_family(disclosed, book.dossier(), dictionary())


def test_so_does_the_report_of_a_period(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_length, "MOST", 2_000)
    disclosed = let_out(marwan())
    day = furniture(disclosed).on
    vigil = ToldActivity("", "", "وقفة متخيَّلة", more=WORD * 2_000)
    report = PeriodPaper(day, day, "رابطة مصطنعة", introduction="أهلاً", sections=(("", (vigil,)),))
    pdf = period_report.render(report, voice("ar"), SILENT, furniture(disclosed))
    assert LINE["ar"] in told(pdf) and "أهلا" in told(pdf) and told(pdf).count("كلمة") < 400


def test_a_run_is_shaped_with_the_letters_around_it_and_not_with_all() -> None:
    """Ten times as many runs in one paragraph take ten times as long, not a hundred."""
    from vsdesk.reports.glyph_shaping import load_faces, shape  # it brings HarfBuzz

    face = load_faces().regular
    text = f"{WORD * 30}شـ"
    whole = shape(face, text, 0, len(text), rtl=True)
    for start, end in ((len(text) - 1, len(text)), (70, 74), (0, 3)):
        alone = shape(face, text, start, end, rtl=True)
        assert {one.cluster for one in alone} <= set(range(start, end))
        assert "".join(one.text for one in reversed(alone)) == text[start:end]
        assert {(one.gid, one.cluster) for one in alone} <= {
            (one.gid, one.cluster) for one in whole
        }

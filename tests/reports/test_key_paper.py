"""A key paper: its words in order, in each language, the QR that a camera reads, nothing of whose it is."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from vsdesk import photo
from vsdesk.crypto import shares
from vsdesk.crypto.secrets import Secret
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.reports import key_paper
from vsdesk.reports.page_header import Voice
from vsdesk.words import LANGS, Lang, Words, plain

DICTIONARY = Dictionary.load(Path("none"))
PART, COUNT = 2, 3


@pytest.fixture(scope="module")
def papers() -> list[shares.PaperShare]:
    """Two of three."""
    return shares.cut(Secret(bytes(range(32))), 2, COUNT)


def sheet(share: shares.PaperShare, lang: Lang) -> bytes:
    voice = Voice(Words(lang), Labels(lang, DICTIONARY.vocabularies), DICTIONARY.places)
    paper = key_paper.KeyPaper(
        words=tuple(shares.written(share, lang)),
        code=" ".join(share.words),
        part=share.part,
        count=COUNT,
        needed=share.needed,
        set=share.set,
        on=date(2026, 12, 1),
    )
    return key_paper.render(paper, voice)


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_says_its_words_and_whose_it_is_to_nobody(
    lang: Lang, papers: list[shares.PaperShare]
) -> None:
    share = papers[PART - 1]
    pdf = sheet(share, lang)
    [page] = pypdfium2.PdfDocument(pdf)
    told = plain(page.get_textpage().get_text_range())
    words = shares.written(share, lang)
    if (
        lang == "ar"
    ):  # how a viewer gives letters back is its own matter: all numbers, and the picture
        assert all(f"{at}" in told for at in range(1, len(words) + 1))
    else:
        places = [told.find(f"{at}. {word}") for at, word in enumerate(words, 1)]
        assert -1 not in places
    seen = f"{told} {pdf!r}".casefold()
    for word in words:  # by lot: "family" is one of the list
        seen = seen.replace(word.casefold(), "")
    for of_us in ("vsdesk", "vault", "خزن", "xezne", "ضحا", "مفقود", "sindyan", "famil"):
        assert of_us not in seen, of_us
    out = io.BytesIO()
    page.render(scale=150 / 72).to_pil().save(out, "PNG")
    [code] = photo.codes(out.getvalue())
    assert shares.read(code.split()) == share


def test_the_same_paper_has_the_same_bytes(papers: list[shares.PaperShare]) -> None:
    assert sheet(papers[0], "ar") == sheet(papers[0], "ar") != sheet(papers[1], "ar")

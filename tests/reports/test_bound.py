"""Papers bound as one: they cost what their file weighs, and each stays whole. All people are made up."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pikepdf
import pypdfium2
import pytest
from tests.reports.every_paper import paper
from tests.reports.long_run import faults, written
from tests.reports.made_up import dictionary, furniture, let_out, marwan, voice
from tests.reports.paper import text_of

from vsdesk import photo
from vsdesk.progress import SILENT
from vsdesk.reports import SheetSubject, render
from vsdesk.reports.bound_papers import Binder
from vsdesk.reports.password import protect

if TYPE_CHECKING:
    from vsdesk.words import Lang

_OFTEN: Final = """
import sys
from bench.memory import peak_mib
from vsdesk.reports.bound_papers import Binder
paper, binder = sys.stdin.buffer.read(), Binder()
binder.add(paper)
binder.finish()
before, binder = peak_mib(), Binder()
for _ in range(400):
    binder.add(paper)
long = len(binder.finish())
print(int((peak_mib() - before) * 2**20), long)
"""


def _bound(*papers: bytes) -> bytes:
    binder = Binder()
    for one in papers:
        binder.add(one)
    return binder.finish()


def test_many_papers_cost_no_more_memory_than_their_file() -> None:
    paper_of_one = paper("family-sheet", "ar")
    command = [sys.executable, "-c", _OFTEN]
    done = subprocess.run(command, input=paper_of_one, capture_output=True, check=True)
    grown, long = map(int, done.stdout.split())
    assert long > 300 * 20_000  # 400 papers
    assert grown < 1.6 * long


def test_papers_of_different_kinds_and_languages_stay_as_they_were() -> None:
    kinds = (("family-sheet", "ar"), ("consent-form", "ku"), ("wgeid", "en"), ("our-file", "ar"))
    papers = [paper(kind, lang) for kind, lang in kinds]
    whole = _bound(*papers)
    assert not faults(whole)
    assert written(whole) == [said for one in papers for said in written(one)]
    assert text_of(whole).split() == [word for one in papers for word in text_of(one).split()]
    with pikepdf.open(io.BytesIO(whole)) as document:
        assert not document.check_pdf_syntax()
        assert str(document.Root.Lang) == "ar"  # of the first
    assert _looks(whole) == [look for one in papers for look in _looks(one)]


def _with_photo(lang: Lang, seed: int) -> bytes:
    disclosed = let_out(marwan())
    return render(
        "family-sheet",
        disclosed,
        [voice(lang)],
        SILENT,
        furniture=furniture(disclosed),
        photo=photo.draw_made_up_portrait(seed),
        topic=SheetSubject(dictionary()),
    )


def test_a_photo_that_stands_on_several_papers_lies_in_their_file_once() -> None:
    papers = [_with_photo("ar", 1), _with_photo("ku", 1), _with_photo("en", 2)]
    whole = _bound(*papers)
    assert _photos(whole) == 2
    assert _photos(papers[0]) == 1 and len(whole) < sum(map(len, papers))
    assert not faults(whole)
    assert _looks(whole) == [look for one in papers for look in _looks(one)]


def _photos(pdf: bytes) -> int:
    """How many pictures lie in a file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams = (one for one in document.objects if isinstance(one, pikepdf.Stream))
        return sum(one.get("/Subtype") == "/Image" for one in streams)


def _looks(pdf: bytes) -> list[bytes]:
    """Each page as it is drawn."""
    return [page.render(scale=0.5).to_pil().tobytes() for page in pypdfium2.PdfDocument(pdf)]


def test_words_that_look_like_references_stay_words() -> None:
    """A title in the file's own notes may hold anything: «(12 0 R)»."""
    with pikepdf.open(io.BytesIO(paper("family-sheet", "ar"))) as document:
        document.docinfo["/Title"] = "MAS (12 0 R) \\ 7 0 R"
        document.Root.StructTreeRoot.K.K[0].Alt = "صورة (3 0 R"
        out = io.BytesIO()
        document.save(out)
    whole = _bound(out.getvalue(), paper("family-sheet", "ku"))
    with pikepdf.open(io.BytesIO(whole)) as document:
        assert str(document.docinfo["/Title"]) == "MAS (12 0 R) \\ 7 0 R"
    assert "صورة (3 0 R" in written(whole)


def test_the_same_papers_make_the_same_bytes_and_a_password_opens_them() -> None:
    papers = [paper("family-sheet", lang) for lang in ("ar", "ku")]
    assert _bound(*papers) == _bound(*papers)
    locked = protect(_bound(*papers), "سرّ مختلق")
    with pikepdf.open(io.BytesIO(locked), password="سرّ مختلق") as document:
        assert len(document.pages) > 2


def test_nothing_to_bind() -> None:
    with pytest.raises(ValueError, match="no paper"):
        Binder().finish()

"""A printed page is traced by command: by its letters, by a photo of it. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.journeys.test_commands import CASE, EVENT, RECORDS, jsonl
from tests.journeys.test_office_commands import KIN

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", [*RECORDS, KIN]))
    return coordinator


def test_the_letters_and_a_photo_find_the_paper_and_say_what_changed(office: Machine) -> None:
    out = office.folder / "ورقة.pdf"
    office.ok("report", "family-sheet", "--case", CASE, "--lang", "ar", "--full", "-o", out)
    page = pypdfium2.PdfDocument(str(out))[0]
    picture = office.folder / "صورة الورقة.png"
    page.render(scale=3).to_pil().save(picture)
    by_photo = office.ok("report", "trace", "--photo", picture, "--lang", "ar")
    by_letters = office.ok("report", "trace", by_photo["code"], "--lang", "ar")
    assert by_photo == by_letters
    (paper,) = by_letters["papers"]
    assert (paper["root"], paper["recipient"], paper["copy"]) == (CASE, "family", 1)
    assert paper["changed"] == paper["gone"] == []
    office.ok("records", "set", EVENT, "place_text=حاجز آخر عند الجسر")
    (later,) = office.ok("report", "trace", by_photo["code"], "--lang", "ar")["papers"]
    assert (later["changed"], later["gone"]) == ([EVENT], [])
    assert later["row"] == paper["row"]


def test_letters_that_nothing_bears_end_with_1_and_others_are_no_digest(office: Machine) -> None:
    assert office.do("report", "trace", "ABCD-EFGH-IJKL-MNOP", "--lang", "ar").code == 1
    assert office.do("report", "trace", "كلام", "--lang", "ar").refusal == "E_USAGE"
    assert office.do("report", "trace", "--lang", "ar").refusal == "E_USAGE"

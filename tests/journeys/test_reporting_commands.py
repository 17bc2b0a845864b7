"""Activities, the report of a period and the trace of a page, by command. The activities are public facts
of a newsletter, the people are made up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.journeys.test_commands import CASE, MOTHER, RECORDS, jsonl
from tests.journeys.test_office_commands import KIN
from tests.reports.paper import text_of

from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

NEWSLETTER: Final = Path(__file__).parents[1] / "desk" / "newsletter_activities.json"
HALF_YEAR: Final = ("--from", "2024-04-01", "--to", "2024-09-30")


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", [*RECORDS, KIN]))
    return coordinator


def test_the_activities_of_a_newsletter_are_loaded_and_no_case_is_made(office: Machine) -> None:
    before = office.ok("records", "list", "case")
    office.ok("activities", "load", NEWSLETTER)
    assert len(office.ok("records", "list", "activity")["records"]) == 31
    assert office.ok("records", "list", "case") == before


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_the_report_of_the_half_year_counts_them(office: Machine, lang: str) -> None:
    office.ok("activities", "load", NEWSLETTER)
    out = office.folder / "period.pdf"
    office.ok("report", "period", *HALF_YEAR, "--lang", lang, "-o", out)
    said = " ".join(text_of(out.read_bytes()).split())
    assert "33" in said and "Dabbagh" in said
    figures = {
        one["figure"]: one["number"]
        for one in office.ok("report", "figures", *HALF_YEAR)["figures"]
    }
    assert figures["activities"] == 33 and figures["participants"] == 93


def test_a_printed_page_is_found_again_by_its_digest(office: Machine) -> None:
    out = office.folder / "sheet.pdf"
    [made] = office.ok("report", "family-sheet", "--case", CASE, "--full", "-o", out)["files"]
    assert made["digest"]
    code = next(
        one for one in text_of(out.read_bytes()).split() if one.count("-") == 3 and len(one) == 19
    )
    found = office.ok("report", "trace", code)
    assert CASE in str(found)
    assert office.do("report", "trace", "AAAA-AAAA-AAAA-AAAA").code != 0


def test_before_it_is_sent_the_command_says_what_a_body_cannot_do_without(office: Machine) -> None:
    asked = ("--purpose", "un_complaint", "--recipient", "wgeid")
    office.granted(
        CASE, "--person", MOTHER, *asked, "--scope", "identity", "--scope", "circumstances"
    )
    opened = ("--vault", office.vault, "--password-file", office.key_file, "--yes", "--lang", "ar")
    ran = office.run("report", "wgeid", "--case", CASE, "-o", office.folder / "w.pdf", *opened)
    assert plain(Words("ar").say("Before it is sent")) in plain(ran.out + ran.err)

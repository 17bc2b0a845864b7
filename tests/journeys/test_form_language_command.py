"""A form in a language of its body by command, and every other paper refusing it. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.journeys.test_commands import CASE, MOTHER, RECORDS, jsonl
from tests.journeys.test_office_commands import KIN
from tests.reports.paper import text_of

from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

SCOPES: Final = ("--scope", "circumstances", "--scope", "identity")
TITLE: Final = {"fr": "Disparition forcée", "es": "Desaparición forzada"}


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", [*RECORDS, KIN]))
    asked = ("--purpose", "un_complaint", "--recipient", "wgeid", *SCOPES)
    coordinator.granted(CASE, "--person", MOTHER, *asked)
    return coordinator


@pytest.mark.parametrize("lang", ["fr", "es"])
def test_the_form_of_the_working_group_is_printed_in_it(office: Machine, lang: str) -> None:
    out = office.folder / "form.pdf"
    made = office.ok("report", "wgeid", "--case", CASE, "--lang", lang, "-o", out)
    assert made["files"][0]["lang"] == lang
    assert TITLE[lang] in text_of(out.read_bytes())


def test_each_language_of_the_body_in_a_file_of_its_own(office: Machine) -> None:
    out = office.folder / "form.pdf"
    made = office.ok("report", "wgeid", "--case", CASE, "--lang", "fr,es,en", "-o", out)
    assert [one["lang"] for one in made["files"]] == ["fr", "es", "en"]
    assert "Desaparición forzada" in text_of((office.folder / "form.es.pdf").read_bytes())


@pytest.mark.parametrize("paper", ["family-sheet", "case-file", "our-file", "icrc", "wgad"])
def test_another_paper_says_that_it_is_not_printed_in_it(office: Machine, paper: str) -> None:
    out = office.folder / "x.pdf"
    ran = office.do("report", paper, "--case", CASE, "--lang", "fr", "-o", out)
    assert ran.refusal == "E_PAPER_LANG" and not out.exists()
    each = ("report", "each", paper, "--case", CASE, "--lang", "es", "-o", out)
    assert office.do(*each).refusal == "E_PAPER_LANG" and not out.exists()


def test_a_command_speaks_none_of_them(office: Machine) -> None:
    assert office.do("vault", "info", "--lang", "fr").refusal == "E_USAGE"


def test_a_submission_in_french_freezes_the_french_form(office: Machine) -> None:
    made = office.ok("submission", "new", CASE, "--for", "wgeid", "--lang", "fr")
    id, out = made["submission"], office.folder / "out"
    out.mkdir()
    frozen = office.ok("submission", "prepare", id, "--because", "اتُّفق عليه")
    office.ok("submission", "approve", id, "--digest", frozen["digest"])
    office.ok("submission", "paper", id, "-o", out, "--digest", frozen["digest"])
    [form] = out.glob("*fr*.pdf")
    assert "Disparition forcée" in text_of(form.read_bytes())


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_the_help_of_that_paper_names_its_languages(office: Machine, lang: str) -> None:
    said = Words(lang).say(
        "The form of the mechanism {name}, filled from the case. Also in: {further}.",
        name="wgeid",
        further="fr, es",
    )
    shown = " ".join(plain(office.run("report", "wgeid", "--help", "--lang", lang).out).split())
    assert plain(said) in shown

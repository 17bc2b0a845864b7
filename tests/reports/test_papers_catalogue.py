"""The catalogue of papers: what is declared there is there, and each paper is declared once."""

from __future__ import annotations

from importlib import import_module

import pytest

from vsdesk.desk import SHEETS as ORDERED
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.reports import FOR_FAMILY, form_keys
from vsdesk.reports.papers import BY_KEY, PAPERS, PaperKind


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.key)
def test_what_builds_a_paper_is_there(paper: PaperKind) -> None:
    module, name = paper.build.split(".")
    assert callable(getattr(import_module(f"vsdesk.reports.{module}"), name))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda one: one.key)
def test_whose_it_usually_is_stands_in_the_lists(paper: PaperKind) -> None:
    terms = Vocabularies.load()
    assert terms.has("consent_purpose", paper.purpose) and terms.has("recipient", paper.recipient)
    assert not paper.fixed or paper.for_family or paper.poster or paper.root != "case"


def test_each_paper_is_declared_once_and_is_no_form() -> None:
    assert len(BY_KEY) == len(PAPERS) and not set(BY_KEY) & set(form_keys())
    assert set(ORDERED) == {one.key for one in PAPERS if one.ordered and one.root == "case"} | set(
        form_keys()
    )
    assert {one.key for one in PAPERS if one.bare} <= FOR_FAMILY

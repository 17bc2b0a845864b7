"""Whether somebody is counted, and what closes an exit, is what the gate says. All people are made up."""

from __future__ import annotations

import pytest
from tests.people import TODAY
from tests.records.conftest import Made

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.exit_state import counted_by, state_for
from vsdesk.records.gate.request import Request


@pytest.mark.parametrize("recipient", ["public", "donor_aggregate", "iimp"])
@pytest.mark.parametrize("result", ["", "given", "refused", "withdrawn", "not_asked", "expired"])
@pytest.mark.parametrize("purpose", ["statistics", "hold_record"])
def test_the_short_way_says_what_the_gate_says(
    made: Made, dictionary: Dictionary, recipient: str, result: str, purpose: str
) -> None:
    if result:
        to = recipient if purpose == "statistics" else "own_org"
        made.consent("mother", purpose, to, result)
    request = Request("statistics", recipient, "E", TODAY, decided=True)
    dossier = made.dossier()
    counted = counted_by(request, dossier) is not None
    assert counted is decide(request, dossier, dictionary).allowed


@pytest.mark.parametrize("recipient", ["iimp", "public", "own_org", "family", "government_sy"])
def test_what_closes_an_exit_is_what_the_gate_says(
    made: Made, dictionary: Dictionary, recipient: str
) -> None:
    said = set[str]()
    made.consent("mother", "hold_record", "own_org", "given")
    for result in ("", "given", "refused", "withdrawn"):
        if result:
            made.consent("mother", "search", recipient, result)
        for purpose in ("search", "hold_record", "غرض"):
            request = Request(purpose, recipient, "B", TODAY, named_recipient="جهة")
            state = state_for(request, made.dossier())
            assert state == decide(request, made.dossier(), dictionary).state
            said.add(state)
    assert said

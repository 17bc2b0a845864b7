"""Whether somebody is counted is what the gate says at level E. All people are made up."""

from __future__ import annotations

import pytest
from tests.people import TODAY
from tests.records.conftest import Made

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.exit_state import counted_by
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

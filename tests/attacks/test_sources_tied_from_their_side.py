"""A source is looked for in each case that it names from its own side. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_heard_as_a_whole import PLAIN, leaves

from vsdesk.records.dictionary.values import Json

STORY = "رآه سامر الخطيب هناك"


@pytest.mark.parametrize("tie", ["row", "answer"])
def test_it_is_looked_for(made: Town, tie: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    source = written(made, "source", {"type": "survivor", "true_name": "سامر الخطيب"})
    assert leaves(made, STORY)  # nothing ties it to this case
    if tie == "row":
        statement = written(made, "statement", {"summary": words("كلام")}, source)
        row: dict[str, Json] = {"told_name": "ليث النوري", "linked_case": made.case}
        written(made, "testimony_row", {**row, "linked_why": words("الاسم")}, statement)
    else:
        answer: dict[str, Json] = {"grantor": source, "subject": made.case, "purpose": "search"}
        answer |= {"recipient": "icmp", "result": "refused", "given_on": "2026-11-01"}
        written(made, "consent_grant", answer, source)
    assert not leaves(made, STORY) and leaves(made, PLAIN)

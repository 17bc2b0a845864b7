"""What a coordinator wrote into the family's draft for one body leaves to no other one, though the draft is
said to be to that one afterwards. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import leaving
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_left_empty import LAWYER
from tests.attacks.test_once_named import new
from tests.attacks.test_what_terms_tell import town

from vsdesk.records.dictionary.values import Json


def draft(made: Town, body: str | None) -> str:
    """The family's draft for a body."""
    town(made)
    values: dict[str, Json] = {"mechanism": body} if body else {"file_no": "AZ"}
    filed = new(made.hala, "submission", values, made.case)
    carry(made.hala, made.stick, made.rima)
    return filed


def counsel(made: Town, filed: str) -> None:
    """The coordinator writes the lawyer into it."""
    made.rima.cases.save([as_shown(made.rima, "submission", {"counsel": LAWYER}, filed)])


def said_to_be_to(made: Town, filed: str, body: str) -> None:
    device = hala(made)
    device.change(filed, "submission", {"mechanism": body})
    device.hand_over(made.rima)


@pytest.mark.parametrize("body", ["prosecutor_de", "wgeid"])
def test_it_stays_with_the_body_for_which_it_was_written(made: Town, body: str) -> None:
    filed = draft(made, body)
    counsel(made, filed)
    assert LAWYER not in leaving(made)
    said_to_be_to(made, filed, "ced")
    assert LAWYER not in leaving(made)
    for one in (None, "ced"):
        made.rima.cases.save([as_shown(made.rima, "submission", {"mechanism": one}, filed)])
    assert LAWYER in leaving(made)


@pytest.mark.parametrize("body", ["ced", "wgeid"])
def test_what_the_family_said_before_holds(made: Town, body: str) -> None:
    filed = draft(made, body)
    said_to_be_to(made, filed, "ced")
    counsel(made, filed)
    assert LAWYER in leaving(made)


def test_where_nobody_said_to_whom_it_goes_to_nobody(made: Town) -> None:
    filed = draft(made, None)
    counsel(made, filed)
    assert LAWYER not in leaving(made)

"""A dump that somebody gave to a coordinator opens nothing that a source of another device told: its
rows close alone, and what stands there under the source's id is no word of its maker. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town
from tests.attacks.test_limits_along import BOTH, OPEN, as_an_older_program, to_ced, told
from tests.attacks.test_loaded import load
from tests.attacks.test_looked import look
from tests.desk.copies import confirm_copies

from vsdesk.records.gate.persons.teller_limits import LIMITS

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("older", [True, False], ids=["no row yet", "a row of Hala's"])
@pytest.mark.parametrize("under", ["nothing", "a person", "a source", "a relative"])
def test_a_copy_that_a_coordinator_loads(made: Town, under: str, older: bool) -> None:
    here = told(made, go=False)
    here.answers("refused")
    if older:
        as_an_older_program(here)
    else:
        here.give()
    rima = made.rima
    rows: list[dict[str, Json]] = []
    if under in ("a person", "a relative"):
        named: dict[str, Json] = {"given_ar": "فلان", "family_ar": "الفلاني"}
        rows.append({"kind": "person", "id": here.source, "parent": made.family, **named})
    if under == "a source":
        who: dict[str, Json] = {"type": "survivor", "true_name": "فلان"}
        rows.append({"kind": "source", "id": here.source, **who})
    if under == "a relative":
        rows.append({"kind": "family_member", "parent": made.family, "person": here.source})
    rows.append({"kind": LIMITS, "parent": made.case, "who": here.source, **OPEN})
    load(rima, *rows)
    confirm_copies(rima)
    assert to_ced(rima, here).isdisjoint(BOTH)
    if rima.access.lone_words.lone_file(made.case) is not None:
        look(made)
        assert to_ced(rima, here).isdisjoint(BOTH)


@pytest.mark.usefixtures("signed")
def test_what_it_closes_stays_closed(made: Town) -> None:
    here = told(made, go=False)
    here.give()
    rima = made.rima
    assert to_ced(rima, here) == BOTH
    closing: dict[str, Json] = {**OPEN, "not_to": ["ced"]}
    load(rima, {"kind": LIMITS, "parent": made.case, "who": here.source, **closing})
    confirm_copies(rima)
    assert to_ced(rima, here).isdisjoint(BOTH)

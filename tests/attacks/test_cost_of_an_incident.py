"""An incident of many cases, in each of which somebody is hidden who is looked for in the words of
all: whoever it is, a name is taken apart once, and what was ever said of them is read once for all
files. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.names import slips, spellings
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity"]
NUMBERS = str.maketrans("0123456789", "بتثجحخدذرز")


def grow(made: Town, incident: str, span: range) -> None:
    """Cases of the incident with a mother's yes and a wife whom nobody may know of, and a story each."""
    h = made.hala
    for at in span:
        called = f"{at:03}".translate(NUMBERS)
        family = h.cases.new_family({"display_name": "عائلة", "language": "ar"}).ids[0]
        of: dict[str, Json] = {"family": family, "incident": incident}
        case, who = h.cases.new_case({"given_ar": f"سعيد{called}"}, of).ids
        mother, wife = h.context.new_id(), h.context.new_id()
        kin: dict[str, Json] = {"person": mother, "related_to": who, "relation": "mother"}
        yes: dict[str, Json] = {
            "grantor": mother,
            "subject": case,
            "purpose": "un_complaint",
            "recipient": "ced",
            "result": "given",
            "given_on": "2026-11-20",
            "data_scope": SCOPES,
        }
        name: dict[str, Json] = {"given_ar": f"سلمى{called}", "family_ar": f"حسن{called}"}
        story = {"type": "other", "text": words("وقف الباص عند الحاجز")}
        h.cases.save(
            [
                Edit("person", {"given_ar": "هدى"}, id=mother, parent=family),
                Edit("family_member", {"person": mother}, parent=family),
                Edit("kinship", kin, parent=family),
                Edit("consent_grant", yes, id=h.context.new_id(), parent=family),
                Edit("person", name, id=wife, parent=family),
                Edit("person_mark", {"type": "nobody_may_know_of"}, parent=wife),
                Edit("event", story, parent=case),
            ]
        )
    carry(h, made.stick, made.rima)


def gates(made: Town) -> list[str]:
    """What holds in each case, all asked at once."""
    rima, asked = made.rima, Request("un_complaint", "ced", "B", TODAY)
    every = rima.context.vault.read.roots("case")
    return [
        decide(asked, one, rima.context.dictionary).state
        for one in rima.context.vault.read.dossiers(every)
    ]


def forget() -> None:
    spellings._usual.cache_clear()
    slips._usual.cache_clear()


def test_a_name_is_taken_apart_once_and_a_record_read_once(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = made.hala.cases.save(
        [Edit("incident", {"title": "الحاجز"}, id=made.hala.context.new_id())]
    ).ids[0]
    grow(made, incident, range(12))
    forget()
    apart: list[str] = []
    read: list[int] = []
    taken, ops = spellings._taken_apart, Ledger.ops_of

    def noted(name: str) -> Iterable[spellings.NamePart]:
        apart.append(name)
        return taken(name)

    def counted(self: Ledger, numbers: Iterable[int]) -> object:
        asked = [*numbers]
        read.extend(asked)
        return ops(self, asked)

    monkeypatch.setattr(spellings, "_taken_apart", noted)
    monkeypatch.setattr(Ledger, "ops_of", counted)
    assert gates(made).count("given") == 12
    assert len(apart) == len({*apart}) > 20
    assert len(read) == len({*read}) >= 12


def test_each_case_more_costs_few_calls_for_each_who_is_hidden(made: Town) -> None:
    incident = made.hala.cases.save(
        [Edit("incident", {"title": "الحاجز"}, id=made.hala.context.new_id())]
    ).ids[0]
    grow(made, incident, range(10))
    gates(made)  # what is learned once
    few = calls(lambda: gates(made))
    grow(made, incident, range(10, 30))
    gates(made)
    most = calls(lambda: gates(made))
    assert most < 9 * few
    assert most < 30 * 30 * 2_500, most


def test_of_names_without_end_nothing_is_kept() -> None:
    """Whoever writes names of forty words fills no memory with them."""
    slips.slips("منى")  # the shipped table of short names is read once
    forget()
    for at in range(50):
        name = " ".join(f"سلمى{str(at).translate(NUMBERS)}" for _ in range(30))
        assert [*spellings.parts(name)]
        slips.slips(name)
    assert spellings._usual.cache_info().currsize == slips._usual.cache_info().currsize == 0

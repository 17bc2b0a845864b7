"""What somebody heard while a colleague renewed, decided or edited the same answer, both without a
connection.

Nobody here is hostile: the narrower of both holds. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap, told_once

from vsdesk.desk import Edit, How
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

BODY = ("un_complaint", "ced")
SCOPES = ["identity", "circumstances", "photo"]


def left_of(made: Town, desk: Desk) -> GateDecision:
    return decide(
        Request(*BODY, "B", TODAY), desk.cases.dossier(made.case), desk.context.dictionary
    )


@told_once
def answered(made: Town) -> str:
    """The mother's plain yes, which both devices have."""
    how = How()
    said = made.hala.consent.grant(
        made.case,
        made.mother,
        *BODY,
        "given",
        how,
        scopes=SCOPES,
        photo=True,
        shown=made.hala.cases.shown(made.case),
    )
    carry(made.hala, made.stick, made.rima)
    swap(made)
    return said.ids[0]


def heard(made: Town, grant: str, what: str) -> None:
    """What Hala writes down."""
    hala = made.hala
    if what == "withdrawn":
        hala.consent.withdraw([grant])
    elif what == "narrowed":
        hala.consent.narrow(grant, scopes=["identity"])
    elif what == "no photo":
        hala.consent.narrow(grant, photo=False)
    elif what == "condition":
        conditional(hala, grant)
    else:
        hala.consent.grant(
            made.case, made.mother, *BODY, "refused", How(), shown=hala.cases.shown(made.case)
        )


def conditional(desk: Desk, grant: str) -> None:
    """A condition below a yes that says nothing of one: so writes who may not write `result`."""
    values: dict[str, Json] = {"type": "other", "words": {"ar": "اسألوني", "src_lang": "ar"}}
    desk.cases.save([Edit("consent_condition", values, id=desk.context.new_id(), parent=grant)])


@pytest.mark.parametrize("meanwhile", ["withdrawn", "narrowed", "no photo", "condition", "refused"])
@pytest.mark.parametrize("other", ["renewed", "decided", "scopes edited"])
def test_what_was_heard_meanwhile_stands(made: Town, meanwhile: str, other: str) -> None:
    grant = answered(made)
    if other == "renewed":
        made.rima.consent.steps.review(
            grant, "2027-11-24", shown=made.rima.consent.steps.shown(grant)
        )
    elif other == "decided":
        made.rima.consent.steps.decide(
            grant, "سمعتها بنفسي", shown=made.rima.consent.steps.shown(grant)
        )
    else:
        scopes: list[Json] = ["circumstances", "documents", "identity", "photo"]
        made.rima.cases.save([Edit("consent_grant", {"data_scope": scopes}, id=grant)])
    heard(made, grant, meanwhile)
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.hala)
    for desk in (made.rima, made.hala):
        left = left_of(made, desk)
        if meanwhile in ("withdrawn", "condition", "refused"):
            assert left.state != "given"
        elif meanwhile == "narrowed":
            assert not any({"text", "date"} & one.values.keys() for one in left.of("event"))
        else:
            assert not left.published
            assert not left.of("evidence_item")


@pytest.mark.parametrize("condition", [False, True], ids=["control", "condition"])
def test_who_gives_a_yes_anew_takes_no_colleagues_condition_along(
    made: Town, *, condition: bool
) -> None:
    """Hala renews what she wrote down herself, and has not seen what the coordinator heard."""
    grant = answered(made)
    made.hala.consent.steps.review(grant, "2027-11-24", shown=made.hala.consent.steps.shown(grant))
    if condition:
        conditional(made.rima, grant)
    carry(made.hala, made.stick, made.rima)
    assert (left_of(made, made.rima).state == "given") is not condition

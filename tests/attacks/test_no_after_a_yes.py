"""A no after a yes is a withdrawal of it: whoever holds something by that yes is asked to delete it.

Nothing here needs an attacker: the mother said yes to the Working Group, the sheet went there, and asked
again she says no. Everybody is made up.
"""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.kit import Town, carry, told_once

from vsdesk.desk import Edit, How, SheetOrder
from vsdesk.desk.consent.letters import LetterOrder

WAYS: Final = ("withdraw", "no", "told", "at Hala's")


@told_once
def send(made: Town) -> None:
    """The coordinator printed the sheet for the Working Group: it holds it."""
    order = SheetOrder(
        made.case, ("en",), "wgeid", recipient="wgeid", purpose="un_complaint", discreet=False
    )
    made.rima.outbound.sheets.print_sheet(order)


def say_no(made: Town, way: str) -> None:
    """She takes it back: by the page's own step, by another answer, in an interview, on another device."""
    rima, refused = made.rima, {"result": "refused"}
    if way == "withdraw":
        rima.consent.withdraw([made.grants["wgeid"]])
    elif way == "no":
        rima.consent.grant(
            made.case,
            made.mother,
            "un_complaint",
            "wgeid",
            "refused",
            How(),
            shown=rima.cases.shown(made.case),
        )
    elif way == "told":
        rima.consent.steps.told([Edit("consent_grant", {**refused}, id=made.grants["wgeid"])])
    else:
        made.hala.consent.grant(
            made.case,
            made.mother,
            "un_complaint",
            "wgeid",
            "refused",
            How(),
            shown=made.hala.cases.shown(made.case),
        )
        carry(made.hala, made.stick, rima)


@pytest.mark.parametrize("way", WAYS)
def test_a_no_after_a_yes_leads_to_a_letter(made: Town, way: str) -> None:
    rima = made.rima
    send(made)
    assert not rima.consent.letters.holders(made.case)
    assert "letter" not in [one.what for one in rima.due.due()]
    say_no(made, way)
    assert [one.recipient for one in rima.consent.letters.holders(made.case)] == ["wgeid"]
    (due,) = (one for one in rima.due.due() if one.what == "letter")
    assert (due.told, due.day) == ("wgeid", rima.context.today())
    letter = rima.consent.letters.write(LetterOrder(made.case, "wgeid"))
    assert letter.pdf.startswith(b"%PDF")


@pytest.mark.parametrize("way", WAYS)
def test_once_the_letter_went_and_they_answered_nothing_is_due(made: Town, way: str) -> None:
    rima = made.rima
    send(made)
    say_no(made, way)
    (due,) = (one for one in rima.due.due() if one.what == "letter")
    answers = rima.cases.dossier(made.case).of("consent_grant")
    grant = next(
        (one.id for one in answers if one.id == due.record),
        rima.cases.record(due.record).parent or "",
    )
    rima.consent.answer_of(grant, "wgeid", asked_on=rima.context.today())
    assert "letter" not in [one.what for one in rima.due.due()]
    rima.consent.answer_of(grant, "wgeid", answer={"ar": "حُذف", "src_lang": "ar"})
    assert not {"letter", "withdrawal"} & {one.what for one in rima.due.due()}


def test_a_no_to_keeping_the_file_asks_everybody(made: Town) -> None:
    rima = made.rima
    send(made)
    kept = rima.consent.grant(
        made.case,
        made.mother,
        "hold_record",
        "own_org",
        "given",
        How(),
        shown=rima.cases.shown(made.case),
    )
    assert kept.ids
    rima.consent.grant(
        made.case,
        made.mother,
        "hold_record",
        "own_org",
        "refused",
        How(),
        shown=rima.cases.shown(made.case),
    )
    assert [one.recipient for one in rima.consent.letters.holders(made.case)] == ["wgeid"]
    assert "letter" in [one.what for one in rima.due.due()]
    assert [one.grant for one in rima.erasure.to_erase()], "a coordinator is offered the erasure"


def test_a_no_to_what_was_never_agreed_asks_nobody(made: Town) -> None:
    """Control: a first answer that is a no, another recipient's no, and a no to another purpose."""
    rima = made.rima
    send(made)
    for purpose, recipient in (("un_complaint", "ced"), ("search", "wgeid"), ("search", "icmp")):
        rima.consent.grant(
            made.case,
            made.mother,
            purpose,
            recipient,
            "refused",
            How(),
            shown=rima.cases.shown(made.case),
        )
    assert not rima.consent.letters.holders(made.case)
    assert "letter" not in [one.what for one in rima.due.due()]


def test_a_yes_after_the_no_asks_nobody_any_longer(made: Town) -> None:
    """Asked a third time she says yes again: what was given may stay there."""
    rima = made.rima
    send(made)
    for result in ("refused", "given"):
        rima.consent.grant(
            made.case,
            made.mother,
            "un_complaint",
            "wgeid",
            result,
            How(),
            shown=rima.cases.shown(made.case),
        )
    assert not rima.consent.letters.holders(made.case)

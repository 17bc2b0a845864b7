"""A letter asks a body to delete a case in the association's name: not by the word of one
device at which nobody looked.

Everybody is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from tests.attacks.kit import Device, Town, carry, swap
from tests.attacks.test_letter_numbers import words
from tests.attacks.test_no_after_a_yes import send

from vsdesk.desk import Due, Edit, How, LetterOrder, SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

OLD: Final = "2021-02-03"
WAYS: Final = (
    "a day",
    "a no",
    "a no for all",
    "a no in the case",
    "a no after it",
    "a day and a row",
)


def says(device: Device, made: Town, way: str) -> None:
    """A device says that the mother took her yes to the Working Group back."""
    yes = made.grants["wgeid"]
    if way.startswith("a day"):
        device.sign(made.family, NewOp(yes, "consent_grant", {"withdrawn_on": OLD}))
        if way == "a day and a row":
            told: dict[str, Json] = {"type": "withdrawn", "on": OLD, "holders": ["wgeid"]}
            device.sign(
                made.family, NewOp(device.desk.context.new_id(), "consent_event", told, parent=yes)
            )
    else:
        no: dict[str, Json] = {
            "grantor": made.mother,
            "purpose": "un_complaint",
            "recipient": "wgeid",
            "result": "refused",
            "given_on": "2026-11-23",
            **({} if way == "a no for all" else {"subject": made.case}),
            **({"follows": yes} if way == "a no after it" else {}),
        }
        where = made.case if way == "a no in the case" else made.family
        device.sign(where, NewOp(device.desk.context.new_id(), "consent_grant", no, parent=where))
    carry(device.desk, made.stick, made.rima)


def due(made: Town, what: str) -> list[Due]:
    return [one for one in made.rima.due.due() if one.what == what]


def owed(made: Town) -> list[str]:
    return [one.recipient for one in made.rima.consent.letters.holders(made.case)]


@pytest.mark.parametrize("way", WAYS)
def test_no_letter_by_the_word_of_another_device(made: Town, way: str) -> None:
    send(made)
    swap(made)
    says(made.enemy, made, way)
    assert made.holds("wgeid", "un_complaint") in ("withdrawn", "refused"), "the no holds at once"
    for root in (made.case, made.family):
        assert not made.rima.consent.letters.holders(root)
        (asked,) = made.rima.consent.letters.unlooked(root)
        assert (
            asked.recipient == "wgeid"
            and made.rima.access.lone_words.lone_file(asked.root) is not None
        )
    assert not due(made, "letter") and not due(made, "withdrawal")
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        made.rima.consent.letters.write(LetterOrder(made.case, "wgeid"))
    assert not made.rima.consent.letters.letters([made.grants["wgeid"]])


@pytest.mark.parametrize("way", WAYS)
def test_after_a_look_a_letter_is_owed(made: Town, way: str) -> None:
    send(made)
    swap(made)
    says(made.enemy, made, way)
    assert [one.told for one in due(made, "taken_back")] == ["wgeid"]
    assert due(made, "taken_back")[0].root in (made.case, made.family)
    for root in (made.case, made.family):
        if (found := made.rima.access.lone_words.lone_file(root)) is not None:
            made.rima.access.lone_words.look_holds(root, found.ops)
    assert owed(made) == ["wgeid"] and not made.rima.consent.letters.unlooked(made.case)
    assert not due(made, "taken_back")
    assert [one.told for one in due(made, "letter")] == ["wgeid"]


@pytest.mark.parametrize("way", WAYS)
def test_who_recorded_the_family_is_believed(made: Town, way: str) -> None:
    send(made)
    swap(made)
    says(Device(made.hala, made.stick), made, way)
    assert owed(made) == ["wgeid"] and not made.rima.consent.letters.unlooked(made.case)
    assert not due(made, "taken_back")


def test_the_day_on_the_letter_is_that_of_the_words_that_count(made: Town, tmp_path: Path) -> None:
    send(made)
    swap(made)
    says(made.enemy, made, "a day")
    made.rima.consent.withdraw([made.grants["wgeid"]])
    assert owed(made) == ["wgeid"] and not made.rima.consent.letters.unlooked(made.case)
    told = words(
        made.rima.consent.letters.look(LetterOrder(made.case, "wgeid", langs=("en",))).pdf, tmp_path
    )
    assert "2021" not in told and "2026" in told


def test_who_wrote_the_yes_down_takes_it_back(made: Town) -> None:
    """Bashar wrote down the mother's yes to another body, a coordinator looked, and it went by that."""
    swap(made)
    bashar = made.enemy.desk
    yes = bashar.consent.grant(
        made.case,
        made.mother,
        "search",
        "icmp",
        "given",
        How(),
        scopes=["identity"],
        shown=bashar.cases.shown(made.case),
    ).ids[0]
    carry(bashar, made.stick, made.rima)
    for root in (made.case, made.family):
        if (found := made.rima.access.lone_words.lone_file(root)) is not None:
            made.rima.access.lone_words.look_holds(root, found.ops)
    made.rima.outbound.sheets.print_sheet(
        SheetOrder(made.case, ("en",), "icmp", recipient="icmp", purpose="search", discreet=False)
    )
    swap(made)
    bashar.consent.withdraw([yes])
    carry(bashar, made.stick, made.rima)
    assert owed(made) == ["icmp"] and not made.rima.consent.letters.unlooked(made.case)


def test_an_own_yes_and_its_end_name_nobody_to_write_to(made: Town) -> None:
    """The enemy invents a yes to whoever holds the file by another answer, and takes its own back."""
    send(made)
    swap(made)
    e = made.enemy
    yes: dict[str, Json] = {
        "grantor": made.mother,
        "subject": made.case,
        "purpose": "un_complaint",
        "recipient": "wgeid",
        "result": "given",
        "given_on": "2026-11-20",
        "withdrawn_on": OLD,
    }
    e.sign(made.family, NewOp(e.desk.context.new_id(), "consent_grant", yes, parent=made.family))
    e.hand_over(made.rima)
    assert not owed(made) and not due(made, "letter")


def test_a_case_of_its_own_tied_to_the_family_says_no_more(made: Town) -> None:
    send(made)
    swap(made)
    e = made.enemy
    own = e.desk.cases.new_case({"given_ar": "آخر"}, {"family": made.family}).ids[0]
    says(e, made, "a day")
    assert made.rima.cases.record(own) is not None
    for root in (made.case, made.family, own):
        assert not made.rima.consent.letters.holders(root)


def test_a_file_is_not_offered_for_erasure_by_such_a_word(made: Town) -> None:
    keep = made.hala.consent.grant(
        made.case,
        made.mother,
        "hold_record",
        "own_org",
        "given",
        How(),
        shown=made.hala.cases.shown(made.case),
    ).ids[0]
    carry(made.hala, made.stick, made.rima)
    swap(made)
    made.enemy.sign(made.family, NewOp(keep, "consent_grant", {"withdrawn_on": OLD}))
    made.enemy.hand_over(made.rima)
    assert not made.rima.erasure.to_erase() and not due(made, "erase")
    (asked,) = due(made, "taken_back")
    assert asked.root in (made.case, made.family) and asked.told == "own_org"
    made.rima.cases.save([Edit("consent_grant", {"withdrawn_on": "2026-11-22"}, id=keep)])
    (offered,) = made.rima.erasure.to_erase()
    assert offered.since == "2026-11-22", "the day is that of the words that count"


def test_a_holder_whom_another_device_invents_below_a_sure_withdrawal_is_owed_no_letter(
    made: Town,
) -> None:
    send(made)
    swap(made)
    yes = made.grants["wgeid"]
    made.rima.consent.withdraw([yes])
    swap(made)
    told: dict[str, Json] = {"type": "withdrawn", "on": OLD, "holders": ["icmp"]}
    e = made.enemy
    event = e.desk.context.new_id()
    e.sign(made.family, NewOp(event, "consent_event", told, parent=yes))
    asked: dict[str, Json] = {
        **told,
        "holders": ["wgeid"],
        "request_sent_on": OLD,
        "answer": {"en": "deleted"},
    }
    e.sign(made.family, NewOp(e.desk.context.new_id(), "consent_event", asked, parent=yes))
    e.hand_over(made.rima)
    assert [one.told for one in due(made, "letter")] == ["wgeid"]
    assert not due(made, "withdrawal")
    assert event in made.rima.consent.letters.answers_unlooked(made.rima.cases.dossier(made.case))
    for root in (made.case, made.family):
        if (found := made.rima.access.lone_words.lone_file(root)) is not None:
            made.rima.access.lone_words.look_holds(root, found.ops)
    assert event not in made.rima.consent.letters.answers_unlooked(
        made.rima.cases.dossier(made.case)
    )
    assert "icmp" in [one.told for one in due(made, "letter")]


def test_a_first_no_of_another_device_asks_nobody_to_look(made: Town) -> None:
    """Somebody said no to a body to whom nobody had said yes; and the wife, who had said nothing before."""
    send(made)
    swap(made)
    e = made.enemy
    wife = e.desk.context.new_id()
    e.sign(made.family, NewOp(wife, "person", {"given_ar": "هدى"}, parent=made.family))
    for grantor, recipient in ((made.mother, "icmp"), (wife, "wgeid")):
        no: dict[str, Json] = {
            "grantor": grantor,
            "subject": made.case,
            "purpose": "un_complaint",
            "recipient": recipient,
            "result": "refused",
        }
        e.sign(made.family, NewOp(e.desk.context.new_id(), "consent_grant", no, parent=made.family))
    e.hand_over(made.rima)
    assert not due(made, "taken_back") and not due(made, "letter")

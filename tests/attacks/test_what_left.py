"""A coordinator's laptop is withdrawn and put aside: what it gave out stays given. Letters, listings, figures
and used words hold it, and it opens nothing; of no other device does such a row count. Everybody is made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from inspect import unwrap
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, carry, town
from tests.attacks.test_asked_first import COURT, paper_of
from tests.attacks.test_of_another_missing import SCOPES
from tests.attacks.test_own_papers_of_others import paper
from tests.desk.test_periods import PUBLIC, approved_case, numbers

from vsdesk.desk import Desk, Edit, PeriodOrder, SheetOrder
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

Q4: Final = replace(PUBLIC, first=date(2026, 10, 1), last=date(2026, 12, 31))
NAMED: Final = "مكتب بيروت"


def led(house: House) -> tuple[Town, Desk, str]:
    """Two coordinators; the second one's laptop will be taken. The mother's yes to CED."""
    made = town(house, "coordinator")
    made.hala = made.rima
    unwrap(family_of)(made)
    mother = unwrap(relative)(made, "mother", "هدى")
    yes = unwrap(said)(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    carry(made.rima, made.stick, made.enemy.desk)
    return made, made.enemy.desk, yes


def an_item(made: Town) -> str:
    made.rima.cases.save(
        [Edit("evidence_item", {"type": "branch_paper", "title": "ورقة الفرع"}, parent=made.case)]
    )
    return paper_of(made)


def form(made: Town) -> SheetOrder:
    return SheetOrder(made.case, ("ar",), "ced", purpose="un_complaint", recipient="ced", level="B")


def withdraw(made: Town, since: str | None = TODAY) -> None:
    """Its laptop is taken."""
    made.enemy.hand_over(made.rima)
    made.rima.sync.revocations.revoke(made.enemy.device_id, since)


def row(made: Town, **values: Json) -> str:
    """A row that it signs itself."""
    id = made.enemy.desk.context.new_id()
    given: dict[str, Json] = {
        "exit": "sheet",
        "on": TODAY,
        "purpose": "un_complaint",
        "recipient": "ced",
        "level": "b",
        "digest": "a" * 64,
        "confirmed": True,
        **values,
    }
    made.enemy.sign(made.case, NewOp(id, "disclosure", given, parent=made.case))
    return id


@pytest.mark.parametrize("since", [None, TODAY])
def test_a_body_is_written_to(house: House, since: str | None) -> None:
    made, nour, yes = led(house)
    nour.outbound.sheets.print_sheet(form(made))
    withdraw(made, since)
    [holder] = made.rima.consent.effect([yes]).holders
    assert holder.is_written_to
    assert holder.put_aside == (since is not None)
    assert ("withdrawn" in holder.sentence) == (since is not None)
    listing = made.rima.erasure.erasure(made.case)
    assert listing.holders == ("ced",)
    assert listing.put_aside == (() if since is None else ("ced",))
    letters = made.rima.consent.withdraw([yes]).letters
    assert [one.recipient for one in letters] == ["ced"]
    assert "letter" in {one.what for one in made.rima.due.due()}


def test_a_row_of_nobody_who_lets_anything_out(house: House) -> None:
    """A documenter's row: before a look it asks, and put aside it is nothing."""
    made = town(house)
    made.hala = made.rima
    unwrap(family_of)(made)
    mother = unwrap(relative)(made, "mother", "هدى")
    yes = unwrap(said)(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.cases.save([Edit(kind, {"assigned": [made.enemy.device_id]}, id=root)])
    carry(made.rima, made.stick, made.enemy.desk)
    condition, met = a_word(made, yes)
    item = an_item(made)
    carry(made.rima, made.stick, made.enemy.desk)
    row(made)
    row(made, recipient=COURT, records=[[item, ["blob"]]])
    made.enemy.change(met, "condition_met", {"exit": "b" * 64})
    made.enemy.hand_over(made.rima)
    assert made.rima.erasure.erasure(made.case).claimed
    made.rima.sync.revocations.revoke(made.enemy.device_id, TODAY)
    assert not made.rima.consent.effect([yes]).holders
    listing = made.rima.erasure.erasure(made.case)
    assert (listing.holders, listing.kept, listing.claimed) == ((), (), ())
    assert not made.rima.cases.record(met).every("exit")
    assert made.rima.cases.record(condition).every("type") == ("other",)


def a_word(made: Town, yes: str) -> tuple[str, str]:
    """The mother is asked each time, and was asked once."""
    condition, met = made.rima.context.new_id(), made.rima.context.new_id()
    asks: dict[str, Json] = {"type": "other", "words": words("اسألوني كل مرة")}
    made.rima.cases.save([Edit("consent_condition", asks, id=condition, parent=yes)])
    once: dict[str, Json] = {"on": made.rima.context.today(), "by": "A1", "confirmed": True}
    made.rima.cases.save([Edit("condition_met", once, id=met, parent=condition)])
    return condition, met


@pytest.mark.parametrize("since", [None, TODAY])
def test_a_word_is_used_once(house: House, since: str | None) -> None:
    made, nour, yes = led(house)
    a_word(made, yes)
    carry(made.rima, made.stick, nour)
    assert made.gate("ced", "un_complaint").allowed
    nour.outbound.sheets.print_sheet(form(made))
    withdraw(made, since)
    assert not made.gate("ced", "un_complaint").allowed
    with pytest.raises(UserError, match="E_GATE"):
        made.rima.outbound.sheets.print_sheet(form(made))


def test_what_was_used_elsewhere_comes_back_by_no_forged_word(house: House) -> None:
    """That a word was not used, that a row went to us, that it is taken out: nothing of that counts."""
    made, nour, yes = led(house)
    _, met = a_word(made, yes)
    made.rima.outbound.sheets.print_sheet(form(made))
    carry(made.rima, made.stick, nour)
    [went] = made.rima.cases.dossier(made.case).of("disclosure")
    enemy = made.enemy
    enemy.change(met, "condition_met", {"exit": None})
    enemy.change(met, "condition_met", {"on": "2026-11-23", "confirmed": True})
    enemy.change(went.id, "disclosure", {"recipient": "own_org", "exit": "letter"})
    enemy.change(went.id, "disclosure", {"recipient": "own_org"}, replace=False)
    enemy.change(went.id, "disclosure", {"deleted": True}, observed=True)
    withdraw(made)
    assert not made.gate("ced", "un_complaint").allowed
    assert made.rima.cases.record(went.id).every("recipient") == ("ced",)
    [holder] = made.rima.consent.effect([yes]).holders
    assert (holder.recipient, holder.put_aside) == ("ced", False)


def test_it_claims_no_id_of_others(house: House) -> None:
    """A row that names what somebody else wrote, or will write, takes nobody's place."""
    made, _, yes = led(house)
    event = made.rima.context.new_id()
    made.rima.cases.save(
        [Edit("event", {"type": "other", "text": words("أخذوه")}, id=event, parent=made.case)]
    )
    later = made.rima.context.new_id()
    for id in (event, later):
        values: dict[str, Json] = {"exit": "sheet", "recipient": "ced", "on": TODAY}
        made.enemy.sign(made.case, NewOp(id, "disclosure", values, parent=made.case))
        made.enemy.sign(made.case, NewOp(id, "condition_met", {"exit": "b" * 64}, parent=made.case))
    withdraw(made)
    assert made.rima.cases.record(event).kind == "event"
    assert made.rima.context.vault.read.view(later) is None
    assert not made.rima.consent.effect([yes]).holders


@pytest.mark.parametrize("taken_out", [False, True])
def test_what_a_court_has_stays(house: House, taken_out: bool) -> None:
    made, _, _ = led(house)
    item = an_item(made)
    carry(made.rima, made.stick, made.enemy.desk)
    id = row(made, recipient=COURT, records=[[item, ["blob"]]])
    withdraw(made)
    if taken_out:  # a coordinator knows better
        made.rima.cases.delete(id, shown=made.rima.cases.shown(id))
    kept = made.rima.erasure.erasure(made.case).kept
    assert [one.put_aside for one in kept if one.id == item] == ([] if taken_out else [True])
    assert all("withdrawn" in one.sentence for one in kept)


@pytest.mark.parametrize("confirmed", [False, True])
def test_no_paper_says_it_before_a_coordinator_confirmed_it(house: House, confirmed: bool) -> None:
    made, _, yes = led(house)
    mother = made.rima.cases.record(yes).text("grantor")
    for purpose, to in (("casework", "family"), ("hold_record", "own_org")):
        unwrap(said)(made, mother, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    made.rima.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    carry(made.rima, made.stick, made.enemy.desk)
    id = row(made, recipient_name=NAMED, consents=[yes], number="اتصلوا بالضابط")
    made.enemy.hand_over(made.rima)
    assert NAMED in paper(made, mother)
    made.rima.sync.revocations.revoke(made.enemy.device_id, TODAY)
    assert NAMED not in paper(made, mother)
    [holder] = made.rima.consent.effect([yes]).holders
    assert not any("الضابط" in one for one in holder.numbers)
    if confirmed:
        made.rima.consent.letters.confirm_given([id], shown=made.rima.cases.shown(id))
        assert NAMED in paper(made, mother)
        assert not made.rima.consent.effect([yes]).holders[0].put_aside


@pytest.mark.parametrize("since", [None, "day"])
def test_figures_that_went_out_are_asked_beside(house: House, since: str | None) -> None:
    rima = house.coordinator()
    nour = house.documenter("nour", rima, "coordinator")
    for name in ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر", "عامر"):
        approved_case(rima, name)
    stick = house.root / "stick"
    carry(nour, stick, rima)
    carry(rima, stick, nour)
    house.clock.now += 2 * 86_400_000
    nour.reporting.report(Q4)
    carry(nour, stick, rima)
    rima.sync.revocations.revoke(nour.context.device_id, since and rima.context.today())
    assert told(rima, Q4) == 7
    approved_case(rima, "ياسر")
    assert told(rima, Q4) is None


def told(desk: Desk, order: PeriodOrder) -> int | None:
    return numbers(desk, order)["new_cases"]


def test_a_page_is_traced(house: House) -> None:
    made, nour, _ = led(house)
    nour.outbound.sheets.print_sheet(form(made))
    [went] = nour.cases.dossier(made.case).of("disclosure")
    withdraw(made)
    [found] = made.rima.outbound.trace.find(letters_of(went.text("digest")))
    assert "put aside" in found.said_aside and found.row.id == went.id


def letters_of(digest: str) -> str:
    from base64 import b32encode

    return b32encode(bytes.fromhex(digest)[:10]).decode()


def test_what_is_written_over_a_row_hides_no_exit(house: House) -> None:
    """Whoever holds the laptop writes in another life of it into the row of what went that day."""
    made, nour, yes = led(house)
    item = an_item(made)
    carry(made.rima, made.stick, nour)
    nour.outbound.sheets.print_sheet(form(made))
    [went] = nour.cases.dossier(made.case).of("disclosure")
    to_court = row(made, recipient=COURT, records=[[item, ["blob"]]])
    made.enemy.hand_over(made.rima)
    nour.context.vault.new_incarnation()
    house.clock.now += 1000
    ours: dict[str, Json] = {"exit": "letter", "recipient": "own_org", "on": TODAY, "records": []}
    for id in (went.id, to_court):
        made.enemy.sign(made.case, NewOp(id, "disclosure", ours, parent=made.case))
    withdraw(made)
    assert len(made.rima.cases.record(went.id).every("recipient")) == 2
    assert [one.recipient for one in made.rima.consent.effect([yes]).holders] == ["ced"]
    listing = made.rima.erasure.erasure(made.case)
    assert "ced" in listing.holders and item in {one.id for one in listing.kept}
    assert made.rima.outbound.trace.find(letters_of(went.text("digest")))

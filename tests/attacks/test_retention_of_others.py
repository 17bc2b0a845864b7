"""A device makes the program propose to erase what others recorded. Everybody is made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import LONG_AGO, Town, carry, town
from tests.desk.conftest import House

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp, audit_space
from vsdesk.records.checks.retention import DOUBTED
from vsdesk.records.dictionary.values import Json

DAY = 86_400_000
KEEPING: dict[str, Json] = {"purpose": "hold_record", "recipient": "own_org"}


@pytest.fixture
def made(house: House) -> Town:
    found = town(house)
    family_of(found)
    found.mother = relative(found, "mother", "هدى")
    said(found, found.mother, "given")  # about a body; nobody asked about keeping yet
    assign(found)
    return found


def named(made: Town) -> set[str]:
    """What is proposed."""
    return {id for one in made.rima.erasure.retention.found() for id in one.ids}


def quarrels(made: Town) -> set[str]:
    """The refusals of which the start page says that they are not sure."""
    return {one.record for one in made.rima.due.due() if one.told == DOUBTED}


def draft(made: Town, **values: Json) -> str:
    """An old, unfinished case of the hostile device on Hala's family."""
    e = made.enemy
    case = e.desk.context.new_id()
    kind: dict[str, Json] = {"case_type": "enforced_disappearance", "review_state": "draft"}
    kind |= {"case_no": "9", "family": made.family, **values}
    e.sign(case, NewOp(case, "case", kind), ts=LONG_AGO)
    e.hand_over(made.rima)
    return case


def kept(made: Town) -> str:
    """The mother's yes to keeping the file, as Hala wrote it down."""
    yes = said(made, made.mother, "given", **KEEPING, subject=made.case, given_on="2026-09-01")
    carry(made.hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return yes


@pytest.mark.parametrize("agreed", [True, False])
def test_a_draft_takes_no_family_of_others_along(made: Town, house: House, agreed: bool) -> None:
    if agreed:
        kept(made)
    case = draft(made)
    assert named(made) == set()  # it came today, whatever its clock says
    house.clock.now += 31 * DAY
    assert named(made) == (set() if agreed else {case, made.case})  # no family: each names it
    for own in [one for one in made.rima.erasure.retention.found() if one.root == case]:
        made.rima.erasure.retention.approve(
            own, "مسودة قديمة", listed=made.rima.erasure.retention.plan(own).digest
        )
    assert not made.view(made.mother).erased and not made.view(made.case).erased


def test_not_even_a_family_without_a_case_of_its_own(made: Town, house: House) -> None:
    family = made.hala.cases.new_family({"display_name": "عائلة"}).ids[0]
    carry(made.hala, made.stick, made.rima)
    case = draft(made, family=family)
    house.clock.now += 31 * DAY
    proposed = named(made)
    assert case in proposed and family not in proposed


def test_a_case_on_whose_person_another_one_hangs_stays(made: Town, house: House) -> None:
    rima = made.rima
    first, person = rima.cases.new_case({"given_ar": "سعد"}, {}).ids
    house.clock.now += 31 * DAY
    assert first in named(made)
    rima.cases.save([Edit("case", {"person": person}, id=rima.context.new_id())])
    assert first not in named(made)


def test_what_the_makers_leave_unfinished_is_proposed_with_its_family(
    made: Town, house: House
) -> None:
    carry(made.hala, made.stick, made.rima)
    house.clock.now += 31 * DAY
    assert {made.case, made.family} <= named(made)


def test_a_no_beside_a_yes_proposes_nothing(made: Town, house: House) -> None:
    yes = kept(made)
    made.enemy.change(yes, "consent_grant", {"result": "refused"}, replace=False)
    made.enemy.hand_over(made.rima)
    house.clock.now += 31 * DAY
    assert not named(made) & {made.family, made.case}
    assert quarrels(made) == {yes}


def test_an_invented_refusal_proposes_nothing(made: Town, house: House) -> None:
    made.rima.cases.save([Edit("case", {"review_state": "peer_checked"}, id=made.case)])
    no: dict[str, Json] = {**KEEPING, "grantor": made.mother, "subject": made.case}
    no |= {"result": "refused", "given_on": "2026-01-01"}
    id = below(made.enemy, made.family, "consent_grant", no)
    made.enemy.hand_over(made.rima)
    house.clock.now += 31 * DAY
    assert not named(made) & {made.family, made.case}
    assert quarrels(made) == {id}


def test_a_refusal_that_the_family_s_own_device_wrote_does(made: Town, house: House) -> None:
    no = said(made, made.mother, "refused", **KEEPING, subject=made.case, given_on="2026-01-01")
    carry(made.hala, made.stick, made.rima)
    assert named(made) == set() and quarrels(made) == set()  # it came today
    house.clock.now += 30 * DAY
    [one] = made.rima.erasure.retention.found()
    assert one.why == "refused" and set(one.ids) == {made.case, made.family}
    other: dict[str, Json] = {**KEEPING, "grantor": made.mother, "result": "refused"}
    below(made.enemy, made.family, "consent_grant", other)
    made.enemy.hand_over(made.rima)
    assert quarrels(made) == set() and no  # two say the same: nothing is doubted


def test_a_list_of_names_is_as_old_as_its_day_came_here(made: Town, house: House) -> None:
    held: dict[str, Json] = {"from": "2026-11-20", "to": "2026-11-20", "precision": "day"}
    h = made.hala
    activity = h.cases.save([Edit("activity", {"type": "training", "date": held})]).ids[0]
    h.cases.save([Edit("participation", {"person": made.mother}, parent=activity)])
    carry(h, made.stick, made.rima)
    made.rima.cases.save([Edit("activity", {"assigned": [made.enemy.device_id]}, id=activity)])
    carry(made.rima, made.stick, made.enemy.desk)
    old: dict[str, Json] = {"from": "2020-01-01", "to": "2020-01-01", "precision": "day"}
    made.enemy.change(activity, "activity", {"date": old}, ts=LONG_AGO)
    made.enemy.hand_over(made.rima)
    assert "sign_in" not in {one.data_class for one in made.rima.erasure.retention.found()}
    house.clock.now += 90 * DAY
    assert "sign_in" in {one.data_class for one in made.rima.erasure.retention.found()}


def test_help_is_as_old_as_the_last_word_about_it(made: Town, house: House) -> None:
    h = made.hala
    h.cases.save([Edit("need_assessment", {"date": "2026-11-20"}, parent=made.family)])
    log: dict[str, Json] = {"on": "2026-11-20", "person": made.mother}
    talk = h.cases.save([Edit("contact_log", log, parent=made.family)]).ids[0]
    carry(h, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    house.clock.now += 700 * DAY
    made.enemy.change(talk, "contact_log", {"on": "2020-01-01"}, ts=LONG_AGO)
    made.enemy.hand_over(made.rima)
    house.clock.now += 60 * DAY
    assert "service" not in {one.data_class for one in made.rima.erasure.retention.found()}
    house.clock.now += 735 * DAY
    assert "service" in {one.data_class for one in made.rima.erasure.retention.found()}


def test_a_journal_is_as_old_as_it_came_here(made: Town) -> None:
    e = made.enemy
    row: dict[str, Json] = {"action": "opened_sealed", "subject": made.case}
    space = audit_space(e.device_id)
    e.sign(space, NewOp(e.desk.context.new_id(), "audit", row), ts=LONG_AGO)
    e.hand_over(made.rima)
    assert made.rima.context.vault.read.of_kind("audit", 10)
    assert "audit" not in {one.data_class for one in made.rima.erasure.retention.found()}

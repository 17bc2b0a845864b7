"""What the coordinator's program does by itself rests on no word of another device."""

from __future__ import annotations

import pytest
from tests.attacks.kit import TODAY, Town, carry, swap
from tests.desk.conftest import PASSPHRASE, House

from vsdesk.desk import Desk, Edit, Secret
from vsdesk.errors import UserError
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate import death_news

LATE = 1_900_000_000_000
HER_NUMBER = "+90 500 000 00 00"  # the mother's, made up


def claimed(made: Town, values: dict[str, Json]) -> str:
    """A claim of Hala's, at the coordinator's and at the enemy's."""
    hala = made.hala
    claim = hala.cases.save(
        [Edit("claim", values, id=hala.context.new_id(), parent=made.case)]
    ).ids[0]
    carry(hala, made.stick, made.rima)
    carry(made.rima, made.stick, made.enemy.desk)
    return claim


def called_a_line(made: Town, claim: str) -> None:
    """The enemy writes into a claim of others that it was made of a line of a closed list of its own."""
    enemy = made.enemy
    source, line = enemy.desk.context.new_id(), enemy.desk.context.new_id()
    enemy.sign(
        source,
        NewOp(source, "source_list", {"name": "قائمة"}),
        NewOp(line, "source_list_entry", {"name_as_written": "ياسر"}, parent=source),
    )
    enemy.change(claim, "claim", {"list_entry": line})
    enemy.change(claim, "claim", {"field": "text"}, replace=False, ts=LATE)
    enemy.hand_over(made.rima)


def opened_again(made: Town, house: House) -> None:
    """Claims are settled when a vault is opened."""
    env = made.rima.context.env
    made.rima.access.lock()
    made.rima = Desk.open(house.root / "coordinator", Secret.of_text(PASSPHRASE), env)
    house.desks.append(made.rima)


def accepted(rima: Desk, case: str) -> tuple[str, str, str]:
    """A list, a line of it that a coordinator said is this person, and the claim that this made."""
    shown = {"name": "قائمة", "may_be_shown": "yes"}
    source = rima.cases.save([Edit("source_list", {**shown})]).ids[0]
    written = {"name_as_written": "مروان خالد الدرويش"}
    line = rima.cases.save([Edit("source_list_entry", {**written}, parent=source)]).ids[0]
    rima.matching.claims.accept_hit(case, line, "سبب", shown=rima.matching.pair_shown(case, line))
    (claim,) = [one.id for one in rima.cases.dossier(case).of("claim")]
    return source, line, claim


@pytest.mark.parametrize(
    "values",
    [
        {"field": "text", "value": {"ar": "رآه شاهد حياً"}},
        {"field": "fate", "value": "dead_identified"},
    ],
    ids=["seen alive", "news"],
)
def test_no_field_makes_a_claim_of_others_one_of_a_list(
    made: Town, house: House, values: dict[str, Json]
) -> None:
    claim = claimed(made, values)
    untold = death_news.is_untold(made.rima.cases.dossier(made.case), TODAY)
    called_a_line(made, claim)
    opened_again(made, house)
    assert not made.view(claim).deleted
    assert death_news.is_untold(made.rima.cases.dossier(made.case), TODAY) is untold


def test_a_list_is_closed_by_who_made_it_and_by_no_other_device(made: Town, house: House) -> None:
    source, _, claim = accepted(made.rima, made.case)
    swap(made)
    made.enemy.sign(source, NewOp(source, "source_list", {"may_be_shown": "no"}))
    made.enemy.hand_over(made.rima)
    opened_again(made, house)
    assert not made.view(claim).deleted
    assert made.view(source).differs("may_be_shown")  # a person is asked
    assert not made.rima.context.saving.claims.is_open(
        source
    )  # and until then no more of it is shown
    made.rima.cases.save([Edit("source_list", {"may_be_shown": "no"}, id=source)])
    assert made.view(claim).deleted


def test_nobody_is_warned_of_a_number_before_a_coordinator_looked(made: Town) -> None:
    enemy, rima = made.enemy, made.rima
    case, _ = enemy.desk.cases.new_case(
        {"given_ar": "شاهر"}, {"case_type": "enforced_disappearance"}
    ).ids
    attempt = enemy.desk.context.new_id()
    said: dict[str, Json] = {"channel": "phone", "contact_value": HER_NUMBER}
    enemy.sign(case, NewOp(attempt, "extortion_attempt", said, parent=case))
    enemy.hand_over(rima)
    carry(rima, made.stick, made.hala)
    assert made.hala.access.safeguards.warned().known(HER_NUMBER) is None
    assert [(one.what, one.record) for one in rima.due.due() if one.what == "warn"] == [
        ("warn", attempt)
    ]
    with pytest.raises(UserError, match="E_ROLE"):
        enemy.desk.access.safeguards.warn_of(attempt, shown=enemy.desk.cases.shown(attempt))
    rima.access.safeguards.warn_of(attempt, shown=rima.cases.shown(attempt))
    assert [one for one in rima.due.due() if one.what == "warn"] == []
    carry(rima, made.stick, made.hala)
    assert made.hala.access.safeguards.warned().known(HER_NUMBER) is not None


def test_a_flood_of_numbers_writes_nothing(made: Town) -> None:
    enemy = made.enemy
    for part in range(3):
        ops = [
            NewOp(
                enemy.desk.context.new_id(),
                "extortion_attempt",
                {"channel": "phone", "contact_value": f"+963 9{part}{number:07d}"},
                parent=made.case,
            )
            for number in range(200)
        ]
        enemy.sign(made.case, *ops)
    enemy.hand_over(made.rima)
    assert made.rima.cases.list_kind("warned_contact") == []
    assert sum(one.what == "warn" for one in made.rima.due.due()) == 200  # bounded: the first ones

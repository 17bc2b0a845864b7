"""Answers for many partners by name: the page of consents of a case opens all the same.

Everybody is made up.
"""

from __future__ import annotations

from tests.attacks.kit import Town
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json


def flood(made: Town, names: range) -> None:
    """An answer of the mother's for each of these partners, as the enemy says."""
    enemy = made.enemy
    said: dict[str, Json] = {
        "grantor": made.mother,
        "purpose": "advocacy_named",
        "recipient": "partner_ngo",
        "result": "given",
        "given_on": "2026-01-01",
    }
    ops = [
        NewOp(
            enemy.desk.context.new_id(),
            "consent_grant",
            {**said, "recipient_name": f"جمعية {at}"},
            parent=made.family,
        )
        for at in names
    ]
    enemy.sign(made.family, *ops)
    enemy.hand_over(made.rima)


def work(made: Town) -> int:
    return calls(lambda: made.rima.consent.table(made.case))


def test_twice_as_many_names_are_about_twice_as_much_work(made: Town) -> None:
    flood(made, range(40))
    first = work(made)
    flood(made, range(40, 160))
    assert work(made) < 5 * first  # four times as many

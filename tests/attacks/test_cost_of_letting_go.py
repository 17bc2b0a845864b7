"""What a move lets go is asked of each exit that there is, once: however many answers name others that nobody
gives anything to. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.kit import carry
from tests.attacks.work import calls

from vsdesk.desk.cases.letting_go import questions_of
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json


def _answered(made: Town, pairs: Iterable[tuple[str, str]]) -> None:
    """Noes of the enemy's to these, each below the family of others."""
    new = made.enemy.desk.context.new_id
    said: list[dict[str, Json]] = [
        {"purpose": purpose, "recipient": to, "recipient_name": "جهة", "result": "refused"}
        for purpose, to in pairs
    ]
    ops = [NewOp(new(), "consent_grant", one, parent=made.family) for one in said]
    made.enemy.sign(made.family, *ops)
    carry(made.enemy.desk, made.stick, made.rima)


def test_of_what_is_in_no_list_one_question_is_asked(made: Town) -> None:
    rima = made.rima
    lists = rima.context.dictionary.vocabularies
    other = rima.cases.new_family({"display_name": "عائلة أخرى"}).ids[0]
    rima.cases.moving.plan(made.case, other)  # what is learned once
    before = questions_of((rima.cases.dossier(made.case),), lists)
    none = calls(lambda: rima.cases.moving.plan(made.case, other))
    _answered(made, ((f"غرض {at}", f"جهة {at}") for at in range(150)))
    asked = questions_of((rima.cases.dossier(made.case),), lists)
    assert {*before} < {*asked}
    assert len(asked) == len(before) + 1
    unlisted = calls(lambda: rima.cases.moving.plan(made.case, other))
    terms = [term.key for term in lists.shown("recipient")]
    _answered(made, (("search", to) for to in terms * 5))
    asked = questions_of((rima.cases.dossier(made.case),), lists)
    assert {("search", to, "جهة") for to in terms} < {*asked}
    assert len(asked) <= len(before) + 1 + len(terms)
    listed = calls(lambda: rima.cases.moving.plan(made.case, other))
    assert unlisted < 8 * none
    assert listed < 20 * none, "a question asks the answers, and sets out nothing"

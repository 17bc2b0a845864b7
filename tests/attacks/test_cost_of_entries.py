"""Cases that name one person are entries of each other: what each says to a question is worked out once,
whoever asks. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.kit import Town, carry
from tests.attacks.work import calls

from vsdesk.desk import ExitOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.consent import holding_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from vsdesk.records.consent.agreement import Agreement
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, Question

ANSWER: dict[str, Json] = {
    "purpose": "un_complaint",
    "recipient": "wgeid",
    "result": "given",
    "given_on": "2026-11-20",
    "data_scope": ["identity", "circumstances", "family_members"],
}


def grow(made: Town, span: range, brothers: int = 6) -> None:
    """The enemy's cases that name Hala's person, each with a family of brothers who said yes."""
    enemy = made.enemy
    new = enemy.desk.context.new_id
    for _ in span:
        case, family = new(), new()
        ops = [NewOp(family, "family", {"display_name": "عائلة"})]
        for at in range(brothers):
            who = new()
            kin: dict[str, Json] = {"person": who, "related_to": made.person, "relation": "brother"}
            ops += [
                NewOp(who, "person", {"given_ar": f"أخ {at}"}, parent=family),
                NewOp(new(), "kinship", kin, parent=family),
                NewOp(new(), "consent_grant", {**ANSWER, "grantor": who}, parent=family),
            ]
        enemy.sign(family, *ops)
        said: dict[str, Json] = {"person": made.person, "family": family}
        enemy.sign(case, NewOp(case, "case", {**said, "case_type": "enforced_disappearance"}))
    carry(enemy.desk, made.stick, made.rima)


def looks(made: Town) -> dict[str, Callable[[], object]]:
    rima = made.rima
    order = ExitOrder("un_complaint", "wgeid", "B", ())
    return {
        "due": rima.due.due,
        "ready": lambda: rima.submissions.readiness.ready_all("wgeid"),
        "table": lambda: rima.outbound.tables.spread_look(order),
    }


def test_twice_as_many_entries_are_about_twice_the_work(made: Town) -> None:
    grow(made, range(8))
    for look in looks(made).values():
        look()  # what is learned once
    few = {said: calls(look) for said, look in looks(made).items()}
    grow(made, range(8, 20))
    most = {said: calls(look) for said, look in looks(made).items()}
    assert all(most[said] < 3.2 * few[said] for said in few), (few, most)


def test_one_reading_is_asked_one_question_once(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(made, range(6), brothers=2)
    asked: list[tuple[object, ...]] = []
    held: list[Dossier] = []  # so that no id is given anew
    weigh = holding_answer._agreement

    def noted(dossier: Dossier, wanted: Question, on: holding_answer._Exit) -> Agreement:
        held.append(dossier)
        asked.append((id(dossier), wanted, on))
        return weigh(dossier, wanted, on)

    monkeypatch.setattr(holding_answer, "_agreement", noted)
    looks(made)["table"]()
    assert len(asked) == len({*asked}) > 6

"""A device writes many requests below one submission: each row is read a few times, however many wait.

Everybody is made up.
"""

from __future__ import annotations

from tests.attacks.kit import Town
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json


class Flood:
    """A submission of the enemy's own in a case of others."""

    def __init__(self, made: Town) -> None:
        self.made = made
        self.id = made.enemy.desk.context.new_id()
        values: dict[str, Json] = {"mechanism": "wgeid", "status": "sent"}
        made.enemy.sign(made.case, NewOp(self.id, "submission", values, parent=made.case))

    def more(self, count: int) -> None:
        """Half of them a request that waits, half something that went out before it."""
        enemy = self.made.enemy
        ops = []
        for at in range(count):
            values: dict[str, Json] = {"type": "request", "direction": "in", "date": "2026-05-02"}
            if at % 2:
                values |= {"direction": "out", "date": "2026-05-01"}
            values["answer_due"] = "2026-11-25"
            ops.append(
                NewOp(enemy.desk.context.new_id(), "submission_event", values, parent=self.id)
            )
        for at in range(0, count, 200):
            enemy.sign(self.made.case, *ops[at : at + 200])
        enemy.hand_over(self.made.rima)


def test_four_times_as_many_requests_are_four_times_the_work(made: Town) -> None:
    flood, rima = Flood(made), made.rima
    none = calls(rima.due.due)
    flood.more(40)
    few = calls(rima.due.due) - none
    flood.more(120)
    assert calls(rima.due.due) - none < 5 * few


def test_the_requests_of_such_a_submission_are_shown(made: Town) -> None:
    """The neighbour: what waits is still told, each with its day."""
    flood = Flood(made)
    flood.more(8)
    shown = [one for one in made.rima.due.due() if one.what == "request"]
    assert {one.day for one in shown} == {"2026-11-25"}
    assert len(shown) == 4  # those that came in

"""An enrolled device marks each of its words as those of another load: a look at the file
is one look, however many.

The device writes `by` of its entries itself, so a mark costs it nothing. Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town
from tests.attacks.work import calls, rows_read

from vsdesk.history.entry import NewOp
from vsdesk.load_mark import marked


def flood(made: Town, ids: list[str], count: int, *, loads: bool, start: int = 0) -> None:
    """So many entries, in turn about each of these records, each by another load or all by hand."""
    for at in range(start, start + count):
        op = NewOp(ids[at % len(ids)], "event", {"text": {"ar": str(at)}}, parent=made.case)
        made.enemy.sign(made.case, op, by=marked("B1", f"{at:016x}" if loads else ""))
    made.enemy.hand_over(made.rima)


@pytest.mark.parametrize("loads", [True, False], ids=["loads", "by hand"])
@pytest.mark.parametrize("records", [1, 3])
def test_a_look_reads_each_word_a_few_times(made: Town, records: int, loads: bool) -> None:
    count, ids = 60, [made.enemy.desk.context.new_id() for _ in range(records)]
    before = rows_read(lambda: made.rima.cases.dossier(made.case))
    flood(made, ids, count, loads=loads)
    assert rows_read(lambda: made.rima.cases.dossier(made.case)) - before < 12 * count


def test_four_times_as_many_loads_are_four_times_the_work(made: Town) -> None:
    ids = [made.enemy.desk.context.new_id() for _ in range(4)]
    made.rima.cases.dossier(made.case)  # a copied desk opens when it is first asked
    none = calls(lambda: made.rima.cases.dossier(made.case))
    flood(made, ids, 30, loads=True)
    few = calls(lambda: made.rima.cases.dossier(made.case)) - none
    flood(made, ids, 90, loads=True, start=30)
    many = calls(lambda: made.rima.cases.dossier(made.case)) - none
    assert many < 5 * few

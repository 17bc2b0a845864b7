"""Answers about keeping a file, many in one family: the start page reads that family once for each.
Everybody is made up."""

from __future__ import annotations

from tests.attacks.kit import Town
from tests.attacks.work import calls, rows_read

from vsdesk.history.entry import MAX_OPS, NewOp
from vsdesk.records.dictionary.values import Json


def test_the_start_page_reads_a_family_once(made: Town) -> None:
    e = made.enemy
    family = e.desk.cases.new_family({"display_name": "x"}).ids[0]
    no: dict[str, Json] = {"purpose": "hold_record", "recipient": "own_org", "result": "refused"}
    read = []
    for _ in range(2):
        e.sign(
            family,
            *(
                NewOp(e.desk.context.new_id(), "consent_grant", no, parent=family)
                for _ in range(MAX_OPS)
            ),
        )
        e.hand_over(made.rima)
        read.append(rows_read(made.rima.erasure.to_erase))
    assert read[1] < 3 * read[0], read  # twice as many: twice the work, not four times


def test_each_no_is_not_held_against_every_answer(made: Town) -> None:
    """Yeses and noes of one person about one body in two cases: twice as many are twice the work."""
    e = made.enemy
    family = e.desk.cases.new_family({"display_name": "x"}).ids[0]
    who = e.desk.context.new_id()
    said: dict[str, Json] = {"grantor": who, "purpose": "hold_record", "recipient": "own_org"}
    work = []
    for _ in range(2):
        for n in range(3):
            rows = [
                {
                    **said,
                    "subject": e.desk.context.new_id(),
                    "result": "refused" if n % 2 else "given",
                }
                for _ in range(60)
            ]
            e.sign(
                family,
                *(
                    NewOp(e.desk.context.new_id(), "consent_grant", one, parent=family)
                    for one in rows
                ),
            )
        e.hand_over(made.rima)
        made.rima.erasure.to_erase()
        work.append(
            calls(made.rima.erasure.to_erase) + calls(made.rima.due.waiting.taken_back_unlooked)
        )
    assert work[1] < 2.6 * work[0], work

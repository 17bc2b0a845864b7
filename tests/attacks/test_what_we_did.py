"""What the organisation did is told as who wrote it down says it: another device writes over the kind, the
day and the numbers of a coordinator's activity, and nothing that is counted or printed changes.

Everybody is made up.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from tests.attacks.families import words
from tests.attacks.kit import Town, carry

from vsdesk.desk import Edit, ExitOrder
from vsdesk.desk.reporting.periods import PeriodOrder
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.records.on_screen import seen

JULY: Final = (date(2026, 7, 1), date(2026, 7, 31))
AUGUST: Final = (date(2026, 8, 1), date(2026, 8, 31))
COLUMNS: Final = ("activity.date", "activity.type", "activity.how_many", "participants")
THEIRS: Final[dict[str, Json]] = {
    "type": "protest",
    "date": {"from": "2026-08-02", "to": "2026-08-02", "precision": "day"},
    "how_many": 500,
    "sessions": 70,
    "families": 900,
}


def training(made: Town, *, lent: bool = True) -> str:
    """A coordinator's activity, with counts of who took part."""
    r, id = made.rima, made.rima.context.new_id()
    values: dict[str, Json] = {
        "type": "training",
        "title": "دورة توثيق",
        "date": {"from": "2026-07-01", "to": "2026-07-01", "precision": "day"},
        "how_many": 3,
        "families": 40,
        "outcome": words("تم"),
    }
    values |= {"assigned": [made.enemy.device_id]} if lent else {}
    r.cases.save([Edit("activity", values, id=id)])
    r.cases.save([Edit("participation", {"count": n, "sex": "female"}, parent=id) for n in (12, 9)])
    carry(r, made.stick, made.enemy.desk)
    return id


def told(made: Town) -> list[object]:
    """All that is counted and printed of it."""
    r = made.rima
    found: list[object] = []
    for to in ("public", "own_org"):
        look = r.reporting.look(
            PeriodOrder(date(2026, 7, 1), date(2026, 9, 30), recipient=to, lang="ar")
        )
        found.append({one.key: (one.total, one.by) for one in look.figures.told})
        if to == "public":
            found.append(
                [(one.kind, one.title, one.when) for _, held in look.paper.sections for one in held]
            )
    order = ExitOrder("advocacy_anon", "public", "C", kind="activity", lang="ar", columns=COLUMNS)
    found.append(r.outbound.tables.spread_look(order).text)
    for days in (JULY, AUGUST):
        found.append([one.record.id for one in r.reporting.activities(*days)])
    return found


def test_whoever_has_it_lent_moves_no_figure_and_no_line(made: Town) -> None:
    id = training(made)
    before = told(made)
    assert "2026" in str(before) and id in str(before)
    e = made.enemy
    e.change(id, "activity", THEIRS)
    for row in e.desk.cases.dossier(id).of("participation"):
        e.change(row.id, "participation", {"count": 5000, "sex": "male"})
    e.hand_over(made.rima)
    assert told(made) == before
    page = made.rima.cases.dossier(id)
    assert page.head.every("type") == ("protest", "training")  # the difference is on its page
    e.change(id, "activity", {"type": None, "date": None})
    e.hand_over(made.rima)
    assert told(made) == before


def test_nor_whoever_knows_its_id(made: Town) -> None:
    id = training(made, lent=False)
    before = told(made)
    made.enemy.sign(id, NewOp(id, "activity", THEIRS))
    made.enemy.hand_over(made.rima)
    assert told(made) == before
    assert made.rima.cases.dossier(id).head.differs("date")


def test_who_opened_it_is_believed_and_a_coordinator_writes_last(made: Town) -> None:
    e, r = made.enemy, made.rima
    id = e.desk.context.new_id()
    own: dict[str, Json] = {**THEIRS, "type": "training", "title": "دورة"}
    e.sign(id, NewOp(id, "activity", own))
    e.hand_over(r)
    assert [one.record.id for one in r.reporting.activities(*AUGUST)] == [id]
    e.change(id, "activity", {"how_many": 4})
    e.hand_over(r)
    assert r.cases.dossier(id).head.every("how_many") == (4,)  # its own word
    theirs = training(made)
    e.change(theirs, "activity", THEIRS)
    e.hand_over(r)
    r.cases.save(
        [Edit("activity", {"date": THEIRS["date"]}, id=theirs, shown=r.cases.shown(theirs))]
    )
    assert {one.record.id for one in r.reporting.activities(*AUGUST)} == {id, theirs}
    assert r.cases.dossier(theirs).head.every("date") == (THEIRS["date"],)
    page = r.cases.dossier(theirs).head  # chosen on the page, among the two that stand there
    for choice in ("protest", "training"):
        chosen: dict[str, Json] = {"type": choice}
        r.cases.save([Edit("activity", chosen, id=theirs, seen=seen(page, chosen))])
        page = r.cases.dossier(theirs).head
        assert page.every("type") == (choice,)

"""A device keeps bodies back in a space of its own and names that space from many others of its own: what is
missing is held once, however many name it. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.lacking import keep_back
from tests.attacks.test_not_whole import gate
from tests.attacks.work import calls

from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from tests.attacks.kit import Town

HOLES = 200
ASKED = (
    "SELECT lower(hex(e.eh)) || ':' || o.idx FROM entry e JOIN op o ON o.entry = e.n WHERE e.n > ?"
)


def test_what_is_missing_is_not_held_for_each_space_that_names_it(made: Town) -> None:
    rima, enemy = made.rima, made.enemy
    new, vault = enemy.desk.context.new_id, enemy.desk.context.vault
    family = enemy.desk.cases.new_family({"display_name": "بيت"}).ids[0]
    person = new()
    enemy.sign(family, NewOp(person, "person", {"given_ar": "سليم"}, parent=family))
    last = vault.database.query("SELECT max(n) FROM entry")[0][0]
    enemy.sign(
        family,
        *(NewOp(new(), "note", {"text": "كلام"}, parent=family) for _ in range(HOLES)),
    )
    held_back = [row[0] for row in vault.database.query(ASKED, (last,))]
    keep_back(enemy.desk, held_back)
    work = []
    for count in (10, 40, 150):  # spaces that name it; together 10, 50, 200
        for _ in range(count):
            case = new()
            enemy.sign(case, NewOp(case, "case", {"person": person}))
        enemy.hand_over(rima)
        work.append(calls(lambda: gate(rima, made.case)))
    assert work[2] < 2 * work[0], work
    assert gate(rima, case)[1] == "not_whole"  # which names it still

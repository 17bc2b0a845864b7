"""A case stays "approved" only as it was looked at: nobody hides a change by naming it as what a draft froze.

Everybody is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.kit import Town, swap
from tests.attacks.test_case_approved import APPROVED, review

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.display_names import APPROVED_BEFORE
from vsdesk.records.dictionary.values import Json

LIE: Json = {"ar": "سافر بإرادته", "src_lang": "ar"}
WHAT = ("person", "event", "new event", "case", "own item", "our frozen copy")


@pytest.fixture
def approved(made: Town) -> Town:
    """The coordinator approved the case, after a submission was frozen and everybody has it."""
    made.rima.cases.save(
        [Edit("case", {"approved": True}, id=made.case, shown=made.rima.cases.shown(made.case))]
    )
    swap(made)
    assert review(made) == APPROVED
    return made


def change(made: Town, what: str) -> str:
    """The enemy changes or adds something; the id of the record."""
    enemy = made.enemy
    event = made.rima.cases.dossier(made.case).of("event")[0].id
    if what == "person":
        enemy.change(made.person, "person", {"given_ar": "آخر", "family_ar": "غيره"})
        return made.person
    if what == "case":
        enemy.change(made.case, "case", {"summary": LIE})
        return made.case
    if what == "event":
        enemy.change(event, "event", {"text": LIE})
        return event
    if what == "our frozen copy":
        return frozen_by_rima(made)
    rec = enemy.desk.context.new_id()
    kind = "event" if what == "new event" else "evidence_item"
    values: dict[str, Json] = {"type": "release", "text": LIE}
    if kind == "evidence_item":
        values = {"type": "photo_person", "title": "صورة مختلقة", "sens": 4}
    enemy.sign(made.case, NewOp(rec, kind, values, parent=made.case))
    return rec


def frozen_by_rima(made: Town) -> str:
    """What the coordinator's own freezing keeps, into which the enemy then writes."""
    rima = made.rima
    item = rima.cases.save(
        [Edit("evidence_item", {"type": "submission_copy", "sens": 4}, parent=made.case)]
    ).ids[0]
    draft: dict[str, Json] = {"mechanism": "ced", "status": "ready", "snapshot": [item]}
    rima.cases.save([Edit("submission", draft, parent=made.case)])
    assert review(made) == APPROVED, "freezing is no change of the case"
    swap(made)
    made.enemy.change(item, "evidence_item", {"title": "كذب", "description": LIE})
    return item


@pytest.mark.parametrize("snapshot", [False, True], ids=["control", "attack"])
@pytest.mark.parametrize("what", WHAT)
def test_what_changed_since_is_not_approved(approved: Town, what: str, snapshot: bool) -> None:
    enemy, rec = approved.enemy, change(approved, what)
    if snapshot:
        draft: dict[str, Json] = {"mechanism": "ced", "status": "drafting", "snapshot": [rec]}
        enemy.sign(
            approved.case,
            NewOp(enemy.desk.context.new_id(), "submission", draft, parent=approved.case),
        )
    enemy.hand_over(approved.rima)
    assert review(approved) == APPROVED_BEFORE

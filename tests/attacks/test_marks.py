"""A mark on a person holds at once, whoever wrote it, and no other device takes it out.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.attacks.families import assign, family_of, leaving, relative, said
from tests.attacks.kit import Town

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "hlp", "identity"]


def mother(made: Town) -> str:
    """She said yes by name."""
    family_of(made)
    who = relative(made, "mother", "هدى")
    said(made, who, "given", identity_mode="named", data_scope=SCOPES)
    return who


def told(made: Town) -> str:
    return leaving(made)


def test_another_device_marks_and_it_holds_at_once(made: Town) -> None:
    who = mother(made)
    assign(made)
    assert "هدى" in told(made)
    mark = NewOp(
        made.enemy.desk.context.new_id(), "person_mark", {"type": "not_named_outside"}, parent=who
    )
    made.enemy.sign(made.family, mark)
    made.enemy.hand_over(made.rima)
    assert "هدى" not in told(made)


def test_no_other_device_lifts_or_widens_a_mark(made: Town) -> None:
    who = mother(made)
    id = made.hala.context.new_id()
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, id=id, parent=who)])
    assign(made)
    assert "هدى" not in told(made)
    made.enemy.change(
        id, "person_mark", {"type": "words_rejected", "towards": [made.person]}, observed=True
    )
    made.enemy.change(id, "person_mark", {"deleted": True}, observed=True)
    made.enemy.hand_over(made.rima)
    assert "هدى" not in told(made)
    made.rima.cases.save(
        [Edit("person_mark", {}, id=id, delete=True, shown=made.rima.cases.shown(id))]
    )
    assert "هدى" in told(made)  # a coordinator lifts it


def test_no_other_device_lets_a_story_out_with_a_name_replaced_or_kept(made: Town) -> None:
    who = mother(made)
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=who)])
    words: Json = {"ar": "قالت هدى النوري كلاماً لا يخرج", "src_lang": "ar"}
    made.hala.cases.save([Edit("case", {"summary": words}, id=made.case)])
    assign(made)
    assert "لا يخرج" not in told(made)
    seen = " ".join(made.hala.cases.dossier(made.case).head.ops("summary"))
    said: dict[str, Json] = {
        "record": made.case,
        "field": "summary",
        "who": who,
        "seen": seen,
        "confirmed": True,
    }
    for choice in ("replace", "keep"):
        id = made.enemy.desk.context.new_id()
        op = NewOp(id, "name_choice", {**said, "choice": choice}, parent=made.case)
        made.enemy.sign(made.case, op)
        made.enemy.hand_over(made.rima)
        assert "لا يخرج" not in told(made)
    made.rima.cases.told_names.choose(
        made.case, "summary", who, "replace", shown=made.rima.cases.shown(made.case)
    )
    left = told(made)
    assert "لا يخرج" in left and "هدى" not in left

"""Differences, deletes, privilege, saving again: each by example."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.history.conftest import ROLES, Scribe, device_id, may

from vsdesk.crypto.canonical import Json
from vsdesk.history.entry import record_id
from vsdesk.history.merge import Role, Rules, StoredOp, fold, observed_now, supersede
from vsdesk.history.seen import hidden
from vsdesk.history.state import RecordState

NAME, OTHER = "خالد العبدالله", "خالد العبد الله"


def folded(ops: Sequence[StoredOp], rules: Rules) -> RecordState:
    """The state of a record that has at least one op that counts."""
    state = fold(ops, rules)
    assert state is not None
    return state


def values(state: RecordState, name: str) -> list[object]:
    """What stands in a field, newest first."""
    return [alternative.value for alternative in state.alternatives(name)]


def none(_: str) -> Iterable[RecordState]:
    """No children."""
    return ()


def test_two_devices_edit_one_field_and_both_values_are_kept(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    before = folded([first], rules)
    one = scribe.write("amal", {"name": OTHER}, before)
    two = scribe.write("baran", {"name": "خالد"}, before)
    state = folded([first, one, two], rules)
    assert values(state, "name") == ["خالد", OTHER]
    assert state.differences == ("name",)
    assert state.alternatives("name")[0].device_id == two.device_id


def test_three_edit_one_resolves_and_a_late_fourth_reopens(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    before = folded([first], rules)
    edits = [scribe.write(who, {"name": who}, before) for who in ("amal", "baran", "dilan")]
    late = scribe.write("zîn", {"name": "late"}, before)
    choice = scribe.write("salma", {"name": NAME}, folded([first, *edits], rules))
    assert values(folded([first, *edits, choice], rules), "name") == [NAME]
    again = folded([first, *edits, choice, late], rules)
    assert set(map(str, values(again, "name"))) == {NAME, "late"}
    assert again.differs("name")


def test_the_same_value_twice_is_no_difference(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    before = folded([first], rules)
    edits = [scribe.write(who, {"name": OTHER}, before) for who in ("amal", "baran")]
    state = folded([first, *edits], rules)
    assert len(state.alternatives("name")) == 2
    assert not state.differs("name")
    assert state.differences == ()


def test_edits_of_different_fields_do_not_meet(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME, "born": None})
    before = folded([first], rules)
    one = scribe.write("amal", {"name": OTHER}, before)
    two = scribe.write("baran", {"born": {"answer": "unknown"}}, before)
    state = folded([first, one, two], rules)
    assert values(state, "name") == [OTHER]
    assert values(state, "born") == [{"answer": "unknown"}]
    assert state.differences == ()


def test_an_older_clock_does_not_lose(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME}, ts="0fffffffffff-0000")
    later = scribe.write("baran", {"name": OTHER}, folded([first], rules), ts="000000000001-0000")
    assert values(folded([first, later], rules), "name") == [OTHER]


def test_an_unknown_replaced_op_is_remembered(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    later = scribe.write("baran", {"name": OTHER}, folded([first], rules))
    alone = folded([later], rules)
    assert alone.unknown == (first.id,)
    assert values(folded([later, first], rules), "name") == [OTHER]
    assert folded([later, first], rules).unknown == ()


def test_a_foreign_sup_has_no_effect(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    other = scribe.write("amal", {"born": "x"}, supersedes={"born": [first.id]})
    state = folded([first, other], rules)
    assert values(state, "name") == [NAME]
    assert values(state, "born") == ["x"]


def test_privilege_is_judged_by_field(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("salma", {"name": NAME, "approved": True})
    before = folded([first], rules)
    mixed = scribe.write("amal", {"name": OTHER, "approved": False}, before)
    state = folded([first, mixed], rules)
    assert values(state, "name") == [OTHER]
    assert values(state, "approved") == [True]
    assert state.evidence == {mixed.id: ("approved",)}


def test_a_reviewer_checks_and_nothing_else(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    review = scribe.write("rim", {"name": OTHER, "peer_checked": True}, folded([first], rules))
    state = folded([first, review], rules)
    assert values(state, "name") == [NAME]
    assert values(state, "peer_checked") == [True]


def test_who_is_on_no_list_and_what_does_not_stand_counts_nowhere(scribe: Scribe) -> None:
    rules = Rules(may, lambda _: None)
    assert fold([scribe.write("amal", {"name": NAME})], rules) is None
    known = Rules(may, lambda _: "documenter")
    beyond = replace(scribe.write("amal", {"name": NAME}), standing=False)
    first = scribe.write("baran", {"name": OTHER})
    assert fold([beyond], known) is None
    state = folded([first, replace(beyond, supersedes={"name": (first.id,)})], known)
    assert values(state, "name") == [OTHER]
    assert state.evidence == {beyond.id: ("name",)}


def test_delete_hides_and_restore_shows(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    before = folded([first], rules)
    gone = scribe.write("amal", {"deleted": True}, before, observed=[before])
    deleted = folded([first, gone], rules)
    assert hidden(deleted, none)
    back = scribe.write("baran", {"deleted": False}, deleted)
    assert not hidden(folded([first, gone, back], rules), none)


def test_delete_against_an_edit_shows_both_facts(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    before = folded([first], rules)
    gone = scribe.write("amal", {"deleted": True}, before, observed=[before])
    edit = scribe.write("baran", {"name": OTHER}, before)
    state = folded([first, gone, edit], rules)
    assert not hidden(state, none)
    assert state.deletes == (gone,)
    assert values(state, "name") == [OTHER]


def test_delete_beside_a_new_child_and_two_deletes(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    top = folded([first], rules)
    child = folded([scribe.write("amal", {"x": 1}, rec="22" * 16, parent=top.rec)], rules)
    gone = scribe.write("amal", {"deleted": True}, top, observed=[top, child])
    deleted = folded([first, gone], rules)
    assert hidden(deleted, lambda rec: [child] if rec == top.rec else [])
    born = folded([scribe.write("baran", {"x": 2}, rec="33" * 16, parent=child.rec)], rules)
    below = {top.rec: [child], child.rec: [born]}
    assert not hidden(deleted, lambda rec: below.get(rec, []))
    # The new child's own delete covers what the older delete could not see.
    end = scribe.write("baran", {"deleted": True}, born, rec=born.rec, observed=[born])
    below[child.rec] = [folded([*born.frontier.values(), end], rules)]
    assert hidden(deleted, lambda rec: below.get(rec, []))
    other = scribe.write("baran", {"deleted": True}, top, observed=[top, child])
    assert hidden(folded([first, gone, other], rules), lambda rec: below.get(rec, []))


def test_a_delete_of_a_child_covers_nothing_above_it(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    top = folded([first], rules)
    made = scribe.write("amal", {"x": 1}, rec="22" * 16, parent=top.rec)
    child = folded([made], rules)
    gone = scribe.write("amal", {"deleted": True}, top, observed=[top, child])
    edit = scribe.write("baran", {"name": OTHER}, top)
    state = folded([first, gone, edit], rules)
    tricked = scribe.write(
        "baran", {"deleted": True}, child, rec=child.rec, observed=[child, state]
    )
    below = [folded([made, tricked], rules)]
    assert not hidden(state, lambda rec: below if rec == top.rec else [])


def test_erasing_a_value_brings_nothing_older_back(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    later = scribe.write("baran", {"name": OTHER}, folded([first], rules))
    current = folded([first, replace(later, body="erased", values={})], rules)
    assert [a.body for a in current.alternatives("name")] == ["erased"]
    assert current.alternatives("name")[0].value is None
    past = folded([replace(first, body="erased", values={}), later], rules)
    assert values(past, "name") == [OTHER]


def test_what_was_not_received_counts_as_another_value(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    beside = scribe.write("baran", {"name": NAME})
    state = folded([first, replace(beside, body="missing", values={})], rules)
    assert state.differs("name")
    assert not folded([first, replace(beside, body="erased", values={})], rules).differs("name")


def saved_again(scribe: Scribe, rules: Rules, who: str = "salma") -> tuple[StoredOp, StoredOp]:
    """An op of two values, one of which is to be forgotten, and the op that keeps the other."""
    old = scribe.write("amal", {"name": NAME, "phone": "+963 000"})
    state = folded([old], rules)
    new = scribe.write(who, {"name": NAME}, state, again=old)
    return replace(old, body="erased", values={}), new


def test_one_value_erased_keeps_its_neighbour(scribe: Scribe, rules: Rules) -> None:
    old, new = saved_again(scribe, rules)
    state = folded([old, new], rules)
    assert values(state, "name") == [NAME]
    assert [a.body for a in state.alternatives("phone")] == ["erased"]


def test_what_replaced_the_old_op_replaces_the_one_saved_again(
    scribe: Scribe, rules: Rules
) -> None:
    old, new = saved_again(scribe, rules)
    edit = scribe.write("baran", {"name": OTHER}, folded([old], rules))
    state = folded([old, new, edit], rules)
    assert values(state, "name") == [OTHER]
    assert not state.differs("name")


def test_two_coordinators_save_again_and_a_chain(scribe: Scribe, rules: Rules) -> None:
    old, one = saved_again(scribe, rules)
    two = scribe.write("zîn", {"name": NAME}, folded([old], rules), again=old)
    state = folded([old, one, two], rules)
    assert len(state.alternatives("name")) == 2
    assert not state.differs("name")
    forgotten = replace(one, body="erased", values={})
    third = scribe.write("salma", {"name": NAME}, folded([old, one], rules), again=one)
    edit = scribe.write("baran", {"name": OTHER}, folded([old], rules))
    assert values(folded([old, forgotten, third, edit], rules), "name") == [OTHER]


def test_again_of_a_documenter_or_of_an_op_that_stands_has_no_effect(
    scribe: Scribe, rules: Rules
) -> None:
    old, new = saved_again(scribe, rules, "dilan")
    edit = scribe.write("baran", {"name": OTHER}, folded([old], rules))
    assert folded([old, new, edit], rules).differs("name")
    kept, coordinator = saved_again(scribe, rules)
    kept = replace(kept, body="here", values={"name": NAME, "phone": "+963 000"})
    other = scribe.write("baran", {"name": OTHER}, folded([kept], rules))
    assert folded([kept, coordinator, other], rules).differs("name")


def test_a_delete_that_saw_the_old_op_saw_the_one_saved_again(scribe: Scribe, rules: Rules) -> None:
    old, new = saved_again(scribe, rules)
    before = folded([old], rules)
    gone = scribe.write("baran", {"deleted": True}, before, observed=[before])
    assert hidden(folded([old, new, gone], rules), none)


def test_the_writer_replaces_what_he_saw_not_what_came_since(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    since = scribe.write("baran", {"name": OTHER}, folded([first], rules))
    state = folded([first, since], rules)
    assert supersede(state, ["name", "new"]) == {"name": (since.id,)}
    assert supersede(state, ["name", "new"], {"name": [first.id]}) == {"name": (first.id,)}
    assert supersede(state, ["name"], {}) == {}
    assert supersede(None, ["name"]) == {}


def test_parent_comes_from_the_op_that_created(scribe: Scribe, rules: Rules) -> None:
    made = scribe.write("amal", {"name": NAME}, parent="44" * 16)
    moved = scribe.write("baran", {"name": OTHER}, folded([made], rules), parent="55" * 16)
    state = folded([moved, made], rules)
    assert state.parent == "44" * 16
    assert state.created == made
    assert state.updated == moved


def test_saw_groups_ops_by_entry(scribe: Scribe, rules: Rules) -> None:
    first = scribe.write("amal", {"name": NAME})
    same = replace(first, id=first.id[:64] + ":3", rec="22" * 16)
    observed = observed_now([folded([first], rules), folded([same], rules)])
    assert observed == {first.id[:64]: (0, 3)}


def test_eighty_thousand_records_fold_in_seconds(scribe: Scribe, rules: Rules) -> None:
    fields = {f"field_{number}": "قيمة" for number in range(10)}
    op = scribe.write("amal", fields)
    edit = scribe.write("baran", {"field_1": "x"}, folded([op], rules))
    started = time.thread_time()
    for _ in range(72_000):
        fold((op,), rules)
    for _ in range(8_000):
        fold((op, edit), rules)
    assert time.thread_time() - started < 10


def test_one_op_alone_is_judged_by_its_right_as_beside_others(scribe: Scribe) -> None:
    """What is said once replaces nothing; an op that says it does is evidence, alone too."""
    once = Rules(may, ROLES.get, lambda kind, name: "once" if name == "result" else "free")
    odd = scribe.write("amal", {"result": "given"}, supersedes={"result": ["ab" * 32 + ":0"]})
    assert fold([odd], once) is None
    beside = scribe.write("amal", {"note": "x"})
    state = fold([odd, beside], once)
    assert state is not None and "result" not in state.fields


def _once(name: str) -> str:
    return {"towards": "once", "how": "first"}.get(name, "free")


def _made(scribe: Scribe, said: dict[str, Json], log: str, seq: int, *, begins: bool) -> StoredOp:
    """An op of the device that made the record."""
    rec, parent = record_id(device_id("amal"), b"made up."), "22" * 16 if begins else None
    return replace(scribe.write("amal", said, rec=rec, parent=parent), log=log, seq=seq)


def test_what_the_save_that_made_a_record_left_out_stays_out(scribe: Scribe) -> None:
    rules = Rules(may, ROLES.get, lambda _, name: _once(name))
    made = _made(scribe, {"type": "x"}, "one", 1, begins=True)
    later = _made(scribe, {"towards": "m", "how": "oral"}, "one", 2, begins=True)
    state = folded([made, later], rules)
    assert "towards" not in state.fields and values(state, "how") == ["oral"]
    assert state.evidence == {later.id: ("towards",)}
    led = replace(scribe.write("salma", {"towards": "n"}, rec=made.rec), log="led", seq=1)
    assert values(folded([made, later, led], rules), "towards") == ["n"]


def test_the_silence_of_one_incarnation_stands_beside_the_word_of_another(scribe: Scribe) -> None:
    rules = Rules(may, ROLES.get, lambda _, name: _once(name))
    made = _made(scribe, {"type": "x"}, "one", 1, begins=True)
    anew = _made(scribe, {"towards": "m"}, "two", 1, begins=False)
    state = folded([made, anew], rules)
    assert values(state, "towards") == ["m"] and state.silent == {"towards": made}
    chosen = replace(scribe.write("salma", {"towards": "m"}, state, rec=made.rec), log="led", seq=1)
    state = folded([made, anew, chosen], rules)
    assert state.fields["towards"] == (chosen,) and not state.silent
    other = _made(scribe, {"type": "y"}, "three", 1, begins=False)
    said = _made(scribe, {"type": "x", "towards": "m"}, "one", 1, begins=True)
    assert not folded([said, other], rules).silent, "a later save that says nothing there"


def _terms(role: Role, kind: str, name: str) -> tuple[str, ...] | None:
    return None if role == "coordinator" or name != "review" else ("draft", "fix")


def test_what_a_role_may_not_choose_counts_nowhere_in_that_field(scribe: Scribe) -> None:
    rules = Rules(
        may, ROLES.get, lambda _, name: "passed" if name == "review" else "free", chosen=_terms
    )
    first = scribe.write("salma", {"review": "fix"})
    beyond = scribe.write("amal", {"name": OTHER, "review": "checked"}, folded([first], rules))
    state = folded([first, beyond], rules)
    assert values(state, "review") == ["fix"] and values(state, "name") == [OTHER]
    assert state.evidence == {beyond.id: ("review",)}
    alone = folded([beyond], rules)
    assert "review" not in alone.fields and alone.evidence == {beyond.id: ("review",)}
    cleared = scribe.write("amal", {"review": None}, folded([first], rules))
    assert values(folded([first, cleared], rules), "review") == ["fix"]


def test_erasing_what_was_within_the_right_brings_nothing_older_back(scribe: Scribe) -> None:
    rules = Rules(may, ROLES.get, chosen=_terms)
    first = scribe.write("amal", {"review": "fix"})
    second = scribe.write("baran", {"review": "draft"}, folded([first], rules))
    gone = replace(second, body="erased", values={})
    assert folded([first, gone], rules).fields["review"] == (gone,)

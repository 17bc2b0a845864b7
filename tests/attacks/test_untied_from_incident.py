"""Whoever opened a case takes it off an incident or a further family: who is guarded in the other cases of it
stays guarded in what was told here. All made up."""

from __future__ import annotations

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import asked, hala, written

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json


@told_once
def two_cases(made: Town, tie: str, *, tied: bool) -> tuple[str, str]:
    """Two cases of one incident or family, in both of which somebody is told of; (the incident, a
    coordinator's event)."""
    asked(made)
    desk = made.hala
    shared = desk.context.new_id()
    values: dict[str, Json] = {"title": "مداهمة"} if tie == "incident" else {"display_name": "بيت"}
    desk.cases.save([Edit("incident" if tie == "incident" else "family", values, id=shared)])
    family = desk.cases.new_family({"display_name": "عائلة الشامي"}).ids[0]
    other: dict[str, Json] = {"family": family, tie: shared, "case_type": "enforced_disappearance"}
    _, walid = desk.cases.new_case({"given_ar": "وليد", "family_ar": "الشامي"}, other).ids
    sister = desk.context.new_id()
    desk.cases.save(
        [
            Edit("person", {"given_ar": "رغد", "family_ar": "الشامي"}, id=sister, parent=family),
            Edit("family_member", {"person": sister}, parent=family),
        ]
    )
    told: dict[str, Json] = {"summary": words("كان وليد الشامي معه ورغد الشامي رأتهما")}
    desk.cases.save([Edit("case", told | ({tie: shared} if tied else {}), id=made.case)])
    carry(desk, made.stick, made.rima)
    for one in (walid, sister):
        written(made, "person_mark", {"type": "nobody_may_know_of"}, one)
    text: dict[str, Json] = {"type": "sighting", "text": words("رأت رغد الشامي وليد الشامي معه")}
    return shared, written(made, "event", text, made.case)


def left(made: Town, event: str) -> tuple[str, bool]:
    """What leaves by the gate as one file is read, and the same as it is read among all."""
    out = made.gate("ced", "un_complaint")
    assert out.state == "given"
    case, told = out.get(made.case), out.get(event)
    assert case is not None
    return str(case.values) + str(told and told.values), "summary" in case.values


@pytest.mark.parametrize("how", ["tied", "cleared", "list", "another"])
@pytest.mark.parametrize("tie", ["incident", "second_family"])
def test_the_opener_takes_nobody_out_by_untying(made: Town, tie: str, how: str) -> None:
    shared, event = two_cases(made, tie, tied=True)
    device = hala(made)
    if how != "tied":
        value: Json = [shared] if how == "list" else None
        if how == "another":
            kind: dict[str, Json] = {"title": "x"} if tie == "incident" else {"display_name": "x"}
            value = device.desk.context.new_id()
            name = "incident" if tie == "incident" else "family"
            device.desk.cases.save([Edit(name, kind, id=value)])
        device.change(made.case, "case", {tie: value})
        device.hand_over(made.rima)
    told, _ = left(made, event)
    assert "رغد" not in told and "وليد" not in told


@pytest.mark.parametrize("tie", ["incident", "second_family"])
def test_what_was_never_tied_leaves(made: Town, tie: str) -> None:
    """The control."""
    _, event = two_cases(made, tie, tied=False)
    told, summary = left(made, event)
    assert "رغد الشامي" in told and "وليد الشامي" in told and summary


@pytest.mark.parametrize("tie", ["incident", "second_family"])
def test_a_coordinator_takes_it_out(made: Town, tie: str) -> None:
    """What a coordinator puts in the place of a tie who had it on the screen ends it."""
    _, event = two_cases(made, tie, tied=True)
    made.rima.cases.save([as_shown(made.rima, "case", {tie: None}, made.case)])
    told, _ = left(made, event)
    assert "وليد الشامي" in told

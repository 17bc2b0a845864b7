"""Whoever opened a case writes further persons into it: what guards by another entry of its person goes on
guarding, and so does the file in which a person lies whom a further case names. All made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import below, family_of, relative, words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_called_otherwise import hala
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.vault.read import joined_entries

YES: Final[list[Json]] = ["circumstances", "documents", "family_members", "identity"]
# One from each incarnation: greater than any id, and more than were ever walked to.
CROWD: Final = ["f" * 24 + f"{n:08x}" for n in range(160)]


def crowd(made: Town, ids: list[str], case: str = "") -> None:
    """The device that opened the case names more persons in it, each from an incarnation of its own."""
    device, case = hala(made), case or made.case
    for one in ids:
        device.desk.context.vault.new_incarnation()
        device.sign(case, NewOp(case, "case", {"person": one}))
    device.hand_over(made.rima)


def of_one(made: Town) -> None:
    """A coordinator says whose case it is."""
    made.rima.cases.save([Edit("case", {"person": made.person}, id=made.case)])


@pytest.mark.parametrize("crowded", ["nowhere", "here", "there"])
def test_a_crowd_ends_no_no_of_the_other_entry(made: Town, crowded: str) -> None:
    two = Two(made)
    two.refuses()
    assert two.gate().state == "given"  # the control: two files
    two.join()
    carry(made.rima, made.stick, made.enemy.desk, made.hala)
    if crowded != "nowhere":
        case = two.second if crowded == "here" else two.first
        crowd(made, CROWD, case)
        assert len(made.view(case).every("person")) == len(CROWD) + 1
    out = two.gate()
    assert not out.records
    # Of several missing people a coordinator says first whose case it is; the no stands then too.
    assert out.state == ("standing" if crowded == "here" else "refused")
    of_one(made)
    out = two.gate()
    assert out.state == "refused" and not out.records


@pytest.mark.parametrize("how", ["honest", "one more", "one of theirs", "there"])
@pytest.mark.parametrize("mark", ["not_named_outside", "first_name_only"])
def test_a_mark_of_the_other_entry_is_on_each_person_of_this_one(
    made: Town, mark: str, how: str
) -> None:
    two = Two(made)
    desk = made.rima
    made.hala.cases.save([Edit("case", {"summary": words("ليث النوري من الحي")}, id=made.case)])
    carry(made.hala, made.stick, desk)
    new = desk.context.new_id()
    desk.cases.save([Edit("person_mark", {"type": mark}, id=new, parent=two.missing)])
    before = two.gate().get(made.person)
    assert before is not None and before.values["family_ar"] == ("النوري",)
    two.join()
    carry(desk, made.stick, made.enemy.desk, made.hala)
    here = {made.person}
    if how == "one more":
        crowd(made, ["0" * 32])
    elif how == "one of theirs":
        other = below(hala(made), made.case, "person", {"given_ar": "سامر"})
        crowd(made, [other])
        here.add(other)
    elif how == "there":
        crowd(made, CROWD, two.first)
    marks = [
        one for one in desk.cases.dossier(made.case).beyond.guarding() if one.kind == "person_mark"
    ]
    assert {one.text("type") for one in marks} == {mark}
    assert {one.parent for one in marks} == {two.missing, *here}
    if how.startswith("one"):
        # Of several missing people a coordinator says first whose case it is.
        assert two.gate().state == "standing"
        of_one(made)
    out = two.gate()
    left = str([dict(one.values) for one in out.records if one.id in (made.person, made.case)])
    assert out.state == "given" and "النوري" not in left
    assert mark == "first_name_only" or "ليث" not in left


def further(made: Town, person: str, *, family: str | None = None) -> None:
    """A further case of the device that opened the file, about somebody who lies in it."""
    device = hala(made)
    home, case = device.desk.context.new_id(), device.desk.context.new_id()
    device.sign(home, NewOp(home, "family", {"display_name": "عائلة النوري"}))
    tied: dict[str, Json] = {
        "person": person,
        "family": home,
        "case_type": "enforced_disappearance",
        **({"second_family": family} if family else {}),
    }
    device.sign(case, NewOp(case, "case", tied))
    brother = below(device, home, "person", {"given_ar": "نزار", "family_ar": "الجابي"})
    for who in (brother, person):
        below(device, home, "family_member", {"person": who})
    kin: dict[str, Json] = {"person": brother, "related_to": person, "relation": "brother"}
    below(device, home, "kinship", kin)
    yes: dict[str, Json] = {
        "grantor": brother,
        "subject": case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "given",
        "given_on": TODAY,
        "data_scope": YES,
    }
    below(device, home, "consent_grant", yes)
    device.hand_over(made.rima)
    made.case = case


@pytest.mark.parametrize("guard", ["nothing", "no", "condition", "red"])
@pytest.mark.parametrize("whom", ["missing", "wife"])
def test_a_further_case_about_somebody_of_a_file_is_guarded_by_it(
    made: Town, whom: str, guard: str
) -> None:
    family_of(made)
    people = [relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")]
    carry(made.hala, made.stick, made.rima)
    desk, person = made.rima, made.person if whom == "missing" else people[1]
    edits: list[tuple[str, dict[str, Json], str]] = []
    result = {"nothing": "given", "no": "refused", "condition": "given_if", "red": "given"}[guard]
    for who in people:
        scope: dict[str, Json] = {} if guard == "no" else {"data_scope": YES}
        answer: dict[str, Json] = {
            "grantor": who,
            "subject": made.case,
            "purpose": "un_complaint",
            "recipient": "ced",
            "result": result,
            "given_on": "2026-11-20",
            **scope,
        }
        edits.append(("consent_grant", answer, made.family))
    if guard == "red":
        risk: dict[str, Json] = {"level": "red", "date": "2026-11-20"}
        edits += [("risk_assessment", risk, made.family), ("risk_assessment", risk, made.case)]
    for kind, values, parent in edits:
        desk.cases.save([Edit(kind, values, id=desk.context.new_id(), parent=parent)])
    carry(desk, made.stick, made.hala)
    further(made, person)
    out = made.gate("ced", "un_complaint")
    if guard == "nothing":  # the control
        assert out.state == "given"
        left = out.get(person)
        assert left is not None and left.values["family_ar"] == ("النوري",)
    else:
        assert not out.records


def test_of_whoever_has_too_many_entries_nothing_leaves(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = Two(made)
    two.join()
    assert two.gate().state == "given"
    monkeypatch.setattr(joined_entries, "MOST", 0)
    out = two.gate()
    assert out.state == "too_many" and not out.records

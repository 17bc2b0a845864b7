"""Whom to warn after a laptop was taken: what was put aside, removed, taken back or invented changes nothing
for those of whom something lies on it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from tests.attacks.families import first_terms
from tests.attacks.kit import TODAY, Town, as_shown, begun, carry
from tests.desk.conftest import House

from vsdesk.desk import Desk, Edit, ToWarn
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

NAME = "عائلة الصباغ"  # made up, as everybody here
INVENTED = 120


def _recorded(desk: Desk) -> tuple[str, str]:
    """A family with a case, and a number that is safe to call."""
    family = desk.cases.new_family({"display_name": NAME, "language": "ar"}).ids[0]
    case = desk.cases.new_case(
        {"given_ar": "نزار", "family_ar": "الصباغ"},
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids[0]
    way = {**first_terms("contact_channel"), "value": "0944 123 456", "safe_to_call": True}
    desk.cases.save([Edit("contact_channel", way, id=desk.context.new_id(), parent=family)])
    return family, case


def _told(desk: Desk, lost: str) -> dict[str, ToWarn]:
    return {one.row.id: one for one in desk.sync.revocations.to_warn(lost)}


@pytest.mark.parametrize("since", [None, TODAY])
def test_what_was_put_aside_is_warned_by_its_name(made: Town, since: str | None) -> None:
    family, _ = _recorded(made.hala)
    carry(made.hala, made.stick, made.rima)
    lost = made.hala.context.device_id
    before = _told(made.rima, lost)
    assert set(before) == {made.family, family}
    made.rima.sync.revocations.revoke(lost, since)
    after = _told(made.rima, lost)
    for one in (made.family, family):
        assert after[one].row.name == before[one].row.name != ""
        assert (after[one].ways, after[one].safe) == (before[one].ways, before[one].safe)
        assert not after[one].removed
    assert set(after) == set(before)


def test_what_a_coordinator_removed_lies_there_still(made: Town) -> None:
    lost = made.hala.context.device_id
    name = _told(made.rima, lost)[made.family].row.name
    for root in (made.case, made.family):
        made.rima.cases.delete(root, shown=made.rima.cases.shown(root))
    told = _told(made.rima, lost)
    assert (told[made.family].row.name, told[made.family].removed) == (name, True)
    assert made.case not in told  # reached by its family


def test_the_taken_laptop_takes_nobody_off_the_list(made: Town) -> None:
    """It removes the family that it recorded, and its number, and says that nobody is in danger."""
    enemy, rima = made.enemy, made.rima
    family, case = _recorded(enemy.desk)
    enemy.hand_over(rima)
    risk = {**first_terms("risk_assessment"), "level": "red"}
    rima.cases.save([Edit("risk_assessment", risk, parent=family)])
    carry(rima, made.stick, enemy.desk)
    lost = enemy.device_id
    assert _told(rima, lost)[family].red
    for root, kind in ((family, "family"), (case, "case")):
        enemy.change(root, kind, {"deleted": True})
    enemy.hand_over(rima)
    for revoked in (False, True):
        if revoked:
            rima.sync.revocations.revoke(lost)
        told = _told(rima, lost)[family]
        assert (told.row.name, told.red, told.ways, told.safe) == (NAME, True, 1, True)
    assert rima.sync.revocations.to_warn(lost)[0].row.id == family


def test_invented_families_come_behind_the_real_ones(made: Town) -> None:
    """All of them red; and behind what it recorded itself before that day."""
    enemy, rima = made.enemy, made.rima
    own, _ = _recorded(enemy.desk)
    enemy.hand_over(rima)
    carry(rima, made.stick, enemy.desk)
    rima.context.vault.env.clock.now += 60_000  # type: ignore[attr-defined]  # the tests' clock
    red = {**first_terms("risk_assessment"), "level": "red"}
    with enemy.many():
        for number in range(1, INVENTED + 1):
            family = f"{number:032x}"
            enemy.sign(
                family,
                NewOp(family, "family", {"display_name": f"عائلة {number}"}),
                NewOp(enemy.desk.context.new_id(), "risk_assessment", red, parent=family),
            )
    enemy.hand_over(rima)
    rima.sync.revocations.revoke(enemy.device_id)
    found = [one.row.id for one in rima.sync.revocations.to_warn(enemy.device_id)]
    assert len(found) == INVENTED + 2
    assert found[0] == made.family
    assert found.index(own) <= 51  # behind at most so many that it calls red itself


def test_no_case_hides_behind_an_invented_family(made: Town) -> None:
    """A case that others recorded stays on the list whatever family the taken laptop writes into it."""
    enemy, rima = made.enemy, made.rima
    alone = rima.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}).ids[0]
    rima.cases.save([Edit("case", {"assigned": [enemy.device_id]}, id=alone)])
    carry(rima, made.stick, enemy.desk)
    lost = enemy.device_id
    assert alone in _told(rima, lost)
    family = enemy.desk.cases.new_family({"display_name": "عائلة لا وجود لها"}).ids[0]
    enemy.change(alone, "case", {"family": family})
    enemy.hand_over(rima)
    assert {alone, family} <= _told(rima, lost).keys()


RED = {**first_terms("risk_assessment"), "level": "red"}


@dataclass(frozen=True)
class Warned:
    """A family that Hala recorded, with a number that is not safe to call; the coordinator said that somebody
    there could be harmed."""

    family: str
    way: str
    risk: str


@pytest.fixture(params=[True, False], ids=["lent", "not_lent"])
def hunted(house: House, request: pytest.FixtureRequest) -> tuple[Town, Warned]:
    """What the hostile device knows of it by id, whether it was lent to it or it read it elsewhere."""

    def more(made: Town) -> str:
        rima, hala, enemy = made.rima, made.hala, made.enemy
        family, _ = _recorded(hala)
        [way] = _below(hala, family, "contact_channel")
        hala.cases.save([Edit("contact_channel", {"safe_to_call": False}, id=way)])
        carry(hala, made.stick, rima)
        rima.cases.save([Edit("risk_assessment", RED, parent=family)])
        [risk] = _below(rima, family, "risk_assessment")
        if request.param:
            rima.cases.save([Edit("family", {"assigned": [enemy.device_id]}, id=family)])
        carry(rima, made.stick, hala, enemy.desk)
        return json.dumps([family, way, risk])

    made, told = begun(house, f"warned-{request.param}", more)
    return made, Warned(*json.loads(told))


def _below(desk: Desk, family: str, kind: str) -> list[str]:
    held = desk.cases.dossier(family)
    return [one.id for one in held.records if one.kind == kind and one.parent == family]


def _instead(made: Town, rec: str, kind: str, values: dict[str, Json]) -> None:
    """The hostile device writes in the place of what the coordinator has, and hands it over."""
    vault = made.rima.context.vault
    sql = "SELECT n FROM record WHERE id = ? AND kind = ?"
    state = vault.folding.state(vault.database.one(sql, (bytes.fromhex(rec), kind))[0])
    assert state is not None
    replaced = {
        name: [op.id for op in state.fields[name]] for name in values if name in state.fields
    }
    seen: dict[str, list[int]] = {}
    for op in state.frontier.values():
        seen.setdefault(op.id[:64], []).append(int(op.id[65:]))
    observed = {entry: tuple(sorted(some)) for entry, some in seen.items()}
    made.enemy.sign(
        state.space,
        NewOp(
            rec,
            kind,
            values,
            supersedes=replaced,
            observed=observed if "deleted" in values else None,
        ),
    )
    made.enemy.hand_over(made.rima)


def _holds(made: Town, family: str, told: tuple[str, bool, int, bool]) -> None:
    """What is said of a family when Hala's laptop was taken: before it is withdrawn, and after, with all that
    it wrote put aside or not. A family in danger is the first."""
    lost = made.hala.context.device_id
    for step in range(3):
        if step:
            made.rima.sync.revocations.revoke(lost, None if step == 1 else TODAY)
        found = made.rima.sync.revocations.to_warn(lost)
        one = next(one for one in found if one.row.id == family)
        assert (one.row.name, one.red, one.ways, one.safe) == told, step
        assert not told[1] or found[0] == one


@pytest.mark.parametrize(
    ("what", "kind", "values"),
    [
        ("risk", "risk_assessment", {"level": "green"}),
        ("risk", "risk_assessment", {"level": None}),
        ("risk", "risk_assessment", {"deleted": True}),
        ("way", "contact_channel", {"safe_to_call": True}),
        ("way", "contact_channel", {"value": ""}),
        ("way", "contact_channel", {"value": None}),
        ("way", "contact_channel", {"deleted": True}),
        ("family", "family", {"deleted": True}),
    ],
    ids=str,
)
def test_another_device_takes_no_danger_away(
    hunted: tuple[Town, Warned], what: str, kind: str, values: dict[str, Json]
) -> None:
    """What it says in the place of others' words counts as far as the right of that field goes, and a removal
    as far as it may remove."""
    made, there = hunted
    _instead(made, getattr(there, what), kind, values)
    _holds(made, there.family, (NAME, True, 1, False))


@pytest.mark.parametrize("how", ["number", "word"])
def test_a_number_of_anybody_is_not_safe_to_call(made: Town, how: str) -> None:
    """A device to which nothing was lent writes a number of its own beside it; or is the first to say that
    one is safe of which who wrote it down said nothing."""
    family = made.hala.cases.new_family({"display_name": NAME, "language": "ar"}).ids[0]
    way = {**first_terms("contact_channel"), "value": "0944 123 456"}
    made.hala.cases.save([Edit("contact_channel", way, parent=family)])
    [held] = _below(made.hala, family, "contact_channel")
    carry(made.hala, made.stick, made.rima)
    own = made.enemy.desk.context.new_id()
    if how == "number":
        said = {**way, "value": "0955 000 111", "safe_to_call": True}
        made.enemy.sign(family, NewOp(own, "contact_channel", said, parent=family))
        made.enemy.hand_over(made.rima)
    else:
        _instead(made, held, "contact_channel", {"safe_to_call": True})
    _holds(made, family, (NAME, False, 2 if how == "number" else 1, False))


@pytest.mark.parametrize("lent", [True, False])
def test_no_case_hides_behind_a_family_of_another_device(made: Town, lent: bool) -> None:
    enemy, rima, lost = made.enemy, made.rima, made.hala.context.device_id
    alone = rima.cases.new_case({"given_ar": "ليث", "family_ar": "النوري"}).ids[0]
    to: list[Json] = [lost, enemy.device_id] if lent else [lost]
    rima.cases.save([Edit("case", {"assigned": to}, id=alone)])
    rima.cases.save([Edit("risk_assessment", RED, parent=alone)])
    carry(rima, made.stick, made.hala, enemy.desk)
    family = enemy.desk.cases.new_family({"display_name": "عائلة لا وجود لها"}).ids[0]
    enemy.hand_over(rima)
    _instead(made, alone, "case", {"family": family})
    told = rima.sync.revocations.to_warn(lost)
    assert (told[0].row.id, told[0].red) == (alone, True)
    # A coordinator's word ties them: it is reached by its family then.
    rima.cases.save([Edit("case", {"family": made.family}, id=alone)])
    assert alone not in _told(rima, lost)
    assert _told(rima, lost)[made.family].red


def test_a_case_of_two_families_of_its_opener_stands_itself(made: Town) -> None:
    """The taken laptop moves its own case, in which the coordinator wrote, to an invented family."""
    enemy, rima = made.enemy, made.rima
    family, case = _recorded(enemy.desk)
    enemy.hand_over(rima)
    rima.cases.save([Edit("risk_assessment", RED, parent=case)])
    carry(rima, made.stick, enemy.desk)
    lost = enemy.device_id
    assert case not in _told(rima, lost)
    invented = enemy.desk.cases.new_family({"display_name": "عائلة لا وجود لها"}).ids[0]
    enemy.change(case, "case", {"family": invented})
    enemy.hand_over(rima)
    told = _told(rima, lost)
    assert told[case].red and told[family].red
    assert rima.sync.revocations.to_warn(lost)[0].row.id == case


@pytest.mark.parametrize(
    ("what", "kind", "values"),
    [
        ("risk", "risk_assessment", {"level": "green"}),
        ("risk", "risk_assessment", {"deleted": True}),
        ("way", "contact_channel", {"safe_to_call": True}),
        ("way", "contact_channel", {"value": ""}),
        ("way", "contact_channel", {"deleted": True}),
    ],
    ids=str,
)
def test_the_taken_laptop_takes_nothing_back_of_its_own(
    made: Town, what: str, kind: str, values: dict[str, Json]
) -> None:
    """The danger of which it told before it was taken, and the number that it said is not safe."""
    enemy, rima = made.enemy, made.rima
    family, _ = _recorded(enemy.desk)
    [way] = _below(enemy.desk, family, "contact_channel")
    enemy.change(way, "contact_channel", {"safe_to_call": False})
    enemy.desk.cases.save([Edit("risk_assessment", RED, parent=family)])
    [risk] = _below(enemy.desk, family, "risk_assessment")
    enemy.hand_over(rima)
    enemy.change({"way": way, "risk": risk}[what], kind, values, observed="deleted" in values)
    enemy.hand_over(rima)
    told = _told(rima, enemy.device_id)[family]
    assert (told.red, told.ways, told.safe) == (True, 1, False)


def test_a_coordinators_word_settles_what_the_taken_laptop_said(made: Town) -> None:
    """Of what she saw there, and of all that it had said there itself before."""
    hala, rima = made.hala, made.rima
    family, _ = _recorded(hala)
    [way] = _below(hala, family, "contact_channel")
    hala.cases.save([Edit("risk_assessment", RED, parent=family)])
    [risk] = _below(hala, family, "risk_assessment")
    for desk, level in ((hala, "amber"), (hala, "red"), (rima, "green")):
        if desk is rima:
            carry(hala, made.stick, rima)
        edit = as_shown(desk, "risk_assessment", {"level": level}, risk)
        desk.cases.save([edit])
    lost = hala.context.device_id
    assert not _told(rima, lost)[family].red
    assert _told(rima, lost)[family].ways == 1
    rima.cases.delete(way, shown=rima.cases.shown(way))
    assert _told(rima, lost)[family].ways == 0


def test_who_is_put_aside_is_called_as_its_recorder_called_them(made: Town) -> None:
    """Another device called family and person otherwise; and says that the family is a case."""
    enemy, rima, lost = made.enemy, made.rima, made.hala.context.device_id
    before = _told(rima, lost)[made.family].row
    enemy.change(made.family, "family", {"display_name": "فلان"})
    enemy.change(made.person, "person", {"given_ar": "فلان", "father_ar": "فلان"})
    family = enemy.desk.cases.new_family({"display_name": "عائلة لا وجود لها"}).ids[0]
    enemy.sign(made.family, NewOp(made.family, "case", {"family": family}))
    enemy.hand_over(rima)
    rima.sync.revocations.revoke(lost, TODAY)
    told = _told(rima, lost)
    after = told[made.family].row
    assert (after.kind, after.name, after.number) == (before.kind, before.name, before.number)


def test_a_coordinators_red_comes_before_that_of_others(made: Town) -> None:
    """Another device calls all families of the taken one red: the one of whom she said it is the first."""
    enemy, rima, lost = made.enemy, made.rima, made.hala.context.device_id
    families = [_recorded(made.hala)[0] for _ in range(3)]
    carry(made.hala, made.stick, rima)
    rima.cases.save([Edit("risk_assessment", RED, parent=families[2])])
    for family in (made.family, *families[:2]):
        new = enemy.desk.context.new_id()
        enemy.sign(family, NewOp(new, "risk_assessment", RED, parent=family))
    enemy.hand_over(rima)
    found = rima.sync.revocations.to_warn(lost)
    assert all(one.red for one in found) and found[0].row.id == families[2]

"""That somebody took an answer back closes, though only the event says so. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks import kit
from tests.attacks.families import assign, family_of, relative, said, state
from tests.attacks.kit import Device, Town, as_shown, carry, told_once
from tests.attacks.test_called_otherwise import hala, written

from vsdesk.desk import Edit
from vsdesk.history.entry import NewOp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json


@told_once
def answered(made: Town, *events: tuple[str, str]) -> tuple[str, str]:
    """The mother's yes to ced, with these events below it (type, day): her, the answer."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    yes = said(made, mother, "given")
    carry(made.hala, made.stick, made.rima)
    for type, on in events:
        event(made, yes, type, on)
    return mother, yes


def event(made: Town, answer: str, type: str, on: str) -> str:
    values: dict[str, Json] = {"type": type, "on": on, "channel": "phone"}
    return written(made, "consent_event", values, answer)


@pytest.mark.parametrize(
    ("events", "holds"),
    [
        ((), "given"),
        ((("given", "2026-11-20"),), "given"),
        ((("withdrawn", "2026-11-22"),), "withdrawn"),
        ((("withdrawn", "2026-11-22"), ("renewed", "2026-11-23")), "given"),
        ((("renewed", "2026-11-21"), ("withdrawn", "2026-11-22")), "withdrawn"),
        ((("withdrawn", "2026-11-22"), ("renewed", "2026-11-22")), "withdrawn"),
        ((("expired", "2026-11-22"),), "review"),
        ((("narrowed", "2026-11-22"),), "review"),
    ],
)
def test_the_event_alone(made: Town, events: tuple[tuple[str, str], ...], holds: str) -> None:
    answered(made, *events)
    assert state(made).state == holds


def test_what_was_narrowed_in_the_answer_holds_as_it_says(made: Town) -> None:
    _, yes = answered(made)
    desk = made.hala
    desk.consent.narrow(yes, scopes=["circumstances", "identity"])
    carry(made.hala, made.stick, made.rima)
    assert [one.text("type") for one in made.rima.cases.dossier(made.case).of("consent_event")]
    assert state(made).state == "given"


def test_an_event_of_any_device_closes_and_a_coordinator_takes_it_back(made: Town) -> None:
    _, yes = answered(made)
    values: dict[str, Json] = {"type": "withdrawn", "on": "2026-11-22"}
    made.hala.cases.save([Edit("consent_event", values, parent=yes)])
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "withdrawn"
    made.rima.cases.save([as_shown(made.rima, "consent_grant", {"withdrawn_on": None}, yes)])
    assert state(made).state == "given"


def test_a_later_answer_of_the_same_person_is_another(made: Town) -> None:
    mother, _ = answered(made, ("withdrawn", "2026-11-21"))
    said(made, mother, "given", given_on="2026-11-23")
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "withdrawn"  # two devices: a coordinator decides


# -- who ends what closes -------------------------------------------------------------------------

AGAIN: Mapping[str, Mapping[str, Json]] = {
    "renewed": {"type": "renewed", "on": "2026-11-23"},
    "given": {"type": "given", "on": "2030-01-01"},
}
LESS: Mapping[str, tuple[str, Mapping[str, Json]]] = {
    "asks nothing": ("consent_condition", {"type": "not_before_day", "day": "2000-01-01"}),
    "says more": ("consent_grant", {"contact_allowed": True}),
}


@pytest.fixture(params=["documenter", "reviewer"])
def role(request: pytest.FixtureRequest) -> Role:
    found: Role = request.param
    return found


def device_of(made: Town, who: str) -> Device:
    """The device that opened the family, or one that is only assigned to it."""
    carry(made.rima, made.stick, made.enemy.desk)
    return hala(made) if who == "opener" else made.enemy


def closed(house: House, role: Role, type: str) -> tuple[Town, str]:
    """The town, and the answer that a coordinator's event closes there."""

    def close(made: Town) -> str:
        _, yes = answered(made)
        assign(made)
        assert state(made).state == "given"
        event(made, yes, type, "2026-11-22")
        return yes

    return kit.begun(house, f"closed by {type}", close, role)


@pytest.mark.parametrize("again", sorted(AGAIN))
@pytest.mark.parametrize("type", ["withdrawn", "narrowed", "expired"])
@pytest.mark.parametrize("who", ["opener", "assigned"])
def test_a_coordinators_event_is_ended_by_no_other_device(
    house: House, role: Role, who: str, type: str, again: str
) -> None:
    made, yes = closed(house, role, type)
    before = state(made).state
    device = device_of(made, who)
    new = NewOp(device.desk.context.new_id(), "consent_event", AGAIN[again], parent=yes)
    device.sign(made.family, new)
    device.hand_over(made.rima)
    assert state(made).state == before != "given"
    event(made, yes, "renewed", "2026-11-24")
    assert state(made).state == "given"


@pytest.mark.parametrize("how", sorted(LESS))
@pytest.mark.parametrize("who", ["opener", "assigned"])
def test_to_what_it_was_narrowed_no_other_device_says(
    house: House, role: Role, who: str, how: str
) -> None:
    made, yes = closed(house, role, "narrowed")
    device = device_of(made, who)
    kind, values = LESS[how]
    if kind == "consent_grant":
        device.change(yes, kind, values, replace=False)
    else:
        device.sign(made.family, NewOp(device.desk.context.new_id(), kind, values, parent=yes))
    device.hand_over(made.rima)
    assert state(made).state == "review"
    made.rima.consent.narrow(yes, scopes=["circumstances", "identity"])
    assert state(made).state == "given"


@pytest.mark.parametrize("value", [None, "", "2030-01-01"])
@pytest.mark.parametrize("who", ["opener", "assigned"])
def test_the_day_that_another_device_empties_says_nothing(
    house: House, role: Role, who: str, value: Json
) -> None:
    made, yes = closed(house, role, "withdrawn")
    device = device_of(made, who)
    device.sign(made.family, NewOp(yes, "consent_grant", {"withdrawn_on": value}))
    device.hand_over(made.rima)
    assert state(made).state == "withdrawn"
    if not value:
        event(made, yes, "renewed", "2026-11-24")
        assert state(made).state == "given"


@pytest.mark.parametrize("type", ["withdrawn", "narrowed", "expired"])
def test_who_alone_wrote_an_event_ends_it(made: Town, type: str) -> None:
    _, yes = answered(made)
    for one, day in ((type, "2026-11-22"), ("renewed", "2026-11-23")):
        made.hala.cases.save([Edit("consent_event", {"type": one, "on": day}, parent=yes)])
        carry(made.hala, made.stick, made.rima)
        assert (state(made).state == "given") == (one == "renewed")

"""That somebody took an answer back closes, though only the event says so. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, state
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import written

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


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

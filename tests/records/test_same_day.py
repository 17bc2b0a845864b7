"""Two words of one day: what their writer knew decides, else the narrower holds, and never an id. Made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made, alternative, view

from vsdesk.records.checks.risk import is_red, less_careful, says
from vsdesk.records.consent.hidden_persons import refusing
from vsdesk.records.consent.holding_answer import Agreement, agreement
from vsdesk.records.consent.last_answers import latest
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView

DAY = "2026-10-01"


def answer(id: str, **values: Json) -> RecordView:
    """An answer of the mother that one device wrote: `A1`, for an id that begins with B, `B1`."""
    row: dict[str, Json] = {
        "grantor": rid("najah"),
        "capacity": "relative",
        "purpose": "search",
        "recipient": "iimp",
        "result": "given",
        "given_on": DAY,
        "data_scope": ["identity"],
        **values,
    }
    kept = {key: value for key, value in row.items() if value is not None}
    made = view(id, "consent_grant", kept, parent="family", space="family")
    fields = {
        name: (alternative(one, by="B1" if id.startswith("B") else "A1"),)
        for name, one in kept.items()
    }
    return replace(made, fields=fields)


def agreed(made: Made, *answers: RecordView) -> Agreement:
    """What holds today."""
    for at, one in enumerate(answers):
        made.views[f"answer {at}"] = one
    return agreement(made.dossier(), "search", "iimp", "", TODAY)


LIMITS: dict[str, tuple[Json, Json]] = {
    "data_scope": (["identity", "photo"], ["identity", "contact"]),
    "photo_use": (True, None),
    "audio_use": (None, False),
    "contact_allowed": (None, False),
    "identity_mode": ("named", "pseudonym"),
    "sharing_level": ("other_organisations", "recipient_only"),
    "limits": (None, {"ar": "من دون اسم القرية", "src_lang": "ar"}),
    "result": ("given", "given_if"),
    "review_on": (None, "2026-11-01"),
    "capacity": ("guardian", "relative"),
}


@pytest.mark.parametrize("name", [*LIMITS])
@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
@pytest.mark.parametrize("first", [0, 1])
def test_of_one_day_both_hold_whatever_their_ids(
    name: str, ids: tuple[str, str], first: int
) -> None:
    two = [answer(id, **{name: value}) for id, value in zip(ids, LIMITS[name], strict=True)]
    held = latest(two if first else reversed(two))
    assert {one.id for one in held} == {one.id for one in two}


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_nothing_leaves_that_one_of_them_does_not_let_out(made: Made, ids: tuple[str, str]) -> None:
    found = agreed(
        made,
        answer(ids[0], data_scope=["identity", "photo"], photo_use=True),
        answer(ids[1], data_scope=["identity", "contact"]),
    )
    assert found.state == "given"
    assert found.scopes == {"identity"}
    assert not found.photo


@pytest.mark.parametrize("ids", [("a", "b"), ("b", "a")])
def test_what_follows_on_the_other_takes_its_place(ids: tuple[str, str]) -> None:
    """Its writer knew it, and is the same."""
    before = answer(ids[0], data_scope=["identity", "photo"])
    anew = answer(ids[1], data_scope=["identity", "contact"], follows=before.id)
    assert latest([before, anew]) == latest([anew, before]) == [anew]


def test_what_follows_on_another_devices_does_not() -> None:
    before = answer("a", data_scope=["identity", "photo"])
    anew = answer("Bb", data_scope=["identity", "contact"], follows=before.id)
    assert {one.id for one in latest([before, anew])} == {before.id, anew.id}


def test_what_says_the_same_stands_once() -> None:
    """However differently it was noted down."""
    two = [answer("a", how_recorded="oral"), answer("b", how_recorded="signed")]
    assert len(latest(two)) == 1


def test_the_no_of_that_day_stands_alone() -> None:
    no = answer("0", result="refused")
    assert latest([no, answer("f")]) == latest([answer("f"), no]) == [no]


@pytest.mark.parametrize("name", [one for one in LIMITS if one not in ("review_on", "capacity")])
def test_no_later_yes_of_another_device_goes_further(name: str) -> None:
    wide, narrow = LIMITS[name]
    before = answer("a", **{name: narrow})
    later = answer("Bb", **{name: wide, "given_on": "2026-11-01"})
    assert {one.id for one in latest([before, later])} == {before.id, later.id}
    assert latest([before, answer("b", **{name: wide, "given_on": "2026-11-01"})]) != [before]


def test_a_later_yes_of_another_device_that_goes_no_further_stands_alone() -> None:
    before, later = answer("a"), answer("Bb", given_on="2026-11-01")
    assert latest([before, later]) == [later]


def test_no_later_no_of_a_device_hides_anothers(made: Made) -> None:
    """With its own yes it would end both: the mother would be named again to whom she refused it."""
    made.views["first"] = answer("a", result="refused", given_on="2026-09-01")
    assert rid("najah") in refusing(made.dossier(), "iimp", TODAY)
    made.views["their no"] = answer("Bb", result="refused")
    made.views["their yes"] = answer("Bc", given_on="2026-11-01")
    assert rid("najah") in refusing(made.dossier(), "iimp", TODAY)
    del made.views["first"]
    assert rid("najah") not in refusing(made.dossier(), "iimp", TODAY)


CALM: dict[str, Json] = {"level": "red", "date": DAY}


def assessed(made: Made, *said: dict[str, Json]) -> None:
    """Assessments of the mother by one device."""
    for name, values in zip(("b", "a", "c"), said, strict=False):
        row: dict[str, Json] = {"person": rid("najah"), **CALM, **values}
        made.views[name] = view(name, "risk_assessment", row, parent="case")


@pytest.mark.parametrize("turned", [False, True])
def test_of_one_day_what_either_assessment_guards_holds(made: Made, turned: bool) -> None:
    two: list[dict[str, Json]] = [{"level": "amber", "no_photo": True}, {"level": "red"}]
    assessed(made, *(two[::-1] if turned else two))
    assert says(made.dossier(), "no_photo", TODAY)
    assert is_red(made.dossier(), TODAY)
    held = made.dossier().of("risk_assessment")
    assert not less_careful(held, lambda _: True)  # it was looked at: nothing waits


def test_a_later_day_ends_it_where_it_is_sure(made: Made) -> None:
    assessed(made, {"no_photo": True}, {"date": "2026-10-02", "level": "green"})
    assert not says(made.dossier(), "no_photo", TODAY)

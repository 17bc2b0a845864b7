"""A birthday passes and nobody asks anybody: what a child said opens nothing, and what closed closes on.

Nobody attacks here but the clock. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import RELEASE, as_text, family_of, relative, said
from tests.attacks.kit import Town, carry
from tests.reports.paper import text_of

from vsdesk.desk import Edit, How, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.notes import SENTENCES
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

DAY: Final = 86_400_000  # milliseconds
SEVENTEEN: Final[Json] = {"from": "2008-12-01", "to": "2008-12-01", "precision": "day"}
GROWN: Final[Json] = {"from": "1970-01-01", "to": "1970-12-31", "precision": "year"}
BEFORE, AFTER = "2026-11-24", "2026-12-05"
SCOPES: Final[Json] = ["circumstances", "documents", "family_members", "identity"]
NAMED: Final = ("advocacy_named", "public")


def born(made: Town, who: str, birth: Json) -> str:
    made.hala.cases.save([Edit("person", {"birth": birth}, id=who)])
    return who


def son(made: Town) -> str:
    return born(made, relative(made, "son", "عمر"), SEVENTEEN)


def on(made: Town, day: str) -> GateDecision:
    dossier = made.rima.cases.dossier(made.case)
    return decide(Request("un_complaint", "ced", "B", day), dossier, made.rima.context.dictionary)


def states(made: Town) -> list[str]:
    carry(made.hala, made.stick, made.rima)
    return [on(made, day).state for day in (BEFORE, AFTER)]


def poster(made: Town) -> str:
    """What stands on the poster, "" where none is made."""
    try:
        made_now = made.rima.outbound.sheets.print_sheet(
            SheetOrder(made.case, ("ar",), kind="vigil-poster")
        )
    except UserError:
        return ""
    return text_of(made_now.pdf)


def answers(made: Town, who: str, result: str) -> None:
    """As the page of consent takes it."""
    h = made.hala
    scopes = ["circumstances", "identity"] if result == "given" else None
    shown = h.cases.shown(made.case)
    h.consent.grant(made.case, who, *NAMED, result, How(), scopes=scopes, shown=shown)


@pytest.mark.parametrize("refused", [False, True], ids=["alone", "beside a brother's no"])
def test_the_yes_of_a_boy_opens_no_poster_when_he_is_grown(
    made: Town, house: House, *, refused: bool
) -> None:
    family_of(made, GROWN)
    boy = son(made)
    answers(made, boy, "given")
    if refused:
        answers(made, relative(made, "brother", "سليم"), "refused")
    carry(made.hala, made.stick, made.rima)
    assert not poster(made)
    house.clock.now += 12 * DAY
    assert not poster(made)


def test_asked_again_as_a_grown_man_he_decides(made: Town, house: House) -> None:
    family_of(made, GROWN)
    boy = son(made)
    answers(made, boy, "given")
    house.clock.now += 12 * DAY
    answers(made, boy, "given")
    carry(made.hala, made.stick, made.rima)
    assert "ليث" in poster(made)


@pytest.mark.parametrize("day", ["2026-11-20", None], ids=["with its day", "by the log alone"])
def test_nor_does_the_paper_for_a_committee_leave(made: Town, day: str | None) -> None:
    family_of(made, GROWN)
    said(made, son(made), "given", given_on=day)
    assert states(made) == ["standing", "standing"]
    said(made, relative(made, "brother", "سليم"), "refused")
    assert states(made) == ["refused", "refused"]


def test_the_page_says_why(made: Town, house: House) -> None:
    family_of(made, GROWN)
    answers(made, son(made), "given")
    carry(made.hala, made.stick, made.rima)
    assert _noted(made) == {"of_a_child"}
    house.clock.now += 12 * DAY
    assert _noted(made) == {"was_a_child"}


def _noted(made: Town) -> set[str]:
    consent = made.rima.consent
    found = consent.notes(made.rima.cases.dossier(made.case))
    said = {one for sentences in found.values() for one in sentences}
    return {code for code in ("of_a_child", "was_a_child") if SENTENCES[code] in said}


def test_what_a_boy_allowed_narrows_beside_his_mother(made: Town) -> None:
    family_of(made, GROWN)
    said(made, relative(made, "mother", "هدى"), "given")
    said(made, son(made), "given", data_scope=["identity"])
    assert states(made) == ["given", "given"]
    assert len(as_text(on(made, AFTER))) < len(as_text(on(made, BEFORE)))


def test_his_no_closes_once_he_is_grown(made: Town) -> None:
    family_of(made, GROWN)
    said(made, relative(made, "mother", "هدى"), "given")
    said(made, son(made), "refused")
    assert states(made)[1] == "refused"


@pytest.mark.parametrize(
    ("yes", "no", "expected"),
    [
        ("brother", "uncle_pat", ["refused", "refused"]),
        ("brother", None, ["standing", "standing"]),
        ("grandmother_pat", "uncle_pat", ["refused", "refused"]),
        ("mother", None, ["given", "given"]),
    ],
)
def test_a_missing_child_comes_of_age(
    made: Town, yes: str, no: str | None, expected: list[str]
) -> None:
    family_of(made, SEVENTEEN)
    guards: dict[str, Json] = {"capacity": "guardian"} if yes == "grandmother_pat" else {}
    near = born(made, relative(made, yes, "هدى"), GROWN)
    said(made, near, "given", **guards)
    if no:
        said(made, born(made, relative(made, no, "سليم"), GROWN), "refused")
    assert states(made) == expected


def test_a_guardians_yes_ends_there(made: Town) -> None:
    family_of(made, SEVENTEEN)
    near = born(made, relative(made, "grandmother_pat", "هدى"), GROWN)
    said(made, near, "given", capacity="guardian")
    assert states(made) == ["given", "standing"]


def test_who_guarded_and_was_not_asked_this_is_still_to_be_asked(made: Town) -> None:
    family_of(made, SEVENTEEN)
    said(made, relative(made, "mother", "هدى"), "given")
    guardian = born(made, relative(made, "guardian", "سمر"), GROWN)
    said(made, guardian, "given", purpose="search", recipient="iimp")
    assert states(made) == ["not_asked", "not_asked"]


def test_what_a_boy_said_who_was_found_decides_nothing_for_the_man(made: Town) -> None:
    _, missing, _ = family_of(made, SEVENTEEN)
    made.hala.cases.save([Edit("event", RELEASE, parent=made.case)])
    said(made, relative(made, "guardian", "سمر"), "refused")
    said(made, missing, "given")
    assert states(made) == ["refused", "person_decides"]


def test_a_relative_is_named_as_the_child_that_he_was(made: Town) -> None:
    family_of(made, GROWN)
    said(made, relative(made, "mother", "هدى"), "given")
    son(made)
    assert states(made) == ["given", "given"]
    for day in (BEFORE, AFTER):
        left = as_text(on(made, day))
        assert "هدى" in left
        assert "عمر" not in left


def test_a_missing_child_stands_on_no_poster_by_a_yes_from_before(made: Town, house: House) -> None:
    family_of(made, SEVENTEEN)
    mother = relative(made, "mother", "هدى")
    answers(made, mother, "given")
    carry(made.hala, made.stick, made.rima)
    assert not poster(made)
    house.clock.now += 12 * DAY
    assert not poster(made)
    answers(made, mother, "given")
    carry(made.hala, made.stick, made.rima)
    assert "ليث" in poster(made)

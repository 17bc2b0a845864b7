"""Posters at the desk: with photo and name, one or many, and the row of each. Everybody is made up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.long_run import faults, written

from vsdesk.desk import How, SheetOrder
from vsdesk.errors import UserError
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.reports import PaperSize

NAME, PHOTO = "advocacy_named", "photo_publication"
SCOPES = {NAME: ["circumstances", "identity"], PHOTO: ["photo"]}


def said(desk: Desk, case: str, family: str, purpose: str, result: str = "given") -> str:
    """What the mother answered."""
    yes = result == "given"
    return desk.consent.grant(
        *(case, mother_of(desk, family), purpose, "public", result, How()),
        scopes=SCOPES[purpose] if yes else None,
        photo=yes and purpose == PHOTO,
        shown=desk.cases.shown(case),
    ).ids[0]


def order(case: str = "", size: PaperSize = "A4", **more: str) -> SheetOrder:
    return SheetOrder(case, ("ar",), "vigil-poster", size=size, **more)  # type: ignore[arg-type]  # words by name


@pytest.fixture
def desk(house: House) -> Desk:
    """A coordinator's."""
    return house.coordinator()


@pytest.mark.parametrize("size", ["A4", "A3"])
def test_photo_and_name_leave_with_one_row_that_names_both_answers(
    desk: Desk, size: PaperSize
) -> None:
    case, person, family = whole_case(desk)
    grants = {said(desk, case, family, one) for one in (NAME, PHOTO)}
    printed = desk.outbound.sheets.print_sheet(order(case, size))
    assert not faults(printed.pdf) and "مروان خالد الدرويش" in written(printed.pdf)
    with pikepdf.open(io.BytesIO(printed.pdf)) as held:
        (image,) = held.pages[0].get_images().values()
        assert int(image.Width) > 0 and len(held.pages) == 1
    (row,) = desk.cases.dossier(case).of("disclosure")
    assert (row.text("purpose"), row.text("recipient"), row.text("level")) == (NAME, "public", "c")
    assert grants <= {*map(str, row.value("consents") or [])}  # type: ignore[arg-type]  # a list
    rows = row.value("records")
    assert isinstance(rows, list)
    left = {one[0] for one in rows if isinstance(one, list)}
    photos = desk.cases.record(person).value("photo")
    assert isinstance(photos, list) and photos[0] in left and person in left
    assert mother_of(desk, family) not in left
    assert row.value("digest") == printed.digest


def test_without_a_yes_to_the_photo_the_paper_says_so_and_the_name_leaves(desk: Desk) -> None:
    case, _, family = whole_case(desk)
    said(desk, case, family, NAME)
    said(desk, case, family, PHOTO, "refused")
    printed = desk.outbound.sheets.print_sheet(order(case))
    assert b"/DCTDecode" not in printed.pdf
    assert ("person", "photo", "refused") in {
        (one.kind, one.field, one.reason) for one in printed.left_out
    }


def test_for_nobody_alone_and_in_no_other_size(desk: Desk) -> None:
    case, _, family = whole_case(desk)
    said(desk, case, family, NAME)
    for odd in (
        order(case, recipient="own_org"),
        order(case, recipient="family"),
        order(case, purpose="casework"),
        order(case, size="A5"),  # type: ignore[arg-type]  # what a script may say
        SheetOrder(case, ("ar",), "family-sheet", size="A3"),
    ):
        with pytest.raises(UserError, match="E_USAGE"):
            desk.outbound.sheets.print_sheet(odd)
    assert not desk.cases.dossier(case).of("disclosure")


def test_many_at_once_those_without_a_yes_are_named(desk: Desk) -> None:
    made = [whole_case(desk, name) for name in ("مروان", "سامر", "قصي")]
    for case, _, family in made[:2]:
        said(desk, case, family, NAME)
        said(desk, case, family, PHOTO)
    said(desk, made[2][0], made[2][2], NAME, "refused")
    cases = [case for case, _, _ in made]
    pdf, run = desk.outbound.runs.print_bound(order(size="A3"), cases, copies=2)
    assert run.papers == 4 and [(one.case, one.reason) for one in run.stays] == [
        (cases[2], "refused")
    ]
    assert not faults(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as held:
        assert {round(float(page.mediabox[2])) for page in held.pages} == {842}
    taken: dict[str, bytes] = {}
    desk.outbound.runs.print_each(order(), cases, taken.__setitem__)
    assert len(taken) == 2 and all(name.startswith("public-MTH-") for name in taken)


def test_a_device_of_an_association_hands_none_out_by_itself(house: House, desk: Desk) -> None:
    field = house.documenter("هالة", desk)
    case, _, family = whole_case(field)
    said(field, case, family, NAME)
    with pytest.raises(UserError, match="E_BY_SUBMISSION"):
        field.outbound.sheets.print_sheet(order(case))


def test_who_takes_back_a_poster_is_told_to_take_it_down_and_no_letter_goes_to_everybody(
    desk: Desk,
) -> None:
    case, _, family = whole_case(desk)
    grants = [said(desk, case, family, one) for one in (NAME, PHOTO)]
    desk.outbound.sheets.print_sheet(order(case))
    (holder,) = desk.consent.effect(grants).holders
    assert (holder.recipient, holder.sure, holder.is_written_to) == ("public", True, False)
    assert "take down" in holder.sentence
    assert desk.consent.withdraw(grants).letters == ()
    assert not desk.consent.letters.holders(case)
    assert not [*desk.due.waiting.letters()] and not [*desk.due.waiting.holders(365)]
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.sheets.print_sheet(order(case))


@pytest.mark.parametrize("to", ["service_provider", "local_authorities"])
def test_a_letter_bears_the_level_that_its_reader_may_have(desk: Desk, to: str) -> None:
    case, _, family = whole_case(desk)
    grant = said(desk, case, family, NAME)
    poster = desk.outbound.sheets.print_sheet(order(case))
    row: dict[str, Json] = {
        "exit": "sheet",
        "on": "2026-11-20",
        "purpose": NAME,
        "recipient": to,
        "recipient_name": "عيادة مختلقة",
        "level": "c",
        "digest": poster.digest,
        "consents": [grant],
    }
    desk.cases.save([Edit("disclosure", row, parent=case, space=case)])
    (letter,) = desk.consent.withdraw([grant]).letters  # one of the two who hold something
    assert letter.recipient == to and not faults(letter.pdf)
    assert "عيادة مختلقة" in " ".join(written(letter.pdf))
    assert [one.recipient for one in desk.consent.letters.holders(case)] == [to]


def test_what_the_answer_to_the_name_does_not_cover_is_said(desk: Desk) -> None:
    case, _, family = whole_case(desk)
    desk.outbound.sheets.set_contact("ليلى", "", "")
    shown = desk.cases.shown(case)
    asked = (case, mother_of(desk, family), NAME, "public", "given", How())
    desk.consent.grant(*asked, scopes=["identity"], photo=False, shown=shown)
    made = desk.outbound.sheets.sheet(order(case))
    assert made.notes == ("no_day",) and "2013" not in written(made.pdf)
    desk.consent.grant(*asked, scopes=SCOPES[NAME], photo=False, shown=desk.cases.shown(case))
    assert not desk.outbound.sheets.sheet(order(case)).notes


def test_a_paper_that_a_family_carries_says_that_no_telephone_stands_on_it(desk: Desk) -> None:
    case = whole_case(desk)[0]
    desk.outbound.sheets.set_contact("ليلى", "", "")
    asked = {"discreet-card": None, "family-sheet": True, "consent-form": False, "case-file": None}
    for phone in ("", "+90 500 000 00 00"):
        desk.outbound.sheets.set_contact("ليلى", phone, "")
        for kind, discreet in asked.items():
            person = desk.cases.dossier(case).head.text("primary_contact") or None
            one = SheetOrder(case, ("ar",), kind, discreet=discreet, person=person)
            lacks = not phone and kind != "case-file"
            assert desk.outbound.sheets.sheet(one).notes == ("no_phone",) * lacks, kind

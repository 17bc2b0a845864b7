"""A rumour stands on no paper and in no table without that word.

The day and place of the disappearance stand in rows of their own; a property dossier tells what happened in
order. Everybody is made up.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.attacks.families import words
from tests.attacks.kit import carry
from tests.attacks.test_put_aside_ties import two
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, ExitOrder, How
from vsdesk.desk.outbound.sheet_kinds import SHEETS, usual_request
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

_YEAR: Final = "2013"  # of the disappearance
_SEIZED: Final = "2015"  # of the house, which a property dossier tells of
_PLACE: Final = "القطيفة"
_RUMOUR: Final = "rumour"
_IN_ARABIC: Final = "كلام متداول"
_BODIES: Final = (
    ("un_complaint", "wgeid"),
    ("un_complaint", "ced"),
    ("un_complaint", "wgad"),
    ("criminal_accountability", "prosecutor_de"),
    ("criminal_accountability", "prosecutor_fr"),
    ("search", "icrc"),
    ("search", "iimp"),
    ("search", "icmp"),
    ("search", "ncmp"),
)


def every_yes(desk: Desk, case: str, mother: str) -> None:
    """All that the mother may let out, to each of the bodies and for each paper."""
    scopes = [*desk.context.dictionary.vocabularies.keys("data_scope")]
    asked = {*_BODIES, *(one for one in map(usual_request, SHEETS) if all(one))}
    for about in sorted(asked):
        shown = desk.cases.shown(case)
        desk.consent.grant(case, mother, *about, "given", How(), scopes=scopes, shown=shown)


def papers(desk: Desk, case: str) -> dict[str, str]:
    """The text of each paper that tells when or where, by its key."""
    found = {}
    for sheet in SHEETS:
        order = SheetOrder(case, ("en",), sheet)
        if sheet == "case-file":
            order = replace(order, purpose="un_complaint", recipient="wgeid", level="B")
        try:
            told = text_of(desk.outbound.sheets.sheet(order).pdf)
        except UserError:
            continue
        if _YEAR in told or _PLACE in told:
            found[sheet] = " ".join(told.split())
    return found


def cells(desk: Desk, case: str, lang: str) -> str:
    order = ExitOrder("search", "iimp", "B", lang=lang, cases=(case,))
    return desk.outbound.tables.spreadsheet(order, "csv").data.decode("utf-8-sig")


def test_no_paper_tells_a_rumour_without_that_word(house: House, made: Town) -> None:
    one = two(house, made)
    rima, nour = made.rima, one.nour
    every_yes(rima, made.case, mother_of(rima, made.family))
    year: Json = {"from": f"{_SEIZED}-01-01", "to": f"{_SEIZED}-12-31", "precision": "year"}
    house_gone: dict[str, Json] = {"type": "house_seized", "date": year, "text": words("راح البيت")}
    seized = rima.cases.save(
        [Edit("event", house_gone, id=rima.context.new_id(), parent=made.case)]
    ).ids[0]
    before = papers(rima, made.case)
    assert {"family-sheet", "vigil-poster", "property-dossier", *(body for _, body in _BODIES)} <= {
        *before
    }
    assert not any(_RUMOUR in told.lower() for told in before.values())
    [taken] = (
        e.id for e in rima.cases.dossier(made.case).of("event") if e.every("is_disappearance")
    )
    carry(rima, made.stick, nour)
    for event in (taken, seized):
        shown = nour.cases.shown(event)
        nour.cases.save([Edit("event", {"confidence": "rumour"}, id=event, shown=shown)])
    carry(nour, made.stick, rima)
    for is_withdrawn in (False, True):
        if is_withdrawn:
            one.revoked()  # what she said counts no more, and closes on
        after = papers(rima, made.case)
        assert {*after} == {*before}
        assert [sheet for sheet, told in after.items() if _RUMOUR not in told.lower()] == []
        assert after["property-dossier"].lower().count(_RUMOUR) == 2
        assert cells(rima, made.case, "en").lower().count(_RUMOUR) >= 2
        assert cells(rima, made.case, "ar").count(_IN_ARABIC) >= 2

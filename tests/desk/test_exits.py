"""Spreadsheet and clipboard: what leaves, what stays, which rows are left; no cell is a formula.

Families and incidents leave on the word of those who answered for each of their cases. All are made up.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Edit, ExitOrder, How
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from typing import Any

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

SCOPES = ["circumstances", "family_members", "identity", "perpetrator_names"]
ORDER = ExitOrder("search", "iimp", "B", lang="en")


def cells(data: bytes) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def agreed(desk: Desk, given: str = "مروان", scopes: list[str] | None = None) -> str:
    case, _, family = whole_case(desk, given, photo_use=False)
    mother = mother_of(desk, family)
    desk.consent.grant(
        case,
        mother,
        "search",
        "iimp",
        "given",
        How(),
        scopes=scopes or SCOPES,
        shown=desk.cases.shown(case),
    )
    return case


def test_only_cases_that_may_leave_stand_in_it_and_each_leaves_a_row(house: House) -> None:
    desk = house.coordinator()
    first, second = agreed(desk), agreed(desk, "سامر")
    silent = whole_case(desk, "قصي", photo_use=False)[0]
    found = desk.outbound.tables.spreadsheet(ORDER)
    header, *rows = cells(found.data)
    assert header[:3] == ["Case number", "Name in Arabic", "Name in Latin letters"]
    assert [row[1] for row in rows] == ["مروان خالد الدرويش", "سامر خالد الدرويش"]
    assert (found.rows, found.left_out) == (2, {"not_asked": 1})
    for case, count in ((first, 1), (second, 1), (silent, 0)):
        left = desk.cases.dossier(case).of("disclosure")
        assert len(left) == count
        assert {one.text("exit") for one in left} <= {"spreadsheet"}
        assert {one.text("digest") for one in left} <= {found.digest}


def test_columns_follow_the_consent(house: House) -> None:
    desk = house.coordinator()
    agreed(desk, scopes=["identity"])
    columns = ("name_ar", "taken.date", "place", "person.sex")
    found = desk.outbound.tables.spreadsheet(
        ExitOrder("search", "iimp", "B", columns=columns, lang="ar")
    )
    _, row = cells(found.data)
    assert row[0] == "مروان خالد الدرويش" and row[3] == "ذكر"
    assert row[1] in (None, "") and row[2] in (None, "")  # circumstances were not agreed to


def test_nothing_in_it_runs(house: House) -> None:
    desk = house.coordinator()
    case = agreed(desk)
    person = desk.cases.record(case).text("person")
    evil = {
        "given_lat": '=HYPERLINK("x")',
        "father_lat": None,
        "family_lat": None,
        "given_ar": "@SUM(A1)",
        "father_ar": None,
        "family_ar": None,
    }
    desk.cases.save([Edit("person", evil, id=person)])
    order = ExitOrder("search", "iimp", "B", columns=("name_ar", "name_lat"), lang="en")
    sheet = openpyxl.load_workbook(
        io.BytesIO(desk.outbound.tables.spreadsheet(order).data)
    ).worksheets[0]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s"]
    assert [cell.value for cell in sheet[2]] == ["@SUM(A1)", '=HYPERLINK("x")']
    text = desk.outbound.tables.spreadsheet(order, "csv").data.decode("utf-8-sig")
    assert text.splitlines()[1].startswith("'@SUM(A1),") and "'=HYPERLINK" in text


def test_at_level_d_there_are_pseudonyms_and_at_e_no_small_count(house: House) -> None:
    desk = house.coordinator()
    for _ in range(6):
        agreed(desk)
    few = agreed(desk, "غادة")
    desk.cases.save([Edit("person", {"sex": "female"}, id=desk.cases.record(few).text("person"))])
    rows = cells(desk.outbound.tables.spreadsheet(ExitOrder("search", "iimp", "D", lang="en")).data)
    assert "Age at the time" in rows[0]
    flat = " ".join(str(one) for row in rows for one in row)
    assert "مروان" not in flat and "Marwan" not in flat and "2013-Q3" in flat
    counts = desk.outbound.tables.spreadsheet(
        ExitOrder("statistics", "donor_aggregate", "E", columns=("sex",), lang="en")
    )
    told = {row[0]: row[1] for row in cells(counts.data)[1:]}
    assert "female" not in told and told["others"] == "fewer than 5, or not told"
    assert "1" not in told.values()
    assert "figures" in {one.text("action") for one in desk.cases.list_kind("audit")}


@pytest.mark.parametrize("recipient", ["donor_aggregate", "own_org"])
def test_s16_figures_are_made_of_all_cases_only(house: House, recipient: str) -> None:
    """Twelve cases, and then eleven of them, told the twelfth, though each count was large enough."""
    desk = house.coordinator()
    cases = [agreed(desk) for _ in range(12)]
    first = ExitOrder("statistics", recipient, "E", columns=("sex",), lang="ar")
    every = replace(first, cases=tuple(cases))
    assert (
        desk.outbound.tables.spread_look(first).text == desk.outbound.tables.spread_look(every).text
    )  # all of them are no choice
    for chosen in (cases[1:], cases[:1], [*cases[:11], cases[0]]):
        order = replace(first, cases=tuple(chosen))
        for leave in (
            desk.outbound.tables.spread_look,
            desk.outbound.tables.spreadsheet,
            desk.outbound.tables.clipboard,
        ):
            with pytest.raises(UserError) as refused:
                leave(order)
            assert (refused.value.name, refused.value.params["reason"]) == ("E_GATE", "whole")
    assert not desk.cases.list_kind("disclosure")  # nothing left
    desk.outbound.tables.spreadsheet(every)
    assert [row.text("level") for row in desk.cases.list_kind("disclosure")] == ["e"]


@pytest.mark.parametrize("exit", ["spreadsheet", "clipboard"])
def test_counts_leave_one_row_that_says_what_to_whom_and_why(house: House, exit: str) -> None:
    """No case is named in it; it reaches the coordinators with the next hand-over."""
    rima = house.coordinator()
    desk = house.documenter("هالة", rima)
    case = whole_case(desk)[0]
    order = ExitOrder("statistics", "donor_aggregate", "E", named="مانح متخيَّل", lang="ar")
    desk.outbound.tables.spread_look(order)
    assert not desk.cases.list_kind("disclosure")
    left = (
        desk.outbound.tables.spreadsheet(order)
        if exit == "spreadsheet"
        else desk.outbound.tables.clipboard(order)
    )
    [row] = desk.cases.list_kind("disclosure")
    said = {name: row.value(name) for name in row.fields}
    assert said == {
        "exit": exit,
        "on": desk.context.today(),
        "purpose": "statistics",
        "recipient": "donor_aggregate",
        "recipient_name": "مانح متخيَّل",
        "level": "e",
        "lang": ["ar"],
        "digest": left.digest,
        "approver": desk.context.vault.by,
        "records": {"columns": ["governorate", "sex"], "figures": [], "whole": False},
    }
    assert case not in repr(said) and not desk.cases.dossier(case).of("disclosure")
    stick = house.root / f"stick-{exit}"
    stick.mkdir()
    rima.sync.intake.receive([path for one in desk.sync.hand_over(stick) for path in one.files])
    assert [one.id for one in rima.cases.list_kind("disclosure")] == [row.id]


def test_donors_see_money_in_bands_of_five_cases_and_more(house: House) -> None:
    """Story 6: what was paid, each currency apart, nothing added up."""
    desk = house.coordinator()
    cases = [whole_case(desk)[0] for _ in range(6)]

    def paid(case: str, amount: str, currency: str) -> None:
        values: dict[str, Json] = {"paid_amount": amount, "paid_currency": currency}
        desk.cases.save([Edit("extortion_attempt", values, parent=case)])

    for number, case in enumerate(cases):
        paid(case, str(1500 + number), "usd")
    paid(cases[0], "40000000", "syp")
    order = ExitOrder("statistics", "donor_aggregate", "E", columns=("paid",), lang="en")
    table = cells(desk.outbound.tables.spreadsheet(order).data)
    assert table == [
        ["Paid to swindlers, in bands", "Cases"],
        ["others", "fewer than 5, or not told"],  # the dollars too: one alone could be worked out
    ]
    for case in cases[1:]:
        paid(case, "50000000", "syp")
    table = cells(desk.outbound.tables.spreadsheet(order).data)
    assert [row[1] for row in table[1:]] == ["6", "6"]
    assert [key for key, _, _ in desk.outbound.tables.exit_columns("E", "en")][-2:] == [
        "demanded",
        "paid",
    ]
    assert not desk.cases.dossier(cases[0]).of("disclosure")


def test_the_clipboard_passes_the_gate_too(house: House) -> None:
    desk = house.coordinator()
    case = agreed(desk)
    one = desk.outbound.tables.clipboard(ExitOrder("search", "iimp", "B", cases=(case,), lang="ar"))
    assert "الاسم" in one.text and "مروان خالد الدرويش" in one.text
    for mark in "\u2066\u2068\u2069\u200f":
        assert mark not in one.text
    [row] = desk.cases.dossier(case).of("disclosure")
    assert row.text("exit") == "clipboard"
    agreed(desk, "سامر")
    several = desk.outbound.tables.clipboard(ORDER)
    assert len(several.text.splitlines()) == 3 and "\t" in several.text


def test_when_nothing_may_leave_nothing_does(house: House) -> None:
    desk = house.coordinator()
    case = agreed(desk)
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.tables.spreadsheet(ExitOrder("search", "ncmp", "B"))
    with pytest.raises(UserError, match="E_VALUE"):
        desk.outbound.tables.spreadsheet(ExitOrder("search", "iimp", "B", columns=("person.blob",)))
    with pytest.raises(UserError, match="E_VALUE"):
        desk.outbound.tables.spreadsheet(
            ExitOrder("statistics", "public", "E", columns=("name_ar",))
        )
    assert not desk.cases.dossier(case).of("disclosure")


FAMILIES = ExitOrder("search", "iimp", "B", lang="en", kind="family")
INCIDENTS = replace(FAMILIES, kind="incident")


def told(data: bytes) -> list[dict[str, str]]:
    """The rows of a table by their heads."""
    header, *rows = cells(data)
    return [dict(zip(header, map(str, row), strict=True)) for row in rows]


def recorded(line: RecordView) -> dict[str, list[str]]:
    """The records and fields that a line of the journal names."""
    rows: Any = line.value("records")
    return dict(rows)


def beside(desk: Desk, case: str, given: str) -> str:
    """One more made-up missing person of the family of a case."""
    family = desk.cases.record(case).text("family")
    other, person = desk.cases.new_case({"given_ar": given, "sex": "male"}, {"family": family}).ids
    kin = {"person": mother_of(desk, family), "related_to": person, "relation": "mother"}
    desk.cases.save([Edit("kinship", {**kin}, parent=family)])
    return other


def incident(desk: Desk, *cases: str) -> str:
    """A made-up raid that took the persons of these cases."""
    raid = desk.context.new_id()
    branch = {"name_ar": "فرع مختلق", "name_en": "Made-up branch"}
    body = desk.cases.save([Edit("perpetrator", {**branch}, id=desk.context.new_id())]).ids[0]
    values: dict[str, Json] = {
        "title": "مداهمة السوق",
        "date": {"from": "2013-08-09", "precision": "day"},
        "place_text": "السوق القديم",
        "perpetrators": [body],
    }
    desk.cases.save([Edit("incident", values, id=raid)])
    desk.cases.save([Edit("case", {"incident": raid}, id=one) for one in cases])
    return raid


def test_a_family_leaves_as_a_row_with_its_own_line_in_the_journal(house: House) -> None:
    desk = house.coordinator()
    case = agreed(desk)
    silent = desk.cases.record(whole_case(desk, "قصي", photo_use=False)[0]).text("family")
    family = desk.cases.record(case).text("family")
    abode: dict[str, Json] = {
        "current_text": "غازي عنتاب",
        "home_text": "القابون",
        "household_size": 5,
    }
    desk.cases.save([Edit("family", abode, id=family)])
    columns = tuple(key for key, _, _ in desk.outbound.tables.exit_columns("B", "en", "family"))
    found = desk.outbound.tables.spreadsheet(replace(FAMILIES, columns=columns))
    assert (found.rows, found.left_out) == (1, {"not_asked": 1})
    [row] = told(found.data)
    assert row["Missing persons"] == "Marwan al-Darwish"
    assert row["Case numbers"] == desk.cases.record(case).text("case_no")
    said = " ".join(row.values())
    assert (
        "القابون" in said and "غازي عنتاب" not in said
    )  # where they live now is for nobody outside
    [line] = desk.cases.dossier(family).of("disclosure")
    assert (line.text("exit"), line.parent) == ("spreadsheet", family)
    left = recorded(line)
    assert set(left) == {family, case, desk.cases.record(case).text("person")}
    assert "current_text" not in left[family] and "home_text" in left[family]
    assert line.value("consents") and not desk.cases.dossier(silent).of("disclosure")


def test_one_case_of_a_family_that_nobody_was_asked_about_keeps_it_here(house: House) -> None:
    desk = house.coordinator()
    case = agreed(desk)
    family = desk.cases.record(case).text("family")
    for grant in desk.cases.dossier(case).of("consent_grant"):
        if grant.text("recipient") == "iimp":
            desk.cases.save([Edit("consent_grant", {"subject": case}, id=grant.id)])
    assert desk.outbound.tables.spreadsheet(FAMILIES).rows == 1
    other = beside(desk, case, "سامر")
    with pytest.raises(UserError, match="E_GATE") as refused:
        desk.outbound.tables.spreadsheet(FAMILIES)
    assert refused.value.params["reason"] == "not_asked"
    mother = mother_of(desk, family)
    desk.consent.grant(
        other,
        mother,
        "search",
        "iimp",
        "given",
        How(),
        scopes=["identity"],
        shown=desk.cases.shown(other),
    )
    [row] = told(
        desk.outbound.tables.spreadsheet(
            replace(FAMILIES, columns=("missing", "family.home_text"))
        ).data
    )
    assert "سامر" in row["Missing persons"]


def test_what_one_case_keeps_stands_in_no_cell_of_the_family(house: House) -> None:
    """The narrowest holds: agreed for one person with the family, for the other without it."""
    desk = house.coordinator()
    case = agreed(desk)
    family = desk.cases.record(case).text("family")
    desk.cases.save([Edit("family", {"home_text": "القابون"}, id=family)])
    order = replace(FAMILIES, columns=("cases", "family.home_text"))
    head = desk.outbound.tables.exit_columns("B", "en", "family")
    label = next(words for key, words, _ in head if key == "family.home_text")
    assert told(desk.outbound.tables.spreadsheet(order).data)[0][label] == "القابون"
    other = beside(desk, case, "سامر")
    mother = mother_of(desk, family)
    for grant in desk.cases.dossier(case).of("consent_grant"):
        if grant.text("recipient") == "iimp":
            desk.cases.save([Edit("consent_grant", {"subject": case}, id=grant.id)])
    desk.cases.save(
        [
            Edit(
                "consent_grant",
                {
                    "grantor": mother,
                    "subject": other,
                    "capacity": "relative",
                    "purpose": "search",
                    "recipient": "iimp",
                    "result": "given",
                    "given_on": "2026-11-04",
                    "how_recorded": "signed",
                    "data_scope": ["identity"],
                },
                parent=family,
            )
        ]
    )
    [row] = told(desk.outbound.tables.spreadsheet(order).data)
    assert row[label] in ("None", "") and "·" in row["Case numbers"]


def test_an_incident_leaves_when_the_families_of_all_its_cases_agreed(house: House) -> None:
    desk = house.coordinator()
    first, second = agreed(desk), agreed(desk, "سامر")
    raid = incident(desk, first, second)
    [row] = told(desk.outbound.tables.spreadsheet(INCIDENTS).data)
    assert "السوق القديم" in row["Place"] and "9 August 2013" in " ".join(row.values())
    assert row["Alleged to be responsible"] == "Alleged to be responsible: Made-up branch"
    for case in (first, second):  # each family finds it with its own case, on its own word
        [line] = desk.cases.dossier(case).of("disclosure")
        assert line.parent == case and raid in recorded(line)
    silent = whole_case(desk, "قصي", photo_use=False)[0]
    desk.cases.save([Edit("case", {"incident": raid}, id=silent)])
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.tables.clipboard(INCIDENTS)
    desk.consent.withdraw(
        [
            one.id
            for one in desk.cases.dossier(second).of("consent_grant")
            if one.text("recipient") == "iimp"
        ]
    )
    holders = {
        one.recipient
        for one in desk.consent.effect(
            [
                one.id
                for one in desk.cases.dossier(first).of("consent_grant")
                if one.text("recipient") == "iimp"
            ]
        ).holders
    }
    assert holders == {"iimp"}  # the letter reaches who holds it


def test_an_incident_of_which_no_case_is_here_stays(house: House) -> None:
    desk = house.coordinator()
    incident(desk)
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.tables.spread_look(INCIDENTS)


def test_only_cases_become_codes_and_figures(house: House) -> None:
    desk = house.coordinator()
    agreed(desk)
    for level in ("D", "E"):
        with pytest.raises(UserError, match="E_GATE"):
            desk.outbound.tables.spreadsheet(replace(FAMILIES, level=level))
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.tables.spreadsheet(
            replace(FAMILIES, purpose="statistics", recipient="donor_aggregate")
        )
    for kind in ("source_list", "source", "person"):
        with pytest.raises(UserError, match="E_VALUE"):
            desk.outbound.tables.spreadsheet(replace(FAMILIES, kind=kind))
    for column in ("incident.perpetrators", "person.given_ar", "name_ar"):
        with pytest.raises(UserError, match="E_VALUE"):
            desk.outbound.tables.spreadsheet(replace(INCIDENTS, columns=(column,)))
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.outbound.tables.spreadsheet(
            replace(FAMILIES, cases=tuple(desk.context.vault.read.roots("case")))
        )

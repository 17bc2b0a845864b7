"""Tables in: proposals, dates that are never guessed, problems by row, drafts, taking a load back.

All people are made up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests import association_table as made_up

from vsdesk.desk import WHY, CaseFilter, ColumnRule, Desk, Edit, TableMapping, TableReport, decided
from vsdesk.desk.loads.table_cells import split_name
from vsdesk.desk.loads.table_dates import read_date
from vsdesk.errors import UserError
from vsdesk.progress import Cancelled
from vsdesk.records.dictionary.labels import Labels

if TYPE_CHECKING:
    from tests.desk.conftest import House


@pytest.fixture
def desk(house: House) -> Desk:
    """A documenter's desk."""
    return house.documenter("سناء")


def table(folder: Path, text: str, name: str = "قائمة.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return path


def mapping(*rules: tuple[str, str] | ColumnRule, **more: Any) -> TableMapping:
    columns = (
        one if isinstance(one, ColumnRule) else ColumnRule(one[0], (one[1],)) for one in rules
    )
    return TableMapping(tuple(columns), **more)


NAME = ("الاسم", "person.given_ar")


def only_case(desk: Desk) -> Any:
    [row] = desk.cases.lists.page(CaseFilter()).rows
    return desk.cases.dossier(row.id)


def reasons(report: TableReport) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.why) for one in report.problems]


# -- the association's table ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8-sig", ","),
        ("utf-8", "\t"),
        ("utf-16", ";"),
        ("windows-1256", ";"),
        ("xlsx", ""),
        ("mac", ""),
    ],
)
def test_five_hundred_rows_are_understood_in_every_format(
    desk: Desk, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    if delimiter:
        path = made_up.write_csv(tmp_path / "قائمة.csv", encoding, delimiter)
    else:
        path = made_up.write_xlsx(tmp_path / "قائمة.xlsx", mac=encoding == "mac")
    seen = desk.loads.tables.open(path)
    assert (seen.rows, len(seen.samples), seen.remembered) == (500, 10, False)
    to = {rule.column: rule.to for rule in seen.mapping.columns}
    assert to == {
        "رقم الملف": ("external_ref.ref_no",),
        "الاسم": ("person.given_ar",),
        "اسم الأب": ("person.father_ar",),
        "الكنية": ("person.family_ar",),
        "اسم الأم": ("person.mother_given_ar",),
        "الجنس": ("person.sex",),
        "سنة الميلاد": ("person.birth",),
        "تاريخ الاعتقال": ("event.date",),
        "مكان الاعتقال": ("event.place_text",),
        "الجهة": ("involvement.named_as", "involvement.group"),
        "المحافظة": ("event.place",),
        "رقم الهاتف": ("contact_channel.value",),
        "اسم مقدم البلاغ": ("relative.full_name_ar",),
        "صلة القرابة": ("kinship.relation",),
        "ملاحظات": ("note.text",),
        "لون السيارة": (),
    }
    values = {rule.column: dict(rule.values) for rule in seen.mapping.columns}
    assert values["الجنس"] == {"ذكر": "male", "أنثى": "female"}
    assert values["المحافظة"] == {"ريف دمشق": "SY03", "حمص": "SY04", "حلب": "SY02"}
    assert values["الجهة"] == {"الأمن العسكري": "gov_mi", "المخابرات الجوية": "gov_afi"}
    assert values["صلة القرابة"] == {"الأم": "mother", "الزوجة": "wife"}
    if delimiter:
        [unclear] = seen.ambiguous
        assert unclear.column == "تاريخ الاعتقال" and unclear.count > 20 and len(unclear.rows) == 10
        undecided = desk.loads.tables.load(path, seen.mapping, partial=True)
        assert undecided.load == "" and undecided.loaded == 0 and desk.access.status().cases == 0
        assert {one.why for one in undecided.problems} == {"date_order"}
        assert [one.row for one in undecided.problems][:10] == list(unclear.rows)
    else:
        assert seen.ambiguous == () and seen.sheet == "الأسماء"
        assert seen.mapping.sheet is None
    checked = desk.loads.tables.load(path, seen.mapping, date_order="dmy", dry_run=True)
    assert checked.dry_run and checked.loaded == 500 and checked.problems == ()
    assert checked.made["case"] == 500 and checked.made["person"] == 1000
    assert desk.access.status().cases == 0 and desk.loads.undo.loads() == []


def test_a_row_becomes_a_draft_case_with_every_word_of_it(desk: Desk, tmp_path: Path) -> None:
    path = made_up.write_csv(tmp_path / "قائمة.csv", count=40)
    seen = desk.loads.tables.open(path, date_order="dmy")
    report = desk.loads.tables.load(path, seen.mapping, date_order="dmy")
    assert report.load and report.loaded == 40 and report.skipped == 0
    assert (desk.access.status().cases, desk.access.status().families) == (40, 40)
    expected = made_up.rows(40)
    for row in desk.cases.lists.page(CaseFilter()).rows:
        dossier: Any = desk.cases.dossier(row.id)
        case = dossier.get(row.id)
        [reference] = dossier.of("external_ref")
        number = int(str(reference.value("ref_no")).removeprefix("م/")) - 1
        given, father, family = expected[number][1:4]
        person = dossier.get(case.value("person"))
        assert [person.value(f"{part}_ar") for part in ("given", "father", "family")] == [
            given,
            father,
            family,
        ]
        assert case.value("review_state") == "draft" and case.value("intake_channel") == "other"
        assert reference.value("body") == "paper" and row.number and row.author
        [event] = dossier.of("event")
        assert event.value("is_disappearance") is True and event.value("type") == "arrest"
        date = event.value("date")
        assert date["as_told"] == expected[number][made_up.DATE]
        if number % 4 < 2:
            day = made_up.day_of(number).isoformat()
            assert (date["from"], date["to"], date["precision"]) == (day, day, "day")
        else:
            assert date["precision"] == ("month" if number % 4 == 2 else "unknown")
        [involvement] = dossier.of("involvement")
        assert involvement.value("named_as") == expected[number][9]
        assert involvement.value("group") == ("gov_mi", "gov_afi", None)[number % 3]
        [note] = dossier.of("note")
        text = note.value("text")["ar"]
        assert text.startswith(f"قائمة.csv · {number + 2 + (number >= 5)}")
        for column in ("لون السيارة", "ملاحظات", "الجنس", "صلة القرابة", "المحافظة"):
            assert expected[number][made_up.HEADER.index(column)] in text
        [channel] = dossier.of("contact_channel")
        assert channel.value("value") == expected[number][11]
        assert dossier.get(case.value("primary_contact")).value("given_ar") == "نجاح"
        kin = [one.value("relation") for one in dossier.of("kinship")]
        assert kin == ([["mother"], ["wife"], []][number % 3])
    found = desk.cases.lists.search("م/7")
    assert [hit.root_kind for hit in found] == ["case"]
    assert desk.cases.lists.count(CaseFilter(governorate="SY04")) == 13


def test_the_mapping_is_found_again_and_the_order_of_dates_is_not(
    desk: Desk, tmp_path: Path
) -> None:
    first = table(tmp_path, "الاسم,اسم الأب,تاريخ الاعتقال,سر\nسامر,خالد,03/04/2013,ألف\n")
    seen = desk.loads.tables.open(first)
    changed = replace(
        seen.mapping, columns=(*seen.mapping.columns[:3], ColumnRule("سر", ("person.occupation",)))
    )
    desk.loads.tables.load(first, changed, date_order="mdy")
    [event] = only_case(desk).of("event")
    assert event.value("date")["from"] == "2013-03-04"
    assert desk.loads.tables.open(first).loaded_before == desk.loads.undo.loads()[0].id
    second = table(
        tmp_path, "سر,الإسم,اسم الاب,تاريخ الإعتقال\nباء,هدى,يوسف,05/06/2013\n", "أخرى.csv"
    )
    again = desk.loads.tables.open(second)
    assert again.remembered and again.mapping == changed and again.loaded_before == ""
    assert again.ambiguous[0].rows == (2,)
    assert again.samples[0].blocked and again.samples[0].records == ()
    [sample] = desk.loads.tables.open(second, mapping=again.mapping, date_order="dmy").samples
    values: dict[str, Any] = {one.record: one.values for one in sample.records}
    assert values["person"]["occupation"] == "باء"
    assert values["event"]["date"]["from"] == "2013-06-05"
    assert desk.loads.tables.load(second, again.mapping).problems[0].why == "date_order"


def test_a_proposal_alone_names_a_full_name(desk: Desk, tmp_path: Path) -> None:
    seen = desk.loads.tables.open(table(tmp_path, "الاسم,ملاحظات\nسامر خالد الدرويشي,\n"))
    assert seen.mapping.columns[0].to == ("person.full_name_ar",)
    seen = desk.loads.tables.open(
        table(tmp_path, "Full name,Date of arrest\nSamer al-Darwishi,2013\n")
    )
    assert [rule.to[0] for rule in seen.mapping.columns] == ["person.full_name_lat", "event.date"]
    seen = desk.loads.tables.open(
        table(tmp_path, "Nav,Navê bavê,Paşnav,Dîroka girtinê\nŞêro,Bavê,Mistê,9ê Tebaxê 2013\n")
    )
    assert [rule.to[0] for rule in seen.mapping.columns] == [
        "person.given_ku",
        "person.father_ku",
        "person.family_ku",
        "event.date",
    ]
    assert seen.mapping.language == "ku"
    date = {one.record: one.values for one in seen.samples[0].records}["event"]["date"]
    assert date == {
        "from": "2013-08-09",
        "to": "2013-08-09",
        "precision": "day",
        "as_told": "9ê Tebaxê 2013",
    }
    seen = desk.loads.tables.open(table(tmp_path, "اسم المعتقل,هاتف,موبايل\nسامر,1,2\n"))
    assert [rule.to for rule in seen.mapping.columns] == [
        ("person.full_name_ar",),
        ("contact_channel.value",),
        ("contact_channel#2.value",),
    ]


# -- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "order", "start", "end"),
    [
        ("2013-08-09", None, "2013-08-09", "2013-08-09"),
        ("٢٠١٣/٨/٩", None, "2013-08-09", "2013-08-09"),
        ("2013-08-09 00:00:00", None, "2013-08-09", "2013-08-09"),
        ("2013-08", None, "2013-08-01", "2013-08-31"),
        ("8/2013", None, "2013-08-01", "2013-08-31"),
        ("٢٠١٣م", None, "2013-01-01", "2013-12-31"),
        ("2012 - 2013", None, "2012-01-01", "2013-12-31"),
        ("25/03/2013", None, "2013-03-25", "2013-03-25"),
        ("03/25/2013", None, "2013-03-25", "2013-03-25"),
        ("05.05.2013", None, "2013-05-05", "2013-05-05"),
        ("03/04/2013", "dmy", "2013-04-03", "2013-04-03"),
        ("03/04/2013", "mdy", "2013-03-04", "2013-03-04"),
        ("٣-٤-٢٠١٣", "dmy", "2013-04-03", "2013-04-03"),
        ("9 آب 2013", None, "2013-08-09", "2013-08-09"),
        ("أغسطس ٢٠١٣", None, "2013-08-01", "2013-08-31"),
        ("5 كانون ثاني 2013", None, "2013-01-05", "2013-01-05"),
        ("9 Aug 2013", None, "2013-08-09", "2013-08-09"),
        ("August 9th, 2013", None, "2013-08-09", "2013-08-09"),
    ],
)
def test_dates_that_say_what_they_mean(cell: str, order: str | None, start: str, end: str) -> None:
    found = read_date(cell, order)
    assert found.state == "read" and found.value is not None
    assert (found.value["from"], found.value["to"], found.value["as_told"]) == (start, end, cell)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("15/3/1434", "hijri"),
        ("1434", "hijri"),
        ("1433/12/10", "hijri"),
        ("1433-1434", "hijri"),
        ("12 رمضان 1434 هـ", "hijri"),
        ("3/4/13", "short_year"),
        ("تالت يوم العيد", "not_date"),
        ("41495", "not_date"),
        ("3 ثور 2013", "not_date"),
        ("0013", "not_date"),
    ],
)
def test_what_is_no_date_of_ours_stays_words(cell: str, why: str) -> None:
    found = read_date(cell, "dmy")
    assert (found.state, found.why) == ("words", why)
    assert found.value == {"precision": "unknown", "as_told": cell}


@pytest.mark.parametrize(
    ("cell", "order", "state"),
    [
        ("03/04/2013", None, "ambiguous"),
        ("03/04/2013", "ymd", "ambiguous"),
        ("31/02/2013", "dmy", "impossible"),
        ("25/03/2013", "mdy", "impossible"),
        ("13/25/2013", None, "impossible"),
        ("31/31/2013", None, "impossible"),
        ("2013/13/01", None, "impossible"),
        ("9/8/2500", None, "ambiguous"),
        ("9/8/2500", "dmy", "impossible"),
        ("x" * 5000, None, "impossible"),
    ],
)
def test_dates_that_cannot_be_or_must_be_asked(cell: str, order: str | None, state: str) -> None:
    assert read_date(cell, order).state == state


def test_dates_and_text_mixed_are_remarked(desk: Desk, tmp_path: Path) -> None:
    seen = desk.loads.tables.open(made_up.write_xlsx(tmp_path / "قائمة.xlsx", count=12))
    assert [(one.row, one.column, one.why) for one in seen.remarks] == [
        (3, "تاريخ الاعتقال", "mixed_dates")
    ]


# -- problems -------------------------------------------------------------------------------------


def test_a_number_that_cannot_be_is_told_of_its_row(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, "الاسم,عدد الأولاد\nسامر,-3\nهدى,٤٥٠٠\nجمال,٤\n")
    count = ("عدد الأولاد", "person.children_count")
    report = desk.loads.tables.load(path, mapping(NAME, count))
    assert reasons(report) == [
        (2, "عدد الأولاد", "not_within"),
        (3, "عدد الأولاد", "not_within"),
    ]
    kept = mapping(NAME, ColumnRule(count[0], (count[1],), otherwise="words"))
    report = desk.loads.tables.load(path, kept)
    assert report.loaded == 3 and {one.why for one in report.remarks} == {"kept_words"}
    held = [
        one.value("children_count")
        for row in desk.cases.lists.page(CaseFilter()).rows
        for one in desk.cases.dossier(row.id).of("person")
    ]
    assert sorted(held, key=str) == [4, None, None]


def test_problems_are_listed_by_row_and_nothing_is_half_loaded(desk: Desk, tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "الاسم,الجنس,عدد الأولاد,تاريخ الاعتقال,يوم التوثيق\n"
        "سامر,ذكر,٣,2013-08-09,2020-01-02\n"
        "هدى,أنثا,2,2013-08-09,\n"
        "يوسف,ذكر,كثير,2013-08-09,\n"
        ",ذكر,1,2013-08-09,\n"
        "رامي,ذكر,1,31/02/2013,صيف 2020\n"
        "جمال,-,؟,—,صيف 2020\n",
    )
    given = mapping(
        NAME,
        ColumnRule("الجنس", ("person.sex",), {"ذكر": "male", "أنثى": "female"}),
        ("عدد الأولاد", "person.children_count"),
        ("تاريخ الاعتقال", "event.date"),
        ("يوم التوثيق", "case.intake_date"),
    )
    report = desk.loads.tables.load(path, given)
    assert reasons(report) == [
        (3, "الجنس", "not_in_list"),
        (4, "عدد الأولاد", "not_number"),
        (5, "", "no_name"),
    ]
    assert [one.field for one in report.problems][:2] == ["person.sex", "person.children_count"]
    assert all(one.sentence for one in report.problems)
    assert (report.load, report.rows, report.loaded, report.skipped) == ("", 6, 0, 6)
    assert desk.access.status().cases == 0
    report = desk.loads.tables.load(path, given, partial=True)
    assert (report.rows, report.loaded, report.skipped) == (6, 3, 3)
    assert [(one.row, one.why) for one in report.remarks] == [
        (6, "impossible"),
        (6, "kept_words"),
        (7, "kept_words"),
    ]
    rows: dict[str, Any] = {
        row.name: desk.cases.dossier(row.id) for row in desk.cases.lists.page(CaseFilter()).rows
    }
    assert set(rows) == {"سامر", "جمال", "رامي"}
    [taken] = rows["رامي"].of("event")  # the person comes in, and the day as it was told
    assert taken.value("date") == {"precision": "unknown", "as_told": "31/02/2013"}
    [first] = rows["سامر"].of("person")
    assert (first.value("sex"), first.value("children_count")) == ("male", 3)
    assert rows["سامر"].of("case")[0].value("intake_date") == "2020-01-02"
    assert "يوم التوثيق: صيف 2020" in rows["جمال"].of("note")[0].value("text")["ar"]
    kept = replace(given, columns=tuple(replace(one, otherwise="words") for one in given.columns))
    assert reasons(desk.loads.tables.load(path, kept, dry_run=True)) == [(5, "", "no_name")]


def test_faults_of_the_spreadsheet_are_problems_of_the_row(desk: Desk, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["الاسم", "العمر", "العائلة"],
        ["سامر", "=1+1", "الدرويشي"],
        ["هدى", 3, None],
        ["عنوان"],
    ):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    sheet.merge_cells("A4:C4")
    path = tmp_path / "قائمة.xlsx"
    book.save(path)
    report = desk.loads.tables.load(
        path, mapping(NAME, ("العائلة", "person.family_ar")), partial=True
    )
    assert reasons(report) == [(2, "العمر", "formula"), (4, "الاسم", "merged_across")]
    assert [(one.row, one.column, one.why) for one in report.remarks] == [
        (3, "العائلة", "merged_down")
    ]
    assert only_case(desk).of("person")[0].value("family_ar") == "الدرويشي"


@pytest.mark.parametrize(
    ("rules", "code", "params"),
    [
        (
            [("الأسم الكامل جدا", "person.given_ar")],
            "E_TABLE",
            {"why": "column_missing", "field": "person.given_ar"},
        ),
        ([NAME, ("المدينة", "person.nothing")], "E_FIELD", {"field": "person.nothing"}),
        ([NAME, ("المدينة", "case.person")], "E_FIELD", {"field": "case.person"}),
        ([NAME, ("المدينة", "audit.reason")], "E_FIELD", {"field": "audit.reason"}),
        ([NAME, ("المدينة", "case.closed_on")], "E_ROLE", {"field": "case.closed_on"}),
        (
            [NAME, ColumnRule("المدينة", ("person.sex",), {"حمص": "homs"})],
            "E_VALUE",
            {"field": "person.sex"},
        ),
        (
            [NAME, ColumnRule("المدينة", ("event.place",), {"حمص": "XX"})],
            "E_VALUE",
            {"field": "event.place"},
        ),
        (
            [NAME, ColumnRule("المدينة", ("case.prior_detention",), {"حمص": "maybe"})],
            "E_VALUE",
            {"field": "case.prior_detention"},
        ),
        (
            [("الاسم", "person.birth"), ("المدينة", "person.birth")],
            "E_TABLE",
            {"why": "twice", "field": "person.birth"},
        ),
    ],
)
def test_mappings_that_cannot_be(
    desk: Desk, tmp_path: Path, rules: list[Any], code: str, params: dict[str, str]
) -> None:
    path = table(tmp_path, "الاسم,المدينة\nسامر,حمص\n")
    with pytest.raises(UserError) as caught:
        desk.loads.tables.load(path, mapping(*rules))
    assert (caught.value.name, caught.value.params) == (code, params)
    with pytest.raises(UserError, match="E_USAGE"):
        desk.loads.tables.load(path, mapping(NAME), date_order="dd")
    with pytest.raises(UserError, match="E_VALUE"):
        desk.loads.tables.load(path, mapping(NAME, defaults={"event.type": "nothing"}))
    with pytest.raises(UserError, match="E_FIELD"):
        desk.loads.tables.load(path, mapping(NAME, defaults={"person.full_name_ar": "x"}))
    with pytest.raises(UserError, match="empty"):
        desk.loads.tables.load(table(tmp_path, "الاسم,المدينة\n"), mapping(NAME))
    assert desk.loads.undo.loads() == []


def test_a_cancelled_load_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    path = made_up.write_csv(tmp_path / "قائمة.csv", count=250)
    seen = desk.loads.tables.open(path)

    class Stop:
        def step(self, stage: str, done: int, total: int) -> None:
            if stage == "loading" and done >= 200:
                assert total == 250
                raise Cancelled

    with pytest.raises(Cancelled):
        desk.loads.tables.load(path, seen.mapping, date_order="dmy", progress=Stop())
    assert (
        desk.access.status().cases == 0
        and desk.loads.undo.loads() == []
        and not desk.loads.tables.open(path).remembered
    )


# -- what rows make -------------------------------------------------------------------------------


def test_names_are_cut_only_when_asked(desk: Desk, tmp_path: Path) -> None:
    path = table(
        tmp_path, "الاسم الكامل\nسامر عبد الله نور الدين\nهدى خالد يوسف الدرويشي\nرامي الحلبوني\n"
    )
    whole = ColumnRule("الاسم الكامل", ("person.full_name_ar",))
    report = desk.loads.tables.load(path, mapping(whole), partial=True)
    assert report.loaded == 3
    persons = desk.cases.list_kind("person")
    assert persons[0].value("given_ar") == "سامر عبد الله نور الدين"
    assert not any(one.value("father_ar") for one in persons)
    desk.loads.undo.undo(report.load)
    report = desk.loads.tables.load(path, mapping(replace(whole, split=True)))
    assert [(one.row, one.why) for one in report.remarks] == [(4, "not_split")]
    got = [
        tuple(one.value(f"{part}_ar") for part in ("given", "father", "grandfather", "family"))
        for one in desk.cases.list_kind("person")
    ]
    assert got == [
        ("سامر", "عبد الله", None, "نور الدين"),
        ("هدى", "خالد", "يوسف", "الدرويشي"),
        ("رامي الحلبوني", None, None, None),
    ]
    written = [one.value("value") for one in desk.cases.list_kind("person_name")]
    assert written[1] == "هدى خالد يوسف الدرويشي" and len(written) == 3
    assert split_name("أبو بكر") is None


def test_rows_of_one_family_share_it(desk: Desk, tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "الاسم,رقم العائلة,القريب,الصلة,هاتف\n"
        "سامر,ع١,نجاح,الأم,0944\nهدى,ع1,نجاح,الأم,0944\nرامي,ع2,نجاح,الأم,0944\nجمال,ع1,خالد,الأب,0955\n",
    )
    given = mapping(
        NAME,
        ("رقم العائلة", "family.key"),
        ("القريب", "relative.full_name_ar"),
        ColumnRule("الصلة", ("kinship.relation",), {"الأم": "mother", "الأب": "father"}),
        ("هاتف", "contact_channel.value"),
    )
    report = desk.loads.tables.load(path, given)
    assert report.made == {
        "case": 4,
        "person": 7,
        "note": 4,
        "family": 2,
        "external_ref": 2,
        "family_member": 3,
        "kinship": 4,
        "contact_channel": 3,
        "person_name": 3,
    }
    cases = {
        row.name: desk.cases.record(row.id)
        for row in desk.cases.lists.page(CaseFilter(sort="name")).rows
    }
    assert (
        cases["سامر"].value("family")
        == cases["هدى"].value("family")
        == cases["جمال"].value("family")
    )
    assert cases["سامر"].value("primary_contact") == cases["هدى"].value("primary_contact")
    assert cases["سامر"].value("family") != cases["رامي"].value("family")
    assert desk.access.check().ok
    family = desk.cases.dossier(str(cases["سامر"].value("family")))
    assert {one.value("related_to") for one in family.of("kinship")} == {
        cases[name].value("person") for name in ("سامر", "هدى", "جمال")
    }


def test_what_each_row_says_of_a_family_is_kept(desk: Desk, tmp_path: Path) -> None:
    """Words of every row, of what may be told the more careful, what else differs in the note of its row."""
    path = table(
        tmp_path,
        "الاسم,رقم العائلة,كيف نتصل,سرّي,عدد,أين\n"
        "سامر,7,,لا,,\n"
        "مروان,7,اتصلوا بعد العشاء,لا,4,حمص\n"
        "رامي,7,لا تتصلوا بالبيت أبدا فزوجي لا يعلم,نعم,5,إدلب\n"
        "جمال,7,اتصلوا بعد العشاء,,4,حمص\n"
        "غسان,8,,لا,9,\n",
    )
    given = mapping(
        NAME,
        ("رقم العائلة", "family.key"),
        ("كيف نتصل", "family.safe_contact_plan"),
        ColumnRule("سرّي", ("family.discreet",), {"نعم": "true", "لا": "false"}),
        ("عدد", "family.household_size"),
        ("أين", "family.current_text"),
    )
    report = desk.loads.tables.load(path, given)
    assert (report.loaded, report.made["family"]) == (5, 2)
    cases = {
        row.name: desk.cases.dossier(row.id)
        for row in desk.cases.lists.page(CaseFilter(sort="name")).rows
    }
    family = desk.cases.record(str(cases["سامر"].of("case")[0].value("family")))
    assert family.value("safe_contact_plan") is not None
    told = json.dumps(family.value("safe_contact_plan"), ensure_ascii=False)
    assert told.count("بعد العشاء") == 1 and "فزوجي لا يعلم" in told
    assert family.value("discreet") is True
    assert family.value("household_size") == 4
    notes = {
        name: json.dumps(one.of("note")[0].value("text"), ensure_ascii=False)
        for name, one in cases.items()
    }
    everywhere = json.dumps(family.value("current_text"), ensure_ascii=False) + notes["رامي"]
    assert "حمص" in everywhere and "إدلب" in everywhere
    assert "عدد: 5" in notes["رامي"]
    differing = {(one.row, one.field) for one in report.remarks if one.why == "of_another_row"}
    assert (4, "family.household_size") in differing and all(row == 4 for row, _ in differing)
    other = desk.cases.record(str(cases["غسان"].of("case")[0].value("family")))
    assert (other.value("discreet"), other.value("household_size")) == (False, 9)


def test_an_empty_cell_says_nothing(desk: Desk, tmp_path: Path) -> None:
    path = table(
        tmp_path, "الاسم,ماذا حدث,المكان,سُئل من\nسامر,توقيف,القطيفة,صليب\nرامي,,القطيفة,\n"
    )
    given = mapping(
        NAME,
        ColumnRule("ماذا حدث", ("event.type",), {"توقيف": "arrest"}),
        ("المكان", "event.place_text"),
        ("سُئل من", "search_action.body_name"),
    )
    desk.loads.tables.load(path, given)
    held = [desk.cases.dossier(row.id) for row in desk.cases.lists.page(CaseFilter()).rows]
    told = {
        one.of("person")[0].text("given_ar"): [event.value("type") for event in one.of("event")]
        for one in held
    }
    assert told == {"سامر": ["arrest"], "رامي": [None]}
    assert [row.value("actor") for one in held for row in one.of("search_action")] == [None]


def test_second_records_joined_texts_and_defaults(desk: Desk, tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "الاسم,السجن,الفرع,من,سجل,وثائق,ملاحظات,ملاحظات 2,notes\n"
        'سامر,صيدنايا,215,الجوية,نعم,"سوري، عراقي",أولى,ثانية,third\n',
    )
    given = mapping(
        NAME,
        ("السجن", "event#2.place_text"),
        ("الفرع", "event#3.section_cell"),
        ("من", "involvement#2.named_as"),
        ColumnRule("سجل", ("case.prior_detention",), {"نعم": "true"}),
        ColumnRule("وثائق", ("person.nationality",), {"سوري": "syrian", "عراقي": "iraqi"}),
        ("ملاحظات", "case.summary"),
        ("ملاحظات 2", "case.summary"),
        ("notes", "case.summary"),
        defaults={"event#3.type": "sighting", "case.case_type": "enforced_disappearance"},
    )
    desk.loads.tables.load(path, given)
    dossier = only_case(desk)
    events = {one.value("type"): one for one in dossier.of("event")}
    assert set(events) == {"held_at", "sighting", None}  # what no cell says nobody said
    assert events["held_at"].value("is_disappearance") is None
    [involvement] = dossier.of("involvement")
    assert involvement.parent == events["held_at"].id
    [case] = dossier.of("case")
    assert case.value("prior_detention") is True
    assert case.value("case_type") == "enforced_disappearance"
    assert case.value("summary") == {"ar": "أولى\nثانية", "en": "third", "src_lang": "ar"}
    assert dossier.of("person")[0].value("nationality") == ["iraqi", "syrian"]


def test_a_mapping_is_kept_as_it_is_written(desk: Desk, tmp_path: Path) -> None:
    seen = desk.loads.tables.open(made_up.write_csv(tmp_path / "قائمة.csv", count=3))
    assert TableMapping.read(seen.mapping.json()) == seen.mapping
    document = json.loads(seen.mapping.json())
    for broken in (
        "",
        "[]",
        "{}",
        "{" * 5000,
        json.dumps({**document, "vsdesk_mapping": 2}),
        json.dumps({**document, "columns": {}}),
        json.dumps({**document, "columns": [1]}),
        json.dumps({**document, "columns": [{"column": 1}]}),
        json.dumps({**document, "columns": [{"column": "a", "to": 1}]}),
        json.dumps({**document, "columns": [{"column": "a", "values": {"x": 1}}]}),
        json.dumps({**document, "header_row": True}),
        json.dumps({**document, "language": "fr"}),
        json.dumps({**document, "sheet": 1}),
        "x" * 2_000_000,
    ):
        with pytest.raises(UserError, match="why=mapping"):
            TableMapping.read(broken)
    with pytest.raises(UserError, match="E_FIELD"):
        TableMapping.read(json.dumps({**document, "columns": [{"column": "a", "to": "sql;"}]}))


def test_everything_that_a_column_may_become_has_a_label(desk: Desk) -> None:
    labels = Labels("ar")
    targets = desk.loads.tables.targets()
    assert len(targets) > 120 and len({one.target for one in targets}) == len(targets)
    for one in targets:
        TableMapping((ColumnRule("x", (one.target,)),)).json()
        assert labels.kind(one.kind) and labels.field(one.kind, one.field)
    assert all(sentence.endswith((".", "?", "is none.")) for sentence in WHY.values())


# -- taking a load back ---------------------------------------------------------------------------


def test_a_load_is_taken_back_except_what_was_worked_on(desk: Desk, tmp_path: Path) -> None:
    before = desk.cases.new_case({"given_ar": "ماهر"}).ids[0]
    path = made_up.write_csv(tmp_path / "قائمة.csv", count=6)
    report = desk.loads.tables.load(path, desk.loads.tables.open(path).mapping, date_order="dmy")
    rows = desk.cases.lists.page(CaseFilter(sort="number")).rows
    edited, added, viewed, drafted = (row.id for row in rows[1:5])
    desk.cases.save([Edit("case", {"priority": "urgent"}, id=edited)])
    desk.cases.save([Edit("event", {"type": "sighting"}, parent=added)])
    desk.cases.note_view(desk.cases.dossier(viewed).of("contact_channel")[0].id)
    desk.cases.drafts.put(f"case:{drafted}:form", {"text": "غير محفوظ"})
    undone = desk.loads.undo.undo(report.load)
    families = {str(desk.cases.record(one).value("family")) for one in (edited, added, drafted)}
    assert set(undone.stay) == {edited, added, drafted} | families
    left = {row.id for row in desk.cases.lists.page(CaseFilter()).rows}
    assert left == {before, edited, added, drafted}
    assert desk.access.status().families == 3
    assert undone.hidden > 20
    assert desk.cases.record(viewed).deleted and desk.loads.undo.loads()[0].undone
    assert desk.loads.tables.open(path).loaded_before == ""
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.loads.undo.undo("nothing")
    desk.cases.drafts.drop(f"case:{drafted}:form")
    desk.loads.undo.undo(report.load)
    assert {row.id for row in desk.cases.lists.page(CaseFilter()).rows} == {before, edited, added}


def test_a_load_of_lines_is_taken_back_too(desk: Desk) -> None:
    kept = desk.cases.new_case({"given_ar": "ماهر"}).ids[0]
    case, person = "c" * 32, "a" * 32
    lines = [
        {"kind": "case", "id": case, "person": person},
        {"kind": "person", "id": person, "parent": case, "given_ar": "سامر"},
        {"kind": "event", "id": "e" * 32, "parent": kept, "type": "arrest"},
        {"kind": "event", "id": "f" * 32, "parent": kept, "type": "release"},
        {"kind": "case", "id": kept, "priority": "urgent"},
    ]
    loaded = desk.loads.load([json.dumps(one).encode() for one in lines], name="سطور.jsonl")
    assert (
        desk.loads.undo.loads()[0].file == "سطور.jsonl"
        and desk.loads.undo.loads()[0].id == loaded.load
    )
    desk.cases.save([Edit("event", {"place_text": "حمص"}, id="f" * 32)])
    undone = desk.loads.undo.undo(loaded.load)
    assert undone.stay == ("f" * 32,) and undone.hidden == 3
    assert desk.cases.record(case).deleted and not desk.cases.record(kept).deleted
    assert [one.id for one in desk.cases.list_kind("event")] == ["f" * 32]
    assert desk.cases.record(kept).value("priority") == "urgent"


# -- the words of coded columns -------------------------------------------------------------------

CODED = "الاسم,الجنس,نوع الحالة,المكان\nمروان,ذكر,معتقل,القطيفة\nهدى,انثى,شو ما كان,حمص\nسلمى,أنثى,معتقل,حمص\nجمال,M,,\n"


def coded(desk: Desk, folder: Path, text: str = CODED) -> tuple[Path, TableMapping]:
    rules = (NAME, ("الجنس", "person.sex"), ("نوع الحالة", "case.case_type"))
    return table(folder, text), mapping(*rules, ("المكان", "event.place_text"))


def test_every_word_of_a_coded_column_is_offered_once_with_its_proposal(
    desk: Desk, tmp_path: Path
) -> None:
    sex, kind = desk.loads.tables.words(*coded(desk, tmp_path))
    assert (sex.number, sex.column, sex.kind, sex.name) == (1, "الجنس", "person", "sex")
    assert dict(sex.words) == {"انثى": 2, "ذكر": 1, "M": 1}  # two spellings of one word
    assert (sex.codes["ذكر"], sex.codes["انثى"]) == ("male", "female")
    assert kind.vocabulary == "case_type"
    assert kind.words[0] == ("معتقل", 2)
    assert "شو ما كان" not in kind.codes and kind.open >= 1
    shown = [key for key, _ in Labels("ar").terms("case_type")]
    assert list(kind.options) == shown


def test_what_is_decided_of_each_word_is_loaded_and_kept_for_the_next_table(
    desk: Desk, tmp_path: Path
) -> None:
    path, made = coded(desk, tmp_path)
    said = {
        1: {"ذكر": "male", "انثى": "female", "M": "male"},
        2: {"معتقل": "enforced_disappearance", "شو ما كان": ""},
    }
    made = decided(made, said)
    assert (made.columns[1].otherwise, made.columns[2].otherwise) == ("problem", "words")
    report = desk.loads.tables.load(path, made)
    assert (report.loaded, report.skipped) == (4, 0)
    cases = [
        desk.cases.dossier(row.id) for row in desk.cases.lists.page(CaseFilter(sort="number")).rows
    ]
    sexes = [case.of("person")[0].value("sex") for case in cases]
    assert sexes == ["male", "female", "female", "male"]
    types = [case.head.value("case_type") for case in cases]
    assert types == ["enforced_disappearance", None, "enforced_disappearance", None]
    assert "شو ما كان" in " ".join(str(note.value("text")) for note in cases[1].of("note"))
    again = desk.loads.tables.open(path).mapping
    assert again == made
    assert TableMapping.read(made.json()) == made
    rest = decided(again, {1: {"ذكر": "unknown"}}).columns[1].values
    assert rest == {"انثى": "female", "M": "male", "ذكر": "unknown"}  # other words stay


def test_a_place_and_yes_or_no_are_offered_too(desk: Desk, tmp_path: Path) -> None:
    path = table(tmp_path, "الاسم,حمص؟,متزوج\nمروان,حمص,نعم\nهدى,بيت جدي,ممكن\n")
    rules = (NAME, ("حمص؟", "event.place"), ("متزوج", "event.is_mass"))
    names = {one.target for one in desk.loads.tables.targets()}
    flag = next(
        target.target
        for target in desk.loads.tables.targets()
        if (spec := desk.context.dictionary.field(target.kind, target.field))
        and spec.type == "bool"
    )
    assert "event.place" in names
    place, answer = desk.loads.tables.words(path, mapping(*rules[:2], ("متزوج", flag)))
    found = desk.context.dictionary.places.by_key(place.codes["حمص"])
    assert found is not None and found.name("ar") == "حمص"
    assert "بيت جدي" not in place.codes and place.codes["حمص"] in place.options
    assert (answer.options, answer.codes) == (("true", "false"), {"نعم": "true"})


def test_a_column_of_telephones_is_proposed_as_a_way_of_contact(desk: Desk, tmp_path: Path) -> None:
    """Whatever it is called: kept as a note it would leave with the words."""
    path = table(
        tmp_path,
        "الاسم,أهل المفقود,ملاحظة\nسامر,٠٩٣٣ ١٢٣ ٤٥٦,في 2013-08-09\nهدى,0944-555-666,دفعوا 5000000\n",
    )
    seen = desk.loads.tables.open(path)
    to = {one.column: one.to for one in seen.mapping.columns}
    assert to["أهل المفقود"] == ("contact_channel.value",)
    assert to["ملاحظة"] != ("contact_channel.value",)


def test_what_was_promised_in_a_talk_becomes_a_row_that_is_owed(desk: Desk, tmp_path: Path) -> None:
    """No new record holds a promise in the talk itself; a talk without one has no row below it."""
    path = table(
        tmp_path,
        "الاسم,يوم المكالمة,الوعد,حتى\nمروان,2026-11-01,نتصل بعد شهر,2026-12-01\nأنس,2026-11-02,,\n",
    )
    rules = mapping(
        NAME,
        ("يوم المكالمة", "contact_log.on"),
        ("الوعد", "contact_log.promised"),
        ("حتى", "contact_log.due"),
    )
    loaded = desk.loads.tables.load(path, rules, date_order="ymd")
    assert (loaded.loaded, loaded.problems) == (2, ())
    found = [desk.cases.dossier(row.id) for row in desk.cases.lists.families(CaseFilter()).rows]
    talks = {one.text("on"): (one, book) for book in found for one in book.of("contact_log")}
    assert not any(
        one.value(name) for one, _ in talks.values() for name in ("promised", "due", "done")
    )
    talk, book = talks["2026-11-01"]
    [owed] = book.children(talk.id, "duty")
    assert (owed.text("type"), owed.text("due")) == ("owed_to_family", "2026-12-01")
    assert owed.value("what") == {"ar": "نتصل بعد شهر", "src_lang": "ar"}
    talk, book = talks["2026-11-02"]
    assert book.children(talk.id, "duty") == ()

"""News of a death that was not told: no difference, search, readiness, flag or paper of a
field device tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import whole_case
from tests.desk.test_guarding import carry

from vsdesk.desk import CaseFilter, Edit, SheetOrder
from vsdesk.records.readiness.quiet_readiness import INSTEAD
from vsdesk.words import Words

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

DAY: Json = {"from": "2026-11-01", "to": "2026-11-01", "precision": "day"}
WORD = "مختبرمصطنع"  # made up, and in no other record


def text(words: str) -> Json:
    return {"ar": words, "src_lang": "ar"}


def news(desk: Desk, case: str) -> str:
    """An identification with its paper and its claim (made up)."""
    event = desk.cases.save(
        [
            Edit(
                "event",
                {"type": "identification", "date": DAY, "reason_given": text(WORD)},
                parent=case,
            )
        ]
    ).ids[0]
    desk.cases.save(
        [
            Edit("evidence_item", {"title": f"تقرير {WORD}"}, parent=event),
            Edit(
                "claim",
                {
                    "field": "fate",
                    "value": "dead_identified",
                    "text": text(WORD),
                    "status": "current",
                },
                parent=case,
            ),
            Edit(
                "case",
                {"search_status": "remains_identified", "fate": "dead_identified"},
                id=case,
                why=WORD,
            ),
        ]
    )
    return event


def test_no_difference_tells_it_and_the_others_are_told(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    case, person, _ = whole_case(field)
    event = news(field, case)
    carry(field, office, house.root / "1")
    office.cases.save([Edit("case", {"search_status": "open_searching"}, id=case)])
    office.cases.save([Edit("event", {"reason_given": text("غير ذلك")}, id=event)])
    field.cases.save([Edit("case", {"search_status": "lead"}, id=case)])
    field.cases.save([Edit("event", {"reason_given": text("كما قيل")}, id=event)])
    carry(field, office, house.root / "2")
    assert office.context.vault.read.difference_count() == 2
    assert office.cases.differences.open() == []
    assert "difference" not in {one.what for one in office.due.due()}
    assert office.access.status().differences == 0
    office.cases.save([Edit("person", {"given_ar": "مروان الأصغر"}, id=person)])
    field.cases.save([Edit("person", {"given_ar": "مروان الأكبر"}, id=person)])
    carry(field, office, house.root / "3")
    assert [one.field for one in office.cases.differences.open()] == ["given_ar"]
    assert "difference" in {one.what for one in office.due.due()}
    office.access.safeguards.news_told(case, "2026-11-24")
    assert {one.field for one in office.cases.differences.open()} == {
        "given_ar",
        "search_status",
        "reason_given",
    }


def test_no_row_of_a_list_says_that_it_differs(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    case, person, _ = whole_case(field)
    event = news(field, case)
    carry(field, office, house.root / "1")
    office.cases.save([Edit("case", {"search_status": "open_searching"}, id=case)])
    office.cases.save([Edit("event", {"reason_given": text("غير ذلك")}, id=event)])
    field.cases.save([Edit("case", {"search_status": "lead"}, id=case)])
    field.cases.save([Edit("event", {"reason_given": text("كما قيل")}, id=event)])
    carry(field, office, house.root / "2")
    assert office.context.vault.read.difference_count() == 2
    assert not marked(office) and office.cases.lists.count(CaseFilter(differs=True)) == 0
    office.cases.save([Edit("person", {"given_ar": "مروان الأصغر"}, id=person)])
    field.cases.save([Edit("person", {"given_ar": "مروان الأكبر"}, id=person)])
    carry(field, office, house.root / "3")
    assert marked(office)
    office.cases.save([Edit("person", {"given_ar": "مروان"}, id=person)])
    assert not marked(office)
    office.access.safeguards.news_told(case, "2026-11-24")
    assert marked(office)


def marked(desk: Desk) -> bool:
    """Whether the list marks the only case as one of which two versions differ."""
    [row] = desk.cases.lists.page(CaseFilter()).rows
    return row.differs


def test_no_search_finds_it(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    news(desk, case)
    assert desk.cases.lists.search(WORD) == []
    assert desk.cases.searches.run(WORD).more(10) == ()
    desk.cases.save(
        [Edit("event", {"type": "sighting", "reason_given": text("كلمةأخرى")}, parent=case)]
    )
    assert len(desk.cases.lists.search("كلمةأخرى")) == 1
    # words of several records: the case answers by its name, and no reason speaks of the news
    for hit in desk.cases.searches.run("مروان الدرويش").more(10):
        assert WORD not in str([one.text for one in hit.why])


def test_readiness_blocks_and_does_not_say_why(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    before = {one.rule for one in desk.submissions.readiness.ready(case, "wgeid").findings}
    news(desk, case)
    found = desk.submissions.readiness.ready(case, "wgeid")
    assert found.blocks[-1].instead == INSTEAD
    assert {one.rule for one in found.findings} - {"closed"} == before
    routing = desk.submissions.readiness.routing(case)
    offers = {one.profile.key: one for one in routing.closed}
    assert offers["wgeid"].reason(Words("ar")) == Words("ar").say(INSTEAD)
    told = "\n".join(one.reason(Words("ar")) for one in routing.offers)
    told += "\n".join(
        f.sentence(Words("ar"))
        for r in desk.submissions.readiness.ready_for(case)
        for f in r.findings
    )
    assert "الطب الشرعي" not in told and "معلوم المصير" not in told
    desk.access.safeguards.news_told(case, "2026-11-24")
    assert "W13" in {one.rule for one in desk.submissions.readiness.ready(case, "wgeid").blocks}


def test_a_paper_for_the_office_speaks_as_if_there_were_none(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    case, _, _ = whole_case(field)
    event = news(field, case)
    order = SheetOrder(case, kind="case-file", recipient="own_org", purpose="casework")
    assert field.outbound.sheets.request(order, field.cases.dossier(case)).quiet
    outside = SheetOrder(case, kind="iimp", recipient="iimp", purpose="search")
    assert field.outbound.sheets.request(outside, field.cases.dossier(case)).quiet
    carry(field, office, house.root / "1")
    assert office.outbound.sheets.request(order, office.cases.dossier(case)).quiet
    assert not office.outbound.sheets.request(outside, office.cases.dossier(case)).quiet
    office.access.safeguards.news_messenger(case, office.access.status().device_id)
    assert not office.outbound.sheets.request(order, office.cases.dossier(case)).quiet
    assert event in office.access.safeguards.news(case).records


def test_the_dossier_of_a_page_has_neither_the_record_nor_what_hangs_on_it(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    event = news(desk, case)
    shown = desk.cases.untold.as_shown(case)
    assert shown.get(event) is None and not shown.children(event)
    assert WORD not in repr([one.every(name) for one in shown for name in one.fields])
    assert shown.head.value("fate") is None and shown.head.value("search_status") is None
    desk.access.safeguards.news_told(case, "2026-11-24")
    assert desk.cases.untold.as_shown(case).get(event) is not None

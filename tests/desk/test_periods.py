"""The report of a period: whole inside, without small counts beyond. All people and groups are made up, but
the public activities of `newsletter_activities.json` (facts of the Victim Support Project newsletter).
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pypdfium2
import pytest
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk import photo
from vsdesk.desk import Edit, How, PeriodOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.labels import Labels
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.words import Lang

NEWSLETTER = Path(__file__).with_name("newsletter_activities.json").read_bytes()
HALF_YEAR = PeriodOrder(date(2024, 4, 1), date(2024, 9, 30), lang="en")
EVER = PeriodOrder(date(2000, 1, 1), date(2099, 12, 31), lang="en")
YEAR = replace(EVER, first=date(2026, 1, 1), last=date(2026, 12, 31))
PUBLIC = replace(YEAR, recipient="public")


def approved_case(desk: Desk, given: str) -> tuple[str, str]:
    """A case that counts, with its family."""
    case, _, family = whole_case(desk, given, photo_use=False)
    shown = desk.cases.shown(case)
    desk.cases.save([Edit("case", {"review_state": "coordinator_approved"}, id=case, shown=shown)])
    return case, family


def numbers(desk: Desk, order: PeriodOrder) -> dict[str, int | None]:
    return {one.key: one.total for one in desk.reporting.periods.figures(order).told}


def test_the_half_year_of_the_newsletter_holds_its_thirty_one_activities(house: House) -> None:
    desk = house.coordinator()
    desk.reporting.load_activities(NEWSLETTER)
    told = desk.reporting.activities(HALF_YEAR.first, HALF_YEAR.last)
    assert len(told) == 31
    figures = desk.reporting.periods.figures(HALF_YEAR)
    counted = {one.key: one for one in figures.figures}
    assert counted["activities"].total == 33  # two of them twice
    assert counted["participants"].total == 33 + 30 + 30
    assert counted["participants"].by["age_band"] == {"a0_17": 63, "a35_up": 30}
    assert counted["statements"].by["activity_type"] == {"joint_statement": 3, "publication": 1}
    [target] = figures.targets
    assert (target.goal, target.reached) == (900, 0)
    for lang in ("en", "ar", "ku"):
        words = text_of(desk.reporting.report(replace(HALF_YEAR, lang=lang)).pdf)
        for one in told:
            assert one.record.text("title").split()[0] in words
    where = counted["activities"].by["place"]
    assert where["several"] > 1 and where["ch_geneva"] == 5 and "other" not in where
    outside = replace(HALF_YEAR, recipient="public")
    divided = {name for one in desk.reporting.periods.figures(outside).told for name in one.by}
    assert "activity_type" in divided
    assert not divided & {"place", "consent_result", "documenter"}
    public = text_of(desk.reporting.report(outside).pdf)
    assert "Dabbagh" in public and "33" in public


def test_inside_every_figure_is_whole_and_opens_its_records(house: House) -> None:
    desk = house.coordinator()
    cases = [approved_case(desk, name)[0] for name in ("مروان", "سامر", "قصي")]
    found = desk.reporting.periods.figures(EVER)
    new = next(one for one in found.figures if one.key == "new_cases")
    assert new.total == 3 and set(new.roots) == set(cases)
    assert numbers(desk, EVER)["new_cases"] == 3
    assert numbers(desk, PUBLIC)["new_cases"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_figure_says_that_it_is_of_approved_cases_and_how_many_wait(
    house: House, lang: Lang
) -> None:
    """On the paper and in the table alike."""
    desk = house.coordinator()
    approved_case(desk, "مروان")
    for name in ("سامر", "قصي"):
        whole_case(desk, name)
    assert (numbers(desk, EVER)["new_cases"], numbers(desk, EVER)["cases_waiting"]) == (1, 2)
    labels = Labels(lang, desk.context.dictionary.vocabularies)
    order = replace(EVER, lang=lang)
    words = " ".join(text_of(desk.reporting.report(order).pdf).split())
    book = openpyxl.load_workbook(io.BytesIO(desk.reporting.periods.table(order)))
    table = [[str(cell or "") for cell in row] for row in book.worksheets[0].values]
    for key, count in (("new_cases", 1), ("cases_waiting", 2)):
        label = labels.term("indicator", key)
        assert label in words or label[:1].upper() + label[1:] in words
        assert [label, "", "", str(count)] in table


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_that_was_put_off_has_a_word_of_its_own(house: House, lang: Lang) -> None:
    """On the paper and in the table alike: "not now" is no "not asked"."""
    desk = house.coordinator()
    case, family = approved_case(desk, "مروان")
    mother = mother_of(desk, family)
    for recipient, more in (("ncmp", {"follow_up": "2027-03-01"}), ("icmp", {})):
        values = {"purpose": "search", "recipient": recipient, "result": "not_asked", **more}
        told = {"grantor": mother, "given_on": "2026-05-02", "subject": case}
        desk.cases.save([Edit("consent_grant", {**values, **told}, parent=family)])
    found = {one.key: one for one in desk.reporting.periods.figures(YEAR).figures}
    assert found["answers"].by["consent_result"]["put_off"] == 1
    put_off = {"ar": "ليس الآن", "en": "not now", "ku": "ne niha"}[lang]
    not_asked = Labels(lang, desk.context.dictionary.vocabularies).term(
        "consent_result", "not_asked"
    )
    order = replace(YEAR, lang=lang)
    words = " ".join(text_of(desk.reporting.report(order).pdf).split())
    assert put_off in words and not_asked in words
    book = openpyxl.load_workbook(io.BytesIO(desk.reporting.periods.table(order)))
    table = [[str(cell or "") for cell in row] for row in book.worksheets[0].values]
    rows = {(row[2], row[3]) for row in table}
    assert {(put_off, "1"), (not_asked, "1")} <= rows


def test_who_refused_figures_is_not_counted_beyond_the_organisation(house: House) -> None:
    desk = house.coordinator()
    made = [approved_case(desk, name) for name in ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر")]
    assert numbers(desk, PUBLIC)["new_cases"] == 6
    case, family = made[0]
    mother = mother_of(desk, family)
    shown = desk.cases.shown(case)
    desk.consent.grant(case, mother, "statistics", "public", "refused", How(), shown=shown)
    assert numbers(desk, EVER)["new_cases"] == 6
    assert numbers(desk, PUBLIC)["new_cases"] == 5
    desk.reporting.report(PUBLIC)
    approved_case(desk, "وائل")
    assert numbers(desk, PUBLIC)["new_cases"] is None, "six beside the five told before: one family"
    within = replace(PUBLIC, first=date(2026, 10, 1))
    assert numbers(desk, within)["new_cases"] is None
    for name in ("زاهر", "غياث", "منذر", "عامر"):
        approved_case(desk, name)
    assert numbers(desk, PUBLIC)["new_cases"] == 10


def test_what_one_device_alone_wrote_is_told_only_with_a_reason(house: House) -> None:
    desk = house.coordinator()
    documenter = house.documenter("خالد", desk)
    for n in range(1, 8):
        family = documenter.cases.new_family({"display_name": f"عائلة {n}"}).ids[0]
        mother = documenter.cases.save([Edit("person", {"given_ar": "نجاح"}, parent=family)]).ids[0]
        values: dict[str, Any] = {
            "beneficiary": mother,
            "type": "legal_consultation",
            "status": "completed",
            "date": {"from": f"2026-05-0{n}", "to": f"2026-05-0{n}", "precision": "day"},
        }
        documenter.cases.save([Edit("service", values, parent=family)])
    folder = house.root / "stick"
    folder.mkdir()
    documenter.sync.hand_over(folder, [desk.context.device_id])
    desk.sync.intake.receive([folder])
    assert numbers(desk, EVER)["services"] == 7
    assert numbers(desk, PUBLIC)["services"] is None
    assert numbers(desk, replace(PUBLIC, looked="قرأناها معاً"))["services"] == 7


def test_a_report_leaves_its_row_and_only_coordinators_give_it_out(house: House) -> None:
    desk = house.coordinator()
    documenter = house.documenter("خالد", desk)
    with pytest.raises(UserError, match="E_ROLE"):
        documenter.reporting.report(PUBLIC)
    documenter.reporting.report(EVER)
    desk.reporting.report(replace(PUBLIC, title="تقرير مختلق", introduction="كلمة المحررة"))
    [row] = desk.context.vault.read.of_kind("disclosure")
    assert (row.text("exit"), row.text("recipient"), row.text("level")) == ("report", "public", "e")
    with pytest.raises(UserError, match="E_VALUE"):
        desk.reporting.report(replace(EVER, first=EVER.last, last=EVER.first))


def test_the_editors_words_and_a_photo_whose_people_agreed(house: House) -> None:
    desk = house.coordinator()
    desk.reporting.load_activities(NEWSLETTER)
    activity = desk.reporting.activities()[0].record.id
    picture = photo.draw_made_up_portrait(3)
    item = desk.files.attach(io.BytesIO(picture), activity, name="صورة.jpg").ids[0]
    order = replace(
        HALF_YEAR, lang="ar", photos=((item, ""),), title="نصف سنة", introduction="كلمة المحررة"
    )
    with pytest.raises(UserError, match="E_GATE"):
        desk.reporting.report(order)
    shown = desk.cases.shown(activity)
    desk.cases.save([Edit("activity", {"photo_consent": True}, id=activity, shown=shown)])
    words = text_of(desk.reporting.report(order).pdf)
    assert "نصف سنة" in words and "كلمة المحررة" in words
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.reporting.report(replace(order, photos=((activity, ""),)))


def test_the_figures_as_a_table(house: House) -> None:
    desk = house.coordinator()
    desk.reporting.load_activities(NEWSLETTER)
    data = desk.reporting.periods.table(replace(HALF_YEAR, lang="ar"))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["مشاركون في التدريبات والجلسات", None, None, "93"] in [
        [cell or None for cell in row] for row in rows
    ]
    assert sheet.sheet_view.rightToLeft


# --- what was tried against it -------------------------------------------------------------------


def activity(desk: Desk, **more: Any) -> str:
    day = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    values: dict[str, Any] = {"title": "وقفة مختلقة", "type": "vigil", "date": day, **more}
    return desk.cases.save([Edit("activity", values)]).ids[0]


def public_words(desk: Desk, **more: Any) -> str:
    return text_of(desk.reporting.report(replace(PUBLIC, lang="ar", **more)).pdf)


def test_a_target_tells_its_goal_alone(house: House) -> None:
    desk = house.coordinator()
    approved_case(desk, "مروان")
    target: dict[str, Any] = {
        "indicator": "حالات",
        "measures": "new_cases",
        "value": 77,
        "active_from": "2026-01-01",
    }
    desk.cases.save([Edit("target", target)])
    [inside] = desk.reporting.periods.figures(YEAR).targets
    [outside] = desk.reporting.periods.figures(PUBLIC).targets
    assert (inside.reached, outside.reached, outside.by) == (1, None, {})
    assert "1 / 77" not in public_words(desk)


def test_figures_leave_for_whole_quarters_and_of_no_part(house: House) -> None:
    desk = house.coordinator()
    for name in ("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر"):
        approved_case(desk, name)
    with pytest.raises(UserError) as refused:
        desk.reporting.report(replace(PUBLIC, last=date(2026, 12, 30)))
    assert refused.value.params["reason"] == "quarters"
    assert numbers(desk, PUBLIC)["new_cases"] == 6
    group = desk.cases.save([Edit("organisation", {"name_ar": "رابطة", "type": ["member"]})]).ids[0]
    assert numbers(desk, replace(PUBLIC, group=group))["participants"] is None


def test_who_refused_is_counted_by_no_other_file(house: House) -> None:
    """Nor an attempt noted in the family, nor a family without a case, nor who took part by name."""
    desk = house.coordinator()
    day = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
    attempt: dict[str, Any] = {"date": day, "channel": "phone"}
    training = activity(desk, type="training")
    for n, name in enumerate(("مروان", "سامر", "قصي", "هيثم", "جابر", "نادر")):
        case, family = approved_case(desk, name)
        mother = mother_of(desk, family)
        desk.cases.save(
            [
                Edit("extortion_attempt", attempt, parent=case),
                Edit("extortion_attempt", attempt, parent=family),
                Edit("participation", {"person": mother}, parent=training),
            ]
        )
        if n < 2:
            shown = desk.cases.shown(case)
            desk.consent.grant(case, mother, "statistics", "public", "refused", How(), shown=shown)
    found = numbers(desk, PUBLIC)
    assert numbers(desk, YEAR)["extortion"] == 12 and found["extortion"] == 8
    # All six took part in what is closed: a nought would say that nobody came.
    assert numbers(desk, YEAR)["participants"] == 6 and found["participants"] is None


def test_no_telephone_and_nothing_unread_of_an_activity_leaves(house: House) -> None:
    desk = house.coordinator()
    activity(desk, outcome={"ar": "اتصلوا بسلمى على 0955 771 771", "src_lang": "ar"})
    activity(desk, title="لقاء، للتواصل 0955 772 772")
    activity(desk, title="وقفة مقروءة", place_text="\n".join(f"مكان {n}" for n in range(500)))
    sealed = activity(desk, title="وقفة مختومة", sens=4)
    words = public_words(desk)
    assert "وقفة مقروءة" in words and "771" not in words and "772" not in words
    assert "سلمى" not in words and "مختومة" not in words and "مكان 400" not in words
    assert sealed in {one.record.id for one in desk.reporting.activities()}
    with pytest.raises(UserError, match="E_GATE"):
        public_words(desk, introduction="للتواصل 0955 773 773")
    assert "773" in public_words(desk, introduction="للتواصل 0955 773 773", numbers_reason="رقمنا")
    for told, reason in (
        ("رقمي صفر تسعة خمسة خمسة سبعة سبعة ثلاثة سبعة سبعة ثلاثة", "told"),
        ("salma.made.up@example.org", "told"),
        ("t.me/salma_made_up", "told"),
        ("قالت: لا تكتبوا اسمي", "plea"),
        ("قالت: لا تحكوا بهالشي لحدا", "kept"),
    ):
        with pytest.raises(UserError) as asked:
            public_words(desk, introduction=told)
        assert asked.value.params["reason"] == reason, told
        assert public_words(desk, closing=told, numbers_reason="اتفقنا على ذلك")


def test_what_a_documenter_wrote_of_an_activity_waits_for_a_coordinator(house: House) -> None:
    desk = house.coordinator()
    documenter = house.documenter("خالد", desk)
    activity(documenter, title="وقفة من جهاز آخر")
    folder = house.root / "stick"
    folder.mkdir()
    documenter.sync.hand_over(folder, [desk.context.device_id])
    desk.sync.intake.receive([folder])
    assert "وقفة من جهاز آخر" not in public_words(desk)
    assert "وقفة من جهاز آخر" in text_of(desk.reporting.report(replace(YEAR, lang="ar")).pdf)


@pytest.mark.parametrize("how", ["removed", "sealed", "twin", "not said"])
def test_a_photo_that_is_something_else_too_stays(house: House, how: str) -> None:
    desk = house.coordinator()
    act = activity(desk, photo_consent=how != "not said")
    picture = photo.draw_made_up_portrait(4)
    item = desk.files.attach(io.BytesIO(picture), act, name="صورة.jpg").ids[0]
    order = replace(PUBLIC, lang="ar", photos=((item, ""),))
    if how == "twin":
        case = whole_case(desk, "مروان")[0]
        desk.files.attach(io.BytesIO(picture), case, name="صورة.jpg")
    elif how == "sealed":
        desk.cases.save([Edit("evidence_item", {"sens": 4}, id=item)])
    elif how == "removed":
        desk.cases.delete(item, shown=desk.cases.shown(act))
    assert not desk.reporting.choices.offered("ar").photos
    with pytest.raises(UserError, match=r"E_GATE|E_NOT_FOUND"):
        desk.reporting.report(order)


def test_a_title_in_another_script_keeps_its_signs_at_their_side(house: House) -> None:
    """The mark that closes an English title stands right of its last letter, on an Arabic page too."""
    desk = house.coordinator()
    desk.reporting.load_activities(NEWSLETTER)
    pdf = desk.reporting.report(replace(HALF_YEAR, lang="ar")).pdf
    (found,) = (
        (page, at)
        for page in (one.get_textpage() for one in pypdfium2.PdfDocument(pdf))
        if (at := page.get_text_range().find("Letters of Pain")) >= 0
    )
    page, at = found
    _, bottom, right, top = page.get_charbox(at + len("Letters of Pain") - 1)
    signs = [n for n, char in enumerate(page.get_text_range()) if char == "'"]
    boxes = [page.get_charbox(one) for one in signs]
    there = [left - right for left, low, _, high in boxes if low < top and high > bottom]
    assert sum(0 <= one < 2 for one in there) == 1

"""A family of two households gets two sheets, and on neither stands anything of the other.
Everybody is made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.reports.paper import text_of
from tests.ui import made_up
from tests.ui.made_up_leaving import agree

from vsdesk.desk import Edit, SheetOrder
from vsdesk.progress import SILENT
from vsdesk.records.gate.papers.household_papers import households_of, without_household
from vsdesk.words import plain

if TYPE_CHECKING:
    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.words import Lang

STORY = "وبعدها جاءت سهام الأحمد إلى الباب وسألت عنه."


def two_households(desk: Desk) -> tuple[str, str, str, str]:
    """Of the made-up case: the family; the mother lives in one household, the second wife in another."""
    [case] = made_up.fill(desk, 1)
    agree(desk, case, [("casework", "family")])
    family = str(desk.cases.record(case).value("family"))
    missing = str(desk.cases.record(case).value("person"))
    mother = str(desk.cases.record(case).value("primary_contact"))
    wife, member = desk.context.new_id(), desk.context.new_id()
    desk.cases.save([
        Edit("person", {"given_ar": "سهام", "father_ar": "فواز", "family_ar": "الأحمد", "sex": "female"}, id=wife, parent=family),
        Edit("family_member", {"person": wife, "role_in_family": "spouse", "household": "بيت إدلب"}, id=member, parent=family),
        Edit("kinship", {"person": wife, "relation": "wife", "related_to": missing}, parent=family),
        Edit("person", {"several_wives": True, "children_count": 53}, id=missing),
        Edit("family", {"household_size": 187}, id=family),
        *(
            Edit("family_member", {"household": "بيت  الشام"}, id=one.id)
            for one in desk.cases.dossier(family).of("family_member")
            if one.text("person") == mother
        ),
    ])  # fmt: skip  # a record a row
    return case, family, mother, wife


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = made_up.coordinator(tmp_path / "vault", tmp_path / "profile")
    yield made
    made.access.lock()


def test_each_household_by_name_with_whose_paper_it_is(desk: Desk) -> None:
    _, family, mother, wife = two_households(desk)
    around = desk.cases.dossier(family)
    found = households_of(around, desk.context.today())
    assert [(one.name, one.members, one.person) for one in found] == [
        ("بيت إدلب", (wife,), wife),
        ("بيت الشام", (mother,), mother),
    ]
    assert len(without_household(around)) == 1  # the brother stands on both


@pytest.mark.parametrize("lang", ["ar", "en", "ku"])
@pytest.mark.parametrize("kind", ["family-sheet", "case-file"])
def test_on_each_sheet_stands_nobody_of_the_other(desk: Desk, lang: Lang, kind: str) -> None:
    case, family, mother, wife = two_households(desk)
    desk.cases.save([Edit("case", {"summary": {"ar": STORY, "src_lang": "ar"}}, id=case)])
    texts = {
        one.person: text_of(
            desk.outbound.sheets.sheet(
                SheetOrder(
                    case, (lang,), kind, "casework", "family", person=one.person, discreet=False
                ),
                SILENT,
            ).pdf
        )
        for one in households_of(desk.cases.dossier(family), desk.context.today())
    }
    assert "سهام" not in texts[mother] and "الأحمد" not in texts[mother]
    assert "نجاح" not in texts[wife].replace("نجاح الحلبي", "", 1)  # his mother's name is his own
    assert "سهام" in texts[wife]
    assert not [one for one in ("187", "53") if one in texts[mother].split()]


def test_a_second_wife_is_told_by_her_role_in_a_story_where_that_was_chosen(desk: Desk) -> None:
    case, _, mother, wife = two_households(desk)
    desk.cases.save([Edit("case", {"summary": {"ar": STORY, "src_lang": "ar"}}, id=case)])
    order = SheetOrder(
        case, ("ar",), "case-file", "casework", "family", person=mother, discreet=False
    )
    printed = desk.outbound.sheets.sheet(order, SILENT)
    assert "الباب" not in text_of(printed.pdf)  # until somebody chose
    (row,) = [one for one in printed.named if one.who == wife]
    assert row.why == "household"
    desk.cases.told_names.choose(row.record, row.of, row.who, "replace", shown=row.shown)
    said = text_of(desk.outbound.sheets.sheet(order, SILENT).pdf)
    assert "الباب" in said and "سهام" not in said and "زوجة" in said


def test_who_is_said_to_live_in_two_and_a_child_have_no_sheet(desk: Desk) -> None:
    _, family, mother, wife = two_households(desk)
    child = desk.context.new_id()
    desk.cases.save(
        [
            Edit(
                "person",
                {"given_ar": "رند", "birth": {"from": "2019", "precision": "year"}},
                id=child,
                parent=family,
            ),
            Edit("family_member", {"person": child, "household": "بيت إدلب"}, parent=family),
            Edit("family_member", {"person": wife, "household": "بيت الشام"}, parent=family),
        ]
    )
    found = {
        one.name: one.person
        for one in households_of(desk.cases.dossier(family), desk.context.today())
    }
    assert found == {"بيت إدلب": "", "بيت الشام": mother}


@pytest.mark.parametrize("by", ["mark", "answer"])
def test_no_sheet_becomes_that_of_who_is_to_be_named_nowhere(desk: Desk, by: str) -> None:
    """Her own paper bears her name, so she asks for it herself: nobody makes it hers by who lives with
    her."""
    case, family, mother, wife = two_households(desk)
    if by == "mark":
        desk.cases.save(
            [Edit("person_mark", {"type": "not_on_papers_of", "towards": [mother]}, parent=wife)]
        )
    else:
        said = {"grantor": wife, "subject": case, "purpose": "hold_record", "recipient": "own_org"}
        said |= {"result": "given", "given_on": "2026-11-20", "identity_mode": "anonymous"}
        desk.cases.save([Edit("consent_grant", said, parent=family)])
    found = {
        one.name: one.person
        for one in households_of(desk.cases.dossier(family), desk.context.today())
    }
    assert found == {"بيت إدلب": "", "بيت الشام": mother}


def test_one_household_has_no_sheet_of_its_own(desk: Desk) -> None:
    [case] = made_up.fill(desk, 1)
    family = str(desk.cases.record(case).value("family"))
    assert households_of(desk.cases.dossier(family), desk.context.today()) == ()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_words_of_one_household_stand_on_its_own_sheet_alone(desk: Desk, lang: Lang) -> None:
    case, _, mother, wife = two_households(desk)
    [taken] = [one for one in desk.cases.dossier(case).of("event") if one.value("is_disappearance")]
    told: Json = {"ar": "أخدوه قدام عيوني", "src_lang": "ar"}
    date: Json = {
        "from": "2013-08-09",
        "to": "2013-08-09",
        "precision": "day",
        "as_told": "يوم الحصاد",
    }
    desk.cases.save([Edit("event", {"told_by": mother, "text": told, "date": date}, id=taken.id)])
    sheets = {
        who: plain(
            text_of(
                desk.outbound.sheets.sheet(
                    SheetOrder(case, (lang,), person=who, discreet=False)
                ).pdf
            )
        )
        for who in (mother, wife)
    }
    for words in ("عيوني", "الحصاد"):
        assert words in sheets[mother] and words not in sheets[wife]
    assert "2013" in sheets[wife]  # what happened, and when, is everybody's


def test_a_number_of_people_stays_for_what_it_is_and_not_by_a_wish(desk: Desk) -> None:
    case, _, mother, _ = two_households(desk)
    order = SheetOrder(
        case, ("ar",), "case-file", "casework", "family", person=mother, discreet=False
    )

    def why() -> set[str]:
        made = desk.outbound.sheets.sheet(order, SILENT)
        return {
            one.reason for one in made.withheld if one.field in ("household_size", "several_wives")
        }

    assert why() == {"household"}

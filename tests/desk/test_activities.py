"""A file of activities taken in, activities of a period, and their table. All groups are made up."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from vsdesk.desk import Edit, ExitOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from typing import Any

    from tests.desk.conftest import House

    from vsdesk.desk import Desk

FILE: dict[str, Any] = {
    "about": "أنشطة مختلقة",
    "period": {"from": "2024-04-01"},
    "groups": [{"key": "a", "name": "عائلات الغياب (مختلقة)", "alias": "الغياب"}],
    "networks": [{"key": "n", "name": "Made-up Charter", "launched": "2024-06-06", "by": ["a"]}],
    "partners": ["شريك مختلق"],
    "activities": [
        {
            "from": "2024-05-24",
            "kind": "وقفة",
            "title": "وقفة في ساحة عامة",
            "groups": ["a"],
            "networks": ["n"],
            "partners": ["شريك مختلق"],
            "places": ["Raqqa, Syria", "مدن عدة، سوريا"],
            "mechanism": "IIMP, هيئة غير معروفة",
        },
        {"from": "2024-05", "to": "2024-06", "kind": "trainings", "title": "تدريب", "count": 2,
         "days_each": 3, "participants": {"children": 33, "women_35_plus": 4, "مجهولون": 2}},
        {"from": "2024-06-01", "kind": "project agreement", "title": "مشروع توثيق", "groups": ["a"],
         "target": {"new_cases": 900}, "services": ["ورش قانونية"], "colour": "blue"},
    ],
}  # fmt: skip  # a table


def load(desk: Desk, file: dict[str, Any] = FILE, **more: Any) -> Any:
    return desk.reporting.load_activities(json.dumps(file).encode(), **more)


def table(desk: Desk, recipient: str, level: Any) -> str:
    order = ExitOrder("advocacy_anon", recipient, level, kind="activity", lang="en")
    return desk.outbound.tables.spreadsheet(order, "csv").data.decode()


def of(desk: Desk, kind: str) -> list[Any]:
    return desk.context.vault.read.of_kind(kind)


def test_a_file_becomes_activities_with_all_that_belongs_to_them(house: House) -> None:
    desk = house.coordinator()
    done = load(desk, name="نشرة.json")
    assert done.loaded.kinds == {
        "organisation": 3,
        "membership": 1,
        "activity": 3,
        "note": 2,
        "participation": 2,
        "project": 1,
        "target": 1,
    }
    said = {(one.activity, one.part) for one in done.remarks}
    assert said == {(1, "mechanism"), (2, "participants"), (3, "colour")}
    vigil, training, agreement = of(desk, "activity")
    assert vigil.text("type") == "vigil" and vigil.value("bodies") == ["iimp"]
    assert vigil.text("place_text").split("\n") == FILE["activities"][0]["places"]
    assert desk.cases.lists.find_id(vigil.id) == vigil.id and vigil.text("place")
    assert training.text("type") == "training" and training.value("how_many") == 2
    [target] = of(desk, "target")
    assert target.value("value") == 900 and target.text("measures") == "new_cases"
    assert agreement.text("project") == target.text("project") == of(desk, "project")[0].id
    kept = "\n".join(str(one.value("text")) for one in of(desk, "note"))
    assert "هيئة غير معروفة" in kept and "مجهولون" in kept


def test_a_target_that_nobody_can_reach_is_kept_in_words_and_counts_nothing(house: House) -> None:
    desk = house.coordinator()
    *others, agreement = FILE["activities"]
    wanted = {"new_cases": 900, "cases_waiting": 5}
    load(desk, {**FILE, "activities": [*others, {**agreement, "target": wanted}]})
    said = {one.text("indicator"): one.text("measures") for one in of(desk, "target")}
    assert said == {
        "new cases documented and approved": "new_cases",
        "new cases that wait for approval": "",
    }


def test_loaded_again_nothing_is_doubled_and_a_load_is_taken_back(house: House) -> None:
    desk = house.coordinator()
    first = load(desk)
    again = load(desk)
    assert again.loaded.records == 0 and len(again.remarks) == 3
    undone = desk.loads.undo.undo(first.loaded.load)
    assert not of(desk, "activity") and not undone.stay
    assert load(desk, dry_run=True).loaded.dry_run and not of(desk, "activity")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (b"[]", "E_TABLE"),
        (b"{", "E_TABLE"),
        (json.dumps({"activities": ["نص"]}).encode(), "E_TABLE"),
        (json.dumps({"activities": [{"title": "بلا يوم"}]}).encode(), "E_VALUE"),
        (json.dumps({"activities": [{"title": "يوم", "from": "2024-02-30"}]}).encode(), "E_VALUE"),
        (b" " * (4 * 1024 * 1024 + 1), "E_VALUE"),
    ],
)
def test_what_is_no_such_file_changes_nothing(house: House, wrong: bytes, code: str) -> None:
    desk = house.coordinator()
    with pytest.raises(UserError) as refused:
        desk.reporting.load_activities(wrong)
    assert refused.value.name == code and not of(desk, "activity") and not of(desk, "organisation")


def test_a_documenter_brings_no_organisations_in(house: House) -> None:
    documenter = house.documenter("خالد")
    done = load(documenter)
    assert not of(documenter, "organisation") and not of(documenter, "target")
    assert len(of(documenter, "activity")) == 3
    kept = "\n".join(str(one.value("text")) for one in of(documenter, "note"))
    assert "عائلات الغياب (مختلقة)" in kept and "شريك مختلق" in kept
    assert {(1, "groups"), (1, "networks"), (1, "partners"), (3, "target")} <= {
        (one.activity, one.part) for one in done.remarks
    }


def test_activities_of_a_period_in_the_order_of_their_days(house: House) -> None:
    desk = house.coordinator()
    load(desk)
    desk.cases.save([Edit("activity", {"title": "بلا تاريخ", "type": "vigil"})])
    titles = [one.record.text("title") for one in desk.reporting.activities()]
    assert titles == ["تدريب", "وقفة في ساحة عامة", "مشروع توثيق", "بلا تاريخ"]
    june = desk.reporting.activities(date(2024, 6, 1), date(2024, 6, 30))
    assert [one.record.text("title") for one in june] == ["تدريب", "مشروع توثيق"]
    assert [one.exact for one in june] == [False, True]
    group = next(one for one in of(desk, "organisation") if "الغياب" in one.text("short_name"))
    held = desk.reporting.activities(group=group.id)
    assert [one.record.text("title") for one in held] == ["وقفة في ساحة عامة", "مشروع توثيق"]


def test_an_activity_leaves_without_anybodys_answer_and_tells_of_nobody(house: House) -> None:
    desk = house.coordinator()
    load(desk)
    training = next(one for one in of(desk, "activity") if one.text("type") == "training")
    desk.cases.save(
        [
            Edit(
                "activity",
                {"facilitators": "مدرّبة سرّية"},
                id=training.id,
                shown=desk.cases.shown(training.id),
            ),
            Edit("note", {"text": {"ar": "ملاحظة داخلية", "src_lang": "ar"}}, parent=training.id),
        ]
    )
    public = table(desk, "public", "C")
    assert "وقفة في ساحة عامة" in public and "33 persons" in public and "شريك مختلق" in public
    for inner in ("مدرّبة سرّية", "ملاحظة داخلية", "4 persons", "هيئة غير معروفة"):
        assert inner not in public
    assert "4 persons" in table(desk, "own_org", "B")
    assert len(of(desk, "disclosure")) >= 2


def test_nobody_of_another_file_leaves_with_an_activity(house: House) -> None:
    """Somebody who took part by name stays here, even where the row counts many."""
    desk = house.coordinator()
    load(desk)
    _, person = desk.cases.new_case({"given_ar": "مروان", "family_ar": "الدرويش"}, {}).ids
    training = next(one for one in of(desk, "activity") if one.text("type") == "training")
    desk.cases.save([Edit("participation", {"person": person, "count": 77}, parent=training.id)])
    public = table(desk, "public", "C")
    assert "مروان" not in public and "77" not in public and "33 persons" in public


def test_one_word_in_the_place_of_a_list_stays_a_word(house: House) -> None:
    desk = house.coordinator()
    written = {
        "title": "لقاء",
        "from": "2024-05-01",
        "topics": "الحقيقة، والعدالة",
        "places": "حلب",
        "groups": "رابطة مختلقة",
        "to": "2024-04-01",
    }
    done = load(desk, {"activities": [written]})
    assert [(one.part, one.word) for one in done.remarks] == [("topics", "الحقيقة، والعدالة")]
    [held] = desk.reporting.activities(date(2024, 5, 1), date(2024, 5, 31))
    assert held.record.text("place_text") == "حلب"
    assert [one.text("name_ar") for one in of(desk, "organisation")] == ["رابطة مختلقة"]
    assert "الحقيقة، والعدالة" in str(of(desk, "note")[0].value("text"))

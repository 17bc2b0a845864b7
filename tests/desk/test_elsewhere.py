"""What other cases say of one: W20 (brought there before) and W12s (others of the incident), one
by one and all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import whole_case

from vsdesk.desk import Edit
from vsdesk.vault.read.vault_reads import VaultReads

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pytest
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


def rules(desk: Desk, case: str) -> set[str]:
    found = desk.submissions.readiness.ready(case, "wgeid")
    return {one.rule for one in (*found.blocks, *found.warnings, *found.hints)}


def the_same_at_once(desk: Desk) -> None:
    """Every row of the list says what the case says alone."""
    rows = desk.submissions.readiness.ready_all("wgeid")
    assert len(rows) == len(desk.context.vault.read.roots("case"))
    for row in rows:
        alone = desk.submissions.readiness.ready(row.case, "wgeid")
        assert (row.blocks, row.warnings, row.completeness, row.banner) == (
            len(alone.blocks),
            len(alone.warnings),
            alone.completeness,
            alone.banner,
        )


def sent(desk: Desk, case: str, number: str = "") -> str:
    """Brought to the Working Group from this case (made up)."""
    values: dict[str, Json] = {"mechanism": "wgeid", "status": "sent", "sent_on": "2026-01-10"}
    if number:
        values["external_ref"] = number
    return desk.cases.save([Edit("submission", values, parent=case)]).ids[0]


def test_the_same_number_at_the_same_body_warns_of_a_second_filing(house: House) -> None:
    desk = house.coordinator()
    first, second, third = (whole_case(desk, name)[0] for name in ("مروان", "مَروان", "سامر"))
    submission = sent(desk, first, "WGEID-100 07")
    desk.cases.save(
        [Edit("external_ref", {"body": "wgeid", "ref_no": "wgeid 10007"}, parent=second)]
    )
    desk.cases.save([Edit("external_ref", {"body": "iimp", "ref_no": "WGEID-10007"}, parent=third)])
    assert "W20" in rules(desk, second)
    assert "W20" not in rules(desk, first)  # what it sent itself is no other's
    assert "W20" not in rules(desk, third)  # another body's number
    the_same_at_once(desk)
    desk.cases.save(
        [Edit("external_ref", {"body": "wgeid", "ref_no": "WGEID-100 07"}, parent=third)]
    )
    assert "W20" in rules(desk, third)
    the_same_at_once(desk)
    desk.cases.delete(submission, shown=desk.cases.shown(submission))
    assert "W20" not in rules(desk, third)
    the_same_at_once(desk)


def test_a_draft_that_bears_the_number_of_another_case_warns(house: House) -> None:
    desk = house.coordinator()
    first, second = (whole_case(desk, name)[0] for name in ("مروان", "مَروان"))
    sent(desk, first, "100-07")
    draft: dict[str, Json] = {"mechanism": "wgeid", "status": "drafting", "external_ref": "10007"}
    desk.cases.save([Edit("submission", draft, parent=second)])
    assert "W20" in rules(desk, second) and "W20" not in rules(desk, first)
    the_same_at_once(desk)


def test_of_many_numbers_each_is_not_asked_for_by_itself(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case that a device filled with numbers held its page up: numbers times submissions were read."""
    desk = house.coordinator()
    first, second = (whole_case(desk, name)[0] for name in ("مروان", "مَروان"))
    sent(desk, first, "WGEID-100 07")
    for number in ("10007", *(f"{n}-5" for n in range(30))):
        desk.cases.save(
            [Edit("external_ref", {"body": "wgeid", "ref_no": f"WGEID {number}"}, parent=second)]
        )
    asked: list[str] = []
    holding = VaultReads.holding

    def counted(self: VaultReads, text: str, kind: str, most: int) -> Iterable[RecordView]:
        asked.append(text)
        return holding(self, text, kind, most)

    monkeypatch.setattr(VaultReads, "holding", counted)
    assert "W20" in rules(desk, second)
    assert len(asked) < 8
    the_same_at_once(desk)


def test_a_decision_that_they_are_one_person_warns(house: House) -> None:
    desk = house.coordinator()
    first, person, _ = whole_case(desk)
    second, other, _ = whole_case(desk, "مَروان")
    sent(desk, first)
    assert "W20" not in rules(desk, second)
    link: dict[str, Json] = {"first": person, "second": other, "decision": "same"}
    made = desk.cases.save([Edit("duplicate_link", link)]).ids[0]
    assert "W20" in rules(desk, second) and "W20" not in rules(desk, first)
    the_same_at_once(desk)
    desk.cases.save([Edit("duplicate_link", {"decision": "different"}, id=made)])
    assert "W20" not in rules(desk, second)
    the_same_at_once(desk)


def test_others_of_the_incident_who_were_taken_lately_are_seen(house: House) -> None:
    desk = house.coordinator()
    first, second = (whole_case(desk, name)[0] for name in ("مروان", "سامر"))
    incident = desk.cases.save([Edit("incident", {"title": "مداهمة مختلقة"})]).ids[0]
    desk.cases.save([Edit("case", {"incident": incident}, id=one) for one in (first, second)])
    for case, day in ((first, "2026-06-10"), (second, "2026-10-20")):
        event = next(iter(desk.cases.dossier(case).of("event")))
        date: Json = {"from": day, "to": day, "precision": "day"}
        desk.cases.save([Edit("event", {"date": date}, id=event.id)])
    assert "W12s" in rules(desk, first)
    assert desk.submissions.readiness.ready(first, "wgeid").banner != ""
    the_same_at_once(desk)
    desk.cases.save([Edit("case", {"incident": None}, id=second)])
    assert "W12s" not in rules(desk, first)
    the_same_at_once(desk)

"""What is read together about the consent of a case, by whatever the place names. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import How

if TYPE_CHECKING:
    from tests.desk.conftest import House


def test_a_family_is_read_by_the_case_of_the_answer_that_is_named(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    second, person = desk.cases.new_case({"given_ar": "بشار"}, {"family": family}).ids
    mother = mother_of(desk, family)
    desk.consent.answers(second, mother, {"iimp": "yes"}, How(), shown=desk.cases.shown(second))
    [grant] = [
        one.id
        for one in desk.cases.dossier(family).of("consent_grant")
        if one.text("subject") in (second, person)
    ]
    event = desk.consent.withdraw([grant]).change.ids[0]
    for record in (grant, event):
        found = desk.consent.overview(family, record)
        assert found is not None
        assert (found.table.case, found.person) == (second, mother)
        assert found.dossier.root == second
    first = desk.consent.overview(family)
    assert first is not None and (first.table.case, first.person) == (case, "")


def test_what_is_decided_about_is_no_more_than_what_was_read(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    found = desk.consent.overview(case)
    assert found is not None
    assert found.shown == desk.cases.shown(case)
    assert found.table == desk.consent.table(case)
    assert found.minor is False and found.role == "coordinator"
    desk.consent.answers(
        case, mother_of(desk, family), {"iimp": "no"}, How(), shown=desk.cases.shown(case)
    )
    assert found.shown != desk.cases.shown(case)


def test_a_family_without_a_case_has_nothing_to_be_asked_about(house: House) -> None:
    desk = house.coordinator()
    family = desk.cases.new_family({"display_name": "عائلة الدرويش"}).ids[0]
    assert desk.consent.overview(family) is None

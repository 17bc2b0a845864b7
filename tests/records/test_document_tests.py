"""What the program can say of a paper by itself, and what it never says. All made up."""

from __future__ import annotations

import pytest
from tests.people import rid
from tests.records.conftest import Made, view

from vsdesk.names.fold import fold
from vsdesk.records.checks.document_tests import IssuerPatterns, known, look, pattern, suggested
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.dossier import RecordView

COURT = view(
    "court",
    "place",
    {"name_ar": "محكمة الإرهاب", "known_until": {"to": "2024-12-08", "precision": "before"}},
)


def day(text: str) -> Json:
    return {"from": text, "to": text, "precision": "day"}


@pytest.fixture
def order(made: Made) -> Made:
    """An order to release مروان that a caller sent, dated after its court had ended."""
    made.add("order", "evidence_item", "case", type="release_order", title="أمر إخلاء")
    made.add(
        "look",
        "document_check",
        "order",
        claimed_issuer="محكمة الارهاب",
        claimed_date=day("2025-06-02"),
        number_on_paper="1180/إ.س",
        result="inconclusive",
    )
    return made


def results(
    made: Made,
    *issuers: RecordView,
    learned: IssuerPatterns | None = None,
    alike: tuple[str, ...] | None = None,
) -> dict[str, str]:
    found = look(
        made.dossier(), rid("order"), fold=fold, issuers=issuers, learned=learned, alike=alike
    )
    return {one.test: one.result for one in found}


def test_an_issuer_that_had_ended_speaks_against_it(order: Made) -> None:
    assert results(order, COURT)["issuer_exists"] == "fail"
    order.set("look", claimed_date=day("2024-06-02"))
    assert results(order, COURT)["issuer_exists"] == "pass"
    order.set("look", claimed_date={"from": "2024-12", "precision": "month"})
    assert results(order, COURT)["issuer_exists"] == "pass"  # it may be: nothing is guessed
    assert results(order)["issuer_exists"] == "not_possible"
    branch = view(
        "b", "perpetrator", {"name_ar": "محكمة الإرهاب", "active_from": day("2025-01-01")}
    )
    assert results(order, branch)["issuer_exists"] == "fail"
    assert results(order, view("c", "place", {"name_ar": "محكمة الإرهاب"}))["issuer_exists"] == (
        "not_possible"
    )


def checked(number: str, result: str) -> RecordView:
    values: dict[str, Json] = {
        "claimed_issuer": "محكمة الإرهاب",
        "number_on_paper": number,
        "result": result,
    }
    return view(number, "document_check", values)


def test_the_pattern_of_a_forged_number_is_known_again(order: Made) -> None:
    forged = known([checked("2044/ج.ك", "forged")], fold)
    assert results(order, learned=forged)["number_format"] == "fail"
    assert results(order)["number_format"] == "not_possible"
    sound = known([checked("1181/إ.س", "consistent")], fold)
    assert results(order, learned=sound)["number_format"] == "pass"
    other = known([checked("77-2013", "consistent")], fold)
    assert results(order, learned=other)["number_format"] == "fail"
    assert known([checked("", "forged"), checked("1", "inconclusive")], fold) == IssuerPatterns()


@pytest.mark.parametrize(
    ("number", "shape"),
    [("1180/إ.س", "9999/L.L"), ("11 80 / إ.س", "9999/L.L"), ("٤٤/٢٠٢٤", "99/9999"), ("", "")],
)
def test_a_number_has_a_shape(number: str, shape: str) -> None:
    assert pattern(number) == shape


def test_an_order_older_than_the_arrest_speaks_against_it(order: Made) -> None:
    assert results(order)["date_consistency"] == "pass"
    order.set("look", claimed_date=day("2013-01-01"))
    assert results(order)["date_consistency"] == "fail"
    order.drop("arrest")
    assert results(order)["date_consistency"] == "not_possible"


def test_a_paper_that_came_with_a_demand_is_linked_to_it(order: Made) -> None:
    assert results(order)["payment_linked"] == "not_possible"
    order.add("call", "extortion_attempt", "case", proof_offered=[rid("order")])
    found = look(order.dossier(), rid("order"), fold=fold)
    (payment,) = [one for one in found if one.test == "payment_linked"]
    assert (payment.result, payment.records) == ("fail", (rid("call"),))


def test_a_template_found_before_speaks_against_it(order: Made) -> None:
    assert results(order)["template_reuse"] == "not_possible"
    assert results(order, alike=())["template_reuse"] == "pass"
    assert results(order, alike=(rid("another"),))["template_reuse"] == "fail"


def test_it_is_never_called_authentic_and_never_forged(order: Made) -> None:
    lists = Vocabularies.load()
    said = set()
    for alike in (None, (), (rid("x"),)):
        for date in ("2013-01-01", "2024-01-01", "2025-06-02"):
            order.set("look", claimed_date=day(date))
            found = look(order.dossier(), rid("order"), fold=fold, issuers=[COURT], alike=alike)
            said.add(suggested(found))
            assert all(lists.has("document_test", one.test) for one in found)
            assert all(lists.has("test_result", one.result) for one in found)
    assert said <= {"suspicious", "inconclusive", "not_checkable"}
    assert suggested(look(order.dossier(), rid("nothing"), fold=fold)) == "not_checkable"
    assert not {"authentic", "genuine", "valid"} & set(lists.keys("check_result"))
    words = [lists.term("check_result", key) for key in lists.keys("check_result")]
    assert not any("صحيح" in one.own("ar") or "أصلي" in one.own("ar") for one in words if one)


def test_a_paper_moves_no_status(order: Made) -> None:
    before = order.dossier().head.fields
    look(order.dossier(), rid("order"), fold=fold, issuers=[COURT])
    assert order.dossier().head.fields == before

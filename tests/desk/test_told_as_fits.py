"""What of a talk fits is saved whatever else does not; a yes waits for its "if", a no for nothing. Made-up
people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import whole_case

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json


def grant(desk: Desk, family: str, result: str, recipient: str, **more: Json) -> Edit:
    values: dict[str, Json] = {"purpose": "search", "recipient": recipient, "result": result}
    id = desk.context.new_id()
    return Edit("consent_grant", {**values, "given_on": "2026-11-01", **more}, id=id, parent=family)


def condition(desk: Desk, below: Edit, **values: Json) -> Edit:
    id = desk.context.new_id()
    return Edit("consent_condition", {"type": "not_before_day", **values}, id=id, parent=below.id)


def told(desk: Desk, *edits: Edit) -> set[tuple[str, str, str]]:
    return {(one.id, one.field, one.code) for one in desk.consent.steps.told_as_fits(edits)}


def holds(desk: Desk, edit: Edit, *names: str) -> list[Json]:
    held = desk.context.vault.read.view(str(edit.id))
    return [held.value(name) if held is not None else "nothing" for name in names]


def test_a_no_goes_in_and_a_yes_waits_with_its_condition(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    no = grant(desk, family, "refused", "ncmp", review_on="no day")
    plain_yes = grant(desk, family, "given", "icmp")
    yes = grant(desk, family, "given_if", "iimp")
    first = condition(desk, yes, words={"ar": "بعد العيد", "src_lang": "ar"}, day="no day")
    second = condition(desk, yes, words={"ar": "وليس قبلها", "src_lang": "ar"}, day="2027-01-01")
    size = Edit("family", {"household_size": -3, "current_text": "خيمة"}, id=family)
    waits = told(desk, no, plain_yes, yes, first, second, size)
    assert waits == {
        (no.id, "review_on", "E_DATE"),
        (yes.id, "", "E_DATE"),
        (first.id, "", "E_DATE"),
        (second.id, "", "E_DATE"),
        (family, "household_size", "E_RANGE"),
    }
    assert holds(desk, no, "result", "review_on") == ["refused", None]
    assert holds(desk, plain_yes, "result") == ["given"]
    assert holds(desk, yes, "result") == holds(desk, first, "day") == ["nothing"]
    assert holds(desk, size, "household_size", "current_text") == [None, "خيمة"]


def test_a_yes_of_which_a_part_does_not_fit_waits_whole(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    yes = grant(desk, family, "given", "iimp", data_scope="everything")
    assert told(desk, yes) == {(yes.id, "", "E_VALUE")}
    assert holds(desk, yes, "result") == ["nothing"]


def test_what_a_rule_refuses_keeps_nothing_else_out(house: House) -> None:
    """Somebody their own forebear, and a consent asked about again before it was given."""
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    people = [one.id for one in desk.cases.dossier(family).of("person")]
    held = desk.cases.dossier(case).of("kinship")[0]
    turned: dict[str, Json] = {
        "person": held.text("related_to"),
        "related_to": held.text("person"),
        "relation": held.text("relation"),
    }
    kin = Edit("kinship", turned, id=desk.context.new_id(), parent=family)
    number: dict[str, Json] = {"person": people[0], "value": "+90 555 000 00 00"}
    phone = Edit("contact_channel", {**number, "safe_to_call": False}, id=desk.context.new_id())
    phone = Edit("contact_channel", phone.set, id=phone.id, parent=people[0])
    early = grant(desk, family, "refused", "iimp", review_on="2026-01-01")
    codes = {code for _, _, code in told(desk, kin, phone, early)}
    assert codes == {"E_CYCLE", "E_DAYS"}
    assert holds(desk, phone, "safe_to_call", "value") == [False, "+90 555 000 00 00"]
    assert holds(desk, early, "result", "review_on") == ["refused", None]


def test_one_of_two_of_a_kind_does_not_hold_back_the_other(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    late = grant(desk, family, "refused", "ncmp", review_on="2027-01-01")
    early = grant(desk, family, "refused", "iimp", review_on="2026-01-01")
    waits = told(desk, late, early)
    assert (early.id, "review_on", "E_DAYS") in waits
    assert holds(desk, late, "result", "review_on") == ["refused", "2027-01-01"]

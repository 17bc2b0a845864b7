"""erase and erasures by command: listed, confirmed, carried to the other device, certified."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.conftest import Clock
from tests.journeys.conftest import Machine, enrol
from tests.journeys.test_commands import CASE, FAMILY, RECORDS, jsonl
from tests.reports.paper import text_of

DAY = 86_400_000


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    """A coordinator who holds one case."""
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", RECORDS))
    return coordinator


def test_it_lists_first_and_asks(office: Machine) -> None:
    shown = office.ok("erase", CASE, FAMILY, "--because", "طلب مكتوب", "--dry-run")
    assert shown["dry_run"] and [one["kind"] for one in shown["targets"]] == ["case", "family"]
    assert shown["records"] == sum(shown["kinds"].values()) > 4
    common = ("--vault", office.vault, "--password-file", office.key_file)
    unasked = office.run("erase", CASE, "--because", "طلب", *common, "--json")
    assert unasked.refusal == "E_USAGE"
    said_no = office.run("erase", CASE, "--because", "طلب", *common, typed="n\n", terminal=True)
    assert said_no.code == 1 and "مروان" in said_no.err
    assert office.ok("search", "مروان")["hits"]
    said_yes = office.run("erase", CASE, "--because", "طلب", *common, typed="y\n", terminal=True)
    assert said_yes.code == 0 and "Erased." in said_yes.out
    assert office.do("search", "مروان").code == 1
    assert office.do("erase", CASE, "--because", "طلب").refusal == "E_ERASED"
    assert office.do("records", "set", CASE, "fate=alive_reported").refusal == "E_ERASED"
    assert office.ok("vault", "check")["ok"]


def test_what_an_order_must_say(office: Machine) -> None:
    assert office.do("erase", CASE).code == 2
    assert office.do("erase", CASE, "--because", " ").refusal == "E_VALUE"
    assert office.do("erase", "MTH-26-A-9999", "--because", "طلب").refusal == "E_NOT_FOUND"
    assert office.do("erase", CASE, "--because", "طلب", "--why", "boredom").code == 2


def test_a_name_in_the_reason_is_refused_with_a_sentence(office: Machine) -> None:
    refused = office.do("erase", CASE, "--because", "طلب أهل مروان")
    assert refused.refusal == "E_NAMES" and "without any name" in refused.err
    assert office.ok("search", "مروان")["hits"]


def test_the_certificate_in_two_languages(office: Machine) -> None:
    done = office.ok("erase", CASE, FAMILY, "--because", "قرار", "--why", "legal_order")
    out = office.folder / "certificate.pdf"
    office.ok(
        "erasures", "certificate", done["certificate"], "-o", out, "--lang", "ar", "--lang", "en"
    )
    text = text_of(out.read_bytes())
    assert "Certificate of deletion" in text and "order of a court or authority" in text
    assert "شهادة محو" in text and "مروان" not in text and "قرار" not in text
    assert office.do("erasures", "certificate", CASE, "-o", out).refusal == "E_NOT_FOUND"


def test_the_order_reaches_the_other_device_and_is_confirmed(
    coordinator: Machine, machine: Callable[[str], Machine]
) -> None:
    field = machine("field")
    field.ok("vault", "create", "--role", "documenter", "--name", "Field")
    enrol(coordinator, field, "B")
    field.ok("records", "load", jsonl(field.folder / "r.jsonl", RECORDS))
    refused = field.do("erase", CASE, "--because", "طلب")
    assert refused.refusal == "E_ROLE"

    def carry(sender: Machine, to: Machine, name: str) -> None:
        stick = coordinator.folder / name
        stick.mkdir()
        device_id = to.ok("vault", "info")["device"]
        sender.ok("bundle", "export", "--to", stick, "--recipient", device_id)
        to.ok("bundle", "import", stick)

    carry(field, coordinator, "one")
    carry(coordinator, field, "two")
    assert coordinator.ok("erasures", "list")["orders"] == []
    field.ok("records", "set", CASE, "fate=alive_reported")  # not handed over
    coordinator.ok("erase", CASE, "--because", "طلب")
    carry(coordinator, field, "three")
    [waiting] = field.ok("erasures", "list")["waiting"]
    assert [one["kind"] for one in waiting["unsent"]] == ["case"]
    assert field.do("erasures", "carry-out", "ffff").refusal == "E_NOT_FOUND"
    field.ok("erasures", "carry-out", waiting["order"][:16])
    assert field.do("search", "مروان").code == 1
    carry(field, coordinator, "four")
    [order] = coordinator.ok("erasures", "list")["orders"]
    assert order["state"] == "done" and len(order["confirmed"]) == 1 and order["missing"] == []


def test_what_is_kept_too_long(office: Machine, clock: Clock) -> None:
    assert office.ok("erasures", "due")["due"] == []
    draft = jsonl(office.folder / "d.jsonl", [{"kind": "case", "id": "ab" * 16}])
    office.ok("records", "load", draft)
    clock.now += 31 * DAY
    due = office.ok("erasures", "due")["due"]
    assert ("ab" * 16, "intake") in {(one["root"], one["class"]) for one in due}
    kept = office.ok(
        "erasures", "approve", "ab" * 16, "--because", "بعد", "--keep-until", "2027-01-10"
    )
    assert kept == {"kept": "2027-01-10"}
    assert "ab" * 16 not in {one["root"] for one in office.ok("erasures", "due")["due"]}
    clock.now += 30 * DAY
    done = office.ok("erasures", "approve", "ab" * 16, "--because", "انتهت المدة")
    assert len(done["certificates"]) == 1
    assert office.do("records", "set", "ab" * 16, "fate=alive_reported").refusal == "E_ERASED"
    assert office.do("erasures", "approve", "ab" * 16, "--because", "س").refusal == "E_NOT_FOUND"

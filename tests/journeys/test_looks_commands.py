"""looks by command: listed, printed as it would change the file, confirmed; in both directions of writing.

Everybody is made up.
"""

from __future__ import annotations

import hashlib

import pytest
from tests.attacks.lacking import keep_back
from tests.cheap import cheap_env
from tests.journeys.conftest import Machine, enrol
from tests.journeys.test_commands import CASE, PERSON, RECORDS, jsonl

from vsdesk.crypto.secrets import Secret
from vsdesk.desk import Desk, Edit

Pair = tuple[Machine, Machine]
SAMER = "سامر"


@pytest.fixture
def pair(coordinator: Machine, documenter: Machine) -> Pair:
    """A coordinator whose case another device changed: another name, and nothing else."""
    enrol(coordinator, documenter, "B")
    coordinator.ok("records", "load", jsonl(coordinator.folder / "records.jsonl", RECORDS))
    device_id = documenter.ok("vault", "info")["device"]
    for root in (CASE, RECORDS[0]["id"]):
        coordinator.ok("records", "set", root, f'assigned=["{device_id}"]')
    carry(coordinator, documenter, "1")
    documenter.ok("records", "set", PERSON, f"given_ar={SAMER}")
    carry(documenter, coordinator, "2")
    return coordinator, documenter


def carry(sender: Machine, to: Machine, name: str) -> None:
    stick = sender.folder.parent / "stick" / name
    stick.mkdir(parents=True)
    sender.ok("bundle", "export", "--to", stick)
    to.ok("bundle", "import", stick)


def test_it_is_listed_and_confirmed_after_it_was_printed(pair: Pair) -> None:
    office, _ = pair
    listed = office.ok("looks", "list")["waiting"]
    assert {one["id"] for one in listed} == {CASE, RECORDS[0]["id"]}
    case = next(one for one in listed if one["id"] == CASE)
    assert [one["by"] for one in case["writers"]] and case["kinds"]["person"] == 1
    common = ("--vault", office.vault, "--password-file", office.key_file)
    no = office.run("looks", "confirm", CASE, *common, typed="n\n", terminal=True)
    assert no.code == 1 and SAMER in no.err and PERSON not in no.err
    assert office.run("looks", "confirm", CASE, *common, "--json").refusal == "E_USAGE"
    assert len(office.ok("looks", "list")["waiting"]) == 2
    blind = office.run("records", "set", CASE, "approved=true", *common)
    assert blind.code == 1 and f"looks confirm {CASE}" in blind.out
    assert "approved" not in office.ok("records", "show", CASE)["fields"]
    yes = office.run("looks", "confirm", CASE, *common, typed="y\n", terminal=True)
    assert yes.code == 0 and "it holds" in yes.out
    assert office.ok("looks", "list")["waiting"] == []
    assert office.ok("looks", "confirm", CASE) == {"looked": 0}
    assert office.ok("records", "set", CASE, "approved=true")["changed"] == [CASE]


def test_it_speaks_arabic(pair: Pair) -> None:
    office, _ = pair
    common = ("--vault", office.vault, "--password-file", office.key_file, "--lang", "ar")
    assert "عائلة الدرويشي" in office.run("looks", "list", *common).out
    said = office.run("looks", "confirm", CASE, *common, "--yes")
    assert said.code == 0
    assert SAMER in said.err and "مروان" in said.err and "person" not in said.err
    assert not any(letter.isascii() and letter.isalpha() for letter in said.out)


def test_a_documenter_neither_lists_nor_confirms(pair: Pair) -> None:
    _, field = pair
    assert field.do("looks", "list").refusal == "E_ROLE"
    assert field.do("looks", "confirm", CASE).refusal == "E_ROLE"


def test_a_file_is_confirmed_by_the_fingerprint_of_what_was_looked_at(pair: Pair) -> None:
    office, field = pair
    paper = field.folder / "paper.pdf"
    paper.write_bytes(b"%PDF-1.4 made up")
    digest = hashlib.sha256(paper.read_bytes()).hexdigest()
    item = field.ok("attach", paper, "--to", CASE)["attached"]
    carry(field, office, "3")
    common = ("--vault", office.vault, "--password-file", office.key_file)
    said = office.run("looks", "confirm", CASE, *common, "--yes")
    assert said.code == 0 and digest in said.err
    assert CASE in {one["id"] for one in office.ok("looks", "list")["waiting"]}
    assert office.do("looks", "confirm", CASE, "--file", "0" * 64).refusal == "E_USAGE"
    office.ok("attachments", "get", item, "--out", office.folder / "seen.pdf", "--yes")
    assert office.ok("looks", "confirm", CASE, "--file", digest, "--yes")["looked"] == 1
    assert office.ok("looks", "list")["waiting"] == []


def test_what_is_closed_to_a_command_waits_on_and_that_is_said(pair: Pair) -> None:
    office, field = pair
    family, mother = RECORDS[0]["id"], "ab" * 16
    rows: list[dict[str, object]] = [
        {"kind": "person", "id": mother, "parent": family, "given_ar": "ورقاء"},
        {"kind": "contact_channel", "parent": mother, "value": "+963 999 000 111"},
    ]
    field.ok("records", "load", jsonl(field.folder / "more.jsonl", rows))
    carry(field, office, "3")
    assert office.ok("looks", "confirm", family)["looked"] >= 1
    common = ("--vault", office.vault, "--password-file", office.key_file, "--lang", "ar")
    said = office.run("looks", "confirm", family, *common, "--yes")
    assert said.code == 1 and "E_VALUE" not in said.out + said.err
    assert "مغلق" in said.out
    assert office.do("looks", "confirm", family).json["looked"] == 0
    assert family in {one["id"] for one in office.ok("looks", "list")["waiting"]}


def test_the_next_page_is_asked_for_as_it_is_found(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, field = pair
    field.ok("records", "set", PERSON, "family_ar=القاسم")
    carry(field, office, "3")
    monkeypatch.setattr("vsdesk.records.gate.lone.lone_portion.LINES", 1)
    common = ("--vault", office.vault, "--password-file", office.key_file, "--lang", "ar")
    said = office.run("looks", "confirm", CASE, *common, "--yes")
    assert said.code == 0 and "أعيدوا الأمر نفسه" in said.out and "--from" not in said.out


def test_what_never_comes_is_gone_on_without_and_waited_for_again(pair: Pair) -> None:
    office, _ = pair
    env = cheap_env(office.clock, office.random, office.folder / "profile")
    desk = Desk.open(office.vault, Secret.of_text(office.passphrase), env)
    keep_back(desk, desk.cases.record(CASE).ops("case_type"))
    desk.access.lock()
    common = ("--vault", office.vault, "--password-file", office.key_file, "--lang", "ar")
    assert office.run("looks", "missing", CASE, *common).code == 1
    why = "احترق الجهاز"
    assert office.run("looks", "missing", CASE, *common, "--go-on", why, "--yes").code == 0
    told = office.run("looks", "missing", CASE, *common)
    assert told.code == 0 and why in told.out
    no = office.run(
        "looks", "missing", CASE, *common, "--wait-again", why, typed="n\n", terminal=True
    )
    assert no.code == 1
    assert office.run("looks", "missing", CASE, *common).code == 0
    [row] = office.ok("looks", "missing", CASE, "--wait-again", "وصل كتاب", "--yes")["waits"]
    assert row["things"] == 1
    assert office.run("looks", "missing", CASE, *common).code == 1
    again = office.run("looks", "missing", CASE, *common, "--wait-again", why, "--yes", "--json")
    assert again.refusal == "E_CHANGED"


def test_what_was_asked_for_while_a_case_was_taken_off_is_known_by_command(pair: Pair) -> None:
    office, field = pair
    env = cheap_env(field.clock, field.random, field.folder / "profile")
    desk = Desk.open(field.vault, Secret.of_text(field.passphrase), env)
    desk.cases.save([Edit("family_request", {"type": "stop"}, parent=str(RECORDS[0]["id"]))])
    desk.access.lock()
    assert office.ok("looks", "late")["late"] == []
    own = cheap_env(office.clock, office.random, office.folder / "profile")
    desk = Desk.open(office.vault, Secret.of_text(office.passphrase), own)
    other = desk.cases.new_family({"display_name": "عائلة قباني"}).ids[0]
    shown = desk.cases.shown(CASE)
    desk.cases.moving.move(CASE, other, {}, keep=False, shown=shown)
    desk.access.lock()
    carry(field, office, "3")
    [row] = office.ok("looks", "late")["late"]
    assert row == {"id": CASE, "kind": "case", "what": "let_go"}
    common = ("--vault", office.vault, "--password-file", office.key_file, "--lang", "ar")
    assert office.run("looks", "late", CASE, *common, typed="n\n", terminal=True).code == 1
    assert len(office.ok("looks", "late")["late"]) == 1
    assert office.run("looks", "late", CASE, *common, "--yes").code == 0
    assert office.ok("looks", "late")["late"] == []

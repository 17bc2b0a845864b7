"""What a command says where something does not go: which thing, why, and how it is written instead, in the
language of the person. All people are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.journeys.test_commands import CASE, MOTHER, PERSON, RECORDS, give, jsonl, pair

from vsdesk.errors import CODES
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.labels import Labels
from vsdesk.words import Words, plain

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

__all__ = ["pair"]
AR = Words("ar")


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", RECORDS))
    return coordinator


def said(machine: Machine, *arguments: object) -> str:
    """What a command tells in Arabic, without marks."""
    opened = ("--vault", machine.vault, "--password-file", machine.key_file, "--lang", "ar")
    ran = machine.run(*arguments, *opened)
    assert ran.code
    return plain(ran.out + ran.err)


def sentence(code: str) -> str:
    return plain(AR.say(CODES[code].sentence))


def test_a_birth_in_a_year_to_come_is_refused_and_kept_as_words(office: Machine) -> None:
    def born(value: str) -> tuple[object, ...]:
        return ("records", "set", PERSON, f"birth={value}", *office.seen(PERSON))

    assert sentence("E_AHEAD") in said(office, *born("2077"))
    assert office.do(*born("2076-01..2077-02")).refusal == "E_AHEAD"
    assert (
        office.do("records", "set", PERSON, "died=2077", *office.seen(PERSON)).refusal == "E_AHEAD"
    )
    office.ok(*born('{"precision": "unknown", "as_told": "سنة 2077"}'))
    assert office.ok("records", "show", PERSON)["fields"]["birth"]["as_told"] == "سنة 2077"
    office.ok(*born("..2077"))  # before: it says nothing of a day to come
    claim: dict[str, object] = {
        "kind": "claim",
        "parent": CASE,
        "field": "birth",
        "value": {"from": "2077"},
    }
    lines = jsonl(office.folder / "claim.jsonl", [claim])
    assert office.do("records", "load", lines).refusal == "E_AHEAD"


def test_dates_in_the_wrong_order_name_both_and_show_the_form(office: Machine) -> None:
    birth = ("records", "set", PERSON, "birth=1990..1980", *office.seen(PERSON))
    told = said(office, *birth)
    assert sentence("E_ORDER") in told and "2013-08-09..2013-08-11" in told
    assert sentence("E_ORDER") in said(
        office, "activities", "list", "--from", "2026-05-01", "--to", "2026-01-01"
    )
    assert "--from '2024-04-01'" in said(office, "activities", "list", "--from", "أيار")
    grant: dict[str, object] = {
        "kind": "consent_grant", "parent": RECORDS[0]["id"], "grantor": MOTHER, "capacity": "parent",
        "subject": CASE, "purpose": "hold_record", "recipient": "own_org", "result": "given",
        "given_on": "2026-11-01", "how_recorded": "signed", "id": "c9" * 16,
    }  # fmt: skip  # a record
    office.ok("records", "load", jsonl(office.folder / "g.jsonl", [grant]))
    told = said(
        office, "records", "set", "c9" * 16, "review_on=2026-10-01", *office.seen("c9" * 16)
    )
    labels = [office_label("review_on"), office_label("given_on")]
    later = plain(AR.say("“{later}” lies before “{first}”.", later=labels[0], first=labels[1]))
    assert later in told


def office_label(name: str) -> str:
    return Labels("ar", Dictionary.load().vocabularies).field("consent_grant", name)


def test_what_is_asked_for_is_named(office: Machine) -> None:
    scan = office.folder / "scan.txt"
    scan.write_text("ورقة مختلقة", encoding="utf-8")
    item = office.ok("attach", scan, "--to", CASE)["attached"]
    told = said(office, "attach", scan, "--to", item)
    assert "--shown DIGEST" in told and f"records show {item}" in told
    gone = office.folder / "no" / "stick"
    assert sentence("E_NO_FILE") in said(office, "bundle", "export", "--to", gone)
    assert sentence("E_NO_FILE") in said(office, "bundle", "import", scan, "--receipt-to", gone)
    told = said(office, "report", "each", "nosuch", "-o", office.folder)
    assert sentence("E_USAGE") in told and "'family-sheet'" in told
    assert plain(AR.say("What is missing: {what}", what="")) not in told


def test_a_bundle_of_ones_own_is_said_to_be_that(pair: tuple[Machine, Machine]) -> None:
    _, field = pair
    [first] = give(field, "own")
    assert sentence("E_OWN") in said(field, "bundle", "import", first)
    folder = field.folder.parent / "stick" / "own"
    opened = ("--vault", field.vault, "--password-file", field.key_file, "--lang", "ar")
    nothing = plain(AR.say("There is no bundle for this device there."))
    assert nothing in plain(field.run("bundle", "import", folder, *opened).out)
    elsewhere = field.folder / "renamed.age"
    elsewhere.write_bytes((folder / first.split("/")[-1]).read_bytes())
    assert sentence("E_NO_MATCH") in said(field, "bundle", "import", elsewhere)

"""By command too, what is sealed, a number and untold news stay closed until a reason is given and written
down.

All people are made up.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.journeys.conftest import enrol

from vsdesk import photo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Machine

CASE, PERSON, FAMILY, MOTHER = ("c" * 32, "a" * 32, "f" * 32, "b" * 32)
SOURCE, SAID, PHONE, RESULT, PAPER = ("50" * 16, "5a" * 16, "b0" * 16, "e1" * 16, "e2" * 16)
NAME, REACHED, WORDS, NUMBER, NEWS = "ياقوتة", "فيروزة", "زبرجدة", "+000 555 0101", "مسكة"
DAY = {"from": "2026-10-01", "precision": "day"}


def text(words: str) -> dict[str, str]:
    return {"ar": words, "src_lang": "ar"}


RECORDS: list[dict[str, object]] = [
    {"kind": "family", "id": FAMILY, "display_name": "عائلة الدرويشي", "language": "ar"},
    {"kind": "case", "id": CASE, "person": PERSON, "family": FAMILY, "fate": "dead_identified",
     "case_type": "enforced_disappearance", "search_status": "remains_identified"},
    {"kind": "person", "id": PERSON, "parent": CASE, "given_ar": "مروان", "family_ar": "الدرويشي"},
    {"kind": "event", "id": RESULT, "parent": CASE, "type": "identification", "text": text(NEWS),
     "date": DAY, "confidence": "firsthand_consistent"},
    {"kind": "evidence_item", "id": PAPER, "parent": RESULT, "type": "other", "title": NEWS},
    {"kind": "person", "id": MOTHER, "parent": FAMILY, "given_ar": "نجاح"},
    {"kind": "kinship", "parent": FAMILY, "person": MOTHER, "relation": "mother",
     "related_to": PERSON},
    {"kind": "contact_channel", "id": PHONE, "parent": FAMILY, "type": "phone", "value": NUMBER,
     "safe_to_call": False, "safe_hours": "بعد العصر"},
    {"kind": "source", "id": SOURCE, "code": "S-0055", "type": "survivor", "true_name": NAME,
     "contact": REACHED},
    {"kind": "statement", "id": SAID, "parent": SOURCE, "date": DAY, "summary": text(WORDS),
     "prior_statements": text("لا")},
]  # fmt: skip  # a record a row
SECRET = (NAME, REACHED, WORDS, NUMBER, NEWS)


@pytest.fixture
def office(coordinator: Machine) -> Machine:
    """A coordinator's vault with a source, a phone that is not safe to call, and untold news."""
    load(coordinator, RECORDS)
    return coordinator


def load(machine: Machine, records: list[dict[str, object]]) -> None:
    path: Path = machine.folder / "records.jsonl"
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    path.write_text(lines, encoding="utf-8")
    machine.ok("records", "load", path)


def rows(machine: Machine) -> list[dict[str, object]]:
    rows = [one["fields"] for one in machine.ok("records", "list", "audit")["records"]]
    return [one for one in rows if one["action"] != "open"]  # each command opens it


def told(text: str, words: tuple[str, ...] = SECRET) -> list[str]:
    return [one for one in (*words, "dead_identified", "remains_identified") if one in text]


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_nothing_closed_is_listed_or_shown_without_a_reason(office: Machine, lang: str) -> None:
    plain = ("--vault", office.vault, "--password-file", office.key_file, "--lang", lang)
    for kind in ("source", "statement", "contact_channel", "case", "event", "evidence_item"):
        for more in ((), ("--json",)):
            ran = office.run("records", "list", kind, *plain, *more)
            assert (ran.code, told(ran.out), told(ran.err)) == (0, [], []), kind
    for id in (SOURCE, SAID, PHONE, CASE, RESULT, PAPER):
        for more in ((), ("--json",), ("--history",)):
            ran = office.run("records", "show", id, *plain, *more)
            assert (ran.code, told(ran.out)) == (0, []), id
    assert rows(office) == []


def test_what_stands_open_is_shown_beside_it(office: Machine) -> None:
    source = office.ok("records", "show", SOURCE)
    assert source["fields"]["code"] == "S-0055"
    assert source["closed"] == {"true_name": "sealed", "contact": "sealed"}
    phone = office.ok("records", "show", PHONE)
    assert (phone["fields"]["safe_to_call"], phone["closed"]) == (False, {"value": "contact"})
    assert "fate" not in office.ok("records", "show", CASE)["fields"]
    [case] = office.ok("records", "list", "case")["records"]
    assert case["closed"] == {} and not {"fate", "search_status"} & case["fields"].keys()
    assert office.ok("records", "list", "event")["records"] == []  # news is in no list


def test_no_guess_finds_what_is_closed(office: Machine) -> None:
    for kind, where in (
        ("source", f"true_name={NAME}"),
        ("contact_channel", f"value={NUMBER}"),
        ("case", "fate=dead_identified"),
        ("case", "search_status=remains_identified"),
    ):
        assert office.ok("records", "list", kind, "--where", where)["records"] == [], where
    assert len(office.ok("records", "list", "source", "--where", "code=S-0055")["records"]) == 1


def test_a_reason_opens_it_and_one_row_says_so_without_a_value(office: Machine) -> None:
    why = "طلبت المحكمة"
    assert office.ok("records", "show", SOURCE, "--reason", why)["fields"]["true_name"] == NAME
    said = office.ok("records", "show", SAID, "--reason", why)["fields"]
    assert said["summary"]["ar"] == WORDS
    assert office.ok("records", "show", PHONE, "--reason", why)["fields"]["value"] == NUMBER
    found = rows(office)
    assert [(one["action"], one["subject"], one["reason"]) for one in found] == [
        ("view_sealed", SOURCE, why),
        ("view_sealed", SAID, why),
        ("view_contact", PHONE, why),
    ]
    assert told(json.dumps(found, ensure_ascii=False)) == []
    office.ok("records", "show", PERSON, "--reason", why)  # nothing was closed: no row
    assert len(rows(office)) == len(found)


def test_an_empty_reason_is_none(office: Machine) -> None:
    ran = office.do("records", "show", SOURCE, "--reason", "  ")
    assert (ran.code, ran.refusal, told(ran.out)) == (1, "E_VALUE", [])
    assert rows(office) == []


def test_news_opens_for_its_messenger_alone_after_the_checklist(office: Machine) -> None:
    for id in (CASE, RESULT, PAPER):
        ran = office.do("records", "show", id, "--reason", "للتجربة", "--yes")
        assert (ran.refusal, told(ran.out)) == ("E_MESSENGER", []), id
    assert rows(office) == []
    mine = office.ok("vault", "info")["device"]
    office.ok("records", "set", CASE, f"news_messenger={mine}")
    typed = ("--vault", office.vault, "--password-file", office.key_file)
    ran = office.run("records", "show", RESULT, "--reason", "للتجربة", *typed)
    assert ran.code == 2 and told(ran.out) == [] and "You go in person" in ran.err
    assert rows(office) == []
    opened = office.ok("records", "show", RESULT, "--reason", "للتجربة", "--yes")
    assert opened["fields"]["text"]["ar"] == NEWS
    assert [one["action"] for one in rows(office)] == ["view_sealed"]
    office.ok("records", "set", CASE, "news_told_on=2026-11-20")
    assert office.ok("records", "show", CASE)["fields"]["fate"] == "dead_identified"
    assert len(office.ok("records", "list", "event")["records"]) == 1


def test_a_documenter_does_not_even_learn_that_there_is_news(
    office: Machine, documenter: Machine
) -> None:
    enrol(office, documenter, "B")
    device = documenter.ok("vault", "info")["device"]
    mine = office.ok("vault", "info")["device"]
    office.ok("records", "set", CASE, f'assigned=["{device}"]', f"news_messenger={mine}")
    hand(office, documenter, "1")
    shown = documenter.ok("records", "show", CASE)
    assert shown["closed"] == {} and "news_messenger" not in shown["fields"]
    assert documenter.do("records", "show", RESULT, "--reason", "x").refusal == "E_NOT_FOUND"
    assert documenter.ok("records", "list", "evidence_item")["records"] == []


def test_a_difference_of_what_is_closed_tells_no_value(
    office: Machine, documenter: Machine
) -> None:
    enrol(office, documenter, "B")
    device = documenter.ok("vault", "info")["device"]
    office.ok("records", "set", SOURCE, f'assigned=["{device}"]')
    hand(office, documenter, "1")
    office.ok("records", "set", SOURCE, f"true_name={NAME} الأولى")
    documenter.ok("records", "set", SOURCE, f"true_name={NAME} الثانية")
    hand(documenter, office, "2")
    [one] = office.ok("conflicts", "list")["conflicts"]
    assert (one["field"], one["closed"]) == ("true_name", "sealed")
    assert [told(json.dumps(value)) for value in one["values"]] == [[], []]
    typed = ("--vault", office.vault, "--password-file", office.key_file)
    assert told(office.run("conflicts", "list", *typed).out) == []
    assert rows(office) == []
    both = office.ok("records", "show", SOURCE, "--reason", "للتجربة")["fields"]["true_name"]
    assert len(both) == 2


def hand(giver: Machine, taker: Machine, name: str) -> None:
    stick = giver.folder.parent / "stick" / name
    stick.mkdir(parents=True)
    taker.ok("bundle", "import", *giver.ok("bundle", "export", "--to", stick)["files"])


# Copies that are readable by anyone.


def test_a_file_is_written_after_a_question_and_leaves_a_row(office: Machine) -> None:
    path, out = office.folder / "paper.txt", office.folder / "out.txt"
    path.write_text("ورقة", encoding="utf-8")
    item = office.ok("attach", path, "--to", CASE)["attached"]
    plain = ("--vault", office.vault, "--password-file", office.key_file)
    ran = office.run("attachments", "get", item, "--out", out, *plain)
    assert ran.code == 2 and not out.exists() and rows(office) == []
    office.ok("attachments", "get", item, "--out", out)
    assert out.read_text(encoding="utf-8") == "ورقة"
    assert [(one["action"], one["subject"]) for one in rows(office)] == [("dump", item)]
    other = office.folder / "other.txt"
    ran = office.do(
        "attachments",
        "get",
        item,
        "--out",
        other,
        "--purpose",
        "search",
        "--recipient",
        "iimp",
        "--level",
        "B",
    )
    assert (ran.refusal, other.exists(), len(rows(office))) == ("E_GATE", False, 1)


def test_a_picture_of_the_dead_is_asked_for_by_name_and_with_a_reason(office: Machine) -> None:
    path, out = office.folder / "a.jpg", office.folder / "out.jpg"
    path.write_bytes(photo.draw_made_up_portrait(5))
    item = office.ok("attach", path, "--to", CASE, "--kind", "caesar_photo")["attached"]
    for more in ((), ("--death-image",), ("--reason", "للتجربة")):
        ran = office.do("attachments", "get", item, "--out", out, *more)
        assert (ran.code, ran.refusal, out.exists()) == (2, "E_USAGE", False), more
    office.ok("attachments", "get", item, "--out", out, "--death-image", "--reason", "للتجربة")
    assert out.read_bytes() == path.read_bytes()
    assert [(one["action"], one["reason"]) for one in rows(office)] == [("dump", "للتجربة")]


def test_a_dump_for_others_holds_what_was_agreed_and_a_row(office: Machine) -> None:
    out = office.folder / "for-others"
    to = ("--purpose", "search", "--recipient", "iimp", "--level", "B")
    assert office.do("records", "dump", "--out", out, *to).refusal == "E_GATE"
    assert not out.exists()
    scopes = ("circumstances", "family_members", "identity")
    for purpose, recipient in (("search", "iimp"), ("hold_record", "own_org")):
        office.granted(
            CASE,
            "--person",
            MOTHER,
            "--purpose",
            purpose,
            "--recipient",
            recipient,
            "--result",
            "given",
            *(one for scope in scopes for one in ("--scope", scope)),
        )
    ran = office.run(
        "records",
        "dump",
        "--out",
        out,
        *to,
        "--vault",
        office.vault,
        "--password-file",
        office.key_file,
    )
    assert ran.code == 2 and not out.exists()  # it is asked first
    found = office.ok("records", "dump", "--out", out, *to, "--case", CASE)
    text = (out / "records.jsonl").read_text(encoding="utf-8")
    assert found["records"] == len(text.splitlines()) - 1 and "مروان" in text
    assert [one for one in (NAME, REACHED, WORDS, NUMBER) if one in text] == []
    [row] = office.ok("records", "list", "disclosure")["records"]
    assert (row["fields"]["exit"], row["fields"]["recipient"]) == ("dump", "iimp")
    assert office.do("records", "dump", "--out", office.folder / "x", "--level", "B").code == 2


def test_a_source_is_given_only_as_it_was_printed(office: Machine) -> None:
    """What `records show` printed beside it is said back; without a device it stays here again."""
    give = ("bundle", "source", SOURCE, "--because", "sent back")
    stood = office.ok("records", "show", SOURCE)["shown"]
    office.ok("records", "set", SOURCE, "reliability=likely")
    assert office.do(*give, "--shown", stood).refusal == "E_CHANGED"
    stood = office.ok("records", "show", SOURCE)["shown"]
    office.ok(*give, "--shown", stood)

"""The journey by command: two machines, sticks, a difference, a sheet; and every refusal's exit code.

All people are made up.
"""

from __future__ import annotations

import errno
import json
import os
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.journeys.conftest import Machine, enrol

from vsdesk.exchange import media

CASE, PERSON, FAMILY, EVENT, MOTHER = ("c" * 32, "a" * 32, "f" * 32, "e" * 32, "b" * 32)
RECORDS: list[dict[str, object]] = [
    {"kind": "family", "id": FAMILY, "display_name": "عائلة الدرويشي", "language": "ar"},
    {"kind": "person", "id": MOTHER, "parent": FAMILY, "given_ar": "نجاح", "family_ar": "الحلبوني"},
    {
        "kind": "case", "id": CASE, "person": PERSON, "family": FAMILY,
        "case_type": "enforced_disappearance", "search_status": "open_searching",
    },
    {
        "kind": "person", "id": PERSON, "parent": CASE, "given_ar": "مروان", "father_ar": "خالد",
        "family_ar": "الدرويشي", "given_lat": "Marwan", "family_lat": "al-Darwishi", "sex": "male",
    },
    {
        "kind": "event", "id": EVENT, "parent": CASE, "type": "arrest", "is_disappearance": True,
        "date": {"from": "2013-08-09", "to": "2013-08-11", "as_told": "تالت يوم العيد"},
        "place_text": "حاجز القطيفة",
    },
    {
        "kind": "consent_grant", "parent": FAMILY, "grantor": MOTHER, "capacity": "parent",
        "subject": CASE, "purpose": "hold_record", "recipient": "own_org", "result": "given",
        "given_on": "2026-11-01", "how_recorded": "signed",
    },
    {
        "kind": "consent_grant", "parent": FAMILY, "grantor": MOTHER, "capacity": "parent",
        "subject": CASE, "purpose": "casework", "recipient": "family", "result": "given",
        "given_on": "2026-11-01", "how_recorded": "signed",
    },
]  # fmt: skip  # a record a row


def jsonl(path: Path, records: list[dict[str, object]]) -> Path:
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records)
    path.write_text(lines, encoding="utf-8")
    return path


@pytest.fixture
def pair(coordinator: Machine, documenter: Machine) -> tuple[Machine, Machine]:
    """An enrolled pair; the documenter holds one case."""
    enrol(coordinator, documenter, "B")
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    return coordinator, documenter


def give(machine: Machine, name: str) -> list[str]:
    stick = machine.folder.parent / "stick" / name
    stick.mkdir(parents=True)
    files = machine.ok("bundle", "export", "--to", stick)["files"]
    assert files and all(re.fullmatch(r"[A-Z0-9a-z]{8}\.age", Path(one).name) for one in files)
    return [str(one) for one in files]


def test_the_journey_by_command(pair: tuple[Machine, Machine]) -> None:
    office, field = pair
    [first] = give(field, "1")
    [result] = office.ok("bundle", "import", first)["results"]
    assert result["status"] == "applied" and result["new"] >= 1
    assert office.ok("records", "show", PERSON)["fields"]["given_ar"] == "مروان"

    office.ok("records", "set", EVENT, "place_text=حاجز القطيفة الشمالي")
    field.ok("records", "set", EVENT, "place_text=كراج القطيفة")
    [second] = give(field, "2")
    [result] = office.ok("bundle", "import", second)["results"]
    assert result["conflicts"] == 1
    [difference] = office.ok("conflicts", "list")["conflicts"]
    values = {one["value"] for one in difference["values"]}
    assert values == {"حاجز القطيفة الشمالي", "كراج القطيفة"}
    kept = difference["values"][0]
    resolve = (
        "conflicts",
        "resolve",
        EVENT,
        "place_text",
        "--keep",
        kept["n"],
        "--because",
        "asked",
    )
    assert office.do(*resolve, "--shown", "0" * 16).refusal == "E_CHANGED"
    office.ok(*resolve, "--shown", difference["shown"])
    assert office.ok("conflicts", "list")["conflicts"] == []

    [receipt] = give(office, "3")
    [result] = field.ok("bundle", "import", receipt)["results"]
    assert result["status"] == "applied"
    assert field.ok("records", "show", EVENT)["fields"]["place_text"] == kept["value"]
    assert field.ok("vault", "info")["last_receipt"] is not None
    assert len(field.ok("records", "show", EVENT, "--history")["history"]) == 4


def test_the_same_bundle_twice_is_quiet(pair: tuple[Machine, Machine]) -> None:
    office, field = pair
    [first] = give(field, "1")
    office.ok("bundle", "import", first)
    before = office.ok("vault", "info")
    [again] = office.ok("bundle", "import", first)["results"]
    assert (again["status"], again["code"]) == ("duplicate", "I_DUPLICATE")
    assert office.ok("vault", "info") == before


@pytest.mark.parametrize("where", [0.001, 0.3, 0.7, 0.999])
def test_a_damaged_bundle_is_refused_with_4(pair: tuple[Machine, Machine], where: float) -> None:
    office, field = pair
    [first] = give(field, "1")
    data = bytearray(Path(first).read_bytes())
    data[int(len(data) * where)] ^= 0x10
    damaged = field.folder / "damaged.age"
    damaged.write_bytes(data)
    before = office.ok("vault", "info")
    ran = office.do("bundle", "import", damaged)
    [result] = ran.json["results"]
    assert ran.code == 4 and result["status"] == "refused" and result["code"].startswith("E_")
    assert office.ok("vault", "info") == before
    assert office.ok("vault", "check")["ok"]


def test_inspect_without_and_with_the_key(
    pair: tuple[Machine, Machine], documenter: Machine
) -> None:
    office, field = pair
    [first] = give(field, "1")
    assert office.do("bundle", "inspect", first).code == 0
    assert "نجاح" not in json.dumps(office.do("bundle", "inspect", first).json, ensure_ascii=False)


def test_search_in_every_script(documenter: Machine) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    for text in ("مروان", "Marwan", "Merwan", "الدرويشي", "درويشي", "القطيفه"):
        hits = documenter.ok("search", text)["hits"]
        assert any(hit["root"] in (CASE, FAMILY) for hit in hits), text
    nothing = documenter.do("search", "Iskandar")
    assert nothing.code == 1 and nothing.json["hits"] == []


def test_a_sheet_for_each_language(documenter: Machine, tmp_path: Path) -> None:
    name: dict[str, object] = {
        "kind": "person_name",
        "parent": PERSON,
        "value": "漢字 Սալիմ",
        "type": "nickname",
    }
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", [*RECORDS, name]))
    out = tmp_path / "sheet.pdf"
    whole = ("report", "family-sheet", "--case", CASE, "--full", "-o", out, "--lang")
    made = documenter.ok(*whole, "ar,en")
    assert [Path(one["file"]).name for one in made["files"]] == ["sheet.ar.pdf", "sheet.en.pdf"]
    assert all(Path(one["file"]).read_bytes().startswith(b"%PDF-") for one in made["files"])
    assert [one["unset"] for one in made["files"]] == [["字", "漢"]] * 2
    documenter.ok(*whole, "ar+en")
    assert out.is_file()
    sheet = ("report", "family-sheet", "--case", CASE, "--lang", "ar,ar+en", "-o")
    made = documenter.ok(*sheet, tmp_path / "two.pdf")
    names = ["two.ar.pdf", "two.ar+en.pdf"]
    assert [Path(one["file"]).name for one in made["files"]] == names
    pages = {(tmp_path / name).read_bytes() for name in names}
    assert len(pages) == 2
    for recipient, level in (("ncmp", "B"), ("public", "E")):
        ran = documenter.do(
            "report",
            "family-sheet",
            "--case",
            CASE,
            "--recipient",
            recipient,
            "--level",
            level,
            "--purpose",
            "search",
            "-o",
            tmp_path / f"{recipient}.pdf",
        )
        assert (ran.code, ran.refusal) == (1, "E_GATE")
        assert not (tmp_path / f"{recipient}.pdf").exists()


def test_a_dump_loads_back_equal(documenter: Machine, machine: Callable[[str], Machine]) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    scan = documenter.folder / "scan.bin"
    scan.write_bytes(bytes(range(256)) * 100)
    item = documenter.ok("attach", scan, "--to", CASE, "--kind", "document")["attached"]
    out = documenter.folder / "dump"
    dumped = documenter.ok("records", "dump", "--out", out)
    assert dumped["files"] == 1
    assert (out / "files" / item).read_bytes() == scan.read_bytes()
    other = machine("other")
    other.ok("vault", "create", "--role", "documenter", "--name", "Other")
    other.ok("records", "load", out)
    copy = other.folder / "copy.bin"
    other.ok("attachments", "get", item, "--out", copy)
    assert copy.read_bytes() == scan.read_bytes()
    for id in (CASE, PERSON, EVENT, FAMILY):
        held = other.ok("records", "show", id)["fields"]
        assert (held.pop("copied", None) is not None) == (id in (CASE, FAMILY))
        assert held == documenter.ok("records", "show", id)["fields"]


def test_of_a_dump_a_file_that_was_changed_stays_out_and_is_told(
    documenter: Machine, machine: Callable[[str], Machine]
) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    scan = documenter.folder / "scan.bin"
    scan.write_bytes(b"what was scanned")
    item = documenter.ok("attach", scan, "--to", CASE)["attached"]
    out = documenter.folder / "dump"
    documenter.ok("records", "dump", "--out", out)
    (out / "files" / item).write_bytes(b"something else..")
    other = machine("other")
    other.ok("vault", "create", "--role", "documenter", "--name", "Other")
    told = other.ok("records", "load", out)["remarks"]
    assert [one["kind"] for one in told if one["rule"] == "other_file"] == ["evidence_item"]
    assert other.ok("vault", "info")["cases"] == 1
    assert other.do("attachments", "get", item, "--out", documenter.folder / "back").code != 0
    assert not (documenter.folder / "back").exists()


def test_an_attachment_comes_back_byte_for_byte(documenter: Machine) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    scan = documenter.folder / "ورقة.bin"
    scan.write_bytes(random.Random(3).randbytes(3_000_000))
    item = documenter.ok("attach", scan, "--to", CASE)["attached"]
    out = documenter.folder / "out.bin"
    documenter.ok("attachments", "get", item, "--out", out)
    assert out.read_bytes() == scan.read_bytes()


# --- what the user can fix: 1 ----------------------------------------------------------------


def test_a_wrong_passphrase(documenter: Machine) -> None:
    wrong = documenter.folder / "wrong.txt"
    wrong.write_text("not this one\n", encoding="utf-8")
    ran = documenter.run(
        "vault", "info", "--vault", documenter.vault, "--password-file", wrong, "--json"
    )
    assert (ran.code, ran.refusal) == (1, "E_UNLOCK")
    assert "not this one" not in ran.out + ran.err


def test_no_vault_there(documenter: Machine, tmp_path: Path) -> None:
    ran = documenter.run(
        "vault", "info", "--vault", tmp_path, "--password-file", documenter.key_file, "--json"
    )
    assert (ran.code, ran.refusal) == (1, "E_NO_VAULT")


BAD = [
    ({"kind": "case", "shoe_size": 44}, "E_FIELD"),
    ({"kind": "spaceship"}, "E_KIND"),
    ({"kind": "person", "parent": CASE, "birth": {"from": "2013-02-30"}}, "E_DATE"),
    ({"kind": "person", "parent": CASE, "sex": "مجهول"}, "E_VALUE"),
    ({"kind": "person", "parent": "9" * 32, "given_ar": "سامر"}, "E_LINK"),
]


@pytest.mark.parametrize(("record", "code"), BAD, ids=[code for _, code in BAD])
def test_bad_records_name_their_line_and_nothing_is_loaded(
    documenter: Machine, record: dict[str, object], code: str
) -> None:
    ran = documenter.do(
        "records", "load", jsonl(documenter.folder / "bad.jsonl", [*RECORDS, record])
    )
    assert (ran.code, ran.refusal) == (1, code)
    assert ran.json["error"]["line"] == len(RECORDS) + 1
    assert documenter.ok("vault", "info")["cases"] == 0


def test_a_line_that_is_no_json(documenter: Machine) -> None:
    path = documenter.folder / "bad.jsonl"
    path.write_text('{"kind": "case"}\n{"kind": \n', encoding="utf-8")
    ran = documenter.do("records", "load", path)
    assert (ran.code, ran.refusal, ran.json["error"]["line"]) == (1, "E_TABLE", 2)


def test_a_dry_run_saves_nothing(documenter: Machine) -> None:
    path = jsonl(documenter.folder / "records.jsonl", RECORDS)
    assert documenter.ok("records", "load", path, "--dry-run")["records"] == len(RECORDS)
    assert documenter.ok("vault", "info")["cases"] == 0


def test_a_photo_that_is_no_photo(documenter: Machine) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    fake = documenter.folder / "photo.jpg"
    fake.write_bytes(b"this is no picture")
    ran = documenter.do("attach", fake, "--to", CASE, "--kind", "photo")
    assert (ran.code, ran.refusal) == (1, "E_PHOTO")


def test_a_record_that_is_not_here(documenter: Machine) -> None:
    ran = documenter.do("records", "show", "9" * 32)
    assert (ran.code, ran.refusal) == (1, "E_NOT_FOUND")


@pytest.mark.parametrize(
    "given", [("--name", " "), ("--name", "ريما", "--organisation", "", "--code", "TEST")]
)
def test_a_vault_and_an_organisation_have_names(
    machine: Callable[[str], Machine], given: tuple[str, ...]
) -> None:
    ran = machine("nameless").do("vault", "create", "--role", "coordinator", *given)
    assert (ran.code, ran.refusal) == (2, "E_USAGE")


def test_nothing_is_written_over(documenter: Machine) -> None:
    ran = documenter.do("vault", "create", "--role", "documenter", "--name", "Again")
    assert (ran.code, ran.refusal) == (1, "E_EXISTS")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2013-08", {"from": "2013-08-01", "to": "2013-08-31", "precision": "month"}),
        ("٢٠١٣", {"from": "2013-01-01", "to": "2013-12-31", "precision": "year"}),
        ("..2013", {"to": "2013-12-31", "precision": "before"}),
        ("?", {"precision": "unknown"}),
        ('{"from": "2013"}', {"from": "2013-01-01", "to": "2013-12-31", "precision": "year"}),
    ],
)
def test_a_date_is_set_as_the_guide_writes_it(
    documenter: Machine, typed: str, stored: dict[str, str]
) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    documenter.ok("records", "set", PERSON, f"birth={typed}")
    assert documenter.ok("records", "show", PERSON)["fields"]["birth"] == stored


@pytest.mark.parametrize("typed", ["2013-02-30", "31/4/2013", "بعد العيد"])
def test_an_impossible_date_is_not_set(documenter: Machine, typed: str) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    ran = documenter.do("records", "set", PERSON, f"birth={typed}")
    assert (ran.code, ran.refusal) == (1, "E_DATE")


def test_numbers_and_days_are_set_in_arabic_digits(documenter: Machine) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    documenter.ok("records", "set", EVENT, "others_count=٧", "learned_on=٢٠١٣-٠٨-٠٩")
    fields = documenter.ok("records", "show", EVENT)["fields"]
    assert (fields["others_count"], fields["learned_on"]) == (7, "2013-08-09")
    ran = documenter.do("records", "set", EVENT, "others_count=سبعة")
    assert (ran.code, ran.refusal) == (1, "E_VALUE")


def test_blanks_remove_no_told_name(documenter: Machine) -> None:
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))
    before = documenter.ok("records", "show", PERSON)["fields"]["given_ar"]
    ran = documenter.do("records", "set", PERSON, "given_ar=   ")
    assert (ran.code, ran.refusal) == (1, "E_VALUE")
    assert documenter.ok("records", "show", PERSON)["fields"]["given_ar"] == before
    documenter.ok("records", "set", PERSON, "given_ar=")
    assert "given_ar" not in documenter.ok("records", "show", PERSON)["fields"]


def test_in_arabic_no_key_of_a_list_and_no_english_sentence_is_shown(
    coordinator: Machine, documenter: Machine
) -> None:
    enrol(coordinator, documenter, "B")
    documenter.ok("records", "load", jsonl(documenter.folder / "records.jsonl", RECORDS))

    def told(*arguments: object) -> str:
        common = ("--vault", documenter.vault, "--password-file", documenter.key_file)
        ran = documenter.run(*arguments, *common, "--lang", "ar")
        return ran.out + ran.err

    assert "open_searching" not in told("records", "list", "case")
    devices = told("device", "list")
    assert "documenter" not in devices and "التوثيق" in devices
    refused = told(
        "report",
        "family-sheet",
        "--case",
        CASE,
        "-o",
        documenter.folder / "x.pdf",
        "--recipient",
        "wgeid",
    )
    assert "E_BY_SUBMISSION" in refused and "leaves this device" not in refused


# --- usage: 2 --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("vault", "create"),
        ("vault", "create", "--role", "director", "--name", "x"),
        ("spaceship",),
        ("records", "list"),
        ("bundle", "export"),
        ("report", "family-sheet", "--case", CASE, "-o", "x.pdf", "--lang", "xx"),
        ("conflicts", "resolve", CASE, "fate", "--because", "x", "--shown", "0"),
        ("records", "set", CASE, "no_equals_sign"),
    ],
)
def test_usage(documenter: Machine, arguments: tuple[str, ...]) -> None:
    ran = documenter.do(*arguments)
    assert (ran.code, ran.refusal) == (2, "E_USAGE")


def test_without_a_terminal_nobody_is_asked(documenter: Machine) -> None:
    ran = documenter.run("vault", "info", "--vault", documenter.vault, "--json")
    assert (ran.code, ran.refusal) == (2, "E_USAGE")
    ran = documenter.run(
        "records",
        "dump",
        "--out",
        documenter.folder / "dump",
        "--vault",
        documenter.vault,
        "--password-file",
        documenter.key_file,
        "--json",
    )
    assert (ran.code, ran.refusal) == (2, "E_USAGE")
    assert not (documenter.folder / "dump").exists()


def test_no_passphrase_as_an_argument(documenter: Machine) -> None:
    ran = documenter.run("vault", "info", "--vault", documenter.vault, "--password", "x", "--json")
    assert ran.code == 2


# --- the environment: 3 ----------------------------------------------------------------------


def test_a_folder_that_cannot_be_written_to(pair: tuple[Machine, Machine]) -> None:
    _, field = pair
    stick = field.folder / "no-stick-here"
    stick.write_bytes(b"")
    ran = field.do("bundle", "export", "--to", stick)
    assert ran.code == 3
    assert ran.refusal in ("E_MEDIA_RO", "E_IO")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EROFS, "E_MEDIA_RO"), (errno.ENOSPC, "E_DISK"), (errno.EIO, "E_IO")]
)
def test_a_stick_that_takes_nothing(
    pair: tuple[Machine, Machine], monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    _, field = pair
    before = field.ok("vault", "info")

    def refuse(_self: object, _path: Path) -> None:
        raise OSError(number, "the stick")

    monkeypatch.setattr(media.Disk, "create", refuse)
    ran = field.do("bundle", "export", "--to", field.folder)
    assert (ran.code, ran.refusal) == (3, code)
    assert field.ok("vault", "info") == before


def test_the_identity_carries_what_an_outsider_pins(
    pair: tuple[Machine, Machine], machine: Callable[[str], Machine]
) -> None:
    office, _ = pair
    pins = set()
    for one in pair:
        out = one.folder / "identity.txt"
        said = one.ok("device", "identity", "--out", out)
        pin, key = out.read_text("ascii").splitlines()
        assert pin == f"# vsdesk organisation: {said['organisation']}"
        assert key.startswith("AGE-SECRET-KEY-PQ-1")
        assert one.ok("device", "list")["organisation"] == said["organisation"]
        pins.add(said["organisation"])
    assert len(pins) == 1 and len(pins.pop()) == 64
    shown = office.run(
        "device", "list", "--vault", office.vault, "--password-file", office.key_file
    )
    assert said["organisation"] in shown.out
    alone = machine("alone")
    alone.ok("vault", "create", "--role", "documenter", "--name", "Alone")
    out = alone.folder / "identity.txt"
    assert alone.ok("device", "identity", "--out", out)["organisation"] is None
    assert out.read_text("ascii").count("\n") == 1


# --- refused by verification: 4 --------------------------------------------------------------


def test_other_words_are_refused(coordinator: Machine, documenter: Machine) -> None:
    request = documenter.folder / "request"
    documenter.ok("device", "request", request)
    ran = coordinator.do(
        "device",
        "approve",
        request,
        "--out",
        coordinator.folder / "trust",
        "--letter",
        "B",
        "--words",
        "abandon ability able about above absent absorb abstract",
    )
    assert (ran.code, ran.refusal) == (4, "E_WORDS")
    assert not (coordinator.folder / "trust").exists()
    assert len(coordinator.ok("device", "list")["devices"]) == 1


def test_a_bundle_for_others_is_refused(
    pair: tuple[Machine, Machine], machine: Callable[[str], Machine]
) -> None:
    _, field = pair
    [first] = give(field, "1")
    stranger = machine("stranger")
    stranger.ok(
        "vault",
        "create",
        "--role",
        "coordinator",
        "--name",
        "Else",
        "--organisation",
        "Else",
        "--code",
        "ELSE",
    )
    ran = stranger.do("bundle", "import", first)
    assert (ran.code, ran.json["results"][0]["code"]) == (4, "E_NO_MATCH")


def test_a_stick_holds_bundles_for_other_devices_too(
    pair: tuple[Machine, Machine], machine: Callable[[str], Machine]
) -> None:
    office, field = pair
    second = machine("second")
    second.ok("vault", "create", "--role", "documenter", "--name", "Second")
    enrol(office, second, "C")
    stick = office.folder / "stick"
    stick.mkdir()
    handed = office.ok("bundle", "export", "--to", stick)
    assert len(handed["files"]) == 2
    ran = second.do("bundle", "import", stick)
    assert ran.code == 0
    assert sorted(one["status"] for one in ran.json["results"]) == ["applied", "refused"]
    [theirs] = [one["file"] for one in ran.json["results"] if one["status"] == "refused"]
    (stick / "فارغ.age").touch()
    common = ("--vault", second.vault, "--password-file", second.key_file, "--lang", "ar")
    ran = second.run("bundle", "import", stick, *common)
    assert ran.code == 0 and ran.out.index("استُلمت من قبل") < ran.out.index("حزمة لغيركم")
    assert "فارغ.age" in ran.out and "ليست حزمة" in ran.out and "تالف" not in ran.out
    ran = second.do("bundle", "import", theirs)
    assert (ran.code, ran.json["results"][0]["code"]) == (4, "E_NO_MATCH")
    assert field.do("bundle", "import", stick).code == 0


# --- passphrases and recovery ----------------------------------------------------------------


def test_a_changed_passphrase_opens_and_the_old_one_does_not(documenter: Machine) -> None:
    new = documenter.folder / "new.txt"
    new.write_text("another one, made up for this too\n", encoding="utf-8")
    documenter.ok("vault", "passphrase", "--new-password-file", new)
    assert documenter.do("vault", "info").code == 1
    documenter.key_file.write_text("another one, made up for this too\n", encoding="utf-8")
    documenter.ok("vault", "info")


def test_the_recovery_words_open_the_vault(machine: Callable[[str], Machine]) -> None:
    made = machine("field")
    words = made.ok("vault", "create", "--role", "documenter", "--name", "Field")["recovery_words"]
    assert len(words) == 24
    paper, new = made.folder / "paper.txt", made.folder / "new.txt"
    new.write_text("a new passphrase, made up for this\n", encoding="utf-8")
    paper.write_text(" ".join([*words[:-1], "zoo"]), encoding="utf-8")
    assert made.do("vault", "recover", "--words-file", paper, "--new-password-file", new).code == 1
    paper.write_text(" ".join(words), encoding="utf-8")
    made.ok("vault", "recover", "--words-file", paper, "--new-password-file", new)
    made.key_file.write_text("a new passphrase, made up for this\n", encoding="utf-8")
    made.ok("vault", "info")


@pytest.mark.parametrize(
    ("options", "many"),
    [
        (["--words-in", "ar"], 27),
        (["--lang", "ku"], 30),
        (["--lang", "ku", "--words-in", "en"], 24),
    ],
)
def test_recovery_words_in_another_language(
    machine: Callable[[str], Machine], options: list[str], many: int
) -> None:
    made = machine("field")
    create = ["vault", "create", "--role", "documenter", "--name", "هالة", *options]
    words = made.ok(*create)["recovery_words"]
    assert len(words) == many and len(set(words)) > many - 4
    paper, new = made.folder / "paper.txt", made.folder / "new.txt"
    new.write_text("a new passphrase, made up for this\n", encoding="utf-8")
    paper.write_text(unicodedata.normalize("NFD", "\n".join(words)), encoding="utf-8")
    made.ok("vault", "recover", "--words-file", paper, "--new-password-file", new)


def test_the_key_as_an_age_identity(documenter: Machine) -> None:
    out = documenter.folder / "identity.txt"
    documenter.ok("device", "identity", "--out", out)
    assert out.read_text(encoding="ascii").splitlines()[-1].startswith("AGE-SECRET-KEY-PQ-1")


# --- language and form -----------------------------------------------------------------------


def test_messages_in_arabic_go_to_standard_error(documenter: Machine) -> None:
    ran = documenter.run("vault", "info", "--vault", documenter.vault, "--lang", "ar", "--json")
    assert ran.code == 2 and "الأمر" in ran.err
    ran = documenter.run(
        "vault",
        "info",
        "--vault",
        documenter.vault,
        "--password-file",
        "-",
        "--lang",
        "ar",
        typed=documenter.passphrase + "\n",
    )
    assert ran.code == 0 and "لا حالات" in ran.out and ran.err == ""


def test_the_whole_program_in_its_own_process(tmp_path: Path) -> None:
    base = {name: value for name, value in os.environ.items() if not name.startswith("VSDESK")}
    environment = base | {"XDG_CONFIG_HOME": str(tmp_path / "config"), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "vsdesk"]
    create = ["vault", "create", "--role", "documenter", "--name", "Field"]
    place = ["--vault", str(tmp_path / "vault"), "--password-file", "-", "--json"]
    done = subprocess.run(
        [*command, *create, *place],
        input="made-up people only, in every one of these\n",
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0 and done.stderr == ""
    assert len(json.loads(done.stdout)["recovery_words"]) == 24
    wrong = subprocess.run(
        [*command, "vault", "info", *place],
        input="not this one\n",
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert wrong.returncode == 1 and json.loads(wrong.stdout)["error"]["code"] == "E_UNLOCK"


def test_a_damaged_copy_unsettles_nothing_that_was_taken_in(pair: tuple[Machine, Machine]) -> None:
    """The damage lies in the padding, behind a manifest that stands."""
    office, field = pair
    [first] = give(field, "1")
    office.ok("bundle", "import", first)
    data = bytearray(Path(first).read_bytes())
    data[len(data) // 2] ^= 1
    damaged = field.folder / "damaged.age"
    damaged.write_bytes(data)
    assert office.do("bundle", "import", damaged).code == 4
    [again] = office.ok("bundle", "import", first)["results"]
    assert again["status"] == "duplicate"
    [receipt] = give(office, "2")
    [result] = field.ok("bundle", "import", receipt)["results"]
    assert result["delivered"] == 1


def test_an_answer_that_there_is_not_is_told_which_there_are(coordinator: Machine) -> None:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", RECORDS))
    for wrong in ("keep=maybe", "search=yes", "keep"):
        refused = coordinator.do(
            "consent",
            "grant",
            CASE,
            "--person",
            MOTHER,
            "--answer",
            wrong,
            *coordinator.listed(CASE),
        )
        assert refused.refusal == "E_USAGE"
        assert (
            "keep, iimp, ncmp, dna, court_de, court_fr, publish_name, publish_photo = yes, no, not_now"
            in refused.err
        )


def test_the_own_contact_may_be_given_by_command(coordinator: Machine) -> None:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", RECORDS))
    common = (
        "consent",
        "grant",
        CASE,
        "--person",
        MOTHER,
        "--purpose",
        "recontact",
        "--recipient",
        "own_org",
        "--scope",
        "identity",
        "--scope",
        "contact",
    )
    for option, allowed in (("--contact", True), ("--no-contact", False)):
        coordinator.ok(*common, option, *coordinator.listed(CASE))
        [holds] = [
            one
            for one in coordinator.ok("consent", "list", CASE)["holds"]
            if one["purpose"] == "recontact"
        ]
        assert ("contact" in holds["scopes"]) is allowed


def test_the_language_may_stand_before_the_command(documenter: Machine) -> None:
    before = documenter.run("--lang", "ar", "erase", "--vault", documenter.vault)
    joined = documenter.run("--lang=ar", "erase", "--vault", documenter.vault)
    after = documenter.run("erase", "--vault", documenter.vault, "--lang", "ar")
    assert before.code == joined.code == after.code == 2
    assert before.err == joined.err == after.err
    assert "ما ينقص: " in before.err and "Missing" not in before.err
    wrong = documenter.run("--lang", "ar", "records", "show", "--colour")
    assert wrong.code == 2 and "لا يوجد خيار كهذا: --colour" in wrong.err


def test_a_condition_is_told_listed_and_met_by_command(coordinator: Machine) -> None:
    coordinator.ok("records", "load", jsonl(coordinator.folder / "r.jsonl", RECORDS))
    common = (
        "consent",
        "grant",
        CASE,
        "--person",
        MOTHER,
        "--purpose",
        "recontact",
        "--recipient",
        "own_org",
        "--scope",
        "identity",
    )
    said = coordinator.listed(CASE)
    assert coordinator.do(*common, *said, "--ask-each-time").refusal == "E_USAGE"
    coordinator.ok(
        *common, *said, "--if", "اسألوني كل مرة", "--ask-each-time", "--without", "surname"
    )

    def holds() -> dict[str, Any]:
        rows = coordinator.ok("consent", "list", CASE)["holds"]
        return next(one for one in rows if one["purpose"] == "recontact")

    told = holds()
    assert (told["state"], told["reason"]) == ("yes_if", "yes_if")
    assert {one["type"] for one in told["conditions"]} == {"ask_each_time", "without_surname"}
    [asked] = [one["id"] for one in told["conditions"] if one["asks"]]
    coordinator.ok("consent", "met", asked, "--said-by", MOTHER, "--words", "نعم")
    assert holds()["state"] == "given"
    [grant] = told["used"]
    coordinator.ok("consent", "condition", grant, "--if", "بعد العيد", "--not-before", "2031-01-01")
    assert holds()["reason"] == "too_early"
    together = ("consent", "condition", grant, "--if", "لا نوقّع إلا معاً", "--with-person")
    assert coordinator.do(*together, "nobody").refusal == "E_NOT_FOUND"
    coordinator.ok(*together, MOTHER)
    assert "only_with_person" in {one["type"] for one in holds()["conditions"]}


def test_the_words_of_one_language_are_compared_in_another(
    coordinator: Machine, documenter: Machine
) -> None:
    """The documenter's window is Kurmanji, the coordinator's Arabic: one number in both."""
    request = documenter.folder / "request"
    said = documenter.ok("device", "request", request, "--lang", "ku")
    trust = coordinator.folder / "trust"
    approved = coordinator.ok(
        "device",
        "approve",
        request,
        "--out",
        trust,
        "--lang",
        "ar",
        "--words",
        " ".join(said["words"]),
    )
    assert (len(said["words"]), len(approved["words"])) == (10, 9)
    ran = documenter.do("device", "accept", trust, "--words", " ".join(approved["words"]))
    assert ran.code == 0


def test_the_words_are_printed_in_every_language(documenter: Machine) -> None:
    told = ("--vault", documenter.vault, "--password-file", documenter.key_file)
    out = documenter.folder / "request"
    printed = documenter.run("device", "request", out, *told, "--lang", "ar").out.splitlines()
    for lang, before in (("ar", "  "), ("en", "  English: "), ("ku", "  Kurdî: ")):
        words = documenter.ok("device", "request", out, "--lang", lang)["words"]
        assert before + " ".join(words) in printed

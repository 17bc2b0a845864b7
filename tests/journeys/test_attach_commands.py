"""By command: the file of a paper that was noted without it; covering a picture, and taking that back."""

from __future__ import annotations

import hashlib
import io
import os
import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.journeys.test_commands import CASE, RECORDS, jsonl

from vsdesk import photo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Machine

PAPER = "9" * 32
SCAN = random.Random(3).randbytes(3_000_000)


@pytest.fixture
def field(documenter: Machine) -> Machine:
    """A machine with a case, and in it a paper that was noted from a table."""
    paper: dict[str, object] = {
        "kind": "evidence_item",
        "id": PAPER,
        "parent": CASE,
        "type": "civil_record",
        "title": "إخراج قيد",
        "exhibit_no": "1",
    }
    documenter.ok("records", "load", jsonl(documenter.folder / "r.jsonl", [*RECORDS, paper]))
    return documenter


def scan(machine: Machine, name: str = "قيد.pdf", data: bytes = SCAN) -> Path:
    path = machine.folder / name
    path.write_bytes(data)
    return path


def lacks(machine: Machine) -> bool:
    """Whether a court says that the fingerprint of the paper is lacking."""
    ran = machine.do("ready", CASE, "--for", "prosecutor_de")
    found = [row for one in ran.json["blocks"] if one["rule"] == "J4" for row in one["lacking"]]
    lines = machine.run(
        "ready",
        CASE,
        "--for",
        "prosecutor_de",
        "--vault",
        machine.vault,
        "--password-file",
        machine.key_file,
    ).out
    told = any("SHA-256" in line and PAPER in line for line in lines.splitlines())
    lacking = any((row["field"], row["record"]) == ("sha256", PAPER) for row in found)
    assert told is lacking
    return lacking


def test_a_noted_paper_gets_its_file_and_keeps_it(field: Machine) -> None:
    assert lacks(field)
    assert field.ok("attach", scan(field), "--to", PAPER, *field.seen(PAPER))["attached"] == PAPER
    assert not lacks(field)
    shown = field.ok("records", "show", PAPER)["fields"]
    assert shown["sha256"] == hashlib.sha256(SCAN).hexdigest() and shown["size"] == len(SCAN)
    assert (shown["title"], shown["file_name"]) == ("إخراج قيد", "قيد.pdf")
    out = field.folder / "out.pdf"
    field.ok("attachments", "get", PAPER, "--out", out)
    assert out.read_bytes() == SCAN
    ran = field.do(
        "attach", scan(field, "غيرها.pdf", SCAN[::-1]), "--to", PAPER, *field.seen(PAPER)
    )
    assert (ran.code, ran.refusal) == (1, "E_HAS_FILE")
    field.ok("attachments", "get", PAPER, "--out", out)
    assert out.read_bytes() == SCAN
    items = field.ok("records", "list", "evidence_item")["records"]
    assert [one["id"] for one in items] == [PAPER]  # nothing was laid beside it


def test_what_is_refused_says_why(field: Machine) -> None:
    ran = field.do("attach", scan(field, "فارغ.pdf", b""), "--to", PAPER, *field.seen(PAPER))
    assert (ran.code, ran.refusal) == (1, "E_EMPTY_FILE")
    ran = field.do("attach", scan(field), "--to", PAPER, *field.seen(PAPER), "--kind", "document")
    assert (ran.code, ran.refusal) == (2, "E_USAGE")
    ran = field.do("attach", field.folder / "gone.pdf", "--to", PAPER, *field.seen(PAPER))
    assert (ran.code, ran.refusal) == (3, "E_NO_FILE")
    other = field.ok("attach", scan(field), "--to", CASE)["attached"]
    ran = field.do("attach", scan(field), "--to", PAPER, *field.seen(PAPER))
    assert (ran.code, ran.refusal) == (1, "E_SAME_FILE")
    assert (
        field.ok("attach", scan(field), "--to", PAPER, *field.seen(PAPER), "--again")["attached"]
        == PAPER
    )
    kinds = [field.ok("records", "show", one)["fields"]["type"] for one in (PAPER, other)]
    assert kinds == ["civil_record", "id_document"]


def dark(data: bytes, box: tuple[int, int, int, int]) -> bool:
    """Whether all of a box is black."""
    with Image.open(io.BytesIO(data)) as picture:
        return max(picture.crop(box).convert("L").tobytes()) < 20


def picture_of(machine: Machine, item: str) -> bytes:
    out = machine.folder / f"{item[:6]}.out"
    machine.ok("attachments", "get", item, "--out", out)
    return out.read_bytes()


def test_a_picture_is_covered_and_uncovered(field: Machine) -> None:
    whole = photo.draw_made_up_portrait(7)  # 480 by 600
    item = field.ok("attach", scan(field, "صورة.jpg", whole), "--to", CASE, "--kind", "photo")[
        "attached"
    ]
    done = field.ok(
        "attachments", "cover", item, "--box", "40,60,440,340", "--box", "0,90.5%,25%,100%"
    )
    assert (done["of"], done["parts"]) == (item, 2)
    covered = picture_of(field, done["covered"])
    assert dark(covered, (50, 70, 430, 330)) and dark(covered, (8, 552, 112, 592))
    assert not dark(covered, (140, 470, 340, 540))
    assert picture_of(field, item) == whole
    new = field.ok("records", "show", done["covered"])["fields"]
    assert new["redacted_version_of"] == item and new["title"].startswith("صورة")
    ran = field.run(
        "attachments",
        "uncover",
        item,
        "--vault",
        field.vault,
        "--password-file",
        field.key_file,
        "--json",
    )
    assert ran.refusal == "E_USAGE"  # without a yes nothing is shown again
    assert field.ok("attachments", "uncover", item)["taken_away"] == [done["covered"]]
    assert picture_of(field, item) == whole
    ran = field.do("attachments", "uncover", item)
    assert (ran.code, ran.refusal) == (1, "E_NOT_FOUND")


def test_the_covered_picture_is_named_in_the_language_of_the_command(field: Machine) -> None:
    whole = photo.draw_made_up_portrait(7)
    item = field.ok("attach", scan(field, "صورة.jpg", whole), "--to", CASE, "--kind", "photo")[
        "attached"
    ]
    done = field.ok("attachments", "cover", item, "--box", "0,0,10,10", "--lang", "ar")
    assert (
        field.ok("records", "show", done["covered"])["fields"]["title"] == "صورة (حُجبت أجزاء منها)"
    )


@pytest.mark.parametrize(
    ("boxes", "code", "name"),
    [
        ([], 2, "E_USAGE"),
        (["1,2,3"], 2, "E_USAGE"),
        (["a,b,c,d"], 2, "E_USAGE"),
        (["-5,0,10,10"], 2, "E_USAGE"),
        (["1.5,0,10,10"], 2, "E_USAGE"),
        (["nan%,0,10,10"], 2, "E_USAGE"),
        (["600,0,700,10"], 1, "E_VALUE"),
        (["100,0,90,10"], 1, "E_VALUE"),
        (["0,0,10,10", "10,10,10,20"], 1, "E_VALUE"),
    ],
)
def test_a_box_that_covers_nothing_is_refused(
    field: Machine, boxes: list[str], code: int, name: str
) -> None:
    whole = photo.draw_made_up_portrait(7)
    item = field.ok("attach", scan(field, "صورة.jpg", whole), "--to", CASE, "--kind", "photo")[
        "attached"
    ]
    ran = field.do(
        "attachments", "cover", item, *(part for one in boxes for part in ("--box", one))
    )
    assert (ran.code, ran.refusal) == (code, name)
    if not boxes:
        assert "480 x 600" in ran.err
    items = {one["id"] for one in field.ok("records", "list", "evidence_item")["records"]}
    assert items == {PAPER, item}


def test_what_is_no_picture_is_not_covered(field: Machine) -> None:
    ran = field.do("attachments", "cover", PAPER, "--box", "0,0,10,10")
    assert (ran.code, ran.refusal) == (1, "E_NOT_FOUND")  # it has no file
    field.ok("attach", scan(field), "--to", PAPER, *field.seen(PAPER))
    ran = field.do("attachments", "cover", PAPER, "--box", "0,0,10,10")
    assert (ran.code, ran.refusal) == (1, "E_PHOTO")


def test_a_name_of_an_old_windows_is_said_as_it_was_meant(field: Machine) -> None:
    file = scan(field, os.fsdecode("ورقة.pdf".encode("cp1256")))
    ran = field.run(
        "attach",
        file,
        "--to",
        PAPER,
        *field.seen(PAPER),
        "--vault",
        field.vault,
        "--password-file",
        field.key_file,
    )
    assert ran.code == 0 and "ورقة.pdf" in ran.out
    assert field.ok("records", "show", PAPER)["fields"]["file_name"] == "ورقة.pdf"


def test_a_paper_gets_its_file_by_what_was_printed_of_it(field: Machine) -> None:
    seen = field.seen(PAPER)
    assert field.do("attach", scan(field), "--to", PAPER).refusal == "E_USAGE"
    field.ok("records", "set", PAPER, "title=ورقة أخرى")
    assert field.do("attach", scan(field), "--to", PAPER, *seen).refusal == "E_CHANGED"
    assert field.do("attach", scan(field), "--to", CASE, *seen).refusal == "E_CHANGED"
    assert field.ok("attach", scan(field), "--to", PAPER, *field.seen(PAPER))["attached"] == PAPER


def test_what_show_printed_is_taken_back_whatever_lies_below(field: Machine) -> None:
    """A root, and a paper with something below it: show prints what the next command asks for."""
    below: dict[str, object] = {"kind": "custody_entry", "parent": PAPER, "action": "registered"}
    field.ok("records", "load", jsonl(field.folder / "below.jsonl", [below]))
    assert field.ok("attach", scan(field), "--to", PAPER, *field.seen(PAPER))["attached"] == PAPER
    seen = field.seen(CASE)
    field.ok("records", "set", CASE, "documenter=هالة", *seen)
    assert field.do("records", "set", CASE, "documenter=غيرها", *seen).refusal == "E_CHANGED"
    field.ok("records", "set", CASE, "documenter=غيرها", *field.seen(CASE))

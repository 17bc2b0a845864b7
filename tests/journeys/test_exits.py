"""One walk through every exit with a restricted case: nothing restricted is found in any of them.

`EXITS` (walking.py) is the list. A method of the desk that gives out bytes, writes to a path or asks the
gate must stand in it (or in `NO_EXITS`, with the reason), else a test here fails: an exit cannot be
forgotten. All people are made up.
"""

from __future__ import annotations

import ast
import inspect
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from tests.journeys.restricted import (
    CASE,
    FAMILY,
    FOR_BODIES_ONLY,
    RESTRICTED,
    SOURCE,
    UNNAMED,
    WRITER,
)
from tests.journeys.walking import (
    EXITS,
    WHY,
    Exit,
    Walk,
    clips,
    dumped,
    dumps_for_others,
    found,
    letters,
    nothing_leaves,
    previews,
    reports,
    root_orders,
    sheets,
    spreadsheets,
    submissions,
    tables,
    walked,
)
from tests.people import MARWAN
from tests.services import services

from vsdesk import desk as desk_room
from vsdesk.desk import Desk, SheetOrder
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.spec import Role
from vsdesk.records.dictionary.vocabulary import Vocabularies


@pytest.fixture(scope="module")
def walk(restricted: Walk) -> Walk:
    """The vaults, with nothing in them but what people said."""
    return restricted


# Gives out bytes or writes to a path, and is no exit of a case: why.
NO_EXITS: Final = {
    "loads.dump": "the organisation's own copy, whole; test_the_own_copy_is_the_only_whole_one",
    "sync.hand_over": "whole spaces between the organisation's own vaults; test_no_bundle_shows_a_word",
    "submissions.frozen": "looked at on one's own screen; taken out by submission_papers",
    "files.attachment": "looked at on one's own screen; it leaves by outbound.files.copy_file or a sheet",
    "outbound.lone_files.waiting_copy": "outbound.files.copy_file of an item that waits; that asks the gate",
    "files.photo": "looked at on one's own screen",
    "files.photo_of": "looked at on one's own screen",
    "files.picture_of": "for the sheet, of the items that the gate let out",
    "outbound.sheets.set": "sets what the gate let out, for sheets, letters and submissions",
    "outbound.sheets.pictures.picture": "for the sheet, of the items that the gate let out",
    "files.photo_data": "for the sheet, which asked the gate",
    "sync.devices.request": "a device's public key",
    "sync.devices.approve": "a list of devices",
    "sync.leads.propose": "a list of devices, sealed to those who lead",
    "sync.leads.sign": "the same with one signature more",
    "sync.leads.propose_escrow": "the same, which names the key on the organisation's papers",
    "sync.escrow.keep": "the same",
    "sync.escrow.give_up": "the same",
    "access.backups.back_up": "the vault itself, encrypted as it lies; tests/vault/test_backup.py",
    "access.ways.sheets": "words of a key, and nothing of any record; tests/reports/test_key_paper.py",
    "outbound.warn_list.paper": "numbers and kinds, for coordinators; tests/desk/test_warn_list.py",
    "outbound.journal.paper": "numbers of files and letters of devices; tests/desk/test_journal.py",
    "erasure.certificates.certificate": "ids, kinds and days of an erasure; tests/desk/test_erasing.py",
    "erasure.erase": "an order of ids",
}
_OUT: Final = re.compile(
    r"\b(bytes|PrintedSheet|Prepared|WrittenLetter|WithdrawnAnswers|DumpResult|CopiedFile|Handed|Spread|Paper|Frozen"
    r"|Written)\b"
)


@pytest.mark.parametrize("name", EXITS)
def test_nothing_restricted_leaves(walk: Walk, name: str) -> None:
    nothing_leaves(walk, EXITS[name])


def test_the_walk_would_find_what_is_there(walk: Walk) -> None:
    """The same words are in the own copy, so that a search that finds nothing means something."""
    views = [
        one
        for root in walk.desk.context.vault.read.spaces()
        for one in walk.desk.context.vault.read.space(root)
    ]
    words = json.dumps(
        [[one.every(name) for name in one.fields] for one in views], ensure_ascii=False
    )
    removed = {"عنبرة"}
    assert set(found(words, RESTRICTED)) | removed == set(RESTRICTED)
    assert set(found(words, FOR_BODIES_ONLY)) == set(FOR_BODIES_ONLY)


def test_what_was_agreed_does_leave(walk: Walk) -> None:
    """The walls are no wall around everything: a body that was agreed to learns what it needs."""
    words = dumped(walk, ExitOrder("child_search", "children_committee", "B", (CASE,)))
    assert "مروان" in words and "كافورة" in words and "S-0055" in words and "2015-12-31" in words


def test_families_and_incidents_do_leave_as_tables(walk: Walk) -> None:
    """To whom it was agreed; where the family lives now stays in the organisation."""
    texts = {"family": "", "incident": "", "activity": "", "ours": ""}
    for order, left in tables(walk, walk.desk.outbound.tables.spread_look, every=root_orders):
        text = left.text
        texts["ours" if order.recipient == "own_org" else order.kind] += text
    assert "القابون" in texts["family"] and "السوق القديم" in texts["incident"]
    assert "MTH-26-A-0055" in texts["family"] and "MTH-26-A-0055" in texts["incident"]
    assert "عسجدة" in texts["ours"] and "عسجدة" not in texts["family"]
    assert WRITER in texts["ours"] and WRITER not in texts["incident"]
    for root in (FAMILY, CASE):
        before = len(walk.desk.cases.dossier(root).of("disclosure"))
        kind = "family" if root == FAMILY else "incident"
        walk.desk.outbound.tables.clipboard(ExitOrder("search", "iimp", "B", kind=kind))
        rows = walk.desk.cases.dossier(root).of("disclosure")
        newest = max(rows, key=lambda one: one.created)
        assert (len(rows), newest.parent) == (before + 1, root)
        assert newest.value("consents") and newest.value("records") and newest.value("digest")


def test_the_own_copy_is_the_only_whole_one(walk: Walk, tmp_path: Path) -> None:
    rows = len(walk.desk.cases.list_kind("audit"))
    walk.desk.loads.dump(tmp_path / "own")
    text = (tmp_path / "own" / "records.jsonl").read_text(encoding="utf-8")
    assert "ياقوتة" in text and "عنبرة" not in text  # removed: not even there
    assert len(walk.desk.cases.list_kind("audit")) == rows + 1
    signature = inspect.signature(type(walk.desk.loads).dump)
    assert not {"recipient", "purpose", "level"} & set(signature.parameters)


def test_no_bundle_shows_a_word(walk: Walk) -> None:
    """Neither on the stick nor in the vaults is any of it in plain text."""
    planted = [word.encode() for word in WHY]
    for path in walk.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [one for one in planted if one in data], path.name


@pytest.mark.parametrize("role", get_args(Role))
def test_a_bundle_brings_each_role_only_what_is_theirs(walk: Walk, role: str) -> None:
    """The case goes to whom it was assigned; a source to nobody, a coordinator neither, until it is given."""
    desk = walk.others[role]
    assert desk.access.status().role == role and desk.context.vault.holds(CASE)
    views = [
        one
        for root in desk.context.vault.read.spaces()
        for one in desk.context.vault.read.space(root)
    ]
    words = json.dumps(
        [[one.every(name) for name in one.fields] for one in views], ensure_ascii=False
    )
    sealed = {"ياقوتة", "فيروزة", "عقيقة", "زبرجدة"}
    assert not desk.context.vault.holds(SOURCE)
    assert not sealed & set(found(words, RESTRICTED))


def test_no_log_line_and_no_refusal_says_a_word(
    walk: Walk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for kind, purpose, recipient in (
        ("family-sheet", "media", "embassy"),
        ("case-file", "search", "special_envoy"),
        ("no such sheet", "search", "iimp"),
    ):
        with pytest.raises(UserError) as refused:
            walk.desk.outbound.sheets.print_sheet(
                SheetOrder(CASE, ("ar",), kind, purpose=purpose, recipient=recipient)
            )
        assert found(f"{refused.value!r} {refused.value}", RESTRICTED) == []
    list(previews(walk))
    assert found(caplog.text, RESTRICTED | FOR_BODIES_ONLY) == []


def test_each_exit_leaves_its_row(walk: Walk) -> None:
    before = len(walk.desk.cases.dossier(CASE).of("disclosure"))
    walk.desk.outbound.sheets.sheet(SheetOrder(CASE, ("ar",), discreet=False))
    assert len(walk.desk.cases.dossier(CASE).of("disclosure")) == before  # a preview leaves nothing
    walk.desk.outbound.sheets.print_sheet(SheetOrder(CASE, ("ar",), discreet=False))
    rows = walk.desk.cases.dossier(CASE).of("disclosure")
    assert len(rows) == before + 1
    newest = max(rows, key=lambda one: one.created)
    for name in ("exit", "on", "purpose", "recipient", "level", "digest", "records", "consents"):
        assert newest.value(name), name
    assert newest.text("approver") == walk.desk.context.vault.by


@pytest.mark.parametrize(
    "exit", ["sheet", "dump", "submission", "letter", "spreadsheet", "clipboard"]
)
def test_each_row_says_what_to_whom_why_and_on_whose_word(walk: Walk, exit: str) -> None:
    """Rows of every kind of exit; the walk through it stands in EXITS, and its name in the journal."""
    ways: dict[str, Exit] = {
        "sheet": sheets,
        "dump": dumps_for_others,
        "submission": submissions,
        "letter": letters,
        "spreadsheet": spreadsheets,
        "clipboard": clips,
    }
    rows = walked(walk, ways[exit]).rows
    mine = [one for one in rows if one.text("exit") == exit]
    assert mine
    for row in mine:
        for name in ("on", "purpose", "recipient", "level", "digest"):
            assert row.value(name), (exit, name)
        assert row.text("approver") == walk.desk.context.vault.by
    asked = [one for one in mine if one.text("recipient") == "iimp" and one.text("level") == "b"]
    own_work = {one.id for one in walk.desk.cases.list_kind("activity")}
    asked = [one for one in asked if one.space not in own_work]  # of which nobody is asked
    if exit != "letter":
        assert asked and all(one.value("records") and one.value("consents") for one in asked)


# --- an exit cannot be forgotten -------------------------------------------------------------


def test_every_way_out_of_the_desk_is_walked(walk: Walk) -> None:
    known = set(EXITS) | set(NO_EXITS)
    ways = {name for name, method in _methods(walk.desk) if _gives_out(method)}
    assert not ways - known, "walk it in EXITS, or say in NO_EXITS why it is none"
    assert {"outbound.sheets.print_sheet", "loads.dump", "consent.letters.letters"} <= ways


def test_every_kind_of_exit_in_the_journal_is_walked() -> None:
    """The list `exit` names what disclosure rows may say; each has its walk here."""
    walked = {
        "sheet": sheets,
        "dump": dumps_for_others,
        "submission": submissions,
        "letter": letters,
        "spreadsheet": spreadsheets,
        "clipboard": clips,
        "report": reports,
    }
    assert set(Vocabularies.load().keys("exit")) == set(walked)


def test_only_these_ask_the_gate() -> None:
    """Who calls `decide`: each of them is an exit of the list, or checks before one."""
    asking = set()
    room = Path(desk_room.__file__).parent
    for path in room.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and _calls_decide(node):
                asking.add(f"{path.parent.name}.{path.stem}.{node.name}")
    assert asking <= GATE, asking - GATE


GATE: Final = {
    "outbound.sheets.decided",
    "outbound.sheets._filled",  # a complaint that lies in another case, on the form of the sheet
    "loads.copy_limits.held_there",  # what the own copy's lines would let out: only that it stays is written
    "consent.letters._set_letter",
    "loads.service._let_out",
    "outbound.cases_behind.decided_all",  # for tables and files
    "outbound.open_papers.as_everybody_reads",  # what a page on a table may say; it leaves by the sheet
    "outbound.printed_pictures._asked",  # whether the same bytes may leave; they leave by the sheet
    "cases.letting_go.closed",  # says what a move would open; nothing is given out
    "erasure.bytes_left._closed",  # whether an erasure would open these bytes; a seal is written
    "erasure.what_opens._leaving",  # says what an erasure would open; nothing is given out
    "reporting.periods._activities",
    "submissions.service._sheet_of",
    "submissions.form_numbers._told",  # says what would stop a submission; nothing of it is given out
}


def _methods(desk: Desk) -> Iterator[tuple[str, Any]]:
    for path, service in services(desk):
        for name, method in inspect.getmembers(type(service), inspect.isfunction):
            if not name.startswith("_"):
                yield f"{path}.{name}", method


def _gives_out(method: Any) -> bool:
    notes = dict(method.__annotations__)
    back = str(notes.pop("return", ""))
    return bool(_OUT.search(back))


def _calls_decide(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "decide"
        for node in ast.walk(function)
    )


@pytest.mark.parametrize(
    "name",
    [
        "outbound.sheets.sheet",
        "outbound.files.dump_for",
        "outbound.tables.spreadsheet",
        "outbound.tables.clipboard",
        "outbound.files.copy_file",
    ],
)
def test_the_family_name_stays_where_the_yes_was_given_without_it(walk: Walk, name: str) -> None:
    """In no script, in no word, on no page, in no line, cell or name of a file; the given name leaves."""
    names = {str(MARWAN[field]) for field in ("family_ar", "family_lat", "mother_family_ar")}
    ways = walked(walk, EXITS[name]).by_way()
    here = {way: words for way, words in ways.items() if UNNAMED[1] in way}
    assert here or name == "outbound.files.copy_file"
    assert (
        any(MARWAN["given_ar"] in words for words in here.values())
        or name == "outbound.files.copy_file"
    )
    assert not [way for way, words in here.items() if words & names]
    elsewhere = [words for way, words in ways.items() if way not in here]
    assert any(words & names for words in elsewhere) or name == "outbound.files.copy_file"


def test_nothing_leaves_where_somebody_is_asked_first(walk: Walk) -> None:
    with pytest.raises(UserError) as refused:
        walk.desk.outbound.sheets.sheet(
            SheetOrder(CASE, ("ar",), purpose="research", recipient="afomas")
        )
    assert refused.value.params["reason"] == "yes_if"

"""One walk through every exit with a restricted case: nothing restricted is found in any of them.

`EXITS` is the list. A method of the desk that gives out bytes, writes to a path or asks the gate must
stand in it (or in `NO_EXITS`, with the reason), else a test here fails: an exit cannot be forgotten.
All people are made up.
"""

from __future__ import annotations

import ast
import html
import inspect
import io
import json
import logging
import random
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Literal, get_args

import pytest
from tests.conftest import Clock
from tests.desk.conftest import House
from tests.journeys.restricted import (
    AGREED,
    CASE,
    FACILITY_DAY,
    FAMILY,
    FOR_BODIES_ONLY,
    INCIDENT,
    MOTHER,
    RESTRICTED,
    SOURCE,
    WRITER,
    tell,
)
from tests.journeys.world import digits
from tests.people import rid
from tests.reports.paper import text_of

from vsdesk import desk as desk_room
from vsdesk.desk import (
    SHEETS,
    CaseFilter,
    Desk,
    Edit,
    FileOrder,
    LetterOrder,
    SheetOrder,
    SubmissionOrder,
    usual_request,
)
from vsdesk.desk.exits import ExitOrder
from vsdesk.errors import UserError
from vsdesk.records.disclosure import Level
from vsdesk.records.spec import FieldSpec, Role
from vsdesk.records.vocabulary import Vocabularies
from vsdesk.reports import root_columns
from vsdesk.reports.columns import COLUMNS
from vsdesk.words import LANGS, Words

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
OUTSIDE: Final[tuple[Level, ...]] = LEVELS[1:]  # level A is the court's, through counsel
WITHDRAWN: Final = "icmp"  # whose consent is taken back on the way
LEAST: Final = 8  # kinds of sheets that must truly have been printed


@dataclass(frozen=True)
class Walk:
    """The vaults of the walk."""

    house: House
    desk: Desk
    field: Desk
    others: dict[str, Desk]  # a vault of each role, after a bundle of the case
    stick: Path
    folder: Path


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """A coordinator with the restricted case, and a vault of each role that was handed the case."""
    root = tmp_path_factory.mktemp("walk")
    house = House(root, Clock(), random.Random(55).randbytes)
    desk = house.coordinator()
    desk.set_contact("ريما", "+90 511 111 11 11", "10–13")
    others = {role: house.documenter(f"a {role}", desk, role) for role in get_args(Role)}
    tell(desk)
    kids = [one.status().kid for one in others.values()]
    desk.save([Edit("case", {"assigned": [*sorted(kids)]}, id=CASE)])
    stick = root / "stick"
    stick.mkdir()
    files = [path for one in desk.hand_over(stick, kids) for path in one.files]
    for other in others.values():
        assert "applied" in [one.status for one in other.receive(files)]
    yield Walk(house, desk, others["documenter"], others, stick, root)
    house.close()


# --- the exits: each yields what left, as text, and for whom ----------------------------------

Whose = Literal["body", "family", "office"]
Left = Iterator[tuple[str, Whose]]
# What may stand on papers that stay in the organisation, such as its own case file.
OURS: Final = {"ألماسة", "بلورة", "صدفة", "عسجدة"}
Exit = Callable[[Walk], Left]


def sheets(walk: Walk) -> Left:
    """Every kind of sheet, in two languages, for whom it is usually made."""
    printed = set()
    for kind in SHEETS:
        for lang in ("ar", "en"):
            order = SheetOrder(CASE, (lang,), kind, discreet=False, item=rid("restricted picture"))
            person = MOTHER if kind == "consent-form" else None
            try:
                page = walk.desk.print_sheet(replace(order, person=person))
            except UserError as refused:
                assert refused.name in ("E_GATE", "E_NOT_FOUND", "E_USAGE"), (kind, refused.name)
                continue
            printed.add(kind)
            yield text_of(page.pdf), whose(usual_request(kind)[1])
    assert len(printed) >= LEAST, printed


def previews(walk: Walk) -> Left:
    """The finished sheet on the screen, before anything leaves, for whomever it is tried."""
    for purpose, recipient in (("casework", "family"), *AGREED):
        if recipient == WITHDRAWN:
            continue
        order = SheetOrder(CASE, ("ar",), purpose=purpose, recipient=recipient, discreet=False)
        named: tuple[Level, ...] = ("B", "C")
        for level in named:
            yield text_of(walk.desk.sheet(replace(order, level=level)).pdf), whose(recipient)
        for level in LEVELS[3:]:
            with pytest.raises(UserError) as refused:
                walk.desk.sheet(replace(order, level=level))
            assert refused.value.params["reason"] == "computed"


def dump_orders() -> Iterator[ExitOrder]:
    """Dumps of the case for each recipient, at each level at which records leave."""
    for purpose, recipient in (("casework", "family"), ("casework", "own_org"), *AGREED):
        whole = recipient == "own_org"  # may hold level A
        for level in ("A", "B", "C") if recipient != WITHDRAWN else ():
            if not (whole and level == "A"):
                yield ExitOrder(purpose, recipient, level, (CASE,))


def dumped(walk: Walk, order: ExitOrder) -> str:
    """The lines of a dump for others, and the files beside them."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dump"
        found = walk.desk.dump_for(out, order)
        parts = [out / "records.jsonl", *sorted((out / "files").iterdir())]
        assert len(parts) == 1 + found.files
        return repr(found) + "".join(one.read_bytes().decode(errors="replace") for one in parts)


def dumps_for_others(walk: Walk) -> Left:
    """The folder that another body gets, for each recipient and level."""
    left = 0
    for order in dump_orders():
        try:
            text = dumped(walk, order)
        except UserError as refused:
            assert refused.name == "E_GATE", refused.name
            continue
        left += 1
        yield text, whose(order.recipient)
    assert left > 2 * len(AGREED)


def files(walk: Walk) -> Left:
    """Every file of the case and of its source, for each recipient; one of the dead, asked for by name."""
    desk, left = walk.desk, 0
    items = [one.id for root in (CASE, SOURCE) for one in desk.vault.read.space(root)
             if one.kind == "evidence_item" and one.value("blob") and not one.deleted]  # fmt: skip
    for order in dump_orders():
        for item in items:
            ordered = FileOrder(item, order.purpose, order.recipient, order.level)
            try:
                found = desk.copy_file(replace(ordered, of_the_dead=True, reason="للتجربة"))
            except UserError as refused:
                assert refused.name in ("E_GATE", "E_VALUE"), refused.name
                continue
            left += 1
            yield repr(found) + found.data.decode(errors="replace"), whose(order.recipient)
    assert left > len(AGREED)


def submissions(walk: Walk) -> Left:
    """What is frozen for a mechanism, and the pages that are taken out."""
    desk = walk.desk
    for mechanism in ("iimp", "children_committee"):
        id = desk.submission_new(SubmissionOrder(CASE, mechanism)).ids[0]
        prepared = desk.submission_prepare(id, because="للتجربة")
        for item in prepared.items:
            data = desk.attachment(item)
            yield text_of(data) if data.startswith(b"%PDF") else data.decode(), "body"
        yield from ((text_of(page.pdf), "body") for page in desk.submission_papers(id))


def letters(walk: Walk) -> Left:
    """Letters after a withdrawal, to whoever holds something."""
    grant = rid(f"restricted search/{WITHDRAWN}")
    if not walk.desk.record(grant).value("withdrawn_on"):
        walk.desk.print_sheet(
            SheetOrder(CASE, ("en",), "case-file", purpose="search", recipient=WITHDRAWN)
        )
    walk.desk.consent_withdraw([grant])
    written = walk.desk.consent_letters([grant])
    assert written
    yield from ((text_of(one.pdf), "body") for one in written)
    for root in (CASE, FAMILY):
        assert WITHDRAWN in {one.recipient for one in walk.desk.letter_holders(root)}
        for lang in LANGS:
            order = LetterOrder(root, WITHDRAWN, langs=(lang,))
            yield text_of(walk.desk.letter_look(order).pdf), "body"
            yield text_of(walk.desk.letter_write(order).pdf), "body"


def searches(walk: Walk) -> Left:
    """What a search shows for every restricted word, at each role; never a sealed name or a number.

    The real one, of window and command: with its reasons, to the last page.
    """
    for desk in (walk.desk, *walk.others.values()):
        for word in (*RESTRICTED, *FOR_BODIES_ONLY):
            run = desk.search_run(word)
            while not run.done:
                for hit in run.more(3):
                    assert SOURCE not in (hit.id, hit.root)
                    texts = [one.text for one in hit.why]
                    yield " ".join((hit.title, hit.subtitle, hit.number, *texts)), "family"


def lists(walk: Walk) -> Left:
    """The rows of the lists, of what is due, and what each mechanism still needs."""
    for desk in (walk.desk, *walk.others.values()):
        for page in (
            desk.cases(CaseFilter()),
            desk.families(CaseFilter()),
            desk.cases(CaseFilter(kind="incident")),
        ):
            yield from ((repr([getattr(row, "name", ""), row]), "family") for row in page.rows)
        yield from ((repr(one), "family") for one in desk.due())
        for ready in desk.ready_for(CASE):
            said = [one.sentence(Words(lang)) for one in ready.findings for lang in LANGS]
            yield repr(said), "family"
        yield repr([one.reason(Words("ar")) for one in desk.routing(CASE).offers]), "family"


def rows_of_exits(walk: Walk) -> Left:
    """What the program writes down of each exit, and its journal."""
    walk.desk.print_sheet(SheetOrder(CASE, ("ar",), discreet=False))  # whichever walk came before
    for kind in ("disclosure", "audit"):
        for row in walk.desk.list_kind(kind):
            values = {name: row.every(name) for name in row.fields if name != "why"}
            yield json.dumps(values, ensure_ascii=False), "body"


def orders(desk: Desk) -> Iterator[ExitOrder]:
    """Tables with every column that can be asked for, for each recipient at each level."""
    columns = COLUMNS + tuple(
        f"{kind}.{field.name}"
        for kind, of in (("case", "case"), ("person", "person"), ("taken", "event"))
        for field in kind_fields(desk, of)
    )
    for purpose, recipient in AGREED:
        if recipient != WITHDRAWN:
            for level in OUTSIDE:
                yield ExitOrder(purpose, recipient, level, columns=columns if level < "D" else ())


def root_orders(desk: Desk) -> Iterator[ExitOrder]:
    """Tables of families and of incidents, every column, for each recipient; within the organisation too."""
    for kind in root_columns.KINDS:
        columns = root_columns.columns(kind, desk.dictionary)
        for purpose, recipient in (("casework", "own_org"), *AGREED):
            for level in ("B", "C") if recipient != WITHDRAWN else ():
                yield ExitOrder(purpose, recipient, level, columns=columns, kind=kind)


def every_order(desk: Desk) -> Iterator[ExitOrder]:
    """Tables of whatever leaves as one."""
    yield from orders(desk)
    yield from root_orders(desk)


def spreadsheets(walk: Walk) -> Left:
    """A workbook, every part of it, and a text file."""
    for order in every_order(walk.desk):
        left = walk.desk.spreadsheet(order)
        yield repr(left), whose(order.recipient)
        with zipfile.ZipFile(io.BytesIO(left.data)) as book:
            for name in book.namelist():
                part = html.unescape(book.read(name).decode(errors="replace"))
                yield part, whose(order.recipient)
        yield walk.desk.spreadsheet(order, "csv").data.decode("utf-8-sig"), whose(order.recipient)


def clips(walk: Walk) -> Left:
    """What is put on the clipboard."""
    for order in every_order(walk.desk):
        yield walk.desk.clipboard(order).text, whose(order.recipient)


def looks(walk: Walk) -> Left:
    """The table on the screen, before it leaves."""
    for order in every_order(walk.desk):
        yield walk.desk.spread_look(order).text, whose(order.recipient)


def kind_fields(desk: Desk, kind: str) -> tuple[FieldSpec, ...]:
    """The fields of a kind."""
    spec = desk.dictionary.kind(kind)
    assert spec is not None
    return spec.fields


def whose(recipient: str) -> Whose:
    """Whom a paper for this recipient reaches; what is published reaches the family."""
    if recipient in ("family", "public"):
        return "family"
    return "office" if recipient in ("own_org", "coordinator") else "body"


EXITS: Final[dict[str, Exit]] = {
    "Desk.print_sheet": sheets,
    "Desk.sheet": previews,
    "Desk.dump_for": dumps_for_others,
    "Desk.copy_file": files,
    "Desk.submission_prepare": submissions,
    "Desk.submission_papers": submissions,
    "Desk.consent_letters": letters,
    "Desk.letter_look": letters,
    "Desk.letter_write": letters,
    "Desk.spreadsheet": spreadsheets,
    "Desk.clipboard": clips,
    "Desk.spread_look": looks,
    "Desk.search": searches,
    "Desk.search_run": searches,
    "Desk.cases": lists,
    "Desk.families": lists,
    "Desk.due": lists,
    "Desk.ready_for": lists,
    "Desk.routing": lists,
    "log": rows_of_exits,
}
# Gives out bytes or writes to a path, and is no exit of a case: why.
NO_EXITS: Final = {
    "Desk.dump": "the organisation's own copy, whole; test_the_own_copy_is_the_only_whole_one",
    "Desk.hand_over": "whole spaces between the organisation's own vaults; test_no_bundle_shows_a_word",
    "Desk.submission_frozen": "looked at on one's own screen; taken out by submission_papers",
    "Desk.attachment": "looked at on one's own screen; it leaves by Desk.copy_file or a sheet",
    "Desk.photo": "looked at on one's own screen",
    "Desk.photo_of": "looked at on one's own screen",
    "Desk.picture_of": "for the sheet, of the items that the gate let out",
    "Desk.photo_data": "for the sheet, which asked the gate",
    "Desk.device_request": "a device's public key",
    "Desk.device_approve": "a list of devices",
    "Desk.certificate": "ids, kinds and days of an erasure; tests/desk/test_erasing.py",
    "Desk.erase": "an order of ids",
}
_OUT: Final = re.compile(
    r"\b(bytes|Printed|Prepared|WrittenLetter|Dumped|CopiedFile|Handed|Spread|Paper|Frozen)\b"
)


def found(text: str, words: dict[str, str]) -> list[str]:
    """The planted words that a text holds; numbers by their digits, in whatever writing."""
    flat, row = " ".join(text.split()), digits(text)
    return [
        word for word in words if word in flat or (word.startswith("+") and digits(word) in row)
    ]


WHY: Final = RESTRICTED | FOR_BODIES_ONLY


@pytest.mark.parametrize("name", EXITS)
def test_nothing_restricted_leaves(walk: Walk, name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    seen = 0
    for text, audience in EXITS[name](walk):
        seen += 1
        words = set(found(text, RESTRICTED))
        if audience == "office":
            words -= OURS
        else:
            assert FACILITY_DAY[:7] not in text, name
        if audience == "family":
            words |= set(found(text, FOR_BODIES_ONLY))
        assert not words, (name, audience, {one: WHY[one] for one in words})
    assert seen
    assert found(caplog.text, WHY) == []  # nor does the log tell it meanwhile


def test_the_walk_would_find_what_is_there(walk: Walk) -> None:
    """The same words are in the own copy, so that a search that finds nothing means something."""
    text = ""
    for space in walk.desk.vault.read.spaces():
        text += json.dumps(
            [view.fields for view in walk.desk.vault.read.space(space)], default=repr
        )
    held = text.encode().decode("unicode_escape", errors="ignore")
    views = [one for root in (CASE, SOURCE, FAMILY, INCIDENT)
             for one in walk.desk.vault.read.space(root)]  # fmt: skip
    words = json.dumps(
        [[one.every(name) for name in one.fields] for one in views], ensure_ascii=False
    )
    removed = {"عنبرة"}
    assert set(found(words, RESTRICTED)) | removed == set(RESTRICTED)
    assert set(found(words, FOR_BODIES_ONLY)) == set(FOR_BODIES_ONLY)
    assert held


def test_what_was_agreed_does_leave(walk: Walk) -> None:
    """The walls are no wall around everything: a body that was agreed to learns what it needs."""
    words = dumped(walk, ExitOrder("child_search", "children_committee", "B", (CASE,)))
    assert "مروان" in words and "كافورة" in words and "S-0055" in words and "2015-12-31" in words


def test_families_and_incidents_do_leave_as_tables(walk: Walk) -> None:
    """To whom it was agreed; where the family lives now stays in the organisation."""
    texts = {"family": "", "incident": "", "ours": ""}
    for order in root_orders(walk.desk):
        text = walk.desk.spread_look(order).text
        texts["ours" if order.recipient == "own_org" else order.kind] += text
    assert "القابون" in texts["family"] and "السوق القديم" in texts["incident"]
    assert "MTH-26-A-0055" in texts["family"] and "MTH-26-A-0055" in texts["incident"]
    assert "عسجدة" in texts["ours"] and "عسجدة" not in texts["family"]
    assert WRITER in texts["ours"] and WRITER not in texts["incident"]
    for root in (FAMILY, CASE):
        before = len(walk.desk.dossier(root).of("disclosure"))
        kind = "family" if root == FAMILY else "incident"
        walk.desk.clipboard(ExitOrder("search", "iimp", "B", kind=kind))
        rows = walk.desk.dossier(root).of("disclosure")
        newest = max(rows, key=lambda one: one.created)
        assert (len(rows), newest.parent) == (before + 1, root)
        assert newest.value("consents") and newest.value("records") and newest.value("digest")


def test_the_own_copy_is_the_only_whole_one(walk: Walk, tmp_path: Path) -> None:
    rows = len(walk.desk.list_kind("audit"))
    walk.desk.dump(tmp_path / "own")
    text = (tmp_path / "own" / "records.jsonl").read_text(encoding="utf-8")
    assert "ياقوتة" in text and "عنبرة" not in text  # removed: not even there
    assert len(walk.desk.list_kind("audit")) == rows + 1
    signature = inspect.signature(Desk.dump)
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
    """The case goes to whom it was assigned; what is behind a source's code to coordinators alone."""
    desk = walk.others[role]
    assert desk.status().role == role and desk.vault.holds(CASE)
    views = [one for root in desk.vault.read.spaces() for one in desk.vault.read.space(root)]
    words = json.dumps(
        [[one.every(name) for name in one.fields] for one in views], ensure_ascii=False
    )
    sealed = {"ياقوتة", "فيروزة", "عقيقة", "زبرجدة"}
    mine = sealed if role == "coordinator" else set()
    assert desk.vault.holds(SOURCE) is (role == "coordinator")
    assert sealed & set(found(words, RESTRICTED)) == mine


def test_no_log_line_and_no_refusal_says_a_word(
    walk: Walk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for kind, purpose, recipient in (
        ("family-sheet", "media", "embassy"),
        ("case-file", "search", "unhcr"),
        ("no such sheet", "search", "iimp"),
    ):
        with pytest.raises(UserError) as refused:
            walk.desk.print_sheet(
                SheetOrder(CASE, ("ar",), kind, purpose=purpose, recipient=recipient)
            )
        assert found(f"{refused.value!r} {refused.value}", RESTRICTED) == []
    list(previews(walk))
    assert found(caplog.text, RESTRICTED | FOR_BODIES_ONLY) == []


def test_each_exit_leaves_its_row(walk: Walk) -> None:
    before = len(walk.desk.dossier(CASE).of("disclosure"))
    walk.desk.sheet(SheetOrder(CASE, ("ar",), discreet=False))
    assert len(walk.desk.dossier(CASE).of("disclosure")) == before  # a preview leaves nothing
    walk.desk.print_sheet(SheetOrder(CASE, ("ar",), discreet=False))
    rows = walk.desk.dossier(CASE).of("disclosure")
    assert len(rows) == before + 1
    newest = max(rows, key=lambda one: one.created)
    for name in ("exit", "on", "purpose", "recipient", "level", "digest", "records", "consents"):
        assert newest.value(name), name
    assert newest.text("approver") == walk.desk.vault.by


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
    before = {one.id for one in walk.desk.list_kind("disclosure")}
    assert list(ways[exit](walk))
    rows = [one for one in walk.desk.list_kind("disclosure") if one.id not in before]
    mine = [one for one in rows if one.text("exit") == exit]
    assert mine
    for row in mine:
        for name in ("on", "purpose", "recipient", "level", "digest"):
            assert row.value(name), (exit, name)
        assert row.text("approver") == walk.desk.vault.by
    asked = [one for one in mine if one.text("recipient") == "iimp" and one.text("level") == "b"]
    if exit != "letter":
        assert asked and all(one.value("records") and one.value("consents") for one in asked)


# --- an exit cannot be forgotten -------------------------------------------------------------


def test_every_way_out_of_the_desk_is_walked() -> None:
    known = set(EXITS) | set(NO_EXITS)
    ways = {f"Desk.{name}" for name, method in _methods() if _gives_out(method)}
    assert not ways - known, "walk it in EXITS, or say in NO_EXITS why it is none"
    assert {"Desk.print_sheet", "Desk.dump", "Desk.consent_letters"} <= ways


def test_every_kind_of_exit_in_the_journal_is_walked() -> None:
    """The list `exit` names what disclosure rows may say; each has its walk here."""
    walked = {
        "sheet": sheets,
        "dump": dumps_for_others,
        "submission": submissions,
        "letter": letters,
        "spreadsheet": spreadsheets,
        "clipboard": clips,
    }
    assert set(Vocabularies.load().keys("exit")) == set(walked)


def test_only_these_ask_the_gate() -> None:
    """Who calls `decide`: each of them is an exit of the list, or checks before one."""
    asking = set()
    for path in Path(desk_room.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and _calls_decide(node):
                asking.add(f"{path.stem}.{node.name}")
    assert asking <= GATE, asking - GATE


GATE: Final = {
    "printing._decided",
    "lettering._set_letter",
    "loading._let_out",
    "exits._decided_all",
    "submitting._sheet_of",
}


def _methods() -> Iterator[tuple[str, Any]]:
    for name, method in inspect.getmembers(Desk, inspect.isfunction):
        if not name.startswith("_"):
            yield name, method


def _gives_out(method: Any) -> bool:
    notes = dict(method.__annotations__)
    back = str(notes.pop("return", ""))
    return bool(_OUT.search(back))


def _calls_decide(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "decide"
        for node in ast.walk(function)
    )

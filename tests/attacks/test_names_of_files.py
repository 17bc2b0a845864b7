"""Findings S1 and S2: a name that another device wrote is no path, and what is approved is what leaves."""

from __future__ import annotations

import ast
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Device
from tests.desk.conftest import frozen_now
from tests.desk.test_submitting import SCOPES, prepared, prepared_by_field, ready_case

from vsdesk import diskio
from vsdesk.desk import Desk, Edit, How, OutgoingPaper, SubmissionOrder, free_place, paper_name
from vsdesk.errors import Bug, UserError
from vsdesk.paths import resources
from vsdesk.records.consent.approval import approver
from vsdesk.records.dossier import ids_in
from vsdesk.ui.screens.submission.papers_part import _save_all

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

PLACES = (
    "../../.config/autostart/update.desktop",
    "/tmp/update.pdf",
    "..\\..\\Startup\\update.bat",
    "C:\\update.pdf",
    "~/x.pdf",
    ".hidden.pdf",
    "a/b.pdf",
    "x.pdf\n",
    "x.pdf\0.exe",
    "",
    "مروان.pdf",
    "‮fdp.exe",
    "CON:.pdf",
)


def items_of(desk: Desk, submission: str) -> list[str]:
    """What was frozen."""
    return ids_in(desk.cases.record(submission).value("snapshot"))


def pdf_of(desk: Desk, submission: str) -> str:
    """The item of the frozen page."""
    [found] = [
        one
        for one in items_of(desk, submission)
        if desk.cases.record(one).text("mime") == "application/pdf"
    ]
    return found


def frozen_by_hand(desk: Desk, submission: str, changed: Json, pages: dict[str, bytes]) -> None:
    """What a hostile device freezes: any JSON with its true digest, any bytes called a PDF."""
    view = desk.cases.record(submission)
    data = json.dumps(changed, ensure_ascii=False, sort_keys=True).encode()
    keep = [
        desk.consent.letters.keep_file(
            data, view.space, "submission_copy", "x.json", "application/json"
        )
    ]
    keep += [
        desk.consent.letters.keep_file(page, view.space, "submission_copy", name, "application/pdf")
        for name, page in pages.items()
    ]
    digest = hashlib.sha256(data).hexdigest()
    desk.cases.save(
        [Edit("submission", {"snapshot": [*sorted(keep)], "digest": digest}, id=submission)]
    )


def payload(desk: Desk, submission: str) -> dict[str, Json]:
    """The frozen JSON."""
    [item] = [
        one
        for one in items_of(desk, submission)
        if desk.cases.record(one).text("mime") == "application/json"
    ]
    found: dict[str, Json] = json.loads(desk.files.attachment(item))
    return found


@pytest.mark.parametrize("name", PLACES)
def test_s1_a_name_in_a_record_is_never_the_place_of_a_paper(
    house: House, tmp_path: Path, name: str
) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    Device(desk, tmp_path).change(pdf_of(desk, submission), "evidence_item", {"file_name": name})
    before = {one for one in tmp_path.rglob("*") if "vault" not in one.parts}
    folder = tmp_path / "papers"
    folder.mkdir()
    [paper] = desk.submissions.papers(submission, frozen_now(desk, submission))
    number = desk.cases.record(case).text("case_no")
    assert paper.name.startswith(f"iimp-{number}-form-")
    [written] = _save_all(desk, submission, "", folder)
    assert written.parent == folder and written.read_bytes().startswith(b"%PDF-")
    new = {one for one in tmp_path.rglob("*") if "coordinator" not in one.parts} - before
    assert {one for one in new if one.is_file() and "profile-coordinator" not in one.parts} == {
        written
    }


@pytest.mark.parametrize("name", PLACES)
def test_s1_nothing_but_a_bare_name_is_written(tmp_path: Path, name: str) -> None:
    for made in (lambda: diskio.bare(name), lambda: free_place(tmp_path, name)):
        with pytest.raises(Bug):
            made()
    if name:  # without a name it is only looked at
        with pytest.raises(Bug):
            OutgoingPaper(name, b"%PDF-1.7")
    assert diskio.bare(paper_name(name, name, name, (name, name)) or "", ".pdf")


def test_s1_a_name_stays_short_however_long_its_parts_are() -> None:
    assert len(paper_name("x" * 500, "9" * 500, "form", ("ar", "en"))) < 200


def test_s1_a_paper_takes_the_place_of_no_link(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.pdf"
    (tmp_path / "iimp-1-form-en.pdf").symlink_to(elsewhere)  # leads nowhere yet
    place = free_place(tmp_path, "iimp-1-form-en.pdf")
    diskio.save_file(place, b"%PDF-1.7 (made up)")
    assert place.name == "iimp-1-form-en (2).pdf" and not elsewhere.exists()


def test_s1_bytes_that_are_no_pdf_do_not_leave_as_one(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    [paper] = desk.submissions.papers(submission, frozen_now(desk, submission))
    program = b"[Desktop Entry]\nExec=sh\n"
    told = payload(desk, submission)
    told["papers"] = [{"name": paper.name, "sha256": hashlib.sha256(program).hexdigest()}]
    frozen_by_hand(desk, submission, told, {paper.name: program})
    digest = desk.cases.record(submission).text("digest")
    for leave in (
        lambda: desk.submissions.papers(submission, digest),
        lambda: desk.submissions.approve(submission, digest),
        lambda: desk.submissions.frozen(submission),
    ):
        with pytest.raises(UserError, match="E_STALE"):
            leave()


@pytest.mark.parametrize("papers", [None, [], ["00" * 32], "x", [{"name": "x.pdf"}], [7]])
def test_s2_without_its_pages_named_nothing_is_approved(house: House, papers: Json) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    page = desk.files.attachment(pdf_of(desk, submission))
    told = payload(desk, submission)
    del told["papers"]
    frozen_by_hand(
        desk, submission, told if papers is None else {**told, "papers": papers}, {"x.pdf": page}
    )
    rows = len(desk.cases.dossier(case).of("disclosure"))
    for leave in (
        lambda: desk.submissions.approve(submission, frozen_now(desk, submission)),
        lambda: desk.submissions.papers(submission, frozen_now(desk, submission)),
        lambda: desk.submissions.frozen(submission),
        lambda: desk.submissions.sent(
            submission, "2026-11-24", "email", looked=frozen_now(desk, submission)
        ),
    ):
        with pytest.raises(UserError, match="E_STALE"):
            leave()
    assert approver(desk.cases.record(submission)) == ""
    assert len(desk.cases.dossier(case).of("disclosure")) == rows


@pytest.mark.parametrize("told", [7, [], {}, {"cases": 3, "papers": 3}, {"cases": [7]}, None])
def test_s2_whatever_a_device_froze_is_refused_in_plain_words(house: House, told: Json) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    frozen_by_hand(desk, submission, told, {"x.pdf": b"%PDF-1.7"})
    with pytest.raises(UserError, match="E_STALE"):
        desk.submissions.approve(submission, frozen_now(desk, submission))


def test_s2_an_approval_covers_every_page_its_name_and_its_order(house: House) -> None:
    desk = house.coordinator()
    first, _ = ready_case(desk)
    second, _ = ready_case(desk)
    order = SubmissionOrder(first, "prosecutor_de", cases=(second,), langs=("en",))
    submission = desk.submissions.new(order).ids[0]
    for case in (first, second):
        grant_for_court(desk, case)
    desk.submissions.prepare(submission, because="اختبار")
    desk.submissions.approve(submission, frozen_now(desk, submission))
    told = payload(desk, submission)
    papers = told["papers"]
    assert isinstance(papers, list) and len(papers) == 2
    first_page, second_page = papers
    assert isinstance(first_page, dict)
    left = desk.submissions.papers(submission, frozen_now(desk, submission))
    assert [{"name": one.name, "sha256": hashlib.sha256(one.pdf).hexdigest()} for one in left] == (
        papers
    )
    pages = {str(at): one.pdf for at, one in enumerate(left)}
    digest = desk.cases.record(submission).text("digest")
    renamed: Json = {**first_page, "name": "iimp-x.pdf"}
    others: list[list[Json]] = [[second_page, first_page], [first_page], [renamed, second_page]]
    for changed in others:
        frozen_by_hand(desk, submission, {**told, "papers": changed}, pages)
        view = desk.cases.record(submission)
        assert view.text("digest") != digest and approver(view) == ""  # approved was another


def test_s2_a_page_more_or_less_than_was_approved_stops_it(house: House) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    desk.submissions.approve(submission, frozen_now(desk, submission))
    held = items_of(desk, submission)
    other = desk.consent.letters.keep_file(
        b"%PDF-1.4", case, "submission_copy", "x.pdf", "application/pdf"
    )
    page = pdf_of(desk, submission)
    for kept in ([*held, other], [one for one in held if one != page]):
        desk.cases.save([Edit("submission", {"snapshot": [*sorted(kept)]}, id=submission)])
        with pytest.raises(UserError, match="E_STALE"):
            desk.submissions.papers(submission, frozen_now(desk, submission))


def test_s2_pages_for_one_body_do_not_leave_to_another(house: House) -> None:
    desk = house.coordinator()
    field = house.documenter("هالة", desk)
    _, submission = prepared_by_field(field)
    field.cases.save([Edit("submission", {"mechanism": "wgeid"}, id=submission)])
    with pytest.raises(UserError, match="E_STALE"):
        field.submissions.frozen(submission)


def grant_for_court(desk: Desk, case: str) -> None:
    """The mother of a case agrees to a court too."""
    [grant] = [
        one
        for one in desk.cases.dossier(case).of("consent_grant")
        if one.text("recipient") == "iimp"
    ]
    [purpose] = desk.outbound.sheets.profiles.require("prosecutor_de").purposes
    desk.consent.grant(
        case,
        grant.text("grantor"),
        purpose,
        "prosecutor_de",
        "given",
        How(),
        scopes=SCOPES,
        shown=desk.cases.shown(case),
    )


# -- the whole source -----------------------------------------------------------------------------

_READS = frozenset({"text", "value", "every"})
_PLACES = frozenset(
    ("Path", "PurePath", "joinpath", "with_name", "with_stem", "with_suffix", "open_file", "open_inside", "save_file",
     "write_file", "put_file", "selectFile", "setDirectory", "free_place", "bare", "Paper", "unlink",
     "rename")
)  # fmt: skip  # a table, read by rows


def says(node: ast.AST, tainted: set[str]) -> bool:
    """Whether an expression holds a text that a record says: `one.text("field")`, or a name bound to one."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id in tainted:
            return True
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            first = part.args[0] if part.args else None
            if part.func.attr in _READS and isinstance(first, ast.Constant):
                return isinstance(first.value, str)
    return False


def is_made(node: ast.AST) -> bool:
    """Whether it is the one function that makes names."""
    return isinstance(node, ast.Call) and called(node) in ("paper_name", "file_name", "_name")


def called(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def bound(body: ast.AST) -> set[str]:
    """The names of a function that hold a text of a record."""
    found: set[str] = set()
    for node in ast.walk(body):
        if isinstance(node, ast.Assign) and not is_made(node.value) and says(node.value, set()):
            parts = [part for to in node.targets for part in ast.walk(to)]
            found |= {part.id for part in parts if isinstance(part, ast.Name)}
    return found


def place_in(node: ast.AST) -> list[ast.expr]:
    """What of an expression becomes a place on the disk."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return [node.right]
    if not isinstance(node, ast.Call):
        return []
    name = called(node)
    if name == "save_file" and ast.unparse(node.func).endswith("prompts.save_file"):
        return node.args[2:3]  # the proposed name
    if name in _PLACES:
        return [*node.args, *(one.value for one in node.keywords)]
    return []


def reached(tree: ast.AST) -> list[int]:
    """The lines of a module on which a text of a record reaches a place on the disk."""
    found = set()
    for body in ast.walk(tree):
        if isinstance(body, ast.FunctionDef | ast.AsyncFunctionDef):
            tainted = bound(body)
            for node in ast.walk(body):
                parts = [one for one in place_in(node) if not is_made(one)]
                found |= {one.lineno for one in parts if says(one, tainted)}
    return sorted(found)


def test_s1_no_text_of_a_record_reaches_a_path_anywhere() -> None:
    source = resources().parent / "src" / "vsdesk"
    modules = sorted(source.rglob("*.py"))
    assert len(modules) > 300
    wrong = {
        str(one.relative_to(source)): lines
        for one in modules
        if (lines := reached(ast.parse(one.read_text(encoding="utf-8"))))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    "line",
    [
        "(folder / one.text('file_name')).write_bytes(b'')",
        "Path(one.value('file_name'))",
        "name = one.text('title'); place = folder / f'{name}.pdf'",
        "prompts.save_file(self, title, one.text('file_name'), then)",
        "dialog.selectFile(one.text('file_name'))",
        "Paper(one.text('file_name'), pdf)",
    ],
)
def test_s1_the_look_at_the_source_sees_each_way(line: str) -> None:
    assert reached(ast.parse(f"def made(one, folder):\n    {line}"))

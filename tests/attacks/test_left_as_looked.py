"""What leaves is what was looked at: whatever comes while a paper, a table or a report stands on the screen
lets nothing leave before it is looked at again. Everybody is made up.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import asked
from tests.desk.test_periods import EVER

import vsdesk.desk as desk_room
from vsdesk.desk import Edit, ExitOrder, FileOrder, LetterOrder, SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

DAY: Final = 86_400_000
LATER: Final = words("كان مخبراً عند الفرع")  # what another device writes meanwhile
TABLE: Final = ExitOrder(
    "un_complaint", "ced", "B", columns=("name_ar", "person.occupation"), lang="ar"
)
# What writes rows, and nobody looks at anything before: each with its reason.
NOT_LOOKED_AT: Final = {
    "sheets.note_exit": "writes the row for the others",
    "print_runs.print_each": "many papers: each is asked for at the gate, none is shown",
    "print_runs.print_bound": "the same",
    "letters.letters": "made with the withdrawal itself",
    "letters.confirm_given": "a word on a row: nothing leaves",
    "lone_files.waiting_copy": "names its bytes",
}


def comes(made: Town, kind: str = "event") -> None:
    """Hala's device, which opened the file, says something more, and the coordinator takes it in."""
    values = {
        "event": {"type": "sighting", "text": LATER},
        "person": {"occupation": "مخبر"},
    }[kind]
    at = {"id": made.person} if kind == "person" else {"parent": made.case}
    made.hala.cases.save([Edit(kind, values, **at)])  # type: ignore[arg-type]  # a field by name
    carry(made.hala, made.stick, made.rima)


def sheet(desk: Desk, order: SheetOrder) -> Callable[[], object]:
    looked = desk.outbound.sheets.sheet(order).looked
    return lambda: desk.outbound.sheets.print_sheet(order, looked=looked)


def spreadsheet(desk: Desk, order: ExitOrder) -> Callable[[], object]:
    looked = desk.outbound.tables.spread_look(order).digest
    return lambda: desk.outbound.tables.spreadsheet(order, looked=looked)


def clipboard(desk: Desk, order: ExitOrder) -> Callable[[], object]:
    looked = desk.outbound.tables.spread_look(order).digest
    return lambda: desk.outbound.tables.clipboard(order, looked=looked)


def rows(desk: Desk) -> int:
    return len(desk.cases.list_kind("disclosure"))


def test_a_paper_or_table_that_changed_stays_until_it_is_looked_at_again(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    desk = made.rima
    paper = SheetOrder(made.case, ("ar",), "case-file", "un_complaint", "ced")
    locked = SheetOrder(made.case, ("ar",), "case-file", "un_complaint", "ced", password="س" * 20)
    table = replace(TABLE, cases=(made.case,))
    ways: tuple[tuple[str, Callable[[], Callable[[], object]]], ...] = (
        ("event", partial(sheet, desk, paper)),
        ("event", partial(sheet, desk, locked)),
        ("person", partial(spreadsheet, desk, table)),
        ("person", partial(clipboard, desk, table)),
    )
    for kind, look in ways:
        leave, before = look(), rows(desk)
        comes(made, kind)
        with pytest.raises(UserError, match="E_CHANGED"):
            leave()
        assert rows(desk) == before
        look()()
        assert rows(desk) == before + 1
        made.hala.cases.save([Edit("person", {"occupation": "معلّم"}, id=made.person)])
        carry(made.hala, made.stick, desk)


def test_copy_and_day_are_no_change(made: Town, house: House) -> None:
    """Two copies of one preview, the second after midnight; each bears its own number and day."""
    mother = asked(made)
    said(made, mother, "given", purpose="casework", recipient="own_org")
    carry(made.hala, made.stick, made.rima)
    desk = made.rima
    for kind, purpose, recipient in (
        ("case-file", "un_complaint", "ced"),
        ("case-file", "casework", "own_org"),
        ("ced", "un_complaint", "ced"),
    ):
        order = SheetOrder(made.case, ("ar",), kind, purpose, recipient)
        look = desk.outbound.sheets.sheet(order)
        first = desk.outbound.sheets.print_sheet(order, looked=look.looked)
        assert (first.pdf, first.copy) == (look.pdf, look.copy)
        house.clock.now += DAY
        second = desk.outbound.sheets.print_sheet(order, looked=look.looked)
        assert (second.copy, second.on > first.on) == (first.copy + 1, True)
    table = replace(TABLE, cases=(made.case,))
    leave = spreadsheet(desk, table)
    leave()
    house.clock.now += DAY
    leave()


def test_a_report_and_its_table_too(made: Town) -> None:
    desk = made.rima
    carry(made.hala, made.stick, desk)
    periods = desk.reporting.periods
    ways: tuple[tuple[Callable[[str], object], Callable[[], str]], ...] = (
        (
            lambda it: desk.reporting.report(EVER, looked=it),
            lambda: desk.reporting.look(EVER).digest,
        ),
        (lambda it: periods.table(EVER, looked=it), lambda: periods.figures(EVER).digest),
    )
    day: Json = {"from": "2026-05-01", "to": "2026-05-31", "precision": "month"}
    for leave, look in ways:
        looked, before = look(), rows(desk)
        attempt: dict[str, Json] = {"channel": "phone", "date": day}
        made.hala.cases.save([Edit("extortion_attempt", attempt, parent=made.case)])
        carry(made.hala, made.stick, desk)
        with pytest.raises(UserError, match="E_CHANGED"):
            leave(looked)
        assert rows(desk) == before
        leave(look())
        assert rows(desk) == before + 1
    arabic = replace(EVER, lang="ar")
    assert desk.reporting.look(arabic).digest == desk.reporting.look(EVER).digest


def test_a_file_and_a_dump_leave_as_they_are_named(made: Town, tmp_path: Path) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    files = made.rima.outbound.files
    (tmp_path / "x.txt").write_text("أخذوه عند الظهر", encoding="utf-8")
    item = made.rima.files.attach(tmp_path / "x.txt", made.case, kind="other").ids[0]
    before = rows(made.rima)
    table = replace(TABLE, cases=(made.case,))
    for order in (FileOrder(item), FileOrder(item, "un_complaint", "ced", "B")):
        with pytest.raises(UserError, match="E_CHANGED"):
            files.copy_file(order, looked="0" * 64)
        assert files.copy_file(order, looked=files.copy_file(order).digest)
    with pytest.raises(UserError, match="E_CHANGED"):
        files.dump_for(tmp_path / "d", table, looked="0" * 64)
    assert not (tmp_path / "d").exists() and rows(made.rima) == before + 2


def test_a_letter_too(made: Town, house: House) -> None:
    rima = made.rima
    carry(made.hala, made.stick, rima)
    rima.outbound.sheets.print_sheet(SheetOrder(made.case, ("ar",), "wgeid"))
    refused: dict[str, Json] = {"result": "refused", "given_on": rima.context.today()}
    rima.consent.steps.told([Edit("consent_grant", refused, id=made.grants["wgeid"])])
    order, letters = LetterOrder(made.case, "wgeid", langs=("ar",)), rima.consent.letters
    look = letters.look(order)
    rima.outbound.sheets.set_contact("رقم آخر", "0999 000 000", "")
    before = rows(rima)
    with pytest.raises(UserError, match="E_CHANGED"):
        letters.write(order, looked=look.looked)
    assert rows(rima) == before
    look = letters.look(order)
    house.clock.now += DAY
    assert letters.write(order, looked=look.looked)


def _writing() -> set[str]:
    """The public methods of the desk that write the disclosure row, by themselves or by another of theirs."""
    found = set()
    for path in Path(desk_room.__file__).parent.rglob("*.py"):
        functions = {
            node.name: node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef)
        }
        writes = {name for name, node in functions.items() if _writes(node)}
        while more := {
            name
            for name, node in functions.items()
            if name not in writes and writes & {*_own_calls(node)}
        }:
            writes |= more
        found |= {
            f"{path.stem}.{name}"
            for name in writes
            if not name.startswith("_")
            and "looked" not in {one.arg for one in functions[name].args.args}
            and "looked" not in {one.arg for one in functions[name].args.kwonlyargs}
        }
    return found


def _calls(node: ast.FunctionDef) -> list[ast.Call]:
    return [one for one in ast.walk(node) if isinstance(one, ast.Call)]


def _writes(node: ast.FunctionDef) -> bool:
    for one in _calls(node):
        called = one.func
        if isinstance(called, ast.Attribute) and called.attr in LEAVING:
            return True
        first = one.args[0] if one.args else None
        edits = isinstance(called, ast.Name) and called.id == "Edit"
        if edits and isinstance(first, ast.Constant) and first.value == "disclosure":
            return True
    return False


def _own_calls(node: ast.FunctionDef) -> list[str]:
    return [
        one.func.attr
        for one in _calls(node)
        if isinstance(one.func, ast.Attribute)
        and isinstance(one.func.value, ast.Name)
        and one.func.value.id == "self"
    ]


# Whoever calls one of these lets something leave.
LEAVING: Final = {"note_exit", "print_sheet", "copy_file", "dump_for", "spreadsheet", "clipboard"}


def test_every_method_that_writes_the_row_of_an_exit_is_told_what_was_looked_at() -> None:
    assert _writing() == {*NOT_LOOKED_AT}

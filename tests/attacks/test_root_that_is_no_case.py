"""An exit asked with a family where a case belongs: what closes the case, or guards somebody
in it, would not be asked.

Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_two_entries_of_one import Two

from vsdesk.desk import Desk, Edit, ExitOrder, FileOrder, SheetOrder
from vsdesk.errors import UserError

ITEM: Final = "دفتر العائلة ٧٧"
NO: Final = {
    "purpose": "un_complaint",
    "recipient": "ced",
    "result": "refused",
    "given_on": "2026-11-21",
}


def order(root: str, kind: str = "case") -> ExitOrder:
    return ExitOrder("un_complaint", "ced", "B", (root,), kind=kind)


def paper(root: str, kind: str) -> SheetOrder:
    return SheetOrder(root, ("ar",), kind, "un_complaint", "ced")


EXITS: Final[dict[str, Callable[[Desk, str, Path], object]]] = {
    "dump": lambda desk, root, out: desk.outbound.files.dump_for(out, order(root)),
    "dump of a kind": lambda desk, root, out: desk.outbound.files.dump_for(
        out, order(root), kind="person"
    ),
    "dump of families": lambda desk, root, out: desk.outbound.files.dump_for(
        out, order(root, "family")
    ),
    "look": lambda desk, root, _: desk.outbound.tables.spread_look(order(root)),
    "table": lambda desk, root, _: desk.outbound.tables.spreadsheet(order(root)),
    "text": lambda desk, root, _: desk.outbound.tables.clipboard(order(root)),
    "look at a sheet": lambda desk, root, _: desk.outbound.sheets.sheet(paper(root, "case-file")),
    "sheet": lambda desk, root, _: desk.outbound.sheets.print_sheet(
        SheetOrder(root, ("ar",), "family-sheet")
    ),
    "leaflet": lambda desk, root, _: desk.outbound.sheets.sheet(paper(root, "extortion-leaflet")),
    "names": lambda desk, root, _: desk.outbound.sheets.names_in_words(paper(root, "case-file")),
}


def wife_elsewhere(made: Town) -> tuple[str, str]:
    """A second family of Hala's in which the wife lives: the family, the wife."""
    hala = made.hala
    other = hala.cases.new_family({"display_name": "عائلة الحسن", "language": "ar"}).ids[0]
    wife = hala.context.new_id()
    tie = {"person": wife, "related_to": made.person, "relation": "wife"}
    hala.cases.save(
        [
            Edit("person", {"given_ar": "سلمى", "family_ar": "الحسن"}, id=wife, parent=other),
            Edit("family_member", {"person": wife}, parent=other),
            Edit("kinship", tie, parent=other),
        ]
    )
    return other, wife


@told_once
def open_case(made: Town) -> None:
    """A case that its brother's yes opens, with an item of the family's."""
    family_of(made)
    said(made, relative(made, "brother", "نزار"), "given")
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save(
        [Edit("evidence_item", {"title": ITEM}, id=made.rima.context.new_id(), parent=made.family)]
    )


def closed(made: Town, how: str) -> None:
    """A no of the wife's, beyond the family of the case."""
    hala = made.hala
    if how == "joined":
        two = Two(made)
        made.rima.cases.save(
            [
                Edit(
                    "evidence_item",
                    {"title": ITEM},
                    id=made.rima.context.new_id(),
                    parent=made.family,
                )
            ]
        )
        two.refuses()
        two.join()
        return
    open_case(made)
    other, wife = wife_elsewhere(made)
    no = {"grantor": wife, "subject": made.case, **NO}
    hala.cases.save([Edit("consent_grant", no, id=hala.context.new_id(), parent=other)])
    if how == "second family":
        hala.cases.save([Edit("case", {"second_family": other}, id=made.case)])
    else:
        hala.cases.save([Edit("case", {"family": other}, id=made.case)])
        hala.cases.save([Edit("case", {"family": made.family}, id=made.case)])
    carry(hala, made.stick, made.rima)


def reason(how: str) -> str:
    """What is said of it: a no in another report of the person is named as that."""
    return "joined_no" if how == "joined" else "refused"


def rows(made: Town) -> list[str]:
    return [one.id for one in made.rima.cases.dossier(made.family).of("disclosure")]


def told(folder: Path) -> str:
    return "".join(one.read_text("utf-8") for one in folder.rglob("*.jsonl"))


@pytest.mark.parametrize("how", ["joined", "second family", "former family"])
def test_what_closes_the_case_closes_its_family_too(made: Town, tmp_path: Path, how: str) -> None:
    closed(made, how)
    with pytest.raises(UserError) as by_case:
        made.rima.outbound.files.dump_for(tmp_path / "case", order(made.case))
    assert by_case.value.params["reason"] == reason(how)
    with pytest.raises(UserError) as by_family:
        made.rima.outbound.files.dump_for(tmp_path / "family", order(made.family))
    assert by_family.value.code.name == "E_NOT_FOUND"
    assert not (tmp_path / "family").exists()
    assert not rows(made)


@pytest.mark.parametrize("exit", EXITS)
def test_no_exit_takes_what_is_no_case(made: Town, tmp_path: Path, exit: str) -> None:
    open_case(made)
    [incident] = made.rima.cases.save(
        [Edit("incident", {"title": "حادثة"}, id=made.rima.context.new_id())]
    ).ids
    for number, root in enumerate((made.family, incident, made.person, "00" * 16)):
        with pytest.raises(UserError) as refused:
            EXITS[exit](made.rima, root, tmp_path / str(number))
        assert refused.value.code.name == "E_NOT_FOUND"
        assert not (tmp_path / str(number)).exists()
    assert not rows(made)


def test_the_case_itself_leaves_with_what_its_family_holds(made: Town, tmp_path: Path) -> None:
    open_case(made)
    made.rima.outbound.files.dump_for(tmp_path / "out", order(made.case))
    assert ITEM in told(tmp_path / "out")
    assert made.rima.outbound.tables.clipboard(order(made.case)).rows == 1
    assert len(rows(made)) == 2


@pytest.mark.parametrize("kind", ["family", "incident"])
def test_a_table_of_families_takes_no_case(made: Town, kind: str) -> None:
    open_case(made)
    with pytest.raises(UserError) as refused:
        made.rima.outbound.tables.spreadsheet(order(made.case, kind))
    assert refused.value.code.name == "E_NOT_FOUND"


@pytest.mark.parametrize("how", ["joined", "second family", "former family"])
def test_a_file_and_a_row_of_the_family_ask_each_case_behind_it(
    made: Town, tmp_path: Path, how: str
) -> None:
    closed(made, how)
    page = tmp_path / "page.txt"
    page.write_text("ورقة", encoding="utf-8")
    item = made.rima.files.attach(page, made.family, kind="document").ids[0]
    leaving: list[Callable[[], object]] = [
        lambda: made.rima.outbound.files.copy_file(FileOrder(item, "un_complaint", "ced", "B")),
        lambda: made.rima.outbound.tables.spreadsheet(order(made.family, "family")),
    ]
    for one in leaving:
        with pytest.raises(UserError) as refused:
            one()
        assert refused.value.params["reason"] == reason(how)


@pytest.mark.parametrize("guard", ["mark", "no"])
def test_a_name_that_the_case_keeps_leaves_by_no_family(
    made: Town, tmp_path: Path, guard: str
) -> None:
    open_case(made)
    said(made, relative(made, "mother", "هدى"), "given")
    other, wife = wife_elsewhere(made)
    made.hala.cases.save([Edit("case", {"second_family": other}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    rima = made.rima
    title = "قالت سلمى الحسن ٧٧"
    rima.cases.save(
        [Edit("evidence_item", {"title": title}, id=rima.context.new_id(), parent=made.family)]
    )
    if guard == "mark":
        rima.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=wife)])
    else:
        no = {"grantor": wife, "subject": made.case, **NO}
        rima.cases.save([Edit("consent_grant", no, id=rima.context.new_id(), parent=other)])
    for root in (made.case, made.family):
        out = tmp_path / root
        try:
            rima.outbound.files.dump_for(out, order(root))
        except UserError as stays:
            assert stays.code.name == ("E_GATE" if root == made.case else "E_NOT_FOUND")
        assert title not in (told(out) if out.exists() else "")

"""A scan bears the name that its item would: it stays where that name stays. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.kit import Town, carry, told_once
from tests.attacks.test_called_otherwise import asked, written
from tests.scans import scan

from vsdesk import photo
from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder

if TYPE_CHECKING:
    from pathlib import Path

MISSING, WIFE = "ليث النوري", "سلمى الزعبي"


def paper(made: Town, tmp_path: Path, parent: str, **more: str) -> str:
    """A scan below something, and what is written of it."""
    path = tmp_path / f"{len([*tmp_path.iterdir()])}.pdf"
    path.write_bytes(scan(path.name))
    item = made.rima.files.attach(path, parent, kind="id_document").ids[0]
    made.rima.cases.save([Edit("evidence_item", {"title": "هوية", **more}, id=item)])
    return item


def leaves(made: Town, tmp_path: Path, item: str) -> bool:
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    folder = tmp_path / "out"
    made.rima.outbound.files.dump_for(folder, order)
    return (folder / "files" / item).exists()


@told_once
def town(made: Town) -> str:
    """A file that may leave; the wife."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    name = {"given_ar": "سلمى", "family_ar": "الزعبي"}
    return written(made, "person", {**name}, made.family)


@pytest.mark.parametrize("where", ["case", "event", "family"])
@pytest.mark.parametrize("mark", ["", "not_named_outside", "first_name_only"])
def test_papers_of_the_case_of_who_is_missing(
    made: Town, tmp_path: Path, mark: str, where: str
) -> None:
    town(made)
    event = written(made, "event", {"type": "other"}, made.case)
    parent = {"case": made.case, "event": event, "family": made.family}[where]
    item = paper(made, tmp_path, parent, name_written=MISSING)
    if mark:
        written(made, "person_mark", {"type": mark}, made.person)
    assert leaves(made, tmp_path, item) is not bool(mark)


@pytest.mark.parametrize("field", ["name_written", "title", "holder_of_original", "sent_by"])
@pytest.mark.parametrize("mark", ["nobody_may_know_of", "first_name_only"])
def test_a_paper_that_says_of_itself_that_it_names_her(
    made: Town, tmp_path: Path, mark: str, field: str
) -> None:
    wife = town(made)
    item = paper(made, tmp_path, made.case, **{field: WIFE})
    other = paper(made, tmp_path, made.case, name_written=MISSING)
    written(made, "person_mark", {"type": mark}, wife)
    assert not leaves(made, tmp_path, item)
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    made.rima.outbound.files.dump_for(tmp_path / "again", order)
    assert (tmp_path / "again" / "files" / other).exists()  # of another it says nothing


def test_without_a_mark_it_leaves(made: Town, tmp_path: Path) -> None:
    town(made)
    assert leaves(made, tmp_path, paper(made, tmp_path, made.case, name_written=WIFE))


def test_a_portrait_stays_what_it_is(made: Town) -> None:
    town(made)
    written(made, "person_mark", {"type": "first_name_only"}, made.person)
    data = made.stick.parent / "صورة.jpg"
    data.write_bytes(photo.clean(photo.draw_made_up_portrait(7))[0])
    item = made.rima.files.attach(data, made.person, kind="photo").ids[0]
    left = made.gate("ced", "un_complaint").withheld
    assert not [one for one in left if one.field == "blob" and one.reason == "wish"], item

"""The catalogue of what is shown where: whole, true to the dictionary, and what the pages build from."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtWidgets import QToolButton
from tests.ui.conftest import make_look

import vsdesk.ui
from tools import measures
from vsdesk import paths
from vsdesk.desk import Edit
from vsdesk.records.checks import completeness
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.on_case_page import NOT_ASKED, direct
from vsdesk.ui.catalogue.kinds import KINDS
from vsdesk.ui.catalogue.places import place_in, section_with
from vsdesk.ui.catalogue.sections import HISTORY, OwnPart, page_sections
from vsdesk.ui.editing.record_form import RecordForm
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.kit.icons import FILES
from vsdesk.ui.kit.row_button import RowButton
from vsdesk.ui.route import Route
from vsdesk.ui.screens import SCREENS
from vsdesk.ui.screens.case.case_sections import CaseSection
from vsdesk.ui.screens.family.family_sections import FamilySection
from vsdesk.ui.screens.record.screen import RecordSection
from vsdesk.ui.shell.rail import Rail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from tests.ui.conftest import Room

    from vsdesk.desk import Desk
    from vsdesk.ui.editing.section_part import SectionPart

UI: Final = Path(vsdesk.ui.__file__).parent
PAGES: Final[dict[str, type[SectionPart]]] = {"case": CaseSection, "family": FamilySection}


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary.load()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_declared_of_a_kind_names_its_fields(kind: str, dictionary: Dictionary) -> None:
    spec, shown = dictionary.kind(kind), KINDS[kind]
    assert spec is not None
    names = {field.name for field in spec.fields}
    title = shown.title if isinstance(shown.title, tuple) else ()
    assert {name for either in title for name in either.split("|")} <= names
    assert NOT_ASKED.get(kind, frozenset()) <= names
    assert not shown.today or spec.field(shown.today) is not None
    assert shown.icon in FILES


PLAIN = ("incident", "activity", "source", "source_list")  # they have no page of their own


@pytest.mark.parametrize("root", ["case", "family", *PLAIN])
def test_every_kind_of_a_root_has_one_place_that_shows_it(
    root: str, dictionary: Dictionary
) -> None:
    page = page_sections(dictionary, root)
    keys = [one.key for one in page.sections]
    assert len(keys) == len(set(keys))
    assert page.begins in keys
    for one in page.sections:
        assert all(dictionary.kind(kind) is not None for kind in one.kinds)
    sections = {one.key: one for one in page.sections}
    for spec in direct(dictionary, root):
        part = section_with(dictionary, root, spec.name)
        assert (spec.name in page.nowhere) is not bool(part), spec.name
        assert not part or spec.name in sections[part].kinds


@pytest.mark.parametrize("roots", [*((one,) for one in PAGES), PLAIN])
def test_a_page_builds_what_the_catalogue_leaves_to_it(
    roots: tuple[str, ...], dictionary: Dictionary
) -> None:
    """The one page of all other roots builds what is left to it on any of them."""
    sections = [one for root in roots for one in page_sections(dictionary, root).sections]
    left = {one.key for one in sections if isinstance(one.content, OwnPart)} - {HISTORY.key}
    assert set(PAGES.get(roots[0], RecordSection).own) == left


@pytest.mark.parametrize("root", PAGES)
def test_every_pie_counts_something_that_is_measured(root: str, dictionary: Dictionary) -> None:
    rules = {
        rule.section for rule in {"case": completeness.CASE, "family": completeness.FAMILY}[root]
    }
    for one in page_sections(dictionary, root).sections:
        assert set(one.measures) <= rules
        assert one.key in ("other", HISTORY.key) or rules & {one.key, *one.measures}


def test_a_screen_belongs_to_an_entry_of_the_rail() -> None:
    rail = {key for key, one in SCREENS.items() if one.words}
    assert rail
    for key, one in SCREENS.items():
        drawn = paths.resources() / "icons" / f"{FILES.get(one.icon, one.icon)}.svg"
        assert not one.words or drawn.is_file()
        assert not one.belongs or one.belongs in rail - {key}


def test_a_tenth_page_of_the_rail_has_no_key_and_all_else(qtbot: QtBot) -> None:
    rail = Rail(make_look("ar"), [(f"page{n}", "cases", f"صفحة {n}") for n in range(11)])
    qtbot.addWidget(rail)
    tips = [one.accessibleDescription() for one in rail.findChildren(QToolButton)]
    assert tips[8] == "Alt+9" and tips[9:] == ["", ""]
    with qtbot.waitSignal(rail.chosen) as chosen:
        rail.go_to(10)
    assert chosen.args == ["page10"]


def test_what_hangs_on_a_record_leads_to_where_that_is(dictionary: Dictionary) -> None:
    for root, kind, part in (
        ("case", "document_test", "documents"),
        ("case", "condition_met", "consent"),
        ("case", "person_mark", "person"),
        ("case", "contact_channel", ""),
        ("family", "person_name", "members"),
        ("family", "need", "needs"),
        ("source", "testimony_row", "statement"),
    ):
        assert section_with(dictionary, root, kind) == part


def test_a_hit_in_a_number_of_others_opens_the_list_of_these_numbers(
    dictionary: Dictionary,
) -> None:
    place = place_in("case", "c", "r", "external_ref", dictionary, "external_ref.ref_no")
    assert place == Route("case", "c", "references", "external_ref.ref_no", "r")


def test_a_hit_in_a_sighting_opens_where_the_sighting_stands(room: Room) -> None:
    desk, (case, *_) = room.desk(people=1)
    seen = {"type": "sighting", "place_text": "صيدنايا"}
    event = desk.cases.save([Edit("event", seen, parent=case)]).ids[0]
    desk.access.lock()
    window = room.open("ar")
    assert window.session is not None
    for id, part in (
        (event, "timeline"),
        (_disappearance(window.session.desk, case), "disappearance"),
    ):
        route = place_in("case", case, id, "event", window.session.dictionary, "event.place_text")
        page = room.go(window, route)
        assert isinstance(page, RootScreen) and page.part is not None
        assert page.key == part
        assert [one.id for one in page.part.findChildren(RecordForm) if one.kind == "event"] == [id]


def _disappearance(desk: Desk, case: str) -> str:
    events = desk.cases.dossier(case).of("event")
    return next(one.id for one in events if one.value("is_disappearance") is True)


def test_a_paper_without_a_title_is_called_by_its_sort_in_words(room: Room) -> None:
    desk, (case, *_) = room.desk(people=1)
    item = desk.cases.save([Edit("evidence_item", {"type": "id_document"}, parent=case)]).ids[0]
    desk.access.lock()
    window = room.open("ar")
    page = room.go(window, Route("case", case, "documents"))
    row = page.findChild(RowButton, f"open-evidence_item-{item[:8]}")
    assert row is not None and window.session is not None
    assert "id_document" not in row.accessibleName().casefold()
    assert (
        window.session.labels.term("evidence_class", "id_document")
        in row.accessibleName().casefold()
    )


def test_no_table_by_kind_stands_beside_the_catalogue() -> None:
    assert measures.tables_of_kinds(measures.modules()) == []


def _sections_in_routes() -> list[tuple[str, str]]:
    """(root, section) of each route of the window that names both in so many words."""
    found = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "Route"
                and len(node.args) > 2
            ):
                screen, _, part = node.args[:3]
                if isinstance(screen, ast.Constant) and isinstance(part, ast.Constant):
                    found.append((str(screen.value), str(part.value)))
    return found


def test_every_section_that_a_route_names_is_there(dictionary: Dictionary) -> None:
    named = [(root, part) for root, part in _sections_in_routes() if root in PAGES]
    assert len(named) >= 3
    for root, part in named:
        assert part in {one.key for one in page_sections(dictionary, root).sections}, (root, part)

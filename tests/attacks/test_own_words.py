"""What an organisation called its own questions and terms is told words: it names nobody and tells no
death where a story would not. Everybody is made up."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import carry
from tests.attacks.test_called_otherwise import asked, source_of, written
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_words_of_a_death import paper, spared
from tests.desk.conftest import PASSPHRASE
from tests.reports.paper import text_of

from vsdesk.desk import Desk, Edit, ExitOrder, PeriodOrder, Secret, SheetOrder
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

DAY: Json = {"from": "2014-03-01", "to": "2014-03-01", "precision": "day"}
BODY = {"kind": "case-file", "purpose": "un_complaint", "recipient": "ced"}
HIDDEN = "سلمى"
KEY = "own_1a2b3c4d"


def label(text: str) -> Json:
    return {"ar": text, "src_lang": "ar"}


def again(made: Town, house: House) -> Desk:
    """The coordinator locks, and opens again: own words are known from then on."""
    made.rima.access.lock()
    made.rima = Desk.open(
        made.rima.access.folder, Secret.of_text(PASSPHRASE), house.env("coordinator")
    )
    house.desks.append(made.rima)
    return made.rima


def called(made: Town, house: House, vocabulary: str, text: str, key: str = KEY) -> Desk:
    """A term of that name."""
    made.rima.cases.definitions.set_term(vocabulary, key, {"label": label(text)})
    return again(made, house)


def happened(made: Town, type: str = KEY) -> None:
    written(made, "event", {"type": type, "date": DAY}, made.case)


def question(made: Town, house: House, kind: str, text: str, type: str, **more: Json) -> Desk:
    values: dict[str, Json] = {"key": "x_1", "of_kind": kind, "type": type, "label": label(text)}
    values |= {"printed": True, "sensitivity": 1, "scope": "circumstances", **more}
    written(made, "field_def", values)
    return again(made, house)


def answered(made: Town, value: Json, kind: str = "case") -> None:
    root = made.case if kind == "case" else made.family
    shown = made.rima.cases.shown(root)
    made.rima.cases.save([Edit(kind, {"x_1": value}, id=root, shown=shown)])


def hidden(made: Town, *, mark: bool = True) -> str:
    """A wife of whom nobody may know, and a file that may leave."""
    asked(made)
    carry(made.hala, made.stick, made.rima)
    wife = written(made, "person", {"given_ar": HIDDEN, "family_ar": "النوري"}, made.family)
    written(made, "family_member", {"person": wife}, made.family)
    if mark:
        written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    return wife


def sheet(made: Town, **more: str) -> str:
    order = SheetOrder(made.case, ("ar",), **more)  # type: ignore[arg-type]  # a kind by name
    return " ".join(text_of(made.rima.outbound.sheets.print_sheet(order).pdf).split())


def of_family(made: Town, person: str) -> str:
    return sheet(made, kind="family-sheet", person=person)


@pytest.mark.parametrize("key", [KEY, "rally"])
def test_a_term_tells_a_spared_mother_of_no_death(made: Town, house: House, key: str) -> None:
    """Of an own term, and of a shipped one that is called so here: nor when it was."""
    mother, uncle = spared(made)
    called(made, house, "event_type", "قُتل تحت التعذيب", key)
    happened(made, key)
    assert "قُتل" not in of_family(made, mother) and "2014" not in of_family(made, mother)
    assert key in paper(made, uncle) and key not in paper(made, mother)


def test_a_term_that_tells_of_nothing_stands(made: Town, house: House) -> None:
    mother, _ = spared(made)
    called(made, house, "event_type", "زيارة من الجيران")
    happened(made)
    assert "زيارة من الجيران" in of_family(made, mother)


@pytest.mark.parametrize("kind", ["ced", "case-file"])
def test_a_term_names_no_sealed_source(made: Town, house: House, kind: str) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    source_of(made)
    called(made, house, "event_type", "شهادة سامر الخطيب")
    happened(made)
    assert "الخطيب" not in sheet(made, **{**BODY, "kind": kind})


@pytest.mark.parametrize("mark", [True, False])
def test_a_term_names_nobody_who_is_hidden(made: Town, house: House, *, mark: bool) -> None:
    """It is said that something stays, as it is of told words; where nobody is hidden it stands."""
    hidden(made, mark=mark)
    called(made, house, "event_type", f"مقابلة {HIDDEN} النوري")
    happened(made)
    assert (HIDDEN in sheet(made, **BODY)) is not mark
    left = made.gate("ced", "un_complaint")
    held = {(one.kind, one.field, one.reason) for one in left.withheld}
    assert (("event", "type", "unnamed") in held) is mark


def test_the_key_of_a_term_is_words_too(made: Town, house: House) -> None:
    wife = hidden(made)
    shown = made.rima.cases.shown(wife)
    made.rima.cases.save(
        [Edit("person", {"given_lat": "Salma", "family_lat": "Nouri"}, id=wife, shown=shown)]
    )
    called(made, house, "event_type", "مقابلة", "with_salma_nouri")
    happened(made, "with_salma_nouri")
    left = made.gate("ced", "un_complaint")
    assert "salma" not in str([one.values for one in left])


@pytest.mark.parametrize("way", ["question", "term"])
def test_a_question_and_its_own_list_name_nobody(made: Town, house: House, way: str) -> None:
    """On paper, in a table and above its columns."""
    hidden(made)
    if way == "term":
        text = f"عند {HIDDEN} النوري"
        values: dict[str, Json] = {"vocabulary": "x_list", "key": KEY, "label": label(text)}
        written(made, "term_def", values)
        more: dict[str, Json] = {"vocabulary": "x_list"}
        question(made, house, "case", "سؤال لنا", "choice", **more)
    else:
        question(made, house, "case", f"ماذا قالت {HIDDEN} النوري", "text")
    answered(made, KEY if way == "term" else "نعم")
    assert HIDDEN not in sheet(made, **BODY)
    assert "x_1" not in made.gate("ced", "un_complaint").head.values


@pytest.mark.parametrize("mark", [True, False])
def test_no_head_of_a_table_names_anybody(made: Town, house: House, *, mark: bool) -> None:
    hidden(made, mark=mark)
    question(made, house, "family", f"ماذا قالت {HIDDEN} النوري", "bool")
    answered(made, value=True, kind="family")
    columns = ("family.family_code", "family.x_1")
    order = ExitOrder(
        "un_complaint", "ced", "B", (made.family,), columns=columns, lang="ar", kind="family"
    )
    table = made.rima.outbound.tables
    assert (HIDDEN in table.spread_look(order).text) is not mark
    assert (HIDDEN in table.clipboard(order).text) is not mark
    assert (HIDDEN.encode() in table.spreadsheet(order, "csv").data) is not mark


def test_a_question_tells_a_spared_mother_of_no_death(made: Town, house: House) -> None:
    """By what it asks, and by the shipped term that answers it."""
    mother, uncle = spared(made)
    question(made, house, "case", "هل وصلت شهادة وفاته", "text")
    answered(made, "لا نعرف")
    assert "x_1" in paper(made, uncle) and "x_1" not in paper(made, mother)
    assert "وفاته" not in of_family(made, mother)


def test_a_shipped_term_tells_it_in_no_own_question_either(made: Town, house: House) -> None:
    mother, uncle = spared(made)
    question(made, house, "case", "ماذا قيل لكم", "choice", vocabulary="state_seen")
    answered(made, "said_dead")
    assert "said_dead" in paper(made, uncle) and "said_dead" not in paper(made, mother)


def test_a_kinship_that_stands_for_a_name_names_nobody(made: Town, house: House) -> None:
    wife = hidden(made, mark=False)
    written(made, "person_mark", {"type": "not_named_outside"}, wife)
    written(
        made,
        "kinship",
        {"person": wife, "related_to": made.person, "relation": "wife"},
        made.family,
    )
    event = written(
        made,
        "event",
        {"type": "other", "text": label(f"قالت {HIDDEN} النوري إنها رأته")},
        made.case,
    )
    called(made, house, "kinship", f"الزوجة {HIDDEN} النوري", "wife")
    shown = made.rima.cases.shown(made.case, made.family)
    made.rima.cases.told_names.choose(event, "text", wife, "replace", shown=shown)
    left = str([one.values for one in made.gate("ced", "un_complaint")])
    assert "إنها رأته" in left and HIDDEN not in left


def first_lines(made: Town, house: House, folder: Path, case: str) -> tuple[str, str]:
    """Of a copy for others and of our own, where a file on this computer brought in two terms."""
    lists = house.env("coordinator").profile / "vocabularies"
    lists.mkdir(parents=True, exist_ok=True)
    terms = f'our_visit = {{ ar = "زيارة {HIDDEN} النوري" }}\nour_walk = {{ ar = "مسيرة صامتة" }}\n'
    (lists / "own.toml").write_text(f"[event_type]\n{terms}", encoding="utf-8")
    desk = again(made, house)
    order = ExitOrder("un_complaint", "ced", "B", (case,), lang="ar")
    desk.outbound.files.dump_for(folder / "theirs", order)
    desk.loads.dump(folder / "ours")
    theirs, ours = (
        (folder / one / "records.jsonl").read_text("utf-8").splitlines()[0]
        for one in ("theirs", "ours")
    )
    return theirs, ours


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("leaves", ["hers", "another"])
def test_the_first_line_of_a_copy_for_others_names_nobody(
    made: Town, house: House, tmp_path: Path, leaves: str, *, mark: bool
) -> None:
    """A term that only a file on this computer brought in, whoever's case leaves: it belongs to no file. Our
    own copy has it."""
    hidden(made, mark=mark)
    hers = made.case
    if leaves == "another":
        family_of(made)
        said(
            made, relative(made, "mother", "رنا"), "given", identity_mode="named", data_scope=SCOPES
        )
        carry(made.hala, made.stick, made.rima)
    case = hers if leaves == "hers" else made.case
    theirs, ours = first_lines(made, house, tmp_path, case)
    assert HIDDEN not in theirs and "مسيرة صامتة" in theirs
    assert HIDDEN in ours and "مسيرة صامتة" in ours


def test_no_figure_beyond_the_organisation_is_divided_by_a_name(made: Town, house: House) -> None:
    hidden(made)
    desk = called(made, house, "activity_type", f"جلسة {HIDDEN} النوري")
    for type in (KEY, "training"):
        desk.cases.save(
            [
                Edit(
                    "activity",
                    {"type": type, "title": "جلسة في آذار", "date": DAY},
                    id=desk.context.new_id(),
                )
            ]
        )
    for recipient, stands in (("public", False), ("own_org", True)):
        order = PeriodOrder(date(2014, 1, 1), date(2014, 3, 31), recipient, "ar")
        words = text_of(desk.reporting.report(order).pdf)
        assert (HIDDEN in words) is stands
        book = openpyxl.load_workbook(io.BytesIO(desk.reporting.periods.table(order)))
        cells = [str(cell) for row in book.worksheets[0].values for cell in row if cell]
        assert any(HIDDEN in one for one in cells) is stands and "تدريب" in cells


def test_words_are_read_for_whose_paper_it_is(made: Town, house: House) -> None:
    """A word that a family does not want said is not said by a term of ours either."""
    mother, _ = spared(made, spares=False)
    written(made, "person_mark", {"type": "words_rejected", "words": label("ضحية")}, made.person)
    called(made, house, "event_type", "لقاء عائلات ضحية الفرع")
    happened(made)
    request = Request("casework", "family", "B", "2026-11-24", person=mother)
    left = decide(request, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert KEY not in str([one.values for one in left]) and "ضحية" not in of_family(made, mother)

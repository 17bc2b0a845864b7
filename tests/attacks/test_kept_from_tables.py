"""Who is to learn nothing of somebody learns it from no table, no file, and no paper that the
family carries. Made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import SCOPES

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.desk.outbound.sheet_order import SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

STORY = "كنا في بيتنا الثاني حين أخذوه أمامي"


def start(made: Town, mark: str = "") -> tuple[str, str]:
    """The mother speaks for the family; the wife wants this towards her. Their ids."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "خلود")
    answered = (
        ("hold_record", "own_org"),
        ("casework", "family"),
        ("search", "icrc"),
        ("search", "iimp"),
    )
    for purpose, to in answered:
        said(made, mother, "given", purpose=purpose, recipient=to, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    if mark:
        written(made, "person_mark", {"type": mark, "towards": [mother]}, wife)
    event: dict[str, Json] = {
        "type": "other",
        "is_disappearance": True,
        "text": words(STORY),
    }
    written(made, "event", event, made.case)
    made.rima.cases.save([Edit("case", {"summary": words(STORY)}, id=made.case)])
    return mother, wife


def order(made: Town, to: str = "family", purpose: str = "casework") -> ExitOrder:
    return ExitOrder(
        level="B",
        cases=(made.case,),
        purpose=purpose,
        recipient=to,
        lang="ar",
        columns=("case.summary", "case.case_no"),
    )


def leaves(made: Town, tmp_path: Path) -> list[bool]:
    """Whether the story leaves to the family by the clipboard, and by a dump."""
    clip = made.rima.outbound.tables.clipboard(order(made)).text
    made.rima.outbound.files.dump_for(tmp_path / "d", order(made))
    dump = (tmp_path / "d" / "records.jsonl").read_text(encoding="utf-8")
    return ["الثاني" in clip, "الثاني" in dump]


def test_the_story_leaves_where_nobody_is_kept_from_it(made: Town, tmp_path: Path) -> None:
    start(made)
    assert leaves(made, tmp_path) == [True, True]


def test_no_table_and_no_dump_tells_what_only_the_discreet_sheet_may(
    made: Town, tmp_path: Path
) -> None:
    mother, _ = start(made, "nobody_may_know_of")
    assert leaves(made, tmp_path) == [False, False]
    for kind, to in (("family-sheet", "family"), ("case-file", "icrc")):
        purpose = "casework" if to == "family" else "search"
        asked = SheetOrder(
            made.case, ("ar",), kind=kind, person=mother, recipient=to, purpose=purpose
        )
        assert made.rima.outbound.sheets.sheet(asked).discreet
    assert STORY in _gate(made, "iimp", "search", None)  # a body reads it as before


@pytest.mark.parametrize("mark", ["not_on_papers_of", "not_named_outside", "nobody_may_know_of"])
def test_on_a_paper_that_the_bearer_carries_the_mark_towards_them_holds(
    made: Town, mark: str
) -> None:
    mother, wife = start(made, mark)
    assert "خلود" not in _gate(made, "icrc", "search", mother)
    assert "خلود" in _gate(made, "iimp", "search", None)
    assert "خلود" in _gate(made, "icrc", "search", wife)


def test_without_a_mark_it_names_her(made: Town) -> None:
    mother, _ = start(made)
    assert "خلود" in _gate(made, "icrc", "search", mother)


def test_her_place_stays_too(made: Town) -> None:
    mother, wife = start(made, "place_unknown_to")
    made.rima.cases.save([Edit("person", {"usual_address_text": "زرافات"}, id=wife)])
    written(made, "event", {"type": "other", "text": words("وهي الآن في زرافات")}, made.case)
    assert "زرافات" not in _gate(made, "icrc", "search", mother)


def test_the_full_sheet_is_refused(made: Town) -> None:
    mother, _ = start(made, "nobody_may_know_of")
    asked = SheetOrder(made.case, ("ar",), person=mother, discreet=False)
    with pytest.raises(UserError) as caught:
        made.rima.outbound.sheets.sheet(asked)
    assert caught.value.params["reason"] == "discreet_only"


def _gate(made: Town, to: str, purpose: str, person: str | None) -> str:
    asked = Request(purpose, to, "B", "2026-11-24", person=person)
    left = decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    assert left.allowed, left.state
    return str([dict(one.values) for one in left.records])

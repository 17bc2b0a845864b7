"""Whatever a person removes is tried first: a row by which something is closed, a page, and what brings one
back. Whoever presses it sees what would leave then. Everybody is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import Town
from tests.attacks.test_undo_is_tried import BODY, refuses
from tests.attacks.test_untied_pairs import EXIT, Two, told
from tests.desk.test_consenting import mother_of

import vsdesk.ui
from vsdesk.desk import Edit

if TYPE_CHECKING:
    from vsdesk.desk import EndedClosures
    from vsdesk.records.dictionary.values import Json

# Kind, what stands in it, and how its end is told.
ROWS: Final[dict[str, tuple[dict[str, Json], tuple[str, str, str | bool]]]] = {
    "risk_assessment": (
        {"level": "red", "date": "2026-11-20"},
        ("risk_assessment", "level", "red"),
    ),
    "person_mark": (
        {"type": "not_named_outside"},
        ("person_mark", "type", "not_named_outside"),
    ),
    "family_request": (
        {"type": "stop", "received": "2026-11-20"},
        ("family_request", "type", "stop"),
    ),
}


def removed(two: Two, id: str) -> EndedClosures:
    return two.desk.cases.ended_removed(id, shown=two.desk.cases.shown(id))


def remove(two: Two, id: str) -> None:
    two.desk.cases.delete(id, shown=two.desk.cases.shown(id))


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_that_guards(made: Town, kind: str) -> None:
    two = Two(made)
    values, guard = ROWS[kind]
    mother = mother_of(two.desk, made.family)
    parent = mother if kind == "person_mark" else made.family
    more = {"person": mother} if kind == "family_request" else {}
    row = two.desk.cases.save([Edit(kind, {**values, **more}, parent=parent)]).ids[0]
    was_open = two.is_open()
    assert (guard, 1) in removed(two, row).guards
    assert not two.desk.cases.record(row).deleted  # nothing of the trial stays
    remove(two, row)
    assert two.is_open() and (guard, 1) not in removed(two, row).guards
    assert was_open == (kind == "person_mark")


def test_an_answer_that_is_taken_out(made: Town) -> None:
    two = Two(made)
    no = refuses(two).ids[0]
    assert not two.is_open() and EXIT in told(removed(two, no))
    remove(two, no)
    assert two.is_open()


def test_an_if_that_is_taken_out(made: Town) -> None:
    two = Two(made)
    [yes] = [
        one.id
        for one in two.desk.cases.dossier(two.second).of("consent_grant")
        if one.text("result") == "given" and one.text("purpose") == BODY[0]
    ]
    asked: dict[str, Json] = {"type": "other", "words": {"ar": "بعد العيد", "src_lang": "ar"}}
    row = two.desk.cases.save([Edit("consent_condition", asked, parent=yes)]).ids[0]
    assert not two.is_open() and BODY in {one[:2] for one in told(removed(two, row))}
    remove(two, row)
    assert two.is_open()


@pytest.mark.parametrize("page", ["family", "case"])
def test_a_page_on_which_somebody_refused_opens_nothing(made: Town, page: str) -> None:
    """What was said there guards on, so nothing is asked."""
    two = Two(made)
    two.decide("same")
    family = two.desk.cases.record(two.first).text("family")
    root = family if page == "family" else two.first
    assert not told(removed(two, root)) and not removed(two, root).guards
    remove(two, root)
    assert not two.is_open()


def test_a_page_by_which_two_files_guard_each_other(made: Town) -> None:
    """What is said to end is what ends: a case that names who is missing in another one's file."""
    two = Two(made)
    person = two.desk.cases.record(two.second).text("person")
    family = two.desk.cases.record(two.first).text("family")
    values: dict[str, Json] = {"person": person, "family": family}
    case = two.desk.cases.save(
        [Edit("case", {**values, "case_type": "enforced_disappearance"})]
    ).ids[0]
    before, ended = two.is_open(), told(removed(two, case))
    remove(two, case)
    assert (two.is_open() and not before) == any(not after for *_, after in ended)


def test_what_closes_nothing_asks_nothing(made: Town) -> None:
    two = Two(made)
    row = two.desk.cases.save([Edit("event", {"type": "other"}, parent=two.second)]).ids[0]
    ended = removed(two, row)
    assert not ended.exits and not ended.guards


def test_every_page_asks_first() -> None:
    """One part of the window removes and brings back, and it tries both; but for what is no record of
    anybody: a question of the organisation's own, a page that was begun and left."""
    ui = Path(vsdesk.ui.__file__).parent
    texts = {path.name: path.read_text("utf-8") for path in ui.rglob("*.py")}
    assert {name for name, text in texts.items() if "cases.delete" in text} == {
        "ended_first.py",
        "own_questions.py",
    }
    assert {name for name, text in texts.items() if "cases.restore" in text} == {
        "ended_first.py",
        "shell.py",
    }

"""Rows of the journal that a hostile device writes stand under its own letter, whatever it calls itself,
and say no word that is no term of a list. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import assign, family_of, relative
from tests.attacks.kit import TODAY, Town
from tests.reports.paper import text_of

from vsdesk.desk.outbound import journal_service
from vsdesk.desk.outbound.journal_service import JournalFilter
from vsdesk.history.entry import NewOp, audit_space
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from vsdesk.desk.outbound.journal_service import JournalRow
    from vsdesk.records.dictionary.values import Json

WORDS = "ليث النوري استشهد"


def exit_row(**more: Json) -> dict[str, Json]:
    said: dict[str, Json] = {"exit": "sheet", "recipient": "ced", "purpose": "un_complaint"}
    return {**said, "on": TODAY, "level": "b", "digest": "0" * 64, **more}


def handed(made: Town) -> None:
    """A family of Hala's, lent to the enemy."""
    family_of(made)
    relative(made, "mother", "هدى")
    assign(made)


def theirs(made: Town, person: int | None = None) -> list[JournalRow]:
    rows = made.rima.outbound.journal.page(JournalFilter(person=person)).rows
    return [one for one in rows if one.device_id == made.enemy.device_id]


@pytest.mark.parametrize("calls_itself", ["code of the coordinator", WORDS])
def test_who_it_was_is_the_device_that_signed(made: Town, calls_itself: str) -> None:
    handed(made)
    hers = made.rima.context.vault.by
    by = hers if calls_itself.startswith("code") else calls_itself
    new = made.enemy.desk.context.new_id
    made.enemy.sign(made.case, NewOp(new(), "disclosure", exit_row(), parent=made.case), by=by)
    made.enemy.hand_over(made.rima)
    letter = made.rima.context.vault.trust.letter_of(made.enemy.device_id)
    [row] = [one for one in theirs(made) if one.kind == "disclosure"]
    assert row.by == letter
    numbered = [one for one in theirs(made, person=1) if one.kind == "disclosure"]
    assert hers[0] != letter and numbered == []
    for lang in LANGS:
        paper = text_of(made.rima.outbound.journal.paper(JournalFilter(), lang).pdf)
        assert "النوري" not in paper and "استشهد" not in paper


def test_rows_without_end_push_nobody_off_the_paper(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dated ahead of all others; what waits for its turn is named."""
    handed(made)
    new, enemy, rima = made.enemy.desk.context.new_id, made.enemy, made.rima
    enemy.sign(
        made.case,
        *(NewOp(new(), "disclosure", exit_row(), parent=made.case) for _ in range(30)),
        ts=4_000_000_000_000,
    )
    enemy.hand_over(rima)
    monkeypatch.setattr(journal_service, "MOST_PRINTED", 12)
    printed = rima.outbound.journal.paper(JournalFilter(), "en")
    text = text_of(printed.pdf)
    assert len(theirs(made)) >= 30 and "Of each device the newest rows, 12 together." in text
    everybody = rima.context.vault.read.journal.devices()
    letters = [rima.context.vault.trust.letter_of(one) for one in everybody]
    rows = {letter: text.count(f" {letter} ") + text.count(f" {letter}1 ") for letter in letters}
    assert sum(rows.values()) == 12, text
    others = [
        rows[letter] for letter in letters if letter != letters[everybody.index(enemy.device_id)]
    ]
    assert 0 < rows[rima.context.vault.trust.letter_of(enemy.device_id)] <= max(others) + 1


@pytest.mark.parametrize("field", ["exit", "recipient", "action"])
def test_a_key_of_no_list_is_no_word_on_it(made: Town, field: str) -> None:
    handed(made)
    new, enemy = made.enemy.desk.context.new_id, made.enemy
    if field == "action":
        space = audit_space(enemy.device_id)
        enemy.sign(space, NewOp(new(), "audit", {"action": WORDS, "subject": made.case}))
    else:
        row = NewOp(new(), "disclosure", exit_row(**{field: WORDS}), parent=made.case)
        enemy.sign(made.case, row)
    enemy.hand_over(made.rima)
    assert theirs(made)
    for lang in LANGS:
        paper = text_of(made.rima.outbound.journal.paper(JournalFilter(), lang).pdf)
        assert "النوري" not in paper and "استشهد" not in paper

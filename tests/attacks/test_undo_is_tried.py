"""Whatever takes an act back is tried first: an answer, a mark, a load, a removal. Whoever presses it sees
what is closed now and would leave then. Everybody is made up.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.attacks.test_untied_pairs import EXIT, Two, told
from tests.desk.test_consenting import mother_of

import vsdesk.ui
from vsdesk.desk import Edit, How

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.desk import Change

BODY: Final = EXIT[:2]
BROUGHT: Final = "f" * 16


def refuses(two: Two) -> Change:
    """The mother in the second report says no to that body."""
    desk, mother = two.desk, mother_of(two.desk, two.made.family)
    shown = desk.cases.shown(two.second)
    return desk.consent.grant(two.second, mother, *BODY, "refused", How(), shown=shown)


def test_an_answer_that_is_taken_back(made: Town) -> None:
    two = Two(made)
    change = refuses(two)
    assert change.back and not two.is_open()
    assert EXIT in told(two.desk.cases.ended_back(change))
    assert not two.is_open()
    two.desk.cases.take_back(change)
    assert two.is_open()


def test_a_field_that_is_taken_back(made: Town) -> None:
    """No link is in it: a pause of the case."""
    two = Two(made)
    edit = Edit("case", {"search_status": "family_paused"}, id=two.second)
    change = two.desk.cases.saved_with_back([edit])
    assert change.back and not two.is_open()
    ended = two.desk.cases.ended_back(change)
    assert {one[:2] for one in told(ended)} >= {BODY}
    two.desk.cases.take_back(change)
    assert two.is_open()


def test_a_yes_that_is_shown_again(made: Town) -> None:
    two = Two(made)
    shown = two.desk.cases.shown(two.second)
    grant = next(
        one.id
        for one in two.desk.cases.dossier(two.second).of("consent_grant")
        if one.text("result") == "given" and one.text("purpose") == BODY[0]
    )
    two.desk.cases.save([Edit("consent_grant", id=grant, delete=True, shown=shown)])
    assert not two.is_open()
    opens = told(two.desk.cases.ended_restored(grant))
    two.desk.cases.restore(grant)
    assert two.is_open() == any(not after for *_, after in opens)
    assert two.is_open()


def test_a_load_that_is_taken_back(made: Town) -> None:
    """What it brought into a file that was here before."""
    two = Two(made)
    load, first = two.desk.loads.undo.new_load(), two.desk.context.vault.loads.next_entry()
    mother = mother_of(two.desk, made.family)
    mark = Edit("person_mark", {"type": "not_named_outside"}, parent=mother)
    with two.desk.context.vault.transaction():
        two.desk.context.saving.write_new([mark], load)
        two.desk.loads.undo.note_load(load, first, file="", digest="", rows=1, records=1)
    assert two.desk.loads.undo.ended(load).guards
    two.desk.loads.undo.undo(load)
    assert not two.desk.loads.undo.ended(load).guards


def test_nothing_that_stays_closed_is_asked_about(made: Town) -> None:
    two = Two(made)
    change = two.desk.cases.saved_with_back([Edit("case", {"documenter": "هناء"}, id=two.second)])
    assert not told(two.desk.cases.ended_back(change))


def test_every_page_asks_first() -> None:
    """One part of the window takes acts back, and it tries them."""
    ui = Path(vsdesk.ui.__file__).parent
    found = {path.name for path in ui.rglob("*.py") if "cases.take_back" in path.read_text("utf-8")}
    assert found == {"ended_first.py"}

"""Whom one device names as those who told: twice as many are twice the work, at a hand-over and at the gate.

All made up.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_limits_along import BODIES, BOTH, TOLD, leaves, lent, told
from tests.attacks.test_looked import look
from tests.attacks.work import calls

from vsdesk.desk import Edit
from vsdesk.desk.sync.going_files import walk
from vsdesk.desk.sync.limits_along import LimitsAlongService
from vsdesk.history.entry import NewOp
from vsdesk.load_mark import unmarked
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.persons.many_tellers import MOST, TOO_MANY
from vsdesk.records.gate.persons.teller_limits import LIMITS, limited
from vsdesk.records.gate.request import Request
from vsdesk.records.on_screen import OnScreen
from vsdesk.vault.read.vault_reads import VaultReads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier

_OPEN: Final[dict[str, Json]] = {"nowhere": False, "not_to": [], "may_tell_family": True}


def sign(made: Town, space: str, ops: list[NewOp]) -> None:
    for at in range(0, len(ops), 200):
        made.enemy.sign(space, *ops[at : at + 200])


def people(made: Town, many: int) -> list[NewOp]:
    """Who told and is here, by the word of the device that made them, and a row about each."""
    new = made.enemy.desk.context.new_id
    ids = [new() for _ in range(many)]
    who: dict[str, Json] = {"given_ar": "فلان"}
    sign(made, made.family, [NewOp(one, "person", who, parent=made.family) for one in ids])
    return [*told_by(made, ids), *rows(made, ids)]


def nobody(made: Town, many: int) -> list[NewOp]:
    """Ids of whom nothing is here, and a row about each."""
    ids = [made.enemy.desk.context.new_id() for _ in range(many)]
    return [*told_by(made, ids), *rows(made, ids)]


def one_of_many(made: Town, many: int) -> list[NewOp]:
    """One row that names many who told."""
    ids = [made.enemy.desk.context.new_id() for _ in range(many)]
    return [*told_by(made, ids), *rows(made, [made.mother] * many)]


def rows(made: Town, ids: list[str]) -> list[NewOp]:
    new = made.enemy.desk.context.new_id
    return [NewOp(new(), LIMITS, {"who": one, **_OPEN}, parent=made.case) for one in ids]


def told_by(made: Town, ids: list[str]) -> list[NewOp]:
    new = made.enemy.desk.context.new_id
    return [
        NewOp(
            new(),
            "event",
            {"type": "other", "witnesses": [*ids[at : at + 50]], "text": words("كان هنا")},
            parent=made.case,
        )
        for at in range(0, len(ids), 50)
    ]


def begun(made: Town, *, go: bool = False) -> str:
    """Hala's family, lent to the enemy; a source of hers told of it, and goes to coordinators or stays. Its
    id."""
    here = told(made, go=go)
    lent(made)
    here.give()
    made.mother = next(one.id for one in made.rima.cases.dossier(made.family).of("person"))
    return here.source


def hand_over(made: Town) -> int:
    def looked() -> None:
        look = LimitsAlongService(made.rima.context).look([made.hala.context.device_id])
        walk(made.rima.context.vault, [look])
        assert look.files

    return calls(looked)


def leave(made: Town) -> int:
    dossier = made.rima.cases.dossier(made.case)
    asked = Request("un_complaint", "ced", "B", TODAY)
    return calls(lambda: decide(asked, dossier, made.rima.context.dictionary))


@pytest.mark.parametrize("few", [MOST // 4, MOST + 50])
@pytest.mark.parametrize("work", [hand_over, leave])
@pytest.mark.parametrize("written", [people, nobody, one_of_many])
def test_tellers_do_not_multiply(
    made: Town, written: Callable[[Town, int], list[NewOp]], work: Callable[[Town], int], few: int
) -> None:
    begun(made)
    spent = []
    for more in (few, few):
        sign(made, made.case, written(made, more))
        made.enemy.hand_over(made.rima)
        spent.append(work(made))
    assert spent[1] < 2.3 * spent[0], spent


def answered(made: Town, bodies: int) -> int:
    new = made.enemy.desk.context.new_id
    no: dict[str, Json] = {"grantor": made.mother, "purpose": "search", "result": "refused"}
    said = ({**no, "recipient": f"body {new()}"} for _ in range(bodies))
    ops = [NewOp(new(), "consent_grant", one, parent=made.family) for one in said]
    sign(made, made.family, ops)
    made.enemy.hand_over(made.rima)
    dossier = made.rima.cases.dossier(made.case)
    known = made.rima.context.dictionary.vocabularies.keys("recipient")
    work = calls(lambda: limited(dossier, [made.mother], TODAY, known))
    assert limited(dossier, [made.mother], TODAY, known)[made.mother].nowhere
    return work


@pytest.mark.usefixtures("signed")
def test_nor_do_answers_about_bodies_that_nobody_knows(made: Town) -> None:
    begun(made)
    few, twice = (answered(made, more) for more in (100, 100))
    assert twice < 2.3 * few


def rows_of(made: Town) -> set[str]:
    """About whom this file says what they let out, where the coordinator wrote it."""
    by = made.rima.context.device_id
    held = made.rima.cases.dossier(made.case).of(LIMITS)
    return {who for one in held if one.words == {by} for who in ids_of(one, "who")}


def flood(made: Town, many: int) -> list[str]:
    """The enemy's own family, which Hala does not get, told all of it."""
    enemy = made.enemy
    family = enemy.desk.cases.new_family({"display_name": "عائلة بعيدة", "language": "ar"}).ids[0]
    ids = [enemy.desk.context.new_id() for _ in range(many)]
    who: dict[str, Json] = {"given_ar": "فلان"}
    sign(made, family, [NewOp(one, "person", who, parent=family) for one in ids])
    sign(made, made.case, told_by(made, ids))
    enemy.hand_over(made.rima)
    return ids


def reasons(made: Town) -> set[str]:
    asked = Request("un_complaint", "ced", "B", TODAY)
    left = decide(asked, made.rima.cases.dossier(made.case), made.rima.context.dictionary)
    return {one.reason for one in left.withheld if one.kind == "event"}


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("many", [MOST, MOST + 1])
def test_of_more_than_are_looked_up_no_row_is_written(made: Town, many: int) -> None:
    begun(made, go=True)
    ids = flood(made, many)
    carry(made.rima, made.stick, made.hala)
    told = {*ids} if many <= MOST and made.enemy.loads is None else set[str]()  # a load made nobody
    assert rows_of(made) == told
    look(made)
    assert (TOO_MANY in reasons(made)) == (many > MOST)
    # Whom Hala alone named goes on as before.
    assert leaves(made.rima, made.case, *BODIES[0]) == BOTH
    events = made.rima.cases.dossier(made.case).of("event")
    gone = [one for one in events if made.enemy.device_id in map(unmarked, one.words)]
    shown = OnScreen.of(gone)
    made.rima.cases.save([Edit("event", id=one.id, delete=True, shown=shown) for one in gone])
    carry(made.rima, made.stick, made.hala)
    assert TOO_MANY not in reasons(made)
    assert rows_of(made) == told


@pytest.mark.usefixtures("signed")
def test_whom_it_names_beside_them_is_one_of_them(made: Town) -> None:
    """What an honest source told stays too where the enemy puts many of its own beside it."""
    source = begun(made)
    carry(made.rima, made.stick, made.enemy.desk)
    ids = flood(made, MOST + 1)
    [seen] = [
        one
        for one in made.enemy.desk.cases.dossier(made.case).of("event")
        if one.every("witnesses") == ([source],)
    ]
    made.enemy.change(seen.id, "event", {"witnesses": [source, *ids]})
    made.enemy.hand_over(made.rima)
    look(made)
    assert leaves(made.rima, made.case, *BODIES[0]) == {TOLD}


def test_before_a_hand_over_each_file_is_read_once(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A source of the coordinator's stays there, and told of a case of Hala's: its name, what it limits and
    what guards the file elsewhere are looked for in one reading."""
    rima = made.rima
    rima.sync.set_sources_go(go=False)
    who: dict[str, Json] = {"type": "survivor", "true_name": "رمزي الحلاق"}
    source = rima.cases.save([Edit("source", who, id=rima.context.new_id())]).ids[0]
    event: dict[str, Json] = {"type": "other", "told_by": source, "text": words("رآه رمزي الحلاق")}
    rima.cases.save([Edit("event", event, id=rima.context.new_id(), parent=made.case)])
    read: Counter[str] = Counter()
    plain = VaultReads.dossiers

    def counted(self: VaultReads, roots: Sequence[str]) -> Iterator[Dossier]:
        read.update(roots)
        return plain(self, roots)

    monkeypatch.setattr(VaultReads, "dossiers", counted)
    carry(rima, made.stick, made.hala)
    assert read[made.case] == read[made.family] == 1
    assert rows_of(made) == {source}
    assert made.hala.cases.dossier(made.case).of("name_choice")

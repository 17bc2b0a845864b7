"""A coordinator mends what an enrolled device wrote under the id of a source who stays elsewhere: she cannot
know of whom the id is, and what the source told stays, where its own device said nothing of it yet (a
program of before 050 never does). Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import Town, carry
from tests.attacks.test_limits_along import (
    BODIES,
    BOTH,
    SEEN,
    Told,
    as_an_older_program,
    leaves,
    lent,
    told,
)
from tests.attacks.test_loaded import load
from tests.attacks.test_looked import look
from tests.desk.copies import confirm_copies

from vsdesk.desk import Edit
from vsdesk.desk.loads.own_ids import of_file
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.persons.teller_limits import UNHEARD, here_of
from vsdesk.records.source_ids import sources_elsewhere

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SOMEBODY: Final[dict[str, Json]] = {"given_ar": "فلان", "family_ar": "الفلاني"}
CALLED: Final[dict[str, Json]] = {"type": "survivor", "true_name": "فلان الفلاني", "code": "S-9"}
# What a coordinator may mend there, field by field.
MENDED: Final[dict[str, dict[str, Json]]] = {
    "a name": {"given_ar": "فلانة"},
    "all names": {"given_ar": "فلانة", "family_ar": "فلاني"},
    "another field": {"sex": "female"},
    "how confidential": {"sens": 3},
}


@pytest.fixture
def here(made: Town) -> Told:
    """The case is lent to the enemy; the source stays with Hala, whose program says nothing of it."""
    found = told(made, go=False)
    as_an_older_program(found)
    lent(made)
    return found


def _written(here: Told, where: str) -> str:
    """The enemy's record under the source's id, with what ties it to a file; its kind."""
    made, new = here.town, here.town.enemy.desk.context.new_id
    kind, values = ("source", CALLED) if where == "its own" else ("person", SOMEBODY)
    space = {"case": made.case, "family": made.family, "its own": here.source}.get(where) or new()
    ops = [NewOp(here.source, kind, values, parent=None if kind == "source" else space)]
    if where == "family":
        ops.append(NewOp(new(), "family_member", {"person": here.source}, parent=space))
    if where == "elsewhere":  # in a case of the enemy's own
        ops.insert(0, NewOp(space, "case", {"person": here.source}))
    made.enemy.sign(space, *ops)
    made.enemy.hand_over(made.rima)
    return kind


def _looked(made: Town) -> None:
    if made.rima.access.lone_words.lone_file(made.case) is not None:
        look(made)


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("what", MENDED)
@pytest.mark.parametrize("where", ["case", "family", "its own", "elsewhere"])
def test_what_the_source_told_stays(here: Told, where: str, what: str) -> None:
    made, rima = here.town, here.town.rima
    kind = _written(here, where)
    _looked(made)
    values: dict[str, Json] = MENDED[what]
    if kind == "source":
        values = {"true_name": "فلانة"} if "name" in what else {"sens": 3}
    rima.cases.save([Edit(kind, values, id=here.source)])
    for _ in range(2):
        assert here.source in rima.cases.dossier(made.case).once(sources_elsewhere)
        for to in BODIES:
            assert leaves(rima, made.case, *to) == {UNHEARD}, to
        _looked(made)
        as_handed = [one.device_id for one in rima.sync.destinations()]
        rima.sync.hand_over(made.stick, as_handed)  # nor does her program say that it lets all out
    assert here.rows(rima) == []


@pytest.mark.usefixtures("signed")
def test_what_its_device_says_opens_still(here: Told) -> None:
    made, rima = here.town, here.town.rima
    _written(here, "family")
    rima.cases.save([Edit("person", MENDED["a name"], id=here.source)])
    here.give()
    for to in BODIES:
        assert leaves(rima, made.case, *to) == BOTH, to


@pytest.mark.usefixtures("signed")
def test_whom_their_own_device_wrote_down_may_be_mended(here: Told) -> None:
    """Who told is a person of the family, every word of whom the coordinator wrote anew."""
    made, rima, hala = here.town, here.town.rima, here.town.hala
    brother = hala.cases.save(
        [Edit("person", SOMEBODY, id=hala.context.new_id(), parent=made.family)]
    ).ids[0]
    told: dict[str, Json] = {"type": "other", "told_by": brother, "text": words(SEEN)}
    hala.cases.save([Edit("event", told, id=hala.context.new_id(), parent=made.case)])
    as_an_older_program(here)
    rima.cases.save([Edit("person", MENDED["all names"], id=brother)])
    assert SEEN in leaves(rima, made.case, *BODIES[0])


def test_whom_the_copy_of_a_lost_device_brought_may_be_mended(made: Town) -> None:
    lent(made)
    lost, new = made.hala.context.new_id, made.enemy.desk  # an honest one here
    case, brother, event = lost(), lost(), lost()
    told: dict[str, Json] = {"parent": case, "type": "other", "told_by": brother}
    rows: list[dict[str, Json]] = [
        {"kind": "case", "id": case, "person": brother},
        {"kind": "person", "id": brother, "parent": case, **SOMEBODY},
        {"kind": "event", "id": event, **told, "text": words(SEEN)},
    ]
    load(new, *rows)
    case, brother = (of_file(new.context.device_id, one) for one in (case, brother))
    carry(new, made.stick, made.rima)
    confirm_copies(made.rima)
    rima = made.rima
    for values in ({}, MENDED["a name"], MENDED["all names"]):
        if values:
            rima.cases.save([Edit("person", values, id=brother)])
        file = rima.cases.dossier(case)
        held = [one for one in file if one.id == brother]
        assert not file.beyond.stand_ins()
        assert here_of(file, held) == held

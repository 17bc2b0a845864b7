"""What a source limits goes along with the case where the source itself stays: what it refused to a body, and
what it does not let the family be told. Whose word of it may open is asked. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from tests.attacks import test_may_tell_family as witness
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import TODAY, Town, as_shown, carry
from tests.attacks.test_looked import look
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_not_whole import handed, stays
from tests.reports.paper import text_of

from vsdesk.desk import Edit, SheetOrder
from vsdesk.errors import UserError
from vsdesk.exchange import export
from vsdesk.history.entry import NewOp
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.persons.teller_limits import LIMITS, UNHEARD
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

TOLD: Final = "كان معه في المهجع سبعة"
SEEN: Final = "رآه في الساحة ظهراً"
BODIES: Final = (("ced", "un_complaint"), ("icrc", "search"), ("family", "casework"))
OPEN: Final[dict[str, Json]] = {"nowhere": False, "not_to": [], "may_tell_family": True}


class Told(NamedTuple):
    """Hala's source told one event of her case and saw another; the mother agreed to all."""

    town: Town
    source: str
    answer: str = ""

    def give(self) -> None:
        carry(self.town.hala, self.town.stick, self.town.rima)

    def answers(self, result: str, **more: Json) -> str:
        """What the source itself says to the committee, in its own space."""
        hala = self.town.hala
        values: dict[str, Json] = {"grantor": self.source, "subject": self.town.case}
        values |= {"purpose": "un_complaint", "recipient": "ced", "given_on": "2026-11-20"}
        values |= {"result": result, **({"data_scope": [*SCOPES]} if result == "given" else {})}
        id = hala.context.new_id()
        edit = Edit("consent_grant", values | more, id=id, parent=self.source)
        return hala.cases.save([edit]).ids[0]

    def rows(self, desk: Desk) -> list[str]:
        return [one.id for one in desk.context.vault.read.linking(self.source, LIMITS)]


def told(made: Town, *, go: bool) -> Told:
    hala = made.hala
    made.rima.sync.set_sources_go(go=go)
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for to, purpose in (("own_org", "hold_record"), *BODIES):
        more: dict[str, Json] = {"purpose": purpose, "recipient": to, "data_scope": [*SCOPES]}
        said(made, mother, "given", identity_mode="named", **more)
    carry(made.rima, made.stick, hala)
    who: dict[str, Json] = {"type": "survivor", "true_name": "رمزي الحلاق"}
    source = hala.cases.save([Edit("source", who, id=hala.context.new_id())]).ids[0]
    events: list[dict[str, Json]] = [
        {"type": "other", "told_by": source, "text": words(TOLD)},
        {"type": "other", "witnesses": [source], "text": words(SEEN)},
    ]
    for values in events:
        hala.cases.save([Edit("event", values, id=hala.context.new_id(), parent=made.case)])
    return Told(made, source)


def leaves(desk: Desk, case: str, to: str, purpose: str) -> set[str]:
    """The told words that leave, or why they stay."""
    asked = Request(purpose, to, "B", TODAY)
    left = decide(asked, desk.cases.dossier(case), desk.context.dictionary)
    assert left.allowed, left.state
    text = as_text(left)
    out = {one for one in (TOLD, SEEN) if one in text}
    return out or {one.reason for one in left.withheld if one.kind == "event"}


def to_ced(desk: Desk, told: Told) -> set[str]:
    return leaves(desk, told.town.case, *BODIES[0])


BOTH: Final = {TOLD, SEEN}


@pytest.mark.parametrize("go", [True, False])
@pytest.mark.parametrize("how", ["refused", "withdrawn", "to keep"])
def test_what_a_source_refused_leaves_from_no_device(made: Town, how: str, go: bool) -> None:
    here = told(made, go=go)
    if how == "refused":
        here.answers("refused")
    elif how == "withdrawn":
        here.answers("given", withdrawn_on="2026-11-22")
    else:
        here.answers("refused", purpose="hold_record", recipient="own_org")
    here.give()
    for desk in (made.hala, made.rima):
        assert to_ced(desk, here) == {"teller"}
    search = leaves(made.rima, made.case, *BODIES[1])
    assert search == ({"teller"} if how == "to keep" else BOTH)  # of another body nothing was said


@pytest.mark.parametrize("go", [True, False])
def test_the_honest_way(made: Town, go: bool) -> None:
    here = told(made, go=go)
    here.give()
    for to in BODIES:
        assert leaves(made.rima, made.case, *to) == BOTH, to
    rows = here.rows(made.rima)
    assert len(rows) == (0 if go else 1)
    ops = [made.rima.cases.record(one).ops("nowhere") for one in rows]
    here.give()  # nothing changed: nothing is written
    assert [made.rima.cases.record(one).ops("nowhere") for one in here.rows(made.rima)] == ops
    answer = here.answers("given")
    here.give()
    assert to_ced(made.rima, here) == BOTH
    hala = made.hala
    hala.cases.save([Edit("consent_grant", {"withdrawn_on": "2026-11-22"}, id=answer)])
    here.give()
    assert to_ced(made.rima, here) == {"teller"}
    assert here.rows(made.rima) == rows  # the same row says it
    here.answers("given", given_on="2026-11-23")
    here.give()
    assert to_ced(made.rima, here) == to_ced(hala, here)


def as_an_older_program(here: Told) -> None:
    """Hala hands over, and nothing is written before."""
    made = here.town
    made.stick.mkdir(exist_ok=True)
    for path in made.stick.iterdir():
        path.unlink()
    export.hand_over(made.hala.context.vault, made.stick, [made.rima.context.device_id])
    made.rima.sync.intake.receive([made.stick])


def test_until_its_device_says_so_nothing_leaves(made: Town) -> None:
    here = told(made, go=False)
    as_an_older_program(here)
    for to in BODIES:
        assert leaves(made.rima, made.case, *to) == {UNHEARD}, to
    inside = leaves(made.rima, made.case, "own_org", "hold_record")
    assert inside == BOTH
    here.give()
    for to in BODIES:
        assert leaves(made.rima, made.case, *to) == BOTH, to


def test_whoever_has_the_source_reads_it_there(made: Town) -> None:
    here = told(made, go=False)
    here.answers("refused")
    hala, rima = made.hala, made.rima
    shown = hala.cases.shown(here.source)
    to = [rima.context.device_id]
    hala.sync.give_source(here.source, to, "لأنها تتابع الملف", shown=shown)
    as_an_older_program(here)
    assert to_ced(rima, here) == {"teller"}
    assert leaves(rima, made.case, *BODIES[1]) == BOTH


def lent(made: Town, *to: Desk) -> None:
    """The file is lent, and goes there; Hala hands nothing over."""
    others = to or (made.enemy.desk,)
    said: dict[str, Json] = {"assigned": [one.context.device_id for one in others]}
    for root, kind in ((made.case, "case"), (made.family, "family")):
        made.rima.cases.save([Edit(kind, said, id=root)])
    carry(made.rima, made.stick, *others)


def forged(made: Town, here: Told, values: dict[str, Json]) -> str:
    id = made.enemy.desk.context.new_id()
    row: dict[str, Json] = {"who": here.source, **values}
    made.enemy.sign(made.case, NewOp(id, LIMITS, row, parent=made.case))
    made.enemy.hand_over(made.rima)
    return id


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("kind", ["", "person", "source", "event"])
def test_another_device_opens_nothing(made: Town, kind: str) -> None:
    here = told(made, go=False)
    as_an_older_program(here)
    lent(made)
    enemy = made.enemy
    if kind:  # it makes a record of that id, as if the source were here
        values: dict[str, Json] = {"type": "other"} if kind == "event" else {"given_ar": "فلان"}
        values = {"type": "survivor", "true_name": "فلان"} if kind == "source" else values
        enemy.sign(made.case, NewOp(here.source, kind, values, parent=made.case))
    forged(made, here, OPEN)
    for _ in range(2):
        for to in BODIES:
            assert leaves(made.rima, made.case, *to).isdisjoint(BOTH), to
        if made.rima.access.lone_words.lone_file(made.case) is not None:
            look(made)


@pytest.mark.usefixtures("signed")
def test_nor_does_it_change_what_the_maker_said(made: Town) -> None:
    here = told(made, go=False)
    here.answers("refused")
    here.give()
    lent(made)
    [row] = here.rows(made.rima)
    enemy = made.enemy
    enemy.change(row, LIMITS, OPEN)
    enemy.change(row, LIMITS, {"deleted": True}, observed=True)
    forged(made, here, OPEN)
    assert to_ced(made.rima, here) == {"teller"}


def test_anybody_closes_and_a_coordinator_takes_it_out(made: Town) -> None:
    here = told(made, go=False)
    here.give()
    lent(made)
    row = forged(made, here, OPEN | {"not_to": ["ced"], "may_tell_family": False})
    rima = made.rima
    assert to_ced(rima, here) == {"teller"}
    assert leaves(rima, made.case, *BODIES[2]) == {"wish"}
    shown = rima.cases.shown(row)
    with pytest.raises(UserError, match="E_ROLE"):
        carry(rima, made.stick, made.hala)
        made.hala.cases.save([Edit(LIMITS, id=row, delete=True, shown=made.hala.cases.shown(row))])
    rima.cases.save([Edit(LIMITS, id=row, delete=True, shown=shown)])
    assert to_ced(rima, here) == BOTH
    assert leaves(rima, made.case, *BODIES[2]) == BOTH


def test_in_a_file_that_is_lent(made: Town) -> None:
    """Rima's case, lent to Hala: a reading without Hala's words has no row of hers, and opens as well."""
    made.rima.sync.set_sources_go(go=False)
    hala, made.hala = made.hala, made.rima
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=[*SCOPES])
    made.hala = hala
    lent(made, hala)
    who: dict[str, Json] = {"type": "survivor", "true_name": "رمزي الحلاق"}
    source = hala.cases.save([Edit("source", who, id=hala.context.new_id())]).ids[0]
    event: dict[str, Json] = {"type": "other", "told_by": source, "text": words(TOLD)}
    hala.cases.save([Edit("event", event, id=hala.context.new_id(), parent=made.case)])
    here = Told(made, source)
    here.give()
    look(made)
    assert to_ced(made.rima, here) == {TOLD}
    here.answers("refused")
    here.give()
    assert to_ced(made.rima, here) == {"teller"}


@pytest.mark.parametrize("go", [True, False])
@pytest.mark.parametrize("may", ["yes", "no", "ask"])
def test_what_the_family_is_not_told(
    house: House, made: Town, tmp_path: Path, may: str, go: bool
) -> None:
    """The coordinator's source; its row about him goes to no documenter, whatever the policy."""
    made.rima.sync.set_sources_go(go=go)
    nour = house.documenter("nour", made.rima, "coordinator")
    row = witness.told(made, may)
    desks = {"rima": made.rima, "nour": nour, "hala": made.hala}

    def goes(name: str) -> None:
        for who in ("nour", "hala"):
            handed(made.rima, desks[who], tmp_path / f"{name}-{who}")

    def on_papers(desk: Desk) -> set[bool]:
        found = set()
        for to, purpose in (("family", "casework"), ("icrc", "search")):
            asked = Request(purpose, to, "B", TODAY)
            text = as_text(decide(asked, desk.cases.dossier(made.case), desk.context.dictionary))
            assert witness.MOTHERS in text
            found |= {witness.SAW in text, witness.ROOM in text}
        order = SheetOrder(made.case, ("ar",), kind="family-sheet", discreet=False)
        return found | {"الوقوف" in text_of(desk.outbound.sheets.sheet(order).pdf)}

    goes("first")
    for name, desk in desks.items():
        assert on_papers(desk) == {may == "yes"}, name
    other = "no" if may == "yes" else "yes"
    changed = as_shown(made.rima, "testimony_row", {"may_tell_family": other}, row)
    made.rima.cases.save([changed])
    goes("then")
    for name, desk in desks.items():
        assert on_papers(desk) == {other == "yes"}, name


def test_who_told_and_lies_in_another_family(made: Town) -> None:
    """A neighbour of another family, which Hala does not get: what she answered goes along too."""
    rima, hala = made.rima, made.hala
    rima.sync.set_sources_go(go=False)
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=[*SCOPES])
    carry(hala, made.stick, rima)
    family = rima.cases.new_family({"display_name": "عائلة الجيران", "language": "ar"}).ids[0]
    who: dict[str, Json] = {"given_ar": "سلمى", "family_ar": "الجار"}
    person = rima.context.new_id()
    rima.cases.save([Edit("person", who, id=person, parent=family)])
    event: dict[str, Json] = {"type": "other", "told_by": person, "text": words(TOLD)}
    rima.cases.save([Edit("event", event, id=rima.context.new_id(), parent=made.case)])
    here = Told(made, person)
    carry(rima, made.stick, hala)
    assert hala.context.vault.read.view(person) is None
    assert to_ced(hala, here) == {TOLD}
    no: dict[str, Json] = {"grantor": person, "subject": made.case, "purpose": "un_complaint"}
    no |= {"recipient": "ced", "result": "refused", "given_on": "2026-11-20"}
    rima.cases.save([Edit("consent_grant", no, id=rima.context.new_id(), parent=family)])
    carry(rima, made.stick, hala)
    [row] = [hala.cases.record(one) for one in here.rows(hala)]
    assert row.every("not_to") == (["ced"],)
    assert to_ced(hala, here) == to_ced(rima, here)
    assert TOLD not in to_ced(hala, here)
    named: dict[str, Json] = {"type": "other", "text": words("كانت سلمى الجار عند الباب")}
    hala.cases.save([Edit("event", named, parent=made.case)])
    carry(hala, made.stick, rima)
    carry(rima, made.stick, hala)
    assert stays(hala, made.case) == "at_coordinators"  # whom these words name is not known there

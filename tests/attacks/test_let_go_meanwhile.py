"""A coordinator takes a family off a case, or parts two entries of a relative, while somebody there says no:
what was under way guards on until a coordinator looked. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import a_yes, family_of, relative, said
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_late_words import tells
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_named_beside import FULL
from tests.attacks.test_named_beside import two as two_of_a_day
from tests.attacks.test_named_in_another_file import left
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.desk.conftest import PASSPHRASE
from tests.vault.test_saves_seek import statements, walks

from vsdesk.crypto.secrets import Secret
from vsdesk.desk import Desk, Due, Edit
from vsdesk.history.rights import FIRST
from vsdesk.records.case_parts import SHARED_SPACES
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.vault.read.former import FormerLinks
from vsdesk.vault.read.let_go import TYING

if TYPE_CHECKING:
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.on_screen import OnScreen

WAYS = ("move", "take_off")


def waiting(desk: Desk) -> list[Due]:
    return [one for one in desk.due.due() if one.what == "let_go"]


class Moved:
    """A case of the documenter's family, and another family to which it belongs: there the mother said
    yes."""

    def __init__(self, made: Town, way: str) -> None:
        self.made, self.way = made, way
        family_of(made)
        self.mother = relative(made, "mother", "هدى")
        self.old, desk = made.family, made.hala
        self.new = desk.cases.new_family({"display_name": "عائلة قباني"}).ids[0]
        person: dict[str, Json] = {"given_ar": "سلمى", "family_ar": "قباني"}
        self.other = desk.cases.save([Edit("person", person, parent=self.new)]).ids[0]
        desk.cases.save([Edit("family_member", {"person": self.other}, parent=self.new)])
        kin: dict[str, Json] = {
            "person": self.other,
            "related_to": made.person,
            "relation": "mother",
        }
        desk.cases.save([Edit("kinship", kin, parent=self.new)])
        said(made, self.mother, "given", identity_mode="named", data_scope=SCOPES)
        carry(made.hala, made.stick, made.rima)
        yes: dict[str, Json] = {
            **a_yes(made, self.other),
            "data_scope": [*SCOPES],
            "identity_mode": "named",
        }
        made.rima.cases.save(
            [Edit("consent_grant", yes, id=made.rima.context.new_id(), parent=self.new)]
        )
        if way == "take_off":
            shown = made.rima.cases.shown(made.case)
            made.rima.cases.moving.move(made.case, self.new, {}, keep=True, shown=shown)
        carry(made.rima, made.stick, made.hala)

    def asks(self, what: str, desk: Desk | None = None) -> None:
        """What somebody of the old family says, written down by the documenter, and handed over to nobody."""
        no = a_yes(self.made, self.mother)
        no = {name: value for name, value in no.items() if name != "data_scope"}
        edits = {
            "no": Edit("consent_grant", {**no, "result": "refused"}, parent=self.old),
            "stop": Edit("family_request", {"type": "stop"}, parent=self.old),
            "risk": Edit(
                "risk_assessment", {"level": "red", "date": "2026-11-20"}, parent=self.old
            ),
        }
        (desk or self.made.hala).cases.save([edits[what]])

    def lets_go(self) -> None:
        moving, case = self.made.rima.cases.moving, self.made.case
        shown = self.made.rima.cases.shown(case)
        if self.way == "move":
            moving.move(case, self.new, {}, keep=False, shown=shown)
        else:
            moving.take_off(case, shown=shown)

    def gate(self, desk: Desk | None = None) -> str:
        desk = desk or self.made.rima
        read = desk.context.vault.read
        asked, case = Request("un_complaint", "ced", "B", TODAY), self.made.case
        alone = read.dossier(case)
        [several, *_] = read.dossiers([case, self.new])
        assert alone is not None
        found = [decide(asked, one, desk.context.dictionary).state for one in (alone, several)]
        assert found[0] == found[1]
        return found[0]


CLOSED = {"no": "refused", "stop": "asked_to_stop", "risk": "risk"}


@pytest.mark.parametrize("what", [*CLOSED])
@pytest.mark.parametrize("way", WAYS)
def test_what_was_under_way_closes_until_a_coordinator_looked(
    made: Town, way: str, what: str
) -> None:
    one = Moved(made, way)
    one.asks(what)
    one.lets_go()
    assert one.gate() == "given"
    assert waiting(made.rima) == []
    carry(made.hala, made.stick, made.rima)
    assert one.gate() == CLOSED[what]
    [row] = waiting(made.rima)
    there, _, ops = str(row.told).partition(" ")
    assert (row.root, there) == (made.case, one.old)
    made.rima.erasure.late.known(row.root, ops)
    assert one.gate() == "given"
    assert waiting(made.rima) == []


@pytest.mark.parametrize("what", [*CLOSED])
@pytest.mark.parametrize("way", WAYS)
def test_what_was_known_is_let_go(made: Town, way: str, what: str) -> None:
    one = Moved(made, way)
    one.asks(what)
    carry(made.hala, made.stick, made.rima)
    assert one.gate() == CLOSED[what]
    one.lets_go()
    assert one.gate() == "given"
    carry(made.hala, made.stick, made.rima)
    assert one.gate() == "given"
    assert waiting(made.rima) == []


def test_on_the_device_that_wrote_it_it_closes_too(made: Town) -> None:
    """There the no was first, and the letting go came after it."""
    one = Moved(made, "move")
    one.asks("no")
    one.lets_go()
    carry(made.rima, made.stick, made.hala)
    assert one.gate(made.hala) == "refused"


def test_who_knows_of_it_asks_for_their_own_family(made: Town) -> None:
    """The documenter has heard that the case went elsewhere; and the coordinator did it."""
    one = Moved(made, "move")
    one.lets_go()
    carry(made.rima, made.stick, made.hala)
    one.asks("no")
    carry(made.hala, made.stick, made.rima)
    one.asks("stop", made.rima)
    assert one.gate() == "given"
    assert waiting(made.rima) == []


def test_what_came_after_the_look_waits_again(made: Town) -> None:
    one = Moved(made, "move")
    one.asks("no")
    one.lets_go()
    carry(made.hala, made.stick, made.rima)
    [row] = waiting(made.rima)
    made.rima.erasure.late.known(row.root, str(row.told))
    one.asks("risk")
    carry(made.hala, made.stick, made.rima)
    assert one.gate() == "refused"  # all that was said there guards
    assert len(waiting(made.rima)) == 1


def test_what_came_while_the_page_was_open_was_not_known(made: Town) -> None:
    one = Moved(made, "move")
    shown = made.rima.cases.shown(made.case)
    one.asks("no")
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.moving.move(made.case, one.new, {}, keep=False, shown=shown)
    assert one.gate() == "refused"
    assert len(waiting(made.rima)) == 1


def test_what_an_older_program_let_go_is_let_go(made: Town) -> None:
    """It said nothing of what it knew."""
    one = Moved(made, "move")
    Device(made.rima, made.stick).change(made.case, "case", {"family": one.new})
    one.asks("no")
    carry(made.hala, made.stick, made.rima)
    assert FormerLinks(made.rima.context.vault.database).of([made.case]) == {}
    assert one.gate() == "given"


@pytest.mark.parametrize("what", ["mark", "no", "sens"])
def test_two_entries_that_were_parted_meanwhile(made: Town, what: str) -> None:
    two = TwoFamilies(made)
    two.link()
    carry(made.rima, made.stick, made.hala)
    no: dict[str, Json] = {
        "grantor": two.sister,
        "subject": two.first_case,
        "purpose": "un_complaint",
        "recipient": "ced",
        "result": "refused",
        "given_on": "2026-11-21",
    }
    edits = {
        "mark": Edit("person_mark", {"type": "not_named_outside"}, parent=two.sister),
        "no": Edit("consent_grant", no, parent=two.first),
        "sens": Edit("person", {"sens": 4}, id=two.sister),
    }
    made.hala.cases.save([edits[what]])
    made.rima.cases.relatives.part(two.member(two.wife), two.member(two.sister), "شخصان")
    assert is_named(two)
    two.carry()
    assert not is_named(two)
    [row] = waiting(made.rima)
    assert row.root == made.family
    made.rima.erasure.late.known(row.root, str(row.told))
    assert is_named(two)
    assert waiting(made.rima) == []


def test_two_that_were_parted_are_two_from_then_on(made: Town) -> None:
    """What was known is let go, and whoever knows that they are two asks for one of them."""
    two = TwoFamilies(made)
    two.link()
    two.marks(two.sister, "not_named_outside")
    assert not is_named(two)
    made.rima.cases.relatives.part(two.member(two.wife), two.member(two.sister), "شخصان")
    assert is_named(two)
    carry(made.rima, made.stick, made.hala)
    made.hala.cases.save([Edit("person_mark", {"type": "nobody_may_know_of"}, parent=two.sister)])
    two.carry()
    assert is_named(two)
    assert waiting(made.rima) == []


def test_nothing_is_walked_for_it(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    one = Moved(made, "move")
    one.asks("no")
    one.lets_go()
    carry(made.hala, made.stick, made.rima)
    database = made.rima.context.vault.database
    asked = statements(monkeypatch)
    one.asks("risk", made.rima)
    assert len(waiting(made.rima)) == 1
    monkeypatch.undo()
    mine = {sql: values for sql, values in asked.items() if "let_go" in sql or "gone g" in sql}
    assert len(mine) >= 5
    assert walks(database, mine) == set()


def test_a_vault_of_before_has_it_once_it_is_opened(house: House, made: Town) -> None:
    one = Moved(made, "move")
    one.asks("no")
    one.lets_go()
    carry(made.hala, made.stick, made.rima)
    database = made.rima.context.vault.database
    with database.transaction():
        database.run("DROP TABLE let_go")
        database.run("DELETE FROM former")
        database.run("DELETE FROM meta WHERE key = 'rules'")
    folder = house.root / "coordinator"
    made.rima.access.lock()
    again = Desk.open(folder, Secret.of_text(PASSPHRASE), env=house.env("coordinator"))
    house.desks.append(again)
    assert one.gate(again) == "refused"
    assert len(waiting(again)) == 1


class OfOneDay:
    """Two cases of one incident, whose families do not know each other: the story of the first names who is
    missing in the second, of whom his family was asked nothing."""

    def __init__(self, made: Town) -> None:
        self.made = made
        self.incident, self.case, _ = two_of_a_day(made, "")
        tells(made.hala, made.case)
        carry(made.hala, made.stick, made.rima)
        carry(made.rima, made.stick, made.hala)
        read = made.hala.context.vault.read
        self.family = made.hala.cases.record(self.case).text("family")
        [self.wife] = (one.id for one in read.space(self.family) if one.kind == "person")

    def asks(self, where: str, desk: Desk | None = None) -> None:
        said: dict[str, Json] = {
            "grantor": self.wife,
            "subject": self.case,
            "purpose": "un_complaint",
            "recipient": "ced",
            "result": "refused",
            "given_on": "2026-11-21",
        }
        desk = desk or self.made.hala
        parent = {"family": self.family, "case": self.case}[where]
        desk.cases.save([Edit("consent_grant", said, id=desk.context.new_id(), parent=parent)])

    def takes_off(self, shown: OnScreen | None = None) -> None:
        cases = self.made.rima.cases
        page = shown or cases.shown(self.case)
        cases.save([Edit("case", {"incident": None}, id=self.case, shown=page)])

    def names_him(self) -> bool:
        return FULL in left(self.made)


@pytest.mark.parametrize("where", ["family", "case"])
def test_a_case_that_was_taken_off_an_incident_meanwhile(made: Town, where: str) -> None:
    one = OfOneDay(made)
    one.asks(where)
    assert not one.names_him()
    one.takes_off()
    assert one.names_him()
    carry(made.hala, made.stick, made.rima)
    assert not one.names_him()
    [row] = waiting(made.rima)
    there, kind, _ = str(row.told).split(" ", 2)
    assert (row.root, kind, there) == (one.case, where, getattr(one, where))
    made.rima.erasure.late.known(row.root, str(row.told))
    assert one.names_him()
    assert waiting(made.rima) == []


@pytest.mark.parametrize("where", ["family", "case"])
def test_what_was_known_when_it_was_taken_off_is_let_go(made: Town, where: str) -> None:
    one = OfOneDay(made)
    one.asks(where)
    carry(made.hala, made.stick, made.rima)
    one.takes_off()
    assert one.names_him()
    carry(made.hala, made.stick, made.rima)
    assert one.names_him()
    assert waiting(made.rima) == []


@pytest.mark.parametrize("where", ["family", "case"])
def test_who_knows_that_it_was_taken_off_asks_for_that_case_alone(made: Town, where: str) -> None:
    one = OfOneDay(made)
    one.takes_off()
    carry(made.rima, made.stick, made.hala)
    one.asks(where)
    carry(made.hala, made.stick, made.rima)
    one.asks(where, made.rima)
    assert one.names_him()
    assert waiting(made.rima) == []


def test_what_came_to_the_family_while_the_page_was_open(made: Town) -> None:
    one = OfOneDay(made)
    shown = made.rima.cases.shown(one.case)
    one.asks("family")
    carry(made.hala, made.stick, made.rima)
    one.takes_off(shown)
    assert not one.names_him()
    assert len(waiting(made.rima)) == 1


def test_every_field_by_which_a_case_is_tied_is_let_go_so_or_never(made: Town) -> None:
    """By whom it is missing is said once: nobody takes that out."""
    kind = made.rima.context.dictionary.kind("case")
    assert kind is not None
    tied = {*SHARED_SPACES, "person"}
    assert tied - {*TYING["case"]} == {
        one.name for one in kind.fields if one.name in tied and one.right == FIRST
    }

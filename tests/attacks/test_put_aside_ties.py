"""A link by which one file guards another was written by a colleague whose laptop was then taken: it was put
aside, or its body has not come, and nothing leaves by that.
So it is with what she asked for in a file that guards another one. Everybody is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.lacking import goes_on, keep_back
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.not_whole import REASON
from vsdesk.records.put_aside import REASON as ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json

BODY: Final = ("wgeid", "un_complaint")
SCOPES: Final = ["identity", "circumstances", "family_members"]
STORY: Final = "حكى لنا زكريا قباني ما جرى في تلك الليلة"
MINE: Final = "أخذوه من البيت"


@dataclass
class Two:
    """Two reports of the coordinator's; Nour is a colleague. What leaves is asked of the second."""

    made: Town
    nour: Desk
    other: str
    other_family: str
    mother: str

    def put(self, kind: str, values: dict[str, Json], parent: str | None) -> str:
        """The coordinator writes a record."""
        rima = self.made.rima
        edit = Edit(kind, values, id=rima.context.new_id(), parent=parent)
        return rima.cases.save([edit]).ids[0]

    def ties(self, kind: str, values: dict[str, Json], parent: str | None) -> str:
        """Nour writes one."""
        carry(self.made.rima, self.made.stick, self.nour)
        edit = Edit(kind, values, id=self.nour.context.new_id(), parent=parent)
        return self.nour.cases.save([edit]).ids[0]

    def sets(self, kind: str, id: str, **values: Json) -> None:
        """Nour writes into a record."""
        carry(self.made.rima, self.made.stick, self.nour)
        self.nour.cases.save([Edit(kind, values, id=id, shown=self.nour.cases.shown(id))])

    def marked(self) -> str:
        """Zakaria Qabbani of the other family, who is named nowhere outside."""
        who: dict[str, Json] = {"given_ar": "زكريا", "family_ar": "قباني"}
        id = self.put("person", who, self.other_family)
        self.put("family_member", {"person": id}, self.other_family)
        self.put("person_mark", {"type": "not_named_outside"}, id)
        return id

    def source(self) -> str:
        """Zakaria Qabbani who told us."""
        return self.put("source", {"type": "survivor", "true_name": "زكريا قباني"}, None)

    def joins(self) -> None:
        """The coordinator decides that both reports are of one person."""
        _same(self.made.rima, self.other, self.made.case)

    def revoked(self) -> None:
        """Nour's laptop is taken."""
        self.made.rima.sync.revocations.revoke(self.nour.context.device_id, TODAY)

    def vouched(self) -> None:
        lost = self.nour.context.device_id
        revocations = self.made.rima.sync.revocations
        revocations.vouch_for(lost, revocations.of(lost).aside)

    def leaves(self) -> tuple[str, frozenset[str]]:
        """The state of the gate, and each value that leaves."""
        found = self.made.gate(*BODY)
        said = (
            text
            for each in found.records
            for held in each.values.values()
            for value in held
            for text in texts_in(value)
        )
        return found.state, frozenset(said) if found.allowed else frozenset()


def _same(desk: Desk, first: str, second: str) -> None:
    shown = desk.matching.pair_shown(first, second)
    desk.matching.decide_pair(first, second, "same", "كلاهما واحد", shown=shown)


def two(house: House, made: Town) -> Two:
    rima = made.rima
    nour = house.documenter("nour", rima, "coordinator")
    other, _, other_family = whole_case(rima, "هيثم")
    made.case, _, made.family = whole_case(rima, "هيثم")
    mother, shown = mother_of(rima, made.family), rima.cases.shown(made.case)
    yes = (made.case, mother, BODY[1], BODY[0], "given", How())
    rima.consent.grant(*yes, scopes=SCOPES, shown=shown)
    found = Two(made, nour, other, other_family, mother_of(rima, other_family))
    for story in (STORY, MINE):
        found.put("event", {"type": "other", "text": words(story)}, made.case)
    return found


# -- by what two files guard each other ------------------------------------------------------------


def _from_the_sources_side(one: Two) -> None:
    statement = one.put("statement", {"date": _DAY}, one.source())
    told: dict[str, Json] = {**_ROW, "may_tell_family": "yes"}
    row = one.put("testimony_row", told, statement)
    one.sets("testimony_row", row, linked_case=one.made.case, linked_why=words("الاسم"))


def _by_another_case(one: Two) -> None:
    """A case of the other family names the same missing person."""
    one.marked()
    him = one.made.rima.cases.record(one.made.case).text("person")
    kind: dict[str, Json] = {"case_type": "enforced_disappearance", "family": one.other_family}
    one.ties("case", {"person": him, **kind}, None)


_DAY: Final[dict[str, Json]] = {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"}
_ROW: Final[dict[str, Json]] = {"told_name": "هيثم", "state_seen": "ill"}
JOINED: Final = (_from_the_sources_side, _by_another_case)


@pytest.mark.parametrize("ties", JOINED)
def test_who_was_looked_for_is_named_by_no_paper(
    house: House, made: Town, ties: Callable[[Two], None]
) -> None:
    one = two(house, made)
    assert STORY in one.leaves()[1]
    ties(one)
    carry(one.nour, made.stick, made.rima)
    state, before = one.leaves()
    assert state == "given" and STORY not in before and MINE in before
    one.revoked()
    assert one.leaves() == (ASIDE, frozenset())
    one.vouched()
    assert one.leaves() == (state, before)


def _pair(one: Two) -> None:
    carry(one.made.rima, one.made.stick, one.nour)
    _same(one.nour, one.other, one.made.case)


def _entries(one: Two) -> None:
    carry(one.made.rima, one.made.stick, one.nour)
    one.nour.cases.relatives.join(*_rows(one.nour, one))


def _rows(desk: Desk, one: Two) -> list[str]:
    """The two entries of the mother."""
    return [
        next(each.id for each in desk.context.vault.read.linking(who, "family_member"))
        for who in (one.mother, mother_of(desk, one.made.family))
    ]


@pytest.mark.parametrize("ties", [_pair, _entries])
@pytest.mark.parametrize("how", ["put aside", "without its body"])
def test_what_joined_two_files_joins_them_still(
    house: House, made: Town, ties: Callable[[Two], None], how: str
) -> None:
    """The mother refused at the one, and is named nowhere; at the other one she agreed."""
    one, rima = two(house, made), made.rima
    shown = rima.cases.shown(one.other)
    rima.consent.grant(one.other, one.mother, BODY[1], BODY[0], "refused", How(), shown=shown)
    one.put("person_mark", {"type": "not_named_outside"}, one.mother)
    state, before = one.leaves()
    assert state == "given"
    ties(one)
    carry(one.nour, made.stick, rima)
    state, joined = one.leaves()
    assert joined < before
    if how == "put aside":
        one.revoked()
        assert one.leaves() == (ASIDE, frozenset())
        one.vouched()
        assert one.leaves() == (state, joined)
    else:
        keep_back(rima, _ops_of(rima, one.nour.context.device_id))
        assert one.leaves() == (REASON, frozenset())
        goes_on(rima, made.case)
        assert one.leaves()[0] == "given"


def _ops_of(desk: Desk, device_id: str) -> list[str]:
    """What a device wrote into files."""
    rows = desk.context.vault.database.query(
        "SELECT lower(hex(e.eh)) || ':' || o.idx FROM op o JOIN entry e ON e.n = o.entry JOIN log l "
        "ON l.n = e.log JOIN record r ON r.n = o.record WHERE l.kid = ? "
        "AND r.kind IN ('duplicate_link', 'family_member', 'case', 'testimony_row')",
        (bytes.fromhex(device_id),),
    )
    return [row[0] for row in rows]


@pytest.mark.parametrize("ties", JOINED)
def test_a_link_that_has_not_come_may_join_any_file(
    house: House, made: Town, ties: Callable[[Two], None]
) -> None:
    one = two(house, made)
    ties(one)
    carry(one.nour, made.stick, made.rima)
    assert STORY not in one.leaves()[1]
    keep_back(made.rima, _ops_of(made.rima, one.nour.context.device_id))
    assert one.leaves() == (REASON, frozenset())


# -- what was asked in a file that guards another one ----------------------------------------------


def _mark(one: Two) -> None:
    one.ties("person_mark", {"type": "not_named_outside"}, one.mother)


def _number(one: Two) -> None:
    number: dict[str, Json] = {"type": "phone", "value": "+963 944 111 222", "person": one.mother}
    one.ties("contact_channel", {**number, "safe_to_call": False}, one.other_family)


@pytest.mark.parametrize("asks", [_mark, _number])
@pytest.mark.parametrize("tie", ["pair", "incident", "entries"])
def test_what_was_asked_beside_closes_here(
    house: House, made: Town, asks: Callable[[Two], None], tie: str
) -> None:
    one, rima = two(house, made), made.rima
    if tie == "pair":
        one.joins()
    elif tie == "entries":
        rima.cases.relatives.join(*_rows(rima, one))
    else:
        incident = rima.cases.save([Edit("incident", {"title": "حادثة"})]).ids[0]
        for case in (one.other, made.case):
            rima.cases.save([Edit("case", {"incident": incident}, id=case)])
    asks(one)
    carry(one.nour, made.stick, rima)
    state, before = one.leaves()
    assert state == "given"
    one.revoked()
    assert one.leaves() == (ASIDE, frozenset())
    one.vouched()
    assert one.leaves() == (state, before)


@pytest.mark.parametrize("part", ["row", "may", "link"])
def test_what_a_source_lets_nobody_tell_the_family(house: House, made: Town, part: str) -> None:
    one = two(house, made)
    statement = one.put("statement", {"date": _DAY}, one.source())
    no: dict[str, Json] = {"may_tell_family": "no"}
    link: dict[str, Json] = {"linked_case": made.case, "linked_why": words("الاسم")}
    if part == "row":
        one.ties("testimony_row", {**_ROW, **no, **link}, statement)
    else:
        here, hers = (link, no) if part == "may" else (no, link)
        id = one.put("testimony_row", {**_ROW, **here}, statement)
        one.sets("testimony_row", id, **hers)
    carry(one.nour, made.stick, made.rima)
    one.revoked()
    assert one.leaves() == (ASIDE, frozenset())


def test_a_file_that_no_link_of_theirs_names_goes_on(house: House, made: Town) -> None:
    one = two(house, made)
    one.ties("family_member", {"person": one.marked()}, one.other_family)
    carry(one.nour, made.stick, made.rima)
    before = one.leaves()
    assert STORY in before[1]
    one.revoked()
    assert one.leaves() == before

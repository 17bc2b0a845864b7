"""Whom a file names by any link guards it still once the device that wrote the link is withdrawn, whether
they lie in the file or elsewhere, and what joins two files joins them for what closes. Everybody is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.lacking import keep_back
from tests.attacks.test_every_link_once_named import value
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.desk.access.missing_service import WHOLE
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.guarding_links import JOINING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.gate.disclosure import GateDecision

NAMES: Final = (("زكريا", "قباني"), ("خولة", "شربجي"), ("مأمون", "عطفة"), ("لبنى", "ترجمان"))
# Every link of a kind that lies in a case or a family and may name a person or a source.
LINKS: Final = {
    kind.name: [
        one
        for one in kind.fields
        if one.type in ("link", "links")
        and {"person", "source"} & {*one.targets}
        and (kind.name, one.name) != ("case", "person")  # said once
    ]
    for kind in Dictionary.load().kinds
    if {"case", "family"} & {*kind.spaces}
}
KINDS: Final = sorted(kind for kind, links in LINKS.items() if links)


@dataclass
class Taken:
    """Rima's case with the mother's yes, and the laptop of a second coordinator, which will be taken."""

    house: House
    made: Town
    nour: Desk

    @property
    def rima(self) -> Desk:
        return self.made.rima

    def guarded(self, name: tuple[str, str], kind: str) -> str:
        """Somebody of another file, whom Rima guards: a source, or a relative of another family."""
        desk, id = self.rima, self.rima.context.new_id()
        if kind == "source":
            desk.cases.save(
                [Edit("source", {"type": "survivor", "true_name": " ".join(name)}, id=id)]
            )
            return id
        family = desk.cases.new_family({"display_name": f"عائلة {name[1]}"}).ids[0]
        called: dict[str, Json] = {"given_ar": name[0], "family_ar": name[1]}
        desk.cases.save(
            [
                Edit("person", called, id=id, parent=family),
                Edit("family_member", {"person": id}, parent=family),
                Edit("person_mark", {"type": "not_named_outside"}, parent=id),
            ]
        )
        return id

    def tells(self, text: str) -> None:
        """Rima writes what was told."""
        told: dict[str, Json] = {"type": "other", "text": words(text)}
        self.rima.cases.save([Edit("event", told, parent=self.made.case)])

    def paper(self) -> GateDecision:
        return self.made.gate("wgeid", "un_complaint")

    def stays(self, texts: Sequence[str]) -> set[str]:
        """Which of these words do not leave."""
        paper = self.paper()
        left = str([dict(one.values) for one in paper.records]) if paper.allowed else ""
        return {one for one in texts if one not in left}

    def withdraw(self) -> None:
        """Her laptop was taken."""
        self.rima.sync.revocations.revoke(self.nour.context.device_id, TODAY)


@pytest.fixture
def taken(house: House, made: Town) -> Taken:
    desk = made.rima
    nour = house.documenter("nour", desk, "coordinator")
    made.case, _, made.family = whole_case(desk, "هيثم")
    _yes(made, made.case, made.family)
    return Taken(house, made, nour)


def _yes(made: Town, case: str, family: str) -> None:
    desk, scopes = made.rima, ["identity", "circumstances", "family_members"]
    shown, who = desk.cases.shown(case), mother_of(desk, family)
    desk.consent.grant(
        case, who, "un_complaint", "wgeid", "given", How(), scopes=scopes, shown=shown
    )


@pytest.mark.parametrize("kind", KINDS)
def test_whom_a_link_names_stays_guarded(taken: Taken, kind: str) -> None:
    links = [
        (one, target)
        for one in LINKS[kind]
        for target in ("person", "source")
        if target in one.targets
    ]
    named = [
        (one, taken.guarded(name, target))
        for (one, target), name in zip(links, NAMES, strict=False)
    ]
    texts = [f"حكى لنا {given} {family} ما جرى" for given, family in NAMES[: len(named)]]
    for text in texts:
        taken.tells(text)
    carry(taken.rima, taken.made.stick, taken.nour)
    assert taken.stays(texts) == set()
    device, new = Device(taken.nour, taken.made.stick), taken.nour.context.new_id
    case, family = taken.made.case, taken.made.family
    spec = Dictionary.load().kind(kind)
    assert spec is not None
    space = case if "case" in spec.spaces else family
    for one, who in named:
        if kind == "case":
            taken.nour.cases.save(
                [
                    Edit(
                        "case",
                        {one.name: value(one, who)},
                        id=case,
                        shown=taken.nour.cases.shown(case),
                    )
                ]
            )
        else:
            device.sign(space, NewOp(new(), kind, {one.name: value(one, who)}, parent=space))
    carry(taken.nour, taken.made.stick, taken.rima)
    stayed = taken.stays(texts)
    assert stayed  # by one link of each kind at the least
    taken.withdraw()
    assert taken.stays(texts) >= stayed


# -- what joins two files -------------------------------------------------------------------------


@dataclass
class Beside(Taken):
    """The same with a second report: its case, its missing person, its family."""

    case: str = ""
    person: str = ""
    family: str = ""

    def ties(self, how: str, desk: Desk) -> str:
        """Somebody ties the two; what was written, by its kind."""
        new, made = desk.context.new_id, self.made
        if how == "pair":
            shown = desk.matching.pair_shown(self.case, made.case)
            desk.matching.decide_pair(self.case, made.case, "same", "واحد", shown=shown)
            return "duplicate_link"
        if how == "entries":
            rows = [_row(desk, one) for one in (self.case, made.case)]
            desk.cases.relatives.join(*rows)
            return "family_member"
        if how == "incident":
            incident = new()
            desk.cases.save([Edit("incident", {"title": "حادثة"}, id=incident)])
            for case in (self.case, made.case):
                desk.cases.save(
                    [Edit("case", {"incident": incident}, id=case, shown=desk.cases.shown(case))]
                )
            return "case"
        missing = desk.cases.dossier(made.case).head.text("person")
        values: dict[str, Json] = {"person": missing, "family": self.family}
        desk.cases.save([Edit("case", {**values, "case_type": "enforced_disappearance"}, id=new())])
        return "case"

    def guards(self, guard: str, desk: Desk) -> None:
        """Somebody writes into that family what keeps the mother's name, or a sentence."""
        mother = mother_of(desk, self.family)
        if guard == "refused":
            shown = desk.cases.shown(self.case)
            desk.consent.grant(
                self.case, mother, "un_complaint", "wgeid", "refused", How(), shown=shown
            )
        else:
            desk.cases.save(
                [
                    Edit(
                        "person_mark",
                        {"type": "not_named_outside"},
                        id=desk.context.new_id(),
                        parent=mother,
                    )
                ]
            )


def _row(desk: Desk, case: str) -> str:
    dossier = desk.cases.dossier(case)
    family = dossier.head.text("family")
    return next(one.id for one in dossier.of("family_member") if one.space == family)


TOLD: Final = "حكت لنا نجاح الحلبي ما جرى"


@pytest.fixture
def beside(taken: Taken) -> Beside:
    case, person, family = whole_case(taken.rima, "هيثم")
    taken.tells(TOLD)
    return Beside(taken.house, taken.made, taken.nour, case, person, family)


@pytest.mark.parametrize("guard", ["refused", "marked"])
@pytest.mark.parametrize("how", ["pair", "entries", "person", "incident"])
def test_what_joins_two_files_joins_them_still(beside: Beside, how: str, guard: str) -> None:
    beside.guards(guard, beside.rima)
    carry(beside.rima, beside.made.stick, beside.nour)
    assert beside.stays([TOLD]) == set()
    beside.ties(how, beside.nour)
    carry(beside.nour, beside.made.stick, beside.rima)
    assert beside.stays([TOLD]) == {TOLD}
    beside.withdraw()
    assert beside.stays([TOLD]) == {TOLD}


@pytest.mark.parametrize("guard", ["refused", "marked"])
@pytest.mark.parametrize("how", ["pair", "entries", "incident"])
def test_what_was_asked_in_the_other_file_guards_still(
    beside: Beside, how: str, guard: str
) -> None:
    beside.ties(how, beside.rima)
    carry(beside.rima, beside.made.stick, beside.nour)
    assert beside.stays([TOLD]) == set()
    beside.guards(guard, beside.nour)
    carry(beside.nour, beside.made.stick, beside.rima)
    assert beside.stays([TOLD]) == {TOLD}
    beside.withdraw()
    assert beside.stays([TOLD]) == {TOLD}


def test_a_source_tied_from_its_own_side_stays_tied(taken: Taken) -> None:
    text = " ".join(("حكى لنا", *NAMES[0], "ما جرى"))
    source = taken.guarded(NAMES[0], "source")
    told, new = taken.rima.context.new_id(), taken.nour.context.new_id
    taken.rima.cases.save(
        [Edit("statement", {"prior_statements": words("لا")}, id=told, parent=source)]
    )
    taken.tells(text)
    carry(taken.rima, taken.made.stick, taken.nour)
    assert taken.stays([text]) == set()
    row: dict[str, Json] = {
        "told_name": "هيثم",
        "state_seen": "ill",
        "may_tell_family": "yes",
        "linked_case": taken.made.case,
        "linked_why": words("هو نفسه"),
    }
    taken.nour.cases.save([Edit("testimony_row", row, id=new(), parent=told)])
    carry(taken.nour, taken.made.stick, taken.rima)
    assert taken.stays([text]) == {text}
    taken.withdraw()
    assert taken.stays([text]) == {text}


# -- what joins two files and has not come --------------------------------------------------------


@pytest.mark.parametrize("how", ["pair", "entries", "person", "incident"])
def test_what_may_join_a_file_to_another_is_waited_for(beside: Beside, how: str) -> None:
    beside.guards("marked", beside.rima)
    carry(beside.rima, beside.made.stick, beside.nour)
    before = _ops(beside.rima)
    kind = beside.ties(how, beside.nour)
    carry(beside.nour, beside.made.stick, beside.rima)
    vault = beside.rima.context.vault
    came = [
        op
        for ops in vault.ledger.ops_of([*_numbers(beside.rima, kind)]).values()
        for op in ops
        if op.id not in before and op.space != beside.made.case
    ]
    assert came
    keep_back(beside.rima, [op.id for op in came])
    assert beside.paper().state == "not_whole"
    desk = beside.rima
    desk.access.missing.go_on_without(
        beside.made.case, [op.id for op in came], "سألنا من كتبها: لن تصل"
    )
    assert beside.paper().allowed


def test_every_link_between_files_is_known_as_a_tie() -> None:
    """But for what lies in the file that it is about, and closes that: an answer, a paper."""
    between = {"case", "family", "incident", "family_member"}
    ties = {
        (kind.name, one.name)
        for kind in Dictionary.load().kinds
        for one in kind.fields
        if one.type in ("link", "links") and between & {*one.targets}
    }
    said = {(kind, name) for kind, names in JOINING.items() for name in names}
    beyond = {("case", "person"), ("source", "person")}
    assert ties - {("consent_grant", "subject"), ("submission", "cases")} == said - beyond


def _numbers(desk: Desk, kind: str) -> list[int]:
    rows = desk.context.vault.database.query("SELECT n FROM record WHERE kind = ?", (kind,))
    return [row[0] for row in rows]


def _ops(desk: Desk) -> set[str]:
    rows = desk.context.vault.database.query("SELECT n FROM record")
    return _ops_of(desk, [row[0] for row in rows])


DEATH: Final = "قال الجيران إنه استشهد في المعتقل"


@pytest.mark.parametrize("lost", ["withdrawn", "missing"])
@pytest.mark.parametrize("how", ["pair", "person"])
def test_news_that_wait_in_the_other_file_wait_still(beside: Beside, how: str, lost: str) -> None:
    made, desk = beside.made, beside.rima
    mother = mother_of(desk, made.family)
    for purpose, to in (("casework", "family"), ("hold_record", "own_org")):
        shown, scopes = desk.cases.shown(made.case), ["identity", "circumstances"]
        desk.consent.grant(
            made.case, mother, purpose, to, "given", How(), scopes=scopes, shown=shown
        )
    beside.tells(DEATH)
    carry(desk, made.stick, beside.nour)
    before = _ops(desk)
    kind = beside.ties(how, beside.nour)
    carry(beside.nour, made.stick, desk)
    new = [n for n in _numbers(desk, kind) if _ops_of(desk, [n]).isdisjoint(before)]
    there = beside.case if how == "pair" else desk.context.vault.ledger.ops_of(new)[new[0]][0].rec
    found: dict[str, Json] = {
        "type": "identification",
        "date": {"from": "2026-05-01", "to": "2026-05-01", "precision": "day"},
    }
    desk.cases.save([Edit("event", found, parent=there)])

    def told() -> bool:
        request = Request("casework", "family", "B", TODAY, quiet=True, person=mother)
        paper = decide(request, desk.cases.dossier(made.case), desk.context.dictionary)
        return paper.allowed and DEATH in str([dict(one.values) for one in paper.records])

    assert not told()
    if lost == "withdrawn":
        beside.withdraw()
    else:
        keep_back(desk, sorted(_ops_of(desk, new)))
    assert not told()


def _ops_of(desk: Desk, numbers: Sequence[int]) -> set[str]:
    held = desk.context.vault.ledger.ops_of([*numbers])
    return {op.id for ops in held.values() for op in ops}


def test_the_whole_vault_goes_on_without_a_tie_and_opens_nothing_else_by_that(
    beside: Beside,
) -> None:
    desk, made = beside.rima, beside.made
    carry(desk, made.stick, beside.nour)
    before = _ops(desk)
    written = beside.nour.cases.save(
        [Edit("person", {"given_ar": "لبنى"}, id=beside.nour.context.new_id(), parent=made.family)]
    )
    beside.ties("entries", beside.nour)
    carry(beside.nour, made.stick, desk)
    rows = [one for one in _numbers(desk, "family_member") if _ops_of(desk, [one]) - before]
    ties = _ops_of(desk, rows) - before
    own = _ops_of(desk, _numbers(desk, "person")) - before
    assert written and own and ties
    keep_back(desk, sorted({*ties, *own}))
    found = desk.access.missing.of(WHOLE)
    assert {*ties, *own} <= _bodies(desk, [id for one in found for id in one.ids])
    desk.access.missing.go_on_without(WHOLE, [id for one in found for id in one.ids], "لن تصل")
    assert desk.access.missing.of(WHOLE) == ()
    left = _bodies(desk, [id for one in desk.access.missing.of(made.case) for id in one.ids])
    assert left >= own and beside.paper().state == "not_whole"


def _bodies(desk: Desk, ids: Sequence[str]) -> set[str]:
    """The ops that these name: each by itself, or all of an entry."""
    entries = {one[:64] for one in ids if one.endswith(":*")}
    every = {op for op in _ops(desk) if op[:64] in entries}
    return every | {one for one in ids if not one.endswith("*")}

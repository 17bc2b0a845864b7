"""What a record named before is kept beside its links, until a coordinator puts something
else there. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.conftest import PASSPHRASE, house

from vsdesk.crypto.secrets import Secret
from vsdesk.desk import Desk, Edit
from vsdesk.records.about import ever_named
from vsdesk.vault import schema
from vsdesk.vault.read.former import FormerLinks

if TYPE_CHECKING:
    import pytest
    from tests.desk.conftest import House

__all__ = ["house"]


def tied(desk: Desk) -> tuple[str, list[str]]:
    """A case, and three families: it is tied to the first."""
    families = [
        desk.cases.new_family({"display_name": name, "language": "ar"}).ids[0]
        for name in ("عائلة النوري", "عائلة الحسن", "عائلة الخطيب")
    ]
    return desk.cases.new_case({"given_ar": "ليث"}, {"family": families[0]}).ids[0], families


def tie(desk: Desk, case: str, family: str | None) -> None:
    desk.cases.save([Edit("case", {"family": family}, id=case)])


def before(desk: Desk, case: str) -> set[str]:
    found = FormerLinks(desk.context.vault.database).of([case])
    return {id for named in found.values() for ids in named.values() for id in ids}


def test_a_tie_that_was_replaced_is_kept_and_one_that_stands_again_is_none(house: House) -> None:
    desk = house.documenter("hala")
    case, (first, second, third) = tied(desk)
    assert before(desk, case) == set()
    tie(desk, case, second)
    assert before(desk, case) == {first}
    tie(desk, case, third)
    assert before(desk, case) == {first, second}
    tie(desk, case, first)
    assert before(desk, case) == {second, third}
    tie(desk, case, None)
    assert before(desk, case) == {first, second, third}
    assert FormerLinks(desk.context.vault.database).naming(second, "case") == [case]
    assert FormerLinks(desk.context.vault.database).naming(second, "event") == []


def test_a_link_that_brings_nobody_along_is_kept_and_is_no_reading(house: House) -> None:
    desk = house.documenter("hala")
    case, (family, *_) = tied(desk)
    who = desk.cases.save([Edit("person", {}, id=desk.context.new_id(), parent=family)]).ids[0]
    desk.cases.save([Edit("case", {"primary_contact": who}, id=case)])
    items = [
        desk.cases.save([Edit("evidence_item", {"title": "صورة"}, parent=case)]).ids[0]
        for _ in "ab"
    ]
    for item in items:
        desk.cases.save([Edit("person", {"photo": [item]}, id=who)])
    assert desk.cases.record(who).every("photo") == ([items[1]],)
    assert before(desk, family) == {items[0]}
    dossier = desk.cases.dossier(case)
    assert ever_named(dossier.get(who) or dossier.head, "photo") == {*items}
    assert dossier.ever is None


def test_whoever_was_named_is_kept(house: House) -> None:
    desk = house.documenter("hala")
    case, (family, *_) = tied(desk)
    people = [
        desk.cases.save([Edit("person", {}, id=desk.context.new_id(), parent=family)]).ids[0]
        for _ in "ab"
    ]
    for who in people:
        desk.cases.save([Edit("case", {"primary_contact": who}, id=case)])
    assert desk.cases.record(case).every("primary_contact") == (people[1],)
    assert before(desk, case) == {people[0]}


def test_what_a_coordinator_replaces_is_let_go(house: House) -> None:
    desk = house.coordinator()
    case, (_, second, third) = tied(desk)
    tie(desk, case, second)
    tie(desk, case, third)
    assert before(desk, case) == set()
    assert desk.cases.dossier(case).ever is None


def test_a_file_that_was_tied_elsewhere_has_a_reading_that_opens_nothing(house: House) -> None:
    desk = house.documenter("hala")
    case, (first, second, _) = tied(desk)
    assert desk.cases.dossier(case).ever is None
    tie(desk, case, second)
    dossier = desk.cases.dossier(case)
    assert dossier.get(first) is None
    assert dossier.ever is not None
    assert dossier.ever.get(first) is not None
    assert dossier.ever.ever is None
    assert dossier.ever in dossier.readings
    assert [one.facts for one in dossier.asked_beside(inside=False)] == [dossier.ever]
    assert dossier.asked_beside(inside=True) == ()
    at_once = next(iter(desk.context.vault.read.dossiers([case])))
    assert at_once.ever is not None
    assert {one.id for one in at_once.ever} == {one.id for one in dossier.ever}


def test_a_file_that_was_never_tied_elsewhere_is_asked_nothing_more(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = house.documenter("hala")
    case, families = tied(desk)
    other = desk.cases.new_case({"given_ar": "نزار"}, {"family": families[1]}).ids[0]
    tie(desk, other, families[2])
    asked: list[list[str]] = []
    own = FormerLinks.of

    def counted(self: FormerLinks, spaces: list[str]) -> object:
        asked.append(sorted(spaces))
        return own(self, spaces)

    monkeypatch.setattr(FormerLinks, "of", counted)
    dossier = desk.cases.dossier(case)
    assert dossier.ever is None
    assert len(dossier.readings) == 1
    assert len(asked) == 1
    every = [*desk.context.vault.read.dossiers([case, other])]
    assert len(asked) == 2  # once for all
    assert [one.ever is None for one in every] == [True, False]


def test_a_vault_of_before_has_it_once_it_is_opened(house: House) -> None:
    desk = house.documenter("hala")
    case, (first, second, _) = tied(desk)
    tie(desk, case, second)
    database = desk.context.vault.database
    with database.transaction():
        database.run("DROP TABLE former")
        database.run("DELETE FROM meta WHERE key = 'rules'")
    assert schema.to_fold(database)
    desk.access.lock()
    again = Desk.open(house.root / "hala", Secret.of_text(PASSPHRASE), env=house.env("hala"))
    house.desks.append(again)
    assert before(again, case) == {first}

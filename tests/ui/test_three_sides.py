"""Differences of three sides: each button does what it says, or says why not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.ui import made_up
from tests.ui.conftest import Room

from vsdesk.records.dictionary.values import Json
from vsdesk.ui.kit.label import Label
from vsdesk.ui.people_names import author
from vsdesk.ui.route import Route
from vsdesk.ui.screens.differences.screen import DifferencesScreen
from vsdesk.words import Lang, plain


@dataclass
class Sides:
    """The page of one case, and who wrote."""

    room: Room
    screen: DifferencesScreen
    own: str
    one: str
    two: str

    def kept(self) -> dict[str, str]:
        """By answer, the device whose version is kept."""
        return {
            row.difference.field: next(
                (each.device_id for each in row.difference.alternatives if each.op == row.choice),
                "",
            )
            for row in self.screen._rows
        }

    def told(self) -> str:
        """What stands below the title."""
        label = self.screen.findChild(Label, "keep-all-told")
        assert label is not None
        return plain(label.text())


def sides(room: Room, lang: Lang) -> Sides:
    """The birth is told by all three, the name by the two others, and the summary by the
    second and this computer."""
    chief, _ = room.desk(people=0)
    one = made_up.field(room.path / "one", room.path / "p1", "شيار")
    two = made_up.field(room.path / "two", room.path / "p2", "ريم", 13)
    for each in (one, two):
        made_up.enrol(chief, each)
    chief.sync.devices.name(one.context.device_id, "هبة")
    [case] = made_up.fill(one, 1)
    made_up.exchange(one, chief, room.path / "stick")
    family = chief.cases.record(case).text("family")
    for root, kind in ((case, "case"), (family, "family")):
        chief.cases.save([made_up.Edit(kind, {"assigned": [two.context.device_id]}, id=root)])
    made_up.exchange(chief, two, room.path / "stick")
    person = chief.cases.record(case).text("person")
    for desk, year in ((chief, "1980"), (one, "1981"), (two, "1982")):
        said: dict[str, Json] = {"birth": {"from": year, "precision": "year"}}
        if desk is not chief:
            said["family_lat"] = f"Darwish {year}"
        desk.cases.save([made_up.Edit("person", said, id=person)])
        if desk is not one:
            told: dict[str, Json] = {"summary": {"ar": f"رواية {year}", "src_lang": "ar"}}
            desk.cases.save([made_up.Edit("case", told, id=case)])
    made_up.exchange(one, chief, room.path / "stick")
    made_up.exchange(two, chief, room.path / "stick")
    device_ids = (chief.context.device_id, one.context.device_id, two.context.device_id)
    for desk in (chief, one, two):
        desk.access.lock()
    screen = room.go(room.open(lang), Route("differences", case))
    assert isinstance(screen, DifferencesScreen)
    found = Sides(room, screen, *device_ids)
    assert set(found.kept()) == {"birth", "family_lat", "summary"}
    return found


@pytest.mark.parametrize("lang", ["ar"])
def test_keep_all_of_the_other_asks_which_of_two(room: Room, lang: Lang) -> None:
    made = sides(room, lang)
    made.room.answers.answer = made.two
    made.screen._keep_other()
    assert len(made.room.answers.asked) == 1
    assert set(made.kept().values()) == {made.two} and made.told() == ""


def test_of_a_device_that_wrote_only_some_answers_the_others_are_said(room: Room) -> None:
    made = sides(room, "en")
    made.room.answers.answer = made.one
    made.screen._keep_other()
    assert made.kept() == {"birth": made.one, "family_lat": made.one, "summary": ""}
    assert made.told().startswith("1 answer has no version of that device")


def test_whoever_decides_one_by_one_keeps_nothing_yet(room: Room) -> None:
    made = sides(room, "en")
    made.screen._keep_other()  # the first answer of the question is the safe one
    assert set(made.kept().values()) == {""}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_where_this_computer_wrote_nothing_it_says_so(room: Room, lang: Lang) -> None:
    made = sides(room, lang)
    made.screen._keep_own()
    assert made.kept() == {"birth": made.own, "family_lat": "", "summary": made.own}
    assert made.told() and (lang != "en" or made.told().startswith("1 answer has no version of"))


@pytest.mark.parametrize(("lang", "word"), [("en", "coordinator"), ("ar", "تنسيق")])
def test_a_coordinators_version_is_seen_as_such(room: Room, lang: Lang, word: str) -> None:
    """Who lowered a seal is said by what they are, not by the code of a device alone."""
    made = sides(room, lang)
    session, look = made.screen.session, made.screen.look
    said = {who: plain(author(look, session, who, "")) for who in (made.own, made.one, made.two)}
    assert [who for who, words in said.items() if word in words] == [made.own]
    shown = [plain(label.text()) for label in made.screen.findChildren(Label)]
    assert any(word in words for words in shown)

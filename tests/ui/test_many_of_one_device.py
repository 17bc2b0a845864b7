"""One device writes thousands of entries with one bundle: a page draws so many and no more, and hides no no.

Counted are widgets, never time. Everybody is made up.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QWidget
from tests.attacks.kit import Device
from tests.ui.conftest import Room
from tests.ui.test_waits import brought

from vsdesk.desk import Desk, Edit, How
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.more import More
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.consent.screen import ConsentScreen
from vsdesk.ui.window import Window

MANY = 1_000
DRAWN = 1_000  # widgets of a page, whatever another device wrote: one for each would be more
OURS = "منظمة المودّة"


@dataclass
class Family:
    """A family that a coordinator recorded, as the device sees it into which it is lent."""

    enemy: Device
    case: str
    family: str
    person: str
    mother: str

    def write(self, space: str, ops: list[NewOp]) -> None:
        for at in range(0, len(ops), 250):
            self.enemy.sign(space, *ops[at : at + 250])

    def each(self, kind: str, parent: str, said: Callable[[int], Mapping[str, Json]]) -> list[str]:
        """So many records of a kind; their ids."""
        ids = [self.enemy.desk.context.new_id() for _ in range(MANY)]
        space = self.case if parent == self.case else self.family
        self.write(space, [NewOp(id, kind, said(at), parent=parent) for at, id in enumerate(ids)])
        return ids


def answers(to: Family) -> None:
    """A yes and a no of the mother, to so many bodies by name."""
    to.each(
        "consent_grant",
        to.family,
        lambda at: {
            "grantor": to.mother,
            "purpose": "advocacy_named",
            "recipient": "partner_ngo",
            "recipient_name": f"أ {at:04}",
            "result": ("given", "refused")[at % 2],
            "given_on": "2026-11-01",
        },
    )


def conditions(to: Family) -> None:
    grant = to.enemy.desk.context.new_id()
    yes = {"grantor": to.mother, "purpose": "search", "recipient": "iimp", "result": "given"}
    given = {**yes, "given_on": "2026-11-01"}
    to.write(to.family, [NewOp(grant, "consent_grant", given, parent=to.family)])
    to.each(
        "consent_condition",
        grant,
        lambda at: {"type": "onward", "words": {"ar": f"شرط {at}", "src_lang": "ar"}},
    )


def members(to: Family) -> None:
    """So many relatives, each a brother or sister of the missing person."""
    people = to.each("person", to.family, lambda at: {"given_ar": f"قريب {at:04}"})
    to.each("family_member", to.family, lambda at: {"person": people[at]})
    to.each(
        "kinship",
        to.family,
        lambda at: {
            "person": people[at],
            "relation": "brother",
            **({"related_to": to.person} if at % 2 else {}),
        },
    )


def letters(to: Family) -> None:
    to.each("evidence_item", to.case, lambda at: {"type": "our_letter", "title": f"iimp-{at}"})


def submissions(to: Family) -> None:
    to.each("submission", to.case, lambda at: {"mechanism": "wgeid", "external_ref": f"{at}"})


def sources(to: Family) -> None:
    """Events that name so many sources which are not here."""
    to.each("event", to.case, lambda at: {"type": "sighting", "witnesses": [f"{at:032x}"]})


def attacked(room: Room, write: Callable[[Family], None]) -> tuple[Window, Family]:
    """A window over the vault into which that was brought; made once in a process for each way to write."""
    assert room.once is not None
    name = f"many-{write.__name__}"
    at = room.once.folder / name
    if name not in room.once.made:
        at.mkdir()
        room.once.made[name] = flooded(replace(room, path=at, windows=[]), write)
    shutil.copytree(at / room.vault.name, room.vault)
    shutil.copytree(at / "profile", room.path / "profile")
    return room.open("ar"), room.once.made[name]


def flooded(room: Room, write: Callable[[Family], None]) -> Family:
    found: list[Family] = []

    def before(chief: Desk, case: str) -> None:
        dossier = chief.cases.dossier(case)
        mother = str(dossier.of("family_member")[0].value("person"))
        chief.consent.grant(
            case,
            mother,
            "advocacy_named",
            "partner_ngo",
            "refused",
            How(),
            named=OURS,
            shown=chief.cases.shown(case),
        )
        chief.cases.save([Edit("submission", {"mechanism": "iimp"}, parent=case)])

    def also(field: Desk, case: str) -> None:
        dossier = field.cases.dossier(case)
        mother = str(dossier.of("family_member")[0].value("person"))
        person = str(dossier.head.value("person"))
        family = str(dossier.head.value("family"))
        enemy = Device(field, room.path / "stick")
        found.append(Family(enemy, case, family, person, mother))
        write(found[0])

    brought(room, before=before, also=also)
    return found[0]


def drawn(screen: Screen) -> int:
    return len(screen.findChildren(QWidget))


def said(screen: QWidget) -> str:
    return " | ".join(one.said() for one in screen.findChildren(Paragraph))


FLOODS = [answers, conditions, members, letters, submissions, sources]


@pytest.mark.parametrize("write", FLOODS)
def test_every_page_draws_so_much_and_no_more(room: Room, write: Callable[[Family], None]) -> None:
    window, of = attacked(room, write)
    places = [Route("today"), Route("consent", of.case), Route("consent", of.case, of.mother)]
    places += [
        Route("family", of.family, part)
        for part in ("members", "consent", "cases", "contact", "due")
    ]
    places += [
        Route("case", of.case, part)
        for part in ("person", "submissions", "documents", "claims", "family")
    ]
    found = {place: drawn(room.go(window, place)) for place in places}
    assert {place: count for place, count in found.items() if count > DRAWN} == {}


def test_a_no_of_ours_stands_there_however_many_answers_another_device_wrote(room: Room) -> None:
    window, of = attacked(room, answers)
    for person, name in (("", "more-outcomes-others"), (of.mother, "more-answers")):
        screen = room.go(window, Route("consent", of.case, person))
        assert isinstance(screen, ConsentScreen) and screen.part is not None, name
        assert OURS in said(screen.part), name
        more = screen.part.findChild(Button, name)
        assert isinstance(more, Button) and more.isVisible(), name
        rest = more.text()
        before = drawn(screen)
        more.click()
        room.settle(window)
        assert more.text() != rest, name
        assert before < drawn(screen) < before + 2 * DRAWN, name


def test_our_submission_stands_before_those_of_another_device(room: Room) -> None:
    window, of = attacked(room, submissions)
    screen = room.go(window, Route("case", of.case, "submissions"))
    (more,) = (
        one for one in screen.findChildren(More) if one.button.objectName() == "more-submissions"
    )
    assert len(more.rows) == 24
    assert window.session is not None
    ours = [
        one.id
        for one in window.session.desk.cases.dossier(of.case).of("submission")
        if one.text("mechanism") == "iimp"
    ]
    assert more.rows[0].objectName() == f"submission-{ours[0][:8]}"


def test_made_up_people_are_as_many_as_before(room: Room) -> None:
    """Where there is room for all, nothing is folded and nothing is put in another order."""
    desk, cases = room.desk(people=1)
    family = str(desk.cases.record(cases[0]).value("family"))
    desk.access.lock()
    window = room.open("ar")
    for place in (Route("consent", cases[0]), Route("family", family, "members")):
        screen = room.go(window, place)
        mores = screen.findChildren(More)
        assert mores and all(one.button.isHidden() for one in mores)

"""A story told in real vaults: each part at its documenter's, all of it at the coordinator's."""

from __future__ import annotations

import json
import random
import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.conftest import Clock
from tests.desk.conftest import House
from tests.journeys.telling import OFFICE, Story
from tests.reports.paper import text_of

from vsdesk.desk import Edit, How, SheetOrder
from vsdesk.desk.saving.judgements import DECIDES
from vsdesk.errors import UserError
from vsdesk.records.consent.answers import GIVEN
from vsdesk.records.consent.condition_rules import CONDITION, MET
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.dictionary.labels import Labels
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.words import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.desk import Desk
    from vsdesk.exchange.outcome import ReceivedFile
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView

TODAY: Final = "2026-11-24"
SAFE_PHONE: Final = "+90 511 111 11 11"  # the association's own, printed on its sheets


_EXITS: Final = 8  # more than any story has to one body


@dataclass(frozen=True)
class World:
    """The vaults after the telling."""

    story: Story
    house: House
    coordinator: Desk
    field: dict[str, Desk]
    stick: Path
    received: tuple[ReceivedFile, ...]
    chance: random.Random

    def record(self, readable: str) -> RecordView:
        """A record of the story at the coordinator's."""
        return self.coordinator.cases.record(self.story.id(readable))

    def found(self, text: str, readable: str = "case") -> bool:
        """Whether a search at the coordinator's and in each field vault that holds it finds it."""
        root = self.story.id(readable)
        desks = [self.coordinator, *self.field.values()]
        holding = [desk for desk in desks if desk.context.vault.holds(root)]
        return all(root in {hit.root for hit in desk.cases.lists.search(text)} for desk in holding)


@dataclass(frozen=True)
class Left:
    """The vaults of a told story when they were locked, and where time and chance stood."""

    world: World
    now: int
    chance: tuple[Any, ...]

    @classmethod
    def of(cls, world: World) -> Left:
        """Lock them."""
        world.house.close()
        return cls(world, world.house.clock.now, world.chance.getstate())

    def again(self, root: Path) -> World:
        """A copy of each, opened as after a night."""
        shutil.copytree(self.world.house.root, root, dirs_exist_ok=True)
        chance = random.Random(self.world.story.name)
        chance.setstate(self.chance)
        house = House(root, Clock(self.now), chance.randbytes)
        for desk in self.world.house.desks:
            house.open(desk.access.folder.name)
        coordinator, *documenters = house.desks
        return replace(
            self.world,
            house=house,
            coordinator=coordinator,
            field=dict(zip(self.world.field, documenters, strict=True)),
            stick=root / self.world.stick.name,
            chance=chance,
        )


def tell(story: Story, root: Path) -> World:
    """Enrol a documenter for each part, load the parts, carry the bundles, load the office's part."""
    chance = random.Random(story.name)
    house = House(root, Clock(), chance.randbytes)
    coordinator = house.coordinator()
    coordinator.outbound.sheets.set_contact("ريما", SAFE_PHONE, "10–13")
    coordinator.sync.set_sources_go(go=True)  # the office works on the stories' witnesses
    stick = root / "stick"
    stick.mkdir()
    field = {}
    received: list[ReceivedFile] = []
    for part in story.told_parts:
        desk = house.documenter(f"documenter-{part}", coordinator)
        desk.loads.load(story.lines(part), files=story.files(root / "drawn" / part, part))
        files = [path for handed in desk.sync.hand_over(stick) for path in handed.files]
        received += coordinator.sync.intake.receive(files)
        field[part] = desk
    if OFFICE in story.parts:
        _decide(coordinator, story.lines(OFFICE))
    return World(story, house, coordinator, field, stick, tuple(received), chance)


def _decide(coordinator: Desk, lines: Iterable[bytes]) -> None:
    """The office's part: what decides is typed by a person, since no file may decide; the rest is loaded."""
    told = [json.loads(line) for line in lines]
    decided = [one for one in told if one["kind"] in DECIDES]
    rest = [json.dumps(one).encode() for one in told if one not in decided]
    if rest:
        coordinator.loads.load(rest)
    for one in decided:
        values = {
            name: value for name, value in one.items() if name not in ("kind", "id", "parent")
        }
        coordinator.cases.save([Edit(one["kind"], values, id=one["id"])])


def keep_limits(coordinator: Desk, story: Story) -> None:
    """Limits in words wait for a person at each exit: the office wrote them down as conditions, and that they
    are kept for the next exits of the story."""
    grants = [one for one in story.rows if one["kind"] == "consent_grant" and one.get("limits")]
    for grant in (one for one in grants if one["result"] in GIVEN):
        words: dict[str, Json] = {"words": grant["limits"], "type": "other"}
        [condition] = coordinator.cases.save([Edit(CONDITION, words, parent=grant["id"])]).ids
        met: dict[str, Json] = {"on": TODAY, "by": "ريما", "confirmed": True}
        coordinator.cases.save([Edit(MET, met, parent=condition) for _ in range(_EXITS)])


def janas_uncle_is_asked_again(world: World) -> None:
    """Nobody decides over his no for the grandmother's yes: a coordinator asks him, and he says yes."""
    office, story = world.coordinator, world.story
    yes, case = story.id("suad-committee"), story.id("case-jana")
    with pytest.raises(UserError, match="E_NO_HOLDS"):
        office.consent.steps.decide(yes, "بقرار المحكمة", shown=office.consent.steps.shown(yes))
    office.consent.grant(
        case,
        story.id("nizar"),
        "child_search",
        "children_committee",
        "given",
        How(),
        scopes=["identity", "minors", "documents"],
        shown=office.cases.shown(case),
    )


def digits(text: str) -> str:
    """The digits of a text, in one row, Arabic-Indic ones too."""
    kept = re.sub(r"\D+", "", text)
    return kept if kept.isascii() else "".join(str(int(one)) for one in kept)


def state(world: World, purpose: str, recipient: str, case: str = "case") -> str:
    """Which answer holds at the coordinator's."""
    dossier = world.coordinator.cases.dossier(world.story.id(case))
    return agreement(dossier, purpose, recipient, "", TODAY).state


@contextmanager
def whole_allowed(desk: Desk, case: str) -> Iterator[None]:
    """Families that asked for discreet sheets only agree to a whole one, which a test
    reads, and ask again."""
    asked = [
        one.id for one in desk.cases.dossier(case).of("family") if True in one.every("discreet")
    ]
    for said in (False, True):
        for id in asked:
            desk.cases.save([Edit("family", {"discreet": said}, id=id, shown=desk.cases.shown(id))])
        if not said:
            yield


def sheet_text(world: World, lang: Lang = "ar", case: str = "case", **more: Any) -> str:
    """What a family sheet says; `more` are fields of the order."""
    order = replace(SheetOrder(world.story.id(case), (lang,), discreet=False), **more)
    with whole_allowed(world.coordinator, order.case):
        return text_of(world.coordinator.outbound.sheets.sheet(order).pdf)


def term(lang: Lang, vocabulary: str, key: str) -> str:
    """A term in one language."""
    return Labels(lang, Vocabularies.load()).term(vocabulary, key)


def carry(giver: Desk, taker: Desk, stick: Path) -> None:
    """A bundle from one to the other."""
    stick.mkdir()
    files = [
        path
        for one in giver.sync.hand_over(stick, [taker.access.status().device_id])
        for path in one.files
    ]
    assert [one.status for one in taker.sync.intake.receive(files)] == ["applied"]

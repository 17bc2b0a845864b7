"""Whom a file names by any link guards it still once the device that wrote the link is withdrawn, whether
they lie in the file or elsewhere, and what joins two files joins them for what closes. Everybody is made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.kit import TODAY, Device, Town, carry
from tests.attacks.test_every_link_once_named import value
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of

from vsdesk.desk import Desk, Edit, How
from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.dictionary import Dictionary

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

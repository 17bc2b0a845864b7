"""Real desks with real vaults: one coordinator and two documenters of a made-up association."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from tests.cheap import cheap_env

from vsdesk import photo
from vsdesk.desk import Desk, Edit, Env, Secret
from vsdesk.records import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Clock

    from vsdesk.records.spec import Role
    from vsdesk.records.values import Json

PASSPHRASE = "سبع كلمات جديدة للاختبار فقط"  # made up


class House:
    """Makes and closes the desks of one test."""

    def __init__(self, root: Path, clock: Clock, rng: Callable[[int], bytes]) -> None:
        self.root, self.clock, self.rng = root, clock, rng
        self.desks: list[Desk] = []

    def env(self, name: str) -> Env:
        """One computer: its own profile."""
        return cheap_env(self.clock, self.rng, self.root / f"profile-{name}")

    def coordinator(self, folder: str = "coordinator") -> Desk:
        """A coordinator who has founded the association."""
        desk, _ = Desk.create(
            self.root / folder,
            role="coordinator",
            name="ريما",
            organisation="رابطة مثال (مختلقة)",
            code="MTH",
            passphrase=Secret.of_text(PASSPHRASE),
            env=self.env(folder),
        )
        self.desks.append(desk)
        return desk

    def documenter(
        self, name: str, coordinator: Desk | None = None, role: Role = "documenter"
    ) -> Desk:
        """A documenter, enrolled when a coordinator is given; `role`: what they are made there."""
        desk, _ = Desk.create(
            self.root / name,
            role="documenter",
            name=name,
            passphrase=Secret.of_text(PASSPHRASE),
            env=self.env(name),
        )
        self.desks.append(desk)
        if coordinator is not None:
            enrol(desk, coordinator, role)
        return desk

    def close(self) -> None:
        """Lock them all."""
        for desk in self.desks:
            desk.lock()


def enrol(desk: Desk, coordinator: Desk, role: Role = "documenter") -> None:
    """Request, approve, accept, with the words compared on both sides."""
    asked = desk.device_request()
    approved = coordinator.device_approve(asked.data, said=" ".join(asked.spoken.words), role=role)
    desk.device_accept(approved.data, said=approved.spoken.digits)


@pytest.fixture
def house(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[House]:
    """A house of desks."""
    built = House(tmp_path, clock, rng)
    yield built
    built.close()


def whole_case(desk: Desk, given: str = "مروان", *, photo_use: bool = True) -> tuple[str, str, str]:
    """A made-up family and its missing person, told in Arabic; ids of case, person, family."""
    family = desk.new_family({"display_name": "عائلة الدرويش", "language": "ar"}).ids[0]
    case, person = desk.new_case(
        {
            "given_ar": given,
            "father_ar": "خالد",
            "family_ar": "الدرويش",
            "given_lat": "Marwan",
            "family_lat": "al-Darwish",
            "mother_given_ar": "نجاح",
            "sex": "male",
            "birth": {"from": "1986-01-01", "to": "1986-12-31", "precision": "year"},
        },
        {"family": family, "case_type": "enforced_disappearance"},
    ).ids
    mother = desk.new_id()
    told = "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش"
    date: Json = {"from": "2013-08-09", "to": "2013-08-11", "precision": "range", "as_told": told}
    grants = questions.grants_for("keep", "yes", {"grantor": mother}, photo=photo_use)
    desk.save(
        [
            Edit("person", {"given_ar": "نجاح", "family_ar": "الحلبي"}, id=mother, parent=family),
            Edit("family_member", {"person": mother, "focal_point": True}, parent=family),
            Edit(
                "kinship",
                {"person": mother, "related_to": person, "relation": "mother"},
                parent=family,
            ),
            Edit(
                "contact_channel",
                {"type": "phone", "value": "+90 500 000 00 00", "safe_to_call": True},
                parent=mother,
            ),
            Edit(
                "event",
                {"type": "arrest", "is_disappearance": True, "date": date, "place_text": "القطيفة"},
                parent=case,
            ),
            *(Edit("consent_grant", grant, parent=family) for grant in grants),
        ]
    )
    desk.attach(io.BytesIO(photo.draw_made_up_portrait(1)), case, name="صورة.jpg")
    return case, person, family

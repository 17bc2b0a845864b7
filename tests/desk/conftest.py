"""Real desks with real vaults: one coordinator and two documenters of a made-up association."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import pytest
from tests.cheap import cheap_env
from tests.conftest import START, Chance, Clock, Once

from vsdesk import photo
from vsdesk.desk import Desk, Edit, Env, Secret
from vsdesk.records.consent import questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json

PASSPHRASE = "سبع كلمات جديدة للاختبار فقط"  # made up


T = TypeVar("T")


@dataclass(frozen=True)
class Beginning(Generic[T]):
    """What many tests begin with, made once: the folder of a house whose desks are closed, the moment and the
    chance at which it stood still, and what its maker told of it (ids, no desks)."""

    folder: Path
    names: tuple[str, ...]
    now: int
    chance: tuple[Any, ...]
    told: T


class Unopened(Desk):
    """A desk whose vault lies there: asked anything, it opens it and is that desk from then on. Of the three
    of a story many tests ask two."""

    def __init__(self, folder: Path, env: Env) -> None:
        self.lies_in, self._env = folder, env

    def __getattr__(self, name: str) -> Any:
        if not hasattr(Desk, name) and "_env" in vars(self):
            opened = Desk.open(self.lies_in, Secret.of_text(PASSPHRASE), vars(self).pop("_env"))
            vars(self).clear()
            vars(self).update(vars(opened))
            self.__class__ = Desk  # type: ignore[assignment]  # what it is now
            return getattr(self, name)
        raise AttributeError(name)


class House:
    """Makes and closes the desks of one test; what many begin with is kept in `once`."""

    def __init__(
        self,
        root: Path,
        clock: Clock,
        rng: Callable[[int], bytes],
        once: Once | None = None,
    ) -> None:
        self.root, self.clock, self.rng = root, clock, rng
        self.once = once
        self.desks: list[Desk] = []
        self.stands: Beginning[Any] | None = None  # what was copied here last
        self.is_changed = (
            False  # whether the test changes the program: then nothing goes on from a copy
        )

    def begin(self, key: str, make: Callable[[House], T], *, goes_on: bool = False) -> T:
        """What `make` makes in an empty house; `desks` has its desks, in the order in which it made them.

        It is made once in a process, by the same clock and chance, and copied: each test has vaults of its
        own with the same ids and keys, opened as after a night. In a house that is not empty any more, or
        whose time or chance went on, it is made there. `goes_on`: `make` begins with what was made
        already.
        """
        chance = self.rng
        if (
            self.once is None
            or self.desks
            or self.clock.now != START
            or not isinstance(chance, Chance)
            or chance.state != Chance().state
        ):
            return make(self)
        if key not in self.once.made:
            before = self.once if goes_on else None
            self.once.made[key] = _beginning(self.once.folder / key, make, before)
        found: Beginning[T] = self.once.made[key]
        self._stand(found, chance)
        return found.told

    def _stand(self, found: Beginning[Any], chance: Chance) -> None:
        shutil.copytree(found.folder, self.root, copy_function=shutil.copy, dirs_exist_ok=True)
        self.clock.now, chance.state = found.now, found.chance
        for name in found.names[len(self.desks) :]:
            self.open(name)
        self.stands = found

    @property
    def is_untouched(self) -> bool:
        """Whether nothing happened since a beginning was copied here: no desk was asked
        anything, no time went by."""
        found, chance = self.stands, self.rng
        return (
            found is not None
            and not self.is_changed
            and isinstance(chance, Chance)
            and (self.clock.now, chance.state) == (found.now, found.chance)
            and all(isinstance(one, Unopened) for one in self.desks)
        )

    def heard(self, key: str) -> bool:
        """Whether the same was asked before, of the same beginning: what is asked once is not kept."""
        assert self.stands and self.once
        key = f"heard {self.stands.folder.name} {key}"
        before = key in self.once.made
        self.once.made[key] = True
        return before

    def go_on(self, key: str, make: Callable[[House], T]) -> T:
        """In a house that is untouched: what `make` makes in an empty one that begins in the same way and
        goes on from there. It is made once in a process, and takes the place of what was copied here."""
        assert self.is_untouched and self.stands and self.once and isinstance(self.rng, Chance)
        key = f"{self.stands.folder.name} {key}"
        if key not in self.once.made:
            folder = self.once.folder / sha256(key.encode()).hexdigest()[:20]
            self.once.made[key] = _beginning(folder, make, self.once)
        found: Beginning[T] = self.once.made[key]
        for lies in self.root.iterdir():
            if (self.stands.folder / lies.name).exists():
                shutil.rmtree(lies)
        self._stand(found, self.rng)
        return found.told

    def open(self, name: str) -> None:
        """A vault that lies here, with its profile: once its desk is asked anything."""
        self.desks.append(Unopened(self.root / name, self.env(name)))

    def env(self, name: str) -> Env:
        """One computer: its own profile."""
        return cheap_env(self.clock, self.rng, self.root / f"profile-{name}")

    def coordinator(self, folder: str = "coordinator") -> Desk:
        """A coordinator who has founded the association."""
        self.begin(f"founded-{folder}", lambda house: house._found(folder))
        return self.desks[-1]

    def _found(self, folder: str) -> None:
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
            if not isinstance(desk, Unopened):
                desk.access.lock()


def _beginning(
    folder: Path, make: Callable[[House], T], before: Once | None = None
) -> Beginning[T]:
    clock, chance = Clock(), Chance()
    house = House(folder, clock, chance, before)
    try:
        told = make(house)
    finally:
        house.close()
    assert not [*folder.rglob("*-wal")], "a vault is whole without its journal"
    names = tuple(
        (desk.lies_in if isinstance(desk, Unopened) else desk.access.folder).name
        for desk in house.desks
    )
    return Beginning(folder, names, clock.now, chance.state, told)


def enrol(desk: Desk, coordinator: Desk, role: Role = "documenter") -> None:
    """Request, approve, accept, with the words compared on both sides."""
    asked = desk.sync.devices.request()
    approved = coordinator.sync.devices.approve(
        asked.data, said=" ".join(asked.spoken.words_in("en")), role=role
    )
    desk.sync.devices.accept(approved.data, said=approved.spoken.digits)


@pytest.fixture
def house(
    tmp_path: Path, clock: Clock, rng: Chance, once: Once, request: pytest.FixtureRequest
) -> Iterator[House]:
    """A house of desks."""
    built = House(tmp_path, clock, rng, once)
    built.is_changed = "monkeypatch" in request.fixturenames
    yield built
    built.close()


def whole_case(desk: Desk, given: str = "مروان", *, photo_use: bool = True) -> tuple[str, str, str]:
    """A made-up family and its missing person, told in Arabic; ids of case, person, family."""
    family = desk.cases.new_family(
        {"display_name": "عائلة الدرويش", "language": "ar", "displacement_status": "refugee"}
    ).ids[0]
    case, person = desk.cases.new_case(
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
    mother = desk.context.new_id()
    told = "أخدوه تالت يوم عيد الفطر سنة الألفين وتلاتعش"
    date: Json = {"from": "2013-08-09", "to": "2013-08-11", "precision": "range", "as_told": told}
    grants = questions.grants_for("keep", "yes", {"grantor": mother}, photo=photo_use)
    desk.cases.save(
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
    desk.files.attach(io.BytesIO(photo.draw_made_up_portrait(1)), case, name="صورة.jpg")
    return case, person, family


def frozen_now(desk: Desk, submission: str) -> str:
    """The digest of what is frozen, as somebody reads it who looks at the pages now."""
    return desk.cases.record(submission).text("digest")

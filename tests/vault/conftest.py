"""A real vault with made-up people, at next to no cost of the passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.cheap import cheap_env

from vsdesk.crypto.secrets import Secret
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.vault.edit import Edit
from vsdesk.vault.env import Env
from vsdesk.vault.vault import Vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Clock

    from vsdesk.records.dictionary.spec import Role

PASSPHRASE = "عبارة مرور للاختبار"  # made up
DICTIONARY = Dictionary.load()


@dataclass
class Place:
    """Where the test's vaults lie."""

    root: Path
    env: Env

    def create(self, name: str = "vault", role: Role = "documenter") -> Vault:
        """A new vault."""
        vault, words = Vault.create(
            self.root / name,
            role=role,
            name="هالة",
            organisation="",
            passphrase=Secret.of_text(PASSPHRASE),
            dictionary=DICTIONARY,
            env=self.env,
        )
        self.words = words
        return vault

    def open(self, name: str = "vault", passphrase: str = PASSPHRASE) -> Vault:
        """Open it again."""
        return Vault.open(self.root / name, Secret.of_text(passphrase), DICTIONARY, self.env)


@pytest.fixture
def place(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Place:
    """A folder for vaults."""
    return Place(tmp_path, cheap_env(clock, rng, tmp_path / "profile"))


@pytest.fixture
def vault(place: Place) -> Iterator[Vault]:
    """An open vault."""
    opened = place.create()
    yield opened
    opened.lock()


def a_case(number: int = 1, **names: str) -> list[Edit]:
    """The edits of one made-up case: case, person, disappearance."""
    case, person = f"{number:031x}c", f"{number:031x}e"
    given = {"given_ar": "مروان", "father_ar": "خالد", "family_ar": "الدرويش", **names}
    told = "تالت يوم العيد"
    return [
        Edit("case", {"case_no": f"26-{number:04d}", "person": person}, id=case),
        Edit("person", dict(given), id=person, parent=case),
        Edit(
            "event",
            {
                "type": "arrest",
                "is_disappearance": True,
                "date": {
                    "from": "2013-08-09",
                    "to": "2013-08-11",
                    "precision": "range",
                    "as_told": told,
                },
                "place_text": "حاجز القطيفة",
            },
            id=f"{number:031x}a",
            parent=case,
        ),
    ]

"""The made-up association of docs/spec/vectors: two coordinators, a documenter, three bundles.

Rima (A) founds it and takes in Hala (B, documents) and Amal (C, coordinator). Everything that
Amal knows comes in three bundles from Rima, so that her vault, and the three bundles by
themselves, hold the same records.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from vsdesk.desk import TEST_COST, Desk, Edit, Env, Secret
from vsdesk.records.dictionary.values import Json

PASSPHRASE: Final = "made up for the vectors of these pages"
_START: Final = 1_795_510_800_000  # 2026-11-24 09:00 UTC
PAPER: Final = b"A made-up paper.\n" * 40


class _Clock:
    """One second later at each look."""

    def __init__(self) -> None:
        self.now = _START

    def __call__(self) -> int:
        self.now += 1000
        return self.now


@dataclass
class World:
    """The three desks, and the bundles from Rima to Amal in order."""

    root: Path
    desks: dict[str, Desk] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    bundles: dict[str, bytes] = field(default_factory=dict)
    request: bytes = b""

    def __post_init__(self) -> None:
        self._clock = _Clock()
        self._random = random.Random(20261128).randbytes

    def tell(self) -> None:
        """The whole story."""
        self._found()
        first, second, person = self._record()
        self._hand("1-plain")
        self._at_once(first, person)
        self._hand("2-at-once")
        self.desks["rima"].erasure.erase(
            second,
            why="withdrawn",
            because="on request",
            listed=self.desks["rima"].erasure.erasure(second).digest,
        )
        self._hand("3-erasure")

    def open(self, name: str) -> Desk:
        """A desk that was locked."""
        return Desk.open(self.root / name, Secret.of_text(PASSPHRASE), self._env(name))

    def _env(self, name: str) -> Env:
        return Env(self._clock, self._random, self.root / f"profile-{name}", TEST_COST)

    def _found(self) -> None:
        roles: dict[str, Literal["coordinator", "documenter"]] = {
            "rima": "coordinator",
            "hala": "documenter",
            "amal": "coordinator",
        }
        for name, role in roles.items():
            said = {"organisation": "Example (made up)", "code": "MADE"} if name == "rima" else {}
            self.desks[name], self.words[name] = Desk.create(
                self.root / name,
                role=role,
                name=name,
                passphrase=Secret.of_text(PASSPHRASE),
                env=self._env(name),
                **said,
            )
        rima = self.desks["rima"]
        for name in ("hala", "amal"):
            asked = self.desks[name].sync.devices.request()
            answer = rima.sync.devices.approve(
                asked.data, said=asked.spoken.digits, role=roles[name]
            )
            self.desks[name].sync.devices.accept(answer.data, said=answer.spoken.digits)
            self.request = asked.data

    def _record(self) -> tuple[str, str, str]:
        """Two cases of Rima's, one of which is given to Hala; the person of the first."""
        rima = self.desks["rima"]
        first, person = self._case("مثال الأول", "Mithal One")
        second, _ = self._case("مثال الثاني", "Mithal Two")
        rima.cases.save(
            [Edit("case", {"assigned": [self.desks["hala"].access.status().device_id]}, id=first)]
        )
        return first, second, person

    def _case(self, given: str, latin: str) -> tuple[str, str]:
        rima = self.desks["rima"]
        family = rima.cases.new_family(
            {"display_name": f"{latin} (made up)", "language": "en"}
        ).ids[0]
        case, person = rima.cases.new_case(
            {"given_ar": given, "given_lat": latin, "family_lat": "Example"}, {"family": family}
        ).ids
        date: Json = {"from": "2013-08-01", "to": "2013-08-31", "precision": "month"}
        event: dict[str, Json] = {
            "type": "arrest",
            "is_disappearance": True,
            "date": date,
            "how_taken": {"answer": "unknown"},
        }
        rima.cases.save([Edit("event", event, parent=case)])
        return case, person

    def _at_once(self, case: str, person: str) -> None:
        """Hala and Rima write at once; a file, a value cleared, a record removed."""
        rima, hala = self.desks["rima"], self.desks["hala"]
        self._carry("rima", "hala")
        family: dict[str, Json] = {"family_lat": "Example-Rima", "father_lat": "Cleared"}
        rima.cases.save(
            [
                Edit("person", family, id=person),
                Edit("case", {"review_state": "peer_checked"}, id=case),
            ]
        )
        rima.cases.save([Edit("person", {"father_lat": None}, id=person)])
        told: dict[str, Json] = {"family_lat": "Example-Hala", "mother_lat": {"answer": "refused"}}
        newer: dict[str, Json] = {"kind": "case", "_also": {"family_lat": ["no member of a line"]}}
        hala.context.vault.save([Edit("person", newer, id=person)], links=False, as_came=True)
        hala.cases.save(
            [
                Edit("person", told, id=person),
                Edit("case", {"review_state": "needs_fix"}, id=case),
            ]
        )
        hala.files.attach(io.BytesIO(PAPER), case, kind="document", name="paper.txt")
        gone = hala.cases.save(
            [Edit("search_action", {"no_action_possible": True}, parent=case)]
        ).ids[0]
        hala.cases.delete(gone, shown=hala.cases.shown(gone))
        self._carry("hala", "rima")

    def _carry(self, giver: str, taker: str) -> bytes:
        stick = self.root / "stick"
        stick.mkdir(exist_ok=True)
        self.desks[giver].sync.hand_over(stick, [self.desks[taker].access.status().device_id])
        [bundle] = stick.iterdir()
        data = bundle.read_bytes()
        self.desks[taker].sync.intake.receive([bundle])
        bundle.unlink()
        return data

    def _hand(self, name: str) -> None:
        """From Rima to Amal; her receipt goes back, so that nothing rides twice."""
        self.bundles[name] = self._carry("rima", "amal")
        self._carry("amal", "rima")

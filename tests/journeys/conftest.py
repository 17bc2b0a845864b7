"""Commands as a person at a terminal, or a script, runs them: real vaults, cheap key derivation."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.cheap import cheap_env
from tests.conftest import Clock, Once
from tests.journeys.telling import Story
from tests.journeys.walking import Walk, begin
from tests.journeys.world import Left, World, keep_limits, tell

from vsdesk import cli
from vsdesk.cli.session import Outside


@pytest.fixture(scope="session")
def restricted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    """The vaults with the restricted case and nothing in them but what people said: through the
    exits it is gone once, for whoever looks at what left."""
    made = begin(tmp_path_factory.mktemp("restricted"))
    yield made
    made.house.close()


class Keyboard(io.StringIO):
    """Standard input: a terminal when somebody types, else a pipe."""

    def __init__(self, text: str, terminal: bool) -> None:
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@dataclass
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def refusal(self) -> str:
        """The code of the error document."""
        return str(self.json["error"]["code"])


@dataclass
class Machine:
    """One laptop: a profile folder, a passphrase file, a vault."""

    folder: Path
    clock: Callable[[], int]
    random: Callable[[int], bytes]
    passphrase: str = "made-up people only, in every one of these"
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def key_file(self) -> Path:
        path = self.folder / "passphrase.txt"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(self.passphrase + "\n", encoding="utf-8")
        return path

    def run(self, *arguments: object, typed: str = "", terminal: bool = False) -> Ran:
        """Run a command exactly as given."""
        env = cheap_env(self.clock, self.random, self.folder / "profile")
        out, err = io.StringIO(), io.StringIO()
        outside = Outside(
            env, Keyboard(typed, terminal), out, err, ask_secret=lambda _: self.passphrase
        )
        code = cli.main([str(one) for one in arguments], outside)
        return Ran(code, out.getvalue(), err.getvalue())

    def do(self, *arguments: object, typed: str = "") -> Ran:
        """Run a command on this machine's vault, with `--json`."""
        common = ("--vault", self.vault, "--password-file", self.key_file, "--json", "--yes")
        return self.run(*arguments, *common, typed=typed)

    def ok(self, *arguments: object, typed: str = "") -> Any:
        """The same, and it must end with 0; gives the document."""
        ran = self.do(*arguments, typed=typed)
        assert ran.code == 0, (arguments[:2], ran.code, ran.out[-500:], ran.err[-500:])
        return ran.json

    def listed(self, case: object) -> tuple[str, str]:
        """What the list of a case's answers printed, to be said back."""
        return "--shown", self.ok("consent", "list", case)["shown"]

    def granted(self, case: object, *arguments: object) -> Any:
        """An answer is written down, by what was listed before."""
        return self.ok("consent", "grant", case, *arguments, *self.listed(case))

    def seen(self, record: object) -> tuple[str, str]:
        """What a record printed, to be said back."""
        return "--shown", self.ok("records", "show", record)["shown"]


@pytest.fixture
def machine(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Callable[[str], Machine]:
    """Makes a machine in a folder of its own."""

    def make(name: str) -> Machine:
        folder = tmp_path / name
        folder.mkdir()
        return Machine(folder, clock, rng)

    return make


@pytest.fixture
def coordinator(machine: Callable[[str], Machine]) -> Machine:
    """A coordinator's machine, its organisation founded."""
    made = machine("office")
    made.ok(
        "vault",
        "create",
        "--role",
        "coordinator",
        "--name",
        "Office",
        "--organisation",
        "Families (made up)",
        "--code",
        "TEST",
    )
    return made


@pytest.fixture
def documenter(machine: Callable[[str], Machine]) -> Machine:
    """A documenter's machine, not enrolled."""
    made = machine("field")
    made.ok("vault", "create", "--role", "documenter", "--name", "Field")
    return made


def enrol(
    office: Machine, field_machine: Machine, letter: str, *, role: str = "documenter"
) -> None:
    """Enrol by file, the words read aloud on both sides."""
    asked = field_machine.ok("device", "request", field_machine.folder / "request")
    trust = office.folder / f"trust-{letter}"
    approved = office.ok(
        "device",
        "approve",
        field_machine.folder / "request",
        "--out",
        trust,
        "--letter",
        letter,
        "--role",
        role,
        "--words",
        " ".join(asked["words"]),
    )
    joined = field_machine.ok("device", "accept", trust, "--words", " ".join(approved["words"]))
    assert joined["letter"] == letter


Telling = Callable[..., World]


@pytest.fixture
def told(tmp_path: Path, once: Once) -> Iterator[Telling]:
    """Tells a story in vaults of its own: told once in a process, and copied."""
    worlds: list[World] = []

    def make(name: str, *, limits_kept: bool = True) -> World:
        """`limits_kept`: the office confirmed that what limits a yes in words is kept to, for some exits."""
        key = f"story-{name}-{limits_kept}"
        if key not in once.made:
            (once.folder / key).mkdir()
            first = tell(Story(name), once.folder / key)
            if limits_kept:
                keep_limits(first.coordinator, first.story)
            once.made[key] = Left.of(first)
        left: Left = once.made[key]
        worlds.append(world := left.again(tmp_path))
        return world

    yield make
    for world in worlds:
        world.house.close()

"""What became of a file: its marks, its counts, and what came in for each space."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from vsdesk.errors import CODES
from vsdesk.words import mark

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SpaceChange:
    """What came in for one case, family or other space: its root's kind, and how many entries."""

    space: str
    kind: str
    new: bool
    entries: int


@dataclass(slots=True)
class ImportOutcome:
    """What applying a volume did. `codes` are L, W and I codes, each once, in order of finding.

    `owed` says whether the sender waits for a receipt; `vouched` is the fingerprint of what the sender told
    of what is good of revoked devices, 0 for nothing; `waits`: something in it belongs to what is put away
    for a journey, so nothing of the volume is acknowledged.
    """

    codes: list[str] = field(default_factory=list)
    spaces: dict[str, SpaceChange] = field(default_factory=dict)
    entries: int = 0
    records: int = 0
    files: int = 0
    chunks: int = 0
    differences: int = 0
    delivered: int = 0
    erased: int = 0
    owed: bool = False
    vouched: int = 0
    waits: bool = False

    def by_news(self) -> dict[str, int]:
        """How many spaces are new and how many changed, and of these how many are cases."""
        every = [one.new for one in self.spaces.values()]
        cases = [one.new for one in self.spaces.values() if one.kind == "case"]
        return {
            "new": sum(every),
            "changed": len(every) - sum(every),
            "cases_new": sum(cases),
            "cases_changed": len(cases) - sum(cases),
        }

    def note(self, code: str) -> None:
        """Remember a code."""
        if code not in self.codes:
            self.codes.append(code)


_STOPPED: Final = 3  # what a command ends with where a person stopped it after some files
Status = Literal["applied", "duplicate", "partial", "held", "refused", "stopped"]

# What is told of a file of a folder, which nobody named, where there was nothing in it for this vault.
_BESIDE: Final = {
    "E_NO_MATCH": mark("A bundle for others, left alone."),
    "E_NOT_BUNDLE": mark("No bundle: it is empty, or another program wrote it. Left alone."),
    "E_NO_FILE": mark("It lay here before and is gone now. Nothing of it was taken in."),
}


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What became of one file.

    `status`: `applied`, `partial` (some logs set aside), `duplicate`, `held` (a newer program wrote
    it), `refused`, or `stopped` (disk or stick, or a person, and then without a code; nothing is lost).
    `code` is the reason of the last three, else ""; `codes` are the marks of what was applied; `erased`
    counts the records that orders to erase took from this vault. `found_in_folder`: nobody named this file,
    it lay in a folder, where files for other devices are nothing unusual.
    """

    path: Path
    status: Status
    code: str = ""
    codes: tuple[str, ...] = ()
    sender: str = ""
    bundle: str = ""
    vol: int = 0
    vols: int = 0
    ts: str = ""
    entries: int = 0
    records: int = 0
    files: int = 0
    differences: int = 0
    delivered: int = 0
    erased: int = 0
    spaces: tuple[SpaceChange, ...] = ()
    found_in_folder: bool = False

    @property
    def beside(self) -> str:
        """What to say of a file of a folder that is none of ours, or went away: no refusal. Else ""."""
        return _BESIDE.get(self.code, "") if self.found_in_folder else ""

    @property
    def exit_code(self) -> int:
        """What a command ends with. What is none of ours is no matter; what went away is."""
        if not self.code or (self.beside and self.code != "E_NO_FILE"):
            return _STOPPED if self.status == "stopped" else 0
        return CODES[self.code].exit_code

"""What applying a volume did: its marks, its counts, and what came in for each space."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SpaceChange:
    """What came in for one case, family or other space: its root's kind, and how many entries."""

    space: str
    kind: str
    new: bool
    entries: int


@dataclass(slots=True)
class Outcome:
    """What applying a volume did. `codes` are L, W and I codes, each once, in order of finding.

    `owed` says whether the sender waits for a receipt.
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

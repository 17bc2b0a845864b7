"""What matching needs once per open vault: the weights, the tables of nicknames, and their version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Self

from vsdesk import paths
from vsdesk.matching import sketch
from vsdesk.matching.sketch import Sketch
from vsdesk.names.nicknames import Nicknames

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from vsdesk.desk.matching.report_facts import ReportFacts
    from vsdesk.matching.match_evidence import JudgedPair
    from vsdesk.matching.weights import Weights
    from vsdesk.vault.matching.match_keys import Kept

FOLDER: Final = "names"  # of the profile: an organisation's own nicknames and kunyas


@dataclass(frozen=True)
class Matcher:
    """Loaded late: it brings numpy."""

    weights: Weights
    nicknames: Nicknames = field(repr=False)
    version: str

    @classmethod
    def load(cls, profile: Path) -> Self:
        """The shipped weights and tables, with the organisation's own. Raises UserError E_TABLE."""
        from vsdesk.matching.weights import Weights  # it brings numpy

        own = profile / FOLDER
        nicknames = Nicknames.load(own if own.is_dir() else None)
        return cls(Weights.load(), nicknames, version_of(profile))

    def sketch(self, told: ReportFacts) -> Sketch:
        """The sketch of what one report says."""
        return sketch.sketch(told.report(""), self.nicknames)

    def judge(
        self,
        left: Sketch,
        right: Sketch,
        counts: Callable[[Collection[int]], Mapping[int, int]],
        size: int,
        *,
        line: bool = False,
        within: bool = False,
    ) -> JudgedPair:
        """One pair, judged with what this vault holds now; `line`: one is a line of a list; `within`: the
        place of one lies in that of the other, and is left out of the sketches."""
        from vsdesk.matching.match_evidence import judged  # it brings numpy

        return judged(left, right, self.weights, counts, size, line=line, within=within)


def version_of(profile: Path) -> str:
    """The version of keys: of the algorithm, and of the tables of nicknames. Needs no numpy."""
    digest = hashlib.sha256()
    for folder in (paths.resources() / "names", profile / FOLDER):
        for path in sorted(folder.glob("*.toml")):
            digest.update(path.read_bytes())
    return f"{sketch.VERSION}:{digest.hexdigest()[:16]}"


def kept(number: int, sketch: Sketch) -> Kept:
    """A sketch as the vault keeps it."""
    return number, sketch.keys, sketch.facts, sketch.counted, sketch.row


def of_kept(one: Kept) -> Sketch:
    """A sketch as the vault kept it."""
    return Sketch(tuple(one[1]), one[2], tuple(one[3]), one[4])

"""What is shown of two reports that may be of one person: in a row of the queue, and side by side."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as kept
from typing import TYPE_CHECKING, Final

from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.matching.match_evidence import JudgedPair
    from vsdesk.records.dictionary.values import Json
    from vsdesk.vault.matching.match_pairs import PairCursor

COMPARED: Final[Mapping[str, str]] = {
    "given": mark("Given name"),
    "father": mark("Father"),
    "grandfather": mark("Grandfather"),
    "family": mark("Family name"),
    "mother": mark("Mother"),
    "sex": mark("Sex"),
    "birth": mark("Born"),
    "age": mark("Age as told"),
    "taken": mark("Taken"),
    "gov": mark("Governorate"),
    "place": mark("Where"),
    "siblings": mark("Brothers or sisters"),
    "swapped": mark("Order of the names"),
    "established": mark("Spelling"),
    "agreeing": mark("The whole name"),
}
LITTLE: Final = 1.0  # bits: below it says little
SIDES: Final[Mapping[str, str]] = {
    "for": mark("for"),
    "against": mark("against"),
    "agrees": mark("agrees"),
    "": mark("says little"),
}


@dataclass(frozen=True, slots=True)
class ReportHead:
    """One report in a row: a case, or a line of a list (`kind` source_list_entry). `page`: what is opened."""

    root: str
    kind: str
    title: str = kept(repr=False)
    other: str = kept(repr=False)
    number: str = kept(repr=False)
    place: str = kept(repr=False)
    told: str = kept(repr=False)
    updated: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class PairRow:
    """One pair in the queue; `decision` is "" as long as nobody has answered.

    `before`: what was decided of a pair that is asked about again.
    """

    a: str
    b: str
    points: float
    band: str
    left: ReportHead
    right: ReportHead
    decision: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class PairPage:
    """Rows and where the next page begins (None: this was the last)."""

    rows: tuple[PairRow, ...]
    next: PairCursor | None


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """What one field says: for (points above 0, in bits) or against.

    `rule` is a marked sentence; `borne`: so many reports here bear the name, of so many; `agrees`: it is the
    same on both sides.
    """

    field: str
    points: float
    rule: str
    borne: tuple[int, int] | None = None
    agrees: bool = False

    @property
    def side(self) -> str:
        """The side on which it speaks: for one person, against, "" for neither. What is the same on both
        sides and weighs little by itself "agrees": it counts with the rest of the name, the day and
        the place."""
        if abs(self.points) >= LITTLE:
            return "for" if self.points > 0 else "against"
        return "agrees" if self.agrees else ""


@dataclass(frozen=True, slots=True)
class PairFact:
    """One line of the comparison: what each report says, as recorded, and what that counts for."""

    field: str
    left: tuple[Json, ...] = kept(repr=False)
    right: tuple[Json, ...] = kept(repr=False)
    evidence: PairEvidence | None


@dataclass(frozen=True, slots=True)
class PairDecision:
    """What was decided about a pair, by whom and when. `differs`: two coordinators decided otherwise.

    `turned` names where one of the reports says otherwise since who it is about, as (kind, field).
    """

    record: str
    decision: str
    why: str = kept(repr=False)
    by: str
    on: str
    differs: bool
    turned: tuple[tuple[str, str], ...] = ()

    @property
    def void(self) -> bool:
        """Whether the pair is asked about again."""
        return bool(self.turned)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports side by side. Points and evidence are of these two alone, as they are now.

    `band` is what the list says, where it has the pair; `alone` what the two alone would be ("": in no
    band). `better`: the pair that makes this one no more than possible.
    `sealed`: one is a line of a list that only coordinators may be shown. `odd`: pairs that were decided
    not to be one person, and would stand among the reports of one if these two were accepted. `kin`: a family
    told how the two are related.
    """

    left: ReportHead
    right: ReportHead
    points: float
    band: str
    alone: str
    better: PairRow | None
    version: int
    rows: tuple[PairFact, ...]
    evidence: tuple[PairEvidence, ...]
    others: tuple[PairRow, ...]
    decision: PairDecision | None
    sealed: bool = False
    odd: tuple[tuple[ReportHead, ReportHead], ...] = kept(default=(), repr=False)
    kin: bool = False

    @property
    def of_cases(self) -> bool:
        """Whether both are cases, and neither a line of a list or what a witness told."""
        return {self.left.kind, self.right.kind} == {"case"}

    @property
    def against(self) -> tuple[PairEvidence, ...]:
        """What speaks against one person."""
        return tuple(one for one in self.evidence if one.points < 0 and one.field != "start")


def evidence_of(judged: JudgedPair) -> tuple[PairEvidence, ...]:
    """What counted, the weightiest first."""
    return tuple(
        PairEvidence(one.field, one.points, one.rule, one.borne, one.agrees)
        for one in judged.evidence
    )

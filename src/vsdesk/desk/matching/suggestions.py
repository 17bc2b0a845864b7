"""The same person, told of twice? Found in the background after an import or a save, and while typing.

What is found are suggestions: local, thrown away and rebuilt at will. A person decides
(`desk/matching/service.py`). Numpy and the weights are loaded at the first use only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk.matching.kin_pairs import ToldKin
from vsdesk.desk.matching.matcher import Matcher, kept, of_kept, version_of
from vsdesk.desk.matching.names_on_paper import differing
from vsdesk.desk.matching.report_facts import told_of, told_of_testimony, told_of_typed
from vsdesk.desk.matching.seen_reports import stands
from vsdesk.errors import UserError
from vsdesk.matching.bands import RELATIVES
from vsdesk.progress import SILENT
from vsdesk.records.dictionary.display_names import FOUR_PARTS
from vsdesk.vault.matching.match_keys import COMPARE, SKETCH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.report_facts import ReportFacts
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json

TOLD_OF: Final = "testimony_row"
_BATCH: Final = 1000  # cases of one short transaction


@dataclass(frozen=True, slots=True)
class MatchRun:
    """What one run did: cases looked at, pairs that are new and open, cases that still wait.

    `next`: where the next part of a list begins; 0 when all of it was looked at.
    """

    done: int
    found: int
    left: int
    next: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """A report that is here already and may be about the person whose name is being typed."""

    root: str
    title: str = field(repr=False)
    other: str = field(repr=False)
    number: str = field(repr=False)
    band: str
    first: str = field(
        repr=False
    )  # the first and the last day of the disappearance there, ISO or ""
    last: str = field(repr=False)


class SuggestionService:
    """Finding."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._env = context.env
        self._dictionary = context.dictionary
        self._cases = cases

    @cached_property
    def matcher(self) -> Matcher:
        return Matcher.load(self._env.profile)

    def match_left(self) -> int:
        """How many cases wait until they are compared; 0: nothing to do."""
        keys = self._vault.found_keys
        if keys.version() == version_of(self._env.profile):
            return keys.left()
        return max(keys.left(), self._vault.read.kinds().get("case", 0))

    def match_new(self, progress: Progress = SILENT, most: int | None = None) -> MatchRun:
        """Compare what changed since the last time with everything, and keep what may be one person.

        At most `most` cases, so that the window can do it in small parts between two saves. Cancelled
        leaves what was done. A new algorithm or table of nicknames starts over.
        """
        keys = self._vault.match_keys
        if keys.version() != self.matcher.version:
            with self._vault.database.transaction():
                keys.restart(self.matcher.version)
        total = keys.left()
        done = found = 0
        while most is None or done < most:
            part = _BATCH if most is None else min(_BATCH, most - done)
            progress.step("matching", done, max(total, done))
            if waiting := keys.waiting(SKETCH, part):
                self._sketch(waiting)
                done += 0 if most is None else len(waiting)
            elif waiting := keys.waiting(COMPARE, part):
                found += self._compare(waiting)
                done += len(waiting)
            else:
                break
        return MatchRun(done, found, keys.left())

    def _sketch(self, numbers: Sequence[int]) -> None:
        made = []
        for facts in self._vault.match_cases.of(numbers):
            sketch = self.matcher.sketch(told_of(facts, self._dictionary.places))
            if sketch.keys:  # less than two facts find nobody
                made.append(kept(facts.n, sketch))
        gone = set(numbers) - {one[0] for one in made}
        with self._vault.database.transaction():
            self._vault.match_keys.put(made, gone)
            self._vault.match_pairs.drop(gone)

    def _compare(self, numbers: Sequence[int]) -> int:
        from vsdesk.matching.comparison import against  # it brings numpy

        keys = self._vault.match_keys
        asked = [(one[0], of_kept(one)) for one in keys.sketches(numbers)]
        matches = against(keys, asked, self.matcher.weights)
        found = self._apart(
            [(asked[one.left][0], one.right, one.points, one.band) for one in matches]
        )
        with self._vault.database.transaction():
            new = self._vault.match_pairs.replace(
                numbers, found, stands=partial(stands, self._vault)
            )
            keys.compared(numbers)
        return new

    def _apart(
        self, found: Sequence[tuple[int, int, float, str]]
    ) -> list[tuple[int, int, float, str]]:
        """The same, with those among the relatives whom a family told to be related: nobody
        is related to himself."""
        kin = ToldKin(self._vault, self._vault.match_pairs, {one[0] for one in found})
        return [
            (one, two, points, RELATIVES if kin.are(one, two) else band)
            for one, two, points, band in found
        ]

    def hints(
        self, person: Mapping[str, Json], event: Mapping[str, Json] | None = None, but: str = ""
    ) -> tuple[Hint, ...]:
        """The few reports here that are likely about the person being typed; quietly, never a question.

        `person` and `event` are fields of these kinds as far as they are typed; `but` is the case in
        which they are typed. Fewer than two parts of a name give none.
        """
        told = told_of_typed(person, event or {}, self._dictionary.places)
        if sum(bool(told.texts(part)) for part in FOUR_PARTS) < 2:
            return ()
        return self._like(told, but)

    def testimony_hints(self, row: str) -> tuple[Hint, ...]:
        """The few cases here that may be of a person of whom a witness told; a suggestion, never a statement.

        Raises UserError E_NOT_FOUND.
        """
        told = self._cases.record(row)
        if told.kind != TOLD_OF:
            raise UserError("E_NOT_FOUND", kind=TOLD_OF)
        return self._like(told_of_testimony(told))

    def paper_differs(self, item: str) -> tuple[str, ...]:
        """Which names on a paper are not those of the person of its case: given, father, family, mother.

        Raises UserError E_NOT_FOUND.
        """
        paper = self._cases.record(item)
        if paper.kind != "evidence_item":
            raise UserError("E_NOT_FOUND", kind="evidence_item")
        cases = self._vault.found_cases
        number = cases.numbers([paper.space]).get(paper.space)
        facts = cases.of([number]) if number is not None else []
        return differing(told_of(facts[0], self._dictionary.places), paper) if facts else ()

    def _like(self, told: ReportFacts, but: str = "") -> tuple[Hint, ...]:
        from vsdesk.matching.comparison import hints  # it brings numpy

        keys, pairs = self._vault.found_keys, self._vault.found_pairs
        found = hints(keys, self.matcher.sketch(told), self.matcher.weights, most=8)
        ids = pairs.ids([one.right for one in found])
        own = pairs.number(but) if but else None
        kin = ToldKin(self._vault, pairs, [] if own is None else [own])
        said = []
        for one in found:
            row = self._vault.read.row(ids[one.right]) if one.right in ids else None
            if row is None or row.id == but:
                continue
            if own is not None and kin.are(own, one.right):
                continue
            if not self._is_decided(but, row.id):
                days = row.event_from, row.event_to
                said.append(Hint(row.id, row.name, row.other, row.number, one.band, *days))
        return tuple(said[:3])

    def _is_decided(self, case: str, other: str) -> bool:
        """Whether it was decided already whether these two are one person."""
        found = self._vault.found_pairs.decisions(case, other) if case else []
        return bool(found) and found[-1].text("decision") != "unsure"

    def are_kin(self, case: str, other: str) -> bool:
        """Whether a family told how the persons of two cases are related."""
        pairs = self._vault.found_pairs
        one, two = pairs.number(case), pairs.number(other)
        if one is None or two is None:
            return False
        return ToldKin(self._vault, pairs, [one]).are(one, two)

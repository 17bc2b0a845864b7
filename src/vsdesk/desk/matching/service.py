"""Is it the same person? Suggestions one by one or by pages, and what a coordinator decides about them.

A decision is a record `duplicate_link` in the space `office`: signed, with a reason, and it travels to
the other coordinators. Its id follows from the pair, so that two of them who decide otherwise meet as
a difference. No decision merges, changes or deletes a report.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from vsdesk.desk.cases.link_removal import ended_by
from vsdesk.desk.matching.groups import GroupService
from vsdesk.desk.matching.list_claims import ListClaimService
from vsdesk.desk.matching.list_files import ListFileService
from vsdesk.desk.matching.list_matching import ListMatchService
from vsdesk.desk.matching.pair_rows import (
    Pair,
    PairDecision,
    PairFact,
    PairPage,
    PairRow,
    ReportHead,
    evidence_of,
)
from vsdesk.desk.matching.report_facts import FIELDS, one_within_other
from vsdesk.desk.matching.reports import ReportService
from vsdesk.desk.matching.rival_pairs import better_fit, may_be_outdone
from vsdesk.desk.matching.seen_reports import of_reports, told_since, turned
from vsdesk.desk.matching.suggestions import SuggestionService
from vsdesk.desk.saving.claims import LINE, SAW
from vsdesk.errors import UserError
from vsdesk.matching.bands import BIT, LIKELY, POSSIBLE, RELATIVES
from vsdesk.records.dates.days import day_of
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.on_screen import OnScreen
from vsdesk.vault.edit import Edit
from vsdesk.vault.matching.match_pairs import DECISION, PairCursor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vsdesk.desk.cases.letting_go import EndedClosures
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.matching.report_facts import ReportFacts
    from vsdesk.matching.match_evidence import JudgedPair
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.matching.match_pairs import SuggestedPair

Decision = Literal["same", "different", "relatives", "unsure"]
_OTHERS: Final = 12


class PairService:
    """Looking at pairs and deciding."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._saving = context.saving
        self._context = context
        self._cases = cases
        self.suggestions = SuggestionService(context, cases)
        self.reports = ReportService(context, cases)
        self.groups = GroupService(context, self.reports)
        self.claims = ListClaimService(context, cases, self, self.reports)
        self.lists = ListMatchService(context, cases, self.suggestions)
        self.files = ListFileService(context, cases, self.lists, self.reports)

    # -- the queue --------------------------------------------------------------------------------

    def match_counts(self, list_id: str = "") -> Mapping[str, int]:
        """How many pairs wait in each band, and under "unsure" those that nobody could tell."""
        number = self._list_number(list_id)
        return {} if number is None else self._vault.found_pairs.counts(number)

    def pairs(
        self, band: str, after: PairCursor | None = None, limit: int = 50, list_id: str = ""
    ) -> PairPage:
        """A page of the open pairs of a band, the weightiest first ("unsure": those left open so).

        Without `list_id` pairs of cases; with one the lines of that list against cases.
        """
        number = self._list_number(list_id)
        if number is None:
            return PairPage((), None)
        found = self._vault.found_pairs.page(band, number, after, limit + 1)
        rows = self._pair_rows(found[:limit])
        if len(found) <= limit:
            return PairPage(rows, None)
        last = found[limit - 1]
        return PairPage(rows, PairCursor(last.points, last.low, last.high))

    def decided(self, limit: int = 200) -> tuple[PairRow, ...]:
        """The pairs that were decided, the last one first: each can be decided anew or taken back."""
        links = self._vault.read.bounded(DECISION, limit)[0]
        links.sort(key=lambda one: one.updated, reverse=True)
        rows = []
        for one in links:
            heads = [self.reports.head(end) for end in self.reports.ends(one)]
            if heads[0] and heads[1]:
                score = one.value("score")
                points = float(score) if isinstance(score, int) else 0.0
                said = one.text("decision")
                now, before = ("", said) if turned(self._vault, one) else (said, "")  # asked again
                rows.append(
                    PairRow(
                        heads[0].root, heads[1].root, points, "", heads[0], heads[1], now, before
                    )
                )
        return tuple(rows)

    def _list_number(self, list_id: str) -> int | None:
        """The number under which the pairs of a list are kept; 0 for pairs of cases."""
        return self._vault.found_pairs.list_number(list_id) if list_id else 0

    def _pair_rows(self, found: Iterable[SuggestedPair]) -> tuple[PairRow, ...]:
        heads: dict[str, ReportHead | None] = {}
        rows = []
        for one in found:
            for rec in (one.first, one.second):
                if rec not in heads:
                    heads[rec] = self.reports.head(rec)
            left, right = heads[one.first], heads[one.second]
            if left and right:
                points = round(one.points, 1)
                rows.append(
                    PairRow(one.first, one.second, points, one.band, left, right, one.decision)
                )
        return tuple(rows)

    # -- one pair ---------------------------------------------------------------------------------

    def pair(self, a: str, b: str) -> Pair:
        """Two reports side by side. Raises UserError E_NOT_FOUND."""
        left, right = self.reports.head(a), self.reports.head(b)
        if left is None or right is None:
            raise UserError("E_NOT_FOUND")
        ours, theirs = self.reports.told_by(a), self.reports.told_by(b)
        judged = self._judged(ours, theirs)
        evidence = evidence_of(judged)
        said = {one.field: one for one in evidence}
        beside = self._beside(a, b)
        listed = next((one for one in beside if {one.first, one.second} == {a, b}), None)
        kin = self.suggestions.are_kin(a, b)
        better = None if kin else self._better(left, right, judged, beside, listed)
        alone = RELATIVES if kin else POSSIBLE if better else judged.band
        rows = tuple(
            PairFact(name, ours.values.get(name, ()), theirs.values.get(name, ()), said.get(name))
            for name in FIELDS
            if ours.values.get(name) or theirs.values.get(name)
        )
        return Pair(
            left=left,
            right=right,
            points=judged.points,
            band=listed.band if listed else alone,
            alone=judged.band,
            better=better,
            version=judged.version,
            rows=rows,
            evidence=evidence,
            others=self._pair_rows([one for one in beside if one is not listed][:_OTHERS]),
            decision=self.decision(a, b),
            sealed=any(self._is_sealed_line(self._cases.record(one)) for one in (a, b)),
            odd=self.groups.odd(a, b),
            kin=kin,
        )

    def _is_sealed_line(self, view: RecordView) -> bool:
        """Whether only coordinators may be shown the list in which this line stands."""
        return view.kind == LINE and not self._saving.claims.is_open(view.space)

    def decision(self, a: str, b: str) -> PairDecision | None:
        """What stands decided about a pair, or None."""
        found = self._vault.found_pairs.decisions(a, b)
        return _decided(found[-1], turned(self._vault, found[-1])) if found else None

    def _judged(self, ours: ReportFacts, theirs: ReportFacts) -> JudgedPair:
        keys = self._vault.found_keys
        within = one_within_other(ours, theirs, self._context.dictionary.places)
        if within:  # of the governorate it is told beside
            ours, theirs = (replace(one, places=()) for one in (ours, theirs))
        sketches = self.suggestions.matcher.sketch(ours), self.suggestions.matcher.sketch(theirs)
        line = ours.line or theirs.line
        return self.suggestions.matcher.judge(
            *sketches, keys.counts, keys.size(), line=line, within=within
        )

    def _beside(self, a: str, b: str) -> list[SuggestedPair]:
        """All pairs in which one of the two stands, the weightiest first; their own among them."""
        pairs = self._vault.found_pairs
        return pairs.of({n for n in (pairs.number(a), pairs.number(b)) if n is not None})

    def _better(
        self,
        left: ReportHead,
        right: ReportHead,
        judged: JudgedPair,
        beside: Sequence[SuggestedPair],
        listed: SuggestedPair | None,
    ) -> PairRow | None:
        """The pair because of which these two, likely by themselves, are possible at most."""
        if not may_be_outdone(listed.band if listed else "possible", judged.band):
            return None
        line = next((one for one in (left, right) if one.kind != "case"), None)
        number = self._list_number(line.page) if line else 0
        size = self._vault.found_keys.size()
        found = better_fit(
            (left.root, right.root),
            listed.points if listed else judged.points,
            [((one.first, one.second), one) for one in beside if one.list_number == number],
            lambda one, two: self._judged(self.reports.told_by(one), self.reports.told_by(two)),
            self.suggestions.matcher.weights.bounds(size)[LIKELY] / BIT,
        )
        return next(iter(self._pair_rows([found])), None) if found else None

    def pair_shown(self, a: str, b: str) -> OnScreen:
        """What stands in two reports, and what is decided about them. Raises UserError E_NOT_FOUND."""
        return self._cases.shown(a, b) | OnScreen.of(self._vault.found_pairs.decisions(a, b))

    # -- deciding ---------------------------------------------------------------------------------

    def decide_pair(self, a: str, b: str, decision: str, why: str, *, shown: OnScreen) -> Change:
        """Write what a coordinator decides: same, different, relatives, unsure. Reversible (`take_back`).

        Raises UserError E_VALUE without a reason, for another word or one report alone, E_NOT_FOUND, E_ROLE;
        E_CHANGED where a report says otherwise by now who it is about than it was `shown`.
        """
        return self._decided_with(a, b, decision, why, shown)

    def ended(self, a: str, b: str, decision: str, why: str, *, shown: OnScreen) -> EndedClosures:
        """What closes something now, and no more once this is decided ("": taken back): it is tried, and
        nothing stays. On the writer's thread. Raises what the act does."""
        edits = self._edits(a, b, decision, why, shown) if decision else self._undoing(a, b, shown)
        return ended_by(self._context, edits)

    def undecide(self, a: str, b: str, why: str, *, shown: OnScreen) -> Change:
        """Take a decision back: the pair is asked about again. The history keeps it.

        Raises UserError E_NOT_FOUND when nobody decided, E_ROLE.
        """
        edits = self._undoing(a, b, shown)
        return self._cases.saved_with_back(edits, why, [*map(_turned, edits)])

    def _undoing(self, a: str, b: str, shown: OnScreen) -> list[Edit]:
        found = self._vault.found_pairs.decisions(a, b)
        if not found:
            raise UserError("E_NOT_FOUND")
        edits = [Edit(DECISION, id=one.id, delete=True, shown=shown) for one in found]
        return edits + self._saving.claims.along(a, b, "")

    def _decided_with(self, a: str, b: str, decision: str, why: str, shown: OnScreen) -> Change:
        edit, *more = self._edits(a, b, decision, why, shown)
        back: list[Edit] | None = [Edit(DECISION, id=edit.id, delete=True)]
        stands = self._vault.read.view(edit.id) if edit.id is not None else None
        if stands is not None and stands.kind == DECISION and not edit.restore:
            back = self._cases.planned([edit])
        turned = None if back is None else [*back, *map(_turned, more)]
        return self._cases.saved_with_back([edit, *more], back=turned)

    def _edits(self, a: str, b: str, decision: str, why: str, shown: OnScreen) -> list[Edit]:
        """The decision, and what follows from it."""
        if decision not in get_args(Decision):
            raise UserError("E_VALUE", kind=DECISION, field="decision")
        if a == b:  # one report beside itself is no pair
            raise UserError("E_VALUE", kind=DECISION, field="second")
        if not why.strip():
            raise UserError("E_VALUE", kind=DECISION, field="justification")
        pair = self.pair(a, b)
        first, second = _in_order(pair)
        rec = decision_id(first, second)
        stands = self._vault.read.view(rec)
        held = stands if stands is not None and stands.kind == DECISION else None
        if told_since(self._vault, (first, second), shown):
            raise UserError("E_CHANGED", kind=DECISION)
        values: dict[str, Json] = {
            "first": first,
            "second": second,
            "decision": decision,
            "by": self._vault.by,
            "on": self._context.today(),
            "justification": as_ptext(why),
            "score": round(pair.points),
            "reasons": {
                "version": pair.version,
                "band": pair.band or "none",
                "points": {one.field: round(one.points * 10) for one in pair.evidence},
                SAW: of_reports(self._vault, (first, second)),
            },
        }
        hidden = held is not None and held.deleted
        edit = Edit(DECISION, values, id=rec, restore=hidden, why=why, shown=shown)
        return [edit, *self._saving.claims.along(first, second, decision, values["reasons"])]


def decision_id(first: str, second: str) -> str:
    """The id of the record that decides about a pair, the same on every device."""
    named = "/".join(sorted((first, second)))
    return hashlib.sha256(f"vsdesk/match/v1\0{named}".encode()).hexdigest()[:32]


def _turned(edit: Edit) -> Edit:
    """What takes an edit back that hides a record, or makes or shows one."""
    return Edit(edit.kind, id=edit.id, restore=edit.delete, delete=not edit.delete)


def _in_order(pair: Pair) -> tuple[str, str]:
    """A case before a line of a list; two cases by their ids."""
    a, b = pair.left, pair.right
    if a.kind != b.kind:
        return (a.root, b.root) if a.kind == "case" else (b.root, a.root)
    if a.kind != "case":
        raise UserError("E_NOT_FOUND", kind="case")
    return (a.root, b.root) if a.root < b.root else (b.root, a.root)


def _decided(record: RecordView, turned: tuple[tuple[str, str], ...]) -> PairDecision:
    why = record.value("justification")
    words = (
        next((one for key, one in why.items() if key != "src_lang"), "")
        if isinstance(why, dict)
        else ""
    )
    on = day_of(record.text("on"))
    return PairDecision(
        record.id,
        record.text("decision"),
        words if isinstance(words, str) else "",
        record.text("by"),
        on.isoformat() if on else "",
        record.differs("decision"),
        turned,
    )

"""A line of a list that was accepted becomes a claim in the case, and the claim goes with the decision.

One line makes one claim in one case: accepted again, the claim that was there is shown again. Taken back
or decided otherwise, it is hidden in the same save; the history keeps both. The words of a list that may
not be shown to everybody never get into a case, which travels as a whole to whoever opened it: there the
decision alone stands, in the space of the coordinators. An answer that is not known counts as no.

A claim is the deciding device's word: it says of a line what coordinators, this device and its own load say,
and the names that the decision saw. Source: docs/spec/bundle.md §8.13.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.dates.days import day_at
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.on_screen import OnScreen
from vsdesk.vault.edit import Edit
from vsdesk.vault.matching.match_pairs import DECISION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

LINE: Final = "source_list_entry"
_LIST: Final = "source_list"
_SHOWN: Final = "may_be_shown"
_NAMES: Final = ("name_as_written", "father", "mother")  # what whoever decides is shown of a line
_MADE_OF: Final = (*_NAMES, "detainee_no", "branch_no", "page")
SAW: Final = "saw"  # the member of a decision's `reasons`: {record: {field: [ops]}}, of many ops their digest


class ListClaims:
    """The claims that decisions about lines of lists make, of one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def following(self, edits: Sequence[Edit]) -> list[Edit]:
        """What becomes of claims with these edits of lists and of decisions, as further edits of the save."""
        more = [edit for one in edits if one.kind == _LIST for edit in self._following(one)]
        more += [edit for one in edits if one.kind == DECISION for edit in self._deciding(one)]
        asked = {one.id for one in edits if one.id} if more else set()
        return [one for one in more if one.id not in asked]

    def without_ground(self) -> list[Edit]:
        """Hides the claims of lists that may be shown no longer, and those of lines that nobody, or not
        everybody, says are this person.

        Only what a decision made, and only by the word of who made the list or coordinates: what another
        device says of a list stands beside it, as a difference that a person settles.
        """
        gone: list[Edit] = []
        for one in self._vault.read.of_kind(_LIST):
            closed, claims = self._was_closed(one), self._claims_of_list(one.id)
            gone += _hidden(claim for claim in claims if closed or not self._has_ground(claim))
        return gone

    def _was_closed(self, source: RecordView) -> bool:
        """Whether somebody whose word counts said that not everybody may be shown a list."""
        trust = self._vault.trust
        heard = as_believed(source, trust.believes, trust.believed(source))
        return any(one != "yes" for one in heard.every(_SHOWN))

    def ends(self, decision: RecordView) -> tuple[str, str]:
        """The two reports of a decision; one that names a person is about that person's case."""
        pairs = self._vault.found_pairs
        return pairs.case_of(decision.text("first")), pairs.case_of(decision.text("second"))

    def is_open(self, list_id: str) -> bool:
        """Whether everybody may be shown a list: only where that was said, and nobody said otherwise, also
        not by what was put aside of a withdrawn device."""
        source = self._vault.read.view(list_id)
        return source is not None and _is_shown(*self._vault.read.whole.aside.readings(source))

    def along(self, one: str, other: str, decision: str, *reasons: Json) -> list[Edit]:
        """What becomes of the claim when a line is decided, for these `reasons` ("": it is taken back)."""
        ends = [self._record(rec) for rec in (one, other)]
        line = next((end for end in ends if end.kind == LINE), None)
        case = next((end for end in ends if end.kind == "case"), None)
        if line is None or case is None:
            return []
        if decision == "same" and self.is_open(line.space):
            return self._shown(case.id, line, reasons)
        return _hidden(self._claims(case.id, line.id))

    def _following(self, edit: Edit) -> list[Edit]:
        """What becomes of the claims of a list with a new answer."""
        if edit.id is None or _SHOWN not in edit.set:
            return []
        if (held := self._vault.read.view(edit.id)) is None:
            return []
        if edit.set[_SHOWN] != "yes":
            return _hidden(self._claims_of_list(edit.id))
        if not _is_shown(*self._vault.read.whole.aside.readings(held)[1:]):
            return []
        found: list[Edit] = []
        for one in self._vault.found_pairs.decided_lines(edit.id):
            case, entry = self.ends(one)
            if is_same(one) and self._vault.read.view(case) is not None:
                found += self._shown(case, self._record(entry), one.every("reasons"))
        return found

    def _deciding(self, edit: Edit) -> list[Edit]:
        """What becomes of the claim when the record of a decision is changed in whatever way."""
        held = self._vault.read.view(edit.id) if edit.id else None
        if held is None:
            return []
        stands = edit.set.get("decision") or ("same" if is_same(held) else "")
        gone = edit.delete or (held.deleted and not edit.restore)
        ends = [rec for rec in self.ends(held) if self._vault.read.view(rec) is not None]
        if len(ends) < 2:
            return []
        reasons = (edit.set["reasons"],) if "reasons" in edit.set else held.every("reasons")
        return self.along(ends[0], ends[1], "" if gone else str(stands), *reasons)

    def _has_ground(self, claim: RecordView) -> bool:
        """Whether a claim that a decision made is still borne by it; others bear themselves. The decision
        goes to coordinators alone and may come behind the claim, so until one is here, taken back or not, a
        claim by the word of a coordinator stands."""
        lines = _decided_lines(claim)
        pairs = self._vault.found_pairs
        told = [one for line in lines for one in pairs.decisions(claim.space, line, hidden=True)]
        if lines and not told:
            return bool(as_believed(claim, self._vault.trust.heard(claim)).text("list_entry"))
        return not lines or any(is_same(one) and not one.deleted for one in told)

    def _shown(self, case: str, line: RecordView, reasons: Iterable[Json]) -> list[Edit]:
        """The claim of a line, made or shown again; nothing where it stands."""
        held = self._claims(case, line.id)
        if any(not one.deleted for one in held):
            return []
        values = self._claimed(line, reasons)
        if held:
            return [Edit("claim", values, id=held[-1].id, restore=True)]
        rec = claim_id(case, line.id)
        taken = self._vault.read.place(rec) is not None  # by somebody who worked it out before
        return [Edit("claim", values, id=None if taken else rec, parent=case)]

    def _claims(self, case: str, line: str) -> list[RecordView]:
        """The claims of a case that decisions made of a line, hidden ones too."""
        named = self._vault.found_pairs.claims_of(line)
        found = {one.id: one for one in named if one.space == case and line in self._lines_of(one)}
        made = self._vault.read.view(claim_id(case, line))
        if made is not None and (made.kind, made.space) == ("claim", case):
            believed = as_believed(made, self._vault.trust.heard(made)).fields
            if any(
                believed.values()
            ):  # an id that somebody else worked out first is no claim of ours
                found[made.id] = made
        return [*found.values()]

    def _claims_of_list(self, list_id: str) -> list[RecordView]:
        """The claims that decisions made of lines of a list."""
        found = self._vault.found_pairs.claims_of_list(list_id)
        return [one for one in found if self._lines_of(one)]

    def _lines_of(self, claim: RecordView) -> list[str]:
        """The line of which a decision made a claim: its id follows from it, or (of older
        programs, which gave others) a coordinator or this device named it. No word of another
        device makes a claim one of these."""
        if made := _decided_lines(claim):
            return made
        heard = as_believed(claim, self._vault.trust.heard(claim))
        own = heard.text("list_entry") if heard.text("field") == "text" else ""
        return [own] if own else []

    def _claimed(self, line: RecordView, reasons: Iterable[Json]) -> dict[str, Json]:
        """What a claim says of a line; what another device wrote there, and nobody saw, it does not say."""
        source, told = self._repeatable(self._record(line.space)), self._repeatable(line, reasons)
        texts = (source.text("name"), *map(told.text, _MADE_OF))
        values: dict[str, Json] = {
            "field": "text",
            "value": as_ptext(" · ".join(one for one in texts if one)),
            "list_entry": line.id,
            "confidence": "rumour",
            "status": "current",
            "obtained_on": day_at(self._vault.env.clock()),
        }
        paper = source.value("file")
        if isinstance(paper, str):
            values["document"] = paper
        return values

    def _repeatable(self, record: RecordView, reasons: Iterable[Json] = ()) -> RecordView:
        """The record as this device may say it again: what it believes, and the names that a decision saw."""
        heard = self._vault.trust.heard(record)
        saw = {op for one in reasons for op in _names_seen(one, record.id)}
        fields = {
            name: tuple(
                one for one in said if heard(one.word) or (name in _NAMES and one.op in saw)
            )
            for name, said in record.fields.items()
        }
        return replace(record, fields=fields)

    def _record(self, rec: str) -> RecordView:
        view = self._vault.read.view(rec)
        if view is None:
            raise UserError("E_NOT_FOUND")
        return view


def claim_id(case: str, line: str) -> str:
    """The id of the claim that a line makes in a case, the same on every device."""
    return hashlib.sha256(f"vsdesk/claim/v1\0{case}/{line}".encode()).hexdigest()[:32]


def _decided_lines(claim: RecordView) -> list[str]:
    """The line from which the id of a claim follows; nothing for any other claim."""
    lines = (one for one in claim.every("list_entry") if isinstance(one, str))
    return [line for line in lines if claim.id == claim_id(claim.space, line)]


def _is_shown(*readings: RecordView) -> bool:
    return all(one.every(_SHOWN) == ("yes",) for one in readings)


def seen_by(reasons: Json) -> Mapping[str, Json] | None:
    """What a decision kept of the reports that it saw, by record; None where it kept nothing."""
    observed = reasons.get(SAW) if isinstance(reasons, dict) else None
    return observed if isinstance(observed, dict) else None


def _names_seen(reasons: Json, line: str) -> Collection[str]:
    """The ops by which a line was named when it was decided."""
    fields = (seen_by(reasons) or {}).get(line)
    kept = [fields.get(name) for name in _NAMES] if isinstance(fields, dict) else []
    return [op for ops in kept if isinstance(ops, list) for op in ops if isinstance(op, str)]


def is_same(decision: RecordView) -> bool:
    return decision.every("decision") == ("same",)


def _hidden(claims: Iterable[RecordView]) -> list[Edit]:
    return [
        Edit("claim", id=one.id, delete=True, shown=OnScreen.of([one]))
        for one in claims
        if not one.deleted
    ]

"""Families that are here already, looked for when somebody begins to speak or a case begins.

By the name of a member or of somebody missing in any spelling, by a phone, by a number. Only those are told
that this device would be given anyway: its own, those lent to it, those of its cases. What is sealed is not
told, and nobody is told by name of whom no list shows a word; a search that only they answer finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.exchange.openers import opened_by
from vsdesk.load_mark import unmarked
from vsdesk.records.case_parts import FAMILIES
from vsdesk.records.consent.lending import lent_to
from vsdesk.records.dictionary import display_names
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.records.gate.told.previews import Previews
from vsdesk.vault.read.vault_reads import ListFilter
from vsdesk.vault.search.hit_context import around
from vsdesk.vault.search.query import SearchQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.read.vault_reads import SearchHit

MOST: Final = 8  # families that are told at once
_ASKED: Final = 24  # hits of each kind among which they are looked for
_MISSING: Final = 3  # of each family by name
_TIED: Final = 50  # cases of one family that are looked at
_MEMBERS: Final = 400  # members, of each device, among whom another one is looked for
# What answers: who somebody is, how they are reached, numbers; no words in which others speak of them.
_ANSWERING: Final = frozenset(
    {
        "person",
        "person_name",
        "person_identifier",
        "contact_channel",
        "family",
        "case",
        "external_ref",
    }
)
_OF_PERSON: Final = frozenset({"person_name", "person_identifier", "contact_channel"})
Name = tuple[str, str]  # in Arabic (else Kurmanji, else Latin), and in another writing or ""


@dataclass(frozen=True, slots=True)
class KnownFamily:
    """A family that may be meant. `person` is the member who answers, "" where somebody missing, the number
    or the family itself does, and `member` the row that names them; `cases` says how many are missing,
    `missing` names the first of them."""

    id: str
    name: Name = field(repr=False)
    number: str = field(repr=False)
    place: str = field(repr=False)
    cases: int
    missing: tuple[Name, ...] = field(repr=False)
    person: str = ""
    called: Name = field(default=("", ""), repr=False)
    member: str = ""


class KnownFamilyService:
    """Finds; takes nothing over."""

    def __init__(self, context: DeskContext) -> None:
        self._vault = context.vault
        self._context = context
        self._name = context.dictionary.field("person", "given_ar")

    def look_for(self, text: str, most: int = MOST) -> tuple[KnownFamily, ...]:
        """The families that answer, those first of which a member does."""
        hits = [*self._hits(text, "family"), *self._hits(text, "case")] if text.strip() else []
        return self._told(hits, most, text)

    def like(self, person: Mapping[str, Json], most: int = MOST) -> tuple[KnownFamily, ...]:
        """The families with a member who is called as the person that is being typed; fewer than two words
        of a name find none."""
        for writing in display_names.WRITINGS:
            parts = (
                str(person.get(f"{part}_{writing}") or "") for part in display_names.NAME_PARTS
            )
            name = " ".join(" ".join(parts).split())
            if " " in name:
                found = self._told(self._hits(name, "family"), _ASKED, name)
                return tuple(one for one in found if one.person)[:most]
        return ()

    def told_of(self, families: Sequence[str]) -> tuple[KnownFamily, ...]:
        """These families, whoever may be given them."""
        heads = {one.id: one for one in self._vault.read.within(families, "family")}
        cases = self._cases_of(heads)
        people = self._people({}, cases)
        rows = (self._row(id, None, cases[id], people) for id in families if id in heads)
        return tuple(one for one in rows if one is not None)

    def has(self, family: str) -> bool:
        """Whether this device would be given a family, by itself or by a case of it."""
        head = self._vault.read.view(family)
        cases = self._cases_of([family])[family]
        return head is not None and self._is_ours(head, cases)

    def _hits(self, text: str, kind: str) -> Sequence[SearchHit]:
        where = ListFilter(kind=kind)
        return self._vault.read.search_run(text, where, _ANSWERING).more(_ASKED)

    # -- what answers -----------------------------------------------------------------------------

    def _told(self, hits: Sequence[SearchHit], most: int, text: str) -> tuple[KnownFamily, ...]:
        said = [one for one in hits if _answers(one)]
        met = self._met([one for one in hits if one.root_kind == "family"])
        unsaid = met.keys() - {one.root for one in said}
        missing = self._heads(one.root for one in said if one.root_kind == "case")
        found = dict.fromkeys(met, "") | {
            family: "" for case in missing for family in ids_of(case, *FAMILIES)
        }
        heads = {one.id: one for one in self._vault.read.within(found, "family") if _is_open(one)}
        cases = self._cases_of(heads)
        shown = [id for id in found if id in heads and self._is_ours(heads[id], cases[id])][:most]
        people = self._people(met, {id: cases[id] for id in shown})
        closed = {
            one
            for one in shown
            if one in unsaid or ((who := met.get(one)) is not None and who.id not in people)
        }
        if closed:  # somebody else of them may answer who may be named
            others = self._others(text, closed)
            shown = [one for one in shown if one not in closed or one in others]
            met |= others
            people |= self._people(others, dict.fromkeys(others, ()))
        rows = [self._row(id, met.get(id), cases[id], people) for id in shown]
        return tuple(one for one in rows if one is not None)

    def _met(self, hits: Iterable[SearchHit]) -> dict[str, RecordView | None]:
        """By family the person who answers; None where the family itself does."""
        found: dict[str, RecordView | None] = {}
        for one in hits:
            view = self._vault.read.view(one.id)
            if view is not None and view.kind in _OF_PERSON:
                view = self._vault.read.view(view.text("person") or view.parent or "")
            found[one.root] = view if view is not None and view.kind == "person" else None
        return found

    def _others(self, text: str, families: Collection[str]) -> dict[str, RecordView | None]:
        """By family a member whose name answers and may be said: nobody stands in the way of a namesake."""
        asked = SearchQuery(text)
        every = frozenset(range(len(asked.terms)))
        people = {one.id: one for one in self._vault.read.within(families, "person")}
        met = (people[id] for id in self._vault.read.fair([*people], _MEMBERS))
        named = [one for one in met if every <= _met_by(asked, one)]
        previews = Previews(around(self._vault.database, named), self._context.today())
        spec = self._name
        return {one.space: one for one in named if spec is not None and previews.shows(one, spec)}

    def _heads(self, roots: Iterable[str]) -> list[RecordView]:
        return self._vault.read.within([*dict.fromkeys(roots)], "case")

    def _cases_of(self, families: Collection[str]) -> dict[str, list[RecordView]]:
        found: dict[str, list[RecordView]] = {one: [] for one in families}
        for case in self._vault.read.linking_any(families, "case"):
            for family in ids_of(case, *FAMILIES):
                if family in found and not case.deleted:
                    found[family].append(case)
        return found

    # -- whose they are ---------------------------------------------------------------------------

    def _is_ours(self, family: RecordView, cases: Sequence[RecordView]) -> bool:
        """Whether this device would be given the family: coordinators get all."""
        if self._context.role == "coordinator" or not self._vault.trust.led:
            return True
        return any(map(self._has, (family, *cases[:_TIED])))

    def _has(self, root: RecordView) -> bool:
        own = self._context.device_id
        if self._vault.rules.made_by(root.id, own) or own in lent_to(root):
            return True
        return unmarked(opened_by(self._vault, root.space)) == own

    # -- as they are told -------------------------------------------------------------------------

    def _people(
        self,
        met: Mapping[str, RecordView | None],
        cases: Mapping[str, Sequence[RecordView]],
    ) -> dict[str, Name]:
        """Who may be named of those who answer and who are missing."""
        asked = [one for id in cases if (one := met.get(id)) is not None]
        first = [one for held in cases.values() for one in held[:_MISSING]]
        named = {id for case in first for id in ids_of(case, "person")}
        spaces = {one.space for one in first}
        asked += [one for one in self._vault.read.within(spaces, "person") if one.id in named]
        return self.named(asked)

    def named(self, asked: Sequence[RecordView]) -> dict[str, Name]:
        """What those of these persons are called whom a list may name."""
        previews = Previews(around(self._vault.database, asked), self._context.today())
        others = self._vault.read.below({one.id for one in asked}, "person_name")
        return {
            one.id: called(one, others)
            for one in asked
            if self._name is not None and previews.shows(one, self._name)
        }

    def _row(
        self,
        family: str,
        met: RecordView | None,
        cases: Sequence[RecordView],
        people: Mapping[str, Name],
    ) -> KnownFamily | None:
        """None where nobody may hear that this person answers."""
        row = self._vault.read.row(family)
        if row is None or (met is not None and met.id not in people):
            return None
        sought = (id for case in cases[:_MISSING] for id in ids_of(case, "person"))
        named = (people[id] for id in sought if id in people)
        return KnownFamily(
            family,
            (row.name, row.other),
            row.number,
            row.place,
            len(cases),
            tuple(islice((one for one in named if one[0]), _MISSING)),
            met.id if met is not None else "",
            people[met.id] if met is not None else ("", ""),
            self._member(family, met.id) if met is not None else "",
        )

    def _member(self, family: str, person: str) -> str:
        rows = self._vault.read.linking(person, "family_member")
        return next((one.id for one in rows if one.space == family), "")


def _answers(hit: SearchHit) -> bool:
    """Whether it may be said that this answers: by words that a list shows, or by the number as typed."""
    return any(one.text or one.how == "number" for one in hit.why)


def _met_by(asked: SearchQuery, person: RecordView) -> frozenset[int]:
    """The words of a search that a name answers, in whichever writing answers most of them."""
    found = (
        frozenset(at for one in asked.answers(name) for at in one.terms)
        for name in display_names.both_names(person)
        if name
    )
    return max(found, key=len, default=frozenset())


def _is_open(root: RecordView) -> bool:
    return not root.deleted and own_sensitivity(root) < SEALED


def called(person: RecordView, others: Sequence[RecordView]) -> Name:
    """What somebody is called: the name, else a nickname or kunya."""
    name = display_names.both_names(person)
    return name if name[0] else (display_names.called(person, others), "")

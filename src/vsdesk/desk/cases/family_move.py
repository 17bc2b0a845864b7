"""A case goes to the family to which it belongs: what follows is shown first, and it can be taken back.

No record moves: the case names another family. What was told and answered in the old one stays there, with
whoever said it. As long as the old family stays beside as the second one, its answers hold on for the
case; where it is taken off, they hold no more, and what they closed is said before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.known_families import Name, called
from vsdesk.desk.cases.letting_go import EndedClosures, closed, joined, questions_of
from vsdesk.errors import UserError
from vsdesk.records.case_parts import FAMILIES, members
from vsdesk.records.consent.answers import is_about
from vsdesk.records.consent.coordinators import fills
from vsdesk.records.consent.lending import lent_to
from vsdesk.records.dictionary.links import ids_of
from vsdesk.vault.edit import Edit
from vsdesk.vault.search.query import SearchQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vsdesk.desk.cases.known_families import KnownFamily, KnownFamilyService
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen

_GUARDING: Final = ("consent_grant", "person_mark", "family_request")


@dataclass(frozen=True, slots=True)
class MovedKin:
    """Somebody and how they are related to whom is missing; "" where nobody said so. `like`: what was said in
    the old family of whoever is called so there."""

    person: str
    name: Name = field(repr=False)
    relation: str
    like: str = ""


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What follows when a case goes to another family.

    `old` are all families that it names now and names no more; `told` what was told there and stays there;
    `answers` who answered there about this case, and how often. `relatives` are the members of the new
    family. `beside`: the old family that can stay as the second one, "" for none; `dropped`: those that
    never stay, because one other device alone put them there. `lent`: the devices that have the case and
    are given the new family too. `kept` and `let_go`: what closes something now and would no more, where
    the old family stays beside or does not.
    """

    case: str
    number: str = field(repr=False)
    missing: Name = field(repr=False)
    old: tuple[KnownFamily, ...]
    new: KnownFamily
    relatives: tuple[MovedKin, ...]
    told: tuple[MovedKin, ...]
    answers: tuple[tuple[Name, int], ...] = field(repr=False)
    submissions: int
    beside: str
    dropped: tuple[KnownFamily, ...]
    lent: tuple[str, ...]
    kept: EndedClosures
    let_go: EndedClosures

    @property
    def keeps(self) -> bool:
        """Whether an old family can stay beside as the second one."""
        return bool(self.beside)


@dataclass(frozen=True, slots=True)
class TakeOffPlan:
    """What follows when the second family is taken off: of the answers there, and what they close."""

    case: str
    old: tuple[KnownFamily, ...]
    answers: tuple[tuple[Name, int], ...] = field(repr=False)
    let_go: EndedClosures


class MoveService:
    """Shows, moves, takes a second family off. Coordinators, and whoever recorded the case and has both
    families."""

    def __init__(self, context: DeskContext, cases: CaseService, known: KnownFamilyService) -> None:
        self._vault = context.vault
        self._context = context
        self._cases = cases
        self._known = known

    def may_move(self, head: RecordView) -> bool:
        """Whether this device may say to which family a case belongs, as far as the case goes.
        Nothing is read for it."""
        if head.kind != "case" or not self._writes():
            return False
        own = self._context.device_id
        said = {one.device_id for name in FAMILIES for one in head.standing(name)}
        mine = self._vault.rules.made_by(head.id, own) and said <= {own}
        return self._context.role == "coordinator" or mine

    def plan(self, case: str, family: str, relations: Mapping[str, str] | None = None) -> MovePlan:
        """What follows, with no relation written and with these, or those told of people called
        so. Raises UserError E_ROLE, E_NOT_FOUND, E_KIND, E_SAME_FAMILY, E_SECOND_FAMILY."""
        head, old, stays = self._asked(case, family)
        dossier, there = self._cases.untold.as_shown(case), self._cases.untold.as_shown(family)
        sought = frozenset(ids_of(head, "person"))
        told = tuple(_told(dossier, sought, old))
        [new] = self._known.told_of([family])
        relatives = tuple(_relatives(there, sought, told))
        likely = {one.person: one.like for one in relatives if one.like and not one.relation}
        here = {one.person for one in relatives}
        said = {id: term for id, term in (relations or likely).items() if id in here}

        def ended(beside: str) -> EndedClosures:
            tries = (self._edits(head, family, old, one, beside) for one in ({}, said))
            return joined(self._ended(head, family, one) for one in tries)

        person = next((one for id in sought if (one := dossier.get(id)) is not None), None)
        return MovePlan(
            case,
            head.text("case_no"),
            called(person, dossier.of("person_name")) if person is not None else ("", ""),
            self._known.told_of(old),
            new,
            relatives,
            told,
            tuple(_answers(dossier, {case, *sought}, old)),
            len(dossier.of("submission")),
            stays,
            self._known.told_of([one for one in old if one not in self._firm(head)]),
            tuple(sorted(lent_to(head))),
            ended(stays) if stays else EndedClosures(),
            ended("") if old else EndedClosures(),
        )

    def move(
        self,
        case: str,
        family: str,
        relations: Mapping[str, str],
        *,
        keep: bool,
        shown: OnScreen | None,
        why: str | None = None,
    ) -> Change:
        """The case names this family, as it was `shown`; `relations` are written for members there, `keep`
        lets the old one stay beside. The Change takes all of it back.

        Raises UserError E_ROLE, E_NOT_FOUND, E_KIND, E_SAME_FAMILY; E_LINK for somebody who is no member
        there; E_SECOND_FAMILY where two old families would have to stand beside, or none can.
        """
        head, old, stays = self._asked(case, family)
        there = self._cases.dossier(family)
        here = {one.id for one in members(there)}
        if not relations.keys() <= here:
            raise UserError("E_LINK", kind="kinship", field="person")
        if keep and not stays:
            raise UserError("E_SECOND_FAMILY", kind="case", field="second_family")
        edits = self._edits(head, family, old, relations, stays if keep else "", shown)
        return self._cases.saved_with_back(edits, why)

    def _edits(
        self,
        head: RecordView,
        family: str,
        old: Collection[str],
        relations: Mapping[str, str],
        beside: str,
        shown: OnScreen | None = None,
    ) -> list[Edit]:
        """A move, as it is written."""
        values: dict[str, Json] = {"family": family, "second_family": beside or None}
        here = {one.id for one in members(self._cases.dossier(family))}
        if self._left_behind(head, {*old} - {beside}, here):
            values["primary_contact"] = None
        sought = next(iter(ids_of(head, "person")), "")
        edits = [Edit("case", values, id=head.id, shown=shown)]
        edits += [
            Edit(
                "kinship",
                {"person": person, "relation": relation, "related_to": sought},
                id=self._context.new_id(),
                parent=family,
            )
            for person, relation in relations.items()
            if relation and sought
        ]
        return edits

    def plan_off(self, case: str) -> TakeOffPlan:
        """What follows when the second family is taken off. Raises UserError E_ROLE, E_NOT_FOUND."""
        head = self._cases.record(case)
        if not self.may_move(head):
            raise UserError("E_ROLE")
        old = tuple(one for one in ids_of(head, "second_family") if one != head.text("family"))
        dossier = self._cases.untold.as_shown(case)
        return TakeOffPlan(
            case,
            self._known.told_of(old),
            tuple(_answers(dossier, {case, *ids_of(head, "person")}, old)),
            self._ended(head, case, [Edit("case", {"second_family": None}, id=case)]),
        )

    def _ended(self, head: RecordView, family: str, edits: Sequence[Edit]) -> EndedClosures:
        """What closes something now, and no more after these edits: they are tried, and nothing stays."""
        now = self._cases.dossier(head.id)
        asked = questions_of(
            (now, self._cases.dossier(family)), self._context.dictionary.vocabularies
        )
        shown = self._cases.shown(head.id)
        then = self._context.saving.tried(
            [replace(one, shown=shown) for one in edits],
            head.id,
            lambda file: closed(file, asked, self._context),
        )
        return closed(now, asked, self._context).ended_by(then)

    def take_off(self, case: str, *, shown: OnScreen | None, why: str | None = None) -> Change:
        """The second family is none of this case any more; the Change takes it back.

        Raises UserError E_ROLE.
        """
        if not self.may_move(self._cases.record(case)):
            raise UserError("E_ROLE")
        return self._cases.saved_with_back(
            [Edit("case", {"second_family": None}, id=case, shown=shown)], why
        )

    # -- whose it is ------------------------------------------------------------------------------

    def _asked(self, case: str, family: str) -> tuple[RecordView, tuple[str, ...], str]:
        """The case, the families that it names and would name no more, and which of them can stay beside."""
        head, there = self._cases.record(case), self._cases.record(family)
        if head.kind != "case" or there.kind != "family":
            raise UserError("E_KIND", kind=there.kind if head.kind == "case" else head.kind)
        if there.deleted:
            raise UserError("E_NOT_FOUND")
        old = tuple(one for one in dict.fromkeys(ids_of(head, *FAMILIES)) if one != family)
        if not self.may_move(head) or not all(
            map(self._known.has, (family, *ids_of(head, "family")))
        ):
            raise UserError("E_ROLE")
        if ids_of(head, "family") == [family]:
            raise UserError("E_SAME_FAMILY", kind="case", field="family")
        stays = [one for one in old if one in self._firm(head)]
        if len(stays) > 1:  # there is room for one: no answer of the other is let go along the way
            raise UserError("E_SECOND_FAMILY", kind="case", field="second_family")
        return head, old, next(iter(stays), "")

    def _writes(self) -> bool:
        spec = self._context.dictionary.kind("case")
        return spec is not None and self._context.role in spec.writers

    def _firm(self, head: RecordView) -> frozenset[str]:
        """The families that a coordinator wrote into the case or looked at, or who opened the case."""
        counts = fills(self._cases.dossier(head.id), head.id)
        said = (one for name in FAMILIES for one in head.standing(name) if counts(one))
        return frozenset(one.value for one in said if isinstance(one.value, str))

    def _left_behind(self, head: RecordView, old: Collection[str], here: Collection[str]) -> bool:
        """Whether whom we ring for the case belongs to the family that is left."""
        contact = head.text("primary_contact")
        view = self._vault.read.view(contact) if contact else None
        return view is not None and view.id not in here and view.space in old


def _told(dossier: Dossier, sought: frozenset[str], old: Collection[str]) -> Iterable[MovedKin]:
    """What was told in these families of how somebody is related to whom is missing."""
    others = dossier.of("person_name")
    for one in dossier.of("kinship"):
        person = dossier.get(one.text("person"))
        if one.space in old and person is not None and sought & {*ids_of(one, "related_to")}:
            yield MovedKin(person.id, called(person, others), one.text("relation"))


def _relatives(
    there: Dossier, sought: frozenset[str], told: Collection[MovedKin]
) -> Iterable[MovedKin]:
    """The members of the new family, each with what is said there of the two already."""
    others = there.of("person_name")
    said = {
        one.text("person"): one.text("relation")
        for one in there.of("kinship")
        if sought & {*ids_of(one, "related_to")}
    }
    for one in members(there):
        if one.deleted or one.id in sought:
            continue
        name = called(one, others)
        like = next((kin.relation for kin in told if _alike(kin.name, name)), "")
        yield MovedKin(one.id, name, said.get(one.id, ""), like)


def _alike(one: Name, other: Name) -> bool:
    """Whether all words of a name, of two at least, sound like words of the other."""
    for text in filter(None, one):
        asked = SearchQuery(text)
        if len(asked.terms) > 1 and any(
            {term for found in asked.answers(words) for term in found.terms}
            == set(range(len(asked.terms)))
            for words in filter(None, other)
        ):
            return True
    return False


def _answers(
    dossier: Dossier, about: Collection[str], old: Collection[str]
) -> Iterable[tuple[Name, int]]:
    """Who answered in these families about the case, asked something or has a mark, and how often."""
    found: Counter[str] = Counter()
    for kind in _GUARDING:
        for one in dossier.of(kind):
            if one.space in old and (kind != "consent_grant" or is_about(one, about)):
                found[one.text("grantor") or one.text("person") or one.parent or ""] += 1
    others = dossier.of("person_name")
    for id, count in found.items():
        person = dossier.get(id)
        named = person is not None and person.kind == "person"
        yield (called(person, others) if named and person is not None else ("", "")), count

"""Who is around a missing person: families, members, relations, sources; each in one save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.gate.persons.hidden_people import MARK, asking
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.on_screen import OnScreen


@dataclass(frozen=True, slots=True)
class NamingRequest:
    """Who told of somebody, and how they asked that person be named (a type of mark); ""
    where nobody said so."""

    by: str = ""
    named: str = ""


class PeopleService:
    """Says who belongs to whom."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._context = context
        self._cases = cases

    def new_family(self, case: str | None) -> Change:
        """A family, and the link of a case to it when one is given. ids[0] is the family."""
        if case is None:
            return self._cases.begun.begin("family")
        family = self._context.new_id()
        return self._cases.save(
            [Edit("family", {}, id=family), Edit("case", {"family": family}, id=case)]
        )

    def new_case_of(self, family: str) -> Change:
        """A case that is still empty, linked to a family from the start. ids = (case, person, event)."""
        begun = self._cases.begun.begin("case")
        self.link_family(begun.ids[0], family, shown=None)
        return begun

    def link_family(self, case: str, family: str, *, shown: OnScreen | None) -> Change:
        """Link a case to a family that is there; to the one of before as it was `shown`."""
        return self._cases.save([Edit("case", {"family": family}, id=case, shown=shown)])

    def new_source(self, case: str, sources: tuple[str, ...]) -> Change:
        """A source in a space of its own, named by its code beside the `sources` of a case, and as a witness
        of nothing: somebody says of what they are one. ids[0] is the source.

        The code says nothing of the case: whoever searches for it finds nobody else.
        """
        source = self._context.new_id()
        named: list[Json] = [*sorted({*sources, source})]
        made = Edit("source", {"code": source_code(source)}, id=source)
        return self._cases.save([made, Edit("case", {"sources": named}, id=case)])

    def relate(self, kinship: str, person: str) -> Change:
        """Say to whom a relation is that was recorded without."""
        return self._cases.save([Edit("kinship", {"related_to": person}, id=kinship)])

    def new_relation(
        self, family: str, person: str, relation: str, other: str, told_by: str
    ) -> Change:
        """How one person is related to another, beside whatever was said of the two before; "":
        nobody says who told it."""
        values: dict[str, Json] = {"person": person, "relation": relation, "related_to": other}
        values |= {"told_by": told_by} if told_by else {}
        return self._cases.save([Edit("kinship", values, parent=family)])

    def new_member(
        self,
        family: str,
        missing: str | None,
        values: Mapping[str, Json],
        relation: str | None,
        known: str | None = None,
        heard: NamingRequest = NamingRequest(),
    ) -> Change:
        """A person of the family (or one who is `known` already), the membership, the kinship,
        what was asked of them."""
        return self._cases.save(self._member(family, missing, values, relation, known, heard))

    def new_members(
        self, family: str, missing: str | None, relation: str, count: int, heard: NamingRequest
    ) -> Change:
        """So many of one kinship, of whom no name is told, in one save."""
        one = (self._member(family, missing, {}, relation, None, heard) for _ in range(count))
        return self._cases.save([edit for edits in one for edit in edits])

    def _member(
        self,
        family: str,
        missing: str | None,
        values: Mapping[str, Json],
        relation: str | None,
        known: str | None,
        heard: NamingRequest,
    ) -> list[Edit]:
        person = known or self._context.new_id()
        edits = [] if known else [Edit("person", values, id=person, parent=family)]
        edits.append(Edit("family_member", {"person": person}, parent=family))
        told_by = {"told_by": heard.by} if heard.by else {}
        if relation:  # "mother" is kept also while no missing person is linked to the family
            kin = {"person": person, "relation": relation, **told_by}
            edits.append(
                Edit("kinship", kin | ({"related_to": missing} if missing else {}), parent=family)
            )
        if heard.named:
            asked = asking(heard.named, self._context.today(), heard.by)
            edits.append(Edit(MARK, asked, parent=person))
        return edits

"""Saves that the window composes out of several records; called on the writer thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vsdesk.desk import Edit
from vsdesk.records.dictionary.numbering import source_code
from vsdesk.records.gate.marks import MARK, asking

if TYPE_CHECKING:
    from vsdesk.desk import Change, Desk
    from vsdesk.records.dictionary.values import Json


@dataclass(frozen=True, slots=True)
class Telling:
    """Who told of somebody, and how they asked that person be named (a type of mark); "" where nobody said so."""

    by: str = ""
    named: str = ""


def new_case(desk: Desk) -> Change:
    """A case with its person and the event of the disappearance, all still empty. ids = (case, person, event)."""
    return desk.cases.begun.begin("case")


def new_case_of(desk: Desk, family: str) -> Change:
    """The same, linked to a family from the start."""
    begun = new_case(desk)
    link_family(desk, begun.ids[0], family)
    return begun


def new_root(desk: Desk, kind: str) -> Change:
    """A root of any other kind, empty but for who writes it. ids[0] is its id."""
    return desk.cases.begun.begin(kind)


def new_family(desk: Desk, case: str | None) -> Change:
    """A family, and the link of a case to it when one is given. ids[0] is the family."""
    if case is None:
        return desk.cases.begun.begin("family")
    family = desk.context.new_id()
    return desk.cases.save(
        [Edit("family", {}, id=family), Edit("case", {"family": family}, id=case)]
    )


def link_family(desk: Desk, case: str, family: str) -> Change:
    """Link a case to a family that is there."""
    return desk.cases.save([Edit("case", {"family": family}, id=case)])


def new_source(desk: Desk, event: str, witnesses: tuple[str, ...]) -> Change:
    """A source in a space of its own, named by its code as a witness of an event. ids[0] is the source.

    The code says nothing of the case: whoever searches for it finds nobody else.
    """
    source = desk.context.new_id()
    named: list[Json] = [*sorted({*witnesses, source})]
    made = Edit("source", {"code": source_code(source)}, id=source)
    return desk.cases.save([made, Edit("event", {"witnesses": named}, id=event)])


def relate(desk: Desk, kinship: str, person: str) -> Change:
    """Say to whom a relation is that was recorded without."""
    return desk.cases.save([Edit("kinship", {"related_to": person}, id=kinship)])


def new_relation(
    desk: Desk, family: str, person: str, relation: str, other: str, told_by: str
) -> Change:
    """How one person is related to another, beside whatever was said of the two before; "": nobody says who told it."""
    values: dict[str, Json] = {"person": person, "relation": relation, "related_to": other}
    values |= {"told_by": told_by} if told_by else {}
    return desk.cases.save([Edit("kinship", values, parent=family)])


def new_member(
    desk: Desk,
    family: str,
    missing: str | None,
    values: dict[str, Json],
    relation: str | None,
    known: str | None = None,
    heard: Telling = Telling(),
) -> Change:
    """A person of the family (or one who is `known` already), the membership, the kinship, what was asked of them."""
    return desk.cases.save(_member(desk, family, missing, values, relation, known, heard))


def new_members(
    desk: Desk, family: str, missing: str | None, relation: str, count: int, heard: Telling
) -> Change:
    """So many of one kinship, of whom no name is told, in one save."""
    one = (_member(desk, family, missing, {}, relation, None, heard) for _ in range(count))
    return desk.cases.save([edit for edits in one for edit in edits])


def _member(
    desk: Desk,
    family: str,
    missing: str | None,
    values: dict[str, Json],
    relation: str | None,
    known: str | None,
    heard: Telling,
) -> list[Edit]:
    person = known or desk.context.new_id()
    edits = [] if known else [Edit("person", values, id=person, parent=family)]
    edits.append(Edit("family_member", {"person": person}, parent=family))
    told_by = {"told_by": heard.by} if heard.by else {}
    if relation:  # "mother" is kept also while no missing person is linked to the family
        kin = {"person": person, "relation": relation, **told_by}
        edits.append(
            Edit("kinship", kin | ({"related_to": missing} if missing else {}), parent=family)
        )
    if heard.named:
        asked = asking(heard.named, desk.context.today(), heard.by)
        edits.append(Edit(MARK, asked, parent=person))
    return edits

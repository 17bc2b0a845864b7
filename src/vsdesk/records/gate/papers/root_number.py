"""The number by which papers, their names and letters call a case or a family. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.dictionary.case_numbers import (
    FORMER,
    NUMBERS,
    former_number,
    paper_number,
    short_form,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.gate.record_filter import DisclosedRecord


def root_number(root: RecordView | None, outgoing: Mapping[str, DisclosedRecord]) -> str:
    """The number of a root as it leaves; what the gate keeps back, of what leaves else, is said by no
    paper."""
    name = NUMBERS.get(root.kind) if root else None
    if root is None or name is None:
        return ""
    left = outgoing.get(root.id)
    if left is None:
        return paper_number(root.text(name), root.id)
    return left.text(name) or (short_form(root.id) if root.every(name) else "")


def number_beside(root: str, number: str, other: str) -> str:
    """The number of a root where another reading of its file says another one: it leaves as a
    number of ours alone."""
    return number if number == other else paper_number(number, root)


def was_numbered(disclosed: GateDecision) -> str:
    """The number that the root of a paper had before enrolment, as far as that reference leaves."""
    told = (
        one.text("ref_no")
        for one in disclosed.of("external_ref")
        if one.parent == disclosed.root and one.text("body") == FORMER
    )
    return former_number(disclosed.number, told)

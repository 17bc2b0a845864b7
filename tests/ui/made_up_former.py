"""A made-up case that another device tied to another family: the family of before said
no, and is in danger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ui import made_up

from vsdesk.desk import Edit, How

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk


@dataclass(frozen=True)
class Moved:
    """The case, the family of before, that of today, who refused."""

    case: str
    before: str
    now: str
    wife: str


def moved(chief: Desk, work: Path, *, risk: bool = True) -> Moved:
    """A documenter's case comes in, then its move, which no coordinator decided."""
    desk = made_up.field(work / "field", work / "field-profile", "شيار")
    made_up.enrol(chief, desk)
    [case] = made_up.fill(desk, 1)
    before = desk.cases.record(case).text("family")
    wife = _relative(desk, case, before, "رحاب", "السعيد", "wife")
    desk.consent.answers(
        case, wife, {"iimp": "no"}, How(language="ar"), shown=desk.cases.shown(case)
    )
    if risk:
        desk.cases.save(
            [Edit("risk_assessment", {"level": "red", "date": "2026-11-20"}, parent=before)]
        )
    now = desk.cases.new_family({"display_name": "عائلة أخرى", "language": "ar"}).ids[0]
    desk.cases.save([Edit("case", {"family": now}, id=case)])
    mother = _relative(desk, case, now, "هدى", "المصري", "mother")
    desk.consent.answers(
        case,
        mother,
        {"keep": "yes", "iimp": "yes"},
        How(language="ar"),
        shown=desk.cases.shown(case),
    )
    made_up.exchange(desk, chief, work / "stick-moved")
    desk.access.lock()
    return Moved(case, before, now, wife)


def joined(chief: Desk, answer: str = "no") -> Moved:
    """Two entries of one person in two families, which the coordinator joined: at the first a
    wife refused, or put off, and so to a body of which nobody was asked at the second."""
    first, second = made_up.fill(chief, 2)
    before = chief.cases.record(first).text("family")
    now = chief.cases.new_family({"display_name": "عائلة أخرى", "language": "ar"}).ids[0]
    chief.cases.save([Edit("case", {"family": now}, id=second)])
    wife = _relative(chief, first, before, "رحاب", "السعيد", "wife")
    said = How(language="ar", follow_up="2027-01-01" if answer == "not_now" else "")
    chief.consent.answers(
        first, wife, {"iimp": answer, "ncmp": answer}, said, shown=chief.cases.shown(first)
    )
    mother = _relative(chief, second, now, "هدى", "المصري", "mother")
    chief.consent.answers(
        second,
        mother,
        {"keep": "yes", "iimp": "yes"},
        How(language="ar"),
        shown=chief.cases.shown(second),
    )
    chief.matching.decide_pair(
        first, second, "same", "شخص واحد", shown=chief.matching.pair_shown(first, second)
    )
    return Moved(second, before, now, wife)


def _relative(desk: Desk, case: str, family: str, given: str, surname: str, relation: str) -> str:
    person = desk.context.new_id()
    of = {
        "person": person,
        "related_to": desk.cases.record(case).text("person"),
        "relation": relation,
    }
    desk.cases.save(
        [
            Edit("person", {"given_ar": given, "family_ar": surname}, id=person, parent=family),
            Edit("family_member", {"person": person}, parent=family),
            Edit("kinship", {**of}, parent=family),
        ]
    )
    return person


def removed(chief: Desk) -> Moved:
    """A case of two families: in the first one a wife refused, and its page is removed; in the second one the
    mother agreed."""
    [case] = made_up.fill(chief, 1)
    before = chief.cases.record(case).text("family")
    wife = _relative(chief, case, before, "رحاب", "السعيد", "wife")
    now = chief.cases.new_family({"display_name": "عائلة أخرى", "language": "ar"}).ids[0]
    chief.cases.save([Edit("case", {"second_family": now}, id=case)])
    mother = _relative(chief, case, now, "هدى", "المصري", "mother")
    for who, answers in ((wife, {"iimp": "no"}), (mother, {"keep": "yes", "iimp": "yes"})):
        shown = chief.cases.shown(case)
        chief.consent.answers(case, who, answers, How(language="ar"), shown=shown)
    chief.cases.delete(before, shown=chief.cases.shown(before))
    return Moved(case, before, now, wife)

"""Other entries of a relative that were as delicate, as young and as much in danger as what goes says.

Nobody wrote that there: it is read at the entry that goes. So before, the same is written where they stay:
how delicate they are, a risk about them that says no more than what it asks, and, in place of a birth, which
goes, that nobody may know of them. A coordinator ends each like any.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.desk.cases.dependents import hanging
from vsdesk.desk.erasure.order_knowledge import parted
from vsdesk.desk.erasure.risk_left import asked_by
from vsdesk.desk.erasure.said_for_good import for_good, said
from vsdesk.records.checks.risk import KIND
from vsdesk.records.dates.ages import is_minor
from vsdesk.records.dates.days import day_of
from vsdesk.records.gate.persons.hidden_people import MARK, NOT_KNOWN
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.vault.edit import Edit
from vsdesk.vault.read.relative_entries import younger

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.desk.erasure.order_knowledge import PartedEntries
    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"


def care_left(vault: Vault, reached: Collection[RecordKey], today: str) -> list[Edit]:
    """What is written for each of them, in the order of their ids; of several that are said of one person the
    most delicate last, which holds."""
    groups = (one for one in parted(vault, reached) if one.lost and one.stay)
    return sorted((edit for one in groups for edit in _of(vault, one, today)), key=_delicate)


def _delicate(edit: Edit) -> int:
    sens = edit.set.get("sens")
    return sens if isinstance(sens, int) else 0


def _of(vault: Vault, group: PartedEntries, today: str) -> Iterator[Edit]:
    stay, there = group.people()
    views = vault.read.views(stay | there)
    others = [one for id in sorted(there) if (one := views.get(id)) is not None and not one.erased]
    delicate = max(map(own_sensitivity, others), default=0)
    asked = _risks(vault, there, today)
    for who in sorted(stay & views.keys()):
        person, rows = views[who], group.rows_of(who)
        if person.erased:
            continue
        own = for_good(vault, person, person)
        if delicate > own_sensitivity(own):
            yield said(vault, person, {"sens": delicate})
        if _was_young(vault, own, others, rows, today):
            yield Edit(MARK, {"type": NOT_KNOWN, "since": today}, parent=who)
        for family in sorted({row.space for row in rows}) if asked else ():
            yield Edit(KIND, {**asked, "date": today, "person": who}, parent=family)


def _risks(vault: Vault, people: Collection[str], today: str) -> dict[str, Json]:
    """What is asked of everybody because one of these is in danger, wherever it was assessed."""
    read = vault.read
    rows = [*read.linking_any(people, KIND), *read.below(people, KIND)] if people else []
    here = {one.id for one in rows if not one.deleted}
    files = (read.dossier(space) for space in sorted({one.space for one in rows}))
    found = (asked_by(file, here, today) for file in files if file is not None)
    return {name: value for asked in found for name, value in asked}


def _was_young(
    vault: Vault,
    person: RecordView,
    others: Collection[RecordView],
    rows: Collection[RecordView],
    today: str,
) -> bool:
    """Whether somebody is a child by what goes alone, today or when something was agreed to where they
    stay."""
    births = tuple(younger(person, others))
    if not births:
        return False
    day = _first_day(vault, {row.space for row in rows}, today)
    return is_minor(replace(person, fields={"birth": births}), day)


def _first_day(vault: Vault, families: Collection[str], today: str) -> str:
    """Of the answers in these families and their cases the first day; today where there is none."""
    roots = filter(None, map(vault.read.view, families))
    spaces = {*families, *(case for root in roots for case in hanging(vault, root))}
    answers = vault.read.within(spaces, _ANSWER)
    said = (day_of(value) for one in answers for value in one.every("given_on"))
    return min([today, *(day.isoformat() for day in said if day is not None)])

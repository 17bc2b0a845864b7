"""Which names on a paper are not those of the person with whose case it lies. A difference to look
at; it proves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.matching.combined_facts import same_name
from vsdesk.names.compounds import written_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.matching.report_facts import ReportFacts
    from vsdesk.records.dossier import RecordView


def differing(told: ReportFacts, paper: RecordView) -> tuple[str, ...]:
    """Of given, father's, family and mother's name those that a paper has otherwise; none
    that one of the two lacks.

    A name that a paper writes in two words is not the one that the family writes in one. Further names of the
    case, which may be this paper's own, are not asked.
    """
    name = written_parts(paper.text("name_written"))
    given, middle, family = name[:1], name[1:-1], name[1:][-1:]
    found = [
        part
        for part, there in (("given", given), ("father", middle), ("family", family))
        if there and not _is_there(_own(told, part), there)
    ]
    mother = paper.text("mother_written").strip()
    theirs = written_parts(mother)[:1]
    ours = [one for one in told.texts("mother") if written_parts(one)]
    ours += [written_parts(one)[0] for one in ours]
    if theirs and not _is_there(ours, [mother, *theirs]):
        found.append("mother")
    return tuple(found)


def _own(told: ReportFacts, part: str) -> list[str]:
    return [one for one in told.texts(part) if one not in told.beside]


def _is_there(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether one of ours is one of theirs; where we know none nothing differs."""
    ours, theirs = list(ours), list(theirs)
    return not ours or any(same_name(one, other) for one in ours for other in theirs)

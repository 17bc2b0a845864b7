"""How many reports stand behind a fact, where several were accepted as about one person.

Numbers alone: the other reports have families and consents of their own, and nothing of them is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.display_names import MOTHER_GIVEN, WRITINGS
from vsdesk.reports.page_rows import space
from vsdesk.reports.style import QUIET, SMALL
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_facts import Facts
    from vsdesk.reports.sheet_subject import SheetSubject, SourceCounts

_PERSON: Final = {
    "given": (mark("Given name"), tuple(f"given_{one}" for one in WRITINGS)),
    "father": (mark("Father"), tuple(f"father_{one}" for one in WRITINGS)),
    "grandfather": (mark("Grandfather"), tuple(f"grandfather_{one}" for one in WRITINGS)),
    "family": (mark("Family name"), tuple(f"family_{one}" for one in WRITINGS)),
    "mother": (mark("Mother"), MOTHER_GIVEN),
    "sex": (mark("Sex"), ("sex",)),
    "birth": (mark("Born"), ("birth",)),
}
_EVENT: Final = {
    "taken": (mark("Taken"), ("date",)),
    "place": (mark("Where"), ("place", "place_text")),
}


def reports_behind(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """One line for each fact that stands on this sheet; nothing where there is one report only."""
    behind = topic.behind
    if behind is None or behind.reports < 2:
        return []
    count = part.voice.words.count
    rows: Blocks = []
    for key, label in _said(part.facts):
        if key in behind.facts:
            told = count(
                "{n} of {all} reports tells this",
                "{n} of {all} reports tell this",
                behind.facts[key],
                all=behind.reports,
            )
            rows.append(part.column.pair(part.say(label), told))
    if not rows:
        return []
    heading = part.column.heading(part.say("Reports behind these facts"))
    return [heading, *rows, *_contradicted(part, behind), *_note(part)]


def _contradicted(part: LanguagePart, behind: SourceCounts) -> Blocks:
    """What was decided against these numbers, where they stand."""
    said = []
    if behind.apart:
        apart = part.voice.words.count(
            "{n} more report is joined to these, but it was decided that it is not about this person. It is not counted.",
            "{n} more reports are joined to these, but it was decided that they are not about this person. They are not counted.",
            behind.apart,
        )
        said.append(apart)
    if behind.against:
        said.append(
            part.say(
                "Two of these reports were decided not to be one person. Both decisions stand."
            )
        )
    return [part.column.text(one) for one in said]


def _note(part: LanguagePart) -> Blocks:
    note = part.say(
        "Each report stays as it is, with its own family and its own consents. Only the numbers stand here."
    )
    return [[*part.column.text(note, size=SMALL, colour=QUIET), space(4)]]


def _said(facts: Facts) -> list[tuple[str, str]]:
    """(key, label) of what the gate let out of the person and the disappearance."""
    event = next(
        (one for one in facts.disclosed.of("event") if True in one.every("is_disappearance")), None
    )
    found = []
    for record, fields in ((facts.person, _PERSON), (event, _EVENT)):
        for key, (label, names) in fields.items():
            if any(facts.values(record, name) for name in names):
                found.append((key, label))
    return found

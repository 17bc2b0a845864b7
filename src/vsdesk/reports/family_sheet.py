"""The family's own sheet: what is on file, what was done, what comes next, their rights.

One or two pages in one language, or in two side by side; the discreet one stands in reports/discreet.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.reports import agreed_uses, printed_fields, story_entries
from vsdesk.reports.column_frame import (
    Blocks,
    ColumnFrame,
    LanguagePart,
    happenings,
    points,
    strong_pairs,
)
from vsdesk.reports.page_rows import PageRow, kept, space
from vsdesk.reports.page_tables import set_table
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.sheet_page import Sheet
from vsdesk.reports.style import ACCENT, LARGE, QUIET, SMALL
from vsdesk.words import isolate, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.reports.page_header import Furniture, Voice
    from vsdesk.reports.sheet_subject import SheetSubject
    from vsdesk.reports.text import Setter

_MOST: Final = 4  # so many persons have a column of their own


def render(
    setter: Setter,
    disclosed: GateDecision,
    voices: Sequence[Voice],
    progress: Progress,
    furniture: Furniture,
    photo: bytes | None,
    topic: SheetSubject | None = None,
) -> bytes:
    """The sheet as a PDF, in the order of `voices` (one or two). Raises UserError E_GATE, Cancelled."""
    disclosed.require()
    rows = _full(setter, disclosed, voices, furniture, photo)
    named = disclosed.request.named_recipient
    return Sheet(setter, voices, furniture, named).pdf(rows, progress)


def _full(
    setter: Setter,
    disclosed: GateDecision,
    voices: Sequence[Voice],
    furniture: Furniture,
    photo: bytes | None,
) -> list[PageRow]:
    frame = ColumnFrame(setter, disclosed, voices, furniture, scale=LARGE)
    rows = frame.across(title)
    rows += frame.beside(identity, photo, 4.0) if photo else frame.across(identity)
    for section in SECTIONS:
        rows += frame.across(section)
    return rows


# --- the sections, in order ----------------------------------------------------------------


def title(part: LanguagePart) -> Blocks:
    """What this paper is, and the case number."""
    rows = part.column.title(part.say("Family case sheet"))
    number, organisation = part.number, part.furniture.contact.organisation
    about = part.say("Case {number}", number=number)
    if organisation:
        about = part.say("Case {number} · {organisation}", number=number, organisation=organisation)
    return [kept([*rows, *part.column.text(about, size=SMALL, colour=QUIET), space(6)])]


def identity(part: LanguagePart) -> Blocks:
    """Names in the scripts at hand, and how the person is spoken of."""
    facts, column = part.facts, part.column
    first, *others = facts.called(facts.person) or [part.say("Name not on this sheet")]
    rows = column.text(isolate(first), size=15, bold=True)
    for name in others:
        rows += column.text(isolate(name), size=11, colour=QUIET)
    also = facts.known_as()
    pairs = (
        (part.say("Also known as"), also if plain(also) != first else ""),
        (part.say("Mother"), facts.mother()),
        (part.say("Born"), facts.when(facts.person, "birth")),
        (part.say("Age at the disappearance"), facts.age_at_loss()),
        (part.say("Place of birth"), facts.place(facts.person, "birth_place")),
    )
    standing = [space(2), *column.text(facts.standing(), colour=ACCENT), space(2)]
    return [rows, standing, *(column.pair(label, value) for label, value in pairs if value)]


def summary(part: LanguagePart) -> Blocks:
    """The story in short, as it was written for the family."""
    text = part.facts.spoken(part.facts.case, "summary")
    return [part.column.heading(part.say("In short")), part.column.text(text)] if text else []


def timeline(part: LanguagePart) -> Blocks:
    """What happened, in order; dates as told and the range in words."""
    return happenings(part, part.say("What happened"), story_entries.timeline(part.facts))


def heard(part: LanguagePart) -> Blocks:
    """What sources say, each with how sure it is."""
    return happenings(part, part.say("Heard, not confirmed"), story_entries.heard(part.facts))


def steps(part: LanguagePart) -> Blocks:
    """What was done to search."""
    found = story_entries.steps(part.facts)
    heading = part.say("What was done to search")
    if found or any(one.kind == "search_action" for one in part.facts.disclosed.withheld):
        return happenings(part, heading, found)
    nothing = part.column.text(part.say("No step is written down yet."), colour=QUIET)
    return [part.column.heading(heading), nothing]


def next_step(part: LanguagePart) -> Blocks:
    """What was promised, and that the search goes on; of whoever came back it does not."""
    goes_on = part.say("The search goes on. We tell you as soon as something new is known.")
    if part.facts.is_free:
        goes_on = part.say("Nothing is passed on about the person without their own word.")
    heading = part.column.heading(part.say("What comes next"))
    coming = agreed_uses.promised(part.facts) + agreed_uses.asked_again(part.facts)
    asked = agreed_uses.asked(part.facts)
    ours = [heading, *points(part, [goes_on, *coming])]
    if not asked:
        return ours
    return [*ours, part.column.heading(part.say("What we ask of you")), *points(part, asked)]


def relatives(part: LanguagePart) -> Blocks:
    """The relatives on file."""
    pairs = [part.column.pair(relation, isolate(name)) for relation, name in part.facts.kin()]
    return [part.column.heading(part.say("The family")), *pairs] if pairs else []


def also(part: LanguagePart) -> Blocks:
    """What else is on file and declared for paper, such as an organisation's own fields."""
    pairs = [
        part.column.pair(label, isolate(words)) for label, words in printed_fields.also(part.facts)
    ]
    return [part.column.heading(part.say("Also on file")), *pairs] if pairs else []


def consents(part: LanguagePart) -> Blocks:
    """What was agreed to; what is not named stays here."""
    rest = part.say("What is not named here was not agreed to, and stays with us.")
    if not part.facts.disclosed.of("consent_grant"):
        rest = part.say("What each of you agreed to stands on a paper of their own.")
    return [
        part.column.heading(part.say("What you agreed to")),
        *_answers(part, agreed_uses.agreed(part.facts)),
        part.column.text(rest, size=SMALL, colour=QUIET),
    ]


def _answers(part: LanguagePart, found: Sequence[agreed_uses.AgreedUse]) -> Blocks:
    """The answers as a table: a line for each body and question, a column for each of up to four persons."""
    people = list(dict.fromkeys(one.whose for one in found))
    if not found:
        return []
    if len(people) > _MOST or people == [""]:
        return points(part, [dotted(one.what, one.whose, one.limits) for one in found])
    yes = part.say("Yes")
    cells: dict[str, dict[str, str]] = {}
    for one in found:
        cells.setdefault(one.what, {})[one.whose] = dotted(yes, one.limits)
    heads = [part.say("For what, to whom"), *(one or part.say("a relative") for one in people)]
    lines = [[what, *(said.get(one, "") for one in people)] for what, said in cells.items()]
    shares = [3.0, *[max(1.0, 2.0 / len(people))] * len(people)]
    return set_table(part.column, heads, lines, shares)


def rights(part: LanguagePart) -> Blocks:
    """The family's rights."""
    say = part.say
    open_end = say("The search has no end date. The file stays open until you decide otherwise.")
    sentences = (
        *(() if part.facts.is_free else (open_end,)),
        say("You may correct, add to or withdraw anything at any time, without a reason."),
        say("You may ask who received something from this file, and what they answered."),
        say("Originals stay with you. Copies are enough for us."),
        say(
            "The search costs nothing. Whoever asks for money for news or a release does not come"
            " from us."
        ),
        say("The file may hold more than this sheet. You may ask to hear it in person."),
    )
    return [part.column.heading(say("Your rights")), *points(part, sentences)]


def reach(part: LanguagePart) -> Blocks:
    """How to reach the association safely: on one page, with what stands before it."""
    contact = part.furniture.contact
    pairs = strong_pairs(
        part,
        (part.say("Association"), contact.organisation),
        (part.say("Ask for"), contact.person),
        (part.say("Safe phone"), contact.phone),
        (part.say("Hours"), contact.hours),
    )
    if not pairs:
        return []
    first, *heading = part.column.heading(part.say("How to reach us"))
    *blocks, last = [[replace(first, closing=True), *heading], *pairs]
    return [*([replace(row, keep=True) for row in one] for one in blocks), kept(last)]


def remarks(part: LanguagePart) -> Blocks:
    """What is not on the sheet, and where two answers stand."""

    def small(text: str, *, bold: bool = False) -> list[PageRow]:
        return part.column.text(text, size=SMALL, colour=QUIET, bold=bold, keep=bold)

    blocks: Blocks = []
    if part.facts.undecided:
        stroke = part.say(
            "Where two answers are on file, both are printed, with a stroke between them."
        )
        blocks.append(small(stroke))
    withheld = agreed_uses.withheld(part.facts)
    if withheld:
        blocks += [small(part.say("Not on this sheet:"), bold=True), *map(small, withheld)]
    return [[space(8)], *blocks] if blocks else []


SECTIONS: Final = (
    summary,
    timeline,
    heard,
    steps,
    next_step,
    relatives,
    also,
    consents,
    rights,
    reach,
    remarks,
)

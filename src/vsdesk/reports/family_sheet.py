"""The family's own sheet: what is on file, what was done, what comes next, their rights.

One or two pages in one language, or in two side by side; and a discreet one that holds a number, a
first name and a safe phone, and no word that harms who carries it past a checkpoint.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from vsdesk.reports import answers, declared, story
from vsdesk.reports.facts import Facts, dotted
from vsdesk.reports.layout import ACCENT, QUIET, SMALL, WARN, Column, Row, beside, kept, space
from vsdesk.reports.page import TEXT_WIDTH, Picture, Sheet
from vsdesk.reports.text import Span
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.disclosure import Disclosed
    from vsdesk.reports.furniture import Furniture, Voice
    from vsdesk.reports.text import Setter

PHOTO_WIDTH, PHOTO_HEIGHT = 92.0, 115.0  # 4 : 5
GAP: Final = 18.0  # between two languages
# What is joined to the same block of the other language: an entry, a point, a heading.
Blocks = list[list[Row]]


@dataclass(frozen=True)
class Part:
    """One language of the sheet: its facts and the width it is set in."""

    facts: Facts
    furniture: Furniture
    column: Column

    @property
    def voice(self) -> Voice:
        """Its language."""
        return self.facts.voice

    def say(self, sentence: str, /, **values: object) -> str:
        """A sentence in its language."""
        return self.voice.words.say(sentence, **values)


def render(
    setter: Setter,
    disclosed: Disclosed,
    voices: Sequence[Voice],
    progress: Progress,
    furniture: Furniture,
    photo: bytes | None,
) -> bytes:
    """The sheet as a PDF, in the order of `voices` (one or two). Raises UserError E_GATE, Cancelled."""
    disclosed.require()
    if furniture.discreet:
        frame = _Frame(setter, disclosed, voices, furniture)
        rows, pictures = frame.across(reference), list[Picture]()
    else:
        rows, pictures = _full(setter, disclosed, voices, furniture, photo)
    named = disclosed.request.named_recipient
    return Sheet(setter, voices, furniture, named).pdf(rows, progress, pictures)


def _full(
    setter: Setter,
    disclosed: Disclosed,
    voices: Sequence[Voice],
    furniture: Furniture,
    photo: bytes | None,
) -> tuple[list[Row], list[Picture]]:
    frame = _Frame(setter, disclosed, voices, furniture)
    rows = frame.across(title)
    pictures: list[Picture] = []
    if photo:
        who = frame.across(identity, beside_photo=True)
        missing = PHOTO_HEIGHT + 8 - sum(row.height for row in who)
        top = sum(row.height for row in rows) + 4
        pictures.append(Picture(photo, frame.photo_x, top, PHOTO_WIDTH, PHOTO_HEIGHT))
        rows += kept(who) + ([space(missing)] if missing > 0 else [])
    else:
        rows += frame.across(identity)
    for section in SECTIONS:
        rows += frame.across(section)
    return rows, pictures


class _Frame:
    """Where the columns of one or two languages stand: the right-to-left one on the right."""

    def __init__(
        self, setter: Setter, disclosed: Disclosed, voices: Sequence[Voice], furniture: Furniture
    ) -> None:
        self._setter = setter
        self._furniture = furniture
        # Of an Arabic and a Latin column, the Arabic one stands on the right.
        self._facts = [Facts(disclosed, voice) for voice in voices]
        if len(voices) == 2 and voices[0].rtl:
            self._facts.reverse()

    @property
    def photo_x(self) -> float:
        """The left edge of the photo: at the end of one language, between two."""
        if len(self._facts) > 1:
            return (TEXT_WIDTH - PHOTO_WIDTH) / 2
        return 0.0 if self._facts[0].voice.rtl else TEXT_WIDTH - PHOTO_WIDTH

    def across(self, section: Callable[[Part], Blocks], *, beside_photo: bool = False) -> list[Row]:
        """One section in each language, block beside block."""
        gap = PHOTO_WIDTH + 2 * GAP if beside_photo else GAP
        if len(self._facts) == 1:
            width = TEXT_WIDTH - (PHOTO_WIDTH + GAP if beside_photo else 0)
            places = [TEXT_WIDTH - width if self._facts[0].voice.rtl else 0.0]
        else:
            width = (TEXT_WIDTH - gap) / 2
            places = [0.0, width + gap]
        columns = [section(self._part(facts, width)) for facts in self._facts]
        rows: list[Row] = []
        for blocks in zip_longest(*columns, fillvalue=()):
            rows += beside(list(zip(places, blocks, strict=True)))
        return rows

    def _part(self, facts: Facts, width: float) -> Part:
        return Part(facts, self._furniture, Column(self._setter, width, rtl=facts.voice.rtl))


# --- the sections, in order ----------------------------------------------------------------


def title(part: Part) -> Blocks:
    """What this paper is, and the case number."""
    rows = part.column.text(part.say("Family case sheet"), size=17, bold=True)
    number, organisation = part.furniture.number, part.furniture.contact.organisation
    about = part.say("Case {number}", number=number)
    if organisation:
        about = part.say("Case {number} · {organisation}", number=number, organisation=organisation)
    return [kept([*rows, *part.column.text(about, size=SMALL, colour=QUIET), space(6)])]


def identity(part: Part) -> Blocks:
    """Names in the scripts at hand, and how the person is spoken of."""
    facts, column = part.facts, part.column
    first, *others = facts.names(facts.person) or [part.say("Name not on this sheet")]
    rows = column.text(isolate(first), size=15, bold=True)
    for name in others:
        rows += column.text(isolate(name), size=11, colour=QUIET)
    pairs = (
        (part.say("Also known as"), facts.known_as()),
        (part.say("Mother"), facts.mother()),
        (part.say("Born"), facts.when(facts.person, "birth")),
        (part.say("Place of birth"), facts.place(facts.person, "birth_place")),
    )
    standing = [space(2), *column.text(facts.standing(), colour=ACCENT), space(2)]
    return [rows, standing, *(column.pair(label, value) for label, value in pairs if value)]


def summary(part: Part) -> Blocks:
    """The story in short, as it was written for the family."""
    text = part.facts.spoken(part.facts.case, "summary")
    return [part.column.heading(part.say("In short")), part.column.text(text)] if text else []


def timeline(part: Part) -> Blocks:
    """What happened, in order; dates as told and the range in words."""
    return _happenings(part, part.say("What happened"), story.timeline(part.facts))


def heard(part: Part) -> Blocks:
    """What sources say, each with how sure it is."""
    return _happenings(part, part.say("Heard, not confirmed"), story.heard(part.facts))


def steps(part: Part) -> Blocks:
    """What was done to search."""
    found = story.steps(part.facts)
    heading = part.say("What was done to search")
    if found:
        return _happenings(part, heading, found)
    nothing = part.column.text(part.say("No step is written down yet."), colour=QUIET)
    return [part.column.heading(heading), nothing]


def next_step(part: Part) -> Blocks:
    """What was promised, and that the search goes on."""
    goes_on = part.say("The search goes on. We tell you as soon as something new is known.")
    heading = part.column.heading(part.say("What comes next"))
    coming = answers.promised(part.facts) + answers.asked_again(part.facts)
    return [heading, *_points(part, [goes_on, *coming])]


def relatives(part: Part) -> Blocks:
    """The relatives on file."""
    pairs = [part.column.pair(relation, isolate(name)) for relation, name in part.facts.kin()]
    return [part.column.heading(part.say("The family")), *pairs] if pairs else []


def also(part: Part) -> Blocks:
    """What else is on file and declared for paper, such as an organisation's own fields."""
    pairs = [part.column.pair(label, isolate(words)) for label, words in declared.also(part.facts)]
    return [part.column.heading(part.say("Also on file")), *pairs] if pairs else []


def consents(part: Part) -> Blocks:
    """What was agreed to; what is not named stays here."""
    rest = part.say("What is not named here was not agreed to, and stays with us.")
    if not part.facts.disclosed.of("consent_grant"):
        rest = part.say("What each of you agreed to stands on a paper of their own.")
    return [
        part.column.heading(part.say("What you agreed to")),
        *_points(part, answers.agreed(part.facts)),
        part.column.text(rest, size=SMALL, colour=QUIET),
    ]


def rights(part: Part) -> Blocks:
    """The family's rights."""
    say = part.say
    sentences = (
        say("The search has no end date. The file stays open until you decide otherwise."),
        say("You may correct, add to or withdraw anything at any time, without a reason."),
        say("You may ask who received something from this file, and what they answered."),
        say("Originals stay with you. Copies are enough for us."),
        say(
            "The search costs nothing. Whoever asks for money for news or a release does not come"
            " from us."
        ),
        say("The file may hold more than this sheet. You may ask to hear it in person."),
    )
    return [part.column.heading(say("Your rights")), *_points(part, sentences)]


def reach(part: Part) -> Blocks:
    """How to reach the association safely."""
    contact = part.furniture.contact
    pairs = _strong_pairs(
        part,
        (part.say("Association"), contact.organisation),
        (part.say("Ask for"), contact.person),
        (part.say("Safe phone"), contact.phone),
        (part.say("Hours"), contact.hours),
    )
    return [part.column.heading(part.say("How to reach us")), *pairs] if pairs else []


def remarks(part: Part) -> Blocks:
    """What is not on the sheet, and where two answers stand."""

    def small(text: str, *, bold: bool = False) -> list[Row]:
        return part.column.text(text, size=SMALL, colour=QUIET, bold=bold, keep=bold)

    blocks: Blocks = []
    if part.facts.undecided:
        stroke = part.say(
            "Where two answers are on file, both are printed, with a stroke between them."
        )
        blocks.append(small(stroke))
    withheld = answers.withheld(part.facts)
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


def _happenings(part: Part, heading: str, found: Sequence[story.Happening]) -> Blocks:
    if not found:
        return []
    blocks: Blocks = [part.column.heading(heading)]
    inner = part.column.inner
    for one in found:
        entry = inner.text(one.when, size=SMALL, colour=QUIET) if one.when else []
        entry += inner.text(one.what, bold=True)
        for line in one.lines:
            entry += inner.text(line)
        rows = part.column.dotted(entry, WARN if one.unconfirmed else ACCENT)
        # The first lines of an entry stay together; a long story may run on to the next page.
        blocks.append([*kept(rows[:4]), *rows[4:], space(3)])
    return blocks


def _points(part: Part, sentences: Sequence[str]) -> Blocks:
    return [part.column.dotted(part.column.inner.text(sentence)) for sentence in sentences]


def _strong_pairs(part: Part, *pairs: tuple[str, str]) -> Blocks:
    return [
        part.column.pair(label, [Span(isolate(value), bold=True)])
        for label, value in pairs
        if value
    ]


# --- the discreet sheet ---------------------------------------------------------------------


def reference(part: Part) -> Blocks:
    """A number, first names, a safe phone: nothing that names a group, a branch or what happened."""
    facts, contact = part.facts, part.furniture.contact
    given = [facts.text(facts.person, f"given_{script}") for script in ("ar", "ku", "lat")]
    return [
        [*part.column.text(part.say("Reference"), size=17, bold=True), space(6)],
        *_strong_pairs(
            part,
            (part.say("Number"), part.furniture.number),
            (part.say("First name"), dotted(*given)),
            (part.say("Ask for"), contact.person),
            (part.say("Phone"), contact.phone),
            (part.say("Hours"), contact.hours),
        ),
        [
            space(6),
            *part.column.text(part.say("The number is enough when you call."), colour=QUIET),
        ],
    ]

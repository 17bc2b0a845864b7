"""The discreet form of whatever a family carries: nothing that names a group, a branch or what happened.

A number without its organisation, first names, a safe phone, and of each paper what can be said past a
checkpoint. A sheet that has no words of its own here is the reference alone. No level, no QR.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.errors import Bug
from vsdesk.records.consent.questions import QUESTIONS
from vsdesk.reports import carried_card, consent_form, family_leaflets
from vsdesk.reports.column_frame import points, strong_pairs
from vsdesk.reports.page_rows import kept, space
from vsdesk.reports.property_gaps import lacking
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.style import QUIET
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.page_rows import PageRow
    from vsdesk.reports.sheet_subject import SheetSubject

_LEAFLET: Final = (
    mark("Whoever asks for money does not come from us. Here everything is free."),
    mark("They call, are in a hurry, and ask you to be silent. Ask somebody else first."),
    mark("Write down the number, the name that was used, the day, and each word."),
    mark("Keep messages and receipts. Send no photo of your papers."),
    mark("Call us before you answer. We do not call back the number that called you."),
    mark("If you paid already, tell us. Nobody blames you."),
)

_IN_FULL: Final = mark(
    "Each question was read aloud in full, with the name of each office. Here it stands in few words, so that the paper can be carried. Before you sign, and whenever you call with the number, we read it to you again."
)


def sections(sheet: str, topic: SheetSubject | None) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The parts of a sheet's discreet form. Raises Bug without a topic where one is needed."""
    if sheet == "family-sheet":
        return [reference]
    if topic is None:
        raise Bug("this sheet needs a topic")
    if sheet == "discreet-card":
        return carried_card.sections(topic)
    if sheet == "consent-form":
        return [partial(_answers, person=topic.person), _signed, _slip]
    if sheet == "document-note":
        return [reference, partial(_found, topic=topic)]
    further = {"extortion-leaflet": _leaflet, "papers-missing": _missing, "our-file": _read_aloud}
    return [reference, *([further[sheet]] if sheet in further else [])]


def reference(part: LanguagePart) -> Blocks:
    """A number, first names, a safe phone."""
    facts, contact = part.facts, part.furniture.contact
    return [
        [*part.column.title(part.say("Reference")), space(6)],
        *strong_pairs(
            part,
            (part.say("Number"), part.furniture.number),
            (part.say("First name"), dotted(*facts.given(facts.person))),
            (part.say("Ask for"), contact.person),
            (part.say("Phone"), contact.phone),
            (part.say("Hours"), contact.hours),
        ),
        [
            space(6),
            *part.column.text(part.say("The number is enough when you call."), colour=QUIET),
        ],
    ]


def _leaflet(part: LanguagePart) -> Blocks:
    heading = part.column.heading(part.say("When somebody asks for money"))
    return [heading, *points(part, [part.say(one) for one in _LEAFLET])]


def _found(part: LanguagePart, topic: SheetSubject) -> Blocks:
    """What we found, without the kind and the title of the paper: they may say what happened."""
    heading = part.column.heading(part.say("About the paper that you showed"))
    found = [part.say(one) for one in family_leaflets.results(part, topic)]
    keep = part.say("Keep the original with you. Do not pay for it, or for a better one.")
    return [heading, *points(part, [*found, keep])]


def _read_aloud(part: LanguagePart) -> Blocks:
    """What was done and with whom is said by a voice, not by a paper."""
    return points(part, [part.say("Call us: we read to you what is new.")])


def _missing(part: LanguagePart) -> Blocks:
    """How much is missing; what it is, we read aloud."""
    heading = part.column.heading(part.say("Papers"))
    n = len(lacking(part.facts))
    if not n:
        sentence = part.say("Nothing is missing that we would ask you for.")
    else:
        sentence = part.facts.voice.words.count(
            "{n} thing is missing. Call us: we read it to you.",
            "{n} things are missing. Call us: we read them to you.",
            n,
        )
    return [heading, *points(part, [sentence])]


def _answers(part: LanguagePart, person: str) -> Blocks:
    """What is signed, by the number of each question and in few words; in full it was read aloud, and
    is again to whoever calls."""
    column, facts, contact = part.column, part.facts, part.furniture.contact
    given = dotted(*facts.given(facts.disclosed.get(person)))
    head = [*column.title(part.say("Answers")), space(4)]
    blocks: Blocks = [
        kept(head),
        *strong_pairs(
            part,
            (part.say("Number"), part.furniture.number),
            (part.say("First name"), given),
            (part.say("Ask for"), contact.person),
            (part.say("Phone"), contact.phone),
        ),
        [space(4), *column.text(part.say(_IN_FULL)), space(4)],
    ]
    said = consent_form.whole_answers(part, person)
    for question, asked in QUESTIONS.items():
        words = part.say(
            "{number}: {question}", number=asked.number, question=part.say(asked.discreet)
        )
        rows = column.text(words, bold=True, keep=True)
        boxes = consent_form.boxes(part, said.get(question, ""))
        below = _conditions(part, person, question) if question in said else []
        blocks.append([space(3), *kept([*rows, *boxes, *below]), space(3)])
    return blocks


def _conditions(part: LanguagePart, person: str, question: str) -> list[PageRow]:
    """How many there are to a yes; their words may say what happened."""
    n = len(consent_form.told_conditions(part, person, question))
    if not n:
        return []
    words = part.facts.voice.words.count(
        "With {n} condition, which was read aloud.",
        "With {n} conditions, which were read aloud.",
        n,
    )
    return part.column.text(words)


def _which_text(part: LanguagePart) -> str:
    return dotted(consent_form.today_in_words(part), consent_form.text_code(part))


def _signed(part: LanguagePart) -> Blocks:
    return consent_form.signature(part, _which_text(part))


def _slip(part: LanguagePart) -> Blocks:
    """The slip to take an answer back, by the number of the question; which text was read aloud."""
    sentence = part.say(
        "{number}: I take back my answer to the questions: {line}",
        number=part.furniture.number,
        line=consent_form.LINE,
    )
    return consent_form.slip(part, sentence, _which_text(part))

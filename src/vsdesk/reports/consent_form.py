"""One person's consent form: what we ask, the questions, what was asked besides, a slip to withdraw.

One form for each person, never two names on one paper. It is read aloud; boxes are ticked where an
answer is on file. Only the gate's paper of that person comes here, so no other's answer can.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.questions import QUESTIONS, TICKS
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.reports.agreed_uses import ToldCondition, conditions_of
from vsdesk.reports.column_frame import points
from vsdesk.reports.cut_cards import dashes
from vsdesk.reports.page_header import short_digest
from vsdesk.reports.page_rows import Box, PageRow, beside, kept, space, square
from vsdesk.reports.sheet_facts import dotted
from vsdesk.reports.style import HAIR, INK, QUIET, SMALL
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_subject import SheetSubject

_BOX: Final = 11.0  # of the type in which a family reads: large enough to tick by hand
_APART: Final = 16.0  # between two answers
LINE: Final = "…" * 24  # to be written on
_WORDS: Final = (
    *(("yes", mark("Yes")), ("yes_if", mark("Yes, if …"))),
    *(("no", mark("No")), ("not_now", mark("Not now"))),
)
_IF: Final = (mark("If: «{words}»"), mark("If: {line}"))
_TOLD: Final = (
    mark("You may say no to each question. Our help does not depend on any answer."),
    mark("A yes holds only for the body that is named, and only for what is written here."),
    mark("You may take back an answer at any time, without a reason."),
    mark("What a body has received before stays with it; we then ask it to delete it."),
    mark("We never ask for money. Whoever asks for money does not come from us."),
)


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The parts of the form."""
    return [
        partial(_head, person=topic.person),
        _told,
        partial(_questions, person=topic.person),
        partial(_besides, person=topic.person),
        partial(_signed, person=topic.person),
        _slip,
    ]


def _mine(part: LanguagePart, person: str) -> list[DisclosedRecord]:
    return [
        one for one in part.facts.disclosed.of("consent_grant") if one.every("grantor") == (person,)
    ]


def _names(part: LanguagePart, person: str) -> str:
    record = part.facts.disclosed.get(person)
    return dotted(*part.facts.called(record)) if record else ""


def _head(part: LanguagePart, person: str) -> Blocks:
    column, contact = part.column, part.furniture.contact
    rows = column.title(part.say("Consent"))
    about = dotted(part.say("Case {number}", number=part.number), contact.organisation)
    rows += column.text(about, size=SMALL, colour=QUIET)
    missing = dotted(*part.facts.called(part.facts.person)[:1])
    return [
        kept([*rows, space(4)]),
        column.pair(part.say("Who is asked"), _names(part, person) or LINE),
        *([column.pair(part.say("About whom"), missing)] if missing else []),
    ]


def _told(part: LanguagePart) -> Blocks:
    heading = part.column.heading(part.say("Before you answer"))
    return [heading, *points(part, [part.say(one) for one in _TOLD])]


def _questions(part: LanguagePart, person: str) -> Blocks:
    answers = whole_answers(part, person)
    blocks: Blocks = [part.column.heading(part.say("The questions"))]
    for question, asked in QUESTIONS.items():
        rows = part.column.text(part.say(asked.words), bold=True, keep=True)
        answer = answers.get(question, "")
        told = told_conditions(part, person, question)
        below = _rows(part, told) if answer else _free_condition(part)
        blocks.append([*kept([*rows, *answered(part, answer), *below]), space(3)])
    return blocks


def told_conditions(part: LanguagePart, person: str, question: str) -> list[ToldCondition]:
    """What was said with "yes, if" to a question; once, where it holds several answers."""
    asked = QUESTIONS[question].asks
    return _conditions(part, (one for one in _mine(part, person) if _key(part, one) in asked))


def _conditions(part: LanguagePart, grants: Iterable[DisclosedRecord]) -> list[ToldCondition]:
    every = (told for one in grants for told in conditions_of(part.facts, one))
    return [one for one in dict.fromkeys(every) if one.words]


def _rows(part: LanguagePart, told: Iterable[ToldCondition]) -> list[PageRow]:
    said = [one.said(*_IF, part.facts.voice.words) for one in told]
    return [row for one in said for row in part.column.text(one)]


def _free_condition(part: LanguagePart) -> list[PageRow]:
    """A line for the condition, where the form is filled in by hand."""
    words = part.say("If: {line}", line=LINE)
    return part.column.text(words, size=SMALL, colour=QUIET)


def whole_answers(part: LanguagePart, person: str) -> dict[str, str]:
    """The questions of which every part was answered, and alike: a yes to one prosecutor is none to all."""
    mine = [(_key(part, one), _answer(part, one)) for one in _mine(part, person)]
    found = {}
    for question, asked in QUESTIONS.items():
        said = {answer for key, answer in mine if key in asked.asks}
        if len(said) == 1 and {key for key, _ in mine} >= set(asked.asks):
            found[question] = said.pop()
    return found


def _key(part: LanguagePart, grant: DisclosedRecord) -> tuple[str, str]:
    return part.facts.first(grant, "purpose"), part.facts.first(grant, "recipient")


def _answer(part: LanguagePart, grant: DisclosedRecord) -> str:
    if any(grant.every("withdrawn_on")):
        return "no"
    said = TICKS.get(grant.text("result"), "")
    return "yes_if" if said == "yes" and any(conditions_of(part.facts, grant)) else said


def answered(part: LanguagePart, answer: str) -> list[PageRow]:
    """The boxes of one question, and where this answer is signed: beside them, or below where the
    column is narrow."""
    columns, at = _boxes(part, answer)
    left = part.column.width - at
    words = part.say("Signature: {line}", line=LINE)
    if left < part.column.measure(words, SMALL):
        below = part.column.text(words, size=SMALL, colour=QUIET)
        return [*beside(columns), space(4), *below]
    rows = part.column.of_width(left).text(words, size=SMALL, colour=QUIET)
    return beside([*columns, (0.0 if part.column.rtl else at, rows)])


def boxes(part: LanguagePart, answer: str) -> list[PageRow]:
    """The answers in a row, each with a box; the one that was answered has a mark in it."""
    return beside(_boxes(part, answer)[0])


def _boxes(part: LanguagePart, answer: str) -> tuple[list[tuple[float, list[PageRow]]], float]:
    """Each box with its words at its place, and how much of the line they take together."""
    columns = []
    at = 0.0  # each answer takes what it needs, so that its box stands beside its neighbour's words
    for key, words in _WORDS:
        said = part.say(words)
        width = min(part.column.width, _BOX + 8 + part.column.measure(said) + _APART)
        place = part.column.width - at - width if part.column.rtl else at
        columns.append((place, _ticked(part, said, width, ticked=key == answer)))
        at += width
    return columns, at


def _ticked(part: LanguagePart, words: str, width: float, *, ticked: bool) -> list[PageRow]:
    narrow = part.column.of_width(width)
    rows = narrow.text(words, indent=_BOX + 6)
    left = width - _BOX if part.column.rtl else 0.0
    top = rows[0].height / 2 - _BOX / 2 + 0.8
    boxes = [*square(left, top, _BOX)]
    if ticked:
        boxes.append(Box(left + 2.2, top + 2.2, _BOX - 4.4, _BOX - 4.4, INK))
    first = PageRow(rows[0].height, rows[0].marks, (*rows[0].boxes, *boxes), rows[0].keep)
    return [first, *rows[1:]]


def _besides(part: LanguagePart, person: str) -> Blocks:
    """Every other body that was asked about, each with its answer; and what answers a question in part."""
    asked = {pair for question in whole_answers(part, person) for pair in QUESTIONS[question].asks}
    labels, facts = part.voice.labels, part.facts
    blocks: Blocks = []
    for one in _mine(part, person):
        key = _key(part, one)
        if key in asked:
            continue
        to = dotted(labels.term("recipient", key[1]), facts.text(one, "recipient_name"))
        words = part.say(
            "{purpose}: {recipient}", purpose=labels.term("consent_purpose", key[0]), recipient=to
        )
        rows = part.column.text(words, bold=True, keep=True)
        below = _rows(part, _conditions(part, [one]))
        blocks.append([*kept([*rows, *answered(part, _answer(part, one)), *below]), space(3)])
    heading = part.column.heading(part.say("Asked besides"))
    if not blocks:
        free = part.column.text(LINE, colour=HAIR)
        return [heading, free, free]
    return [heading, *blocks]


def _signed(part: LanguagePart, person: str) -> Blocks:
    """The one block that is signed for all answers above, with the name of whose they are."""
    return signature(part, _which_text(part), _names(part, person))


def _which_text(part: LanguagePart) -> str:
    return part.say("Form of {day} · text {code}", day=today_in_words(part), code=text_code(part))


def signature(part: LanguagePart, foot: str, name: str = "") -> Blocks:
    """Who signs, who heard it, who asked, and in small print which text it was: the slip below is cut off.
    A discreet form has no name."""
    pairs = (
        *([(part.say("Name"), name)] if name else []),
        (part.say("Language in which this was read aloud"), LINE),
        (part.say("Signature or thumbprint"), LINE),
        (part.say("Witness"), LINE),
        (part.say("Who asked, and the day"), LINE),
    )
    rows = [row for label, value in pairs for row in [space(7), *part.column.pair(label, value)]]
    rows += part.column.text(foot, size=SMALL, colour=QUIET)
    first, *heading = part.column.heading(part.say("Signed"))
    return [kept([replace(first, closing=True), *heading, *rows])]


def _slip(part: LanguagePart) -> Blocks:
    """The slip that the person keeps, and gives or reads to us to take an answer back."""
    sentence = part.say(
        "I take back what I agreed to in case {number} for: {line}",
        number=part.furniture.number,
        line=LINE,
    )
    return slip(part, sentence, _which_text(part))


def text_code(part: LanguagePart) -> str:
    """Which text this is, as it is said and asked in this language: the day of a paper does not tell."""
    words = [*_TOLD, *(one.words for one in QUESTIONS.values()), *(said for _, said in _WORDS)]
    text = "\n".join(map(part.say, words))
    return short_digest(hashlib.sha256(text.encode()).digest())[:9]


def today_in_words(part: LanguagePart) -> str:
    """The day of the paper."""
    return day_in_words(date.fromisoformat(part.facts.disclosed.request.today), part.voice.lang)


def slip(part: LanguagePart, sentence: str, foot: str) -> Blocks:
    """A slip to cut off: what it is for, the sentence that is signed, how to reach us,
    and a last small line."""
    contact = part.furniture.contact
    width = part.column.width
    rows = [space(6), PageRow(10, boxes=tuple(dashes(width, y=5)), keep=True)]
    rows += part.column.heading(part.say("To take an answer back"))
    rows += part.column.text(
        part.say("Cut this off and keep it. Give it to us, or call. No reason is needed."),
        size=SMALL,
        colour=QUIET,
    )
    rows += part.column.text(sentence)
    reach = dotted(contact.person, contact.phone, contact.hours)
    if reach:
        rows += part.column.pair(part.say("How to reach us"), reach)
    signed = part.say("Signature or thumbprint, and the day")
    rows += [space(7), *part.column.pair(signed, LINE)]
    rows += part.column.text(foot, size=SMALL, colour=QUIET)
    return [kept(rows)]

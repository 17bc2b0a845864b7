"""The letter to a recipient after a consent was withdrawn: delete it, and tell us so.

It names no person: the case number, the days and digests of what was sent, the recipient's numbers.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.errors import Bug
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.reports.column_frame import points
from vsdesk.reports.page_rows import PageRow, kept, space
from vsdesk.reports.sheet_facts import dotted, list_of
from vsdesk.reports.style import QUIET, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_subject import Letter, SheetSubject


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The parts of the letter. Raises Bug without one."""
    if topic.letter is None:
        raise Bug("a letter needs what it is about")
    return [_head, partial(_body, letter=topic.letter)]


def _head(part: LanguagePart) -> Blocks:
    contact, labels = part.furniture.contact, part.voice.labels
    named = part.facts.disclosed.request.named_recipient
    to = dotted(labels.term("recipient", part.furniture.recipient), named)
    sender = dotted(contact.organisation, contact.address, contact.mail, contact.phone)
    rows = part.column.text(sender, size=SMALL, colour=QUIET)
    rows += [space(10), *part.column.text(to, bold=True)]
    rows += part.column.text(
        day_in_words(part.furniture.on, part.voice.lang), size=SMALL, colour=QUIET
    )
    rows += [space(8)]
    rows += part.column.text(
        part.say("A consent was withdrawn: request to delete"), size=14, bold=True
    )
    return [[*rows, space(6)]]


def _body(part: LanguagePart, letter: Letter) -> Blocks:
    say, voice = part.say, part.voice
    number = part.furniture.case_no
    purposes = [voice.labels.term("consent_purpose", one) for one in letter.purposes]
    sent = [
        say(
            "{day} · copy {copy} · digest {digest}",
            day=day_in_words(day, voice.lang),
            copy=copy,
            digest=digest,
        )
        for day, digest, copy in letter.sent
    ]
    first = [
        say("Our case number: {number}", number=number),
        *(say("Your number: {number}", number=one) for one in letter.references),
        say("Purpose: {purposes}", purposes=list_of(purposes, voice)),
        say("Withdrawn on {day}", day=day_in_words(letter.withdrawn_on, voice.lang)),
    ]
    asks = (
        say("Delete what you received in this case, and every copy that you passed on."),
        say("Use it for nothing new from today on."),
        say("Tell us whom you gave it to, so that we can write to them as well."),
        say("Where a law or a court obliges you to keep something, tell us what, and why."),
        say("Answer us by {day}.", day=day_in_words(letter.answer_by, voice.lang)),
    )
    opening = say(
        "The person who had agreed has taken the consent back. No reason is asked of them, and none is given here."
    )
    blocks: Blocks = [part.column.text(opening), [space(4)], *points(part, first)]
    if sent:
        blocks += [part.column.heading(say("What we sent you")), *points(part, sent)]
    blocks += [part.column.heading(say("What we ask of you")), *points(part, asks)]
    signed = part.column.text(
        dotted(part.furniture.contact.person, part.furniture.contact.organisation)
    )
    return [*blocks, kept([PageRow(16, closing=True), *signed])]

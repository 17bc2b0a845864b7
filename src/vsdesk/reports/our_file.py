"""What happened with our file: for one person of the family, the newest first, in plain words.

Talks with them, what was sent to whom and what came back, what was given to whom; what we ask of
them and what we owe them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent import recipients
from vsdesk.records.dates.date_words import day_in_words
from vsdesk.reports import agreed_uses
from vsdesk.reports.column_frame import happenings, points
from vsdesk.reports.family_sheet import reach
from vsdesk.reports.page_rows import kept, space
from vsdesk.reports.sheet_facts import dotted, list_of
from vsdesk.reports.story_entries import StoryEntry
from vsdesk.reports.style import QUIET, SMALL
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vsdesk.records.gate.disclosure import DisclosedRecord
    from vsdesk.reports.column_frame import Blocks, LanguagePart
    from vsdesk.reports.sheet_facts import Facts
    from vsdesk.reports.sheet_subject import SheetSubject

_KNOW: Final = (
    mark(
        "What stands here is what you told us, what was given on your word, and what you may know."
    ),
    mark("Somebody else of the family may have another paper: each of you has your own."),
    mark("You may ask who received something from this file, and what they answered."),
    mark("You may correct, add to or withdraw anything at any time, without a reason."),
)
Dated = tuple[str, StoryEntry]


def sections(topic: SheetSubject) -> Sequence[Callable[[LanguagePart], Blocks]]:
    """The paper, part by part."""
    return [_title, _happened, _asked, _owed, _know, reach]


def _title(part: LanguagePart) -> Blocks:
    column, facts = part.column, part.facts
    rows = column.title(part.say("What happened with our file"))
    number = part.say("Case {number}", number=part.number)
    about = dotted(number, *facts.called(facts.person)[:1])
    rows += column.text(about, size=SMALL, colour=QUIET)
    reader = facts.called(facts.disclosed.get(facts.disclosed.request.person))
    if reader:
        rows += column.text(part.say("For {name} alone", name=reader[0]), bold=True)
    return [kept([*rows, space(6)])]


def _happened(part: LanguagePart) -> Blocks:
    heading = part.say("What was done, the newest first")
    facts = part.facts
    told = [*dict.fromkeys([*_talks(facts), *_sent(facts), *_given(facts)])]
    told.sort(key=lambda one: one[0], reverse=True)
    if told:
        return happenings(part, heading, [one for _, one in told])
    nothing = part.say("Nothing is written down here yet. Ask us: we tell you in person.")
    return [part.column.heading(heading), part.column.text(nothing)]


def _talks(facts: Facts) -> Iterator[Dated]:
    """Each talk with this person (the gate lets out no other), and what was promised in it."""
    say = facts.voice.words.say
    for one in facts.disclosed.of("contact_log"):
        topics = [
            facts.voice.labels.term("contact_about", str(code))
            for value in facts.values(one, "topics")
            for code in (value if isinstance(value, list) else [value])
        ]
        promise = facts.text(one, "promised")
        what = say("We spoke with you")
        if channel := facts.term(one, "channel", "channel"):
            what = say("We spoke with you: {channel}", channel=channel)
        yield _entry(
            facts,
            one,
            "on",
            what,
            list_of(topics, facts.voice),
            facts.spoken(one, "text"),
            say("We promised: {promise}", promise=promise) if promise else "",
            _done(facts, one) if promise else "",
        )


def _done(facts: Facts, promise: DisclosedRecord) -> str:
    """Whether a promise was kept, as far as anything says so."""
    say = facts.voice.words.say
    if promise.every("done") and promise.decides("done") == (True,):
        return say("It was done.")
    due = _day(facts, facts.first(promise, "due"))
    return say("It is not done yet (by {day}).", day=due) if due else say("It is not done yet.")


def _sent(facts: Facts) -> Iterator[Dated]:
    """Each submission that was sent, and what came and went after it; not how it stands now, for that may
    say what nobody told yet."""
    say = facts.voice.words.say
    for one in facts.disclosed.of("submission"):
        to = facts.text(one, "mechanism_name") or facts.term(one, "mechanism", "recipient")
        if not to:
            continue
        number = facts.text(one, "external_ref")
        if facts.first(one, "sent_on"):
            yield _entry(
                facts,
                one,
                "sent_on",
                say("Sent to: {recipient}", recipient=to),
                say("reference number {number}", number=number) if number else "",
            )
        for event in facts.disclosed.children(one.id, "submission_event"):
            yield _reply(facts, event, to)


def _reply(facts: Facts, event: DisclosedRecord, body: str) -> Dated:
    say = facts.voice.words.say
    came = event.every("direction") != ("out",)
    type = facts.term(event, "type", "submission_event_type")
    what = (
        say("Came from {recipient}: {what}", recipient=body, what=type)
        if came
        else say("We wrote to {recipient}: {what}", recipient=body, what=type)
    )
    told = _day(facts, facts.first(event, "family_informed_on"))
    due = _day(facts, facts.first(event, "answer_due"))
    return _entry(
        facts,
        event,
        "date",
        what,
        facts.spoken(event, "summary"),
        say("An answer is due by {day}.", day=due) if due else "",
        say("The family was told on {day}.", day=told) if told else "",
    )


def _given(facts: Facts) -> Iterator[Dated]:
    """What was given to whom, and for what."""
    say = facts.voice.words.say
    for one in facts.disclosed.of("disclosure"):
        to = facts.text(one, "recipient_name") or facts.term(one, "recipient", "recipient")
        purpose = facts.term(one, "purpose", "consent_purpose")
        bodies = [recipients.of(str(key)) for key in facts.values(one, "recipient")]
        carried = {*facts.values(one, "exit")} == {"sheet"} and all(
            body.carried and not body.home for body in bodies
        )
        what = (
            say("A sheet to take to: {recipient}", recipient=to)
            if carried  # whether the family took it there nobody wrote
            else say("Given to: {recipient}", recipient=to)
        )
        yield _entry(facts, one, "on", what, say("For: {purpose}", purpose=purpose))


def _entry(facts: Facts, record: DisclosedRecord, day: str, what: str, *lines: str) -> Dated:
    """By its day: what has none stands last."""
    on = facts.first(record, day)
    return on, StoryEntry(_day(facts, on), what, tuple(filter(None, lines)))


def _day(facts: Facts, iso: str) -> str:
    try:
        return day_in_words(date.fromisoformat(iso), facts.voice.lang)
    except ValueError:
        return ""


def _asked(part: LanguagePart) -> Blocks:
    found = agreed_uses.asked(part.facts)
    return (
        [part.column.heading(part.say("What we ask of you")), *points(part, found)] if found else []
    )


def _owed(part: LanguagePart) -> Blocks:
    """Promises that are still open, and what is asked again."""
    found = [*agreed_uses.promised(part.facts), *agreed_uses.asked_again(part.facts)]
    return [part.column.heading(part.say("What we owe you")), *points(part, found)] if found else []


def _know(part: LanguagePart) -> Blocks:
    heading = part.column.heading(part.say("Good to know"))
    return [heading, *points(part, [part.say(one) for one in _KNOW])]

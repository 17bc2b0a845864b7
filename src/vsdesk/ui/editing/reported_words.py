"""What stands beside an answer: that somebody else said it, and nobody asked them yet; that "not
now" came after a no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.questions import NOT_NOW, QUESTIONS
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.desk import ConsentRow
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext


NO_TELLER: Final = mark("It was kept as a no, which holds at once. Nobody said yet who told it.")


def reported_words(look: UiContext, labels: Labels, by: Iterable[str], result: str) -> str:
    """Who reported which answer (a key of `consent_result`), and what it does; `by` are their names."""
    who = look.listed(isolate(name) for name in by)
    say = look.words.say
    if result == "refused":
        return say(
            "Reported by {name}: no. They were not asked yet; it closes as any no does.", name=who
        )
    answer = say(NOT_NOW) if result == "not_asked" else labels.term("consent_result", result)
    return say(
        "Reported by {name}: {answer}. They were not asked yet; nothing leaves by it.",
        name=who,
        answer=answer,
    )


def put_off_words(look: UiContext, on: str, since: str) -> str:
    """That a no stands, though the person said "not now" since."""
    return look.words.say(
        "Said no on {day}. “Not now” on {since} is no new answer: the no stands.",
        day=day_of(look.words, on),
        since=day_of(look.words, since),
    )


def beside_of(
    look: UiContext, labels: Labels, rows: Iterable[ConsentRow], name: Callable[[str], str]
) -> dict[str, str]:
    """By question what stands beside the answer of one person."""
    found: dict[str, str] = {}
    for row in rows:
        for question, asked in QUESTIONS.items():
            asks = (row.purpose, row.recipient) in asked.asks
            if asks and (words := beside(look, labels, row, name)):
                found.setdefault(question, words)
    return found


def beside(look: UiContext, labels: Labels, row: ConsentRow, name: Callable[[str], str]) -> str:
    """What stands beside one answer: who reported it, or that it was put off since; else nothing."""
    if row.reported_by:
        return reported_words(look, labels, map(name, row.reported_by), row.reported)
    if row.reported:
        return look.words.say(NO_TELLER)
    on = row.withdrawn_on or row.given_on
    return put_off_words(look, on, row.put_off) if row.put_off else ""

"""What somebody else said that a person would answer, told as that: nobody asked them yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.questions import NOT_NOW, QUESTIONS
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.desk import ConsentRow
    from vsdesk.records.labels import Labels
    from vsdesk.ui.kit.look import Look


def reported_words(look: Look, labels: Labels, by: Iterable[str], result: str) -> str:
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


def reported_of(
    look: Look, labels: Labels, rows: Iterable[ConsentRow], name: Callable[[str], str]
) -> dict[str, str]:
    """By question what others reported that one person would answer to it."""
    found: dict[str, str] = {}
    for row in rows:
        for question, asked in QUESTIONS.items():
            if row.reported_by and (row.purpose, row.recipient) in asked.asks:
                by = [name(one) for one in row.reported_by]
                found.setdefault(question, reported_words(look, labels, by, row.reported))
    return found

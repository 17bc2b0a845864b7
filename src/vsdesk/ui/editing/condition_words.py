"""A condition of a yes as lines: in the words of who said it, what it means, and what it keeps here today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.reasons import REASONS
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.desk import ConditionRow
    from vsdesk.records.labels import Labels
    from vsdesk.ui.kit.look import Look


def condition_lines(
    look: Look, labels: Labels, rows: Iterable[ConditionRow], name: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """(words, tone) for each condition, and for what it stops; `name` tells who a person is."""
    for one in rows:
        rule = labels.term("consent_condition_type", one.type)
        detail = day_of(look.words, one.day) if one.day else ""
        if one.recipient:
            detail = labels.term("recipient", one.recipient)
        if one.person:
            detail = isolate(name(one.person))
        said = look.words.say("If: «{words}»", words=one.words)
        tone = "warn" if one.stops else "text"
        yield look.dots(said, rule, detail), tone
        if one.stops:
            yield look.words.say(REASONS[one.stops]), tone

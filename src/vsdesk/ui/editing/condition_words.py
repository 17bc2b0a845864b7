"""A condition of a yes as lines: in the words of who said it, what it means, and what it keeps here today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.reasons import REASONS
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.desk import ConditionRow
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.context import UiContext


def condition_lines(
    look: UiContext, labels: Labels, rows: Iterable[ConditionRow], name: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """(words, tone) for each condition, and for what it stops; `name` tells who a person is."""
    for one in rows:
        said = look.words.say("If: «{words}»", words=one.words)
        tone = "warn" if one.stops else "text"
        parts = {"type": one.type, "day": one.day, "recipient": one.recipient, "person": one.person}
        yield look.dots(said, *detail_of(look, labels, parts.__getitem__, name)), tone
        if one.stops:
            yield look.words.say(REASONS[one.stops]), tone


def detail_of(
    look: UiContext, labels: Labels, text: Callable[[str], str], name: Callable[[str], str]
) -> tuple[str, str]:
    """What a condition means, and the day, body or person of it. `text` gives a field."""
    detail = day_of(look.words, text("day")) if text("day") else ""
    if text("recipient"):
        detail = labels.term("recipient", text("recipient"))
    if text("person"):
        detail = isolate(name(text("person")))
    return labels.term("consent_condition_type", text("type") or "other"), detail

"""A condition of a yes as lines: in the words of who said it, what it means, and what it keeps here today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent.told_conditions import rule_words
from vsdesk.records.gate.reasons import REASONS
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vsdesk.desk import ConditionRow
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.ui_context import UiContext


def condition_lines(
    look: UiContext, labels: Labels, rows: Iterable[ConditionRow], name: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """(words, tone) for each condition, and for what it stops; `name` tells who a person is."""
    for one in rows:
        tone = "warn" if one.stops else "text"
        yield condition_said(look, labels, one.words, _fields(one).__getitem__, name), tone
        if one.stops:
            yield look.words.say(REASONS[one.stops]), tone


def condition_said(
    look: UiContext,
    labels: Labels,
    words: str,
    text: Callable[[str], str],
    name: Callable[[str], str],
) -> str:
    """One condition in a line; where no words of anybody were written down, in those of its rule."""
    rule, detail = detail_of(look, labels, text, name)
    if words.strip():
        return look.dots(look.words.say("If: «{words}»", words=words), rule, detail)
    said = rule_words(rule, detail)
    return look.words.say("If: {rule}. Their own words were not written down.", rule=said)


def in_short(look: UiContext, labels: Labels, one: ConditionRow, name: Callable[[str], str]) -> str:
    """What stands between the marks of a button that names a condition."""
    if one.words.strip():
        return one.words
    return rule_words(*detail_of(look, labels, _fields(one).__getitem__, name))


def _fields(one: ConditionRow) -> dict[str, str]:
    return {"type": one.type, "day": one.day, "recipient": one.recipient, "person": one.person}


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

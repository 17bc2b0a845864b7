"""What closes a case no more once a family is let go, in words: for the page and the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.languages import LANGUAGES
from vsdesk.records.gate.reasons import REASONS
from vsdesk.words import isolate, joined, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.desk.cases.letting_go import EndedClosures, Guard, OpenedExit
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.words import Words, joined

_GUARDS = mark("This guarded somebody for this case, and does no more: {guards}")
_EXITS = mark("{exits}: Until now: {before} Afterwards: {after}")
_OPEN = mark("What was agreed may leave.")


def ended_lines(
    ended: EndedClosures, words: Words, labels: Labels, dictionary: Dictionary
) -> Iterator[str]:
    """A line for what guards no more, and one for all exits that were closed alike."""
    guards = [f"{_guard(one, labels, dictionary)} ({count})" for one, count in ended.guards]
    if guards:
        yield words.say(_GUARDS, guards=_listed(guards, words))
    alike: dict[tuple[str, str], list[str]] = {}
    for one in ended.exits:
        alike.setdefault((one.before, one.after), []).append(_exit(one, labels))
    for (before, after), exits in alike.items():
        yield words.say(
            _EXITS,
            exits=_listed(exits, words),
            before=words.say(REASONS[before]),
            after=words.say(REASONS[after] if after else _OPEN),
        )


def exits_in_words(exits: Iterable[OpenedExit], words: Words, labels: Labels) -> str:
    """To whom and for what, one after the other."""
    return _listed([_exit(one, labels) for one in exits], words)


def _guard(guard: Guard, labels: Labels, dictionary: Dictionary) -> str:
    kind, name, said = guard
    spec = dictionary.field(kind, name)
    if isinstance(said, str):
        value = labels.term((spec.vocabulary if spec else None) or "", said)
    else:
        value = labels.word(spec.yes_or_no(said)) if spec is not None else ""
    return f"{labels.kind(kind)} · {labels.field(kind, name)}: {value}"


def _exit(one: OpenedExit, labels: Labels) -> str:
    to = labels.term("recipient", one.recipient)
    named = f" {isolate(one.named)}" if one.named else ""
    return f"{to}{named} ({labels.term('consent_purpose', one.purpose)})"


def _listed(parts: list[str], words: Words) -> str:
    return joined(parts, LANGUAGES[words.lang].comma)

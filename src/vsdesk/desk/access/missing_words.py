"""What is said where not all of a file is here, in the window and by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.access.missing import MissingFrom
    from vsdesk.words import Words


def lines(found: Iterable[MissingFrom], words: Words) -> list[str]:
    """For each device a sentence: which it is, and how much of it has not come."""
    return [_line(one, words) for one in found]


def advice(words: Words) -> str:
    """What to do."""
    return words.say(
        "Hand over to each other: it comes with the next bundle of that device, or of a coordinator who has it."
    )


def _line(one: MissingFrom, words: Words) -> str:
    who = " · ".join(
        filter(None, (one.name, words.say("device {letter}", letter=one.letter or "–")))
    )
    many = words.count(
        "{n} save or answer is missing", "{n} saves or answers are missing", one.saves + one.bodies
    )
    return words.say("Of {who}: {many}.", who=who, many=many)

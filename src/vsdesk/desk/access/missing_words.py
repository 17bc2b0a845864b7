"""What is said where not all of a file is here, or of the vault, in the window and by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.access.missing_service import MissingFrom, WentOn
    from vsdesk.words import Words


def lines(found: Iterable[MissingFrom], words: Words) -> list[str]:
    """For each device a sentence: which it is, and how much of it has not come; and once, that some of it may
    tie any files, and is decided for all."""
    held = [*found]
    told = [_line(one, words) for one in held]
    if any(one.ties for one in held):
        told.append(
            words.say(
                "Part of it may say that two files belong together, and nobody knows which two. What is decided about that here"
                " holds for all files."
            )
        )
    return told


def advice(words: Words) -> str:
    """What to do."""
    return words.say(
        "Hand over to each other: it comes with the next bundle of that device, or of a coordinator who has it."
    )


def went_on_lines(found: Iterable[WentOn], words: Words) -> list[str]:
    """By which words it goes on without something: whose device, without how many things, and why."""
    return [
        words.say(
            "Device {letter} wrote why nobody waits for what has not come ({count}): {why}",
            letter=one.letter or "–",
            count=one.things,
            why=one.why,
        )
        for one in found
    ]


def again_question(words: Words) -> tuple[str, str]:
    """What a coordinator is asked before that is taken back."""
    return (
        words.say("Wait again for what has not come?"),
        words.say(
            "What it may keep back leaves no more then, until it has come, or a coordinator writes again why it goes on"
            " without it. Your reason is kept, and goes to everybody who has the file."
        ),
    )


def question_of(root: str, words: Words) -> tuple[str, str]:
    """What a coordinator is asked before the file of a root goes on without it, or (`WHOLE`) the vault."""
    if root:
        return (
            words.say("May this file leave although not all of it is here?"),
            words.say(
                "A no may be among what is missing. Ask whoever wrote it first, and the family. Your reason is kept, and"
                " goes to everybody who has the file."
            ),
        )
    return (
        words.say(
            "May words of your own work, pictures and figures leave although not all of the vault is here?"
        ),
        words.say(
            "Somebody who asked not to be named may be among what is missing. Ask whoever wrote it first. Your reason is"
            " kept, and goes to everybody. It opens no family's file."
        ),
    )


def _line(one: MissingFrom, words: Words) -> str:
    who = " · ".join(
        filter(None, (one.name, words.say("device {letter}", letter=one.letter or "–")))
    )
    many = words.count(
        "{n} save or answer is missing", "{n} saves or answers are missing", one.saves + one.bodies
    )
    return words.say("Of {who}: {many}.", who=who, many=many)

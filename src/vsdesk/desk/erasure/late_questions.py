"""What a coordinator is asked about what came too late, in the window and by command: for an entry that was
erased meanwhile (`late`), or where something was let go (`let_go`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from vsdesk.words import Words

LATE: Final = "late"
LET_GO: Final = "let_go"


class LateQuestion(NamedTuple):
    """What is said of it, and the answer by which a coordinator knows of it."""

    title: str
    text: str
    known: str


def question_of(what: str, words: Words) -> LateQuestion:
    """The question of one of these sorts."""
    say = words.say
    if what == LATE:
        return LateQuestion(
            say("Something was asked for that nobody could read"),
            say(
                "Somebody who stands in this file stood in another one too. While that was being erased, something was"
                " asked for or told there: perhaps not to be named, perhaps a no, perhaps that somebody came back. It came"
                " too late and nobody can read it. Until you know more, it counts here as a no. Ask the family what they"
                " want, and write that down in the file. Then say here that you asked."
            ),
            say("We asked the family"),
        )
    return LateQuestion(
        say("Something was asked for where this was let go"),
        say(
            "This case was taken off a family or an incident, or a relative here was parted from an entry elsewhere."
            " While that was done, somebody said no or asked for something, and whoever did it did not know. Until you"
            " have looked, it counts as if that had not been done. Read it. If nothing need stay back for it, say so."
        ),
        say("Nothing need stay back for it"),
    )

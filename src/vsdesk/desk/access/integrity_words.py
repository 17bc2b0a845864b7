"""What is said of a vault that is not as it was written: each damage has its sentence and its way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.vault.integrity.findings import Damage, Way
    from vsdesk.vault.integrity.repair import RepairResult
    from vsdesk.vault.integrity.rescue import RescueResult
    from vsdesk.words import Words

_OUT: Final[dict[Way, str]] = {
    "mend": mark("It can be put right here."),
    "backup": mark("A backup gives it back."),
    "others": mark("With their next bundle others give it back, as far as they hold it."),
    "rescue": mark("What can be read is put into a new folder; the damaged one stays as it is."),
    "look": mark("Somebody should look at it. Nothing is changed."),
}


def sentence(one: Damage, words: Words) -> str:
    """What is damaged, by the name of its file."""
    return words.say(one.sentence, file=one.where, n=one.at)


def ways_out(findings: Sequence[Damage], words: Words) -> list[str]:
    """Each way out once, the nearest first."""
    every = dict.fromkeys(way for one in findings for way in one.ways)
    return [words.say(_OUT[way]) for way in _OUT if way in every]


def mended(done: RepairResult, words: Words) -> list[str]:
    """What was put right, what is asked of others now, and what is left."""
    asked, put_right = len(done.asked), len(done.done) - len(done.asked)
    lines = []
    if put_right:
        lines.append(
            words.count("{n} thing was put right.", "{n} things were put right.", put_right)
        )
    if asked:
        lines.append(
            words.count(
                "{n} file is asked of the others with the next bundle; a backup gives it back too.",
                "{n} files are asked of the others with the next bundle; a backup gives them back too.",
                asked,
            )
        )
    lines += [sentence(one, words) for one in done.left]
    if not done.left:
        lines.append(words.say("What is here is as it was written."))
    return [*lines, *ways_out(done.left, words)]


def rescued(found: RescueResult, words: Words) -> list[str]:
    """What was read of a damaged vault."""
    lines = [
        words.say("What could be read is in a vault of its own: {folder}", folder=found.folder),
        words.count(
            "{n} entry of the history is there.",
            "{n} entries of the history are there.",
            found.entries,
        ),
    ]
    if found.pages:
        lines.append(
            words.count(
                "{n} page of the database could not be read.",
                "{n} pages of the database could not be read.",
                found.pages,
            )
        )
    if found.files:
        lines.append(
            words.count(
                "{n} file could not be copied.", "{n} files could not be copied.", found.files
            )
        )
    return [
        *lines,
        words.say(
            "Open it, bring back from a backup what is missing, and hand over to everybody: they give back what they hold. Keep the damaged one until then."
        ),
    ]

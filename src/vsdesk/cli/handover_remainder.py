"""What a hand-over leaves here, in lines: files, words that are not saved; and what goes closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.cli.session import CommandRun
    from vsdesk.desk import NamedRow, Stays, UnsavedDraft


def stays_line(session: CommandRun, one: Stays) -> str:
    """How many files of a kind stay, and why."""
    kinds = session.labels.kinds(one.kind)
    if one.reason == "sealed":
        return session.words.say(
            "Stays here: {kinds}, {n}. A source is handed over by itself only, with a reason.",
            kinds=kinds,
            n=one.count,
        )
    if one.reason == "disputed":
        return session.words.say(
            "Stays here: {kinds}, {n}. One coordinator lent them to this device and another took them back.",
            kinds=kinds,
            n=one.count,
        )
    if one.reason == "older":
        return session.words.say(
            "Stays here: {kinds}, {n}. This older copy does not know who gets what today; they go once the others have answered, or somebody wrote that nobody has more.",
            kinds=kinds,
            n=one.count,
        )
    return session.words.say(
        "Stays here: {kinds}, {n}. They are not assigned to this device.", kinds=kinds, n=one.count
    )


def unsaved_lines(session: CommandRun, rows: Sequence[UnsavedDraft]) -> Iterator[str]:
    """What is in no record yet: the window opens it by its number."""
    for one in rows:
        called = one.number or one.root
        if one.is_interview:
            yield session.words.say("Stays here: a begun interview, {number}.", number=called)
        else:
            yield session.words.say("Stays here: words not saved, {number}.", number=called)


def closed_lines(session: CommandRun, rows: Sequence[NamedRow]) -> Iterator[str]:
    """The told words that went closed, and the command that chooses."""
    for one in rows:
        yield session.words.say(
            "Went closed, because it names a source and nobody chose: {field} of {record}. See: names choose",
            field=session.labels.field(one.kind, one.of),
            record=one.record,
        )

"""What is said of a journey: before it, on it and on the way back. Window and command say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.dates.days import day_at
from vsdesk.words import joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk.access.journeys import JourneyOutlook, JourneyState, StayingRoot
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.vault.journey.return_of_bodies import BroughtBack
    from vsdesk.words import Words


def stays(seen: JourneyOutlook, words: Words) -> str:
    """How many cases go along."""
    return words.count(
        "{n} open case of yours stays here, with its family",
        "{n} open cases of yours stay here, with their families",
        seen.own,
    )


def goes(seen: JourneyOutlook, words: Words, labels: Labels) -> list[str]:
    """What is put away, a line for each sort."""
    away = seen.away
    lines = [
        words.say("{what}: {n} put away", what=labels.kinds(kind), n=many)
        for kind, many in away.kinds.items()
    ]
    if away.files:
        size = f"{away.size / 1_000_000:.1f}"
        lines.append(words.say("Attached files: {n} put away, {size} MB", n=away.files, size=size))
    return lines or [words.say("Nothing else lies here that could be put away.")]


def stuck(seen: JourneyOutlook, words: Words) -> str:
    """That some things cannot be put away, and what to do; "" for none."""
    if not seen.stuck:
        return ""
    return words.count(
        "{n} more stays here: no coordinator holds all of it, or words about it are not saved. Save, hand over to a coordinator and take the receipt in; then it can be put away.",
        "{n} more stay here: no coordinator holds all of them, or words about them are not saved. Save, hand over to a coordinator and take the receipt in; then they can be put away.",
        len(seen.stuck),
    )


def stuck_row(one: StayingRoot, words: Words, labels: Labels) -> str:
    """One of them."""
    called = " · ".join(filter(None, (labels.kind(one.kind), one.number, one.name)))
    return words.say("{what} (not saved)", what=called) if one.unsaved else called


def before(seen: JourneyOutlook, words: Words, called: Callable[[str], str] = str) -> list[str]:
    """What is to be known before. `called`: how the place of a backup is written."""
    said = [
        words.say(
            "Until all is back nothing is printed, copied out or written to others. Bundles go to coordinators only."
        ),
        words.say("Kept searches with names of what is put away go for good."),
    ]
    places = sorted({called(one.place) for one in seen.backups})
    if places:
        said.append(
            words.say(
                "Leave these backups at home, with every stick that holds bundles: {places}",
                places=joined(places, ", "),
            )
        )
    else:
        said.append(words.say("Leave every stick that holds backups or bundles at home."))
    return said


def state(seen: JourneyState, words: Words, since: str = "") -> str:
    """The line that stands while something is away. `since`: the day, as it is written there."""
    if not seen.back:
        return words.say(
            "On a journey since {day}: what is not yours is put away, and nothing leaves but bundles to coordinators.",
            day=since or day_at(seen.since),
        )
    return words.count(
        "Back from a journey: {n} entry is not here again. Until it is, nothing leaves but bundles.",
        "Back from a journey: {n} entries are not here again. Until they are, nothing leaves but bundles.",
        seen.left,
    )


def ways_back(seen: JourneyState, words: Words) -> str:
    """How it comes back."""
    return words.count(
        "A backup brings it all at once. Without one, exchange bundles with a coordinator: {n} round is enough if that coordinator holds all of it.",
        "A backup brings it all at once. Without one, exchange bundles with a coordinator: {n} rounds are enough if that coordinator holds all of it.",
        max(seen.bundles, 1),
    )


def taken(found: BroughtBack, words: Words) -> list[str]:
    """What a backup gave."""
    lines = [
        words.count("{n} entry was brought back.", "{n} entries were brought back.", found.bodies),
        words.count("{n} file was brought back.", "{n} files were brought back.", found.files),
    ]
    left = found.bodies_left + found.files_left
    if left:
        lines.append(
            words.count(
                "{n} part is still missing. Another backup may have it, or the next bundles bring it.",
                "{n} parts are still missing. Another backup may have them, or the next bundles bring them.",
                left,
            )
        )
    return lines

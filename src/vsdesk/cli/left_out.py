"""What is on file and not on the pages that were made, with its reason: for a script, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.gate.disclosure import REASONS
from vsdesk.words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vsdesk.cli.session import CommandRun
    from vsdesk.records.gate.disclosure import Withheld


def document(session: CommandRun, one: Withheld) -> dict[str, object]:
    """One thing as JSON."""
    labels = session.labels
    what = labels.field(one.kind, one.field) if one.field else labels.kind(one.kind)
    return {
        "kind": one.kind,
        "field": one.field,
        "reason": one.reason,
        "what": what,
        "why": plain(session.words.say(REASONS[one.reason])),
    }


def lines(session: CommandRun, found: Iterable[Mapping[str, object]]) -> list[str]:
    """All of it for a person, each once."""
    stays = session.words.say("Stays here")
    return [*dict.fromkeys(f"{stays}: {one['what']}: {one['why']}" for one in found)]

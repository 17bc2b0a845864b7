"""A kunya that was typed as a name and of which nobody answered whether it is one: «أم خالد» is kept as what
somebody is called by, and the name stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.names.address import is_kunya_alone
from vsdesk.records.dictionary.naming import MOTHER, WRITINGS
from vsdesk.ui.screens.interview.relatives import SPEAKER
from vsdesk.ui.screens.interview.spots import kunya_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.ui.screens.interview.talk import Talk


def keep_kunyas(talk: Talk) -> None:
    """Of each name that was typed in this sitting; where a kunya of theirs stands already the words stay."""
    for spot, field, whose in [*_typed(talk)]:
        person = talk.people.parent(whose)[0] if whose else spot
        at, words = kunya_at(person), talk.text(spot, field).strip()
        if talk.text(at, "value") in ("", words):
            talk.put(at, "value", words)
            talk.put(spot, field, None)


def _typed(talk: Talk) -> Iterator[tuple[str, str, str]]:
    """Spot and field of each such name, and whose it is if it is that of a parent of the missing person."""
    for spot in [*talk.ids]:
        if spot not in (SPEAKER, "person") and not spot.startswith("relative/"):
            continue
        pending = talk.draft.pending(talk.ids[spot])
        for field, whose in _names(spot) if pending is not None else ():
            said = pending.set.get(field) if pending is not None else None
            if (
                isinstance(said, str)
                and said.strip() not in talk.said_names
                and is_kunya_alone(said)
            ):
                yield spot, field, whose


def _names(spot: str) -> Iterator[tuple[str, str]]:
    for writing in WRITINGS:
        yield f"given_{writing}", ""
        if spot == "person":
            yield f"father_{writing}", "father"
            yield MOTHER[writing][0], "mother"

"""The places of an interview at which something is written: of which record each is, and what
a new one begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from vsdesk.records.checks.duties import ASKED, OWED
from vsdesk.ui.screens.interview.relatives import SPEAKER

Json = Any


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot is named by its key here, of several with "/n" behind it; `{n}` in another
    spot's name is the same n.

    `below` is the spot of the record in which it lies. `about` are the persons of whom it speaks: told
    without a name they are a person all the same. `links` name the record of another spot, `begins` and
    `today` are values of a new one.
    """

    kind: str
    below: str = ""
    about: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    begins: Mapping[str, Json] = field(default_factory=dict)
    today: str = ""  # a field that holds the day of the talk


_OF_SPEAKER: Final = {"person": SPEAKER}
_OF_RELATIVE: Final = {"person": "relative/{n}"}
_MISSING: Final = {"related_to": "person"}

SPOTS: Final[Mapping[str, Spot]] = {
    "case": Spot("case"),
    "person": Spot("person", "case"),
    "event": Spot("event", "case", begins={"is_disappearance": True}),
    "part": Spot("involvement", "event"),
    "claim": Spot("claim", "case"),
    "news": Spot("event", "case"),
    "newsclaim": Spot("claim", "news/{n}"),
    "birthclaim": Spot("claim", "person"),
    "search": Spot("search_action", "case"),
    "money": Spot("extortion_attempt", "case"),
    "paper": Spot("evidence_item", "case"),  # one that nobody scanned
    "family": Spot("family"),
    SPEAKER: Spot("person", "family"),
    "member": Spot("family_member", "family", (SPEAKER,), _OF_SPEAKER),
    "kin": Spot("kinship", "family", (SPEAKER,), {**_OF_SPEAKER, **_MISSING}),
    "relative": Spot("person", "family"),
    "relativemember": Spot("family_member", "family", ("relative/{n}",), _OF_RELATIVE),
    "relativekin": Spot("kinship", "family", ("relative/{n}",), {**_OF_RELATIVE, **_MISSING}),
    "channel": Spot("contact_channel", SPEAKER, links=_OF_SPEAKER),
    "log": Spot("contact_log", "family", (SPEAKER,), _OF_SPEAKER, today="on"),
    "owe": Spot("duty", "log", (SPEAKER,), _OF_SPEAKER, {"type": OWED}),
    "ask": Spot("duty", "log", (SPEAKER,), _OF_SPEAKER, {"type": ASKED}),
    "grant": Spot("consent_grant", "family"),
    "condition": Spot("consent_condition", "grant/{n}"),
    "report": Spot("consent_grant", "family"),  # as somebody else told it
    "reportif": Spot("consent_condition", "report/{n}"),
    "note": Spot("note", "family"),
    "wish": Spot("person_mark", "relative/{n}", today="since"),
    "speakerwish": Spot("person_mark", SPEAKER, today="since"),
}


def spot_of(name: str) -> Spot:
    """What a spot is."""
    return SPOTS[name.partition("/")[0]]


def kind_of(name: str) -> str:
    """The kind of the record of a spot."""
    return spot_of(name).kind


def below(name: str) -> str:
    """The spot of the record in which that of a spot lies; of several of one answer ("n+1") the
    first part says which."""
    return spot_of(name).below.format(n=name.partition("/")[2].partition("+")[0])


def about(name: str) -> tuple[str, ...]:
    """The spots of the persons of whom a record speaks."""
    n = name.partition("/")[2]
    return tuple(one.format(n=n) for one in spot_of(name).about)


def links(name: str) -> dict[str, str]:
    """Field -> the spot whose record it names."""
    n = name.partition("/")[2]
    return {key: one.format(n=n) for key, one in spot_of(name).links.items()}

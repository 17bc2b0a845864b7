"""The places of an interview at which something is written: of which record each is, and what
a new one begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from vsdesk.records.checks.duties import ASKED, OWED
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER

Json = Any


@dataclass(frozen=True, slots=True)
class TalkSpot:
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


MONEY: Final = "money"
NEWS: Final = "news"
TEETH_AT: Final = "teeth"
MARKS_AT: Final = "mark"
PROFILE_AT: Final = "profile"
NAMED_AT: Final = "named"
_OF_SPEAKER: Final = {"person": SPEAKER}
_OF_RELATIVE: Final = {"person": "relative/{n}"}
_MISSING: Final = {"related_to": "person"}

_KUNYA: Final = {"type": "kunya"}
# Where it is written by what somebody is called after a child; of relatives "relativekunya/n".
KUNYA_AT: Final[Mapping[str, str]] = {SPEAKER: "kunya", "person": "missingkunya"}


def kunya_at(person: str) -> str:
    """Where it is written by what the person of a spot is called after a child."""
    return KUNYA_AT.get(person) or person.replace("relative/", "relativekunya/", 1)


SPOTS: Final[Mapping[str, TalkSpot]] = {
    "case": TalkSpot("case"),
    "person": TalkSpot("person", "case"),
    "event": TalkSpot("event", "case", begins={"is_disappearance": True}),
    "part": TalkSpot("involvement", "event"),
    "claim": TalkSpot("claim", "case"),
    NEWS: TalkSpot("event", "case"),
    "newsclaim": TalkSpot("claim", "news/{n}"),
    "birthclaim": TalkSpot("claim", "person"),
    "search": TalkSpot("search_action", "case"),
    TEETH_AT: TalkSpot("am_dental", "person"),
    MARKS_AT: TalkSpot("am_mark", "person"),
    PROFILE_AT: TalkSpot("am_profile", "person"),
    NAMED_AT: TalkSpot("involvement", "event"),  # by a name that stands in told words
    MONEY: TalkSpot("extortion_attempt", "case"),
    "paper": TalkSpot("evidence_item", "case"),  # one that nobody scanned
    "family": TalkSpot("family"),
    SPEAKER: TalkSpot("person", "family"),
    "spelling": TalkSpot("person_name", SPEAKER, begins={"type": "spelling_variant"}),
    "kunya": TalkSpot("person_name", SPEAKER, begins=_KUNYA),
    "missingkunya": TalkSpot("person_name", "person", begins=_KUNYA),
    "relativekunya": TalkSpot("person_name", "relative/{n}", begins=_KUNYA),
    "member": TalkSpot("family_member", "family", (SPEAKER,), _OF_SPEAKER),
    "missingmember": TalkSpot("family_member", "family", ("person",), {"person": "person"}),
    "othermember": TalkSpot("family_member", "family"),  # of somebody else who is missing
    "kin": TalkSpot("kinship", "family", (SPEAKER,), {**_OF_SPEAKER, **_MISSING}),
    "relative": TalkSpot("person", "family"),
    "relativemember": TalkSpot("family_member", "family", ("relative/{n}",), _OF_RELATIVE),
    "relativekin": TalkSpot("kinship", "family", ("relative/{n}",), {**_OF_RELATIVE, **_MISSING}),
    "channel": TalkSpot("contact_channel", SPEAKER, links=_OF_SPEAKER),
    "log": TalkSpot("contact_log", "family", (SPEAKER,), _OF_SPEAKER, today="on"),
    "owe": TalkSpot("duty", "log", (SPEAKER,), _OF_SPEAKER, {"type": OWED}),
    "ask": TalkSpot("duty", "log", (SPEAKER,), _OF_SPEAKER, {"type": ASKED}),
    "grant": TalkSpot("consent_grant", "family"),
    "condition": TalkSpot("consent_condition", "grant/{n}"),
    "report": TalkSpot("consent_grant", "family"),  # as somebody else told it
    "reportif": TalkSpot("consent_condition", "report/{n}"),
    "note": TalkSpot("note", "family"),
    "wish": TalkSpot("person_mark", "relative/{n}", today="since"),
    "missingwish": TalkSpot("person_mark", "person", today="since"),
    "keptfrom": TalkSpot("person_mark", "person", today="since"),  # what a relative is not to hear
    "speakerwish": TalkSpot("person_mark", SPEAKER, today="since"),
    "namewish": TalkSpot(
        "person_mark", "relative/{n}", links={"asked_by": "relative/{n}"}, today="since"
    ),
    "ownwish": TalkSpot("person_mark", SPEAKER, links={"asked_by": SPEAKER}, today="since"),
}


def shape_of(name: str) -> TalkSpot:
    """What a spot is."""
    return SPOTS[name.partition("/")[0]]


def kind_of(name: str) -> str:
    """The kind of the record of a spot."""
    return shape_of(name).kind


def below(name: str) -> str:
    """The spot of the record in which that of a spot lies; of several of one answer ("n+1") the
    first part says which."""
    return shape_of(name).below.format(n=name.partition("/")[2].partition("+")[0])


def about(name: str) -> tuple[str, ...]:
    """The spots of the persons of whom a record speaks."""
    n = name.partition("/")[2]
    return tuple(one.format(n=n) for one in shape_of(name).about)


def links(name: str) -> dict[str, str]:
    """Field -> the spot whose record it names."""
    n = name.partition("/")[2]
    return {key: one.format(n=n) for key, one in shape_of(name).links.items()}

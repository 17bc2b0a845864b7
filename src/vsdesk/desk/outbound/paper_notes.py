"""What is said of a paper before it leaves: what it lacks that a reader looks for, and where that is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from vsdesk.desk.outbound.sheet_kinds import is_poster
from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.reports import DISCREET, FOR_FAMILY
from vsdesk.words import joined, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.reports import Furniture
    from vsdesk.words import Words

PaperNote = Literal["no_phone", "no_day"]
# What is lacking, and what to do about it.
SAID_OF_PAPERS: Final[Mapping[PaperNote, tuple[str, str]]] = {
    "no_phone": (
        mark("No telephone of ours stands on this paper."),
        mark(
            "It is set in the settings, under “Our contact on the sheets”, or by the command vault contact."
        ),
    ),
    "no_day": (
        mark(
            "Neither the day nor the place stands on the poster: the yes to the name does not cover them."
        ),
        mark("Ask whether they may be seen, and write the answer on the page Consent."),
    ),
}


_UNRECORDED: Final = mark(
    "The words on this paper name somebody who has no record here, so nobody asked them: {names}"
)
_GIVE_RECORD: Final = mark(
    "Add them to the family. Asked, or marked as not to be named, papers heed it; till then look whether the name may stand here."
)


def said_of_paper(
    words: Words, notes: Iterable[PaperNote], unrecorded: Iterable[str]
) -> list[tuple[str, str]]:
    """What is said of it, and what to do: whoever its words name without a record (`unrecorded`) first."""
    said = [
        (words.say(what), words.say(how)) for what, how in map(SAID_OF_PAPERS.__getitem__, notes)
    ]
    if names := joined(unrecorded, " · "):
        said.insert(0, (words.say(_UNRECORDED, names=names), words.say(_GIVE_RECORD)))
    return said


def notes_on(kind: str, disclosed: GateDecision, furniture: Furniture) -> Iterator[PaperNote]:
    """What there is to say of one paper."""
    called = furniture.discreet or kind in FOR_FAMILY | DISCREET
    if called and not furniture.contact.phone.strip():
        yield "no_phone"
    if is_poster(kind) and _agreed_to_name_alone(disclosed):
        yield "no_day"


def _agreed_to_name_alone(disclosed: GateDecision) -> bool:
    """Whether when and where somebody was lost is on file, and was no part of what was agreed."""
    stays = (
        one.reason == "scope" and one.field in {None, *WHEN_AND_WHERE}
        for one in disclosed.withheld
        if one.kind == "event"
    )
    stands = any(one.every(name) for one in disclosed.of("event") for name in WHEN_AND_WHERE)
    return any(stays) and not stands

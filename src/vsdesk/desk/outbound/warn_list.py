"""Whom to warn after a device was taken, on paper: for coordinators alone, by numbers and no name.

A list of the names of those in danger would be worth more to whoever took the device than the device. So who
it is stands in the program, in the same order, and the paper is ticked off beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.outbound.own_lists import list_paper
from vsdesk.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.outbound.missing_glyphs import PlainPaper
    from vsdesk.desk.sync.revocations import RevocationService
    from vsdesk.desk.sync.to_warn import ToWarn
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.reports.own_list import OwnList
    from vsdesk.words import Lang, Words

MOST: Final = 2000
_ID: Final = 8  # characters of an id where there is no number


class WarnListService:
    """Sets the list of one device."""

    def __init__(self, context: DeskContext, revocations: RevocationService) -> None:
        self._context = context
        self._revocations = revocations

    def paper(self, device_id: str, lang: Lang, progress: Progress = SILENT) -> PlainPaper:
        """Those of whom something lies on a device, who could be harmed first; MOST of them.

        Raises UserError E_ROLE for anybody but a coordinator, E_NOT_FOUND, E_GATE on a journey.
        """
        self._context.vault.standing.require_home()
        found = self._revocations.to_warn(device_id)

        def made(words: Words, labels: Labels) -> tuple[OwnList, ...]:
            return (_list(found, words, labels),)

        return list_paper(self._context, made, lang, progress)


def warn_words(one: ToWarn, words: Words) -> Iterator[str]:
    """What is said of somebody who is to be warned, on screen, by command and on paper."""
    if one.removed:
        yield words.say("removed here, and on that device still")
    if one.red:
        yield words.say("somebody could be harmed")
    if one.ways:
        yield words.count(
            "{n} way to reach them lies on it", "{n} ways to reach them lie on it", one.ways
        )
        if not one.safe:
            yield words.say("none is said to be safe to call")


def _list(found: Sequence[ToWarn], words: Words, labels: Labels) -> OwnList:
    from vsdesk.reports.own_list import OwnList  # it brings reportlab
    from vsdesk.reports.page_tables import TO_SIGN

    say = words.say
    said = [
        say("For the coordinator alone. Who it is stands in the program, in the same order."),
        say("Read there how to call safely. Burn this paper when everybody is warned."),
    ]
    if len(found) > MOST:
        said.append(say("The first {n} of {all}.", n=MOST, all=len(found)))
    lines = tuple(
        (
            str(place),
            one.row.number or one.row.id[:_ID],
            labels.kind(one.row.kind),
            " · ".join(warn_words(one, words)),
            TO_SIGN,
        )
        for place, one in enumerate(found[:MOST], 1)
    )
    return OwnList(
        say("Whom to warn"),
        tuple(said),
        (say("No."), say("Number"), say("What"), say("What is known"), say("Warned on")),
        lines,
        (0.7, 2.6, 1.7, 4.0, 2.0),
        say("As far as is known here, nobody is to be warned."),
    )

"""Somebody who documents leaves: their files go to others, what was promised is listed, their device is
withdrawn.

Nothing they wrote is taken from it: all that came of the device goes on counting. Raises UserError E_ROLE for
anybody but a coordinator, E_REASON without a note, E_NOT_FOUND, E_OWN_WAY for the own device.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.desk.outbound.own_lists import list_paper
from vsdesk.errors import UserError
from vsdesk.exchange.lent_spaces import lent_here
from vsdesk.progress import SILENT
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.due.due_row import Due
    from vsdesk.desk.due.service import DueService
    from vsdesk.desk.outbound.missing_glyphs import PlainPaper
    from vsdesk.desk.sync.devices import DeviceRow
    from vsdesk.desk.sync.service import HandoverService
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.values import Json
    from vsdesk.reports.own_list import OwnList
    from vsdesk.vault.read.vault_reads import ListRow
    from vsdesk.words import Lang, Words

_OWED: Final = frozenset(("duty", "follow_up", "call", "request", "letter", "reply", "warn"))
"""What somebody was promised, or waits for."""
MOST: Final = 2000
_ID: Final = 8  # characters of an id where there is no number


@dataclass(frozen=True, slots=True)
class DeviceDeparture:
    """Of one device: the files on which it alone works (assigned to it, or opened by it and assigned to
    nobody), those on which others work too (`beside`); what is owed in them; when it was heard of last (a
    day, "" for never)."""

    device: DeviceRow
    alone: tuple[ListRow, ...] = field(repr=False)
    beside: tuple[ListRow, ...] = field(repr=False)
    owed: tuple[Due, ...] = field(repr=False)
    heard: str

    @property
    def files(self) -> tuple[ListRow, ...]:
        """All on which it works."""
        return (*self.alone, *self.beside)


class LeavingService:
    """What to know before somebody leaves, and the leaving."""

    def __init__(self, context: DeskContext, sync: HandoverService, due: DueService) -> None:
        self._context, self._sync, self._due = context, sync, due
        self._vault = context.vault

    def of(self, device_id: str) -> DeviceDeparture:
        """What is assigned to a device, and what is owed there."""
        known = self._sync.revocations.of(device_id)
        alone: list[ListRow] = []
        beside: list[ListRow] = []
        for row in known.holds:
            lent = self._lent(row.id)
            opened = not lent and row.author.rstrip("0123456789") == known.device.letter
            if opened or device_id in lent:
                (beside if lent - {device_id} else alone).append(row)
        roots = {row.id for row in (*alone, *beside)}
        every = (*self._due.due(), *self._due.later())
        owed = tuple(one for one in every if one.what in _OWED and one.root in roots)
        day = known.days[0] if known.days else ""
        return DeviceDeparture(known.device, tuple(alone), tuple(beside), owed, day)

    def leave(
        self,
        device_id: str,
        to: str,
        note: str,
        *,
        keep_name: bool = True,
        progress: Progress = SILENT,
    ) -> DeviceDeparture:
        """Assign its files to another device (`to`; "": coordinators keep them), take its name away where
        the person wants to be a code alone, and withdraw it. What was assigned, as it was before.

        All that came of it counts on. A device that is no other's, or is withdrawn, is refused before
        anything is written.
        """
        found = self.of(device_id)
        if found.device.own:
            raise UserError("E_OWN_WAY")
        others = {one.device_id for one in self._sync.assignments.assignable()} - {device_id}
        if found.device.revoked or (to and to not in others):
            raise UserError("E_NOT_FOUND", "device")
        if not note.strip():
            raise UserError("E_REASON", kind="case", field="assigned")
        self._hand_on(found, to, note.strip())
        if not keep_name:
            self._sync.devices.name(device_id, "")
        self._sync.revocations.revoke(device_id, None, progress)
        return found

    def _hand_on(self, found: DeviceDeparture, to: str, note: str) -> None:
        """In one save: all of them, or none."""
        edits = []
        for row in found.files:
            lent = (self._lent(row.id) - {found.device.device_id}) | ({to} if to else set())
            held: list[Json] = [*sorted(lent)]
            if lent == self._lent(row.id):
                continue  # the coordinators have it as it is
            edits.append(Edit(row.kind, {"assigned": held or None}, id=row.id, why=note))
        if edits:
            self._context.saving.save(edits)

    def _lent(self, root: str) -> set[str]:
        view = self._vault.read.view(root)
        return set() if view is None else set(lent_here(self._vault, view))

    def paper(self, found: DeviceDeparture, lang: Lang, progress: Progress = SILENT) -> PlainPaper:
        """What was handed on and what is owed, for the coordinator alone: by numbers, without a name."""
        self._vault.standing.require_home()

        def made(words: Words, labels: Labels) -> tuple[OwnList, ...]:
            return _files(found, words, labels), _owed(found.owed, words)

        return list_paper(self._context, made, lang, progress)


def leaving_words(found: DeviceDeparture, words: Words) -> list[str]:
    """What is read before it: how much there is, and that the person hands over first."""
    say, count = words.say, words.count
    lines = [
        count("{n} file is worked on there.", "{n} files are worked on there.", len(found.files)),
        count(
            "{n} promise or question waits in them.",
            "{n} promises or questions wait in them.",
            len(found.owed),
        ),
    ]
    if found.heard:
        lines.append(say("Something of it came last on {day}.", day=found.heard))
    else:
        lines.append(say("Nothing of it ever came here."))
    lines.append(
        say("Let the person hand over first: what is on that device alone comes only from there.")
    )
    return lines


def owed_words(one: Due, words: Words) -> str:
    """One thing that is owed, by what it is and its day."""
    say = words.say
    sorts = {
        "duty": say("Asked of us or promised"),
        "follow_up": say("To be asked after"),
        "call": say("A call"),
        "request": say("A body asked for something"),
        "letter": say("A letter about a withdrawal"),
        "reply": say("An answer is awaited"),
        "warn": say("Somebody is to be warned"),
    }
    return f"{sorts[one.what]} · {one.day}" if one.day else sorts[one.what]


def _files(found: DeviceDeparture, words: Words, labels: Labels) -> OwnList:
    from vsdesk.reports.own_list import OwnList  # it brings reportlab

    say = words.say
    owed = {one.id: 0 for one in found.files}
    for one in found.owed:
        owed[one.root] += 1
    lines = tuple(
        (str(place), row.number or row.id[:_ID], labels.kind(row.kind), str(owed[row.id]))
        for place, row in enumerate(found.files[:MOST], 1)
    )
    return OwnList(
        say("Files that were handed on"),
        (say("For the coordinator alone."),),
        (say("No."), say("Number"), say("What"), say("What is owed")),
        lines,
        (0.7, 3.0, 3.0, 2.0),
        say("Nobody worked on a file there."),
    )


def _owed(owed: Sequence[Due], words: Words) -> OwnList:
    from vsdesk.reports.own_list import OwnList  # likewise
    from vsdesk.reports.page_tables import TO_SIGN

    say = words.say
    lines = tuple(
        (str(place), one.number or one.root[:_ID], owed_words(one, words), TO_SIGN)
        for place, one in enumerate(owed[:MOST], 1)
    )
    return OwnList(
        say("What is owed in them"),
        (say("What it is stands in the program, in the file with this number."),),
        (say("No."), say("Number"), say("What"), say("Done on")),
        lines,
        (0.7, 2.6, 4.4, 2.0),
        say("Nothing is owed."),
    )

"""Papers that look like one found forged: whose finding counts, and how much one look unpacks.

A finding steers what is said of other papers, so it counts as the word of coordinators, of this
device, and of who recorded the paper. The same bytes are unpacked once while the vault is open,
whoever names them how often.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk import photo
from vsdesk.errors import UserError
from vsdesk.records.checks.document_tests import FOUND_FORGED
from vsdesk.records.consent.whose_word_counts import as_believed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

ROOM: Final = 240_000_000  # pixels and bytes that one look reads: four of the largest pictures
_PICTURES: Final = 200  # papers whose layout is compared of those that another device found forged
_KEPT: Final = 4_000  # layouts that are remembered


@dataclass(slots=True)
class _Room:
    """What one look may still read, and whether something had no room."""

    left: int
    short: bool = False

    def takes(self, needed: int) -> bool:
        """Whether there is room; it is taken then."""
        if needed > self.left:
            self.short = True
            return False
        self.left -= needed
        return True


class Likeness:
    """The layouts of papers, as far as they were looked at, by the SHA-256 of their bytes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._layouts: dict[str, photo.ImageFingerprint | None] = {}

    def believed(self, checks: Iterable[RecordView]) -> list[RecordView]:
        """What counts of the checks of papers; those last that only coordinators and this device wrote."""
        trust = self._vault.trust
        own: list[RecordView] = []
        others: list[RecordView] = []
        for one in checks:
            if all(trust.believes(alt.word) for said in one.fields.values() for alt in said):
                own.append(one)
            elif (item := self._vault.read.view(one.parent) if one.parent else None) is not None:
                others.append(as_believed(one, trust.believes, trust.believed(item)))
        return [*others, *own]

    def forged(
        self, item: RecordView, checks: Sequence[RecordView], *, whole: bool = True
    ) -> tuple[str, ...] | None:
        """The papers found forged by these checks that look like this one, by the last check first.

        None where nothing can be compared, and where nothing was alike but not all was compared: there was no
        room (the next look goes on from there), another device found more forged than are compared, or these
        are not the `whole` of the checks.
        """
        mine = self._layout(item, _Room(ROOM))
        if mine is None:
            return None
        papers, all_ = self._papers(item, checks)
        sought, room = photo.TurnedLayouts(mine), _Room(ROOM, short=not (whole and all_))
        found = [
            one.id
            for same in papers
            if (layout := self._layout(same[0], room)) is not None and sought.like(layout)
            for one in same
        ]
        return tuple(found) if found or not room.short else None

    def _papers(
        self, item: RecordView, checks: Sequence[RecordView]
    ) -> tuple[list[list[RecordView]], bool]:
        """The papers found forged, those of the same bytes together; and whether these are all."""
        last = {
            one.parent: one.id
            for one in checks
            if one.parent and one.parent != item.id and FOUND_FORGED & set(one.every("result"))
        }
        by = {check: paper for paper, check in last.items()}
        newest = [one.id for one in reversed(checks) if one.id in by]
        kept = self._vault.read.fair(newest, _PICTURES, self._vault.trust.acts_on)
        ids = [by[one] for one in kept]
        found: dict[str, list[RecordView]] = {}
        for id in ids:
            paper = self._vault.read.view(id)
            if paper is not None and not paper.deleted and (digest := self._digest(paper)):
                found.setdefault(digest, []).append(paper)
        return list(found.values()), len(kept) == len(newest)

    def _digest(self, item: RecordView) -> str:
        return self._vault.files.digest(blob) if (blob := item.text("blob")) else ""

    def _layout(self, item: RecordView, room: _Room) -> photo.ImageFingerprint | None:
        """Of an item's file; None for what is no picture, and where there was no room."""
        blob, digest = item.text("blob"), self._digest(item)
        if digest and digest not in self._layouts:
            size = self._vault.files.size(blob)
            if size > photo.BYTE_LIMIT or not room.takes(size):
                return None
            data = self._vault.files.read(blob)
            try:
                if not room.takes(photo.pixels(data)):
                    return None
                self._remember(digest, photo.fingerprint(data))
            except UserError:  # a recording, a document that is no picture
                self._remember(digest, None)
        return self._layouts.get(digest)

    def _remember(self, digest: str, layout: photo.ImageFingerprint | None) -> None:
        if len(self._layouts) >= _KEPT:
            del self._layouts[next(iter(self._layouts))]
        self._layouts[digest] = layout

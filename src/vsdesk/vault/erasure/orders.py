"""Orders to erase as a vault gives and follows them: signing a frame, carrying it out, finishing it.

`ErasureFrames` knows what is erased; this adds what needs the whole vault: the signature, the transaction,
the new database file. Raises UserError E_NOT_ENROLLED where there is no organisation to sign for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.crypto.frame import FrameType, parse_frame
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.errors import UserError
from vsdesk.history.erasure import Erasure
from vsdesk.progress import SILENT
from vsdesk.vault.erasure.erasure_frames import FRAME_LIMIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vsdesk.history.erasure import RecordKey
    from vsdesk.progress import Progress
    from vsdesk.vault.erasure.held_frames import HeldFrame
    from vsdesk.vault.vault import Vault


class Orders:
    """Gives orders to erase, and finishes what was ordered."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def draft(
        self,
        why: str,
        *,
        ops: Iterable[str] = (),
        records: Iterable[RecordKey] = (),
        spaces: Iterable[str] = (),
        keep: Iterable[RecordKey] = (),
    ) -> Erasure:
        """The payload of a frame, not signed yet. Raises UserError E_NOT_ENROLLED."""
        trust = self._vault.trust
        if trust.org is None:
            raise UserError("E_NOT_ENROLLED")
        return Erasure(
            trust.org,
            self._vault.now_ts(),
            trust.version,
            why,
            tuple(ops),
            tuple(records),
            tuple(spaces),
            tuple(keep),
        )

    def sign(self, order: Erasure) -> bytes:
        """The frame of an order, not given yet: what is written before it says which order it is."""
        return self._vault.sign(FrameType.ERASURE, order.payload())

    def give(self, order: Erasure, progress: Progress = SILENT) -> tuple[HeldFrame, set[int]]:
        """Sign a frame and carry it out, inside the caller's transaction; the records reached."""
        return self.give_signed(self.sign(order), progress)

    def give_signed(self, frame: bytes, progress: Progress) -> tuple[HeldFrame, set[int]]:
        """The same with a frame that was signed before."""
        erasing = self._vault.erasing
        held = erasing.keep(frame, self._vault.clock())
        self._vault.drafts.note_older()
        return held, erasing.carry_out(held, progress)

    def settle(self, touched: Collection[int], progress: Progress = SILENT) -> None:
        """After records were folded: what turns out to be erased goes, and a coordinator says so."""
        erasing = self._vault.erasing
        newly = erasing.settle(touched, progress)
        if newly:
            self._name_further(newly)

    def carry_out(self, held: HeldFrame, progress: Progress = SILENT) -> set[int]:
        """Carry out a frame that another device signed, inside the caller's transaction."""
        reached = self._vault.erasing.carry_out(held, progress)
        self._vault.drafts.note_older()
        self._name_further(reached)
        return reached

    def _name_further(self, reached: Collection[int]) -> None:
        """What no frame names yet: a coordinator's vault signs a frame that does (bundle.md §10)."""
        if self._vault.role == "coordinator" and self._vault.trust.enrolled:
            further = self._vault.erasing.unnamed(reached)
            if further:
                self.give(self.draft("further", records=further))

    def further(self) -> tuple[str, Erasure] | None:
        """What earlier orders did not take, because more than one device wrote it: a coordinator is asked.

        Nothing is signed before the answer; the name (hex) stands for exactly the records that are listed.
        """
        if self._vault.role != "coordinator" or not self._vault.trust.enrolled:
            return None
        late = self._vault.standing.reached_late()
        if not late:
            return None
        named = bytes.fromhex("".join(space + rec for space, rec in late))
        return sha256(named).hex(), self.draft("further", records=late)

    def repeat(self) -> None:
        """What was carried out here by order of somebody who led then and leads no more is ordered again by
        this device, if it leads: whoever hears of it only now judges by who leads now (bundle.md §10).

        Not what a device ordered that was withdrawn: that may be an enemy's.
        """
        trust = self._vault.trust.trust
        if trust is None or self._vault.role != "coordinator" or not self._vault.trust.enrolled:
            return
        leads, keys = trust.newest.acting_coordinators(), trust.keys()
        erasing = self._vault.erasing
        left: list[HeldFrame] = []
        named: set[str] = set()
        for held in erasing.frames("applied <> 0"):
            signers = parse_frame(held.frame, FRAME_LIMIT).valid_signers(keys)
            if signers & leads:
                named |= _names(held.order)
            elif not any(map(trust.newest.is_revoked, signers)):
                left.append(held)
        for held in left:
            if not _names(held.order) <= named:
                order = held.order
                again = self.draft(
                    order.why,
                    ops=order.ops,
                    records=order.records,
                    spaces=order.spaces,
                    keep=order.keep,
                )
                with self._vault.transaction():
                    frame = self._vault.sign(FrameType.ERASURE, again.payload())
                    erasing.keep_carried(frame, held, self._vault.clock())
                named |= _names(again)
        if left:
            self.finish()

    def finish(self, progress: Progress = SILENT) -> bool:
        """After the transaction: files and old pages go too. False: owed, and tried again later."""
        return self._vault.erasing.finish(lambda: self._vault.rewrite(progress))

    def take_up(self) -> None:
        """At opening: frames that lie outside an older copy of the database; what is still owed."""
        for frame in self._vault.erasing.outside():
            with self._vault.transaction():
                held = self._vault.erasing.keep(frame, self._vault.clock())
                self._vault.erasing.carry_out(held)
                self._vault.drafts.note_older()
        self.finish()


def _names(order: Erasure) -> set[str]:
    """What an order names, and what it leaves out."""
    rows = [*order.ops, *order.spaces, *(f"{space}:{rec}" for space, rec in order.records)]
    return {*rows, *(f"-{space}:{rec}" for space, rec in order.keep)}

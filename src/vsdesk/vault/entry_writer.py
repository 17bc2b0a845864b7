"""The entries of one save in one space: each goes to the end of this device's log of that space."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.history.entry import ZERO_HASH, NewOp, log_id, write_entry
from vsdesk.history.split_ops import after, entries, pieces
from vsdesk.load_mark import marked
from vsdesk.records.dictionary.dictionary import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vsdesk.vault.edit import Writer
    from vsdesk.vault.ledger import Ledger


class EntryWriter:
    """Writes ops into as many entries as they need. The caller holds the transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def write(
        self,
        space: str,
        ops: Sequence[NewOp],
        writer: Writer,
        ts: str,
        got: int,
        rng: Callable[[int], bytes],
    ) -> Iterator[tuple[str, set[int]]]:
        """Of each entry its hash, and the numbers of the records that it touches.

        First, each in an entry of its own, come the pieces of an op that names more than one entry holds.
        """
        last: list[NewOp] = []
        for op in ops:
            before: list[tuple[str, bool]] = []
            *earlier, final = pieces(op)
            for piece in earlier:
                bound = after(piece, before)
                entry, numbers = self._append(space, [bound], writer, ts, got, rng)
                before.append((f"{entry}:0", bound.observed is not None))
                yield entry, numbers
            last.append(after(final, before))
        for some in entries(last):
            yield self._append(space, some, writer, ts, got, rng)

    def _append(
        self,
        space: str,
        ops: Sequence[NewOp],
        writer: Writer,
        ts: str,
        got: int,
        rng: Callable[[int], bytes],
    ) -> tuple[str, set[int]]:
        log = log_id(writer.device_id, writer.incarnation, space)
        held = self._ledger.log(log)
        seq = 1 if held is None else held.seq + 1
        prev = ZERO_HASH if held is None or held.head is None else held.head
        by = marked(writer.by, writer.load)
        entry, bodies = write_entry(log, space, seq, prev, ts, SCHEMA, writer.trust, by, ops, rng)
        number = self._ledger.open_log(log, writer.device_id, writer.incarnation, space)
        by_index = {body.index: body for body in bodies}
        return entry.entry_hash, set(self._ledger.append(number, entry, by_index, got))

"""What a peer holds of what both share, by its digest and the lines of its buckets (docs/spec/bundle.md §7).

Where that is less than it acknowledged, it goes out again: a vault that was rolled back, or a relay that
cut a tail off, shows. Where it is more, it came there from somebody else.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from vsdesk.crypto import canonical
from vsdesk.errors import Refused
from vsdesk.exchange.manifest import NO_LINES, digest_of
from vsdesk.exchange.share import shared, shared_and_waiting
from vsdesk.exchange.verify import lines
from vsdesk.history import shape

if TYPE_CHECKING:
    from collections.abc import Collection

    from vsdesk.exchange.manifest import Manifest
    from vsdesk.exchange.outcome import ImportOutcome
    from vsdesk.vault.vault import Vault


class PeerDigests:
    """Reads them from one volume of `peer`. Used inside the transaction that takes it in."""

    def __init__(self, vault: Vault, peer: str, outcome: ImportOutcome) -> None:
        self._vault, self._peer, self._outcome = vault, peer, outcome
        self._listed: dict[str, dict[str, set[str]]] = {}  # by bucket and log, of what is here

    def read(self, data: bytes) -> None:
        """Lines of buckets in which the digests differed. Raises Refused E_CANON, E_OBJECT."""
        for line in lines(data):
            row = shape.array(canonical.decode(line), "heads")
            if len(row) != 3:
                raise Refused("E_CANON", "heads")
            log, head = (
                shape.hash64(row[0], "heads"),
                shape.hash64(row[2], "heads"),
            )
            shape.integer(row[1], "heads", 1)
            known = self._listed.setdefault(log[:2], {})
            if head in self._ours.get(log, ()) or self._is_here(log, head):
                known.setdefault(log, set()).add(head)

    def _is_here(self, log_id: str, head: str) -> bool:
        log = self._vault.ledger.log(log_id)
        return log is not None and bool(self._vault.postings.places(log.n, (head,)))

    def settle(self) -> None:
        """Compare the lines of all such objects of a volume, of each bucket once."""
        ours: dict[str, list[str]] = defaultdict(list)
        for log in self._ours if self._listed else ():
            ours[log[:2]].append(log)
        for bucket, theirs in self._listed.items():
            for log in {*theirs, *ours[bucket]}:
                mine = self._ours.get(log)
                if not mine or not mine <= theirs.get(log, set()):
                    self._holds(log, theirs.get(log, ()))

    def compare(self, manifest: Manifest) -> None:
        """Compare the digest with what both should hold; what differs is told next time."""
        if not manifest.digest:
            return
        postings = self._vault.postings
        heads, waiting = shared_and_waiting(self._vault, self._peer)
        own = digest_of(heads)
        busy = {int(log.id[:2], 16) for log in waiting}
        differing = [
            bucket
            for bucket, (mine, theirs) in enumerate(zip(own, manifest.digest, strict=True))
            if mine != theirs and bucket not in busy
        ]
        postings.set_differing(self._peer, differing)
        empty = {bucket for bucket in differing if manifest.digest[bucket] == NO_LINES}
        for log, _, _ in heads:
            if int(log[:2], 16) in empty:
                self._holds(log)

    @cached_property
    def _ours(self) -> dict[str, set[str]]:
        """By log the heads of what both share, as it was before the volume was judged to its end."""
        found: dict[str, set[str]] = defaultdict(set)
        for log, _, head in shared(self._vault, self._peer):
            found[log].add(head)
        return found

    def _holds(self, log_id: str, heads: Collection[str] = ()) -> None:
        """The peer holds these heads of a log and no other."""
        log = self._vault.ledger.log(log_id)
        if log is None:
            return
        postings = self._vault.postings
        acked = max((seq for _, seq in postings.acked_heads(self._peer, log.n)), default=0)
        found = [(log.n, head, seq) for head, seq in postings.places(log.n, heads)]
        postings.unmark(self._peer, log.n)
        postings.mark_held(self._peer, found)
        if max((seq for _, _, seq in found), default=0) < acked:
            self._outcome.note("W_PEER_ROLLBACK")

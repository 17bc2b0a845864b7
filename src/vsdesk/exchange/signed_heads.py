"""Signs checkpoints over heads of logs: the own ones before they go, another's when it is revoked.

A checkpoint commits to the heads of one device's logs of one incarnation (docs/spec/bundle.md §4, §9.5).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vsdesk.crypto.frame import FrameType
from vsdesk.crypto.labelled_hash import sha256
from vsdesk.history.checkpoint import Leaf, make_checkpoints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.vault.ledger import LogRow
    from vsdesk.vault.vault import Vault


def sign_own_heads(vault: Vault, goes: Callable[[str], bool]) -> None:
    """Sign checkpoints over the own heads, in the spaces that go, that have no leaf yet.

    Former incarnations too, each under its own. Runs in the caller's transaction.
    """
    own = vault.identity.device_id
    sign_heads(
        vault,
        own,
        (
            (log, (log.seq, log.head))
            for log in vault.postings.unsigned(own)
            if log.head is not None and goes(log.space)
        ),
    )


def sign_heads(
    vault: Vault, device_id: str, heads: Iterable[tuple[LogRow, tuple[int, str]]]
) -> tuple[str, ...]:
    """Sign checkpoints over these heads, (seq, hash) each, of a device's logs; the hashes of the frames,
    sorted. Runs in the caller's transaction."""
    org = vault.trust.org
    assert org is not None
    by_incarnation: dict[str, list[tuple[LogRow, tuple[int, str]]]] = defaultdict(list)
    for log, head in heads:
        by_incarnation[log.incarnation].append((log, head))
    made = []
    for incarnation, rows in sorted(by_incarnation.items()):
        numbers = {log.id: log.n for log, _ in rows}
        leaves = [Leaf.new(log.id, log.space, seq, head, vault.random) for log, (seq, head) in rows]
        ts, version = vault.now_ts(), vault.trust.version
        for checkpoint, part in make_checkpoints(
            org, device_id, incarnation, ts, version, leaves, vault.random
        ):
            frame = vault.sign(FrameType.CHECKPOINT, checkpoint.payload())
            digest = sha256(frame).hex()
            vault.postings.keep_checkpoint(digest, device_id, incarnation, frame)
            vault.postings.keep_leaves(digest, [(numbers[leaf.log], leaf) for leaf in part])
            made.append(digest)
    return tuple(sorted(made))

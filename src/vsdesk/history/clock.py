"""Time for display: a timestamp that never falls behind what was seen (docs/spec/bundle.md §8.11).

Order on the screen only: nothing in the merge reads a timestamp.
"""

from __future__ import annotations

from typing import Final

DAY_MS: Final = 24 * 60 * 60 * 1000
_LARGEST: Final = 2**48 - 1


def format_ts(milliseconds: int, counter: int = 0) -> str:
    """Write `%012x-%04x`: milliseconds since 1970 in UTC, and a counter below 65,536."""
    return f"{max(0, min(milliseconds, _LARGEST)):012x}-{counter & 0xFFFF:04x}"


def ts_ms(ts: str) -> int:
    """The milliseconds since 1970 in a timestamp."""
    return int(ts[:12], 16)


def too_far_ahead(ts: str, now_ms: int) -> bool:
    """Whether a received timestamp lies more than 24 hours ahead: ignored, marked `W_CLOCK`."""
    return ts_ms(ts) > now_ms + DAY_MS


def next_ts(now_ms: int, newest: str | None) -> str:
    """The timestamp of a new entry: `max(now, newest + 1 ms)`.

    `newest` is the greatest timestamp held that is not `too_far_ahead`, or None; one that is too
    far ahead is ignored here too.
    """
    if newest is None or too_far_ahead(newest, now_ms):
        return format_ts(now_ms)
    return format_ts(max(now_ms, ts_ms(newest) + 1))

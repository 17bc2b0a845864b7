"""The glyphs of one run that lie between two places of its text.

Found by halves: one run may fill a hundred pages, and each line takes its own part of it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.reports.glyph_shaping import Glyph


class GlyphRun:
    """Glyphs in the order in which they are drawn; `turned` where they run from right to left."""

    def __init__(self, glyphs: Sequence[Glyph], *, turned: bool) -> None:
        self._glyphs, self._turned = tuple(glyphs), turned
        self._places = [-one.cluster if turned else one.cluster for one in glyphs]

    def between(self, start: int, end: int) -> tuple[Glyph, ...]:
        """Those whose cluster begins at `start` or later and before `end`."""
        if self._turned:
            low, high = bisect_right(self._places, -end), bisect_right(self._places, -start)
        else:
            low, high = bisect_left(self._places, start), bisect_left(self._places, end)
        return self._glyphs[low:high]

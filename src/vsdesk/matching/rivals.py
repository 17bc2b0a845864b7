"""Another report that fits far better: then a pair is no more than possible.

Two reports of one person both fit a third, and each other; a namesake fits one of the two, and badly.
So a pair is outdone where one of its reports has a rival that is `GAP` better, unless the rival and
the other report may be one person as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vsdesk.matching.bands import GAP
from vsdesk.matching.name_frequency import Floats
from vsdesk.matching.report_arrays import Rows

_RIVALS: Final = 6  # the best of each report
Same = Callable[[Rows, Rows], NDArray[np.bool_]]


def outdone(one: Rows, two: Rows, points: Floats, same: Same) -> NDArray[np.bool_]:
    """Which of these pairs, all that are likely, are outdone. `same`: which of other pairs are likely."""
    ends, others = np.concatenate([one, two]), np.concatenate([two, one])
    pair = np.tile(np.arange(len(one)), 2)
    order = np.lexsort((-points[pair], ends))
    ends, others, pair = ends[order], others[order], pair[order]
    places = np.arange(len(ends))
    first = np.searchsorted(ends, ends)
    asked, rival = [pair[:0]], [pair[:0]]
    for step in range(_RIVALS):
        better = np.minimum(first + step, places)
        far = np.flatnonzero(points[pair[better]] > points[pair] + GAP)
        asked.append(far)
        rival.append(better[far])
    at, by = np.concatenate(asked), np.concatenate(rival)
    found = np.zeros(len(one), bool)
    found[pair[at[~same(others[at], others[by])]]] = True
    return found

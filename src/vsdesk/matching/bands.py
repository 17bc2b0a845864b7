"""How likely two reports are of one person: the bands, the surest first, and their words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, Literal, get_args

from vsdesk.members import for_each
from vsdesk.words import mark

Band = Literal["strong", "likely", "possible", "relatives"]
BANDS: Final[tuple[Band, ...]] = get_args(Band)
STRONG, LIKELY, POSSIBLE, RELATIVES = BANDS
BIT: Final = math.log(2)  # of the weight of evidence, in nats
GAP: Final = 2 * BIT  # by which a rival outdoes a pair (matching.rivals)
BAND_WORDS: Final[Mapping[str, str]] = for_each(
    BANDS,
    {
        STRONG: mark("very likely the same person"),
        LIKELY: mark("probably the same person"),
        POSSIBLE: mark("possibly the same person"),
        RELATIVES: mark("possible relatives taken together"),
    },
)

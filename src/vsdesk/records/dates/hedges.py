"""Whether a date was told as one that nobody is sure of: «يمكن بآب», "maybe in August", "belkî di tebaxê de".

What is stored is as coarse as the words are; that they were no certain ones stands in the words alone, and
goes along wherever the date is said. Pure.
"""

from __future__ import annotations

import re
from typing import Final

from vsdesk.names.plain_text import plain_pattern, plain_text

_WORDS: Final = re.compile(
    plain_pattern(
        r"(?<!\w)(?:يمكن|ربما|بيجوز|جايز|تقريبا|بالتقريب|حوالي|قرابه|نحو|اظن|بظن|اعتقد|بعتقد|بتوقع|كانه|الارجح"
        r"|(?:مو|مش|مانا?ي|لست|غير)\s+متاكد\w*"
        r"|belki|dibe(?:\s+ku)?|teqriben|texmini|nezik[iî]|dora|ne\s+piştrast\w*"
        r"|maybe|perhaps|probably|possibly|about|around|roughly|approx\w*|circa|not\s+sure|i\s+(?:think|guess|believe))(?!\w)"
        r"|(?<!\w)[بل]?شي\s+(?=[ب\d])"  # «شي بآب»; «كل شي» is none
    ),
    re.IGNORECASE,
)


def is_unsure(told: str) -> bool:
    """Whether the words of a date say that it may be another one."""
    return bool(told) and _WORDS.search(plain_text(told).letters) is not None

"""Words by which somebody is told to be a child: «بنت صغيرة», «لسا بالمدرسة», "a small girl", "keça biçûk".
Pure.

They name no year: whoever is told of so may be grown by now, and nobody said it. A number, or a birth that is
understood, says more and is asked first (`ages`).
"""

from __future__ import annotations

import re
from typing import Final

from vsdesk.memo import memo
from vsdesk.names.plain_text import plain_pattern, plain_text

_ARABIC: Final = (
    r"(?:ال)?(?:طفل(?:ه|ين|تين)?|اطفال|رضيع(?:ه)?|بيبي|قاصر(?:ه)?|مراهق(?:ه)?|[صز]غير(?:ه|ي|ون|ين)?|[صز]غار|[صز]غنون\w*)"
    r"|(?:ب|في\s+)ال?(?:مدرسه|ابتدائي\w*|اعدادي\w*|حضانه|روضه|صف\s+\w+)|تلميذ(?:ه)?|طالب(?:ه)?\s+(?:مدرسه|ابتدائي|اعدادي)"
)
_NOT_ARABIC: Final = (
    r"(?:مو|مش|ما|ليس|ليست|ماعاد|ما\s+عاد|لم\s+\w+|غير|مانه|مانها|مالها)\s+(?:عاد\s+|بعد\s+)?"
)
_ENGLISH: Final = (
    r"(?:(?:very|quite)\s+)?(?:little|small|young)\s+(?:girl|boy|child|kid|one|daughter|son|sister|brother)|child(?:ren)?|kids?|baby|babies"
    r"|infant|toddler|minor|teen(?:s|age|ager)?|under\s*-?age|school\s?(?:girl|boy|child)|(?:at|in|goes\s+to|to)\s+(?:primary\s+|elementary\s+|secondary\s+)?school"
    r"|kindergarten|nursery"
)
_NOT_ENGLISH: Final = r"(?:not|no|n['’]t|never|no\s+longer)\s+(?:an?\s+|the\s+)?(?:longer\s+)?"
_KURMANJI: Final = r"zarok\w*|(?:ke[cç]|kur|xwi[sş]k|bira)\w*\s+(?:pi[cç][uû]k|bi[cç][uû]k)\w*|pi[cç][uû]k\w*|bi[cç][uû]k\w*|pitik\w*|sava\b|(?:li|diçe)\s+(?:dibistan|mekteb)\w*"
_NOT_KURMANJI: Final = r"ne\s+"
_CHILD: Final = re.compile(
    plain_pattern(
        rf"(?<![\w])(?P<no>{_NOT_ARABIC}|{_NOT_ENGLISH}|{_NOT_KURMANJI})?(?:{_ARABIC}|{_ENGLISH}|{_KURMANJI})(?!\w)"
    ),
    re.IGNORECASE,
)
_LONGEST: Final = 200  # letters of an answer to "how old"; more of it is a story


@memo(2_000)
def tells_child(text: str) -> bool:
    """Whether these words, told as an age, are those of a child."""
    read = plain_text(text[:_LONGEST]).letters
    return any(not one["no"] for one in _CHILD.finditer(read))

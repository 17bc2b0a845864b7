"""Letters that are drawn by nothing (tags, selectors of variants) carry words that nobody saw at a look:
they leave with nothing.

Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import as_text, assign, below, state
from tests.attacks.test_marks import mother

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.attacks.kit import Town

    from vsdesk.records.dictionary.values import Json

SEEN: Final = "دوما"
HIDDEN: Final = {
    "tags": "".join(chr(0xE0000 + ord(one)) for one in "deserted"),
    "variants": "".join(chr(0xE0100 + ord(one)) for one in "deserted"),
}
SAYS: Final[dict[str, tuple[str, Callable[[str], Json]]]] = {
    "a plain text": ("place_text", lambda text: text),
    "told words": ("text", lambda text: {"ar": text, "src_lang": "ar"}),
    "a date as told": ("date", lambda text: {"from": "2014", "to": "2014", "precision": "year", "as_told": text}),
}  # fmt: skip  # a table: where the words stand, and in which form


@pytest.mark.parametrize("where", SAYS)
@pytest.mark.parametrize("how", HIDDEN)
def test_they_leave_with_nothing(made: Town, how: str, where: str) -> None:
    name, form = SAYS[where]
    said: Json = form(SEEN + HIDDEN[how])
    mother(made)
    assign(made)
    id = below(made.enemy, made.case, "event", {"type": "transfer", name: said})
    made.enemy.hand_over(made.rima)
    access = made.rima.access.lone_words
    page = access.lone_page(made.case)
    assert page is not None
    access.look_holds(made.case, page.shown(page.records, files=page.files))
    left = state(made)
    assert left.get(id) is not None and SEEN in as_text(left)
    assert HIDDEN[how] not in as_text(left)

"""`vsdesk --lang ar` is no command: the window opens in that language."""

from __future__ import annotations

import pytest

from vsdesk.__main__ import window_in


@pytest.mark.parametrize(
    ("given", "lang"),
    [
        (["--lang", "ar"], "ar"),
        (["--lang=ku"], "ku"),
        (["--lang", "xx"], None),
        (["--lang"], None),
        (["--lang", "ar", "demo"], None),
        (["--lang=ar", "demo"], None),
        (["--language=ar"], None),
        (["demo", "ar"], None),
        ([], None),
    ],
)
def test_a_language_alone_opens_the_window(given: list[str], lang: str | None) -> None:
    assert window_in(given) == lang

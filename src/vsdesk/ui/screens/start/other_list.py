"""The button that changes the list of words, between the window's language and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.languages import LANGUAGES, SOURCE
from vsdesk.written_words import list_language

if TYPE_CHECKING:
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.words import Lang


def other_list(look: UiContext, shown: Lang) -> str:
    """What the button says while the words are `shown` in this language; "" where there is no other."""
    say, own = look.words.say, list_language(look.lang)
    other = own if shown == SOURCE else SOURCE
    return say(LANGUAGES[other].sentences["word_list"]) if other != shown else ""

"""Words in a language in which nobody here reads names or numbers: a translation for a form of some body.

A name is written there by other letters (خالد is Jaled in Spanish). So such a translation leaves only where
the words that it translates, which are read, name nobody who stands on this paper nowhere or by a role alone.
Pure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.languages import LANGUAGES
from vsdesk.records.gate.told.told_texts import texts_in, ways_to_read
from vsdesk.records.gate.told.unchosen_words import UnchosenWords

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.gate_context import GateContext

UNREAD: Final = "unread_language"


def why_unread(scene: GateContext, translation: RecordView, translated: RecordView) -> str | None:
    """Why a translation stays for its language, or None."""
    if all(one in LANGUAGES for one in translation.every("lang")):
        return None
    words = UnchosenWords.of(scene, quiet=scene.quiet)
    if not (words or scene.by_role or scene.beside):
        return None
    said = [
        way
        for value in translated.every(translation.text("field"))
        for text in texts_in(value)
        for way in ways_to_read(text)
    ]
    named = any(words.tells_of_death(one) or words.names(one) for one in said)
    return UNREAD if named or not said else None

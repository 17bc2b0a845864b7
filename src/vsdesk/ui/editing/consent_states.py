"""How the state of an answer is told: an icon, a tone and words, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.questions import NOT_NOW, REPORTED
from vsdesk.ui.kit.badge import Badge
from vsdesk.ui.kit.measure import day
from vsdesk.words import capital, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.words import Words

# State (records.consent.State) -> icon, tone, words. Refused, not asked and given are three things.
_STATES: Final = {
    "given": ("ready", "ok", mark("agreed")),
    "yes_if": ("clock", "warn", mark("agreed, if …")),
    "not_needed": ("ready", "neutral", mark("needs no answer")),
    "review": ("clock", "warn", mark("agreed, to be looked at again")),
    "refused": ("blocked", "stop", mark("said no")),
    "withdrawn": ("blocked", "stop", mark("consent taken back")),
    "not_asked": ("gap", "neutral", mark("not asked")),
    "waits": ("clock", "warn", mark("a yes that waits for a look")),
    "put_off": ("gap", "neutral", NOT_NOW),
    "joined_no": ("blocked", "stop", mark("answered otherwise in another report")),
    "reported": ("gap", "warn", REPORTED),
    "unasked": ("gap", "warn", mark("not everybody was asked")),
    "ends_before": ("warn", "warn", mark("ends before it begins: counts as not given")),
    "assent": ("gap", "warn", mark("the child is asked as well")),
    "standing": ("gap", "warn", mark("cannot be decided by this person alone")),
    "too_many": ("gap", "warn", mark("too many cases beside it")),
    "late": ("warn", "warn", mark("something was asked that nobody could read")),
    "person_decides": ("person", "accent", mark("the person decides")),
}


@dataclass(frozen=True, slots=True)
class StateWords:
    """A state in one icon, one tone and words."""

    icon: str
    tone: str
    words: str


def state_words(words: Words, state: str, *, follow_up: str = "") -> StateWords:
    """The state in words. A day on which to ask again makes "not asked" a "not now"."""
    icon, tone, said = _STATES.get(state, _STATES["not_asked"])
    if state == "not_asked" and follow_up:
        said = NOT_NOW
    return StateWords(icon, tone, capital(words.say(said)))


def state_badge(look: UiContext, state: str, *, follow_up: str = "") -> Badge:
    """The state as a badge: icon, colour and words, never the colour alone."""
    said = state_words(look.words, state, follow_up=follow_up)
    return Badge(look, said.words, said.tone, said.icon)


def day_of(words: Words, iso: str) -> str:
    """An ISO day in words; as it is written where it is none."""
    try:
        return day(words, date.fromisoformat(iso))
    except ValueError:
        return iso


def code(text: str) -> str:
    """A number such as 2026-1, from left to right in every line."""
    return f"\u2066{text}\u2069"


def texts_offered(
    look: UiContext, labels: Labels, texts: Iterable[RecordView]
) -> list[tuple[str, str]]:
    """The texts of consent of which one may have been read, and none."""
    told = (
        (one, code(one.text("version")), labels.term("language", one.text("language")))
        for one in texts
    )
    return [("", "—"), *((one.id, look.dots(*said)) for one, *said in told)]

"""The words of a comparison: bands, decisions, the names of what is compared, how much it weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk.matching.pair_rows import COMPARED, LITTLE, SIDES
from vsdesk.matching import bands
from vsdesk.members import for_each
from vsdesk.records.dates.date_words import date_or_told, told
from vsdesk.ui.people_names import capital, in_order
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.desk import Change, PairEvidence, ReportHead
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

UNSURE: Final = "unsure"  # as people decided
BANDS: Final = for_each(
    (*bands.BANDS, UNSURE),
    {
        "strong": mark("Very likely"),
        "likely": mark("Likely"),
        "possible": mark("Possible"),
        "relatives": mark("Relatives taken together"),
        UNSURE: mark("Not sure yet"),
    },
)
DECISIONS: Final = {
    "same": ("person", mark("Same person")),
    "relatives": ("together", mark("Relatives taken together")),
    "different": ("differ", mark("Different persons")),
    "unsure": ("clock", mark("Not sure yet")),
}
TOGETHER: Final = mark(
    "The two are read together from now on: each report keeps its own words, their facts stand on one page, a no in the"
    " one closes the other too. “Take back” parts them again."
)
_TONES: Final = for_each(
    SIDES,
    {
        "for": ("ok", "check"),
        "against": ("warn", "gap"),
        "agrees": ("neutral", "check"),
        "": ("neutral", ""),
    },
)
_DECISION: Final = "duplicate_link"
LONGEST: Final = (
    160  # letters of a name that are shown; the rest in a tip, and on the report's own page
)
_BRIEF: Final = 48  # and where two names stand in one line
_MUCH: Final = 4.0  # bits: from here on it weighs much


def cut(text: str, most: int = LONGEST) -> str:
    """A name with dots where it is longer than any name is."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def uncut(text: str) -> str:
    """What was cut, for a tip; nothing where nothing was."""
    return text if len(text) > LONGEST else ""


def head_names(look: UiContext, head: ReportHead) -> tuple[str, str]:
    """The two names of a report, the one in the writing of the window first; cut where they are endless."""
    first, second = whole_names(look, head)
    return cut(first), cut(second)


def whole_names(look: UiContext, head: ReportHead) -> tuple[str, str]:
    """The same, uncut."""
    if head.kind != "case":
        return head.title or look.words.say(
            "Without a name yet"
        ), head.other  # the name of its list
    first, second = in_order(head.title, head.other, look.lang)
    return first or look.words.say("Without a name yet"), second


def brief(look: UiContext, head: ReportHead) -> str:
    """The name of a report where two stand in one line."""
    return cut(head_names(look, head)[0], _BRIEF)


def called(look: UiContext, head: ReportHead) -> str:
    """A report by its name and number, which tells two spellings of one name apart."""
    return look.dots(brief(look, head), head.number if head.kind == "case" else "")


def decided_words(look: UiContext, change: Change, *, joined: bool) -> str:
    """What a decision did, or that it was taken back; a claim that it made or took away too. `joined`: two
    reports of cases are of one person now."""
    say = look.words.say
    claims = [one for one in change.back if one.kind == "claim"]
    if any(one.delete for one in claims):
        return say("Decided. The line stands as a claim in the case now. It is never a fate.")
    gone = say("The claim that the line had become is taken out of the case. The history keeps it.")
    if any(one.kind == _DECISION and one.restore for one in change.back):
        done = say("Taken back. The pair is asked about again.")
    elif claims:
        done = say("Decided.")
    elif joined:
        return say(TOGETHER)
    else:
        return say("Decided. Both reports stay as they are.")
    return f"{done} {gone}" if claims else done


def field_words(look: UiContext, field: str) -> str:
    """The name of what was compared."""
    found = COMPARED.get(field)
    return look.words.say(found) if found else field


def values_words(
    look: UiContext, session: VaultSession, field: str, values: tuple[Any, ...]
) -> str:
    """What one report says, as recorded; cut where it is endless."""
    return look.listed(cut(value_words(look, session, field, one)) for one in values)


def value_words(look: UiContext, session: VaultSession, field: str, value: Any) -> str:
    """One value in words."""
    if field in ("birth", "taken"):
        said, words = date_or_told(value, look.words, with_weekday=True), told(value)
        if not words or words in said:
            return said
        return look.words.say("{date} (as told: “{words}”)", date=said, words=words)
    if field == "sex":
        return capital(session.labels.term("sex", str(value)))
    if field == "gov":
        place = session.places.by_key(str(value))
        return place.name(session.labels.lang) if place is not None else str(value)
    return str(value)


def weight(look: UiContext, points: float) -> str:
    """How much something weighs, in words."""
    say = look.words.say
    size = abs(points)
    if size < LITTLE:
        return say("says little")
    return say("weighs much") if size >= _MUCH else say("weighs something")


def verdict(look: UiContext, one: PairEvidence) -> tuple[str, str, str]:
    """Words, tone and icon of one line of the comparison."""
    return look.words.say(SIDES[one.side]), *_TONES[one.side]

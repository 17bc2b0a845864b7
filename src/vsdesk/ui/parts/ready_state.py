"""How the readiness for one mechanism is told: an icon, a tone, one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent.answers import is_yes, reporters, says_no
from vsdesk.records.consent.condition_rules import STOPS, conditions_of
from vsdesk.records.consent.selection import standing_answers
from vsdesk.records.dates.days import day_of
from vsdesk.records.dictionary.display_names import both_names
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.disclosure import REASONS
from vsdesk.records.gate.persons.former_ties import file_of, former_noes, removed_page
from vsdesk.ui.editing.condition_lines import condition_said
from vsdesk.ui.editing.told_card import numbers_told
from vsdesk.ui.kit.measure import day
from vsdesk.ui.people_names import in_order
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.records.readiness import Finding, Readiness
    from vsdesk.ui.kit.ui_context import UiContext

_NO: Final = frozenset(
    REASONS[one] for one in ("refused", "withdrawn", "person_decides", "differ", "joined_no")
)
_IF: Final = frozenset(REASONS[one] for one in STOPS)
_NOT_YET: Final = frozenset(
    REASONS[one] for one in ("not_asked", "waits", "put_off", "unasked", "reported")
)


@dataclass(frozen=True, slots=True)
class State:
    """icon and tone of the line; `why` in one sentence; `first`: what its link leads to."""

    icon: str
    tone: str
    why: str
    first: Finding | None = None


def state_of(
    look: UiContext, dossier: Dossier, ready: Readiness, told: Sequence[ToldNumber] = ()
) -> State:
    """A family's no comes first, then red risks, then what is missing, then numbers in the words,
    then what to look at."""
    words = look.words
    no = next((one for one in ready.blocks if one.why in _NO), None)
    if no is not None:
        return State("blocked", "stop", said_no(look, dossier, ready.profile.recipient, no.why), no)
    said_if = next((one for one in ready.blocks if one.why in _IF), None)
    if said_if is not None:
        return State("clock", "warn", words.say(said_if.why), said_if)
    stop = next((one for one in ready.blocks if one.of.test == "override"), None)
    stop = stop or next((one for one in ready.blocks if one.red and not one.lacking), None)
    if stop is not None:
        return State("blocked", "stop", stop.sentence(words), stop)
    gaps = [one for one in ready.blocks if one.why not in _NOT_YET] or list(ready.blocks)
    if gaps and gaps[0].why in _NOT_YET:
        return State("gap", "neutral", words.say(gaps[0].why), gaps[0])
    if gaps:
        count = len(ready.blocks)
        return State(
            "gap",
            "warn",
            words.count("{n} thing is missing", "{n} things are missing", count),
            gaps[0],
        )
    if told:  # it would be frozen with a coordinator's reason alone
        return State("clock", "warn", numbers_told(look, told))
    if ready.warnings:
        count = len(ready.warnings)
        why = words.count("Ready. {n} thing to look at", "Ready. {n} things to look at", count)
        return State("ready", "ok", why, ready.warnings[0])
    return State("ready", "ok", words.say("Nothing is missing"))


def conditions_said(
    look: UiContext, labels: Labels, dossier: Dossier, ready: Readiness
) -> tuple[str, ...]:
    """The conditions of every yes to this body, met or not: who said so (or reported it), in their
    words, and what that means."""
    said = (
        look.dots(
            who_said(look, dossier, grant),
            condition_said(
                look, labels, as_said(one.value("words")), one.text, partial(_named, look, dossier)
            ),
        )
        for grant in spoken_answers(dossier, ready)
        if is_yes(grant) or reporters(grant)
        for one in conditions_of(dossier, grant.id)
    )
    return tuple(dict.fromkeys(said))


def spoken_answers(dossier: Dossier, ready: Readiness) -> list[RecordView]:
    """Every answer to this body that stands, yes or no."""
    recipient = ready.profile.recipient
    return [one for one in standing_answers(dossier) if recipient in one.every("recipient")]


def said_no(look: UiContext, dossier: Dossier, to: str, why: str) -> str:
    """Who said no to a body, and when: to us on the screen, never on paper. Where they differ a coordinator
    decides. `why`: of `REASONS`; "" of one that is no such no."""
    if why not in _NO:
        return ""
    words = look.words
    said = _noes(look, dossier, dossier.of("consent_grant"), to)
    noes = former_noes(dossier) if not said else ()
    if before := [one for no_ in noes for one in _noes(look, file_of(dossier, no_), (no_,), to)]:
        on, who = before[0]
        return words.say(_where(dossier, noes), who=who, day=day(words, on))
    if why == REASONS["differ"]:
        return words.say(why)
    if why == REASONS["person_decides"] or not said:
        return f"{words.say(why)} {words.say('Nothing leaves.')}"
    last = max(on for on, _ in said)
    who = look.listed(sorted({name for on, name in said if on == last and name}))
    when = day(words, last)
    if why == REASONS["withdrawn"]:
        return words.say("Taken back by {who} on {day}. Nothing leaves.", who=who, day=when)
    return words.say("Refused by {who} on {day}. Nothing leaves.", who=who, day=when)


def _where(dossier: Dossier, noes: Iterable[RecordView]) -> str:
    if any(removed_page(dossier, one) is not None for one in noes):
        return mark("Refused by {who} on {day}, on a page that was removed. Nothing leaves.")
    if dossier.joined:
        return mark(
            "Refused by {who} on {day}, in another entry of the same person. Nothing leaves."
        )
    return mark(
        "Refused by {who} on {day}, in a family that this case belonged to earlier. Nothing leaves."
    )


def _noes(
    look: UiContext, dossier: Dossier, answers: Iterable[RecordView], to: str
) -> list[tuple[date, str]]:
    """The day of each no to this body, and who said it."""
    return [
        (on, who_said(look, dossier, grant))
        for grant in answers
        if grant.text("recipient") == to
        and says_no(grant)
        # a bundle may bring any words
        and (on := day_of(max(grant.text("withdrawn_on"), grant.text("given_on")))) is not None
    ]


def who_said(look: UiContext, dossier: Dossier, grant: RecordView) -> str:
    """The name of whoever answered; with it who reported it, where they did not say it themselves."""
    name = _named(look, dossier, grant.text("grantor"))
    by = look.listed(isolate(_named(look, dossier, one)) for one in reporters(grant))
    say = look.words.say
    return say("{name} (reported by {by})", name=isolate(name), by=by) if by and name else name


def _named(look: UiContext, dossier: Dossier, person: str) -> str:
    """By a code where there is one, else by the name as the window writes it."""
    held = dossier.get(person)
    if held is None:
        return ""
    return held.text("code") or in_order(*both_names(held), look.lang)[0]

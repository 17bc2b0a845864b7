"""The sections of a case: their order, their words, how full they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.ui.people import disappearance, missing_person

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.look import Look

EVENT_SECTIONS: Final = ("event", "place", "circumstances", "source", "text")
CASE_SECTIONS: Final = ("status", "summary", "before", "intake", "review")


@dataclass(frozen=True)
class Section:
    """`filled` says how complete it is (0 to 1); None has no pie (the history)."""

    key: str
    words: str
    filled: Callable[[Context], float] | None


def sections(look: Look) -> tuple[Section, ...]:
    """The sections in the order of an interview."""
    say = look.words.say
    return (
        Section("person", say("Person"), _person),
        Section("disappearance", say("Disappearance"), _event),
        Section("timeline", say("Timeline"), _any("event", but_disappearance=True)),
        Section("family", say("Family"), _family),
        Section("contact", say("Contact and safety"), _any("contact_channel")),
        Section("claims", say("What sources say"), _any("claim")),
        Section("documents", say("Documents and evidence"), _any("evidence_item")),
        Section("consent", say("Consent"), _any("consent_grant")),
        Section("search", say("Search so far"), _any("search_action")),
        Section("references", say("References elsewhere"), _any("external_ref")),
        Section("case", say("The case"), _case),
        Section("history", say("History"), None),
    )


def _person(context: Context) -> float:
    person = missing_person(context.dossier)
    return context.filled(person.id, context.fields("person")) if person is not None else 0.0


def _event(context: Context) -> float:
    event = disappearance(context.dossier)
    return (
        context.filled(event.id, context.fields("event", EVENT_SECTIONS))
        if event is not None
        else 0.0
    )


def _case(context: Context) -> float:
    return context.filled(context.dossier.root, context.fields("case", CASE_SECTIONS))


def _family(context: Context) -> float:
    if not context.dossier.of("family"):
        return 0.0
    return 1.0 if context.dossier.of("family_member") else 0.5


def _any(kind: str, *, but_disappearance: bool = False) -> Callable[[Context], float]:
    def filled(context: Context) -> float:
        found = [
            one
            for one in context.dossier.of(kind)
            if not but_disappearance or one.value("is_disappearance") is not True
        ]
        return 1.0 if found or context.draft.new_of(kind) else 0.0

    return filled

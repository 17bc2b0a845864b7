"""The sections of a case: their order and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.groups import groups

if TYPE_CHECKING:
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.ui.kit.context import UiContext


def sections(look: UiContext, dictionary: Dictionary) -> list[tuple[str, str]]:
    """(key, words) in the order of an interview; the lists of the dictionary before the case itself."""
    say = look.words.say
    lists = {group.key: say(group.words) for group in groups(dictionary, "case")}
    first = [
        ("person", say("Person")),
        ("disappearance", say("Disappearance")),
        ("timeline", say("Timeline")),
        ("family", say("Family")),
        ("contact", say("Contact and safety")),
        ("claims", say("Sources and statements")),
        ("documents", say("Documents and evidence")),
        ("antemortem", lists.pop("antemortem")),
        ("consent", say("Consent")),
        ("search", say("Search so far")),
    ]
    last = [
        ("references", say("References elsewhere")),
        ("case", say("The case")),
        ("history", say("History")),
    ]
    return [*first, *lists.items(), *last]

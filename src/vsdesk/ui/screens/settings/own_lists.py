"""The lists of terms as a person knows them: each by the question that is answered from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.people import capital

if TYPE_CHECKING:
    from vsdesk.ui.session import VaultSession

# Lists whose every answer must stay possible, and those that only the program reads.
_NOT_OFFERED: Final = frozenset(
    {"consent_result", "consent_event_type", "exit", "audit_action", "match_decision", "level"}
)


def lists_of(session: VaultSession) -> list[tuple[str, str]]:
    """(list, the words of the first question that is answered from it), by those words."""
    labels, named = session.labels, dict[str, str]()
    for kind in session.dictionary.kinds:
        for field in kind.fields:
            name = field.vocabulary or ""
            if name not in session.dictionary.vocabularies or name in _NOT_OFFERED:
                continue
            words = capital(labels.field(kind.name, field))
            named.setdefault(name, f"{words} ({labels.kind(kind.name)})")
    return sorted(named.items(), key=lambda one: one[1].casefold())

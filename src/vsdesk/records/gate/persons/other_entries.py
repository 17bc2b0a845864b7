"""Whom an answer hides that was given at another entry of the same relative: a no, or "not by name". What
somebody agreed to there is weighed against that alone, and lets nobody be named here. Pure.

Source: docs/spec/bundle.md §8.15; docs/decisions/033.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vsdesk.records.consent import hidden_persons

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vsdesk.records.dossier import Dossier


def refusing(dossier: Dossier, heard: Dossier, recipient: str, today: str) -> frozenset[str]:
    """As `hiding.refusing` of what was `heard`, and by the other entries of the relatives of this file."""
    return hidden_persons.refusing(heard, recipient, today) | _of_these(
        dossier, lambda there: hidden_persons.refusing(there, recipient, today)
    )


def refusing_any(
    dossier: Dossier, heard: Dossier, recipients: Collection[str], today: str
) -> frozenset[str]:
    """As `hiding.refusing_any`."""
    return hidden_persons.refusing_any(heard, recipients, today) | _of_these(
        dossier, lambda there: hidden_persons.refusing_any(there, recipients, today)
    )


def unnamed(dossier: Dossier, heard: Dossier, recipient: str, today: str) -> frozenset[str]:
    """As `hiding.unnamed`."""
    return hidden_persons.unnamed(heard, recipient, today) | _of_these(
        dossier, lambda there: hidden_persons.unnamed(there, recipient, today)
    )


def _of_these(dossier: Dossier, hidden: Callable[[Dossier], frozenset[str]]) -> frozenset[str]:
    entries = dossier.beyond.other_entries()
    if not entries:
        return frozenset()
    there = hidden(dossier.once(_answered_there))
    return frozenset(who for who, others in entries.items() if not there.isdisjoint(others))


def _answered_there(dossier: Dossier) -> Dossier:
    """What the other entries answered, in whatever file."""
    others = frozenset().union(*dossier.beyond.other_entries().values())
    return replace(dossier, records=dossier.beyond.answers_of(others), without=())

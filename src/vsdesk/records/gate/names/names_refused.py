"""Of whom a paper is, but not by name: by what it is asked for, and by what was answered
about the name itself. Pure.

Source: docs/spec/bundle.md §8.15.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import missing_person_ids
from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.hidden_persons import unnamed
from vsdesk.records.consent.holding_answer import agreement

if TYPE_CHECKING:
    from vsdesk.records.consent.recipients import Recipient
    from vsdesk.records.dossier import Dossier

# The purposes whose yes is one to no name at all.
NAMES_NOBODY: Final = frozenset({"advocacy_anon"})
BY_NAME: Final = "advocacy_named"
PHOTO: Final = "photo_publication"


def names_refused(
    dossier: Dossier, to: Recipient, purpose: str, named: str, today: str
) -> frozenset[str]:
    """The missing persons who stand without their name: all of them for a purpose that names nobody, and
    before the public where the name was refused; else who came back and asked for it."""
    if to.home:
        return frozenset()
    missing = missing_person_ids(dossier)
    if purpose in NAMES_NOBODY or is_refused(dossier, BY_NAME, to, named, today):
        return missing
    if purpose == PHOTO and not _may_be_named(dossier, to, named, today):
        return missing  # an older yes to the photo had the scope of the name too
    return unnamed(dossier, to.key, today) & missing


def _may_be_named(dossier: Dossier, to: Recipient, named: str, today: str) -> bool:
    """Whether somebody agreed that the name is published: to this recipient, or before everybody."""
    asked = ((to.key, named), ("public", ""))
    return any(agreement(dossier, BY_NAME, key, name, today).holds for key, name in asked)


def is_refused(dossier: Dossier, purpose: str, to: Recipient, named: str, today: str) -> bool:
    """Whether the name, or the photo, is not to be published, whatever else may be: a yes to the one
    is none to the other."""
    return to.sort == "public" and agreement(dossier, purpose, to.key, named, today).state in NO

"""Pictures of activities in which somebody who goes took part by name, or of whom an answer, a mark or other
care goes, and which stay here because of a no, a mark, or anything else that was asked of who took part: once
that is gone nobody knows of it.

So before, each such picture is closed by itself, naming nobody; a coordinator opens it like any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.desk.erasure.said_for_good import for_good, said
from vsdesk.desk.outbound.hidden_participants import TookPart
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.spec import SEALED
from vsdesk.records.gate.names.names_refused import BY_NAME, PHOTO
from vsdesk.records.gate.papers.posters import EVERYBODY
from vsdesk.records.gate.persons.hidden_people import MARK, marks_whom
from vsdesk.records.gate.redaction import own_sensitivity
from vsdesk.vault.read.relative_entries import other_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.edit import Edit
    from vsdesk.vault.vault import Vault

_PART: Final = "participation"
_ITEM: Final = "evidence_item"
_ANSWER: Final = "consent_grant"
_CARE: Final = frozenset({MARK, "risk_assessment", "family_request", "submission"})
_STANDS: Final = frozenset({"case", "family_member"})
_PUBLISHING: Final = (PHOTO, BY_NAME)


def pictures_left(context: DeskContext, reached: Collection[RecordKey]) -> Iterator[Edit]:
    """What is written at each of these pictures; nearly always nothing."""
    vault, took_part = context.vault, TookPart(context)
    for activity in sorted(_activities(vault, reached)):
        if not took_part.refused(activity):
            continue
        for item in vault.read.within([activity], _ITEM):
            stays = (item.space, item.id) not in reached and not (item.erased or item.deleted)
            if stays and own_sensitivity(for_good(vault, item, item)) < SEALED:
                yield said(vault, item, {"sens": SEALED})


def _activities(vault: Vault, reached: Collection[RecordKey]) -> set[str]:
    """Those that stay, and in which one who goes, or of whom something goes that guards, or another entry of
    theirs, took part, now or before; or of which the row that says so goes."""
    gone = {rec for _, rec in reached}
    people = _people(vault, {space for space, _ in reached}, gone)
    people = people.union(*other_entries(vault.database, people).values())
    found = {one.space for one in vault.read.linking_any(people, _PART)} if people else set[str]()
    for before in vault.read.former.naming_all(people, _PART).values():
        found.update(before)
    spaces = {space for space, _ in reached}
    found |= {one.space for one in vault.read.within(spaces, _PART) if one.id in gone}
    return found - gone


def _people(vault: Vault, spaces: Collection[str], gone: Collection[str]) -> set[str]:
    """Of these spaces who goes; whom an answer, a mark, or other care that goes is about, and where it names
    nobody but the file, everybody who stands there."""
    found = set[str]()
    for space in spaces:
        here = vault.read.space(space)
        standing = {one.id for one in here if one.kind == "person" and not one.erased}
        standing |= {id for one in here if one.kind in _STANDS for id in ids_of(one, "person")}
        found |= standing & {*gone}
        for one in here:
            if one.id in gone and one.id not in standing and _guards(one):
                named = {*ids_of(one, "grantor", "subject", "person"), *marks_whom(one)}
                of_all = one.kind != MARK and not named & standing - {*ids_of(one, "grantor")}
                found |= named | (standing if of_all else set())
    return found


def _guards(record: RecordView) -> bool:
    """Whether somebody may be seen nowhere by it."""
    if record.kind == _ANSWER:
        asked = {*_PUBLISHING} & {*record.every("purpose")} or EVERYBODY in record.every(
            "recipient"
        )
        return may_hide(record) and bool(asked)
    return record.kind in _CARE and not record.erased

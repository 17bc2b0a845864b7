"""Told words of a case in which somebody comes back, while neither the state of its search nor an event says
so, nor anybody that it is told of somebody else. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.checks.return_words import returns_told
from vsdesk.records.consent.returns import CAME_BACK, returns, says_found
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import as_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vsdesk.records.dossier import Dossier, RecordView

TOLD: Final = frozenset({"case", "event", "claim", "search_action", "contact_log", "note"})
NOTE: Final = "note"  # once it is done: what was answered about such words
DONE: Final = "done"


def told_returns(dossier: Dossier) -> tuple[RecordView, ...]:
    """The records whose words tell so, in the order of the file."""
    return dossier.once(_told_returns)


def _told_returns(dossier: Dossier) -> tuple[RecordView, ...]:
    case = dossier.get(dossier.root)
    if case is None or case.kind != "case" or is_said(dossier):
        return ()
    about = {case.id, *ids_of(case, "family")}
    said = tuple(
        as_said(one.value("text"))
        for one in dossier.of(NOTE)
        if one.value(DONE) is True and one.text("subject") in about
    )
    return tuple(
        one
        for one in dossier
        if not one.deleted
        and one.kind in TOLD
        and any(
            not is_answered(told, said) for _, text in _texts(one) for told in returns_told(text)
        )
    )


def is_said(dossier: Dossier) -> bool:
    """Whether the state of the search says it, or an event for which that is asked already."""
    case = dossier.get(dossier.root)
    return (case is not None and says_found(case)) or bool(returns(dossier))


def is_answered(told: str, said: Iterable[str]) -> bool:
    """Whether such a note quotes these words."""
    return any(f"«{told}»" in one for one in said)


def words_of(one: RecordView) -> str:
    """The field of such a record in which it is told; "" where none tells it."""
    return next((name for name, text in _texts(one) if returns_told(text)), "")


def _texts(one: RecordView) -> Iterator[tuple[str, str]]:
    if one.kind == NOTE and one.value(DONE) is True:
        return
    if one.kind == "event" and CAME_BACK & {str(type) for type in one.every("type")}:
        return
    for name in one.fields:
        for value in one.every(name):
            if isinstance(value, dict) and "src_lang" in value:
                yield name, as_said(value)

"""Was this person asked before? Telling it again costs; so the reason for asking again is written down.

Looks at statements of the sources that the case names, at those of the person who is to be asked, and
at signed statements among the papers. Sources: data-dictionary §5.22 ("add value or don't do it"),
§2.8 (prior_statements_elsewhere); stories 7, 8.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from vsdesk.names.fold import fold
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.teller_fields import TELLERS, told_by
from vsdesk.words import mark

QUESTION: Final = mark("This was told before. Why is it asked again?")
_NONE_ELSEWHERE: Final = frozenset({"", "لا", "لا يوجد", "no", "none", "na", "tune"})  # folded


@dataclass(frozen=True, slots=True)
class Prior:
    """An earlier telling: the record, its day or span as stored, and whether it was elsewhere."""

    record: str
    when: Json
    elsewhere: bool = False


def prior_statements(
    dossier: Dossier,
    *,
    person: str | None = None,
    statements: Iterable[RecordView] = (),
    sources: Iterable[RecordView] = (),
) -> tuple[Prior, ...]:
    """Earlier tellings for a case, or of the person or source that is to be asked.

    `statements` and `sources` are those of the vault, where the dossier does not hold them.
    """
    known = {one.id: one for one in (*dossier.of("source"), *sources)}
    asked = _tellers(dossier) if person is None else _same_person(person, known.values())
    if person is None and dossier.get(dossier.root) is not None:
        asked |= {dossier.root}
    told = {one.id: one for one in (*dossier.of("statement"), *statements)}
    found = [_prior(one) for one in told.values() if one.parent in asked and not one.deleted]
    found += [
        Prior(one.id, one.value("captured"))
        for one in dossier.of("evidence_item")
        if "statement_signed" in one.every("type")
        and (person is None or person in one.every("received_from"))
    ]
    return tuple(found)


def unexplained(statement: str, why_again: Json, prior: Iterable[Prior]) -> tuple[Prior, ...]:
    """What was told before this statement, as long as nobody wrote why it is asked again."""
    if _written(why_again):
        return ()
    return tuple(one for one in prior if one.record != statement or one.elsewhere)


def asked_again(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    """For each source: statements after the first that give no reason, with the first one."""
    by_source: dict[str, list[RecordView]] = {}
    for one in dossier.of("statement"):
        by_source.setdefault(one.parent or "", []).append(one)
    for told in by_source.values():
        ordered = sorted(told, key=lambda one: (_first_day(one.value("date")), one.created, one.id))
        for later in ordered[1:]:
            if not _written(later.value("why_again")):
                yield (later.id, ordered[0].id)


def _tellers(dossier: Dossier) -> set[str]:
    return {id for kind in TELLERS for record in dossier.of(kind) for id in told_by(record)}


def _same_person(person: str, sources: Iterable[RecordView]) -> set[str]:
    return {person} | {one.id for one in sources if person in one.every("person")}


def _prior(statement: RecordView) -> Prior:
    elsewhere = _written(statement.value("prior_statements"))
    return Prior(statement.id, statement.value("date"), elsewhere)


def _written(value: Json) -> bool:
    """Whether somebody wrote more than "no"."""
    texts = [value] if isinstance(value, str) else []
    if isinstance(value, dict):
        texts = [one for key, one in value.items() if key != "src_lang" and isinstance(one, str)]
    return any(fold(text).strip(" .،") not in _NONE_ELSEWHERE for text in texts)


def _first_day(value: Json) -> str:
    found = value.get("from") or value.get("to") if isinstance(value, dict) else ""
    return found if isinstance(found, str) else ""

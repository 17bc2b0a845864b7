"""What a decision about two reports had seen of them: who each is about, with the ops that said so.

Whoever recorded a report may write in it afterwards that it is about somebody else, or copy what the
other one says. So a decision binds what stood when it was taken; what came later, by coordinators
alone (bundle.md §8.13).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.claims import seen_by
from vsdesk.records.consent.whose_word_counts import counts
from vsdesk.records.dictionary.display_names import FOUR_PARTS, MOTHER_GIVEN, WRITINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.vault.matching.cases import CaseFacts
    from vsdesk.vault.read.vault_reads import HistoryRow
    from vsdesk.vault.vault import Vault

    History = Callable[[str], list[HistoryRow]]

_NAMED: Final = 20  # ops of one field that are named; of more than anybody weighs a digest is kept
_ROOM: Final = 512 * 1024  # bytes of what one decision keeps, well within a body (bundle.md §8.4)
_OF_AN_OP: Final = 80
_OF_A_FIELD: Final = 110
_NAME: Final = "person_name"
_PLACE: Final = ("place", "place_text")
# Name, birth and the disappearance: what tells who a report is about.
_TELLING: Final[Mapping[str, tuple[str, ...]]] = {
    "case": ("person",),
    "person": (
        *(f"{part}_{lang}" for part in FOUR_PARTS for lang in WRITINGS),
        *(*MOTHER_GIVEN, "sex", "birth"),
    ),
    _NAME: ("value", "type"),
    "event": ("is_disappearance", "date", *_PLACE),
    "source_list_entry": ("name_as_written", "father", "mother", "birth"),
}


def of_reports(vault: Vault, reports: Iterable[str]) -> dict[str, Json]:
    """What stands in these reports now, as a decision keeps it: who each is about, and of further names as
    many as go into one, those of whom we believe first. What is left out was not looked at."""
    found: dict[str, Json] = {}
    records = [record for report in reports for record in _records(vault, report)]
    left = _ROOM
    for one in sorted(records, key=lambda one: (one.kind == _NAME, not _is_believed(vault, one))):
        ops = {name: sorted(_ops(one, name)) for name in _TELLING[one.kind]}
        left -= sum(_OF_A_FIELD + _OF_AN_OP * min(len(said), _NAMED) for said in ops.values())
        if left > 0:
            found[one.id] = {
                name: [*said] if len(said) <= _NAMED else _digest(said)
                for name, said in ops.items()
            }
    return found


def _ops(record: RecordView, name: str) -> list[str]:
    return [said.op for said in record.fields.get(name, ())]


def _digest(ops: Iterable[str]) -> str:
    return f"#{sha256(' '.join(sorted(ops)).encode()).hexdigest()}"


def _is_believed(vault: Vault, record: RecordView) -> bool:
    believes = vault.trust.believes
    return any(
        counts(one, believes) for name in _TELLING[record.kind] for one in record.standing(name)
    )


def told_since(vault: Vault, reports: Iterable[str], shown: OnScreen) -> bool:
    """Whether a report says by now who it is about in words that were not shown."""
    return any(
        said.op not in shown.ops and said.held != "missing"
        for report in reports
        for one in _records(vault, report)
        for name in _TELLING[one.kind]
        for said in one.fields.get(name, ())
    )


def stands(vault: Vault, decision: RecordView) -> bool:
    """Whether both reports still tell what the decision saw. One that kept nothing of it binds as ever."""
    kept, history = _kept(vault, decision), cache(vault.read.history)
    return not kept or any(
        next(_turned(vault, observed, history), None) is None for observed in kept
    )


def turned(vault: Vault, decision: RecordView) -> tuple[tuple[str, str], ...]:
    """What the reports say otherwise since, as (kind, field); (kind, "") of a record that was taken out."""
    history = cache(vault.read.history)  # of each record once, and anew in the next call
    found = [tuple(_turned(vault, observed, history)) for observed in _kept(vault, decision)]
    return min(found, key=len, default=())


def seen(vault: Vault, facts: CaseFacts, decisions: Iterable[RecordView]) -> CaseFacts:
    """A report with what these decisions saw of it, written anew or not, and what believed devices say in it:
    nothing else was looked at. All of it where one of them kept nothing."""
    saws = [
        _observed(vault, reasons)
        for one in decisions
        for reasons in one.every("reasons") or (None,)
    ]
    held = [observed for observed in saws if observed is not None]
    if not held or len(held) < len(saws):
        return facts
    ops = {
        op
        for observed in held
        for fields in observed.values()
        for said in fields.values()
        for op in said
    }
    history = cache(vault.read.history)
    event = _looked(vault, facts.event, ops, history)
    seen_there = event is not None and all(
        len(event.fields.get(name, ())) == len(facts.event.fields.get(name, ()))
        for name in _PLACE
        if facts.event is not None
    )
    return replace(
        facts,
        person=_looked(vault, facts.person, ops, history),
        names=tuple(one for name in facts.names if (one := _looked(vault, name, ops, history))),
        event=event,
        place=facts.place if seen_there else "",
        placeid=facts.placeid if seen_there else "",
        gov=facts.gov if seen_there else "",
    )


def _looked(
    vault: Vault, record: RecordView | None, ops: Collection[str], history: History
) -> RecordView | None:
    if record is None:
        return None
    telling, believes, rec = _TELLING[record.kind], vault.trust.believes, record.id
    fields = {
        name: tuple(
            one
            for one in said
            if name not in telling
            or one.op in ops
            or counts(one, believes)
            or _said_before(history(rec), name, ops, (one,))
        )
        for name, said in record.fields.items()
    }
    return replace(record, fields=fields)


def _turned(
    vault: Vault, observed: Mapping[str, Mapping[str, Collection[str]]], history: History
) -> Iterator[tuple[str, str]]:
    believes = vault.trust.believes
    for rec, fields in observed.items():
        view = vault.read.view(rec)
        if view is None or view.deleted:
            yield view.kind if view is not None else "", ""
            continue
        for name, ops in fields.items():
            new = [
                one
                for one in view.fields.get(name, ())
                if one.op not in ops and not counts(one, believes)
            ]
            if ops and new and not _said_before(history(rec), name, ops, new):
                yield view.kind, name


def _said_before(
    history: Iterable[HistoryRow], name: str, ops: Collection[str], new: Iterable[Alternative]
) -> bool:
    """Whether these words say no other value than was seen there: written anew, or put back as it was."""
    before = [
        _weighed(row.values[name])
        for row in history
        if row.op in ops and row.values is not None and name in row.values
    ]
    return all(one.held == "here" and _weighed(one.value) in before for one in new)


def _weighed(value: Json) -> Json:
    """What is weighed of a value: of a date that is known its days, whatever words stand beside them."""
    if isinstance(value, dict) and (value.get("from") or value.get("to")):
        return {key: one for key, one in value.items() if key != "as_told"}
    return value


def _kept(vault: Vault, decision: RecordView) -> list[dict[str, dict[str, list[str]]]]:
    """What a decision kept, in each value of its reasons that stands."""
    return [
        observed
        for one in decision.every("reasons")
        if (observed := _observed(vault, one)) is not None
    ]


def _observed(vault: Vault, reasons: Json) -> dict[str, dict[str, list[str]]] | None:
    """What a decision kept; None where it kept nothing, or something of another form."""
    observed = seen_by(reasons)
    if observed is None:
        return None
    return {
        rec: {
            name: _named(vault, rec, name, ops)
            for name, ops in fields.items()
            if isinstance(ops, list | str)
        }
        for rec, fields in observed.items()
        if isinstance(fields, dict)
    }


def _named(vault: Vault, rec: str, name: str, kept: Sequence[Json]) -> list[str]:
    """The ops that were kept of a field; of a digest what stands there while it fits, and else itself, which
    is none of them."""
    if not isinstance(kept, str):
        return [op for op in kept if isinstance(op, str)]
    view = vault.read.view(rec)
    ops = _ops(view, name) if view is not None else []
    return ops if _digest(ops) == kept else [kept]


def _records(vault: Vault, report: str) -> list[RecordView]:
    """The records of a report that tell who it is about."""
    number = vault.found_cases.numbers([report]).get(report)
    if number is None:
        view = vault.read.view(report)
        return [view] if view is not None and view.kind in _TELLING else []
    return [
        one
        for facts in vault.found_cases.of([number])
        for one in (facts.case, facts.person, *facts.names, facts.event)
        if one is not None
    ]

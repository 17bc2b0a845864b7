"""The table of answers as JSON: rows, conditions, what holds, and who holds something already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vsdesk.desk import ConditionRow, ConsentOutcome, ConsentRow, Holder


def row_document(row: ConsentRow) -> dict[str, object]:
    document = {name: getattr(row, name) for name in row.__slots__}
    return document | {
        "scopes": list(row.scopes),
        "reported_by": list(row.reported_by),
        "beside": list(row.beside),
        "noes": list(row.noes),
        "conditions": [condition_document(one) for one in row.conditions],
    }


def outcome_document(outcome: ConsentOutcome) -> dict[str, object]:
    document = {name: getattr(outcome, name) for name in outcome.__slots__}
    return document | {
        "scopes": list(outcome.scopes),
        "used": list(outcome.used),
        "conditions": [condition_document(one) for one in outcome.conditions],
    }


def holder_document(holder: Holder) -> dict[str, object]:
    return {
        "recipient": holder.recipient,
        "named": holder.named,
        "sure": holder.sure,
        "last": holder.last,
        "exits": [{"on": one.on, "exit": one.exit, "digest": one.digest} for one in holder.sent],
        "references": list(holder.references),
        "grants": list(holder.for_grants),
    }


def condition_document(one: ConditionRow) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}

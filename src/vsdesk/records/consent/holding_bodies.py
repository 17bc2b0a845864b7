"""Which bodies outside hold something of a file already, by the rows of its exits."""

from __future__ import annotations

from vsdesk.records.by_value import grouped
from vsdesk.records.consent import body_names
from vsdesk.records.consent.recipients import HOME
from vsdesk.records.consent.whose_word_counts import is_confirmed
from vsdesk.records.dossier import Dossier, RecordView


def holds_already(dossier: Dossier, recipient: str, named: str = "") -> bool:
    """Whether this recipient was given something before.

    A disclosure row says so where a coordinator's device made it, or a coordinator confirmed it: anybody
    may write a row.
    """
    return recipient in HOME or body_names.key(named) in dossier.once(_sure).get(recipient, ())


def may_hold(dossier: Dossier, recipient: str, named: str = "") -> bool:
    """The same by any row, also one that names nobody."""
    held = dossier.once(_told).get(recipient, set[str]())
    return not held.isdisjoint(("", body_names.key(named)))


def _told(dossier: Dossier) -> dict[object, set[str]]:
    rows = grouped(dossier.of("disclosure"), "recipient")
    return {to: set(map(_named, given)) for to, given in rows.items()}


def _sure(dossier: Dossier) -> dict[object, set[str]]:
    sure = [
        one
        for one in dossier.of("disclosure")
        if is_confirmed(one) and one.text("exit") != "letter"
    ]
    return {to: set(map(_named, rows)) for to, rows in grouped(sure, "recipient").items()}


def _named(row: RecordView) -> str:
    return body_names.key(row.value("recipient_name"))

"""What stands against each yes of a table of answers: who reads of the yes reads of the no. Pure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vsdesk.records.consent import body_names, selection
from vsdesk.records.consent.answers import NO
from vsdesk.records.consent.refusal_limits import noes_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.desk.consent.consent_table import ConsentRow
    from vsdesk.records.dossier import Dossier

YES: Final = frozenset({"given", "yes_if", "review", "ends_before"})  # states of a row


def key_of(row: ConsentRow) -> tuple[str, str, str]:
    """What a row answers: purpose, recipient, and the name of a body."""
    return row.purpose, row.recipient, body_names.key(row.named)


def with_answers_against(
    dossier: Dossier, said: Iterable[ConsentRow], today: str
) -> tuple[ConsentRow, ...]:
    """The rows, each yes with `beside` and `noes`."""
    rows = tuple(said)
    standing = {one.id for one in selection.standing_answers(dossier)}
    against: dict[tuple[str, str, str], list[ConsentRow]] = defaultdict(list)
    for row in rows:
        if row.id in standing and (row.state in NO or row.state == "yes_if"):
            against[key_of(row)].append(row)
    return tuple(
        _with(dossier, row, against[key_of(row)], today) if row.state in YES else row
        for row in rows
    )


def _with(dossier: Dossier, row: ConsentRow, against: list[ConsentRow], today: str) -> ConsentRow:
    grant = dossier.get(row.id)
    over = [one.id for one in noes_over(dossier, grant, today)] if grant is not None else []
    others = [one for one in against if one.grantor != row.grantor]
    noes = dict.fromkeys((*over, *(one.id for one in others if one.state in NO)))
    limits = [one.id for one in others if one.state not in NO and row.state != one.state]
    return replace(row, beside=(*noes, *limits), noes=tuple(over))

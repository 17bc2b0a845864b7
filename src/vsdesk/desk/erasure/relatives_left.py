"""Other entries of a relative whom what goes guarded: what was asked there is asked of them from then on.

Once it is gone nobody knows it any more. So before, a mark of the same type is written where they stay,
without a word of why, and that they are not to hear of a death; a coordinator ends it like any.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.desk.erasure.order_knowledge import parted
from vsdesk.desk.erasure.said_for_good import for_good, said
from vsdesk.records.consent.hidden_persons import may_hide
from vsdesk.records.gate.persons.hidden_people import MARK, NOT_NAMED
from vsdesk.records.gate.persons.safe_numbers import is_safe, owners
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vsdesk.desk.erasure.order_knowledge import PartedEntries
    from vsdesk.history.erasure import RecordKey
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

_ANSWER: Final = "consent_grant"
_CONTACT: Final = "contact_channel"
_SPARED: Final = "news_of_death"
_SAFE: Final = "safe_contact"


@dataclass(frozen=True, slots=True)
class RelativeMarks:
    """Somebody who stays: types of marks, whether they are spared, and their numbers that are unsafe by what
    goes. `rows`: where they stand as members."""

    person: str
    types: tuple[str, ...]
    spared: bool
    rows: tuple[str, ...]
    unsafe: tuple[str, ...] = ()

    def edits(self, vault: Vault, since: str) -> Iterator[Edit]:
        """What is written before."""
        for type in self.types:
            yield Edit(MARK, {"type": type, "since": since}, parent=self.person)
        rows = vault.read.views({*self.rows, *self.unsafe})
        for one in self.rows if self.spared else ():
            yield said(vault, rows[one], {_SPARED: False})
        for one in self.unsafe:
            yield said(vault, rows[one], {_SAFE: False})


def relatives_left(vault: Vault, reached: Collection[RecordKey]) -> tuple[RelativeMarks, ...]:
    """Those who stay and were guarded by an entry of theirs that goes, or by a part of it that goes; who was
    erased before is nobody's entry any more."""
    found = (one for group in parted(vault, reached) for one in _left(vault, group))
    return tuple(sorted(found, key=lambda one: one.person))


def _left(vault: Vault, group: PartedEntries) -> Iterator[RelativeMarks]:
    stay, there = group.people()
    types = {str(type) for one in vault.read.below(there, MARK) for type in one.every("type")}
    if any(map(may_hide, vault.read.linking_any(there, _ANSWER) if there else ())):
        types.add(NOT_NAMED)
    spared = any(False in row.every(_SPARED) for row in group.lost)
    for who in sorted(stay):
        held = group.rows_of(who)
        if (person := vault.read.view(who)) is None or person.erased:
            continue
        marks = (for_good(vault, one, person) for one in vault.read.below((who,), MARK))
        own = {str(type) for one in marks for type in one.every("type")}
        wishes = (for_good(vault, row, person) for row in held)
        left = RelativeMarks(
            who,
            tuple(sorted(types - own)),
            spared and not any(False in row.every(_SPARED) for row in wishes),
            tuple(sorted(row.id for row in held)),
            tuple(_unsafe(vault, person, held)) if group.lost else (),
        )
        if left.types or left.spared or left.unsafe:
            yield left


def _unsafe(vault: Vault, person: RecordView, rows: Collection[RecordView]) -> Iterator[str]:
    """Their numbers that say themselves that they are safe, by who wrote down whose they are, and are not."""
    for space in sorted({row.space for row in rows}):
        file = vault.read.dossier(space)
        for one in file.of(_CONTACT) if file is not None else ():
            theirs = file is not None and person.id in {*owners(file, one), one.parent}
            held = for_good(vault, one, person) if theirs else one
            says = held.value(_SAFE) is True and not held.differs(_SAFE)
            if file is not None and theirs and says and not is_safe(file, one, to_call=True):
                yield one.id

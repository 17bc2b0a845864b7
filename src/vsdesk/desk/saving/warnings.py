"""Numbers that take money: what is warned of, and what nobody is warned of yet.

A warned number travels in `reference` without case or family, so that it warns where the case cannot be read.
Anybody can write down a number, a relative's too: everybody is warned only of what a
coordinator wrote or looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.records.checks.scam_contacts import (
    WarnedContacts,
    attempts_by_contact,
    contact_keys,
    warning_values,
)
from vsdesk.records.consent.answers import written_on
from vsdesk.records.consent.whose_word_counts import as_believed, not_loaded
from vsdesk.records.dates.days import day_at
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.vault.vault import Vault

ATTEMPT: Final = "extortion_attempt"


@dataclass(frozen=True, slots=True)
class ContactWarning:
    """A number or handle that stands in an attempt to take money: since when, how often.

    `id` is "" while no coordinator warned of it. Until then `others` are the attempts in which it stands
    by another device's word alone, or by a load's. Where `count` is 0 nobody else says that it takes
    money: it may be a family's.
    """

    id: str
    since: str
    count: int
    others: int = 0


class ScamWarnings:
    """Warnings across cases, of one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def warned(self) -> WarnedContacts:
        """All warned contacts of this vault."""
        return WarnedContacts(self._vault.read.of_kind("warned_contact"))

    def of(self, value: str) -> ContactWarning | None:
        """The warning for a number or handle: before it is shown, and before it is saved.

        It comes from what coordinators warn of, and from the attempts that this device or a
        coordinator wrote into this vault, so that it needs no hand-over; it never says of which case.
        What others wrote is told apart.
        """
        told = self._warning(self.warned().known(value))
        found = self._vault.read.attempts(value)
        if told is None and not found:
            return None
        held = [one for one in found if contact_keys(value) & self._heard(one)]
        days = [day.isoformat() for one in held if (day := written_on(one.created))]
        if told is None:
            since = min(days, default="")
            return ContactWarning("", since, len(held), len(found) - len(held))
        days += [told.since] if told.since else []
        return ContactWarning(told.id, min(days, default=""), max(told.count, len(held)))

    def _heard(self, attempt: RecordView) -> frozenset[str]:
        """The contacts of an attempt by the word of this device and of coordinators."""
        return frozenset(attempts_by_contact([self._believed(attempt)]))

    def _believed(self, attempt: RecordView) -> RecordView:
        return not_loaded(as_believed(attempt, self._vault.trust.believes))

    def missing(self) -> Iterator[Edit]:
        """What nobody is warned of yet, and what stands in more attempts than its warning says.

        By the word of coordinators and of this device; what another device wrote, or a
        load brought, is `unseen`.
        """
        found = map(self._believed, self._vault.read.of_kind(ATTEMPT))
        yield from self._warning_of([one for one in found if one.fields])

    def unseen(self) -> Iterator[RecordView]:
        """The attempts with a contact that nobody is warned of, because no coordinator looked at it."""
        known = self.warned()
        for one in self._vault.read.of_kind(ATTEMPT):
            if any(known.known(row["value"]) is None for row in warning_values(one, "")):
                yield one

    def looked_at(self, attempt: RecordView) -> list[Edit]:
        """What warns everybody of the contacts of one attempt, on the word of a
        coordinator who looked at it."""
        return list(self._warning_of([attempt]))

    def _warning_of(self, attempts: Sequence[RecordView]) -> Iterator[Edit]:
        vault = self._vault
        known, today = self.warned(), day_at(vault.env.clock())
        holding = attempts_by_contact(attempts)
        done: set[str] = set()
        for row in (row for one in attempts for row in warning_values(one, today)):
            keys = contact_keys(row["value"])
            if keys & done:
                continue
            done |= keys
            count = len({id for key in keys for id in holding[key]})
            held = self._warning(known.known(row["value"]))
            if held is None and (values := self._storable({**row, "count": count})):
                yield Edit("warned_contact", values, id=vault.random(16).hex())
            elif held is not None and held.count < count:
                yield Edit("warned_contact", {"count": count}, id=held.id)

    def _warning(self, id: str | None) -> ContactWarning | None:
        view = self._vault.read.view(id) if id else None
        if view is None:
            return None
        count = view.value("count")
        return ContactWarning(view.id, view.text("since"), count if isinstance(count, int) else 1)

    def _storable(self, values: dict[str, Json]) -> dict[str, Json]:
        """The values, without a way that this vault does not know; empty for what it could not store.

        An attempt may come from another program with anything in it: it is taken in all the same.
        """
        for tried in (values, {name: one for name, one in values.items() if name != "channel"}):
            try:
                self._vault.dictionary.parse("warned_contact", tried)
            except UserError:
                continue
            return tried
        return {}

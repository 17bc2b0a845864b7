"""What a paper rests on that any device could write: whose paper it is, by which submission its form is
filled, and how many sources tell a thing.

Believed of it is what the devices wrote down that recorded the case, the family or the event, and
coordinators (`TrustStore.believed`): another enrolled device can say of anybody that they speak for a family,
can make up sources, and can make a newer draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from vsdesk.desk.saving.judgements import TIES
from vsdesk.exchange.openers import opened_by
from vsdesk.load_mark import load_of
from vsdesk.records.about import ever_in, ever_named
from vsdesk.records.arrival_order import came_last
from vsdesk.records.consent.whose_word_counts import as_believed, nobody, not_loaded, writers
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.gate.persons.family_speakers import as_speaking
from vsdesk.records.gate.told.few_sources import FacilityCount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.told.few_sources import Cells
    from vsdesk.vault.sync.trust_store import TrustStore
    from vsdesk.vault.vault import Vault


_TYING: Final = tuple(name for _, name in TIES)
_MISSING: Final = ("person",)


def repeatable(
    vault: Vault, record: RecordView, name: str, about: RecordView | None = None
) -> tuple[Alternative, ...]:
    """What stands in a field and may be repeated in this device's name where the program
    writes along, newest first.

    It is the word of this device, of a coordinator, and of who recorded what it is said `about` (the
    record itself, where none is given). What another device says stays that one's word. So does a load's,
    unless it brought the file.
    """
    also = vault.trust.believed(record if about is None else about)
    return tuple(
        one
        for one in record.standing(name)
        if one.held == "here"
        and (one.word in also or vault.trust.believes(one.device_id))
        and _is_somebodys(vault, record, one)
    )


def said_by_others(vault: Vault, record: RecordView, values: Mapping[str, Json]) -> frozenset[str]:
    """The fields in which what is to be said stands already, by words alone on which the program does not
    act: it is said beside them, for it counts by our word."""
    heard = vault.trust.heard(record)
    return frozenset(
        name
        for name, value in values.items()
        if record.every(name) == (value,) and not any(map(heard, writers(record, name)))
    )


def is_so(vault: Vault, record: RecordView, said: Iterable[Alternative]) -> bool:
    """Whether all of these words stand in a record by this device or a coordinator.

    What a load brought is nobody's word, unless the same load brought the file.
    """
    return all(
        vault.trust.believes(one.device_id) and _is_somebodys(vault, record, one) for one in said
    )


def _is_somebodys(vault: Vault, record: RecordView, said: Alternative) -> bool:
    return not load_of(said.by) or opened_by(vault, record.space) == said.word


def speaker(dossier: Dossier, trust: TrustStore) -> str | None:
    """Who speaks for the family: the case's primary contact (of a family that of all its cases), else the one
    focal point; as it was written down before anybody else's wish, or by a coordinator."""
    head = dossier.head
    cases = [one for one in dossier.of("case") if one is head or is_tied(one, head, trust)]
    contacts = (_named_in(dossier, one, one, "primary_contact", trust) for one in cases)
    named = dict.fromkeys(who for found in contacts for who in found)
    if len(named) == 1:
        return str(next(iter(named)))
    if named and head.kind == "case":
        return None  # nobody knows whose paper it is
    families = {one.space: one for one in dossier.of("family")}
    points = [
        one
        for one in dossier.of("family_member")
        if one.space in families
        and True in _named_in(dossier, families[one.space], one, "focal_point", trust)
    ]
    person = points[0].value("person") if len(points) == 1 else None
    return person if isinstance(person, str) else None


def is_tied(case: RecordView, root: RecordView, trust: TrustStore) -> bool:
    """Whether a case names a root (its family, its incident), or a person of whom it is, by the word of who
    recorded that one, or a coordinator's."""
    return names(as_believed(case, nobody, trust.believed(root)), root)


def names(case: RecordView, root: RecordView) -> bool:
    """Whether a case names a root as its own, or a person as who is missing: by anybody's word."""
    return root.id in ids_of(case, *(_MISSING if root.kind == "person" else _TYING))


def cases_naming(vault: Vault, root: RecordView) -> list[RecordView]:
    """The cases that name a family, an incident or a person so (`names`)."""
    return cases_naming_all(vault, [root])[root.id]


def cases_naming_all(vault: Vault, roots: Sequence[RecordView]) -> dict[str, list[RecordView]]:
    """The same of several roots, by id, read at once."""
    found: dict[str, list[RecordView]] = {one.id: [] for one in roots}
    if not roots:
        return found
    by_id = {one.id: one for one in roots}
    for case in vault.read.linking_any(found, "case"):
        if case.deleted:
            continue
        for id in dict.fromkeys(ids_of(case, *_TYING, *_MISSING)):
            if id in by_id and names(case, by_id[id]):
                found[id].append(case)
    return found


def _named_in(
    dossier: Dossier, root: RecordView, record: RecordView, name: str, trust: TrustStore
) -> tuple[Json, ...]:
    """What stands there of those who recorded the case or family, and of coordinators."""
    heard = as_believed(as_speaking(dossier, record), nobody, trust.believed(root))
    return tuple(one for one in heard.every(name) if one is not None)


def submission_to(recipient: str, dossier: Dossier, trust: TrustStore) -> str:
    """The newest submission of this case to a recipient that is believed to go there; "" where there is none.

    Believed are those who recorded the case, coordinators, and the device at which it is looked at; what came
    by a load only where nobody wrote one.
    """
    recorded = trust.believed(dossier.head)
    heard = [as_believed(one, trust.heard(one), recorded) for one in dossier.of("submission")]
    found = [one for one in heard if one.every("mechanism") == (recipient,)]
    written = [one for one in found if not_loaded(one).every("mechanism")]
    last = came_last(dossier, written or found)
    return last.id if last is not None else ""


class CellsOfVault:
    """How many sources of the whole vault speak of what an event says. Made for one exit: a facility of which
    many cases speak is read once for all of them."""

    def __init__(self, vault: Vault, linking: Callable[[str, str], Sequence[RecordView]]) -> None:
        self._trust = vault.trust
        at = cache(lambda place: linking(place, "event"))
        self._counted = FacilityCount(at, cache(lambda id: vault.kind_of(id) == "source"))

    def of(self, dossier: Dossier) -> Cells:
        """The counts of the events of a case, worked out when they are asked for."""
        return _CellsOf(dossier, self._count)

    def _count(self, event: RecordView) -> int:
        return self._counted.of(event, self._trust.believed(event))


class _CellsOf(Mapping[str, int]):
    """By the id of an event that has a facility."""

    def __init__(self, dossier: Dossier, count: Callable[[RecordView], int]) -> None:
        self._dossier = dossier
        self._count = cache(lambda id: count(self._here[id]))

    @cached_property
    def _here(self) -> dict[str, RecordView]:
        held = ever_in(self._dossier, "event")
        return {one.id: one for one in held if ever_named(one, "facility")}

    def __getitem__(self, event: str) -> int:
        return self._count(event)

    def __iter__(self) -> Iterator[str]:
        return iter(self._here)

    def __len__(self) -> int:
        return len(self._here)

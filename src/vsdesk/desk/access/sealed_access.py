"""Looking at records on one's own screen: what stands open, what is closed and why, and the opening of it.

The rules are pure and stand in records/gate/sealed_fields.py, for the window and the commands alike. Each
opening has a reason and leaves one row in this device's journal; the row holds no value.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from vsdesk.errors import UserError
from vsdesk.exchange.lent_spaces import lent_here
from vsdesk.records.gate import death_news, sealed_fields
from vsdesk.records.on_screen import OnScreen
from vsdesk.records.source_ids import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.sealed_fields import Why
    from vsdesk.vault.read.vault_reads import HistoryRow

_NOTHING: Final[dict[str, Why]] = {}
_BATCH: Final = 100  # records read at once


@dataclass(frozen=True, slots=True)
class OpenView:
    """A record as it may be looked at openly: `view` holds no closed field.

    `closed` says of which fields, and why; `hidden` are those of which this device learns nothing. `shown` is
    all that stands in the record, for who decides about it as a whole.
    """

    view: RecordView = field(repr=False)
    closed: Mapping[str, Why]
    hidden: frozenset[str] = frozenset()
    shown: OnScreen = field(default_factory=OnScreen, repr=False)

    def openly(self, row: HistoryRow) -> HistoryRow | None:
        """A save as it may be told: without what is closed, and then without its reason; None: not at all."""
        told = tuple(name for name in row.fields if name not in self.hidden)
        if not told and row.fields:
            return None
        silent = bool(self.hidden) or bool(self.closed.keys() & set(row.fields))
        return replace(row, fields=told, why=None if silent else row.why)


class SealedAccessService:
    """Shows records, and opens what is closed."""

    def __init__(self, context: DeskContext, cases: CaseService) -> None:
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._context = context
        self._cases = cases

    def look(self, rec: str) -> OpenView:
        """A record as it stands open. Raises UserError E_NOT_FOUND, also for news that is not told here."""
        view = self._cases.record(rec)
        found = self._look(view, self._holding(view.space))
        if found is None:
            raise UserError("E_NOT_FOUND")
        return replace(found, shown=OnScreen.of([view]))

    def why_closed(self, rec: str, field: str) -> Why | None:
        """Why one field of a record is closed; None where it stands open. Raises UserError E_NOT_FOUND."""
        view = self._cases.record(rec)
        return sealed_fields.closed(
            view, self._holding(view.space), self._dictionary, self._context.today()
        ).get(field)

    def looks(
        self, kind: str, wanted: Mapping[str, Json] | None = None, limit: int = -1
    ) -> list[OpenView]:
        """The records of a kind as a list may say them, in the order of their arrival, `limit` at most.

        Where `wanted` is given, those whose open fields hold these values: what is closed is found by no
        guess. News of a death is in no list, whoever reads it. Raises UserError E_KIND.
        """
        if self._dictionary.kind(kind) is None:
            raise UserError("E_KIND", kind=kind)
        found = self._listed(kind, wanted or {})
        return list(found if limit < 0 else islice(found, limit))

    def _listed(self, kind: str, wanted: Mapping[str, Json]) -> Iterator[OpenView]:
        after, met = 0, set[str]()
        said: dict[int, OpenView] = {}
        while rows := self._vault.read.numbered(kind, _BATCH, after):
            found = {view.space for _, view in rows if _holds(view, wanted)}
            said |= self._in_spaces(kind, wanted, found - met, after)
            met |= found
            after = rows[-1][0]
            yield from (said.pop(number) for number, _ in rows if number in said)

    def _in_spaces(
        self, kind: str, wanted: Mapping[str, Json], spaces: set[str], after: int
    ) -> dict[int, OpenView]:
        """All that a list says of these spaces behind a number: one reading of each file,
        however many lie in it."""
        held: dict[str, list[tuple[int, RecordView]]] = {}
        for number, view in self._vault.read.numbered_in(kind, spaces, after) if spaces else ():
            if _holds(view, wanted):
                held.setdefault(view.space, []).append((number, view))
        said: dict[int, OpenView] = {}
        around = {one.root: one for one in self._vault.read.dossiers([*held])}
        for space, rows in held.items():
            for number, view in rows:
                found = self._look(view, around.get(space), listed=True)
                if found is not None and not wanted.keys() & {*found.closed, *found.hidden}:
                    said[number] = found
        return said

    def opened(self, rec: str, reason: str) -> RecordView:
        """A record whole, for a reason; one row says so. What was not closed opens without a row.

        Raises UserError E_VALUE without a reason, E_ROLE, E_MESSENGER, E_NOT_FOUND.
        """
        found = self.look(rec)
        whole = self._cases.record(rec)
        if found.closed:
            self._open(whole, frozenset(found.closed.values()), reason)
        return whole

    def open_page(self, root: str, reason: str) -> None:
        """Open the whole page of a source, for a reason; one row says so. Raises like `opened`."""
        source = self._cases.record(root)
        if source.kind != SOURCE:
            raise UserError("E_NOT_FOUND", kind=SOURCE)
        self._open(source, frozenset({"sealed"}), reason)

    def _open(self, record: RecordView, whys: frozenset[Why], reason: str) -> None:
        self.check_opening(record, whys, reason)
        for action in sorted({sealed_fields.ACTIONS[why] for why in whys}):
            self._cases.note_view(record.id, action, reason.strip())

    def check_opening(self, record: RecordView, whys: frozenset[Why], reason: str) -> None:
        """That a reason is written and this device may open it. Raises UserError as `opened` does."""
        if not reason.strip():
            raise UserError("E_VALUE", kind="audit", field="reason")
        around = self._holding(record.space)
        if "sealed" in whys and not self._may_open_sealed(around):
            raise UserError("E_ROLE")
        if "news" in whys and not (around and self._is_messenger(around, record)):
            raise UserError("E_MESSENGER")

    def _may_open_sealed(self, around: Dossier | None) -> bool:
        if around is None:  # what a source said, without the source
            return self._vault.role == "coordinator"
        return sealed_fields.may_open_sealed(
            lent_here(self._vault, around.head), self._vault.role, self._vault.identity.device_id
        )

    def _holding(self, space: str) -> Dossier | None:
        """The dossier of a space; None of one that has no root (the shared lists, a journal)."""
        return self._vault.read.dossier(space)

    def _look(
        self, view: RecordView, around: Dossier | None, *, listed: bool = False
    ) -> OpenView | None:
        found = sealed_fields.closed(view, around, self._dictionary, self._context.today())
        hidden = sealed_fields.tells_of_news(view, found)
        knows = not listed and around is not None and self._may_know(around, view)
        if knows or not hidden:
            return OpenView(sealed_fields.without(view, found), found)
        if view.kind not in death_news.TOLD_OF:
            return self._as_recorded(view, around, hidden)
        return OpenView(sealed_fields.without(view, hidden), _NOTHING, hidden)

    def _as_recorded(
        self, view: RecordView, around: Dossier | None, hidden: frozenset[str]
    ) -> OpenView | None:
        """What only another device calls news, without its words; None where it is news by others too."""
        recorded = (
            death_news.as_recorded(around, self._context.today()) if around is not None else None
        )
        plain = recorded.get(view.id) if recorded is not None else None
        if plain is None or sealed_fields.closed(
            plain, recorded, self._dictionary, self._context.today()
        ):
            return None
        return OpenView(plain, _NOTHING, hidden)

    def _is_messenger(self, around: Dossier, view: RecordView) -> bool:
        own, today = self._vault.identity.device_id, self._context.today()
        return death_news.may_open_of(around, view, own, today)

    def _may_know(self, around: Dossier, view: RecordView) -> bool:
        """Whether this device may know that there is news: a coordinator's, and the messenger's."""
        return self._vault.role == "coordinator" or self._is_messenger(around, view)


def _holds(view: RecordView, wanted: Mapping[str, Json]) -> bool:
    return all(view.value(name) == value for name, value in wanted.items())

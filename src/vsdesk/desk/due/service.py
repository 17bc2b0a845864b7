"""What is due: promised calls, follow-ups, consents to ask about again, reviews, answers that are waited for.

One look asks the vault's index of days, and reads what is shown: it stays quick at 100,000 cases, and
nothing falls out of it because it is old.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk.due import device_rows, removed_noes
from vsdesk.desk.due.due_row import Due, What
from vsdesk.desk.due.leaving_service import LeavingService
from vsdesk.desk.due.next_askings import AskedOnce
from vsdesk.desk.due.waiting_service import Row as Waiting
from vsdesk.desk.due.waiting_service import WaitingService, body_of
from vsdesk.errors import VsdeskError
from vsdesk.history.clock import format_ts
from vsdesk.records.checks.due_dates import DONE, SOON, UNTIL, VOID, WORDS
from vsdesk.records.checks.duties import THREAT
from vsdesk.records.checks.flags import flags
from vsdesk.records.checks.retention import DOUBTED
from vsdesk.records.consent.answers import lacks_teller, reporters
from vsdesk.records.consent.whose_word_counts import as_believed
from vsdesk.records.dates.days import day_of
from vsdesk.records.dates.no_calls import days_meant, key
from vsdesk.records.dictionary.display_names import addressed
from vsdesk.records.gate import death_news
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from vsdesk.desk.access.backups import BackupService
    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.erasure.service import ErasureService
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.sync.service import HandoverService
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.vault.read.due_index import Row

    _Look = Callable[[], Iterable["Due"]]

_log = logging.getLogger(__name__)
WROTE: Final = mark("Another device wrote something here that nobody sees yet: look at it.")
COVERED: Final = mark("Another device wrote that this photo may not be shown whole: look at it.")
MOST: Final = 200  # of each sort, of each device that wrote them down
_FLAGGED: Final = 25  # cases changed last, by turns of devices, whose dates are looked at
_RECEIPT, _REVIEW = 14, 7  # days after which somebody should ask
_DAY, _EVER = 86_400_000, "g"  # milliseconds; after every timestamp, which are hexadecimal digits
# kind of record → what it is, the field of its day, the field of its words
_BY_DAY: Final[tuple[tuple[str, What, str, str], ...]] = (
    ("contact_log", "call", "due", "promised"),
    ("duty", "duty", "due", "what"),
    ("risk_assessment", "risk", "next_review", "mitigations"),
    ("consent_grant", "consent", "review_on", "limits"),
    ("consent_grant", "consent", "follow_up", "limits"),
    ("follow_up", "follow_up", "due", "reason"),
    ("submission", "submission", "next_due", "mechanism_name"),
)


class DueService:
    """What stands on the start page."""

    def __init__(
        self,
        context: DeskContext,
        cases: CaseService,
        files: AttachmentService,
        sync: HandoverService,
        erasure: ErasureService,
        backups: BackupService,
    ) -> None:
        self._vault, self._env, self._context = context.vault, context.env, context
        self._saving = context.saving
        self._cases, self._untold = cases, cases.untold
        self._files = files
        self._sync = sync
        self._erasure = erasure
        self._device_rows = partial(device_rows.sorts, context.vault, sync, backups)
        self._retention = erasure.retention
        self.waiting = WaitingService(context)
        self.leaving = LeavingService(context, sync, self)

    def due(self) -> list[Due]:
        """Everything that is due or comes within a week, the longest overdue of each sort first.

        A sort that cannot be read takes no other along: it stands there as `unread`, and the log says which.
        """
        today = date.fromisoformat(self._context.today())
        found = [one for what, look in self._sorts(today) for one in _read(what, look)]
        refused = {one.root for one in found if one.what == "erase"}
        shown = (one for one in found if not _is_offered(one, refused))
        return sorted(self.in_both_writings(shown), key=lambda one: -one.late)

    def later(self) -> list[Due]:
        """What is to be done after this week, the earliest first, and last what is owed without a day.

        Each sort as in `due`: what cannot be read takes no other along.
        """
        today = date.fromisoformat(self._context.today())
        looks: list[tuple[What, _Look]] = [
            (what, partial(self._dated, today, kind, what, name, words, later=True))
            for kind, what, name, words in _BY_DAY
        ]
        looks.append(("duty", partial(self._undated, threats=False)))
        found = [one for what, look in looks for one in _read(what, look)]
        return sorted(self.in_both_writings(found), key=lambda one: one.day or _EVER)

    def _sorts(self, today: date) -> Iterator[tuple[What, _Look]]:
        """Each sort, and what finds it."""
        for kind, what, name, words in _BY_DAY:
            yield what, partial(self._dated, today, kind, what, name, words)
        yield "threat", partial(self._undated, threats=True)
        yield "no_call", partial(self._not_to_call, today)
        yield "receipt", partial(self._receipts, today)
        yield "erase", partial(self._to_erase_first, today)
        yield "erasure_waits", self._orders_waiting
        yield "retention", partial(self._over_time, today)
        yield "consent", self._doubted
        yield "reply", partial(self._waits, "reply", self.waiting.replies)
        requests, holders = self.waiting.requests, self.waiting.holders
        yield "request", partial(self._waits, "request", partial(requests, SOON))
        yield "withdrawal", partial(self._waits, "withdrawal", partial(holders, SOON))
        yield "letter", partial(self._waits, "letter", self.waiting.letters)
        if self._vault.role != "documenter":
            yield "review", partial(self._in_review, today)
            yield "flag", partial(self._flagged, today)
        if self._vault.role == "coordinator":
            yield "warn", self._to_warn_of
            yield "late", partial(self._waits, "late", self._erasure.late.of_erased)
            yield "let_go", partial(self._waits, "let_go", self._erasure.late.of_let_go)
            yield "taken_back", partial(self._waits, "taken_back", self.waiting.taken_back_unlooked)
            yield "word", self._void
            yield "removed", partial(removed_noes.rows, self._vault, MOST)
        yield from self._device_rows()
        yield "difference", self._differing

    def _dated(
        self, today: date, kind: str, what: What, name: str, words: str, *, later: bool = False
    ) -> Iterator[Due]:
        week = (today + timedelta(days=SOON)).isoformat()
        stands = AskedOnce(self._vault) if kind == "consent_grant" else self._undone
        after, last = (week, _EVER) if later else ("", week)
        found = self._vault.read.coming(f"{kind}.{name}", last, MOST, stands, after=after)
        more = found.left
        for day, one in found.rows:
            sort: What = "threat" if _threatens(one) else "ask" if _is_reported(one) else what
            told = self._name_in(one, "grantor") if sort == "ask" else _told(one, words)
            due = self._of(sort, one, _since(day, today), day, told)
            yield replace(due, more=more)
            more = 0  # said once

    def _name_in(self, record: RecordView, field: str) -> str:
        """The name of the person to whom this field links."""
        person = self._vault.read.view(record.text(field))
        return "" if person is None else addressed(person)

    def _undated(self, *, threats: bool) -> Iterator[Due]:
        """What is asked or owed until no day that is known; threats stand on the page itself."""
        rows = self._undone([("", one) for one in self._vault.read.undated(UNTIL)])
        what: What = "threat" if threats else "duty"
        return self._some(
            {one.id: one for _, one in rows if _threatens(one) is threats},
            lambda one: replace(
                self._of(what, one, 0, "", _told(one, "what")), until=one.text("due_words")
            ),
        )

    def _undone(self, rows: list[Row]) -> list[Row]:
        return [
            (day, one) for day, one in rows if one.kind not in DONE or not self._is_done_here(one)
        ]

    def _is_done_here(self, record: RecordView) -> bool:
        """Whether it is done by the word of this device, which ends what is due here and nowhere else."""
        return True in as_believed(record, self._vault.trust.heard(record)).every("done")

    def _of(self, what: What, record: RecordView, late: int, day: str, told: Json) -> Due:
        row = self._vault.read.row(record.space)
        kind, title, number = (row.kind, row.name or row.other, row.number) if row else ("", "", "")
        return Due(what, day, late, record.id, record.kind, record.space, kind, title, number, told)

    def in_both_writings(self, rows: Iterable[Due]) -> Iterator[Due]:
        """With the name of each file in another writing too: the page shows the one that is read there."""
        for one in rows:
            row = self._vault.read.row(one.root) if one.root and one.title else None
            yield one if row is None or row.other == one.title else replace(one, other=row.other)

    def _not_to_call(self, today: date) -> Iterator[Due]:
        """Whom nobody calls on this day of the month."""
        meant = (one for day in days_meant(today) for one in self._vault.read.undated(key(day)))
        on = today.isoformat()
        return self._some(
            {one.id: one for one in meant},
            lambda one: self._of("no_call", one, 0, on, self._name_in(one, "person")),
        )

    def _some(
        self, held: Mapping[str, RecordView], due: Callable[[RecordView], Due]
    ) -> Iterator[Due]:
        """A row for each, as far as a device has at most `MOST` of the ids; how many are left is told."""
        shown = self._vault.read.fair([*held], MOST)
        more = len(held) - len(shown)
        for one in map(held.__getitem__, shown):
            yield replace(due(one), more=more)
            more = 0

    def _to_erase_first(self, today: date) -> Iterator[Due]:
        """Files that may no longer be kept."""
        for one in self._erasure.to_erase():
            yield Due(
                "erase",
                one.since,
                _since(one.since, today),
                one.grant,
                "consent_grant",
                one.root,
                one.kind,
                one.title,
                one.number,
            )

    def _orders_waiting(self) -> Iterator[Due]:
        """Orders to erase that wait for an answer here."""
        for waiting in self._erasure.erasures_waiting():
            yield Due("erasure_waits", "", 0, "", "", "", "", "", "", waiting.frame)

    def _over_time(self, today: date) -> Iterator[Due]:
        """What has been kept longer than its class is kept."""
        for one in self._retention.found():
            yield Due(
                "retention",
                one.day,
                one.late,
                one.ids[0],
                "",
                one.root,
                one.root_kind,
                one.title,
                one.number,
                f"{one.data_class} {one.why}".strip(),
            )

    def _doubted(self) -> Iterator[Due]:
        """Refusals of keeping a file that others do not bear out: the family is asked again."""
        for one in self._retention.keeping_doubted():
            yield self._of("consent", one, 0, self._context.today(), DOUBTED)

    def _waits(self, what: What, rows: Callable[[], Iterable[Waiting]]) -> Iterator[Due]:
        """What is waited for, or waits: its record, how late it is, its day, what is said with it."""
        for one in rows():
            yield self._of(what, *one)

    def _void(self) -> Iterator[Due]:
        """Words of coordinators about a record in which something else was written since."""
        void = {one.id: one for one in self._vault.read.undated(VOID)}
        return self._some(void, lambda one: self._of("word", one, 0, "", WORDS[one.kind]))

    def _to_warn_of(self) -> Iterator[Due]:
        """Numbers that take money, which others wrote down: everybody is warned when a coordinator looked."""
        unseen = {one.id: one for one in self._saving.warnings.unseen()}
        return self._some(unseen, lambda one: self._of("warn", one, 0, "", None))

    def _receipts(self, today: date) -> Iterator[Due]:
        now = self._env.clock()
        for one in self._sync.handovers():
            age = (now - one.made) // _DAY
            if one.state == "written" and age > _RECEIPT:
                day = (today - timedelta(days=age)).isoformat()
                yield Due("receipt", day, age - _RECEIPT, "", "", "", "", "", "")

    def _in_review(self, today: date) -> Iterator[Due]:
        """Cases that were checked and wait for a coordinator: since nothing changed in them, or since
        somebody passed them on. What another device writes there takes none from the list."""
        now = self._env.clock()
        before = format_ts(now - _REVIEW * _DAY)
        still = self._vault.read.waiting("peer_checked", before, MOST)
        some = [(row, int(row.updated[:12], 16)) for row in still]
        changed = self._vault.read.waiting("peer_checked", _EVER, MOST, before)
        some += [(row, self._passed_on(row.id)) for row in changed]
        for row, since in some:
            age = (now - since) // _DAY
            if age >= _REVIEW:
                day = (today - timedelta(days=age)).isoformat()
                title = row.name or row.other
                yield Due(
                    "review", day, age - _REVIEW, row.id, "case", row.id, "case", title, row.number
                )

    def _passed_on(self, case: str) -> int:
        """When that it was checked came here, by this device's own clock (ms)."""
        said = self._cases.record(case).fields.get("review_state", ())
        return self._vault.read.arrived(one.op[:64] for one in said if one.value == "peer_checked")

    def _flagged(self, today: date) -> Iterator[Due]:
        ids = self._vault.read.changed_by_turns("case", _FLAGGED)
        rows = {id: row for id in ids if (row := self._vault.read.row(id))}
        for dossier in self._vault.read.dossiers([*rows]):  # what guards several is read once
            row = rows[dossier.root]
            title = row.name or row.other
            for flag in flags(
                death_news.without_news(dossier, today.isoformat()), today.isoformat()
            ):
                record = flag.records[0] if flag.records else row.id
                yield Due(
                    "flag",
                    "",
                    0,
                    record,
                    "",
                    row.id,
                    "case",
                    title,
                    row.number,
                    flag.sentence,
                    flag.more,
                )
            yield from self.closed_by_others(dossier, title, row.number)

    def closed_by_others(self, dossier: Dossier, title: str, number: str) -> Iterator[Due]:
        """What another device wrote in a case that closes something by its word alone: where, no content."""
        said = [(item.id, COVERED) for item in self._files.photos_kept_back(dossier)]
        if (
            self._vault.role == "coordinator"
            and death_news.as_recorded(dossier, self._context.today()) is not dossier
        ):
            said.append((dossier.root, WROTE))
        for record, words in said:
            yield Due("closed", "", 0, record, "", dossier.root, "case", title, number, words)

    def _differing(self) -> Iterator[Due]:
        roots: dict[str, RecordView] = {}
        for view in self._vault.read.differing():
            if view.space not in roots and self._differs_openly(view):
                roots[view.space] = view
        return self._some(roots, lambda one: self._of("difference", one, 0, "", None))

    def _differs_openly(self, view: RecordView) -> bool:
        names = (name for name in view.fields if view.differs(name))
        return any(not self._untold.is_closed(view, name) for name in names)


def _threatens(record: RecordView) -> bool:
    """Whether somebody else's word makes this day a danger."""
    return record.kind == "duty" and THREAT in record.every("type")


def _is_reported(record: RecordView) -> bool:
    """Whether somebody else said it, or nobody said who did: then the person is asked."""
    return record.kind == "consent_grant" and (bool(reporters(record)) or lacks_teller(record))


def _told(record: RecordView, words: str) -> Json:
    """What is said with it; of a submission whose it is."""
    return body_of(record) if record.kind == "submission" else record.value(words)


def _since(day: str, today: date) -> int:
    """Days since an ISO day; 0 for what is none."""
    on = day_of(day)
    return (today - on).days if on else 0


def _read(what: What, look: _Look) -> list[Due]:
    """What one sort holds, or the one row that says that it could not be read."""
    try:
        return [*look()]
    except VsdeskError:
        raise  # the disk is away, or the desk was locked: so for every sort
    except Exception as mistake:
        # A boundary: our own mistake in one sort hides no other. The log gets no word of a record.
        _log.critical("due %s: %s", what, type(mistake).__name__)
        return [Due("unread", "", 0, "", "", "", "", "", "", what)]


def _is_offered(one: Due, refused: Container[str]) -> bool:
    """Whether a refused file stands there already as one that may no longer be kept."""
    return one.what == "retention" and str(one.told).endswith(" refused") and one.root in refused

"""Data whose time is over: proposed to a coordinator, who approves with a reason, or keeps it for now.

Approving is an order to erase (desk/erasure/service.py) and leaves its certificate. One look reads a bounded
number of records of each class, never the whole vault.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final, cast

from vsdesk.desk.cases.rests_on import cases_naming, is_tied
from vsdesk.desk.consent.withdrawal import is_sure
from vsdesk.desk.erasure.erasure_rows import OFFICE, ErasureResult
from vsdesk.desk.submissions.sent_copies import has_been_sent
from vsdesk.errors import UserError
from vsdesk.history.clock import format_ts
from vsdesk.progress import SILENT
from vsdesk.records.checks import retention
from vsdesk.records.checks.due_dates import NOT_KEPT
from vsdesk.records.checks.retention import FileVoices
from vsdesk.records.consent.holding_answer import state_of
from vsdesk.records.consent.whose_word_counts import as_believed, writers
from vsdesk.records.dates.days import day_at
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vsdesk.desk.cases.service import CaseService
    from vsdesk.desk.change import Change
    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.erasure.plan import ErasureListing
    from vsdesk.desk.erasure.service import ErasureService
    from vsdesk.progress import Progress
    from vsdesk.records.checks.retention import Over
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView

_LOOKED_AT: Final = 4_000  # decisions of each device
_DAY: Final = 24 * 60 * 60 * 1000  # milliseconds
_MOST: Final = 200  # proposals of each class, of each device that opened what they name


@dataclass(frozen=True, slots=True)
class ErasureProposal:
    """Data of one class whose time is over since `day` (ISO). `ids` is what would be erased.

    `why` and `agreed` as in `records.checks.retention.Over`. `ids` is not how much goes: `plan` counts.
    For `sign_in` the figures stay: approve it with `tally`, the others with `approve`.
    """

    data_class: str
    ids: tuple[str, ...]
    root: str
    root_kind: str
    number: str
    title: str = field(repr=False)
    day: str
    late: int
    why: str = ""
    agreed: tuple[tuple[str, str], ...] = ()


class RetentionService:
    """Proposes, approves, keeps for now."""

    def __init__(self, context: DeskContext, cases: CaseService, erasure: ErasureService) -> None:
        self._vault = context.vault
        self._env = context.env
        self._context = context
        self._cases = cases
        self._erasure = erasure

    def found(self) -> list[ErasureProposal]:
        """What a coordinator should decide about, the longest overdue first; others get nothing."""
        if self._vault.role != "coordinator":
            return []
        today = date.fromisoformat(self._context.today())
        kept = self._kept_for_now(today)
        found = []
        for root, over in self._over(today):
            if (root, over.data_class) not in kept:
                found.append(self._proposal(root, over, today))
        return sorted(found, key=lambda one: -one.late)

    def plan(self, proposal: ErasureProposal) -> ErasureListing:
        """What approving it would take, by kind, and who else holds some of it. Changes nothing."""
        return self._erasure.erasure(*proposal.ids)

    def approve(
        self, proposal: ErasureProposal, because: str, progress: Progress = SILENT, *, listed: str
    ) -> ErasureResult:
        """Erase what a proposal names; of sign-in lists the figures stay. `listed` is the digest of `plan`.

        Raises UserError E_CHANGED where that is no longer proposed, or is no longer what was listed.
        """
        if proposal.data_class == "sign_in":
            return self.tally(proposal, because, progress, listed=listed)
        self._require_proposed(proposal)
        return self._erasure.erase(
            *proposal.ids,
            why="retention",
            because=because,
            listed=listed,
            data_class=proposal.data_class,
            progress=progress,
        )

    def _require_proposed(self, proposal: ErasureProposal) -> None:
        """Somebody may have said meanwhile that it is kept: what was shown is asked about anew."""
        if self._vault.role != "coordinator":
            raise UserError("E_ROLE")
        shown = replace(proposal, late=0)
        if not any(replace(one, late=0) == shown for one in self.found()):
            raise UserError("E_CHANGED", kind="retention_decision")

    def tally(
        self, proposal: ErasureProposal, because: str, progress: Progress = SILENT, *, listed: str
    ) -> ErasureResult:
        """Replace the rows that name somebody by figures: counted, and the names erased, in
        one go. As `approve`."""
        self._require_proposed(proposal)
        rows = [self._believed_row(self._cases.record(one)) for one in proposal.ids]
        figures = [
            Edit("participation", cast("dict[str, Json]", values), parent=proposal.root)
            for values in retention.tally([row for row in rows if not row.erased])
        ]
        return self._erasure.order(
            proposal.ids,
            "retention",
            because,
            listed,
            proposal.data_class,
            progress,
            before=figures,
        )

    def keep_for_now(self, proposal: ErasureProposal, until: str, because: str) -> Change:
        """Not yet: it is proposed again from that day on. Raises UserError E_ROLE, E_VALUE."""
        if self._vault.role != "coordinator":
            raise UserError("E_ROLE")
        if not because.strip() or until <= self._context.today():
            raise UserError("E_VALUE", kind="retention_decision", field="until")
        values: dict[str, Json] = {
            "subject": proposal.root,
            "data_class": proposal.data_class,
            "until": until,
            "because": because,
            "decided_by": self._vault.by,
        }
        edit = Edit("retention_decision", values, id=self._context.new_id(), space=OFFICE)
        return self._cases.saved_with_back([edit])

    def _kept_for_now(self, today: date) -> set[tuple[str, str]]:
        return {
            (one.text("subject"), one.text("data_class"))
            for one in self._vault.read.bounded("retention_decision", _LOOKED_AT)[0]
            if one.text("until") > today.isoformat()
        }

    def _proposal(self, root: str, over: Over, today: date) -> ErasureProposal:
        view = self._vault.read.view(root)
        named = self._erasure.target(view) if view is not None else None
        return ErasureProposal(
            data_class=over.data_class,
            ids=over.ids,
            root=root,
            root_kind=named.kind if named else "",
            number=named.number if named else "",
            title=named.title if named else "",
            day=over.day.isoformat(),
            late=(today - over.day).days,
            why=over.why,
            agreed=over.agreed,
        )

    # -- one class after the other --------------------------------------------------------------

    def _over(self, today: date) -> Iterator[tuple[str, Over]]:
        yield from self._intakes(today)
        yield from self._lists(today)
        yield from self._services(today)
        yield from self._journals(today)

    def _intakes(self, today: date) -> Iterator[tuple[str, Over]]:
        before = format_ts(self._env.clock() - retention.INTAKE * _DAY)
        roots = [row.id for row in self._vault.read.waiting("draft", before, _MOST)]
        roots += self._refused(today)
        for dossier in self._vault.read.dossiers(self._vault.read.fair(roots, 2 * _MOST)):
            over = retention.intake(dossier, today, self._heard(dossier))
            if over is not None and not dossier.head.deleted:
                yield dossier.root, over

    def _refused(self, today: date) -> list[str]:
        """The cases, or the family of none that is believed to be its case, of which somebody wrote that they
        may not be kept."""
        roots: list[str] = []
        for grant in self._vault.read.undated(NOT_KEPT):
            if grant.text("purpose") != "hold_record":
                continue
            if state_of(grant, today.isoformat()) == "refused":
                root = self._vault.read.view(grant.space)
                cases = cases_naming(self._vault, root) if root is not None else []
                if root is None or not any(is_tied(one, root, self._vault.trust) for one in cases):
                    roots.append(grant.space)
                roots += [case.id for case in cases]
        return roots

    def keeping_doubted(self) -> list[RecordView]:
        """Refusals of keeping that propose nothing, because others say otherwise or
        nobody of the file does."""
        if self._vault.role != "coordinator":
            return []
        today = date.fromisoformat(self._context.today())
        found: dict[str, RecordView] = {}
        for dossier in self._vault.read.dossiers(
            self._vault.read.fair(self._refused(today), _MOST)
        ):
            doubted = retention.doubted(dossier, today, self._heard(dossier))
            found |= {one.id: one for one in doubted}
        return [*found.values()]

    def _heard(self, dossier: Dossier) -> FileVoices:
        """Who speaks for a case or family: those that opened it, and its family where these tied the two."""
        trust, head = self._vault.trust, dossier.head
        by, apart = set(trust.believed(head)), set[str]()
        drawn = head.kind == "family" and self._only_drawn(head, self._hung_on(head, head))
        for family in dossier.of("family"):
            if family.id != head.id and not is_tied(head, family, trust):
                apart.add(family.id)
                continue
            by |= trust.believed(family)
            if not drawn and self._hung_on(family, head):
                apart.add(family.id)
        for person in head.every("person"):
            view = self._vault.read.view(person) if isinstance(person, str) else None
            hung = self._hung_on(view, head) if view and view.space == head.space else []
            if view is None or not hung:
                continue
            if self._only_drawn(view, hung):
                drawn = True
            else:
                apart.add(head.id)
        came = self._came(one.id for one in dossier)
        left = self._left(dossier, by)
        return FileVoices(frozenset(by), frozenset(apart), came, left, drawn)

    def _left(self, dossier: Dossier, by: set[str]) -> frozenset[str]:
        """The disclosure rows and the submissions by which something left: a row is believed as for a letter,
        or from those who speak for the file."""
        sent = [one for one in dossier.of("submission") if has_been_sent(self._vault, one)]
        rows = (
            one
            for one in dossier.of("disclosure")
            if is_sure(one, self._vault) or ((wrote := writers(one, "exit")) and wrote <= by)
        )
        return frozenset(one.id for one in (*sent, *rows))

    def _hung_on(self, one: RecordView, case: RecordView) -> list[RecordView]:
        """The cases other than this that name a family as theirs, or a person as missing."""
        return [held for held in cases_naming(self._vault, one) if held.id != case.id]

    def _only_drawn(self, one: RecordView, hung: Sequence[RecordView]) -> bool:
        """Whether such cases do, and none by a word that is believed."""
        return bool(hung) and not any(is_tied(held, one, self._vault.trust) for held in hung)

    def _came(self, ids: Iterable[str]) -> dict[str, date]:
        """On which day the last words came into records in which another device wrote
        that does not coordinate."""
        believes = self._vault.trust.believes
        return {
            id: date.fromisoformat(day_at(max(by.values())))
            for id, by in self._vault.read.came(ids).items()
            if not all(map(believes, by))
        }

    def _lists(self, today: date) -> Iterator[tuple[str, Over]]:
        for activity in self._vault.read.own_work("activity"):
            came = self._came([activity.id])
            rows = map(self._believed_row, self._rows(activity.space))
            over = retention.sign_in(activity, rows, today, came)
            if over is not None:
                yield activity.id, over

    def _believed_row(self, row: RecordView) -> RecordView:
        """A row as who wrote it and coordinators say it: figures name nobody because
        another device says so."""
        return as_believed(row, self._vault.trust.believes, self._vault.trust.believed(row))

    def _rows(self, space: str) -> Iterator[RecordView]:
        return (one for one in self._vault.read.space(space) if not one.deleted)

    def _services(self, today: date) -> Iterator[tuple[str, Over]]:
        spaces: dict[str, None] = {}
        for kind in sorted(retention.CARE):
            for one in self._vault.read.of_kind(kind):
                spaces.setdefault(one.space)
        for space in self._vault.read.fair([*spaces], 5 * _MOST):
            here = self._vault.read.space(space)
            over = retention.service(here, today)
            if over is not None:  # seldom: then it is asked when it came
                over = retention.service(here, today, self._came(one.id for one in here))
            if over is not None:
                yield space, over

    def _journals(self, today: date) -> Iterator[tuple[str, Over]]:
        spaces: dict[str, list[RecordView]] = {}
        for row in self._vault.read.of_kind("audit"):
            spaces.setdefault(row.space, []).append(row)
        for space, rows in spaces.items():
            over = retention.journal(rows, today)
            if over is not None:
                over = retention.journal(rows, today, self._came(over.ids))
            if over is not None:
                yield space, over

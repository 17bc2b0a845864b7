"""The report of a period: figures from records, activities, targets; as a page or as rows of a table.

Inside the organisation each figure is whole and opens its records. Beyond it small counts of people are
not told, nor what could be worked out from an earlier report, and who refused figures is not counted; the
figures that left stand in the row of the exit (docs/security.md).
"""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from vsdesk.desk.outbound.leaving_review import digest_of, require_looked
from vsdesk.desk.outbound.missing_glyphs import PlainPaper
from vsdesk.desk.outbound.public_names import PublicNames
from vsdesk.desk.outbound.used_words import spent
from vsdesk.desk.reporting.editors_words import EditorsWords, editors_words, texts_of
from vsdesk.desk.reporting.one_pass import BesideAside, OnePass, SentAlone
from vsdesk.desk.reporting.report_looks import ReportLook
from vsdesk.desk.reporting.report_photos import ReportPhotos
from vsdesk.desk.reporting.report_words import ReportWords, printed_of, texts_printed
from vsdesk.desk.reporting.told_figures import (
    EXIT,
    PURPOSE,
    LeavingFigures,
    ToldFigures,
    told_counts,
)
from vsdesk.errors import UserError
from vsdesk.history.entry import audit_space
from vsdesk.history.op_scopes import OFFICE
from vsdesk.languages import USUAL
from vsdesk.progress import SILENT
from vsdesk.records.consent import recipients
from vsdesk.records.dates.date_words import days_in_words
from vsdesk.records.figures.figure import Figure, figure
from vsdesk.records.figures.indicator_records import IndicatorRecords, Period, days
from vsdesk.records.figures.indicators import BY_KEY, INDICATORS, KINDS
from vsdesk.records.figures.small_counts import ToldFigure
from vsdesk.records.figures.target_words import SAID
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request
from vsdesk.records.gate.told.told_numbers import told_numbers
from vsdesk.reports import Furniture, protect, short_digest
from vsdesk.tables import xlsx_bytes
from vsdesk.vault.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from vsdesk.desk.desk_context import DeskContext
    from vsdesk.desk.files.service import AttachmentService
    from vsdesk.desk.outbound.sheets import SheetService
    from vsdesk.desk.reporting.service import ActivityDays
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.disclosure import DisclosedRecord, GateDecision
    from vsdesk.words import Lang

_BATCH: Final = 200


@dataclass(frozen=True, slots=True)
class PeriodOrder:
    """What is asked for: a period, for whom, in which language; only a group's or a project's.

    `title`, `introduction` and `closing` are the editor's own words, `photos` items of activities whose
    people agreed, each with who took it. A coordinator's reasons, each for itself: `looked`, why counts leave
    that rest on what one device wrote; `numbers_reason` and `names_reason`, why telephones and names stand in
    these words.
    """

    first: date
    last: date
    recipient: str = "own_org"
    lang: Lang = USUAL
    group: str = ""
    project: str = ""
    title: str = field(default="", repr=False)
    introduction: str = field(default="", repr=False)
    closing: str = field(default="", repr=False)
    photos: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    looked: str = field(default="", repr=False)
    numbers_reason: str = field(default="", repr=False)
    names_reason: str = field(default="", repr=False)
    password: str | None = field(default=None, repr=False)  # of the PDF


@dataclass(frozen=True, slots=True)
class TargetProgress:
    """A target with what is reached of it, its baseline counted in; `by` documenter where cases count.

    `reached` None: it counts people, and goes beyond the organisation.
    """

    target: RecordView
    goal: int
    reached: int | None
    by: Mapping[str, int]
    records: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """What was counted: whole figures, and as they leave."""

    figures: tuple[Figure, ...]
    told: tuple[ToldFigure, ...]
    inside: bool
    targets: tuple[TargetProgress, ...]
    met: tuple[str, ...] = ()  # words that a condition is met, by which somebody is counted

    @property
    def digest(self) -> str:
        """Of the counts as they leave, in no language."""
        reached = [[one.target.id, one.goal, one.reached, dict(one.by)] for one in self.targets]
        waited = [[one.key, one.median] for one in self.told if one.median is not None]
        return digest_of([told_counts(self.told), reached, *([waited] if waited else [])])


class PeriodService:
    """Figures and reports of a period."""

    def __init__(
        self, context: DeskContext, sheets: SheetService, files: AttachmentService
    ) -> None:
        self._context = context
        self._vault = context.vault
        self._dictionary = context.dictionary
        self._saving = context.saving
        self._sheets = sheets
        self._outside = ToldFigures(context)
        self._names = PublicNames(context)
        self.photos = ReportPhotos(context, files, self._outside)

    # -- figures ------------------------------------------------------------------------------

    def figures(self, order: PeriodOrder, progress: Progress = SILENT) -> PeriodFigures:
        """Every indicator over the period; what was looked at and is then printed is counted once, as long as
        nothing was written. Raises UserError E_VALUE, E_ROLE (beyond the organisation only a coordinator's);
        Cancelled."""
        self._check(order)
        asked = (order.first, order.last, order.recipient, order.group, order.project)
        as_of = (self._context.today(), bool(order.looked.strip()))
        return self._vault.read.recent.get(
            ("figures", *asked, *as_of), lambda: self._counted(order, progress)
        )

    def _counted(self, order: PeriodOrder, progress: Progress) -> PeriodFigures:
        with self._reading(order):
            return self._figures(order, progress)

    def _reading(self, order: PeriodOrder) -> AbstractContextManager[None]:
        """What leaves is counted, each file is asked, and names are looked for: by one reading of the
        records."""
        return nullcontext() if self._inside(order) else self._vault.read.keeping()

    def _figures(self, order: PeriodOrder, progress: Progress) -> PeriodFigures:
        counting = self._counting(order, whole=True)
        found = []
        inside = self._inside(order)
        asked = [one for one in INDICATORS if inside or not one.inside]
        for at, one in enumerate(asked):
            progress.step("counting", at, len(asked))
            found.append(figure(one, counting))
        if inside:
            whole = tuple(ToldFigure(one.key, one.total, one.by, one.median) for one in found)
            leaving = LeavingFigures(whole)
        else:
            leaving = self._outside.leaving(found, counting, order, progress)
        targets = tuple(self._targets(order, counting))
        if not inside:
            targets = self._nameless(targets)
        return PeriodFigures(tuple(found), leaving.told, inside, targets, leaving.met)

    def _nameless(self, targets: tuple[TargetProgress, ...]) -> tuple[TargetProgress, ...]:
        """Those whose own words name nobody, now or before an order to erase, whatever their figure, and that
        stand so with what was put aside too."""
        stays, aside = self._vault.read.reference_stops().fields, self._vault.read.whole.aside
        targets = tuple(one for one in targets if aside.standing(one.target) is one.target)
        said = {one.target.id: one.target.text(SAID) for one in targets}
        names = self._names.read(said.values())
        return tuple(
            one
            for one in targets
            if (one.target.id, SAID) not in stays and not names.asked(said[one.target.id])
        )

    def progress_of_targets(
        self, today: date, progress: Progress = SILENT
    ) -> tuple[TargetProgress, ...]:
        """Every target that runs on a day, with what is reached. Raises Cancelled through `progress`."""
        order = PeriodOrder(today, today)
        found = []
        for at, one in enumerate(self._targets(order, self._counting(order))):
            progress.step("counting", at, 0)
            found.append(one)
        return tuple(found)

    def _check(self, order: PeriodOrder) -> None:
        if order.last < order.first:
            raise UserError("E_VALUE", kind="activity", field="end")
        if not self._inside(order):
            self._outside.check(order)
        self._sheets.known_recipient(order.recipient)

    def _inside(self, order: PeriodOrder) -> bool:
        return recipients.of(order.recipient).inside

    def _counting(self, order: PeriodOrder, *, whole: bool = False) -> IndicatorRecords:
        """`whole`: every indicator is asked for."""
        period, held = Period(order.first, order.last), self._vault.read
        asked = (period, self._dictionary, self._context.today(), order.project, order.group)
        read = OnePass(held, KINDS) if whole else held.own_work
        found = IndicatorRecords(SentAlone(self._vault, read), *asked)
        is_whole = self._inside(order) or not held.whole.aside.is_any()
        return found if is_whole else found.beside(SentAlone(self._vault, BesideAside(held, read)))

    def _targets(self, order: PeriodOrder, counting: IndicatorRecords) -> Iterator[TargetProgress]:
        """The targets that run in the period, each counted from its own first day."""
        for target in counting.of("target"):
            indicator, goal = BY_KEY.get(target.text("measures")), target.value("value")
            if indicator is None or not isinstance(goal, int):
                continue
            if order.project and target.text("project") != order.project:
                continue
            begins = days(target.value("active_from"))[0] or date.min
            ends = days(target.value("active_to"))[1] or date.max
            if begins > order.last or ends < order.first:
                continue
            project = target.text("project") if indicator.narrows else ""
            over = counting.over(Period(begins, min(ends, order.last)), project)
            found = figure(indicator, over, standing=True)
            base = target.value("baseline")
            reached = found.total + (base if isinstance(base, int) else 0)
            if not self._inside(order) and indicator.people:
                yield TargetProgress(target, goal, None, {}, ())  # it would tell small counts
            else:
                by = found.by.get("documenter", {})
                yield TargetProgress(target, goal, reached, by, found.records)

    # -- the report -----------------------------------------------------------------------------

    def paper(
        self,
        order: PeriodOrder,
        activities: Sequence[ActivityDays],
        progress: Progress = SILENT,
    ) -> ReportLook:
        """All that stands on the report, in the words of its language. Nothing leaves, no row."""
        with self._reading(order):
            return self._paper(order, activities, progress)

    def _paper(
        self, order: PeriodOrder, activities: Sequence[ActivityDays], progress: Progress
    ) -> ReportLook:
        found = self.figures(order, progress)
        inside = found.inside
        let_out = list(self._activities(order, [one.record.id for one in activities]))
        printed = [] if inside else [texts_printed(*one) for one in let_out]
        texts = (*texts_of(order), *(text for held in printed for text in held))
        names = self._names.read(() if inside else (*texts, *self._names.labels()))
        if not inside:
            named = [any(map(names.asked, held)) for held in printed]
            let_out = [one for one, asked in zip(let_out, named, strict=True) if not asked]
        voice = self._sheets.voice(order.lang)
        words = ReportWords(voice if inside else names.saying(voice), self._dictionary)
        paper = words.paper(
            order,
            found,
            let_out,
            organisation=self._vault.trust.name or self._sheets.contact().organisation,
            inside=inside,
        )
        if order.photos:
            paper = replace(paper, photos=self.photos.on_paper(order.photos))
        own = EditorsWords() if inside else editors_words(order, names)
        said = [
            [one.id, {name: [*held] for name, held in one.values.items()}] for _, one in let_out
        ]
        digest = digest_of([found.digest, said])
        return ReportLook(paper, found, own, len(activities) - len(let_out), digest)

    def editors_words(self, order: PeriodOrder) -> EditorsWords:
        """What is asked about the editor's words before they leave; nothing inside the organisation."""
        if self._inside(order):
            return EditorsWords()
        return editors_words(order, self._names.read(texts_of(order)))

    def pdf(
        self,
        order: PeriodOrder,
        activities: Sequence[ActivityDays],
        progress: Progress = SILENT,
        looked: str = "",
    ) -> PlainPaper:
        """The report as a PDF; leaves a row. `looked`: the digest of what was looked at. Raises UserError,
        E_CHANGED where something else would leave; Cancelled."""
        from vsdesk.reports import period_report  # it brings reportlab

        self._vault.standing.require_home()
        look = self.paper(order, activities, progress)
        require_looked(looked, look.digest)
        look.own.require(order)
        paper, found = look.paper, look.figures
        voice = self._sheets.voice(order.lang)
        digest = hashlib.sha256(repr(paper).encode()).hexdigest()
        furniture = Furniture(
            level="B" if self._inside(order) else "E",
            recipient=order.recipient,
            copy=1,
            case_no=days_in_words(order.first, order.last, voice.words),
            on=date.fromisoformat(self._context.today()),
            digest=short_digest(digest),
            contact=self._sheets.contact(),
        )
        unset: set[str] = set()
        pdf = period_report.render(paper, voice, progress, furniture, unset)
        self._note(order, found, digest, look.own.met)
        pdf = protect(pdf, order.password) if order.password else pdf
        return PlainPaper(pdf, tuple(sorted(unset)))

    def table(self, order: PeriodOrder, progress: Progress = SILENT, looked: str = "") -> bytes:
        """The figures as a spreadsheet: each with its divisions; leaves a row. `looked`: the digest of the
        figures that were looked at. Raises as `pdf`."""
        self._vault.standing.require_home()
        found = self.figures(order, progress)
        require_looked(looked, found.digest)
        voice = self._sheets.voice(order.lang)
        outside = not self._inside(order)
        said = self._names.of_labels().saying(voice) if outside else voice
        words = ReportWords(said, self._dictionary)
        header, rows = words.rows(found)
        data = xlsx_bytes(header, rows, title=words.sheet_title, rtl=voice.rtl)
        self._note(order, found, hashlib.sha256(data).hexdigest())
        return data

    def _activities(
        self, order: PeriodOrder, ids: Sequence[str]
    ) -> Iterator[tuple[GateDecision, DisclosedRecord]]:
        """What the gate lets out of each activity: to the public, where it goes beyond the organisation."""
        inside = self._inside(order)
        request = Request(
            "advocacy_anon",
            order.recipient if inside else "public",
            "B" if inside else "C",
            self._context.today(),
            lang=(order.lang,),
            decided=True,
        )
        for start in range(0, len(ids), _BATCH):
            for dossier in self._vault.read.dossiers(ids[start : start + _BATCH]):
                found = decide(request, dossier, self._dictionary)
                root = found.get(dossier.root) if found.allowed else None
                if root is not None and (inside or self._is_read(found, root)):
                    yield found, root

    def _is_read(self, found: GateDecision, root: DisclosedRecord) -> bool:
        """Whether a title leaves, and no number stands in the words that are printed of it."""
        read = printed_of(found, root)
        return bool(root.text("title")) and not told_numbers(found, self._dictionary, read)

    def _note(
        self, order: PeriodOrder, found: PeriodFigures, digest: str, met: Sequence[str] = ()
    ) -> None:
        """The row of a report, with the figures as they were told; `met`: by what word somebody is named."""
        content: dict[str, Json] = {
            "first": order.first.isoformat(),
            "last": order.last.isoformat(),
            "group": order.group,
            "project": order.project,
            **({} if self._inside(order) else {"figures": told_counts(found.told)}),
        }
        why = (order.looked, order.numbers_reason, order.names_reason)
        values: dict[str, Json] = {
            "exit": EXIT,
            "on": self._context.today(),
            "purpose": PURPOSE,
            "recipient": order.recipient,
            "level": "b" if self._inside(order) else "e",
            "lang": [order.lang],
            "digest": digest,
            "records": content,
            "approver": self._vault.by,
            "why": " · ".join(filter(None, map(str.strip, why))),
        }
        kept = {name: value for name, value in values.items() if value != ""}
        with self._vault.transaction():
            self._context.audit("figures")
            # What was told guards others' reports too: it lies where every coordinator has it, wherever the
            # journals stay.
            own = audit_space(self._vault.identity.device_id)
            row = Edit("disclosure", kept, space=own if self._inside(order) else OFFICE)
            saved = self._saving.write([row, *spent(sorted({*found.met, *met}), digest)])
        self._context.changed(saved.ids, saved.spaces, {"disclosure"})

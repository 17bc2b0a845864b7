"""What an interview reads when it opens, on the worker threads, and how it goes into the record topic by
topic: what fits is saved, what does not waits and keeps nothing out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from vsdesk.desk import INTERVIEW, ListFilter
from vsdesk.errors import UserError
from vsdesk.ui.editing.reference_choices import read_ahead
from vsdesk.ui.kit.form.date_readings import DateReader
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.screens.interview.talk import Talk, complete
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import Desk, Edit, HeldBack
    from vsdesk.errors import VsdeskError
    from vsdesk.records.consent.prior_statements import Prior
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.told.answered_pleas import SaidOfPlea
    from vsdesk.ui.kit.type_ahead import TypeAhead
    from vsdesk.ui.session import VaultSession


@dataclass(frozen=True, slots=True)
class InterviewStart:
    """What an interview begins from.

    `dossier` is the case if it is saved; `beside` that of another missing person of the family, from which a
    new case was begun, or its family; `stored` what was kept of the interview; `today` an ISO day.
    `speaks`: the member who speaks, "" somebody not recorded yet, None whoever spoke for it before.
    """

    case: str
    dossier: Dossier | None
    beside: Dossier | None
    stored: Any
    today: str
    dates: DateReader
    prior: tuple[Prior, ...]
    speaks: str | None = None


@dataclass(frozen=True, slots=True)
class BegunInterviews:
    """(case, title) of the interviews that were begun and not ended, newest first; what a new one
    needs, and whether families are here of whom it may be."""

    rows: list[tuple[str, str]]
    dates: DateReader
    today: str
    families: bool


def read(desk: Desk, case: str, beside: str = "") -> InterviewStart:
    """The dossier when the case is saved, and what was kept of the interview."""
    dossier = _saved(desk, case)
    stored = desk.cases.drafts.get(INTERVIEW + case)
    other = _saved(desk, beside or _beside(stored))
    today = desk.context.today()
    prior = tuple(desk.access.safeguards.told_before(case)) if dossier is not None else ()
    return InterviewStart(
        case, dossier, other, stored, today, DateReader(today, desk.access.own_lists), prior
    )


def _beside(stored: Any) -> str:
    talk = stored.get("talk", {}) if isinstance(stored, dict) else {}
    return str(talk.get("beside", ""))


def _saved(desk: Desk, case: str) -> Dossier | None:
    try:
        return read_case(desk, case) if case else None
    except UserError as problem:
        if problem.name != "E_NOT_FOUND":
            raise
        return None


def unfinished(desk: Desk) -> BegunInterviews:
    """What stands where it was left, and what a new interview begins with."""
    found = []
    for key in desk.cases.drafts.held():
        if key.startswith(INTERVIEW):
            kept = desk.cases.drafts.get(key)
            talk = kept.get("talk") if isinstance(kept, dict) else None
            title = talk.get("title", "") if isinstance(talk, dict) else ""
            found.append((key.removeprefix(INTERVIEW), str(title)))
    today = desk.context.today()
    families = desk.cases.lists.families(ListFilter(), None, 1).rows
    return BegunInterviews(found, DateReader(today, desk.access.own_lists), today, bool(families))


def of_family(desk: Desk, new: InterviewStart, family: str, person: str) -> InterviewStart:
    """A new interview in a family that is here; `person` speaks, "" for somebody who is not recorded yet."""
    return replace(new, beside=read_case(desk, family), speaks=person)


def texts_read(desk: Desk, lang: str) -> tuple[RecordView, ...]:
    """The approved texts of consent that hold today: those in this language first, of them the newest."""
    found = [
        one
        for one in desk.cases.list_kind("consent_text")
        if one.text("valid_from") <= desk.context.today()
    ]
    found.sort(key=lambda one: one.text("valid_from"), reverse=True)
    return tuple(sorted(found, key=lambda one: one.text("language") != lang))


@dataclass(frozen=True, slots=True)
class WrittenTopic:
    """The case as it stands now (None: nothing of it could be saved), what waits, and which answers whose
    name a plea is about are settled."""

    dossier: Dossier | None
    held: tuple[HeldBack, ...]
    settled: tuple[SaidOfPlea, ...]


def write(desk: Desk, edits: list[Edit], case: str, said: Sequence[SaidOfPlea]) -> WrittenTopic:
    """Save what fits, each answer with what became of it; then of the words as they stand now whose names
    their pleas are about."""
    held = desk.consent.steps.told_as_fits(edits) if edits else ()
    settled = tuple(one for one in said if _is_settled(desk, one))
    return WrittenTopic(_saved(desk, case), held, settled)


def _is_settled(desk: Desk, said: SaidOfPlea) -> bool:
    """Whether an answer is written, or of words that do not stand any more; else it waits for what it
    names."""
    try:
        desk.cases.pleas.answer(said)
    except UserError:
        return False
    return True


def read_case(desk: Desk, case: str) -> Dossier:
    """The case, or the family, as it may be shown, with what guards it."""
    return read_ahead(desk.cases.untold.as_shown(case), desk.context.today())


class InterviewSaves(QObject):
    """One save at a time. `failed` hears what let nothing at all be written."""

    def __init__(
        self,
        screen: QWidget,
        session: VaultSession,
        ahead: TypeAhead,
        failed: Callable[[VsdeskError, Callable[[Any], None]], None],
    ) -> None:
        super().__init__(screen)
        self._session, self._ahead, self._failed = session, ahead, failed
        self._talk: Talk | None = None
        self._then: Callable[[Any], None] | None = None  # of the save that runs

    @property
    def runs(self) -> bool:
        """Whether something is being saved."""
        return self._then is not None

    def save(self, talk: Talk, then: Callable[[Any], None]) -> None:
        """One save of what this topic changed; nothing is written where nothing was said."""
        if self.runs:
            return
        complete(talk)
        edits, said = talk.draft.edits(), talk.pleas.to_write()
        if not edits and not said:
            then(talk.dossier)
            return
        self._talk, self._then = talk, then
        self._ahead.hold()
        self._session.drafts.flush()
        self._session.jobs.write(
            Callbacks(self, self._saved, self._not_saved),
            write,
            self._session.desk,
            edits,
            talk.id("case"),
            said,
        )

    def _over(self) -> Callable[[Any], None]:
        then, self._then = self._then, None
        assert then is not None
        return then

    def _saved(self, found: WrittenTopic) -> None:
        assert self._talk is not None
        self._talk.pleas.wrote(found.settled)
        if self._talk.has(SPEAKER):
            self._session.speakers.speak(self._talk.id("family"), self._talk.id(SPEAKER))
        self._talk.saved(found.dossier, found.held)
        self._over()(found.dossier)
        self._ahead.give()

    def _not_saved(self, problem: VsdeskError) -> None:
        """Nothing is lost: the words stay in the draft, and the talk goes on."""
        self._failed(problem, self._over())
        self._ahead.give()

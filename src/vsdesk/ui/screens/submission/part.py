"""Makes the middle column for each section of a submission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.editing.section_part import SectionPart
from vsdesk.ui.screens.submission.answers_part import AnswersPart
from vsdesk.ui.screens.submission.cases_card import CasesCard, takes_cases
from vsdesk.ui.screens.submission.missing_part import MissingPart
from vsdesk.ui.screens.submission.papers_part import PapersPart
from vsdesk.ui.screens.submission.sending_part import SendingPart

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.route import Route


class SubmissionSection(SectionPart):
    """The content of one section of a submission."""

    def __init__(
        self,
        context: Context,
        key: str,
        go: Callable[[Route], None],
        again: Callable[[], None],
        parent: QWidget | None = None,
        *,
        record: str,
    ) -> None:
        self._record = record
        self._papers: PapersPart | None = None
        super().__init__(context, key, go, again, parent)

    def group(self, key: str) -> None:
        """One of the five."""
        from vsdesk.ui.screens.submission.screen import submission_of

        view = submission_of(self.context, self._record)
        if view is None:
            self.add_words(self.context.look.words.say("This submission is not here any more."))
        elif key == "form":
            self._fields(view)
        elif key == "missing":
            self.box.addWidget(MissingPart(self.context, view, self.go))
        elif key == "papers":
            self._papers = PapersPart(self.context, view, self.go, self.again)
            self.box.addWidget(self._papers, 1)
        elif key == "sending":
            self.box.addWidget(SendingPart(self.context, view, self.go, self.again))
        else:
            self.box.addWidget(AnswersPart(self.context, view, self.again))

    def reflow(self, width: float) -> None:
        """What stays goes below the page where room is short."""
        if self._papers is not None:
            self._papers.reflow(width)

    def _fields(self, view: RecordView) -> None:
        say = self.context.look.words.say
        self.add_words(say("These answers belong to this submission, not to the case."))
        if takes_cases(view):
            cases = CasesCard(self.context, view)
            cases.kept.connect(self.again)
            self.box.addWidget(cases)
        others = self.context.session.desk.submissions.readiness.not_asked(view.text("mechanism"))
        self.add_form("submission", view.id, without=others)

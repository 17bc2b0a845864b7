"""The interview: one topic a page, saved topic by topic, left and taken up again at the same place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QWidget

from vsdesk.errors import VsdeskError
from vsdesk.records.consent.prior_statements import QUESTION
from vsdesk.ui.catalogue.sections import SOURCES
from vsdesk.ui.editing.unsaved_ifs import waiting
from vsdesk.ui.kit import shortcuts
from vsdesk.ui.kit.boxes import column, plane, row, scroll
from vsdesk.ui.kit.into_view import FocusInView
from vsdesk.ui.kit.type_ahead import TypeAhead
from vsdesk.ui.kit.typed_line import first_unread
from vsdesk.ui.route import Route
from vsdesk.ui.screen import Screen
from vsdesk.ui.screens.interview import interview_start
from vsdesk.ui.screens.interview.interview_start import InterviewSaves
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.not_in_record import LeaveWays, LeavingTalk
from vsdesk.ui.screens.interview.pause_pages import AskedAgain, BeginningPages, Care, Pause
from vsdesk.ui.screens.interview.talk import Talk
from vsdesk.ui.screens.interview.talk_bars import Foot, Head, ToldInTalk, TopicBar
from vsdesk.ui.screens.interview.talk_page import PageHost, TalkPage
from vsdesk.ui.screens.interview.topic_pages import page_of
from vsdesk.ui.screens.interview.topics import KEYS, after, before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.consent.prior_statements import Prior
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.waiting_answers import WaitingAnswer
    from vsdesk.ui.session import VaultSession


class InterviewScreen(Screen):
    """`lock` asks the window to lock. Fills the whole window: nothing else asks for attention."""

    lock = Signal()
    whole = True
    least = 0  # its page scrolls between head and foot

    def __init__(self, look: UiContext, session: VaultSession, place: Route) -> None:
        super().__init__(look, session, place)
        self.talk: Talk | None = None
        self.page: QWidget | None = None
        self._width, self._ending = 1366.0, False
        self._recording = InterviewSaves(self, session, TypeAhead(self), self._not_saved)
        ways = LeaveWays(
            self._show_alone, self._resume, self._mend, self._recording.save, self._leave
        )
        self._leaving = LeavingTalk(self, look, session, ways)
        self._beside = False
        self._since = QElapsedTimer()
        outer = column(look, self)
        self.head = Head(look)
        self.head.pause.connect(self.pause)
        self.head.stop.connect(self.stop)
        self.head.care.connect(self._open_care)
        self.head.waiting.connect(self._to_waiting)
        outer.addWidget(self.head)
        outer.addWidget(self._middle(), 1)
        self.told = ToldInTalk(look, session)
        self.told.go.connect(self.go)
        outer.addWidget(self.told)
        self.foot = Foot(look)
        self.foot.back.connect(self.go_before)
        self.foot.onward.connect(self.go_on)
        self.foot.chosen.connect(self.go_to)
        outer.addWidget(self.foot)
        self._keys()
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._passed)
        self._quiet(True)
        self.beginning = BeginningPages(self, look, session)
        self.beginning.shows.connect(self._page_before)
        self.beginning.began.connect(self._opened)
        self.beginning.failed.connect(self.failed)
        self.beginning.back.connect(self.back)
        self.beginning.open(place.id, place.part)

    def _middle(self) -> QWidget:
        look = self.look
        inner = plane()
        sides = row(look, inner, edges=(24, 22, 24, 16), space=0)
        self._centre = QWidget()
        self._centre.setMaximumWidth(look.px(860))
        sides.addStretch(1)
        sides.addWidget(self._centre, 1000)
        sides.addStretch(1)
        self._column = column(look, self._centre, space=22)
        self.progress = TopicBar(look)
        self._column.addWidget(self.progress)
        self._care_place = column(look)
        self._column.addLayout(self._care_place)
        self._area = scroll(inner, "interview-scroll")
        FocusInView(self._area, look.px(48))
        return self._area

    def _keys(self) -> None:
        for key, slot in (
            (shortcuts.ONWARD, self.go_on),
            (shortcuts.TOPIC_AFTER, self.go_on),
            (shortcuts.TOPIC_BEFORE, self.go_before),
            (shortcuts.PAUSE, self.pause),
            (shortcuts.TO_NEXT, self._to_next),
        ):
            shortcuts.bind(self, key, slot, inside=True)

    def take_key(self, key: str) -> bool:
        """A key that nothing in the page took is still meant for its question."""
        return isinstance(self.page, TalkPage) and self.page.take_key(key)

    # Opening.
    def _page_before(self, page: QWidget, control: QWidget) -> None:
        """A page before the first topic."""
        self._show(page)
        self._quiet(True)
        control.setFocus()

    def _opened(self, found: interview_start.InterviewStart) -> None:
        lang = self.look.lang
        new_id = self.session.desk.context.new_id
        self.talk = Talk(found.case, lang, found.today, new_id, self._kept, found.dates)
        self.talk.take_up(found.dossier, found.stored, found.beside)
        if found.speaks is not None:
            self.talk.people.let_speak_id(found.speaks)
        self.talk.waiting.take_up(self.session.dictionary)
        self.place = Route("interview", found.case)
        self.care = Care(self.look, self.talk)
        self.care.done.connect(self._close_care)
        self.care.pause.connect(self.pause)
        self._care_place.addWidget(self.care)
        if found.prior and not self.talk.at:
            self._ask_again(found.prior)
        else:
            self._start()

    def _ask_again(self, prior: Sequence[Prior]) -> None:
        """It was told before: the reason for asking again comes first, and can be a reason not to."""
        page = AskedAgain(self.look, prior)
        page.begin.connect(self._because)
        page.back.connect(self.back)
        self._page_before(page, page.why)

    def _because(self, reason: str) -> None:
        """The reason is kept as a note with the family."""
        assert self.talk is not None
        self.talk.tell("note/again", "text", f"{self.look.words.say(QUESTION)} {reason}")
        self.talk.put("note/again", "subject", self.talk.id("case"))
        self._start()

    def _start(self) -> None:
        assert self.talk is not None
        self._since.start()
        self._minute.start()
        self._quiet(False)
        self.show_topic(self.talk.at or KEYS[0])

    # Topics.
    def show_topic(self, key: str) -> None:
        """Show the page of a topic."""
        talk = self.talk
        assert talk is not None
        self._let_go()
        talk.go(key)
        host = PageHost(
            self.look,
            self.session,
            talk,
            self.go_on,
            self.go_beside,
            self._save,
            self.failed,
            self._again,
            self.to_sources,
        )
        page = page_of(host, key)
        self._show(page)
        page.reflow(self._width)
        self.progress.show_topic(key, talk.minutes)
        self.foot.show_topic(key)
        number = talk.dossier.head.text("case_no") if talk.dossier is not None else ""
        self.head.say_who(called(talk, "speaker"), number)
        self._count_waiting()
        self._quiet(False)
        self._area.verticalScrollBar().setValue(0)
        page.focus_first()

    def _again(self) -> None:
        """The same topic anew: another family speaks."""
        assert self.talk is not None
        self.show_topic(self.talk.at)

    def go_on(self) -> None:
        """This topic is finished: saved; then the next one, or the end."""
        if self.talk is None or not isinstance(self.page, TalkPage):
            return
        if self.talk.at == KEYS[-1]:
            self._finish()
        else:
            self.go_to(after(self.talk.at))

    def go_beside(self) -> None:
        """The end, and on with another missing person of the same family."""
        self._beside = True
        self._finish()

    def to_sources(self) -> None:
        """Out of the interview, saved, to where the sources of the case are written down."""
        self._keep()
        self._beside = False
        self._leave_by(self._open_sources)

    def _open_sources(self, dossier: Dossier | None) -> None:
        if dossier is not None:
            self.go.emit(Route("case", dossier.root, SOURCES))

    def go_before(self) -> None:
        """The topic before."""
        if self.talk is not None and isinstance(self.page, TalkPage):
            self.go_to(before(self.talk.at))

    def go_to(self, key: str) -> None:
        """Any topic, after saving this one."""
        self._wanted = key
        stays = isinstance(self.page, TalkPage) and self.page.points()
        self._save(self._stay if stays else self._arrive)

    def _arrive(self, _: object) -> None:
        self.show_topic(self._wanted)

    # Saving.
    def _save(self, then: Callable[[Any], None]) -> None:
        if self.talk is not None:
            self._recording.save(self.talk, then)

    def _stay(self, _: object) -> None:
        """The rest is saved; what cannot be read has the keyboard."""
        self._count_waiting()

    def _not_saved(self, problem: VsdeskError, then: Callable[[Any], None]) -> None:
        self._beside = False
        self.failed(problem)
        if then == self._arrive:
            self.show_topic(self._wanted)

    # What is not in the record.
    def _count_waiting(self) -> None:
        if self.talk is not None:
            half = any(waiting(self.talk.half_said)) or bool(self.talk.waiting.unkept)
            half = half or first_unread(self.page) is not None
            self.head.say_waiting(len(self.talk.waiting.open(self.session.dictionary)), half=half)

    def _to_waiting(self) -> None:
        """From the head: to the question, or to the list of several."""
        if self.talk is not None:
            self._leaving.look(self.talk)

    def _leave_by(self, then: Callable[[Any], None]) -> None:
        if self.talk is not None:
            self._leaving.leave(self.talk, then)

    def _mend(self, answer: WaitingAnswer) -> None:
        self._beside = False
        if self.talk is not None:
            self.show_topic(answer.topic or self.talk.at)
            if isinstance(self.page, TalkPage):
                self.page.point_at(answer.name)

    # Pause, stop, end.
    def pause(self) -> None:
        """A calm page; everything is kept."""
        if self.talk is None or not isinstance(self.page, TalkPage):
            return
        self._keep()
        page = Pause(self.look)
        page.go_on.connect(self._resume)
        page.lock.connect(self.lock)
        self._show_alone(page)
        page.onward.setFocus()

    def _show_alone(self, page: QWidget) -> None:
        """A page without a question, below the head."""
        self._close_care()
        self._show(page)
        self._quiet(True)
        self.head.setVisible(True)

    def _resume(self) -> None:
        assert self.talk is not None
        self._again()

    def stop(self) -> None:
        """Stop for today: what was said is saved; the interview can be taken up again."""
        if self.talk is None or not self.talk.begun:
            self.back.emit()
            return
        self._keep()
        self._beside = False
        self._leave_by(self._leave)

    def _leave(self, dossier: Dossier | None) -> None:
        self.is_over = True
        if dossier is None:
            self.back.emit()
        elif self._beside:
            self.go.emit(Route("interview", part=dossier.root))
        else:
            self.go.emit(Route("case", dossier.root))

    def _finish(self) -> None:
        """The end: a line in the family's contact log, then the case."""
        talk = self.talk
        assert talk is not None
        if not talk.begun:
            self.back.emit()
            return
        if talk.has("family"):
            talk.put("log", "channel", talk.value("case", "intake_channel"))
            talk.put("log", "topics", ["update"])
        talk.waiting.leave_half_said(self.look.words.say("Yes, if …"))
        self._leave_by(self._ended)

    def _ended(self, dossier: Dossier | None) -> None:
        assert self.talk is not None
        self._ending = True
        self.session.drafts.forget(self.talk.key)
        self._leave(dossier)

    def _open_care(self) -> None:
        if self.talk is not None and isinstance(self.page, TalkPage):
            self.care.open_note()

    def _close_care(self) -> None:
        self.care.hide()
        if isinstance(self.page, TalkPage):
            self.page.focus_first()

    # Keeping.
    def _kept(self, key: str, stored: Any) -> None:
        """Each keystroke."""
        self.session.drafts.keep(key, stored)
        self.told.look_at(self.talk)
        self._count_waiting()

    def _keep(self) -> None:
        if self.talk is not None and not self._ending:
            self._let_go()
            self.talk.keep()
            self.session.drafts.flush()

    def leaving(self) -> None:
        """Every word is kept, and where the talk stands."""
        self._keep()

    def _passed(self) -> None:
        if self.talk is not None and isinstance(self.page, TalkPage):
            self.talk.minutes += 1
            self.progress.show_minutes(self.talk.minutes)

    def _let_go(self) -> None:
        if isinstance(self.page, TalkPage):
            self.page.let_go()

    # Showing.
    def _to_next(self) -> None:
        """Esc leaves the field and loses nothing."""
        self.foot.next.setFocus()

    def _quiet(self, quiet: bool) -> None:
        """Without a topic there is no way on."""
        self.progress.setVisible(not quiet)
        self.foot.setVisible(not quiet)
        self.head.setVisible(not quiet)

    def _show(self, page: QWidget) -> None:
        if self.page is not None:
            self._column.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        self._column.addWidget(page, 1)
        page.show()

    def reflow(self, width: float) -> None:
        """Pause, stop and the main button stay at every width."""
        self._width = width
        self.head.reflow(width)
        self.foot.reflow(width)
        if isinstance(self.page, TalkPage):
            self.page.reflow(width)

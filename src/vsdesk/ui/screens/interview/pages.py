"""The short pages of an interview, and which page shows each topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.case_parts import WHEN_AND_WHERE
from vsdesk.records.dates.no_calls import FIELD
from vsdesk.ui.editing.safe_contact import SafeContacts
from vsdesk.ui.editing.taken_together import TakenTogether
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.form.code_editor import ListEditor
from vsdesk.ui.kit.form.editor import TALK
from vsdesk.ui.kit.form.line import NumberEditor
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.layout import clear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.undo_strip import UndoStrip
from vsdesk.ui.screens.interview import opening
from vsdesk.ui.screens.interview.consent_page import ConsentPage
from vsdesk.ui.screens.interview.event_pages import (
    DayPage,
    HappenedPage,
    WherePage,
    WhomPage,
)
from vsdesk.ui.screens.interview.fields import SpotCountry
from vsdesk.ui.screens.interview.last_page import LastPage
from vsdesk.ui.screens.interview.page import TalkPage
from vsdesk.ui.screens.interview.papers_page import PapersPage
from vsdesk.ui.screens.interview.people_pages import FamilyPage, MissingPage, SpeakerPage
from vsdesk.ui.screens.interview.since_pages import NewsPage, SearchPage
from vsdesk.ui.screens.interview.talk import is_answer

if TYPE_CHECKING:
    from vsdesk.desk import Change
    from vsdesk.records.dossier import Dossier


class ContactPage(TalkPage):
    """When, how, who else hears, the greeting word; then the number itself."""

    asked = (("channel", "value"),)

    def build(self) -> None:
        say, name = self.say, self.talk.name_of("speaker")
        self.ask(
            say("How can we reach {name} safely?", name=name)
            if name
            else say("How can we reach you safely?"),
            say("First when and how, then the number."),
        )
        dossier = self.talk.dossier
        if self.talk.view("channel") is not None and self.talk.text("channel", "value"):
            self.talk.ids.pop("channel")
        if dossier is not None and dossier.of("contact_channel"):
            self.box.addWidget(SafeContacts(self.look, self.host.session, dossier))
        self.beside(
            self._country(),
            self.line("family", "current_text", say("The place, as told")),
        )
        discreet = say(
            "Inside Syria, what we print for a family to carry is discreet by itself: it says nothing of what happened."
        )
        self.box.addWidget(Paragraph(self.look, discreet, "body", "text2"))
        self.beside(
            self.yes_no("channel", "safe_to_call"), self.yes_no("channel", "do_not_leave_message")
        )
        self.beside(self.line("channel", "safe_hours"), self.line("channel", "code_word"))
        self.beside(
            self.line("channel", "who_else_uses"),
            self.typed(NumberEditor, "channel", FIELD),
        )
        number = self.line("channel", "value", plain=True)
        self.beside(self.pick("channel", "type", "channel"), number)
        warned = WarnedHint(self.look, self.host.session)
        self.box.addWidget(warned)
        number.line.textChanged.connect(warned.typed)
        warned.look_up(number.line.text())

    def _country(self) -> ListEditor:
        """In which country the family lives now: inside Syria what they carry is discreet by itself."""
        places, say = self.host.session.places, self.say
        options = [(one.key, one.name(self.look.lang)) for one in places.countries]
        words = say("In which country does the family live now?")
        spot, field = "family", "current_place"
        made = ListEditor(
            self.look, f"{spot}.{field}", words, options, empty=say("Not asked"), size=TALK
        )
        made.bind(SpotCountry(self.talk, spot, field, places))
        return made


class OthersPage(TalkPage):
    """What is joined is saved at once, behind all that was said before it."""

    asked = (("event", "others_taken"),)

    def build(self) -> None:
        """Who, how many, which incident."""
        self.ask(
            self.say("Was anyone else taken at the same time?"),
            self.say("Names only if they wish. A number is enough."),
        )
        self.add(self.line("event", "others_taken", self.say("Who, as told")))
        self.add(self.typed(NumberEditor, "event", "others_count"))
        self._place = column(self.look)
        self.box.addLayout(self._place)
        self.undo = UndoStrip(self.look, "undo-joined", edge=0)
        self.undo.undo.connect(self._take_back)
        self.box.addWidget(self.undo)
        self._show()

    def _show(self) -> None:
        clear(self._place)
        host = self.host
        self.together = TakenTogether(
            self.look, host.session, self.talk.dossier, self._told, self._first, leads=False
        )
        self.together.written.connect(self._written)
        self._place.addWidget(self.together)

    def _told(self) -> Mapping[str, Any]:
        said = {name: self.talk.value("event", name) for name in WHEN_AND_WHERE}
        return {name: None if is_answer(value) else value for name, value in said.items()}

    def _first(self, do: Callable[[str], None]) -> None:
        """A case must be there before it can be joined."""
        self.talk.begin("case")
        self.host.save(lambda _: do(self.talk.id("case")))

    def _written(self, words: str, change: Change) -> None:
        self.undo.decided(words, change, undo=bool(change.back))
        self._read()

    def _read(self) -> None:
        session = self.host.session
        answer = Callbacks(self, self._read_again, self.host.trouble)
        session.jobs.read(answer, opening.read_case, session.desk, self.talk.id("case"))

    def _read_again(self, dossier: Dossier) -> None:
        self.talk.dossier = dossier
        self._show()
        self.undo.button.setFocus()

    def _take_back(self, change: Change) -> None:
        session = self.host.session
        answer = Callbacks(self, self._taken_back, self.host.trouble)
        session.jobs.write(answer, session.desk.cases.take_back, change)

    def _taken_back(self, _: Change) -> None:
        self._read()


PAGES: Final[dict[str, type[TalkPage]]] = {
    "speaker": SpeakerPage,
    "missing": MissingPage,
    "happened": HappenedPage,
    "day": DayPage,
    "where": WherePage,
    "whom": WhomPage,
    "others": OthersPage,
    "news": NewsPage,
    "search": SearchPage,
    "papers": PapersPage,
    "family": FamilyPage,
    "contact": ContactPage,
    "consent": ConsentPage,
    "next": LastPage,
}

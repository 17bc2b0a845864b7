"""Safe contact: where they live, the rules, then the number; an earlier number is never drawn unasked."""

from __future__ import annotations

from vsdesk.records.dates.no_calls import FIELD
from vsdesk.ui.editing.safe_contact import SafeContacts
from vsdesk.ui.editing.warned_hint import WarnedHint
from vsdesk.ui.kit.form.code_editor import ListEditor
from vsdesk.ui.kit.form.editor import TALK
from vsdesk.ui.kit.form.line import NumberEditor
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.screens.interview.fields import SpotCountry
from vsdesk.ui.screens.interview.page import TalkPage


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
        made = ListEditor(self.look, f"{spot}.{field}", words, options, empty=say("Not asked"), size=TALK)  # fmt: skip
        made.bind(SpotCountry(self.talk, spot, field, places))
        return made

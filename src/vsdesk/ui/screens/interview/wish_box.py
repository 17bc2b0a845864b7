"""What was asked about one person, behind a button: not to be named, a word not said, on whose papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.dictionary.slash_forms import for_sex
from vsdesk.records.gate.persons.hidden_people import WORDS_REJECTED, marks_on
from vsdesk.records.gate.persons.what_marks_do import does
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.form.code_editor import ListEditor
from vsdesk.ui.kit.form.editor import TALK
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.interview.fields import SpotOneOfLinks
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER

if TYPE_CHECKING:
    from vsdesk.ui.screens.interview.talk_page import TalkPage


class WishBox(QWidget):
    """`spot` is that of the wish, `person` that of whom it is about."""

    def __init__(self, page: TalkPage, spot: str, person: str) -> None:
        super().__init__()
        self._page, self._spot, self._person = page, spot, person
        talk, look, say = page.talk, page.look, page.say
        self.setObjectName(f"asked-{spot}")
        self._box = column(look, self, space=8)
        if talk.view(spot) is not None:
            talk.give_up(spot)  # what is saved stands; another one may come
        for line in self._standing():
            self._box.addWidget(Paragraph(look, line, "small", "sealed"))
        name = called(talk, person)
        words = (
            say("What was asked about {name}", name=name)
            if name
            else say("What was asked about this person")
        )
        self.open = Button(look, words, f"open-{spot}", kind="link", icon="sealed")
        self.open.clicked.connect(self._opened)
        self._box.addWidget(self.open, 0, look.leading)
        self._at = len(page.fields)
        if talk.has(spot):
            self._unfold()

    def _standing(self) -> list[str]:
        """What is saved of this person."""
        talk, labels = self._page.talk, self._page.host.session.labels
        if talk.family is None:
            return []
        found = marks_on(talk.family, talk.ids.get(self._person, ""))
        said = dict.fromkeys(one.text("type") for one in found)
        terms = (labels.term("person_mark_type", one) for one in said if one)
        sex = talk.people.sex(self._person)
        return [capital(for_sex(one, sex)) for one in terms]

    def _opened(self) -> None:
        self._at = self._place()
        self._unfold()
        self.type.focus_box().setFocus()

    def _place(self) -> int:
        """How many fields of the page stand above."""
        top = self.mapTo(self._page, self.rect().topLeft()).y()
        return sum(
            1 for one in self._page.fields if one.mapTo(self._page, one.rect().topLeft()).y() < top
        )

    def _unfold(self) -> None:
        page, look, say = self._page, self._page.look, self._page.say
        self.open.hide()
        sex = page.talk.people.sex(self._person)
        label = self.open.text()
        self.type = page.make.pick(self._spot, "type", "person_mark_type", label, sex=sex)
        self.towards = self._whose()
        told = say("The words, as told")
        self.words = page.make.told(self._spot, "words", told, lines=1)
        for n, field in enumerate((self.type, self.towards, self.words)):
            page.add(field, self._box, at=self._at + n)
        self.does = Paragraph(look, "", "small", "text2", wide=90)
        self.does.setObjectName(f"does-{self._spot}")
        self._box.addWidget(self.does)
        self.undo = Button(look, say("Undo"), f"undo-{self._spot}", kind="link", icon="history")
        self.undo.clicked.connect(self._taken_back)
        self._box.addWidget(self.undo, 0, look.leading)
        self.type.edited.connect(self._chosen)
        self.towards.edited.connect(self._chosen)
        self._chosen()

    def _whose(self) -> ListEditor:
        """On whose papers: one of the relatives, or all."""
        talk, label = self._page.talk, self._page.say("On whose papers")
        made = ListEditor(
            self._page.look, f"{self._spot}.towards", label, self._others(), size=TALK
        )
        made.bind(SpotOneOfLinks(talk, self._spot, "towards"))
        return made

    def _others(self) -> list[tuple[str, str]]:
        """Whose papers it may be about: of the members that are known."""
        talk = self._page.talk
        own = talk.ids.get(self._person)
        found = {one.id: self._page.make.called(one) for one in talk.people.known()}
        for spot in (SPEAKER, *talk.entries("relative")):  # as they were told of in this interview
            if talk.has(spot) and (name := called(talk, spot, whole=True)):
                found.setdefault(talk.id(spot), name)
        return [(id, name) for id, name in found.items() if id != own]

    def _chosen(self) -> None:
        say, asked = self._page.say, self.type.choice.value
        if not asked and self._page.talk.has(self._spot):
            self._page.talk.give_up(self._spot)
            for one in (self.towards, self.words):
                one.refresh()
        last = say("Only a coordinator takes it out again, once it is saved.")
        told = does(asked, towards=bool(self.towards.choice.value))
        self.does.say(f"{say(told)} {last}" if told else "")
        self.does.setVisible(bool(asked))
        self.undo.setVisible(bool(asked))
        self.towards.setVisible(bool(asked))
        self.words.setVisible(asked == WORDS_REJECTED)

    def _taken_back(self) -> None:
        self._page.talk.give_up(self._spot)
        for one in (self.type, self.towards, self.words):
            one.refresh()
        self._chosen()
        self.type.focus_box().setFocus()

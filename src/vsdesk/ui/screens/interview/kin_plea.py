"""Below words in which somebody asks that one of theirs is to learn nothing («أمه ما لازم تسمع فيها»): from
whom, and which words, and one press writes it down at the missing person. Nothing is written that nobody
pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from vsdesk.names.plain_text import plain_text
from vsdesk.records.dictionary.display_names import MOTHER, WRITINGS
from vsdesk.records.dictionary.values import as_ptext
from vsdesk.records.gate.persons.hidden_people import WORDS_REJECTED, marks_on
from vsdesk.ui.kit.boxes import appear, as_frame, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.field import TextField
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.kit.label import labelled
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.people_names import story
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.words import mark

if TYPE_CHECKING:
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk

_MOTHER: Final = "mother"  # the missing person's, who is no record of her own yet
_ASKED: Final = mark(
    "In these words somebody asks that one of the family is to learn nothing of it. Choose whom, and write what they are not to hear: it then stands on no paper of theirs. Whoever is not here yet can be chosen once they are written down under the family."
)
_NOBODY: Final = mark(
    "In these words somebody asks that one of the family is to learn nothing of it. Nobody of the family is written down by name yet: write them down under the family first, then choose them here."
)
_WRITTEN: Final = mark(
    "Written down: no paper of {name}, and nothing that everybody may read, says {words}, or words that mean the same. Only a coordinator takes it out again, once it is saved."
)


class KinPlea(QFrame):
    """Watches a box of words; shown only while such words stand there."""

    def __init__(self, look: UiContext, talk: Talk, told: StoryEdit) -> None:
        super().__init__()
        self._look, self._talk, self._told = look, talk, told
        say, name = look.words.say, told.objectName()
        self.setObjectName(f"kin-plea-{name}")
        as_frame(self, "strip", "sealed")
        box = column(look, self, edges=(14, 10, 14, 10), space=8)
        self.words = Paragraph(look, "", "small", wide=90)
        box.addWidget(self.words)
        line = row(look, space=12)
        who, what = say("Who is to learn nothing"), say("What is not said to them, as told")
        self.who = Choice(look, f"kin-who-{name}", who, ())
        self.what = TextField(look, f"kin-what-{name}", what)
        line.addLayout(labelled(look, who, self.who), 2)
        line.addLayout(labelled(look, what, self.what), 3)
        box.addLayout(line)
        self.add = Button(look, say("Write it down"), f"kin-add-{name}", icon="sealed")
        self.undo = Button(look, say("Undo"), f"kin-undo-{name}", kind="link", icon="history")
        box.addWidget(self.add, 0, look.leading)
        box.addWidget(self.undo, 0, look.leading)
        self._is_offered = False
        self.who.chosen.connect(self._say)
        self.what.textChanged.connect(self._say)
        self.add.clicked.connect(self._written)
        self.undo.clicked.connect(self._taken_back)
        self.hide()
        hold_room(self)
        told.told.connect(self.check)

    def check(self) -> None:
        """Offer it, where the words ask for it."""
        asks = self._told.wording.from_kin(self._told.toPlainText())
        if asks and not self._is_offered:
            self._is_offered = True
            names = self._names()
            self.who.offer([("", "—"), *names.items()])
            self.who.choose(self._named(asks) or next(filter(self._written_of, names), ""))
        if asks:
            self._say()
        appear(self, bool(asks))

    def _names(self) -> dict[str, str]:
        """Of the family who is told by name, the mother also where she is named beside the missing person
        alone."""
        talk = self._talk
        spots = dict.fromkeys((SPEAKER, *map(talk.people.spot, talk.people.known())))
        spots |= dict.fromkeys(talk.entries("relative"))
        named = {one: called(talk, one, whole=True) for one in spots}
        found = {one: name for one, name in named.items() if name}
        if all(talk.people.relation(one) != _MOTHER for one in found) and (name := self._mother()):
            found[_MOTHER] = name
        return found

    def _mother(self) -> str:
        """The name of the missing person's mother, as it is written with the person."""
        told = (
            [text for field in MOTHER[writing] if (text := self._talk.text("person", field))]
            for writing in dict.fromkeys((self._talk.writing, *WRITINGS))
        )
        return " ".join(next(filter(None, told), ()))

    def _named(self, asks: list[str]) -> str:
        """Whose given name stands in these words, where it is one; else nobody's until it is said."""
        said = {word for one in asks for word in plain_text(one).letters.casefold().split()}
        first = {one: called(self._talk, one) or name for one, name in self._names().items()}
        names = {one: plain_text(name).letters for one, name in first.items()}
        found = [one for one, name in names.items() if {*name.casefold().split()} <= said]
        return found[0] if len(found) == 1 else ""

    @property
    def _spot(self) -> str:
        return _spot_of(self.who.value)

    def _written_of(self, who: str) -> object:
        """What stands already that they are not to hear: written here, else saved."""
        talk, spot = self._talk, _spot_of(who)
        if talk.has(spot):
            return talk.value(spot, "words")
        id, file = talk.ids.get(who), talk.family
        marks = marks_on(file, talk.ids.get("person", "")) if file is not None and id else ()
        kept = (one for one in marks if one.text("type") == WORDS_REJECTED)
        return next((one.value("words") for one in kept if id in one.every("towards")), None)

    def _say(self, *_: object) -> None:
        say, talk, spot = self._look.words.say, self._talk, self._spot
        told = self._written_of(self.who.value) if spot else None
        if told:
            name = dict(self._names()).get(self.who.value, "")
            self.words.say(say(_WRITTEN, name=name, words=f"«{story(told, self._look.lang)}»"))
        else:
            self.words.say(say(_ASKED if self._names() else _NOBODY))
        self.add.setEnabled(bool(spot and self.what.text().strip()))
        appear(self.add, not told)
        appear(self.undo, bool(told) and talk.has(spot) and talk.view(spot) is None)

    def _written(self) -> None:
        talk = self._talk
        if self.who.value == _MOTHER:
            self._write_mother()
        spot = self._spot
        talk.put(spot, "type", WORDS_REJECTED)
        talk.put(spot, "towards", [talk.id(self.who.value)])
        talk.put(spot, "words", as_ptext(self.what.text().strip(), talk.lang))
        self._say()
        pass_on(self)

    def _write_mother(self) -> None:
        """She is one of the family from now on, by the name that was told."""
        talk, names = self._talk, self._names()
        told = names[_MOTHER]
        spot, _ = talk.people.parent(_MOTHER)
        for writing, fields in MOTHER.items():
            for part, field in zip(("given", "family"), fields, strict=False):
                if (name := talk.text("person", field)) and not talk.text(
                    spot, f"{part}_{writing}"
                ):
                    talk.put(spot, f"{part}_{writing}", name)
        names.pop(_MOTHER)
        self.who.offer([("", "—"), *(names | {spot: told}).items()])
        self.who.choose(spot)

    def _taken_back(self) -> None:
        self._talk.give_up(self._spot)
        self._say()
        self.what.setFocus()


def _spot_of(who: str) -> str:
    """Where it is written that they are not to hear something."""
    return f"keptfrom/{who.replace('/', '-')}" if who else ""

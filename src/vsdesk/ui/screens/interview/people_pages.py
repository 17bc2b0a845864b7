"""Who speaks, who is missing, who else belongs to the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vsdesk.records.dictionary.naming import LATIN, MOTHER, NAME_PARTS, WRITING_OF, WRITINGS
from vsdesk.records.dictionary.slash_forms import for_sex
from vsdesk.records.gate.persons.marks import WORDS_REJECTED, does, marks_on
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.form.code_editor import ListEditor
from vsdesk.ui.kit.form.editor import TALK
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.layout import appear, column
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.people import capital
from vsdesk.ui.screens.interview.fields import SpotOneOfLinks
from vsdesk.ui.screens.interview.listed import ListPage
from vsdesk.ui.screens.interview.page import TalkPage
from vsdesk.ui.screens.interview.relatives import SPEAKER
from vsdesk.ui.screens.interview.same_relative import SameRelative
from vsdesk.ui.screens.interview.which_family import SameSpeaker
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.form.line import LineEditor


class SpeakerPage(TalkPage):
    """The person opposite: chosen first, the source of all that follows."""

    def build(self) -> None:
        say, talk = self.say, self.talk
        self.box.addWidget(Label(self.look, say("Language of the conversation"), "body", "text2"))
        options = [(lang, LANG_NAMES[lang]) for lang in LANGS]
        self.langs = Segments(
            self.look, "speaker-language", say("Language of the conversation"), options, talk.lang
        )
        self.langs.chosen.connect(self._speaks)
        self.box.addWidget(self.langs, 0, self.look.leading)
        self._choose()
        self.box.addWidget(Label(self.look, say("Writing"), "body", "text2"))
        self.writings = writing_switch(self)
        self.writings.chosen.connect(self._writes)
        self.names = [
            self.make.line("speaker", f"{part}_{talk.writing}") for part in ("given", "family")
        ]
        self.asked = (("speaker", f"given_{talk.writing}"),)
        self.beside(*self.names)
        self.close_name(SPEAKER, self.names).other.connect(self._somebody_else)
        if talk.view(SPEAKER) is None or talk.value("member", "also"):
            self._look_for_same()
        self.add(
            self.make.pick("kin", "relation", "kinship", say("Kinship with the missing person"))
        )
        self.add(self.make.date("speaker", "birth", self.make.label("speaker", "birth")))
        self.add(self.make.pick("case", "intake_channel", "channel"))

    def _look_for_same(self) -> None:
        """Whoever is typed as new may be known here, in another family."""
        self.same_one = SameSpeaker(self.host)
        self.same_one.taken.connect(self.host.again)
        for one in self.names:
            one.edited.connect(self.same_one.typed)
        self.box.addWidget(self.same_one)
        self.same_one.typed()

    def _choose(self) -> None:
        """Those of the family who are recorded, each by name; or somebody new."""
        self._known = {one.id: one for one in self.talk.people.known()}
        if not self._known:
            return
        names = {id: self.make.called(one) for id, one in self._known.items()}
        label = self.say("Who of the family")
        now = self.talk.ids.get("speaker", "")
        self.who = Choice(
            self.look,
            "speaker-who",
            label,
            [*names.items(), ("", self.say("Somebody who is not recorded yet"))],
            now if now in names else "",
        )
        self.who.setFont(self.look.font("talk"))
        self.who.chosen.connect(self._chosen)
        self.box.addWidget(Label(self.look, label, "body", "text2"))
        self.box.addWidget(self.who)

    def _chosen(self, person: str) -> None:
        self.talk.people.let_speak(self._known.get(person))
        self.closed[SPEAKER].look_again()
        self.refresh()

    def _somebody_else(self) -> None:
        """Whoever it is, the answers of before stay with their name."""
        self.talk.people.let_speak(None)
        self.host.again()

    def _speaks(self, lang: str) -> None:
        """Another language: names in its writing, words in its direction."""
        self.talk.speak(lang)
        self.writings.choose(self.talk.writing)
        self._rename()

    def _writes(self, writing: str) -> None:
        self.talk.writing = writing
        self.talk.keep()
        self._rename()

    def _rename(self) -> None:
        rename(self, self.names, ("given", "family"))
        self.asked = (("speaker", f"given_{self.talk.writing}"),)
        self.refresh()
        self.focus_first()


class MissingPage(TalkPage):
    """Names in the writing at hand; given and family name or father's name are enough."""

    def build(self) -> None:
        """Names, mother, birth as told, sex."""
        talk = self.talk
        self.writings = writing_switch(self)
        self.writings.chosen.connect(self._writes)
        self._parts = NAME_PARTS
        self.names = [self.make.line("person", f"{part}_{talk.writing}") for part in self._parts]
        self.asked = (("person", f"given_{talk.writing}"),)
        self.beside(*self.names)
        self.close_name("person", self.names)
        if any(one.id != talk.ids.get(SPEAKER) for one in talk.people.known()):
            self.same_one = SameRelative(self.host, "same-relative")
            for one in self.names:
                one.edited.connect(self.same_one.typed)
            self.box.addWidget(self.same_one)
            self.same_one.typed()
        self.mothers = [self.make.line("person", field) for field in max(MOTHER.values(), key=len)]
        self.beside(*self.mothers)
        self.hers = Button(self.look, "", "mother-speaks", icon="check")
        self.hers.clicked.connect(self._takes_hers)
        self.below.addWidget(self.hers, 0, self.look.leading)
        self.add(self.make.date("person", "birth", self.make.label("person", "birth")))
        self.beside(
            self.make.pick("person", "sex", "sex"),
            self.make.line("person", "occupation"),
        )
        self._show_mothers()

    def _writes(self, writing: str) -> None:
        self.talk.writing = writing
        self.talk.keep()
        rename(self, self.names, self._parts)
        self._show_mothers()
        self.asked = (("person", f"given_{writing}"),)
        self.refresh()
        self.focus_first()

    def _show_mothers(self) -> None:
        fields = MOTHER[self.talk.writing]
        for line, field in zip(self.mothers, (*fields, fields[0]), strict=False):
            self.make.rename(line, field)
        self.mothers[1].setVisible(len(fields) > 1)
        self._offer_hers()

    def show_answers(self) -> None:
        """The mother's own name is offered until one stands."""
        super().show_answers()
        self._offer_hers()

    def _offer_hers(self) -> None:
        """Where the mother speaks, her name is known: it is taken by a press, never by itself."""
        hers = self._hers()
        self.hers.setText(
            self.say(
                "His or her mother is {name}, who speaks with us", name=" ".join(hers.values())
            )
        )
        appear(self.hers, bool(hers))

    def _hers(self) -> dict[str, str]:
        """The fields of the mother's name that her own answers fill; none once one of them has an answer."""
        talk, writing = self.talk, self.talk.writing
        fields = MOTHER[writing]
        if talk.text("kin", "relation") != "mother":
            return {}
        if any(talk.value("person", field) for field in fields):
            return {}
        told = [talk.text("speaker", f"{part}_{writing}") for part in ("given", "family")]
        if not told[0]:
            return {}
        parts = told if len(fields) > 1 else [" ".join(filter(None, told))]
        return {field: text for field, text in zip(fields, parts, strict=False) if text}

    def _takes_hers(self) -> None:
        for field, text in self._hers().items():
            self.talk.put("person", field, text)
        self.refresh()
        self.mothers[0].focus_box().setFocus()


class FamilyPage(ListPage):
    """Relatives beside the speaker, and how each is related to the missing person."""

    def build(self) -> None:
        """Those who are recorded; then one entry for each other relative, with names in the writing at
        hand."""
        say = self.say
        self.writings = writing_switch(self)
        self.writings.chosen.connect(self._writes)
        name = self.talk.name_of("person")
        # The speaker was asked on the first page; whoever was written here stands in an entry below.
        others = {self.talk.ids.get(one) for one in (SPEAKER, *self.talk.entries(self.listed))}
        known = [one for one in self.talk.people.known() if one.id not in others]
        if known:
            words = (
                say("How each of them is related to {name}", name=name)
                if name
                else say("How each of them is related to the missing person")
            )
            self.box.addWidget(Label(self.look, words, "body", "text2", elide=True))
        if self.talk.has(SPEAKER):
            self._wishes("speakerwish", SPEAKER)
        for person in known:
            self._related(person)
        self._first = len(self.fields)
        super().build()

    def _writes(self, writing: str) -> None:
        self.talk.writing = writing
        self.talk.keep()
        self.host.again()

    def _related(self, person: RecordView) -> None:
        """Somebody who is recorded: how they are related to this missing person, and to nobody else."""
        kin = self.talk.people.spot(person).replace("relative/", "relativekin/")
        name = self.make.called(person)
        self.add(self.make.pick(kin, "relation", "kinship", name))
        spot = self.talk.people.spot(person)
        self._wishes(f"wish/{spot.partition('/')[2]}", spot)

    def focus_first(self) -> None:
        """The name of somebody new."""
        self.fields[self._first].focus_box().setFocus()

    def build_entry(self, spot: str) -> None:
        """Name, kinship, of a child the mother (a father may have children of several), and how
        old: it may be a minor."""
        number = spot.partition("/")[2]
        writing = self.talk.writing
        names = [self.make.line(spot, f"{part}_{writing}") for part in ("given", "family")]
        self.beside(*names)
        self.close_name(spot, names)
        if self.talk.view("family") is not None:
            same_one = SameRelative(self.host, f"same-missing-{number}", spot)
            for one in names:
                one.edited.connect(same_one.typed)
            self.below.addWidget(same_one)
        self.beside(
            self.make.pick(
                f"relativekin/{number}",
                "relation",
                "kinship",
                self.say("Kinship with the missing person"),
            ),
            self.make.line(spot, MOTHER[writing][0], self.say("Of a child: the mother's name")),
        )
        self.add(self.make.date(spot, "birth", self.say("Born, or how old")))
        self._wishes(f"wish/{number}", spot)

    def _wishes(self, spot: str, person: str) -> None:
        """What was asked about one of them: behind a button, for few ask for something."""
        self.below.addWidget(WishBox(self, spot, person))


def writing_switch(page: TalkPage) -> Segments:
    """In which writing the name lines of a page are: chosen on one page, it holds on the next."""
    named = {WRITING_OF[lang]: name for lang, name in reversed(LANG_NAMES.items())}
    named[LATIN] = page.say("Latin, for forms")
    options = [(writing, named[writing]) for writing in WRITINGS]
    made = Segments(page.look, "writing", page.say("Writing"), options, page.talk.writing)
    page.box.addWidget(made, 0, page.look.leading)
    return made


def rename(page: TalkPage, lines: list[LineEditor], parts: tuple[str, ...]) -> None:
    """The same name lines in the writing at hand."""
    for line, part in zip(lines, parts, strict=True):
        page.make.rename(line, f"{part}_{page.talk.writing}")


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
        name = talk.name_of(person)
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
        return [
            (one.id, self._page.make.called(one)) for one in talk.people.known() if one.id != own
        ]

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

"""Who speaks, who is missing, who else belongs to the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.names.address import is_kunya_alone
from vsdesk.records.dates.ages import last_days, tells_past, tells_young
from vsdesk.records.dictionary.display_names import LATIN, MOTHER, NAME_PARTS, WRITING_OF, WRITINGS
from vsdesk.records.kinship.kinship_steps import is_child
from vsdesk.ui.kit.boxes import appear
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.segments import Segments
from vsdesk.ui.screens.interview.entry_topics import ListPage
from vsdesk.ui.screens.interview.kunyas import KunyaStrip, called
from vsdesk.ui.screens.interview.same_relative import SameRelative
from vsdesk.ui.screens.interview.talk_page import TalkPage
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.ui.screens.interview.which_family import SameSpeaker
from vsdesk.ui.screens.interview.wish_box import WishBox
from vsdesk.words import LANG_NAMES, LANGS

if TYPE_CHECKING:
    from vsdesk.records.dossier import RecordView
    from vsdesk.ui.kit.form.editor import Editor
    from vsdesk.ui.kit.form.line import LineEditor


class SpeakerPage(TalkPage):
    """The person opposite: chosen first, the source of all that follows."""

    def build(self) -> None:
        super().build()  # when and where this talk is, and who is there
        say, talk = self.say, self.talk
        self._of_talk = len(self.fields)
        self.box.addWidget(Label(self.look, say("Language of the conversation"), "body", "text2"))
        options = [(lang, LANG_NAMES[lang]) for lang in LANGS]
        self.langs = Segments(
            self.look,
            "speaker-language",
            say("Language of the conversation"),
            options,
            talk.lang,
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
        self.below.addWidget(KunyaStrip(self.host, "kunya-speaker", self.names[0]))
        if talk.view(SPEAKER) is None or talk.value("member", "also"):
            self._look_for_same()
        self.add(
            self.make.pick("kin", "relation", "kinship", say("Kinship with the missing person"))
        )
        born = self.add(self.make.date("speaker", "birth", self.make.label("speaker", "birth")))
        self.below.addWidget(ChildHint(self, "speaker", born))
        self.add(self.make.pick("case", "intake_channel", "channel"))

    def focus_open(self) -> None:
        """At the name: the day of this talk is today, and who is there is written where somebody is."""
        for field in self.fields[self._of_talk :]:
            if field.isVisibleTo(self):
                field.focus_box().setFocus()
                return

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
        father = self.names[self._parts.index("father")]
        self.below.addWidget(
            KunyaStrip(
                self.host,
                "kunya-missing",
                self.names[0],
                (father, "father"),
                (self.mothers[0], "mother"),
            )
        )
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
        if not told[0] or is_kunya_alone(told[0]):
            return {}
        parts = told if len(fields) > 1 else [" ".join(filter(None, told))]
        return {field: text for field, text in zip(fields, parts, strict=False) if text}

    def _takes_hers(self) -> None:
        for field, text in self._hers().items():
            self.talk.put("person", field, text)
        self.refresh()
        self.mothers[0].focus_box().setFocus()


class ChildHint(Paragraph):
    """Below a birth that is told in words alone: of a child, how old, for such a yes opens nothing; of a day
    that is past and that nobody knows, how old they are today."""

    def __init__(self, page: TalkPage, spot: str, born: Editor) -> None:
        super().__init__(page.look, "", "small", "warn", wide=90)
        self.setObjectName(f"child-{spot}")
        self._page, self._spot = page, spot
        self.hide()
        hold_room(self)
        born.edited.connect(self._told)
        self._told()

    def _told(self) -> None:
        talk = self._page.talk
        birth = talk.value(self._spot, "birth")
        told = birth if isinstance(birth, dict) else {}
        said = "" if told.get("from") or told.get("to") else str(told.get("as_told") or "")
        losses = last_days([talk.value("event", "date")])
        sentence = ""
        if tells_young(said, talk.today, losses):
            sentence = self._page.say(
                "By these words they may be a child. What a child agrees to opens nothing: a parent or guardian answers. How old are they, or at which class at school?"
            )
        elif tells_past(said, talk.today, losses):
            sentence = self._page.say("That is an age of then. How old are they today?")
        self.say(sentence)
        appear(self, bool(sentence))


class FamilyPage(ListPage):
    """Relatives beside the speaker, and how each is related to the missing person."""

    def build(self) -> None:
        """Those who are recorded; then one entry for each other relative, with names in the writing at
        hand."""
        say = self.say
        self.writings = writing_switch(self)
        self.writings.chosen.connect(self._writes)
        name = called(self.talk, "person")
        # The speaker was asked on the first page; whoever was written here stands in an entry below.
        others = {self.talk.ids.get(one) for one in (SPEAKER, *self.talk.entries(self.listed))}
        known = [one for one in self.talk.people.known() if one.id not in others]
        self._wishes("missingwish", "person")
        if self.talk.has(SPEAKER):
            self._wishes("speakerwish", SPEAKER)
        if known:
            words = (
                say("How each of them is related to {name}", name=name)
                if name
                else say("How each of them is related to the missing person")
            )
            self.box.addWidget(Label(self.look, words, "body", "text2", elide=True))
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
        mother = self.make.line(spot, MOTHER[writing][0], self.say("Of a child: the mother's name"))
        kin = self.make.pick(
            f"relativekin/{number}",
            "relation",
            "kinship",
            self.say("Kinship with the missing person"),
        )
        self.beside(kin, mother)
        self.below.addWidget(
            KunyaStrip(self.host, f"kunya-relative-{number}", names[0], (mother, ""))
        )
        born = self.add(self.make.date(spot, "birth", self.say("Born, or how old")))
        self.below.addWidget(ChildHint(self, spot, born))
        self._born_where(spot, kin)
        self._wishes(f"wish/{number}", spot)

    def _born_where(self, spot: str, kin: Editor) -> None:
        """Of a child where it was born, as told: it may be a prison. Of others nobody asks it here."""
        place = self.add(
            self.make.line(spot, "birth_place_text", self.say("Of a child: where it was born"))
        )
        hold_room(place)

        def asked() -> None:
            child = is_child(self.talk.people.relation(spot))
            appear(place, child or bool(self.talk.value(spot, "birth_place_text")))

        kin.edited.connect(asked)
        asked()

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

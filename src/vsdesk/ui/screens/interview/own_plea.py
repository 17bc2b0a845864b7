"""Below words in which it is asked that somebody's name is not said, whose name it is, and one press that
writes it down: of a relative with the wish, of a source with the code. Of several pleas each is asked about
by itself. Nothing is written that nobody pressed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QWidget

from vsdesk.names.plain_text import plain_text
from vsdesk.records.dictionary.case_numbers import source_code
from vsdesk.records.dictionary.slash_forms import for_sex
from vsdesk.records.gate.persons.hidden_people import NOT_KNOWN, NOT_NAMED, marks_on
from vsdesk.records.gate.persons.what_marks_do import does
from vsdesk.records.source_ids import sources_elsewhere
from vsdesk.records.teller_fields import told_by
from vsdesk.ui.first_words import in_short
from vsdesk.ui.kit.boxes import appear, column, row
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.choice import Choice
from vsdesk.ui.kit.form.link_editor import stays_elsewhere
from vsdesk.ui.kit.held_room import hold_room
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.reading_order import pass_on
from vsdesk.ui.kit.wrapping_row import Flow
from vsdesk.ui.people_names import capital
from vsdesk.ui.screens.interview.kunyas import called
from vsdesk.ui.screens.interview.plea_strips import framed, undo_link
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.ui.screens.interview.whose_names import OF_SOURCE
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vsdesk.records.checks.wording import NamePlea
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.ui.kit.story_edit import StoryEdit
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk

_OTHER: Final = "other"  # whoever is not of the family
_FITTING: Final = (NOT_NAMED, NOT_KNOWN)
_WHO: Final = mark(
    "If {name} asks this for their own name, one press writes it down, and it holds on every paper:"
)
_SPEAKER: Final = mark(
    "If who speaks with us asks this for their own name, one press writes it down, and it holds on every paper:"
)
_QUOTED: Final = mark(
    "Here somebody's words are told in which they ask that nobody learns their name. Whose name is it?"
)
_ASKED_FOR: Final = mark("Here it is asked that somebody's name is not said. Whose name is it?")
_SOURCE: Final = mark(
    "Write that person down as a source: then the name is looked for in all words. Until then no paper leaves with these words, but by a coordinator's written reason."
)
_WRITTEN_SOURCE: Final = mark(
    "{name} is written down as a source: every paper has the code in place of the name."
)
_AWAY: Final = mark(
    "Nothing is to be written down again. Until it is handed over by itself, these words leave only by a coordinator's written reason."
)
_MAY_BE: Final = mark(
    "Written down already, and staying with who wrote them: {codes}. Is it one of these? Choose it above."
)
_THEIRS: Final = mark("It is this person's name")
_WAITS: Final = mark("Until a coordinator looked at this answer, no paper leaves with these words.")


class OwnPlea(QFrame):
    """Watches a box of words; shown only while such words stand there. Of several pleas it asks about the
    first of which nobody said whose it is, and says below whose the others are."""

    def __init__(
        self,
        look: UiContext,
        labels: Labels,
        talk: Talk,
        story: StoryEdit,
        to_sources: Callable[[], None],
        *,
        leads: bool = False,
    ) -> None:
        """`to_sources` leads to where somebody is written down as a source. `leads`: a coordinator is here,
        to whom what others said is a proposal."""
        super().__init__()
        self._look, self._labels, self._talk, self._story = look, labels, talk, story
        self._leads, self._box = leads, story.objectName()
        name = self._box
        box, self.words = framed(look, self, f"own-plea-{name}")
        self._pleas: tuple[NamePlea, ...] = ()
        self._now: NamePlea | None = None
        self._chose = False
        label = look.words.say("Whose name")
        line = row(look, space=12)
        line.addWidget(Label(look, label, "small", "text2"))
        self.who = Choice(look, f"own-who-{name}", label, ())
        self.who.chosen.connect(self._chosen)
        line.addWidget(self.who, 1)
        line.addStretch(1)
        box.addLayout(line)
        box.addLayout(self._ways(to_sources))
        self.answered = AnsweredPleas(look, name, self._taken_back)
        box.addWidget(self.answered)
        self.hide()
        hold_room(self)
        story.told.connect(self.check)

    def _ways(self, to_sources: Callable[[], None]) -> Flow:
        """What one press does."""
        look, name = self._look, self._box
        self.ways: dict[str, Button] = {}
        flow = Flow(look, space=12)
        for type in _FITTING:
            way = Button(look, self._term(type), f"own-{type}-{name}", icon="sealed")
            way.setProperty("wish", type)
            way.clicked.connect(self._written)
            self.ways[type] = way
            flow.addWidget(way)
        self.theirs = Button(look, look.words.say(_THEIRS), f"own-theirs-{name}", icon="check")
        self.theirs.clicked.connect(self._said)
        there = look.words.say("To the sources and statements of the case")
        self.sources = Button(look, there, f"own-sources-{name}", icon="person")
        self.sources.clicked.connect(lambda: self._send(to_sources))
        self.undo = undo_link(look, f"own-undo-{name}", lambda: self._taken_back(self._now))
        for button in (self.theirs, self.sources, self.undo):
            flow.addWidget(button)
        return flow

    def check(self) -> None:
        """Say what stands of the wish, where the words ask for it."""
        self._pleas = self._story.wording.name_pleas(self._story.toPlainText())
        if self._pleas:
            open_ = [one for one in self._pleas if not self._whose(one)]
            before, self._now = self._now, (open_ or self._pleas[-1:])[0]
            self._chose &= _is_same(before, self._now)
            if not self._chose:
                self._offer(self._guess(self._now))
            self._say()
            self.answered.show_pleas([*self._others()])
        appear(self, bool(self._pleas))

    def _guess(self, plea: NamePlea) -> str:
        """Whose it is as it was said, or as the words say it."""
        said = self._whose(plea) or self._saved(plea, sure=False)
        if said or plea.whose == "teller":
            return said or self._teller() or SPEAKER
        new = self._talk.pleas.written_since(self._box, plea, self._sources())
        return self._quoted(plea) if new is None else new[0] if len(new) == 1 else _OTHER

    def _whose(self, plea: NamePlea) -> str:
        """Whose name it is: as it was said here, or is saved; of who tells it where their wish stands."""
        if said := self._talk.pleas.said(self._box, plea) or self._saved(plea, sure=self._leads):
            return said
        return SPEAKER if plea.whose == "teller" and self._stands(SPEAKER) else ""

    def _saved(self, plea: NamePlea, *, sure: bool) -> str:
        talk = self._talk
        id = talk.pleas.written(self._box, self._story.toPlainText(), plea, sure=sure)
        spots = (one for one in self._spots() if id and talk.ids.get(one) == id)
        return next(spots, f"{OF_SOURCE}{id}" if f"{OF_SOURCE}{id}" in self._sources() else "")

    def _others(self) -> Iterator[tuple[NamePlea, str, bool]]:
        """The other pleas of which it is known, whose they are, and whether that can be taken back."""
        for one in self._pleas:
            if one != self._now and (who := self._whose(one)):
                yield one, self._called(who), bool(self._talk.pleas.said(self._box, one))

    def _called(self, who: str) -> str:
        if named := self._sources().get(who):
            name, code = named
            return f"{name} · {code}" if name else stays_elsewhere(self._look, code)
        return called(self._talk, who, whole=True) or self._look.words.say("The speaker")

    def _offer(self, who: str) -> None:
        """Whose name it may be."""
        say = self._look.words.say
        named = [(one, called(self._talk, one, whole=True)) for one in self._spots()]
        self.who.offer(
            [
                ("", "—"),
                *(
                    (one, name or say("The speaker"))
                    for one, name in named
                    if name or one == SPEAKER
                ),
                *((one, self._called(one)) for one in self._sources()),
                (_OTHER, say("Somebody who is not of the family")),
            ]
        )
        self.who.choose(who)

    def _spots(self) -> list[str]:
        talk = self._talk
        known = map(talk.people.spot, talk.people.known())
        return list(dict.fromkeys((SPEAKER, *known, *talk.entries("relative"))))

    def _sources(self) -> dict[str, tuple[str, str]]:
        """The sources of the case who are written down by name, else by the words that point at them, each
        with the code; and those that stay with who wrote them, by the code alone."""
        held = self._talk.dossier
        if held is None:
            return {}
        named = {
            f"{OF_SOURCE}{one.id}": (name, one.text("code"))
            for one in held.of("source")
            if (name := one.text("true_name") or in_short(one.text("pointed_at")))
        }
        away = sorted(held.once(sources_elsewhere))
        return named | {f"{OF_SOURCE}{id}": ("", source_code(id)) for id in away}

    def _teller(self) -> str:
        """The source that stays elsewhere and that told these words, by what is saved of them."""
        view = self._talk.view(self._box.partition(".")[0])
        told = {f"{OF_SOURCE}{id}" for id in told_by(view)} if view is not None else set()
        away = [one for one, (name, _) in self._sources().items() if one in told and not name]
        return away[0] if len(away) == 1 else ""

    def _quoted(self, plea: NamePlea) -> str:
        """Who is quoted, where it is one whose name stands beside "she said"; else it is nobody's until it is
        said whose."""
        said = {*plea.said_by.casefold().split()}
        names = {one: plain_text(called(self._talk, one)).letters for one in self._spots()}
        found = [one for one, name in names.items() if name and {*name.casefold().split()} <= said]
        for one, (name, _) in self._sources().items():
            words = {*plain_text(name).letters.casefold().split()}
            found += [one] if words & said else []
        return found[0] if len(found) == 1 else ""

    def _chosen(self, _: str) -> None:
        self._chose = True
        self.check()

    def _say(self) -> None:
        who, now = self.who.value, self._now
        assert now is not None
        spot, stands, known = _spot_of(who), self._stands(who), who in self._sources()
        is_said = bool(who) and self._whose(now) == who
        words = [self._sentence(who, stands, now)]
        if is_said and not self._leads and not self._saved(now, sure=True):
            words += [self._look.words.say(_WAITS)] if known or now.whose != "teller" else []
        cited = [f"«{now.words}»"] if len(self._pleas) > 1 else []
        self.words.say(self._look.dots(*cited, " ".join(words)))
        for type, way in self.ways.items():
            way.setText(self._term(type))
            appear(way, bool(spot) and not stands)
        appear(self.theirs, (known or bool(stands)) and not is_said)
        appear(self.sources, who == _OTHER)
        begun = bool(self._begun(who)) or self._talk.pleas.said(self._box, now) == who
        appear(self.undo, bool(who) and begun)

    def _sentence(self, who: str, stands: str, now: NamePlea) -> str:
        say = self._look.words.say
        sources = self._sources()
        if named := sources.get(who):
            name, code = named
            if name:
                return say(_WRITTEN_SOURCE, name=name)
            return f"{stays_elsewhere(self._look, code)} {say(_AWAY)}"
        away = [isolate(code) for name, code in sources.values() if not name]
        if who == _OTHER and away:
            return f"{say(_MAY_BE, codes=self._look.listed(away))} {say(_SOURCE)}"
        if not _spot_of(who):
            return say(
                _SOURCE if who == _OTHER else _QUOTED if now.whose == "quoted" else _ASKED_FOR
            )
        if stands:
            written = say("Written down: {wish}.", wish=self._term(stands))
            last = say("Only a coordinator takes it out again, once it is saved.")
            return f"{written} {say(does(stands, towards=False))} {last}"
        name = called(self._talk, who)
        return say(_WHO, name=name) if name else say(_SPEAKER)

    def _term(self, type: str) -> str:
        """A wish as it is said of whoever is chosen."""
        words = self._labels.term("person_mark_type", type)
        return capital(for_sex(words, self._talk.people.sex(self.who.value)))

    def _begun(self, who: str) -> str:
        """What was pressed here and is not saved yet."""
        talk, spot = self._talk, _spot_of(who)
        return talk.text(spot, "type") if spot and talk.view(spot) is None else ""

    def _stands(self, who: str) -> str:
        """The wish of somebody that holds already, or was just written."""
        talk = self._talk
        if not _spot_of(who):
            return ""
        asked = "speakerwish" if who == SPEAKER else f"wish/{who.partition('/')[2]}"
        other = talk.text(asked, "type")
        found = [self._begun(who), other if not any(talk.value(asked, "towards") or ()) else ""]
        if talk.family is not None:
            marks = marks_on(talk.family, talk.ids.get(who, ""))
            found += [one.text("type") for one in marks if not any(one.every("towards"))]
        return next((one for one in found if one in _FITTING), "")

    def _written(self) -> None:
        spot = _spot_of(self.who.value)
        if self._talk.view(spot) is not None:
            self._talk.give_up(spot)  # what is saved stands; this is another one
        self._talk.put(spot, "type", str(self.sender().property("wish")))
        self._said()

    def _send(self, to_sources: Callable[[], None]) -> None:
        """Whoever comes back with one more source meant that one, until somebody says otherwise."""
        if self._now is not None:
            self._talk.pleas.send(self._box, self._now, self._sources())
        to_sources()

    def _said(self) -> None:
        """It is the name of whoever is chosen."""
        assert self._now is not None
        self._talk.pleas.say(self._box, self._now, self.who.value)
        self._chose = False
        self.check()
        pass_on(self)

    def _taken_back(self, plea: NamePlea | None) -> None:
        """Nobody said whose it is, nor was a wish pressed here for it alone."""
        assert plea is not None
        pleas = self._talk.pleas
        who = pleas.said(self._box, plea) or self.who.value
        pleas.take_back(self._box, plea)
        if self._begun(who) and not pleas.is_said_of(who):
            self._talk.give_up(_spot_of(who))
        self._now, self._chose = None, False
        self.check()
        if self.who.value != who:
            self.who.choose(who)
            self._chosen(who)
        (
            self.ways[NOT_NAMED] if _spot_of(who) and not self._stands(who) else self.theirs
        ).setFocus()


class AnsweredPleas(QWidget):
    """Whose name each further plea of a text is about, each with a way to take it back while it is not
    saved."""

    def __init__(self, look: UiContext, name: str, take_back: Callable[[NamePlea], None]) -> None:
        super().__init__()
        self._look, self._name, self._take_back = look, name, take_back
        self._shown: list[tuple[NamePlea, str, bool]] = []
        self._lines = column(look, self, space=4)
        self.hide()

    def show_pleas(self, pleas: list[tuple[NamePlea, str, bool]]) -> None:
        """Of each the words, the name, and whether it can be taken back."""
        if pleas == self._shown:
            return
        self._shown = pleas
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for n, (plea, name, begun) in enumerate(pleas):
            line = QWidget()
            flow = Flow(self._look, line, space=12)
            flow.addWidget(Label(self._look, self._look.dots(f"«{plea.words}»", name), "small"))
            if begun:
                back = partial(self._take_back, plea)
                flow.addWidget(undo_link(self._look, f"own-undo-{self._name}-{n}", back))
            self._lines.addWidget(line)
        appear(self, bool(pleas))


def _is_same(one: NamePlea | None, other: NamePlea) -> bool:
    return one is not None and (one.around, one.nth) == (other.around, other.nth)


def _spot_of(who: str) -> str:
    """Where the wish of somebody is written; "" where it is nobody of the family."""
    if who == SPEAKER:
        return "ownwish"
    if who in ("", _OTHER) or who.startswith(OF_SOURCE):
        return ""
    return f"namewish/{who.partition('/')[2]}"

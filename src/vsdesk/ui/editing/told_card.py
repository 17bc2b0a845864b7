"""A telephone in the words that leave: said beside the page, and asked about before it leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.words import isolate, mark

if TYPE_CHECKING:
    from vsdesk.records.gate.told.told_numbers import ToldNumber
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

WHY: Final = mark(
    "Nobody agreed that a contact leaves, and these words carry it. Take it out of the words, or a coordinator"
    " writes why they leave as they are."
)


_PLEA: Final = mark(
    "Nobody is written down as that person yet: until then these words do not leave. Write them down as a source,"
    " or a relative with the wish: then the name is looked for in all words. Or a coordinator writes why the words"
    " leave as they are."
)


_PLEA_AWAY: Final = mark(
    "It may be a source of this file that stays with who wrote it: {codes}. Then nothing is to be written down"
    " again: until it is handed over by itself, a coordinator writes why the words leave as they are."
)


_KEPT: Final = mark(
    "Whoever told it does not want it to leave. Seal the record in which it stands, or take it out of the words. Or"
    " a coordinator writes why the words leave as they are."
)


_KEPT_FROM: Final = mark(
    "This goes into the hand of the family. Read the told words on it: seal what tells it, wherever it stands. Or a"
    " coordinator writes why they leave as they are. The sentence in which it is asked stands on no paper."
)


_OF_TALK: Final = mark(
    "This goes into the hand of the family, and tells by itself that somebody spoke with us. Or a coordinator writes"
    " why it leaves as it is."
)


_WHOLE: Final = mark("What is sealed stays here as a whole: of an event its day and place too.")


_DISCREET: Final = mark("The discreet sheet tells none of it, and goes as it is.")


_EVENT: Final = "event"


_WHY_OF: Final = {
    "number": WHY,
    "name": _PLEA,
    "kept": _KEPT,
    "kept_from": _KEPT_FROM,
    "talk": _OF_TALK,
}
_SORTS: Final = tuple(_WHY_OF)


def _sort_of(one: ToldNumber) -> str:
    if one.elsewhere:
        return "talk" if one.of_talk else "kept_from"
    return "kept" if one.kept else "name" if one.plea else "number"


def asks_for_a_name(told: Sequence[ToldNumber]) -> bool:
    """Whether somebody asks there not to be named, and nobody is written down as that person."""
    return any(_sort_of(one) == "name" for one in told)


def numbers_told(look: UiContext, told: Sequence[ToldNumber]) -> str:
    """Which numbers stand in the words, and which pleas: some of them, and how many more."""
    say, said = look.words.say, []
    numbers, asked, kept, *elsewhere = (
        [one.number for one in told if _sort_of(one) == of] for of in _SORTS
    )
    if numbers:
        some = look.some(dict.fromkeys(numbers))
        said.append(say("A phone number stands in these words: {numbers}", numbers=some))
    if asked:
        some = look.some(f"«{one}»" for one in dict.fromkeys(asked))
        said.append(say("In these words somebody asks not to be named: {words}", words=some))
    if kept:
        some = look.some(f"«{one}»" for one in dict.fromkeys(kept))
        said.append(
            say("In these words somebody asks that this is told to nobody: {words}", words=some)
        )
    if any(elsewhere):
        some = look.some(f"«{one}»" for one in dict.fromkeys(chain(*elsewhere)))
        said.append(
            say("In words of this file somebody asks who is not to be told: {words}", words=some)
        )
    return look.dots(*said)


def whys_told(look: UiContext, told: Sequence[ToldNumber]) -> list[str]:
    """Why each sort of them is asked about, and what may be done."""
    sorts, say = {_sort_of(one) for one in told}, look.words.say
    away = dict.fromkeys(
        isolate(code) for one in told if _sort_of(one) == "name" for code in one.away
    )
    whys = {of: say(_WHY_OF[of]) for of in _SORTS if of in sorts}
    if away:
        whys["name"] = f"{say(_PLEA_AWAY, codes=look.some(away))} {whys['name']}"
    return [*whys.values()]


class ToldCard(Banner):
    """Hidden while there is none; `before` asks first. Only a coordinator goes on, with a written reason."""

    def __init__(
        self, look: UiContext, session: VaultSession, door: Callable[[ToldNumber], None]
    ) -> None:
        """`door` leads to the words of the first."""
        words = look.words.say("Go to these words")
        self._there = Button(look, words, "to-told", icon="go", after=True)
        self._there.clicked.connect(self.go_there)
        super().__init__(look, "", tone="warn", button=self._there)
        self._door = door
        self.discreet: Callable[[], None] | None = (
            None  # makes it the discreet sheet, where there is one
        )
        self._look, self._session = look, session
        self._told: Sequence[ToldNumber] = ()
        self.setObjectName("told-numbers")
        self.hide()

    def show_numbers(self, told: Sequence[ToldNumber]) -> None:
        """Say which numbers stand in which words."""
        self._told = told
        self.say(numbers_told(self._look, self._told), "\n".join(self._lines()))
        self._there.setVisible(bool(self._on_paper))
        self.setVisible(bool(told))

    def go_there(self) -> None:
        """Go to the first of these words that stand on the paper."""
        if self._on_paper:
            self._door(self._on_paper[0])

    @property
    def _on_paper(self) -> list[ToldNumber]:
        """Those about words that would leave: what asks for silence itself is no words to seal."""
        return [one for one in self._told if not one.of_talk]

    @property
    def _may_be_discreet(self) -> bool:
        return self.discreet is not None and any(one.elsewhere for one in self._told)

    def before(self, then: Callable[[str], None]) -> None:
        """Go on at once where no number leaves, else ask; `then` gets the reason, "" where none is needed."""
        if not self._told:
            then("")
            return
        say, text = self._look.words.say, "\n".join(self._lines())
        back, leave = ("back", say("Go back")), ("leave", say("Let it leave"))
        ways = [("open", say("Go to these words"))] if self._on_paper else []
        if self._may_be_discreet:
            ways.insert(0, ("discreet", say("Make it the discreet sheet")))
        if self._session.role == "coordinator":
            why = say("Why it leaves with the words")
            question = Prompt(
                numbers_told(self._look, self._told),
                text,
                (back, *ways, leave),
                "leave",
                why,
                tuple(key for key, _ in ways),
            )
        else:
            question = Prompt(numbers_told(self._look, self._told), text, (back, *ways))
        self._session.prompts.ask(self, question, partial(self._answered, then))

    def _lines(self) -> list[str]:
        labels = self._session.labels
        places = dict.fromkeys(
            f"{labels.kind(one.kind)}: {labels.field(one.kind, one.name)}" for one in self._on_paper
        )
        discreet = [self._look.words.say(_DISCREET)] if self._may_be_discreet else []
        listed = [self._look.listed(places)] if places else []
        seals = any(one.kept and one.kind == _EVENT for one in self._on_paper)
        whole = [self._look.words.say(_WHOLE)] if seals else []
        return [*discreet, *whys_told(self._look, self._told), *whole, *listed]

    def _answered(self, then: Callable[[str], None], key: str, why: str) -> None:
        if key == "open":
            self.go_there()
        elif key == "discreet" and self.discreet is not None:
            self.discreet()
        elif key == "leave" and why.strip():
            then(why.strip())

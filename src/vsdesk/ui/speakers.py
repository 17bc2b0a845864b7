"""Who speaks with us in this sitting, by family: asked once, and never guessed. Plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from vsdesk.records.case_parts import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dossier import Dossier

Asked: TypeAlias = tuple[str, str]  # a case, and whose answers about it
UNSAID: Final = "unsaid"  # nobody said who gives an answer
THEMSELVES: Final = ""


def family_of(dossier: Dossier) -> str:
    """By which family it is known who speaks: that of a case, else the root itself."""
    named = (dossier.head.text(name) for name in FAMILIES)
    return next(filter(None, named), dossier.root)


class Speakers:
    """Who speaks with us, by family, as long as the vault is open: plain data. `waiting` holds by (case,
    person) what they are said to have answered, by question, before it was said who says so."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, bool]] = {}
        self.waiting: dict[Asked, dict[str, str]] = {}
        self._told: list[
            Asked
        ] = []  # of which it was chosen who says them, and which are not saved yet
        self._sent: Asked | None = None

    def speak(self, family: str, person: str) -> None:
        """This person speaks with us; "": nobody does that is known."""
        if not person:
            self._last.pop(family, None)
        elif self.of(family) != person:
            self._last[family] = (person, False)

    def answer(self, family: str, by: str, about: str) -> None:
        """It was chosen who gives the answers of `about` ("": of everybody)."""
        self.speak(family, "" if by == UNSAID else by)
        if by not in ("", UNSAID):
            self._last[family] = (by, by != about)

    def of(self, family: str) -> str:
        """Who speaks; "" where nobody said."""
        return self._last.get(family, ("", False))[0]

    def answers(self, family: str, person: str) -> str:
        """Who gives the answers of this person: they themselves where they speak with us, whoever answers for
        others too, else `UNSAID`. That somebody speaks with us says nothing of another's yes or no."""
        speaker, for_others = self._last.get(family, ("", False))
        if person and speaker == person:
            return THEMSELVES
        return speaker if for_others else UNSAID

    def hold(self, asked: Asked, question: str, answer: str) -> None:
        """An answer of which nobody said who gives it."""
        self.waiting.setdefault(asked, {})[question] = answer

    def tell(self, asked: Iterable[Asked]) -> None:
        """It was said who gives what waits of these."""
        self._told = [one for one in asked if self.waiting.get(one)]

    def send(self, asked: Iterable[Asked]) -> Asked | None:
        """Whose answers are to be saved next; what becomes of them is told to `arrived`."""
        mine = {*asked}
        if self._sent is None:
            self._sent = next((one for one in self._told if one in mine), None)
            return self._sent
        return None

    def arrived(self, *, saved: bool) -> None:
        """What was sent is saved, or was refused: then all wait as before."""
        if saved and self._sent is not None:
            self.waiting.pop(self._sent, None)
            self._told.remove(self._sent)
        if not saved:
            self._told.clear()
        self._sent = None

    def drop(self, asked: Asked, question: str) -> None:
        """It was taken back."""
        self.waiting.get(asked, {}).pop(question, None)

    def asks(self, person: str) -> bool:
        """Whether it is asked who gave the answers of this person."""
        return any(said for (_, who), said in self.waiting.items() if who == person)

    def any_waits(self, case: str) -> bool:
        """Whether an answer about this case is not kept."""
        every = (said.values() for (of, _), said in self.waiting.items() if of == case)
        return any(answer != "no" for said in every for answer in said)

    def forget(self) -> None:
        """The sitting is over."""
        self._last.clear()
        self.waiting.clear()
        self._told.clear()

"""Whose name the pleas of one interview are about, as somebody said it: kept with the draft, written behind
the words that it was said of. Plain data without a widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.names.chosen_places import values_of
from vsdesk.records.gate.told.answered_pleas import SaidOfPlea, answers_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vsdesk.records.checks.wording import NamePlea
    from vsdesk.ui.screens.interview.talk import Talk

Json = Any
OF_SOURCE: Final = "source/"


class WhoseNames:
    """Of one talk. A plea is one of the words in the box "spot.field"; whose name it is, a spot of the talk,
    or a source ("source/<id>")."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._said: dict[
            tuple[str, str, int], str
        ] = {}  # box, `around` and `nth` of the plea -> who
        self._sent: dict[tuple[str, str, int], list[str]] = {}  # -> the sources before that

    def take_up(self, stored: Iterable[Json]) -> None:
        """What an earlier sitting kept."""
        entries = [(tuple(key), rest) for *key, rest in stored]
        self._said = {key: who for key, who in entries if isinstance(who, str)}
        self._sent = {key: before for key, before in entries if isinstance(before, list)}

    def kept(self) -> list[Json]:
        """The stored form."""
        return [[*key, rest] for key, rest in (*self._said.items(), *self._sent.items())]

    def said(self, box: str, plea: NamePlea) -> str:
        """What was said in this talk and is not written yet; "" for nothing."""
        return self._said.get((box, plea.around, plea.nth), "")

    def say(self, box: str, plea: NamePlea, who: str) -> None:
        """It is this one's name."""
        self._said[box, plea.around, plea.nth] = who
        self._talk.keep()

    def send(self, box: str, plea: NamePlea, sources: Iterable[str]) -> None:
        """It is somebody outside the family, and one goes to write them down; these `sources` were there."""
        self._sent[box, plea.around, plea.nth] = [*sources]
        self._talk.keep()

    def written_since(self, box: str, plea: NamePlea, sources: Iterable[str]) -> list[str] | None:
        """The sources that came since one went to write somebody down; None where nobody went."""
        before = self._sent.get((box, plea.around, plea.nth))
        return None if before is None else [one for one in sources if one not in before]

    def take_back(self, box: str, plea: NamePlea) -> None:
        """Nobody said it."""
        self._said.pop((box, plea.around, plea.nth), None)
        self._talk.keep()

    def is_said_of(self, who: str) -> bool:
        """Whether some plea of this talk is about this one."""
        return who in self._said.values()

    def written(self, box: str, text: str, plea: NamePlea, *, sure: bool) -> str:
        """Whose name it is by what is saved of just these words, as an id; "" for nothing, or where it was
        said of several. `sure`: only what a coordinator said or looked at."""
        talk, (spot, _, field) = self._talk, box.partition(".")
        view, held = talk.view(spot), talk.family
        values = values_of(view, field) if view is not None else []
        if view is None or held is None or [as_said(one) for one in values] != [text]:
            return ""
        found = {
            one.who
            for one in answers_in(held, view, field)
            if one.place.start < plea.end and plea.start < one.place.end and (one.sure or not sure)
        }
        return found.pop() if len(found) == 1 else ""

    def to_write(self) -> list[SaidOfPlea]:
        """What is not written yet; of somebody whose place was given up since, nothing was said."""
        self._said = {key: who for key, who in self._said.items() if self._id(who)}
        found = []
        for (box, around, nth), who in self._said.items():
            spot, _, field = box.partition(".")
            if id := self._talk.ids.get(spot):
                found.append(SaidOfPlea(id, field, self._id(who), around, nth))
        return found

    def wrote(self, written: Collection[SaidOfPlea]) -> None:
        """These stand in the record, or their words do not any more."""
        spots = {id: spot for spot, id in self._talk.ids.items()}
        for one in written:
            self._said.pop((f"{spots.get(one.record)}.{one.name}", one.around, one.nth), None)

    def _id(self, who: str) -> str:
        if who.startswith(OF_SOURCE):
            return who.removeprefix(OF_SOURCE)
        return self._talk.ids.get(who, "")

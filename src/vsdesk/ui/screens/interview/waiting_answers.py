"""What of one interview is not in the record: it stays as it was typed, each with the question where it
can be mended. Plain data without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from vsdesk.records.dictionary.values import as_ptext, as_said, is_answer
from vsdesk.ui.kit.form.date_editor import UNREAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vsdesk.desk import HeldBack
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.screens.interview.talk import Talk

Json = Any
_NOTE: Final = "note/left"  # where what is left as told words stands


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """One answer that is not in the record. `field` is "" where the whole of its record waits.

    `name` is that of its editor, `topic` where that stands.
    """

    id: str
    kind: str
    field: str
    code: str
    name: str
    topic: str
    typed: str


class WaitingAnswers:
    """Of one talk: what a save gave back, until it is mended or left as told words."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.asked: dict[str, str] = {}  # name of an editor -> the topic in which it was written
        # (spot of a person, question) -> an answer of which nobody said who gives it: it is not written.
        self.unkept: dict[tuple[str, str], str] = {}
        self._held: dict[tuple[str, str], tuple[str, dict[str, Json]]] = {}

    def written(self, spot: str, field: str) -> None:
        """Something was written here."""
        self.asked[f"{spot}.{field}"] = self._talk.at

    def unkept_of(self, who: str) -> dict[str, str]:
        """Those of one person, by question."""
        return {of: answer for (one, of), answer in self.unkept.items() if one == who}

    def kept(self) -> dict[str, Json]:
        """The stored form."""
        unkept = [[*key, answer] for key, answer in self.unkept.items()]
        return {"written": [[*one] for one in self.asked.items()], "unkept": unkept}

    def resume(self, stored: dict[str, Json]) -> None:
        """What an earlier sitting kept."""
        self.asked = dict(stored.get("written", ()))
        self.unkept = {(who, of): answer for who, of, answer in stored.get("unkept", ())}

    def take_up(self, known: Dictionary) -> None:
        """What an earlier sitting left unmended."""
        for id, values in self._talk.draft.typed().items():
            for name, value in values.items():
                if code := self._misfit(known, id, name, value):
                    self._held[id, name] = code, {name: value}

    def saved(self, dossier: Dossier | None, held: Iterable[HeldBack]) -> None:
        """A save was over: this waits, and the rest stands in the dossier."""
        typed = self._talk.draft.typed()
        self._held = {}
        for one in held:
            values = dict(typed.get(one.id, {}))
            at = {one.field: values.get(one.field)} if one.field else values
            self._held[one.at] = one.code, at
        self._talk.draft.keep_only(
            list(self._held), lambda id: dossier.get(id) if dossier is not None else None
        )

    def open(self, known: Dictionary) -> list[WaitingAnswer]:
        """What still waits: what was given back and is as it was, or fits no better now."""
        return [*self._open(known)]

    def _open(self, known: Dictionary) -> Iterator[WaitingAnswer]:
        spots = {id: spot for spot, id in self._talk.ids.items()}
        for (id, field), (code, before) in self._held.items():
            pending = self._talk.draft.pending(id)
            values = pending.set if pending is not None else {}
            now = {name: values[name] for name in ([field] if field else values) if name in values}
            if pending is None or not now:
                continue
            if now != before:
                code = next(
                    filter(None, (self._misfit(known, id, *one) for one in now.items())), ""
                )
            if code:
                spot = spots.get(id, "")
                name = f"{spot}.{field}" if field else self._first(spot)
                words = "; ".join(filter(None, map(as_typed, now.values())))
                yield WaitingAnswer(
                    id, pending.kind, field, code, name, self.asked.get(name, ""), words
                )

    def _first(self, spot: str) -> str:
        """The first thing that was written of a record."""
        return next((one for one in self.asked if one.startswith(f"{spot}.")), "")

    def _misfit(self, known: Dictionary, id: str, name: str, value: Json) -> str:
        pending = self._talk.draft.pending(id)
        return known.misfit(pending.kind, name, value) if pending is not None else ""

    def leave_as_told(
        self, answers: Sequence[WaitingAnswer], label: Callable[[WaitingAnswer], str]
    ) -> None:
        """They are kept as words in a note of the case, which leaves with nothing, and wait no more."""
        talk = self._talk
        self._note([f"{label(one)}: {one.typed}" for one in answers if one.typed])
        for one in answers:
            if one.field:
                talk.draft.give_up(one.id, one.field)
            else:
                talk.draft.drop(one.id)
        self._held = {}

    def leave_half_said(self, label: str) -> None:
        """The same for what was typed into a "yes, if" and that nobody saved."""
        held = self._talk.half_said
        self._note([f"{label} {one['words']}" for one in held.values() if not one["aside"]])
        held.clear()

    def _note(self, lines: Sequence[str]) -> None:
        talk = self._talk
        before = as_said(talk.value(_NOTE, "text"))
        if lines:
            words = "\n".join([*([before] if before else []), *lines])
            talk.put(_NOTE, "text", as_ptext(words, talk.lang))
            talk.put(_NOTE, "subject", talk.id("case"))


class WithoutTeller:
    """What one person is said to have answered before it was said who says so: `answers` by question. A no is
    kept all the same (`nos`: those that are), all else waits for that."""

    def __init__(self, talk: Talk, who: str, nos: Iterable[str]) -> None:
        self._talk, self._who = talk, who
        self.answers = {**dict.fromkeys(nos, "no"), **talk.waiting.unkept_of(who)}

    def unkept(self) -> dict[str, str]:
        """What waits."""
        return self._talk.waiting.unkept_of(self._who)

    def note(self, *, unsaid: bool) -> None:
        """Which of them wait: none, once it was said."""
        unkept = self._talk.waiting.unkept
        for question, answer in self.answers.items():
            if unsaid and answer != "no":
                unkept[self._who, question] = answer
            else:
                unkept.pop((self._who, question), None)
        self._talk.keep()

    def drop(self, question: str) -> bool:
        """It was not asked; gives whether it waited."""
        self.answers.pop(question, None)
        waited = self._talk.waiting.unkept.pop((self._who, question), "")
        if waited:
            self._talk.keep()
        return bool(waited)


def as_typed(value: Json) -> str:
    """The words of a value as somebody typed them; "" where it has none."""
    if isinstance(value, bool) or value is None or is_answer(value):
        return ""
    if isinstance(value, dict):
        return str(value.get(UNREAD) or value.get("as_told") or "") or as_said(value)
    return str(value) if isinstance(value, int | str) else ""

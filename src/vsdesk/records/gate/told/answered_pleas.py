"""Which pleas in told words are answered: «لا تكتبوا اسمو» asks whose name that is.

A coordinator who chose about the names in these very words answers them all. Whoever says whose name one of
them is about (`plea` of a choice) answers that one, in the words that they saw, once a coordinator said or
looked at it, on papers that do not name that person. «ما بدي حدا يعرف اسمي» is answered where whoever told
it is named nowhere on the paper. An answered plea stands on no copy itself. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.about import ever_named
from vsdesk.records.consent.coordinators import is_sure
from vsdesk.records.gate.names.chosen_places import values_of
from vsdesk.records.gate.names.standing_choices import PLEA, about, counting, fits, is_of_one_plea
from vsdesk.records.gate.names.surnames import GAP
from vsdesk.records.gate.persons.hidden_people import NAMINGS, marks_on
from vsdesk.records.gate.told.asked_words import asked_in
from vsdesk.records.gate.told.told_texts import NO_WORDS, WORDY, named_texts
from vsdesk.records.kinds.consent import ANSWERS
from vsdesk.records.teller_fields import ever_told_by

if TYPE_CHECKING:
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.gate.gate_context import GateContext
    from vsdesk.records.gate.names.name_choices import NameReader

Place = tuple[int, int]
_IN_PLACE: Final = ("[", GAP)  # what stands in a copy where a name stood
_CLAUSE: Final = re.compile(r"[^\n.!?؟،,;؛()]+")
_FEW: Final = 4  # words beside a plea that are taken along to the end of its clause


@dataclass(frozen=True, slots=True)
class PleaPlace:
    """Where one plea stands: of the value of the op `value` (from 0, in the order of `seen`) in one language
    the letters from `start` to `end`."""

    value: int
    lang: str
    start: int
    end: int

    def written(self) -> Json:
        """As a choice has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class PleaAnswer:
    """Whose name one plea is about, by which choice. `sure`: a coordinator said so, or looked at it."""

    place: PleaPlace
    who: str
    choice: str
    sure: bool


@dataclass(frozen=True, slots=True)
class SaidOfPlea:
    """Whose name (`who`, a person or a source) a plea is about, in the words of the field `name`. The plea
    is known by what was read `around` it, of several the one at `nth` (`wording.NamePlea`)."""

    record: str
    name: str
    who: str
    around: str = field(repr=False)
    nth: int = 0


def place_of(record: RecordView, name: str, at: int, lang: str, near: Place) -> PleaPlace | None:
    """The plea that stands at, or about, these letters of a text; None for no plea."""
    text = dict(named_texts(values_of(record, name)[at])).get(lang, "")
    heard = [
        (min(end, near[1]) - max(start, near[0]), start, end) for start, end in asked_in(text).pleas
    ]
    most, start, end = max(heard, default=(0, 0, 0))
    return PleaPlace(at, lang, start, end) if most > 0 else None


def answers_in(dossier: Dossier, record: RecordView, name: str) -> Iterator[PleaAnswer]:
    """What was said of single pleas in the words that stand in a field now."""
    counts = is_sure(dossier)
    for one in about(dossier, record, name):
        said, whose = one.every(PLEA), one.every("who")
        if len(said) != 1 or len(whose) != 1 or not fits(one, record, name):
            continue
        place, who = _place(said[0]), whose[0]
        if place is None or not isinstance(who, str) or counting(dossier, one, who) != "replace":
            continue
        words = (each for held in ("choice", "who", PLEA) for each in one.fields.get(held, ()))
        yield PleaAnswer(place, who, one.id, all(map(counts, words)))


def unanswered(
    told: NameReader | None, own: str | None, record: str, name: str, text: str
) -> Sequence[Place]:
    """The pleas of a text, as it leaves, that nothing answers. `own`: whose paper it is."""
    found = asked_in(text).pleas
    view = told.dossier.get(record) if found and told is not None else None
    if told is None or view is None:
        return found
    if _is_chosen_of_all(told, view, name):
        return ()
    done = {*_answered(told, own, view, name, text)}
    if _is_told_by_hidden(told, record):
        done.update(asked_in(text).own)
    return [one for one in found if one not in done]


def without_answered(
    scene: GateContext, record: RecordView, spec: FieldSpec | None, value: Json
) -> Json:
    """A value as it leaves the house: with a gap for each plea, where all that its words ask is answered.
    That somebody of them wants to stay unnamed tells whoever finds the paper that there is somebody."""
    if scene.to.inside or scene.whole or spec is None or spec.type not in WORDY:
        return value
    if record.kind in ANSWERS:
        return value
    own = scene.person if scene.to.sort == "family" else None
    return _out_of(value, partial(_without, scene.told, own, record.id, spec.name))


def _out_of(value: Json, cut: Callable[[str], str]) -> Json:
    if isinstance(value, str):
        return cut(value)
    if isinstance(value, list):
        return [_out_of(one, cut) for one in value]
    if isinstance(value, dict):
        return {key: one if key in NO_WORDS else _out_of(one, cut) for key, one in value.items()}
    return value


def _without(told: NameReader | None, own: str | None, record: str, name: str, text: str) -> str:
    found = asked_in(text).pleas
    if not found or unanswered(told, own, record, name, text):
        return text
    left, at = [], 0
    for start, end in sorted(with_its_words(text, *one) for one in found):
        if start >= at:
            left += [text[at:start], GAP]
        at = max(at, end)
    return "".join([*left, text[at:]])


def with_its_words(text: str, start: int, end: int) -> Place:
    """A plea with the few words before and behind it in its clause; what is told at length beside it
    stays."""
    around = [
        one.span() for one in _CLAUSE.finditer(text) if one.start() < end and start < one.end()
    ]
    first, last = around[0][0] if around else start, around[-1][1] if around else end
    before, behind = text[first:start], text[end:last]
    if len(before.split()) <= _FEW:
        start = first + len(before) - len(before.lstrip()) if before.strip() else start
    if len(behind.split()) <= _FEW:
        end += len(behind.rstrip())
    return start, end


def unanswered_of_others(
    told: NameReader | None, own: str | None, record: str, name: str, text: str
) -> Sequence[Place]:
    """Those of them that are not the plea of whoever tells it."""
    theirs = asked_in(text).own
    return [one for one in unanswered(told, own, record, name, text) if one not in theirs]


def _is_chosen_of_all(told: NameReader, view: RecordView, name: str) -> bool:
    """Whether a coordinator chose about the names in these very words, or looked at what was chosen."""
    counts = is_sure(told.dossier)
    return any(
        not is_of_one_plea(one)
        and all(map(counts, one.fields.get("choice", ())))
        and fits(one, view, name)
        and any(
            counting(told.dossier, one, who) in ("replace", "keep")
            for who in one.every("who")
            if isinstance(who, str)
        )
        for one in about(told.dossier, view, name)
    )


def _answered(
    told: NameReader, own: str | None, view: RecordView, name: str, text: str
) -> Iterable[Place]:
    """The pleas of a copy that are answered one by one. Where a name has another word in its place they are
    found by their order; of two texts that may be this one, each has to be answered."""
    hidden = {one.id for one in told.people} | {own}
    said = {
        one.place for one in answers_in(told.dossier, view, name) if one.sure and one.who in hidden
    }
    if not said:
        return ()
    heard = asked_in(text).pleas
    done: set[int] | None = None
    for at, value in enumerate(values_of(view, name)):
        for lang, told_text in named_texts(value):
            there = asked_in(told_text).pleas
            if not _is_copy(told_text, there, text, heard):
                continue
            these = {n for n, one in enumerate(there) if PleaPlace(at, lang, *one) in said}
            done = these if done is None else done & these
    return [heard[n] for n in done or ()]


def _is_copy(said: str, there: Sequence[Place], text: str, heard: Sequence[Place]) -> bool:
    """Whether each plea of a text that leaves is the one at its place of the told one."""
    if said == text:
        return True
    return len(there) == len(heard) and all(
        said[slice(*one)] == left or any(put in left for put in _IN_PLACE)
        for one, other in zip(there, heard, strict=True)
        for left in (text[slice(*other)],)
    )


def _place(said: Json) -> PleaPlace | None:
    if not isinstance(said, dict) or {*said} != {*PleaPlace.__slots__}:
        return None
    lang, at = said["lang"], [said[key] for key in ("value", "start", "end")]
    numbers = [n for n in at if isinstance(n, int) and not isinstance(n, bool)]
    if len(numbers) != len(at) or not isinstance(lang, str):
        return None
    value, start, end = numbers
    return PleaPlace(value, lang, start, end)


def _is_told_by_hidden(told: NameReader, record: str) -> bool:
    """Whether all who told it are looked for by name on this very paper: without what one device alone says,
    too."""
    looked_for = frozenset(one.id for one in told.people)
    for read in told.dossier.readings:
        view = read.get(record)
        tellers = ever_told_by(view) if view is not None else frozenset[str]()
        if not tellers or not tellers <= looked_for:
            return False
        if not all(_wishes(read, one) or _is_code(read, one, looked_for) for one in tellers):
            return False
    return True


def _wishes(dossier: Dossier, person: str) -> bool:
    return any({*NAMINGS} & {*one.every("type")} for one in marks_on(dossier, person))


def _is_code(dossier: Dossier, id: str, looked_for: frozenset[str]) -> bool:
    """Whether it is a source, and nobody who stands on this paper by name."""
    held = dossier.get(id)
    return held is not None and held.kind == "source" and ever_named(held, "person") <= looked_for

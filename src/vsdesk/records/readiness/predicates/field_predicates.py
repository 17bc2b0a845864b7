"""Whether something is written down: fields, records, numbers of them, texts in a language."""

from __future__ import annotations

from itertools import chain
from typing import Any, Final, Literal

from pydantic import Field

from vsdesk.records.dictionary.display_names import MOTHER
from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dictionary.values import Json, is_answer
from vsdesk.records.dossier import RecordView
from vsdesk.records.kinship.mothers import told_by_mother
from vsdesk.records.readiness.predicates.predicate_form import (
    NO,
    YES,
    FieldPath,
    Kind,
    Lack,
    Outcome,
    Path,
    Predicate,
    about,
    lacking_all,
    path_of,
    require_fields,
)
from vsdesk.records.readiness.readiness_subject import ReadinessSubject, is_known

# The fields that a mother's own name may answer.
_OF_MOTHER: Final = frozenset(chain.from_iterable(MOTHER.values()))
_NO_STEP_REASONS = ("no_action_reason", "no_action_text")


def codes_in(value: Json) -> tuple[str, ...]:
    """The codes in a choice, or in several."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(one) for one in value) if isinstance(value, list) else ()


class FieldsFilled(Predicate):
    """The fields say something. `need` any: one of them is enough. `answered`: "asked, does not know"
    and "did not wish to answer" count. `each`: in every record of the kind, not in any."""

    fields: tuple[FieldPath, ...]
    need: Literal["all", "any"] = "all"
    answered: bool = False
    each: bool = False

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether the fields are filled."""
        is_any, each, answered = self.need == "any", self.each, self.answered
        lacks: list[Lack] = []
        for kind, name in self.fields:
            found = _lacks(scene, kind, name, each=each, answered=answered)
            if not found and is_any:
                return YES
            lacks += found
        return Outcome(False, lacking=tuple(lacks)) if lacks else YES


def _lacks(
    scene: ReadinessSubject, kind: str, name: str, *, each: bool, answered: bool
) -> list[Lack]:
    records = scene.of(kind)
    if not records:
        return [*lacking_all(kind, name).lacking]
    empty = []
    for one in records:
        if not _says(scene, one, name, answered=answered):
            empty.append(one)
        elif not each:
            return []
    return [Lack(kind, name, one.id) for one in empty]


def _says(scene: ReadinessSubject, record: RecordView, name: str, *, answered: bool) -> bool:
    for one in record.every(name):
        if is_known(one) or (answered and (one == "unknown" or is_answer(one))):
            return True
    return name in _OF_MOTHER and name in told_by_mother(scene.dossier, record.id)


class AnyRecord(Predicate):
    """There is a record of this kind; where `where` names fields, with one of those values."""

    kind: Kind
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    filled: tuple[str, ...] = ()

    def model_post_init(self, _: Any) -> None:
        """Refuse fields that the kind has not."""
        require_fields(self.kind, (*self.where, *self.filled))

    def ask(self, scene: ReadinessSubject) -> Outcome:
        ok = any(self._fits(one) for one in scene.all(self.kind))
        return YES if ok else lacking_all(self.kind, next(iter(self.where), ""))

    def _fits(self, record: RecordView) -> bool:
        return all(is_known(record.value(name)) for name in self.filled) and all(
            any(code in wanted for value in record.every(name) for code in codes_in(value))
            for name, wanted in self.where.items()
        )


class CountIs(Predicate):
    """So many distinct links stand in a field, or so many records of a kind."""

    of: str
    least: int = 0
    most: int = 1_000_000

    def model_post_init(self, _: Any) -> None:
        """Refuse a name that is neither a kind nor a field."""
        if "." in self.of:
            path_of(self.of)
        else:
            AnyRecord(kind=self.of)

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether the number lies between the bounds."""
        kind, _, name = self.of.partition(".")
        records = scene.of(kind)
        if not name:
            return about(self.least <= len(records) <= self.most, *records)
        found = {id for one in records for id in ids_of(one, name)}
        return about(self.least <= len(found) <= self.most, *records)


class ValueIn(Predicate):
    """A standing value is one of these. Nothing written does not hold."""

    field: FieldPath
    values: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = _holding(scene, self.field, self.values)
        return about(True, *found) if found else NO


class NoneIn(Predicate):
    """No standing value is one of these. Nothing written holds."""

    field: FieldPath
    values: tuple[str, ...]

    def ask(self, scene: ReadinessSubject) -> Outcome:
        found = _holding(scene, self.field, self.values)
        return about(False, *found) if found else YES


def _holding(scene: ReadinessSubject, path: Path, wanted: tuple[str, ...]) -> list[RecordView]:
    kind, name = path
    return [
        one
        for one in scene.of(kind)
        if any(code in wanted for value in one.every(name) for code in codes_in(value))
    ]


class IsYes(Predicate):
    """A yes stands in the field, and no other value beside it."""

    field: FieldPath

    def ask(self, scene: ReadinessSubject) -> Outcome:
        kind, name = self.field
        records = scene.of(kind)
        return about(any(one.every(name) == (True,) for one in records), *records)


class TextLength(Predicate):
    """The longest text of these fields has at least, and at most, so many letters."""

    fields: tuple[FieldPath, ...]
    least: int = 0
    most: int = 1_000_000_000

    def ask(self, scene: ReadinessSubject) -> Outcome:
        lengths = [0]
        for path in self.fields:
            kind, name = path
            for record in scene.of(kind):
                lengths += [_letters(value) for value in record.every(name)]
        return Outcome(self.least <= max(lengths) <= self.most)


def _letters(value: Json) -> int:
    if isinstance(value, dict):
        texts = [str(text) for lang, text in value.items() if lang not in ("src_lang", "answer")]
        return max(map(len, texts), default=0)
    return len(value) if isinstance(value, str) else 0


class LanguageReady(Predicate):
    """The narrative exists in a language that the recipient reads, and (`as_output`) in which it is to
    leave."""

    langs: tuple[str, ...]
    as_output: bool = True
    fields: tuple[FieldPath, ...] = (Path("case", "summary"), Path("event", "text"))

    def ask(self, scene: ReadinessSubject) -> Outcome:
        wanted = set(self.langs)
        chosen = scene.facts.output or tuple(
            code for one in scene.of("submission") for code in codes_in(one.value("language"))
        )
        if chosen and self.as_output:
            wanted &= set(chosen)
        ok = any(lang in wanted for path in self.fields for lang in _written(scene, path))
        return YES if ok else Outcome(False, lacking=tuple(_first(scene, self.fields)))


def _first(scene: ReadinessSubject, paths: tuple[Path, ...]) -> list[Lack]:
    kind, name = paths[0]
    return [Lack(kind, name, next((one.id for one in scene.of(kind)), None))]


def _written(scene: ReadinessSubject, path: Path) -> set[str]:
    kind, name = path
    records = {one.id: one for one in scene.of(kind)}
    found = {
        lang
        for one in records.values()
        for value in one.every(name)
        if isinstance(value, dict)
        for lang in value
        if lang not in ("src_lang", "answer")
    }
    for one in scene.all("translation"):
        if one.text("record") in records and one.text("field") == name and one.text("text"):
            found |= {code for value in one.every("lang") for code in codes_in(value)}
    return found


class SearchSteps(Predicate):
    """Somebody searched, or it is said why nobody could. `bodies`: with one of these bodies."""

    bodies: tuple[str, ...] = ()

    def ask(self, scene: ReadinessSubject) -> Outcome:
        """Whether a step or a reason stands."""
        steps = scene.all("search_action")
        if any(self._step(one) or _reasoned(one) for one in steps):
            return YES
        first = steps[0].id if steps else None
        name = "no_action_reason" if any(map(_impossible, steps)) else "body"
        return Outcome(False, lacking=(Lack("search_action", name, first),))

    def _step(self, step: RecordView) -> bool:
        if _impossible(step):
            return False
        if self.bodies:
            return any(code in self.bodies for v in step.every("body") for code in codes_in(v))
        says = ("date", "actor", "body", "body_name", "result", "reference_no")
        return any(is_known(step.value(name)) for name in says)


def _impossible(step: RecordView) -> bool:
    return True in step.every("no_action_possible")


def _reasoned(step: RecordView) -> bool:
    return _impossible(step) and any(is_known(step.value(name)) for name in _NO_STEP_REASONS)

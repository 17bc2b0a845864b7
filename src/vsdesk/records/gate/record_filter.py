"""One record on its way through the gate: field by field, what leaves and what stays.

`records.gate.disclosure.decide` alone calls this; which rules hold is in records/gate/redaction.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from vsdesk.records.consent.coordinators import with_its_sending
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.value_form import fitting
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, RecordView
from vsdesk.records.gate.death_news import UNTOLD
from vsdesk.records.gate.gate_context import GateContext
from vsdesk.records.gate.names.role_names import with_roles
from vsdesk.records.gate.names.suspects import is_judged
from vsdesk.records.gate.papers.own_file_rows import as_told
from vsdesk.records.gate.redacted_values import shown
from vsdesk.records.gate.redaction import field_refusal, refusal, words_refusal
from vsdesk.records.gate.told.answered_pleas import without_answered
from vsdesk.records.gate.told.kept_from import without_pleas
from vsdesk.records.gate.told.proposals import is_proposed, members
from vsdesk.records.gate.told.told_texts import as_drawn, is_text, without_words
from vsdesk.records.hashable import told_apart
from vsdesk.records.own_work import by_right, is_own_work, stays, why_field_stays, why_words_stay

_THOUGHT_RESPONSIBLE: Final = frozenset({"perpetrator", "involvement"})
FILE: Final = frozenset({"blob"})
_NO_MARKS: Final = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A field, or a whole record (`field` None), that stays. `reason` is a key of `REASONS`."""

    kind: str
    field: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class DisclosedRecord:
    """What may leave of one record. More than one value: undecided, print them all.

    `marks`: "alleged" or "judged" for whoever is thought responsible. `printed`: the fields among
    `values` that are declared for paper, in the order of the dictionary. `deciding`: what another reading
    of the file says in the fields by which papers close (records/gate/deciding_values.py).
    """

    id: str
    kind: str
    parent: str | None
    values: Mapping[str, tuple[Json, ...]] = field(repr=False)
    created: str = ""
    marks: frozenset[str] = frozenset()
    printed: tuple[FieldSpec, ...] = ()
    deciding: Mapping[str, tuple[Json, ...]] = field(default_factory=dict, repr=False)

    def decides(self, name: str) -> tuple[Json, ...]:
        """By what a paper closes: all that stands here, and in every other reading of the file."""
        return told_apart((*self.every(name), *self.deciding.get(name, ())))

    def value(self, name: str) -> Json:
        """The one value, or the newest of several; None when absent or withheld."""
        return self.every(name)[0] if self.every(name) else None

    def text(self, name: str) -> str:
        """The value when it is text, else an empty string."""
        found = self.value(name)
        return found if isinstance(found, str) else ""

    def every(self, name: str) -> tuple[Json, ...]:
        """All values that stand, newest first."""
        return self.values.get(name, ())

    def differs(self, name: str) -> bool:
        """True when the field is undecided."""
        return len(self.every(name)) > 1

    def without_file(self) -> DisclosedRecord:
        """The record of a file, without what names its bytes."""
        return replace(self, values={k: one for k, one in self.values.items() if k not in FILE})

    @property
    def undecided(self) -> tuple[str, ...]:
        """The fields with more than one value."""
        return tuple(name for name in self.values if self.differs(name))


def let_out(
    scene: GateContext,
    record: RecordView,
    withheld: dict[Withheld, None],
    *,
    only: str | None = None,
) -> DisclosedRecord:
    """What of one record leaves, field by field, or `only` of one; what stays is added to `withheld`."""
    if scene.whole:
        return _whole(record)
    values: dict[str, tuple[Json, ...]] = {}
    own = with_its_sending(scene.dossier, as_told(scene, record))
    ours = not scene.to.inside and is_own_work(scene.dossier)  # then it has rules of its own
    for name in sorted(record.fields) if only is None else (only,):
        spec = _spec(scene, record, name)
        said = by_right(scene.dossier, record, spec) if ours and spec is not None else own
        found = said.every(name)
        if not found or name == "deleted":
            continue
        if found == (None,) or name == "sens":
            continue  # nothing is said, or only how the organisation keeps the record
        held = _of_what_stands(scene, said, name) if is_text(spec) else said
        found = found if held is said else held.every(name)
        reason = field_refusal(scene, held, spec)
        reason = reason or _of_own_work(ours, scene, held, spec, why_field_stays)
        fit = _fitting(scene, spec, found) if reason is None else found
        if fit != found:
            withheld[Withheld(record.kind, name, "form")] = None
        found = fit
        if reason is None and is_proposed(spec):
            found = tuple(_of_proposed(scene, record, one, withheld) for one in found)
        if reason is None and found:
            words = words_refusal(scene, held, spec)
            if words := words or _of_own_work(ours, scene, held, spec, why_words_stay):
                _stays(withheld, record, name, words)
                found = tuple(map(without_words, found))
            values[name] = tuple(_as_it_leaves(scene, held, spec, one) for one in found)
        elif reason is not None:
            _stays(withheld, record, name, reason)
    kind = scene.dictionary.kind(record.kind)
    printed = tuple(
        one for one in (kind.fields if kind else ()) if one.printed and one.name in values
    )
    return DisclosedRecord(
        record.id, record.kind, record.parent, values, record.created, _marks(record), printed
    )


def _as_it_leaves(
    scene: GateContext, record: RecordView, spec: FieldSpec | None, value: Json
) -> Json:
    """A value that leaves, without what stays of it: names, what somebody asked not to be said, and letters
    that nothing draws."""
    named = with_roles(scene, record, spec, shown(scene, record, spec, value))
    return as_drawn(without_answered(scene, record, spec, without_pleas(scene, spec, named)))


def _of_own_work(
    ours: bool,
    scene: GateContext,
    record: RecordView,
    spec: FieldSpec | None,
    why: Callable[[Dossier, RecordView, FieldSpec], str | None],
) -> str | None:
    """Why something of our own work stays here, by a rule of its own; None in every other file."""
    return why(scene.dossier, record, spec) if ours and spec is not None else None


def _of_what_stands(scene: GateContext, record: RecordView, name: str) -> RecordView:
    """The record with the texts that stand in the file in a field in which a coordinator's were overruled:
    those close what they close of others, and each other text leaves as far as it may itself."""
    if name not in record.overruled or scene.unread is None:
        return record
    stands = scene.unread.whole.get(record.id)
    if stands is None or not stands.fields.get(name):
        return record
    return replace(record, fields={**record.fields, name: stands.fields[name]})


def _stays(withheld: dict[Withheld, None], record: RecordView, name: str, reason: str) -> None:
    """Say so in the list of what stayed, but of news of a death."""
    if reason != UNTOLD:
        withheld[Withheld(record.kind, name, reason)] = None


def _of_proposed(
    scene: GateContext, record: RecordView, value: Json, withheld: dict[Withheld, None]
) -> Json:
    """What a proposal sets, without the fields that stay."""
    whys = members(scene, record, value)
    for name, why in whys.items():
        if why is not None:
            withheld[Withheld(record.text("of_kind") or record.kind, name, why)] = None
    if not isinstance(value, dict):
        return None
    return {name: one for name, one in value.items() if whys[name] is None}


def _fitting(
    scene: GateContext, spec: FieldSpec | None, found: tuple[Json, ...]
) -> tuple[Json, ...]:
    """What of these values is of the field's form; empty where only silence is left."""
    if spec is None:
        return found
    known = scene.dictionary.vocabularies.has
    if len(found) == 1:  # nearly every field
        held = fitting(spec, found[0], known, scene.dossier.get)
        return (held,) if held is not None else ()
    fit = ((one, fitting(spec, one, known, scene.dossier.get)) for one in found)
    left = tuple(held for one, held in fit if held is not None or one is None)
    return left if any(one is not None for one in left) else ()


def _whole(record: RecordView) -> DisclosedRecord:
    """The organisation's own copy: every value, unchanged."""
    values: dict[str, tuple[Json, ...]] = {}
    fields = record.fields
    for name in sorted(fields):
        held = fields[name]
        if len(held) == 1 and held[0].held == "here":  # most fields: nothing to tell apart
            values[name] = (held[0].value,)
        elif found := record.every(name):
            values[name] = found
    values.pop("deleted", None)
    return DisclosedRecord(
        record.id, record.kind, record.parent, values, record.created, _marks(record)
    )


def _spec(scene: GateContext, record: RecordView, name: str) -> FieldSpec | None:
    """The field whose rules hold for a value: a claim and a translation have those of what they are about."""
    if name in ("value", "text") and any(record.differs(of) for of in ("field", "record")):
        return None  # nobody knows of what it speaks
    if record.kind == "claim" and name == "value":
        return scene.dictionary.claimed(record.text("field"))
    own = scene.dictionary.field(record.kind, name)
    if record.kind == "translation" and name == "text":
        translated = scene.dossier.get(record.text("record") or record.parent)
        kind = translated.kind if translated else ""
        return scene.dictionary.field(kind, record.text("field")) or own
    return own


def _marks(record: RecordView) -> frozenset[str]:
    if record.kind not in _THOUGHT_RESPONSIBLE:
        return _NO_MARKS
    return frozenset({"judged" if is_judged(record) else "alleged"})


def gone_with(dossier: Dossier) -> frozenset[str]:
    """The ids of deleted records, and of all that lies below one, however deep.

    Below an erased one only what was spared is left: it stands by itself.
    """
    found = {record.id for record in dossier.records if record.erased}
    left = [one.id for one in dossier.records if one.deleted and one.id not in found]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += [child.id for child in dossier.children(one)]
    return frozenset(found)


def held_back(scene: GateContext) -> dict[str, str]:
    """The ids of whole records that stay, with the reason.

    What lies below one stays with it, however deep, and a translation with what it translates.
    """
    if scene.whole:
        return {}
    reasons = {one.id: refusal(scene, one) for one in scene.dossier}
    if is_own_work(scene.dossier) and not scene.to.inside:
        reasons |= {one.id: "scope" for one in scene.dossier if stays(scene.dossier, one)}
    found = {id: why for id, why in reasons.items() if why is not None}
    if not found:
        return found
    free: set[str] = set()
    for record in scene.dossier:
        path: list[str] = []
        at: RecordView | None = record
        # what is theirs may lie below what is not
        while at and at.id not in free and found.get(at.id, "own_rights") == "own_rights":
            free.add(at.id)  # until the way up says otherwise; a circle ends here too
            path.append(at.id)
            at = scene.dossier.get(_above(at))
        if at is not None and at.id in found and at.id not in free:
            found |= {id: found.get(id, found[at.id]) for id in path}
            free -= set(path)
    return found


def _above(record: RecordView) -> str | None:
    if record.kind == "translation":
        return record.text("record") or record.parent
    return record.parent


def root_first(records: list[DisclosedRecord], root: str) -> tuple[DisclosedRecord, ...]:
    """A file begins with what it is about."""
    if records and records[0].id != root:  # seldom: the root came before what lies below it
        records.sort(key=lambda one: one.id != root)
    return tuple(records)

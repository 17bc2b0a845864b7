"""No household of minus three, no 45th month: a number lies within what its field takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.saving.save_state import SaveContext, SaveFinding
from vsdesk.records.dictionary.bounds import is_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json


def outside(scene: SaveContext) -> Iterator[SaveFinding]:
    """E_RANGE for each number outside what its field takes: in a record, in a claim, in a proposal."""
    known = scene.vault.dictionary
    for at, edit in enumerate(scene.edits):
        for name, spec, value in _numbers(known, edit.kind, edit.set):
            if not is_within(spec, value):
                yield SaveFinding(at, "E_RANGE", name, spec.within)


def _numbers(
    known: Dictionary, kind: str, values: Mapping[str, Json]
) -> Iterator[tuple[str, FieldSpec, Json]]:
    """The field in which each value stands, what it is a value of, and itself."""
    for name, value in values.items():
        if (spec := known.field(kind, name)) is not None and spec.within is not None:
            yield name, spec, value
    if kind == "claim" and (spec := known.claimed(str(values.get("field")))) is not None:
        yield "value", spec, values.get("value")
    held = values.get("set")
    if kind == "proposal" and isinstance(held, dict):
        for _, spec, value in _numbers(known, str(values.get("of_kind")), held):
            yield "set", spec, value

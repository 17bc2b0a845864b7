"""Which records of a space may lie there, by their kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import RecordView


def fitting(dictionary: Dictionary, held: list[RecordView]) -> list[RecordView]:
    """The records of one space without those of a kind that lies in no space of its sort."""
    root = next((one for one in held if one.id == one.space), None)
    opened = dictionary.kind(root.kind) if root is not None else None
    if opened is None or not opened.root:
        return held
    fits = {kind: _may_lie(kind, opened.spaces, dictionary) for kind in {one.kind for one in held}}
    return [one for one in held if fits[one.kind]]


def _may_lie(kind: str, spaces: Sequence[str], dictionary: Dictionary) -> bool:
    spec = dictionary.kind(kind)
    return spec is None or bool({*spec.spaces} & {*spaces})

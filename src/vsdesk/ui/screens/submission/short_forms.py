"""Forms of a few fields whose answers go to an action of the desk, not into the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.editing.form_context import Context


def fields_of(context: Context, kind: str, names: Sequence[str]) -> list[FieldSpec]:
    """These fields of a kind, in this order."""
    spec = context.spec(kind)
    found = (spec.field(name) for name in names)
    return [one for one in found if one is not None]


def text_of(values: Mapping[str, Json], name: str) -> str:
    """A day or a code that was given; "" when nothing was, or "not known"."""
    value = values.get(name)
    return value if isinstance(value, str) else ""

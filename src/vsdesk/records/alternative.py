"""One of the standing values of a field, with who wrote it and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Self

from vsdesk.body_state import BodyState
from vsdesk.load_mark import word_of
from vsdesk.records.hashable import DEEP, hashable

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json


class _Standing(NamedTuple):
    op: str
    value: Json
    device_id: str
    by: str
    ts: str
    held: BodyState


class Alternative(_Standing):
    """One standing value of a field: the op that set it, who wrote it, and when.

    `held` is "erased" where the value was erased and "missing" where its body was not received;
    `value` is None then and means nothing. A tuple, because a look at every case makes millions.
    """

    __slots__ = ()

    def __new__(
        cls, op: str, value: Json, device_id: str, by: str, ts: str, held: BodyState = "here"
    ) -> Self:
        if isinstance(value, DEEP):
            value = hashable(value)
        return tuple.__new__(cls, (op, value, device_id, by, ts, held))

    @classmethod
    def of_op(
        cls, values: Mapping[str, Json], op: str, device_id: str, by: str, ts: str
    ) -> dict[str, tuple[Alternative, ...]]:
        """The fields of a record that one op alone has set."""
        new = tuple.__new__  # this runs for every field of every record: no call more than one
        who = device_id
        return {
            name: (new(cls, (op, hashable(v) if isinstance(v, DEEP) else v, who, by, ts, "here")),)
            for name, v in values.items()
        }

    @property
    def word(self) -> str:
        """Whose word it is: the device's, or that of the load by which it came."""
        return word_of(self.device_id, self.by)

    def __repr__(self) -> str:  # never the value: it may be somebody's name
        return f"Alternative(op={self.op!r}, by={self.by!r}, ts={self.ts!r}, held={self.held!r})"

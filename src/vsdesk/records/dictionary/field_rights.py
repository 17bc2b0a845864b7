"""Whether a save may say what it says in a field, by the right of that field.

The merge carries the rights out for what others wrote (docs/spec/bundle.md §8.10). Here they are asked
before something is written, so that nobody types what would not count.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from vsdesk.records.dictionary.narrowness import gives_way, may_widen, rank
from vsdesk.records.dictionary.spec import FieldSpec, KindSpec, Role
from vsdesk.records.dictionary.values import Json


class Stand(NamedTuple):
    """What stands in a field of one record: its values here, the devices that wrote them, and whether none of
    these made the record or is a coordinator's (`unasked`)."""

    values: tuple[Json, ...]
    device_ids: frozenset[str]
    unasked: bool = False


class WriteContext(NamedTuple):
    """Who writes into which record: the device, its role, and who made the record (empty: unknown)."""

    device_id: str
    role: Role
    makers: Collection[str]
    named: Collection[str] = ()  # the devices that a coordinator named for the field


def is_written(kind: KindSpec, names: Collection[str]) -> bool:
    """Whether a later save of a record of this kind says again what is written once.

    Only a word on it comes later: a seal, a coordinator's confirmation.
    """
    later = {one.name for one in kind.fields if not one.said_once}
    return kind.once and not (names and later.issuperset(names))


def refusal(spec: FieldSpec, stand: Stand, value: Json, who: WriteContext) -> str | None:
    """The code of the refusal of another value in a field of a record that is here, or None.

    E_ONCE: it is written once. E_ROLE: it would let out more than what stands, and only a coordinator
    says that. E_MESSENGER: the device that a coordinator named says it.
    """
    coordinator = who.role == "coordinator"
    if spec.said_once:
        return _of_once(stand, who, later=spec.right == "first")
    if spec.right == "held":
        return _of_held(stand, value, who)
    if spec.right.startswith("named:"):
        return None if coordinator or who.device_id in who.named else "E_MESSENGER"
    if spec.right == "kept" and not coordinator and spec.type == "links":
        return None if all(gives_way(spec, one, value) for one in stand.values) else "E_ROLE"
    if spec.right == "kept" and not coordinator and spec.narrow and stand.values:
        narrowest = min(rank(spec, one) for one in stand.values)
        return "E_ROLE" if rank(spec, value) > narrowest else None
    if spec.right == "kept" and not coordinator and who.makers and who.device_id not in who.makers:
        return "E_ROLE" if may_widen(spec, [value]) else None  # nobody was asked: silence holds
    return None


def _of_held(stand: Stand, value: Json, who: WriteContext) -> str | None:
    held = [one for one in stand.values if one is not None]
    if not held or (who.role == "coordinator" and (len(held) > 1 or value is None)):
        return None
    if value is None:
        return None if stand.device_ids == {who.device_id} else "E_ROLE"
    asked = who.role == "coordinator" or who.device_id in who.makers
    return None if stand.unasked and asked else "E_ONCE"  # theirs stands before what others said


def _of_once(stand: Stand, who: WriteContext, *, later: bool) -> str | None:
    if stand.values:
        chooses = who.role == "coordinator" and len(stand.values) > 1
        return None if chooses else "E_ONCE"
    own = later and (not who.makers or who.device_id in who.makers)
    return None if own or who.role == "coordinator" else "E_ONCE"

"""Who opened a space (docs/spec/bundle.md §8.2): a device, or one load of a device.

The id of the root says it. Where it carries no maker, as in what was loaded with ids of its own, whoever's
words are first in a log about that id can have begun it; of two nobody did. Clocks and arrival decide
nothing: whoever knows an id can write there, dated back, and be heard first by somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.load_mark import load_of, unmarked, word_of
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.vault.read import roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vsdesk.history.state import StoredOp
    from vsdesk.vault.vault import Vault


_BATCH: Final = 500


def opened_by(vault: Vault, space: str) -> str:
    """By whose word a space was opened: a device's, or a load's; "" where nobody knows."""
    words = began(vault, space)
    return next(iter(words)) if len(words) == 1 else ""


def is_opener(vault: Vault, space: str, device_id: str) -> bool:
    """Whether this device opened a space, by hand or by a load."""
    return {unmarked(one) for one in began(vault, space)} == {device_id}


def began(vault: Vault, space: str) -> frozenset[str]:
    """The words by which a space can have begun; most often one."""
    return begun_in(vault, [space])[space]


def begun_in(vault: Vault, spaces: Sequence[str]) -> dict[str, frozenset[str]]:
    """The same of many spaces."""
    found: dict[str, frozenset[str]] = {}
    for start in range(0, len(spaces), _BATCH):
        some = spaces[start : start + _BATCH]
        numbers = roots.numbers_in(vault.database, some)
        held = vault.ledger.ops_of([one for each in numbers.values() for one in each])
        for space in some:
            theirs = {number: held[number] for number in numbers.get(space, ())}
            found[space] = _begun(vault, space, theirs)
    return found


def _begun(vault: Vault, space: str, held: Mapping[int, Sequence[StoredOp]]) -> frozenset[str]:
    ops = [
        op
        for same in held.values()
        for op in same
        if vault.rules.opens(op.kind) and vault.rules.counted(op)
    ]
    made = [op for op in ops if vault.rules.made_by(space, op.device_id)]
    # Whose id fits stays its maker, though nothing of theirs counts any more: nobody comes into their place.
    fits = any(vault.rules.made_by(space, op.device_id) for same in held.values() for op in same)
    first = _first_of_logs(made if fits else ops)
    begun = first if fits else [op for op in first if not _is_later(vault, space, op)]
    return frozenset(word_of(op.device_id, op.by) for op in begun)


def _first_of_logs(ops: Iterable[StoredOp]) -> list[StoredOp]:
    found: dict[str, StoredOp] = {}
    for op in ops:
        if op.log not in found or op.seq < found[op.log].seq:
            found[op.log] = op
    return [*found.values()]


def _is_later(vault: Vault, space: str, op: StoredOp) -> bool:
    """Whether it says of itself that something was there: it replaces, or it is a coordinator's about who
    gets what; or this very device wrote it after others' words had come. Being lent it makes nobody later:
    else whoever is left would have opened it."""
    if op.supersedes:
        return True
    if vault.trust.role_of(op.device_id) == "coordinator" and _is_of_coordinators(vault, op):
        return True
    if op.device_id == vault.identity.device_id and not load_of(op.by):
        came = roots.came_first(vault.database, space)
        return min(came.values()) < came[op.device_id]
    return False


def _is_of_coordinators(vault: Vault, op: StoredOp) -> bool:
    kind = vault.dictionary.kind(op.kind)
    known = {one.name: one for one in kind.fields} if kind is not None else {}
    return all(name in known and known[name].setters == COORDINATORS for name in op.fields)


def opened_spaces(vault: Vault, device_id: str) -> Iterator[str]:
    """The spaces that a device opened."""
    for space in roots.written_to_by(vault.database, device_id):
        if is_opener(vault, space, device_id):
            yield space

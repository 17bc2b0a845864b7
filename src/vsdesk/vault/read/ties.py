"""By whose word the spaces of a file belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.links import linked_ids
from vsdesk.records.dossier import RecordView, ids_in
from vsdesk.vault.read.makers import devices
from vsdesk.vault.read.worked_out_once import Batch

LOOKED: Final = "looked"  # the word of a tie at which a coordinator looked


class Ties:
    """By whose word the spaces of a file belong together.

    A tie is believed of whoever opened what is tied, and of coordinators. `opened` maps the family of a
    believed tie to its one opener, whose facts about that family are as good as the file's own; but not where
    the tie holds by a look: what was looked at was the tie. `drawn` are the records that only somebody else's
    word brought here.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        head: RecordView,
        records: Sequence[RecordView],
        word: Callable[[Alternative], str],
        makers: Callable[[RecordView], frozenset[str]],
    ) -> None:
        """`word`: the device whose word a value is, "" where it is a coordinator's,
        LOOKED where one looked."""
        self.opened: dict[str, str] = {}
        named = _named(dictionary, head, records, word)
        spaces, far = {head.space}, set[str]()
        for one in records:
            if one.id != one.space or one is head:
                continue
            by = makers(one)
            if not named[one.id] & {"", LOOKED, *by}:
                far.add(one.id)
                continue
            spaces.add(one.space)
            if one.kind == "family" and len(by) == 1 and named[one.id] & {"", *by}:
                self.opened[one.space] = next(iter(by))
        lost = set(far)  # spaces
        for one in records:
            elsewhere = one.kind == "person" and one.space not in spaces
            if elsewhere and not named[one.id] & {"", LOOKED, *makers(one)}:
                far.add(one.id)
        self.drawn = {
            one.id for one in records if one.id in far or one.space in lost or one.parent in far
        }


def _named(
    dictionary: Dictionary,
    head: RecordView,
    records: Sequence[RecordView],
    word: Callable[[Alternative], str],
) -> dict[str, set[str]]:
    """Each root, and each person of another space, that a record names → by whose word; a case that names the
    family of the file, too."""
    found: dict[str, set[str]] = defaultdict(set)
    ends = {
        one.id
        for one in records
        if one is not head
        and (one.id == one.space or (one.kind == "person" and one.space != head.space))
    }
    for one in records:
        names = dictionary.links(one.kind)
        if ends.isdisjoint(linked_ids(one, names)) and one.id not in ends:
            continue
        for name in names:
            for alt in one.fields.get(name, ()):
                for id in ids_in(alt.value):
                    found[id].add(word(alt))
                    if id == head.id:
                        found[one.id].add(word(alt))
    return found


def all_made_by(
    words: Iterable[str], head: RecordView, records: Iterable[RecordView], batch: Batch
) -> bool:
    """Whether the ids of all other files here, and of persons of such, carry one of these devices:
    nothing was drawn in."""
    device_ids = devices(words)
    far = (
        one
        for one in records
        if one is not head
        and (one.id == one.space or (one.kind == "person" and one.space != head.space))
    )
    return all(any(batch.made_by(one.id, device_id) for device_id in device_ids) for one in far)

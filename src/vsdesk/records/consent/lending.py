"""To which devices a space is lent: those that everything says that stands in its `assigned`.

Whoever took it back from a device holds, until coordinators who did not know of each other have settled it.
So it is of what was put aside with a withdrawn device (§9.5): a root is asked in both readings.
Source: docs/spec/bundle.md §8.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from vsdesk.records.dictionary.links import ids_of
from vsdesk.records.dossier import ids_in

if TYPE_CHECKING:
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dossier import RecordView


def lent_to(root: RecordView, *further: RecordView) -> frozenset[str]:
    """The devices to which a space is lent by all that stands, in each reading of its root."""
    said = [all_say(one.fields.get("assigned", ())) for one in (root, *further)]
    return frozenset.intersection(*said)


def disputed(root: RecordView, *further: RecordView) -> frozenset[str]:
    """The devices to which it is lent by some of what stands, and not by all: nothing goes to them."""
    named = {id for one in (root, *further) for id in ids_of(one, "assigned")}
    return frozenset(named) - lent_to(root, *further)


def all_say(words: Iterable[Alternative]) -> frozenset[str]:
    """The devices that each of these values names. One that was not received names nobody that is known;
    one that was erased is no value."""
    sets = [frozenset(ids_in(one.value)) for one in words if one.held != "erased"]
    return frozenset.intersection(*sets) if sets else frozenset()

"""What came by a load says so: the mark behind the code of the person in `by` of an entry
(docs/spec/bundle.md §8.3).

Whoever loads a file looked at none of its lines, so what came by one load is the word of that load alone,
never that of the device, nor of its role.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SIGN: Final = "~"
_FILE: Final = 12  # digits of a load's id that its parts share (docs/spec/dump.md, "What waited")
_LOAD: Final = re.compile("[0-9a-f]{16}")


def marked(text: str, load: str) -> str:
    """A code or the id of a device with the mark of a load (its id); without a load the text alone."""
    return f"{text}{_SIGN}{load}" if load else text


def unmarked(text: str) -> str:
    """The same without the mark."""
    return text.partition(_SIGN)[0]


def load_of(text: str) -> str:
    """The load that a `by` or a word names, "" for what somebody wrote."""
    return text.partition(_SIGN)[2]


def told_load(text: str, claimed: str) -> str:
    """The load to tell of: one with the form of an id, behind the code of the device that signed; "" where
    what stands there may be anything. `claimed`: what that device calls itself, where that is another."""
    load = load_of(text)
    return load if _LOAD.fullmatch(load) and not claimed else ""


def by_device(words: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """These words, what one device said and loaded together: the mark of a load is written by the device
    itself, so whoever asks what stands without one leaves out all of them at once."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in words:
        found[unmarked(one)].add(one)
    return {device_id: frozenset(found[device_id]) for device_id in sorted(found)}


def load_for(load: str, mark: int) -> str:
    """The id by which words of one mark come, that waited in the copy of a load; 0: `load` itself."""
    return f"{load[:_FILE]}{(int(load[_FILE:], 16) + mark) % 0x10000:04x}"


def of_one_file(word: str, other: str) -> bool:
    """Whether two words came by one file that the same device loaded."""
    loads = load_of(word), load_of(other)
    same = bool(loads[0]) and loads[0][:_FILE] == loads[1][:_FILE]
    return same and unmarked(word) == unmarked(other)


def word_of(device_id: str, by: str) -> str:
    """Whose word an entry is: its device's, or that of the one load by which the device brought it."""
    return marked(device_id, load_of(by)) if _SIGN in by else device_id

"""The file of an item of evidence: whether it is there, and whether it is the one that the record names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dossier import RecordView

_NOT_HELD: Final = "seen_not_copied"


def has_file(item: RecordView) -> bool:
    """Whether an item names a file, also one whose name was erased or has not come."""
    standing = item.fields.get("blob") or ()
    return any(one.held != "here" or bool(one.value) for one in standing)


def waits_for_file(item: RecordView) -> bool:
    """Whether a paper was noted without its file. One that was only seen waits for none."""
    return not has_file(item) and _NOT_HELD not in item.every("original")


def called(item: RecordView, labels: Labels) -> tuple[str, ...]:
    """What an item is called on one's own screen: its number, its title, what it is."""
    kind = labels.term("evidence_class", item.text("type")) if item.text("type") else ""
    found = [item.text("exhibit_no"), item.text("title"), kind]
    return tuple(dict.fromkeys(filter(None, found))) or (labels.kind(item.kind),)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The SHA-256 (hex) of an item's file: `computed` by this vault of the bytes that are here (of each,
    where two devices gave two), and `noted` in the record, which any device may have written."""

    computed: tuple[str, ...]
    noted: tuple[str, ...]

    @classmethod
    def of(cls, computed: Iterable[str], noted: Iterable[object]) -> Fingerprint:
        """From the standing values of `sha256`; what is no text there names no file."""
        said = (one.lower() for one in noted if isinstance(one, str) and one)
        return cls(tuple(dict.fromkeys(computed)), tuple(dict.fromkeys(said)))

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands on a page or a paper: what was computed; what was noted only where no bytes are
        here."""
        return self.computed or self.noted

    @property
    def others(self) -> tuple[str, ...]:
        """What the record says and no file here has."""
        return tuple(one for one in self.noted if self.computed and one not in self.computed)

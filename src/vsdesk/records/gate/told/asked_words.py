"""What a told text says that is asked about before it leaves: telephones and addresses, pleas.

A page, each body and each exit ask of the same texts, again and again: each text is read once while a vault
is open (`memo`), and forgotten with its lock. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.memo import memo
from vsdesk.progress import SILENT
from vsdesk.records.checks.name_pleas import kept_pleas, own_pleas, pleas
from vsdesk.records.gate.told.kept_from import holds_told_words
from vsdesk.records.gate.told.recorded_numbers import Contacts
from vsdesk.records.gate.told.told_texts import texts_in
from vsdesk.records.spoken_digits import told_telephones
from vsdesk.records.told_addresses import addresses

if TYPE_CHECKING:
    from vsdesk.progress import Progress
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier

_USUAL: Final = 2_000  # letters
_KEPT: Final = 4_000  # texts
_LONG: Final = 40  # longer texts: stories of many pages

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """`numbers` as they were told: telephones, said in words too, and addresses. The places of pleas that a
    name is not written, of those among them that are of whoever tells it (`own`), and of pleas that it is
    told to nobody (`kept`)."""

    numbers: tuple[str, ...] = field(repr=False)
    pleas: Places
    own: Places
    kept: Places

    def __bool__(self) -> bool:
        return bool(self.numbers or self.pleas or self.kept)


def asked_in(text: str) -> AskedWords:
    """What is read out of a text."""
    return _usual(text) if len(text) <= _USUAL else _long(text)


def tells_numbers(dossier: Dossier, dictionary: Dictionary, progress: Progress = SILENT) -> bool:
    """Whether any words of a file tell a number or such a plea, whatever may leave: where none does, no exit
    needs to be asked. Cancelled."""
    held = [(record.kind, name, record.every(name)) for record in dossier for name in record.fields]
    phones = [
        str(one)
        for kind, name, values in held
        if (spec := dictionary.field(kind, name)) is not None and spec.searched == "phone"
        for one in values
    ]
    recorded = Contacts([("", phones)])
    told = [
        text
        for kind, name, values in held
        if holds_told_words(dictionary, kind, name)
        for value in values
        for text in texts_in(value)
    ]
    for done, text in enumerate(told):
        progress.step("looking", done, len(told))
        if asked_in(text) or any(True for _ in recorded.found(text)):
            return True
    return False


@memo(_KEPT)
def _usual(text: str) -> AskedWords:
    return _read(text)


@memo(_LONG)
def _long(text: str) -> AskedWords:
    return _read(text)


def _read(text: str) -> AskedWords:
    rung = tuple(told_telephones(text))
    led = (one for one in addresses(text) if not any(number in one for number in rung))
    heard = tuple(pleas(text))
    own = tuple(own_pleas(text)) if heard else ()
    return AskedWords((*rung, *led), heard, own, tuple(kept_pleas(text)))

"""What a sheet is told from outside: its languages, and what every page says of itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.records.dictionary.case_numbers import read_number
from vsdesk.records.gate.told.other_words import OtherWords
from vsdesk.records.gate.told.own_labels import labels_stay
from vsdesk.reports.papers import PaperSize
from vsdesk.words import Words, is_rtl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.gate.disclosure import GateDecision
    from vsdesk.records.places.gazetteer import Gazetteer
    from vsdesk.words import Lang

PHOTO_WIDTH, PHOTO_HEIGHT = 92.0, 115.0  # points, 4 : 5
POSTER_WIDTH, POSTER_HEIGHT = 352.0, 440.0  # the same shape, to be seen across a square
_DPI: Final = 300


def pixels(points: float) -> int:
    """What a printer can show of a picture; more would only make the file large."""
    return round(points * _DPI / 72)


PHOTO_BOX: Final = (pixels(PHOTO_WIDTH), pixels(PHOTO_HEIGHT))
POSTER_BOX: Final = (pixels(POSTER_WIDTH), pixels(POSTER_HEIGHT))
ENLARGED: Final[Mapping[PaperSize, float]] = {"A4": 1.0, "A3": 2**0.5}  # the sides of a sheet


@dataclass(frozen=True, slots=True)
class Voice:
    """One language of a sheet: its sentences, its labels, its names of places."""

    words: Words
    labels: Labels
    places: Gazetteer

    @property
    def lang(self) -> Lang:
        """The language."""
        return self.words.lang

    def heeding(self, decided: Iterable[GateDecision]) -> Voice:
        """The same voice on a paper of what the gate decided: where words are rejected of somebody, and where
        an organisation's own may not stand."""
        decided = tuple(decided)
        told = (one.told for one in decided)
        rejected = [one.rejected for one in told if one is not None and one.rejected]
        stays = [
            partial(labels_stay, words) for one in decided for words in one.own_labels if words
        ]
        if not rejected and not stays:
            return self
        other = OtherWords(rejected, stays)
        words = Words(self.lang, other.said) if rejected else self.words
        return Voice(words, self.labels.heeding(other), self.places)

    def saying(self, stays: Callable[[str], bool]) -> Voice:
        """The same voice where an organisation's own words of which that holds are not said."""
        return replace(self, labels=self.labels.heeding(OtherWords(stays=[stays])))

    @property
    def rtl(self) -> bool:
        """True when it is written from right to left."""
        return is_rtl(self.lang)


@dataclass(frozen=True, slots=True)
class Contact:
    """How the association is reached. Never a number of the family.

    `address` and `mail` stand on what is submitted to a mechanism, never on a family's paper.
    """

    organisation: str = field(default="", repr=False)
    person: str = field(default="", repr=False)  # a first name
    phone: str = field(default="", repr=False)
    hours: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    mail: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page says of itself. `digest` is what `short_digest` gives; `was` the number before
    enrolment, "" for none; `size` that of the paper: a larger one is an A4 page, enlarged."""

    level: str
    recipient: str  # a key of the vocabulary `recipient`
    copy: int
    case_no: str
    on: date
    digest: str
    discreet: bool = False
    contact: Contact = Contact()
    was: str = ""
    size: PaperSize = "A4"

    @property
    def number(self) -> str:
        """The number as printed: without its organisation on a discreet sheet."""
        return discreet_number(self.case_no) if self.discreet else self.case_no


def short_digest(sha256: bytes | str) -> str:
    """The first 80 bits of a SHA-256 (bytes or hex) in base32, four groups of four: what the QR holds."""
    sha256 = bytes.fromhex(sha256) if isinstance(sha256, str) else sha256
    text = base64.b32encode(sha256[:10]).decode("ascii")
    return "-".join(text[i : i + 4] for i in range(0, 16, 4))


def item_digest(digest: str, id: str) -> str:
    """The same for one exhibit on that paper: a fifth group, of the id of its item."""
    return f"{digest}-{item_letters(id)}"


def item_letters(id: str) -> str:
    """The first 20 bits of the SHA-256 of an id, in base32."""
    return base64.b32encode(hashlib.sha256(id.encode()).digest()[:5]).decode("ascii")[:4]


def discreet_number(case_no: str) -> str:
    """`ORG-YY-D-NNNN` without ORG; a number that is not ours stays as it is."""
    number = read_number(case_no)
    return number.discreet if number else case_no

"""Case and family numbers: short enough to say on the phone, unique without a network.

`ORG-YY-D-NNNN` once a device is enrolled (ORG = the organisation's code, D = the device's letter),
`YY-NNNN` before; a family's has an F before the digits. The number is a field, not an id: two cases
with one number are shown, never refused. Source: data-dictionary-2 (decided list).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ORG: Final = "[A-Z]{2,6}"
_FORM: Final = re.compile(
    rf"(?:(?P<org>{_ORG})-)?(?P<year>[0-9]{{2}})-(?:(?P<letter>[A-Z]{{1,2}})-)?(?P<family>F?)(?P<n>[0-9]{{4,7}})"
)


# The `body` of the reference (`external_ref`) that keeps the number which a root had before enrolment.
FORMER: Final = "before_enrolment"
OUR_NUMBERS: Final = frozenset({FORMER, "paper"})  # given here: no other body was told by them


@dataclass(frozen=True, slots=True)
class Number:
    """A case or family number in its parts. `org` and `letter` are empty before enrolment."""

    year: int  # two digits
    n: int
    org: str = ""
    letter: str = ""
    family: bool = False

    def __str__(self) -> str:
        digits = f"{'F' if self.family else ''}{self.n:04d}"
        parts = [self.org, f"{self.year:02d}", self.letter, digits]
        return "-".join(part for part in parts if part)

    @property
    def discreet(self) -> str:
        """Without the organisation's part: for paper that crosses checkpoints."""
        return str(replace(self, org=""))


def as_code(text: str) -> str | None:
    """An organisation's code as numbers have it, small letters taken as capitals; None when it is none."""
    code = text.strip().upper() if text.isascii() else ""
    return code if re.fullmatch(_ORG, code) else None


def read_number(text: str) -> Number | None:
    """The number in `text`, or None when it is no number of ours (an old paper number)."""
    found = _FORM.fullmatch(text.strip())
    if found is None or bool(found["org"]) != bool(found["letter"]):
        return None
    return Number(
        int(found["year"]),
        int(found["n"]),
        found["org"] or "",
        found["letter"] or "",
        bool(found["family"]),
    )


# The field that holds the number of a root record, by its kind.
NUMBERS: Final = {"case": "case_no", "family": "family_code"}


def paper_number(written: str, id: str, let_out: str = "") -> str:
    """The number of a root as papers, their names and letters say it: what the gate let
    out, else a number of ours.

    A text that is none, and that no gate has read, is words: then the short form of its id stands there.
    """
    if let_out or not written:
        return let_out
    known = read_number(written)
    return str(known) if known else short_form(id)


def short_form(id: str) -> str:
    """By what a record is called where nothing else may be said of it."""
    return id[:8].upper()


def number(n: int, year: int, *, code: str = "", letter: str = "", mark: str = "") -> str:
    """The `n`th number of a device in `year`; `mark` is "F" for a family. Short without code and letter."""
    known = bool(code and letter)
    return str(Number(year % 100, n, code if known else "", letter if known else "", mark == "F"))


def enrolled(number: str, org: str, letter: str) -> str | None:
    """The full number for a short one given before enrolment; None when it is not a short one."""
    found = read_number(number)
    if found is None or found.org:
        return None
    return str(replace(found, org=org, letter=letter))


def former_number(number: str, told: Iterable[str]) -> str:
    """The short number that a full one was before enrolment, where it is `told` among its references; "" for
    any other words: a reference is written by anybody."""
    found = read_number(number)
    if found is None or not found.org:
        return ""
    short = str(replace(found, org="", letter=""))
    return short if short in {*told} else ""


def source_code(id: str) -> str:
    """The S-code of a source whose own code is not held here: always the same for the same id."""
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).digest()
    return f"S-{int.from_bytes(digest[:8], 'big') % 1_000_000:06d}"

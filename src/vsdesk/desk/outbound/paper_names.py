"""File names of papers that leave: for which body, the case number, which part, the language.

Never the name of a person: a folder is seen by whoever holds the computer or the stick. And never a text
of a record as it came: another device wrote it, and a name with `../` in it is a place anywhere on the disk.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.diskio import bare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_OTHER: Final = re.compile(r"[^0-9A-Za-z_+]+")
_LONGEST: Final = 40  # of one part; a file system takes names of 255 bytes


@dataclass(frozen=True, slots=True)
class OutgoingPaper:
    """A paper with the name under which it is saved: bare, and that of a PDF; "" for what is only looked at.

    Raises Bug for another name.
    """

    name: str
    pdf: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.name:
            bare(self.name, ".pdf")


def paper_name(body: str, number: str, part: str, langs: Sequence[str] = ()) -> str:
    """Such as `wgeid-MTH-26-A-0055-form-en.pdf`. What is not known is left out; only
    plain letters stand in it."""
    asked = (body, number, part, "+".join(langs))
    parts = (_OTHER.sub("-", one)[:_LONGEST].strip("-") for one in asked)
    return "-".join(filter(None, parts)) + ".pdf"


def kept_name(name: str) -> str:
    """The name under which a paper left: what `paper_name` made stays as it is, of anything
    else its plain letters."""
    return (
        _OTHER.sub("-", name.removesuffix(".pdf"))[: 4 * _LONGEST].strip("-") or "paper"
    ) + ".pdf"


def free_place(folder: Path, name: str) -> Path:
    """Where a paper of this name can be written without taking the place of another, a link's neither.

    Raises Bug for a name that is not bare.
    """
    place, number = folder / bare(name, ".pdf"), 2
    while os.path.lexists(place):
        place = folder / f"{name.removesuffix('.pdf')} ({number}).pdf"
        number += 1
    return place

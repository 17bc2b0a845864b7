"""File names of papers that leave: for which body, the case number, which part, the language.

Never the name of a person: a folder is seen by whoever holds the computer or the stick.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_OTHER: Final = re.compile(r"[^0-9A-Za-z_+]+")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with the name under which it is saved."""

    name: str
    pdf: bytes = field(repr=False)


def paper_name(body: str, number: str, part: str, langs: Sequence[str] = ()) -> str:
    """Such as `wgeid-MTH-26-A-0055-form-en.pdf`. What is not known is left out; only plain letters stand in it."""
    parts = (_OTHER.sub("-", one).strip("-") for one in (body, number, part, "+".join(langs)))
    return "-".join(filter(None, parts)) + ".pdf"


def free_place(folder: Path, name: str) -> Path:
    """Where a paper of this name can be written without taking the place of another."""
    place, number = folder / name, 2
    while place.exists():
        place = folder / f"{name.removesuffix('.pdf')} ({number}).pdf"
        number += 1
    return place

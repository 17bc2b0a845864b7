"""Printed pages, made from what the gate let out and from nothing else.

`render` is the front door. It imports reportlab and HarfBuzz only when the first sheet is asked for,
so that the window opens without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.errors import Bug
from vsdesk.reports.furniture import Contact, Furniture, Voice, discreet_number, short_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vsdesk.progress import Progress
    from vsdesk.records.disclosure import Disclosed

__all__ = ["Contact", "Furniture", "Voice", "discreet_number", "protect", "render", "short_digest"]


def render(
    sheet: str,
    disclosed: Disclosed,
    voices: Sequence[Voice],
    progress: Progress,
    *,
    furniture: Furniture,
    photo: bytes | None = None,
    password: str | None = None,
) -> bytes:
    """One sheet ("family-sheet") as a PDF in the order of `voices` (one or two languages).

    `photo` (JPEG or PNG) is passed in only when the gate let it out. The same input gives the same
    bytes, unless there is a `password`. Raises UserError E_GATE when nothing may leave, Cancelled
    through `progress`, Bug for an unknown sheet or furniture that speaks of another request.
    """
    from vsdesk.reports import family_sheet
    from vsdesk.reports.text import Setter

    if sheet != "family-sheet" or not 1 <= len(voices) <= 2:
        raise Bug("unknown sheet, or not one or two languages")
    asked = disclosed.request
    if (furniture.level, furniture.recipient) != (asked.level, asked.recipient_key):
        raise Bug("the furniture names another level or recipient than the gate was asked for")
    pdf = family_sheet.render(Setter(), disclosed, voices, progress, furniture, photo)
    return protect(pdf, password) if password else pdf


def protect(pdf: bytes, password: str) -> bytes:
    """The same document under AES-256, readable only with `password`."""
    from vsdesk.reports.password import protect as under_password

    return under_password(pdf, password)

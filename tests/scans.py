"""Scans as people have them: a real PDF, of another's making each. Everybody is made up."""

from __future__ import annotations

import io

import pikepdf


def scan(words: str = "") -> bytes:
    """A PDF of one empty page whose program wrote down for whom it works, and these words."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = "سلمى النوري"
        document.docinfo["/Keywords"] = words
        with document.open_metadata() as held:
            held["dc:title"] = "بيت سلمى"
        document.save(out, deterministic_id=True)
    return out.getvalue()

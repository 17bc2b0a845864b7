"""A password on a PDF (AES-256, as in ISO 32000-2; reportlab's own encryption is RC4)."""

from __future__ import annotations

import io

import pikepdf


def protect(pdf: bytes, password: str) -> bytes:
    """The same document, readable only with `password`. Random by nature: the bytes differ each time."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
    return out.getvalue()

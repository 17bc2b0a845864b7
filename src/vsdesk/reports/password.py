"""A password on a PDF (AES-256, as in ISO 32000-2; reportlab's own encryption is RC4)."""

from __future__ import annotations

import io

import pikepdf


def protect(pdf: bytes, password: str) -> bytes:
    """The same document, readable only with `password`. Random by nature: the bytes differ each time.

    What is locked is no PDF/A (ISO 19005-2 §6.1.3), and no longer says so.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        if "/Metadata" in document.Root:
            del document.Root.Metadata
        document.save(out, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
    return out.getvalue()

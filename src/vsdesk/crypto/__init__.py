"""Canonical JSON, age file, signatures, chunks, key slots. Bytes in, bytes out."""

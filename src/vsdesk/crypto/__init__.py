"""Bytes in, bytes out: canonical JSON, the age file, signatures, chunks, key slots, secrets.

The only room that imports `cryptography` and `mnemonic`. It knows no record, no folder and no
database; randomness and clocks are passed in. Source of the formats: docs/spec/envelope.md and
docs/spec/keys.md. A professional review of this room is still owed before field use.
"""

"""Entries, bodies, checkpoints, trust list, erasure, merge. Pure; knows no kind of record."""

"""Entries, bodies, checkpoints, trust list, merge. Pure; knows no record kind."""

"""Saving: every rule that a record passes before it is written, and what is written along with it.

`service.py` is the one door: whatever the desk writes goes through it, typed, taken back, or brought by a
file. `save_rules.py` is the table of the rules and of what becomes of each when a file is loaded or an action
taken back; `claims.py` and `warnings.py` are what follows from a save by itself.
"""

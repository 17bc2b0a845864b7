"""What is asked of a family and owed to it, in whichever kind of record it was written down. Pure.

New ones are records of the kind `duty`. What older pages wrote stays where it is and is read as the same: a promise
of a talk, a follow-up.
"""

from __future__ import annotations

from typing import Final

# Of these a family reads on its own sheet; deadlines, threats and our own work stay inside.
OWED: Final = "owed_to_family"
ASKED: Final = "asked_of_family"
THREAT: Final = "threat_deadline"  # stands first on the start page, and warns
ON_FAMILY_SHEET: Final = frozenset({OWED, ASKED})

"""States and kinds that several rooms ask for together: each set stands here, once."""

from __future__ import annotations

from typing import Final

# A submission that was begun and has not left. One without a status is as new as that.
OPEN_SUBMISSION: Final = frozenset(
    {"drafting", "missing_items", "consent_pending", "ready", "approved"}
)
# Papers that we wrote ourselves: no exhibits, and nothing that could be forged.
FROZEN_COPY: Final = "submission_copy"  # of an item: what freezing a submission kept
OUR_LETTER: Final = "our_letter"  # of an item: a letter that asks to delete, as it was sent
OUR_LETTERS: Final = frozenset({OUR_LETTER, FROZEN_COPY})
OUR_PAPERS: Final = OUR_LETTERS | {"consent_form"}
# What is asked for the identification of somebody.
ANTEMORTEM: Final = ("am_profile", "am_mark", "am_medical", "am_dental", "belonging")
# The fields of an event, or of a claim, that say where.
WHERE: Final = ("place", "facility", "whereabouts_place")

"""A DNA profile is never stored: only the note that somebody gave a sample (data-dictionary §5.14)."""

from __future__ import annotations

import re
from typing import Final

# Names of the places in the genome that laboratories compare, with the numbers found there.
_LOCUS: Final = re.compile(
    r"\b(?:D\d{1,2}S\d{2,4}|DYS\d{2,3}|TH01|TPOX|FGA|vWA|CSF1PO|Penta[ _-]?[DE]|SE33|AMEL|Amelogenin)\b"
    r"[\s:=|,;/-]*\d{1,2}",
    re.IGNORECASE,
)
_MITOCHONDRIAL: Final = re.compile(r"\b\d{2,5}(?:\.\d)?[ACGT]\b")
_SOME: Final = 3
_MANY: Final = 5


def holds_profile(text: str) -> bool:
    """Whether a text holds a profile: several places with their numbers, or many differences of mtDNA."""
    return len(_LOCUS.findall(text)) >= _SOME or len(_MITOCHONDRIAL.findall(text)) >= _MANY

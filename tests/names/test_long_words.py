"""A name of endless compounds is read like any other: by its beginning. All made up."""

from __future__ import annotations

import pytest

from vsdesk.names.spellings import parts, words
from vsdesk.records.surnames import Surnames


@pytest.mark.parametrize("half", ["عبد", "ابو", "ام", "بو", "الدين", "الله", "abd", "ابن", "ال"])
def test_compounds_without_end(half: str) -> None:
    name = half * 100_000
    assert [one for one in parts(name) if any(map(len, one.spellings))]
    assert words(name)
    reader = Surnames.among([name])
    assert reader.stand_in(name)
    assert not reader.stand_in("رواية")

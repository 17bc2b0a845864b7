"""A name of endless compounds is read by its beginning; in what was not read any word may stand. All made
up."""

from __future__ import annotations

import pytest

from vsdesk.names.spellings import parts, words
from vsdesk.records.gate.names.surnames import Surnames


@pytest.mark.parametrize("half", ["عبد", "ابو", "ام", "بو", "الدين", "الله", "abd", "ابن", "ال"])
def test_compounds_without_end(half: str) -> None:
    name = half * 100_000
    assert [one for one in parts(name) if any(map(len, one.spellings))]
    assert words(name)
    reader = Surnames.among([name])
    assert reader.stand_in(name)
    assert reader.stand_in("رواية")
    nobody = Surnames.among([name], guards=False)
    assert not nobody.stand_in("رواية")
    assert not nobody.stand_in(name)

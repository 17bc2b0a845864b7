"""Whose words a record holds, and that they stay on the paper of their own household. Made-up people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.people import rid

from vsdesk.records.consent.tellers import are_words_of, is_told_by_somebody

if TYPE_CHECKING:
    from tests.records.conftest import Made


def test_what_lies_below_a_told_record_was_told_by_the_same(made: Made) -> None:
    made.set("arrest", told_by=rid("najah"))
    made.add("who", "involvement", "arrest", group="gov_mi")
    dossier = made.dossier()
    for name in ("arrest", "who"):
        record = dossier.get(rid(name))
        assert record is not None and is_told_by_somebody(dossier, record)
        assert are_words_of(dossier, record, {rid("najah")})
        assert not are_words_of(dossier, record, {rid("hanaa")}) and not are_words_of(
            dossier, record, ()
        )


def test_told_by_two_they_are_nobodys_alone(made: Made) -> None:
    made.differ("arrest", "told_by", rid("najah"), rid("hanaa"))
    dossier = made.dossier()
    record = dossier.get(rid("arrest"))
    assert record is not None and not are_words_of(dossier, record, {rid("najah")})
    assert are_words_of(dossier, record, {rid("najah"), rid("hanaa")})


@pytest.mark.parametrize("kind", ["person", "case"])
def test_what_names_no_teller_has_none(made: Made, kind: str) -> None:
    dossier = made.dossier()
    assert all(
        not is_told_by_somebody(dossier, one) for one in dossier.of(kind) if one.kind == kind
    )

"""Who speaks for the family, filled in after somebody asked for something, makes no paper theirs.
Everybody is made up."""

from __future__ import annotations

from typing import Final

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import Device, Town, carry
from tests.attacks.test_called_otherwise import hala, written
from tests.attacks.test_overruled_by_the_opener import waiting

from vsdesk.desk import Edit, SheetOrder
from vsdesk.desk.cases.rests_on import speaker
from vsdesk.records.dictionary.values import Json

KEPT: Final = tuple(
    (p, to) for p in ("hold_record", "casework") for to in ("own_org", "coordinator")
)


def agrees(made: Town, who: str) -> None:
    """That the file is kept, and worked on."""
    for purpose, to in KEPT:
        said(made, who, "given", purpose=purpose, recipient=to)


def marked(made: Town) -> str:
    """A family of Hala's, with a wife of whom a coordinator wrote that nobody may know of her."""
    family_of(made)
    agrees(made, relative(made, "mother", "هدى"))
    wife = relative(made, "wife", "سلمى")
    carry(made.hala, made.stick, made.rima)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    return wife


def mother_of(made: Town) -> str:
    rows = made.rima.cases.dossier(made.case).of("kinship")
    return next(one.text("person") for one in rows if one.text("relation") == "mother")


def whose(made: Town) -> str | None:
    return speaker(made.rima.cases.dossier(made.case), made.rima.context.vault.trust)


def sheet(made: Town) -> str:
    """What of a name stands on the family's sheet, as it is ordered with nobody chosen."""
    order = SheetOrder(made.case, ("ar",), "family-sheet", purpose="casework", recipient="family")
    found = made.rima.outbound.sheets.decided(order, made.rima.cases.dossier(made.case))
    return " ".join(str(one.values) for one in found.records)


def fills_in(made: Town, how: str, who: str) -> None:
    """The device that opened the family says who speaks for it."""
    device: Device = hala(made)
    if how == "primary_contact":
        device.change(made.case, "case", {"primary_contact": who})
    else:
        rows = made.hala.cases.dossier(made.family).of("family_member")
        row = next(one.id for one in rows if who in one.every("person"))
        device.change(row, "family_member", {"focal_point": True})
    device.hand_over(made.rima)


@pytest.mark.parametrize("how", ["primary_contact", "focal_point"])
@pytest.mark.parametrize("which", ["wife", "mother"])
def test_who_fills_it_in_after_a_mark_makes_no_paper_theirs(
    made: Town, how: str, which: str
) -> None:
    wife = marked(made)
    who = wife if which == "wife" else mother_of(made)
    before = sheet(made)
    assert whose(made) is None and "سلمى" not in before
    fills_in(made, how, who)
    assert whose(made) is None
    assert "سلمى" not in sheet(made)
    name = "focal_point" if how == "focal_point" else "primary_contact"
    assert name in [one for one, _, _ in waiting(made)]
    words_of = made.rima.access.lone_words
    assert made.case in [one.root for one in words_of.lone_run().more(20)]
    found = words_of.lone_file(made.case)
    assert found is not None
    words_of.look_holds(made.case, found.ops)
    assert whose(made) == who  # a coordinator looked
    assert made.case not in [one.root for one in words_of.lone_run().more(20)]


def test_what_stood_there_before_the_mark_stays(made: Town) -> None:
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    agrees(made, mother)
    made.hala.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    written(made, "person_mark", {"type": "nobody_may_know_of"}, wife)
    assert whose(made) == mother
    carry(made.rima, made.stick, made.hala)
    hala(made).change(made.case, "case", {"primary_contact": wife})
    carry(made.hala, made.stick, made.rima)
    assert whose(made) is None and "سلمى" not in sheet(made)


def test_who_wrote_the_wish_down_says_who_speaks(made: Town) -> None:
    """Of one hand, nothing is loosened that somebody else asked for."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "سلمى")
    made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=wife)])
    made.hala.cases.save([Edit("case", {"primary_contact": mother}, id=made.case)])
    carry(made.hala, made.stick, made.rima)
    assert whose(made) == mother


def test_who_asked_for_no_name_is_nobodys_speaker_by_another_hand(made: Town) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    answer: dict[str, Json] = {"grantor": mother, "subject": made.case, "purpose": "casework"}
    answer |= {"recipient": "own_org", "result": "given", "identity_mode": "anonymous"}
    written(made, "consent_grant", answer, made.family)
    fills_in(made, "primary_contact", mother)
    assert whose(made) is None

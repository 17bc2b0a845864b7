"""A family that refused asks for the erasure of its case: what was a gap on the papers of the families beside
it is none the less after that. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said
from tests.attacks.kit import carry
from tests.attacks.test_erased_guarded import erased
from tests.attacks.test_named_beside import FAMILY, FULL, GIVEN, of_other, told, two
from tests.attacks.test_named_in_another_file import form, left, written
from tests.attacks.test_of_another_missing import SCOPES

from vsdesk.desk import Edit

if TYPE_CHECKING:
    from tests.attacks.kit import Town


def named(made: Town) -> bool:
    papers = (left(made), form(made, "ced"), form(made, "case-file"))
    return any(GIVEN in one or FAMILY in one for one in papers)


@pytest.mark.parametrize("what", ["case", "case and family"])
def test_an_erased_name_stands_in_no_story_beside(made: Town, what: str) -> None:
    incident, case, _ = two(made)
    told(made, f"أخذوا ليث مع {FULL} معا من الباص")
    told(made, f"كان {FULL} عند النافذة", incident)
    told(made, "كان وحده في البيت")
    written(made, "event", {"type": "other", "others_taken": FULL}, made.case)
    assert not named(made)
    family = made.rima.cases.record(case).text("family")
    listing = erased(made, *((case, family) if what == "case and family" else (case,)))
    assert len(listing.words) == 3
    assert not named(made) and "كان وحده في البيت" in left(made)


def test_the_namesake_beside_keeps_the_own_story(made: Town) -> None:
    """What reads as whom the file is of is theirs, after an erasure too."""
    _, case, _ = two(made)
    made.rima.cases.save([Edit("person", {"given_ar": GIVEN, "family_ar": FAMILY}, id=made.person)])
    told(made, f"خرج {FULL} من البيت")
    erased(made, case, made.rima.cases.record(case).text("family"))
    assert f"خرج {FULL} من البيت" in left(made)


def test_tied_by_one_device_before(made: Town) -> None:
    _, case, _ = two(made)
    made.hala.cases.save([Edit("case", {"incident": None}, id=case)])
    carry(made.hala, made.stick, made.rima)
    told(made, f"أخذوا ليث مع {FULL} معا من الباص")
    assert not named(made)
    erased(made, case, made.rima.cases.record(case).text("family"))
    assert not named(made)


def test_what_is_written_of_a_place(made: Town) -> None:
    """No incident ties them: both were held there."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    case, _ = of_other(made, "refused")
    carry(made.hala, made.stick, made.rima)
    place = {"type": "prison", "name_ar": "فرع 999", "function": f"رأوا {FULL} هناك"}
    id = made.rima.cases.save([Edit("place", {**place})]).ids[0]
    for one in (made.case, case):
        written(made, "event", {"type": "transfer", "place": id}, one)
    assert not named(made) and "فرع 999" in left(made)
    erased(made, case, made.rima.cases.record(case).text("family"))
    assert not named(made) and "فرع 999" in left(made)

"""What people said in a page that was removed guards on: a no, a mark, a danger, a pause, in each file that
reads it. A removal is a click, and no answer of the family. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import assign, family_of, leaving, relative, said, state, words
from tests.attacks.kit import TODAY, Town, as_shown, carry
from tests.attacks.test_limits_along import to_ced
from tests.attacks.test_limits_along import told as source_told
from tests.attacks.test_marks import SCOPES, told
from tests.attacks.test_one_relative_of_two_families import TwoFamilies, is_named
from tests.attacks.test_told_for_several_cases import GUARDS, OURS, guard, tell, two_cases
from tests.attacks.test_untied_pairs import Two
from tests.desk.conftest import whole_case

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.persons.teller_limits import LIMITS
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

ASKED: Final = Request("un_complaint", "ced", "B", TODAY)


def remove(desk: Desk, id: str) -> None:
    desk.cases.delete(id, shown=desk.cases.shown(id))


def of_file(made: Town, root: str) -> GateDecision:
    return decide(ASKED, made.rima.cases.dossier(root), made.rima.context.dictionary)


def second_family(made: Town) -> str:
    """A family in which the father says yes, beside that in which the mother answers."""
    family_of(made)
    first = made.family
    made.family = made.hala.cases.new_family({"display_name": "عائلة ثانية"}).ids[0]
    said(made, relative(made, "father", "سليم"), "given", identity_mode="named", data_scope=SCOPES)
    made.hala.cases.save([Edit("case", {"second_family": made.family}, id=made.case)])
    made.family = first
    return first


def a_no(made: Town, mother: str) -> None:
    said(made, mother, "refused")


def a_condition(made: Town, mother: str) -> None:
    grant = said(made, mother, "given", data_scope=SCOPES)
    told: dict[str, Json] = {"type": "other", "words": {"ar": "اسألوني قبل", "src_lang": "ar"}}
    made.hala.cases.save([Edit("consent_condition", told, parent=grant)])


def taken_back(made: Town, mother: str) -> None:
    said(made, mother, "given", withdrawn_on="2026-11-21", data_scope=SCOPES)


def a_stop(made: Town, mother: str) -> None:
    asked: dict[str, Json] = {"type": "stop", "person": mother, "received": "2026-11-20"}
    made.hala.cases.save([Edit("family_request", asked, parent=made.family)])


def a_danger(made: Town, mother: str) -> None:
    assessed: dict[str, Json] = {"level": "red", "date": "2026-11-20", "person": mother}
    made.hala.cases.save([Edit("risk_assessment", assessed, parent=made.family)])


@pytest.mark.parametrize("says", [a_no, a_condition, taken_back, a_stop, a_danger])
def test_a_family_that_is_removed(made: Town, says: Callable[[Town, str], None]) -> None:
    """What its people said closes the case on; bringing the page back changes nothing, nor does the other
    family's yes."""
    second_family(made)
    mother = relative(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    assert state(made).allowed
    says(made, mother)
    carry(made.hala, made.stick, made.rima)
    closed = state(made).state
    assert not state(made).allowed
    remove(made.rima, made.family)
    assert state(made).state == closed
    made.rima.cases.restore(made.family)
    assert state(made).state == closed


def test_what_was_taken_out_of_it_before_guards_no_more(made: Town) -> None:
    """The clear way to end it on purpose: bring the page back, take out what was said, remove the page."""
    second_family(made)
    no = said(made, relative(made, "mother", "هدى"), "refused")
    carry(made.hala, made.stick, made.rima)
    remove(made.rima, made.family)
    assert not state(made).allowed
    made.rima.cases.restore(made.family)
    remove(made.rima, no)
    remove(made.rima, made.family)
    assert state(made).allowed


def test_a_yes_in_it_opens_nothing(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    assert state(made).allowed
    remove(made.rima, made.family)
    assert not state(made).allowed


def test_a_joined_report_whose_family_is_removed(made: Town) -> None:
    two = Two(made)
    two.decide("same")
    assert not two.is_open()
    remove(two.desk, two.desk.cases.record(two.first).text("family"))
    assert not two.is_open()


def test_a_joined_report_that_is_removed_with_its_danger(made: Town) -> None:
    two = Two(made)
    family = two.desk.cases.record(two.first).text("family")
    noes = [one.id for one in two.desk.cases.dossier(family).of("consent_grant")]
    for one in noes:
        remove(two.desk, one)
    two.decide("same")
    assert two.is_open()
    assessed: dict[str, Json] = {"level": "red", "date": "2026-11-20"}
    two.desk.cases.save([Edit("risk_assessment", assessed, parent=two.first)])
    assert not two.is_open()
    remove(two.desk, two.first)
    assert not two.is_open()


def aunt_elsewhere(made: Town) -> tuple[str, str, str]:
    """The aunt has a family of her own; the page of another one names her, and a story does. The aunt, her
    family, her case there."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES)
    first = made.family
    theirs = made.family = made.hala.cases.new_family({"display_name": "عائلة العمة"}).ids[0]
    aunt = relative(made, "aunt_pat", "سعاد")
    missing: dict[str, Json] = {"family": theirs, "case_type": "enforced_disappearance"}
    other = made.hala.cases.new_case({"given_ar": "رامي", "family_ar": "الأحمد"}, missing).ids[0]
    made.family = first
    made.hala.cases.save(
        [
            Edit("family_member", {"person": aunt}, parent=made.family),
            Edit("case", {"summary": words("قالت سعاد النوري إنه بقي أسبوعاً")}, id=made.case),
        ]
    )
    said(made, aunt, "given", identity_mode="named", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    assert "سعاد" in leaving(made)
    return aunt, theirs, other


@pytest.mark.parametrize("how", ["a mark", "a no", "in their case"])
def test_who_is_guarded_by_a_removed_page_is_guarded_where_another_family_names_them(
    made: Town, how: str
) -> None:
    """In told words too."""
    aunt, theirs, other = aunt_elsewhere(made)
    family, made.family = made.family, theirs
    if how == "a mark":
        made.hala.cases.save([Edit("person_mark", {"type": "not_named_outside"}, parent=aunt)])
    else:
        said(made, aunt, "refused", subject=other if how == "in their case" else made.case)
    made.family = family
    carry(made.hala, made.stick, made.rima)
    assert "سعاد" not in leaving(made)
    remove(made.rima, theirs)
    assert "سعاد" not in leaving(made)


@pytest.mark.parametrize("page", ["case", "family"])
@pytest.mark.parametrize("how", GUARDS)
def test_a_removed_page_of_a_case_beside(made: Town, how: str, page: str) -> None:
    """Whoever is guarded there is named in no story of the incident that both share."""
    first, who = two_cases(made, "incident")
    tell(made, "incident", guard(made, how, first, who))
    assert OURS not in told(made)
    root = first if page == "case" else made.rima.cases.record(first).text("family")
    remove(made.rima, root)
    assert OURS not in told(made)


@pytest.mark.parametrize("how", ["a mark", "a no", "a danger", "sealed", "a child"])
def test_the_page_of_another_entry_of_a_relative(made: Town, how: str) -> None:
    """Rim stands in two families; what she asked in the first one's page holds in the second."""
    two = TwoFamilies(made)
    two.link()
    assert is_named(two) and two.gate().allowed
    if how == "a mark":
        two.marks(two.sister, "not_named_outside")
    elif how == "a no":
        two.answers(two.sister, two.first_case, "refused")
    elif how == "a danger":
        assessed: dict[str, Json] = {"level": "red", "date": "2026-11-20", "person": two.sister}
        made.rima.cases.save([Edit("risk_assessment", assessed, parent=two.first)])
    else:
        young: Json = {"from": "2018-01-01", "to": "2018-12-31", "precision": "year"}
        values: dict[str, Json] = {"sens": 4} if how == "sealed" else {"birth": young}
        made.rima.cases.save([as_shown(made.rima, "person", values, two.sister)])
    closed = (two.gate().state, two.gate().allowed and is_named(two))
    assert closed != ("given", True)
    remove(made.rima, two.first)
    assert (two.gate().state, two.gate().allowed and is_named(two)) == closed


@pytest.mark.parametrize("how", ["its own", "another file"])
def test_what_who_told_limits_in_a_removed_page(made: Town, how: str) -> None:
    here = source_told(made, go=True)
    if how == "its own":
        here.answers("refused")
    here.give()
    page = here.source
    if how == "another file":
        page = made.rima.cases.new_family({"display_name": "عائلة ثالثة"}).ids[0]
        limits: dict[str, Json] = {"who": here.source, "nowhere": True}
        made.rima.cases.save([Edit(LIMITS, limits, parent=page)])
    closed = to_ced(made.rima, here)
    assert closed == {"teller"}
    remove(made.rima, page)
    assert to_ced(made.rima, here) == closed


def test_a_case_that_is_removed_with_its_danger_guards_its_family(made: Town) -> None:
    """The page of a family has the risk of each of its cases."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for one in (made.case, None):
        said(made, mother, "given", subject=one, data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    assert of_file(made, made.family).allowed
    other = made.rima.cases.new_case(
        {"given_ar": "رامي"}, {"family": made.family, "case_type": "enforced_disappearance"}
    ).ids[0]
    assessed: dict[str, Json] = {"level": "red", "date": "2026-11-20", "person": mother}
    made.rima.cases.save([Edit("risk_assessment", assessed, parent=other)])
    closed = of_file(made, made.family).state
    assert closed == "risk"
    remove(made.rima, other)
    assert of_file(made, made.family).state == closed


def test_a_row_that_is_removed_with_what_lies_below_it(made: Town) -> None:
    """Whoever removes a relative removes no danger that was told of them."""
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", data_scope=SCOPES)
    uncle = relative(made, "uncle_pat", "رشيد")
    assessed: dict[str, Json] = {"level": "red", "date": "2026-11-20"}
    made.hala.cases.save([Edit("risk_assessment", assessed, parent=uncle)])
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "risk"
    remove(made.rima, uncle)
    assert state(made).state == "risk"


def test_a_danger_that_is_itself_removed_guards_no_more(made: Town) -> None:
    family_of(made)
    said(made, relative(made, "mother", "هدى"), "given", data_scope=SCOPES)
    assessed: dict[str, Json] = {"level": "red", "date": "2026-11-20"}
    risk = made.hala.cases.save([Edit("risk_assessment", assessed, parent=made.family)]).ids[0]
    carry(made.hala, made.stick, made.rima)
    assert state(made).state == "risk"
    remove(made.rima, risk)
    assert state(made).allowed


def test_a_delete_that_hides_nothing_ends_nothing_with_the_page(made: Town) -> None:
    """A hostile device says of the no that it goes, which it may not; the coordinator removes the page."""
    second_family(made)
    no = said(made, relative(made, "mother", "هدى"), "refused")
    assign(made)
    made.enemy.change(no, "consent_grant", {"deleted": True}, observed=True)
    made.enemy.hand_over(made.rima)
    assert not state(made).allowed
    remove(made.rima, made.family)
    assert made.rima.cases.record(no).deleted and not state(made).allowed


def test_nothing_of_a_removed_page_leaves(made: Town) -> None:
    second_family(made)
    relative(made, "sister", "هدى")
    carry(made.hala, made.stick, made.rima)
    rows = {one.id for one in made.rima.cases.dossier(made.family) if one.space == made.family}
    assert rows & {one.id for one in state(made).records}
    remove(made.rima, made.family)
    assert state(made).allowed and not rows & {one.id for one in state(made).records}


def test_what_was_erased_is_gone(made: Town) -> None:
    """An order says itself what is written for those who stay (docs/spec/bundle.md §10)."""
    case, _, family = whole_case(made.rima)
    remove(made.rima, family)
    file = made.rima.cases.dossier(case)
    assert file.unremoved is not None
    listed = made.rima.erasure.erasure(family).digest
    made.rima.erasure.erase(family, why="withdrawn", because="طلبت العائلة", listed=listed)
    file = made.rima.cases.dossier(case)
    stands = file.unremoved.records if file.unremoved is not None else ()
    assert not [one for one in stands if one.space == family and not one.deleted]

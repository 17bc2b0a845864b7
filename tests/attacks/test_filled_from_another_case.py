"""A court's submission lies in one case and stands on the form of each: the file of that form reads it too.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry, told_once
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_recorded_numbers import contact
from tests.desk.conftest import whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import How, SubmissionOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from tests.attacks.kit import Town

    from vsdesk.desk import SheetOrder
    from vsdesk.records.dictionary.values import Json

COURT: Final = "prosecutor_de"
SCOPES: Final = ["circumstances", "documents", "family_members", "identity"]
COUNSEL: Final = "المحامي كمال"
NUMBER: Final = "0944 123 456"


@told_once
def another(made: Town) -> str:
    """Two cases of two families, each with a yes for the court; the second."""
    hala = made.hala
    other, _, family = whole_case(hala, "سليم")
    for case, mother in ((other, mother_of(hala, family)), (made.case, made.mother)):
        hala.consent.grant(
            *(case, mother, "criminal_accountability", COURT, "given", How()),
            scopes=SCOPES,
            shown=hala.cases.shown(case),
        )
    carry(hala, made.stick, made.rima)
    return other


def hidden(made: Town, mark: str = "nobody_may_know_of") -> str:
    """A wife in the first case."""
    name: dict[str, Json] = {"given_ar": "سلمى", "family_ar": "الدرويش"}
    wife = written(made, "person", name, made.family)
    written(made, "family_member", {"person": wife}, made.family)
    tie: dict[str, Json] = {"person": wife, "related_to": made.person, "relation": "wife"}
    written(made, "kinship", tie, made.family)
    written(made, "person_mark", {"type": mark}, wife)
    return wife


def drafted(made: Town, lies: str, other: str, counsel: str) -> str:
    order = SubmissionOrder(lies, COURT, cases=(made.case, other), values={"counsel": counsel})
    return made.rima.submissions.new(order).ids[0]


def form_of(made: Town, submission: str, case: str) -> SheetOrder:
    return next(one for one in made.rima.submissions.sheets(submission) if one.case == case)


def words_of(made: Town, order: SheetOrder) -> str:
    return " ".join(text_of(made.rima.outbound.sheets.sheet(order).pdf).split())


@pytest.mark.parametrize("mark", ["nobody_may_know_of", "not_named_outside"])
@pytest.mark.parametrize("lies", ["here", "there"])
def test_who_is_hidden_in_the_case_of_the_form_stands_on_it_nowhere(
    made: Town, lies: str, mark: str
) -> None:
    other = another(made)
    hidden(made, mark)
    home = made.case if lies == "here" else other
    submission = drafted(made, home, other, f"{COUNSEL} وكيل سلمى الدرويش")
    order = form_of(made, submission, made.case)
    assert "سلمى" not in words_of(made, order)
    held = made.rima.outbound.sheets.sheet(order).withheld
    assert ("submission", "counsel") in {(one.kind, one.field) for one in held}


def test_who_is_hidden_where_it_lies_stands_on_the_other_form_neither(made: Town) -> None:
    other = another(made)
    hidden(made)
    submission = drafted(made, made.case, other, f"{COUNSEL} وكيل سلمى الدرويش")
    assert "سلمى" not in words_of(made, form_of(made, submission, other))


def test_what_names_nobody_stands_on_both(made: Town) -> None:
    other = another(made)
    hidden(made)
    submission = drafted(made, other, other, COUNSEL)
    for case in (made.case, other):
        assert "كمال" in words_of(made, form_of(made, submission, case))


@pytest.mark.parametrize("lies", ["here", "there"])
def test_a_number_is_told_on_each_form(made: Town, lies: str) -> None:
    """Nothing is printed of either before a coordinator wrote why."""
    other = another(made)
    home = made.case if lies == "here" else other
    submission = drafted(made, home, other, f"{COUNSEL} {NUMBER}")
    for case in (made.case, other):
        order = form_of(made, submission, case)
        printed = made.rima.outbound.sheets.sheet(order)
        assert [one.number for one in printed.told] == [NUMBER]
        with pytest.raises(UserError) as problem:
            printed.require_told("", "")
        assert problem.value.name == "E_GATE"


def test_a_number_that_only_the_case_of_the_form_has_on_file_is_told(made: Town) -> None:
    """No telephone by its form: what somebody of this family is reached by."""
    other = another(made)
    contact(made, made.mother, "najah_halabi")
    submission = drafted(made, other, other, f"{COUNSEL} عبر najah_halabi")
    printed = made.rima.outbound.sheets.sheet(form_of(made, submission, made.case))
    assert [one.number for one in printed.told] == ["najah_halabi"]

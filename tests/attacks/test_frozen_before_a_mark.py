"""Frozen pages leave as they were frozen or not at all: whatever was asked or refused since.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written

from vsdesk.desk import Edit
from vsdesk.desk.submissions.order import SubmissionOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity", "photo"]


def town(made: Town, mechanism: str, *purposes: str) -> tuple[str, str]:
    """The mother said yes to these; ids of the mother and of the wife."""
    family_of(made)
    mother, wife = relative(made, "mother", "هدى"), relative(made, "wife", "خلود")
    for one in purposes:
        said(
            made,
            mother,
            "given",
            purpose=one,
            recipient=mechanism,
            data_scope=SCOPES,
            photo_use=True,
        )
    carry(made.hala, made.stick, made.rima)
    return mother, wife


def frozen(made: Town, mechanism: str, **values: Json) -> tuple[str, str]:
    """A submission that is prepared; its id and the digest of what was looked at."""
    desk = made.rima
    id = desk.submissions.new(SubmissionOrder(made.case, mechanism, values=values)).ids[0]
    desk.submissions.prepare(id, because="اختبار")
    return id, desk.submissions.frozen(id).digest


def stale(made: Town, id: str, looked: str) -> bool:
    try:
        made.rima.submissions.papers(id, looked=looked)
    except UserError as error:
        assert error.code.name in ("E_STALE", "E_GATE")
        return True
    return False


@pytest.mark.parametrize("field", ["category_text", "best_interest", "counsel"])
def test_a_name_in_a_frozen_submission_that_a_later_mark_keeps_here(made: Town, field: str) -> None:
    _, wife = town(made, "wgad", "un_complaint")
    made.rima.cases.save([Edit("person", {"family_ar": "الزعبي"}, id=wife)])
    text = "خلود الزعبي هناك"
    id, looked = frozen(made, "wgad", **{field: text if field == "counsel" else words(text)})
    written(made, "person_mark", {"type": "first_name_only"}, wife)
    assert stale(made, id, looked)


def test_what_goes_on_makes_nothing_stale(made: Town) -> None:
    town(made, "wgad", "un_complaint")
    id, looked = frozen(made, "wgad", category_text=words("كلام الأم"))
    assert not stale(made, id, looked)
    made.rima.submissions.sent(id, "2026-11-24", "email", reference="A/12")
    assert made.rima.submissions.frozen(id).pages


def test_a_no_to_publishing_the_photo_comes_after_the_freezing(made: Town) -> None:
    mother, _ = town(made, "icrc", "search", "photo_publication")
    id, looked = frozen(made, "icrc")
    assert not stale(made, id, looked)
    id, looked = frozen(made, "icrc")
    carry(made.rima, made.stick, made.hala)
    said(made, mother, "refused", purpose="photo_publication", recipient="icrc")
    carry(made.hala, made.stick, made.rima)
    assert stale(made, id, looked)

"""A source's code leaves only where it names nobody, wherever it stands; addresses are
read as they are copied.

Everybody is made up.
"""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Device, Town, carry
from tests.attacks.test_called_otherwise import asked, written
from tests.attacks.test_heard_as_a_whole import leaves
from tests.attacks.test_marks import SCOPES, told

from vsdesk.history.entry import NewOp
from vsdesk.records.dictionary.values import Json

NAMED = "سامر الخطيب"


@pytest.mark.parametrize(("code", "stays"), [(NAMED, True), ("0944123456", True), ("ش-12", False)])
def test_in_a_replaced_copy_no_code_names_the_source(made: Town, code: str, stays: bool) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    values: dict[str, Json] = {"type": "survivor", "true_name": NAMED, "code": code}
    source = written(made, "source", values)
    story: dict[str, Json] = {
        "type": "other",
        "told_by": source,
        "text": words(f"رآه {NAMED} ليلاً"),
    }
    event = written(made, "event", story, made.case)
    view = made.rima.cases.dossier(made.case).get(event)
    assert view is not None
    choice: dict[str, Json] = {
        "record": event,
        "field": "text",
        "who": source,
        "choice": "replace",
        "seen": " ".join(view.ops("text")),
    }
    op = NewOp(made.rima.context.new_id(), "name_choice", choice, parent=event)
    Device(made.rima, made.stick).sign(made.case, op)
    left = told(made)
    assert "ليلاً" in left and (code in left) is not stays and NAMED not in left


@pytest.fixture(params=["without_surname", "first_name_only"])
def without(made: Town, request: pytest.FixtureRequest) -> Town:
    """A file from which the family's name is not to leave."""
    family_of(made)
    grant = said(
        made, relative(made, "mother", "هدى"), "given", identity_mode="named", data_scope=SCOPES
    )
    carry(made.hala, made.stick, made.rima)
    if request.param == "without_surname":
        written(made, "consent_condition", {"type": "without_surname"}, grant)
    else:
        written(made, "person_mark", {"type": "first_name_only"}, made.person)
    return made


@pytest.mark.parametrize(
    ("code", "stays"), [("جار النوري", True), ("al-Nuri 3", True), ("ش-12", False)]
)
def test_no_code_has_the_family_name_that_stays(without: Town, code: str, stays: bool) -> None:
    source = written(without, "source", {"type": "survivor", "code": code})
    event = written(without, "event", {"type": "other", "told_by": source}, without.case)
    row = without.gate("ced", "un_complaint").get(event)
    assert (
        row is not None and (code in json.dumps(dict(row.values), ensure_ascii=False)) is not stays
    )


def test_an_address_is_read_as_it_is_copied(without: Town) -> None:
    def leaves_of(address: str) -> str:
        values: dict[str, Json] = {"type": "other", "authority": f"صفحة {address}"}
        event = written(without, "event", values, without.case)
        row = without.gate("ced", "un_complaint").get(event)
        assert row is not None
        return json.dumps(dict(row.values), ensure_ascii=False)

    family, other = quote("النوري"), quote("الأخبار")
    left = leaves_of(f"https://facebook.example/{family}/1")
    assert family not in left and "صفحة" in left
    assert other in leaves_of(f"https://facebook.example/{other}/1")


def test_in_told_words_too(made: Town) -> None:
    asked(made)
    carry(made.hala, made.stick, made.rima)
    source = written(made, "source", {"type": "survivor", "true_name": NAMED})
    written(made, "event", {"type": "other", "told_by": source}, made.case)
    assert not leaves(made, f"كتب في https://facebook.example/{quote('سامر-الخطيب')}")
    assert leaves(made, f"كتب في https://facebook.example/{quote('الأخبار')}")

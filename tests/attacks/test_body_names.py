"""A body that was refused by its name, under a spelling that reads the same.

Everybody and every body is made up.
"""

from __future__ import annotations

import pytest
from tests.attacks.families import assign, below, family_of, relative, said
from tests.attacks.kit import TODAY, Town, told_once

from vsdesk.records.consent import body_names
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

NAME = "منظمة أمل"
SPELLED = (
    NAME + "\u200f",
    NAME.replace(" ", "\u00a0"),
    "منظمة\u200c أمل",
    "منظمة امل",
    "منظـمة أمل",
    "  مُنظّمة   أمل ",
    "منظمة أمل.",
)
ASKED: dict[str, Json] = {"purpose": "advocacy_named", "recipient": "partner_ngo"}


def opens(made: Town, name: str) -> bool:
    """Whether the file goes to the partner of this name."""
    request = Request("advocacy_named", "partner_ngo", "B", TODAY, named_recipient=name)
    return decide(request, made.rima.cases.dossier(made.case), made.rima.context.dictionary).allowed


@told_once
def _refused(made: Town, name: str) -> str:
    """The mother, who said no to a partner by its name."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "refused", **ASKED, recipient_name=name)
    said(made, mother, "given", purpose="hold_record", recipient="own_org")
    assign(made)
    return mother


def _yes(made: Town, mother: str, name: str) -> None:
    """What the enemy says that she answered for this name."""
    values: dict[str, Json] = {
        "grantor": mother,
        "subject": made.case,
        "result": "given",
        "given_on": "2026-11-23",
        "data_scope": ["circumstances", "identity"],
    }
    below(made.enemy, made.family, "consent_grant", {**values, **ASKED, "recipient_name": name})
    made.enemy.hand_over(made.rima)


@pytest.mark.parametrize("alike", SPELLED)
def test_a_no_holds_for_every_spelling(made: Town, alike: str) -> None:
    mother = _refused(made, NAME)
    assert not opens(made, NAME) and not opens(made, alike)
    _yes(made, mother, alike)
    assert not opens(made, NAME) and not opens(made, alike)
    rows = [one for one in made.rima.consent.table(made.case).outcomes if one.named]
    assert [one.state for one in rows] == ["refused"]  # one body, one row


@pytest.mark.parametrize(
    ("refused", "alike"),
    [("CARE", "САRЕ"), ("Amal Group", "AmalGroup"), ("Amal", "A\u2063mal"), ("\u200f", "Amal")],
)
def test_a_no_holds_for_what_the_eye_takes_for_it(made: Town, refused: str, alike: str) -> None:
    mother = _refused(made, refused)
    _yes(made, mother, alike)
    assert not opens(made, alike)


@pytest.mark.parametrize("alike", SPELLED)
def test_a_yes_holds_for_every_spelling_too(made: Town, alike: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", purpose="hold_record", recipient="own_org")
    assign(made)
    more: dict[str, Json] = {"recipient_name": NAME, "data_scope": ["circumstances", "identity"]}
    said(made, mother, "given", **ASKED, **more)
    assign(made)
    assert opens(made, alike)
    assert not opens(made, "منظمة عمل") and not opens(made, "")


@pytest.mark.parametrize("other", ["CARE", "***", "\u200f", "🙂", ""])
def test_a_yes_to_a_name_that_nobody_reads_is_for_nobody_else(made: Town, other: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", purpose="hold_record", recipient="own_org")
    more: dict[str, Json] = {"recipient_name": "САRЕ!", "data_scope": ["circumstances", "identity"]}
    said(made, mother, "given", **ASKED, **more)
    said(made, mother, "given", **ASKED, **{**more, "recipient_name": "\u2063"})
    assign(made)
    assert not opens(made, other)


def test_one_key_for_one_name() -> None:
    assert {body_names.key(one) for one in (*SPELLED, NAME)} == {"منظمه امل"}
    assert body_names.key(" ") == body_names.key(None) == ""
    assert body_names.key("\u200f") and not body_names.look("\u200f")
    assert len({body_names.key(one) for one in ("Amal", "Amal 2", "Amel")}) == 3

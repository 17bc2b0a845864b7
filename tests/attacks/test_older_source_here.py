"""Whoever was given a source once and gets it no more has an older copy of it: the places that the
source's own device says count there beside what is found by that copy. Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import as_text, family_of, relative, said, words
from tests.attacks.kit import TODAY, Town
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_not_whole import handed

from vsdesk.desk import Edit
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

NAME: Final = "رمزي الحلاق"


def agreed(made: Town) -> None:
    """Sources stay, and the mother agreed to the committee."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    for purpose, to in (("un_complaint", "ced"), ("hold_record", "own_org")):
        more: dict[str, Json] = {"purpose": purpose, "recipient": to, "data_scope": [*SCOPES]}
        said(made, mother, "given", identity_mode="named", **more)


def leaving(desk: Desk, case: str) -> str:
    asked = Request("un_complaint", "ced", "B", TODAY)
    left = decide(asked, desk.cases.dossier(case), desk.context.dictionary)
    assert left.allowed, left.state
    return as_text(left)


def new(desk: Desk, kind: str, values: dict[str, Json], parent: str | None = None) -> str:
    return desk.cases.save([Edit(kind, values, id=desk.context.new_id(), parent=parent)]).ids[0]


@pytest.mark.parametrize("given", ["policy", "by hand", "never"])
@pytest.mark.parametrize("before", ["", "أبو فادي"], ids=["no name", "another name"])
def test_a_name_that_came_later(made: Town, tmp_path: Path, given: str, before: str) -> None:
    hala, rima = made.hala, made.rima
    rima.sync.set_sources_go(go=given == "policy")
    agreed(made)
    handed(rima, hala, tmp_path / "0")
    who: dict[str, Json] = {"type": "survivor", **({"true_name": before} if before else {})}
    source = new(hala, "source", who)
    told: dict[str, Json] = {"type": "other", "told_by": source}
    new(hala, "event", {**told, "text": words("كان هناك")}, made.case)
    to = [rima.context.device_id]
    if given == "by hand":
        hala.sync.give_source(source, to, "تعرفه", shown=hala.cases.shown(source))
    handed(hala, rima, tmp_path / "a")
    if given == "policy":
        rima.sync.set_sources_go(go=False)
    if given == "by hand":
        hala.sync.give_source(source, [], "تبقى هنا", shown=hala.cases.shown(source))
    handed(rima, hala, tmp_path / "b")
    hala.cases.save([Edit("source", {"true_name": NAME}, id=source)])
    event = new(hala, "event", {**told, "text": words(f"شافه {NAME} بعينه ليلاً")}, made.case)
    handed(hala, rima, tmp_path / "c")
    assert NAME not in leaving(rima, made.case)
    hala.cases.save([Edit("event", {"text": words("شافه بعينه ليلاً")}, id=event)])
    handed(hala, rima, tmp_path / "d")
    assert "شافه بعينه ليلاً" in leaving(rima, made.case)  # other words, by whoever knows the name

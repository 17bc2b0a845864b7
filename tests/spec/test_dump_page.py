"""docs/spec/dump.md says of each rule of a save what becomes of it in a dump, and each has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vsdesk.desk.saving.judgements import DECIDES, TIES
from vsdesk.desk.saving.remarks import SAID, Remark
from vsdesk.desk.saving.save_rules import RULES, SaveRule

PAGE = (Path(__file__).parent.parent.parent / "docs/spec/dump.md").read_text("utf-8")
ROWS = {
    name: (typed, dump, back)
    for name, typed, dump, back in re.findall(
        r"^\| `(\w+)`: [^|]+ \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.M
    )
}


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.name)
def test_the_page_says_of_a_rule_what_the_program_does(rule: SaveRule) -> None:
    typed, dump, back = ROWS[rule.name]
    assert typed == "refused"
    assert dump.startswith("kept" if rule.dump == "keep" else "left out")
    assert back == ("refused" if rule.back else "not asked")


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.name)
def test_a_remark_has_a_sentence_that_says_the_same(rule: SaveRule) -> None:
    remark = Remark(rule.name, "case", "", 1, (2,))
    assert remark.kept == (rule.dump == "keep")
    assert ("left out" in remark.sentence) != remark.kept


def test_the_page_names_no_rule_that_is_none() -> None:
    assert {*ROWS} <= {*SAID}


def test_the_page_names_what_decides_and_what_ties() -> None:
    [kinds] = re.findall(r"whole records that decide \(([^)]+)\)", PAGE)
    assert {*re.findall(r"`(\w+)`", kinds)} == DECIDES
    [ties] = re.findall(r"^\| `judgement` \| (.*) of a case that is here", PAGE, re.M)
    assert {("case", one) for one in re.findall(r"`(\w+)`", ties)} == TIES

"""A told sentence that a code begins runs from the right, and who is pointed to twice stands there once. All
are made up."""

from __future__ import annotations

import re
import subprocess

import pytest
from tests.reports.paper import set_lines

from vsdesk.records.gate.names.told_names import NameSpan
from vsdesk.records.gate.told.marked_copies import marked
from vsdesk.words import isolate

POINTED = "عسكري من جوا، بيعرفه خالي، قال إنو انتقل"
WHO = frozenset({"7d" * 16})


def places(text: str) -> list[tuple[float, str]]:
    """Where each word of a line from the right stands."""
    page = set_lines([isolate(text)], rtl=True)
    made = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=page, capture_output=True, check=True, timeout=600
    ).stdout.decode()
    return [(float(x), word) for x, word in re.findall(r'xMin="([\d.]+)".*?>(.*?)</word>', made)]


@pytest.mark.parametrize("lead", ["[S-408522]، ", "[S-408522] ", "[S-31]، [S-408522]، "])
def test_a_code_at_the_head_stands_at_the_right(lead: str) -> None:
    found = places(f"{lead}قال إنو انتقل على مشفى")
    [code] = [x for x, word in found if "408522" in word]
    others = [x for x, word in found if re.search("[\u0620-\u06d3]", word)]
    assert len(others) == 5 and code > max(others)


def test_latin_words_behind_a_code_run_from_the_left() -> None:
    found = places("[S-408522], he was moved")
    assert min(found)[1] != "moved" and max(found)[1] == "moved"


def test_who_is_pointed_to_twice_stands_there_once() -> None:
    spans = [
        NameSpan(POINTED.index(one), POINTED.index(one) + len(one), WHO, "sealed", "sure")
        for one in ("عسكري من جوا", "بيعرفه خالي")
    ]
    assert marked(POINTED, spans, lambda _: "[S-408522]") == "[S-408522]، قال إنو انتقل"
    other = [
        spans[0],
        NameSpan(spans[1].start, spans[1].end, frozenset({"8e" * 16}), "sealed", "sure"),
    ]
    assert marked(POINTED, other, lambda one: f"[{min(one.who)[:2]}]").count("[") == 2

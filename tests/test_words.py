"""Sentences: isolated values, Arabic plural forms, falling back to English."""

from __future__ import annotations

import pytest

from vsdesk.words import FSI, PDI, RLM, Words, plain

_ONE, _MANY = "{n} file, {size}: {names}", "{n} files, {size}: {names}"


def test_every_value_is_isolated_and_an_arabic_sentence_keeps_its_side() -> None:
    said = Words("ar").count(_ONE, _MANY, 5, size="1 MB", names="ملف.age")
    assert said.startswith(RLM + FSI + "5" + PDI)
    assert plain(said).startswith("5 ملفات")


@pytest.mark.parametrize(
    ("n", "form"), [(2, "ملفان"), (3, "ملفات"), (11, "ملفاً"), (99, "ملفاً"), (100, "ملف،")]
)
def test_arabic_counts_in_the_customary_forms(n: int, form: str) -> None:
    assert form in Words("ar").count(_ONE, _MANY, n, size="1 MB", names="x")


def test_a_sentence_without_translation_stays_english() -> None:
    assert Words("ku").say("not in any catalogue") == "not in any catalogue"

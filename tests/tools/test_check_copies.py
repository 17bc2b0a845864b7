"""A set of terms stands once: the check finds a second one, on a small made-up tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import check_copies

LISTS = """
[common]
other = { en = "other", ar = "غير ذلك" }
[recipient]
ours = { en = "us", ar = "نحن" }
family = { en = "family", ar = "العائلة" }
court = { en = "court", ar = "محكمة" }
[language]
_closed = true
ar = { en = "Arabic", ar = "العربية" }
ku = { en = "Kurmanji", ar = "الكرمانجية" }
en = { en = "English", ar = "الإنكليزية" }
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in ("resources/vocabularies", "src/room"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "resources/vocabularies/made_up.toml").write_text(LISTS, encoding="utf-8")
    (tmp_path / "src/room/first.py").write_text('INSIDE = {"ours", "family", "court"}\n')
    return tmp_path


def said(tree: Path, text: str) -> list[str]:
    (tree / "src/room/second.py").write_text(text, encoding="utf-8")
    return check_copies.copies(tree)


@pytest.mark.parametrize(
    "text",
    [
        '_INSIDE = frozenset({"court", "family", "ours"})\n',
        'A = ("family", "ours", "court")\n',
        'A = ["family", "ours", "court"]\n',
        'A = {"family": 1, "ours": 2, "court": 3}\n',
        'A = frozenset({*("family", "ours"), "court"})\n',
        'def f(a: str) -> bool:\n    return a in ("ours", "family", "court")\n',
    ],
)
def test_a_second_copy_is_refused_whatever_its_form(tree: Path, text: str) -> None:
    problems = said(tree, text)
    assert len(problems) == 1
    assert "src/room/first.py:1, src/room/second.py:" in problems[0]
    assert "court, family, ours" in problems[0]


@pytest.mark.parametrize(
    "text",
    [
        'A = {"family", "court"}\n',  # two are no set worth a name
        'A = {"family", "court", "other"}\n',  # another set
        'A = {"family", "court", "stranger"}\n',  # no terms of one list
        'from typing import Literal\nA = Literal["ours", "family", "court"]\n',  # a type
        'B = ("family", "ours", 3)\n',
    ],
)
def test_what_is_no_copy_passes(tree: Path, text: str) -> None:
    assert said(tree, text) == []


@pytest.mark.parametrize(
    "text",
    [
        'def f(lang: str) -> bool:\n    return lang == "ku"\n',
        'NAMES = {"ar": "a"}\n',
        "USUAL = 'ar'\n",
    ],
)
def test_a_language_is_named_by_its_folder_alone(tree: Path, text: str) -> None:
    for folder in ("resources/languages/ar", "resources/languages/ku", "src/vsdesk/names"):
        (tree / folder).mkdir(parents=True)
    for code in ("ar", "ku"):
        (tree / f"resources/languages/{code}/language.toml").write_text("", encoding="utf-8")
    (tree / "src/vsdesk/one.py").write_text(f"# ku\n{text}", encoding="utf-8")
    (tree / "src/vsdesk/names/two.py").write_text('SOUND = "ar"\n', encoding="utf-8")
    found = check_copies.languages_named(tree)
    assert len(found) == 1 and found[0].startswith("one.py:")

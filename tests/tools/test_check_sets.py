"""A set of words stands once: the check finds a second one, on a small made-up tree, and lets
pass what uses the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import check_sets


def said(root: Path, text: str, name: str = "second.py") -> list[frozenset[str]]:
    """What is said twice where another module says three cats."""
    (root / "src/room").mkdir(parents=True)
    (root / "src/room/first.py").write_text('CATS = ("tabby", "tom", "kitten")\n')
    (root / "src/room" / name).parent.mkdir(exist_ok=True, parents=True)
    (root / "src/room" / name).write_text(text)
    return [*check_sets.said_twice(root)]


@pytest.mark.parametrize(
    "text",
    [
        'A = frozenset({"kitten", "tabby", "tom"})\n',
        'A = {"tabby": 1, "tom": 2, "kitten": 3}\n',
        'def f(a: str) -> bool:\n    return a in ("tom", "tabby", "kitten")\n',
        'A = each({"tabby": 1, "tom": 2, "kitten": 3})\n',
    ],
)
def test_a_set_that_is_said_twice_is_refused(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == [frozenset({"tabby", "tom", "kitten"})]


@pytest.mark.parametrize(
    "text",
    [
        'A = {"tabby", "tom"}\n',
        'A = for_each(CATS, {"tabby": 1, "tom": 2, "kitten": 3})\n',
        'A: dict[str, Json] = {"tabby": 1, "tom": 2, "kitten": 3}\n',
        'def f() -> dict[str, int]:\n    return {"tabby": 1, "tom": 2, "kitten": 3}\n',
        'from typing import Literal\nA = Literal["tabby", "tom", "kitten"]\n',
    ],
)
def test_what_uses_a_set_does_not_say_it(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == []


def test_the_dictionary_says_for_each_kind(tmp_path: Path) -> None:
    text = 'A = ("tabby", "tom", "kitten")\n'
    assert said(tmp_path, text, "records/kinds/cats.py") == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ('A = "\\u200b\\u2060\\ufeff"\n', True),
        ('A = r"[\\u200b\\u2060-\\u2064]"\n', True),
        (
            'def f(a: str) -> bool:\n    if unicodedata.category(a) == "Cf":\n        return True\n    return False\n',
            True,
        ),
        ('A = "\\u200c\\u200d"\n', False),
        ('A = "\\u2066\\u2067\\u2068\\u2069"  # they steer\n', False),
    ],
)
def test_what_no_eye_sees_is_listed_once(tmp_path: Path, text: str, second: bool) -> None:
    (tmp_path / "src/vsdesk").mkdir(parents=True)
    (tmp_path / "src/vsdesk/reader.py").write_text(text)
    assert [*check_sets.unseen_said(tmp_path)] == ["reader.py"] * second

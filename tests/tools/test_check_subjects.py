"""Subjects of commits are read from a real history, from where they are held on."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tools.check_subjects import MOST, problems, subjects


@pytest.fixture
def history(tmp_path: Path) -> Path:
    _git(tmp_path, "init", "-q")
    return tmp_path


def _git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    asked = ["git", "-C", str(root), *who, *words]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def _commit(root: Path, subject: str) -> str:
    _git(root, "commit", "-q", "--allow-empty", "-m", subject, "-m", "Why: " + "long " * 40)
    return _git(root, "rev-parse", "HEAD")


def test_what_is_too_long_or_too_short_is_found(history: Path) -> None:
    _commit(history, "x" * (MOST + 1))
    since = _commit(history, "Held from here on, in every commit")
    _commit(history, "و" * MOST)
    assert problems(subjects(history, since)) == []
    _commit(history, "و" * (MOST + 1))
    _commit(history, "Mended")
    assert [one.split()[0] for one in problems(subjects(history, since))] == ["6", str(MOST + 1)]


def test_where_the_beginning_is_not_there_all_are_asked(history: Path) -> None:
    assert subjects(history) == []  # no commit at all
    _commit(history, "x" * (MOST + 1))
    assert len(problems(subjects(history))) == 1


def test_without_a_history_nothing_is_said(tmp_path: Path) -> None:
    assert problems(subjects(tmp_path)) == []

"""The self-test at start."""

from __future__ import annotations

import hashlib

import pytest

from vsdesk.crypto import selftest, spoken
from vsdesk.errors import Bug


def test_runs() -> None:
    """It passes here."""
    selftest.run()


def test_names_the_broken_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong answer stops the start and says which part it was."""
    monkeypatch.setattr(spoken, "word_list", lambda _: ("abandon",) * 2048)
    with pytest.raises(Bug, match="words"):
        selftest.run()


def test_a_library_that_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library that fails outright is a wrong answer too."""

    def broken(_: bytes) -> None:
        raise ValueError("no such algorithm")

    monkeypatch.setattr(hashlib, "shake_256", broken)
    with pytest.raises(Bug, match="envelope"):
        selftest.run()

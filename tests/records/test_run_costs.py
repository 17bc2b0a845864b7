"""No pattern that reads told words takes the square of a long word. All made up."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from tests.records.run_costs import squared

import vsdesk
from vsdesk.records.checks import money_words, name_pleas, return_words

_ROOMS = ("vsdesk.records", "vsdesk.names", "vsdesk.numerals")
# Asked at one place of a text, or of few letters.
_BOUND = {
    (
        "vsdesk.names.bare_letters",
        "_VOWELLED",
    ): "matched with the whole of a text, and never goes back",
    ("vsdesk.numerals", "_NO_LATIN"): "matched at the beginning of a number",
    ("vsdesk.numerals", "_ATOM"): "what follows a number may be anything: it never fails",
    ("vsdesk.names.chat_letters", "_TWO_LETTERS"): "of 60 letters",
    ("vsdesk.records.dates.lexicon", "_TEENS"): "of 400 letters",
    ("vsdesk.records.dictionary.typed_values", "_SAID"): "matched with the whole of a field",
    ("vsdesk.records.gate.names.ambiguous_names", "_CHILD"): "matched at the place of a name",
    ("vsdesk.records.readiness.profile", "_FIELD"): "matched with the name of a field",
    ("vsdesk.records.figures.tallies", "_BAND"): "matched with the whole of a term",
}


def compiled() -> Iterator[tuple[tuple[str, str], str]]:
    """Every pattern that a module holds, by its name."""
    for one in pkgutil.walk_packages(vsdesk.__path__, "vsdesk."):
        if one.name.startswith(_ROOMS):
            for name, held in vars(importlib.import_module(one.name)).items():
                for each in held if isinstance(held, tuple) else (held,):
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        yield (one.name, name), each.pattern


def read_where_told() -> Iterator[tuple[tuple[str, str], str]]:
    """Those that are compiled where a text is read first."""
    asked = (*name_pleas._OF_NAMES, *name_pleas._OF_WORDS, *name_pleas._OF_TALKS)
    yield from ((("pleas", each[:40]), each) for pair in asked for each in pair)
    yield ("pleas", "own"), name_pleas._OWN
    yield ("pleas", "whom"), name_pleas._WHOM
    yield from ((("pleas", "quoting"), one) for one in name_pleas._QUOTING)
    yield ("returns", "about"), return_words._ABOUT


@pytest.mark.parametrize(
    ("pattern", "is_squared"),
    [
        (r"(?:لا|ما)\s*ت\w+وه", True),
        (r"\w+['’]s\s+name", True),
        (r"(?:خبر\w*|سر)\s+بيننا", True),
        (r"[^\s@]+@", True),
        (r"\b(?:لا|ما)\s*ت\w+وه", False),
        (r"(?:لا|ما)\s*ت\w{1,12}وه", False),
        (r"سر\s+\w+\s+بيننا", False),
        (r"(?:خبر|سر)\w*", False),
        (r"(?<!\w)\w+@", False),
        (r"خبر\w*\b", False),
    ],
)
def test_it_is_told_by_the_pattern(pattern: str, is_squared: bool) -> None:
    assert bool(squared(pattern)) is is_squared


def test_no_pattern_of_a_reader_takes_the_square_of_a_word() -> None:
    found = {
        where
        for where, pattern in (*compiled(), *read_where_told())
        if squared(pattern) and where not in _BOUND
    }
    assert found == set()
    assert money_words._LANGUAGES, "read sentence by sentence, of 400 letters each"


def test_a_word_of_many_letters_is_read_at_once() -> None:
    """Letter by letter of what they look for, as nobody writes: each took a minute before."""
    for word in ("مات", "لات", "هالش", "ماتخ"):
        text = word * 40_000
        assert name_pleas.pleas(text) == name_pleas.kept_pleas(text) == []

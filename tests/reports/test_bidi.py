"""The bidirectional algorithm against Unicode's own two test files (Debian package `unicode-data`)."""

from __future__ import annotations

import bz2
import gzip
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vsdesk.reports import bidi
from vsdesk.reports.bidi_classes import BRACKETS, bidi_class, classes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDERS = (os.environ.get("UNICODE_DATA", ""), "/usr/share/unicode", "/usr/share/unicode-data")
READERS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.decompress,
    ".bz2": bz2.decompress,
}
BASES = {0: 0, 1: 1, 2: None}  # of BidiCharacterTest


def unicode_file(name: str) -> list[str]:
    """The lines of one file of Unicode's database, compressed or not."""
    for folder in filter(None, FOLDERS):
        for ending, read in READERS.items():
            path = Path(folder) / (name + ending)
            if path.is_file():
                return read(path.read_bytes()).decode("utf-8").splitlines()
    pytest.fail(
        f"{name} was not found: the Debian package `unicode-data` holds it; `make setup` installs it"
    )


def visible(classes: list[str], levels: list[int], base: int) -> tuple[list[int | None], list[int]]:
    """Levels with `x` as None, and the order on paper without what X9 removes."""
    line = bidi.line_levels(classes, levels, base)
    shown = [
        None if cls in bidi.REMOVED else level for cls, level in zip(classes, line, strict=True)
    ]
    kept = [i for i, level in enumerate(shown) if level is not None]
    return shown, [kept[k] for k in bidi.reorder([line[i] for i in kept])]


def numbers(text: str) -> list[int | None]:
    return [None if part == "x" else int(part) for part in text.split()]


def class_cases() -> Iterator[tuple[list[str], int, list[int | None], list[int]]]:
    """BidiTest.txt as (classes, bitset of bases, levels, order)."""
    levels: list[int | None] = []
    order: list[int] = []
    for line in unicode_file("BidiTest.txt"):
        if line.startswith("@Levels:"):
            levels = numbers(line.partition(":")[2])
        elif line.startswith("@Reorder:"):
            order = [int(part) for part in line.partition(":")[2].split()]
        elif line and line[0] not in "#@":
            classes, _, bases = line.partition(";")
            yield classes.split(), int(bases), levels, order


def check_classes(every: int) -> int:
    """Run each `every`-th line of BidiTest.txt; the number of cases run."""
    done = 0
    for n, (classes, bases, levels, order) in enumerate(class_cases()):
        if n % every:
            continue
        for bit, base in ((1, None), (2, 0), (4, 1)):
            if not bases & bit:
                continue
            level, resolved = bidi.resolve(classes, None, base)
            assert visible(classes, resolved, level) == (levels, order), (classes, base)
            done += 1
    return done


def known(text: str, changed: set[str]) -> bool:
    """True when this Python's Unicode has each character, with the class of the test's Unicode."""
    return all(unicodedata.category(char) != "Cn" and char not in changed for char in text)


def changed_classes() -> set[str]:
    """Characters to which this Python's Unicode gives another class than Debian's UnicodeData.txt."""
    rows = (line.split(";") for line in unicode_file("UnicodeData.txt"))
    return {
        chr(int(row[0], 16))
        for row in rows
        if unicodedata.bidirectional(chr(int(row[0], 16))) not in ("", row[4])
    }


def check_characters(every: int) -> tuple[int, int]:
    """Run each `every`-th line of BidiCharacterTest.txt; (cases run, cases with unknown characters)."""
    changed = changed_classes()
    done = left_out = 0
    rows = [line for line in unicode_file("BidiCharacterTest.txt") if line and line[0] != "#"]
    for row in rows[::every]:
        codes, base, level, levels, order = row.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        if not known(text, changed):
            left_out += 1
            continue
        classes = classes_of(text)
        got, resolved = bidi.resolve(classes, text, BASES[int(base)])
        assert got == int(level), row
        assert visible(classes, resolved, got) == (
            numbers(levels),
            [int(i) for i in order.split()],
        ), row
        done += 1
    return done, left_out


def test_a_tenth_of_the_class_cases() -> None:
    assert check_classes(10) > 40_000


def test_a_tenth_of_the_character_cases() -> None:
    done, left_out = check_characters(10)
    assert done + left_out > 9_000
    assert left_out < done / 100


@pytest.mark.soak
def test_all_class_cases() -> None:
    done = check_classes(1)
    print(f"BidiTest.txt: {done} cases hold")
    assert done > 400_000


@pytest.mark.soak
def test_all_character_cases() -> None:
    done, left_out = check_characters(1)
    print(
        f"BidiCharacterTest.txt: {done} cases hold, {left_out} hold characters newer than Unicode {unicodedata.unidata_version}"
    )
    assert done > 90_000


def test_the_table_of_brackets_is_unicodes() -> None:
    rows = [line.partition("#")[0].split(";") for line in unicode_file("BidiBrackets.txt")]
    theirs = {
        chr(int(row[0], 16)): (chr(int(row[1], 16)), row[2].strip() == "o")
        for row in rows
        if len(row) == 3
    }
    assert set(theirs) == set(BRACKETS)
    for char, (partner, opens) in theirs.items():
        closing = unicodedata.normalize("NFC", partner if opens else char)
        assert BRACKETS[char] == (closing, opens)


def test_an_isolated_date_keeps_its_order_in_arabic() -> None:
    text = "تاريخ \u20681982-03-14\u2069 في حلب"
    base, levels = bidi.resolve(classes_of(text), text, None)
    shown = "".join(text[i] for i in bidi.reorder(levels))
    assert base == 1
    assert "1982-03-14" in shown


def test_a_left_to_right_text_takes_the_fast_path() -> None:
    assert bidi.resolve(classes_of("Şiyar, 14"), "Şiyar, 14", 0) == (0, [0] * 9)


def test_unassigned_characters_of_arabic_blocks_run_from_right_to_left() -> None:
    assert [bidi_class(chr(code)) for code in (0x07BF, 0x05FF, 0x20CF, 0x0378)] == [
        "AL",
        "R",
        "ET",
        "L",
    ]


def test_runs_are_stretches_of_one_level() -> None:
    assert bidi.runs([1, 1, 2, 2, 1]) == [(0, 2), (2, 4), (4, 5)]
    assert bidi.runs([]) == []

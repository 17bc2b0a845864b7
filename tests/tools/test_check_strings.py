"""The catalogue check finds each kind of gap, on a small made-up tree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog

from tools import check_strings, merge_po

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = """
def show(words, n, flag):
    words.say("Every word is saved.")
    words.say("Kept by {name}." if flag else "Not kept.", name=n)
    words.count("{n} case for {whom}", "{n} cases for {whom}", n, whom=n)
    mark("A season is enough.")
    "text".count("x")
    label.say(n)
    label.say("")
"""
ARABIC_FORMS = (
    "لا حالات لـ {whom}",
    "حالة لـ {whom}",
    "حالتان لـ {whom}",
    "{n} حالات لـ {whom}",
    "{n} حالة لـ {whom}",
    "{n} حالة لـ {whom}",
)


@pytest.fixture
def source(tmp_path: Path) -> check_strings.Sentences:
    package = tmp_path / "src" / "vsdesk"
    package.mkdir(parents=True)
    (package / "one.py").write_text(SOURCE, encoding="utf-8")
    return check_strings.sentences(tmp_path / "src")


def arabic() -> Catalog:
    catalogue = Catalog(locale="ar", fuzzy=False)
    catalogue.add("Every word is saved.", "كل كلمة محفوظة.")
    catalogue.add("Kept by {name}.", "محفوظ لدى {name}.")
    catalogue.add("Not kept.", "لم يُحفظ.")
    catalogue.add(("{n} case for {whom}", "{n} cases for {whom}"), ARABIC_FORMS)
    catalogue.add("A season is enough.", "الموسم يكفي.")
    return catalogue


def test_finds_every_sentence_and_nothing_else(source: check_strings.Sentences) -> None:
    assert set(source.single) == {
        "Every word is saved.",
        "Kept by {name}.",
        "Not kept.",
        "A season is enough.",
    }
    assert list(source.plural) == [("{n} case for {whom}", "{n} cases for {whom}")]


def test_a_complete_catalogue_passes(source: check_strings.Sentences) -> None:
    assert list(check_strings.problems_in("ar", source, arabic())) == []


def without(catalogue: Catalog) -> None:
    catalogue.delete("Not kept.")


def other_placeholder(catalogue: Catalog) -> None:
    catalogue.delete("Kept by {name}.")
    catalogue.add("Kept by {name}.", "محفوظ لدى {nam}.")


def lost_placeholder(catalogue: Catalog) -> None:
    catalogue.delete("Kept by {name}.")
    catalogue.add("Kept by {name}.", "محفوظ.")


def unused(catalogue: Catalog) -> None:
    catalogue.add("An old sentence.", "جملة قديمة.")


def harsh(catalogue: Catalog) -> None:
    catalogue.delete("Not kept.")
    catalogue.add("Not kept.", "خطأ")


def shouting(catalogue: Catalog) -> None:
    catalogue.delete("Not kept.")
    catalogue.add("Not kept.", "لم يُحفظ!")


def unsure(catalogue: Catalog) -> None:
    catalogue.delete("Not kept.")
    catalogue.add("Not kept.", "لم يُحفظ.", flags={"fuzzy"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without, "not translated"),
        (other_placeholder, "other placeholders"),
        (lost_placeholder, "other placeholders"),
        (unused, "no longer used"),
        (harsh, "خطأ"),
        (shouting, "!"),
        (unsure, "fuzzy"),
    ],
)
def test_each_gap_is_named(
    source: check_strings.Sentences, change: Callable[[Catalog], None], said: str
) -> None:
    catalogue = arabic()
    change(catalogue)
    problems = list(check_strings.problems_in("ar", source, catalogue))
    assert problems and all(said in problem for problem in problems)


@pytest.mark.parametrize("text", ["An error came.", "Please wait.", "Done!", "2 duplicates"])
def test_words_that_the_house_does_not_use(text: str) -> None:
    found = check_strings.Sentences(single={text: "one.py:1"})
    assert list(check_strings.problems_in_english(found))


def test_a_piece_to_fill_in_holds_what_is_missing(source: check_strings.Sentences) -> None:
    catalogue = arabic()
    catalogue.delete("Not kept.")
    piece = check_strings.missing_piece("ar", source, catalogue)
    assert [message.id for message in piece if message.id] == ["Not kept."]


def test_pruning_removes_only_what_is_unused(
    source: check_strings.Sentences, tmp_path: Path
) -> None:
    path = tmp_path / "resources" / "languages" / "ar" / "LC_MESSAGES" / "vsdesk.po"
    catalogue = arabic()
    unused(catalogue)
    merge_po.write(catalogue, path)
    assert check_strings.prune("ar", source, tmp_path) == 1
    assert list(check_strings.problems_in("ar", source, check_strings.load(path, "ar"))) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("About {n} minutes so far", True),
        ("confirmed by {sent} of {all} other devices", True),
        ("Copies of {name} families", True),
        ("{name} keeps minutes of the talk", False),
        ("{done} of {all}: {what}", False),
    ],
)
def test_a_number_of_things_is_said_by_count(text: str, wrong: bool) -> None:
    found = check_strings.Sentences(single={text: "here:1"})
    said = [one for one in check_strings.problems_in_english(found) if "by count" in one]
    assert bool(said) == wrong

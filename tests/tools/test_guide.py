"""The guides name what stands in the window: each name between *…* or «…» is a sentence or
label of that language."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from babel.messages.pofile import read_po

from vsdesk.crypto.spoken import words_of
from vsdesk.languages import folder_of
from vsdesk.paths import resources
from vsdesk.written_words import COUNTS

ROOT: Final = Path(__file__).resolve().parents[2]
# What people say, and words about words: no names of the window.
_SPOKEN: Final = {
    "en": frozenset[str](),
    "ar": frozenset(
        {"…", "تالت يوم العيد", "مفقود", "سُئل ولا يعرف", "سُئل ولم يرغب في الجواب", "رفض"}
    ),
}
_NAMES: Final = {
    "en": re.compile(r"(?<![*\w])\*([^*\n]+(?:\n[^*\n]+)?)\*(?![*\w])"),
    "ar": re.compile(r"«([^»]+)»|(?<![*\w])\*([^*\n]+)\*(?![*\w])"),
    "ku": re.compile(r"«([^»]+)»|(?<![*\w])\*([^*\n]+)\*(?![*\w])"),
}
_BLOCKS: Final = re.compile(r"```.*?```|`[^`]*`", re.S)


def _said(lang: str) -> set[str]:
    """Every sentence of the catalogue, every label and term, in this language."""
    found: set[str] = set()
    with (folder_of("ar" if lang == "en" else lang) / "LC_MESSAGES" / "vsdesk.po").open(
        "rb"
    ) as file:
        for one in read_po(file):
            text = one.id if lang == "en" else one.string
            found |= {text} if isinstance(text, str) else {*text}
    for path in (
        resources() / "languages" / lang / "labels.toml",
        *(resources() / "vocabularies").glob("*.toml"),
    ):
        found |= _texts(tomllib.loads(path.read_text(encoding="utf-8")), lang)
    return {_plain(one) for one in found}


def _texts(value: object, lang: str) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        inner = [value[lang]] if lang in value and "en" in value else value.values()
        return {text for one in inner for text in _texts(one, lang)}
    return set()


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").lower()


def _named(file: Path, lang: str) -> list[str]:
    text = _BLOCKS.sub("", file.read_text(encoding="utf-8"))
    found = [next(part for part in groups if part) for groups in _groups(_NAMES[lang], text)]
    return [part.strip() for one in found for part in re.split("[←→]", " ".join(one.split()))]


def _groups(pattern: re.Pattern[str], text: str) -> list[tuple[str, ...]]:
    return [one.groups(default="") for one in pattern.finditer(text)]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_name_in_the_guide_stands_in_the_window(lang: str) -> None:
    named = _named(ROOT / "docs" / "guide" / f"{lang}.md", lang)
    assert len(named) > 60
    said = _said(lang)
    assert [one for one in named if _plain(one) not in said and one not in _SPOKEN[lang]] == []


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_each_name_in_the_first_steps_stands_in_the_window(lang: str) -> None:
    whole = (ROOT / "README.md").read_text(encoding="utf-8")
    start, _, rest = whole.partition('<div dir="rtl">')
    arabic, _, kurmanji = rest.partition("</div>")
    kurmanji = kurmanji.partition("## Where")[0]
    text = _BLOCKS.sub("", {"en": start, "ar": arabic, "ku": kurmanji}[lang])
    steps = re.findall(r"^(\d)\. ", text, re.M)
    assert steps == [str(n) for n in range(1, 10)], "the same steps in each language"
    named = [next(part for part in groups if part) for groups in _groups(_NAMES[lang], text)]
    parts = [part.strip() for one in named for part in re.split("[←→]", one)]
    assert parts
    assert [one for one in parts if _plain(one) not in _said(lang)] == []


def test_both_guides_have_the_same_parts() -> None:
    parts = [
        re.findall(
            r"^## (\d+)\.", (ROOT / "docs" / "guide" / f"{lang}.md").read_text("utf-8"), re.M
        )
        for lang in ("en", "ar")
    ]
    assert parts[0] == parts[1] == [str(n) for n in range(1, len(parts[0]) + 1)]


@pytest.mark.parametrize("name", ["README.md", "docs/guide/en.md", "docs/guide/ar.md"])
def test_as_many_words_are_read_aloud_as_the_window_shows(name: str) -> None:
    """The list of each language is of another size, so the same number takes another count of words."""
    counts = {lang: len(words_of(bytes(range(32)), lang)) for lang in COUNTS}
    text = " ".join((ROOT / name).read_text("utf-8").split())
    english = f"{counts['en']} in English, {counts['ar']} in Arabic, {counts['ku']} in Kurmanji"
    arabic = rf"{counts['ar']} (?:كلمات )?بالعربية، و{counts['en']} بالإنكليزية، و{counts['ku']} بالكرمانجية"
    kurmanji = f"bi kurmancî {counts['ku']}, bi erebî {counts['ar']}, bi îngilîzî {counts['en']}"
    assert bool(english in text) is (name != "docs/guide/ar.md")
    assert bool(kurmanji in text) is (name == "README.md")
    assert bool(re.search(arabic, text)) is (name != "docs/guide/en.md")
    assert not re.search(r"\b8 words\b|الكلمات الثماني", text)

"""What a language adds to a table of resources, and that it changes nothing there."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from vsdesk import paths
from vsdesk.languages import LANGUAGES, folder_of
from vsdesk.resource_tables import WORDS, added_to, laid_over, read

TABLE = tomllib.loads("""
langs = ["ar"]
[title]
en = "Missing person"
[sex]
male = { en = "male", ar = "ذكر" }
[month]
1 = ["كانون الثاني", "january"]
[[block]]
no = "I"
en = "Identity"
rows = ["names"]
[[block]]
no = "II"
en = "Arrest"
rows = ["place"]
[[column]]
to = ["person.given_*"]
words = ["الاسم"]
""")


def added(text: str) -> dict[str, object]:
    return laid_over(TABLE, tomllib.loads(text), "xx/made_up.toml")


def test_words_come_under_the_key_of_the_language_and_leave_the_others() -> None:
    found = added('title.xx = "Xx"\nsex.male.xx = "xx"\nmonth.1 = ["xx", "january"]')
    assert found["title"] == {"en": "Missing person", "xx": "Xx"}
    assert found["sex"] == {"male": {"en": "male", "ar": "ذكر", "xx": "xx"}}
    assert found["month"] == {"1": ["كانون الثاني", "january", "xx"]}
    assert TABLE["title"] == {"en": "Missing person"}


def test_a_row_that_has_a_name_is_added_to_and_any_other_comes_behind() -> None:
    found = added(
        '[[block]]\nno = "II"\nxx = "Xx"\n[[column]]\nto = ["person.given_*"]\nwords = ["xx"]'
    )
    blocks, columns = found["block"], found["column"]
    assert isinstance(blocks, list) and isinstance(columns, list)
    assert blocks[0] == TABLE["block"][0]
    assert blocks[1] == {"no": "II", "en": "Arrest", "xx": "Xx", "rows": ["place"]}
    assert columns == [*TABLE["column"], {"to": ["person.given_*"], "words": ["xx"]}]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('title.en = "Another"', "title: en"),
        ('title = "Another"', "title"),
        ('[[block]]\nno = "I"\nen = "Another"', "block I: en"),
        ('[[block]]\nno = "IX"\nxx = "xx"', "block IX"),
    ],
)
def test_what_stands_there_is_never_changed(text: str, where: str) -> None:
    with pytest.raises(ValueError, match=f"^xx/made_up.toml: {where} "):
        added(text)


def test_a_language_adds_only_to_tables_that_are_there(tmp_path: Path) -> None:
    own = {"language", "labels", "checks", WORDS}
    folders = {path.name for path in paths.resources().iterdir() if path.is_dir()}
    for lang in LANGUAGES:
        for path in folder_of(lang).glob("*.toml"):
            assert path.stem in own | folders


@pytest.mark.parametrize(
    ("name", "file", "text"),
    [
        ("forms/icrc.toml", "forms", '[icrc.title]\nxx = "Xx"'),
        ("mechanisms/tables/bodies.toml", "mechanisms", '[tables.bodies.title]\nxx = "Xx"'),
        ("told_dates.toml", "words", '[told_dates.title]\nxx = "Xx"'),
    ],
)
def test_one_file_holds_what_a_language_adds_to_a_folder(
    tmp_path: Path, name: str, file: str, text: str
) -> None:
    (tmp_path / f"{file}.toml").write_text(text, encoding="utf-8")
    assert added_to(Path(name), tmp_path) == {"title": {"xx": "Xx"}}
    assert added_to(Path("places/areas.toml"), tmp_path) == {}
    assert added_to(Path(name).with_name("other.toml"), tmp_path) == {}


def test_a_table_that_is_not_of_the_program_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text('[case_type]\nx = { en = "x" }\n', encoding="utf-8")
    assert read(path) == {"case_type": {"x": {"en": "x"}}}

"""What a command says where a name or a value did not fit: what would. All people are made up."""

from __future__ import annotations

import json

import pytest
from tests import association_table as made_up
from tests.journeys.conftest import Machine

from vsdesk.records.dictionary.labels import Labels
from vsdesk.words import plain


@pytest.fixture
def case(documenter: Machine) -> str:
    """A made-up case of one documenter."""
    path = made_up.write_csv(documenter.folder / "قائمة.csv", "utf-8", ";", count=1)
    kept = documenter.folder / "mapping.json"
    kept.write_text(json.dumps(documenter.ok("records", "mapping", path)), encoding="utf-8")
    documenter.ok("records", "load", path, "--mapping", kept, "--date-order", "dmy")
    return str(documenter.ok("records", "list", "case")["records"][0]["id"])


@pytest.mark.parametrize("lang", ["en", "ar", "ku"])
def test_terms_that_fit_are_named_with_their_labels(
    documenter: Machine, case: str, lang: str
) -> None:
    ran = documenter.do("records", "set", case, "fate=dead", "--lang", lang)
    terms = Labels(lang).terms("fate")
    assert (ran.code, ran.refusal) == (1, "E_VALUE")
    assert ran.json["error"]["fits"] == [code for code, _ in terms]
    for code, label in terms:
        assert f"{code} ({label})" in plain(ran.err)
    assert "=dead" not in ran.err + ran.out


def test_yes_and_no_are_terms_too(documenter: Machine, case: str) -> None:
    person = documenter.ok("records", "list", "event")["records"][0]["id"]
    ran = documenter.do("records", "set", person, "is_disappearance=perhaps")
    assert ran.json["error"]["fits"] == ["true", "false"]
    text = documenter.do("records", "set", case, "opened=perhaps")
    assert "fits" not in text.json["error"]


@pytest.mark.parametrize(
    ("said", "lang", "meant"),
    [
        ("fatte", "en", "fate"),
        ("case.fate", "en", "fate"),
        ("المصير", "ar", "fate"),
        ("whereabout", "ku", "whereabouts"),
    ],
)
def test_a_field_that_was_meant_is_named(
    documenter: Machine, case: str, said: str, lang: str, meant: str
) -> None:
    ran = documenter.do("records", "set", case, f"{said}=x", "--lang", lang)
    assert (ran.code, ran.refusal) == (1, "E_FIELD")
    assert ran.json["error"]["near"][0] == meant
    assert meant in plain(ran.err.splitlines()[-1])


def test_where_nothing_is_near_nothing_is_said(documenter: Machine, case: str) -> None:
    ran = documenter.do("records", "set", case, "qqqqqqqq=x")
    assert ran.refusal == "E_FIELD" and "near" not in ran.json["error"]
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("row", "refusal", "name", "value"),
    [
        ({"kind": "case", "fate": "dead"}, "E_VALUE", "fits", None),
        ({"kind": "case", "fatte": "x"}, "E_FIELD", "near", ["fate"]),
        ({"kind": "cases"}, "E_KIND", "near", ["case"]),
    ],
)
def test_a_line_that_is_loaded_says_it_alike(
    documenter: Machine, row: dict[str, str], refusal: str, name: str, value: list[str] | None
) -> None:
    path = documenter.folder / "lines.jsonl"
    path.write_text(json.dumps(row | {"id": "0" * 32}) + "\n", encoding="utf-8")
    ran = documenter.do("records", "load", path)
    assert ran.refusal == refusal
    listed = value or [code for code, _ in Labels("en").terms("fate")]
    assert ran.json["error"][name][: len(listed)] == listed


def test_a_table_names_the_terms_of_a_column_once(documenter: Machine) -> None:
    path = documenter.folder / "list.xlsx"
    made_up.write_xlsx(path, mac=True, count=8)
    common = ("--vault", documenter.vault, "--password-file", documenter.key_file)
    shown = documenter.run("records", "mapping", path, *common)
    kept = documenter.folder / "mapping.json"
    kept.write_text(shown.out.replace('"words"', '"problem"'), encoding="utf-8")
    ran = documenter.run("records", "load", path, "--mapping", kept, *common, "--lang", "ar")
    lists = [line for line in plain(ran.out).splitlines() if "ما يصلح هنا" in line]
    assert lists and len(lists) == len(set(lists))
    found = documenter.do("records", "load", path, "--mapping", kept).json
    for field, codes in found["fits"].items():
        [line] = [one for one in lists if one.startswith(f"{field}: ")]
        assert all(f"{code} (" in line for code in codes)
    broken = json.loads(shown.out)
    broken["columns"][1]["to"] = ["person.givn_ar"]
    kept.write_text(json.dumps(broken), encoding="utf-8")
    ran = documenter.do("records", "load", path, "--mapping", kept)
    assert ran.refusal == "E_FIELD" and ran.json["error"]["near"][0] == "person.given_ar"

"""docs/spec/fields.json is the dictionary's own table, as data."""

from __future__ import annotations

import json
from itertools import product

from tools import fields_data
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import EVERYONE

DATA = json.loads(fields_data.PAGE.read_text("utf-8"))


def test_the_file_is_current() -> None:
    """Run tools/fields_data.py when this fails."""
    assert fields_data.PAGE.read_text("utf-8") == fields_data.data()


def test_what_comes_to_the_dictionary_raises_its_number() -> None:
    """An older program that meets the number has to know what it stands for."""
    fewer = json.loads(fields_data.data())
    del fewer["kinds"]["case"]["fields"]["summary"], fewer["kinds"]["family"]
    before = json.dumps(fewer)
    came = fields_data.came_unsaid(before, fields_data.data())
    assert {"case.summary", "family"} < {*came} and all(
        "." in one or one == "family" for one in came
    )
    assert fields_data.came_unsaid(fields_data.data(), fields_data.data()) == []
    older = json.dumps(fewer | {"schema": fewer["schema"] - 1})
    assert fields_data.came_unsaid(older, fields_data.data()) == []


def test_read_as_the_page_says_it_answers_as_the_program() -> None:
    """The few sentences of bundle.md §8.10 beside the file are all that a reader needs."""
    dictionary = Dictionary.load()
    names = [(kind, name) for kind, one in DATA["kinds"].items() for name in one["fields"]]
    names += [(kind, name) for kind in DATA["kinds"] for name in ("deleted", "x_own", "newer")]
    names += [("newer", "deleted"), ("newer", "any")]
    for role, (kind, name) in product(EVERYONE, names):
        assert _may(role, kind, name) == dictionary.may(role, kind, name), (role, kind, name)
    for kind, name in names:
        assert _right(kind, name) == dictionary.right(kind, name), (kind, name)


def _right(kind: str, name: str) -> str:
    if name == "deleted":
        kept = kind in DATA["kinds"] and DATA["kinds"][kind]["about"]["kept"]
        return "kept" if kept else "narrower"
    one = DATA["kinds"].get(kind)
    if one is None:
        return "free"
    if name not in one["fields"]:
        return "once" if one["about"]["once"] else "free"
    return str(one["fields"][name].get("right", "free"))


def _may(role: str, kind: str, name: str) -> bool:
    one = DATA["kinds"].get(kind)
    if one is None:
        return role != "reviewer"
    writers = one["about"]["writers"]
    if name not in (*one["fields"], "deleted"):
        return role != "reviewer" and role in writers
    return role in one["fields"].get(name, {}).get("setters", writers)

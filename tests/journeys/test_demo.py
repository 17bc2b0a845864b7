"""The demo holds, prints what it did, and ends with 0 only then. All people are made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journeys.conftest import Machine

from vsdesk.cli.demo_people import household, planted, stories
from vsdesk.cli.demo_search import found_in
from vsdesk.desk.cases.list_service import ListService


def test_the_whole_demo(machine: Callable[[str], Machine]) -> None:
    made = machine("laptop")
    folder = made.folder / "demo"
    ran = made.run("demo", "--folder", folder, "--cases", 2, "--json")
    assert ran.code == 0, ran.err[-600:]
    document = ran.json
    assert document["held"] and len(document["steps"]) == 16
    assert all(Path(path).exists() for step in document["steps"] for path in step["paths"])
    assert sorted(path.name for path in (folder / "sheets").iterdir()) == [
        "family-sheet.ar+en.pdf",
        "family-sheet.ar.discreet.pdf",
        "family-sheet.ar.pdf",
        "family-sheet.en.pdf",
        "family-sheet.ku.pdf",
    ]
    made.passphrase = "these people are made up, every one of them"
    made.key_file.write_text(made.passphrase, encoding="utf-8")
    ran = made.run(
        "vault", "info", "--vault", folder / "vault-c", "--password-file", made.key_file, "--json"
    )
    assert ran.json["cases"] == 5 and ran.json["differences"] == 0


def test_in_arabic(machine: Callable[[str], Machine]) -> None:
    made = machine("laptop")
    ran = made.run("demo", "--folder", made.folder / "demo", "--cases", 1, "--lang", "ar")
    assert ran.code == 0 and "صحّت كل الخطوات" in ran.out


def test_a_folder_that_is_not_empty_is_left_alone(machine: Callable[[str], Machine]) -> None:
    made = machine("laptop")
    (made.folder / "mine.txt").write_text("mine", encoding="utf-8")
    ran = made.run("demo", "--folder", made.folder, "--json")
    assert (ran.code, ran.refusal) == (1, "E_EXISTS")


def test_a_step_that_does_not_hold_ends_with_70(
    machine: Callable[[str], Machine], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = machine("laptop")
    monkeypatch.setattr(ListService, "search", lambda *_: [])
    ran = made.run("demo", "--folder", made.folder / "demo", "--cases", 1, "--json")
    assert (ran.code, ran.refusal) == (70, "E_BUG")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("word", ["مروان", "Şêxmûs", "sexmus"])
def test_a_planted_word_would_be_found(tmp_path: Path, word: str, encoding: str) -> None:
    path = tmp_path / "deep" / "file.bin"
    path.parent.mkdir()
    path.write_bytes(b"\0" * 5000 + word.encode(encoding) + b"\0" * 5000)
    assert found_in([tmp_path], {"مروان", "Şêxmûs"}) == [path]
    assert found_in([tmp_path], {"ليلى العبدو"}) == []


def test_as_many_different_stories_as_asked(rng: Callable[[int], bytes]) -> None:
    told = list(stories(40, 0))
    names = {(one.missing.arabic, one.occupation) for one in told}
    assert len(names) == 40
    assert all(planted(one) for one in told)
    ids = {household(one, lambda: rng(16).hex(), "2026-11-24").case for one in told}
    assert len(ids) == 40

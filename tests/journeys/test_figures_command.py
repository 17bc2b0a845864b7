"""Counts that rest on one device, at the command: not told, and told on a coordinator's
word. All are made up."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.journeys.test_commands import jsonl

from vsdesk.records.gate.figures.figure_words import ON_FILE, STAYS, resting
from vsdesk.words import LANGS, Lang, Words, plain

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine, Ran

WHY = "اطّلعتُ على هذه الحالات كلّها"


def filled(machine: Machine) -> None:
    """Six cases that came by a file: nobody has looked at its lines."""
    rows: list[dict[str, object]] = []
    for number in range(6):
        case, person = f"{number:030x}ca", f"{number:030x}be"
        rows.append({"kind": "case", "id": case, "person": person})
        rows.append({"kind": "person", "id": person, "parent": case, "sex": "female"})
    machine.ok("records", "load", jsonl(machine.folder / "six.jsonl", rows))


def asked(machine: Machine) -> tuple[str, ...]:
    out = str(machine.folder / "figures.csv")
    what = ("--purpose", "statistics", "--recipient", "public", "--level", "E", "--column", "sex")
    return ("report", "table", *what, "-o", out)


def unlocked(machine: Machine) -> tuple[str, ...]:
    return ("--vault", str(machine.vault), "--password-file", str(machine.key_file), "--yes")


def figures(machine: Machine, *more: str) -> Ran:
    (machine.folder / "figures.csv").unlink(missing_ok=True)
    return machine.do(*asked(machine), *more)


def cells(machine: Machine) -> list[str]:
    text = (machine.folder / "figures.csv").read_text("utf-8-sig")
    return [row[1] for row in csv.reader(text.splitlines()[1:])]


def test_counts_of_one_device_are_told_on_a_coordinators_word_alone(coordinator: Machine) -> None:
    filled(coordinator)
    ran = figures(coordinator)
    assert ran.code == 0 and ran.json["alone"] == 1
    assert "6" not in cells(coordinator)
    ran = figures(coordinator, "--looked-at-cases", "  ")
    assert ran.json["alone"] == 1
    ran = figures(coordinator, "--looked-at-cases", WHY)
    assert ran.code == 0 and ran.json["alone"] == 0
    assert cells(coordinator) == ["6"]


def test_a_documenter_has_no_such_word(documenter: Machine) -> None:
    filled(documenter)
    assert figures(documenter, "--looked-at-cases", WHY).refusal == "E_ROLE"
    assert not (documenter.folder / "figures.csv").exists()


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_said_what_a_count_is_and_why_one_stays(coordinator: Machine, lang: Lang) -> None:
    filled(coordinator)
    ran = coordinator.run(*asked(coordinator), *unlocked(coordinator), "--lang", lang)
    words = Words(lang)
    for sentence in (words.say(ON_FILE), words.say(STAYS), resting(words, 1)):
        assert plain(sentence) in plain(ran.out)

"""vault create: a code in any letters, and nothing of a vault that was not finished. Everybody is made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.journeys.conftest import Machine, Ran

from vsdesk.errors import EnvironmentFault
from vsdesk.exchange import enrolment

Make = Callable[[str], Machine]
NAME = "رابطة عائلات مختلقة"


def founded(at: Machine, code: str, name: str = NAME) -> Ran:
    said = ("--role", "coordinator", "--name", "مكتب مختلق", "--organisation", name)
    return at.do("vault", "create", *said, "--code", code)


def nothing_stays(at: Machine) -> bool:
    return not at.vault.exists() and not [*(at.folder / "profile").rglob("*.mark")]


def test_a_code_in_small_letters_is_taken_as_capitals(machine: Make) -> None:
    office = machine("office")
    assert founded(office, " rayh ").code == 0
    assert office.ok("vault", "info")["code"] == "RAYH"


@pytest.mark.parametrize("code", ["r", "rayhana", "رايه", "RA-H", "RA7", "ıss", " "])
def test_another_code_is_told_before_anything_is_made(machine: Make, code: str) -> None:
    office = machine("office")
    refused = founded(office, code)
    assert (refused.code, refused.refusal) == (1, "E_ORG_CODE")
    assert nothing_stays(office)
    told = office.run(
        *("vault", "create", "--role", "coordinator", "--name", "مكتب", "--organisation", NAME),
        *("--code", code, "--vault", office.vault, "--password-file", office.key_file),
        *("--lang", "ar"),
    )
    assert "من 2 إلى 6 أحرف لاتينية" in told.err


def test_without_a_code_it_is_made_from_the_name_and_told(machine: Make) -> None:
    office = machine("office")
    said = ("--role", "coordinator", "--name", "مكتب مختلق", "--organisation", NAME)
    assert office.ok("vault", "create", *said)["code"] == "RAM"
    assert office.ok("vault", "info")["code"] == "RAM"


def test_a_name_without_letters_asks_for_a_code(machine: Make) -> None:
    office = machine("office")
    said = ("--role", "coordinator", "--name", "مكتب مختلق", "--organisation", "2011")
    assert office.do("vault", "create", *said).refusal == "E_ORG_CODE"
    assert nothing_stays(office)


def test_a_name_that_no_list_can_hold_leaves_no_vault(machine: Make) -> None:
    office = machine("office")
    refused = founded(office, "TEST", "ر" * 300)
    assert (refused.code, refused.refusal) == (1, "E_VALUE")
    assert nothing_stays(office)
    assert founded(office, "TEST").code == 0


def test_what_fails_midway_leaves_the_folder_as_it_was(
    machine: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise EnvironmentFault("E_DISK")

    office = machine("office")
    office.vault.mkdir()  # empty, and of whoever made it
    with monkeypatch.context() as broken:
        broken.setattr(enrolment, "found", full)
        assert founded(office, "TEST").refusal == "E_DISK"
    assert [*office.vault.iterdir()] == []
    with monkeypatch.context() as broken:
        broken.setattr("vsdesk.vault.folder.Folder.write_slots", full)
        assert founded(office, "TEST").refusal == "E_DISK"
    assert [*Path(office.vault).iterdir()] == []
    assert founded(office, "TEST").code == 0

"""What the window keeps for the next start, whatever lies there instead."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.conftest import make_look, said_by

from vsdesk.ui.kit import settings
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph

OLD = Path("/media", os.fsdecode("خزنتنا".encode("cp1256")))  # no UTF-8


def test_a_vault_in_a_folder_of_an_old_windows_is_found_again(tmp_path: Path) -> None:
    settings.load(tmp_path).opened(OLD).save(tmp_path)
    assert settings.load(tmp_path).vaults == (str(OLD),)


def test_its_name_can_be_read_in_the_window(qtbot: QtBot) -> None:
    look = make_look("ar")
    shown = Label(look, OLD.name, elide=True)
    qtbot.addWidget(shown)
    assert shown.text() == said_by(shown.toolTip()) == "خزنتنا"
    words = Paragraph(look, look.words.say("Into: {folder}", folder=OLD))
    qtbot.addWidget(words)
    assert "/media/خزنتنا" in words.text()
    assert words.text() == words.accessibleName()


@pytest.mark.parametrize(
    "odd",
    [
        b'{"lock_minutes": Infinity}',
        b'{"lock_minutes": NaN}',
        b'{"lock_minutes": ' + b"9" * 5000 + b"}",
        b'{"scale": -Infinity, "vaults": 5}',
        b"[" * 200_000,
        b'{"vaults": ' + b"[" * 3000 + b"]" * 3000 + b"}",
        b'{"lang": []}',
        b"\xff",
    ],
)
def test_what_is_not_understood_costs_the_choices_and_not_the_window(
    tmp_path: Path, odd: bytes
) -> None:
    replace(settings.Settings(), lang="ku").save(tmp_path)
    [file] = tmp_path.iterdir()
    file.write_bytes(odd)
    found = settings.load(tmp_path)
    found.save(tmp_path)
    assert 1 <= found.lock_minutes <= 60
    assert 1 <= found.scale <= 2

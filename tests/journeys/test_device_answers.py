"""A coordinator's word by command on a device of which two copies hand over, and on one that changed its key
again and again."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.journeys.test_commands import give, pair

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

__all__ = ["pair"]


def test_a_device_that_is_two_and_one_whose_key_waits(pair: tuple[Machine, Machine]) -> None:
    office, field = pair
    office.ok("bundle", "import", *give(field, "1"))
    told = office.ok("device", "lost", "B")
    assert (told["two"], told["key_waits"]) == (False, False)
    assert office.do("device", "one-again", "B").refusal == "E_NOT_FOUND"
    assert office.do("device", "their-key", "B").refusal == "E_NOT_FOUND"
    assert field.do("device", "their-key", "A").refusal == "E_NOT_FOUND"
    # A copy of vault and profile on another computer turns the key, then the laptop itself hands over.
    shutil.copytree(field.folder, field.folder.parent / "copy")
    copy = replace(field, folder=field.folder.parent / "copy")
    for number in range(2, 6):
        copy.ok("device", "new-key")
        office.ok("bundle", "import", *give(copy, str(number)))
        [news] = office.ok("bundle", "export", "--to", copy.folder, "--recipient", "B")["files"]
        copy.ok("bundle", "import", news)
    office.ok("bundle", "import", *give(field, "6"))
    told = office.ok("device", "lost", "B")
    assert (told["two"], told["key_waits"]) == (True, True)
    for lang, words in (
        ("en", ("Two copies of this device hand over", "changed its key again and again")),
        ("ar", ("نسختان من هذا الجهاز", "غيّر مفتاحه مرة بعد مرة")),
    ):
        said = office.run(
            *("device", "lost", "B", "--lang", lang),
            *("--vault", office.vault, "--password-file", office.key_file),
        )
        assert said.code == 0 and all(one in said.out for one in words), said.out
    for command, lang, left in (
        ("one-again", "ar", (False, True)),
        ("their-key", "en", (False, False)),
    ):
        asked = office.run(
            *("device", command, "B", "--lang", lang),
            *("--vault", office.vault, "--password-file", office.key_file),
        )
        assert asked.code != 0  # nobody answered
        assert office.ok("device", command, "B")["two"] is False
        told = office.ok("device", "lost", "B")
        assert (told["two"], told["key_waits"]) == left
    assert field.do("device", "one-again", "A").refusal in ("E_ROLE", "E_NOT_FOUND")

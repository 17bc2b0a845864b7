"""Old names of commands, options, choices and members of `--json` stay: somebody's script uses them."""

from __future__ import annotations

import pytest
from tests.cli.given_names import Names, missing, names_kept, names_now


@pytest.fixture(scope="module")
def now() -> Names:
    return names_now()


def test_no_name_that_was_given_out_is_gone(now: Names) -> None:
    assert missing(names_kept(), now) == []


def test_every_name_of_today_is_kept(now: Names) -> None:
    """Else nobody would notice when it goes: `python -m tests.cli.given_names` puts it in."""
    assert missing(now, names_kept()) == []


def test_what_is_gone_would_be_found(now: Names) -> None:
    old = {sort: {where: [*names] for where, names in found.items()} for sort, found in now.items()}
    old["options"]["vsdesk records set"].append("--therefore")
    old["choices"]["vsdesk records dump level"] = ["F"]
    old["members"]["bundle"].append("results-of-old")
    old["options"]["vsdesk recrods"] = []
    found = missing(old, now)
    assert "vsdesk records set: --therefore" in found and "vsdesk recrods: " in found
    assert "bundle: results-of-old" in found and "vsdesk records dump level: F" in found


def test_names_are_found_in_every_sort(now: Names) -> None:
    assert len(now["options"]) > 100 and "--json" in now["options"]["vsdesk report case-file"]
    assert "A" in now["choices"]["vsdesk report case-file level"]
    assert {"receipts", "results"} <= {*now["members"]["bundle"]}

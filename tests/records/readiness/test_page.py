"""docs/generated/mechanisms.md is written from the profiles and stays in step with them."""

from __future__ import annotations

from pathlib import Path

from tools import mechanisms_page
from vsdesk.records.readiness import Profiles
from vsdesk.records.readiness.predicates.predicate_table import PREDICATES


def test_the_page_is_up_to_date() -> None:
    """Run tools/mechanisms_page.py when this fails."""
    assert mechanisms_page.PAGE.read_text(encoding="utf-8") == mechanisms_page.page()


def test_the_page_labels_working_profiles_and_names_every_rule() -> None:
    page = mechanisms_page.page()
    profiles = Profiles.load()
    assert page.count("**[working]**\n") == sum(one.working for one in profiles)
    for profile in profiles:
        for rule in (*profile.rules, *profile.routes):
            assert f"| {rule.id} | " in page and rule.sentences["ar"] in page


def test_the_example_on_the_page_is_a_profile_that_works(tmp_path: Path) -> None:
    example = mechanisms_page.page().split("```toml\n")[1].split("```")[0]
    (tmp_path / "hevdesti.toml").write_text(example, encoding="utf-8")
    profile = Profiles.load(tmp_path).require("hevdesti")
    assert not [one.id for one in (*profile.rules, *profile.routes) if one.broken]
    assert profile.named == "Hevdestî" and profile.working
    assert {"H1", "S1", "R1"} <= {one.id for one in profile.rules}


def test_the_page_names_every_check() -> None:
    page = mechanisms_page.page()
    assert [name for name in PREDICATES if f"| `{name}` | " not in page] == []

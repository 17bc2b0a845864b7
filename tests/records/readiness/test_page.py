"""docs/mechanisms.md is written from the profiles and stays in step with them."""

from __future__ import annotations

from tools import mechanisms_page
from vsdesk.records.readiness import Profiles


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

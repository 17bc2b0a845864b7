"""The common case of these tests, as the Working Group's profile sees it (nobody here is real)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.records.readiness.cases import Told, told

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.readiness import Profiles, Readiness, evaluate

Telling = Callable[[str], Told]


@pytest.fixture(scope="session")
def profiles() -> Profiles:
    """The shipped profiles."""
    return Profiles.load()


@pytest.fixture
def telling(profiles: Profiles, dictionary: Dictionary) -> Telling:
    """A case that is ready for a profile, by its key."""
    return lambda key: told(dictionary, profiles.require(key))


@pytest.fixture
def wgeid(telling: Telling) -> Told:
    """A case that is ready for the Working Group on Disappearances."""
    return telling("wgeid")


def asked(story: Told) -> Readiness:
    """What the profile says to a case as it stands now."""
    assert story.profile is not None
    return evaluate(story.profile, story.made.dossier(), story.facts)


def heard(story: Told) -> set[str]:
    """The ids of the rules that speak."""
    return {one.rule for one in asked(story).findings}

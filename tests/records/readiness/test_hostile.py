"""Whatever stands in a field, and whatever is missing: an answer, never an exception, never a yes."""

from __future__ import annotations

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made
from tests.records.readiness.cases import OFFICE, told

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier
from vsdesk.records.readiness import Profiles, RuleFacts, evaluate, route, waiting_replies
from vsdesk.words import Words

ODD: list[Json] = [
    7,
    True,
    False,
    "",
    "x",
    "9999-99-99",
    "9999-12-31",
    {"from": "9999-12-31", "to": "9999-12-31", "precision": "day"},
    [],
    ["x", 7, None],
    [["x"]],
    {},
    {"a": {"b": [1]}},
    {"precision": "range", "from": "2014-01-01", "to": "2013-01-01"},
    {"from": "0001-01-01", "precision": "day"},
    {"answer": "refused"},
    rid("nobody"),
]


def odd(made: Made, value: Json) -> None:
    """Put one value into every field of every record but those that hold the case together."""
    for name, view in list(made.views.items()):
        made.set(name, **{field: value for field in view.fields if field != "person"})


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_any_value_anywhere_gets_an_answer(
    value: Json, profiles: Profiles, dictionary: Dictionary
) -> None:
    for profile in profiles:
        story = told(dictionary, profile)
        odd(story.made, value)
        found = evaluate(profile, story.made.dossier(), story.facts)
        for one in found.findings:
            assert one.sentence(Words("ar"))
        if profile.key not in ("statistics", "coordinator_bundle"):
            assert not found.ready, profile.key
        route(profiles, story.made.dossier(), story.facts)
        waiting_replies(story.made.dossier(), TODAY)


@pytest.mark.parametrize("value", ODD[:14], ids=range(14))
def test_any_value_beside_the_true_one_gets_an_answer(
    value: Json, profiles: Profiles, dictionary: Dictionary
) -> None:
    for profile in profiles:
        story = told(dictionary, profile)
        for name, view in list(story.made.views.items()):
            for field in view.fields:
                story.made.differ(name, field, view.value(field), value)
        evaluate(profile, story.made.dossier(), story.facts)
        route(profiles, story.made.dossier(), story.facts)


def test_a_dossier_without_its_case_is_ready_for_nothing(
    profiles: Profiles, dictionary: Dictionary
) -> None:
    nothing = Dossier(rid("case"), ())
    for profile in profiles:
        found = evaluate(profile, nothing, RuleFacts(TODAY, dictionary, OFFICE))
        assert found.ready is (profile.key == "statistics")
        assert found.completeness < 50
    assert route(profiles, nothing, RuleFacts(TODAY, dictionary)).offers


def test_removed_records_count_for_nothing(profiles: Profiles, dictionary: Dictionary) -> None:
    for profile in profiles:
        if profile.key in ("statistics", "coordinator_bundle"):
            continue
        story = told(dictionary, profile)
        for name in list(story.made.views):
            if name != "case":
                story.made.delete(name)
        assert not evaluate(profile, story.made.dossier(), story.facts).ready, profile.key

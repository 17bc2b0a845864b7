"""Every rule of every profile: silent on a case that is ready, and heard when its one thing is gone."""

from __future__ import annotations

import pytest
from tests.records.readiness.breaks import BREAKS, COURT, OUTSIDE, SEARCH, break_of
from tests.records.readiness.cases import told

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.readiness import Profiles, evaluate
from vsdesk.words import LANGS, Words

PROFILES = Profiles.load()
RULES = [(profile.key, rule.id) for profile in PROFILES for rule in profile.rules]
SECTIONS = {"submitter"}


@pytest.mark.parametrize("key", PROFILES.keys)
def test_the_whole_case_is_ready(key: str, dictionary: Dictionary) -> None:
    profile = PROFILES.require(key)
    story = told(dictionary, profile)
    found = evaluate(profile, story.made.dossier(), story.facts)
    assert [one.rule for one in found.findings] == []
    assert found.ready and found.completeness == 100 and found.missing == () and not found.banner


@pytest.mark.parametrize(("key", "rule"), RULES)
def test_a_rule_speaks_when_its_one_thing_is_gone(
    key: str, rule: str, dictionary: Dictionary
) -> None:
    profile = PROFILES.require(key)
    story = told(dictionary, profile)
    change = break_of(key, rule)
    assert change is not None, f"no test for {rule} of {key}"
    change(story)
    found = evaluate(profile, story.made.dossier(), story.facts)
    (heard,) = [one for one in found.findings if one.rule == rule]
    assert found.ready is not any(one.severity == "block" for one in found.findings)
    if heard.severity == "block":
        assert not found.ready
    for lang in LANGS:
        assert heard.sentence(Words(lang))


def test_every_rule_has_its_test_and_every_test_its_rule() -> None:
    assert [pair for pair in RULES if break_of(*pair) is None] == []
    ids = {rule for _, rule in RULES}
    assert set(SEARCH) | set(COURT) | set(OUTSIDE) <= ids
    for key, breaks in BREAKS.items():
        assert set(breaks) <= {rule.id for rule in PROFILES.require(key).rules}, key


def test_every_sentence_is_there_in_english_and_arabic() -> None:
    for profile in PROFILES:
        assert profile.names["en"] and profile.names["ar"]
        for rule in (*profile.rules, *profile.routes):
            assert not rule.broken, (profile.key, rule.id, rule.named)
            assert set(rule.sentences) >= {"en", "ar"}, (profile.key, rule.id)
            assert not rule.questions or set(rule.questions) >= {"en", "ar"}
            for said in (*rule.sentences.values(), *rule.questions.values()):
                assert said[-1] in ".؟?" and "!" not in said and "  " not in said


@pytest.mark.parametrize(
    "word",
    [
        "مزعوم",
        "ادعاء",
        "مكرر",
        "أرملة",
        "الأسرة",
        "please",
        "error",
        "invalid",
        "failed",
        "conflict",
        "duplicate",
    ],
)
def test_no_sentence_uses_a_word_that_hurts(word: str) -> None:
    for profile in PROFILES:
        for rule in (*profile.rules, *profile.routes):
            for said in (*rule.sentences.values(), *rule.questions.values()):
                assert word not in said.lower(), (profile.key, rule.id)


def test_every_rule_jumps_to_a_field_of_the_dictionary(dictionary: Dictionary) -> None:
    for profile in PROFILES:
        jumps = [one.jump for one in profile.rules] + [one.jump for one in profile.parts]
        for path in jumps:
            if path.startswith("section:"):
                assert path.removeprefix("section:") in SECTIONS
            else:
                assert dictionary.field(*path.split(".")) is not None, (profile.key, path)


def test_the_keys_of_each_profile_are_those_of_the_lists(dictionary: Dictionary) -> None:
    lists = dictionary.vocabularies
    for profile in PROFILES:
        assert lists.has("recipient", profile.recipient)
        assert all(lists.has("consent_purpose", one) for one in profile.purposes)
        assert not profile.procedure or lists.has("procedure", profile.procedure)
        assert profile.procedure or profile.kind == "gate"
        assert profile.stamp == f"{profile.key} {profile.version}" and profile.version

"""An organisation's own profiles, and files that somebody got wrong: a sentence, and never a silent pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.records.readiness.cases import Told, told

from vsdesk.errors import UserError
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.readiness import Profiles, evaluate, route
from vsdesk.records.readiness.predicates.field_predicates import SearchSteps
from vsdesk.records.readiness.predicates.predicate_form import Outcome
from vsdesk.records.readiness.readiness_subject import ReadinessSubject
from vsdesk.words import Words, plain

HEAD = """
version = "3"
recipient = "wgeid"
purposes = ["un_complaint"]
level = "B"
rank = 1
[name]
en = "Our own desk"
ar = "مكتبنا"
"""
RULE = """
[[rule]]
id = "Z1"
test = "{test}"
args = {args}
jump_to = "person.given_lat"
msg_en = "Something is needed."
msg_ar = "شيء مطلوب."
"""


def own(folder: Path, text: str, name: str = "ours") -> Profiles:
    """The profiles with one file of an organisation's own."""
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Profiles.load(folder)


def said(profiles: Profiles, key: str, dictionary: Dictionary, lang: str = "en") -> list[str]:
    """What blocks the whole case there."""
    profile = profiles.require(key)
    story = told(dictionary, profile)
    found = evaluate(profile, story.made.dossier(), story.facts)
    words = Words("ar" if lang == "ar" else "en")
    return [plain(one.sentence(words)) for one in found.blocks]


def test_the_shipped_files_are_read_once_and_own_ones_each_time(tmp_path: Path) -> None:
    shipped = Profiles.load(tmp_path)
    assert Profiles.load() is shipped
    first = own(tmp_path, HEAD).require("ours")
    assert own(tmp_path, HEAD.replace('"3"', '"4"')).require("ours").stamp != first.stamp
    (tmp_path / "ours.toml").unlink()
    assert Profiles.load(tmp_path) is shipped and "ours" not in shipped.keys


def test_an_own_table_counts_without_an_own_profile(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "ours.toml").write_text('[short]\nwords = ["HEV"]\n', encoding="utf-8")
    assert Profiles.load(tmp_path).require("wgeid").tables.is_short("HEV")
    assert not Profiles.load().require("wgeid").tables.is_short("HEV")


def test_an_own_profile_stands_beside_the_shipped_ones(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    text = HEAD + RULE.format(test="filled", args='{ fields = ["person.given_lat"] }')
    profiles = own(tmp_path, text)
    assert profiles.keys[0] == "ours" and "wgeid" in profiles.keys
    profile = profiles.require("ours")
    assert profile.stamp == "ours 3" and profile.name("ar") == "مكتبنا"
    assert profile.name("ku") == "مكتبنا"  # Arabic before English (resources/languages/ku)
    assert said(profiles, "ours", dictionary) == []


def test_an_own_profile_replaces_one_by_its_key(tmp_path: Path) -> None:
    profiles = own(tmp_path, HEAD, "wgeid")
    assert profiles.require("wgeid").version == "3"
    assert profiles.require("wgeid").rules == ()
    assert len(profiles) == len(Profiles.load())


def test_an_own_profile_may_build_on_a_shipped_one(tmp_path: Path, dictionary: Dictionary) -> None:
    text = 'extends = "iimp"\nwithout = ["S11"]\n' + HEAD.replace("wgeid", "iimp")
    text += RULE.format(test="filled", args='{ fields = ["person.education"] }').replace("Z1", "S4")
    rules = {one.id: one for one in own(tmp_path, text).require("ours").rules}
    assert "S11" not in rules and "S9" in rules and "R1" in rules
    assert rules["S4"].sentences["en"] == "Something is needed."
    assert said(own(tmp_path, text), "ours", dictionary) == ["Something is needed."]


def test_what_several_rules_ask_is_asked_once(
    tmp_path: Path, dictionary: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each of them speaks, in this case and in the next."""
    rule = RULE.format(test="search_steps", args='{ bodies = ["media"] }')
    other = RULE.format(test="search_steps", args='{ bodies = ["police"] }').replace("Z1", "Z3")
    profile = own(tmp_path, HEAD + rule + rule.replace("Z1", "Z2") + other).require("ours")
    story = told(dictionary, profile)
    steps: list[tuple[str, ...]] = []
    plain_ask = SearchSteps.ask

    def counted(self: SearchSteps, scene: ReadinessSubject) -> Outcome:
        steps.append(self.bodies)
        return plain_ask(self, scene)

    monkeypatch.setattr(SearchSteps, "ask", counted)
    for times in (1, 2):
        found = evaluate(profile, story.made.dossier(), story.facts)
        assert steps.count(("media",)) == steps.count(("police",)) == times
        assert {one.rule for one in found.findings} >= {"Z1", "Z2", "Z3"}


def test_a_check_that_nobody_knows_blocks_and_is_named(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    text = HEAD + RULE.format(test="ask_the_moon", args="{}")
    (sentence,) = said(own(tmp_path, text), "ours", dictionary)
    assert "“ask_the_moon”" in sentence and "stops here" in sentence
    (arabic,) = said(own(tmp_path, text), "ours", dictionary, "ar")
    assert "«ask_the_moon»" in arabic


@pytest.mark.parametrize(
    ("test", "args"),
    [
        ("filled", "{}"),
        ("filled", '{ fields = "person.given_lat" }'),
        ("filled", '{ fields = ["person.shoe_size"] }'),
        ("filled", '{ fields = ["nobody.given_lat"] }'),
        ("filled", '{ fields = ["person.given_lat"], maybe = true }'),
        ("any_record", '{ kind = "nobody" }'),
        ("any_record", '{ kind = "event", where = { type = "arrest" } }'),
        ("any_record", '{ kind = "event", filled = ["colour"] }'),
        ("count_is", '{ of = "case.shoe" }'),
        ("months_since", '{ field = "event.date", months = "three" }'),
        ("precision_at_most", '{ field = "event.date", precision = "minute" }'),
        ("consent_held", '{ purposes = ["search"], scopes = ["everything"] }'),
        ("consent_says", '{ purposes = ["search"], field = "colour" }'),
        ("any_of", "{ checks = [] }"),
        ("any_of", '{ checks = [{ test = "filled" }] }'),
        ("override", '{ level = "red" }'),
    ],
)
def test_wrong_parameters_block_and_are_named(
    test: str, args: str, tmp_path: Path, dictionary: Dictionary
) -> None:
    profiles = own(tmp_path, HEAD + RULE.format(test=test, args=args))
    (sentence,) = said(profiles, "ours", dictionary)
    assert "does not understand" in sentence or "does not know" in sentence


def test_an_unknown_check_inside_others_or_as_a_condition_blocks_too(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    inside = RULE.format(test="any_of", args='{ checks = [{ test = "moon" }] }')
    (sentence,) = said(own(tmp_path, HEAD + inside), "ours", dictionary)
    assert "“moon”" in sentence
    when = RULE.format(test="override", args="{}") + 'when = [{ test = "moon" }]\n'
    (sentence,) = said(own(tmp_path, HEAD + when), "ours", dictionary)
    assert "“moon”" in sentence


@pytest.mark.parametrize(
    "row",
    [
        '[[rule]]\nid = "Z1"\ntest = "override"\n',  # no sentence
        '[[rule]]\nid = "Z1"\ntest = "override"\nmsg_en = "x"\nseverity = "fatal"\n',
        '[[rule]]\nid = "Z1"\ntest = "override"\nmsg_en = "x"\nwhen = "always"\n',
        '[[rule]]\nid = "Z1"\ntest = "override"\nmsg_en = "x"\nunless = true\n',
    ],
)
def test_a_rule_that_is_not_complete_blocks(
    row: str, tmp_path: Path, dictionary: Dictionary
) -> None:
    (sentence,) = said(own(tmp_path, HEAD + row), "ours", dictionary)
    assert "“Z1”" in sentence


@pytest.mark.parametrize("gone", ["version", "recipient", "purposes", "level"])
def test_a_profile_without_its_head_is_never_ready(
    gone: str, tmp_path: Path, dictionary: Dictionary
) -> None:
    lines = [line for line in HEAD.splitlines() if not line.startswith(gone)]
    (sentence,) = said(own(tmp_path, "\n".join(lines)), "ours", dictionary)
    assert "“ours”" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "level = \n",
        "rule = 7\n",
        "rule = [7]\n",
        "level = 'Z'\n",
        "purposes = 'search'\n",
        "extends = { a = 1 }\n",
        'extends = ["wgeid"]\n',
        "sources = 5\n",
        "without = 5\n",
        "x = " + "[" * 5000 + "]" * 5000,
    ],
)
def test_nonsense_never_stops_the_other_profiles(
    text: str, tmp_path: Path, dictionary: Dictionary
) -> None:
    profiles = own(tmp_path, text)
    assert "iimp" in profiles.keys and said(profiles, "iimp", dictionary) == []
    if "ours" in profiles.keys:
        assert said(profiles, "ours", dictionary)
    else:
        (fault,) = profiles.faults
        assert fault.file == "ours.toml"
        assert "«ours.toml»" in plain(fault.said(Words("ar")))


def test_no_profile_is_for_the_organisations_own_copy(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    """The own copy asks for no consent and is whole: nothing is submitted to it."""
    for recipient in ("own_copy", "own copy", " own_copy "):
        head = HEAD.replace('"wgeid"', f'"{recipient}"')
        profile = own(tmp_path, head).require("ours")
        assert profile.recipient == "" and said(own(tmp_path, head), "ours", dictionary)


def test_checks_within_checks_without_end_block_and_are_named(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    """Tables in tables need no brackets: the reader of TOML goes as deep as a file wants."""
    where, text = "rule", HEAD + '[[rule]]\nid = "Z"\nmsg_en = "x"\ntest = "any_of"\n'
    for _ in range(600):
        where += ".args.checks"
        text += f'[[{where}]]\ntest = "any_of"\n'
    (sentence,) = said(own(tmp_path, text), "ours", dictionary)
    assert "“any_of”" in sentence and "does not understand" in sentence


@pytest.mark.parametrize("when", ["[7]", '["filled"]', "[[7]]", '[{ test = "moon" }]'])
def test_a_condition_that_is_none_blocks(when: str, tmp_path: Path, dictionary: Dictionary) -> None:
    rule = RULE.format(test="filled", args='{ fields = ["person.given_lat"] }')
    profiles = own(tmp_path, HEAD + rule + f"when = {when}\n")
    (sentence,) = said(profiles, "ours", dictionary)
    assert "does not know" in sentence


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_bytes(b"\xff\xfe\x00")
    assert [one.file for one in Profiles.load(tmp_path).faults] == ["ours.toml"]


def test_two_files_that_build_on_each_other_end(tmp_path: Path, dictionary: Dictionary) -> None:
    (tmp_path / "other.toml").write_text('extends = "ours"\n' + HEAD, encoding="utf-8")
    profiles = own(tmp_path, 'extends = "other"\n' + HEAD)
    assert {"ours", "other"} <= set(profiles.keys)


def test_an_own_table_of_states_is_laid_over_the_shipped_one(
    tmp_path: Path, dictionary: Dictionary
) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "ours.toml").write_text(
        '[party_ced]\nsy = { in_force = "2011-01-01", seen = true }\n', encoding="utf-8"
    )
    profile = Profiles.load(tmp_path).require("ced")
    story: Told = told(dictionary, profile)
    story.made.set("draft", state_concerned="sy")
    found = evaluate(profile, story.made.dossier(), story.facts)
    assert not [one for one in found.blocks if one.rule == "C1"]
    assert "gr" in profile.tables.parties["ced"]


def test_a_broken_route_closes_and_says_so(tmp_path: Path, dictionary: Dictionary) -> None:
    profiles = own(tmp_path, HEAD + '[[route]]\nid = "Z"\ntest = "moon"\nmsg_en = "x"\n')
    story = told(dictionary, profiles.require("ours"))
    offer = route(profiles, story.made.dossier(), story.facts).get("ours")
    assert offer is not None and offer.state == "closed"
    assert "“moon”" in plain(offer.reason(Words("en")))


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert Profiles.load(tmp_path / "nowhere").keys == Profiles.load().keys


def test_an_unknown_mechanism_is_refused(profiles: Profiles) -> None:
    assert profiles.get("moon") is None
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        profiles.require("moon")


@pytest.mark.parametrize(
    "text",
    [
        "[party_ced\n",
        "party_ced = 7\n",
        "[party_ced]\ngr = 7\nfr = { in_force = 'soon' }\n",
        "[body]\ngov_mi = 'sy'\nisis = { since = 'then' }\n",
        "[short]\nwords = 'AFI'\nalone = 7\nagencies = [7]\n",
        "short = 7\n",
    ],
)
def test_a_table_that_is_wrong_never_opens_more(
    text: str, tmp_path: Path, dictionary: Dictionary
) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "ours.toml").write_text(text, encoding="utf-8")
    profiles = Profiles.load(tmp_path)
    assert len(profiles) == len(Profiles.load())
    wrong = {"[party_ced\n": [""], "short = 7\n": ["short"]}
    faults = wrong.get(text, ["words", "alone", "agencies"] if "AFI" in text else [])
    assert [one.term for one in profiles.faults] == faults
    assert {one.file for one in profiles.faults} <= {"ours.toml"}
    for fault in profiles.faults:
        assert "ours.toml" in plain(fault.said(Words("ar")))
    profile = profiles.require("ced")
    story = told(dictionary, profile)
    story.made.set("draft", state_concerned="fr" if "fr" in text else "sy")
    story.made.set("arrest", place=None)
    found = evaluate(profile, story.made.dossier(), story.facts)
    assert not found.ready

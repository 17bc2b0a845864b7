""" "Yes, if …": what the gate judges itself, what waits for a person, what narrows and what opens nothing.

All people are made up.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import WIDE, Made, alternative
from tests.records.test_standing import relative

from vsdesk.desk import Condition, with_beyond
from vsdesk.records.consent.agreement import Agreement
from vsdesk.records.consent.beyond_rules import BY_RULE, says_more
from vsdesk.records.consent.holding_answer import agreement
from vsdesk.records.consent.notes import notes
from vsdesk.records.consent.recipients import KNOWN, reaches
from vsdesk.records.consent.told_conditions import rule_told
from vsdesk.records.dictionary.vocabulary import Vocabularies
from vsdesk.records.dossier import Without
from vsdesk.records.gate.disclosure import GateDecision, decide
from vsdesk.records.gate.request import Request

if TYPE_CHECKING:
    from vsdesk.records.consent.recipients import Level
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json

GRANT = "najah/search/iimp"
LATER = "2027-03-01"
SHIPPED = Vocabularies.load()


def words(text: str) -> dict[str, Json]:
    """Told in Arabic."""
    return {"ar": text, "src_lang": "ar"}


def said_if(
    made: Made, type: str = "other", *, by: str = "A1", to: str = "iimp", **more: Json
) -> None:
    """The mother says yes to a search, with one condition."""
    made.consent("najah", "search", to, "given_if", data_scope=[*WIDE, "photo"], photo_use=True)
    condition(made, f"najah/search/{to}", type, by=by, **more)


TOLD = {
    "not_before_day": "بعد 1 آذار 2027",
    "not_onward_to": "إذا ما وصل لدمشق",
    "without_surname": "بلا الكنية",
    "without_photo": "بلا صورة",
    "photo_alone": "الصورة لحالها",
}
BROTHER = "إذا وافق أخي"


def condition(made: Made, grant: str, type: str, *, by: str = "A1", **more: Json) -> str:
    """One condition of an answer, as a device wrote it down."""
    name = f"{grant}/{type}"
    more = {"words": words(TOLD.get(type, BROTHER)), **more}
    made.add(name, "consent_condition", grant, "family", type=type, **more)
    _by(made, name, by)
    return name


def met(made: Made, condition: str, *, by: str = "A1", name: str = "", **more: Json) -> str:
    """That it is met, as a device wrote it down."""
    name = name or f"{condition}/met"
    values: dict[str, Json] = {"on": TODAY, "by": "A1", **more}
    made.add(name, "condition_met", condition, "family", **values)
    _by(made, name, by)
    return name


def _by(made: Made, name: str, by: str) -> None:
    old = made.views[name]
    fields = {
        key: tuple(alternative(one.value, 0, by) for one in held)
        for key, held in old.fields.items()
    }
    made.views[name] = replace(old, fields=fields)


def holds(made: Made, to: str = "iimp", today: str = TODAY) -> Agreement:
    """What holds for a search."""
    return agreement(made.dossier(), "search", to, "", today)


def gate(
    made: Made, dictionary: Dictionary, level: Level = "B", to: str = "iimp", **more: str
) -> GateDecision:
    """What leaves for a search."""
    return decide(Request("search", to, level, TODAY, **more), made.dossier(), dictionary)  # type: ignore[arg-type]  # a level by name


@pytest.mark.parametrize(
    "type", ["other", "only_after_event", "only_with_person", "ask_each_time", "of a newer program"]
)
def test_what_nobody_can_judge_waits_for_a_person(
    made: Made, dictionary: Dictionary, type: str
) -> None:
    said_if(made, type)
    assert holds(made).state == holds(made).reason == "yes_if"
    shut = gate(made, dictionary)
    assert not shut.allowed
    assert not shut.records
    assert shut.state == "yes_if"
    word = met(made, f"{GRANT}/{type}")
    open_ = gate(made, dictionary)
    assert open_.allowed
    assert open_.met == (rid(word),)


def test_a_word_is_used_up_by_the_exit_and_the_next_one_asks_again(
    made: Made, dictionary: Dictionary
) -> None:
    said_if(made, "ask_each_time")
    word = met(made, f"{GRANT}/ask_each_time")
    made.set(word, exit="d" * 64)
    assert not gate(made, dictionary).allowed
    assert gate(made, dictionary, exit="d" * 64).allowed, "the same exit goes on"
    made.differ(word, "exit", "d" * 64, None)
    assert not gate(made, dictionary).allowed, "cleared by somebody: it stays used up"
    met(made, f"{GRANT}/ask_each_time", name="again")
    assert gate(made, dictionary).met == (rid("again"),)


def test_only_the_device_that_wrote_the_answer_or_a_coordinator_says_that_it_is_met(
    made: Made,
) -> None:
    said_if(made, "other")
    word = met(made, f"{GRANT}/other", by="B7")
    assert not holds(made).holds
    made.set(word, confirmed=True)
    assert holds(made).holds
    made.differ(word, "confirmed", True, False)
    assert not holds(made).holds


@pytest.mark.parametrize("on", [None, "", "tomorrow", "2026-13-01", {"answer": "unknown"}])
def test_a_word_without_a_day_opens_nothing(made: Made, on: Json) -> None:
    said_if(made, "other")
    word = met(made, f"{GRANT}/other")
    made.set(word, on=on)
    assert not holds(made).holds


def test_a_word_that_was_taken_out_or_lies_nowhere_for_sure_opens_nothing(made: Made) -> None:
    said_if(made, "other")
    word = met(made, f"{GRANT}/other")
    whole = made.views[word]
    made.set(word, deleted=True)
    assert not holds(made).holds
    made.views[word] = replace(whole, parents=(rid(f"{GRANT}/other"), rid("elsewhere")))
    assert not holds(made).holds
    made.views[word] = replace(whole, fields={**whole.fields, "by": (alternative("A1", 0, "B7"),)})
    assert not holds(made).holds, "another device wrote into it"


def test_a_day_is_judged_by_the_gate(made: Made) -> None:
    said_if(made, "not_before_day", day=LATER)
    assert holds(made).reason == "too_early"
    assert holds(made, today=LATER).state == "given"
    met(made, f"{GRANT}/not_before_day")
    assert holds(made).reason == "too_early", "no word makes it earlier"
    made.differ(f"{GRANT}/not_before_day", "day", LATER, "2020-01-01")
    assert holds(made).reason == "too_early", "of two days the later one"
    made.set(f"{GRANT}/not_before_day", day="some day")
    assert holds(made).reason == "yes_if" or holds(made).holds  # a word stands: see below
    made.drop(f"{GRANT}/not_before_day/met")
    assert holds(made).reason == "yes_if"


def test_where_a_body_passes_a_file_on_is_judged_by_the_gate(made: Made) -> None:
    said_if(made, "not_onward_to", to="wgeid", recipient="government_sy")
    assert holds(made, "wgeid").reason == "onward"
    met(made, "najah/search/wgeid/not_onward_to")
    assert holds(made, "wgeid").reason == "onward", "no word makes the body another one"
    said_if(made, "not_onward_to", recipient="government_sy")
    assert holds(made).reason == "yes_if", "where nobody knows a person asks"
    met(made, f"{GRANT}/not_onward_to")
    assert holds(made).holds


@pytest.mark.parametrize(
    ("to", "further", "state"),
    [
        ("wgeid", "recipient_only", "onward"),
        ("wgeid", "authorities", "given"),
        ("icmp", "recipient_only", "given"),
    ],
)
def test_a_yes_to_one_body_alone_does_not_reach_a_body_that_passes_on(
    made: Made, to: str, further: str, state: str
) -> None:
    """A body that is not known to pass on what it gets is given it, whatever the answer
    says of other bodies."""
    assert (KNOWN["icmp"].passes_on, KNOWN["wgeid"].passes_on) == (False, True)
    made.consent("najah", "search", to, "given", data_scope=[*WIDE], sharing_level=further)
    found = holds(made, to)
    assert (found.reason or found.state) == state


def test_that_our_own_file_goes_nowhere_says_nothing_of_a_body_that_is_asked(made: Made) -> None:
    made.consent("najah", "search", "wgeid", "given", data_scope=[*WIDE])
    made.set("najah/hold_record/own_org", sharing_level="recipient_only")
    assert holds(made, "wgeid").holds


def test_what_reaches_whom() -> None:
    state = {one for one in KNOWN if reaches(one, "government_sy")}
    assert state == {
        *("wgeid", "wgad", "ced", "special_rapporteur", "ncmp", "ntjc", "children_committee"),
        *("prosecutor_sy", "government_sy", "public", "donor_aggregate"),
    }
    assert {one for one in KNOWN if reaches(one, "icrc") is False} == {
        *("own_org", "coordinator", "own_copy", "family"),
    }


def _planted(made: Made) -> None:
    """The family name in every script, in words, in a further name, in the name of a file."""
    made.set("marwan", family_ar="الحمصي", family_lat="al-Homsi", family_ku="Hûmsî")
    made.set("arrest", text=words("أخذوا مروان الحمصي، وقالوا: وللحمصي أخ"), place_text="دار Homsi")
    made.add("kunya", "person_name", "marwan", type="alias", value="مروان بن علي الحِمصيّ")
    made.add(
        "scan",
        "evidence_item",
        "case",
        type="id_card",
        file_name="marwan_ALHOMSI.pdf",
        blob="5c" * 32,
        sha256="a" * 64,
        mime="application/pdf",
        title="Hawiya of al Homsi",
    )


@pytest.mark.parametrize("level", ["B", "C"])
def test_without_the_family_name_it_is_in_nothing_that_leaves(
    made: Made, dictionary: Dictionary, level: Level
) -> None:
    _planted(made)
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "photo"], photo_use=True)
    before = json.dumps(gate(made, dictionary, level).payload(), ensure_ascii=False)
    assert "حمصي" in before and "omsi" in before
    said_if(made, "without_surname")
    left = gate(made, dictionary, level)
    assert left.allowed
    out = json.dumps(left.payload(), ensure_ascii=False).casefold()
    for part in ("حمصي", "حِمصيّ", "homsi", "hûmsî"):
        assert part not in out, part
    assert "مروان" in out
    assert any(one.reason == "surname" for one in left.withheld)
    assert "5c" * 32 not in out, "the scan shows the name: the file stays"


def test_a_family_name_that_another_device_replaced_is_out_as_well(
    made: Made, dictionary: Dictionary
) -> None:
    _planted(made)
    said_if(made, "without_surname")
    true = made.dossier()
    made.set("marwan", family_ar="شيء", family_lat="Other", family_ku="Din")
    now = made.dossier()
    beside = Without(frozenset({"B7".ljust(64, "0")}), frozenset(), true, true)
    left = decide(
        Request("search", "iimp", "B", TODAY), replace(now, without=(beside,)), dictionary
    )
    out = json.dumps(left.payload(), ensure_ascii=False).casefold()
    assert left.allowed
    assert "حمصي" not in out and "homsi" not in out


def test_without_the_photo_none_leaves_and_none_may_be_published(
    made: Made, dictionary: Dictionary
) -> None:
    made.add("photo", "evidence_item", "case", type="photo_person", blob="b" * 64)
    made.consent("najah", "search", "iimp", data_scope=[*WIDE, "photo"], photo_use=True)
    made.consent(
        "najah", "photo_publication", "public", data_scope=["identity", "photo"], photo_use=True
    )
    before = gate(made, dictionary)
    assert before.get(rid("photo")) is not None and before.published is True
    said_if(made, "without_photo")
    left = gate(made, dictionary)
    assert left.allowed
    assert left.get(rid("photo")) is None
    assert "photo" not in {name for one in left for name in one.values}
    condition(made, "najah/photo_publication/public", "without_photo")
    assert gate(made, dictionary).published is False


def test_the_picture_alone_is_all_that_leaves(made: Made, dictionary: Dictionary) -> None:
    made.add(
        "photo", "evidence_item", "case", type="photo_person", blob="b" * 64, title="مروان في العيد"
    )
    said_if(made, "photo_alone")
    left = gate(made, dictionary)
    assert left.allowed
    assert {one.kind for one in left} == {"case", "person", "evidence_item"}
    assert {name for one in left for name in one.values} <= {"person", "photo", "blob", "type"}
    assert "مروان" not in json.dumps(left.payload(), ensure_ascii=False)


def test_a_condition_below_a_plain_yes_narrows_whoever_wrote_it(made: Made) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    condition(made, GRANT, "other", by="B7")
    assert holds(made).state == "yes_if"
    made.views[f"{GRANT}/other"] = replace(
        made.views[f"{GRANT}/other"],
        parent=rid("elsewhere"),
        parents=(rid("elsewhere"), rid(GRANT)),
    )
    assert holds(made).state == "yes_if", "nobody knows below which it lies: of each"
    made.set(f"{GRANT}/other", deleted=True)
    assert holds(made).state == "yes_if", "somebody took it out and others have not seen it"


def test_a_yes_with_a_condition_that_is_not_here_waits(made: Made) -> None:
    made.consent("najah", "search", "iimp", "given_if", data_scope=WIDE)
    assert holds(made).state == "yes_if"
    assert "no_condition" in {one.code for one in notes(made.dossier(), SHIPPED, TODAY)}


def test_of_two_relatives_the_narrower_holds_and_both_are_shown(
    made: Made,
) -> None:
    relative(made, "هناء", "wife")
    said_if(made, "other")
    made.consent("هناء", "search", "iimp", data_scope=WIDE)
    assert holds(made).state == "yes_if"
    assert set(holds(made).used) == {rid(GRANT), rid("هناء/search/iimp")}
    assert [one.code for one in notes(made.dossier(), SHIPPED, TODAY)].count("contradicts") == 2
    made.consent("هناء", "search", "iimp", "given_if", data_scope=WIDE)
    condition(made, "هناء/search/iimp", "without_photo")
    met(made, f"{GRANT}/other")
    both = holds(made)
    assert both.holds
    assert set(both.conditions.all) == {
        rid(f"{GRANT}/other"),
        rid("هناء/search/iimp/without_photo"),
    }
    assert both.conditions.left_out == {"photo"}
    made.consent("هناء", "search", "iimp", "refused")
    assert holds(made).state == "refused"


def test_a_later_yes_of_another_device_takes_no_condition_away(made: Made) -> None:
    said_if(made, "other")
    made.add(
        "anew",
        "consent_grant",
        "family",
        "family",
        grantor=rid("najah"),
        capacity="relative",
        purpose="search",
        recipient="iimp",
        result="given",
        given_on="2026-11-20",
        data_scope=WIDE,
        follows=rid(GRANT),
    )
    _by(made, "anew", "B7")
    assert holds(made).state == "yes_if"
    _by(made, "anew", "A1")
    assert holds(made).state == "given", "who heard the first answer heard the next one"


def test_what_the_file_is_kept_under_holds_for_every_body(
    made: Made, dictionary: Dictionary
) -> None:
    made.consent("najah", "search", "iimp", data_scope=WIDE)
    made.consent("najah", "hold_record", "own_org", "given_if", data_scope=WIDE)
    condition(made, "najah/hold_record/own_org", "other")
    assert holds(made).state == "yes_if"
    word = met(made, "najah/hold_record/own_org/other")
    assert gate(made, dictionary).met == (rid(word),)
    condition(made, "najah/hold_record/own_org", "not_onward_to", recipient="iimp")
    assert holds(made).reason == "onward"
    assert agreement(made.dossier(), "hold_record", "family", "", TODAY).holds, "their own sheet"


def test_who_may_not_search_yet_compares_no_samples_either(made: Made) -> None:
    said_if(made, "not_before_day", day=LATER)
    made.consent("najah", "identification", "iimp", data_scope=WIDE)
    assert agreement(made.dossier(), "identification", "iimp", "", TODAY).reason == "too_early"


@pytest.mark.parametrize(
    ("search", "identification"),
    [("given_if", "refused"), ("refused", "given"), ("given_if", "given")],
)
def test_a_no_is_said_as_a_no_where_what_it_rests_on_waits(
    made: Made, search: str, identification: str
) -> None:
    """The mother searches if her brother agrees, and compares no samples at all: that is no waiting."""
    made.consent("najah", "search", "iimp", search, data_scope=WIDE)
    if search == "given_if":
        condition(made, GRANT, "other")
    made.consent("najah", "identification", "iimp", identification, data_scope=WIDE)
    found = agreement(made.dossier(), "identification", "iimp", "", TODAY)
    assert found.state == ("refused" if "refused" in (search, identification) else "yes_if")


def test_a_contact_leaves_by_a_word_that_this_exit_uses_up(
    made: Made, dictionary: Dictionary
) -> None:
    made.add(
        "phone",
        "contact_channel",
        "najah",
        "family",
        person=rid("najah"),
        type="phone",
        value="+000 555 0909",
        safe_contact=True,
    )
    said_if(made, "ask_each_time")
    made.set(GRANT, data_scope=[*WIDE, "contact"], contact_allowed=True)
    word = met(made, f"{GRANT}/ask_each_time")
    left = gate(made, dictionary)
    assert left.get(rid("phone")) is not None and left.met == (rid(word),)


def test_readings_narrow_and_never_open(made: Made) -> None:
    """A word of a device that is left out counts nowhere; what each reading takes out stays out."""
    said_if(made, "other")
    without = made.dossier()
    met(made, f"{GRANT}/other", confirmed=True)
    now = made.dossier()
    beside = Without(frozenset({"B7".ljust(64, "0")}), frozenset(), without, without)
    read = replace(now, without=(beside,))
    assert agreement(now, "search", "iimp", "", TODAY).holds
    assert agreement(read, "search", "iimp", "", TODAY).state == "yes_if"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("بس بلا الكنية", "without_surname"),
        ("إي، بس من دون كنيته", "without_surname"),
        ("bê paşnav", "without_surname"),
        ("yes, but without the family name", "without_surname"),
        ("بدون الصورة", "without_photo"),
        ("without his photo", "without_photo"),
        ("bê wêne", "without_photo"),
        ("اسألونا كل مرة", "ask_each_time"),
        ("بس بلا الكنية وإذا سألتونا قبل", ""),  # more is told than the rule
        ("heke navê gund neyê nivîsandin", ""),
        ("إذا ما راح للمحكمة", ""),
        ("", ""),
    ],
)
def test_a_condition_in_few_words_is_proposed_as_its_rule(words: str, rule: str) -> None:
    assert rule_told(words) == rule


WHOLE = (
    ("بعد رمضان", "not_before_day"),
    ("إي، بس بعد عيد الأضحى 2027", "not_before_day"),
    ("لا تعطوها لحدا قبل العيد", "not_before_day"),
    ("not before 1 March 2027", "not_before_day"),
    ("ne berî Newroza 2027an", "not_before_day"),
    ("بس بلا الكنية", "without_surname"),
    ("إذا ما طلع اسم العايلة برّا", "without_surname"),
    ("yes, but without the family name", "without_surname"),
    ("bê wêne", "without_photo"),
    ("الصورة بس", "photo_alone"),
    ("إذا لم يصل إلى دمشق", "not_onward_to"),
    ("if it does not go to Damascus", "not_onward_to"),
    ("heke neçe Şamê", "not_onward_to"),
)
BEYOND = (
    ("بعد العيد وبس إذا رضي عمي", "not_before_day"),
    ("after the trial", "not_before_day"),
    ("piştî Newrozê û heke apê min razî be", "not_before_day"),
    ("بلا الكنية وبدون ما يعرف خالو", "without_surname"),
    ("without the surname and not before March", "without_surname"),
    ("bê paşnav û bê wêne", "without_surname"),
    ("إذا ما وصل لدمشق ولا لتركيا", "not_onward_to"),
    ("بلا صورة إلا إذا قالت أمي", "without_photo"),
)


def test_words_that_are_the_rule_and_words_that_say_more() -> None:
    to = ("government_sy",)
    assert [one for one in WHOLE if says_more([one[0]], [one[1]], to)] == []
    assert [one for one in BEYOND if not says_more([one[0]], [one[1]], to)] == []


def test_rules_that_are_told_together_are_read_together() -> None:
    both = ["bê paşnav û bê wêne"]
    assert not says_more(both, ["without_surname", "without_photo"])
    assert not says_more(["كما قيل"], ["ask_each_time"])  # a person is asked anyhow
    assert says_more(["بلا الكنية " * 50], ["without_surname"])  # what is not read is beyond
    assert all(says_more(["يا ستّي"], [rule]) for rule in BY_RULE)


def test_an_older_condition_whose_words_say_more_than_its_rule_waits(made: Made) -> None:
    """Nothing stands beside it, as it was written before: the day comes, and the uncle was never asked."""
    uncle = words("بعد العيد وبس إذا رضي عمي")
    said_if(made, "not_before_day", day="2020-01-01", words=uncle)
    assert holds(made).state == "yes_if"
    met(made, f"{GRANT}/not_before_day")
    assert holds(made).holds


@pytest.mark.parametrize(
    "type", sorted(BY_RULE - {"not_onward_to"})
)  # of a body a person is asked anyhow
def test_of_words_that_say_more_a_person_is_asked_whatever_the_rule(made: Made, type: str) -> None:
    said_if(made, type, day="2020-01-01", words=words(BROTHER))
    assert holds(made).state == "yes_if"
    made.add("beside", "consent_condition", GRANT, "family", type="other", words=words(BROTHER))
    _by(made, "beside", "A1")
    met(made, "beside", name="beside/met")
    assert holds(made).holds, "the same words were judged by a person"


def test_another_device_explains_no_words_away_by_a_rule_of_its_own(made: Made) -> None:
    """«بلا الكنية وبعد العيد» as the surname alone: a day that somebody else puts beside it is not hers."""
    both = words("بلا الكنية وبعد العيد")
    said_if(made, "without_surname", words=both)
    assert holds(made).state == "yes_if"
    condition(made, GRANT, "not_before_day", by="B2", day="2020-01-01", words=both)
    assert holds(made).state == "yes_if"
    condition(made, GRANT, "not_before_day", day="2020-01-01", words=both)
    assert holds(made).holds


def test_the_desk_writes_what_is_beyond_beside_the_rule() -> None:
    words: Json = {"ar": "بعد العيد وبس إذا رضي عمي", "src_lang": "ar"}
    rule = Condition(words, "not_before_day", day="2020-01-01")
    assert with_beyond([rule]) == (rule, Condition(words))
    alone = Condition({"ar": "بعد العيد", "src_lang": "ar"}, "not_before_day", day="2020-01-01")
    assert with_beyond([alone]) == (alone,)
    assert with_beyond([]) == ()

"""A name in a told story is kept, replaced on the copy that leaves, or keeps the story here.
All people are made up."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace

import pytest
from tests.people import TODAY, rid
from tests.records.conftest import Made, alternative

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import RecordView
from vsdesk.records.gate.disclosure import GateDecision, Withheld, decide
from vsdesk.records.gate.persons.guards_elsewhere import Nothing
from vsdesk.records.gate.request import Request


class Known(Nothing):
    """All that was ever said of some."""

    def __init__(self, ever: dict[str, RecordView]) -> None:
        self._ever = ever

    def ever_said(self, ids: Collection[str]) -> Mapping[str, RecordView]:
        return {id: one for id, one in self._ever.items() if id in ids}


SCOPES: list[Json] = ["circumstances", "documents", "family_members", "identity"]
ASKED = Request("un_complaint", "wgeid", "B", TODAY)
STORY = "قالت سوسن الرفاعي إن محمود الخطيب شافه. وسوسن راحت."


def is_kin(made: Made, name: str, who: str, relation: str) -> None:
    made.add(
        name,
        "kinship",
        "family",
        "family",
        person=rid(who),
        related_to=rid("marwan"),
        relation=relation,
    )


@pytest.fixture
def story(made: Made) -> Made:
    """A summary that names Sawsan, who must not be named, and a sealed source."""
    made.consent("najah", "un_complaint", "wgeid", data_scope=SCOPES, identity_mode="named")
    made.add("sawsan", "person", "family", "family", given_ar="سوسن", family_ar="الرفاعي")
    is_kin(made, "kin", "sawsan", "sister")
    is_kin(made, "her", "najah", "mother")
    made.add("mark", "person_mark", "sawsan", "family", type="not_named_outside")
    made.add("s7", "source", None, "s7", code="S-0007", true_name="محمود الخطيب")
    made.set("case", summary={"ar": STORY, "src_lang": "ar"})
    return made


def choose(made: Made, who: str, choice: str, **more: Json) -> None:
    ops = " ".join(made.views["case"].ops("summary"))
    made.add(
        f"choice {who} {choice}",
        "name_choice",
        "case",
        "case",
        record=rid("case"),
        field="summary",
        who=rid(who),
        seen=ops,
        choice=choice,
        **more,
    )


def left(made: Made, dictionary: Dictionary, asked: Request = ASKED) -> GateDecision:
    return decide(asked, made.dossier(), dictionary)


def summary(made: Made, dictionary: Dictionary, asked: Request = ASKED) -> Json:
    found = left(made, dictionary, asked)
    assert found.allowed
    said = found.head.value("summary")
    return said["ar"] if isinstance(said, dict) else None


def test_without_a_choice_the_whole_story_stays(story: Made, dictionary: Dictionary) -> None:
    assert summary(story, dictionary) is None
    assert Withheld("case", "summary", "unnamed") in left(story, dictionary).withheld
    choose(story, "sawsan", "replace")  # one of two is not enough
    assert summary(story, dictionary) is None


def test_what_is_replaced_leaves_with_a_role_and_a_code(
    story: Made, dictionary: Dictionary
) -> None:
    choose(story, "sawsan", "replace")
    choose(story, "s7", "replace")
    sister = dictionary.vocabularies.term("kinship", "sister")
    assert sister is not None
    assert (
        summary(story, dictionary)
        == f"قالت [{sister.own('ar')}] إن [S-0007] شافه. و[{sister.own('ar')}] راحت."
    )
    assert story.views["case"].value("summary") == {"ar": STORY, "src_lang": "ar"}
    assert "name_choice" not in {one.kind for one in left(story, dictionary).records}


@pytest.mark.parametrize(
    ("told", "leaves"),
    [
        ("قال السائق أبو سمير إنه شافه.", "قال [S-0008] إنه شافه."),
        ("قال السائق، أبو سمير، إنه شافه.", "قال [S-0008]، إنه شافه."),
        ("السائق أبو سمير السائق وصل", "[S-0008] وصل"),
        ("قال السائق الجارة إنه شافه.", "قال [S-0008] [S-0009] إنه شافه."),
    ],
)
def test_a_name_of_several_parts_in_a_run_has_one_mark(
    made: Made, dictionary: Dictionary, told: str, leaves: str
) -> None:
    made.consent("najah", "un_complaint", "wgeid", data_scope=SCOPES, identity_mode="named")
    is_kin(made, "her", "najah", "mother")
    made.set("case", summary={"ar": told, "src_lang": "ar"})
    made.add("driver", "source", None, "s8", code="S-0008", pointed_at="السائق; أبو سمير")
    made.add("over", "source", None, "s9", code="S-0009", pointed_at="الجارة")
    for who in ("driver", "over"):
        choose(made, who, "replace")
    assert summary(made, dictionary) == leaves


def test_only_a_coordinators_keep_counts(story: Made, dictionary: Dictionary) -> None:
    choose(story, "s7", "keep")  # another Mahmoud, says whoever wrote it down
    choose(story, "sawsan", "keep")
    assert summary(story, dictionary) is None
    story.set("choice sawsan keep", confirmed=True)
    assert summary(story, dictionary) is None
    story.set("choice s7 keep", confirmed=True)
    assert summary(story, dictionary) == STORY


@pytest.mark.parametrize("later", ["mark", "another mark", "an answer"])
def test_what_somebody_asked_after_a_keep_makes_it_void(
    story: Made, dictionary: Dictionary, later: str
) -> None:
    for who in ("s7", "sawsan"):
        choose(story, who, "keep", confirmed=True)
    assert summary(story, dictionary) == STORY
    if later == "another mark":
        story.add(later, "person_mark", "sawsan", "family", type="nobody_may_know_of")
    elif later == "an answer":
        story.consent("sawsan", "un_complaint", "wgeid", identity_mode="anonymous")
        later = "sawsan/un_complaint/wgeid"
    story.written_later(later)
    assert summary(story, dictionary) is None


def test_words_that_point_to_a_source_without_a_name_are_as_good_as_a_name(
    made: Made, dictionary: Dictionary
) -> None:
    """A driver, a neighbour over the bakery: in a story a code stands for them, and no place names them."""
    made.consent("najah", "un_complaint", "wgeid", data_scope=SCOPES, identity_mode="named")
    is_kin(made, "her", "najah", "mother")
    said = "قال السائق إنه شافه، ثم الجارة اللي فوق الفرن. وصل إلى البيت."
    made.set("case", summary={"ar": said, "src_lang": "ar"})
    made.add("driver", "source", None, "s8", code="S-0008", pointed_at="السائق")
    made.add("over", "source", None, "s9", code="S-0009", pointed_at="الجارة اللي فوق الفرن; الفرن")
    assert summary(made, dictionary) is None
    for who in ("driver", "over"):
        choose(made, who, "replace")
    assert summary(made, dictionary) == "قال [S-0008] إنه شافه، ثم [S-0009]. وصل إلى البيت."
    made.set("arrest", place_text="جنب الفرن")
    event = left(made, dictionary).get(rid("arrest"))
    assert event is not None and event.value("place_text") is None
    made.set("arrest", place_text="جنب الجامع")
    event = left(made, dictionary).get(rid("arrest"))
    assert event is not None and event.value("place_text") == "جنب الجامع"


def test_a_source_that_nobody_finds_any_more_is_looked_for_by_the_old_name(
    story: Made, dictionary: Dictionary
) -> None:
    """In pure data: what was ever said is handed on with the file."""
    old = story.views["s7"]
    story.set("s7", true_name="فلان")
    choose(story, "sawsan", "replace")
    file = story.dossier()
    assert "محمود" in str(decide(ASKED, file, dictionary).head.value("summary"))
    known = replace(file, beyond=Known({old.id: old}))
    assert decide(ASKED, known, dictionary).head.value("summary") is None


@pytest.mark.parametrize("who", ["sawsan", "s7"])
def test_a_stop_keeps_it_here_whatever_else_was_chosen(
    story: Made, dictionary: Dictionary, who: str
) -> None:
    choose(story, "sawsan", "replace")
    choose(story, "s7", "replace")
    choose(story, who, "stop")
    assert summary(story, dictionary) is None


def test_other_words_make_a_choice_void(story: Made, dictionary: Dictionary) -> None:
    choose(story, "sawsan", "replace")
    choose(story, "s7", "replace")
    assert summary(story, dictionary) is not None
    old = story.views["case"]
    said: Json = {"ar": STORY + " وقالت لي سوسن سراً.", "src_lang": "ar"}
    fields = {**old.fields, "summary": (alternative(said, 7),)}
    story.views["case"] = replace(old, fields=fields)
    assert summary(story, dictionary) is None


def test_a_choice_of_a_list_that_nobody_knows_is_a_stop(
    story: Made, dictionary: Dictionary
) -> None:
    choose(story, "sawsan", "shown to all")
    choose(story, "s7", "replace")
    assert summary(story, dictionary) is None


def test_of_whom_nobody_may_know_not_even_the_role_leaves(
    story: Made, dictionary: Dictionary
) -> None:
    story.set("mark", type="nobody_may_know_of")
    choose(story, "sawsan", "replace")
    choose(story, "s7", "replace")
    assert summary(story, dictionary) == "قالت […] إن [S-0007] شافه. و[…] راحت."


def test_a_sources_name_that_others_bear_too_keeps_nothing_here(
    story: Made, dictionary: Dictionary
) -> None:
    story.set("case", summary={"ar": "قال مروان شيئاً", "src_lang": "ar"})
    story.set("s7", true_name="مروان البصري")
    assert summary(story, dictionary) == "قال مروان شيئاً"
    story.set("case", summary={"ar": "قال مروان البصري شيئاً", "src_lang": "ar"})
    assert summary(story, dictionary) is None


def test_the_words_that_a_family_rejects_keep_a_story_from_its_paper(
    story: Made, dictionary: Dictionary
) -> None:
    own = Request("casework", "family", "B", TODAY, person=rid("najah"))
    story.drop("mark")
    story.set("case", summary={"ar": "قالوا إنه استشهد هناك", "src_lang": "ar"})
    assert summary(story, dictionary, own) == "قالوا إنه استشهد هناك"
    story.add(
        "word",
        "person_mark",
        "marwan",
        "case",
        type="words_rejected",
        words={"ar": "شهيد", "src_lang": "ar"},
        towards=[rid("najah")],
    )
    assert summary(story, dictionary, own) is None
    choose(story, "marwan", "replace")
    assert summary(story, dictionary, own) == "قالوا إنه […] هناك"
    assert summary(story, dictionary) == "قالوا إنه استشهد هناك"  # a body is told as it was told


@pytest.mark.parametrize("words", ["صورة الشهيد", "بيت شهيدين", "mala şehîdan"])
def test_a_single_line_says_them_no_more_than_a_story_does(
    story: Made, dictionary: Dictionary, words: str
) -> None:
    own = Request("casework", "family", "B", TODAY, person=rid("najah"))
    story.add("house", "hlp_asset", "family", "family", basis=words)
    row = left(story, dictionary, own).get(rid("house"))
    assert row is not None and row.text("basis") == words
    story.add(
        "word",
        "person_mark",
        "marwan",
        "case",
        type="words_rejected",
        words={"ar": "شهيد", "src_lang": "ar"},
    )
    row = left(story, dictionary, own).get(rid("house"))
    assert row is None or not row.text("basis")


def test_of_another_household_a_story_says_the_role(story: Made, dictionary: Dictionary) -> None:
    story.drop("mark")
    story.add("m1", "family_member", "family", "family", person=rid("najah"), household="أ")
    story.add("m2", "family_member", "family", "family", person=rid("sawsan"), household="ب")
    own = Request("casework", "family", "B", TODAY, person=rid("najah"))
    choose(story, "s7", "replace")
    assert summary(story, dictionary, own) is None
    choose(story, "sawsan", "replace")
    assert "سوسن" not in json.dumps(left(story, dictionary, own).payload(), ensure_ascii=False)
    assert "[أخت]" in str(summary(story, dictionary))  # of whom nobody wrote how old she is
    story.set("sawsan", birth={"from": "1980", "to": "1980", "precision": "year"})
    assert "سوسن" in str(summary(story, dictionary))

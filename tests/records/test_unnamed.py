"""Who asked to be named nowhere is named in no field that holds a name, in any writing.
All people are made up."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from tests.attacks.work import calls
from tests.people import TODAY, rid
from tests.records.conftest import Made

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.spec import FieldSpec
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import ids_in
from vsdesk.records.gate.disclosure import GateDecision, Withheld, decide
from vsdesk.records.gate.names.nowhere_named import UnnamedNames
from vsdesk.records.gate.request import Request

SCOPES: list[Json] = ["circumstances", "documents", "family_members", "hlp", "identity", "minors"]
ASKED = Request("un_complaint", "wgeid", "B", TODAY)
OF_OTHERS = {"person", "person_name", "perpetrator"}


@pytest.fixture
def hidden(made: Made) -> Made:
    """نجاح said yes, and asked not to be named; her husband خالد said nothing."""
    made.consent("najah", "un_complaint", "wgeid", identity_mode="anonymous", data_scope=SCOPES)
    made.set("najah", given_lat="Najah", family_lat="al-Halabi", father_ar="عبد الكريم")
    made.add("kunya", "person_name", "najah", "family", type="kunya", value="أم مروان")
    return made


def asset(made: Made, dictionary: Dictionary, words: str, field: str = "co_owners") -> bool:
    """Whether a row of property leaves with these words."""
    made.add("house", "hlp_asset", "family", "family", **{field: words})
    left = decide(ASKED, made.dossier(), dictionary).get(rid("house"))
    assert left is not None
    return field in left.values


def fields(dictionary: Dictionary) -> Iterator[FieldSpec]:
    """Every field of a person's name that is not the missing person's own, or of whoever
    is thought responsible."""
    for kind in dictionary.kinds:
        for spec in kind.fields:
            if spec.searched == "name" and spec.scope and kind.name not in OF_OTHERS:
                yield spec


def words(left: GateDecision) -> str:
    return json.dumps(left.payload(), ensure_ascii=False)


def test_no_field_that_is_a_name_says_hers(hidden: Made, dictionary: Dictionary) -> None:
    left_without, found = set(), 0
    for spec in fields(dictionary):
        hidden.add("row", spec.kind, "case", "case", **{spec.name: "نجاح الحلبي"})
        left = decide(ASKED, hidden.dossier(), dictionary)
        assert left.allowed
        row = left.get(rid("row"))
        assert row is None or spec.name not in row.values, spec
        hidden.set(
            "row", **{spec.name: "سلمى الأحمد"}
        )  # control: the field leaves with another's name
        row = decide(ASKED, hidden.dossier(), dictionary).get(rid("row"))
        left_without |= {spec.name} if row is not None and spec.name in row.values else set()
        found += 1
    assert found >= 8
    assert left_without >= {"representative", "owner_on_record", "co_owners", "paper_held_by"}


def test_no_link_of_any_kind_leads_to_her(hidden: Made, dictionary: Dictionary) -> None:
    her, led = rid("najah"), set()
    for kind in dictionary.kinds:
        for spec in kind.fields:
            if "person" not in spec.targets or spec.name in ("told_by", "source") or spec.derived:
                continue
            for value in ([her, rid("marwan")], [rid("marwan")]):
                said: Json = [*value] if spec.type == "links" else value[0]
                to: dict[str, Json] = (
                    {"mechanism": ASKED.recipient} if kind.name == "submission" else {}
                )
                hidden.add("row", kind.name, "case", "case", **to, **{spec.name: said})
                row = decide(ASKED, hidden.dossier(), dictionary).get(rid("row"))
                held = (
                    set()
                    if row is None
                    else {id for one in row.every(spec.name) for id in ids_in(one)}
                )
                assert her not in held, spec
                led |= {spec.name} if rid("marwan") in held else set()
    assert led >= {"owner", "relates_to", "represented", "complainants"}  # the others stay


@pytest.mark.parametrize(
    "written",
    [
        *(
            "نجاح الحلبي",
            "نجاح حلبي",
            "نَجَاح الحلبيّ",
            "الحاجة نجاح الحلبي",
            "نجاح بنت عبد الكريم",
            "نجاح عبدالكريم",
        ),
        *(
            "نجاح",
            "مروان الدرويش ونجاح الحلبي",
            "مروان الدرويش، نجاح",
            "ورثة نجاح الحلبي",
            "لنجاح الحلبي",
        ),
        *(
            "Najah al-Halabi",
            "NAJAH ALHALABI",
            "Nacah el-Helebî",
            "Marwan al-Darwish & Najah Halabi",
            "Najah",
        ),
        *("أم مروان", "ام مروان", "عند أمّ مروان", "نجاح الدرويش", "نجاح زوجة مروان"),
    ],
)
def test_she_is_seen_in_each_writing(hidden: Made, dictionary: Dictionary, written: str) -> None:
    assert not asset(hidden, dictionary, written)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "مروان خالد الدرويش",
            "مروان الدرويش",
            "سلمى الأحمد",
            "Marwan al-Darwish",
            "مروان",
            "بلدية داريا",
        ),
        *("الحلبي", "رنا الحلبي", ""),
    ],
)
def test_others_are_named_as_before(hidden: Made, dictionary: Dictionary, written: str) -> None:
    """Control: the name of somebody else, and a family name by itself, leave."""
    assert asset(hidden, dictionary, written or "-")


def test_a_father_who_is_unnamed_stands_in_his_sons_name(
    hidden: Made, dictionary: Dictionary
) -> None:
    hidden.add("khaled", "person", "family", "family", given_ar="خالد", family_ar="الدرويش")
    hidden.consent("khaled", "un_complaint", "wgeid", identity_mode="anonymous", data_scope=SCOPES)
    assert asset(hidden, dictionary, "مروان خالد الدرويش")
    assert asset(hidden, dictionary, "مروان بن خالد الدرويش")
    assert not asset(hidden, dictionary, "خالد الدرويش")
    assert not asset(hidden, dictionary, "مروان وخالد الدرويش")
    assert not asset(hidden, dictionary, "مروان، خالد الدرويش")


def test_whoever_refused_this_body_is_named_in_no_field_either(
    hidden: Made, dictionary: Dictionary
) -> None:
    hidden.add("samer", "person", "family", "family", given_ar="سامر", family_ar="النوري")
    assert asset(hidden, dictionary, "سامر النوري")
    hidden.consent("samer", "un_complaint", "wgeid", "refused")
    left = decide(ASKED, hidden.dossier(), dictionary)
    assert not left.allowed or "سامر" not in words(left)


def test_a_name_that_differs_is_looked_for_in_each_value(
    hidden: Made, dictionary: Dictionary
) -> None:
    hidden.differ("najah", "given_ar", "سمر", "نجاح")
    assert not asset(hidden, dictionary, "نجاح الحلبي")
    assert not asset(hidden, dictionary, "سمر الحلبي")


def test_four_times_as_many_people_are_four_times_the_work(
    hidden: Made, dictionary: Dictionary
) -> None:
    def work(many: int) -> int:
        for at in range(many):
            hidden.add(
                f"p{at}",
                "person",
                "family",
                "family",
                given_ar=f"وهمي{'ا' * (at % 9)}",
                family_ar="نون",
            )
        dossier = hidden.dossier()
        ids = {rid(f"p{at}") for at in range(many)}
        spec = dictionary.field("hlp_asset", "co_owners")
        assert spec is not None

        def look() -> None:
            names = UnnamedNames.of(dossier, ids)
            for at in range(many):
                names.stands_in(spec, f"سلمى{at} الأحمد{at}")

        return calls(look)

    few = work(40)
    assert work(160) < 5 * few


def told(dictionary: Dictionary) -> Iterator[FieldSpec]:
    """Every field of told words that may leave."""
    for kind in dictionary.kinds:
        yield from (
            one
            for one in kind.fields
            if one.multiline and one.scope and one.type in ("text", "ptext")
        )


def _in_words(spec: FieldSpec, words: str) -> Json:
    return words if spec.type == "text" else {"en": "x", "ar": words, "src_lang": "ar"}


def test_no_told_story_of_any_kind_says_hers(hidden: Made, dictionary: Dictionary) -> None:
    names, led = UnnamedNames.of(hidden.dossier(), {rid("najah")}), 0
    for spec in told(dictionary):
        assert names.stands_in(spec, _in_words(spec, "أُخذ من البيت، وكانت نجاح معه.")), spec
        assert not names.stands_in(spec, _in_words(spec, "أُخذ مروان الدرويش من البيت.")), spec
        led += 1
    assert led > 20


@pytest.mark.parametrize(
    ("words", "leaves"),
    [
        ("أُخذ من البيت. كانت نجاح هناك", False),
        ("رأته أم مروان عند الحاجز", False),
        ("Najah saw him at the checkpoint", False),
        ("أُخذ من البيت مع جاره", True),
        ("أُخذ مروان خالد الدرويش من البيت", True),
    ],
)
def test_a_story_stays_as_a_whole_and_says_why(
    hidden: Made, dictionary: Dictionary, words: str, leaves: bool
) -> None:
    hidden.add(
        "taken", "event", "case", "case", type="arrest", text={"ar": words, "src_lang": "ar"}
    )
    left = decide(ASKED, hidden.dossier(), dictionary)
    row = left.get(rid("taken"))
    assert row is not None and ("text" in row.values) == leaves
    assert (Withheld("event", "text", "unnamed") in left.withheld) == (not leaves)


@pytest.mark.parametrize(
    "words", ["عند نجاح", "ملك نَجـاح وحدها", "li cem Nacahê", "at Najah's, downstairs"]
)
def test_her_given_name_tells_of_her_in_any_field_of_words(
    hidden: Made, dictionary: Dictionary, words: str
) -> None:
    """But for the names of bodies and codes; where it is a place's name too, the place may be said."""
    assert not asset(hidden, dictionary, words)
    assert not asset(hidden, dictionary, words, "basis")
    assert not asset(hidden, dictionary, words, "place_text")
    hidden.set("najah", given_ar="حلب", given_lat="Halab")
    assert asset(hidden, dictionary, "في ريف حلب", "place_text")
    assert not asset(hidden, dictionary, "عند حلب")


def test_a_name_that_somebody_else_bears_too_is_theirs(
    hidden: Made, dictionary: Dictionary
) -> None:
    """The grandfather asked not to be named, and bears the missing person's given name."""
    hidden.add("old", "person", "family", "family", given_ar="مروان", family_ar="السالم")
    hidden.consent("old", "un_complaint", "wgeid", identity_mode="anonymous", data_scope=SCOPES)
    for words, leaves in (("أُخذ مروان من البيت", True), ("مروان السالم رآه", False)):
        hidden.add("taken", "event", "case", "case", text={"ar": words, "src_lang": "ar"})
        row = decide(ASKED, hidden.dossier(), dictionary).get(rid("taken"))
        assert row is not None and ("text" in row.values) == leaves, words


@pytest.mark.parametrize("known", [True, False], ids=["by kinship", "by her name"])
def test_the_mothers_name_stays_where_she_is_named_nowhere(
    hidden: Made, dictionary: Dictionary, known: bool
) -> None:
    mother = {
        "mother_given_ar": "نجاح",
        "mother_family_ar": "الحلبي",
        "mother_lat": "Najah al-Halabi",
        "mother_ku": "Nacah Helebî",
    }
    if known:
        mother["mother_given_ar"] = "أخرى"  # written otherwise than she writes herself
        mother["mother_lat"], mother["mother_ku"] = "Other", "Other"
    else:
        hidden.set("kin", relation="wife")  # of the same name
    hidden.set("marwan", **mother)
    row = decide(ASKED, hidden.dossier(), dictionary).get(rid("marwan"))
    assert row is not None and not {*mother} & {*row.values} and "given_ar" in row.values


def test_the_mothers_name_leaves_where_another_asked(made: Made, dictionary: Dictionary) -> None:
    """Control: the aunt asked not to be named."""
    made.consent("najah", "un_complaint", "wgeid", data_scope=SCOPES)
    made.add("aunt", "person", "family", "family", given_ar="سلمى", family_ar="الدرويش")
    made.consent("aunt", "un_complaint", "wgeid", identity_mode="anonymous", data_scope=SCOPES)
    made.set("marwan", mother_given_ar="نجاح", mother_family_ar="الحلبي")
    row = decide(ASKED, made.dossier(), dictionary).get(rid("marwan"))
    assert row is not None and {"mother_given_ar", "mother_family_ar"} <= {*row.values}

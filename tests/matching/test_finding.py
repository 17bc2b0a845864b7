"""Finding, scoring and evidence, on made-up people: what meets, what must not, and why."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from bench.made_reports import reports
from hypothesis import given, settings
from hypothesis import strategies as st

from vsdesk.desk.matching.pair_rows import evidence_of
from vsdesk.errors import UserError
from vsdesk.matching import candidates
from vsdesk.matching.bands import BAND_WORDS, BANDS
from vsdesk.matching.compare import CODES
from vsdesk.matching.compared_report import Report, days_of, report_of_row
from vsdesk.matching.comparison import MOST, against, hints, within
from vsdesk.matching.match_evidence import judge
from vsdesk.matching.memory_store import MemoryStore
from vsdesk.matching.sketch import PARTS, VERSION, sketch
from vsdesk.matching.weights import Weights
from vsdesk.names.nicknames import Nicknames
from vsdesk.progress import Cancelled, Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.matching.match_evidence import JudgedPair

WEIGHTS = Weights.load()
NICKNAMES = Nicknames.load()
KNOWN: dict[str, object] = {
    "given": "محمد",
    "father": "عبد الرحمن",
    "family": "الأحمد",
    "mother": "خزال",
    "sex": "M",
    "birth_year": 1990,
    "arrest_date": "2013-03-12",
    "gov": "08",
    "place": "داريا",
}
LATIN: dict[str, object] = KNOWN | {
    "given": "Mihemed",
    "father": "Evdilrehman",
    "family": "Ehmed",
    "mother": "Xezal",
    "place": "Darayya",
}
CROWD = [report_of_row(row, at) for at, row in enumerate(reports(300, 5))]


def told(row: Mapping[str, object], number: int = 0) -> Report:
    return report_of_row(row, number)


def store_of(*more: Report) -> MemoryStore:
    """A store of a crowd, and of these reports under the numbers from 1000 on."""
    store = MemoryStore()
    for number, report in (*enumerate(CROWD), *enumerate(more, 1000)):
        store.add(number, sketch(report, NICKNAMES))
    return store


def judged(
    one: Mapping[str, object], other: Mapping[str, object], size: int | None = None
) -> JudgedPair:
    store = store_of(told(one), told(other))
    return judge(told(one), told(other), WEIGHTS, NICKNAMES, store.counts, size or store.size())


def test_one_man_in_two_scripts_is_found_and_said_to_be_one() -> None:
    store = store_of(told(KNOWN))
    (match, *_) = against(store, [(None, sketch(told(LATIN), NICKNAMES))], WEIGHTS)
    assert (match.right, match.band) == (1000, "strong")
    hinted = hints(store, sketch(told(LATIN), NICKNAMES), WEIGHTS)
    assert hinted and hinted[0].right == 1000


def test_a_report_does_not_find_itself() -> None:
    store = store_of(told(KNOWN))
    found = against(store, [(1000, sketch(told(KNOWN), NICKNAMES))], WEIGHTS)
    assert all(one.right != 1000 for one in found)


@pytest.mark.parametrize("given_name", ["وسيم", "Basel", "أحمد", "محمود"])
@pytest.mark.parametrize("birth", [1990, 1992, ""])
def test_brothers_of_one_day_are_relatives_and_never_strong(given_name: str, birth: object) -> None:
    found = judged(KNOWN, KNOWN | {"given": given_name, "birth_year": birth})
    assert found.band == "relatives"
    assert any(one.field == "siblings" for one in found.against)


def test_brothers_of_different_years_are_no_pair_at_all_or_hardly() -> None:
    other = KNOWN | {"given": "وسيم", "arrest_date": "2018-09", "birth_year": 1979}
    assert judged(KNOWN, other).band in ("", "possible")


@pytest.mark.parametrize("field", [*PARTS, "sex", "birth_year", "arrest_date", "gov"])
def test_what_is_missing_speaks_neither_for_nor_against(field: str) -> None:
    found = judged(KNOWN, LATIN | {field: ""})
    named = {"birth_year": "birth", "arrest_date": "taken"}.get(field, field)
    assert named not in {one.field for one in found.evidence}


def test_the_points_shown_are_the_points_that_counted() -> None:
    for other in (LATIN, KNOWN | {"given": "وسيم"}, KNOWN | {"given": "الأحمد", "family": "محمد"}):
        found = judged(KNOWN, other)
        assert sum(one.points for one in found.evidence) == pytest.approx(found.points, abs=0.6)
        assert found.version == WEIGHTS.version


def test_what_is_the_same_on_both_sides_is_never_said_to_say_little() -> None:
    common = evidence_of(judged(KNOWN | {"mother": "فاطمة"}, LATIN | {"mother": "فاطمة"}))
    sides = {one.field: one.side for one in common}
    assert sides["mother"] in ("for", "agrees") and sides["place"] in ("for", "agrees")
    other = evidence_of(judged(KNOWN, KNOWN | {"mother": "فاطمة"}))
    assert {one.field: one.side for one in other}["mother"] == "against"


def test_what_speaks_against_is_told_first_when_it_weighs_most() -> None:
    found = judged(KNOWN, LATIN | {"birth_year": 1960, "gov": "01"})
    assert {"birth", "gov"} <= {one.field for one in found.against}
    weights = [abs(one.points) for one in found.evidence]
    assert weights == sorted(weights, reverse=True)


def test_a_rare_name_says_more_than_a_common_one_and_tells_how_many_bear_it() -> None:
    many = [told(KNOWN | {"family": "الخطيب", "given": f"اسم{n}"}, n) for n in range(200)]
    store = store_of(*many, told(KNOWN | {"family": "الزعبلاوي"}))
    said = {}
    for family in ("الخطيب", "الزعبلاوي"):
        row = told(KNOWN | {"family": family})
        found = judge(row, row, WEIGHTS, NICKNAMES, store.counts, store.size())
        said[family] = next(one for one in found.evidence if one.field == "family")
    assert said["الزعبلاوي"].points > said["الخطيب"].points + 1
    assert said["الزعبلاوي"].borne == (1, store.size()) and said["الخطيب"].borne == (200, 501)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"given": "الأحمد", "family": "محمد"}, "swapped", "given_family"),
        ({"father": "", "grandfather": "عبد الرحمن"}, "father", "moved"),
        ({"arrest_date": "2014-03-12"}, "taken", "other_year"),
        ({"arrest_date": "2013-12-03"}, "taken", "turned"),
        ({"arrest_date": "2013"}, "taken", "year"),
        ({"arrest_date": "2012-03"}, "taken", "month_other_year"),
        ({"birth_year": 1992}, "birth", "2"),
        ({"sex": "F"}, "sex", "other"),
        ({"family": "الأحممد"}, "family", "slip"),
    ],
)
def test_each_difference_has_its_sentence(change: dict[str, object], field: str, code: str) -> None:
    from vsdesk.matching.match_evidence import _SAID

    found = {one.field: one.rule for one in judged(KNOWN, KNOWN | change).evidence}
    if field in _SAID:
        assert found[field] == _SAID[field][code]
    else:
        assert found[field] in (_SAID["name"][code], _SAID["name"]["close"])


def test_every_code_has_points_and_a_sentence() -> None:
    from vsdesk.matching.match_evidence import _SAID

    for name, codes in CODES.items():
        said = _SAID[name if name in _SAID else "name"]
        assert set(codes) <= set(said) and set(codes) == set(WEIGHTS.points[name])
    assert set(BAND_WORDS) == {*BANDS} == {"strong", "likely", "possible", "relatives"}


def test_a_name_told_in_one_breath_is_taken_apart() -> None:
    whole = {"given": "Mihemed Evdilrehman Ehmed", "unstructured": "1", "father": "", "family": ""}
    assert judged(KNOWN, LATIN | whole).band == "strong"


def test_the_lower_bands_move_with_the_store() -> None:
    small, large = WEIGHTS.bounds(10_000), WEIGHTS.bounds(100_000)
    assert all(large[band] - small[band] == pytest.approx(1.25) for band in ("likely", "possible"))
    thin: dict[str, object] = {name: KNOWN[name] for name in ("given", "father", "family", "gov")}
    assert judged(thin, thin, 400).points != judged(thin, thin, 400_000).points
    order = ["strong", "likely", "possible", "relatives", ""]
    assert order.index(judged(thin, thin, 400).band) <= order.index(
        judged(thin, thin, 4_000_000).band
    )


def test_given_and_family_alone_decide_nothing() -> None:
    both = told({"given": "محمد", "family": "الأحمد"})
    found = judge(both, both, WEIGHTS, NICKNAMES, lambda keys: dict.fromkeys(keys, 2000), 100_000)
    assert found.band not in ("strong", "likely")


@pytest.mark.parametrize(
    "name", ["أبو علي", "حمودي", "Evdo", "م", "", "🙂", "٠", "x" * 10_000, "محmedمد"]
)
def test_only_a_nickname_or_hardly_a_name_lowers_the_score_and_stops_nothing(name: str) -> None:
    row: dict[str, object] = {"given": name}
    store = store_of(told(row), told(KNOWN))
    made = sketch(told(row), NICKNAMES)
    assert all(one.band != "strong" for one in against(store, [(1000, made)], WEIGHTS))
    assert judged(row, KNOWN).band in ("", "possible")


def test_a_nickname_meets_its_name() -> None:
    full = judged(KNOWN, KNOWN | {"given": "حمودي"})
    other = judged(KNOWN, KNOWN | {"given": "وسيم"})
    assert full.band in ("strong", "likely") and other.band == "relatives"


def test_candidates_meet_in_store_and_in_file_alike() -> None:
    sketches = [sketch(report, NICKNAMES) for report in CROWD]
    low, high = candidates.in_file(sketches)
    in_file = set(zip(low.tolist(), high.tolist(), strict=True))
    store = store_of()
    one, two = candidates.in_store(store, sketches)
    in_store = {
        (min(at, number), max(at, number))
        for at, number in zip(one.tolist(), two.tolist(), strict=True)
        if number != at
    }
    assert in_file == in_store


def test_a_long_list_is_narrowed_by_facts_and_keeps_the_pair() -> None:
    rng = random.Random(3)
    crowd = [
        told(
            {
                "given": "محمد",
                "family": "الأحمد",
                "birth_year": rng.randrange(1950, 2005),
                "gov": f"{n % 14 + 1:02d}",
                "arrest_date": f"201{n % 9}-0{n % 9 + 1}",
            },
            n,
        )
        for n in range(400)
    ]
    two = told(KNOWN | {"father": ""}), told(LATIN | {"father": ""})
    low, high = candidates.in_file([sketch(one, NICKNAMES) for one in (*crowd, *two)])
    pairs = set(zip(low.tolist(), high.tolist(), strict=True))
    assert (400, 401) in pairs
    assert len(pairs) < 400 * 399 / 4


def test_a_list_with_itself_finds_most_pairs_and_takes_few_others() -> None:
    rows = reports(1500, 9)
    found = within([told(row, at) for at, row in enumerate(rows)], WEIGHTS, NICKNAMES)
    taken = [one for one in found if one.band in ("strong", "likely")]
    right = sum(rows[one.left]["pid"] == rows[one.right]["pid"] for one in taken)
    of_person: dict[object, int] = {}
    for row in rows:
        of_person[row["pid"]] = of_person.get(row["pid"], 0) + 1
    true = sum(n * (n - 1) // 2 for n in of_person.values())
    assert right / len(taken) > 0.85 and right / true > 0.85
    assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)


def test_no_report_gets_more_than_a_person_can_look_at() -> None:
    store = store_of(*(told(KNOWN | {"birth_year": ""}, n) for n in range(50)))
    found = against(store, [(None, sketch(told(KNOWN), NICKNAMES))], WEIGHTS)
    assert len(found) == MOST


def test_an_empty_list_and_an_empty_store_find_nothing() -> None:
    assert within([], WEIGHTS, NICKNAMES) == []
    assert against(MemoryStore(), [(None, sketch(told(KNOWN), NICKNAMES))], WEIGHTS) == []
    assert against(store_of(), [], WEIGHTS) == []


def test_it_can_be_cancelled() -> None:
    class Stop(Progress):
        def step(self, what: str, done: int, total: int) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        within(CROWD, WEIGHTS, NICKNAMES, Stop())


@pytest.mark.parametrize("text", ["2013-13", "yesterday", "2013-02-30", "13", "٣"])
def test_a_date_that_is_none_is_named_with_its_row(text: str) -> None:
    with pytest.raises(UserError):
        days_of(text)
    with pytest.raises(UserError, match="E_TABLE"):
        report_of_row({"given": "محمد", "arrest_date": text}, 7)


def test_arabic_digits_are_read() -> None:
    assert days_of("٢٠١٣-٠٣") == days_of("2013-03") is not None


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([*PARTS, "sex", "gov"]), st.text(max_size=40)))
def test_any_texts_make_a_sketch_of_bounded_size_that_compares(row: dict[str, str]) -> None:
    made = sketch(told(dict(row)), NICKNAMES)
    assert made == sketch(told(dict(row)), NICKNAMES)
    assert len(made.keys) < 2500 and len(made.row) < 2500
    assert all(-(1 << 63) <= key < 1 << 63 for key in made.keys)
    found = judged(dict(row), KNOWN)
    assert np.isfinite(found.points)


@settings(max_examples=40)
@given(st.integers(0, 299), st.integers(0, 299))
def test_a_pair_is_judged_alike_from_both_sides(one: int, other: int) -> None:
    store = store_of()
    left, right = (
        judge(CROWD[a], CROWD[b], WEIGHTS, NICKNAMES, store.counts, store.size())
        for a, b in ((one, other), (other, one))
    )
    assert left.points == pytest.approx(right.points, abs=0.11) and left.band == right.band


def test_nothing_of_a_report_shows_in_its_repr() -> None:
    report = told(KNOWN)
    assert "محمد" not in repr(report) and "محمد" not in repr(judged(KNOWN, LATIN))
    assert repr(sketch(report, NICKNAMES)) == "Sketch()"


def test_keys_carry_a_version() -> None:
    assert VERSION >= 302

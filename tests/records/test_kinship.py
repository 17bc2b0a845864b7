"""Kinship: lineage from the path and the sex of the missing person, donors, cycles, wives, the tree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.people import rid
from tests.records.conftest import Made

from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.kinship import kinship_steps as kin_paths
from vsdesk.records.kinship.graph import (
    Kin,
    civil_statuses,
    cycles,
    donor_hint,
    relatives,
    vital_statuses,
    wives,
)
from vsdesk.records.kinship.kinship_steps import PATHS, Sex, Step, generation, inverse, is_blood
from vsdesk.records.kinship.tree import tree

NO_PATH = {"fiance", "in_law", "milk_adoptive", "guardian", "friend_neighbour", "other", "unknown"}
# data-dictionary §3.11, as data-dictionary-2 §1.8 corrects it: for a missing man, then for a woman.
LINES = {
    "mother": ("M", "M"),
    "father": ("P", ""),
    "wife": ("", ""),
    "son": ("P", "M"),
    "daughter": ("", "M"),
    "brother": ("", ""),
    "sister": ("", ""),
    "brother_full": ("P+M", "M"),
    "sister_full": ("M", "M"),
    "half_sib_pat male": ("P", ""),
    "half_sib_pat female": ("", ""),
    "half_sib_mat male": ("M", "M"),
    "grandfather_pat": ("P", ""),
    "grandmother_pat": ("", ""),
    "grandfather_mat": ("", ""),
    "grandmother_mat": ("M", "M"),
    "uncle_pat": ("P", ""),
    "aunt_pat": ("", ""),
    "uncle_mat": ("M", "M"),
    "aunt_mat": ("M", "M"),
    "cousin_pat_m": ("P", ""),
    "cousin_pat_f": ("", ""),
    "cousin_ammeh male": ("", ""),
    "cousin_khal male": ("", ""),
    "cousin_khaleh male": ("M", "M"),
    "nephew_niece_bro male": ("P", ""),
    "nephew_niece_bro female": ("", ""),
    "nephew_niece_sis male": ("M", "M"),
    "grandchild_son male": ("P", ""),
    "grandchild_daughter male": ("", "M"),
    "grandchild male": ("", ""),
    "stepmother": ("", ""),
    "father_in_law": ("", ""),
    "milk_adoptive": ("", ""),
}


def family(made: Made, sex: str, **relations: str) -> Made:
    """A missing person of this sex with relatives: name = "relation" or "relation sex"."""
    made.set("marwan", sex=sex)
    made.drop("kin")
    for name, told in relations.items():
        relation, _, own = told.partition(" ")
        made.add(name, "person", "family", "family", sex=own or None)
        relate(made, name, relation, "marwan")
    return made


def relate(made: Made, name: str, relation: str, other: str, **more: str) -> None:
    """Write down that `name` is the `relation` of `other`."""
    made.add(
        f"{name} {relation} {other}",
        "kinship",
        "family",
        "family",
        person=rid(name),
        relation=relation,
        related_to=rid(other),
        **more,
    )


def kin(made: Made, name: str) -> Kin:
    """The relative of this name."""
    return next(k for k in relatives(made.dossier(), rid("marwan")) if k.person == rid(name))


@pytest.mark.parametrize(("told", "lines"), LINES.items())
def test_lineage_depends_on_the_sex_of_the_missing_person(
    made: Made, told: str, lines: tuple[str, str]
) -> None:
    assert kin(family(made, "male", one=told), "one").lineage == lines[0]
    made.add("kin", "kinship", "family")
    assert kin(family(made, "female", one=told), "one").lineage == lines[1]


def test_every_word_of_kinship_has_a_path_or_none_on_purpose(dictionary: Dictionary) -> None:
    assert set(dictionary.vocabularies.keys("kinship")) == set(PATHS) | NO_PATH


def test_a_path_goes_over_others_and_back(made: Made) -> None:
    family(made, "male", mother="mother")
    made.add("aunt", "person", "family", "family", sex="female")
    made.add("cousin", "person", "family", "family", sex="male")
    relate(made, "aunt", "sister_full", "mother")
    relate(made, "aunt", "mother", "cousin")
    assert kin(made, "aunt").lineage == "M"
    assert kin(made, "cousin").lineage == "M"
    assert kin(made, "cousin").relation == ""
    relate(made, "marwan", "son", "stranger")
    made.add("stranger", "person", "family", "family", sex="male")
    assert kin(made, "stranger").lineage == "P"
    assert kin(made, "stranger").generation == 1


def test_what_is_not_by_blood_has_no_lineage(made: Made) -> None:
    family(made, "male")
    made.add("father", "person", "family", "family", sex="male")
    relate(made, "father", "father", "marwan", biological="adoptive")
    assert (kin(made, "father").blood, kin(made, "father").lineage) == (False, "")


@pytest.mark.parametrize(
    ("relations", "strength"),
    [
        ({"a": "mother", "b": "father"}, "strong"),
        ({"a": "mother", "b": "son"}, "strong"),
        ({"a": "son", "b": "daughter", "c": "wife"}, "strong"),
        ({"a": "mother"}, "medium"),
        ({"a": "son", "b": "wife"}, "medium"),
        ({"a": "brother_full", "b": "sister_full"}, "medium"),
        ({"a": "brother_full"}, "weak"),
        ({"a": "half_sib_pat male"}, "weak"),
        ({"a": "uncle_mat"}, "weak"),
        ({"a": "cousin_pat_m"}, "lineage_only"),
        ({"a": "cousin_khaleh male"}, "lineage_only"),
        ({"a": "cousin_ammeh male"}, "none"),
        ({"a": "wife", "b": "mother_in_law"}, "none"),
        ({"a": "milk_adoptive"}, "none"),
        ({}, "none"),
    ],
)
def test_the_hint_for_a_laboratory(made: Made, relations: dict[str, str], strength: str) -> None:
    family(made, "male", **relations)
    assert donor_hint(made.dossier(), rid("marwan")).strength == strength


def test_two_wives_and_whose_children(made: Made) -> None:
    family(made, "male", hanaa="wife", sawsan="wife", son="son", girl="daughter")
    assert set(wives(made.dossier(), rid("marwan"))) == {rid("hanaa"), rid("sawsan")}
    assert donor_hint(made.dossier(), rid("marwan")).strength == "weak"
    relate(made, "son", "son", "hanaa")
    found = donor_hint(made.dossier(), rid("marwan"))
    assert found.strength == "strong"
    assert rid("hanaa") in found.donors
    assert rid("sawsan") not in found.donors


def test_those_who_have_died_give_no_sample(made: Made) -> None:
    family(made, "male", a="mother", b="father")
    made.set("b", vital_status="deceased")
    assert donor_hint(made.dossier(), rid("marwan")).strength == "medium"


@pytest.mark.parametrize("relation", ["wife", "husband"])
def test_the_spouse_of_a_missing_person_is_never_widowed(
    made: Made, dictionary: Dictionary, relation: str
) -> None:
    family(made, "male", spouse=relation, brother="brother_full")
    lists = dictionary.vocabularies
    offered = civil_statuses(made.dossier(), rid("spouse"), lists)
    assert "widowed" not in offered
    assert offered[0] == "spouse_of_missing"
    assert "widowed" in civil_statuses(made.dossier(), rid("brother"), lists)


def test_nobody_missing_is_offered_to_have_died(made: Made, dictionary: Dictionary) -> None:
    family(made, "male", brother="brother_full")
    lists = dictionary.vocabularies
    missing = rid("marwan")
    offered = vital_statuses(made.dossier(), missing, lists)
    assert "deceased" not in offered and {"alive", "missing"} <= {*offered}
    assert "deceased" in vital_statuses(made.dossier(), rid("brother"), lists)
    made.set("case", fate="dead_identified")
    assert "deceased" in vital_statuses(made.dossier(), missing, lists)


def test_a_co_wife_is_never_widowed_either(made: Made, dictionary: Dictionary) -> None:
    family(made, "male", hanaa="wife")
    made.add("sawsan", "person", "family", "family", sex="female")
    relate(made, "sawsan", "co_wife", "hanaa")
    assert "widowed" not in civil_statuses(made.dossier(), rid("sawsan"), dictionary.vocabularies)


def test_nobody_is_their_own_forebear(made: Made) -> None:
    family(made, "male", father="father")
    assert cycles(made.dossier()) == ()
    relate(made, "marwan", "father", "father")
    assert [set(one) for one in cycles(made.dossier())] == [{rid("marwan"), rid("father")}]


def test_the_tree_has_generations_from_the_top(made: Made) -> None:
    family(
        made,
        "male",
        mother="mother",
        father="father",
        wife="wife",
        son="son",
        khal="uncle_mat",
        amm="uncle_pat",
        sister="sister_full",
        grandmother="grandmother_mat",
        friend="friend_neighbour",
    )
    drawn = tree(made.dossier(), rid("marwan"))
    names = {rid(n): n for n in made.views}
    rows: list[list[str]] = [[] for _ in range(drawn.rows)]
    for spot in drawn.spots:
        assert spot.column == len(rows[spot.row])
        rows[spot.row].append(names[spot.person])
    assert rows[0] == ["grandmother"]
    assert set(rows[1]) == {"amm", "father", "mother", "khal"}
    assert {rows[1].index("amm"), rows[1].index("father")} == {0, 1}
    assert rows[2] == ["sister", "marwan", "wife", "friend"]
    assert rows[3] == ["son"]
    kinds = {(line.kind, names[line.first], names[line.second]) for line in drawn.lines}
    assert ("child", "mother", "marwan") in kinds
    assert ("child", "marwan", "son") in kinds
    assert ("couple", "wife", "marwan") in kinds
    assert tree(made.dossier(), rid("nobody")).rows == 1


steps = st.builds(Step, st.sampled_from(("up", "down", "aside")), st.sampled_from(("m", "f", "")))
paths = st.lists(steps, max_size=6).map(tuple)
sexes: st.SearchStrategy[Sex] = st.sampled_from(("m", "f", ""))


@given(paths, sexes)
def test_there_and_back_is_the_same_way(path: tuple[Step, ...], start: Sex) -> None:
    end: Sex = path[-1].sex if path else start
    assert inverse(inverse(path, start), end) == path
    assert generation(inverse(path, start)) == -generation(path)
    assert is_blood(inverse(path, start)) == is_blood(path)


@given(paths, sexes)
def test_a_shared_line_of_men_is_shared_both_ways(path: tuple[Step, ...], start: Sex) -> None:
    end: Sex = path[-1].sex if path else start
    back = inverse(path, start)
    assert kin_paths.is_paternal(path, start) == kin_paths.is_paternal(back, end)
    assert kin_paths.is_maternal(path, start) == kin_paths.is_maternal(back, end)
    if start == "f" or end == "f":
        assert not kin_paths.is_paternal(path, start)


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(sorted(PATHS)), st.integers(0, 5))))
def test_any_family_can_be_drawn(links: list[tuple[int, str, int]]) -> None:
    made = Made()
    made.add("case", "case", person=rid("p0"))
    for n in range(6):
        made.add(f"p{n}", "person", "case")
    for n, (one, relation, other) in enumerate(links):
        made.add(
            f"k{n}",
            "kinship",
            "case",
            person=rid(f"p{one}"),
            relation=relation,
            related_to=rid(f"p{other}"),
        )
    dossier = made.dossier()
    drawn = tree(dossier, rid("p0"))
    assert len({spot.person for spot in drawn.spots}) == len(drawn.spots)
    assert len({(spot.row, spot.column) for spot in drawn.spots}) == len(drawn.spots)
    for cycle in cycles(dossier):
        assert len(set(cycle)) == len(cycle)
    donor_hint(dossier, rid("p0"))

"""Who was taken off the file, or is named there no more, stands in the stories still: they are looked for as
before. Everybody is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.attacks.families import GROWN, family_of, relative, said, words
from tests.attacks.kit import Town, as_shown, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import SCOPES
from tests.attacks.test_once_named import change, files, leaves, mother_agrees, new, remove
from tests.attacks.test_once_named_kin import steer

from vsdesk.desk import Edit
from vsdesk.records.dictionary.values import Json


def summary(made: Town, purpose: str = "un_complaint", to: str = "ced", level: str = "B") -> str:
    left = made.gate(to, purpose, level)
    assert left.allowed, left.state
    return str([dict(one.values) for one in left])


def tell(made: Town, text: str) -> None:
    made.hala.cases.save([as_shown(made.hala, "case", {"summary": words(text)}, made.case)])


@pytest.mark.parametrize("how", ["none", "removed", "agreed"])
def test_a_relative_who_refused(made: Town, how: str) -> None:
    mother_agrees(made)
    aunt = relative(made, "aunt_pat", "سوسن")
    said(made, aunt, "given" if how == "agreed" else "refused", data_scope=SCOPES)
    tell(made, "بكت سوسن عليه كثيراً")
    if how == "removed":
        remove(made.hala, aunt)
    carry(made.hala, made.stick, made.rima)
    assert ("سوسن" in summary(made)) == (how == "agreed")


@pytest.mark.parametrize("how", ["none", "removed", "of no age"])
def test_advocacy_without_a_name_names_nobody(made: Town, how: str) -> None:
    mother = mother_agrees(made)
    said(made, mother, "given", purpose="advocacy_anon", recipient="public", data_scope=SCOPES)
    aunt = relative(made, "aunt_pat", "سوسن")
    if how != "of no age":
        made.hala.cases.save([Edit("person", {**GROWN}, id=aunt)])
    tell(made, "بكت سوسن عليه كثيراً")
    if how == "removed":
        remove(made.hala, aunt)
    carry(made.hala, made.stick, made.rima)
    assert "سوسن" not in summary(made, "advocacy_anon", "public", "C")
    assert ("سوسن" in summary(made)) == (
        how != "of no age"
    )  # she may be a child: a role stands there
    assert "عليه كثيراً" in summary(made)


@pytest.mark.parametrize("how", ["none", "removed", "replaced", "emptied", "never"])
def test_whoever_was_thought_responsible(made: Town, how: str) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=SCOPES)
    desk = made.hala
    carry(desk, made.stick, made.rima)
    who = written(made, "perpetrator", {"type": "individual", "name_ar": "العقيد نزار الديري"})
    other = written(made, "perpetrator", {"type": "state_body", "name_ar": "الفرع"})
    arrest = new(desk, "event", {"type": "arrest"}, made.case)
    tell(made, "أخذه نزار الديري بيده")
    carry(made.hala, made.stick, made.rima)
    if how != "never":
        carry(made.rima, made.stick, desk)
        rec = new(desk, "involvement", {"perpetrator": who}, arrest)
        carry(made.hala, made.stick, made.rima)
        if how == "removed":
            remove(desk, rec)
        steer(made, how, rec, "involvement", "perpetrator", other)
    carry(made.hala, made.stick, made.rima)
    left = summary(made)
    assert "بيده" in left
    assert ("الديري" in left) == (how == "never")


@pytest.mark.parametrize("how", ["none", "replaced", "his"])
def test_the_residence_paper_of_another(made: Town, how: str, tmp_path: Path) -> None:
    mother_agrees(made)
    brother = relative(made, "brother", "نزار")
    first, _ = files(made, tmp_path, made.case)
    whose = made.person if how == "his" else brother
    item: dict[str, Json] = {"document_type": "kimlik", "relates_to": [whose]}
    made.hala.cases.save([as_shown(made.hala, "evidence_item", item, first)])
    change(
        made,
        "replaced" if how == "replaced" else "none",
        first,
        "evidence_item",
        "relates_to",
        [made.person],
    )
    assert leaves(made, first) == [how == "his"]

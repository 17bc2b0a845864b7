"""Two brothers are missing, and the family says yes for one of them: what speaks of the other goes with his
own answers, as he does. All made up, and everybody here is honest."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.attacks.families import family_of, first_terms, leaving, relative, said, words
from tests.attacks.kit import Town, carry, told_once
from tests.reports.paper import text_of

from vsdesk import photo
from vsdesk.desk import Edit, ExitOrder, SheetOrder
from vsdesk.desk.outbound.open_copies import FileOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.dictionary.values import Json
from vsdesk.records.gate.persons.of_others import OTHER_FILE

SCOPES: list[Json] = [*sorted(Dictionary.load().vocabularies.keys("data_scope"))]
BROTHER = "سامي"
TITLE = "هوية سامي النوري"
NOTE = "كان معه في البيت"
# Kind, the field that says whom it is about, a field of words.
ABOUT_HIM = [
    ("risk_assessment", "person", "who_harmed"),
    ("hlp_asset", "owner", "by_whom"),
    ("civil_doc_issue", "person", "text"),
    ("work", "author", "title"),
    ("family_member", "person", "news_how"),
    ("kinship", "related_to", None),
    ("evidence_item", "relates_to", "title"),
    ("evidence_item", "signed_by", "title"),
    ("evidence_item", "received_from", "title"),
]
IN_CASES = {"risk_assessment", "evidence_item"}


@told_once
def brothers(made: Town, answer: str) -> tuple[str, str]:
    """Yes for ليث to the committee, and this for سامي: the case and the person of the second."""
    family_of(made)
    mother, desk = relative(made, "mother", "هدى"), made.hala
    case, him = desk.cases.new_case(
        {"given_ar": BROTHER, "family_ar": "النوري"},
        {"family": made.family, "case_type": "enforced_disappearance"},
    ).ids
    tie: dict[str, Json] = {"person": mother, "related_to": him, "relation": "mother"}
    desk.cases.save([Edit("kinship", tie, parent=made.family)])
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    more: dict[str, Json] = {"identity_mode": "named", "data_scope": SCOPES}
    said(made, mother, answer, subject=case, **(more if answer == "given" else {}))
    carry(desk, made.stick, made.rima)
    return case, him


def paper_of(made: Town, person: str, kind: str = "civil_record") -> str:
    """A picture of a paper below the family, which says whose it is."""
    item = made.rima.files.attach(
        io.BytesIO(photo.draw_made_up_portrait(3)), made.family, kind=kind, name="p.jpg"
    ).ids[0]
    named: dict[str, Json] = {"relates_to": [person], "title": TITLE}
    made.rima.cases.save([Edit("evidence_item", named, id=item, shown=made.rima.cases.shown(item))])
    return item


def dumped(made: Town, folder: Path, *cases: str) -> str:
    order = ExitOrder("un_complaint", "ced", "B", cases=cases, lang="ar")
    made.rima.outbound.files.dump_for(folder, order)
    return (folder / "records.jsonl").read_text("utf-8")


def asked_for(item: str) -> FileOrder:
    return FileOrder(item, "un_complaint", "ced", "B")


@pytest.mark.parametrize("kind", ["id_document", "civil_record"])
def test_a_paper_of_the_brother_stays(made: Town, tmp_path: Path, kind: str) -> None:
    _, him = brothers(made, "refused")
    item = paper_of(made, him, kind)
    rows = dumped(made, tmp_path / "out")
    assert made.case in rows  # something leaves
    assert BROTHER not in rows
    assert not (tmp_path / "out" / "files" / item).exists()
    sheet = SheetOrder(
        made.case, ("ar",), kind="case-file", purpose="un_complaint", recipient="ced", level="B"
    )
    assert BROTHER not in text_of(made.rima.outbound.sheets.sheet(sheet).pdf)
    with pytest.raises(UserError, match="E_GATE"):
        made.rima.outbound.files.copy_file(asked_for(item))


@pytest.mark.parametrize("who", ["him", "own"])
def test_with_a_yes_for_both_it_leaves(made: Town, tmp_path: Path, who: str) -> None:
    _, him = brothers(made, "given")
    item = paper_of(made, him if who == "him" else made.person)
    assert made.rima.outbound.files.copy_file(asked_for(item)).data
    rows = dumped(made, tmp_path / "both")
    assert TITLE in rows
    assert (tmp_path / "both" / "files" / item).exists()
    alone = dumped(made, tmp_path / "alone", made.case)
    assert (item in alone) == (who == "own")
    assert TITLE not in alone  # it names the brother, whoever's paper it is


def test_a_family_paper_leaves_as_all_its_cases_let_it(made: Town, tmp_path: Path) -> None:
    """Of nobody in particular: the file stays as long as one of the family's cases says no."""
    brothers(made, "refused")
    item = made.rima.files.attach(
        io.BytesIO(photo.draw_made_up_portrait(3)), made.family, kind="branch_paper", name="p.jpg"
    ).ids[0]
    with pytest.raises(UserError, match="E_GATE"):
        made.rima.outbound.files.copy_file(asked_for(item))
    assert item in dumped(made, tmp_path / "out")
    assert not (tmp_path / "out" / "files" / item).exists()


@pytest.mark.parametrize(
    ("kind", "link", "told", "place"),
    [
        *((*one, "family") for one in ABOUT_HIM),
        *((*one, "case") for one in ABOUT_HIM if one[0] in IN_CASES),
    ],
)
def test_every_record_about_him_stays(
    made: Town, kind: str, link: str, told: str | None, place: str
) -> None:
    """Of the brother; the same record of ليث leaves."""
    _, him = brothers(made, "refused")
    dictionary = made.rima.context.dictionary
    field = dictionary.field(kind, link)
    assert field is not None
    root = made.family if place == "family" else made.case
    ids = {}
    for who in (him, made.person):
        values: dict[str, Json] = {**first_terms(kind)}
        values[link] = [who] if field.type == "links" else who
        if kind == "evidence_item":
            values["type"] = "branch_paper"
        if told:
            text = dictionary.field(kind, told)
            assert text is not None
            values[told] = words(NOTE) if text.type == "ptext" else NOTE
        id = made.rima.context.new_id()
        made.rima.cases.save([Edit(kind, values, id=id, parent=root)])
        ids[who] = id
    left = made.gate("ced", "un_complaint")
    assert left.allowed
    assert left.get(ids[him]) is None
    assert left.get(ids[made.person]) is not None
    assert OTHER_FILE in {one.reason for one in left.withheld if one.kind == kind}


@pytest.mark.parametrize("level", ["A", "B"])
def test_what_he_told_leaves_without_him(made: Town, level: str) -> None:
    """Who told of an event is not of whom it speaks: it leaves, without him."""
    _, him = brothers(made, "refused")
    event: dict[str, Json] = {"type": "other", "told_by": him, "text": words(NOTE)}
    id = made.rima.context.new_id()
    made.rima.cases.save([Edit("event", event, id=id, parent=made.case)])
    assert NOTE in leaving(made, level=level)
    assert him not in leaving(made, level=level)


def test_rows_say_it(made: Town, tmp_path: Path) -> None:
    """The kinship with him stays, that with ليث leaves."""
    _, him = brothers(made, "refused")
    sister = relative(made, "sister", "ريم")
    tie: dict[str, Json] = {"person": sister, "related_to": him, "relation": "sister"}
    made.hala.cases.save([Edit("kinship", tie, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    rows = [json.loads(one) for one in dumped(made, tmp_path / "out").splitlines()]
    ties = [one for one in rows if one.get("kind") == "kinship"]
    assert [one["related_to"] for one in ties] == [made.person]
    assert him not in json.dumps(rows)

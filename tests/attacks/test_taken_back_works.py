"""What says of itself that it was taken back, or to which the child said no, leaves by nothing.
Everybody is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative, said, words
from tests.attacks.kit import Town, carry
from tests.attacks.test_called_otherwise import written
from tests.attacks.test_marks import SCOPES
from tests.scans import scan

from vsdesk.desk import Edit
from vsdesk.desk.outbound.exported_table import ExitOrder
from vsdesk.records.gate.persons.retracted_words import taken_back

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.records.dictionary.values import Json

NOES: tuple[dict[str, Json], ...] = (
    {"withdrawn": True},
    {"withdrawn_on": "2026-01-01"},
    {"assent": False},
    {"assent": True, "withdrawn": True},
)


def drawing(made: Town, tmp_path: Path, more: dict[str, Json]) -> tuple[str, str]:
    """A drawing of the daughter, and its file; their ids."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", identity_mode="named", data_scope=[*SCOPES, "minors"])
    child = relative(made, "daughter", "آية")
    carry(made.hala, made.stick, made.rima)
    path = tmp_path / "رسمة.pdf"
    path.write_bytes(scan("drawing"))
    item = made.rima.files.attach(path, made.family, kind="other").ids[0]
    values: dict[str, Json] = {
        "title": "رسمة إلى بابا",
        "type": "drawing",
        "text": words("زرافات"),
        "author": child,
        "item": [item],
        **more,
    }
    return written(made, "work", values, made.family), item


def dump(made: Town, tmp_path: Path, item: str) -> tuple[bool, bool]:
    """Whether its words leave, and its file."""
    order = ExitOrder(purpose="un_complaint", recipient="ced", level="B", cases=(made.case,))
    made.rima.outbound.files.dump_for(tmp_path / "d", order)
    text = (tmp_path / "d" / "records.jsonl").read_text(encoding="utf-8")
    return "زرافات" in text, (tmp_path / "d" / "files" / item).exists()


@pytest.mark.parametrize("more", NOES)
def test_neither_words_nor_file_leave(made: Town, tmp_path: Path, more: dict[str, Json]) -> None:
    work, item = drawing(made, tmp_path, more)
    left = made.gate("ced", "un_complaint")
    assert left.get(work) is None and left.get(item) is None
    assert dump(made, tmp_path, item) == (False, False)


def test_it_leaves_while_nobody_said_no(made: Town, tmp_path: Path) -> None:
    _, item = drawing(made, tmp_path, {"assent": True})
    assert dump(made, tmp_path, item) == (True, True)


def test_a_no_of_who_answers_for_the_child_too(made: Town, tmp_path: Path) -> None:
    work, item = drawing(made, tmp_path, {})
    mother = next(
        one.id
        for one in made.rima.cases.dossier(made.case).of("person")
        if one.text("given_ar") == "هدى"
    )
    no = said(made, mother, "refused", purpose="search", recipient="public")
    carry(made.hala, made.stick, made.rima)
    made.rima.cases.save([Edit("work", {"guardian_consent": no}, id=work)])
    assert made.gate("ced", "un_complaint").get(item) is None


def test_each_field_that_says_so_stops_its_record(made: Town, tmp_path: Path) -> None:
    """By the dictionary: whichever kind says so, its records stay."""
    work, item = drawing(made, tmp_path, {})
    dictionary = made.rima.context.dictionary
    declared = [
        (kind.name, one.name, one.stops)
        for kind in dictionary.kinds
        for one in kind.fields
        if one.stops
    ]
    assert {kind for kind, _, _ in declared} == {"work", "extortion_attempt"}
    before = made.rima.cases.dossier(made.case)
    assert taken_back(before, dictionary, "2026-11-24") == frozenset()
    made.rima.cases.save([Edit("work", {"withdrawn": True}, id=work)])
    after = made.rima.cases.dossier(made.case)
    assert taken_back(after, dictionary, "2026-11-24") == {work, item}


@pytest.mark.parametrize(
    ("level", "state"),
    [("recipient_only", "onward"), ("authorities", "given"), ("other_organisations", "given")],
)
def test_this_body_only_is_no_yes_to_one_that_passes_it_on(
    made: Town, level: str, state: str
) -> None:
    family_of(made)
    mother = relative(made, "mother", "هدى")
    said(made, mother, "given", data_scope=SCOPES, sharing_level=level)
    said(made, mother, "given", data_scope=SCOPES, sharing_level=level, recipient="icmp")
    carry(made.hala, made.stick, made.rima)
    assert made.gate("ced", "un_complaint").state == state
    assert made.gate("icmp", "un_complaint").allowed

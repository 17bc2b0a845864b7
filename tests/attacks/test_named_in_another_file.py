"""Who is missing by a case of their own is named on no paper of another one: in no line, number, file or list
of the family, whether anybody wrote down how the two are related or not. Everybody here is honest, and
made up."""

from __future__ import annotations

import io
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import as_text, family_of, first_terms, relative, said, words
from tests.attacks.kit import TODAY, carry
from tests.attacks.test_of_another_missing import (
    BROTHER,
    SCOPES,
    TITLE,
    asked_for,
    brothers,
    dumped,
    paper_of,
)
from tests.reports.paper import text_of

from vsdesk.desk import Edit, How, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.dictionary import Dictionary
from vsdesk.records.gate.names.nowhere_named import is_own_name
from vsdesk.records.gate.persons.of_others import has_answered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.attacks.kit import Town
    from tests.desk.conftest import House

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier

FULL: Final = "سامي النوري"
STORY: Final = "أخذوا ليث مع أخيه سامي من البيت"
NUMBER: Final = "01020304055"
_TEXTS: Final = ("text", "ptext")


def written(made: Town, kind: str, values: dict[str, Json], parent: str) -> str:
    id = made.rima.context.new_id()
    made.rima.cases.save([Edit(kind, values, id=id, parent=parent)])
    return id


def left(made: Town, level: str = "B") -> str:
    found = made.gate("ced", "un_complaint", level)
    assert found.allowed
    return as_text(found)


def form(made: Town, kind: str) -> str:
    order = SheetOrder(
        made.case, ("ar",), kind=kind, purpose="un_complaint", recipient="ced", level="B"
    )
    return text_of(made.rima.outbound.sheets.sheet(order).pdf)


def apart(made: Town) -> tuple[str, str]:
    """The same two brothers, and nobody wrote down who is whose: yes for ليث, no for سامي."""
    family_of(made)
    mother = relative(made, "mother", "هدى")
    case, him = made.hala.cases.new_case(
        {"given_ar": BROTHER, "family_ar": "النوري"},
        {"family": made.family, "case_type": "enforced_disappearance"},
    ).ids
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    said(made, mother, "refused", subject=case)
    carry(made.hala, made.stick, made.rima)
    return case, him


def told_of_first(made: Town) -> tuple[str, str]:
    """He was a relative on the family's list before he was missing, and his case is about that entry."""
    family_of(made)
    mother, him = relative(made, "mother", "هدى"), relative(made, "brother", BROTHER)
    case = made.hala.context.new_id()
    values: dict[str, Json] = {"person": him, "family": made.family}
    values["case_type"] = "enforced_disappearance"
    made.hala.cases.save([Edit("case", values, id=case)])
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    said(made, mother, "refused", subject=case)
    carry(made.hala, made.stick, made.rima)
    return case, him


def listed(made: Town) -> tuple[str, str]:
    """He stands in the family's list too, by whoever recorded him."""
    case, him = brothers(made, "refused")
    made.hala.cases.save([Edit("family_member", {"person": him}, parent=made.family)])
    carry(made.hala, made.stick, made.rima)
    return case, him


WAYS: Final = {"apart": apart, "told of first": told_of_first, "listed": listed}


@pytest.mark.parametrize("way", WAYS)
def test_he_stands_on_no_paper_of_his_brother(made: Town, tmp_path: Path, way: str) -> None:
    _, him = WAYS[way](made)
    item = paper_of(made, him)
    written(made, "event", {"type": "other", "text": words(STORY)}, made.case)
    found = (dumped(made, tmp_path / "out", made.case), form(made, "case-file"), form(made, "ced"))
    assert "ليث" in found[0] and "من البيت" in found[0]
    assert not any(BROTHER in one for one in found)
    assert TITLE not in found[0]
    with pytest.raises(UserError, match="E_GATE"):
        made.rima.outbound.files.copy_file(asked_for(item))


def test_once_he_answered_himself_he_is_of_the_file(made: Town) -> None:
    """He is back, and looks for his brother: his own case goes on naming him. Who opened both files says it
    alone until a coordinator decided: that laptop may be in other hands."""
    _, him = listed(made)
    assert BROTHER not in left(made)
    answer = said(made, him, "given", identity_mode="named", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    assert BROTHER not in left(made)
    steps = made.rima.consent.steps
    steps.decide(answer, "جاء بنفسه وسألناه", shown=steps.shown(answer))
    assert BROTHER in left(made)


def test_whom_a_coordinator_asked_is_of_the_file(made: Town) -> None:
    _, him = listed(made)
    made.hala = made.rima
    said(made, him, "given", identity_mode="named", data_scope=SCOPES)
    assert BROTHER in left(made)


def test_on_a_laptop_by_itself_who_answered_is_of_the_file(house: House) -> None:
    """It belongs to no organisation, whose coordinators could be asked."""
    desk = house.documenter("samer")
    family = desk.cases.new_family({"display_name": "عائلة النوري", "language": "ar"}).ids[0]
    of: dict[str, Json] = {"family": family, "case_type": "enforced_disappearance"}
    (case, _), (other, him) = (
        desk.cases.new_case({"given_ar": given, "family_ar": "النوري"}, of).ids
        for given in ("ليث", BROTHER)
    )
    assert other in desk.cases.dossier(family).once(_cases)
    assert not has_answered(desk.cases.dossier(case), him)
    shown = desk.cases.shown(case)
    desk.consent.grant(case, him, "un_complaint", "ced", "given", How(on=TODAY), shown=shown)
    assert has_answered(desk.cases.dossier(case), him)


def _cases(family: Dossier) -> tuple[str, ...]:
    return tuple(one.id for one in family.of("case"))


@pytest.mark.parametrize("way", ["his tie", "apart"])
def test_no_line_of_any_kind_names_him(made: Town, way: str) -> None:
    """Each field of words but the name of whom a record is about; of ليث alone all of them leave."""
    if way == "apart":
        apart(made)
    else:
        brothers(made, "refused")
    rows = every_line(made, FULL, made.case, made.family)
    assert len(rows) > 200
    for level in ("A", "B"):
        found = made.gate("ced", "un_complaint", level)
        named = {
            (kind, name)
            for id, kind, name in rows
            if (one := found.get(id)) is not None and BROTHER in str(one.values.get(name, ()))
        }
        assert not named
    others = every_line(made, "أبو خالد", made.case, made.family)
    found = made.gate("ced", "un_complaint")
    leaves = [name for id, _, name in others if (one := found.get(id)) and name in one.values]
    assert len(leaves) > 30


def every_line(made: Town, text: str, *roots: str) -> list[tuple[str, str, str]]:
    """A record of each kind with this text in each field of words, below each root: id, kind, field."""
    dictionary, found = Dictionary.load(), list[tuple[str, str, str]]()
    for kind, root in product(dictionary.kinds, roots):
        named = [one for one in kind.fields if one.type in _TEXTS and not is_own_name(one)]
        of = {made.rima.context.new_id(): one for one in named}
        edits = {}
        for id, spec in of.items():
            told: Json = words(text) if spec.type == "ptext" else text
            values = {**first_terms(kind.name), spec.name: told}
            edits[id] = Edit(kind.name, values, id=id, parent=root)
        found += [(id, kind.name, of[id].name) for id in _saved(made, edits)]
    return found


def _saved(made: Town, edits: Mapping[str, Edit]) -> list[str]:
    """The ids of those that are taken; all in one save, where none is refused."""
    try:
        if edits:
            made.rima.cases.save([*edits.values()])
    except UserError:  # such a record lies elsewhere, or says more
        alone = ({id: one} for id, one in edits.items()) if len(edits) > 1 else ()
        return [id for one in alone for id in _saved(made, one)]
    return [*edits]


def test_a_given_name_alone_says_who_where_a_line_does(made: Town) -> None:
    brothers(made, "refused")
    written(made, "event", {"type": "other", "others_taken": BROTHER}, made.case)
    written(made, "event", {"type": "other", "others_taken": "أبو خالد"}, made.case)
    assert BROTHER not in left(made) and "أبو خالد" in left(made)


def test_no_number_of_his_stands_in_the_words(made: Town) -> None:
    _, him = brothers(made, "refused")
    written(made, "person_identifier", {"type": "national_id", "number": NUMBER}, him)
    written(made, "event", {"type": "other", "text": words(f"كان معهم {NUMBER}")}, made.case)
    written(made, "search_action", {"date": None, "reference_no": NUMBER}, made.case)
    assert NUMBER not in left(made)


@pytest.mark.parametrize("text", [f"كان {FULL} معهم", f"وكان أخوه {BROTHER} معهم"])
def test_no_file_of_words_names_him(made: Town, tmp_path: Path, text: str) -> None:
    brothers(made, "refused")
    attach = made.rima.files.attach
    item, plain = (
        attach(io.BytesIO(one.encode()), made.case, kind="branch_paper", name="p.txt").ids[0]
        for one in (text, "أخذوه عند الظهر")
    )
    with pytest.raises(UserError, match="named_in_file"):
        made.rima.outbound.files.copy_file(asked_for(item))
    assert made.rima.outbound.files.copy_file(asked_for(plain)).data
    dumped(made, tmp_path / "out", made.case)
    assert not (tmp_path / "out" / "files" / item).exists()
    assert (tmp_path / "out" / "files" / plain).exists()


def test_of_a_family_by_itself_he_is_named_as_before(made: Town) -> None:
    """On the family's own sheet, and where only one of them is missing."""
    family_of(made)
    mother, _ = relative(made, "mother", "هدى"), relative(made, "brother", BROTHER)
    said(made, mother, "given", identity_mode="named", data_scope=SCOPES)
    carry(made.hala, made.stick, made.rima)
    written(made, "event", {"type": "other", "others_taken": FULL}, made.case)
    assert FULL in left(made)

"""The words of a place or a perpetrator are read in every file that names it: whoever is guarded in one of
these files is named by them on the paper of none. All made up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.families import words
from tests.attacks.guarded import draw_tight, for_words, hidden_in_all
from tests.attacks.kit import Town, as_shown, told_once
from tests.attacks.test_marks import told
from tests.attacks.test_told_for_several_cases import guard, two_cases

from vsdesk.desk import Edit
from vsdesk.vault.read import references

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

OURS: Final = "لا يخرج"
NAME: Final = "الفرع"
GUARDS: Final = ("nobody_may_know_of", "not_named_outside", "refused", "anonymous", "source")
FIELDS: Final = (
    *(("perpetrator", name) for name in ("legal_text", "position", "aliases", "leader_names")),
    *(("place", name) for name in ("function", "community", "aliases")),
)
OPEN: Final = (("perpetrator", "legal_text"), ("perpetrator", "aliases"), ("place", "function"))


@told_once
def two_files(made: Town) -> tuple[str, str]:
    """Two cases of two families with a yes each, tied by nothing; a wife of the first."""
    first, who = two_cases(made, "incident")
    for case in (first, made.case):
        made.rima.cases.save([as_shown(made.rima, "case", {"incident": None}, case)])
    return first, who


def reference(made: Town, kind: str, field: str, text: str, **more: Json) -> str:
    spec = made.rima.context.dictionary.field(kind, field)
    assert spec is not None
    values: dict[str, Json] = {"name_ar": NAME, **more}
    values[field] = words(text) if spec.type == "ptext" else text
    values |= {"type": "prison"} if kind == "place" else {"legal_status": "convicted_final"}
    return made.rima.cases.save([Edit(kind, values)]).ids[0]


def name_it(made: Town, kind: str, id: str, *cases: str) -> list[str]:
    """Each of the cases names it; what does."""
    r, found = made.rima, []
    for case in cases:
        values: dict[str, Json] = {"type": "held_at"}
        values |= {"facility": id} if kind == "place" else {}
        event = r.cases.save([Edit("event", values, parent=case)]).ids[0]
        if kind == "perpetrator":
            event = r.cases.save([Edit("involvement", {"perpetrator": id}, parent=event)]).ids[0]
        found.append(event)
    return found


@pytest.mark.parametrize("how", GUARDS)
@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_whoever_is_guarded_in_one_is_named_for_no_other(
    made: Town, how: str, kind: str, field: str
) -> None:
    first, who = two_files(made)
    name = guard(made, how, first, who)
    id = reference(made, kind, field, f"قال ذلك {name} {OURS}")
    name_it(made, kind, id, first, made.case)
    out = told(made)
    assert OURS not in out
    assert NAME in out
    for dossier in made.rima.context.vault.read.dossiers([first, made.case]):
        one = made.rima.cases.dossier(dossier.root)
        assert {held.id for held in dossier.ever or ()} == {held.id for held in one.ever or ()}


@pytest.mark.parametrize(("kind", "field"), OPEN)
def test_words_that_name_nobody_guarded_leave(made: Town, kind: str, field: str) -> None:
    """And so do the file's own, though somebody who is guarded elsewhere has the same name."""
    first, who = two_files(made)
    guard(made, "nobody_may_know_of", first, who)
    id = reference(made, kind, field, f"قال ذلك كثيرون {OURS}")
    name_it(made, kind, id, first, made.case)
    made.rima.cases.save([Edit("case", {"summary": words("رأته سلمى النوري هناك")}, id=made.case)])
    out = told(made)
    assert OURS in out
    assert "سلمى النوري" in out


@pytest.mark.parametrize("kind", ["place", "perpetrator"])
def test_by_another_reference_too(made: Town, kind: str) -> None:
    first, who = two_files(made)
    name = guard(made, "nobody_may_know_of", first, who)
    field = "function" if kind == "place" else "legal_text"
    above = reference(made, kind, field, f"قال ذلك {name} {OURS}")
    below = [reference(made, kind, "name_en", "Room", part_of=above) for _ in range(2)]
    for case, id in zip((first, made.case), below, strict=True):
        name_it(made, kind, id, case)
    out = told(made)
    assert NAME in out
    assert OURS not in out


def test_by_a_name_that_was_replaced_and_a_row_that_was_removed(made: Town) -> None:
    first, who = two_files(made)
    name = guard(made, "nobody_may_know_of", first, who)
    id = reference(made, "place", "function", f"قال ذلك {name} {OURS}")
    event, _ = name_it(made, "place", id, first, made.case)
    made.rima.cases.delete(event, shown=made.rima.cases.shown(event))
    made.rima.cases.save([Edit("person", {"given_ar": "رنا", "family_ar": "العلي"}, id=who)])
    assert OURS not in told(made)


@pytest.mark.parametrize("bound", ["cases", "records", "people", "links"])
def test_beyond_a_bound_its_words_stay_and_its_name_leaves(
    made: Town, bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, who = two_files(made)
    guard(made, "refused", first, who)
    code: dict[str, Json] = {"admin1": "SY07", "known_since": {"from": "2012-01-01"}}
    id = reference(made, "place", "function", f"سجن {OURS}", **code)
    name_it(made, "place", id, first, made.case)
    own = "كلام القضية"
    made.rima.cases.save([Edit("case", {"summary": words(own)}, id=made.case)])
    assert OURS in told(made)
    draw_tight(made, monkeypatch, bound)
    out = told(made)
    assert OURS not in out
    for kept in (NAME, "SY07", "2012", own, "نزار"):
        assert kept in out


def test_of_one_that_is_named_too_often_no_file_is_read(
    made: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = two_files(made)
    id = reference(made, "place", "function", OURS)
    name_it(made, "place", id, first, made.case, made.case)
    monkeypatch.setattr(references, "MOST_LINKS", 2)
    r = made.rima
    found = references.References(r.context.vault.database, {id: r.cases.record(id)})
    assert found.closed == {id}
    assert found.cases == {}


def test_it_is_read_once_for_all_files(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    first, who = two_files(made)
    name = guard(made, "nobody_may_know_of", first, who)
    id = reference(made, "place", "function", f"قال ذلك {name} {OURS}")
    name_it(made, "place", id, first, made.case)
    r = made.rima
    counts = []
    for more in (2, 6):
        for _ in range(more):
            case = r.cases.new_case({"given_ar": "نزار"}, {"family": made.family}).ids[0]
            name_it(made, "place", id, case)
        hidden, asked = hidden_in_all(r, monkeypatch, for_words)
        assert sum(who in one for one in hidden) >= more
        counts.append(asked)
    assert counts[0] == counts[1] > 0

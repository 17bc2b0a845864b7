"""A family with many missing lies in the file of each: what is said of a record is worked out once for all of
them, and what is asked of a file goes over its records once. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.attacks.families import family_of, relative
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.work import calls

from vsdesk.desk import Edit, ExitOrder
from vsdesk.records import dossier
from vsdesk.records.gate.disclosure import decide
from vsdesk.records.gate.names.nowhere_named import without_words
from vsdesk.records.gate.request import Request
from vsdesk.vault.read import neighbours, worked_out_once

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vsdesk.history.field_rules import Rules
    from vsdesk.records.alternative import Alternative
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import RecordView


def grow(made: Town, span: range) -> None:
    """As many more missing of the family, and members, each a relative of the first one."""
    h, edits = made.hala, list[Edit]()
    for at in span:
        name: dict[str, Json] = {"given_ar": f"سعيد {at}", "family_ar": "النوري"}
        h.cases.new_case(name, {"family": made.family, "case_type": "enforced_disappearance"})
        who = h.context.new_id()
        kin: dict[str, Json] = {"person": who, "related_to": made.person, "relation": "brother"}
        edits += [
            Edit("person", name, id=who, parent=made.family),
            Edit("family_member", {"person": who}, parent=made.family),
            Edit("kinship", kin, parent=made.family),
        ]
    h.cases.save(edits)
    carry(h, made.stick, made.rima)


def looks(made: Town) -> dict[str, Callable[[], object]]:
    """What goes over all cases."""
    rima = made.rima
    every = rima.context.vault.read.roots("case")
    asked = Request("un_complaint", "ced", "B", TODAY)
    return {
        "files": lambda: [one.root for one in rima.context.vault.read.dossiers(every)],
        "ready": lambda: rima.submissions.readiness.ready_all("wgeid"),
        "gates": lambda: [
            decide(asked, one, rima.context.dictionary).state
            for one in rima.context.vault.read.dossiers(every)
        ],
    }


@pytest.fixture
def large(made: Town) -> Town:
    family_of(made)
    relative(made, "mother", "هدى")
    carry(made.hala, made.stick, made.rima)
    return made


def test_each_record_of_each_file_costs_a_few_calls(large: Town) -> None:
    """Three times as many cases and records: nine times at the most, and few calls for
    each record of each file."""
    grow(large, range(20))
    for look in looks(large).values():
        look()  # what is learned once
    few = {said: calls(look) for said, look in looks(large).items()}
    grow(large, range(20, 60))
    most = {said: calls(look) for said, look in looks(large).items()}
    every = large.rima.context.vault.read.roots("case")
    held = sum(len(one) for one in large.rima.context.vault.read.dossiers(every))
    assert all(most[said] < 9 * few[said] for said in few), (few, most)
    each = {said: round(most[said] / held, 1) for said in most}
    assert each["files"] < 11, each
    assert each["gates"] < 22, each
    assert each["ready"] < 50, each


def test_whose_words_stand_in_a_record_is_read_once(
    large: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(large, range(8))
    asked: list[int] = []
    words_in, made_by = dossier.words_in, worked_out_once.judged

    def counted(fields: Mapping[str, tuple[Alternative, ...]]) -> frozenset[str]:
        asked.append(id(fields))
        return words_in(fields)

    hashed: list[tuple[str, str]] = []

    def noted(rules: Rules, rec: str, device_id: str) -> bool:
        hashed.append((rec, device_id))
        return made_by(rules, rec, device_id)

    monkeypatch.setattr(dossier, "words_in", counted)
    monkeypatch.setattr(worked_out_once, "judged", noted)
    every = large.rima.context.vault.read.roots("case")
    files = [*large.rima.context.vault.read.dossiers(every)]
    assert len(files) == len(every) > 8
    assert len(asked) == len({*asked}) == len({id(one.fields) for file in files for one in file})
    assert len(hashed) == len({*hashed})


def test_a_family_of_too_many_cases_is_left_out_by_name(
    large: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases times records beyond a bound: nothing of these is weighed for anybody outside,
    and the table says why."""
    grow(large, range(6))
    rima = large.rima
    order = ExitOrder("statistics", "public", "E", ())

    def left_out() -> dict[str, int]:
        rima.context.vault.trust_changed()  # what was read under another bound is read anew
        return dict(rima.outbound.tables.spread_look(order).left_out)

    assert left_out() == {}
    family = len(rima.context.vault.read.space(large.family))
    monkeypatch.setattr(neighbours, "MOST_READ", 7 * family - 1)
    assert left_out() == {"too_many": 7}
    monkeypatch.setattr(neighbours, "MOST_READ", 7 * family)
    assert left_out() == {}


def test_our_own_work_and_the_familys_paper_go_on(
    large: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "MOST_READ", 0)
    grow(large, range(1))
    assert large.gate("own_org", "hold_record").state != "too_many"
    assert large.gate("ced", "un_complaint").state in ("too_many", "not_asked")


def test_what_is_left_of_words_is_made_once(large: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound of neighbours each record stands in each file without its words."""
    grow(large, range(6))
    monkeypatch.setattr(neighbours, "MOST_CASES", 3)
    bare: list[int] = []

    def counted(record: RecordView, dictionary: Dictionary) -> RecordView:
        bare.append(id(record))
        return without_words(record, dictionary)

    monkeypatch.setattr("vsdesk.vault.read.dossiers.without_words", counted)
    every = large.rima.context.vault.read.roots("case")
    files = [*large.rima.context.vault.read.dossiers(every)]
    assert sum(len(one.ever or ()) for one in files) > len(files)
    assert len(bare) == len({*bare}) > 6

"""A dossier: one value, several, cleared, erased, not received; children and links."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.people import rid
from tests.records.conftest import Made, alternative, view

from vsdesk.records import dossier
from vsdesk.records.alternative import Alternative
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier
from vsdesk.records.hashable import written


def test_one_value_several_and_none(made: Made) -> None:
    made.differ("marwan", "given_ar", "مروان", "مروان", "مروان علي")
    person = made.views["marwan"]
    assert person.value("given_ar") == "مروان علي"  # the newest
    assert person.every("given_ar") == ("مروان علي", "مروان")
    assert person.differs("given_ar")
    assert person.difference
    assert len(person.ops("given_ar")) == 3
    assert not person.differs("father_ar")
    assert person.value("nothing") is None
    assert person.text("birth") == ""


def test_of_each_value_all_that_say_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is looked at once: every value beside every other one is a product, and a
    device writes thousands."""
    looked: list[Json] = []

    def counted(value: Json) -> str:
        looked.append(value)
        return written(value)

    monkeypatch.setattr(dossier, "written", counted)
    said = tuple(alternative(f"اسم {n % 50}", n) for n in range(200))
    one = replace(view("x", "person", {"given_ar": "ليلى"}), fields={"given_ar": said})
    found = one.sayings("given_ar")
    assert [len(ops) for ops in found] == [4] * 50
    assert tuple(ops[0] for ops in found) == one.alternatives("given_ar")
    assert {op for ops in found for op in ops} == set(said)
    assert len(looked) == len(said)  # once, however often it is asked


def test_values_that_are_erased_or_not_received() -> None:
    one = view("x", "person", {"given_ar": "ليلى"})
    gone = alternative(None, 1)._replace(held="erased")
    late = alternative(None, 2)._replace(held="missing")
    erased = replace(one, fields={"given_ar": (gone,)})
    assert erased.value("given_ar") is None
    assert erased.held("given_ar") == "erased"
    assert erased.ops("given_ar") == (gone.op,)
    both = replace(one, fields={"given_ar": (gone, late, alternative("ليلى"))})
    assert both.value("given_ar") == "ليلى"
    assert both.held("given_ar") == "here"
    assert not both.differs("given_ar")
    assert replace(one, fields={"given_ar": (gone, late)}).held("given_ar") == "missing"
    assert one.held("father_ar") == "here"


def test_finding_records(made: Made) -> None:
    made.add("other", "person_name", "marwan", type="kunya", value="أبو خالد")
    made.delete("note")
    dossier = made.dossier()
    assert dossier.head.kind == "case"
    assert dossier.get(None) is None
    assert dossier.get(rid("nobody")) is None
    assert [one.id for one in dossier.children(rid("marwan"))] == [rid("other")]
    assert dossier.children(rid("marwan"), "event") == ()
    assert dossier.of("note") == ()
    assert [one.id for one in dossier.linked(dossier.head, "person")] == [rid("marwan")]
    assert [one.id for one in dossier.linked(dossier.of("person")[0], "photo")] == [rid("photo")]
    assert dossier.linked(dossier.head, "case_no") == ()
    assert len(dossier) == len(list(dossier)) == len(made.views)
    assert len(Dossier("x", ())) == 0


def test_a_standing_value_never_shows_itself_in_a_message() -> None:
    one = alternative("نجاح")
    assert "نجاح" not in repr(one) and "نجاح" not in f"{one}"
    [deep] = Alternative.of_op({"x": {"ar": "نجاح"}}, one.op, one.device_id, one.by, one.ts)["x"]
    assert deep == Alternative(one.op, {"ar": "نجاح"}, one.device_id, one.by, one.ts)
    assert len({deep.value, deep.value}) == 1 and "نجاح" not in repr(deep)


def test_what_is_found_once_is_not_worked_out_again_in_the_same_dossier(made: Made) -> None:
    asked: list[Dossier] = []

    def persons(dossier: Dossier) -> int:
        asked.append(dossier)
        return len(dossier.of("person"))

    first = made.dossier()
    assert first.once(persons) == first.once(persons) == len(first.of("person"))
    fewer = replace(first, records=())
    assert fewer.once(persons) == 0
    assert len(asked) == 2


def test_values_of_one_length_do_not_share_a_hash() -> None:
    """Whoever writes many of them would else make each look for one a walk through all."""
    objects: list[Json] = [{"a": n} for n in range(50)]
    lists: list[Json] = [[n, {"b": [n]}] for n in range(50)]
    values = [*objects, *lists]
    held = [Alternative("op", one, "k", "A1", "ts").value for one in values]
    assert len(set(map(hash, held))) == len(values)
    assert set(held) == {Alternative("op", one, "k", "A1", "ts").value for one in values}

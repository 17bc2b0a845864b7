"""Answers that do not fit together are kept and shown to whoever reviews; what cannot be is
refused at its field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.desk.conftest import House, whole_case

from vsdesk.desk import Edit
from vsdesk.errors import UserError
from vsdesk.records.checks.flags import flags

if TYPE_CHECKING:
    from vsdesk.records.dictionary.values import Json

# (type, date, as told) of events that contradict each other, and the flag that rises
CONTRADICTIONS = {
    "release_before_arrest": (("release", "2012-05", "طلع بأيار"),),
    "seen_after_death": (
        ("registry_entry", "2014-01-17", "متوفى 2014-01-17"),
        ("sighting", "2015-03", "شفته بآذار"),
    ),
    "in_the_future": (("sighting", "2031-01", "السنة الجاية"),),
    "two_disappearances": (("arrest", "2016-01", "أخدوه مرة تانية"),),
}


def _event(kind: str, date: str, told: str, *, again: bool) -> dict[str, Json]:
    values: dict[str, Json] = {"type": kind, "date": {"from": date, "as_told": told}}
    return values | ({"is_disappearance": True} if again else {})


@pytest.mark.parametrize("code", CONTRADICTIONS)
def test_a_contradiction_is_kept_as_told_and_flagged(house: House, code: str) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    before = {flag.code for flag in flags(desk.cases.dossier(case), desk.context.today())}
    again = code == "two_disappearances"
    made = desk.cases.save(
        [Edit("event", _event(*one, again=again), parent=case) for one in CONTRADICTIONS[code]]
    ).ids
    dossier = desk.cases.dossier(case)
    assert before == set() and code in {flag.code for flag in flags(dossier, desk.context.today())}
    for id, (_, _, told) in zip(made, CONTRADICTIONS[code], strict=True):
        stored = dossier.get(id)
        assert stored is not None
        date = stored.value("date")
        assert isinstance(date, dict) and date["as_told"] == told
    assert "flag" in {one.what for one in desk.due.due()}


@pytest.mark.parametrize(
    ("kind", "values", "code", "field"),
    [
        ("event", {"date": {"from": "2013-02-30"}}, "E_DATE", "date"),
        ("event", {"date": {"from": "2013-05", "to": "2012-05"}}, "E_ORDER", "date"),
        ("event", {"type": "party"}, "E_VALUE", "type"),
        ("event", {"place": "0" * 32}, "E_LINK", "place"),
        ("event", {"colour": "أحمر"}, "E_FIELD", "colour"),
        ("starship", {"name": "س"}, "E_KIND", None),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    house: House, kind: str, values: dict[str, Json], code: str, field: str | None
) -> None:
    desk = house.documenter("هالة")
    case, _, _ = whole_case(desk)
    count = len(desk.cases.dossier(case))
    good: dict[str, Json] = {"kind": "event", "parent": case, "type": "sighting"}
    bad: dict[str, Json] = {"kind": kind, "parent": case, **values}
    with pytest.raises(UserError) as saved:
        desk.cases.save(
            [Edit("event", {"type": "sighting"}, parent=case), Edit(kind, values, parent=case)]
        )
    with pytest.raises(UserError) as loaded:
        desk.loads.load([json.dumps(one, ensure_ascii=False).encode() for one in (good, bad)])
    for refused in (saved.value, loaded.value):
        assert (refused.name, refused.params.get("field")) == (code, field)
        assert not any(str(value) in str(refused) for value in values.values())
    assert loaded.value.params["line"] == 2
    assert len(desk.cases.dossier(case)) == count  # nothing half saved or half loaded

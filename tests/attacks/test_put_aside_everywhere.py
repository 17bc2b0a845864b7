"""What a laptop wrote that was taken is put aside, and what is asked of the whole vault stays as closed:
names in a report, the same bytes elsewhere, news of a death. Everybody is made up.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import TODAY, Town, carry
from tests.attacks.test_of_another_missing import asked_for
from tests.attacks.test_put_aside_narrows import FAMILY, NAME, Taken, taken
from tests.attacks.test_words_of_our_work import report, vigil
from tests.reports.paper import text_of

from vsdesk import photo
from vsdesk.desk import Edit, FileOrder, SheetOrder
from vsdesk.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.desk.conftest import House

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

OTHER: Final = "نجاح"
DIED: Final = "استشهد"


def put_aside(one: Taken, since: str = TODAY) -> None:
    carry(one.hala, one.made.stick, one.made.rima)
    one.made.rima.sync.revocations.revoke(one.hala.context.device_id, since)


def vouched(one: Taken) -> None:
    lost = one.hala.context.device_id
    aside = one.made.rima.sync.revocations.of(lost).aside
    one.made.rima.sync.revocations.vouch_for(lost, aside)


# -- names in words that belong to no file ---------------------------------------------------------


def in_her_family(one: Taken) -> str:
    one.own_family()
    return NAME


def in_ours(one: Taken) -> str:
    """An aunt whom she recorded in a family of the coordinator's."""
    aunt = one.put("person", {"given_ar": NAME, "family_ar": FAMILY}, one.made.family)
    one.put("family_member", {"person": aunt}, one.made.family)
    return NAME


def a_further_name(one: Taken) -> str:
    """Of somebody whom the coordinator recorded under another one."""
    one.put("person_name", {"type": "birth_name", "value": f"{OTHER} {FAMILY}"}, one.sister)
    return OTHER


def called_otherwise(one: Taken) -> str:
    one.hala.cases.save([Edit("person", {"given_ar": OTHER, "family_ar": FAMILY}, id=one.sister)])
    return OTHER


def her_source(one: Taken) -> str:
    id = one.hala.context.new_id()
    values: dict[str, Json] = {"type": "survivor", "true_name": f"{NAME} {FAMILY}"}
    one.hala.cases.save([Edit("source", values, id=id)])
    return NAME


WAYS: Final = (in_her_family, in_ours, a_further_name, called_otherwise, her_source)


@pytest.mark.parametrize("way", WAYS)
def test_no_report_names_who_was_put_aside(
    house: House, made: Town, way: Callable[[Taken], str]
) -> None:
    one = taken(house, made)
    name = way(one)
    carry(one.hala, made.stick, made.rima)
    vigil(made.rima, title=f"وقفة مع {name} {FAMILY}")
    before = name in report(made.rima)
    put_aside(one)
    assert name not in report(made.rima)
    vouched(one)
    assert (name in report(made.rima)) == before


def test_a_report_names_whom_nobody_knows(house: House, made: Town) -> None:
    one = taken(house, made)
    one.tells("أخذوه من البيت")
    one.own_family()
    vigil(made.rima, title="وقفة مع سعاد الخطيب")
    put_aside(one)
    assert "سعاد" in report(made.rima)


# -- the same bytes elsewhere ----------------------------------------------------------------------


def an_item(desk: Desk, root: str, data: bytes) -> str:
    return desk.files.attach(io.BytesIO(data), root, kind="civil_record", name="p.jpg").ids[0]


def leaves(made: Town, item: str) -> bool:
    try:
        made.rima.outbound.files.copy_file(asked_for(item))
    except UserError:
        return False
    return True


@pytest.mark.parametrize("values", [{"sens": 4}, {"relates_to": True}, {}])
def test_the_same_bytes_lie_with_what_was_put_aside(
    house: House, made: Town, values: dict[str, Json]
) -> None:
    one = taken(house, made)
    data = photo.draw_made_up_portrait(5)
    item = an_item(made.rima, made.case, data)
    other = an_item(made.rima, made.case, photo.draw_made_up_portrait(6))
    family, *_ = one.own_family()
    who = {"given_ar": "خالد", "family_ar": FAMILY}
    more = {"family": family, "case_type": "enforced_disappearance"}
    case, person = one.hala.cases.new_case(who, more).ids
    twin = an_item(one.hala, case, data)
    said: dict[str, Json] = dict(values)
    if "relates_to" in values:
        said["relates_to"] = [person]
    if said:
        one.hala.cases.save([Edit("evidence_item", said, id=twin)])
    assert leaves(made, item)
    carry(one.hala, made.stick, made.rima)
    assert not leaves(made, item)  # nobody was asked there
    put_aside(one)
    assert not leaves(made, item)
    assert leaves(made, other)
    own = made.rima.outbound.files.copy_file(FileOrder(item))  # our own work goes on
    assert own.data


def test_a_picture_of_the_dead_stays_covered(house: House, made: Town) -> None:
    one = taken(house, made)
    data = photo.draw_made_up_portrait(5)
    item = an_item(made.rima, made.case, data)
    family, *_ = one.own_family()
    twin = an_item(one.hala, family, data)
    one.hala.cases.save([Edit("evidence_item", {"death_image": True}, id=twin)])
    view = made.rima.cases.record(item)
    assert not made.rima.files.is_kept_back(view)
    put_aside(one)
    assert made.rima.files.is_kept_back(view)


# -- news of a death -------------------------------------------------------------------------------


def test_news_that_was_put_aside_is_told_by_no_quiet_sheet(house: House, made: Town) -> None:
    """Hala opened the case; what was identified is not told yet, and her words of before say it."""
    hala, rima = made.hala, made.rima
    told: Json = {"ar": f"سمعنا إنه {DIED} بالفرع", "src_lang": "ar"}
    said: dict[str, Json] = {"type": "other", "text": told}
    hala.cases.save([Edit("event", said, parent=made.case)])
    for purpose, to in (("hold_record", "own_org"), ("casework", "family")):
        yes: dict[str, Json] = {
            "grantor": made.mother,
            "subject": made.case,
            "purpose": purpose,
            "recipient": to,
            "result": "given",
            "given_on": "2026-11-20",
            "data_scope": ["circumstances", "identity"],
            "identity_mode": "named",
        }
        rima.cases.save([Edit("consent_grant", yes, parent=made.family)])
    carry(hala, made.stick, rima)
    house.clock.now += 2 * 86_400_000
    day = rima.context.today()
    assert DIED in sheet(made)
    hala.cases.save([Edit("event", {"type": "identification"}, parent=made.case)])
    carry(hala, made.stick, rima)
    assert DIED not in sheet(made)
    rima.sync.revocations.revoke(hala.context.device_id, day)
    assert DIED not in sheet(made)


def sheet(made: Town) -> str:
    order = SheetOrder(made.case, ("ar",), "family-sheet", person=made.mother, discreet=False)
    try:
        return text_of(made.rima.outbound.sheets.sheet(order).pdf)
    except UserError as problem:
        return str(problem)

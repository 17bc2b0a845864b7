"""Do no harm at the desk: warned numbers across vaults, papers, what was told before, news of a death."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.desk.conftest import PASSPHRASE, enrol, whole_case
from tests.desk.test_consenting import mother_of

from vsdesk import photo
from vsdesk.desk import Desk, Edit, Secret, SheetOrder
from vsdesk.errors import UserError
from vsdesk.records.dictionary.hidden_sections import hidden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.records.dictionary.spec import Role
    from vsdesk.records.dictionary.values import Json

CALLER = "+000 000 111"  # made up
ATTEMPT: dict[str, Json] = {
    "date": {"from": "2025-06-05", "to": "2025-06-08", "precision": "range"},
    "channel": "phone",
    "contact_value": CALLER,
    "handle": "@abu_haydar_made_up",
}


def carry(giver: Desk, taker: Desk, stick: Path) -> None:
    stick.mkdir()
    files = [
        path
        for one in giver.sync.hand_over(stick, [taker.access.status().device_id])
        for path in one.files
    ]
    assert [one.status for one in taker.sync.intake.receive(files)] == ["applied"]


def test_a_number_warns_in_a_vault_that_cannot_read_the_case(house: House) -> None:
    office = house.coordinator()
    first, second = house.documenter("هالة", office), house.documenter("سعاد", office)
    case, _, family = whole_case(first)
    first.cases.save([Edit("extortion_attempt", ATTEMPT, parent=family)])
    other = whole_case(second, "يزن")
    assert second.access.safeguards.warning_of("000-000-111") is None
    carry(first, office, house.root / "to-office")
    for one in office.cases.list_kind("extortion_attempt"):  # a coordinator looks at it
        office.access.safeguards.warn_of(one.id, shown=office.cases.shown(one.id))
    carry(office, second, house.root / "to-second")
    assert not second.context.vault.holds(case)
    found = second.access.safeguards.warning_of("٠٠٠٠٠٠١١١")
    assert found is not None and found.count == 1
    assert second.access.safeguards.warning_of("t.me/abu_haydar_made_up") is not None
    (channel,) = second.cases.dossier(other[2]).of("contact_channel")
    second.cases.save([Edit("contact_channel", {"value": "00 000 0111"}, id=channel.id)])
    assert (
        second.access.safeguards.warning_of(second.cases.record(channel.id).text("value"))
        is not None
    )
    second.cases.note_view(channel.id)
    assert "view_contact" in {one.text("action") for one in second.cases.list_kind("audit")}
    for view in second.cases.list_kind("warned_contact"):
        held = {name for name in view.fields if view.value(name) is not None}
        assert held <= {"value", "channel", "since", "count"}  # no case, no family, no name


def test_the_same_number_again_is_counted_not_doubled(house: House) -> None:
    desk = house.coordinator()
    _, _, family = whole_case(desk)
    first = desk.cases.save([Edit("extortion_attempt", ATTEMPT, parent=family)]).ids[0]
    assert len(desk.cases.list_kind("warned_contact")) == 2
    desk.cases.save([Edit("extortion_attempt", {"handle": "abu_haydar_made_up"}, id=first)])
    found = desk.access.safeguards.warning_of(CALLER)
    assert found is not None and found.count == 1  # the same attempt, written anew
    desk.cases.save(
        [Edit("extortion_attempt", {**ATTEMPT, "contact_value": "00 000 000 111"}, parent=family)]
    )
    assert len(desk.cases.list_kind("warned_contact")) == 2
    found = desk.access.safeguards.warning_of(CALLER)
    assert found is not None and found.count == 2


def test_two_attempts_that_come_in_one_bundle_are_counted(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    _, _, family = whole_case(field)
    field.cases.save([Edit("extortion_attempt", ATTEMPT, parent=family) for _ in range(2)])
    for stick in ("first", "again"):  # what comes again is not counted again
        carry(field, office, house.root / stick)
        found = office.access.safeguards.warning_of(CALLER)
        assert found is not None and (found.count, found.others) == (0, 2)
    office.access.safeguards.warn_of(
        office.cases.list_kind("extortion_attempt")[0].id,
        shown=office.cases.shown(office.cases.list_kind("extortion_attempt")[0].id),
    )
    found = office.access.safeguards.warning_of(CALLER)
    assert found is not None and found.count


def test_an_attempt_of_which_nobody_knows_the_way_warns_too(house: House) -> None:
    office = house.coordinator()
    away = house.documenter("هالة", office)
    family = whole_case(away)[2]
    bare: dict[str, Json] = {"contact_value": "زمردة_مختلقة"}
    away.cases.save([Edit("extortion_attempt", bare, parent=family)])
    carry(away, office, house.root / "to-office")
    found = office.access.safeguards.warning_of("زمردة_مختلقة")
    assert found is not None and found.id == ""  # here only, until a coordinator looked
    office.access.safeguards.warn_of(
        office.cases.list_kind("extortion_attempt")[0].id,
        shown=office.cases.shown(office.cases.list_kind("extortion_attempt")[0].id),
    )
    assert [one.value("channel") for one in office.cases.list_kind("warned_contact")] == [None]


def test_words_that_are_no_contact_warn_only_where_the_attempt_is(house: House) -> None:
    """They may name anybody: they are not copied to where every device reads them."""
    office = house.coordinator()
    family = whole_case(office)[2]
    bare: dict[str, Json] = {
        "contact_value": "ابن عم مروان",
        "handle": "@abu_haydar_made_up, جارنا",
    }
    office.cases.save([Edit("extortion_attempt", bare, parent=family)])
    found = office.access.safeguards.warning_of("ابن عم مروان")
    assert found is not None and found.id == ""
    assert [one.text("value") for one in office.cases.list_kind("warned_contact")] == [
        "@abu_haydar_made_up"
    ]


def test_a_documenters_own_attempt_warns_in_every_other_case_at_once(house: House) -> None:
    """Without a coordinator or a hand-over, and without a word of the case in which it stands."""
    field = house.documenter("هالة", house.coordinator())
    _, _, family = whole_case(field)
    assert field.access.safeguards.warning_of(CALLER) is None
    attempt = field.cases.save([Edit("extortion_attempt", ATTEMPT, parent=family)]).ids[0]
    whole_case(field, "يزن")
    for typed in ("00 000 000 111", "٠٠٠٠٠٠١١١", "t.me/abu_haydar_made_up"):
        found = field.access.safeguards.warning_of(typed)
        assert found is not None and (found.id, found.count) == ("", 1), typed
        assert found.since == field.context.today()
    again = field.cases.save(
        [Edit("extortion_attempt", {"contact_value": CALLER}, parent=family)]
    ).ids[0]
    found = field.access.safeguards.warning_of(CALLER)
    assert found is not None and found.count == 2
    field.cases.save([Edit("extortion_attempt", {"contact_value": "+000 000 222"}, id=again)])
    found = field.access.safeguards.warning_of(CALLER)
    assert found is not None and found.count == 1
    assert field.access.safeguards.warning_of("+000 000 222") is not None
    field.cases.delete(attempt, shown=field.cases.shown(attempt))
    assert (
        field.access.safeguards.warning_of(CALLER) is None
        and field.access.safeguards.warning_of("@abu_haydar_made_up") is None
    )
    field.cases.delete(again, shown=field.cases.shown(again))
    assert field.access.safeguards.warning_of("+000 000 222") is None
    assert field.cases.list_kind("warned_contact") == []


def test_only_a_coordinator_warns_everybody(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    _, _, family = whole_case(field)
    field.cases.save([Edit("extortion_attempt", ATTEMPT, parent=family)])
    assert field.cases.list_kind("warned_contact") == []
    with pytest.raises(UserError, match="E_ROLE"):
        field.cases.save([Edit("warned_contact", {"value": CALLER, "count": 1})])


def paper(desk: Desk, case: str, data: bytes) -> str:
    return desk.files.attach(io.BytesIO(data), case, kind="release_order", name="ورقة.jpg").ids[0]


def turned(data: bytes) -> bytes:
    out = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        picture.rotate(90, expand=True).save(out, "JPEG", quality=70)
    return out.getvalue()


def test_a_template_is_known_again_and_nothing_is_ever_called_genuine(house: House) -> None:
    desk = house.coordinator()
    first, second = whole_case(desk)[0], whole_case(desk, "قصي")[0]
    scan = photo.draw_made_up_scan(7, ["محكمة مختلقة", "أمر إخلاء سبيل"])
    forged = paper(desk, first, scan)
    basis: Json = {"ar": "الجهة كانت منحلّة", "src_lang": "ar"}
    desk.cases.save([Edit("document_check", {"result": "forged", "basis": basis}, parent=forged)])
    item = paper(desk, second, turned(scan))
    desk.cases.save(
        [Edit("document_check", {"result": "inconclusive", "basis": basis}, parent=item)]
    )
    look = desk.access.safeguards.document_look(item)
    template = next(one for one in look.findings if one.test == "template_reuse")
    assert (template.result, template.records) == ("fail", (forged,))
    assert look.suggested == "suspicious"
    other = paper(desk, second, photo.draw_made_up_portrait(3))
    plain = desk.access.safeguards.document_look(other)
    assert plain.suggested in ("inconclusive", "not_checkable")
    with pytest.raises(UserError, match="E_NOT_FOUND"):
        desk.access.safeguards.document_look(second)


def test_who_was_asked_before_is_said_before_asking_again(house: House) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    assert desk.access.safeguards.told_before(case, mother) == ()
    source = desk.cases.save(
        [Edit("source", {"code": "S-0001", "person": mother, "type": "family"})]
    ).ids[0]
    told = desk.cases.save(
        [
            Edit(
                "statement",
                {"date": {"from": "2025-01-01", "to": "2025-01-01", "precision": "day"}},
                parent=source,
            )
        ]
    ).ids[0]
    assert [one.record for one in desk.access.safeguards.told_before(case, mother)] == [told]


def test_descriptions_wait_until_somebody_says_what_for(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    assert "am_medical" in hidden(desk.cases.dossier(case))
    desk.cases.save([Edit("case", {"identification_for": "identification"}, id=case)])
    assert hidden(desk.cases.dossier(case)) == frozenset()
    desk.cases.save([Edit("case", {"identification_for": None}, id=case)])
    assert "am_medical" in hidden(desk.cases.dossier(case))


def test_news_of_a_death_opens_for_the_messenger_only(house: House) -> None:
    office = house.coordinator()
    field = house.documenter("هالة", office)
    case, _, _ = whole_case(field)
    day: Json = {"from": "2026-11-01", "to": "2026-11-01", "precision": "day"}
    found = field.cases.save(
        [Edit("event", {"type": "identification", "date": day}, parent=case)]
    ).ids[0]
    assert field.access.safeguards.news(case).records == (found,)
    with pytest.raises(UserError, match="E_MESSENGER"):
        field.access.safeguards.news_open(case, found)
    with pytest.raises(UserError, match="E_ROLE"):
        field.access.safeguards.news_messenger(case, field.access.status().device_id)
    carry(field, office, house.root / "to-office")
    office.access.safeguards.news_messenger(case, field.access.status().device_id)
    office.cases.save([Edit("case", {"assigned": [field.access.status().device_id]}, id=case)])
    carry(office, field, house.root / "to-field")
    assert (
        field.access.safeguards.news(case).may_open and field.access.safeguards.news(case).checklist
    )
    assert field.access.safeguards.news_open(case, found).id == found
    assert "view_sealed" in {one.text("action") for one in field.cases.list_kind("audit")}
    with pytest.raises(UserError, match="E_MESSENGER"):
        office.access.safeguards.news_open(case, found)
    field.access.safeguards.news_told(case, "2026-11-24")
    assert field.access.safeguards.news(case).records == ()


@pytest.mark.parametrize("role", ["documenter", "reviewer", "coordinator"])
def test_the_organisations_list_says_who_is_a_coordinator(house: House, role: Role) -> None:
    """Nobody overrides anything by having made a vault as a coordinator's before it was enrolled."""
    office = house.coordinator()
    desk, _ = Desk.create(
        house.root / "own",
        role="coordinator",
        name="said so",
        passphrase=Secret.of_text(PASSPHRASE),
        env=house.env("own"),
    )
    house.desks.append(desk)
    assert desk.access.status().role == "coordinator"
    enrol(desk, office, role)
    assert desk.access.status().role == role
    if role == "reviewer":  # writes down no family at all
        with pytest.raises(UserError, match="E_ROLE"):
            whole_case(desk)
        return
    order = SheetOrder(whole_case(desk)[0], cell_reason="قرار")
    if role == "coordinator":
        assert desk.outbound.sheets.sheet(order).pdf
    else:
        with pytest.raises(UserError, match="E_ROLE"):
            desk.outbound.sheets.sheet(order)

"""The journal says who opened, looked, let out and changed an answer; it is filtered, printed without a name,
and travels as the organisation decided. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from tests.attacks.kit import carry
from tests.desk.conftest import PASSPHRASE, enrol, whole_case
from tests.desk.test_consenting import mother_of
from tests.reports.paper import text_of

from vsdesk.desk import Desk, ExitOrder, How, Secret
from vsdesk.desk.outbound.journal_service import MOST_PRINTED, JournalFilter, person_of
from vsdesk.errors import EnvironmentFault, UserError
from vsdesk.words import LANGS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House

    from vsdesk.desk.outbound.journal_service import JournalRow

AMAL: Final = Secret.of_text(PASSPHRASE)
SALMA: Final = Secret.of_text("زنبق نحاس قنطرة مرجان سنونو ترمس")  # made up
WHY: Final = "سألت الأم عن رقم أختها"


def rows(desk: Desk, **asked: object) -> list[JournalRow]:
    return [*desk.outbound.journal.page(JournalFilter(**asked)).rows]  # type: ignore[arg-type]  # as asked


def stick_of(folder: Path) -> Path:
    """The stick of a test."""
    return folder / "stick"


def said(desk: Desk, **asked: object) -> list[str]:
    return [one.term for one in rows(desk, **asked)]


def again(house: House, desk: Desk, passphrase: Secret = AMAL) -> Desk:
    """The same vault, locked and opened once more."""
    place, env = desk.access.folder, desk.context.env
    desk.access.lock()
    house.desks.append(Desk.open(place, passphrase, env))
    return house.desks[-1]


def opened(desk: Desk) -> int:
    return len(rows(desk, whats=frozenset({"opened"})))


def worked(desk: Desk) -> str:
    """A case with an answer, a look at what is closed and a table that left."""
    case, _, family = whole_case(desk, photo_use=False)
    mother = mother_of(desk, family)
    scopes = ["circumstances", "identity"]
    shown = desk.cases.shown(case)
    desk.consent.grant(case, mother, "search", "iimp", "given", How(), scopes=scopes, shown=shown)
    desk.cases.note_view(mother, "view_contact", WHY)
    desk.outbound.tables.spreadsheet(ExitOrder("search", "iimp", "B", lang="ar"))
    return case


def test_each_opening_is_a_row_and_says_who(house: House) -> None:
    desk = house.coordinator()
    before = opened(desk)
    desk.access.ways.add_person(AMAL, "سلمى", SALMA)
    desk = again(house, desk, SALMA)
    place, env = desk.access.folder, desk.context.env
    desk.access.lock()
    with pytest.raises(UserError, match="E_UNLOCK"):
        Desk.open(place, Secret.of_text("غير هذه الكلمات تماماً هنا"), env)
    desk = again(house, desk)
    newest = rows(desk, whats=frozenset({"opened"}))
    assert len(newest) == before + 2
    assert [(one.by[-1], one.person) for one in newest[:2]] == [("1", "ريما"), ("2", "سلمى")]
    assert said(desk, person=person_of("A2")) == ["open"] and person_of("لا") is None
    assert "open" not in said(desk, whats=frozenset({"ways"}))


def test_a_full_disk_keeps_nobody_from_the_vault(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = house.coordinator()
    before = opened(desk)

    def full(*_: object, **__: object) -> None:
        raise EnvironmentFault("E_DISK", "no room")

    with monkeypatch.context() as patched:
        patched.setattr("vsdesk.vault.vault.Vault.save", full)
        desk = again(house, desk)
    assert opened(desk) == before


def test_what_was_done_stands_in_its_group_with_what_it_is_about(house: House) -> None:
    desk = house.coordinator()
    case = worked(desk)
    [look] = rows(desk, whats=frozenset({"looked"}))
    family = desk.cases.record(case).text("family")
    assert (look.term, look.reason, look.root) == ("view_contact", WHY, family)
    [left] = rows(desk, whats=frozenset({"left"}))
    assert (left.term, left.root, left.recipient) == ("spreadsheet", case, "iimp")
    answers = rows(desk, whats=frozenset({"consent"}))
    assert {one.kind for one in answers} == {"consent_grant", "consent_event"}
    assert {one.root for one in answers} <= {case, family}
    every = rows(desk)
    assert [one.at for one in every] == sorted((one.at for one in every), reverse=True)


def test_days_devices_and_pages_bound_it(house: House) -> None:
    rima = house.coordinator()
    worked(rima)
    every = rows(rima)
    day = rima.context.today()
    assert [one.at for one in rows(rima, first=day, last=day)] == [one.at for one in every]
    assert not rows(rima, last="1999-12-31") and not rows(rima, first="2999-01-01")
    assert rows(rima, device_id=rima.context.device_id) == every and not rows(
        rima, device_id="7b" * 32
    )
    page = rima.outbound.journal.page(JournalFilter(), limit=2)
    met = [*page.rows]
    while page.more is not None:
        page = rima.outbound.journal.page(JournalFilter(), page.more, 2)
        met += page.rows
    assert met == every
    with pytest.raises(UserError, match="E_DATE"):
        rows(rima, first="غداً")
    asked = JournalFilter(frozenset({"left"}), "7b" * 32, 2, day, day)
    assert JournalFilter.read(asked.written()) == asked


@pytest.mark.parametrize("lang", LANGS)
def test_on_paper_stand_numbers_and_no_name(house: House, lang: str) -> None:
    desk = house.coordinator()
    case = worked(desk)
    paper = desk.outbound.journal.paper(JournalFilter(), lang)
    text = text_of(paper.pdf)
    assert desk.cases.record(case).text("case_no") in "".join(text.split()) and not paper.unset
    for name in ("مروان", "Marwan", "الدرويش", "سألت", "ريما"):
        assert name not in text
    assert len(rows(desk)) < MOST_PRINTED
    desk.outbound.journal.note_paper("journal")
    assert rows(desk)[0].term == "print" and not rows(desk)[0].why


def test_it_rides_with_other_things_and_openings_alone_make_no_file(
    house: House, tmp_path: Path
) -> None:
    """Two vaults that are opened every day would else hand that to and fro for ever."""
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    carry(hala, stick_of(tmp_path), rima)
    carry(rima, stick_of(tmp_path), hala)
    carry(hala, stick_of(tmp_path), rima)
    for _ in range(2):
        hala = again(house, hala)
        assert [one.state for one in hala.sync.hand_over(stick_of(tmp_path))] == ["nothing"]
        assert hala.sync.preview_give(None).goes.nothing
    kid = hala.context.device_id
    before = len(rows(rima, device_id=kid, whats=frozenset({"opened"})))
    hala.context.audit("view_contact", reason=WHY)  # and a look is reason enough
    carry(hala, stick_of(tmp_path), rima)
    after = rows(rima, device_id=kid)
    assert [one.term for one in after[:3]] == ["view_contact", "open", "open"]
    assert len([one for one in after if one.term == "open"]) == before + 2
    hala = again(house, hala)
    carry(rima, stick_of(tmp_path), hala)
    assert [one.state for one in hala.sync.hand_over(stick_of(tmp_path))] == ["nothing"]


def test_a_journal_stays_where_the_organisation_decided_so(house: House, tmp_path: Path) -> None:
    rima = house.coordinator()
    hala = house.documenter("hala", rima)
    with pytest.raises(UserError, match="E_ROLE"):
        hala.sync.set_journals_stay(stay=True)
    rima.sync.set_journals_stay(stay=True)
    assert rima.sync.journals_stay()
    carry(rima, stick_of(tmp_path), hala)
    hala.context.audit("view_contact", reason=WHY)
    case = whole_case(hala)[0]
    carry(hala, stick_of(tmp_path), rima)
    kid = hala.context.device_id
    assert rima.cases.record(case) and "view_contact" in said(hala)
    assert "view_contact" not in said(rima, device_id=kid)
    rima.sync.set_journals_stay(stay=False)
    carry(rima, stick_of(tmp_path), hala)
    carry(hala, stick_of(tmp_path), rima)
    assert "view_contact" in said(rima, device_id=kid)


def test_what_others_write_there_and_what_counts_nowhere_is_not_told(
    house: House, tmp_path: Path
) -> None:
    rima = house.coordinator()
    new = house.documenter("samer")
    new.context.audit("view_contact", reason=WHY)
    enrol(new, rima)
    carry(rima, stick_of(tmp_path), new)
    carry(new, stick_of(tmp_path), rima)
    kid = new.context.device_id
    assert "view_contact" in said(rima, device_id=kid)
    assert all(one.device_id == kid for one in rows(rima, device_id=kid))

"""Attacks on the ways out with real vaults: what lies sealed, what was narrowed, what comes late.

Each test is one try to get out what may not leave, or to make a paper say what is not so. All people
are made up.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from tests.attacks.kit import decided_before
from tests.desk.conftest import House, whole_case
from tests.desk.test_consenting import another, mother_of
from tests.journeys.world import carry
from tests.reports.paper import text_of

from vsdesk import photo
from vsdesk.desk import CaseFilter, Edit, ExitOrder, How, SheetOrder, SubmissionOrder
from vsdesk.errors import UserError
from vsdesk.records.consent.holding_answer import ALL_SCOPES, agreement
from vsdesk.records.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Clock

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.values import Json

WIDE = sorted(ALL_SCOPES - {"source_identity", "contact"})
MARK = "زنبقة"


@pytest.fixture
def house(tmp_path: Path, clock: Clock, rng: Callable[[int], bytes]) -> Iterator[House]:
    built = House(tmp_path, clock, rng)
    yield built
    built.close()


def agreed(desk: Desk, purpose: str = "search", recipient: str = "iimp") -> tuple[str, str, str]:
    """A case of which nearly everything may go to one body; ids of case, person, mother."""
    case, person, family = whole_case(desk)
    mother = mother_of(desk, family)
    desk.consent.grant(
        case,
        mother,
        purpose,
        recipient,
        "given",
        How(),
        scopes=WIDE,
        photo=True,
        shown=desk.cases.shown(case),
    )
    return case, person, mother


def state(desk: Desk, case: str, purpose: str = "search", recipient: str = "iimp") -> str:
    return agreement(desk.cases.dossier(case), purpose, recipient, "", desk.context.today()).state


def everything_left(desk: Desk, case: str, level: str = "B") -> str:
    """The words of each way out to the body."""
    order: dict[str, Any] = {"purpose": "search", "recipient": "iimp", "level": level}
    text = text_of(
        desk.outbound.sheets.sheet(
            SheetOrder(case, ("ar",), "case-file", discreet=False, **order)
        ).pdf
    )
    text += text_of(
        desk.outbound.sheets.sheet(SheetOrder(case, ("en", "ar"), "iimp", discreet=False)).pdf
    )
    text += desk.outbound.tables.clipboard(ExitOrder(cases=(case,), **order)).text
    id = desk.submissions.new(SubmissionOrder(case, "iimp")).ids[0]
    for item in desk.submissions.prepare(id, because="للتجربة").items:
        data = desk.files.attachment(item)
        text += text_of(data) if data.startswith(b"%PDF") else data.decode()
    return text


# --- what lies below something sealed -----------------------------------------------------------


def words_for(kind: str) -> dict[str, Json]:
    """Every text field of a kind, with a word to be found again."""
    model = next(one for one in MODELS if one.about.name == kind)
    return {
        field.name: (
            {"ar": f"{MARK} {kind} {field.name}", "src_lang": "ar"}
            if field.type == "ptext"
            else f"{MARK} {kind} {field.name}"
        )
        for field in spec_fields(model)
        if field.type in ("text", "ptext")
    }


def spec_fields(model: Any) -> Any:
    from vsdesk.records.dictionary.model import spec_of

    return spec_of(model).fields


def test_whatever_lies_below_a_sealed_record_stays(house: House) -> None:
    """Captions, file names, custody, checks, claims and translations of an event that is sealed."""
    desk = house.coordinator()
    case, _, _ = agreed(desk)
    sealed, item, check, claim = (desk.context.new_id() for _ in range(4))
    year: Json = {"from": "2014", "to": "2014", "precision": "year"}
    desk.cases.save(
        [
            Edit("event", {"type": "held_at", "sens": 4, "date": year}, id=sealed, parent=case),
            Edit("claim", {"field": "place_text", "value": f"{MARK} claimed"}, id=claim, parent=sealed),
            Edit("involvement", {"group": "gov_mi", "degree": "suspected", **words_for("involvement")}, parent=sealed),
            Edit("evidence_item", {"type": "audio", **words_for("evidence_item")}, id=item, parent=sealed),
            Edit("custody_entry", {"action": "collected", **words_for("custody_entry")}, parent=item),
            Edit("document_check", {"result": "suspicious", **words_for("document_check")}, id=check, parent=item),
            Edit("translation", {"record": claim, "field": "value", "lang": "en", "text": f"{MARK} translated"}, parent=claim),
        ]
    )  # fmt: skip  # a record a row
    found = [one for one in everything_left(desk, case).split("\n") if MARK in one]
    assert found == []


def test_the_picture_that_is_printed_is_the_one_that_may_leave(
    house: House, tmp_path: Path
) -> None:
    """The newest photo is sealed: its pixels are on no paper, though an older one may be shown."""
    desk = house.coordinator()
    case, person, _ = whole_case(desk)
    order = SheetOrder(case, ("ar",), discreet=False)
    before = pictures(tmp_path / "before", desk.outbound.sheets.sheet(order).pdf)
    assert len(before) == 1
    drawn = desk.files.attach(io.BytesIO(photo.draw_made_up_portrait(99)), case, name="x.jpg")
    [newer] = [one for one in drawn.ids if one != person]
    held = desk.cases.record(person).value("photo")
    assert isinstance(held, list) and newer in held
    sealings: dict[str, dict[str, Json]] = {
        "sealed": {"sens": 4},
        "dead": {"sens": None, "death_image": True},
        "leaked": {"death_image": None, "type": "caesar_photo"},
    }
    for name, values in sealings.items():
        desk.cases.save([Edit("evidence_item", values, id=newer)])
        assert pictures(tmp_path / name, desk.outbound.sheets.sheet(order).pdf) == before, name
    older = next(one for one in held if one != newer)
    desk.cases.save([Edit("evidence_item", {"sens": 4}, id=str(older))])
    assert pictures(tmp_path / "none", desk.outbound.sheets.sheet(order).pdf) == []


def pictures(folder: Path, pdf: bytes) -> list[bytes]:
    """The large pictures of a PDF, by poppler."""
    folder.mkdir()
    (folder / "page.pdf").write_bytes(pdf)
    subprocess.run(["pdfimages", "-png", "page.pdf", "x"], cwd=folder, check=True, timeout=600)
    found = [path.read_bytes() for path in sorted(folder.glob("x*.png"))]
    return [one for one in found if len(one) > 5000]


# --- a paper says what it is --------------------------------------------------------------------


def test_a_paper_and_its_row_say_the_level_that_was_let_out(house: House) -> None:
    """Asked for more than the recipient may see, the footer and the row name what truly left."""
    desk = house.coordinator()
    case, _, _ = agreed(desk, "media", "public")
    order = SheetOrder(
        case, ("en",), "case-file", purpose="media", recipient="public", level="B", discreet=False
    )
    page = desk.outbound.sheets.print_sheet(order)
    assert "Level B" not in text_of(page.pdf) and "Level C" in text_of(page.pdf)
    [row] = desk.cases.dossier(case).of("disclosure")
    assert row.text("level") == "c"


def test_the_papers_metadata_names_nobody(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = agreed(desk)
    for kind in ("family-sheet", "iimp", "case-file", "discreet-card"):
        try:
            pdf = desk.outbound.sheets.sheet(SheetOrder(case, ("ar",), kind, discreet=False)).pdf
        except UserError:
            continue
        info = subprocess.run(
            ["pdfinfo", "-"], input=pdf, capture_output=True, check=True, timeout=600
        ).stdout.decode()
        assert not [w for w in ("مروان", "الدرويش", "نجاح", "ريما", "Marwan") if w in info]
        assert b"/EmbeddedFile" not in pdf and b"/JavaScript" not in pdf


# --- consent, on real vaults --------------------------------------------------------------------


def test_taking_everything_back_takes_what_begins_tomorrow_too(house: House, clock: Clock) -> None:
    desk = house.coordinator()
    case, _, family = whole_case(desk)
    mother = mother_of(desk, family)
    desk.consent.grant(
        case, mother, "search", "iimp", "given", How(on="2099-01-01"), shown=desk.cases.shown(case)
    )
    keep = next(
        one.id
        for one in desk.cases.dossier(case).of("consent_grant")
        if (one.text("purpose"), one.text("recipient")) == ("hold_record", "own_org")
    )
    desk.consent.withdraw([keep])
    assert (
        agreement(desk.cases.dossier(case), "search", "iimp", "", "2099-06-01").state == "withdrawn"
    )


def test_a_no_after_the_decision_reopens_it(house: House) -> None:
    """A coordinator decided for the mother's yes; then the wife is asked, and says no. Only an older vault
    has a second decision over it, and the mother's own no opens that one again."""
    desk = house.coordinator()
    case, _, mother = agreed(desk)
    family = desk.cases.dossier(case).of("family")[0].id
    yes = next(
        one.id
        for one in desk.cases.dossier(case).of("consent_grant")
        if one.text("recipient") == "iimp"
    )
    wife = another(desk, case, family, "wife")
    desk.consent.steps.decide(yes, "اجتمعت العائلة", shown=desk.consent.steps.shown(yes))
    assert state(desk, case) == "given"
    desk.consent.grant(case, wife, "search", "iimp", "refused", How(), shown=desk.cases.shown(case))
    assert state(desk, case) == "refused"
    decided_before(desk, yes, "اجتمعت العائلة ثانية، والزوجة حاضرة")
    assert state(desk, case) == "given"
    desk.consent.grant(
        case, mother, "search", "iimp", "refused", How(), shown=desk.cases.shown(case)
    )
    assert state(desk, case) == "refused"


@pytest.mark.parametrize("first", ["office", "field"])
def test_a_grant_that_comes_late_brings_nothing_back(
    house: House, tmp_path: Path, first: str
) -> None:
    """Withdrawn in the office while a documenter wrote the same yes again, days before: withdrawn."""
    desk = house.coordinator()
    case, _, mother = agreed(desk)
    field = house.documenter("documenter", desk)
    desk.cases.save([Edit("case", {"assigned": [field.access.status().device_id]}, id=case)])
    carry(desk, field, tmp_path / "out")
    family = field.cases.dossier(case).of("family")[0].id
    yes = next(
        one
        for one in desk.cases.dossier(case).of("consent_grant")
        if one.text("recipient") == "iimp"
    )
    day = yes.text("given_on")
    late: dict[str, Json] = {
        "grantor": mother,
        "capacity": "parent",
        "purpose": "search",
        "recipient": "iimp",
        "result": "given",
        "data_scope": [*WIDE],
        "given_on": day,
        "how_recorded": "signed",
    }
    if first == "field":
        field.cases.save([Edit("consent_grant", late, parent=family)])
    desk.consent.withdraw([yes.id])
    if first == "office":
        field.cases.save([Edit("consent_grant", late, parent=family)])
    carry(field, desk, tmp_path / "back")
    assert state(desk, case) == "withdrawn"
    carry(desk, field, tmp_path / "again")
    assert state(field, case) == "withdrawn"
    with pytest.raises(UserError, match="E_GATE"):
        desk.outbound.tables.spreadsheet(ExitOrder("search", "iimp", "B", cases=(case,)))


def test_news_that_is_planned_is_not_told(house: House) -> None:
    desk = house.coordinator()
    case, _, _ = whole_case(desk)
    desk.cases.save([Edit("case", {"fate": "dead_identified"}, id=case)])
    with pytest.raises(UserError, match="E_AHEAD"):
        desk.access.safeguards.news_told(case, "2099-01-01")
    desk.cases.save([Edit("case", {"search_status": "remains_identified"}, id=case)])
    desk.cases.save([Edit("case", {"news_told_on": "2099-01-01"}, id=case)])
    assert not desk.access.safeguards.news(case).may_open
    assert [one.status for one in desk.cases.lists.page(CaseFilter()).rows] == ["lead"]
    assert not desk.cases.lists.page(CaseFilter(status="remains_identified")).rows
    desk.access.safeguards.news_told(case, desk.context.today())
    assert desk.access.safeguards.news(case).may_open
    assert [one.status for one in desk.cases.lists.page(CaseFilter()).rows] == [
        "remains_identified"
    ]


# --- tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+1",
        "@SUM(1)",
        "-1",
        "مروان;=1+1",
        "مروان\t=1+1",
        "مروان\n=1+1",
        "مروان; \u00a0@x",
        "﻿=1",
        "\u200f=1+1",
        "\u202b=1",
        "مروان,=1",
    ],
)
def test_no_cell_runs_whatever_the_list_separator_of_the_computer_is(
    house: House, name: str
) -> None:
    """A spreadsheet program of Germany, France or Türkiye splits a CSV at semicolons."""
    desk = house.coordinator()
    case, person, _ = agreed(desk)
    desk.cases.save([Edit("person", {"occupation": name}, id=person)])
    order = ExitOrder(
        "search", "iimp", "B", cases=(case,), columns=("person.occupation",), lang="en"
    )
    text = desk.outbound.tables.spreadsheet(order, "csv").data.decode("utf-8-sig")
    parts = text.replace("\n", ";").replace("\t", ";").replace(",", ";").split(";")
    for part in parts:
        assert part.strip(' "\r\u00a0\ufeff\u200f\u202b')[:1] not in tuple("=+-@")
    with zipfile.ZipFile(io.BytesIO(desk.outbound.tables.spreadsheet(order).data)) as book:
        assert not [one for one in book.namelist() if "comment" in one or "external" in one]
        sheet = book.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet
        assert "ريما".encode() not in book.read("docProps/core.xml")

"""Activities and the report of a period by command. All people are made up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pikepdf
from tests.reports.long_run import faults
from tests.reports.paper import text_of

from vsdesk import photo

if TYPE_CHECKING:
    from tests.journeys.conftest import Machine

NEWSLETTER = Path(__file__).parent.parent / "desk" / "newsletter_activities.json"
HALF = ("--from", "2024-04-01", "--to", "2024-09-30")


def test_the_newsletter_loads_by_one_command_and_once(coordinator: Machine) -> None:
    made = coordinator.ok("activities", "load", NEWSLETTER)
    listed = coordinator.ok("activities", "list", "--lang", "ar")
    wanted = json.loads(NEWSLETTER.read_bytes())["activities"]
    assert len(listed["activities"]) == len(wanted) == 31 and made
    coordinator.ok("activities", "load", NEWSLETTER)
    assert len(coordinator.ok("activities", "list")["activities"]) == 31


def test_the_report_of_its_half_year_with_pictures_and_words(coordinator: Machine) -> None:
    coordinator.ok("activities", "load", NEWSLETTER)
    rows = coordinator.ok("activities", "list")["activities"][:2]
    items = []
    for at, row in enumerate(rows):
        file = coordinator.folder / f"صورة{at}.jpg"
        file.write_bytes(photo.draw_made_up_portrait(at))
        coordinator.ok("records", "set", row["id"], "photo_consent=true")
        items.append(
            coordinator.ok("attach", file, "--to", row["id"], "--kind", "photo")["attached"]
        )
    words = coordinator.folder / "مقدمة.txt"
    words.write_text("كلمة المحررة في أول التقرير", encoding="utf-8")
    out = coordinator.folder / "تقرير.pdf"
    asked = ["report", "period", *HALF, "--lang", "ar", "--introduction", words, "-o", out]
    pictures = [part for one in items for part in ("--photo", one)]
    ran = coordinator.do(*asked, *pictures, "--credit", "عدسة مختلقة")
    assert ran.refusal == "E_USAGE" and not out.exists()  # of which picture is it?
    coordinator.ok(*asked, *pictures, "--credit", "عدسة مختلقة", "--credit", "عدسة أخرى")
    pdf = out.read_bytes()
    said = " ".join(text_of(pdf).split())
    assert "كلمة المحررة في أول التقرير" in said and "عدسة أخرى" in said
    assert not faults(pdf)
    with pikepdf.open(out) as held:
        assert len(held.pages[0].get_images()) == 2
    table = coordinator.folder / "تقرير.xlsx"
    coordinator.ok("report", "period", *HALF, "--lang", "ar", "-o", table)
    assert openpyxl.load_workbook(table).worksheets[0].max_row > 3

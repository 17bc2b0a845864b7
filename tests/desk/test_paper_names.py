"""The names under which papers of a submission are saved: what they are, and never who they are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.desk.conftest import frozen_now
from tests.desk.test_submitting import prepared, ready_case

from vsdesk.desk import free_place, paper_name

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import House


def test_a_paper_is_named_by_body_number_part_and_language_never_by_a_person(
    house: House, tmp_path: Path
) -> None:
    desk = house.coordinator()
    case, _ = ready_case(desk)
    submission = prepared(desk, case)
    [paper] = desk.submissions.papers(submission, frozen_now(desk, submission))
    number = desk.cases.record(case).text("case_no")
    assert re.fullmatch(rf"iimp-{number}-form-(ar|en|ku)(\+(ar|en|ku))?\.pdf", paper.name)
    assert "مروان" not in repr(paper) and "PDF" not in repr(paper)
    first = free_place(tmp_path, paper.name)
    first.write_bytes(paper.pdf)
    second = free_place(tmp_path, paper.name)
    assert second != first and second.suffix == ".pdf" and not second.exists()
    assert paper_name("wgeid", "MTH/26\\A مروان", "form", ("en",)) == "wgeid-MTH-26-A-form-en.pdf"

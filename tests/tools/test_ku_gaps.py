"""tools/ku_gaps.py: no text of the program is without its Kurmanji, and the Kurmanji is
written in its alphabet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tools import ku_gaps
from vsdesk import paths


def test_nothing_is_missing() -> None:
    assert ku_gaps.gaps(paths.resources(), "ku") == []
    assert ku_gaps.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("vocabularies/consent.toml", ', ku = "razî nebû"', "consent_result.refused refused"),
        ("languages/ku/labels.toml", 'priority = "Girîngî"\n', "field.case.priority"),
        ("mechanisms/iiim.toml", 'msg_ku = "Şahidek', "rule[1] A witness said no"),
        ("places/areas.toml", ', ku = "Dareya"', "district.SY0309 Darayya"),
        ("told_dates.toml", ', ku = "Miherem"', "hijri_month.1 Muharram"),
    ],
)
def test_a_gap_is_said_wherever_it_is(tmp_path: Path, file: str, line: str, said: str) -> None:
    copy = Path(shutil.copytree(paths.resources(), tmp_path / "resources"))
    path = copy / file
    text = path.read_text("utf-8")
    assert line in text
    other = line.replace("msg_ku", "msg_tr") if "msg_ku" in line else ""
    path.write_text(text.replace(line, other, 1), encoding="utf-8")
    (gap,) = ku_gaps.gaps(copy, "ku")
    assert gap.startswith(f"{file}: {said}")


def test_the_alphabet_is_that_of_hawar() -> None:
    """No Turkish letters, no Arabic ones, and no word that CONTRIBUTING leaves out."""
    texts = re.findall(r"^\| \S+ \| (.*) \|$", ku_gaps.page("ku"), re.M)[2:]
    assert len(texts) > 2400
    strange = re.compile("[ıİğĞöÖüÜ\u0600-\u06ff]|rehmetî|[Ss]axte|[Şş]aşî|!")
    assert [text for text in texts if strange.search(text)] == []

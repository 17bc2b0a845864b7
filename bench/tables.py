"""Tables in: an association's table of 10,000 rows read, checked and loaded as draft cases."""

from __future__ import annotations

import csv
import random
from typing import TYPE_CHECKING, Final

from bench.stage import ms, seconds
from vsdesk.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from bench.stage import Row, Stage

ROWS: Final = 10_000
_HEADER: Final = (
    "رقم الملف",
    "الاسم",
    "اسم الأب",
    "الكنية",
    "اسم الأم",
    "الجنس",
    "سنة الميلاد",
    "تاريخ الاعتقال",
    "مكان الاعتقال",
    "الجهة",
    "رقم الهاتف",
    "اسم مقدم البلاغ",
    "صلة القرابة",
    "ملاحظات",
)
_GIVEN: Final = ("مروان", "خالد", "يوسف", "سامر", "نضال", "ماهر", "سلمى", "هدى")
_FAMILY: Final = ("الدرويشي", "الحلبوني", "السالمي", "العليوي", "الخطيبي")


def rows(stage: Stage) -> list[Row]:
    """The table."""
    path = _written(stage.root / "table.csv")
    vault = stage.vault("tables")
    desk = Desk(vault)
    look = seconds(lambda: desk.loads.tables.open(path))
    check = seconds(lambda: _load(desk, path, dry_run=True))
    whole = seconds(lambda: _load(desk, path, dry_run=False))
    vault.lock()
    return [
        ("a table of 10,000 rows looked at", ms(look), "", None, ""),
        ("the same checked only", ms(check), "", None, ""),
        ("the same loaded as draft cases", ms(whole), "", None, "<= 60 s"),
    ]


def _load(desk: Desk, path: Path, *, dry_run: bool) -> None:
    mapping = desk.loads.tables.open(path).mapping
    report = desk.loads.tables.load(path, mapping, date_order="dmy", dry_run=dry_run)
    assert report.loaded == ROWS, report.problems[:3]


def _written(path: Path) -> Path:
    rng = random.Random(3)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(_HEADER)
        for number in range(ROWS):
            out.writerow(
                [
                    f"م/{number}",
                    rng.choice(_GIVEN),
                    rng.choice(_GIVEN),
                    rng.choice(_FAMILY),
                    "نجاح",
                    "ذكر",
                    str(1950 + number % 50),
                    f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{2011 + number % 4}",
                    "حاجز القطيفة",
                    "الأمن العسكري",
                    f"0944{number:06d}",
                    "نجاح",
                    "الأم",
                    "أخذوه من الباص",
                ]
            )
    return path
